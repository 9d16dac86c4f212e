//! Spanish. Papers of Spain print «…» as well as “…”.

use super::{Calendar, Language, QuotePair, cldr};

static CALENDAR: Calendar = Calendar::new();

pub static ES: Language = Language {
    tag: "es",
    name: "Spanish",
    quotes: &[cldr::ES.outer, QuotePair { open: '«', close: '»', outer: true }, cldr::ES.inner],
    quote_space: false,
    decimal: cldr::ES.decimal,
    group: &['.', ' '],
    minimum_grouping: cldr::ES.minimum_grouping,
    months: cldr::ES.months,
    weekdays: cldr::ES.weekdays,
    calendar: &CALENDAR,
    scales: cldr::ES.scales,
    letters: cldr::ES.letters,
    abbreviations: ABBREVIATIONS,
    number_abbreviations: NUMBER_ABBREVIATIONS,
    repeatable: REPEATABLE,
    function_words: FUNCTION_WORDS,
    ordinal_period: false,
    ordinal_suffixes: &["º", "ª", "er", "o", "a"],
    percent_space: cldr::ES.percent_space,
    currency_before: cldr::ES.currency_before,
    space_before: &[],
    dashes: &["—", " — ", " – "],
};

#[rustfmt::skip]
const ABBREVIATIONS: &[&str] = &[
    "a.c", "admón", "afmo", "aprox", "arz", "av", "avda", "bco", "c.p", "cf", "cía", "d", "d.c", "d.n.i", "dept",
    "depto", "dir", "dpto", "dr", "dra", "dras", "dres", "dña", "ed", "ee", "ee.uu", "ej", "etc", "excmo", "ext",
    "fdez", "fig", "gob", "gral", "ing", "j.c", "jr", "lic", "ltda", "mons", "mr", "mrs", "ntra", "núm", "p.d",
    "p.ej", "pdte", "prof", "prov", "pza", "rdo", "rte", "s.a", "s.m", "s.s", "sgto", "sr", "sra", "sras", "sres",
    "srta", "ss", "sta", "sto", "tel", "teléf", "ud", "uds", "v.gr", "vd", "vds", "vs",
];

#[rustfmt::skip]
const NUMBER_ABBREVIATIONS: &[&str] = &[
    "abr", "ago", "art", "arts", "cap", "dic", "ene", "feb", "jul", "jun", "mar", "nov", "nro", "núms", "oct", "p",
    "pp", "pág", "págs", "sep", "sept", "vol",
];

#[rustfmt::skip]
const REPEATABLE: &[&str] = &[
    "bla", "casi", "ja", "muy", "no", "nunca", "poco", "que", "sí",
];

#[rustfmt::skip]
const FUNCTION_WORDS: &[&str] = &[
    "además", "algunos", "así", "aunque", "años", "aún", "cuando", "después", "dijo", "donde", "el", "ellos",
    "entonces", "ese", "eso", "esos", "estaba", "estaban", "estos", "están", "fue", "fueron", "había", "hace",
    "hacer", "hacia", "hasta", "hubo", "las", "los", "mientras", "mismo", "muchos", "muy", "más", "nuestro", "otra",
    "otro", "otros", "pero", "puede", "pueden", "quien", "quienes", "según", "siendo", "sus", "sólo", "también",
    "tiene", "tienen", "tras", "unas", "unos",
];
