//! What holds where the language is not known: nothing that could be wrong.

use super::{Calendar, Language, QuotePair};

static CALENDAR: Calendar = Calendar::new();

pub static UND: Language = Language {
    tag: "und",
    name: "unknown",
    quotes: &[
        QuotePair { open: '“', close: '”', outer: true },
        QuotePair { open: '«', close: '»', outer: true },
        QuotePair { open: '„', close: '“', outer: true },
        QuotePair { open: '‘', close: '’', outer: false },
    ],
    quote_space: false,
    decimal: '.',
    group: &[',', '.', ' ', '’'],
    minimum_grouping: 1,
    months: [&[]; 12],
    weekdays: [&[]; 7],
    calendar: &CALENDAR,
    scales: &[],
    letters: "",
    abbreviations: &[],
    number_abbreviations: &[],
    repeatable: &[],
    function_words: &[],
    ordinal_period: false,
    ordinal_suffixes: &[],
    percent_space: false,
    currency_before: true,
    space_before: &[],
    dashes: &["—", " — ", " – "],
};
