//! Russian.

use super::{Calendar, Language, QuotePair, cldr};

static CALENDAR: Calendar = Calendar::new();

pub static RU: Language = Language {
    tag: "ru",
    name: "Russian",
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
    percent_space: cldr::RU.percent_space,
    currency_before: cldr::RU.currency_before,
    space_before: &[],
    dashes: &[" — ", " – "],
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
