//! Turkish. The percent sign stands before the number (%50). Letters are lower-cased without the rule for I and ı.

use super::{
    Calendar, Counting, DateOrder, Dates, Hearsay, Language, Limits, Marks, Negation, PercentSign, QuotePair, Salutation, Writing, cldr,
};

static CALENDAR: Calendar = Calendar::new();

pub(super) static TR: Language = Language {
    tag: "tr",
    name: "Turkish",
    writing: Writing::Latin,
    quotes: &[cldr::TR.outer, cldr::TR.inner, QuotePair { open: '«', close: '»', outer: true }],
    quote_space: false,
    decimal: cldr::TR.decimal,
    group: &['.'],
    minimum_grouping: cldr::TR.minimum_grouping,
    months: cldr::TR.months,
    weekdays: cldr::TR.weekdays,
    calendar: &CALENDAR,
    scales: cldr::TR.scales,
    letters: cldr::TR.letters,
    abbreviations: ABBREVIATIONS,
    number_abbreviations: NUMBER_ABBREVIATIONS,
    repeatable: REPEATABLE,
    function_words: FUNCTION_WORDS,
    ordinal_period: true,
    ordinal_suffixes: &[],
    space_before: &[],
    dashes: &[" – ", " — "],
    group_space: '\u{a0}',
    noun_capitals: false,
    spelling_by_region: false,
    counting: Counting::NONE,
    percent: PercentSign::Before,
    currency: None,
    dates: Dates { order: Some(DateOrder::DayFirst), ..Dates::NONE },
    clock: None,
    address: None,
    salutation: Salutation::NONE,
    limits: Limits::NONE,
    negation: Negation::NONE,
    hearsay: Hearsay::NONE,
    marks: Marks::USUAL,
};

#[rustfmt::skip]
const ABBREVIATIONS: &[&str] = &[
    "a.ş", "alb", "apt", "av", "bkz", "bl", "bşk", "cad", "dn", "doç", "dr", "ed", "gen", "gön", "hz", "i.s", "i.ö",
    "ing", "krş", "ltd", "m.s", "m.ö", "mah", "mim", "müh", "nu", "op", "org", "ort", "prof", "s.a", "sn", "sok",
    "tel", "tuğg", "tüm", "tğm", "uzm", "vb", "vd", "vs", "yay", "yrd", "yzb", "çev", "ör", "örn", "ünv", "şb", "şti",
];

#[rustfmt::skip]
const NUMBER_ABBREVIATIONS: &[&str] = &[
    "ara", "ağu", "eki", "eyl", "haz", "kas", "mad", "mar", "may", "nis", "no", "oca", "s", "sf", "tem", "şub",
];

#[rustfmt::skip]
const REPEATABLE: &[&str] = &[
    "ayrı", "az", "ağır", "bir", "büyük", "derin", "güzel", "kolay", "sık", "tek", "uzun", "yavaş", "zaman", "çok",
];

#[rustfmt::skip]
const FUNCTION_WORDS: &[&str] = &[
    "ama", "ancak", "arasında", "başka", "bir", "birlikte", "bu", "bunu", "bunun", "böyle", "bütün", "büyük", "daha",
    "dedi", "değil", "diye", "edildi", "etti", "gibi", "göre", "iki", "ilk", "ise", "için", "içinde", "kadar",
    "karşı", "nasıl", "neden", "olan", "olarak", "oldu", "olduğu", "olduğunu", "olması", "onlar", "onun", "siz",
    "sonra", "söyledi", "tarafından", "tüm", "ve", "veya", "yeni", "yok", "çok", "önce", "üzerinde", "şekilde", "şu",
    "şöyle",
];
