//! Numbers as they are written: which marks stand between their digits, and what those marks can mean.

use super::cursor::{Place, is_blank};
use super::{Prose, Span};

/// A number: the digits of a token with the marks between them, and the groups of three that follow after a space.
#[derive(Clone, Copy)]
pub(crate) struct Numeral<'p> {
    /// The first token of the number.
    pub place: Place<'p>,
    /// The last token: another than the first where spaces group the digits.
    pub last: Place<'p>,
    /// The digits with their marks, without the letters that are glued to them.
    pub span: Span,
    pub shape: Shape,
}

/// How the digits of a number are divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// `12000`
    Plain,
    /// `12,000`, `1.234.567`, `12 000`: one to three digits, then groups of three. `1,234` may be a fraction as well.
    Grouped { mark: char, groups: u8 },
    /// `3.5`, `0,125`: one mark that groups no thousands.
    Fraction { mark: char, digits: u8 },
    /// `1,234.5`
    Full { group: char, decimal: char },
    /// Anything else: a date, a time, an address, a version.
    Other,
}

impl Shape {
    /// How `digits` (ASCII digits with marks between them) is divided.
    pub(crate) fn of(digits: &str) -> Self {
        let bytes = digits.as_bytes();
        let is_mark = |byte: &u8| !byte.is_ascii_digit();
        let (Some(first), Some(last)) = (bytes.iter().position(is_mark), bytes.iter().rposition(is_mark)) else { return Self::Plain };
        let (mark, end, behind) = (bytes[first] as char, bytes[last] as char, bytes.len() - last - 1);
        if mark == ':' || end == ':' {
            return Self::Other;
        }
        if let Some(groups) = groups(digits, mark) {
            return Self::Grouped { mark, groups };
        }
        if first == last && mark != '\'' {
            return Self::Fraction { mark, digits: u8::try_from(behind).unwrap_or(u8::MAX) };
        }
        match digits.get(..last).and_then(|whole| groups(whole, mark)) {
            Some(_) if mark != end && end != '\'' => Self::Full { group: mark, decimal: end },
            _ => Self::Other,
        }
    }
}

/// How many groups of three follow the first mark, if the digits are divided by `mark` alone and as thousands are.
fn groups(digits: &str, mark: char) -> Option<u8> {
    let mut parts = digits.split(mark);
    let head = parts.next()?;
    let mut count: u8 = 0;
    for part in parts {
        if part.len() != 3 || !part.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        count = count.saturating_add(1);
    }
    ((1..=3).contains(&head.len()) && !head.starts_with('0') && count > 0).then_some(count)
}

impl<'p> Numeral<'p> {
    /// The number that starts with the token at `place`; none if it starts with no ASCII digit.
    fn at(place: Place<'p>) -> Option<Self> {
        let text = place.text();
        let len = digits_len(text);
        if len == 0 {
            return None;
        }
        let start = place.span().start;
        let mut numeral = Self { place, last: place, span: Span::new(start, start + len as u32), shape: Shape::of(&text[..len]) };
        if len < text.len() || len > 3 || text.starts_with('0') || numeral.shape != Shape::Plain {
            return Some(numeral);
        }
        // `12 000`, `1 234 567,8`
        let (mut number, mut count) = (place, 0_u8);
        while let Some(next) = number.next().filter(|next| next.is_number()) {
            let gap = number.gap_after().text(place.prose.text);
            let text = next.text();
            let len = digits_len(text);
            let group = len.min(text.bytes().take_while(u8::is_ascii_digit).count());
            if gap.chars().count() != 1 || !is_blank(gap) || group != 3 {
                break;
            }
            count = count.saturating_add(1);
            number = next;
            numeral.span.end = next.span().start + len as u32;
            numeral.last = next;
            numeral.shape = match Shape::of(&text[..len]) {
                Shape::Plain => Shape::Grouped { mark: ' ', groups: count },
                Shape::Fraction { mark, .. } | Shape::Grouped { mark, groups: 1 } => Shape::Full { group: ' ', decimal: mark },
                _ => Shape::Other,
            };
            if len > 3 || len < text.len() {
                break;
            }
        }
        Some(numeral)
    }

    pub(crate) fn text(&self) -> &'p str {
        self.span.text(self.place.prose.text)
    }

    /// What is glued to the digits: `million` of `39million`.
    pub(crate) fn tail(&self) -> &'p str {
        Span::new(self.span.end, self.last.span().end).text(self.place.prose.text)
    }

    /// The token after the number, if nothing but blank space parts them and nothing is glued to the digits.
    pub(crate) fn next(&self) -> Option<Place<'p>> {
        self.last.next().filter(|_| self.tail().is_empty())
    }

    /// The word after the number, not farther than a blank.
    pub(crate) fn word_after(&self) -> Option<Place<'p>> {
        self.next().filter(|next| next.is_word() && is_blank(self.last.gap_after().text(self.place.prose.text)))
    }

    /// The word before the number, not farther than a blank.
    pub(crate) fn word_before(&self) -> Option<Place<'p>> {
        let gap = self.place.gap_before().text(self.place.prose.text);
        self.place.previous().filter(|before| before.is_word() && is_blank(gap))
    }

    /// The digits of the whole part, without marks.
    pub(crate) fn whole(&self) -> String {
        let text = self.text();
        let whole = match self.shape {
            Shape::Fraction { mark, .. } => text.split(mark).next().unwrap_or_default(),
            Shape::Full { decimal, .. } => text.rsplit_once(decimal).map_or(text, |(whole, _)| whole),
            _ => text,
        };
        whole.chars().filter(char::is_ascii_digit).collect()
    }

    /// The value of one or two digits (or four, of a year) that stand alone.
    pub(crate) fn small(&self) -> Option<u32> {
        let text = self.text();
        (self.shape == Shape::Plain && text.len() <= 4).then(|| text.parse().ok())?
    }

    /// Whether the number stands by itself: not in an address, a code, a score or a section number.
    pub(crate) fn is_free(&self) -> bool {
        let left = self.place.touching_previous().is_none_or(|before| match before.char() {
            '(' | '"' | '“' | '„' | '«' | '»' | '‘' | '’' | '\'' | '–' | '—' | '~' | '≈' | '>' | '<' | '±' | '+' => true,
            '-' | '−' => before.touching_previous().is_none_or(|first| first.is_number()),
            mark => is_currency(mark),
        });
        let right = self.last.touching_next().is_none_or(|after| match after.char() {
            '/' | '@' | '#' | '_' | '=' | '\\' | '*' | '×' => false,
            '.' | ':' => after.touching_next().is_none_or(|next| next.is_mark()),
            _ => true,
        });
        left && right
    }
}

fn digits_len(text: &str) -> usize {
    text.bytes().take_while(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b':' | b'\'')).count()
}

/// Whether `mark` is a sign of a currency.
pub(crate) const fn is_currency(mark: char) -> bool {
    matches!(mark, '$' | '€' | '£' | '¥' | '₽' | '₴' | '₹' | '₩' | '₺' | '₸' | '₪')
}

/// Where a [`Numeral`] stands, to be kept beside its prose.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reading {
    paragraph: u32,
    /// The first and the last token.
    first: u32,
    last: u32,
    span: Span,
    shape: Shape,
}

impl Reading {
    pub(crate) fn of<'p>(&self, prose: &'p Prose<'p>) -> Numeral<'p> {
        let place = |index: u32| Place { prose, paragraph: self.paragraph as usize, index: index as usize };
        Numeral { place: place(self.first), last: place(self.last), span: self.span, shape: self.shape }
    }
}

/// All numbers of the prose, in order.
pub(crate) fn read(prose: &Prose<'_>) -> Vec<Reading> {
    let mut readings: Vec<Reading> = Vec::with_capacity(prose.numbers.len());
    for (paragraph, found) in prose.paragraphs.iter().enumerate() {
        for &index in prose.numbers_of(found) {
            // A group of three after a space belongs to the number before.
            if readings.last().is_some_and(|before| index <= before.last) {
                continue;
            }
            let numeral = Numeral::at(Place { prose, paragraph, index: index as usize });
            readings.extend(numeral.map(|Numeral { last, span, shape, .. }| Reading {
                paragraph: paragraph as u32,
                first: index,
                last: last.index as u32,
                span,
                shape,
            }));
        }
    }
    readings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::checks::testing::document;

    #[test]
    fn shapes() {
        assert_eq!(Shape::of("12000"), Shape::Plain);
        assert_eq!(Shape::of("12,000"), Shape::Grouped { mark: ',', groups: 1 });
        assert_eq!(Shape::of("1.234.567"), Shape::Grouped { mark: '.', groups: 2 });
        assert_eq!(Shape::of("0,125"), Shape::Fraction { mark: ',', digits: 3 });
        assert_eq!(Shape::of("1.234,56"), Shape::Full { group: '.', decimal: ',' });
        for other in ["18:30", "192.168.1.1", "15.09.2020", "1,2,3", "1'2", "1,00,000"] {
            assert_eq!(Shape::of(other), Shape::Other, "{other}");
        }
    }

    #[test]
    fn groups_after_spaces() {
        let document = document("en", "In 2019 300 came, then 12 000, 1\u{a0}234\u{a0}567,8 and 39million at 0 500.");
        let article = Article::new(&document);
        let all: Vec<(&str, &str)> = article.target.numerals().map(|numeral| (numeral.text(), numeral.tail())).collect();
        assert_eq!(
            all,
            [("2019", ""), ("300", ""), ("12 000", ""), ("1\u{a0}234\u{a0}567,8", ""), ("39", "million"), ("0", ""), ("500", "")]
        );
    }
}
