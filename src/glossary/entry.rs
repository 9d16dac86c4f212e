//! What a glossary says: concepts, each with its terms in one or more languages.

use crate::document::Half;
use crate::lang::Lang;

/// A concept with its terms.
#[derive(Debug)]
pub(crate) struct Entry {
    /// The name of its file.
    pub file: usize,
    /// The 1-based line where it starts.
    pub line: u32,
    /// Its name in the file, if it has one.
    pub id: Option<String>,
    /// What its author says of it, in one line.
    pub note: Option<String>,
    pub part: Option<PartOfSpeech>,
    /// Whether its terms have translations; others stay as they are in any language.
    pub is_translated: bool,
    pub terms: Vec<Term>,
}

/// A word, or several, for a concept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Term {
    pub text: String,
    /// The 1-based line where it stands in the file.
    pub line: u32,
    pub tongue: Tongue,
    pub status: Status,
    pub case: TermCase,
    /// Inflected forms that no stemmer knows.
    pub forms: Vec<String>,
    /// Forms with the same stem that are other words.
    pub except: Vec<String>,
}

/// The texts that a term is for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Tongue {
    /// Those in a language; with a region or a script, only those in that one or without any.
    Language(Lang),
    /// Any that others were translated from.
    Source,
    /// Any translation.
    Target,
    /// Any at all.
    Any,
}

/// What a house thinks of a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    /// The one to use.
    Preferred,
    /// One that may be used. Terms of which nothing is said are such.
    Admitted,
    /// One that must not be used.
    Forbidden,
}

/// Whether capitals tell a term from other words.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum TermCase {
    /// In words with two capitals, such as `NATO` and `iPhone`; and where all nouns have a capital, as in German, a term with one is a
    /// noun.
    #[default]
    Usual,
    /// In all words; but a sentence may open with any.
    Exact,
    /// In none.
    Any,
}

/// What a term is in a sentence, as far as capitals tell it in languages whose nouns have one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PartOfSpeech {
    Noun,
    Other,
}

impl Entry {
    /// An entry without terms yet.
    pub(super) fn new(line: u32) -> Self {
        Self { file: 0, line, id: None, note: None, part: None, is_translated: true, terms: Vec::new() }
    }

    /// Adds a term, unless it is there already and nothing else is said of it. Where none is said, it stands in the line of the entry.
    pub(super) fn add(&mut self, mut term: Term) {
        if term.line == 0 {
            term.line = self.line;
        }
        let is_known = |known: &Term| known.text == term.text && known.tongue == term.tongue && known.is_forbidden() == term.is_forbidden();
        if !self.terms.iter().any(is_known) {
            self.terms.push(term);
        }
    }

    /// Those of its terms that are for texts in `lang` that are this half of a document.
    pub(crate) fn terms_for<'e>(&'e self, half: Half, lang: Option<&'e Lang>) -> impl Iterator<Item = (usize, &'e Term)> {
        self.terms.iter().enumerate().filter(move |(_, term)| term.tongue.covers(half, lang))
    }
}

impl Term {
    /// One of which nothing more is said.
    pub(super) fn new(text: &str, tongue: Tongue) -> Self {
        let text = one_line(text);
        Self { text, line: 0, tongue, status: Status::Admitted, case: TermCase::Usual, forms: Vec::new(), except: Vec::new() }
    }

    pub(super) fn is_forbidden(&self) -> bool {
        self.status == Status::Forbidden
    }
}

impl Tongue {
    /// The one that a column or a key names; `None` if it is neither a language of which something is known nor a word of ours.
    pub(super) fn named(name: &str) -> Option<Self> {
        match name {
            "source" => Some(Self::Source),
            "target" => Some(Self::Target),
            "term" => Some(Self::Any),
            _ => {
                let lang: Lang = name.parse().ok()?;
                (lang.writing().is_some() || !lang.data().is_unknown()).then_some(Self::Language(lang))
            }
        }
    }

    fn covers(&self, half: Half, lang: Option<&Lang>) -> bool {
        match self {
            Self::Any => true,
            Self::Source => half == Half::Source,
            Self::Target => half == Half::Target,
            Self::Language(own) => lang.is_some_and(|lang| {
                let parts = |lang: &Lang| lang.tag().to_ascii_lowercase().replace('_', "-");
                let (own, its) = (parts(own), parts(lang));
                // `zh-Hant` is good for `zh-Hant-TW`, and the other way round, but `en-GB` is not for `en-US`.
                own.split('-').zip(its.split('-')).all(|(own, its)| own == its)
            }),
        }
    }
}

impl Status {
    /// What people, and TBX, write for it.
    pub(super) fn named(name: &str) -> Option<Self> {
        let name = name.trim().to_ascii_lowercase();
        let name = name.strip_suffix("-admn-sts").unwrap_or(&name);
        match name.strip_suffix("term").unwrap_or(name) {
            "preferred" => Some(Self::Preferred),
            "admitted" => Some(Self::Admitted),
            "forbidden" | "deprecated" | "superseded" | "obsolete" => Some(Self::Forbidden),
            _ => None,
        }
    }

    pub(super) const EXPECTED: &'static str = "expected `preferred`, `admitted`, `forbidden`, `deprecated`, `superseded` or `obsolete`";
}

impl TermCase {
    pub(super) fn named(name: &str) -> Option<Self> {
        match name {
            "exact" => Some(Self::Exact),
            "any" => Some(Self::Any),
            _ => None,
        }
    }

    pub(super) const EXPECTED: &'static str = "expected `exact` or `any`";
}

impl PartOfSpeech {
    /// What a glossary calls `name`, which may be anything: `noun`, `properNoun`, `verb`.
    pub(super) fn named(name: &str) -> Self {
        if name.to_ascii_lowercase().contains("noun") { Self::Noun } else { Self::Other }
    }
}

/// `text` in one line, with single spaces.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Counts lines from one place of a text to the next, which does not stand before it.
#[derive(Debug)]
pub(super) struct Lines<'t> {
    text: &'t str,
    at: usize,
    line: u32,
}

impl<'t> Lines<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, at: 0, line: 1 }
    }

    /// The 1-based line of byte `at`.
    pub(super) fn line(&mut self, at: usize) -> u32 {
        let passed = self.text.get(self.at..at).unwrap_or_default();
        self.line += passed.bytes().filter(|&byte| byte == b'\n').count() as u32;
        self.at = self.at.max(at);
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_and_scripts_part_languages_only_where_both_have_one() {
        let covers =
            |own: &str, its: &str| Tongue::named(own).expect("a language").covers(Half::Target, Some(&its.parse().expect("a tag")));
        for (own, its) in [("en", "en-GB"), ("en-GB", "en"), ("en-gb", "en-GB"), ("zh-Hant", "zh-Hant-TW"), ("pt_BR", "pt-BR")] {
            assert!(covers(own, its), "{own} {its}");
        }
        for (own, its) in [("en-GB", "en-US"), ("en", "de"), ("zh-Hant", "zh-Hans")] {
            assert!(!covers(own, its), "{own} {its}");
        }
        assert_eq!(Tongue::named("colour"), None);
        assert!(Tongue::Source.covers(Half::Source, None) && !Tongue::Source.covers(Half::Target, None));
    }

    #[test]
    fn statuses_of_tbx_and_of_people() {
        for (name, status) in [
            ("preferredTerm-admn-sts", Some(Status::Preferred)),
            ("admittedTerm-admn-sts", Some(Status::Admitted)),
            ("deprecatedTerm-admn-sts", Some(Status::Forbidden)),
            ("supersededTerm-admn-sts", Some(Status::Forbidden)),
            (" Forbidden ", Some(Status::Forbidden)),
            ("preferredTerm", Some(Status::Preferred)),
            ("draft", None),
        ] {
            assert_eq!(Status::named(name), status, "{name}");
        }
    }
}
