//! Numbers of four digits or more without a mark between them, and what tells a quantity from a code.

use crate::checks::Finding;
use crate::checks::numbers::measures::{is_measured, is_percent};
use crate::checks::numbers::{finding, is_counted};
use crate::diagnostic::Safety;
use crate::lang::Language;
use crate::text::numeral::{Numeral, Shape, is_currency};

/// Words after which a number is a name.
pub(crate) fn is_named(word: &str) -> bool {
    #[rustfmt::skip]
    const NAMES: [&str; 80] = [
        "a/c", "account", "apartment", "article", "artikel", "asteroid", "batch", "box", "build", "build-nummer",
        "building", "buildnummer", "case", "channel", "chip", "code", "commande", "commit", "decree", "dossier",
        "driver", "firmware", "flight", "flug", "folio", "form", "id", "identifier", "inventory", "invoice", "iso",
        "kernel", "licence", "license", "line", "lot", "model", "modell", "no", "nr", "number", "nummer", "numéro",
        "número", "order", "page", "passport", "patch", "phone", "plz", "postcode", "protocol", "psalm", "rechnung",
        "ref", "reference", "registration", "release", "revision", "room", "serial", "seriennummer", "ship", "sku",
        "série", "tel", "ticket", "tracking", "unit", "version", "versionsnummer", "versión", "vin", "windows",
        "zip", "версии", "версия", "номер", "сборка", "сборки",
    ];
    NAMES.binary_search(&word.to_lowercase().as_str()).is_ok()
}

/// Four digits or more without a grouping mark.
pub(crate) fn bare(language: &Language, numeral: Numeral<'_>) -> Option<Finding> {
    let text = numeral.text();
    if numeral.shape != Shape::Plain || !(4..=12).contains(&text.len()) || text.starts_with('0') || language.group.is_empty() {
        return None;
    }
    if !numeral.tail().is_empty() || numeral.place.touching_previous().is_some_and(|before| before.char() == '-') {
        return None;
    }
    let next = numeral.word_after();
    let money = numeral.place.touching_previous().is_some_and(|before| is_currency(before.char()));
    let measured = money || is_measured(&numeral) && numeral.next().is_some();
    let counted = next.is_some_and(|next| is_counted(language, next.text(), next.case()));
    if text.len() == 4 {
        let year = (1500..=2100).contains(&text.parse::<u32>().unwrap_or(0));
        let percent = numeral.next().is_some_and(is_percent);
        let is_count = language.minimum_grouping <= 1 && (measured || counted && !year) && !(year && money) && !(percent && year);
        return (is_count && !is_label(numeral)).then(|| finding("four-digit", language, numeral).trust(Safety::Unsafe));
    }
    // A German postal code stands before a noun as a number of things does.
    let noun = counted && (!language.noun_capitals || text.ends_with("00") || text.len() > 5);
    let about = numeral.word_before().is_some_and(|before| is_about(before.text()));
    if !(measured || noun || about) || is_label(numeral) {
        return None;
    }
    Some(finding("missing-separator", language, numeral).trust(if measured || text.ends_with("00") {
        Safety::Safe
    } else {
        Safety::Unsafe
    }))
}

/// Words that stand before a quantity and never before a code.
pub(crate) fn is_about(word: &str) -> bool {
    const WORDS: [&str; 22] = [
        "about",
        "almost",
        "approximately",
        "around",
        "ca",
        "circa",
        "environ",
        "etwa",
        "exceeding",
        "fast",
        "knapp",
        "mindestens",
        "nearly",
        "over",
        "rund",
        "roughly",
        "unos",
        "unas",
        "более",
        "около",
        "почти",
        "понад",
    ];
    WORDS.contains(&word) || WORDS.contains(&word.to_lowercase().as_str())
}

/// Whether a word is two capitals.
fn is_code(word: &str) -> bool {
    word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Whether the number is the name of something: `flight 12345`, `No. 12345`, `Boeing 73700`.
pub(crate) fn is_label(numeral: Numeral<'_>) -> bool {
    let Some(before) = numeral.place.previous() else { return false };
    if before.is_mark() {
        let dotted = before.char() == '.' && before.touching_previous().is_some_and(|word| is_named(word.text()));
        return dotted || matches!(before.char(), '№' | '#' | '§' | '@' | '/');
    }
    // The code of a state before one of the post: `CA 90012`.
    if is_code(before.text()) && numeral.text().len() == 5 {
        return true;
    }
    let named = before.is_word()
        && !numeral.text().ends_with("00")
        && before.is_capitalised()
        && before.previous().is_some_and(|first| first.is_word());
    named && !numeral.place.prose.language.noun_capitals || is_named(before.text())
}
