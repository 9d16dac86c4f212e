//! mtlint's own form of a glossary, in TOML.

use super::entry::{Entry, PartOfSpeech, Status, Term, TermCase, Tongue, one_line};
use mtlint_tables::rule::source::{RuleError, Source};
use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::collections::{BTreeMap, HashSet};
use std::fmt;
use toml::Spanned;

/// A glossary.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    /// Names and words that stay as they are in every language.
    #[serde(default)]
    do_not_translate: Vec<Spanned<String>>,
    #[serde(default)]
    entry: Vec<Spanned<EntryTable>>,
}

/// A concept.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct EntryTable {
    id: Option<Spanned<String>>,
    pos: Option<String>,
    note: Option<String>,
    /// For its terms that say nothing of it.
    case: Option<Spanned<String>>,
    translate: Option<bool>,
    /// By language.
    terms: BTreeMap<Spanned<String>, Vec<Spanned<Form>>>,
}

/// A term alone, or with what is said of it.
#[derive(Debug)]
struct Form(TermTable);

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct TermTable {
    term: String,
    status: Option<Spanned<String>>,
    case: Option<Spanned<String>>,
    #[serde(default)]
    forms: Vec<String>,
    #[serde(default)]
    except: Vec<String>,
}

impl<'de> Deserialize<'de> for Form {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;

        impl<'de> Visitor<'de> for Either {
            type Value = TermTable;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a term, or a table with `term` and optionally `status`, `case`, `forms`, `except`")
            }

            fn visit_str<E>(self, text: &str) -> Result<TermTable, E> {
                Ok(TermTable { term: text.to_owned(), ..TermTable::default() })
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<TermTable, A::Error> {
                TermTable::deserialize(MapAccessDeserializer::new(map))
            }
        }

        deserializer.deserialize_any(Either).map(Self)
    }
}

/// The entries of the file called `name` in messages.
pub(super) fn read(name: &str, text: &str) -> Result<Vec<Entry>, RuleError> {
    let source = Source::new(name, text, &|_| Ok(()));
    let file: File = toml::from_str(text).map_err(|error| source.of_toml(&error))?;
    let mut ids = HashSet::new();
    let mut entries = Vec::with_capacity(file.do_not_translate.len() + file.entry.len());
    let lines = LineStarts::new(text);
    for kept in file.do_not_translate {
        let term = term(&source, Spanned::span(&kept), TermTable { term: kept.get_ref().clone(), ..TermTable::default() }, Tongue::Any)?;
        let mut entry = Entry { is_translated: false, ..Entry::new(lines.line(kept.span().start)) };
        entry.add(term);
        entries.push(entry);
    }
    for table in file.entry {
        entries.push(entry(&source, table, &lines, &mut ids)?);
    }
    Ok(entries)
}

/// Where the lines of a text start, whose parts are not asked for in order: terms are by language.
struct LineStarts(Vec<usize>);

impl LineStarts {
    fn new(text: &str) -> Self {
        Self(text.match_indices('\n').map(|(at, _)| at + 1).collect())
    }

    /// The 1-based line of byte `at`.
    fn line(&self, at: usize) -> u32 {
        self.0.partition_point(|&start| start <= at) as u32 + 1
    }
}

fn entry(source: &Source<'_>, table: Spanned<EntryTable>, lines: &LineStarts, ids: &mut HashSet<String>) -> Result<Entry, RuleError> {
    let span = table.span();
    let EntryTable { id, pos, note, case, translate, terms } = table.into_inner();
    if let Some(id) = id.iter().find(|id| !ids.insert(id.get_ref().clone())) {
        return Err(source.error(id.span(), format!("the id `{}` occurs twice; expected each once", id.get_ref())));
    }
    let mut entry = Entry {
        id: id.map(|id| one_line(id.get_ref())).filter(|id| !id.is_empty()),
        note: note.map(|note| one_line(&note)).filter(|note| !note.is_empty()),
        part: pos.map(|pos| PartOfSpeech::named(&pos)),
        is_translated: translate.unwrap_or(true),
        ..Entry::new(lines.line(span.start))
    };
    let common = case_of(source, case)?;
    for (key, forms) in terms {
        let Some(tongue) = Tongue::named(key.get_ref()) else {
            let found =
                format!("`{}` is no language; expected one such as `en` or `pt-BR`, or `source`, `target` or `term`", key.get_ref());
            return Err(source.error(key.span(), found));
        };
        for form in forms {
            let span = form.span();
            let line = lines.line(span.start);
            let mut term = term(source, span, form.into_inner().0, tongue.clone())?;
            term.line = line;
            if term.case == TermCase::Usual {
                term.case = common;
            }
            entry.add(term);
        }
    }
    if entry.terms.is_empty() {
        return Err(source.error(span, "an entry without a term; expected one at least"));
    }
    Ok(entry)
}

fn term(source: &Source<'_>, span: std::ops::Range<usize>, table: TermTable, tongue: Tongue) -> Result<Term, RuleError> {
    let TermTable { term, status, case, forms, except } = table;
    let mut term = Term::new(&term, tongue);
    if term.text.is_empty() {
        return Err(source.error(span, "a term must hold at least one visible character"));
    }
    if let Some(status) = status {
        let unknown = || source.error(status.span(), format!("found the status `{}`, {}", status.get_ref(), Status::EXPECTED));
        term.status = Status::named(status.get_ref()).ok_or_else(unknown)?;
    }
    term.case = case_of(source, case)?;
    let lines = |list: Vec<String>| list.iter().map(|form| one_line(form)).filter(|form| !form.is_empty()).collect();
    (term.forms, term.except) = (lines(forms), lines(except));
    Ok(term)
}

fn case_of(source: &Source<'_>, case: Option<Spanned<String>>) -> Result<TermCase, RuleError> {
    let Some(case) = case else { return Ok(TermCase::Usual) };
    TermCase::named(case.get_ref()).ok_or_else(|| source.error(case.span(), format!("found `{}`, {}", case.get_ref(), TermCase::EXPECTED)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLOSSARY: &str = r#"do-not-translate = ["Kelda Water"]

[[entry]]
id = "dam"
note = "Not the weir."
terms.de = ["Talsperre"]
terms.en = ["dam", { term = "barrage", status = "forbidden", forms = ["barrages"], except = ["barraged"] }]

[[entry]]
case = "exact"
translate = false
terms = { source = ["Kurier"] }
"#;

    fn error(text: &str) -> String {
        read("g.toml", text).map(|_| ()).expect_err("it is wrong").to_string()
    }

    #[test]
    fn entries_and_a_list_of_what_stays() {
        let entries = read("g.toml", GLOSSARY).expect("a glossary");
        let shown: Vec<_> = entries.iter().map(|entry| (entry.line, entry.id.as_deref(), entry.is_translated, entry.terms.len())).collect();
        assert_eq!(shown, [(1, None, false, 1), (3, Some("dam"), true, 3), (9, None, false, 1)]);
        assert_eq!((entries[2].terms[0].case, &entries[2].terms[0].tongue), (TermCase::Exact, &Tongue::Source));
        assert_eq!((entries[1].terms[2].status, entries[1].terms[2].forms.as_slice()), (Status::Forbidden, &["barrages".to_owned()][..]));
    }

    #[test]
    fn what_is_wrong_is_named_with_its_place() {
        assert_eq!(
            error("[[entry]]\nterms.xx = ['a']\n"),
            "g.toml:2:7: `xx` is no language; expected one such as `en` or `pt-BR`, or `source`, `target` or `term`"
        );
        assert_eq!(error("[[entry]]\nterms = {}\n"), "g.toml:1:1: an entry without a term; expected one at least");
        assert!(error(&GLOSSARY.replace("forbidden", "draft")).starts_with("g.toml:7:49: found the status `draft`, expected"));
        assert!(error("[[entry]]\ncase = 'lower'\nterms.en = ['a']").starts_with("g.toml:2:8: found `lower`, expected `exact` or `any`"));
        let twice = "[[entry]]\nid = 'a'\nterms.en = ['a']\n".repeat(2);
        assert_eq!(error(&twice), "g.toml:5:6: the id `a` occurs twice; expected each once");
        assert!(error("[[entry]]\nterms.en = ['']").contains("visible"));
        assert!(error("entries = 1").starts_with("g.toml:1:1: unknown key `entries`"));
    }
}
