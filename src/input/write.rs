//! Edits back into a document, its bytes and its file.

use super::WriteError;
use super::align::pair;
use super::markdown::keeps_frame;
use super::raw_map::RawMap;
use super::records::{masks_at, separator};
use super::syntax::State;
use crate::diagnostic::Edit;
use crate::document::{Document, Encoding, Forbidden, Half, Islands, Markup, Origin, Syntax, Unit};
use crate::text::{Masks, Span};
use std::borrow::Cow;
use std::io;

/// The text of `document` after `edits`, in any order; those that overlap an earlier one or lie outside the text are left
/// out.
pub fn apply(document: &Document, edits: &[Edit]) -> String {
    let mut sorted: Vec<&Edit> = edits.iter().filter(|edit| fits(&document.text, edit)).collect();
    sorted.sort_by_key(|edit| edit.span);
    let mut end = 0;
    sorted.retain(|edit| {
        let free = edit.span.start >= end;
        if free {
            end = edit.span.end;
        }
        free
    });
    splice(&document.text, sorted.iter().map(|edit| (edit.span, edit.replacement.as_str())))
}

/// The bytes of `document` on disk, with nothing changed but the spans of `edits`. In a format with segments these are
/// the document's part of the file; those of all documents of a file, one after the other, are the file.
///
/// # Errors
///
/// [`WriteError`] where edits overlap or reach over the end of a segment, or where the format can't hold a replacement.
pub fn rewrite(document: &Document, edits: &[Edit]) -> Result<Vec<u8>, WriteError> {
    let sorted = sorted(document, edits)?;
    if let Origin::Islands(islands) = &document.origin
        && let Some(package) = &islands.package
    {
        let fail = |error| WriteError::Io { path: document.path.clone(), error: io::Error::other(error) };
        return package.with(&Edited::new(document, islands, &sorted)?.file.islands.raw).map_err(fail);
    }
    let encoding = document.origin.encoding();
    let (text, starts_file) = match &document.origin {
        Origin::File(_, markup) => (whole(document, *markup, &sorted)?, true),
        Origin::Islands(islands) => (Edited::new(document, islands, &sorted)?.file.islands.raw, islands.starts_file()),
    };
    if encoding == Encoding::Utf8 && starts_file && text.starts_with('\u{feff}') {
        return Err(unwritable(document, None, "a zero-width no-break space at its start"));
    }
    Ok(encoding.encode(text, starts_file))
}

/// What `edits` change in the document's part of the file, in order: spans are bytes of that part as UTF-8, without a byte-order mark,
/// and replacements are as they are written there. For programs that hold the text of the file, such as editors.
///
/// # Errors
///
/// As [`rewrite`].
pub fn in_part(document: &Document, edits: &[Edit]) -> Result<Vec<Edit>, WriteError> {
    let sorted = sorted(document, edits)?;
    let islands = match &document.origin {
        Origin::Islands(islands) => islands,
        Origin::File(_, markup) => {
            whole(document, *markup, &sorted)?;
            return Ok(sorted.into_iter().cloned().collect());
        }
    };
    let pieces = Edited::new(document, islands, &sorted)?.pieces;
    Ok(pieces.into_iter().map(|(span, replacement)| Edit { span, replacement: replacement.into_owned() }).collect())
}

/// The document after `edits`, with the same path, id and languages, and units of the new text.
///
/// # Errors
///
/// As [`rewrite`].
pub fn reread(document: &Document, edits: &[Edit]) -> Result<Document, WriteError> {
    let sorted = sorted(document, edits)?;
    let mut next = Document {
        path: document.path.clone(),
        id: document.id.clone(),
        system: document.system.clone(),
        lang: document.lang.clone(),
        source_lang: document.source_lang.clone(),
        text: String::new(),
        source: document.source.clone(),
        units: Vec::new(),
        source_blocks: document.source_blocks.clone(),
        pairing: document.pairing.clone(),
        marked_untranslated: document.marked_untranslated.clone(),
        source_file: document.source_file.clone(),
        kept: document.kept.clone(),
        read_only: document.read_only,
        origin: Origin::File(Encoding::Utf8, Markup::Plain),
    };
    let markup = match &document.origin {
        Origin::File(_, markup) => *markup,
        Origin::Islands(islands) => {
            next.units.clone_from(&document.units);
            Edited::new(document, islands, &sorted)?.file.put_into(&mut next);
            return Ok(next);
        }
    };
    next.text = whole(document, markup, &sorted)?;
    next.origin = document.origin.clone();
    let blocks = markup.blocks(&next.text);
    next.units = blocks.into_iter().map(Unit::from).collect();
    if document.units.len() != next.units.len() && !next.source_blocks.is_empty() {
        pair(&mut next);
    }
    Ok(next)
}

/// The text of a file that is one text, after `edits`, which are in order and don't overlap.
fn whole(document: &Document, markup: Markup, edits: &[&Edit]) -> Result<String, WriteError> {
    if edits.iter().any(|edit| edit.replacement.contains('\0')) {
        return Err(unwritable(document, None, "a NUL character"));
    }
    let text = splice(&document.text, edits.iter().map(|edit| (edit.span, edit.replacement.as_str())));
    if markup == Markup::Markdown && !keeps_frame(&document.text, &text, edits) {
        return Err(unwritable(document, None, "what is markup in its front matter or its HTML"));
    }
    Ok(text)
}

/// Whether `edit` lies in `text` on character boundaries.
fn fits(text: &str, edit: &Edit) -> bool {
    let Span { start, end } = edit.span;
    start <= end && text.is_char_boundary(start as usize) && text.is_char_boundary(end as usize)
}

/// `edits` in the order of the text.
fn sorted<'e>(document: &Document, edits: &'e [Edit]) -> Result<Vec<&'e Edit>, WriteError> {
    if let Some(why) = document.read_only.filter(|_| !edits.is_empty()) {
        return Err(WriteError::ReadOnly { path: document.path.clone(), why });
    }
    let mut sorted: Vec<&Edit> = edits.iter().collect();
    sorted.sort_by_key(|edit| edit.span);
    let mut end = 0;
    for edit in &sorted {
        if !fits(&document.text, edit) || edit.span.start < end {
            return Err(WriteError::BadEdit { path: document.path.clone(), start: edit.span.start, end: edit.span.end });
        }
        end = edit.span.end;
    }
    Ok(sorted)
}

/// The text of one unit which holds all of `edits`; they are in order and don't overlap.
fn spliced_unit(document: &Document, unit: &Unit, edits: &[&Edit]) -> String {
    let span = unit.target.span;
    let within = |edit: Span| Span::new(edit.start - span.start, edit.end - span.start);
    splice(span.text(&document.text), edits.iter().map(|edit| (within(edit.span), edit.replacement.as_str())))
}

/// `text` with pieces replaced, which are in order and don't overlap.
pub(super) fn splice<'e>(text: &str, pieces: impl Iterator<Item = (Span, &'e str)>) -> String {
    let mut spliced = String::with_capacity(text.len() + 64);
    let mut at = 0;
    for (span, replacement) in pieces {
        spliced.push_str(&text[at..span.start as usize]);
        spliced.push_str(replacement);
        at = span.end as usize;
    }
    spliced.push_str(&text[at..]);
    spliced
}

fn forbidden(document: &Document, segment: Option<String>, why: Forbidden) -> WriteError {
    WriteError::Forbidden { path: document.path.clone(), segment, why }
}

pub(super) fn unwritable(document: &Document, segment: Option<String>, what: &'static str) -> WriteError {
    WriteError::Unwritable { path: document.path.clone(), segment, what }
}

impl Islands {
    /// `text` as it is written at a place in an island that `state` is of; what can't be written, if anything.
    fn written<'t>(&self, text: &'t str, state: State) -> Result<Cow<'t, str>, &'static str> {
        let has_references = matches!(self.syntax, Syntax::Xml | Syntax::Html) && !state.in_cdata;
        self.encoding.fitted(self.syntax.write(text, state)?, has_references)
    }
}

/// How far the file has moved behind each of some pieces that were replaced in it.
struct Moved(Vec<(Span, i64)>);

impl Moved {
    /// `pieces` are in order and don't overlap.
    fn new(pieces: &[(Span, Cow<'_, str>)]) -> Self {
        let mut by = 0;
        let moved = |(place, replacement): &(Span, Cow<'_, str>)| {
            by += replacement.len() as i64 - place.len() as i64;
            (*place, by)
        };
        Self(pieces.iter().map(moved).collect())
    }

    /// Where an island stands now. What was written at its start or its end is part of it.
    fn island(&self, island: Span) -> Span {
        let shift = |offset: u32, pieces: usize| {
            let by = pieces.checked_sub(1).map_or(0, |last| self.0[last].1);
            u32::try_from(i64::from(offset) + by).unwrap_or(u32::MAX)
        };
        let before = self.0.partition_point(|(place, _)| place.start < island.start);
        let within = self.0.partition_point(|(place, _)| place.start < island.end || place.end == island.end);
        Span::new(shift(island.start, before), shift(island.end, within))
    }
}

/// The islands of a document after edits.
struct Edited<'e> {
    file: Reread,
    /// What was replaced in the part of the file, in order.
    pieces: Vec<(Span, Cow<'e, str>)>,
}

impl<'e> Edited<'e> {
    /// `edits` are in order and don't overlap.
    fn new(document: &Document, islands: &Islands, all: &[&'e Edit]) -> Result<Self, WriteError> {
        let map = RawMap::new(document, islands, Half::Target);
        let mut pieces: Vec<(Span, Cow<'e, str>)> = Vec::with_capacity(all.len());
        // The quotation marks that a field of a table gets, before what is written at its start and behind what is written at its end.
        let (mut opened, mut closed) = (Vec::new(), Vec::new());
        let mut besides = Vec::new();
        // Which edits are of each unit.
        let mut own = Vec::with_capacity(islands.targets.len());
        let mut edits = all.iter().peekable();
        for (unit, island) in document.units.iter().zip(&islands.targets) {
            let first = pieces.len();
            while let Some(edit) = edits.next_if(|edit| edit.span.start <= unit.target.span.end) {
                if let Some(why) = document.forbids(edit.span, &edit.replacement) {
                    return Err(forbidden(document, unit.segment.clone(), why));
                }
                let (start, state) = map.start_state(edit.span.start);
                let end = if edit.span.is_empty() { start } else { map.end(edit.span.end) };
                let replacement =
                    islands.written(&edit.replacement, state).map_err(|what| unwritable(document, unit.segment.clone(), what))?;
                pieces.push((Span::new(start, end), replacement));
            }
            own.push(first..pieces.len());
            besides.extend(islands.syntax.besides(&islands.raw, &pieces[first..]));
            let replacements = all[first..pieces.len()].iter().map(|edit| edit.replacement.as_str());
            if islands.syntax.lacks_marks(&islands.raw, island.start as usize, replacements) {
                opened.push((Span::new(island.start, island.start), Cow::Borrowed("\"")));
                closed.push((Span::new(island.end, island.end), Cow::Borrowed("\"")));
            }
        }
        if edits.next().is_some() {
            let segment = document.units.last().and_then(|unit| unit.segment.clone());
            return Err(forbidden(document, segment, Forbidden::CrossesSegments));
        }
        // An island may lie within another one, such as that of an attribute of a tag.
        let mut pieces = [opened, besides, pieces, closed].concat();
        pieces.sort_by_key(|(place, _)| *place);
        let file = Reread::new(document, islands, &pieces);
        let raw = &file.islands.raw;
        for (index, own) in own.into_iter().enumerate().filter(|(_, own)| !own.is_empty()) {
            let (unit, target) = (&document.units[index], file.islands.targets[index]);
            let is_read_so = || islands.syntax.is_same(file.spans[index].text(&file.text), &spliced_unit(document, unit, &all[own]));
            let damage = islands.syntax.damage(islands.targets[index].text(&islands.raw), target.text(raw), &raw[target.end as usize..]);
            if let Some(what) = damage.or_else(|| (!is_read_so()).then_some("what reads as something else")) {
                return Err(unwritable(document, unit.segment.clone(), what));
            }
        }
        Ok(Self { file, pieces })
    }
}

/// The islands of a document once pieces of its part of the file were replaced.
struct Reread {
    islands: Islands,
    /// As it is read back from the file: in XML the spaces behind a line end are none of the text.
    text: String,
    /// The targets in it.
    spans: Vec<Span>,
    /// The masks of each unit, where there may be some.
    masks: Vec<Masks>,
}

impl Reread {
    /// `pieces` are in order and don't overlap.
    fn new(document: &Document, islands: &Islands, pieces: &[(Span, Cow<'_, str>)]) -> Self {
        let moved = Moved::new(pieces);
        let mut targets: Vec<Span> = islands.targets.iter().map(|target| moved.island(*target)).collect();
        let sources = islands.sources.iter().map(|source| moved.island(*source)).collect();
        let raw = splice(&islands.raw, pieces.iter().map(|(span, text)| (*span, &**text)));
        let mut spans = Vec::with_capacity(targets.len());
        let mut text = String::with_capacity(document.text.len());
        let (mut masks, mut codes) = (Vec::new(), Vec::new());
        for (index, target) in targets.iter_mut().enumerate() {
            *target = Span::of(islands.syntax.trimmed(&raw, target.range()));
            let decoded = islands.syntax.decode(target.text(&raw));
            if index > 0 {
                text.push_str(separator(document.units[index].target.kind));
            }
            let start = text.len();
            text.push_str(&decoded.text);
            spans.push(Span::of(start..text.len()));
            masks.push(masks_at(&decoded.masks, start as u32));
            codes.extend(decoded.codes.iter().map(|code| start as u32 + code));
        }
        let Islands { syntax, encoding, first_line, first_column, ref locked, ref package, .. } = *islands;
        let (locked, package) = (locked.clone(), package.clone());
        let islands = Islands { syntax, encoding, raw, first_line, first_column, targets, sources, locked, codes, package };
        Self { islands, text, spans, masks }
    }

    /// Makes them those of `document`, which has the units that it had before.
    fn put_into(self, document: &mut Document) {
        for (unit, (span, masks)) in document.units.iter_mut().zip(self.spans.into_iter().zip(self.masks)) {
            (unit.target.span, unit.target.masks) = (span, masks);
        }
        (document.text, document.origin) = (self.text, Origin::Islands(self.islands));
    }
}

/// `document` once pieces of its part of the file were taken out, which are in order and don't overlap.
pub(super) fn without(document: &Document, islands: &Islands, pieces: &[(Span, Cow<'_, str>)]) -> Document {
    let mut left = document.clone();
    Reread::new(document, islands, pieces).put_into(&mut left);
    left
}
