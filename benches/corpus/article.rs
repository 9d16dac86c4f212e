//! The articles that are measured, and how they are written for the command.

use mtlint::Document;
use mtlint::input::{self, Format, Options};
use serde_json::json;
use std::fmt::Write as _;

/// An article in segments.
#[derive(Debug, Clone, Default)]
pub(crate) struct Article {
    pub lang: String,
    pub segments: Vec<Segment>,
}

#[derive(Debug, Clone)]
pub(crate) struct Segment {
    pub target: String,
    /// What it was translated from, and the language of that.
    pub source: Option<(String, String)>,
}

impl Article {
    /// The texts of a document that was read.
    pub(crate) fn of(document: &Document) -> Self {
        let lang = document.source_lang.as_ref().map_or_else(|| "und".to_owned(), ToString::to_string);
        let segment = |(index, unit): (usize, &mtlint::document::Unit)| Segment {
            target: unit.target.span.text(&document.text).to_owned(),
            source: document.source_of(index).map(|span| (span.text(&document.source).to_owned(), lang.clone())),
        };
        Self { lang: document.lang.to_string(), segments: document.units.iter().enumerate().map(segment).collect() }
    }

    pub(crate) fn target_bytes(&self) -> usize {
        self.segments.iter().map(|segment| segment.target.len()).sum()
    }

    pub(crate) fn source_bytes(&self) -> usize {
        self.segments.iter().filter_map(|segment| segment.source.as_ref()).map(|(text, _)| text.len()).sum()
    }

    /// The article as it is read from records.
    pub(crate) fn documents(&self) -> Vec<Document> {
        let records = records(std::slice::from_ref(self));
        input::documents(records.as_bytes(), "article.jsonl", Format::Jsonl, &Options::default()).flatten().collect()
    }

    /// The article without its sources.
    pub(crate) fn target_only(&self) -> Self {
        let segments = self.segments.iter().map(|segment| Segment { target: segment.target.clone(), source: None });
        Self { lang: self.lang.clone(), segments: segments.collect() }
    }
}

/// The articles as records, a document each.
pub(crate) fn records(articles: &[Article]) -> String {
    let mut lines = String::new();
    for (number, article) in articles.iter().enumerate() {
        for Segment { target, source } in &article.segments {
            let mut record = json!({ "doc": number.to_string(), "lang": article.lang, "target": target });
            if let Some((text, lang)) = source {
                record["source"] = text.as_str().into();
                record["source_lang"] = lang.as_str().into();
            }
            let _ = writeln!(lines, "{record}");
        }
    }
    lines
}

/// The target texts alone, a paragraph a line.
pub(crate) fn text(articles: &[Article]) -> String {
    let paragraphs =
        |article: &Article| article.segments.iter().map(|segment| segment.target.replace('\n', " ") + "\n").collect::<String>();
    articles.iter().map(paragraphs).collect::<Vec<_>>().join("\n")
}
