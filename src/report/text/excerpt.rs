//! Lines as a terminal can show them: cut around what matters, with what can't be seen spelled out.

use crate::visible::{is_hidden, spell, starts_command};
use std::ops::Range;
use unicode_width::UnicodeWidthChar;

/// Stands for what was cut away.
pub(super) const ELLIPSIS: char = '…';
/// The least number of columns kept on each side of a point.
const LEAST: usize = 8;
/// How far a cut may be moved to fall between two words.
const WORD: usize = 16;
const TAB: &str = "    ";

/// A line of the text and what matters in it; all offsets are bytes of `text`.
#[derive(Debug, Clone, Default)]
pub(super) struct Line<'t> {
    pub text: &'t str,
    /// Places that must stay visible.
    pub points: Vec<usize>,
    /// Stretches in which every unusual space and joiner is spelled out.
    pub exact: Vec<Range<usize>>,
    /// Whether more of the line stands before and after `text`, too far from the points to be shown.
    pub goes_on: [bool; 2],
}

/// What is shown of a line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Shown {
    pub text: String,
    /// Where the characters of the line stand in `text`, as (line, text), in order.
    map: Vec<(usize, usize)>,
}

impl Shown {
    /// Where byte `offset` of the line stands in the shown text.
    pub(super) fn at(&self, offset: usize) -> usize {
        let next = self.map.partition_point(|&(original, _)| original <= offset);
        next.checked_sub(1).and_then(|index| self.map.get(index)).map_or(0, |&(_, shown)| shown)
    }
}

/// Shows `lines`, each in at most `width` columns if that can be, all with as much text around their points.
pub(super) fn show(lines: &[Line<'_>], width: usize) -> Vec<Shown> {
    if lines.iter().all(|line| line.fits(width)) {
        return lines.iter().map(|line| line.show(std::slice::from_ref(&(0..line.text.len())))).collect();
    }
    let (mut least, mut most) = (LEAST, width.max(LEAST));
    while least < most {
        let middle = (least + most).div_ceil(2);
        if lines.iter().all(|line| line.fits(width) || line.width_around(middle) <= width) {
            least = middle;
        } else {
            most = middle - 1;
        }
    }
    lines.iter().map(|line| line.show(&line.stretches(least, true))).collect()
}

impl Line<'_> {
    /// Whether all of the line can be shown in `width` columns. It looks at no more than that.
    fn fits(&self, width: usize) -> bool {
        let mut left = width;
        self.goes_on == [false; 2]
            && self.text.char_indices().all(|(at, character)| match left.checked_sub(self.columns(at, character)) {
                Some(rest) => {
                    left = rest;
                    true
                }
                None => false,
            })
    }

    fn width_around(&self, columns: usize) -> usize {
        let stretches = self.stretches(columns, false);
        let width_of = |stretch: &Range<usize>| -> usize {
            let text = self.text.get(stretch.clone()).unwrap_or_default();
            text.char_indices().map(|(at, character)| self.columns(stretch.start + at, character)).sum()
        };
        stretches.iter().map(width_of).sum::<usize>() + stretches.len() + 1
    }

    /// The stretches of the line within `columns` of its points, in order and apart from one another.
    fn stretches(&self, columns: usize, at_words: bool) -> Vec<Range<usize>> {
        let mut points = self.points.clone();
        if points.is_empty() {
            points.push(0);
        }
        points.sort_unstable();
        points.dedup();
        let mut stretches: Vec<Range<usize>> = Vec::with_capacity(points.len());
        for point in points {
            let (start, end) = (self.left_of(point, columns, at_words), self.right_of(point, columns, at_words));
            match stretches.last_mut() {
                Some(last) if start <= last.end + ELLIPSIS.len_utf8() => last.end = last.end.max(end),
                _ => stretches.push(start..end),
            }
        }
        stretches
    }

    fn left_of(&self, point: usize, columns: usize, at_words: bool) -> usize {
        let before = self.text.get(..point).unwrap_or_default();
        let (mut start, mut left) = (point, columns);
        for (at, character) in before.char_indices().rev() {
            match left.checked_sub(self.columns(at, character)) {
                Some(rest) => (start, left) = (at, rest),
                None => break,
            }
        }
        if start == 0 {
            return 0;
        }
        let kept = &before[start..];
        // A mark without its base would join the ellipsis.
        start += kept.chars().take_while(|&character| character.width() == Some(0)).map(char::len_utf8).sum::<usize>();
        let word = before[start..].char_indices().take(WORD).find(|(_, character)| *character == ' ');
        match word {
            Some((space, _)) if at_words && start + space + 1 < point => start + space + 1,
            _ => start,
        }
    }

    fn right_of(&self, point: usize, columns: usize, at_words: bool) -> usize {
        let after = self.text.get(point..).unwrap_or_default();
        let (mut end, mut left) = (after.len(), columns);
        for (at, character) in after.char_indices() {
            match left.checked_sub(self.columns(point + at, character)) {
                Some(rest) => left = rest,
                None => {
                    end = at;
                    break;
                }
            }
        }
        if end == after.len() {
            return self.text.len();
        }
        let word = after[..end].char_indices().rev().take(WORD).find(|(_, character)| *character == ' ');
        match word {
            Some((space, _)) if at_words && space > 0 => point + space,
            _ => point + end,
        }
    }

    /// Shows the given stretches, with an ellipsis for each gap.
    fn show(&self, stretches: &[Range<usize>]) -> Shown {
        let mut shown = Shown::default();
        let mut before = 0;
        for (index, stretch) in stretches.iter().enumerate() {
            if stretch.start > before || index == 0 && self.goes_on[0] {
                shown.map.push((before, shown.text.len()));
                shown.text.push(ELLIPSIS);
            }
            for (at, character) in self.text.get(stretch.clone()).unwrap_or_default().char_indices() {
                let at = stretch.start + at;
                shown.map.push((at, shown.text.len()));
                self.push(at, character, &mut shown.text);
            }
            shown.map.push((stretch.end, shown.text.len()));
            before = stretch.end;
        }
        if before < self.text.len() || self.goes_on[1] {
            shown.text.push(ELLIPSIS);
        }
        shown
    }

    fn push(&self, at: usize, character: char, out: &mut String) {
        if self.is_spelled(at, character) {
            spell(character, out);
        } else if character == '\t' {
            out.push_str(TAB);
        } else {
            out.push(character);
        }
    }

    fn columns(&self, at: usize, character: char) -> usize {
        if matches!(character, '!' | '"' | '$'..='~') {
            1
        } else if self.is_spelled(at, character) {
            match character as u32 {
                0..=0xffff => "<U+00A0>".len(),
                0x1_0000..=0xf_ffff => "<U+1F600>".len(),
                _ => "<U+10FFFF>".len(),
            }
        } else if character == '\t' {
            TAB.len()
        } else {
            character.width().unwrap_or(0)
        }
    }

    fn is_spelled(&self, at: usize, character: char) -> bool {
        if matches!(character, '!'..='~') {
            return character == '#' && starts_command(&self.text[at..]);
        }
        if character != '\t' && is_hidden(self.text, at, character) {
            return true;
        }
        let exact = self.exact.iter().any(|range| range.contains(&at));
        exact && if character == ' ' { self.text[at..].chars().all(|rest| rest == ' ') } else { is_subtle(character) }
    }
}

/// Characters that have their place in good text but look like another or like nothing: unusual spaces, joiners,
/// variation selectors, tags.
fn is_subtle(character: char) -> bool {
    match character {
        '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e01ef}' => true,
        _ => character.is_whitespace(),
    }
}

/// Whether nothing of `text` can be seen.
pub(super) fn is_blank(text: &str) -> bool {
    text.char_indices().all(|(at, character)| character == ' ' || is_hidden(text, at, character) || is_subtle(character))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::style::width;

    fn one(text: &str, points: &[usize], width: usize) -> Shown {
        let line = Line { text, points: points.to_vec(), ..Line::default() };
        show(&[line], width).pop().unwrap_or_default()
    }

    #[test]
    fn a_short_line_stays_whole() {
        let shown = one("a\tb\u{200b}c", &[2], 40);
        assert_eq!(shown.text, "a    b<U+200B>c");
        assert_eq!((shown.at(2), shown.at(6), shown.at(7)), (5, 14, 15));
    }

    #[test]
    fn no_part_of_a_line_is_a_command() {
        let shown = one("a ##[group]b #1", &[2], 40);
        assert_eq!(shown.text, "a <U+0023>#[group]b #1");
        assert_eq!((shown.at(2), shown.at(3)), (2, 10));
        assert!(width(&one(&"##[x] ".repeat(50), &[90], 40).text) <= 40);
    }

    #[test]
    fn a_long_line_is_cut_around_its_points() {
        let text = "word ".repeat(100) + "HERE" + &" more".repeat(100);
        let shown = one(&text, &[500, 504], 40);
        assert_eq!(shown.text, "…word word word HERE more more more…");
        assert_eq!(&shown.text[shown.at(500)..shown.at(504)], "HERE");
        let ends = one(&text, &[0, text.len()], 30);
        assert_eq!(ends.text, "word word…more more");
    }

    #[test]
    fn wide_characters_count_twice_and_marks_stay_with_their_bases() {
        let text = "東".repeat(50) + "の" + &"京".repeat(50);
        let shown = one(&text, &[150, 153], 24);
        assert_eq!(width(&shown.text), 24);
        let text = "e\u{301}".repeat(60);
        let shown = one(&text, &[90], 20);
        assert!(shown.text.starts_with("…e\u{301}") && shown.text.ends_with("e\u{301}…"), "{}", shown.text);
    }

    #[test]
    fn exact_stretches_tell_spaces_apart() {
        let line = Line { text: "5\u{a0}%  ", points: vec![1], exact: vec![1..3, 4..6], ..Line::default() };
        assert_eq!(show(&[line], 80)[0].text, "5<U+00A0>%<U+0020><U+0020>");
    }
}
