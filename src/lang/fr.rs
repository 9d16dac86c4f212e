//! French. A thin or no-break space stands inside «…» and before : ; ! ?

mod cues;

use super::{
    Address, Calendar, Clock, Counting, Coupling, Currency, DateOrder, Dates, Language, Limits, Marks, PercentSign, QuotePair, Salutation,
    Writing, cldr,
};

static CALENDAR: Calendar = Calendar::new();

pub(super) static FR: Language = Language {
    tag: "fr",
    name: "French",
    writing: Writing::Latin,
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
    space_before: &[';', ':', '!', '?'],
    dashes: &[" – ", " — "],
    group_space: '\u{202f}',
    noun_capitals: false,
    spelling_by_region: false,
    counting: Counting {
        units: UNITS,
        stems: false,
        percent: &["pour cent"],
        plurals: &["s", "x"],
        powers: &[("mille", "mille"), ("million", "millions"), ("milliard", "milliards"), ("billion", "billions")],
        other_scales: &["trillion"],
    },
    percent: PercentSign::of(cldr::FR.percent_space),
    currency: Some(Currency {
        before: cldr::FR.currency_before, words: &[('$', "$", "de dollars"), ('€', "€", "d’euros")], codes: &[]
    }),
    dates: Dates {
        order: Some(DateOrder::DayFirst),
        long: "D M Y",
        links: &["de"],
        in_month: &["en"],
        before_weekday: &["au", "ce", "chaque", "du", "dès", "le"],
        ..Dates::NONE
    },
    clock: Some(Clock::Whole { hour: "H h", minutes: "H h M", word: None }),
    address: Some(Address { close: &["te", "tes", "toi", "tu"], polite: &["vos", "votre", "vous"], capital: false }),
    salutation: Salutation {
        words: &[
            "bonjour",
            "camarades",
            "cher",
            "chers",
            "chère",
            "chères",
            "concitoyens",
            "madame",
            "mesdames",
            "mesdemoiselles",
            "messieurs",
            "monsieur",
        ],
        anywhere: true,
    },
    limits: Limits {
        twice: TWICE,
        once: ONCE,
        emphatic: Some(EMPHATIC),
        opening: &[],
        last: &["au", "aux", "ces", "cette", "de", "des", "du", "et", "les", "leurs", "ou", "par", "parce", "une"],
        joints: &["et"],
        determiners: DETERMINERS,
        coupling: Coupling {
            joins: &["et", "ou"],
            free: FREE,
            free_endings: &["aient", "ait", "é", "és"],
            opposing: &["a", "entre"],
            narrowing: &["avec", "d", "dans", "de", "des", "du", "en", "pour", "qui", "sans"],
            attributes: &[],
            halves: &[],
            open_compounds: false,
        },
        ..Limits::NONE
    },
    negation: cues::NEGATION,
    hearsay: cues::HEARSAY,
    marks: Marks { straight_quotes: false, spaced_quotes: true, may_space_before: &[';', ':', '!', '?'], ..Marks::USUAL },
};

#[rustfmt::skip]
const DETERMINERS: &[&str] = &[
    "au", "aux", "ce", "ces", "cet", "cette", "des", "du", "la", "le", "les", "leur", "leurs", "notre", "sa", "ses", "son", "un", "une",
];

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

#[rustfmt::skip]
const UNITS: &[&str] = &[
    "barils", "centimes", "centimètres", "degrés", "dollar", "dollars", "euro", "euros", "francs", "gigawatts", "grammes",
    "hectare", "hectares", "hryvnias", "kilo", "kilogrammes", "kilomètre", "kilomètres", "kilos", "litre", "litres", "livres",
    "miles", "millimètres", "mètre", "mètres", "mégawatts", "pieds", "pouces", "roubles", "tonne", "tonnes", "yens", "yuans",
];

#[rustfmt::skip]
const EMPHATIC: &[&str] = &[
    "allez", "alors", "beaucoup", "bien", "bonjour", "chaud", "cher", "comme", "dire", "doucement", "doux", "elle", "elles",
    "encore", "enfin", "entre", "faire", "fait", "fort", "gentil", "grand", "grande", "haut", "jamais", "jolie", "juste", "loin",
    "long", "longtemps", "mais", "merci", "moins", "même", "neuf", "nous", "nouveau", "petit", "petite", "petits", "peur", "plus",
    "pour", "presque", "quand", "quoi", "rien", "sans", "seul", "seule", "souvent", "super", "tant", "tellement", "toujours",
    "tous", "tout", "toute", "toutes", "trop", "très", "vieux", "vite", "vous", "vrai", "vraiment",
];

#[rustfmt::skip]
const ONCE: &[&str] = &["au", "aux", "ces", "cette", "des", "du", "et", "le", "les", "mais", "ne", "ou"];

#[rustfmt::skip]
const TWICE: &[&str] = &[
    "au", "aux", "avec", "ce", "ces", "cette", "dans", "de", "des", "du", "est", "et", "il", "le", "les", "mais", "ne", "ou",
    "par", "pour", "que", "qui", "se", "sont", "sur", "un", "une", "à",
];

#[rustfmt::skip]
const FREE: &[&str] = &[
    "années", "cinq", "deux", "fois", "heures", "jours", "kilomètres", "milliers", "mois", "moitié", "pages", "pire", "quatre",
    "semaines", "siècles", "tonnes", "trois",
];
