//! Numbers in digits: what their marks mean, and what stands around them.

use super::item::{Form, Item, Key, Marks, strength};
use super::line::{Kind, digits};
use super::read::Reader;
use crate::text::numeral::Shape;
use mtlint_tables::numbers::Sense;

/// One way to read digits with marks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Reading {
    pub value: f64,
    pub decimals: usize,
    pub marks: Marks,
}

/// What digits with marks can mean, first what they mean in a language with this decimal mark; none for dates, times and addresses.
pub(super) fn readings(text: &str, decimal: char) -> Vec<Reading> {
    let whole = |text: &str| text.bytes().filter(u8::is_ascii_digit).fold(0.0, |sum, digit| sum * 10.0 + f64::from(digit - b'0'));
    let fraction = |at: usize, marks: Marks| {
        let (before, after) = (&text[..at], &text[at + 1..]);
        let decimals = after.len();
        let value = whole(before) + whole(after) / 10_f64.powi(decimals.min(15) as i32);
        Reading { value, decimals, marks }
    };
    let grouped = Reading { value: whole(text), decimals: 0, marks: Marks::Grouped };
    match Shape::of(text) {
        Shape::Plain => vec![Reading { marks: Marks::Plain, ..grouped }],
        Shape::Grouped { mark, groups } => match text.find(mark).filter(|_| groups == 1 && mark != '\'') {
            Some(at) if mark == decimal => vec![fraction(at, Marks::Decimal), grouped],
            Some(at) => vec![grouped, fraction(at, Marks::Decimal)],
            None => vec![grouped],
        },
        Shape::Fraction { mark, .. } => text.find(mark).map(|at| fraction(at, Marks::Decimal)).into_iter().collect(),
        Shape::Full { decimal, .. } => text.rfind(decimal).map(|at| fraction(at, Marks::Grouped)).into_iter().collect(),
        // `1,23,456`
        Shape::Other => {
            let parts: Vec<&str> = text.split([',', '.']).collect();
            let is_lakh = !text.contains(':')
                && parts.len() > 2
                && parts[0].len() <= 2
                && parts[parts.len() - 1].len() == 3
                && parts[1..parts.len() - 1].iter().all(|part| part.len() == 2);
            if is_lakh { vec![grouped] } else { Vec::new() }
        }
    }
}

impl Reader<'_, '_> {
    /// Reads the digits at piece `index`. Gives the next piece.
    pub(super) fn digits(&mut self, index: usize) -> usize {
        let Some(piece) = self.line.piece(index).copied() else { return index + 1 };
        let line = self.line;
        let text = line.word(index);
        if let Some(next) = self.spaced(index) {
            return next;
        }
        if text.contains(':') {
            self.colon(piece.start, piece.end);
            return index + 1;
        }
        let all = readings(text, self.facts.language.decimal);
        let Some(first) = all.first() else {
            self.dotted(piece.start, piece.end);
            return index + 1;
        };
        let mut item = Item::of(piece.start, piece.end, Form::Digits, first.value);
        (item.digits_end, item.decimals, item.marks) = (piece.end, first.decimals, first.marks);
        // Where both decimal marks are met, neither reading is excluded; but nobody ends a fraction of three figures in a zero.
        let is_loose = self.facts.has("loose-marks") && !text.ends_with('0');
        let loose = all.get(1).filter(|_| is_loose).map(|reading| reading.value);
        item.or(loose);
        if first.marks == Marks::Decimal
            && let Some((before, after)) = text.split_once(['.', ','])
            && let (Ok(before), Ok(after)) = (before.parse::<u16>(), after.parse::<u16>())
            && text.len() <= 5
        {
            if first.decimals == 2 && before <= 24 && after < 60 {
                item.others.push(Key::Clock((before * 60 + after) % 720));
            }
            let foreign = self.facts.language.decimal != '.';
            if text.contains('.') && first.decimals <= 2 && (foreign || first.decimals == 2 && before <= 31 && after < 60) {
                item.parts = vec![Key::number(before.into()), Key::number(after.into())];
                if (1..=12).contains(&after) && (1..=31).contains(&before) {
                    item.others.push(Key::DayMonth(before as u8, after as u8));
                }
            }
        }
        self.number(item, index, index + 1, loose)
    }

    /// `12 300`: groups of three behind blanks.
    fn spaced(&mut self, index: usize) -> Option<usize> {
        let line = self.line;
        let first = *line.piece(index)?;
        let head = line.word(index);
        if head.len() > 3 || head.len() != digits(head) || head.starts_with('0') {
            return None;
        }
        let (mut next, mut end) = (index + 1, first.end);
        while let Some(piece) = line.piece(next).filter(|piece| piece.kind == Kind::Number && piece.start == end + 1) {
            let firm = line.raw(end, piece.start) != " ";
            let group = line.word(next);
            let rest = group.get(3..).unwrap_or_default();
            let is_fraction = rest.len() <= 3 && rest.starts_with(['.', ',']) && digits(&rest[1..]) == rest.len() - 1;
            if digits(group) != 3 || !(rest.is_empty() || is_fraction) || !(firm || self.facts.groups_by_space()) {
                break;
            }
            (next, end) = (next + 1, piece.end);
            if is_fraction {
                break;
            }
        }
        if next == index + 1 {
            return None;
        }
        let written = line.part(first.start, end).replace(' ', "");
        let value: f64 = written.replace(',', ".").parse().ok()?;
        let mut item = Item::of(first.start, end, Form::Digits, value);
        item.marks = Marks::Grouped;
        item.digits_end = end;
        item.decimals = written.find(['.', ',']).map_or(0, |mark| written.len() - mark - 1);
        item.parts = (index..next).filter_map(|at| line.word(at).parse().ok()).map(Key::number).collect();
        Some(self.number(item, index, next, None))
    }

    /// Completes a number whose digits are pieces `index..next` with what stands around it, and keeps it. Gives the next piece.
    fn number(&mut self, mut item: Item, index: usize, next: usize, loose: Option<f64>) -> usize {
        let line = self.line;
        let start = item.start;
        let value = item.value.unwrap_or_default();
        let plain = item.marks == Marks::Plain;
        let before = line.char_before(start);
        if before.is_some_and(char::is_alphabetic) || before == Some('-') && self.is_code_before(start - 1) {
            item.form = Form::Code;
        }
        if plain && let Some(next) = self.hours(&mut item, next) {
            self.items.push(item);
            return next;
        }
        if plain && let Some(next) = self.fraction(&item, index, before) {
            return next;
        }
        let mut next = next;
        let has_tail = plain && self.tail(&mut item, &mut next, before);
        self.scale(&mut item, &mut next, loose, has_tail);
        if item.scale > 1.0 && self.joins_larger(&mut item, next) {
            return next;
        }
        self.inverted(&mut item, index);
        if item.decimals == 0 && item.scale <= 1.0 && self.half_follows(item.end) {
            item.or([1.0, 1e3, 1e6, 1e9].map(|scale| (value + 0.5) * scale));
        } else if item.decimals == 0 && item.scale > 1.0 && self.half_follows(item.end) {
            item.or([(value + 0.5) * item.scale]);
        }
        if item.scale <= 1.0 {
            self.clock_words(&mut item, index, next);
        }
        self.unit(&mut item, next);
        self.periods(&mut item, next);
        item.strength = self.strength_of(&mut item, has_tail);
        self.items.push(item);
        next
    }

    /// How much a finished number in digits asks for a partner.
    fn strength_of(&self, item: &mut Item, has_tail: bool) -> u8 {
        let line = self.line;
        let (start, end) = (item.start, item.digits_end);
        let value = item.value.unwrap_or_default();
        let plain = item.marks == Marks::Plain;
        let digits = end - start;
        let padded = plain && digits > 1 && line.part(start, start + 1) == "0";
        if item.scale <= 1.0
            && item.unit.is_empty()
            && !has_tail
            && !self.facts.language.is_unknown()
            && line.char_at(item.end).is_some_and(char::is_alphabetic)
            || plain && digits > 2 && padded
            || is_virus(line.to(start))
        {
            item.form = Form::Code;
        }
        let lists = start == line.text.len() - line.text.trim_start().len()
            && value < 40.0
            && plain
            && line.from(end).starts_with(['.', ')'])
            && line.from(end + 1).chars().next().is_none_or(|next| next == ' ');
        let day_and_night = value == 24.0
            && (item.unit == "h" || line.from(item.end).starts_with("/7") || line.from(item.end).starts_with('h'))
            || value == 7.0 && line.to(start).ends_with("24/");
        let whole = item.unit == "pct" && value == 100.0 || item.unit == "deg" && [90.0, 180.0, 360.0].contains(&value);
        let one = value <= 1.0
            && ["", "y", "mon", "wk", "d", "h", "min", "s"].contains(&item.unit)
            && item.scale <= 1.0
            && item.clock.is_none()
            && item.decimals == 0;
        if item.form == Form::Code || lists || day_and_night || whole || one || item.decade && value >= 1000.0 && value % 100.0 == 0.0 {
            strength::MAY
        } else if padded && value < 10.0 {
            strength::SHOULD
        } else if value >= 10.0 || item.decimals > 0 || item.scale > 1.0 || !item.unit.is_empty() || item.clock.is_some() {
            strength::MUST
        } else {
            strength::SHOULD
        }
    }

    /// Whether what stands before the hyphen at `at` makes a code of the digits behind it: `COVID-19`, `A-380`.
    fn is_code_before(&self, at: usize) -> bool {
        let raw = self.line.raw(0, at);
        let word = raw.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        word.starts_with(char::is_uppercase) && (word.chars().count() <= 7 || word.chars().all(char::is_uppercase))
    }

    /// `3/4`, which may be a date as well.
    fn fraction(&mut self, item: &Item, index: usize, before: Option<char>) -> Option<usize> {
        let line = self.line;
        let below = line.piece(index + 2).filter(|piece| piece.kind == Kind::Number && piece.start == item.digits_end + 1)?;
        let above = item.value?;
        let divisor: f64 = Some(line.word(index + 2)).filter(|text| digits(text) == text.len())?.parse().ok()?;
        let stands_alone = before != Some('/') && line.word(index + 1) == "/" && !line.from(below.end).starts_with('/');
        if !stands_alone || above <= 0.0 || above >= divisor || divisor > 12.0 {
            return None;
        }
        let mut item = Item::of(item.start, below.end, Form::Digits, above / divisor).with(strength::MAY);
        item.parts = vec![Key::number(above), Key::number(divisor)];
        item.others = vec![Key::DayMonth(above as u8, divisor as u8), Key::DayMonth(divisor as u8, above as u8)];
        // 1/8 of a final has sixteen
        item.or((above == 1.0).then_some(2.0 * divisor));
        self.items.push(item);
        Some(index + 3)
    }

    /// What is glued to the digits and makes an ordinal or a decade of them. Whether there is anything of the kind.
    fn tail(&self, item: &mut Item, next: &mut usize, before: Option<char>) -> bool {
        let line = self.line;
        let value = item.value.unwrap_or_default();
        let rest = line.from(item.end);
        let stripped = rest.strip_prefix(['\'', '-']).unwrap_or(rest);
        let len = stripped.find(|c: char| !c.is_alphabetic() && !matches!(c, '\u{900}'..='\u{963}')).unwrap_or(stripped.len());
        let word = &stripped[..len];
        let is_tail = len > 0 && self.facts.lists("tail", word);
        if is_tail {
            item.end += rest.len() - stripped.len() + len;
            while line.piece(*next).is_some_and(|piece| piece.start < item.end) {
                *next += 1;
            }
            if self.facts.lists("decade-tail", word) && value % 10.0 == 0.0 && value >= 10.0 {
                item.decade = true;
                if value % 100.0 == 0.0 && value >= 1000.0 {
                    item.or([value / 100.0 + 1.0]);
                }
                item.or(if value >= 100.0 { vec![value % 100.0] } else { vec![1800.0 + value, 1900.0 + value, 2000.0 + value] });
            }
            item.ordinal = self.facts.lists("ordinal-tail", word);
        } else if rest.starts_with('.') && self.facts.language.ordinal_period && !rest[1..].starts_with(|c: char| c.is_ascii_digit()) {
            item.ordinal = true;
        }
        let is_decade = value < 100.0 && value > 0.0 && value % 10.0 == 0.0;
        let to = line.to(item.start);
        let after_word = |word: &String| to.strip_suffix(' ').unwrap_or(to).ends_with(word.as_str());
        let named = self
            .facts
            .list("decade")
            .iter()
            .any(|word| after_word(word) || rest.strip_prefix(". ").is_some_and(|rest| rest.starts_with(word.as_str())));
        if is_decade && named || before == Some('\'') && value < 100.0 {
            item.or([1900.0 + value, 2000.0 + value]);
        }
        is_tail
    }

    /// Whether “and a half” stands at `at`, perhaps behind one word.
    pub(super) fn half_follows(&self, at: usize) -> bool {
        let rest = self.line.from(at).trim_start();
        let later = rest.split_once(' ').map_or("", |(_, later)| later);
        self.facts.list("half").iter().any(|half| {
            [rest, later].iter().any(|text| text.strip_prefix(half.as_str()).is_some_and(|rest| !rest.starts_with(char::is_alphabetic)))
        })
    }

    /// `two decades` is twenty years, too.
    pub(super) fn periods(&self, item: &mut Item, next: usize) {
        for at in next..next + 2 {
            let word = self.line.word(at);
            let period = self.facts.value(word, Sense::Weak).filter(|value| [10.0, 100.0, 14.0, 24.0].contains(value) && word.len() > 3);
            if let Some(period) = period {
                let all: Vec<f64> =
                    item.keys.iter().filter_map(|key| if let Key::Number(value) = key { Some(value * period) } else { None }).collect();
                item.or(all);
            }
            if word.is_empty() {
                break;
            }
        }
    }
}

fn is_virus(before: &str) -> bool {
    let word = before.trim_end_matches('-');
    before.ends_with('-') && ["covid", "cov", "ковид", "ковід"].iter().any(|name| word.ends_with(name))
}
