//! Places in a text as other programs count them.

use super::Span;
use std::ops::Range;

/// A count is kept for every so many bytes.
const STEP: usize = 256;

/// Leads from the bytes of a text to its code points, as Python counts, and to its UTF-16 units, as JavaScript and editors do.
#[derive(Debug, Clone)]
pub struct Offsets<'t> {
    text: &'t str,
    /// The code points and UTF-16 units that begin before each [`STEP`]th byte.
    before: Vec<Counts>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Counts {
    code_points: u32,
    utf16: u32,
}

impl Counts {
    fn add(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            let begins = u32::from(byte & 0xC0 != 0x80);
            self.code_points += begins;
            // A character of four bytes takes two units.
            self.utf16 += begins + u32::from(byte >= 0xF0);
        }
    }
}

impl<'t> Offsets<'t> {
    /// Counts `text` once.
    pub fn of(text: &'t str) -> Self {
        let mut counts = Counts::default();
        let before = text.as_bytes().chunks(STEP).map(|chunk| {
            let before = counts;
            counts.add(chunk);
            before
        });
        Self { text, before: before.collect() }
    }

    /// How many code points stand before a byte, which begins a character or ends the text.
    pub fn code_points(&self, byte: u32) -> u32 {
        self.counts(byte).code_points
    }

    /// How many UTF-16 units stand before a byte, which begins a character or ends the text.
    pub fn utf16(&self, byte: u32) -> u32 {
        self.counts(byte).utf16
    }

    /// A span of bytes in UTF-16 units.
    pub fn utf16_range(&self, span: Span) -> Range<u32> {
        self.utf16(span.start)..self.utf16(span.end)
    }

    fn counts(&self, byte: u32) -> Counts {
        let byte = (byte as usize).min(self.text.len());
        let step = (byte / STEP).min(self.before.len().saturating_sub(1));
        let mut counts = self.before.get(step).copied().unwrap_or_default();
        counts.add(&self.text.as_bytes()[step * STEP..byte]);
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_what_counting_says() {
        let text = "Zürich 🙂 Львів 北京 e\u{301} ".repeat(40);
        for text in ["", "a", "🙂", &text, &text[..text.floor_char_boundary(STEP)], &"x".repeat(STEP), &"🙂".repeat(STEP)] {
            let offsets = Offsets::of(text);
            for byte in text.char_indices().map(|(at, _)| at).chain([text.len()]) {
                let before = &text[..byte];
                let counted = (before.chars().count() as u32, before.encode_utf16().count() as u32);
                assert_eq!((offsets.code_points(byte as u32), offsets.utf16(byte as u32)), counted, "{byte}");
            }
        }
        assert_eq!(Offsets::of("🙂 Lviv").utf16_range(Span::new(5, 9)), 3..7);
    }
}
