//! Dutch. Papers print ‘…’ or “…”; „…” is of older print.

use super::{
    Calendar, Counting, DateOrder, Dates, Hearsay, Language, Limits, Marks, Negation, PercentSign, QuotePair, Salutation, Writing, cldr,
};

static CALENDAR: Calendar = Calendar::new();

pub(super) static NL: Language = Language {
    tag: "nl",
    name: "Dutch",
    writing: Writing::Latin,
    quotes: &[
        cldr::NL.outer,
        QuotePair { open: '“', close: '”', outer: true },
        QuotePair { open: '„', close: '”', outer: true },
        QuotePair { open: '‚', close: '’', outer: false },
        QuotePair { open: '“', close: '”', outer: false },
    ],
    quote_space: false,
    decimal: cldr::NL.decimal,
    group: &['.'],
    minimum_grouping: cldr::NL.minimum_grouping,
    months: cldr::NL.months,
    weekdays: cldr::NL.weekdays,
    calendar: &CALENDAR,
    scales: cldr::NL.scales,
    letters: cldr::NL.letters,
    abbreviations: ABBREVIATIONS,
    number_abbreviations: NUMBER_ABBREVIATIONS,
    repeatable: REPEATABLE,
    function_words: FUNCTION_WORDS,
    ordinal_period: false,
    ordinal_suffixes: &["e", "de", "ste"],
    space_before: &[],
    dashes: &[" – "],
    group_space: '\u{a0}',
    noun_capitals: false,
    spelling_by_region: false,
    counting: Counting::NONE,
    percent: PercentSign::of(cldr::NL.percent_space),
    currency: None,
    dates: Dates { order: Some(DateOrder::DayFirst), in_month: &["in"], ..Dates::NONE },
    clock: None,
    address: None,
    salutation: Salutation { words: &["beste", "geachte", "hallo"], anywhere: false },
    limits: Limits { twice: TWICE, once: ONCE, joints: &["en"], ..Limits::NONE },
    negation: Negation::NONE,
    hearsay: Hearsay::NONE,
    marks: Marks::USUAL,
};

#[rustfmt::skip]
const ABBREVIATIONS: &[&str] = &[
    "a.d", "a.h.w", "afb", "afd", "alg", "art", "b.v", "bijv", "blz", "bv", "ca", "d.d", "d.m.v", "d.w.z", "dhr",
    "dr", "drs", "e.a", "e.d", "enz", "etc", "evt", "excl", "fam", "ft", "gebr", "gem", "i.p.v", "i.v.m", "incl",
    "ing", "inw", "ir", "jhr", "jl", "jr", "max", "mevr", "min", "mln", "mr", "mrd", "mw", "n.a.v", "n.chr", "n.v",
    "nl", "nr", "nrs", "o.a", "o.i.d", "o.l.v", "ong", "pag", "plm", "pres", "prof", "red", "resp", "secr", "st",
    "str", "t.a.v", "t.o.v", "tel", "v.chr", "vgl", "vnl", "vs", "zgn",
];

#[rustfmt::skip]
const NUMBER_ABBREVIATIONS: &[&str] = &[
    "apr", "aug", "dec", "feb", "hfdst", "jan", "jul", "jun", "mrt", "nov", "okt", "p", "sep", "sept",
];

#[rustfmt::skip]
const REPEATABLE: &[&str] = &[
    "dat", "die", "haar", "heel", "ja", "nee", "u", "zij",
];

#[rustfmt::skip]
const FUNCTION_WORDS: &[&str] = &[
    "aan", "alleen", "bij", "dat", "deze", "echter", "een", "eerste", "geen", "haar", "hebben", "heeft", "het", "hij",
    "hun", "ik", "jaar", "kunnen", "maar", "mensen", "mijn", "moet", "moeten", "naar", "niet", "nog", "omdat",
    "onder", "ook", "reeds", "sinds", "tegen", "tijdens", "toen", "tussen", "twee", "uit", "veel", "volgens", "voor",
    "waar", "wel", "welke", "werd", "wij", "wordt", "zich", "zij", "zijn", "zou", "zouden",
];

#[rustfmt::skip]
const ONCE: &[&str] = &["de", "en", "maar", "of"];

#[rustfmt::skip]
const TWICE: &[&str] = &[
    "aan", "bij", "de", "een", "en", "het", "is", "maar", "met", "naar", "of", "om", "op", "te", "uit", "van", "voor",
];
