//! Small words of many languages that stand in names, and then say nothing about the text around them; and those of English.

/// Words with which a name or a brand begins in lower case, sorted.
#[rustfmt::skip]
pub(crate) const LOWER_NAMES: &[&str] = &[
    "adidas", "al", "as", "bin", "bwin", "d", "da", "de", "del", "der", "di", "dos", "du", "el", "la", "le", "o2", "ter",
    "van", "vom", "von", "zu", "zum",
];

/// Prepositions and articles with which surnames begin.
#[rustfmt::skip]
pub(crate) const OF_SURNAMES: &[&str] = &[
    "al", "da", "de", "del", "den", "der", "des", "di", "do", "du", "e", "el", "la", "las", "le", "los", "van", "von", "y",
    "zu",
];

/// Function words with which names and titles are made; they prove no language.
#[rustfmt::skip]
pub(crate) const OF_TITLES: &[&str] = &[
    "als", "am", "auf", "da", "das", "de", "del", "della", "den", "der", "des", "di", "do", "dos", "du", "el", "les", "los",
    "oder", "und", "van", "vom", "von", "zu", "zum", "zur",
];

/// What stands between a number and what it counts: “half of a million”, “3 de mayo”.
pub(crate) const OF_NUMBERS: &[&str] = &["d", "de", "of"];

/// Words of English with one or two letters that may stand before a capital and open no article, sorted.
#[rustfmt::skip]
pub(crate) const SHORT_WORDS: &[&str] = &[
    "a", "ad", "ah", "am", "an", "be", "do", "ex", "go", "hi", "i", "id", "is", "me", "my", "no", "of", "oh", "ok", "or", "pm", "re",
    "to", "tv", "uk", "un", "up", "us", "vs",
];
