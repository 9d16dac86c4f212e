//! Patterns as programs: compiled when mtlint is built, decoded when a pattern is first tried, and run in texts of a few hundred bytes.
//!
//! A library for regexes compiles a pattern when it is loaded, which takes longer than to check an article. A program is made once, is
//! small, as its steps are characters and classes of characters instead of bytes, and matches what the `regex` crate matches.

mod class;
mod compile;
mod first;
mod run;
mod table;

pub use class::Class;
pub use compile::TooLarge;
pub use run::{Captures, Place, Search};
pub use table::Table;

use first::Bytes;
use regex_syntax::hir::Look;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A compiled pattern.
#[derive(Debug)]
pub struct Program {
    code: Code,
    classes: Vec<Arc<Class>>,
    /// The column of each step in the table of what was tried: only steps that several others lead to have one.
    columns: Vec<u32>,
    /// How many of them there are.
    count: usize,
    /// The bytes that a match may begin with; none if it may be empty.
    first: Option<Bytes>,
}

/// What is known of a program without its classes.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
struct Code {
    steps: Vec<Step>,
    switches: Vec<Switch>,
    /// The names of the groups, from the first on.
    groups: Vec<Option<String>>,
    /// The bytes of the longest match, where that has a bound.
    longest: Option<u32>,
}

/// A step; unless it says otherwise the next one follows.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
enum Step {
    Char(char),
    /// A character of the class of this number.
    Class(u32),
    /// As many characters of the class as there are, but for so many at most, or as few as will do.
    Run {
        class: u32,
        most: Option<u32>,
        greedy: bool,
    },
    Look(Assertion),
    /// Here starts or ends a group.
    Save(u32),
    /// Two ways, the better one first.
    Split(u32, u32),
    /// The ways of the switch of this number.
    Switch(u32),
    Jump(u32),
    Match,
}

/// Ways from which the next byte chooses.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
struct Switch {
    /// Bytes in order, each with the number of its list of ways.
    bytes: Vec<(u8, u32)>,
    /// Steps, the better ones first. The first list is that of the end of the text and of any other byte.
    ways: Vec<Vec<u32>>,
}

/// [`Look`] in a form that can be written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Assertion {
    Start,
    End,
    StartLine,
    EndLine,
    StartLineCrlf,
    EndLineCrlf,
    Word(Boundary, Alphabet),
}

/// What must stand at a place for an [`Assertion::Word`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Boundary {
    Either,
    Neither,
    Start,
    End,
    /// No part of a word before it, whatever follows.
    StartHalf,
    /// No part of a word behind it.
    EndHalf,
}

/// Which characters are parts of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Alphabet {
    Ascii,
    Unicode,
}

impl From<Look> for Assertion {
    fn from(look: Look) -> Self {
        use Alphabet::{Ascii, Unicode};
        match look {
            Look::Start => Self::Start,
            Look::End => Self::End,
            Look::StartLF => Self::StartLine,
            Look::EndLF => Self::EndLine,
            Look::StartCRLF => Self::StartLineCrlf,
            Look::EndCRLF => Self::EndLineCrlf,
            Look::WordAscii => Self::Word(Boundary::Either, Ascii),
            Look::WordAsciiNegate => Self::Word(Boundary::Neither, Ascii),
            Look::WordUnicode => Self::Word(Boundary::Either, Unicode),
            Look::WordUnicodeNegate => Self::Word(Boundary::Neither, Unicode),
            Look::WordStartAscii => Self::Word(Boundary::Start, Ascii),
            Look::WordEndAscii => Self::Word(Boundary::End, Ascii),
            Look::WordStartUnicode => Self::Word(Boundary::Start, Unicode),
            Look::WordEndUnicode => Self::Word(Boundary::End, Unicode),
            Look::WordStartHalfAscii => Self::Word(Boundary::StartHalf, Ascii),
            Look::WordEndHalfAscii => Self::Word(Boundary::EndHalf, Ascii),
            Look::WordStartHalfUnicode => Self::Word(Boundary::StartHalf, Unicode),
            Look::WordEndHalfUnicode => Self::Word(Boundary::EndHalf, Unicode),
        }
    }
}

impl Program {
    fn new(code: Code, classes: Vec<Arc<Class>>) -> Self {
        let (columns, count) = code.columns();
        let first = first::of(&code, &classes);
        Self { code, classes, columns, count, first }
    }

    /// The names of its groups, from the first on.
    pub fn groups(&self) -> &[Option<String>] {
        &self.code.groups
    }

    /// The bytes of its longest match, where that has a bound.
    pub fn longest(&self) -> Option<usize> {
        self.code.longest.map(|bytes| bytes as usize)
    }
}

impl Code {
    /// The column of each step, and how many there are.
    ///
    /// A step with one way to it is taken no more often than the one before it, so that only the others need be remembered for a
    /// search to be linear.
    fn columns(&self) -> (Vec<u32>, usize) {
        let mut ways = vec![0_u8; self.steps.len()];
        let mut add = |step: u32, count: u8| {
            if let Some(ways) = ways.get_mut(step as usize) {
                *ways = ways.saturating_add(count);
            }
        };
        add(0, 1);
        for (at, step) in (0..).zip(&self.steps) {
            match *step {
                Step::Char(_) | Step::Class(_) | Step::Look(_) | Step::Save(_) => add(at + 1, 1),
                // It goes on from each of its characters.
                Step::Run { most, .. } => {
                    add(at + 1, 2);
                    add(at, if most.is_none() { 2 } else { 0 });
                }
                Step::Split(one, other) => [one, other].into_iter().for_each(|way| add(way, 1)),
                Step::Switch(switch) => self.switches[switch as usize].targets().into_iter().for_each(|way| add(way, 1)),
                Step::Jump(to) => add(to, 1),
                Step::Match => {}
            }
        }
        let mut count = 0;
        let columns = ways.into_iter().map(|ways| {
            if ways < 2 {
                return NONE;
            }
            count += 1;
            count - 1
        });
        let columns = columns.collect();
        (columns, count as usize)
    }
}

/// Stands for no column.
const NONE: u32 = u32::MAX;

impl Switch {
    /// Its ways, each once.
    fn targets(&self) -> Vec<u32> {
        let mut all: Vec<u32> = self.ways.iter().flatten().copied().collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// The ways where the next byte is this one.
    fn ways(&self, byte: Option<u8>) -> &[u32] {
        let list = byte.and_then(|byte| self.bytes.binary_search_by_key(&byte, |(byte, _)| *byte).ok());
        &self.ways[list.map_or(0, |index| self.bytes[index].1 as usize)]
    }
}

#[cfg(test)]
mod tests;
