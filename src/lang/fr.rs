//! French. A thin or no-break space stands inside «…» and before : ; ! ?

use super::{Calendar, Language, QuotePair, cldr};

static CALENDAR: Calendar = Calendar::new();

pub static FR: Language = Language {
    tag: "fr",
    name: "French",
    quotes: &[
        cldr::FR.outer,
        QuotePair { open: '“', close: '”', outer: false },
        QuotePair { open: '‘', close: '’', outer: false },
        QuotePair { open: '“', close: '”', outer: true },
    ],
    quote_space: true,
    decimal: cldr::FR.decimal,
    group: &[' '],
    minimum_grouping: cldr::FR.minimum_grouping,
    months: cldr::FR.months,
    weekdays: cldr::FR.weekdays,
    calendar: &CALENDAR,
    scales: cldr::FR.scales,
    letters: cldr::FR.letters,
    abbreviations: ABBREVIATIONS,
    number_abbreviations: NUMBER_ABBREVIATIONS,
    repeatable: REPEATABLE,
    function_words: FUNCTION_WORDS,
    ordinal_period: false,
    ordinal_suffixes: &["er", "re", "e", "ème", "nd", "nde", "ers", "res", "es"],
    percent_space: cldr::FR.percent_space,
    currency_before: cldr::FR.currency_before,
    space_before: &[';', ':', '!', '?'],
    dashes: &[" – ", " — "],
};

#[rustfmt::skip]
const ABBREVIATIONS: &[&str] = &[
    "abr", "abrév", "adj", "adr", "adv", "anc", "angl", "anon", "approx", "arr", "arrdt", "auj", "av", "bd", "bibl",
    "boul", "bull", "c.a.d", "cf", "chap", "cie", "circ", "coll", "contemp", "coord", "corr", "d", "dest", "dir",
    "dr", "dép", "e.a", "env", "etc", "excl", "exempl", "ext", "fasc", "franç", "fém", "gouv", "gén", "géogr",
    "hab", "hist", "i.e", "ibid", "id", "inc", "incl", "ind", "ing", "intr", "introd", "inv", "irrég", "ital", "jr",
    "lat", "litt", "loc", "m", "masc", "mens", "mgr", "mm", "ms", "n.b", "n.d.l.r", "nb", "nég", "obs",
    "offic", "orig", "p.ex", "parag", "plur", "pp", "pr", "princ", "prof", "propr", "prov", "préc", "préf", "prép",
    "publ", "qq", "qqch", "qqn", "rem", "réf", "rép", "rév", "rééd", "spéc", "sté", "subst", "suiv", "suppl", "syn",
    "théor", "trad", "trim", "tél", "univ", "v", "vs", "zool", "éd", "éq", "équiv", "évent",
];

#[rustfmt::skip]
const NUMBER_ABBREVIATIONS: &[&str] = &[
    "art", "avr", "déc", "fig", "févr", "janv", "juil", "mar", "max", "min", "nov", "oct", "p", "pag", "sect",
    "sept", "vol",
];

#[rustfmt::skip]
const REPEATABLE: &[&str] = &[
    "bien", "bla", "cha", "chou", "en", "est", "faire", "ha", "joli", "non", "nous", "oui", "si", "tam", "toc",
    "très", "vous",
];

#[rustfmt::skip]
const FUNCTION_WORDS: &[&str] = &[
    "ainsi", "alors", "après", "aussi", "autres", "aux", "avaient", "avait", "avant", "avec", "beaucoup", "celle",
    "celui", "ces", "cette", "chaque", "chez", "comme", "contre", "dans", "depuis", "deux", "doit", "donc", "dont",
    "elle", "elles", "est", "faire", "fait", "ils", "leur", "leurs", "lors", "lorsque", "moins", "même", "notamment",
    "nous", "ont", "où", "peut", "plusieurs", "pour", "quand", "selon", "sont", "sous", "toujours", "tous", "tout",
    "toute", "très", "une", "vous", "étaient", "était", "été", "être",
];
