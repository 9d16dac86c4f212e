//! Folding: the one form in which rule texts and article texts are compared.
//!
//! Case, compatibility forms (ﬁ, full-width letters), decomposed accents, typographic quotation marks, apostrophes and
//! hyphens, zero-width characters and runs of white space are levelled, so that a phrase of a rule finds its text
//! however that is typed. Rule texts go through the same function.

use super::Span;
use super::runs::runs;
use unicode_normalization::{IsNormalized, UnicodeNormalization, char::is_combining_mark, is_nfkc_quick};

/// Folded text and the way back to the text it was made from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// `(folded, original)` byte offsets where the distance between the two changes, in order. Between two entries the
    /// distance is that of the earlier one; for ASCII text there is but one entry a block.
    map: Vec<(u32, u32)>,
}

impl Folded {
    /// An empty text with room for the folding of `capacity` bytes.
    pub fn with_capacity(capacity: usize) -> Self {
        Self { text: String::with_capacity(capacity + capacity / 64), map: Vec::new() }
    }

    /// Takes all text out; the room stays.
    pub fn clear(&mut self) {
        self.text.clear();
        self.map.clear();
    }

    /// Folds `text`, which stands at byte `at` of the original, and appends the result.
    pub fn push(&mut self, text: &str, at: u32) {
        let has_space = has_space_to_fold(text.as_bytes());
        let pushed = self.text.len();
        for (ascii, mut beyond) in runs(text) {
            // Combining marks go with the letter before them.
            if !ascii.is_empty() && text[beyond.clone()].chars().next().is_some_and(joins_base) {
                beyond.start -= 1;
            }
            self.push_ascii(&text[ascii.start..beyond.start], at + ascii.start as u32, has_space);
            if !beyond.is_empty() {
                self.push_beyond_ascii(&text[beyond.clone()], at + beyond.start as u32);
            }
        }
        self.text[pushed..].make_ascii_lowercase();
    }

    /// Appends `character`, which stands for the original from byte `at` on.
    pub fn push_placeholder(&mut self, character: char, at: u32) {
        self.align(at);
        self.text.push(character);
    }

    fn align(&mut self, original: u32) {
        let folded = self.text.len() as u32;
        let same = self.map.last().is_some_and(|&(f, o)| original.wrapping_sub(o) == folded.wrapping_sub(f));
        if !same {
            if self.map.last().is_some_and(|&(f, _)| f == folded) {
                self.map.pop();
            }
            self.map.push((folded, original));
        }
    }

    /// Appends ASCII text in the case it has, unless it may have white space to fold.
    fn push_ascii(&mut self, text: &str, at: u32, has_space: bool) {
        if has_space || text.starts_with(' ') && self.text.ends_with(' ') {
            self.push_characters(text.char_indices(), at);
        } else if !text.is_empty() {
            self.align(at);
            self.text.push_str(text);
        }
    }

    /// Appends text without ASCII, but for one letter before combining marks.
    fn push_beyond_ascii(&mut self, text: &str, at: u32) {
        if text.chars().all(is_stable) || is_nfkc_quick(text.chars()) == IsNormalized::Yes {
            self.push_characters(text.char_indices(), at);
        } else {
            self.push_normalised(text, at);
        }
    }

    fn push_characters(&mut self, characters: impl Iterator<Item = (usize, char)>, at: u32) {
        for (offset, character) in characters {
            if character.is_ascii() && !character.is_ascii_whitespace() {
                self.align(at + offset as u32);
                self.text.push(character.to_ascii_lowercase());
                continue;
            }
            match level(character) {
                Level::Drop => {}
                Level::Space => {
                    if !self.text.ends_with(' ') {
                        self.align(at + offset as u32);
                        self.text.push(' ');
                    }
                }
                Level::As(levelled) => {
                    self.align(at + offset as u32);
                    self.text.push(levelled);
                }
                Level::Case => {
                    for lower in character.to_lowercase() {
                        self.align(at + offset as u32);
                        self.text.push(lower);
                    }
                }
            }
        }
    }

    /// Normalises base by base: a base and its combining marks are one piece, which stands where the base stands.
    fn push_normalised(&mut self, text: &str, at: u32) {
        let mut start = 0;
        while start < text.len() {
            let mut rest = text[start..].char_indices().skip(1);
            let end = rest.find(|&(_, c)| !joins_base(c)).map_or(text.len(), |(i, _)| start + i);
            let piece = &text[start..end];
            if is_nfkc_quick(piece.chars()) == IsNormalized::Yes {
                self.push_characters(piece.char_indices().map(|(i, c)| (start + i, c)), at);
            } else {
                self.push_characters(piece.nfkc().map(|c| (start, c)), at);
            }
            start = end;
        }
    }

    /// The byte of the original at which the folded byte `offset` stands. `offset` is on a character boundary.
    pub fn original(&self, offset: u32) -> u32 {
        let next = self.map.partition_point(|&(folded, _)| folded <= offset);
        match next.checked_sub(1).and_then(|index| self.map.get(index)) {
            Some(&(folded, original)) => original + (offset - folded),
            None => offset,
        }
    }

    /// The folded byte at which the original byte `offset` stands: of several that stand for one character the first, and
    /// for a byte that is left out (in a run of white space) where the text goes on.
    pub fn folded(&self, offset: u32) -> u32 {
        let next = self.map.partition_point(|&(_, original)| original < offset);
        let (limit, goes_on) = self.map.get(next).map_or((self.text.len() as u32, u32::MAX), |&entry| entry);
        let Some(&(folded, original)) = next.checked_sub(1).and_then(|index| self.map.get(index)) else {
            return 0;
        };
        let mut at = (folded + (offset - original)).min(limit);
        if goes_on == offset && !self.text.is_char_boundary(at as usize) {
            // The character before is longer when it is folded.
            return limit;
        }
        while !self.text.is_char_boundary(at as usize) {
            at -= 1;
        }
        at
    }

    /// What the original at `span` is when it is folded, with the space before it, for which a space at its start may have been left out.
    pub fn of(&self, span: Span) -> &str {
        let (start, end) = (self.folded(span.start) as usize, self.folded(span.end) as usize);
        let start = start - usize::from(self.text[..start].ends_with(' '));
        &self.text[start..end.max(start)]
    }
}

/// The folded form of a rule's text.
pub fn fold(text: &str) -> String {
    let mut folded = Folded::with_capacity(text.len());
    folded.push(text, 0);
    folded.text
}

/// Whether the text holds ASCII white space other than single spaces.
fn has_space_to_fold(bytes: &[u8]) -> bool {
    let is_other_space = |byte: u8| byte.wrapping_sub(b'\t') < 5;
    // Without branches, so that many bytes are compared at once.
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    pairs.fold(0, |found, (&before, &byte)| found | u8::from(is_other_space(before) | (before == b' ') & (byte == b' '))) != 0
        || bytes.last().is_some_and(|&last| is_other_space(last))
}

enum Level {
    Drop,
    Space,
    As(char),
    Case,
}

fn level(character: char) -> Level {
    match character {
        '\t'
        | '\n'
        | '\u{b}'
        | '\u{c}'
        | '\r'
        | ' '
        | '\u{a0}'
        | '\u{1680}'
        | '\u{2000}'..='\u{200a}'
        | '\u{2028}'
        | '\u{2029}'
        | '\u{202f}'
        | '\u{205f}'
        | '\u{3000}' => Level::Space,
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'
        | '\u{2066}'..='\u{2069}'
        | '\u{feff}'
        | '\u{fe0e}'
        | '\u{fe0f}' => Level::Drop,
        '‘' | '’' | '‚' | '‛' | '′' | '´' | '`' | 'ʼ' | 'ʹ' | '‹' | '›' => Level::As('\''),
        '“' | '”' | '„' | '‟' | '«' | '»' | '＂' => Level::As('"'),
        '\u{2010}' | '\u{2011}' => Level::As('-'),
        _ => Level::Case,
    }
}

/// Whether the character is one of the most frequent that normalisation leaves as they are: to ask its tables takes long.
const fn is_stable(character: char) -> bool {
    matches!(
        character,
        '\0'..='\u{7f}'
            | 'À'..='ı'
            | 'Ĵ'..='ľ'
            | 'Ł'..='ň'
            | 'Ŋ'..='ž'
            | '\u{400}'..='ҁ'
            | 'Ҋ'..='ԯ'
            | '–'
            | '—'
            | '‘'..='„'
            | '、'
            | '。'
            | '「'..='』'
            | 'ぁ'..='ゖ'
            | 'ァ'..='ヺ'
            | 'ー'
            | '一'..='鿿'
            | '가'..='힣'
    )
}

/// Whether the character is part of the one before it.
fn joins_base(character: char) -> bool {
    is_combining_mark(character) || is_jamo_tail(character)
}

/// Vowels and finals of decomposed Hangul join the syllable before them.
const fn is_jamo_tail(character: char) -> bool {
    matches!(character, '\u{1160}'..='\u{11ff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::char::canonical_combining_class;

    #[test]
    fn ascii_keeps_its_places() {
        let mut folded = Folded::default();
        folded.push("The Town", 40);
        assert_eq!(folded.text, "the town");
        assert_eq!(folded.map, [(0, 40)]);
        assert_eq!(folded.original(4), 44);
        assert_eq!(folded.folded(44), 4);
    }

    #[test]
    fn stable_characters_are_their_own_normal_form() {
        for character in ('\0'..=char::MAX).filter(|&character| is_stable(character)) {
            assert_eq!(is_nfkc_quick(std::iter::once(character)), IsNormalized::Yes, "{character:?}");
            assert_eq!(canonical_combining_class(character), 0, "{character:?}");
        }
    }

    #[test]
    fn typography_is_levelled_and_found_again() {
        let text = "a\u{a0} \u{200b}“ﬁne” I’m cafe\u{301} Ｗide ẞ";
        let mut folded = Folded::default();
        folded.push(text, 0);
        assert_eq!(folded.text, "a \"fine\" i'm café wide ß");
        let quote = folded.text.find("\"fine").unwrap_or_default();
        assert_eq!(&text[folded.original(quote as u32) as usize..][.."“".len()], "“");
        let cafe = folded.text.find("café").unwrap_or_default();
        let end = folded.original((cafe + "café".len()) as u32) as usize;
        assert_eq!(&text[folded.original(cafe as u32) as usize..end], "cafe\u{301}");
    }

    #[test]
    fn a_piece_has_the_space_that_stands_for_its_first() {
        let text = "Née  or “½”\u{a0}\u{a0}kg";
        let mut folded = Folded::default();
        folded.push(text, 10);
        let of = |start: usize, end: usize| folded.of(Span::new(10 + start as u32, 10 + end as u32));
        let second = text.find(" or").unwrap_or_default();
        assert_eq!(of(second, second + 3), " or");
        assert_eq!(of(0, second), "née ");
        assert_eq!(of(text.find("or").unwrap_or_default(), text.len()), " or \"1⁄2\" kg");
    }
}
