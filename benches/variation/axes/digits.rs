//! Numbers as other figures, as words, and words as figures.

use super::{OF_NUMBERS, any_of, regex};
use crate::random::Random;
use crate::sample::Sample;
use crate::words;
use regex::Captures;

/// Other figures of the same shape. Ones, zeros and the twos that make dates and hours what they are stay.
pub(super) fn other_figures(sample: &Sample, random: &mut Random) -> Vec<Sample> {
    let names_month = words::of(&sample.lang).is_some_and(|words| words.months.iter().any(|month| sample.text.contains(month)));
    if sample.is_of(OF_NUMBERS) && (names_month || numbers_in(sample) > 1) {
        return Vec::new();
    }
    let step = 1 + random.below(4) as u8;
    let pattern = regex(r#"(^|[\s(\["“„«$€£])(\d[\d.,'’\x{a0}\x{202f}]*\d|\d)([\s\x{a0}]\p{L}+|\p{L}+|[:/–-]\s?\d|\+|\b)"#);
    sample.rewrite_words(&pattern, |found| replaced(found, sample, step)).into_iter().collect()
}

fn replaced(found: &Captures<'_>, sample: &Sample, step: u8) -> Option<String> {
    let (before, number, after) = (&found[1], &found[2], &found[3]);
    let is_date = number.matches('.').count() > 1 && !regex(r"^\d{1,3}(\.\d{3})+$").is_match(number);
    let next = after.trim_start();
    let is_of_time = after.starts_with([':', '/', '+'])
        || ["st", "nd", "rd", "th", "e", "er", "h", "am", "pm"].contains(&next)
        || words::of(&sample.lang).is_some_and(|words| words.months.contains(&next));
    if is_date || is_of_time {
        return None;
    }
    let is_year = number.len() == 4 && number.starts_with(['1', '2']) && number.parse::<u32>().is_ok();
    let new: String = if is_year {
        let last = number.bytes().last().map_or(0, |digit| digit - b'0');
        format!("{}{}", &number[..3], (last + step) % if number.starts_with("202") { 4 } else { 10 })
    } else {
        number.chars().map(|digit| other_digit(digit, step)).collect()
    };
    Some(format!("{before}{new}{after}"))
}

fn other_digit(digit: char, step: u8) -> char {
    match digit {
        '3' => '4',
        '4' => '3',
        '5'..='9' => char::from(b'5' + (digit as u8 - b'5' + step) % 5),
        other => other,
    }
}

fn numbers_in(sample: &Sample) -> usize {
    regex(r"\d+").find_iter(&sample.text).count()
}

/// Families in which it matters that figures are figures.
const OF_FIGURES: &[&str] = &["numbers", "dates", "currency", "consistency", "typography", "punctuation", "encoding", "marks", "style"];

/// “15 years” becomes “fifteen years”.
pub(super) fn as_word(sample: &Sample, _: &mut Random) -> Vec<Sample> {
    let Some(words) = words::of(&sample.lang).filter(|_| !sample.is_of(OF_FIGURES) && numbers_in(sample) == 1) else { return Vec::new() };
    let pattern = regex(r"(^|[^\S\n]|\()(\d{1,2})( \p{L}{4,})");
    let word = |found: &Captures<'_>| {
        let (number, next) = (found[2].parse::<u32>().ok()?, found[3].trim());
        let is_measure = words.measures.contains(&next) || words.months.contains(&next);
        let (_, word) = words.numbers.iter().find(|(known, _)| *known == number && !is_measure)?;
        Some(format!("{}{word}{}", &found[1], &found[3]))
    };
    sample.rewrite(&pattern, word).into_iter().collect()
}

/// “Fifteen years” becomes “15 years”.
pub(super) fn as_figure(sample: &Sample, _: &mut Random) -> Vec<Sample> {
    let Some(words) = words::of(&sample.lang).filter(|_| !sample.is_of(OF_FIGURES)) else { return Vec::new() };
    let pattern = regex(&format!(r"\b([Aa]n? )?({})( \p{{Ll}}{{4,}})", any_of(words.numbers.iter().map(|(_, word)| *word))));
    let figure = |found: &Captures<'_>| {
        let (number, _) = words.numbers.iter().find(|(_, word)| *word == &found[2])?;
        // “A dozen” and its like need their article.
        found.get(1).is_none().then(|| format!("{number}{}", &found[3]))
    };
    sample.rewrite(&pattern, figure).into_iter().collect()
}
