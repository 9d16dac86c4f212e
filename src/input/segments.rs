//! Whole files of segments, each with its source: read by the reader of their format, told as documents here.

use super::records::{Fault, Group, Record};
use super::{InputError, Options, floor_boundary};
use crate::document::{Document, Encoding, Syntax};
use crate::lang::{self, Lang};
use crate::text::BlockKind;
use std::borrow::Cow;
use std::ops::Range;

/// The part of a file that becomes one document.
#[derive(Debug, Clone, Default)]
pub(super) struct Part {
    /// Where it ends in the file, in bytes. The last goes on to the end of the file.
    pub end: usize,
    /// Where it starts, if not where the one before it ends: in a file that is only read, several may share what they were translated
    /// from.
    pub start: Option<usize>,
    /// How its islands are written, if not as those of its format.
    pub syntax: Option<Syntax>,
    pub id: Option<String>,
    /// Whose translation it is.
    pub system: Option<String>,
    pub lang: Option<Lang>,
    pub source_lang: Option<Lang>,
    pub segments: Vec<Segment>,
}

/// Two islands that belong together, in bytes of the file.
#[derive(Debug, Clone, Default)]
pub(super) struct Segment {
    /// How people find it in the file.
    pub name: String,
    pub target: Range<usize>,
    /// What it is in the file, where that has more to say than that it is a segment.
    pub kind: BlockKind,
    pub source: Option<Range<usize>>,
    pub is_locked: bool,
    /// Whether the file says that there is no translation yet.
    pub is_marked_untranslated: bool,
}

/// A reader of a format: the parts of a text in order.
pub(super) type Parts = fn(&str, &Options) -> Result<Vec<Part>, Fault>;

/// The documents of a whole file; at least one, if only so that it can be counted.
pub(super) fn documents(
    path: &str,
    (text, encoding): (&str, Encoding),
    (syntax, parts): (Syntax, Parts),
    options: &Options,
) -> Result<Vec<Document>, InputError> {
    let parts = placed(path, text, parts(text, options))?;
    let mut documents = of_parts(path, (text, encoding), (1, 1), syntax, parts, options);
    if documents.len() > 1 {
        (1..).zip(&mut documents).for_each(|(number, document)| number_if_nameless(document, number));
    }
    Ok(documents)
}

/// Gives one document of several in a file its number, where the file has no name for it.
pub(super) fn number_if_nameless(document: &mut Document, number: usize) {
    document.id.get_or_insert_with(|| number.to_string());
}

/// The documents of the parts of `text`, all or a stretch of a file, which starts at a 1-based line and column.
pub(super) fn of_parts(
    path: &str,
    (text, encoding): (&str, Encoding),
    mut place: (u32, u32),
    syntax: Syntax,
    parts: Vec<Part>,
    options: &Options,
) -> Vec<Document> {
    let mut documents = Vec::with_capacity(parts.len());
    let last = parts.len().saturating_sub(1);
    let (mut start, mut next) = (0, 0);
    for (index, part) in parts.into_iter().enumerate() {
        let before = start;
        start = part.start.unwrap_or(next);
        place = advance(place, &text[before..start]);
        let end = if index == last { text.len() } else { part.end };
        let raw = &text[start..end];
        next = end;
        let syntax = part.syntax.unwrap_or(syntax);
        documents.push(document(path, (raw, encoding), (start, place), syntax, part, options));
    }
    documents
}

/// The document of a part whose text is `raw`. It starts at byte `start` of what the ranges of its segments count in, and at a 1-based
/// line and column of the file.
pub(super) fn document(
    path: &str,
    (raw, encoding): (&str, Encoding),
    (start, place): (usize, (u32, u32)),
    syntax: Syntax,
    part: Part,
    options: &Options,
) -> Document {
    let mut group = Group::new(place);
    for (number, segment) in part.segments.into_iter().enumerate() {
        group.add(record(syntax, raw, start, segment), number as u32 + 1);
    }
    (group.id, group.system) = (part.id, part.system);
    group.raw.push_str(raw);
    let lang = part.lang.or_else(|| options.lang.clone()).or_else(|| lang::detect(&group.text));
    let source_lang = part.source_lang.or_else(|| options.source_lang.clone()).or_else(|| lang::detect(&group.source));
    let lang = lang.unwrap_or_else(super::read::english);
    group.into_document(path.to_owned(), lang, source_lang, syntax, encoding)
}

/// `result`, its fault as an error with its place in the file that begins with `text`.
pub(super) fn placed<T>(path: &str, text: &str, result: Result<T, Fault>) -> Result<T, InputError> {
    placed_behind(path, (1, 1), text, result)
}

/// The same where `text` starts at another place of the file.
pub(super) fn placed_behind<T>(path: &str, start: (u32, u32), text: &str, result: Result<T, Fault>) -> Result<T, InputError> {
    result.map_err(|Fault { at, found, expected }| {
        let (line, column) = advance(start, &text[..floor_boundary(text, at)]);
        InputError::Record { path: path.to_owned(), line, column, found, expected }
    })
}

/// The 1-based line and column of byte `at` of `text`.
pub(crate) fn place_of(text: &str, at: usize) -> (u32, u32) {
    advance((1, 1), &text[..floor_boundary(text, at)])
}

/// The 1-based line and column behind `passed`, which starts at such a place.
pub(super) fn advance((line, column): (u32, u32), passed: &str) -> (u32, u32) {
    let chars = |text: &str| text.chars().count() as u32;
    let column = passed.rsplit_once('\n').map_or_else(|| column + chars(passed), |(_, last)| chars(last) + 1);
    (line + passed.matches('\n').count() as u32, column)
}

/// `segment` of a part whose text is `raw`, and which starts at byte `start` of what its ranges count in.
fn record(syntax: Syntax, raw: &str, start: usize, segment: Segment) -> Record<'static> {
    let in_part = |range: Range<usize>| range.start - start..range.end - start;
    let target_at = in_part(segment.target);
    let target = syntax.decode(&raw[target_at.clone()]);
    let source_at = segment.source.map(in_part);
    let source = source_at.clone().map(|range| syntax.decode(&raw[range]).text);
    Record {
        target: Cow::Owned(target.text),
        target_at,
        masks: target.masks,
        codes: target.codes,
        kind: segment.kind,
        is_locked: segment.is_locked,
        is_marked_untranslated: segment.is_marked_untranslated,
        source: source.map(Cow::Owned),
        source_at: source_at.unwrap_or_default(),
        id: Some(Cow::Owned(segment.name)),
        ..Record::default()
    }
}
