//! Numbers in longer words: einundzwanzig, ventunenne, dreijähriger, двадцатипятилетний.

use super::item::{Form, Item, Key, strength};
use super::read::Reader;
use mtlint_tables::numbers::Sense;

impl Reader<'_, '_> {
    /// A numeral that is glued of several.
    pub(super) fn glued_word(&self, word: &str) -> Option<(Sense, f64)> {
        if word.len() < 6 || self.facts.list("glue-hundred").is_empty() {
            return None;
        }
        let (value, rest) = self.glued(word)?;
        let is_ordinal =
            rest.strip_prefix('s').unwrap_or(rest).strip_prefix("te").is_some_and(|ending| matches!(ending, "" | "r" | "s" | "n" | "m"));
        match rest {
            _ if value <= 12.0 => None,
            "" => Some((Sense::Cardinal, value)),
            _ if is_ordinal && !self.facts.list("glue-and").is_empty() => Some((Sense::Ordinal, value)),
            _ => None,
        }
    }

    /// The number that `word` begins with and the rest of it: below a thousand, thousands and what follows.
    fn glued<'w>(&self, word: &'w str) -> Option<(f64, &'w str)> {
        let first = self.below_thousand(word);
        let (thousands, rest) = first.unwrap_or((1.0, word));
        for scale in self.facts.list("glue-thousand") {
            if let Some(rest) = rest.strip_prefix(scale.as_str()) {
                let (more, rest) = self.below_thousand(self.without_and(rest)).unwrap_or((0.0, rest));
                return Some((thousands * 1000.0 + more, rest));
            }
        }
        first
    }

    fn below_thousand<'w>(&self, word: &'w str) -> Option<(f64, &'w str)> {
        let first = self.below_hundred(word);
        let most = if self.facts.list("glue-and").is_empty() { 10.0 } else { 20.0 };
        for hundred in self.facts.list("glue-hundred") {
            let behind = |text: &'w str| text.strip_prefix(hundred.as_str());
            let hundreds = first.filter(|(value, _)| *value < most).and_then(|(value, rest)| Some((value * 100.0, behind(rest)?)));
            if let Some((value, rest)) = hundreds.or_else(|| Some((100.0, behind(word)?))) {
                let (more, rest) = self.below_hundred(self.without_and(rest)).unwrap_or((0.0, rest));
                return Some((value + more, rest));
            }
        }
        first
    }

    fn without_and<'w>(&self, word: &'w str) -> &'w str {
        self.facts.list("glue-and").iter().find_map(|and| word.strip_prefix(and.as_str())).unwrap_or(word)
    }

    /// The longest numeral below a hundred that `word` begins with.
    fn below_hundred<'w>(&self, word: &'w str) -> Option<(f64, &'w str)> {
        word.char_indices().map(|(at, letter)| at + letter.len_utf8()).take(22).collect::<Vec<_>>().into_iter().rev().find_map(|end| {
            let (part, rest) = word.split_at(end);
            if end < 2 {
                return None;
            }
            if matches!(part, "ein" | "eine") && !self.facts.list("glue-and").is_empty() {
                return Some((1.0, rest));
            }
            self.facts
                .value(part, Sense::Cardinal)
                .filter(|value| *value > 0.0 && *value < 100.0 && value.fract() == 0.0)
                .map(|value| (value, rest))
        })
    }

    /// Keeps the number that is the first part of the word at piece `index`.
    pub(super) fn compound(&mut self, index: usize) {
        let Some(piece) = self.line.piece(index).copied() else { return };
        let line = self.line;
        let word = line.word(index);
        if let Some((value, _)) = self.facts.valued("century-name").iter().find(|(name, _)| name == word).map(|(_, value)| (*value, ())) {
            if line.raw(piece.start, piece.end).starts_with(char::is_uppercase) {
                self.items.push(Item::of(piece.start, piece.end, Form::Words, value).with(strength::MAY));
            }
            return;
        }
        if let Some(item) = self.tens_in_letters(piece.start, word) {
            self.items.push(item);
            return;
        }
        let Some((value, rest)) = self.first_part(word) else { return };
        let mut item = Item::of(piece.start, piece.end, Form::Words, value);
        item.strength = if value > 2.0 { strength::SHOULD } else { strength::MAY };
        if let Some((power, _)) = self.facts.stem("scale-stem", rest) {
            item.keys = vec![Key::number(value * power)];
            item.or([value]);
        }
        if ["prozent", "процент", "відсот", "procent"].iter().any(|percent| rest.starts_with(percent)) {
            item.unit = "pct";
        }
        self.items.push(item);
    }

    /// The number in front and what follows, if that is a known second part.
    fn first_part<'w>(&self, word: &'w str) -> Option<(f64, &'w str)> {
        for ending in self.facts.list("elided") {
            let stem = word.strip_suffix(ending.as_str())?;
            let found = "aeiouéo".chars().find_map(|vowel| {
                self.facts
                    .value(&format!("{stem}{vowel}"), Sense::Cardinal)
                    .or_else(|| self.glued_word(&format!("{stem}{vowel}")).map(|(_, value)| value))
            });
            if let Some(value) = found.filter(|value| (10.0..100.0).contains(value)) {
                return Some((value, ""));
            }
        }
        if !self.facts.list("glue-and").is_empty()
            && let Some((value, rest)) = self.glued(word).filter(|(value, rest)| *value >= 2.0 && self.is_second(rest))
        {
            return Some((value, rest));
        }
        if !self.facts.has_prefixes() {
            return None;
        }
        let (value, rest) = self.prefix(word)?;
        // двадцати-пяти-летний
        if value >= 20.0
            && value % 10.0 == 0.0
            && let Some((unit, rest)) = self.prefix(rest).filter(|(unit, rest)| *unit < 10.0 && self.is_second(rest))
        {
            return Some((value + unit, rest));
        }
        self.is_second(rest).then_some((value, rest))
    }

    /// The longest prefix that `word` begins with, and the rest.
    fn prefix<'w>(&self, word: &'w str) -> Option<(f64, &'w str)> {
        let ends: Vec<usize> = word.char_indices().map(|(at, letter)| at + letter.len_utf8()).take(18).collect();
        ends.into_iter().rev().find_map(|end| {
            let (part, rest) = word.split_at(end);
            self.facts.prefix(part).filter(|_| rest.len() > 1).map(|value| (value, rest))
        })
    }

    fn is_second(&self, rest: &str) -> bool {
        !rest.is_empty()
            && self.facts.list("second").iter().any(|part| match part.strip_suffix('$') {
                Some(whole) => rest == whole,
                None => rest.starts_with(part.as_str()),
            })
    }

    /// `twenties`, `threefold`: English builds them of its numerals.
    fn tens_in_letters(&self, start: usize, word: &str) -> Option<Item> {
        if let Some(stem) = word.strip_suffix("ies")
            && let Some(value) = self.facts.value(&format!("{stem}y"), Sense::Cardinal).filter(|value| value % 10.0 == 0.0)
        {
            let mut item = Item::of(start, start + word.len(), Form::Words, value).with(strength::MAY);
            item.or([1900.0 + value, 2000.0 + value]);
            return Some(item);
        }
        let stem = word.strip_suffix("fold").or_else(|| word.strip_suffix("some")).or_else(|| word.strip_suffix("pence"))?;
        let value = self.facts.value(stem, Sense::Cardinal).filter(|value| (3.0..=10.0).contains(value))?;
        Some(Item::of(start, start + word.len(), Form::Words, value).with(strength::MAY))
    }
}
