//! Words that say what a number counts: units, currencies, percent, and powers of ten of other languages.

use crate::lang::Language;
use crate::text::cursor::Place;
use crate::text::numeral::{Numeral, is_currency};

/// Signs and abbreviations of units that every language here uses, in the case that they have, sorted.
#[rustfmt::skip]
pub(crate) const SYMBOLS: &[&str] = &[
    "GB", "GHz", "GW", "GWh", "Gbit", "KB", "MB", "MHz", "MW", "MWh", "Mbit", "Mbps", "TB", "TWh", "cm", "dB", "ft", "hPa", "ha", "kHz", "kV",
    "kW", "kWh", "kg", "km", "kmh", "kph", "kt", "lb", "lbs", "mg", "ml", "mm", "mph", "µg",
];

/// Whether `word` names a unit, a currency or a hundredth in `language`.
pub(crate) fn is_unit(language: &Language, word: &str) -> bool {
    let word = word.to_lowercase();
    let units = language.counting.units;
    if language.counting.stems { units.iter().any(|stem| word.starts_with(stem)) } else { units.binary_search(&word.as_str()).is_ok() }
}

/// Whether `place` begins a word or sign for a hundredth: `%`, `percent`, `pour cent`.
pub(crate) fn is_percent(place: Place<'_>) -> bool {
    let counting = &place.prose.language.counting;
    let is_form = |form: &&str| match form.split_once(' ') {
        Some((first, second)) => place.text() == first && place.next().is_some_and(|next| next.text() == second),
        None if counting.stems => place.text().starts_with(form),
        None => place.text() == *form,
    };
    matches!(place.text(), "%" | "‰") || counting.percent.iter().any(is_form)
}

/// Whether the number is one of something that is measured: a unit, a currency, percent or a power of ten stands beside it.
pub(crate) fn is_measured(numeral: &Numeral<'_>) -> bool {
    let prose = numeral.place.prose;
    if numeral.place.touching_previous().is_some_and(|before| is_currency(before.char())) {
        return true;
    }
    let is_word = |word: &str| {
        SYMBOLS.binary_search(&word).is_ok() || prose.language.scale(word).is_some() || foreign_scale(prose.language, word).is_some()
    };
    if !numeral.tail().is_empty() {
        return is_word(numeral.tail());
    }
    let Some(next) = numeral.last.next() else { return false };
    is_percent(next)
        || is_currency(next.char())
        || next.char() == '°'
        || next.is_word() && (is_word(next.text()) || is_unit(prose.language, next.text()))
}

/// Words for powers of ten, in lower case, that engines leave as they were.
#[rustfmt::skip]
const SCALES: &[(&str, u8)] = &[
    ("billion", 9), ("billions", 9), ("bn", 9), ("mila", 3), ("miliard", 9), ("miliarda", 9), ("miliardi", 9), ("miliardo", 9),
    ("miliardy", 9), ("miliardów", 9), ("milion", 6), ("milionow", 6), ("miliony", 6), ("milionów", 6), ("miljard", 9),
    ("miljoen", 6), ("millarden", 9), ("milliard", 9), ("milliarde", 9), ("milliarden", 9), ("milliards", 9), ("million", 6),
    ("millionen", 6), ("millions", 6), ("millones", 6), ("millón", 6), ("mio", 6), ("mld", 9), ("mln", 6), ("mlrd", 9),
    ("mrd", 9), ("tausend", 3), ("thousand", 3), ("trillion", 12), ("tsd", 3), ("млн", 6), ("млрд", 9), ("мільйони", 6),
    ("мільйонів", 6), ("мільярдів", 9), ("миллион", 6), ("миллиона", 6), ("миллиардов", 9), ("миллионов", 6), ("тис", 3),
    ("тыс", 3), ("тысяч", 3), ("трлн", 12),
];

/// The power of ten that `word` stands for in another language and not in `language`.
pub(crate) fn foreign_scale(language: &Language, word: &str) -> Option<u8> {
    // Most words after a number are ruled out by their first letter.
    if !word.starts_with(['b', 'm', 't', 'B', 'M', 'T', 'м', 'т', 'М', 'Т']) || word.len() < 2 {
        return None;
    }
    let lower = word.to_lowercase();
    let &(_, exponent) = SCALES.iter().find(|(own, _)| *own == lower)?;
    // German nouns have a capital; in lower case these are the English words.
    if language.noun_capitals && matches!(word, "million" | "billion" | "trillion" | "millions" | "billions") {
        return Some(exponent);
    }
    let own = language.scale(word).is_some() || language.counting.other_scales.contains(&lower.as_str());
    (!own && !language.is_unknown()).then_some(exponent)
}

/// How `language` writes the power of ten after a one or after more.
pub(crate) fn scale_word(language: &Language, exponent: u8, one: bool) -> Option<&'static str> {
    let (single, more) = language.counting.powers.get((exponent / 3).checked_sub(1)? as usize)?;
    Some(if one { single } else { more })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        assert!(SYMBOLS.is_sorted(), "{:?}", SYMBOLS.windows(2).find(|pair| pair[0] > pair[1]));
    }

    #[test]
    fn powers_of_ten_of_other_languages() {
        let of = |tag: &str, word: &str| foreign_scale(tag.parse::<crate::lang::Lang>().expect("a tag").data(), word);
        assert_eq!(of("en", "Milliarden"), Some(9));
        assert_eq!(of("en", "million"), None);
        assert_eq!(of("en", "млрд"), Some(9));
        assert_eq!(of("de", "million"), Some(6));
        assert_eq!(of("de", "Billion"), None);
        assert_eq!(of("de", "Trillion"), None);
        assert_eq!(of("ru", "million"), Some(6));
        assert_eq!(of("en", "мир"), None);
    }
}
