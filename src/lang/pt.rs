//! Portuguese, first of Brazil; Portugal prints «…», a space between thousands and “milhares de milhões”.

use super::{
    Calendar, Counting, DateOrder, Dates, Hearsay, Language, Limits, Marks, Negation, PercentSign, QuotePair, Salutation, Writing, cldr,
};

static CALENDAR: Calendar = Calendar::new();

pub(super) static PT: Language = Language {
    tag: "pt",
    name: "Portuguese",
    writing: Writing::Latin,
    quotes: &[cldr::PT.outer, QuotePair { open: '«', close: '»', outer: true }, cldr::PT.inner],
    quote_space: false,
    decimal: cldr::PT.decimal,
    group: &['.', ' '],
    minimum_grouping: cldr::PT.minimum_grouping,
    months: cldr::PT.months,
    weekdays: cldr::PT.weekdays,
    calendar: &CALENDAR,
    scales: cldr::PT.scales,
    letters: cldr::PT.letters,
    abbreviations: ABBREVIATIONS,
    number_abbreviations: NUMBER_ABBREVIATIONS,
    repeatable: REPEATABLE,
    function_words: FUNCTION_WORDS,
    ordinal_period: false,
    ordinal_suffixes: &["º", "ª", "o", "a"],
    space_before: &[],
    dashes: &[" — ", " – "],
    group_space: '\u{a0}',
    noun_capitals: false,
    spelling_by_region: false,
    counting: Counting::NONE,
    percent: PercentSign::of(cldr::PT.percent_space),
    currency: None,
    dates: Dates { order: Some(DateOrder::DayFirst), links: &["de"], ..Dates::NONE },
    clock: None,
    address: None,
    salutation: Salutation { words: &["cara", "caro"], anywhere: false },
    limits: Limits { twice: TWICE, once: ONCE, joints: &["e"], ..Limits::NONE },
    negation: Negation::NONE,
    hearsay: Hearsay::NONE,
    marks: Marks::USUAL,
};

#[rustfmt::skip]
const ABBREVIATIONS: &[&str] = &[
    "a.c", "adv", "apto", "av", "cel", "cia", "d", "d.c", "dep", "depto", "dr", "dra", "dras", "drs", "ed", "eng",
    "enga", "esq", "etc", "exa", "exmo", "gal", "gen", "ilmo", "jr", "ltda", "mons", "p.ex", "pref", "prof", "profa",
    "profs", "pça", "r", "rev", "s.a", "sen", "sr", "sra", "sras", "srs", "srta", "sta", "sto", "tel", "ten", "vs",
];

#[rustfmt::skip]
const NUMBER_ABBREVIATIONS: &[&str] = &[
    "abr", "ago", "art", "arts", "cap", "dez", "fev", "fig", "jan", "jul", "jun", "mar", "n", "nov", "núm", "out",
    "p", "pp", "pág", "págs", "set", "vol",
];

#[rustfmt::skip]
const REPEATABLE: &[&str] = &[
    "bem", "bla", "muito", "não", "pouco", "quase", "que", "sim", "tchau",
];

#[rustfmt::skip]
const FUNCTION_WORDS: &[&str] = &[
    "ainda", "ao", "aos", "apenas", "após", "até", "com", "dele", "depois", "disse", "ela", "elas", "ele",
    "eles", "em", "então", "essa", "estava", "estão", "fazer", "foi", "foram", "há", "isso", "isto", "já", "muito",
    "muitos", "nosso", "num", "numa", "não", "nós", "outros", "pela", "pelas", "pelo", "pelos", "pessoas", "pode",
    "podem", "quem", "seu", "seus", "suas", "são", "também", "tem", "tinha", "têm", "uma", "você", "às",
];

#[rustfmt::skip]
const ONCE: &[&str] = &["ao", "das", "do", "dos", "e", "mas", "um"];

#[rustfmt::skip]
const TWICE: &[&str] = &[
    "ao", "as", "com", "da", "das", "de", "do", "dos", "e", "em", "mas", "o", "os", "para", "por", "um", "uma",
];
