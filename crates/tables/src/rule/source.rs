//! The text of a rule file or a configuration: it names the place of each mistake and of what is said.

use super::native::Checks;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;
use toml::Spanned;

/// A mistake in a rule file or a configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleError {
    /// The path as it was given.
    pub file: Arc<str>,
    /// 1-based.
    pub line: u32,
    /// 1-based, in Unicode scalar values.
    pub column: u32,
    /// What was found and what is allowed.
    pub message: String,
}

impl fmt::Display for RuleError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}:{}: {}", self.file, self.line, self.column, self.message)
    }
}

impl std::error::Error for RuleError {}

/// What a file says, with its place for messages.
#[derive(Debug, Clone)]
pub struct Placed<T> {
    /// What it says.
    pub value: T,
    file: Arc<str>,
    line: u32,
    column: u32,
}

impl<T> Placed<T> {
    /// A mistake in it.
    pub fn error(&self, message: impl fmt::Display) -> RuleError {
        RuleError { file: self.file.clone(), line: self.line, column: self.column, message: message.to_string() }
    }
}

/// A text that rules stand in, for naming places.
pub struct Source<'t> {
    pub(super) file: Arc<str>,
    pub(super) text: &'t str,
    pub(super) checks: Checks<'t>,
    /// Where each line ends.
    line_ends: Vec<usize>,
}

/// The first typographic quotation mark outside of strings and comments, as word processors write them.
fn typographic_mark(text: &str) -> Option<(usize, char)> {
    let mut quote = None;
    for (at, character) in text.char_indices() {
        match (quote, character) {
            (None, '"' | '\'' | '#') => quote = Some(character),
            (None, '“' | '”' | '„' | '‘' | '’' | '‚' | '«' | '»') => return Some((at, character)),
            (Some('#'), '\n') => quote = None,
            (Some(open), _) if open == character && open != '#' && !text[..at].ends_with('\\') => quote = None,
            _ => {}
        }
    }
    None
}

impl<'t> Source<'t> {
    /// The text of the file called `file` in messages.
    pub fn new(file: &str, text: &'t str, checks: Checks<'t>) -> Self {
        Self { file: file.into(), text, checks, line_ends: text.match_indices('\n').map(|(at, _)| at).collect() }
    }

    /// The mistake that the TOML parser found.
    pub fn of_toml(&self, error: &toml::de::Error) -> RuleError {
        let span = error.span().unwrap_or(0..0);
        if let Some((at, mark)) = typographic_mark(self.text).filter(|(at, _)| *at <= span.end) {
            return self.error(at..at, format!("`{mark}` is a typographic quotation mark; TOML wants straight ones, `\"`"));
        }
        let message = error.message().trim_end().replace('\n', ": ");
        // In the words of TOML, not in those of its parser.
        let words = [
            ("expected a sequence", "expected a list"),
            ("expected a map", "expected a table"),
            ("unknown field", "unknown key"),
            ("missing field", "missing key"),
            ("unknown variant", "unknown value"),
        ];
        let mut message = words.iter().fold(message, |message, (parser, toml)| message.replacen(parser, toml, 1));
        let at = self.text.get(span.clone()).unwrap_or_default();
        if message == "invalid type: map, expected a list" && at.starts_with('[') && !at.starts_with("[[") {
            message = format!("`{at}` may stand several times: write `[{at}]`");
        }
        self.error(span, message)
    }

    /// A mistake at bytes `at`.
    pub fn error(&self, at: Range<usize>, message: impl Into<String>) -> RuleError {
        let (line, column) = self.position(at.start);
        RuleError { file: self.file.clone(), line, column, message: message.into() }
    }

    fn position(&self, offset: usize) -> (u32, u32) {
        let before = self.text.get(..offset).unwrap_or(self.text);
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() as u32 + 1;
        (self.line(before.len()), column)
    }

    pub(super) fn line(&self, offset: usize) -> u32 {
        self.line_ends.partition_point(|&end| end < offset) as u32 + 1
    }

    /// What the file says, with its place.
    pub fn placed<T>(&self, said: Spanned<T>) -> Placed<T> {
        let (line, column) = self.position(said.span().start);
        Placed { value: said.into_inner(), file: self.file.clone(), line, column }
    }
}
