//! Checks one version of one open document: what a thread of its own does while messages go on coming in.

use super::house::House;
use super::show::bare;
use super::text::Text;
use mtlint::document::Document;
use mtlint::input::{self, Format};
use mtlint::text::Span;
use mtlint::{Diagnostic, Edit, file_name};
use std::path::PathBuf;
use std::sync::Arc;

/// A longer text is not checked while it is edited: each key would take seconds.
const MOST: usize = 16 << 20;

/// One version of a document, to be checked.
#[derive(Debug, Clone)]
pub(super) struct Job {
    pub uri: String,
    /// Each change of the document or of its house makes a new one.
    pub revision: u64,
    pub text: Arc<Text>,
    /// The file it is saved in, if it is.
    pub path: Option<PathBuf>,
    pub format: Format,
    pub house: Arc<House>,
}

/// What came of it.
#[derive(Debug)]
pub(super) struct Checked {
    pub job: Job,
    /// The articles of the document: one, but in a file of records.
    pub articles: Vec<Article>,
    /// Why something of it can't be read.
    pub errors: Vec<Unread>,
}

/// An article, where it stands in the document, and what is wrong with it.
#[derive(Debug)]
pub(super) struct Article {
    pub document: Document,
    /// The byte of the open text at which the document's part of it starts.
    start: u32,
    pub found: Vec<Diagnostic>,
}

/// Something that can't be read, at a byte of the open text.
#[derive(Debug)]
pub(super) struct Unread {
    pub at: usize,
    pub message: String,
}

impl Job {
    pub(super) fn run(self) -> Checked {
        let mut checked = Checked { articles: Vec::new(), errors: Vec::new(), job: self };
        let Job { text, path, format, house, uri, .. } = &checked.job;
        let whole = text.as_str();
        if whole.len() > MOST {
            let message = format!("longer than {} MiB, the most that is checked while it is edited; `mtlint check` reads it", MOST >> 20);
            checked.errors.push(Unread { at: 0, message });
            return checked;
        }
        let name = path.as_deref().map_or_else(|| uri.clone(), file_name::of);
        let options = house.options_for(path.as_deref());
        let source = path.as_deref().filter(|_| !format.has_segments()).map(|path| house.source_of(path, &options)).transpose();
        let source = source.unwrap_or_else(|error| {
            checked.errors.push(Unread { at: 0, message: error.to_string() });
            None
        });
        // The mark is no part of any article.
        let mark = if whole.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let mut place = Walk { text: &whole[mark..], line: 1, at: 0 };
        for document in input::documents(whole.as_bytes(), &*name, *format, &options) {
            match document {
                Ok(mut document) => {
                    if let Some(source) = source.as_ref().and_then(Option::as_ref) {
                        input::align_source(&mut document, source, options.source_lang.clone());
                    }
                    let start = mark + place.go_to(document.origin.start());
                    let found = house.without_known(&document, house.linters.of(&document).check(&document));
                    checked.articles.push(Article { document, start: start as u32, found });
                }
                Err(error) => {
                    let at = text.offset_of(error.line().unwrap_or(1), error.column().unwrap_or(1));
                    checked.errors.push(Unread { at, message: bare(&error) });
                }
            }
        }
        checked
    }
}

/// Goes through a text from one line to a later one.
struct Walk<'t> {
    text: &'t str,
    /// 1-based.
    line: u32,
    /// The byte at which it starts.
    at: usize,
}

impl Walk<'_> {
    /// The byte at a 1-based line, no earlier than the one before, and a column in Unicode scalar values.
    fn go_to(&mut self, (line, column): (u32, u32)) -> usize {
        while self.line < line {
            let Some(end) = self.text[self.at..].find('\n') else { break };
            self.at += end + 1;
            self.line += 1;
        }
        let rest = &self.text[self.at..];
        self.at + rest.char_indices().nth(column.saturating_sub(1) as usize).map_or(rest.len(), |(at, _)| at)
    }
}

impl Article {
    /// A span of the document's part as one of the open text.
    pub(super) fn in_text(&self, span: Span) -> Span {
        Span::new(self.start + span.start, self.start + span.end)
    }

    /// The byte of the document that is written at byte `at` of the open text; `None` where none of its texts is.
    pub(super) fn place_of(&self, at: u32) -> Option<u32> {
        let at = at.checked_sub(self.start)?;
        let places = input::Positions::new(&self.document);
        let units = self.document.units.iter().map(|unit| unit.target.span);
        let unit = units.filter(|span| (places.in_part(*span).start..=places.in_part(*span).end).contains(&at)).last()?;
        // Within a text the later byte is written at the later place.
        let (mut low, mut high) = (unit.start, unit.end);
        while low < high {
            let middle = low + (high - low).div_ceil(2);
            if places.in_part(Span::new(middle, middle)).start <= at {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        Some(low)
    }

    /// The edits of the open text that stand for `edits` of the document; `None` where its format can't hold them.
    pub(super) fn edits_in_text(&self, edits: &[Edit]) -> Option<Vec<Edit>> {
        let edits = input::in_part(&self.document, edits).ok()?;
        Some(edits.into_iter().map(|edit| Edit { span: self.in_text(edit.span), ..edit }).collect())
    }
}

impl Checked {
    /// Each finding with its article, in the order of a report.
    pub(super) fn findings(&self) -> impl Iterator<Item = (&Article, &Diagnostic)> {
        self.articles.iter().flat_map(|article| article.found.iter().map(move |found| (article, found)))
    }

    pub(super) fn text(&self) -> &Text {
        &self.job.text
    }
}
