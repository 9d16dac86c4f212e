//! Swedish. The same mark opens and closes a quotation.

use super::{
    Calendar, Counting, DateOrder, Dates, Hearsay, Language, Limits, Marks, Negation, PercentSign, QuotePair, Salutation, Writing, cldr,
};

static CALENDAR: Calendar = Calendar::new();

pub(super) static SV: Language = Language {
    tag: "sv",
    name: "Swedish",
    writing: Writing::Latin,
    quotes: &[cldr::SV.outer, QuotePair { open: '»', close: '»', outer: true }, cldr::SV.inner],
    quote_space: false,
    decimal: cldr::SV.decimal,
    group: &[' ', '.'],
    minimum_grouping: cldr::SV.minimum_grouping,
    months: cldr::SV.months,
    weekdays: cldr::SV.weekdays,
    calendar: &CALENDAR,
    scales: cldr::SV.scales,
    letters: cldr::SV.letters,
    abbreviations: ABBREVIATIONS,
    number_abbreviations: NUMBER_ABBREVIATIONS,
    repeatable: REPEATABLE,
    function_words: FUNCTION_WORDS,
    ordinal_period: false,
    ordinal_suffixes: &[":a", ":e"],
    space_before: &[],
    dashes: &[" – "],
    group_space: '\u{a0}',
    noun_capitals: false,
    spelling_by_region: false,
    counting: Counting { other_scales: &["billion", "million"], ..Counting::NONE },
    percent: PercentSign::of(cldr::SV.percent_space),
    currency: None,
    dates: Dates { order: Some(DateOrder::DayFirst), iso: true, ..Dates::NONE },
    clock: None,
    address: None,
    salutation: Salutation::NONE,
    limits: Limits::NONE,
    negation: Negation::NONE,
    hearsay: Hearsay::NONE,
    marks: Marks::USUAL,
};

#[rustfmt::skip]
const ABBREVIATIONS: &[&str] = &[
    "ang", "anm", "art", "avd", "bl.a", "ca", "civ", "d.v.s", "doc", "dr", "dvs", "e.d", "ekon", "enl", "etc", "ev",
    "f.d", "f.k", "f.n", "f.v.b", "forts", "fr", "g.m", "gm", "hr", "ing", "inkl", "jfr", "jr", "kap", "kl", "kr",
    "m.a.o", "m.fl", "m.m", "min", "mr", "n.b", "nr", "o.d", "o.dyl", "o.s.v", "obs", "osv", "p.g.a", "pga", "prof",
    "red", "resp", "s.a.s", "s.k", "sek", "sen", "sid", "skr", "st", "t.ex", "t.o.m", "t.v", "tel", "tfn", "tom",
    "ung", "univ", "v.d", "vol",
];

#[rustfmt::skip]
const NUMBER_ABBREVIATIONS: &[&str] = &[
    "apr", "aug", "dec", "feb", "jan", "kl", "nov", "okt", "s", "sep", "sept", "sid",
];

#[rustfmt::skip]
const REPEATABLE: &[&str] = &[
    "att", "det", "hej", "ja", "mycket", "nej",
];

#[rustfmt::skip]
const FUNCTION_WORDS: &[&str] = &[
    "andra", "att", "av", "bara", "blev", "bli", "blir", "denna", "dessa", "det", "detta", "där", "då", "efter",
    "eller", "enligt", "ett", "finns", "från", "för", "genom", "hade", "har", "hon", "hur", "här", "inom", "inte",
    "jag", "med", "mellan", "mycket", "många", "måste", "när", "någon", "något", "några", "och", "också", "på",
    "redan", "sade", "sig", "sina", "sitt", "ska", "skulle", "som", "säger", "så", "utan", "varit", "vid", "vill",
    "än", "är", "år", "över",
];
