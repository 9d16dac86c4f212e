//! Glossaries of a house or a client: which terms to use, which not, and what is not to be translated. Read from TBX, tables and TOML.

mod delimited;
mod entry;
mod leads;
mod lookup;
mod matcher;
mod own;
mod pattern;
mod tbx;
mod words;

pub(crate) use entry::{Entry, Status, Term, TermCase, Tongue};
pub(crate) use matcher::{Hit, Index};

use crate::document::Half;
use crate::input::{Fault, place_of, shorten};
use crate::lang::Lang;
use mtlint_tables::rule::source::RuleError;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// All glossaries of a run.
#[derive(Debug, Default)]
pub(crate) struct Glossary {
    /// The names of the files, as the user gave them.
    files: Vec<String>,
    entries: Vec<Entry>,
    /// The terms for texts in a language that are one half of a document, made when the first such text comes.
    indexes: Mutex<Indexes>,
}

/// Indexes by whether they are for sources, and the language.
type Indexes = BTreeMap<(bool, Option<Lang>), Arc<Index>>;

impl Glossary {
    /// Adds the entries of the file called `name`, whose extension says what it is. Nothing is added if anything in it is wrong.
    pub(crate) fn add(&mut self, name: &str, text: &str) -> Result<(), RuleError> {
        let placed = |result: Result<Vec<Entry>, Fault>| result.map_err(|fault| mistake(name, text, fault));
        let lower = name.to_ascii_lowercase();
        let mut entries = match lower.strip_suffix(".gz").unwrap_or(&lower).rsplit_once('.') {
            Some((_, "tbx")) => placed(tbx::read(text))?,
            Some((_, "csv")) => placed(delimited::read(text, false))?,
            Some((_, "tsv")) => placed(delimited::read(text, true))?,
            Some((_, "toml")) => own::read(name, text)?,
            _ => {
                return Err(mistake(
                    name,
                    text,
                    Fault::new(0, "this is no glossary by its name", "expected `.tbx`, `.csv`, `.tsv` or `.toml`"),
                ));
            }
        };
        entries.iter_mut().for_each(|entry| entry.file = self.files.len());
        let known = (self.files.len(), self.entries.len());
        self.files.push(name.to_owned());
        self.entries.append(&mut entries);
        let contradiction = self.contradiction(known.1);
        if contradiction.is_some() {
            self.files.truncate(known.0);
            self.entries.truncate(known.1);
        }
        contradiction.map_or(Ok(()), Err)
    }

    /// The first term of the entries from this one on that must and must not be used. In two concepts with translations the same word may
    /// be right for one and wrong for the other.
    fn contradiction(&self, first: usize) -> Option<RuleError> {
        let mut said: BTreeMap<(Option<usize>, &str, &Tongue), (&Entry, &Term)> = BTreeMap::new();
        for (index, entry) in self.entries.iter().enumerate() {
            let is_alone = entry.terms.iter().all(|term| term.tongue == entry.terms[0].tongue);
            for term in &entry.terms {
                let concept = (!is_alone).then_some(index);
                let (other, before) = *said.entry((concept, &term.text, &term.tongue)).or_insert((entry, term));
                if index < first || before.is_forbidden() == term.is_forbidden() {
                    continue;
                }
                let place = match other.file == entry.file {
                    true => format!("in line {}", before.line),
                    false => format!("in {}:{}", self.files[other.file], before.line),
                };
                let [here, there] = [term, before].map(|term| if term.is_forbidden() { "forbidden" } else { "a term to use" });
                let message = format!("`{}` is {here}, but {there} {place}; expected one of both", shorten(&term.text));
                return Some(RuleError { file: self.files[entry.file].as_str().into(), line: term.line, column: 1, message });
            }
        }
        None
    }

    /// The terms for texts in `lang` that are this half of a document.
    pub(crate) fn index(&self, half: Half, lang: Option<&Lang>) -> Arc<Index> {
        let mut indexes = self.indexes.lock().unwrap_or_else(PoisonError::into_inner);
        let index = indexes.entry((half == Half::Source, lang.cloned()));
        index.or_insert_with(|| Arc::new(Index::new(&self.entries, half, lang))).clone()
    }

    /// The entry and the term of a hit.
    pub(crate) fn term(&self, hit: &Hit) -> (&Entry, &Term) {
        let entry = &self.entries[hit.entry];
        (entry, &entry.terms[hit.term])
    }

    /// Where an entry stands, for a message: `house.csv:12`, with its id if it has one.
    pub(crate) fn place(&self, entry: &Entry) -> String {
        let place = format!("{}:{}", self.files[entry.file], entry.line);
        entry.id.as_ref().map_or(place.clone(), |id| format!("{place}, {id}"))
    }
}

fn mistake(name: &str, text: &str, Fault { at, found, expected }: Fault) -> RuleError {
    let (line, column) = place_of(text, at);
    RuleError { file: name.into(), line, column, message: format!("{found}, {expected}") }
}

/// Whether a form of `term` may stand in `text`, in any order of its words and within others: for what is to be said only where it surely
/// does not.
pub(crate) fn may_hold(text: &Haystack<'_>, term: &Term) -> bool {
    let forms = std::iter::once(&term.text).chain(&term.forms);
    forms.into_iter().any(|form| {
        let mut words = form.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty());
        text.as_written.contains(form.as_str()) || words.all(|word| text.folded.contains(&words::root(&word.to_lowercase())))
    })
}

/// A text in which terms are looked for by parts of their words.
#[derive(Debug)]
pub(crate) struct Haystack<'t> {
    as_written: &'t str,
    folded: String,
}

impl<'t> Haystack<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self { as_written: text, folded: words::folded(&text.to_lowercase()).into_owned() }
    }

    /// Whether `part` stands in it, with these capitals or in any case.
    pub(crate) fn holds(&self, part: &str, in_any_case: bool) -> bool {
        self.as_written.contains(part) || in_any_case && self.folded.contains(&*words::folded(&part.to_lowercase()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extension_says_what_a_file_is() {
        let mut glossary = Glossary::default();
        glossary.add("a/terms.CSV", "id,en\nx,dam\n").expect("a table");
        glossary.add("b.toml", "do-not-translate = ['Kelda']").expect("TOML");
        assert_eq!(glossary.entries.iter().map(|entry| glossary.place(entry)).collect::<Vec<_>>(), ["a/terms.CSV:2, x", "b.toml:1"]);
        let error = glossary.add("terms.xlsx", "x").expect_err("another format").to_string();
        assert_eq!(error, "terms.xlsx:1:1: this is no glossary by its name, expected `.tbx`, `.csv`, `.tsv` or `.toml`");
        let error = glossary.add("x.tbx", "<tbx>\n <y").expect_err("broken").to_string();
        assert!(error.starts_with("x.tbx:2:"), "{error}");
        assert_eq!(glossary.entries.len(), 2);
    }

    #[test]
    fn no_term_is_both_to_be_used_and_forbidden() {
        let error = |files: &[(&str, &str)]| {
            let mut glossary = Glossary::default();
            files.iter().try_for_each(|(name, text)| glossary.add(name, text)).map_err(|error| error.to_string()).err()
        };
        let row = "en,status\nweir,preferred\ndam,\nweir,forbidden\n";
        let said = "`weir` is forbidden, but a term to use in";
        assert_eq!(error(&[("a.csv", row)]), Some(format!("a.csv:4:1: {said} line 2; expected one of both")));
        let merged = "de,en,status\nWehr,weir,preferred\nWehr,weir,forbidden\n";
        assert_eq!(error(&[("a.csv", merged)]), Some(format!("a.csv:3:1: {said} line 2; expected one of both")));
        let two = [("a.csv", "en\nweir\n"), ("b.tsv", "en\tforbidden\nweir\tyes\n")];
        assert_eq!(error(&two), Some(format!("b.tsv:2:1: {said} a.csv:2; expected one of both")));
        let table = "[[entry]]\nterms.en = [\n  'weir',\n  { term = 'weir', status = 'forbidden' },\n]\n";
        assert_eq!(error(&[("a.toml", table)]), Some(format!("a.toml:4:1: {said} line 3; expected one of both")));
        let base = "<tbx><conceptEntry><langSec xml:lang='en'>\n<termSec><term>weir</term></termSec>\n<termSec><term>weir</term>\
                    <termNote type='administrativeStatus'>deprecatedTerm-admn-sts</termNote></termSec></langSec></conceptEntry></tbx>";
        assert_eq!(error(&[("a.tbx", base)]), Some(format!("a.tbx:3:1: {said} line 2; expected one of both")));
        // Of two things, one is called so and the other is not.
        assert_eq!(error(&[("a.csv", "de,en,status\nWehr,weir,preferred\nTalsperre,weir,forbidden\n")]), None);
    }

    #[test]
    fn forms_within_other_words_may_be_the_term() {
        let may = |term: &str, text: &str| may_hold(&Haystack::new(text), &Term::new(term, Tongue::Any));
        for (term, text) in [
            ("Talsperre", "die Trinkwassertalsperren"),
            ("Haus", "die Häuser"),
            ("flood wall", "a wall against floods"),
            ("水坝", "那座水坝"),
            ("zapora", "zapory"),
            ("EU", "der EU-Gipfel"),
        ] {
            assert!(may(term, text), "{term} {text}");
        }
        assert!(!may("Talsperre", "der Damm") && !may("flood wall", "the wall"));
    }
}
