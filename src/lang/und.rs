//! What holds where the language is not known: nothing that could be wrong.

use super::{Language, QuotePair};

pub static UND: Language = Language {
    tag: "und",
    name: "unknown",
    quotes: &[
        QuotePair { open: '“', close: '”', outer: true },
        QuotePair { open: '«', close: '»', outer: true },
        QuotePair { open: '„', close: '“', outer: true },
        QuotePair { open: '‘', close: '’', outer: false },
    ],
    decimal: '.',
    group: &[',', '.', ' ', '’'],
    months: [&[]; 12],
    weekdays: [&[]; 7],
    abbreviations: &[],
    repeatable: &[],
    function_words: &[],
    ordinal_period: false,
    percent_space: false,
    space_before: &[],
    dashes: &["—", " — ", " – "],
};
