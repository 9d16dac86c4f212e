//! German. «…» is Swiss, »…« is of books and some papers.

mod cues;

use super::{
    Address, Calendar, Clock, Counting, Coupling, Currency, DateOrder, Dates, Language, Limits, Marks, PercentSign, QuotePair, Salutation,
    Writing, cldr,
};

static CALENDAR: Calendar = Calendar::new();

pub(super) static DE: Language = Language {
    tag: "de",
    name: "German",
    writing: Writing::Latin,
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
    space_before: &[],
    dashes: &[" – "],
    group_space: '\u{a0}',
    noun_capitals: true,
    spelling_by_region: false,
    counting: Counting {
        units: UNITS,
        stems: false,
        percent: &["Prozent"],
        plurals: &[""],
        powers: &[("Tausend", "Tausend"), ("Million", "Millionen"), ("Milliarde", "Milliarden"), ("Billion", "Billionen")],
        other_scales: &["millarden", "trillion", "tsd"],
    },
    percent: PercentSign::of(cldr::DE.percent_space),
    currency: Some(Currency {
        before: cldr::DE.currency_before,
        words: &[('$', "Dollar", "Dollar"), ('€', "Euro", "Euro"), ('£', "Pfund", "Pfund")],
        codes: &[],
    }),
    dates: Dates { order: Some(DateOrder::DayFirst), long: "D. M Y", in_month: &["im"], ..Dates::NONE },
    clock: Some(Clock::Whole { hour: "H Uhr", minutes: "H.M Uhr", word: Some("Uhr") }),
    address: Some(Address {
        close: &["dein", "deine", "deinem", "deinen", "deiner", "deines", "dich", "dir", "du"],
        polite: &["Ihnen", "Ihr", "Ihre", "Ihrem", "Ihren", "Ihrer", "Ihres", "Sie"],
        capital: true,
    }),
    salutation: Salutation { words: &["beste", "geschätzte", "hallo", "liebe", "lieber", "sehr", "verehrte", "werte"], anywhere: false },
    limits: Limits {
        twice: TWICE,
        once: ONCE,
        emphatic: Some(EMPHATIC),
        opening: &[],
        last: &["dem", "des", "eine", "einem", "einen", "einer", "eines", "oder", "sowie", "und", "vom", "weil", "zum", "zur"],
        capital: CAPITAL,
        joints: &["für", "und"],
        determiners: DETERMINERS,
        coupling: Coupling {
            joins: &["oder", "und"],
            free: FREE,
            free_endings: &["er", "eten", "te"],
            opposing: &["es", "zwischen"],
            narrowing: &["aus", "das", "der", "die", "für", "im", "in", "mit", "ohne", "von"],
            attributes: &[],
            halves: &[],
            open_compounds: false,
        },
        ..Limits::NONE
    },
    negation: cues::NEGATION,
    hearsay: cues::HEARSAY,
    marks: Marks { straight_quotes: false, ..Marks::USUAL },
};

#[rustfmt::skip]
const DETERMINERS: &[&str] = &[
    "am", "ans", "beim", "das", "dem", "den", "der", "des", "die", "diese",
    "diesem", "diesen", "dieser", "dieses", "ein", "eine", "einem", "einen", "einer", "eines",
    "ihr", "ihre", "ihrem", "ihren", "ihrer", "ihres", "im", "ins", "jede", "jedem",
    "jeden", "jeder", "jedes", "kein", "keine", "keinem", "keinen", "keiner", "keines", "sein",
    "seine", "seinem", "seinen", "seiner", "seines", "unser", "unsere", "unserem", "unseren", "unserer",
    "vom", "zum", "zur",
];

#[rustfmt::skip]
const ABBREVIATIONS: &[&str] = &[
    "abb", "abk", "abs", "abschn", "abzgl", "akad", "allg", "altgr", "amtl", "angef", "angew", "anm", "anschl",
    "arab", "aufl", "ausg", "ausschl", "ausz", "bd", "bearb", "begr", "belg", "berufl", "bes", "betr", "bez",
    "bezgl", "bezügl", "bhf", "bibl", "biol", "bisw", "brit", "bspw", "bzgl", "bzw", "ca", "chem", "chin",
    "christl", "cie", "co", "d", "d.h", "d.i", "dergl", "derz", "dgl", "dipl", "dr", "dt", "durchschn", "dän",
    "ebd", "ehem", "eidg", "eigtl", "eingetr", "einschl", "engl", "entspr", "ersch", "erw", "etc", "etw", "europ",
    "ev", "evang", "evtl", "exkl", "f", "ff", "folg", "fortges", "fortl", "franz", "freiw", "freundl", "frz", "geb",
    "gebr", "gegr", "gem", "geogr", "gesch", "gesetzl", "gest", "gewerbl", "gez", "ggf", "ggü", "griech",
    "grundsätzl", "h.c", "handschr", "hbf", "herk", "herst", "hist", "hl", "holl", "hrsg", "i.d.r", "i.e", "ing",
    "inkl", "insb", "insbes", "internat", "ital", "jap", "jew", "jh", "jhd", "jmd", "jmdm", "jmdn", "jmds", "jr",
    "jährl", "kath", "kaufm", "kgl", "kirchl", "klass", "kompl", "landw", "lat", "lfd", "lt", "luth", "mind", "mio",
    "monatl", "mrd", "mtl", "mwst", "männl", "möbl", "mündl", "n.chr", "nachf", "nachm", "naturw", "neutr",
    "niederl", "norw", "nr", "nördl", "o", "o.g", "o.ä", "od", "offiz", "ord", "orig", "persönl", "pharm", "philos",
    "phys", "polit", "poln", "preuß", "priv", "prof", "prov", "psych", "päd", "rd", "rechtl", "rel", "resp", "russ",
    "röm", "s.o", "s.u", "schriftl", "schwed", "schweiz", "sen", "serb", "sog", "sogen", "spez", "st", "staatl",
    "stat", "std", "stdl", "stellv", "steuerl", "str", "stv", "sächs", "sämtl", "südl", "techn", "teilw", "tel",
    "telef", "theol", "tsch", "tsd", "tägl", "türk", "u", "u.a", "u.u", "u.v.a", "u.ä", "unbek", "ungar", "ungef",
    "univ", "unverb", "unverh", "urspr", "usf", "usw", "v", "v.a", "v.chr", "verh", "vermutl", "versch", "verw",
    "vgl", "volkst", "vollst", "vorl", "vorm", "vs", "wahrsch", "weibl", "westl", "wg", "wirtsch", "wiss",
    "wöchentl", "wörtl", "z", "z.b", "z.t", "z.zt", "zeitl", "zit", "zool", "zus", "zuzügl", "zw", "zzgl", "zzt",
    "österr", "östl", "überarb", "übers", "übl",
];

#[rustfmt::skip]
const NUMBER_ABBREVIATIONS: &[&str] = &[
    "abt", "apr", "art", "aug", "beil", "bl", "dez", "di", "do", "feb", "febr", "fr", "jan", "jg", "jul", "jun",
    "kap", "max", "med", "mi", "min", "mo", "mär", "nov", "okt", "s", "sep", "sept", "stk", "teilbd", "ziff",
];

#[rustfmt::skip]
const REPEATABLE: &[&str] = &[
    "an", "auf", "das", "dem", "den", "denen", "der", "die", "es", "ganz", "ha", "ihnen", "ihr", "in", "ja", "mal",
    "na", "nein", "sehr", "sie", "so", "viel", "was", "wer", "zu",
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

#[rustfmt::skip]
const UNITS: &[&str] = &[
    "barrel", "cent", "dollar", "euro", "fuß", "gigabyte", "gigawatt", "gigawattstunden", "grad", "gramm", "hektar", "kilo",
    "kilogramm", "kilometer", "kilometern", "kilometers", "kilowatt", "kilowattstunden", "kronen", "kubikmeter", "liter",
    "litern", "megawatt", "meile", "meilen", "meter", "metern", "millimeter", "pfund", "promille", "prozent", "prozentpunkte",
    "prozentpunkten", "quadratkilometer", "quadratmeter", "rubel", "schweizer", "stundenkilometer", "tonnen", "us-dollar",
    "volt", "watt", "yen", "yuan", "zentimeter", "zloty", "zoll",
];

#[rustfmt::skip]
const EMPHATIC: &[&str] = &[
    "aber", "alles", "anderen", "aufs", "besser", "bitte", "danke", "denen", "deren", "dessen", "diese", "dieser", "doch",
    "durch", "endlich", "ganz", "gegen", "groß", "gute", "guten", "haben", "hallo", "halt", "hatten", "heiß", "hinter", "hoch",
    "ihnen", "immer", "jeder", "klein", "konnten", "könne", "können", "lange", "langen", "langsam", "lassen", "leise", "lieber",
    "mehr", "mein", "müssen", "nein", "nicht", "noch", "oben", "schnell", "schon", "schön", "sehr", "sein", "seine", "sich",
    "sind", "soll", "sollen", "stets", "tief", "toll", "unter", "viel", "viele", "vielen", "warte", "weil", "weit", "weiter",
    "welche", "welcher", "wenn", "werden", "wieder", "will", "wirklich", "wollen", "worden", "wurde", "wurden", "würden",
    "zurück", "zwischen", "über",
];

#[rustfmt::skip]
const ONCE: &[&str] = &["dass", "oder", "sondern", "und"];

#[rustfmt::skip]
const TWICE: &[&str] = &[
    "aber", "als", "am", "auch", "beim", "bis", "dass", "ein", "eine", "einem", "einen", "einer", "eines", "für", "im", "ist",
    "jemand", "kann", "mit", "nicht", "niemand", "oder", "sind", "sondern", "und", "vom", "von", "war", "wenn", "wird", "wurde",
    "wurden", "zum", "zur",
];

#[rustfmt::skip]
const CAPITAL: &[&str] = &[
    "aber", "außerdem", "daher", "dann", "deshalb", "doch", "er", "es", "jedoch", "oder", "und", "wenn", "wir",
];

#[rustfmt::skip]
const FREE: &[&str] = &[
    "auch", "drei", "dutzende", "eins", "fort", "fünf", "halb", "hunderte", "jahre", "kilometer", "mehr", "meter", "millionen",
    "monate", "nach", "runden", "sechs", "seiten", "stiegen", "stunden", "tage", "tausende", "tonnen", "vier", "weit", "wochen", "zwei",
];
