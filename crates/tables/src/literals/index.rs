//! Which literals the rules wait for: what the scan looks for, and whom it tells. That of the built-in rules is baked.

use super::baked::Numbers;
use super::set::LiteralSet;
use crate::rule::definition::{Definition, Matcher, Pattern};
use crate::rule::literal::{LEAD, LINE_START, Literals, WORD_START};
use crate::text::fold;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::ops::Range;

/// See the module's own words.
#[derive(Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Index {
    /// How many rules it was made from.
    pub rules: u32,
    literals: LiteralSet,
    /// Those who wait for the first literal, then those who wait for the second, and so on: the number of the rule, and the
    /// code of the part.
    rules_of: Numbers,
    parts_of: Numbers,
    /// For each literal where its owners end.
    ends: Numbers,
}

/// Who waits for a literal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Owner {
    /// The number of the rule among those that the index was made from.
    pub rule: u32,
    /// What the literal is to that rule.
    pub part: Part,
}

/// What a literal is to its rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The phrase with this number.
    Phrase(u32),
    /// The form with this number, counted through all groups of variants.
    Form(u32),
    /// The rule's pattern starts with the literal.
    Anchored,
    /// The pattern with this number needs the literal somewhere in the block.
    Block(u32),
}

impl Index {
    /// The index of `definitions`, which have their literals.
    pub fn of<'d>(definitions: impl Iterator<Item = &'d Definition>) -> Self {
        let mut literals: BTreeMap<String, Vec<Owner>> = BTreeMap::new();
        let mut rules = 0;
        for (rule, definition) in definitions.enumerate() {
            rules += 1;
            add(definition, &mut |literal, part| literals.entry(literal).or_default().push(Owner { rule: rule as u32, part }));
        }
        let mut index = Self {
            rules,
            literals: LiteralSet::new(literals.keys().map(String::as_str)),
            rules_of: Numbers::default(),
            parts_of: Numbers::default(),
            ends: Numbers::default(),
        };
        for owners in literals.into_values() {
            owners.iter().for_each(|owner| index.rules_of.add(owner.rule));
            owners.iter().for_each(|owner| index.parts_of.add(owner.part.code()));
            index.ends.add(index.rules_of.count() as u32);
        }
        index
    }

    /// Whether some literals may stand within a word.
    pub fn stands_anywhere(&self) -> bool {
        self.literals.stands_anywhere()
    }

    /// Calls `found` with an owner of a literal and the literal's place in `text`, which is folded, for all owners of every
    /// occurrence, in order of the start.
    pub fn find(&self, text: &str, mut found: impl FnMut(Owner, Range<usize>)) {
        self.literals.find(text, |literal, place| {
            let start = literal.checked_sub(1).map_or(0, |before| self.ends.get(before));
            for owner in start as usize..self.ends.get(literal) as usize {
                found(Owner { rule: self.rules_of.get(owner), part: Part::of_code(self.parts_of.get(owner)) }, place.clone());
            }
        });
    }
}

impl Part {
    /// Bits of a number in a code; the two above them say of what.
    const BITS: u32 = 30;

    /// The part as one number.
    const fn code(self) -> u32 {
        match self {
            Self::Phrase(number) => number,
            Self::Block(number) => 1 << Self::BITS | number,
            Self::Anchored => 2 << Self::BITS,
            Self::Form(number) => 3 << Self::BITS | number,
        }
    }

    const fn of_code(code: u32) -> Self {
        let number = code & ((1 << Self::BITS) - 1);
        match code >> Self::BITS {
            0 => Self::Phrase(number),
            1 => Self::Block(number),
            2 => Self::Anchored,
            _ => Self::Form(number),
        }
    }
}

/// Calls `wait` with each literal of a rule.
fn add(definition: &Definition, wait: &mut impl FnMut(String, Part)) {
    match &definition.matcher {
        Matcher::Phrases(phrases) => {
            for (number, phrase) in phrases.iter().enumerate() {
                wait(format!("{WORD_START}{phrase}"), Part::Phrase(number as u32));
            }
        }
        Matcher::Swap(swaps) => {
            for (number, (phrase, _)) in swaps.iter().enumerate() {
                wait(format!("{WORD_START}{phrase}"), Part::Phrase(number as u32));
            }
        }
        Matcher::Variants(groups) => {
            for (number, form) in groups.iter().flatten().enumerate() {
                wait(format!("{WORD_START}{}", fold(form).trim()), Part::Form(number as u32));
            }
        }
        Matcher::Pattern(Pattern { literals: Literals::Prefix { set }, .. }) => {
            for prefix in set {
                wait(prefix.clone(), Part::Anchored);
            }
        }
        Matcher::Pattern(pattern) => {
            for literal in pattern.literals.set() {
                wait(literal.clone(), Part::Block(0));
            }
        }
        Matcher::Lines(lines) => {
            for (number, line) in lines.iter().enumerate() {
                let near = line.literals.lead().is_some_and(|lead| lead <= LEAD);
                for literal in line.literals.set() {
                    let plain = literal.strip_prefix(WORD_START).unwrap_or(literal);
                    wait(if near { format!("{LINE_START}{plain}") } else { literal.clone() }, Part::Block(number as u32));
                }
            }
        }
        Matcher::Check { .. } => {}
    }
}
