//! From the text of islands to the file that they stand in.

use super::syntax::State;
use crate::document::{Document, Half, Islands};
use crate::text::Span;
use std::sync::OnceLock;

/// A point is noted after so many bytes at least.
const STEP: usize = 256;

/// Leads from bytes of one half of a document to bytes of [`Islands::raw`].
#[derive(Debug)]
pub(super) struct RawMap<'d> {
    document: &'d Document,
    islands: &'d Islands,
    half: Half,
    /// Noted when first asked for: the starts of the islands that are not plain, and points in them.
    points: OnceLock<Vec<Point>>,
}

/// A byte of the text and the byte of `raw` that belongs to it.
#[derive(Debug, Clone, Copy)]
struct Point {
    text: u32,
    raw: u32,
    state: State,
}

impl<'d> RawMap<'d> {
    pub(super) fn new(document: &'d Document, islands: &'d Islands, half: Half) -> Self {
        Self { document, islands, half, points: OnceLock::new() }
    }

    fn span(&self, block: usize) -> Option<Span> {
        self.document.block(self.half, block).map(|block| block.span)
    }

    fn points(&self) -> &[Point] {
        self.points.get_or_init(|| {
            let mut points = Vec::new();
            for (block, &island) in self.islands.of(self.half).iter().enumerate() {
                if let Some(span) = self.span(block).filter(|span| !self.islands.syntax.is_plain(island.len(), span.len())) {
                    self.note(span.start, island, &mut points);
                }
            }
            points
        })
    }

    fn note(&self, start: u32, island: Span, points: &mut Vec<Point>) {
        let raw = island.text(&self.islands.raw);
        let mut state = self.islands.syntax.state_at(&self.islands.raw, island.start as usize);
        points.push(Point { text: start, raw: island.start, state });
        let (mut at, mut text, mut last) = (0, 0, 0);
        while at < raw.len() {
            let (len, meaning) = self.islands.syntax.piece(raw, at, &mut state);
            at += len;
            text += meaning.len();
            if text - last >= STEP {
                points.push(Point { text: start + text as u32, raw: island.start + at as u32, state });
                last = text;
            }
        }
    }

    /// The byte of `raw` where the character before byte `offset` of the text ends, or where the island starts.
    pub(super) fn end(&self, offset: u32) -> u32 {
        self.find(offset, false).raw
    }

    /// The byte of `raw` where the character at byte `offset` of the text starts, behind the inline codes before it; the end of
    /// the island if the text ends there.
    pub(super) fn start(&self, offset: u32) -> u32 {
        self.find(offset, true).raw
    }

    /// The same, with what must be known to write there.
    pub(super) fn start_state(&self, offset: u32) -> (u32, State) {
        let point = self.find(offset, true);
        (point.raw, point.state)
    }

    fn find(&self, offset: u32, behind_codes: bool) -> Point {
        let block = self.document.block_at(self.half, offset);
        let (Some(&island), Some(span)) = (self.islands.of(self.half).get(block), self.span(block)) else {
            return Point { text: 0, raw: 0, state: State::default() };
        };
        let offset = offset.clamp(span.start, span.end);
        let state = self.islands.syntax.state_at(&self.islands.raw, island.start as usize);
        let first = Point { text: span.start, raw: island.start, state };
        if self.islands.syntax.is_plain(island.len(), span.len()) {
            return Point { text: offset, raw: island.start + (offset - span.start), ..first };
        }
        let points = self.points();
        let Point { mut text, raw, mut state } =
            points[..points.partition_point(|point| point.text <= offset)].last().copied().unwrap_or(first);
        let whole = island.text(&self.islands.raw);
        let mut at = (raw - island.start) as usize;
        while at < whole.len() && (text < offset || behind_codes) {
            let mut next = state;
            let (len, meaning) = self.islands.syntax.piece(whole, at, &mut next);
            if text == offset && meaning.len() > 0 {
                break;
            }
            state = next;
            at += len;
            text += meaning.len() as u32;
        }
        Point { text, raw: (island.start + at as u32).min(island.end), state }
    }
}
