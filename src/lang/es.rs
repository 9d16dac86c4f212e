//! Spanish. Papers of Spain print «…» as well as “…”.

mod cues;

use super::{
    Address, Calendar, Counting, Coupling, Currency, DateOrder, Dates, Language, Limits, Marks, PercentSign, QuotePair, Salutation,
    StopAtQuote, Writing, cldr,
};

static CALENDAR: Calendar = Calendar::new();

pub(super) static ES: Language = Language {
    tag: "es",
    name: "Spanish",
    writing: Writing::Latin,
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
    space_before: &[],
    dashes: &["—", " — ", " – "],
    group_space: '\u{a0}',
    noun_capitals: false,
    spelling_by_region: false,
    counting: Counting {
        units: UNITS,
        stems: false,
        percent: &["por ciento"],
        plurals: &["s"],
        powers: &[("mil", "mil"), ("millón", "millones"), ("mil millones", "mil millones"), ("billón", "billones")],
        other_scales: &[],
    },
    percent: PercentSign::of(cldr::ES.percent_space),
    currency: Some(CURRENCY),
    dates: Dates {
        order: Some(DateOrder::DayFirst),
        long: "D de M de Y",
        links: &["de", "del"],
        in_month: &["en"],
        before_weekday: &["al", "del", "el", "este", "los"],
        ..Dates::NONE
    },
    clock: None,
    address: Some(Address { close: &["contigo", "te", "ti", "tu", "tus", "tuya", "tuyo", "tú"], polite: &["usted"], capital: false }),
    salutation: Salutation {
        words: &["estimada", "estimadas", "estimado", "estimados", "querida", "queridas", "querido", "queridos"],
        anywhere: false,
    },
    limits: Limits {
        twice: TWICE,
        once: ONCE,
        emphatic: Some(EMPHATIC),
        opening: &[],
        last: &["aunque", "con", "de", "del", "el", "los", "o", "para", "por", "porque", "un", "y"],
        joints: &["y"],
        determiners: DETERMINERS,
        coupling: Coupling {
            joins: &["e", "o", "u", "y"],
            free: FREE,
            free_endings: &["aba", "aban", "aron", "ía", "ían", "ó"],
            opposing: &["entre", "hay"],
            narrowing: &["con", "de", "del", "en", "para", "que", "sin"],
            attributes: &[],
            halves: &[],
            open_compounds: false,
        },
        ..Limits::NONE
    },
    negation: cues::NEGATION,
    hearsay: cues::HEARSAY,
    marks: Marks { straight_common: true, stop_at_quote: StopAtQuote::Outside, inverted: true, ..Marks::USUAL },
};

#[rustfmt::skip]
const DETERMINERS: &[&str] = &[
    "al", "del", "el", "esta", "este", "la", "las", "los", "su", "sus", "un", "una", "unas", "unos",
];

#[rustfmt::skip]
const ABBREVIATIONS: &[&str] = &[
    "a.c", "abrev", "acad", "adj", "admón", "adv", "afmo", "apdo", "aprox", "arz", "atte", "av", "avda", "avs",
    "bco", "bibl", "biol", "c.p", "cast", "cf", "circ", "coord", "cía", "cód", "d", "d.c", "d.n.i", "dcha", "dept",
    "depto", "dir", "distr", "dpto", "dr", "dra", "dras", "dres", "dña", "ed", "edif", "ee", "ee.uu", "ej", "esc",
    "esp", "etc", "excl", "excmo", "excmos", "ext", "fasc", "fdez", "fem", "fig", "franc", "gob", "gr", "gral",
    "hist", "ilmo", "ilmos", "ilustr", "incl", "ind", "ing", "intr", "izda", "izdo", "j.c", "jr", "lat", "lic",
    "lit", "loc", "ltda", "masc", "mons", "mr", "mrs", "máx", "mín", "neg", "ntra", "núm", "obs", "orig", "p.d",
    "p.ej", "parr", "pbro", "pdte", "pl", "plur", "pral", "prelim", "princ", "prof", "prol", "prov", "publ", "pza",
    "qco", "rdo", "ref", "reg", "rel", "rte", "s.a", "s.e.u.o", "s.m", "s.s", "seg", "sgto", "sig", "sing",
    "sr", "sra", "sras", "sres", "srta", "ss", "sta", "sto", "subst", "sup", "supl", "símb", "tel", "teléf", "teol",
    "trad", "tít", "ud", "uds", "urb", "v.gr", "vd", "vds", "vocab", "vs", "íd",
];

#[rustfmt::skip]
const NUMBER_ABBREVIATIONS: &[&str] = &[
    "abr", "ago", "art", "arts", "cap", "dic", "ene", "feb", "jul", "jun", "mar", "nov", "nro", "núms", "oct", "p",
    "pp", "pág", "págs", "párr", "sec", "secc", "sep", "sept", "vol",
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

#[rustfmt::skip]
const UNITS: &[&str] = &[
    "barriles", "centímetros", "dólares", "euro", "euros", "grados", "gramos", "hectáreas", "kilogramos", "kilos", "kilómetro",
    "kilómetros", "libras", "litro", "litros", "megavatios", "metro", "metros", "millas", "milímetros", "pesos", "pies",
    "rublos", "tonelada", "toneladas", "yenes", "yuanes",
];

/// Shared with the regions that put the sign first.
pub(super) const CURRENCY: Currency =
    Currency { before: cldr::ES.currency_before, words: &[('$', "$", "de dólares"), ('€', "€", "de euros")], codes: &[] };

#[rustfmt::skip]
const EMPHATIC: &[&str] = &[
    "adiós", "ahora", "alto", "antes", "bien", "bueno", "casi", "como", "cuando", "dale", "donde", "entre", "este", "esto",
    "fuera", "fuerte", "gracias", "gran", "grande", "grandes", "hola", "largo", "lejos", "lento", "luego", "mejor", "mucha",
    "muchas", "mucho", "muchos", "nada", "nunca", "para", "pequeño", "pero", "poco", "puro", "rápido", "siempre", "sino", "sobre",
    "solo", "sólo", "súper", "también", "tanto", "tarde", "toda", "todas", "todo", "todos", "vamos", "venga", "verdad",
];

#[rustfmt::skip]
const ONCE: &[&str] = &["al", "del", "el", "las", "los", "o", "pero", "un", "y"];

#[rustfmt::skip]
const TWICE: &[&str] = &[
    "a", "al", "con", "de", "del", "el", "en", "es", "la", "las", "lo", "los", "o", "para", "pero", "por", "que", "se", "sin",
    "son", "su", "un", "una", "y",
];

#[rustfmt::skip]
const FREE: &[&str] = &[
    "años", "cientos", "cinco", "cuatro", "dinero", "días", "horas", "kilómetros", "meses", "miles", "otra", "otro", "peor", "páginas",
    "semanas", "siglos", "toneladas", "tres", "veces",
];
