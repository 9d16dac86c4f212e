//! Japanese. It has no spaces, so there are no abbreviations with periods and no words to count.

mod cues;

use super::{Calendar, Counting, Dates, Language, Limits, Marks, PercentSign, QuotePair, Salutation, Writing, cldr};

static CALENDAR: Calendar = Calendar::new();

pub(super) static JA: Language = Language {
    tag: "ja",
    name: "Japanese",
    writing: Writing::Japanese,
    quotes: &[cldr::JA.outer, cldr::JA.inner, QuotePair { open: '“', close: '”', outer: true }],
    quote_space: false,
    decimal: cldr::JA.decimal,
    group: &[','],
    minimum_grouping: cldr::JA.minimum_grouping,
    months: cldr::JA.months,
    weekdays: cldr::JA.weekdays,
    calendar: &CALENDAR,
    scales: cldr::JA.scales,
    letters: cldr::JA.letters,
    abbreviations: &[],
    number_abbreviations: &[],
    repeatable: &[],
    function_words: &[],
    ordinal_period: false,
    ordinal_suffixes: &[],
    space_before: &[],
    dashes: &["――", "──", "—"],
    group_space: '\u{a0}',
    noun_capitals: false,
    spelling_by_region: false,
    counting: Counting::NONE,
    percent: PercentSign::of(cldr::JA.percent_space),
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
