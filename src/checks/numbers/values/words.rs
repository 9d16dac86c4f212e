//! Numbers in words: one additive grammar for all languages, and what differs between them as data.

use super::item::{Form, Item, Key, Sort, strength};
use super::line::Kind;
use super::read::Reader;
use super::sum::Sum;
use crate::lang::particles::OF_NUMBERS;
use mtlint_tables::numbers::Sense;
use std::borrow::Cow;

/// A phrase that was read.
#[derive(Debug, Clone, PartialEq)]
struct Phrase {
    /// The next piece.
    next: usize,
    value: f64,
    sort: Sort,
    /// The power of ten that the last word gave it, or 1.
    scale: f64,
    /// What it might mean as well.
    others: Vec<f64>,
    /// A fraction by itself: `half`.
    alone: bool,
    /// The power of ten of what is no number.
    vague: Option<u8>,
}

impl Phrase {
    const fn of(next: usize, value: f64, sort: Sort) -> Self {
        Self { next, value, sort, scale: 1.0, others: Vec::new(), alone: false, vague: None }
    }

    fn vague(next: usize, power: u8) -> Self {
        Self { vague: Some(power), ..Self::of(next, 0.0, Sort::Weak) }
    }
}

impl Reader<'_, '_> {
    /// Reads the word at piece `index`. Gives the next piece.
    pub(super) fn word(&mut self, index: usize) -> usize {
        if !self.facts.may_count(self.line.word(index)) {
            return self.roman(index).unwrap_or(index + 1);
        }
        if let Some(next) = self.name(index).or_else(|| self.roman(index)) {
            return next;
        }
        let Some(piece) = self.line.piece(index).copied() else { return index + 1 };
        let Some(phrase) = self.phrase(index) else {
            self.compound(index);
            return index + 1;
        };
        let end = self.line.piece(phrase.next - 1).map_or(piece.end, |last| last.end);
        if let Some(power) = phrase.vague {
            self.items.push(Item::new(piece.start, end, Form::Words, vec![Key::Power(power)]));
            return phrase.next;
        }
        let next = self.past_half(end, phrase.next);
        let item = self.phrase_item(phrase, piece.start, end);
        self.items.push(item);
        self.year_in_words();
        next
    }

    fn phrase_item(&self, phrase: Phrase, start: usize, end: usize) -> Item {
        let Phrase { next, value, sort, scale, others, alone, .. } = phrase;
        let mut item = Item::of(start, end, Form::Words, value);
        item.sort = sort;
        item.or(others);
        match sort {
            Sort::Weak => {
                item.strength = if value > 1.0 { strength::MAY } else { strength::NEVER };
                // Two weeks are fourteen days in some languages and fifteen in others.
                item.or([14.0, 15.0].contains(&value).then_some([2.0, 14.0, 15.0]).into_iter().flatten());
            }
            Sort::Fraction if alone => {
                item.or(if value == 0.5 { vec![50.0, 2.0, 30.0] } else { vec![1.0 / value, value * 100.0, 15.0] });
                item.or(round_of(1.0 / value));
            }
            Sort::Fraction => {
                item.strength = strength::MAY;
                item.or([value * 100.0]);
                // Three quarters of an hour are 45 minutes.
                item.or((value % 0.25 == 0.0).then_some(value * 60.0));
                item.or(round_of(1.0 / value));
                item.parts = shares(value);
            }
            Sort::Ordinal => {
                item.strength = if value > 2.0 { strength::SHOULD } else { strength::NEVER };
                item.ordinal = true;
                if value > 0.0 {
                    item.or([1.0 / value]);
                }
                item.or(round_of(value));
                // “up a fifth” is by twenty per cent
                let before = self.line.to(start).trim_end().rsplit(' ').next().unwrap_or_default();
                let is_share = value > 0.0 && (before == "a" || self.facts.lists("each", before));
                item.or(is_share.then_some(100.0 / value));
            }
            Sort::Cardinal => {
                item.strength = if value > 2.0 { strength::SHOULD } else { strength::MAY };
                if scale > 1.0 {
                    item.scale = scale;
                    item.value = Some(value / scale);
                    if scale >= 1000.0 && value > scale {
                        item.strength = strength::MUST;
                    }
                }
                let of_dozens = self.line.part(start, end).split(' ').any(|word| self.facts.value(word, Sense::Scale) == Some(12.0));
                // A dozen asks for less than twelve does.
                if [100.0, 1e3, 1e6, 1e9].contains(&value) || value == 12.0 && of_dozens {
                    item.strength = strength::MAY;
                }
                let before = self.line.to(start).trim_end().rsplit(' ').next().unwrap_or_default();
                if value != 12.0 && of_dozens || value >= 100.0 && self.facts.lists("few", before) {
                    item.strength = strength::NEVER;
                }
            }
        }
        if self.half_follows(end) {
            item.or([0.5, 0.25].map(|part| value + part));
            item.or([1e3, 1e6, 1e9].map(|scale| (value + 0.5) * scale));
            // dos millones y medio
            item.or((scale > 1.0).then_some(value + scale / 2.0));
        }
        self.time_in_words(&mut item, start, end);
        self.periods(&mut item, next);
        if value <= 24.0 && value.fract() == 0.0 && self.facts.lists("hour", self.line.word(next)) {
            item.others.push(Key::Clock((value as u16 * 60) % 720));
        }
        self.unit(&mut item, next);
        if value == 24.0 && item.unit == "h" {
            item.strength = strength::MAY;
        }
        item
    }

    /// The piece behind “and a half” and its scale, where they go on with the number that ends at byte `end`; else `next`.
    fn past_half(&self, end: usize, next: usize) -> usize {
        let rest = self.line.from(end).trim_start();
        let goes_on = |half: &&String| rest.strip_prefix(half.as_str()).is_some_and(|rest| !rest.starts_with(char::is_alphabetic));
        let Some(half) = self.facts.list("half").iter().filter(|half| !half.contains('-')).find(goes_on) else { return next };
        let next = next + half.split(' ').count();
        next + usize::from(self.facts.value(self.line.word(next), Sense::Scale).is_some())
    }

    /// “nineteen eighty-four”
    fn year_in_words(&mut self) {
        let [.., first, second] = &mut self.items[..] else { return };
        let (Some(century), Some(year)) = (first.value, second.value) else { return };
        let words = first.form == Form::Words && second.form == Form::Words && first.end + 1 >= second.start;
        if words && first.scale <= 1.0 && (10.0..=20.0).contains(&century) && century.fract() == 0.0 && year > 0.0 && year < 100.0 {
            let value = century * 100.0 + year;
            first.or([value]);
            second.or([value]);
        }
    }

    /// What the word at piece `index` can mean, with the next piece; a word behind an elided article counts too.
    fn senses(&self, index: usize) -> (Cow<'static, [(Sense, f64)]>, usize) {
        let word = self.line.word(index);
        // quatre-vingt(s)
        if word == "quatre" && self.line.word(index + 1) == "-" && matches!(self.line.word(index + 2), "vingt" | "vingts") {
            return (Cow::Owned(vec![(Sense::Cardinal, 80.0)]), index + 3);
        }
        let own = self.facts.senses(word);
        if !own.is_empty() {
            return (Cow::Borrowed(own), index + 1);
        }
        if let Some((article, noun)) = word.split_once('\'')
            && article.chars().count() <= 4
            && noun.len() > 1
        {
            let own = self.facts.senses(noun);
            if !own.is_empty() {
                return (Cow::Borrowed(own), index + 1);
            }
        }
        (self.glued_word(word).map_or(Cow::Borrowed(&[]), |sense| Cow::Owned(vec![sense])), index + 1)
    }

    /// A phrase of number words that starts at piece `index`.
    fn phrase(&self, index: usize) -> Option<Phrase> {
        let line = self.line;
        let mut sum = Sum { weak: true, scale: 1.0, ..Sum::default() };
        let (mut at, mut end) = (index, 0);
        while let Some(piece) = line.piece(at) {
            if sum.seen && !line.part(end, piece.start).bytes().all(|gap| gap == b' ') {
                break;
            }
            if piece.kind != Kind::Word {
                // twenty-three
                let joins = sum.seen
                    && line.word(at) == "-"
                    && piece.start == end
                    && line.piece(at + 1).is_some_and(|next| next.kind == Kind::Word && next.start == piece.end)
                    && !self.senses(at + 1).0.is_empty();
                if !joins {
                    break;
                }
                (at, end) = (at + 1, piece.end);
                continue;
            }
            let (senses, next) = self.senses(at);
            if senses.is_empty() {
                if sum.seen && self.links(at, &sum) {
                    (at, end) = (at + 1, piece.end);
                    continue;
                }
                break;
            }
            let word_end = line.piece(next - 1).map_or(piece.end, |last| last.end);
            match self.take(&mut sum, &senses, at, next) {
                Taken::Phrase(phrase) => return Some(phrase),
                Taken::Word => (at, end) = (next, word_end),
                Taken::None => break,
            }
        }
        // What a hyphen or a link led to was no part of it.
        while at > index + 1
            && line.piece(at - 1).is_some_and(|last| {
                last.start >= end || self.senses(at - 1).0.is_empty() && line.word(at - 1) != "vingt" && line.word(at - 1) != "vingts"
            })
        {
            at -= 1;
        }
        sum.seen.then(|| {
            let sort = if sum.weak { Sort::Weak } else { Sort::Cardinal };
            Phrase { scale: sum.scale, others: std::mem::take(&mut sum.others), ..Phrase::of(at, sum.value(), sort) }
        })
    }

    /// Adds the word at piece `at` to the sum, or says that it ends the phrase.
    fn take(&self, sum: &mut Sum, senses: &[(Sense, f64)], at: usize, next: usize) -> Taken {
        let of = |sense: Sense| senses.iter().find(|(own, _)| *own == sense).map(|(_, value)| *value);
        if let Some(power) = of(Sense::Vague) {
            if !sum.seen {
                return Taken::Phrase(Phrase::vague(next, power as u8));
            }
            let tens =
                self.facts.has("vague-plural") && power <= 2.0 && !sum.weak && sum.total == 0.0 && sum.current > 0.0 && sum.current < 20.0;
            if tens {
                return Taken::Phrase(Phrase::of(next, sum.current * 10_f64.powi(power as i32), Sort::Cardinal));
            }
            return Taken::None;
        }
        if let Some(more) = of(Sense::Adding) {
            let rest = if sum.seen { None } else { self.phrase(next).filter(|rest| rest.vague.is_none()) };
            return rest.map_or(Taken::None, |rest| Taken::Phrase(Phrase { value: rest.value + more, ..rest }));
        }
        let word = self.line.word(at);
        if let Some(power) = of(Sense::Scale) {
            if !sum.seen && power >= 1000.0 && self.facts.has("vague-plural") && !self.facts.lists("singular", word) {
                return Taken::Phrase(Phrase::vague(next, power.log10() as u8));
            }
            if !sum.seen && self.facts.lists("after-digits", word) || !sum.multiply(power) {
                return Taken::None;
            }
            return Taken::Word;
        }
        self.take_number(sum, senses, at, next)
    }

    fn take_number(&self, sum: &mut Sum, senses: &[(Sense, f64)], at: usize, next: usize) -> Taken {
        let of = |sense: Sense| senses.iter().find(|(own, _)| *own == sense).map(|(_, value)| *value);
        let (cardinal, weak, ordinal, fraction) = (of(Sense::Cardinal), of(Sense::Weak), of(Sense::Ordinal), of(Sense::Fraction));
        let small = sum.value();
        if let Some(part) = fraction.filter(|_| sum.seen && cardinal.is_none() && weak.is_none()) {
            if small > 0.0 && small < 20.0 && part < 0.5 {
                let others = ordinal.filter(|_| small == 1.0).into_iter().collect();
                return Taken::Phrase(Phrase { others, ..Phrase::of(next, small * part, Sort::Fraction) });
            }
            return Taken::None;
        }
        let Some((value, sense)) = cardinal
            .map(|value| (value, Sense::Cardinal))
            .or_else(|| weak.map(|value| (value, Sense::Weak)))
            .or_else(|| ordinal.map(|value| (value, Sense::Ordinal)))
        else {
            return fraction.filter(|_| !sum.seen).map_or(Taken::None, |part| Taken::Phrase(self.part_of(part, next)));
        };
        // dos quintos
        let plural_ordinals = sum.seen
            && sense == Sense::Ordinal
            && sum.total == 0.0
            && sum.last == Some(sum.current)
            && sum.current > 1.0
            && sum.current < 10.0;
        if plural_ordinals && value > 2.0 && self.facts.names_have_no_capitals() {
            return Taken::Phrase(Phrase::of(next, sum.current / value, Sort::Fraction));
        }
        let base_sixty = self.facts.value("quatre", Sense::Cardinal).is_some();
        let alone = sense == Sense::Weak && (value == 0.0 || value == 1.0 && matches!(self.line.word(at), "a" | "an"));
        let weak_joins = sense != Sense::Weak || !sum.seen || matches!(value as u32, 1 | 2 | 6 | 9);
        let no_sum = self.facts.language.is_unknown() && sum.seen && sum.last.is_some_and(|last| last < 100.0);
        let hyphen = at > 0 && self.line.word(at - 1) == "-";
        if !sum.takes(value, base_sixty, hyphen) || sum.seen && (alone || value.fract() != 0.0) || !weak_joins || no_sum {
            return Taken::None;
        }
        sum.current += value;
        sum.last = Some(value);
        sum.seen = true;
        sum.weak &= sense == Sense::Weak;
        sum.others.extend(fraction);
        if sense != Sense::Ordinal {
            return Taken::Word;
        }
        // vigésimo primero, dwudziesty piąty
        let (more, last) = self.senses(next);
        let unit = more.iter().find(|(sense, _)| matches!(sense, Sense::Ordinal | Sense::Weak)).map(|(_, value)| *value);
        let near = self.line.piece(next).is_some_and(|piece| self.line.piece(next - 1).is_some_and(|before| piece.start <= before.end + 1));
        if value >= 20.0
            && value % 10.0 == 0.0
            && near
            && let Some(unit) = unit.filter(|unit| *unit > 0.0 && *unit < 10.0)
        {
            return Taken::Phrase(Phrase::of(last, sum.value() + unit, Sort::Ordinal));
        }
        Taken::Phrase(Phrase { others: std::mem::take(&mut sum.others), ..Phrase::of(next, sum.value(), Sort::Ordinal) })
    }

    /// `half`, `half a million`, `demi-million`.
    fn part_of(&self, part: f64, next: usize) -> Phrase {
        let mut at = next;
        for _ in 0..2 {
            if OF_NUMBERS.contains(&self.line.word(at)) || matches!(self.line.word(at), "a" | "an" | "-" | "un") {
                at += 1;
            }
        }
        let word = self.line.word(at);
        match self.facts.value(word, Sense::Scale).filter(|power| *power >= 12.0 && word.len() > 2) {
            Some(power) => Phrase { scale: power, ..Phrase::of(at + 1, part * power, Sort::Cardinal) },
            None => Phrase { alone: true, ..Phrase::of(next, part, Sort::Fraction) },
        }
    }

    /// Whether the word at piece `at` links what stands before it with a number word behind it: “hundred and five”, “treinta y dos”.
    fn links(&self, at: usize, sum: &Sum) -> bool {
        let word = self.line.word(at);
        let next = self
            .senses(at + 1)
            .0
            .iter()
            .find(|(sense, _)| matches!(sense, Sense::Cardinal | Sense::Ordinal | Sense::Weak))
            .map(|(_, value)| *value);
        let (Some(next), Some(last)) = (next, sum.last) else { return false };
        self.facts.links(word, "hundred") && last >= 100.0 && next > 0.0 && next < 100.0
            || self.facts.links(word, "ten")
                && last % 10.0 == 0.0
                && (20.0..=90.0).contains(&last)
                && (next > 0.0 && next < 10.0 || next == 11.0)
    }
}

/// How many are left in the round of a cup that other languages call by its share: an eighth of a final has sixteen.
fn round_of(share: f64) -> Vec<f64> {
    if [4.0, 8.0, 16.0, 32.0].contains(&share) { vec![2.0 * share] } else { Vec::new() }
}

/// Two and three of two thirds, which are two in three.
fn shares(part: f64) -> Vec<Key> {
    let whole = |&below: &f64| (part * below - (part * below).round()).abs() < 1e-9;
    let below = (2..=10).map(f64::from).find(whole);
    below.map_or_else(Vec::new, |below| vec![Key::number((part * below).round()), Key::number(below)])
}

/// What became of a word.
enum Taken {
    /// It ends the phrase and is part of it.
    Phrase(Phrase),
    /// It is part of the phrase.
    Word,
    /// It is no part of it.
    None,
}
