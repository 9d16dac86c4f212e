//! German. «…» is Swiss, »…« is of books and some papers.

use super::{Calendar, Language, QuotePair, cldr};

static CALENDAR: Calendar = Calendar::new();

pub static DE: Language = Language {
    tag: "de",
    name: "German",
    quotes: &[
        cldr::DE.outer,
        cldr::DE.inner,
        QuotePair { open: '»', close: '«', outer: true },
        QuotePair { open: '«', close: '»', outer: true },
        QuotePair { open: '›', close: '‹', outer: false },
        QuotePair { open: '‹', close: '›', outer: false },
    ],
    quote_space: false,
    decimal: cldr::DE.decimal,
    group: &['.', ' ', '’'],
    minimum_grouping: cldr::DE.minimum_grouping,
    months: cldr::DE.months,
    weekdays: cldr::DE.weekdays,
    calendar: &CALENDAR,
    scales: cldr::DE.scales,
    letters: cldr::DE.letters,
    abbreviations: ABBREVIATIONS,
    number_abbreviations: NUMBER_ABBREVIATIONS,
    repeatable: REPEATABLE,
    function_words: FUNCTION_WORDS,
    ordinal_period: true,
    ordinal_suffixes: &[],
    percent_space: cldr::DE.percent_space,
    currency_before: cldr::DE.currency_before,
    space_before: &[],
    dashes: &[" – "],
};

#[rustfmt::skip]
const ABBREVIATIONS: &[&str] = &[
    "abs", "abzgl", "allg", "anm", "bd", "betr", "bez", "bhf", "bspw", "bzgl", "bzw", "ca", "cie", "co", "d", "d.h", "d.i",
    "dgl", "dipl", "dr", "dt", "ebd", "ehem", "einschl", "engl", "entspr", "etc", "ev", "evtl", "exkl", "f", "ff",
    "frz", "geb", "gebr", "gem", "gest", "gez", "ggf", "ggü", "h.c", "hbf", "hl", "hrsg", "i.d.r", "i.e", "ing",
    "inkl", "insb", "insbes", "jh", "jhd", "jr", "kath", "kgl", "lt", "mind", "mio", "mrd", "mwst", "n.chr", "nr",
    "o", "o.g", "o.ä", "od", "prof", "rd", "s.o", "s.u", "sen", "sog", "st", "std", "str", "stv", "tel", "tsd", "u",
    "u.a", "u.u", "u.v.a", "u.ä", "univ", "usf", "usw", "v", "v.a", "v.chr", "vgl", "vs", "z", "z.b", "z.t", "z.zt",
    "zit", "zzgl",
];

#[rustfmt::skip]
const NUMBER_ABBREVIATIONS: &[&str] = &[
    "apr", "art", "aug", "dez", "di", "do", "feb", "febr", "fr", "jan", "jul", "jun", "kap", "mi", "mo", "mär", "nov",
    "okt", "s", "sep", "sept",
];

#[rustfmt::skip]
const REPEATABLE: &[&str] = &[
    "das", "dem", "den", "denen", "der", "die", "es", "ganz", "ha", "ihnen", "ihr", "ja", "mal", "na", "nein", "sehr",
    "sie", "so", "viel", "was",
];

#[rustfmt::skip]
const FUNCTION_WORDS: &[&str] = &[
    "aber", "auch", "auf", "beim", "bereits", "damit", "dann", "dass", "diese", "dieser", "dieses", "dort", "durch",
    "ein", "eine", "einem", "einen", "einer", "eines", "für", "gegen", "habe", "haben", "hatte", "hatten", "ihm",
    "ihn", "ihr", "ihre", "ihren", "immer", "ist", "jedoch", "jetzt", "kein", "keine", "konnte", "können", "mit",
    "müssen", "nach", "nicht", "nur", "oder", "ohne", "schon", "sehr", "seine", "seinen", "seiner", "seit", "sich",
    "sind", "soll", "sollen", "sowie", "und", "unter", "vom", "weil", "wenn", "wieder", "wir", "wird", "wurde",
    "wurden", "während", "zu", "zum", "zur", "zwischen", "über",
];
