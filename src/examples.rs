//! The examples of rules, run as their tests.
//!
//! A `bad` example must give exactly one finding of its rule, exactly at the marked place, with exactly the stated text
//! after the fix, and the rule must be silent then; the same again behind a multi-byte prefix; and the text must come to
//! rest when the fixes of all rules are applied together. A `good` example must give no finding of the rule.

use crate::diagnostic::{Diagnostic, Safety};
use crate::document::Document;
use crate::engine::Linter;
use crate::fix::{self, FixError};
use crate::glossary::Glossary;
use crate::input;
use crate::lang::{Lang, LangError};
use crate::ruleset::{Rule, RuleSet};
use crate::set::Survey;
use crate::text::line_blocks;
use crate::visible::visible;
use mtlint_tables::rule::definition::{Definition, Examples};
use mtlint_tables::rule::schema::Example;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// Shifts every place by an odd number of bytes that is not the number of characters.
const PREFIX: &str = "Čžš¿漢 — é.\n\n";

/// An example that does not hold.
#[derive(Debug, Clone)]
pub struct Failure {
    /// The id of the rule.
    pub rule: Arc<str>,
    /// The file and line of the rule.
    pub place: String,
    /// `bad` or `good`, with the 1-based number of the example.
    pub example: String,
    /// The text of the example, without the marks around what must be found.
    pub text: String,
    /// What was expected and what came.
    pub reason: String,
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}: {} {}", visible(&self.place), self.rule, self.example, visible(&self.reason))?;
        if self.text.is_empty() { Ok(()) } else { write!(formatter, "\n    in: {:?}", self.text) }
    }
}

/// How the examples of a set of rules fared.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Rules whose examples were run.
    pub rules: usize,
    /// Examples that hold.
    pub passed: usize,
    /// Examples that do not hold.
    pub failures: Vec<Failure>,
}

/// Runs the examples of the rules of `set` for which `wanted` holds. All rules of the set take part in the test that
/// fixes come to rest.
pub fn run(set: &RuleSet, wanted: &dyn Fn(&Rule) -> bool) -> Outcome {
    let together = Linter::new(set.clone());
    let mut outcome = Outcome::default();
    for (rule, examples) in set.with_examples() {
        if !wanted(rule) {
            continue;
        }
        outcome.rules += 1;
        let alone = Alone::new(set, &rule.definition);
        Bench { definition: &rule.definition, alone, together: &together, outcome: &mut outcome }.rule(&examples);
    }
    outcome
}

/// A rule by itself, to be tried on its examples or on texts made of them.
pub struct Alone<'r> {
    definition: &'r Definition,
    linter: Linter,
}

impl<'r> Alone<'r> {
    /// The rule with the id of `definition` out of `set`, switched on.
    pub fn new(set: &RuleSet, definition: &'r Definition) -> Self {
        Self { definition, linter: Linter::new(set.only(&definition.id)) }
    }

    /// `text` in the place of the example's, as a plain text beside the example's source, in the rule's first language unless the
    /// example names one.
    ///
    /// # Errors
    ///
    /// What is wrong with a language tag or the glossary of the example.
    pub fn document(&self, example: &Example, text: &str) -> Result<Document, String> {
        glossary(example)?;
        let words = |error: LangError| error.to_string();
        let tag = example.lang.as_deref().or(self.definition.languages.first().map(String::as_str)).unwrap_or("en");
        let lang: Lang = tag.parse().map_err(words)?;
        let source = example.source_lang.as_deref().or(self.definition.sources.first().map(String::as_str));
        let source_lang = source.map(str::parse).transpose().map_err(words)?;
        let mut document = plain(text, lang, source_lang);
        let lines = line_blocks(&example.text).len();
        // As those of the source they count from the end, whatever was put in front.
        let first = document.units.len().saturating_sub(lines) as u32;
        document.marked_untranslated = example.marked_untranslated.iter().map(|line| first + line.saturating_sub(1)).collect();
        if let Some(source) = &example.source {
            document.add_source_lines(source);
            if document.source_blocks.len() > lines {
                // One of them has no translation, and the order does not say which.
                input::align::pair(&mut document);
            }
        }
        Ok(document)
    }

    /// What the rule finds in a document, in the house style and with the glossary of the example, and in its set. Spans count in bytes of
    /// the document's text.
    pub fn found(&self, example: &Example, document: &Document) -> Vec<Diagnostic> {
        if example.prefer.is_empty() && example.set.is_empty() && example.glossary.is_none() {
            return self.linter.check(document);
        }
        let mut rules = self.linter.rules().clone();
        rules.prefer_names(&example.prefer);
        // One that can't be read has no document either.
        if let Ok(Some(glossary)) = glossary(example) {
            rules.use_glossary(Arc::new(glossary));
        }
        let mut linter = Linter::new(rules);
        if linter.wants().any() {
            let mut survey = Survey::default();
            survey.add(linter.sight(document));
            for (index, text) in example.set.iter().enumerate() {
                let mut other = plain(text, document.lang.clone(), document.source_lang.clone());
                other.path = format!("example {}", index + 2);
                if let Some(source) = example.set_source.get(index) {
                    other.add_source_lines(source);
                }
                survey.add(linter.sight(&other));
            }
            linter.learn(survey.finish(&example.prefer));
        }
        linter.check(document)
    }
}

struct Bench<'a> {
    definition: &'a Definition,
    alone: Alone<'a>,
    /// All rules.
    together: &'a Linter,
    outcome: &'a mut Outcome,
}

impl Bench<'_> {
    fn rule(&mut self, examples: &Examples) {
        for (index, example) in examples.bad.iter().enumerate() {
            let result = self.bad(example);
            self.count(format!("bad example {}", index + 1), example, result);
        }
        for (index, example) in examples.good.iter().enumerate() {
            let result = self.good(example);
            self.count(format!("good example {}", index + 1), example, result);
        }
        if self.definition.fix.is_some() && examples.bad.iter().all(|example| example.fix.is_none()) {
            let example = Example::default();
            self.count("bad examples".to_owned(), &example, Err("never show the fix that the rule claims; give one a `fix`".to_owned()));
        }
    }

    fn count(&mut self, name: String, example: &Example, result: Result<(), String>) {
        match result {
            Ok(()) => self.outcome.passed += 1,
            Err(reason) => self.outcome.failures.push(Failure {
                rule: self.definition.id.clone(),
                place: self.definition.place.to_string(),
                example: name,
                text: example.text.clone(),
                reason,
            }),
        }
    }

    fn bad(&self, example: &Example) -> Result<(), String> {
        let (text, marked) = unmark(&example.text)?;
        let document = self.alone.document(example, &text)?;
        let found = self.alone.found(example, &document);
        let [diagnostic] = found.as_slice() else {
            return Err(format!("must give one finding, gave {}", list(&document, &found)));
        };
        if diagnostic.span.range() != marked {
            return Err(format!("must be found at {:?}, was found at {:?}", &text[marked], diagnostic.span.text(&text)));
        }
        self.mended(example, &document, diagnostic)?;
        let prefixed = self.alone.document(example, &format!("{PREFIX}{text}"))?;
        let shifted = PREFIX.len() + marked.start..PREFIX.len() + marked.end;
        match self.alone.found(example, &prefixed).as_slice() {
            [diagnostic] if diagnostic.span.range() == shifted => {}
            other => return Err(format!("after a paragraph beyond ASCII gave {}", list(&prefixed, other))),
        }
        match fix::fix(self.together, &document, Safety::Unsafe, &|_, all| all) {
            Ok(_) => Ok(()),
            Err(FixError::NoRest { rules, .. }) => {
                Err(format!("with all rules never comes to rest under the fixes of {}", rules.join(", ")))
            }
            Err(error) => Err(error.to_string()),
        }
    }

    /// Holds the text after the fix against the example, and the rule must be silent then.
    fn mended(&self, example: &Example, document: &Document, diagnostic: &Diagnostic) -> Result<(), String> {
        let Some(fix) = &diagnostic.fix else {
            return example.fix.as_ref().map_or(Ok(()), |_| Err("must have a fix and has none".to_owned()));
        };
        let mended = input::reread(document, &fix.edits).map_err(|error| error.to_string())?;
        if let Some(expected) = example.fix.as_ref().filter(|expected| **expected != mended.text) {
            return Err(format!("must be mended to {expected:?}, was mended to {:?}", mended.text));
        }
        // A suggestion may name what to do rather than do it (“US / the US”), so the rule may still hold.
        if fix.safety == Safety::Suggest {
            return Ok(());
        }
        let rest = self.alone.found(example, &mended);
        if rest.is_empty() { Ok(()) } else { Err(format!("is not silent after its fix: {}", list(&mended, &rest))) }
    }

    fn good(&self, example: &Example) -> Result<(), String> {
        let text = unescape(&example.text);
        let document = self.alone.document(example, &text)?;
        let found = self.alone.found(example, &document);
        if found.is_empty() { Ok(()) } else { Err(format!("must stay silent, gave {}", list(&document, &found))) }
    }
}

/// The glossary of an example, or what is wrong with it.
fn glossary(example: &Example) -> Result<Option<Glossary>, String> {
    let Some(text) = &example.glossary else { return Ok(None) };
    let mut glossary = Glossary::default();
    glossary.add("example.csv", text).map_err(|error| error.to_string())?;
    Ok(Some(glossary))
}

/// A plain text, each line a block; one that begins with `# ` is a heading, as in Markdown.
fn plain(text: &str, lang: Lang, source_lang: Option<Lang>) -> Document {
    Document { source_lang, ..Document::new("example", lang, text, line_blocks(text)) }
}

/// The text of a `bad` example without its markers, and the bytes they marked. `[[` and `]]` stand for brackets.
///
/// # Errors
///
/// Where it does not mark exactly one place.
pub fn unmark(marked: &str) -> Result<(String, Range<usize>), String> {
    let mut text = String::with_capacity(marked.len());
    let (mut start, mut end) = (None, None);
    let mut characters = marked.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '[' | ']' if characters.peek() == Some(&character) => {
                characters.next();
                text.push(character);
            }
            '[' if start.is_none() => start = Some(text.len()),
            ']' if start.is_some() && end.is_none() => end = Some(text.len()),
            '[' | ']' => return Err("must mark exactly one place with `[…]`; write `[[` and `]]` for brackets".to_owned()),
            _ => text.push(character),
        }
    }
    match (start, end) {
        (Some(start), Some(end)) => Ok((text, start..end)),
        _ => Err("must mark the place with `[…]`".to_owned()),
    }
}

/// The text of a `good` example, in which `[[` and `]]` stand for brackets as well.
pub fn unescape(text: &str) -> String {
    text.replace("[[", "[").replace("]]", "]")
}

fn list(document: &Document, found: &[Diagnostic]) -> String {
    match found {
        [] => "none".to_owned(),
        some => {
            let texts: Vec<String> = some.iter().map(|diagnostic| format!("{:?}", diagnostic.span.text(&document.text))).collect();
            format!("{}: {}", some.len(), texts.join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_are_taken_out() {
        assert_eq!(unmark("a [b] c"), Ok(("a b c".to_owned(), 2..3)));
        assert_eq!(unmark("[[x]] [y]"), Ok(("[x] y".to_owned(), 4..5)));
        assert!(unmark("none").is_err());
        assert!(unmark("[a] [b]").is_err());
    }
}
