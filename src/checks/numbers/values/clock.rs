//! Times of day, scores, and dates in digits.

use super::item::{Form, Item, Key, Marks, strength};
use super::line::{Kind, digits};
use super::read::Reader;

impl Reader<'_, '_> {
    /// `18:30` is a time, `3:1` a score.
    pub(super) fn colon(&mut self, start: usize, end: usize) {
        let text = self.line.part(start, end);
        let parts: Vec<u32> = text.split(':').filter_map(|part| part.parse().ok()).collect();
        if parts.len() != text.split(':').count() {
            // `1:23,5`: numbers that no mark joins.
            self.each_number(start, end, strength::SHOULD);
            return;
        }
        let mut item = Item::new(start, end, Form::Digits, Vec::new()).with(strength::MUST);
        item.marks = Marks::Other;
        item.parts = parts.iter().map(|part| Key::number(f64::from(*part))).collect();
        match parts[..] {
            [hour, minute] if hour <= 24 && minute < 60 && text.len() - text.find(':').unwrap_or_default() == 3 => {
                self.set_clock(&mut item, hour, minute)
            }
            [first, second] => item.keys = vec![Key::Score(first, second, 0)],
            [first, second, third] => item.keys = vec![Key::Score(first, second, third)],
            _ => {}
        }
        if item.keys.is_empty() {
            self.each_number(start, end, strength::MAY);
            return;
        }
        self.half_day(&mut item);
        self.items.push(item);
    }

    fn each_number(&mut self, start: usize, end: usize, strength: u8) {
        let text = self.line.part(start, end);
        let mut at = start;
        for part in text.split([':', '.', ',', '\'']) {
            if let Ok(value) = part.parse() {
                let mut item = Item::of(at, at + part.len(), Form::Digits, value).with(strength);
                item.digits_end = at + part.len();
                self.items.push(item);
            }
            at += part.len() + 1;
        }
    }

    fn set_clock(&self, item: &mut Item, hour: u32, minute: u32) {
        let minutes = (hour * 60 + minute) as u16;
        item.keys = vec![Key::Clock(minutes % 720)];
        item.clock = Some(minutes);
        self.zone(item);
    }

    /// `15.09.2020`, whose day and month stand in either order; else numbers that no mark joins.
    pub(super) fn dotted(&mut self, start: usize, end: usize) {
        let text = self.line.part(start, end);
        let parts: Vec<&str> = text.split('.').collect();
        let [first, second, year] = parts[..] else { return self.each_number(start, end, strength::SHOULD) };
        let (Ok(day), Ok(month), Ok(value)) = (first.parse::<u8>(), second.parse::<u8>(), year.parse::<f64>()) else {
            return self.each_number(start, end, strength::SHOULD);
        };
        if first.len() > 2 || second.len() > 2 || !matches!(year.len(), 2 | 4) || day > 31 || month > 12 || day == 0 || month == 0 {
            return self.each_number(start, end, strength::MAY);
        }
        self.date(start, [first.len(), second.len(), year.len()], day, month, value);
    }

    /// A date in three parts, each with one mark behind.
    fn date(&mut self, start: usize, lens: [usize; 3], day: u8, month: u8, year: f64) {
        let mut item = Item::of(start, start + lens[0], Form::Digits, day.into()).with(strength::MUST);
        item.date = true;
        self.items.push(item);
        let at = start + lens[0] + 1;
        let mut item = Item::new(at, at + lens[1], Form::Digits, vec![Key::Month(month)]).with(strength::SHOULD);
        item.or([month.into()]);
        self.items.push(item);
        let at = at + lens[1] + 1;
        let mut item = Item::of(at, at + lens[2], Form::Digits, year).with(strength::MUST);
        if lens[2] == 2 {
            item.or([1900.0 + year, 2000.0 + year]);
        }
        self.items.push(item);
    }

    /// `18h30`, `18 h 30`, `17 часов 47 минут` behind the digits of an item. Gives the next piece.
    pub(super) fn hours(&self, item: &mut Item, next: usize) -> Option<usize> {
        let line = self.line;
        let hour = item.value.filter(|hour| *hour <= 24.0)? as u32;
        let rest = line.from(item.digits_end);
        let blank = usize::from(rest.starts_with(' '));
        let word = line.word(next);
        let behind = &rest[blank..];
        let (mark, is_word) = match behind.strip_prefix('h') {
            Some(_) if word == "h" => (1, false),
            _ if line.piece(next)?.start == item.digits_end + blank && word.chars().count() > 2 && self.facts.lists("hour", word) => {
                (word.len(), true)
            }
            _ => return None,
        };
        let after = &behind[mark..];
        let gap = usize::from(after.starts_with(' '));
        let count = digits(&after[gap..]);
        let minute: u32 = after[gap..gap + count].parse().unwrap_or(60);
        let rest = &after[gap + count..];
        let goes_on =
            rest.starts_with(|c: char| c.is_ascii_digit()) || rest.starts_with([',', '.']) && digits(rest.get(1..).unwrap_or_default()) > 0;
        let has_minutes = minute < 60 && !goes_on && (count == 2 || count == 1 && is_word) && (gap == 1 || !is_word);
        let glued = blank == 0 && !is_word;
        if !has_minutes && !glued {
            return None;
        }
        let minute = if has_minutes { minute } else { 0 };
        item.end = item.digits_end + blank + mark + if has_minutes { gap + count } else { 0 };
        item.others = Vec::new();
        if minute == 0 {
            item.or([f64::from(hour)]);
        }
        if is_word {
            item.parts = vec![Key::number(f64::from(hour)), Key::number(f64::from(minute))];
        }
        item.strength = strength::MUST;
        item.value = None;
        item.digits_end = 0;
        self.set_clock(item, hour, minute);
        let mut next = next;
        while line.piece(next).is_some_and(|piece| piece.start < item.end) {
            next += 1;
        }
        Some(next)
    }

    /// What makes a time of a number: `Uhr`, `p.m.`, a preposition.
    pub(super) fn clock_words(&self, item: &mut Item, index: usize, next: usize) {
        let line = self.line;
        let Some(value) = item.value.filter(|value| *value < 24.6) else { return };
        let plain = item.marks == Marks::Plain;
        let is_dotted = item.marks == Marks::Decimal && item.decimals == 2;
        if !plain && !is_dotted {
            return;
        }
        let (hour, minute) = (value.trunc() as u32, if plain { 0 } else { (value.fract() * 100.0).round() as u32 });
        let word = line.word(next);
        let near = line.piece(next).is_some_and(|piece| piece.start <= item.end + 1);
        let mut is_hour = near && self.facts.lists("hour", word);
        if is_hour && word.len() == 1 && word.is_ascii() && word != "h" {
            is_hour = line.piece(next).is_some_and(|piece| half_of_day(line.from(piece.start)).is_some());
        }
        let is_at = index > 0
            && line.piece(index - 1).is_some_and(|before| before.kind == Kind::Word)
            && self.facts.lists("at", line.word(index - 1));
        if minute >= 60 || !is_hour && !is_at {
            return;
        }
        let key = Key::Clock(((hour * 60 + minute) % 720) as u16);
        if is_hour || !plain && is_at && self.unit_at(next).is_none() {
            if plain {
                item.others.push(key);
            } else {
                item.others.append(&mut item.keys);
                item.keys = vec![key];
                item.parts = vec![Key::number(f64::from(hour)), Key::number(f64::from(minute))];
            }
            item.clock = Some((hour * 60 + minute) as u16);
            self.half_day(item);
        } else if plain {
            item.others.push(key);
        }
    }

    /// “Halb acht” is half past seven, “siete y media” too, “huit heures moins le quart” a quarter to eight.
    pub(super) fn time_in_words(&self, item: &mut Item, start: usize, end: usize) {
        let Some(hour) = item.value.filter(|hour| (1.0..=24.0).contains(hour) && hour.fract() == 0.0).map(|hour| hour as u16) else {
            return;
        };
        let before = self.line.to(start).trim_end();
        let is_word = |rest: &str| !rest.ends_with(char::is_alphabetic);
        if hour <= 12 && self.facts.list("half-before").iter().any(|half| before.strip_suffix(half.as_str()).is_some_and(is_word)) {
            let minutes = hour * 60 - 30;
            item.keys = vec![Key::Clock(minutes % 720)];
            item.others = vec![Key::number(f64::from(if hour == 1 { 12 } else { hour - 1 }))];
            item.clock = Some(minutes);
            return;
        }
        if self.half_follows(end) {
            item.others.push(Key::Clock((hour * 60 + 30) % 720));
        }
        let rest = self.line.from(end).trim_start();
        let later = rest.split_once(' ').filter(|(word, _)| self.facts.lists("hour", word)).map_or(rest, |(_, later)| later);
        if self.facts.list("quarter-less").iter().any(|less| later.starts_with(less.as_str())) {
            item.others.push(Key::Clock((hour * 60 + 705) % 720));
        }
    }

    /// Takes `p.m.` behind an item in.
    fn half_day(&self, item: &mut Item) {
        let rest = self.line.from(item.end);
        let blank = usize::from(rest.starts_with(' '));
        if let Some(len) = half_of_day(&rest[blank..]) {
            item.end += blank + len;
        }
        self.zone(item);
    }

    /// The time in the zones that the text names behind it may be given in another zone.
    fn zone(&self, item: &mut Item) {
        let Some(clock) = item.clock else { return };
        let rest = self.line.from(item.end).trim_start_matches([' ', '(', '.', ',']);
        let len = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        let Some((offset, _)) = self.facts.valued("zone").iter().find(|(zone, _)| *zone == rest[..len]).map(|(_, offset)| (*offset, ()))
        else {
            return;
        };
        let utc = i32::from(clock) - offset as i32;
        // Any whole hour or half of one is some zone's.
        item.others.extend((0..24).map(|hours| Key::Clock((utc + hours * 30).rem_euclid(720) as u16)));
    }
}

/// The length of `a.m.` at the start of `text`.
fn half_of_day(text: &str) -> Option<usize> {
    let rest = text.strip_prefix(['a', 'p'])?;
    let rest = rest.strip_prefix('.').unwrap_or(rest);
    let rest = rest.strip_prefix(' ').unwrap_or(rest).strip_prefix('m')?;
    (!rest.starts_with(char::is_alphabetic)).then(|| text.len() - rest.len())
}
