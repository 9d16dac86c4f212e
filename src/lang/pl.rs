//! Polish.

mod cues;

use super::{
    Calendar, Counting, DateOrder, Dates, Language, Limits, Marks, PercentSign, QuotePair, Salutation, StopAtQuote, Writing, cldr,
};

static CALENDAR: Calendar = Calendar::new();

pub(super) static PL: Language = Language {
    tag: "pl",
    name: "Polish",
    writing: Writing::Latin,
    quotes: &[
        cldr::PL.outer,
        cldr::PL.inner,
        QuotePair { open: '»', close: '«', outer: false },
        QuotePair { open: '“', close: '”', outer: true },
        QuotePair { open: '‘', close: '’', outer: false },
    ],
    quote_space: false,
    decimal: cldr::PL.decimal,
    group: &[' ', '.'],
    minimum_grouping: cldr::PL.minimum_grouping,
    months: cldr::PL.months,
    weekdays: cldr::PL.weekdays,
    calendar: &CALENDAR,
    scales: cldr::PL.scales,
    letters: cldr::PL.letters,
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
    counting: Counting { other_scales: &["milionow"], ..Counting::NONE },
    percent: PercentSign::of(cldr::PL.percent_space),
    currency: None,
    dates: Dates { order: Some(DateOrder::DayFirst), ..Dates::NONE },
    clock: None,
    address: None,
    salutation: Salutation { words: &["drodzy", "szanowni"], anywhere: false },
    limits: Limits { twice: TWICE, once: ONCE, joints: &["i"], ..Limits::NONE },
    negation: cues::NEGATION,
    hearsay: cues::HEARSAY,
    marks: Marks { straight_quotes: false, stop_at_quote: StopAtQuote::Outside, ..Marks::USUAL },
};

#[rustfmt::skip]
const ABBREVIATIONS: &[&str] = &[
    "abp", "adm", "ang", "bp", "doc", "dot", "ds", "dyw", "fr", "gen", "godz", "hab", "hr", "im", "in", "inż", "itd",
    "itp", "kard", "kpt", "ks", "lek", "lic", "m.in", "mec", "mies", "mjr", "n.e", "n.p", "nb", "np", "nt", "ok",
    "os", "p.n.e", "pl", "pn", "por", "pow", "poz", "pp", "ppłk", "prof", "prok", "przyp", "pt", "red", "ros", "rtm",
    "sp", "st", "str", "sygn", "tel", "tj", "tw", "tys", "tzn", "tzw", "ub", "ul", "ur", "wg", "woj", "wsp", "ww",
    "węg", "właśc", "zob", "zw", "śp", "św",
];

#[rustfmt::skip]
const NUMBER_ABBREVIATIONS: &[&str] = &[
    "art", "cyt", "gru", "kwi", "lip", "lis", "lut", "mar", "nr", "paź", "pkt", "poz", "r", "rozdz", "rys", "s",
    "sie", "str", "sty", "t", "ust", "w", "wrz",
];

#[rustfmt::skip]
const REPEATABLE: &[&str] = &[
    "bardzo", "ha", "już", "nie", "tak",
];

#[rustfmt::skip]
const FUNCTION_WORDS: &[&str] = &[
    "bardzo", "być", "był", "była", "było", "były", "będzie", "będą", "czy", "dla", "gdy", "gdzie", "innych", "jego",
    "jej", "jest", "jeszcze", "już", "kiedy", "która", "które", "który", "których", "którzy", "między", "mnie",
    "może", "oraz", "podczas", "ponieważ", "powiedział", "przez", "przy", "również", "się", "swoich", "swoje", "swój",
    "są", "także", "tego", "tej", "tych", "tylko", "tym", "według", "więc", "wobec", "wszystkie", "został", "została",
    "zostały", "że", "żeby",
];

#[rustfmt::skip]
const ONCE: &[&str] = &["i", "lub", "oraz", "że"];

#[rustfmt::skip]
const TWICE: &[&str] = &[
    "dla", "do", "i", "jest", "lub", "na", "od", "oraz", "przez", "się", "w", "z", "że",
];
