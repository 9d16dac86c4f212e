//! English. The press of both sides of the Atlantic: single quotation marks and spaced dashes are British.

use super::{Calendar, Language, cldr};

static CALENDAR: Calendar = Calendar::new();

pub static EN: Language = Language {
    tag: "en",
    name: "English",
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
    percent_space: cldr::EN.percent_space,
    currency_before: cldr::EN.currency_before,
    space_before: &[],
    dashes: &["—", " — ", " – "],
};

#[rustfmt::skip]
const ABBREVIATIONS: &[&str] = &[
    "a.k.a", "a.m", "adm", "al", "approx", "assn", "asst", "atty", "ave", "bldg", "blvd", "brig", "bros", "capt",
    "cf", "cmdr", "co", "col", "corp", "cpl", "d.c", "dept", "det", "dr", "e.g", "esq", "etc", "fr", "ft", "gen",
    "gov", "govt", "hon", "i.e", "inc", "insp", "jr", "lieut", "lt", "ltd", "m.d", "maj", "messrs", "mr", "mrs", "ms",
    "mt", "p.m", "p.s", "ph.d", "plc", "pres", "prof", "pvt", "rd", "rep", "reps", "rev", "sen", "sens", "sgt", "sq",
    "sr", "st", "supt", "u.k", "u.n", "u.s", "u.s.a", "univ", "v", "viz", "vs",
];

#[rustfmt::skip]
const NUMBER_ABBREVIATIONS: &[&str] = &[
    "apr", "art", "aug", "ch", "dec", "est", "feb", "fig", "figs", "fri", "jan", "jul", "jun", "mon", "no", "nos",
    "nov", "oct", "op", "p", "par", "pp", "sec", "sep", "sept", "thu", "thur", "thurs", "tue", "tues", "vol", "vols",
];

#[rustfmt::skip]
const REPEATABLE: &[&str] = &[
    "agar", "baden", "blah", "bling", "boo", "bora", "bye", "can", "cha", "chop", "duran", "go", "ha", "had", "hear",
    "her", "hush", "knock", "long", "never", "night", "no", "now", "pago", "ping", "pom", "really", "sing", "so",
    "that", "there", "tut", "very", "wagga", "walla", "well", "win", "yo",
];

#[rustfmt::skip]
const FUNCTION_WORDS: &[&str] = &[
    "about", "after", "against", "and", "any", "are", "because", "been", "before", "being", "between", "both",
    "could", "did", "does", "during", "every", "from", "has", "have", "him", "his", "how", "if", "into", "its",
    "many", "not", "only", "out", "said", "she", "should", "some", "such", "than", "that", "the", "their", "them",
    "then", "there", "these", "they", "this", "those", "through", "told", "until", "up", "were", "when", "where",
    "which", "while", "who", "why", "with", "would", "you", "your",
];
