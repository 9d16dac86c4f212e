//! What several checks need: unmasked stretches of text, neighbours of a place, capitals.

use crate::article::Article;
use crate::text::{Paragraph, Span};

/// The parts of `paragraph` that are prose: its span without the masks.
pub(super) fn stretches<'a>(article: &'a Article<'_>, paragraph: &Paragraph) -> impl Iterator<Item = Span> + use<'a> {
    let span = paragraph.span;
    let masks = article.document.units.get(paragraph.unit()).map_or(&[][..], |unit| &unit.target.masks);
    let mut start = span.start;
    let ends = masks.iter().filter(move |mask| mask.overlaps(span)).map(|mask| (mask.start, mask.end));
    ends.chain([(span.end, span.end)]).filter_map(move |(end, next)| {
        let stretch = Span::new(start, end.max(start));
        start = next.max(start);
        (!stretch.is_empty()).then_some(stretch)
    })
}

/// Whether the two are the same but for case.
pub(super) fn same_word(one: &str, other: &str) -> bool {
    if one.is_ascii() {
        one.eq_ignore_ascii_case(other)
    } else {
        one == other || one.chars().flat_map(char::to_lowercase).eq(other.chars().flat_map(char::to_lowercase))
    }
}

/// The word with a capital first letter, the others as they are.
pub(super) fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// The character that ends right before byte `at`.
pub(super) fn before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

/// The character that starts at byte `at`.
pub(super) fn after(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}
