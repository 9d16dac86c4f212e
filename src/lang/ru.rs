//! Russian.

mod cues;

use super::{
    Address, Calendar, Clock, Counting, Currency, DateOrder, Dates, Language, Limits, Marks, PercentSign, QuotePair, Salutation,
    StopAtQuote, Writing, cldr,
};

static CALENDAR: Calendar = Calendar::new();

pub(super) static RU: Language = Language {
    tag: "ru",
    name: "Russian",
    writing: Writing::Cyrillic,
    quotes: &[cldr::RU.outer, cldr::RU.inner, QuotePair { open: '“', close: '”', outer: false }],
    quote_space: false,
    decimal: cldr::RU.decimal,
    group: &[' '],
    minimum_grouping: cldr::RU.minimum_grouping,
    months: cldr::RU.months,
    weekdays: cldr::RU.weekdays,
    calendar: &CALENDAR,
    scales: cldr::RU.scales,
    letters: cldr::RU.letters,
    abbreviations: ABBREVIATIONS,
    number_abbreviations: NUMBER_ABBREVIATIONS,
    repeatable: REPEATABLE,
    function_words: FUNCTION_WORDS,
    ordinal_period: false,
    ordinal_suffixes: &["й", "я", "е", "го", "му", "м", "х", "ми", "ю", "ой", "ый", "ая", "ое", "ые", "ого", "ому", "ым", "ых"],
    space_before: &[],
    dashes: &[" — ", " – "],
    group_space: '\u{a0}',
    noun_capitals: false,
    spelling_by_region: false,
    counting: Counting {
        units: UNITS,
        stems: true,
        percent: &["процент"],
        plurals: &[""],
        powers: &[("тыс.", "тыс."), ("млн", "млн"), ("млрд", "млрд"), ("трлн", "трлн")],
        other_scales: &[],
    },
    percent: PercentSign::of(cldr::RU.percent_space),
    currency: Some(Currency {
        before: cldr::RU.currency_before,
        words: &[('$', "долларов", "долларов"), ('€', "евро", "евро")],
        codes: &[],
    }),
    dates: Dates { order: Some(DateOrder::DayFirst), long: "D M Y", before_weekday: &["в", "во", "на"], ..Dates::NONE },
    clock: Some(Clock::Whole { hour: "H:00", minutes: "H:M", word: None }),
    address: Some(Address {
        close: &["твоего", "твоей", "твоему", "твои", "твоим", "твоих", "твой", "твою", "твоя", "твоё", "тебе", "тебя", "тобой", "ты"],
        polite: &["вам", "вами", "вас", "ваш", "ваша", "ваше", "вашего", "вашей", "вашему", "ваши", "вашим", "ваших", "вашу", "вы"],
        capital: false,
    }),
    salutation: Salutation {
        words: &["дорогие", "уважаемая", "уважаемые", "уважаемый"], anywhere: false
    },
    limits: Limits {
        twice: TWICE,
        once: ONCE,
        opening: &[],
        last: &["в", "для", "из", "или", "к", "от", "потому", "при", "с", "чтобы"],
        joints: &["и"],
        ..Limits::NONE
    },
    negation: cues::NEGATION,
    hearsay: cues::HEARSAY,
    marks: Marks { straight_quotes: false, stop_at_quote: StopAtQuote::Outside, ..Marks::USUAL },
};

#[rustfmt::skip]
const ABBREVIATIONS: &[&str] = &[
    "акад", "англ", "в", "вв", "г", "гв", "гг", "ген", "гл", "гос", "греч", "дер", "долл", "доц", "др", "е", "ед", "зав",
    "зам", "изд", "им", "ин", "исп", "итал", "кап", "кн", "кол", "коп", "кор", "куб", "лат", "лейт", "м", "макс", "мин",
    "млн", "млрд", "мн", "н", "н.э", "наб", "напр", "нач", "нем", "о", "обл", "оз", "п", "пер", "пл", "пол", "полк",
    "пом", "пос", "пр", "прим", "просп", "проф", "р", "ред", "рим", "род", "рр", "руб", "рус", "сб", "св", "см",
    "сокр", "соц", "ср", "ст", "сущ", "т", "т.д", "т.е", "т.к", "т.н", "т.о", "т.п", "тел", "тов", "тыс", "укр", "ул",
    "уч", "ф", "фр", "чел", "чл", "ш", "шт", "э", "яз",
];

#[rustfmt::skip]
const NUMBER_ABBREVIATIONS: &[&str] = &[
    "авг", "апр", "д", "дек", "июл", "июн", "кв", "корп", "мар", "нояб", "окт", "пп", "рис", "с", "сек", "сент",
    "стр", "табл", "февр", "ч", "час", "янв",
];

#[rustfmt::skip]
const REPEATABLE: &[&str] = &[
    "вот", "все", "да", "давно", "его", "ее", "еле", "её", "их", "нет", "ну", "очень", "так", "того", "ха", "чуть",
    "это",
];

#[rustfmt::skip]
const FUNCTION_WORDS: &[&str] = &[
    "более", "будет", "бы", "был", "была", "были", "было", "быть", "во", "всё", "вы", "где", "его", "если", "есть",
    "еще", "ещё", "же", "заявил", "здесь", "и", "из", "или", "их", "к", "как", "когда", "которая", "которые",
    "который", "которых", "кто", "ли", "между", "меня", "мне", "может", "мы", "нет", "но", "однако", "он", "она",
    "они", "от", "очень", "после", "потому", "с", "своей", "своих", "свой", "сейчас", "сказал", "со", "сообщил",
    "также", "тоже", "только", "уже", "что", "чтобы", "это", "этого", "этой", "этом",
];

#[rustfmt::skip]
const UNITS: &[&str] = &[
    "баррел", "ватт", "гектар", "градус", "грамм", "гривен", "гривн", "доллар", "евро", "иен", "килограмм", "километр", "литр",
    "мегаватт", "метр", "миллиметр", "процент", "рубл", "сантиметр", "тонн", "фунт", "центнер", "юан",
];

#[rustfmt::skip]
const ONCE: &[&str] = &["и", "или", "но", "чтобы"];

#[rustfmt::skip]
const TWICE: &[&str] = &[
    "в", "для", "до", "его", "и", "из", "или", "к", "на", "но", "от", "по", "при", "с", "то", "у", "чтобы", "это",
];
