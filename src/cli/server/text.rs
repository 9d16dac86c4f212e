//! The text of an open document, and its places as an editor counts them.

use lsp_types::{Position, PositionEncodingKind, Range, TextDocumentContentChangeEvent};
use mtlint::text::{Offsets, Span};

/// What the character of a position counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    Utf8,
    Utf16,
    Utf32,
}

impl Encoding {
    /// The one that is used with a client that takes `offered`; what is counted the fastest comes first.
    pub(super) fn negotiated(offered: &[PositionEncodingKind]) -> Self {
        let all = [Self::Utf8, Self::Utf32, Self::Utf16];
        all.into_iter().find(|encoding| offered.contains(&encoding.kind())).unwrap_or(Self::Utf16)
    }

    pub(super) const fn kind(self) -> PositionEncodingKind {
        match self {
            Self::Utf8 => PositionEncodingKind::UTF8,
            Self::Utf16 => PositionEncodingKind::UTF16,
            Self::Utf32 => PositionEncodingKind::UTF32,
        }
    }

    pub(super) const fn width(self, character: char) -> u32 {
        match self {
            Self::Utf8 => character.len_utf8() as u32,
            Self::Utf16 => character.len_utf16() as u32,
            Self::Utf32 => 1,
        }
    }
}

/// A text and where its lines start.
#[derive(Debug, Clone)]
pub(super) struct Text {
    text: String,
    /// Bytes.
    lines: Vec<usize>,
}

impl Text {
    pub(super) fn new(text: String) -> Self {
        let lines = lines(&text);
        Self { text, lines }
    }

    pub(super) fn as_str(&self) -> &str {
        &self.text
    }

    /// Makes changes one after the other: a range replaced, or the whole text.
    pub(super) fn apply(&mut self, changes: Vec<TextDocumentContentChangeEvent>, encoding: Encoding) {
        for change in changes {
            match change.range {
                Some(range) => {
                    let start = self.offset(range.start, encoding);
                    let end = self.offset(range.end, encoding).max(start);
                    self.replace(start..end, &change.text);
                }
                None => *self = Self::new(change.text),
            }
        }
    }

    /// Replaces some bytes. Only the lines around are looked for anew: an editor may send thousands of changes at once.
    fn replace(&mut self, bytes: std::ops::Range<usize>, new: &str) {
        // What comes in may part the two marks of a line end, or join them.
        let first = self.lines.partition_point(|&start| start <= bytes.start).saturating_sub(2);
        let last = self.lines.partition_point(|&start| start <= bytes.end + 1);
        let moved = |at: usize| at - bytes.len() + new.len();
        let from = self.lines.get(first).copied().unwrap_or_default();
        let rest: Vec<usize> = self.lines.split_off(last).into_iter().map(moved).collect();
        self.text.replace_range(bytes.clone(), new);
        let until = rest.first().copied().unwrap_or(self.text.len());
        self.lines.truncate(first);
        self.lines.extend(lines(&self.text[from..until]).into_iter().map(|start| from + start));
        // Where the lines that only moved begin, the last of the others ended.
        self.lines.pop_if(|start| !rest.is_empty() && *start == until);
        self.lines.extend(rest);
    }

    /// The byte at a position. One behind the end of its line is the end of the line, one behind the last line the end of the text.
    pub(super) fn offset(&self, position: Position, encoding: Encoding) -> usize {
        let line = position.line as usize;
        let Some(&start) = self.lines.get(line) else { return self.text.len() };
        let end = self.lines.get(line + 1).copied().unwrap_or(self.text.len());
        let content = self.text[start..end].trim_end_matches(['\r', '\n']);
        let mut left = position.character;
        let mut characters = content.char_indices();
        let stop = characters.find(|(_, character)| {
            let width = encoding.width(*character);
            // Within a character there is no place; the one before it is meant.
            let is_there = left < width;
            left = left.saturating_sub(width);
            is_there
        });
        start + stop.map_or(content.len(), |(at, _)| at)
    }

    /// The byte at a 1-based line and column, as mtlint counts them: lines end with a line feed, columns are Unicode scalar values.
    pub(super) fn offset_of(&self, line: u32, column: u32) -> usize {
        let Some(before) = (line as usize).checked_sub(1) else { return 0 };
        let start = if before == 0 { Some(0) } else { self.text.match_indices('\n').nth(before - 1).map(|(at, _)| at + 1) };
        let Some(start) = start else { return self.text.len() };
        let rest = self.text[start..].split('\n').next().unwrap_or_default();
        start + rest.char_indices().nth(column.saturating_sub(1) as usize).map_or(rest.len(), |(at, _)| at)
    }

    /// Makes ready to tell many positions.
    pub(super) fn positions(&self, encoding: Encoding) -> Positions<'_> {
        Positions { text: self, encoding, offsets: Offsets::of(&self.text) }
    }
}

/// Where each line starts: behind a line feed, a carriage return, or both.
fn lines(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let is_end = |at: usize| bytes[at] == b'\n' || bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n');
    std::iter::once(0).chain((0..bytes.len()).filter(|&at| is_end(at)).map(|at| at + 1)).collect()
}

/// Tells the positions of a text, each in the same short time.
pub(super) struct Positions<'t> {
    text: &'t Text,
    encoding: Encoding,
    offsets: Offsets<'t>,
}

impl Positions<'_> {
    /// The position of a byte, which starts a character or ends the text.
    pub(super) fn of(&self, byte: usize) -> Position {
        let line = self.text.lines.partition_point(|&start| start <= byte) - 1;
        Position::new(line as u32, self.count(byte) - self.count(self.text.lines[line]))
    }

    pub(super) fn range(&self, span: Span) -> Range {
        Range::new(self.of(span.start as usize), self.of(span.end as usize))
    }

    fn count(&self, byte: usize) -> u32 {
        let byte = byte as u32;
        match self.encoding {
            Encoding::Utf8 => byte,
            Encoding::Utf16 => self.offsets.utf16(byte),
            Encoding::Utf32 => self.offsets.code_points(byte),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENCODINGS: [Encoding; 3] = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32];

    #[test]
    fn lines_are_those_of_the_whole_text() {
        let mut text = Text::new("one\r\ntwo\rthree\n\nfour".to_owned());
        let pieces = ["", "\n", "\r", "\r\n", "x", "a\nb\rc\r\nd"];
        for step in 0..2_000_usize {
            let start = step * 7_919 % (text.text.len() + 1);
            let end = (start + step * 31 % 5).min(text.text.len());
            text.replace(start..end, pieces[step * 13 % pieces.len()]);
            assert_eq!(text.lines, lines(&text.text), "{:?}", text.text);
        }
    }

    #[test]
    fn every_place_leads_back() {
        let text = Text::new("Zürich 🙂\r\n大坝 held\rlast\n\n".to_owned());
        for encoding in ENCODINGS {
            let positions = text.positions(encoding);
            // Between the halves of a line end there is no place.
            let is_place = |at: &usize| !(text.as_str()[..*at].ends_with('\r') && text.as_str()[*at..].starts_with('\n'));
            let places = text.as_str().char_indices().map(|(at, _)| at).filter(is_place);
            for byte in places.chain([text.as_str().len()]) {
                assert_eq!(text.offset(positions.of(byte), encoding), byte, "{encoding:?}");
            }
        }
        assert_eq!(text.positions(Encoding::Utf16).of(text.as_str().find('\r').expect("it is there")), Position::new(0, 9));
        assert_eq!(text.positions(Encoding::Utf32).of(text.as_str().find("last").expect("it is there")), Position::new(2, 0));
    }

    #[test]
    fn what_is_out_of_bounds_is_the_end() {
        let text = Text::new("a🙂\nb".to_owned());
        for (line, character, byte) in [(0, 99, 5), (0, 2, 1), (1, 1, 7), (1, 9, 7), (2, 0, 7), (u32::MAX, u32::MAX, 7)] {
            assert_eq!(text.offset(Position::new(line, character), Encoding::Utf16), byte, "{line}:{character}");
        }
        for (line, column, byte) in [(0, 0, 0), (1, 1, 0), (1, 3, 5), (1, 9, 5), (2, 1, 6), (9, 9, 7)] {
            assert_eq!(text.offset_of(line, column), byte, "{line}:{column}");
        }
    }

    #[test]
    fn changes_follow_one_another() {
        let change = |range: Option<[u32; 4]>, text: &str| TextDocumentContentChangeEvent {
            range: range.map(|[a, b, c, d]| Range::new(Position::new(a, b), Position::new(c, d))),
            range_length: None,
            text: text.to_owned(),
        };
        let mut text = Text::new("one\ntwo\n".to_owned());
        text.apply(vec![change(Some([0, 3, 1, 0]), " 🙂 "), change(Some([0, 6, 0, 10]), "three")], Encoding::Utf16);
        assert_eq!(text.as_str(), "one 🙂three\n");
        // A range turned around takes nothing away.
        text.apply(vec![change(Some([0, 3, 0, 0]), "!")], Encoding::Utf16);
        assert_eq!(text.as_str(), "one! 🙂three\n");
        text.apply(vec![change(None, "")], Encoding::Utf8);
        assert_eq!(text.as_str(), "");
    }
}
