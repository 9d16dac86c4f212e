//! Arabic. Marks of quotation are not mirrored as letters run, so papers print “…” both ways round.

use super::{Calendar, Counting, Dates, Hearsay, Language, Limits, Marks, Negation, PercentSign, QuotePair, Salutation, Writing, cldr};

static CALENDAR: Calendar = Calendar::new();

pub(super) static AR: Language = Language {
    tag: "ar",
    name: "Arabic",
    writing: Writing::Arabic,
    quotes: &[
        QuotePair { open: '«', close: '»', outer: true },
        QuotePair { open: '“', close: '”', outer: true },
        cldr::AR.outer,
        QuotePair { open: '‘', close: '’', outer: false },
        cldr::AR.inner,
    ],
    quote_space: false,
    decimal: cldr::AR.decimal,
    group: &[',', ' ', '٬', '.'],
    minimum_grouping: cldr::AR.minimum_grouping,
    months: cldr::AR.months,
    weekdays: cldr::AR.weekdays,
    calendar: &CALENDAR,
    scales: cldr::AR.scales,
    letters: cldr::AR.letters,
    abbreviations: ABBREVIATIONS,
    number_abbreviations: NUMBER_ABBREVIATIONS,
    repeatable: REPEATABLE,
    function_words: FUNCTION_WORDS,
    ordinal_period: false,
    ordinal_suffixes: &[],
    space_before: &[],
    dashes: &[" – ", " — "],
    group_space: '\u{a0}',
    noun_capitals: false,
    spelling_by_region: false,
    counting: Counting::NONE,
    percent: PercentSign::of(cldr::AR.percent_space),
    currency: None,
    dates: Dates::NONE,
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
    "أ.د", "د", "ص", "ق.م", "م", "هـ",
];

#[rustfmt::skip]
const NUMBER_ABBREVIATIONS: &[&str] = &[
    "ص",
];

#[rustfmt::skip]
const REPEATABLE: &[&str] = &[
    "جدا", "رويدا", "شيئا", "لا", "نعم",
];

#[rustfmt::skip]
const FUNCTION_WORDS: &[&str] = &[
    "أن", "أو", "أي", "إلى", "إن", "التي", "الذي", "بعد", "بين", "حيث", "خلال", "ذلك", "على", "عن", "عند", "في",
    "قال", "قبل", "قد", "كان", "كانت", "كل", "كما", "لا", "لكن", "لم", "ما", "مع", "من", "منذ", "هذا", "هذه", "هم",
    "هو", "هي", "وفي", "وقال", "وقد", "ولكن", "ومن",
];
