//! What a piece of an island stands for, and the text of a whole one.

use crate::text::Span;
use std::ops::Range;

/// What stands in the text for a code that has a width: the object replacement character.
pub(super) const OBJECT: char = '\u{fffc}';

/// What a piece of an island stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    Char(char),
    /// An inline code or a reference to what is declared elsewhere, shown as [`OBJECT`].
    Object,
    /// An inline code without width, a comment, or the edge of a CDATA section.
    Code,
    /// What parts two pieces of one text in the file and may go with what is around it, such as the end of one string and the start of
    /// the next.
    Seam,
}

impl Meaning {
    /// The bytes of the text that it takes up.
    pub(super) const fn len(self) -> usize {
        match self {
            Self::Char(char) => char.len_utf8(),
            Self::Object => OBJECT.len_utf8(),
            Self::Code | Self::Seam => 0,
        }
    }
}

/// Masks in order without overlap.
pub(super) fn joined(mut masks: Vec<Range<usize>>) -> Vec<Span> {
    masks.sort_by_key(|mask| (mask.start, mask.end));
    let mut joined: Vec<Range<usize>> = Vec::with_capacity(masks.len());
    for mask in masks {
        match joined.last_mut() {
            Some(last) if mask.start <= last.end => last.end = last.end.max(mask.end),
            _ => joined.push(mask),
        }
    }
    joined.into_iter().map(Span::of).collect()
}

/// The text of an island.
#[derive(Debug, Default)]
pub(super) struct Decoded {
    pub text: String,
    /// What is no prose in `text`, such as objects, in order.
    pub masks: Vec<Span>,
    /// Where codes without width stand in `text`.
    pub codes: Vec<u32>,
}

impl Decoded {
    /// An empty text with room for `len` bytes.
    pub(super) fn with_capacity(len: usize) -> Self {
        Self { text: String::with_capacity(len), ..Self::default() }
    }

    /// Adds what the next piece of the island stands for.
    pub(super) fn push(&mut self, meaning: Meaning) {
        let here = self.text.len();
        match meaning {
            Meaning::Char(char) => self.text.push(char),
            Meaning::Object => {
                self.text.push(OBJECT);
                self.mask(here..here + OBJECT.len_utf8());
            }
            Meaning::Code => self.codes.push(here as u32),
            Meaning::Seam => {}
        }
    }

    /// Masks a range that ends where the text ends; it may hold masks made before.
    pub(super) fn mask(&mut self, range: Range<usize>) {
        let inside = self.masks.partition_point(|mask| (mask.start as usize) < range.start);
        self.masks.truncate(inside);
        // A tag may begin outside of a marker and end within.
        let start = self.masks.last().map_or(range.start, |mask| range.start.max(mask.end as usize));
        if start < range.end {
            self.masks.push(Span::of(start..range.end));
        }
    }

    /// Takes note of the character just pushed, which may open or close a tag of another format, such as HTML: that is masked.
    /// `open` is where the last `<` stands that was not closed.
    pub(super) fn mask_tags(&mut self, char: char, open: &mut Option<usize>) {
        match char {
            '<' => *open = Some(self.text.len() - 1),
            '>' => open.take().into_iter().for_each(|start| self.mask_tag(start)),
            _ => {}
        }
    }

    fn mask_tag(&mut self, start: usize) {
        let name = self.text[start + 1..].trim_start_matches(['/', '!', '?']);
        if name.starts_with(|char: char| char.is_ascii_alphabetic() || char == '-') {
            self.mask(start..self.text.len());
        }
    }
}
