//! Words that say what a number counts: units, currencies, percent, and powers of ten of other languages.

use crate::lang::Language;
use crate::text::cursor::Place;
use crate::text::numeral::{Numeral, is_currency};

/// Units and currencies in words, lower-case and sorted; in Russian and Ukrainian how they begin.
fn units(tag: &str) -> &'static [&'static str] {
    match tag {
        "en" => EN,
        "de" => DE,
        "fr" => FR,
        "es" => ES,
        "ru" => RU,
        "uk" => UK,
        _ => &[],
    }
}

#[rustfmt::skip]
const EN: &[&str] = &[
    "acre", "acres", "barrel", "barrels", "bushels", "carats", "cent", "centimeter", "centimeters", "centimetre", "centimetres", "cents",
    "crowns", "decibels", "degree", "degrees", "dollar", "dollars", "euro", "euros", "feet", "foot", "forints", "francs", "gallon", "gallons",
    "gigabytes", "gigawatts", "gram", "grams", "hectare", "hectares", "hertz", "hryvnia", "hryvnias", "inch", "inches", "kilogram", "kilograms",
    "kilometer", "kilometers", "kilometre", "kilometres", "kilos", "kilowatts", "knots", "kroner", "kronor", "lira", "liter", "liters", "litre",
    "litres", "megabytes", "megawatts", "meter", "meters", "metre", "metres", "mile", "miles", "millimeter", "millimeters", "millimetre",
    "millimetres", "ounce", "ounces", "percent", "percentage", "pesos", "pound", "pounds", "rouble", "roubles", "ruble", "rubles", "rupees",
    "ton", "tonne", "tonnes", "tons", "volts", "watts", "yard", "yards", "yen", "yuan", "zloty", "zlotys",
];

#[rustfmt::skip]
const DE: &[&str] = &[
    "barrel", "cent", "dollar", "euro", "fuß", "gigabyte", "gigawatt", "gigawattstunden", "grad", "gramm", "hektar", "kilo", "kilogramm",
    "kilometer", "kilometern", "kilometers", "kilowatt", "kilowattstunden", "kronen", "kubikmeter", "liter", "litern", "megawatt", "meile",
    "meilen", "meter", "metern", "millimeter", "pfund", "promille", "prozent", "prozentpunkte", "prozentpunkten", "quadratkilometer",
    "quadratmeter", "rubel", "schweizer", "stundenkilometer", "tonnen", "us-dollar", "volt", "watt", "yen", "yuan", "zentimeter", "zloty",
    "zoll",
];

#[rustfmt::skip]
const FR: &[&str] = &[
    "barils", "centimes", "centimètres", "degrés", "dollar", "dollars", "euro", "euros", "francs", "gigawatts", "grammes", "hectare", "hectares",
    "hryvnias", "kilo", "kilogrammes", "kilomètre", "kilomètres", "kilos", "litre", "litres", "livres", "miles", "millimètres", "mètre",
    "mètres", "mégawatts", "pieds", "pouces", "roubles", "tonne", "tonnes", "yens", "yuans",
];

#[rustfmt::skip]
const ES: &[&str] = &[
    "barriles", "centímetros", "dólares", "euro", "euros", "grados", "gramos", "hectáreas", "kilogramos", "kilos", "kilómetro", "kilómetros",
    "libras", "litro", "litros", "megavatios", "metro", "metros", "millas", "milímetros", "pesos", "pies", "rublos", "tonelada", "toneladas",
    "yenes", "yuanes",
];

#[rustfmt::skip]
const RU: &[&str] = &[
    "баррел", "ватт", "гектар", "градус", "грамм", "гривен", "гривн", "доллар", "евро", "иен", "килограмм", "километр", "литр", "мегаватт", "метр",
    "миллиметр", "процент", "рубл", "сантиметр", "тонн", "фунт", "центнер", "юан",
];

#[rustfmt::skip]
const UK: &[&str] = &[
    "барел", "ват", "гектар", "градус", "грам", "гривен", "гривн", "долар", "євро", "кілограм", "кілометр", "літр", "мегават", "метр", "міліметр",
    "відсот", "рубл", "сантиметр", "тонн", "фунт", "юан",
];

/// Signs and abbreviations of units that every language here uses, in the case that they have, sorted.
#[rustfmt::skip]
pub(crate) const SYMBOLS: &[&str] = &[
    "GB", "GHz", "GW", "GWh", "Gbit", "KB", "MB", "MHz", "MW", "MWh", "Mbit", "Mbps", "TB", "TWh", "cm", "dB", "ft", "hPa", "ha", "kHz", "kV",
    "kW", "kWh", "kg", "km", "kmh", "kph", "kt", "lb", "lbs", "mg", "ml", "mm", "mph", "µg",
];

/// Whether `word` names a unit, a currency or a hundredth in `language`.
pub(crate) fn is_unit(language: &Language, word: &str) -> bool {
    let word = word.to_lowercase();
    match language.tag {
        "ru" | "uk" => units(language.tag).iter().any(|stem| word.starts_with(stem)),
        tag => units(tag).binary_search(&word.as_str()).is_ok(),
    }
}

/// Whether `place` begins a word or sign for a hundredth: `%`, `percent`, `pour cent`.
pub(crate) fn is_percent(place: Place<'_>) -> bool {
    let next = |word: &str| place.next().is_some_and(|next| next.text() == word);
    match (place.prose.language.tag, place.text()) {
        (_, "%" | "‰") | ("en", "percent") | ("de", "Prozent") => true,
        ("en", "per") => next("cent"),
        ("fr", "pour") => next("cent"),
        ("es", "por") => next("ciento"),
        ("ru", word) => word.starts_with("процент"),
        ("uk", word) => word.starts_with("відсот"),
        _ => false,
    }
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

/// Words for powers of ten: the word in lower case, the power, and the languages that have it (others may read it as foreign).
#[rustfmt::skip]
const SCALES: &[(&str, u8, &[&str])] = &[
    ("billion", 9, &["en", "de", "fr", "sv", "da"]), ("billions", 9, &["en", "fr"]), ("bn", 9, &["en", "sv"]),
    ("mila", 3, &["it"]), ("miliard", 9, &["pl", "cs"]), ("miliarda", 9, &["pl", "cs"]), ("miliardi", 9, &["it"]), ("miliardo", 9, &["it"]),
    ("miliardy", 9, &["pl", "cs"]), ("miliardów", 9, &["pl"]), ("milion", 6, &["pl", "cs"]), ("milionow", 6, &["pl"]), ("miliony", 6, &["pl", "cs"]),
    ("milionów", 6, &["pl"]), ("miljard", 9, &["nl", "sv"]), ("miljoen", 6, &["nl"]), ("millarden", 9, &["de"]), ("milliard", 9, &["fr", "da"]), ("milliarde", 9, &["de"]),
    ("milliarden", 9, &["de"]), ("milliards", 9, &["fr"]), ("million", 6, &["en", "fr", "de", "sv", "da"]), ("millionen", 6, &["de"]), ("millions", 6, &["en", "fr"]),
    ("millones", 6, &["es"]), ("millón", 6, &["es"]), ("mio", 6, &["de", "fr"]), ("mld", 9, &["it", "nl", "pl", "cs"]), ("mln", 6, &["en", "it", "nl", "pl"]),
    ("mlrd", 9, &[]), ("mrd", 9, &["de", "fr"]), ("tausend", 3, &["de"]), ("thousand", 3, &["en"]), ("trillion", 12, &["en", "de", "fr"]),
    ("tsd", 3, &["de"]), ("млн", 6, &["ru", "uk"]), ("млрд", 9, &["ru", "uk"]), ("мільйони", 6, &["uk"]), ("мільйонів", 6, &["uk"]), ("мільярдів", 9, &["uk"]), ("миллион", 6, &["ru"]),
    ("миллиона", 6, &["ru"]), ("миллиардов", 9, &["ru"]), ("миллионов", 6, &["ru"]), ("тис", 3, &["uk"]), ("тыс", 3, &["ru"]), ("тысяч", 3, &["ru"]), ("трлн", 12, &["ru", "uk"]),
];

/// The power of ten that `word` stands for in another language and not in `language`.
pub(crate) fn foreign_scale(language: &Language, word: &str) -> Option<u8> {
    // Most words after a number are ruled out by their first letter.
    if !word.starts_with(['b', 'm', 't', 'B', 'M', 'T', 'м', 'т', 'М', 'Т']) || word.len() < 2 {
        return None;
    }
    let lower = word.to_lowercase();
    let &(_, exponent, languages) = SCALES.iter().find(|(own, _, _)| *own == lower)?;
    // German nouns have a capital; in lower case these are the English words.
    let english = language.tag == "de" && matches!(word, "million" | "billion" | "trillion" | "millions" | "billions");
    if english {
        return Some(exponent);
    }
    (!languages.contains(&language.tag) && language.tag != "und" && language.scale(word).is_none()).then_some(exponent)
}

/// How `language` writes the power of ten after a number greater than one.
pub(crate) fn scale_word(language: &Language, exponent: u8) -> Option<&'static str> {
    let words: [&'static str; 4] = match language.tag {
        "en" => ["thousand", "million", "billion", "trillion"],
        "de" => ["Tausend", "Millionen", "Milliarden", "Billionen"],
        "fr" => ["mille", "millions", "milliards", "billions"],
        "es" => ["mil", "millones", "mil millones", "billones"],
        "ru" => ["тыс.", "млн", "млрд", "трлн"],
        "uk" => ["тис.", "млн", "млрд", "трлн"],
        _ => return None,
    };
    words.get((exponent / 3).checked_sub(1)? as usize).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        for table in [EN, DE, FR, ES, SYMBOLS] {
            assert!(table.is_sorted(), "{:?}", table.windows(2).find(|pair| pair[0] > pair[1]));
        }
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
