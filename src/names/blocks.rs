//! Which names of an article are worth comparing: those that share a key. A block of one key is cut, and so is the number of
//! questions, so that the time grows with the names and not with their square.

use std::ops::Range;

use super::cluster::Name;
use super::exonyms;
use super::find::Found;
use super::matcher::Context;
use super::prefilter::Sketch;
use mtlint_tables::names::fold::{Folded, Skeleton};

/// Names of one blocking key that are compared with each other; a block beyond that is a list, not an article.
pub(super) const BLOCK: usize = 64;
/// How many questions are asked of the tables for any number of names, and how many more for each of them. No article needs as
/// many; a list that does has some of its names looked at.
const QUESTIONS: usize = 8192;
const QUESTIONS_A_NAME: usize = 4;

/// How many questions are asked about so many names.
pub(super) fn questions(names: usize) -> usize {
    QUESTIONS + names * QUESTIONS_A_NAME
}

/// What names have to share to be compared.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Skeleton(Skeleton),
    Chinese(u32),
    /// The first form of a group.
    Group(&'static str),
}

fn keys_of(spelling: &str, sketch: Option<Sketch>, context: &Context, mut add: impl FnMut(Key)) {
    if sketch.is_none_or(|sketch| sketch.exonym) {
        exonyms::groups_of(spelling).for_each(|group| add(Key::Group(&group.forms[0])));
    }
    if let Some(sketch) = sketch.filter(Sketch::is_short) {
        add(Key::Skeleton(sketch.skeleton));
        if context.chinese {
            add(Key::Chinese(sketch.chinese));
        }
    }
}

/// The names by what they share: the first [`BLOCK`] of each key.
pub(crate) struct Blocks {
    /// Key and name, in order.
    keys: Vec<(Key, usize)>,
    /// The blocks of two names at least, as ranges of the keys.
    ranges: Vec<Range<usize>>,
    /// Name and block, in order.
    homes: Vec<(usize, usize)>,
}

impl Blocks {
    pub(super) fn of(names: &[&Name], sketches: &[Option<Sketch>], context: &Context) -> Self {
        let mut keys: Vec<(Key, usize)> = Vec::with_capacity(names.len() * 2);
        for (index, (name, &sketch)) in names.iter().zip(sketches).enumerate() {
            keys_of(&name.text, sketch, context, |key| keys.push((key, index)));
        }
        keys.sort_unstable();
        let mut ranges: Vec<Range<usize>> = Vec::new();
        let mut start = 0;
        for block in keys.chunk_by(|x, y| x.0 == y.0) {
            if block.len() > 1 {
                ranges.push(start..start + block.len().min(BLOCK));
            }
            start += block.len();
        }
        let mut homes: Vec<(usize, usize)> = Vec::with_capacity(keys.len());
        for (block, range) in ranges.iter().enumerate() {
            homes.extend(keys[range.clone()].iter().map(|(_, name)| (*name, block)));
        }
        homes.sort_unstable();
        Self { keys, ranges, homes }
    }

    pub(crate) fn of_found(found: &[Found], context: &Context) -> Self {
        let names: Vec<&Name> = found.iter().map(|found| &found.name).collect();
        let sketches: Vec<Option<Sketch>> = found.iter().map(|found| Some(found.sketch)).collect();
        Self::of(&names, &sketches, context)
    }

    /// The names that share a key with a spelling that may be none of them, in order.
    pub(crate) fn like(&self, spelling: &str, context: &Context) -> Vec<usize> {
        let mut found = Vec::new();
        keys_of(spelling, Sketch::of(spelling, &mut Folded::default()), context, |key| {
            let block = &self.keys[self.keys.partition_point(|other| other.0 < key)..];
            found.extend(block.iter().take(BLOCK).take_while(|other| other.0 == key).map(|(_, name)| *name));
        });
        found.sort_unstable();
        found.dedup();
        found
    }

    fn block(&self, block: usize) -> &[(Key, usize)] {
        &self.keys[self.ranges[block].clone()]
    }

    /// Pairs worth comparing, in order, the earlier name of each first: those that the tables or the groups may bring together.
    pub(super) fn pairs(&self, sketches: &[Option<Sketch>], context: &Context) -> Vec<(usize, usize)> {
        let most = questions(sketches.len());
        let mut pairs = Vec::new();
        for block in 0..self.ranges.len() {
            let block = self.block(block);
            for (at, &(key, a)) in block.iter().enumerate() {
                let may_match = |b: usize| match (key, &sketches[a], &sketches[b]) {
                    (Key::Skeleton(_), Some(x), Some(y)) => x.may_match(y, context),
                    _ => true,
                };
                pairs.extend(block[at + 1..].iter().filter(|(_, b)| *b != a && may_match(*b)).map(|&(_, b)| (a, b)));
            }
            if pairs.len() > most {
                break;
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }

    /// The names that share a block with one, as often as they do.
    pub(super) fn beside(&self, name: usize) -> impl Iterator<Item = usize> + '_ {
        let own = &self.homes[self.homes.partition_point(|(other, _)| *other < name)..];
        let blocks = own.iter().take_while(move |(other, _)| *other == name).map(|(_, block)| *block);
        blocks.flat_map(|block| self.block(block)).map(|(_, other)| *other)
    }
}
