//! Chinese. Han text has no spaces, so there are no abbreviations with periods and no words to count.

mod cues;

use super::{Calendar, Counting, Dates, Language, Limits, Marks, PercentSign, QuotePair, Salutation, Writing, cldr};

static CALENDAR: Calendar = Calendar::new();

pub(super) static ZH: Language = Language {
    tag: "zh",
    name: "Chinese",
    writing: Writing::Chinese,
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
    space_before: &[],
    dashes: &["——", "—"],
    group_space: '\u{a0}',
    noun_capitals: false,
    spelling_by_region: false,
    counting: Counting::NONE,
    percent: PercentSign::of(cldr::ZH.percent_space),
    currency: None,
    dates: Dates { iso: true, ..Dates::NONE },
    clock: None,
    address: None,
    salutation: Salutation::NONE,
    limits: Limits::NONE,
    negation: cues::NEGATION,
    hearsay: cues::HEARSAY,
    marks: Marks { full_width: true, ..Marks::USUAL },
};
