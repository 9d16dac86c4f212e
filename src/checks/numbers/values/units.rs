//! Units behind and before numbers, and how one turns into another.

use super::item::Item;
use super::line::Kind;
use super::read::Reader;

impl Reader<'_, '_> {
    /// Gives an item the unit at piece `next`, behind a hyphen or not, or the sign of a currency before it.
    pub(super) fn unit(&self, item: &mut Item, next: usize) {
        let line = self.line;
        let near = line.piece(next).is_some_and(|piece| piece.start <= item.end + 2 && line.part(item.end, piece.start).trim().is_empty());
        let mut unit = if near { self.unit_at(next) } else { None };
        if unit.is_none()
            && near
            && line.word(next) == "-"
            && line.piece(next).zip(line.piece(next + 1)).is_some_and(|(hyphen, word)| hyphen.end == word.start)
        {
            unit = self.unit_at(next + 1);
        }
        // Feet and inches: 5'10".
        if unit.is_none()
            && line.from(item.end).starts_with('\'')
            && line.from(item.end + 1).trim_start().starts_with(|c: char| c.is_ascii_digit())
        {
            unit = Some("ft");
        }
        if unit.is_none()
            && line.from(item.end).starts_with('"')
            && line.to(item.start).trim_end().ends_with('\'')
            && line.to(item.start).trim_end_matches([' ', '\'']).ends_with(|c: char| c.is_ascii_digit())
        {
            unit = Some("in");
        }
        if unit.is_none() {
            unit = self.degrees(item.end);
        }
        let before = line.to(item.start).trim_end();
        let sign = before.char_indices().next_back().and_then(|(at, _)| self.facts.sign(&before[at..]));
        item.unit = sign.or(unit).unwrap_or("");
    }

    /// The unit of `98F` and `37 C`, whose letter stands at byte `at`, or behind a blank.
    fn degrees(&self, at: usize) -> Option<&'static str> {
        let at = at + usize::from(self.line.from(at).starts_with(' '));
        let letter = self.line.char_at(at)?;
        let end = at + letter.len_utf8();
        if self.line.char_at(end).is_some_and(|next| next.is_alphanumeric()) {
            return None;
        }
        match self.line.raw(at, end) {
            "F" => Some("F"),
            "C" => Some("C"),
            _ => None,
        }
    }

    /// Whether the sign of a currency stands before byte `at`.
    pub(super) fn sign_before(&self, at: usize) -> bool {
        let before = self.line.to(at).trim_end();
        before.char_indices().next_back().is_some_and(|(at, _)| self.facts.sign(&before[at..]).is_some())
    }

    /// The unit that starts at piece `index`.
    pub(super) fn unit_at(&self, index: usize) -> Option<&'static str> {
        let line = self.line;
        let first = *line.piece(index)?;
        for count in (1..=self.facts.unit_words().max(4)).rev() {
            let Some(last) = line.piece(index + count - 1) else { continue };
            let words = line.part(first.start, last.end);
            let spaced;
            let words = if words.contains('-') {
                spaced = words.replace('-', " ");
                spaced.as_str()
            } else {
                words
            };
            let is_letter = words.len() == 1 && matches!(words, "s" | "m" | "h" | "d" | "g" | "t" | "\"" | "'");
            if let Some(unit) = self.facts.unit(words).filter(|_| !is_letter || words == "m" && line.raw(first.start, first.end) == "m") {
                return Some(unit);
            }
        }
        if first.kind == Kind::Word
            && let Some(unit) = self.facts.unit_stem(line.word(index))
        {
            return Some(unit);
        }
        if let Some(unit) = self.facts.sign(line.word(index)) {
            return Some(unit);
        }
        // “US dollars”, “US-Dollar”
        for count in 0..3 {
            let piece = line.piece(index + count)?;
            if piece.kind != Kind::Word {
                continue;
            }
            let word = line.word(index + count);
            let Some((unit, stem)) = self.facts.currency(word) else { continue };
            let more = word.len() - stem;
            if more > 8 || stem <= 3 && more > 1 || count == 2 && !matches!(line.word(index + 1), "-" | ".") {
                continue;
            }
            return Some(unit);
        }
        None
    }
}

/// How many of the second unit make one of the first.
const FACTORS: &[(&str, &str, f64)] = &[
    ("km", "mi", 0.621_371),
    ("m", "ft", 3.280_84),
    ("m", "yd", 1.093_61),
    ("cm", "in", 0.393_701),
    ("cm", "ft", 0.032_808_4),
    ("mm", "in", 0.039_370_1),
    ("km2", "mi2", 0.386_102),
    ("m2", "ft2", 10.763_9),
    ("ha", "ac", 2.471_05),
    ("kg", "lb", 2.204_62),
    ("g", "oz", 0.035_274),
    ("t", "ton", 1.102_31),
    ("t", "lb", 2_204.62),
    ("l", "gal", 0.264_172),
    ("km", "nmi", 0.539_957),
    ("ha", "km2", 0.01),
    ("kg", "t", 0.001),
    ("g", "kg", 0.001),
    ("m", "km", 0.001),
    ("cm", "m", 0.01),
    ("mm", "cm", 0.1),
    ("km", "ft", 3_280.84),
    ("ha", "m2", 10_000.0),
    ("kg", "st", 0.157_473),
    ("km2", "ac", 247.105),
    ("mi", "m", 1_609.34),
    ("ft", "yd", 1.0 / 3.0),
    ("mon", "y", 1.0 / 12.0),
    ("wk", "d", 7.0),
    ("d", "h", 24.0),
    ("h", "min", 60.0),
    ("l", "m3", 0.001),
    ("jin", "kg", 0.5),
    ("mon", "d", 30.4),
    ("y", "d", 365.0),
    ("wk", "mon", 0.23),
    ("y", "wk", 52.0),
    ("li", "km", 0.5),
    ("mu", "ha", 1.0 / 15.0),
    ("km", "yd", 1_093.61),
    ("kg", "oz", 35.274),
    ("mi2", "ac", 640.0),
    ("km2", "m2", 1e6),
    ("ha", "mi2", 0.003_861_02),
    ("in", "ft", 1.0 / 12.0),
    ("m2", "ac", 0.000_247_105),
    ("bbl", "l", 158.987),
    ("m", "in", 39.37),
    ("lb", "st", 1.0 / 14.0),
    ("permille", "pct", 0.1),
    ("min", "s", 60.0),
];

/// `amount` of one unit as the other; more than one where a unit may be either of two.
pub(super) fn converted(from: &str, to: &str, amount: f64) -> Vec<f64> {
    // A speed turns into another as its way does.
    let way = |unit: &str| match unit {
        "kmh" => "km".to_owned(),
        "mph" => "mi".to_owned(),
        _ => unit.to_owned(),
    };
    let mut amounts = Vec::new();
    for from in from.split('/').map(way) {
        for to in to.split('/').map(way) {
            amounts.extend(FACTORS.iter().filter_map(|(one, other, factor)| {
                if *one == from && *other == to {
                    Some(amount * factor)
                } else if *one == to && *other == from {
                    Some(amount / factor)
                } else {
                    None
                }
            }));
        }
    }
    amounts
}

/// What a unit measures; none for what is not compared.
pub(super) fn dimension(unit: &str) -> Option<&'static str> {
    Some(match unit {
        "km" | "m" | "cm" | "mm" | "mi" | "yd" | "ft" | "in" | "nmi" => "length",
        "ha" | "ac" | "km2" | "m2" | "mi2" | "ft2" => "area",
        "kg" | "g" | "t" | "lb" | "oz" | "st" => "mass",
        "l" | "gal" | "bbl" | "ml" | "m3" => "volume",
        "kmh" | "mph" => "speed",
        "C" | "F" => "temperature",
        _ => return None,
    })
}

/// Whether it is a currency: a code of three capitals, or a cent.
pub(super) fn is_money(unit: &str) -> bool {
    unit == "cent" || unit.split('/').any(|unit| unit.len() == 3 && unit.bytes().all(|letter| letter.is_ascii_uppercase()))
}
