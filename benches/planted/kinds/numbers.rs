//! Errors in numbers, dates and units.

use super::Kind;
use crate::random::Random;
use crate::records::{Record, Set};
use regex::{Captures, Regex};
use std::sync::OnceLock;

#[rustfmt::skip]
pub(super) static KINDS: &[Kind] = &[
    Kind { name: "number/digit-changed", plant: digit_changed },
    Kind { name: "number/digit-dropped", plant: digit_dropped },
    Kind { name: "number/decimal", plant: decimal },
    Kind { name: "number/removed", plant: removed },
    Kind { name: "number/added", plant: added },
    Kind { name: "number/scale", plant: scale },
    Kind { name: "number/word", plant: word },
    Kind { name: "number/percent-point", plant: percent_point },
    Kind { name: "number/unit", plant: unit },
    Kind { name: "number/clock", plant: clock },
    Kind { name: "number/day", plant: day },
    Kind { name: "number/month", plant: month },
    Kind { name: "number/weekday", plant: weekday },
    Kind { name: "number/year", plant: year },
];

/// What the planting must know of a language of the target.
struct Words {
    tag: &'static str,
    /// Two to twelve, less those that are other words too.
    numbers: &'static [&'static str],
    months: &'static [&'static str],
    days: &'static [&'static str],
    /// A power of ten and another.
    scales: &'static [(&'static str, &'static str)],
    /// A unit or currency and another of its kind.
    units: &'static [(&'static str, &'static str)],
    percent: &'static [&'static str],
    point: &'static str,
    /// Marks of a time of day behind its hour.
    hours: &'static [&'static str],
    decimal: char,
    group: char,
}

#[rustfmt::skip]
static WORDS: &[Words] = &[
    Words {
        tag: "en",
        numbers: &["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
        months: &["January", "February", "April", "June", "July", "August", "September", "October", "November", "December"],
        days: &["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
        scales: &[("million", "billion"), ("billion", "million"), ("thousand", "million"), ("trillion", "billion")],
        units: &[
            ("kilometers", "miles"), ("kilometres", "miles"), ("km", "miles"), ("miles", "kilometers"), ("meters", "feet"), ("metres", "feet"),
            ("feet", "meters"), ("kg", "pounds"), ("euros", "dollars"), ("dollars", "euros"), ("inches", "centimeters"), ("acres", "hectares"),
            ("hectares", "acres"), ("mph", "km/h"), ("rubles", "dollars"), ("roubles", "dollars"),
        ],
        percent: &["%", " %", " percent", " per cent"],
        point: " percentage points",
        hours: &[" a.m", " p.m", " am", " pm", "am", "pm"],
        decimal: '.', group: ',',
    },
    Words {
        tag: "de",
        numbers: &["zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"],
        months: &["Januar", "Februar", "März", "April", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"],
        days: &["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
        scales: &[("Millionen", "Milliarden"), ("Milliarden", "Millionen"), ("Million", "Milliarde"), ("Milliarde", "Million")],
        units: &[
            ("Kilometer", "Meilen"), ("Kilometern", "Meilen"), ("km", "Meilen"), ("Meilen", "Kilometer"), ("Meter", "Fuß"), ("Euro", "Dollar"),
            ("Dollar", "Euro"), ("€", "$"), ("$", "€"), ("Hektar", "Quadratmeter"), ("Tonnen", "Kilogramm"), ("Zentimeter", "Zoll"),
        ],
        percent: &["%", " %", "\u{a0}%", " Prozent"],
        point: " Prozentpunkte",
        hours: &[" Uhr", "\u{a0}Uhr"],
        decimal: ',', group: '.',
    },
    Words {
        tag: "fr",
        numbers: &["deux", "trois", "quatre", "cinq", "six", "sept", "huit", "dix", "onze", "douze"],
        months: &["janvier", "février", "avril", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
        days: &["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
        scales: &[("millions", "milliards"), ("milliards", "millions"), ("million", "milliard"), ("milliard", "million")],
        units: &[
            ("kilomètres", "miles"), ("km", "miles"), ("mètres", "pieds"), ("euros", "dollars"), ("dollars", "euros"), ("€", "$"), ("$", "€"),
            ("tonnes", "kilos"), ("hectares", "acres"),
        ],
        percent: &["%", " %", "\u{a0}%", "\u{202f}%", " pour cent"],
        point: " points de pourcentage",
        hours: &["h", " h", "\u{a0}h", " heures", "\u{a0}heures"],
        decimal: ',', group: '\u{a0}',
    },
    Words {
        tag: "es",
        numbers: &["dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "doce"],
        months: &["enero", "febrero", "abril", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"],
        days: &["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
        scales: &[("mil millones", "millones"), ("millones", "mil millones"), ("millón", "billón")],
        units: &[
            ("kilómetros", "millas"), ("km", "millas"), ("metros", "pies"), ("euros", "dólares"), ("dólares", "euros"), ("€", "$"), ("$", "€"),
            ("toneladas", "kilos"), ("hectáreas", "acres"),
        ],
        percent: &["%", " %", "\u{a0}%", " por ciento"],
        point: " puntos porcentuales",
        hours: &[" horas", " h"],
        decimal: ',', group: '.',
    },
];

fn words(record: &Record) -> Option<&'static Words> {
    WORDS.iter().find(|words| words.tag == record.target_language())
}

/// A number in digits, with its marks; `start` and `end` are bytes of the target.
struct Figure {
    start: usize,
    end: usize,
    digits: String,
}

/// The numbers of the target whose digits stand in the source as well, so that a change makes an error of what was right: of
/// at least two digits, or one beside nothing that would make a word of it.
fn figures(record: &Record) -> Vec<Figure> {
    static NUMBER: OnceLock<Regex> = OnceLock::new();
    let number = NUMBER.get_or_init(|| Regex::new(r"\d+(?:[.,\u{a0}\u{202f}]\d+)*").expect("a regex"));
    let source: Vec<String> = number.find_iter(&ascii(&record.source)).map(|found| digits(found.as_str())).collect();
    let target = &record.target;
    let glued = |start: usize, end: usize| {
        target[..start].chars().next_back().is_some_and(|before| before.is_alphanumeric() || ":-./".contains(before))
            || target[end..].starts_with([':', '/', '-'])
            || target[end..].chars().next().is_some_and(char::is_alphabetic)
    };
    let found = number.find_iter(target).filter(|found| !glued(found.start(), found.end()));
    let figures = found.map(|found| Figure { start: found.start(), end: found.end(), digits: digits(found.as_str()) });
    figures.filter(|figure| source.iter().filter(|other| **other == figure.digits).count() == 1).collect()
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// The text with full-width and Devanagari digits as ASCII ones.
fn ascii(text: &str) -> String {
    let of = |zero: char, digit: char| char::from_digit(digit as u32 - zero as u32, 10).unwrap_or(digit);
    text.chars()
        .map(|digit| match digit {
            '０'..='９' => of('０', digit),
            '०'..='९' => of('०', digit),
            _ => digit,
        })
        .collect()
}

fn with(text: &str, start: usize, end: usize, replacement: &str) -> String {
    format!("{}{replacement}{}", &text[..start], &text[end..])
}

fn digit_changed(record: &Record, _: &Set, random: &mut Random) -> Option<String> {
    let figures = figures(record);
    let figure = random.pick(&figures)?;
    let places: Vec<usize> = (figure.start..figure.end).filter(|&at| record.target.as_bytes()[at].is_ascii_digit()).collect();
    let at = *random.pick(&places)?;
    let others: Vec<&str> =
        ["1", "2", "3", "4", "5", "6", "7", "8", "9"].into_iter().filter(|digit| *digit != &record.target[at..=at]).collect();
    Some(with(&record.target, at, at + 1, random.pick(&others)?))
}

fn digit_dropped(record: &Record, _: &Set, random: &mut Random) -> Option<String> {
    let words = words(record)?;
    let mut figures = figures(record);
    figures.retain(|figure| figure.digits.len() > 1 && !record.target[figure.start..figure.end].contains(words.decimal));
    let figure = random.pick(&figures)?;
    let mut digits = figure.digits.clone();
    digits.remove(random.below(digits.len()));
    if digits.starts_with('0') {
        return None;
    }
    let grouped = figure.end - figure.start > figure.digits.len();
    let text = if grouped { grouped_by(words.group, &digits) } else { digits };
    Some(with(&record.target, figure.start, figure.end, &text))
}

fn grouped_by(mark: char, digits: &str) -> String {
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(mark);
        }
        text.push(digit);
    }
    text
}

/// 12,000 as 12.0, 3.5 as 35.
fn decimal(record: &Record, _: &Set, random: &mut Random) -> Option<String> {
    let words = words(record)?;
    let mut figures = figures(record);
    figures.retain(|figure| figure.end - figure.start > figure.digits.len());
    let figure = random.pick(&figures)?;
    let text = &record.target[figure.start..figure.end];
    let wrong = if text.contains(words.decimal) {
        figure.digits.trim_start_matches('0').to_owned()
    } else {
        let (whole, rest) = figure.digits.split_at(figure.digits.len() - 3);
        let rest = rest.trim_end_matches('0');
        format!("{whole}{}{}", words.decimal, if rest.is_empty() { "0" } else { rest })
    };
    Some(with(&record.target, figure.start, figure.end, &wrong))
}

fn removed(record: &Record, _: &Set, random: &mut Random) -> Option<String> {
    let mut figures = figures(record);
    figures.retain(|figure| figure.digits.len() > 1);
    let figure = random.pick(&figures)?;
    let rest = record.target[figure.end..].trim_start();
    Some(format!("{}{rest}", &record.target[..figure.start]))
}

fn added(record: &Record, _: &Set, random: &mut Random) -> Option<String> {
    static PLACE: OnceLock<Regex> = OnceLock::new();
    let place = PLACE.get_or_init(|| Regex::new(r"\p{Ll} (\p{L}{4})").expect("a regex"));
    let places: Vec<usize> = place.captures_iter(&record.target).filter_map(|found| Some(found.get(1)?.start())).collect();
    let at = *random.pick(&places)?;
    Some(with(&record.target, at, at, &format!("{} ", 13 + random.below(86))))
}

/// One of the words of `pairs` between what `before` and `after` describe, as the other of its pair.
fn swapped(record: &Record, pairs: &[(&str, &str)], before: &str, after: &str, random: &mut Random) -> Option<String> {
    let mut words: Vec<String> = pairs.iter().map(|(own, _)| regex::escape(own)).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let regex = Regex::new(&format!("(?:{before})({}){after}", words.join("|"))).expect("a regex");
    let found: Vec<Captures<'_>> = regex.captures_iter(&record.target).collect();
    let word = random.pick(&found)?.get(1)?;
    let (_, other) = pairs.iter().find(|(own, _)| *own == word.as_str())?;
    Some(with(&record.target, word.start(), word.end(), other))
}

fn scale(record: &Record, _: &Set, random: &mut Random) -> Option<String> {
    swapped(record, words(record)?.scales, r"\d[ \u{a0}\u{202f}-]", r"\b", random)
}

/// A number word of the target, if the words of both sides are as many as the numbers that they can be.
fn word(record: &Record, _: &Set, random: &mut Random) -> Option<String> {
    let words = words(record)?.numbers;
    let regex = Regex::new(&format!(r"(?i)\b({})\b", words.join("|"))).expect("a regex");
    let found: Vec<_> = regex.find_iter(&record.target).filter(|found| !record.target[..found.start()].ends_with('-')).collect();
    let place = random.pick(&found)?;
    let others: Vec<&&str> = words.iter().filter(|word| **word != place.as_str().to_lowercase()).collect();
    let other = random.pick(&others)?;
    let capital = place.as_str().starts_with(char::is_uppercase);
    let mut letters = other.chars();
    let first = letters.next()?;
    let text = if capital { format!("{}{}", first.to_uppercase(), letters.as_str()) } else { (**other).to_owned() };
    Some(with(&record.target, place.start(), place.end(), &text))
}

fn percent_point(record: &Record, _: &Set, random: &mut Random) -> Option<String> {
    let words = words(record)?;
    let pairs: Vec<(&str, &str)> = words.percent.iter().map(|own| (*own, words.point)).collect();
    swapped(record, &pairs, r"\d", r"(?:[^\p{L}]|$)", random)
}

fn unit(record: &Record, _: &Set, random: &mut Random) -> Option<String> {
    swapped(record, words(record)?.units, r"\d[ \u{a0}\u{202f}-]", r"(?:[^\p{L}²³/]|$)", random)
}

fn clock(record: &Record, _: &Set, random: &mut Random) -> Option<String> {
    let hours: Vec<String> = words(record)?.hours.iter().map(|word| regex::escape(word)).collect();
    let regex = Regex::new(&format!(r"\b(\d{{1,2}})(?::\d\d|(?:{})\b)", hours.join("|"))).expect("a regex");
    let found: Vec<Captures<'_>> = regex.captures_iter(&record.target).collect();
    let hour = random.pick(&found)?.get(1)?;
    let value: usize = hour.as_str().parse().ok().filter(|value| (1..=21).contains(value))?;
    let other = random.pick(&[value + 1, value + 2, value.max(3) - 2].map(|other| other.max(1)))?.to_string();
    Some(with(&record.target, hour.start(), hour.end(), &other))
}

fn day(record: &Record, _: &Set, random: &mut Random) -> Option<String> {
    let words = words(record)?;
    let months = words.months.join("|");
    let mut figures = figures(record);
    let behind = Regex::new(&format!(r"^(?:st|nd|rd|th|er|\.)? (?:of |de )?(?:{months})")).expect("a regex");
    let before = Regex::new(&format!("(?:{months}) $")).expect("a regex");
    figures.retain(|figure| {
        figure.digits.len() < 3 && (behind.is_match(&record.target[figure.end..]) || before.is_match(&record.target[..figure.start]))
    });
    let figure = random.pick(&figures)?;
    let value: usize = figure.digits.parse().ok()?;
    let other = Some(1 + random.below(28)).filter(|other| *other != value)?;
    Some(with(&record.target, figure.start, figure.end, &other.to_string()))
}

/// One of `names` as another.
fn renamed(record: &Record, names: &[&str], random: &mut Random) -> Option<String> {
    let regex = Regex::new(&format!(r"\b({})\b", names.join("|"))).expect("a regex");
    let found: Vec<_> = regex.find_iter(&record.target).collect();
    let place = random.pick(&found)?;
    let others: Vec<&&str> = names.iter().filter(|name| **name != place.as_str()).collect();
    Some(with(&record.target, place.start(), place.end(), random.pick(&others)?))
}

fn month(record: &Record, _: &Set, random: &mut Random) -> Option<String> {
    renamed(record, words(record)?.months, random)
}

fn weekday(record: &Record, _: &Set, random: &mut Random) -> Option<String> {
    renamed(record, words(record)?.days, random)
}

fn year(record: &Record, _: &Set, random: &mut Random) -> Option<String> {
    let mut figures = figures(record);
    figures.retain(|figure| {
        figure.digits.len() == 4 && figure.end - figure.start == 4 && figure.digits.parse().is_ok_and(|year| (1900..2031).contains(&year))
    });
    let figure = random.pick(&figures)?;
    let year: i32 = figure.digits.parse().ok()?;
    let step = *random.pick(&[-10, -3, -2, -1, 1, 2, 3, 10])?;
    Some(with(&record.target, figure.start, figure.end, &(year + step).to_string()))
}
