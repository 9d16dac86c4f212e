//! Which blocks of the target were translated from which of the source.

use crate::text::Span;
use std::ops::Range;

/// Blocks of the target and the blocks of the source that they were translated from, each a run of neighbours. Where one of the
/// two is empty the other was left over: its place among the blocks of the other side is where it would stand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// Indices into [`Document::units`](crate::Document::units).
    target: Span,
    /// Indices into [`Document::source_blocks`](crate::Document::source_blocks).
    source: Span,
    /// How unlikely it is that the two belong together: the negative logarithm of that probability; 0 where the format says
    /// that they do.
    pub cost: f32,
}

impl Pair {
    /// The units `target` with the blocks `source` of the source.
    pub fn new(target: Range<usize>, source: Range<usize>, cost: f32) -> Self {
        Self { target: Span::of(target), source: Span::of(source), cost }
    }

    /// Indices into [`Document::units`](crate::Document::units).
    pub const fn target(&self) -> Range<usize> {
        self.target.range()
    }

    /// Indices into [`Document::source_blocks`](crate::Document::source_blocks).
    pub const fn source(&self) -> Range<usize> {
        self.source.range()
    }
}

/// The pairs of a document, in the order of both sides; none overlaps another. A block of which nobody knows whether it has a
/// partner, such as a record without a source among others that have one, is in no pair.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Pairing(Vec<Pair>);

impl Pairing {
    /// Each of `count` blocks with the one at its place.
    pub fn one_to_one(count: usize) -> Self {
        Self((0..count).map(|index| Pair::new(index..index + 1, index..index + 1, 0.0)).collect())
    }

    /// Adds a pair behind all others.
    pub fn push(&mut self, pair: Pair) {
        self.0.push(pair);
    }

    /// All of them, in order.
    pub fn pairs(&self) -> &[Pair] {
        &self.0
    }

    /// The pair that the unit belongs to.
    pub fn of_unit(&self, unit: usize) -> Option<&Pair> {
        let next = self.0.partition_point(|pair| pair.target.start as usize <= unit);
        // A left-over source has the same place as the pair behind it, and stands before it.
        self.0[..next].last().filter(|pair| pair.target().contains(&unit))
    }

    /// The pair that a block of the source belongs to.
    pub fn of_source(&self, block: usize) -> Option<&Pair> {
        let next = self.0.partition_point(|pair| pair.source.start as usize <= block);
        // Pairs without a source have the same place as the one behind them, and stand before it.
        self.0[..next].last().filter(|pair| pair.source().contains(&block))
    }
}

impl FromIterator<Pair> for Pairing {
    fn from_iter<I: IntoIterator<Item = Pair>>(pairs: I) -> Self {
        Self(pairs.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_side_knows_its_pair() {
        let pairing: Pairing = [((0, 1), (0, 1)), ((1, 1), (1, 3)), ((1, 3), (3, 4)), ((3, 4), (4, 4)), ((5, 6), (4, 5))]
            .map(|(target, source)| Pair::new(target.0..target.1, source.0..source.1, 0.0))
            .into_iter()
            .collect();
        let sources: Vec<_> = (0..7).map(|unit| pairing.of_unit(unit).map(Pair::source)).collect();
        assert_eq!(sources, [Some(0..1), Some(3..4), Some(3..4), Some(4..4), None, Some(4..5), None]);
        let targets: Vec<_> = (0..6).map(|block| pairing.of_source(block).map(Pair::target)).collect();
        assert_eq!(targets, [Some(0..1), Some(1..1), Some(1..1), Some(1..3), Some(5..6), None]);
    }
}
