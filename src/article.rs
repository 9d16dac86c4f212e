//! A document with everything the rules read of it, each part made once.

use crate::document::Document;
use crate::text::numeral::{self, Numeral, Reading};
use crate::text::{Paragraph, Prose, Quotations, Span};
use std::cell::OnceCell;

/// What rules and checks see.
#[derive(Debug)]
pub struct Article<'d> {
    pub document: &'d Document,
    /// The prose of the target side.
    pub target: Prose<'d>,
    source: OnceCell<Option<Prose<'d>>>,
    quotations: OnceCell<Quotations>,
    numerals: OnceCell<Vec<Reading>>,
}

impl<'d> Article<'d> {
    pub fn new(document: &'d Document) -> Self {
        Self { document, target: document.prose(), source: OnceCell::new(), quotations: OnceCell::new(), numerals: OnceCell::new() }
    }

    /// The prose of the source side, where there is one; made when first asked for.
    pub fn source(&self) -> Option<&Prose<'d>> {
        self.source.get_or_init(|| self.document.source_prose()).as_ref()
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

    /// The quotation marks of the target and what they enclose.
    pub fn quotations(&self) -> &Quotations {
        self.quotations.get_or_init(|| Quotations::of(&self.target))
    }

    /// Whether `span` lies inside quotation marks (the marks themselves are outside).
    pub fn is_quoted(&self, span: Span) -> bool {
        self.quotations().encloses(span)
    }

    /// The numbers of the target, in order.
    pub(crate) fn numerals(&self) -> impl Iterator<Item = Numeral<'_>> {
        self.numerals.get_or_init(|| numeral::read(&self.target)).iter().map(|reading| reading.of(&self.target))
    }
}
