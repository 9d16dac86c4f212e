//! How many letters and digits a match may hold, so that a pattern is searched only as far from its literal as it can reach.

use super::pattern::WORD;
use regex_syntax::hir::{Class, ClassUnicode, ClassUnicodeRange, Hir, HirKind};
use std::sync::LazyLock;

/// Digits that `\d+` is taken to match at the most where the letters and digits of a match are counted, …
const LONGEST_NUMBER: u32 = 20;
/// … and bytes that `\w+` is: some eighty characters of a script without spaces.
const LONGEST_WORD: u32 = 256;

/// The most bytes of word characters in a match.
pub(super) fn word_bytes(hir: &Hir) -> Option<u32> {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => Some(0),
        HirKind::Literal(literal) => std::str::from_utf8(&literal.0).ok().map(word_bytes_in),
        HirKind::Class(Class::Unicode(class)) => {
            let mut words = WORDS.clone();
            words.intersect(class);
            Some(words.maximum_len().map_or(0, |len| len as u32))
        }
        HirKind::Class(Class::Bytes(_)) => Some(1),
        HirKind::Capture(capture) => word_bytes(&capture.sub),
        HirKind::Repetition(repetition) => match (word_bytes(&repetition.sub)?, repetition.max) {
            (0, _) => Some(0),
            (each, Some(max)) => each.checked_mul(max),
            (_, None) if is_of(&repetition.sub, &DIGITS) => Some(LONGEST_NUMBER),
            (_, None) if is_of(&repetition.sub, &WORDS) => Some(LONGEST_WORD),
            (_, None) => None,
        },
        HirKind::Concat(parts) => parts.iter().map(word_bytes).try_fold(0_u32, |sum, part| sum.checked_add(part?)),
        HirKind::Alternation(parts) => parts.iter().map(word_bytes).collect::<Option<Vec<u32>>>()?.into_iter().max(),
    }
}

/// Whether it matches one character of `class`.
fn is_of(hir: &Hir, class: &ClassUnicode) -> bool {
    let HirKind::Class(Class::Unicode(found)) = hir.kind() else { return false };
    let mut others = found.clone();
    others.difference(class);
    others.ranges().is_empty()
}

/// Letters, digits and marks, in bytes. Whoever counts fewer of them in a text only tries a pattern in vain.
pub(super) fn word_bytes_in(text: &str) -> u32 {
    text.chars().filter(|character| character.is_alphanumeric()).map(|character| character.len_utf8() as u32).sum()
}

/// The characters of `\w`; to parse them each time would take longer than all the rest.
static WORDS: LazyLock<ClassUnicode> = LazyLock::new(|| match regex_syntax::parse(WORD).map(Hir::into_kind) {
    Ok(HirKind::Class(Class::Unicode(class))) => class,
    _ => ClassUnicode::new([ClassUnicodeRange::new('\0', char::MAX)]),
});

static DIGITS: LazyLock<ClassUnicode> = LazyLock::new(|| ClassUnicode::new([ClassUnicodeRange::new('0', '9')]));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_digits_are_counted() {
        let counted = |regex: &str| crate::rule::pattern::parse(regex).map(|hir| word_bytes(&hir));
        for (regex, most) in [
            (r"\s*Read ?(?:also|too):?", Some(8)),
            (r"\(\d+\)", Some(LONGEST_NUMBER)),
            (r"\w+", Some(LONGEST_WORD)),
            (r"\w+[^.]+", None),
            ("[é-ü]{2}", Some(4)),
        ] {
            assert_eq!(counted(regex), Ok(most), "{regex}");
        }
    }
}
