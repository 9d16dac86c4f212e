//! German.

use super::{Language, QuotePair};

pub static DE: Language = Language {
    tag: "de",
    name: "German",
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
