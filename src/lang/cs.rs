//! Czech. “5 %” is five per cent, “5%” the adjective: both are right.

mod cues;

use super::{
    Calendar, Counting, DateOrder, Dates, Language, Limits, Marks, PercentSign, QuotePair, Salutation, StopAtQuote, Writing, cldr,
};

static CALENDAR: Calendar = Calendar::new();

pub(super) static CS: Language = Language {
    tag: "cs",
    name: "Czech",
    writing: Writing::Latin,
    quotes: &[
        cldr::CS.outer,
        cldr::CS.inner,
        QuotePair { open: '»', close: '«', outer: true },
        QuotePair { open: '›', close: '‹', outer: false },
    ],
    quote_space: false,
    decimal: cldr::CS.decimal,
    group: &[' ', '.'],
    minimum_grouping: cldr::CS.minimum_grouping,
    months: cldr::CS.months,
    weekdays: cldr::CS.weekdays,
    calendar: &CALENDAR,
    scales: cldr::CS.scales,
    letters: cldr::CS.letters,
    abbreviations: ABBREVIATIONS,
    number_abbreviations: NUMBER_ABBREVIATIONS,
    repeatable: REPEATABLE,
    function_words: FUNCTION_WORDS,
    ordinal_period: true,
    ordinal_suffixes: &[],
    space_before: &[],
    dashes: &[" – "],
    group_space: '\u{a0}',
    noun_capitals: false,
    spelling_by_region: false,
    counting: Counting::NONE,
    percent: PercentSign::of(cldr::CS.percent_space),
    currency: None,
    dates: Dates { order: Some(DateOrder::DayFirst), ..Dates::NONE },
    clock: None,
    address: None,
    salutation: Salutation::NONE,
    limits: Limits { inflections: INFLECTIONS, ..Limits::NONE },
    negation: cues::NEGATION,
    hearsay: cues::HEARSAY,
    marks: Marks { straight_quotes: false, stop_at_quote: StopAtQuote::Outside, ..Marks::USUAL },
};

#[rustfmt::skip]
const ABBREVIATIONS: &[&str] = &[
    "a.s", "apod", "atd", "atp", "bc", "doc", "dr", "gen", "hod", "ing", "inž", "j.m", "j.č", "judr", "kpr", "kpt",
    "mgr", "mil", "min", "mj", "mjr", "mld", "mudr", "mvdr", "n.l", "např", "nr", "nám", "o.p.s", "odd", "odst",
    "okr", "phdr", "pl", "plk", "popř", "por", "pplk", "prap", "prof", "př.n.l", "r", "resp", "rndr", "roč", "rtg",
    "s.r.o", "sb", "spol", "st", "str", "sv", "tel", "tis", "tj", "tzn", "tzv", "tř", "ul", "vyd", "vč", "z.s",
    "zast", "zvl", "č", "čj", "čp", "šk",
];

#[rustfmt::skip]
const NUMBER_ABBREVIATIONS: &[&str] = &[
    "kap", "obr", "odst", "s", "str", "sv", "č", "čl",
];

#[rustfmt::skip]
const INFLECTIONS: &[&str] = &[
    "ají", "atelně", "ech", "ejší", "ejších", "ejšího", "ení", "ením", "ejí", "elně", "ila", "ili", "ilo", "jeme", "kou", "kém", "ké", "ně",
    "nou", "nul", "nula", "nuli", "nými", "ného", "ném", "né", "ný", "ních", "ního", "ním", "ností", "nosti", "oval", "ovala", "ovali", "ovalo",
    "ovat", "ován", "ována", "ovány", "ováno", "ované", "ovaný", "ských", "ského", "skému", "ským", "ském", "ský", "tých", "tého", "tý", "té",
    "uje", "ují", "ujeme", "vým", "vých", "vého", "vý", "vé", "ách", "ávat", "ával", "ávala", "ávají", "ích", "ým", "ých", "ého", "ému", "ým",
    "ými", "ěji", "ěl", "ěla", "ěli", "ější", "ů", "ům",
];

#[rustfmt::skip]
const REPEATABLE: &[&str] = &[
    "ano", "ha", "ne", "velmi",
];

#[rustfmt::skip]
const FUNCTION_WORDS: &[&str] = &[
    "až", "bude", "budou", "byl", "byla", "bylo", "byly", "být", "během", "což", "dnes", "jeho", "jejich", "její",
    "jen", "ještě", "jsem", "jsme", "jsou", "jste", "kde", "kdy", "když", "která", "které", "který", "kteří",
    "letech", "lidí", "mají", "mezi", "mohou", "musí", "má", "může", "nebo", "není", "než", "podle", "proti",
    "protože", "před", "při", "svou", "své", "svůj", "také", "takže", "tato", "tento", "toho", "toto", "této", "tím",
    "těch", "uvedl", "už", "velmi", "více", "však", "všech", "zde", "řekl", "že",
];
