//! An example with its parts, and the two ways to vary it: rewriting what a pattern finds, and setting it among other text.

use mtlint::examples::{unescape, unmark};
use mtlint::rule::Definition;
use mtlint::rule::{Example, Scope};
use regex::{Captures, Regex};
use std::ops::Range;

/// Words of the text between the fault and what is still close to it.
const NEAR: usize = 3;

/// A text with a fault, or one without.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sample {
    pub text: String,
    /// The bytes of `text` with the fault; `None` in a `good` example.
    pub mark: Option<Range<usize>>,
    /// The text after the fix, where the example shows it and the variation leaves no doubt about it.
    pub fix: Option<String>,
    /// What it was translated from, line by line.
    pub source: Option<String>,
    pub source_lang: Option<String>,
    /// The primary subtag of the text's language.
    pub lang: String,
    pub family: String,
    /// Whether the fault is one of the first line, which nothing may go before.
    pub is_first: bool,
    /// Whether it depends on other articles or on the style of a house.
    pub is_of_set: bool,
}

impl Sample {
    /// A `bad` example.
    pub(crate) fn bad(definition: &Definition, example: &Example) -> Result<Self, String> {
        let (text, mark) = unmark(&example.text)?;
        Ok(Self { text, mark: Some(mark), ..Self::of(definition, example) })
    }

    /// A `good` example.
    pub(crate) fn good(definition: &Definition, example: &Example) -> Self {
        Self { text: unescape(&example.text), ..Self::of(definition, example) }
    }

    fn of(definition: &Definition, example: &Example) -> Self {
        let primary = |tag: &String| tag.split('-').next().unwrap_or_default().to_owned();
        let lang = example.lang.as_ref().or(definition.languages.first()).map_or_else(|| "en".to_owned(), primary);
        Self {
            text: String::new(),
            mark: None,
            fix: example.fix.clone(),
            source: example.source.clone(),
            source_lang: example.source_lang.as_ref().or(definition.sources.first()).map(primary),
            lang,
            family: definition.family().to_owned(),
            is_first: definition.when.scope.iter().any(|scope| matches!(scope, Scope::FirstLine | Scope::Heading)),
            is_of_set: !example.set.is_empty() || !example.prefer.is_empty() || example.glossary.is_some(),
        }
    }

    pub(crate) fn is_of(&self, families: &[&str]) -> bool {
        families.contains(&self.family.as_str())
    }

    /// The text of the fault.
    pub(crate) fn marked(&self) -> &str {
        self.mark.clone().map_or("", |mark| &self.text[mark])
    }

    /// What stands before and behind the fault.
    pub(crate) fn around(&self) -> (&str, &str) {
        self.mark.clone().map_or((&self.text, ""), |mark| (&self.text[..mark.start], &self.text[mark.end..]))
    }

    /// The fault, if it is a whole line.
    pub(crate) fn label(&self) -> Option<&str> {
        let (before, after) = self.around();
        let is_line = (before.is_empty() || before.ends_with('\n')) && (after.is_empty() || after.starts_with('\n'));
        (is_line && !self.marked().is_empty() && !self.marked().contains('\n')).then(|| self.marked())
    }

    /// Whether the example is one line and nothing more.
    pub(crate) fn is_one_line(&self) -> bool {
        !self.text.contains('\n')
    }

    /// What the fix makes of the fault, where it changes nothing else.
    pub(crate) fn mended(&self) -> Option<&str> {
        let (before, after) = self.around();
        self.fix.as_deref()?.strip_prefix(before)?.strip_suffix(after)
    }

    /// Rewrites what the pattern finds, in the text and likewise in what the fix makes of it. `None` where that changes nothing close to
    /// the fault; or where the text has a source that does not say the same as it stands, so that the two would no longer agree.
    pub(crate) fn rewrite(&self, pattern: &Regex, replace: impl Fn(&Captures<'_>) -> Option<String>) -> Option<Self> {
        if self.is_of_set {
            return None;
        }
        let own = edits(&self.text, pattern, &replace);
        if !own.iter().any(|(range, _)| self.is_near(range)) {
            return None;
        }
        let in_source = |range: &Range<usize>| self.source.as_ref().is_none_or(|source| source.contains(&self.text[range.clone()]));
        if !own.iter().all(|(range, _)| in_source(range)) {
            return None;
        }
        let likewise = |text: &String| applied(text, &edits(text, pattern, &replace));
        Some(Self { fix: self.fix.as_ref().map(likewise), source: self.source.as_ref().map(likewise), ..self.edited(&own) })
    }

    /// As [`Self::rewrite`], for forms of words: a fix that has other words in their place would have to have those in another form.
    pub(crate) fn rewrite_words(&self, pattern: &Regex, replace: impl Fn(&Captures<'_>) -> Option<String>) -> Option<Self> {
        let new = self.rewrite(pattern, &replace)?;
        let count = |text: &str| edits(text, pattern, &replace).len();
        let fix = new.fix.clone().filter(|_| self.fix.as_ref().is_some_and(|fix| count(fix) == count(&self.text)));
        Some(Self { fix, ..new })
    }

    /// The sample after edits of its text, in order; its fix is left as it was.
    pub(crate) fn edited(&self, edits: &[(Range<usize>, String)]) -> Self {
        let mark = self.mark.clone().map(|mark| moved(mark.start, edits, false)..moved(mark.end, edits, true));
        Self { text: applied(&self.text, edits), mark, ..self.clone() }
    }

    /// The sample between other text.
    pub(crate) fn framed(&self, before: &str, after: &str) -> Self {
        let around = |text: &String| {
            let is_gone = text.trim().is_empty();
            if is_gone && after.is_empty() { before.trim_end().to_owned() } else { [before, text, after].concat() }
        };
        let mark = self.mark.clone().map(|mark| mark.start + before.len()..mark.end + before.len());
        Self { text: [before, &self.text, after].concat(), mark, fix: self.fix.as_ref().map(around), ..self.clone() }
    }

    /// Whether a place is within a few words of the fault; in a `good` example every place is.
    pub(crate) fn is_near(&self, range: &Range<usize>) -> bool {
        let Some(mark) = &self.mark else { return true };
        let between = if range.end <= mark.start {
            &self.text[range.end..mark.start]
        } else if mark.end <= range.start {
            &self.text[mark.end..range.start]
        } else {
            return true;
        };
        !between.contains('\n') && between.split_whitespace().count() <= NEAR
    }
}

type Edits = Vec<(Range<usize>, String)>;

fn edits(text: &str, pattern: &Regex, replace: &impl Fn(&Captures<'_>) -> Option<String>) -> Edits {
    let edit = |found: Captures<'_>| {
        let all = found.get(0)?;
        let new = replace(&found).filter(|new| new != all.as_str())?;
        Some((all.range(), new))
    };
    pattern.captures_iter(text).filter_map(edit).collect()
}

fn applied(text: &str, edits: &[(Range<usize>, String)]) -> String {
    let mut new = String::with_capacity(text.len());
    let mut copied = 0;
    for (range, replacement) in edits {
        new.push_str(&text[copied..range.start]);
        new.push_str(replacement);
        copied = range.end;
    }
    new.push_str(&text[copied..]);
    new
}

/// Where a place is after edits; within an edit, at its start or its end.
fn moved(place: usize, edits: &[(Range<usize>, String)], to_end: bool) -> usize {
    let mut new = place;
    for (range, replacement) in edits {
        if range.end <= place {
            new = new + replacement.len() - range.len();
        } else if range.start < place {
            new = new - (place - range.start) + if to_end { replacement.len() } else { 0 };
        }
    }
    new
}
