//! Names for findings that survive when the lines around them move.

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::text::Span;
use std::collections::HashMap;

/// Of a block of more bytes than this …
const LONG: usize = 4096;
/// … only half as many as this count before a finding, and as many after it: all of it for each finding would take too long.
const NEAR: usize = 1024;

/// Gives each finding of one document a name made of its rule, its text and the block it stands in.
///
/// Neither path nor line is part of it. Findings that are alike are numbered in order.
#[derive(Debug, Default)]
pub(crate) struct Fingerprints {
    seen: HashMap<u64, u32>,
}

impl Fingerprints {
    /// The name of `diagnostic` as a finding of `rule`, its own or an id that this had before: 16 hexadecimal digits, a colon and a
    /// number. Ask once for each finding, in order.
    pub(crate) fn next(&mut self, document: &Document, diagnostic: &Diagnostic, rule: &str) -> String {
        let text = document.text.get(diagnostic.span.range()).unwrap_or_default();
        let hash = digest([rule, text].into_iter().chain(words_around(document, diagnostic.span)));
        let number = self.seen.entry(hash).or_default();
        *number += 1;
        format!("{hash:016x}:{number}")
    }
}

/// A hash of `parts` that is the same on every machine and in every version; the boundaries of the parts count.
pub(crate) fn digest<'t>(parts: impl IntoIterator<Item = &'t str>) -> u64 {
    let mut hash = Fnv::default();
    parts.into_iter().for_each(|part| hash.write(part));
    hash.0
}

/// The words of the block that `span` starts in, or, where it is long, the whole ones near `span`.
fn words_around(document: &Document, span: Span) -> impl Iterator<Item = &str> {
    let block = document.units.get(document.unit_at(span.start)).map_or(Span::new(0, 0), |unit| unit.target.span);
    let text = block.text(&document.text);
    let at = |offset: u32| (offset.clamp(block.start, block.end) - block.start) as usize;
    let (mut from, mut to) = (0, text.len());
    if text.len() > LONG {
        (from, to) = (text.ceil_char_boundary(at(span.start).saturating_sub(NEAR / 2)), text.floor_char_boundary(at(span.end) + NEAR / 2));
        // A word that the edge cuts would be another one when the text moves by a letter.
        let is_space = |(_, character): &(usize, char)| character.is_whitespace();
        from = if from == 0 { 0 } else { text[from..to].char_indices().find(is_space).map_or(to, |(space, _)| from + space) };
        to = if to == text.len() { to } else { text[from..to].char_indices().rev().find(is_space).map_or(from, |(space, _)| from + space) };
    }
    text[from..to].split_whitespace()
}

/// FNV-1a, 64 bits: the same on every machine and in every version, which the hash of the standard library is not.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    /// Adds `part` and an end mark, so that the boundaries of parts count.
    fn write(&mut self, part: &str) {
        for byte in part.bytes().chain([0xff]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::document;

    fn words(text: &str, at: usize) -> Vec<String> {
        words_around(&document("en", text), Span::of(at..at + 1)).map(str::to_owned).collect()
    }

    #[test]
    fn all_words_of_a_block_count() {
        assert_eq!(words("The mill\nof the town waits", 12), ["of", "the", "town", "waits"]);
    }

    #[test]
    fn in_a_long_block_the_whole_words_near_it_count() {
        let numbers: Vec<String> = (0..10_000).map(|number| format!("n{number}")).collect();
        let text = numbers.join(" ");
        let at = text.find("n5000").unwrap_or_default();
        let near = words(&text, at);
        assert!(
            near.iter().any(|word| word == "n5000") && near.iter().map(|word| word.len() + 1).sum::<usize>() <= NEAR + 8,
            "{}",
            near.len()
        );
        let moved = format!("éé {text}");
        assert_eq!(words(&moved, at + "éé ".len()), near);
    }
}
