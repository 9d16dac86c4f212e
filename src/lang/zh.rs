//! Chinese. Han text has no spaces, so there are no abbreviations with periods and no words to count.

use super::{Calendar, Language, QuotePair, cldr};

static CALENDAR: Calendar = Calendar::new();

pub static ZH: Language = Language {
    tag: "zh",
    name: "Chinese",
    quotes: &[
        cldr::ZH.outer,
        cldr::ZH.inner,
        QuotePair { open: '「', close: '」', outer: true },
        QuotePair { open: '『', close: '』', outer: false },
    ],
    quote_space: false,
    decimal: cldr::ZH.decimal,
    group: &[',', ' '],
    minimum_grouping: cldr::ZH.minimum_grouping,
    months: cldr::ZH.months,
    weekdays: cldr::ZH.weekdays,
    calendar: &CALENDAR,
    scales: cldr::ZH.scales,
    letters: cldr::ZH.letters,
    abbreviations: &[],
    number_abbreviations: &[],
    repeatable: &[],
    function_words: &[],
    ordinal_period: false,
    ordinal_suffixes: &[],
    percent_space: cldr::ZH.percent_space,
    currency_before: cldr::ZH.currency_before,
    space_before: &[],
    dashes: &["——", "—"],
};
