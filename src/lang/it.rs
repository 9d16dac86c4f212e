//! Italian.

use super::{Calendar, Language, QuotePair, cldr};

static CALENDAR: Calendar = Calendar::new();

pub static IT: Language = Language {
    tag: "it",
    name: "Italian",
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
    percent_space: cldr::IT.percent_space,
    currency_before: cldr::IT.currency_before,
    space_before: &[],
    dashes: &[" – ", " — "],
};

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
