//! A document with everything the rules read of it, each part made once.

use crate::bilingual::{Segment, Segments, SourceFault};
use crate::document::Document;
use crate::text::numeral::{self, Numeral, Reading};
use crate::text::{Paragraph, Prose, Quotations, Span};
use std::cell::OnceCell;
use std::ops::{Deref, Range};

/// What rules and checks see.
#[derive(Debug)]
pub(crate) struct Article<'d> {
    pub document: &'d Document,
    /// The text that is checked.
    pub target: Side<'d>,
    source: OnceCell<Option<Side<'d>>>,
    segments: OnceCell<Segments>,
}

/// One of the two texts of a bilingual article.
#[derive(Debug)]
pub(crate) struct Side<'d> {
    prose: Prose<'d>,
    quotations: OnceCell<Quotations>,
    numerals: OnceCell<Vec<Reading>>,
}

impl<'d> Article<'d> {
    pub(crate) fn new(document: &'d Document) -> Self {
        Self { document, target: Side::new(document.prose()), source: OnceCell::new(), segments: OnceCell::new() }
    }

    /// The text that the target was translated from, where there is one.
    pub(crate) fn source(&self) -> Option<&Side<'d>> {
        self.source.get_or_init(|| self.document.source_prose().map(Side::new)).as_ref()
    }

    /// The paragraphs of the source that a unit was translated from, as indices.
    pub(crate) fn source_paragraphs(&self, unit: usize) -> Range<usize> {
        let both = self.source().zip(self.document.pairing.of_unit(unit));
        both.map_or(0..0, |(source, pair)| source.paragraphs_of(pair.source()))
    }

    /// The segments with the source of each, where the source can be gone by.
    pub(crate) fn segments(&self) -> &[Segment] {
        let segments = self.all_segments();
        if segments.fault.is_none() { &segments.all } else { &[] }
    }

    /// Why the source cannot be gone by, if there is one, and where its translation begins.
    pub(crate) fn source_fault(&self) -> Option<(SourceFault, Span)> {
        self.all_segments().fault
    }

    fn all_segments(&self) -> &Segments {
        self.segments
            .get_or_init(|| self.source().map_or_else(Segments::default, |source| Segments::of(self.document, &self.target, source)))
    }

    /// The parts of a paragraph of the target that are prose: its span without the masks.
    pub(crate) fn stretches(&self, paragraph: &Paragraph) -> impl Iterator<Item = Span> + use<'_, 'd> {
        let span = paragraph.span;
        let masks = self.document.units.get(paragraph.unit()).map_or(&[][..], |unit| &unit.target.masks);
        let mut start = span.start;
        let ends = masks.iter().filter(move |mask| mask.overlaps(span)).map(|mask| (mask.start, mask.end));
        ends.chain([(span.end, span.end)]).filter_map(move |(end, next)| {
            let stretch = Span::new(start, end.max(start));
            start = next.max(start);
            (!stretch.is_empty()).then_some(stretch)
        })
    }

    /// Whether `span` of the target lies inside quotation marks (the marks themselves are outside).
    pub(crate) fn is_quoted(&self, span: Span) -> bool {
        self.target.quotations().encloses(span)
    }
}

impl<'d> Side<'d> {
    fn new(prose: Prose<'d>) -> Self {
        Self { prose, quotations: OnceCell::new(), numerals: OnceCell::new() }
    }

    /// The quotation marks and what they enclose.
    pub(crate) fn quotations(&self) -> &Quotations {
        self.quotations.get_or_init(|| Quotations::of(&self.prose))
    }

    /// The numbers, in order.
    pub(crate) fn numerals(&self) -> impl Iterator<Item = Numeral<'_>> {
        self.readings().iter().map(|reading| reading.of(&self.prose))
    }

    /// The numbers that begin at the given offsets of the text.
    pub(crate) fn numerals_in(&self, offsets: Range<u32>) -> impl Iterator<Item = Numeral<'_>> {
        let all = self.readings();
        let first = all.partition_point(|reading| reading.of(&self.prose).span.start < offsets.start);
        all[first..].iter().map(|reading| reading.of(&self.prose)).take_while(move |numeral| numeral.span.start < offsets.end)
    }

    fn readings(&self) -> &[Reading] {
        self.numerals.get_or_init(|| numeral::read(&self.prose))
    }
}

impl<'d> Deref for Side<'d> {
    type Target = Prose<'d>;

    fn deref(&self) -> &Prose<'d> {
        &self.prose
    }
}
