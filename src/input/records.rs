//! What the formats with records or segments have in common: a record, the records of a document, and a fault in a file.

use crate::document::{Document, Encoding, Islands, Kept, Origin, Pair, Pairing, Syntax, Unit};
use crate::lang::Lang;
use crate::text::{Block, BlockKind, Masks, Span};
use std::borrow::Cow;
use std::ops::Range;

/// A target, its source, and what is said of them: the record of a line, or a segment.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Record<'l> {
    pub target: Cow<'l, str>,
    /// The bytes that hold the target, without quotation marks. They count from the start of the line, or of the part of the file
    /// that the document takes up.
    pub target_at: Range<usize>,
    /// What is no prose in the target, and where inline codes without width stand in it; bytes of `target`.
    pub masks: Vec<Span>,
    pub codes: Vec<u32>,
    pub kind: BlockKind,
    /// Whether the file says that the target is not to be changed.
    pub is_locked: bool,
    /// Whether the file says that there is no translation yet.
    pub is_marked_untranslated: bool,
    pub source: Option<Cow<'l, str>>,
    /// The same for the source, if there is one.
    pub source_at: Range<usize>,
    pub id: Option<Cow<'l, str>>,
    pub doc: Option<Cow<'l, str>>,
    pub system: Option<Cow<'l, str>>,
    pub lang: Option<Lang>,
    pub source_lang: Option<Lang>,
    /// The values of further keys that were asked for, as JSON.
    pub kept: Vec<Option<Box<str>>>,
}

/// The records of one document.
#[derive(Debug, Default)]
pub(super) struct Group {
    pub raw: String,
    pub first_line: u32,
    pub first_column: u32,
    pub id: Option<String>,
    pub doc: Option<String>,
    pub system: Option<String>,
    pub lang: Option<Lang>,
    pub source_lang: Option<Lang>,
    pub text: String,
    pub source: String,
    pub units: Vec<Unit>,
    source_blocks: Vec<Block>,
    pairing: Pairing,
    targets: Vec<Span>,
    sources: Vec<Span>,
    locked: Vec<u32>,
    marked_untranslated: Vec<u32>,
    codes: Vec<u32>,
    /// Those of its records one after the other.
    pub kept: Vec<Option<Box<str>>>,
}

impl Group {
    /// Without records yet; the first stands in a part of the file that starts at a 1-based line and column.
    pub(super) fn new((first_line, first_column): (u32, u32)) -> Self {
        Self { first_line, first_column, ..Self::default() }
    }

    /// Whether `record` belongs to this document.
    pub(super) fn takes(&self, record: &Record<'_>) -> bool {
        let agree = |a: &Option<Lang>, b: &Option<Lang>| a.is_none() || b.is_none() || a == b;
        let same = self.doc.is_some() && self.doc.as_deref() == record.doc.as_deref() && self.system.as_deref() == record.system.as_deref();
        self.units.is_empty() || (same && agree(&self.lang, &record.lang) && agree(&self.source_lang, &record.source_lang))
    }

    pub(super) fn add(&mut self, record: Record<'_>, number: u32) {
        let Record { target, target_at, masks, codes, kind, is_locked, is_marked_untranslated, .. } = record;
        let Record { source, source_at, id, doc, system, lang, source_lang, kept, .. } = record;
        if self.units.is_empty() {
            self.doc = doc.map(Cow::into_owned);
            self.system = system.map(Cow::into_owned);
            self.id = self.doc.clone().or_else(|| id.as_deref().map(str::to_owned));
        }
        self.kept.extend(kept);
        self.lang = self.lang.take().or(lang);
        self.source_lang = self.source_lang.take().or(source_lang);
        let is_first = self.units.is_empty();
        if let Some(source) = source {
            let (unit, block) = (self.units.len(), self.source_blocks.len());
            self.source_blocks.push(append(&mut self.source, &source, block == 0, BlockKind::Segment));
            self.pairing.push(Pair::new(unit..unit + 1, block..block + 1, 0.0));
            let start = self.raw.len();
            self.sources.push(Span::of(start + source_at.start..start + source_at.end));
        }
        let segment = Some(id.map_or_else(|| number.to_string(), Cow::into_owned));
        if is_locked {
            self.locked.push(self.units.len() as u32);
        }
        if is_marked_untranslated {
            self.marked_untranslated.push(self.units.len() as u32);
        }
        let mut block = append(&mut self.text, &target, is_first, kind);
        let base = block.span.start;
        block.masks = masks_at(&masks, base);
        self.codes.extend(codes.iter().map(|code| base + code));
        self.units.push(Unit { segment, target: block });
        let start = self.raw.len();
        self.targets.push(Span::of(start + target_at.start..start + target_at.end));
    }

    /// The document of these records.
    pub(super) fn into_document(self, path: String, lang: Lang, source_lang: Option<Lang>, syntax: Syntax, encoding: Encoding) -> Document {
        let Self {
            raw,
            first_line,
            first_column,
            id,
            system,
            text,
            source,
            units,
            source_blocks,
            pairing,
            targets,
            sources,
            locked,
            marked_untranslated,
            codes,
            ..
        } = self;
        let islands = Islands { syntax, encoding, raw, first_line, first_column, targets, sources, locked, codes, package: None };
        let origin = Origin::Islands(islands);
        Document {
            path,
            id,
            system,
            lang,
            source_lang,
            text,
            source,
            units,
            source_blocks,
            pairing,
            marked_untranslated,
            source_file: None,
            kept: Kept::default(),
            read_only: None,
            origin,
        }
    }
}

/// `masks` of a text, in one that it starts in at byte `base`.
pub(super) fn masks_at(masks: &[Span], base: u32) -> Masks {
    masks.iter().map(|mask| Span::new(mask.start + base, mask.end + base)).collect::<Vec<_>>().into()
}

/// Adds a segment to `text`, behind a line feed unless it is the first. Blocks of a page are paragraphs, and no lines of a wrapped one.
fn append(text: &mut String, segment: &str, is_first: bool, kind: BlockKind) -> Block {
    if !is_first {
        text.push_str(separator(kind));
    }
    let start = text.len();
    text.push_str(segment);
    Block::new(Span::of(start..text.len()), kind)
}

/// What stands between a segment of this kind and the one before it.
pub(super) const fn separator(kind: BlockKind) -> &'static str {
    if matches!(kind, BlockKind::Segment) { "\n" } else { "\n\n" }
}

/// Why a line is no record, or a file not of its format.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    /// The byte of the line or the file.
    pub at: usize,
    pub found: String,
    pub expected: &'static str,
}

impl Fault {
    pub(crate) fn new(at: usize, found: impl Into<String>, expected: &'static str) -> Self {
        Self { at, found: found.into(), expected }
    }
}

/// The language of a field at byte `at` of the line.
pub(super) fn lang(at: usize, tag: &str) -> Result<Lang, Fault> {
    tag.parse().map_err(|_| Fault::new(at, format!("`{}` is not a language tag", shorten(tag)), "expected one such as `en` or `pt-BR`"))
}

/// The bytes of `text` that `part` is, which is a slice of it.
pub(super) fn within(text: &str, part: &str) -> Range<usize> {
    let start = (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    start..start + part.len()
}

/// The start of `text`, short enough for a message and in one line.
pub(crate) fn shorten(text: &str) -> String {
    let (start, rest) = text.char_indices().nth(40).map_or((text, ""), |(end, _)| (&text[..end], "…"));
    start.split(char::is_control).collect::<Vec<_>>().join(" ") + rest
}
