//! What holds where the language is not known: nothing that could be wrong.

use super::{Calendar, Counting, Dates, Hearsay, Language, Limits, Marks, Negation, PercentSign, QuotePair, Salutation, Writing};

static CALENDAR: Calendar = Calendar::new();

pub(super) static UND: Language = Language {
    tag: "und",
    name: "unknown",
    writing: Writing::Other,
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
    space_before: &[],
    dashes: &["—", " — ", " – "],
    group_space: '\u{a0}',
    noun_capitals: false,
    spelling_by_region: false,
    counting: Counting::NONE,
    percent: PercentSign::Either,
    currency: None,
    dates: Dates { iso: true, ..Dates::NONE },
    clock: None,
    address: None,
    salutation: Salutation::NONE,
    limits: Limits::NONE,
    negation: Negation::NONE,
    hearsay: Hearsay::NONE,
    marks: Marks { may_space_before: &[';', ':', '!', '?'], ..Marks::USUAL },
};
