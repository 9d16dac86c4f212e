//! Names of months and days, and Roman numerals.

use super::item::{Form, Item, Key, strength};
use super::line::{Kind, Piece};
use super::read::Reader;
use crate::lang::particles::OF_NUMBERS;
use mtlint_tables::numbers::Sense;

impl Reader<'_, '_> {
    /// Reads the name of a month or a day at piece `index`. Gives the next piece if it is one.
    pub(super) fn name(&mut self, index: usize) -> Option<usize> {
        let piece = *self.line.piece(index)?;
        let word = self.line.word(index);
        let is_number = self.facts.value(word, Sense::Cardinal).is_some() && !self.is_abbreviated(index);
        let (key, firm) = self.calendar(word).filter(|_| !is_number).or_else(|| self.calendar_part(word))?;
        let raw = self.line.raw(piece.start, piece.end);
        // German “montags” is written small.
        let is_habit = raw.ends_with('s') && !self.facts.list("day-part").is_empty();
        if self.facts.names_have_capitals() && !raw.starts_with(char::is_uppercase) && !is_habit {
            return None;
        }
        let mut item = Item::new(piece.start, piece.end, Form::Words, vec![key]);
        if let Key::Month(month) = key {
            item.or([f64::from(month)]);
        }
        item.strength = match firm {
            false => strength::MAY,
            true if self.is_doubtful(word) && !self.is_dated(index, piece, key) => strength::NEVER,
            true => strength::SHOULD,
        };
        self.items.push(item);
        Some(index + 1)
    }

    fn calendar(&self, word: &str) -> Option<(Key, bool)> {
        let find = |word: &str| {
            self.facts.month(word).map(Key::Month).or_else(|| self.facts.weekday(word).map(Key::Weekday)).map(|key| (key, true))
        };
        let bare =
            word.strip_suffix("'s").or_else(|| word.strip_suffix('s').filter(|bare| bare.len() > 3 && self.facts.names_have_capitals()));
        let elided = word.split_once('\'').map(|(_, noun)| noun);
        find(word).or_else(|| find(bare?)).or_else(|| find(elided?))
    }

    /// `Montagabend`, `Aprilwetter`, `понедельничный`.
    fn calendar_part(&self, word: &str) -> Option<(Key, bool)> {
        if let Some((day, _)) = self.facts.stem("weekday-stem", word) {
            return Some((Key::Weekday(day as u8), false));
        }
        if let Some((month, _)) = self.facts.stem("month-stem", word) {
            return Some((Key::Month(month as u8), false));
        }
        for (kind, is_day) in [("day-part", true), ("month-part", false)] {
            for part in self.facts.list(kind) {
                let whole = word.strip_suffix(part.as_str()).and_then(|head| {
                    if is_day { self.facts.weekday(head).map(Key::Weekday) } else { self.facts.month(head).map(Key::Month) }
                });
                if let Some(key) = whole {
                    return Some((key, is_day));
                }
            }
        }
        None
    }

    /// Whether the period of an abbreviation stands behind the piece and a number on either side: “le 3 sept. 2021”, where “sept” is seven too.
    fn is_abbreviated(&self, index: usize) -> bool {
        let number = |at: usize| self.line.piece(at).is_some_and(|piece| piece.kind == Kind::Number);
        self.line.word(index + 1) == "." && (number(index + 2) || index.checked_sub(1).is_some_and(number))
    }

    fn is_doubtful(&self, word: &str) -> bool {
        word.chars().count() <= 3 || self.facts.lists("doubtful", word)
    }

    /// Whether a number stands beside a name, or a word that only stands before the name of a month.
    fn is_dated(&self, index: usize, piece: Piece, key: Key) -> bool {
        let line = self.line;
        let number = |at: usize| line.piece(at).is_some_and(|piece| piece.kind == Kind::Number);
        let dot = usize::from(line.word(index + 1) == ".");
        let near_after = number(index + 1 + dot) && line.piece(index + 1 + dot).is_some_and(|next| next.start <= piece.end + 2);
        let before = |back: usize| index.checked_sub(back);
        let near_before = before(1).is_some_and(|at| number(at) && line.piece(at).is_some_and(|last| piece.start <= last.end + 2))
            || before(2).is_some_and(|at| {
                number(at)
                    && (line.word(at + 1) == "." || OF_NUMBERS.contains(&line.word(at + 1)) || self.facts.lists("tail", line.word(at + 1)))
            })
            || before(3).is_some_and(|at| number(at) && line.word(at + 2) == "of");
        let word_before =
            before(1).map_or("", |at| if line.word(at) == "-" { at.checked_sub(1).map_or("", |at| line.word(at)) } else { line.word(at) });
        near_after || near_before || matches!(key, Key::Month(_)) && self.facts.lists("near", word_before)
    }

    /// Reads a Roman numeral at piece `index`. Gives the next piece if it is one.
    pub(super) fn roman(&mut self, index: usize) -> Option<usize> {
        let piece = *self.line.piece(index)?;
        let raw = self.line.raw(piece.start, piece.end);
        // Nearly every word begins with another letter.
        if !raw.starts_with(['I', 'V', 'X', 'L', 'C', 'M', 'Х', 'І', 'С', 'М']) {
            return None;
        }
        let latin: String = raw
            .chars()
            .map(|letter| match letter {
                'Х' => 'X',
                'І' => 'I',
                'С' => 'C',
                'М' => 'M',
                own => own,
            })
            .collect();
        let bare = ["ème", "er", "th", "e", "è", "ᵉ"].iter().find_map(|ending| latin.strip_suffix(ending)).unwrap_or(&latin);
        let ordinal = bare.len() < latin.len();
        let value = roman(bare)?;
        if bare.len() == 1 && !(ordinal && bare != "C" && bare != "M" || matches!(bare, "V" | "X") && index > 0) {
            return None;
        }
        self.items.push(Item::of(piece.start, piece.end, Form::Roman, value).with(strength::MAY));
        Some(index + 1)
    }
}

/// The value of a Roman numeral that is no usual abbreviation.
fn roman(text: &str) -> Option<f64> {
    const ABBREVIATIONS: [&str; 25] = [
        "CC", "CCC", "CD", "CDC", "CI", "CIV", "CL", "CM", "CV", "DC", "DI", "DIV", "DM", "LC", "LCD", "LI", "LL", "MC", "MCC", "MD", "MI",
        "MIX", "ML", "MM", "MMC",
    ];
    if ABBREVIATIONS.contains(&text) || matches!(text, "XXL" | "XL" | "MX" | "VC" | "I") && text != "I" {
        return None;
    }
    let digit = |letter: char| {
        Some(match letter {
            'I' => 1,
            'V' => 5,
            'X' => 10,
            'L' => 50,
            'C' => 100,
            'D' => 500,
            'M' => 1000,
            _ => return None,
        })
    };
    let digits: Vec<i32> = text.chars().map(digit).collect::<Option<_>>()?;
    let value: i32 =
        digits.iter().enumerate().map(|(at, own)| if digits.get(at + 1).is_some_and(|next| next > own) { -own } else { *own }).sum();
    (written(value) == text && !(100..=1500).contains(&value)).then(|| f64::from(value))
}

/// A number as the Romans wrote it.
fn written(mut value: i32) -> String {
    const SIGNS: [(i32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut text = String::new();
    for (worth, sign) in SIGNS {
        while value >= worth {
            text.push_str(sign);
            value -= worth;
        }
    }
    text
}
