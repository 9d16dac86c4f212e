//! Ukrainian.

mod cues;

use super::{
    Address, Calendar, Clock, Counting, Currency, DateOrder, Dates, Language, Limits, Marks, PercentSign, QuotePair, Salutation,
    StopAtQuote, Writing, cldr,
};

static CALENDAR: Calendar = Calendar::new();

pub(super) static UK: Language = Language {
    tag: "uk",
    name: "Ukrainian",
    writing: Writing::Cyrillic,
    quotes: &[cldr::UK.outer, cldr::UK.inner, QuotePair { open: '“', close: '”', outer: true }],
    quote_space: false,
    decimal: cldr::UK.decimal,
    group: &[' '],
    minimum_grouping: cldr::UK.minimum_grouping,
    months: cldr::UK.months,
    weekdays: cldr::UK.weekdays,
    calendar: &CALENDAR,
    scales: cldr::UK.scales,
    letters: cldr::UK.letters,
    abbreviations: ABBREVIATIONS,
    number_abbreviations: NUMBER_ABBREVIATIONS,
    repeatable: REPEATABLE,
    function_words: FUNCTION_WORDS,
    ordinal_period: false,
    ordinal_suffixes: &["й", "я", "е", "го", "му", "м", "х", "ми", "ю", "та", "те", "ий", "ого", "ої", "ому", "ими", "их", "ій"],
    space_before: &[],
    dashes: &[" — ", " – "],
    group_space: '\u{a0}',
    noun_capitals: false,
    spelling_by_region: false,
    counting: Counting {
        units: UNITS,
        stems: true,
        percent: &["відсот"],
        plurals: &[""],
        powers: &[("тис.", "тис."), ("млн", "млн"), ("млрд", "млрд"), ("трлн", "трлн")],
        other_scales: &[],
    },
    percent: PercentSign::of(cldr::UK.percent_space),
    currency: Some(Currency {
        before: cldr::UK.currency_before, words: &[('$', "доларів", "доларів"), ('€', "євро", "євро")], codes: &[]
    }),
    dates: Dates { order: Some(DateOrder::DayFirst), long: "D M Y", before_weekday: &["в", "на", "у"], ..Dates::NONE },
    clock: Some(Clock::Whole { hour: "H:00", minutes: "H:M", word: None }),
    address: Some(Address {
        close: &["твого", "твою", "твоя", "твоє", "твоєї", "твої", "твій", "тебе", "ти", "тобою", "тобі"],
        polite: &["вам", "вами", "вас", "ваш", "ваша", "ваше", "ваших", "вашого", "вашої", "вашу", "ваші", "ви"],
        capital: false,
    }),
    salutation: Salutation { words: &["дорогі", "шановна", "шановний", "шановні"], anywhere: false },
    limits: Limits {
        twice: TWICE,
        once: ONCE,
        opening: &[],
        last: &["або", "в", "від", "для", "до", "з", "та", "у", "щоб", "із"],
        joints: &["й", "та", "і"],
        ..Limits::NONE
    },
    negation: cues::NEGATION,
    hearsay: cues::HEARSAY,
    marks: Marks { straight_quotes: false, stop_at_quote: StopAtQuote::Outside, ..Marks::USUAL },
};

#[rustfmt::skip]
const ABBREVIATIONS: &[&str] = &[
    "акад", "англ", "бул", "в", "вв", "вид", "вул", "г", "гг", "ген", "гол", "гр", "грец", "грн", "див", "дир", "дол",
    "доц", "ел", "заст", "зб", "квар", "кн", "коп", "крб", "лат", "м", "макс", "мл", "млн", "млрд", "мін", "н", "н.е",
    "наб", "напр", "наук", "нач", "нім", "о", "обл", "оз", "п", "пер", "пл", "пол", "пор", "пос", "пп", "пров",
    "просп", "проф", "р", "ред", "рис", "рос", "рр", "с", "св", "см", "смт", "соц", "ст", "т", "т.д", "т.зв", "т.п",
    "тел", "тис", "тов", "укр", "фр", "філ", "чл", "ім", "ін", "ісп", "італ",
];

#[rustfmt::skip]
const NUMBER_ABBREVIATIONS: &[&str] = &[
    "арк", "бер", "буд", "вер", "вересн", "год", "груд", "жовт", "кв", "квіт", "корп", "лип", "лист", "лют", "рис",
    "с", "сек", "серп", "стор", "січ", "табл", "трав", "хв", "черв",
];

#[rustfmt::skip]
const REPEATABLE: &[&str] = &[
    "вже", "все", "дуже", "його", "ледве", "ну", "ні", "так", "то", "ха", "це", "їх", "її",
];

#[rustfmt::skip]
const FUNCTION_WORDS: &[&str] = &[
    "або", "адже", "але", "бо", "був", "буде", "була", "були", "було", "бути", "більше", "вже", "ви", "вона", "вони",
    "всі", "від", "він", "дуже", "з", "зараз", "заявив", "його", "йому", "коли", "лише", "мають", "має",
    "мене", "мені", "ми", "може", "між", "немає", "повідомив", "проте", "під", "після", "року", "років", "своєї",
    "своїх", "свій", "сказав", "також", "теж", "тільки", "хто", "це", "цей", "цього", "цьому", "ця", "ці", "цієї",
    "чи", "ще", "що", "щоб", "щодо", "як", "яка", "яке", "який", "яких", "якщо", "які", "є", "і", "із", "їх", "її",
];

#[rustfmt::skip]
const UNITS: &[&str] = &[
    "барел", "ват", "гектар", "градус", "грам", "гривен", "гривн", "долар", "євро", "кілограм", "кілометр", "літр", "мегават",
    "метр", "міліметр", "відсот", "рубл", "сантиметр", "тонн", "фунт", "юан",
];

#[rustfmt::skip]
const ONCE: &[&str] = &["або", "але", "щоб", "і"];

#[rustfmt::skip]
const TWICE: &[&str] = &[
    "або", "але", "в", "від", "для", "до", "з", "за", "його", "на", "та", "у", "це", "що", "щоб", "і", "із",
];
