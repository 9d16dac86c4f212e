//! Other months, weekdays, days and times of day.

use super::{any_of, other, regex};
use crate::random::Random;
use crate::sample::Sample;
use crate::words;
use regex::Captures;

/// Families in which dates are compared with one another.
const OF_RELATIONS: &[&str] = &["consistency", "pairs", "source"];

/// Whether a weekday may belong to a date beside it, so that neither can change alone.
fn is_bound(sample: &Sample) -> bool {
    let has_weekday = words::LANGUAGES.iter().any(|words| words.weekdays.iter().any(|day| sample.text.contains(day)));
    sample.is_of(OF_RELATIONS) || sample.is_of(&["dates"]) && has_weekday && sample.text.contains(|c: char| c.is_ascii_digit())
}

/// Another month of 31 days that is no other word.
pub(super) fn month(sample: &Sample, random: &mut Random) -> Vec<Sample> {
    let Some(words) = words::of(&sample.lang).filter(|_| !is_bound(sample)) else { return Vec::new() };
    // A day that a month lacks may be what is wrong.
    if sample.is_of(&["dates"]) && regex(r"\b(?:29|3\d|[4-9]\d)\b").is_match(&sample.text) {
        return Vec::new();
    }
    let long: Vec<&str> = [0, 6, 11].map(|month| words.months[month]).to_vec();
    let step = random.below(long.len());
    // “May” and “march” beside no figure may be other words; “d'août” does not go with “janvier”.
    let pattern = regex(&format!(
        r"(\d\.?(?: de)? )({})\b|\b({})( (?:de )?\d)",
        any_of(words.months.iter().copied()),
        any_of(words.months.iter().copied())
    ));
    let new = |found: &Captures<'_>| {
        let old = found.get(2).or(found.get(3))?.as_str();
        let place = words.months.iter().position(|month| *month == old)?;
        let new = long[(place + step) % long.len()];
        Some(format!("{}{new}{}", found.get(1).map_or("", |it| it.as_str()), found.get(4).map_or("", |it| it.as_str())))
    };
    sample.rewrite_words(&pattern, new).into_iter().collect()
}

pub(super) fn weekday(sample: &Sample, random: &mut Random) -> Vec<Sample> {
    let Some(words) = words::of(&sample.lang).filter(|_| !is_bound(sample)) else { return Vec::new() };
    let step = 1 + random.below(words.weekdays.len() - 1);
    let pattern = regex(&format!(r"\b({})\b", any_of(words.weekdays.iter().copied())));
    sample.rewrite(&pattern, |found| other(words.weekdays, &found[1], step).map(str::to_owned)).into_iter().collect()
}

/// Another time: an hour up or down on the same half of the day, other minutes.
pub(super) fn clock(sample: &Sample, random: &mut Random) -> Vec<Sample> {
    if sample.is_of(OF_RELATIONS) || sample.is_of(&["numbers", "typography"]) {
        return Vec::new();
    }
    let minutes = random.below(4) as u32;
    let pattern = regex(r"\b([01]?\d|2[0-3]):([0-5]\d)\b");
    let time = |found: &Captures<'_>| {
        let (hour, minute): (u32, u32) = (found[1].parse().ok()?, found[2].parse().ok()?);
        let hour = if (1..12).contains(&hour) || (13..23).contains(&hour) { hour ^ 1 } else { hour };
        let width = found[1].len();
        (hour > 0).then(|| format!("{hour:0width$}:{:02}", (minute + 7 + minutes) % 60))
    };
    sample.rewrite_words(&pattern, time).into_iter().collect()
}

/// Another day before or beside a month, and in a date of figures: what was above twelve stays above it.
pub(super) fn day(sample: &Sample, random: &mut Random) -> Vec<Sample> {
    let Some(words) = words::of(&sample.lang).filter(|_| !is_bound(sample) && !sample.is_of(&["numbers"])) else { return Vec::new() };
    let step = 1 + random.below(5) as u32;
    let other = |day: &str| {
        let number: u32 = day.parse().ok()?;
        let new = match number {
            4..=9 => 4 + (number - 4 + step) % 6,
            10..=12 => 10 + (number - 10 + step) % 3,
            13..=20 => 13 + (number - 13 + step) % 8,
            24..=28 => 24 + (number - 24 + step) % 5,
            _ => return None,
        };
        Some(format!("{new}"))
    };
    let months = any_of(words.months.iter().copied());
    let before = regex(&format!(r"\b(\d{{1,2}})(\.? (?:de )?(?:{months})\b)"));
    let in_figures = regex(r"\b(\d{1,2})([./]\d{1,2}[./](?:19|20)\d\d)\b");
    let behind = regex(&format!(r"\b((?:{months}) )(\d{{1,2}})\b([^:.\d]|$)"));
    let first = |found: &Captures<'_>| Some(format!("{}{}", other(&found[1])?, &found[2]));
    let second = |found: &Captures<'_>| Some(format!("{}{}{}", &found[1], other(&found[2])?, &found[3]));
    [sample.rewrite_words(&before, first), sample.rewrite_words(&in_figures, first), sample.rewrite_words(&behind, second)]
        .into_iter()
        .flatten()
        .collect()
}
