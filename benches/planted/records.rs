//! Bilingual records, and the checking of a few of them.

use mtlint::Linter;
use mtlint::input::{self, Format, Options};
use mtlint::{Diagnostic, Document};
use serde_json::{Value, json};
use std::path::Path;
use std::{fs, process};

/// One segment with its translation.
pub(crate) struct Record {
    pub id: String,
    pub doc: String,
    pub source: String,
    pub target: String,
    pub source_lang: String,
    pub lang: String,
}

impl Record {
    fn of(value: &Value, number: usize) -> Self {
        let field = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
        let id = Some(field("id")).filter(|id| !id.is_empty()).unwrap_or_else(|| number.to_string());
        let (source, target) = (field("source"), field("target"));
        Self { id, doc: field("doc"), source, target, source_lang: field("source_lang"), lang: field("lang") }
    }

    /// The primary subtag of the target's language.
    pub(crate) fn target_language(&self) -> &str {
        self.lang.split('-').next().unwrap_or_default()
    }
}

/// The records of one file.
pub(crate) struct Set {
    /// The file's name without its ending.
    pub name: String,
    pub records: Vec<Record>,
}

impl Set {
    /// The records of `file` that have both texts.
    pub(crate) fn read(file: &str) -> Self {
        let text = fs::read_to_string(file).unwrap_or_else(|error| {
            eprintln!("{file}: {error}");
            process::exit(2);
        });
        let values = text.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
        let records = values.enumerate().map(|(index, value)| Record::of(&value, index + 1));
        let records = records.filter(|record| !record.source.trim().is_empty() && !record.target.trim().is_empty());
        let name = Path::new(file).file_stem().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        Self { name, records: records.collect() }
    }

    /// The findings on every article, by the index of their record.
    pub(crate) fn check(&self, linter: &Linter) -> Vec<(usize, Vec<Diagnostic>)> {
        let mut found = Vec::new();
        let mut start = 0;
        for article in self.records.chunk_by(|one, next| one.doc == next.doc) {
            let document = document(article.iter().map(|record| (record, record.target.as_str())));
            let mut own: Vec<Vec<Diagnostic>> = article.iter().map(|_| Vec::new()).collect();
            for finding in linter.check(&document) {
                own[document.unit_at(finding.span.start)].push(finding);
            }
            found.extend(own.into_iter().enumerate().map(|(index, findings)| (start + index, findings)));
            start += article.len();
        }
        found
    }
}

/// A segment among its neighbours.
pub(crate) struct Window<'s> {
    records: &'s [Record],
    /// The index of the first of them in its set.
    start: usize,
    /// The index of the segment in `records`.
    middle: usize,
}

impl<'s> Window<'s> {
    /// The segment with up to three of its article on either side.
    pub(crate) fn around(set: &'s Set, index: usize) -> Self {
        let same = |other: &usize| set.records[*other].doc == set.records[index].doc;
        let start = (index.saturating_sub(3)..index).find(same).unwrap_or(index);
        let end = (index..set.records.len().min(index + 4)).take_while(same).last().map_or(index, |last| last + 1);
        Self { records: &set.records[start..end], start, middle: index - start }
    }

    /// The segment with all of its article.
    pub(crate) fn article(set: &'s Set, index: usize) -> Self {
        let is_other = |other: &usize| set.records[*other].doc != set.records[index].doc;
        let start = (0..index).rev().find(is_other).map_or(0, |other| other + 1);
        let end = (index..set.records.len()).find(is_other).unwrap_or(set.records.len());
        Self { records: &set.records[start..end], start, middle: index - start }
    }

    /// The findings in the segment and in those that are changed, with other targets where some are given, each with the index of its record in the set.
    pub(crate) fn check(&self, linter: &Linter, targets: &[(usize, &str)]) -> Vec<Diagnostic> {
        let own = |index: usize, record: &'s Record| {
            let given = targets.iter().find(|(changed, _)| *changed == self.start + index);
            given.map_or(record.target.as_str(), |(_, target)| *target).to_owned()
        };
        let texts: Vec<String> = self.records.iter().enumerate().map(|(index, record)| own(index, record)).collect();
        let document = document(self.records.iter().zip(texts.iter().map(String::as_str)));
        let mut findings = linter.check(&document);
        let is_changed = |unit: usize| unit == self.middle || targets.iter().any(|(changed, _)| *changed == self.start + unit);
        findings.retain(|finding| is_changed(document.unit_at(finding.span.start)));
        findings
    }
}

/// One article of records, each with its target.
fn document<'r>(records: impl Iterator<Item = (&'r Record, &'r str)>) -> Document {
    let mut lines = String::new();
    for (record, target) in records {
        let Record { id, source, source_lang, lang, .. } = record;
        let line = json!({ "doc": "article", "id": id, "source": source, "source_lang": source_lang, "target": target, "lang": lang });
        lines += &format!("{line}\n");
    }
    let mut documents = input::documents(lines.as_bytes(), "planted.jsonl", Format::Jsonl, &Options::default());
    match documents.next() {
        Some(Ok(document)) => document,
        Some(Err(error)) => {
            eprintln!("{error}");
            process::exit(2);
        }
        None => process::exit(2),
    }
}
