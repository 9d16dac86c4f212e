//! Italian.

mod cues;

use super::{Calendar, Counting, DateOrder, Dates, Language, Limits, Marks, PercentSign, QuotePair, Salutation, Writing, cldr};

static CALENDAR: Calendar = Calendar::new();

pub(super) static IT: Language = Language {
    tag: "it",
    name: "Italian",
    writing: Writing::Latin,
    quotes: &[
        cldr::IT.outer,
        QuotePair { open: '“', close: '”', outer: true },
        cldr::IT.inner,
        QuotePair { open: '‘', close: '’', outer: false },
    ],
    quote_space: false,
    decimal: cldr::IT.decimal,
    group: &['.'],
    minimum_grouping: cldr::IT.minimum_grouping,
    months: cldr::IT.months,
    weekdays: cldr::IT.weekdays,
    calendar: &CALENDAR,
    scales: cldr::IT.scales,
    letters: cldr::IT.letters,
    abbreviations: ABBREVIATIONS,
    number_abbreviations: NUMBER_ABBREVIATIONS,
    repeatable: REPEATABLE,
    function_words: FUNCTION_WORDS,
    ordinal_period: false,
    ordinal_suffixes: &["º", "ª", "o", "a"],
    space_before: &[],
    dashes: &[" – ", " — "],
    group_space: '\u{a0}',
    noun_capitals: false,
    spelling_by_region: false,
    counting: Counting::NONE,
    percent: PercentSign::of(cldr::IT.percent_space),
    currency: None,
    dates: Dates { order: Some(DateOrder::DayFirst), in_month: &["in"], ..Dates::NONE },
    clock: None,
    address: None,
    salutation: Salutation { words: &["cara", "cari", "caro", "egregio", "gentile", "gentili", "spettabile"], anywhere: false },
    limits: Limits { twice: TWICE, once: ONCE, joints: &["e"], determiners: DETERMINERS, ..Limits::NONE },
    negation: cues::NEGATION,
    hearsay: cues::HEARSAY,
    marks: Marks::USUAL,
};

#[rustfmt::skip]
const DETERMINERS: &[&str] = &[
    "agli", "ai", "al", "alla", "alle", "allo", "dagli", "dai", "dal", "dalla", "dalle", "dallo", "degli", "dei", "del", "della", "delle",
    "dello", "gli", "i", "il", "la", "le", "lo", "negli", "nei", "nel", "nella", "nelle", "nello", "sugli", "sui", "sul", "sulla", "sulle",
    "sullo", "un", "una", "uno",
];

#[rustfmt::skip]
const ABBREVIATIONS: &[&str] = &[
    "a.c", "all", "arch", "avv", "c.c.n.l", "ca", "cap", "cav", "cfr", "co", "comm", "d.c", "dott", "dr", "ecc", "ed",
    "es", "gen", "geom", "jr", "mons", "on", "op", "p.es", "p.za", "prof", "proff", "rag", "rev", "s.p.a", "s.r.l",
    "sen", "sig", "sigg", "soc", "spett", "ss", "st", "sta", "tel", "v", "vs",
];

#[rustfmt::skip]
const NUMBER_ABBREVIATIONS: &[&str] = &[
    "apr", "art", "artt", "dic", "feb", "fig", "gen", "genn", "giu", "lug", "mag", "mar", "n", "nn", "nov", "ott",
    "p", "pag", "pagg", "pp", "sett", "vol",
];

#[rustfmt::skip]
const REPEATABLE: &[&str] = &[
    "bene", "bla", "ciao", "così", "molto", "no", "pian", "piano", "poco", "quasi", "sì", "via",
];

#[rustfmt::skip]
const FUNCTION_WORDS: &[&str] = &[
    "agli", "anche", "ancora", "aveva", "che", "chi", "contro", "così", "cui", "dal", "dalla", "dalle", "degli",
    "dei", "della", "delle", "dello", "di", "dopo", "essere", "fatto", "già", "gli", "hanno", "loro", "mentre",
    "molto", "negli", "nei", "nel", "nella", "nelle", "ogni", "perché", "però", "più", "poi", "quella", "quelli",
    "quello", "questa", "questo", "secondo", "senza", "sono", "stata", "stati", "stato", "sul", "sulla", "sulle",
    "suo", "suoi", "tra", "tutti", "tutto", "è",
];

#[rustfmt::skip]
const ONCE: &[&str] = &["al", "alla", "dei", "del", "della", "e", "gli", "il", "ma", "nel", "nella"];

#[rustfmt::skip]
const TWICE: &[&str] = &[
    "al", "alla", "con", "da", "dei", "del", "della", "di", "e", "gli", "il", "la", "le", "ma", "nel", "nella", "per", "sono",
    "un", "una", "è",
];
