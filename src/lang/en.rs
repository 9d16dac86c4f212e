//! English. The press of both sides of the Atlantic: single quotation marks and spaced dashes are British.

mod cues;

use super::{
    Calendar, Clock, Counting, Coupling, Currency, DateOrder, Dates, Language, Limits, Marks, PercentSign, Salutation, StopAtQuote,
    Writing, cldr,
};

static CALENDAR: Calendar = Calendar::new();

pub(super) static EN: Language = Language {
    tag: "en",
    name: "English",
    writing: Writing::Latin,
    quotes: &[cldr::EN.outer, cldr::EN.inner],
    quote_space: false,
    decimal: cldr::EN.decimal,
    group: &[','],
    minimum_grouping: cldr::EN.minimum_grouping,
    months: cldr::EN.months,
    weekdays: cldr::EN.weekdays,
    calendar: &CALENDAR,
    scales: cldr::EN.scales,
    letters: cldr::EN.letters,
    abbreviations: ABBREVIATIONS,
    number_abbreviations: NUMBER_ABBREVIATIONS,
    repeatable: REPEATABLE,
    function_words: FUNCTION_WORDS,
    ordinal_period: false,
    ordinal_suffixes: &["st", "nd", "rd", "th"],
    space_before: &[],
    dashes: &["—", " — ", " – "],
    group_space: '\u{a0}',
    noun_capitals: false,
    spelling_by_region: true,
    counting: Counting {
        units: UNITS,
        stems: false,
        percent: &["percent", "per cent"],
        plurals: &["s", "people", "men"],
        powers: &[("thousand", "thousand"), ("million", "million"), ("billion", "billion"), ("trillion", "trillion")],
        other_scales: &[],
    },
    percent: PercentSign::Glued,
    currency: Some(Currency { before: cldr::EN.currency_before, words: &[], codes: CODES }),
    dates: Dates { order: Some(DateOrder::ByRegion), long: "M D, Y", links: &["of"], ..Dates::NONE },
    clock: Some(Clock::Twelve),
    address: None,
    salutation: Salutation { words: &["dear", "hello", "hi"], anywhere: false },
    limits: Limits {
        twice: TWICE,
        once: ONCE,
        opening: OPENING,
        emphatic: Some(EMPHATIC),
        last: &["a", "although", "an", "and", "because", "my", "or", "our", "than", "the", "their", "unless", "whose", "your"],
        capital: CAPITAL,
        joints: &["after", "and", "by", "or", "to", "upon"],
        asking: ASKING,
        subjects: &["he", "i", "it", "she", "there", "these", "they", "this", "we", "you"],
        reporting: &["how", "if", "what", "where", "whether", "who", "why"],
        bearers: BEARERS,
        resuming: &["her", "his", "its", "the", "their"],
        upright: &["i", "i'd", "i'll", "i'm", "i've", "i’d", "i’ll", "i’m", "i’ve"],
        coupling: Coupling {
            joins: &["and", "or"],
            free: FREE,
            free_endings: &["ed", "er"],
            opposing: &["are", "between", "from", "is"],
            narrowing: &[
                "across", "along", "around", "at", "by", "from", "in", "like", "near", "of", "on", "over", "that", "which", "who", "whose",
                "with", "without",
            ],
            attributes: &["common", "ful", "ible", "ional", "ous", "physical", "political", "simple"],
            halves: &[
                "arms", "customs", "goods", "ics", "ions", "is", "ities", "news", "sales", "savings", "series", "services", "sports", "ss",
                "systems", "us", "women",
            ],
            open_compounds: true,
        },
        ..Limits::NONE
    },
    negation: cues::NEGATION,
    hearsay: cues::HEARSAY,
    marks: Marks { stop_at_quote: StopAtQuote::Inside, too_many_dots: 5, ..Marks::USUAL },
};

#[rustfmt::skip]
const BEARERS: &[&str] = &[
    "actor", "actress", "agency", "airline", "author", "bank", "brand", "captain", "chancellor", "club", "coach", "company", "director",
    "firm", "goalkeeper", "governor", "group", "hosts", "king", "leader", "manufacturer", "mayor", "minister", "musician", "newspaper",
    "paper", "party", "platform", "player", "politician", "president", "publication", "queen", "retailer", "singer", "striker", "team",
    "visitors", "winner",
];

#[rustfmt::skip]
const ABBREVIATIONS: &[&str] = &[
    "a.k.a", "a.m", "abbr", "acad", "acct", "addl", "adj", "adm", "adv", "agcy", "al", "anon", "approx", "appt",
    "apt", "arr", "assn", "assoc", "asst", "attn", "atty", "ave", "avg", "bibl", "bldg", "bldgs", "blvd", "brig",
    "bros", "ca", "capt", "cert", "cf", "chem", "circ", "cit", "cmdr", "cmte", "co", "col", "coll", "conf", "cong",
    "contd", "corp", "corr", "cpl", "ctr", "curr", "d.c", "deg", "dep", "dept", "depts", "det", "dist", "dr", "e.g",
    "edn", "educ", "elec", "elev", "encl", "eng", "engr", "equiv", "esp", "esq", "estd", "etc", "excl", "exec",
    "ext", "fr", "ft", "fwd", "gen", "geog", "geol", "gov", "govt", "hist", "hon", "hosp", "hr", "hrs", "i.e",
    "ibid", "illus", "inc", "incl", "indiv", "insp", "inst", "intl", "introd", "irreg", "jct", "jr", "lang", "lb",
    "lbs", "lieut", "lt", "ltd", "m.d", "maint", "maj", "masc", "mech", "messrs", "mfg", "mfr", "mgmt", "mgr",
    "misc", "mkt", "mr", "mrs", "ms", "mss", "mt", "mtg", "mtn", "mtns", "mun", "natl", "nr", "obs", "occas", "opp",
    "orch", "orig", "oz", "p.m", "p.s", "parl", "pct", "perh", "ph.d", "pkg", "pkwy", "plc", "plur", "pos", "poss",
    "pref", "prelim", "pres", "prev", "proc", "prod", "prof", "pron", "pseud", "psych", "publ", "pvt", "qt", "qtr",
    "qty", "quot", "rd", "recd", "rep", "reps", "rept", "reqd", "resp", "ret", "retd", "rev", "sched", "sci",
    "secy", "sen", "sens", "ser", "sgt", "sociol", "sq", "sr", "st", "subj", "suppl", "supt", "tbsp", "transl",
    "treas", "tsp", "twp", "u.k", "u.n", "u.s", "u.s.a", "ult", "univ", "usu", "v", "viz", "vocab", "vs", "yd",
    "yr", "yrs",
];

#[rustfmt::skip]
const NUMBER_ABBREVIATIONS: &[&str] = &[
    "app", "apr", "art", "arts", "aug", "ch", "chap", "chaps", "cols", "dec", "ed", "eds", "est", "ex", "feb",
    "fig", "figs", "fri", "jan", "jul", "jun", "max", "med", "min", "mins", "mon", "no", "nos", "nov", "oct", "op",
    "p", "par", "para", "paras", "pp", "prep", "prob", "refs", "rel", "sec", "secs", "sect", "sects", "sep", "sept",
    "spec", "stat", "tech", "temp", "thu", "thur", "thurs", "tue", "tues", "vers", "vol", "vols",
];

#[rustfmt::skip]
const REPEATABLE: &[&str] = &[
    "agar", "are", "baden", "blah", "bling", "boo", "bora", "bye", "can", "cha", "chop", "did", "do", "duran", "go",
    "ha", "had", "hear", "her", "hush", "in", "is", "knock", "long", "never", "night", "no", "now", "off", "on", "out",
    "pago", "ping", "pom", "really", "sing", "so", "that", "there", "tut", "up", "very", "wagga", "walla", "was",
    "well", "win", "yo",
];

#[rustfmt::skip]
const FUNCTION_WORDS: &[&str] = &[
    "about", "after", "against", "and", "any", "are", "because", "been", "before", "being", "between", "both",
    "could", "did", "does", "during", "every", "from", "has", "have", "him", "his", "how", "if", "into", "its",
    "many", "not", "only", "out", "said", "she", "should", "some", "such", "than", "that", "the", "their", "them",
    "then", "there", "these", "they", "this", "those", "through", "told", "until", "up", "were", "when", "where",
    "which", "while", "who", "why", "with", "would", "you", "your",
];

#[rustfmt::skip]
const ASKING: &[&str] = &[
    "am", "are", "aren't", "aren’t", "can", "can't", "can’t", "could", "couldn't", "couldn’t", "did", "didn't", "didn’t", "do", "does",
    "doesn't", "doesn’t", "don't", "don’t", "had", "has", "hasn't", "hasn’t", "have", "haven't", "haven’t", "how", "is", "isn't", "isn’t",
    "may", "might", "must", "shall", "should", "shouldn't", "shouldn’t", "was", "wasn't", "wasn’t", "were", "weren't", "weren’t", "what",
    "what's", "what’s", "when", "where", "where's", "where’s", "which", "who", "who's", "who’s", "whom", "whose", "why", "will",
    "won't", "won’t", "would", "wouldn't", "wouldn’t",
];

#[rustfmt::skip]
const UNITS: &[&str] = &[
    "acre", "acres", "barrel", "barrels", "bushels", "carats", "cent", "centimeter", "centimeters", "centimetre", "centimetres",
    "cents", "crowns", "decibels", "degree", "degrees", "dollar", "dollars", "euro", "euros", "feet", "foot", "forints",
    "francs", "gallon", "gallons", "gigabytes", "gigawatts", "gram", "grams", "hectare", "hectares", "hertz", "hryvnia",
    "hryvnias", "inch", "inches", "kilogram", "kilograms", "kilometer", "kilometers", "kilometre", "kilometres", "kilos",
    "kilowatts", "knots", "kroner", "kronor", "lira", "liter", "liters", "litre", "litres", "megabytes", "megawatts", "meter",
    "meters", "metre", "metres", "mile", "miles", "millimeter", "millimeters", "millimetre", "millimetres", "ounce", "ounces",
    "percent", "percentage", "pesos", "pound", "pounds", "rouble", "roubles", "ruble", "rubles", "rupees", "ton", "tonne",
    "tonnes", "tons", "volts", "watts", "yard", "yards", "yen", "yuan", "zloty", "zlotys",
];

#[rustfmt::skip]
const CODES: &[(&str, &str)] = &[
    ("CHF", "francs"), ("EUR", "€"), ("GBP", "£"), ("PLN", "zlotys"), ("RUB", "rubles"), ("RUR", "rubles"),
    ("Rub", "rubles"), ("UAH", "hryvnias"), ("USD", "$"), ("hrn", "hryvnias"), ("rub", "rubles"),
    ("гривень", "hryvnias"), ("грн", "hryvnias"), ("р", "rubles"), ("руб", "rubles"), ("рублей", "rubles"),
];

#[rustfmt::skip]
const ONCE: &[&str] = &["a", "an", "and", "because", "but", "its", "or", "our", "than", "the", "their", "your"];

#[rustfmt::skip]
const TWICE: &[&str] = &[
    "a", "an", "and", "as", "at", "be", "because", "been", "but", "by", "could", "for", "from", "has", "have", "he", "i", "if",
    "into", "its", "my", "not", "of", "or", "our", "she", "should", "than", "the", "their", "them", "they", "this", "to",
    "when", "which", "while", "with", "would", "your",
];

#[rustfmt::skip]
const OPENING: &[&str] = &[
    "after", "also", "although", "but", "currently", "earlier", "here", "how", "however", "if", "is", "it", "its", "later", "meanwhile", "once", "only",
    "since", "then", "there", "these", "this", "those", "until", "was", "were", "when", "where", "which", "while", "who", "why",
];

#[rustfmt::skip]
const EMPHATIC: &[&str] = &[
    "again", "away", "bang", "beep", "blah", "boom", "bye", "cheap", "chop", "clap", "clean", "dead", "dear", "deep", "down",
    "drip", "even", "ever", "extra", "fast", "fine", "good", "goody", "great", "half", "hard", "hear", "hello", "here", "high",
    "home", "hush", "just", "knock", "late", "later", "like", "little", "long", "lots", "love", "many", "more", "most", "much",
    "near", "never", "nice", "night", "only", "over", "please", "poor", "pretty", "quick", "quite", "rather", "real", "really",
    "right", "same", "slow", "slowly", "small", "sorry", "such", "super", "sure", "sweet", "that", "then", "there", "thing",
    "tick", "tiny", "truly", "used", "very", "wait", "walk", "well", "what", "where", "whole", "wide", "wild", "work", "yeah",
    "years", "young", "yummy",
];

#[rustfmt::skip]
const CAPITAL: &[&str] = &[
    "although", "and", "because", "but", "finally", "furthermore", "he", "her", "his", "however", "if", "in", "instead", "it",
    "its", "meanwhile", "moreover", "nevertheless", "of", "on", "only", "or", "she", "since", "so", "that", "the", "their",
    "then", "there", "therefore", "these", "they", "this", "those", "thus", "we", "when", "while", "you",
];

#[rustfmt::skip]
const FREE: &[&str] = &[
    "acres", "ages", "boxes", "cash", "centuries", "days", "decades", "dollars", "dozens", "eight", "farther", "fell", "five", "four",
    "further", "generations", "grew", "heaps", "hours", "hundreds", "kilometers", "kilometres", "layers", "less", "lies", "loads",
    "metres", "miles", "millions", "minutes", "months", "mountains", "nine", "pages", "piles", "quarters", "rose", "round", "rounds",
    "rows", "seven", "this", "thousands", "three", "through", "times", "tons", "weeks", "women", "worse",
];
