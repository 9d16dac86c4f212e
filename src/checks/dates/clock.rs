//! Times of day: 24 hours with “o’clock”, the German “Uhr” in another language, “p.m.” where there is none.

use crate::article::Article;
use crate::checks::{Asked, Check, Finding};
use crate::diagnostic::Safety;
use crate::lang;
use crate::text::cursor::{Place, is_blank};
use crate::text::numeral::Numeral;
use crate::text::{Prose, Span, WordFilter};
use std::cell::LazyCell;
use std::ops::Deref;

pub(crate) struct Clock;

impl Check for Clock {
    fn name(&self) -> &'static str {
        "clock"
    }

    fn faults(&self) -> &'static [&'static str] {
        &["o-clock", "clock", "uhr", "half-day"]
    }

    fn run(&self, article: &Article<'_>, _: &Asked<'_>, findings: &mut Vec<Finding>) {
        let prose = &article.target;
        let halves = LazyCell::new(|| half_days(prose.text));
        for numeral in article.target.numerals() {
            let Some(next) = after(numeral) else { continue };
            let Some(time) = Time::of(numeral) else { continue };
            findings.extend(match prose.language.clock {
                Some(lang::Clock::Twelve) => in_halves(prose, time, next, &halves),
                Some(lang::Clock::Whole { hour, minutes, word }) => whole(prose, time, next, [hour, minutes], word),
                None => None,
            });
        }
    }
}

/// The word of time after the number, not farther than a blank.
fn after(numeral: Numeral<'_>) -> Option<Place<'_>> {
    static FILTER: WordFilter<8> = WordFilter::of(&["o'clock", "o’clock", "oclock", "clock", "uhr", "am", "pm", "a", "p"]);
    let next = numeral.last.next().filter(|next| FILTER.may_hold(next.token().hash))?;
    (next.is_word() && is_blank(numeral.last.gap_after().text(numeral.place.prose.text))).then_some(next)
}

/// Hours and minutes.
#[derive(Clone, Copy)]
struct Time {
    hour: u32,
    minute: Option<u32>,
    span: Span,
}

impl Time {
    fn of(numeral: Numeral<'_>) -> Option<Self> {
        if !numeral.tail().is_empty() || numeral.span.len() > 5 {
            return None;
        }
        let text = numeral.text();
        let (hour, minute) = match text.split_once([':', '.']) {
            Some((hour, minute)) if minute.len() == 2 => (hour, Some(minute.parse().ok()?)),
            Some(_) => return None,
            None => (text, None),
        };
        if hour.len() > 2 {
            return None;
        }
        Some(Self { hour: hour.parse().ok()?, minute, span: numeral.span })
    }

    const fn is_possible(self) -> bool {
        let minute = match self.minute {
            Some(minute) => minute,
            None => 0,
        };
        self.hour < 24 && minute < 60 || self.hour == 24 && minute == 0
    }

    /// The time in twelve hours, with what the document writes for their halves.
    fn of_twelve(self, (morning, evening): HalfDays) -> String {
        let half = if (12..24).contains(&self.hour) { evening } else { morning };
        let hour = if self.hour.is_multiple_of(12) { 12 } else { self.hour % 12 };
        match self.minute {
            None | Some(0) if self.hour == 12 => "noon".to_owned(),
            None | Some(0) if self.hour.is_multiple_of(24) => "midnight".to_owned(),
            None | Some(0) => format!("{hour} {half}"),
            Some(minute) => format!("{hour}:{minute:02} {half}"),
        }
    }
}

/// What is written for the morning and for the evening.
type HalfDays = (&'static str, &'static str);

/// How the document writes the halves of a day.
fn half_days(text: &str) -> HalfDays {
    const FORMS: [(&str, &str); 4] = [("a.m.", "p.m."), ("am", "pm"), ("AM", "PM"), ("A.M.", "P.M.")];
    let after_number = |form: &str| {
        text.match_indices(form)
            .filter(|(at, _)| text[..*at].trim_end_matches([' ', '\u{a0}', '\u{202f}']).ends_with(|c: char| c.is_ascii_digit()))
            .count()
    };
    let count = |forms: &(&str, &str)| after_number(forms.0) + after_number(forms.1);
    // The first of the most used.
    FORMS.iter().rev().max_by_key(|forms| count(forms)).copied().unwrap_or(FORMS[0])
}

/// What follows a time that is written in full: nothing of its noun group.
fn is_end(place: Place<'_>) -> bool {
    place.next().is_none_or(|next| {
        next.is_mark()
            || matches!(
                next.text(),
                "in" | "on"
                    | "and"
                    | "at"
                    | "to"
                    | "until"
                    | "the"
                    | "a"
                    | "when"
                    | "this"
                    | "that"
                    | "for"
                    | "local"
                    | "Moscow"
                    | "he"
                    | "she"
                    | "it"
                    | "they"
                    | "with"
                    | "by"
                    | "sharp"
                    | "today"
                    | "yesterday"
                    | "or"
                    | "but"
                    | "from"
                    | "after"
                    | "before"
            )
            || place.prose.language.weekday(next.text()).is_some()
    })
}

/// `halves` are read from the whole text, so only once it is asked for them, and once.
fn in_halves(prose: &Prose<'_>, time: Time, next: Place<'_>, halves: &dyn Deref<Target = HalfDays>) -> Option<Finding> {
    let fault = match next.text() {
        "o'clock" | "o’clock" | "oclock" => "o-clock",
        "clock" if is_end(next) => "clock",
        "Uhr" => "uhr",
        _ => return None,
    };
    // Nobody minds nine o’clock.
    if fault == "o-clock" && (1..=12).contains(&time.hour) && time.minute.is_none() || !time.is_possible() {
        return None;
    }
    let whole = Span::new(time.span.start, next.span().end);
    // `from 9-20 o’clock`
    if prose.text[..time.span.start as usize].ends_with(['-', '–', '/']) {
        return Some(Finding::new(fault, whole));
    }
    let better = time.of_twelve(**halves);
    // Before noon the evening may be meant.
    let trust = if time.hour > 12 { Safety::Unsafe } else { Safety::Suggest };
    let ends = prose.text[whole.end as usize..].starts_with('.') && better.ends_with('.');
    let edit = if ends { Span::new(whole.start, whole.end + 1) } else { whole };
    Some(Finding::new(fault, whole).replace(format!("write “{better}”"), edit, better).trust(trust))
}

/// `full` and `minutes` are the forms of an hour, `word` is what the language has after one.
fn whole(prose: &Prose<'_>, time: Time, next: Place<'_>, [full, minutes]: [&str; 2], word: Option<&str>) -> Option<Finding> {
    if next.text() == "Uhr" && word != Some("Uhr") {
        return Some(Finding::new("uhr", Span::new(time.span.start, next.span().end)));
    }
    let evening = match next.text() {
        "pm" | "PM" | "p" | "P" => true,
        "am" | "AM" | "a" | "A" => false,
        _ => return None,
    };
    let mut end = next.span().end;
    if next.letters() == 1 {
        // `6:30 p.m.`, also with a space within
        let rest = &prose.text[end as usize..];
        let tail = [".m.", ". m.", ".m", ".M."].iter().find(|tail| rest.starts_with(**tail))?;
        end += tail.len() as u32;
    } else if prose.language.limits.twice.contains(&next.text()) {
        // `um 6 am Abend`
        return None;
    }
    if time.hour > 12 || time.hour == 0 || !time.is_possible() {
        return None;
    }
    let hour = time.hour % 12 + if evening { 12 } else { 0 };
    let form = if matches!(time.minute, None | Some(0)) { full } else { minutes };
    let better = form.replace('M', &format!("{:02}", time.minute.unwrap_or(0))).replace('H', &hour.to_string());
    let whole = Span::new(time.span.start, end);
    // The period of the abbreviation ends the sentence as well.
    let closes = prose.text[..end as usize].ends_with('.')
        && prose.text[end as usize..].trim_start_matches([' ', '\u{a0}']).chars().next().is_none_or(|c| c.is_uppercase() || c == '\n');
    let text = if closes { format!("{better}.") } else { better.clone() };
    Some(Finding::new("half-day", whole).replace(format!("write “{better}”"), whole, text).trust(Safety::Unsafe))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::found;

    fn only(lang: &str, text: &str) -> (&'static str, String, String) {
        let mut all = found(&Clock, lang, text);
        assert_eq!(all.len(), 1, "{text}: {all:?}");
        let (fault, at, fix) = all.remove(0);
        (fault, at, fix.unwrap_or_default())
    }

    #[test]
    fn times_of_twenty_four_hours() {
        assert_eq!(only("en", "It began at 18.30 o'clock."), ("o-clock", "18.30 o'clock".into(), "It began at 6:30 p.m.".into()));
        assert_eq!(only("en", "It began at 20 clock on Friday, not at 7 pm.").2, "It began at 8 pm on Friday, not at 7 pm.");
        assert_eq!(only("en", "It began at 20 Uhr in town.").2, "It began at 8 p.m. in town.");
        assert_eq!(only("de", "Um 6:30 p.m. begann es.").2, "Um 18.30 Uhr begann es.");
        assert_eq!(only("ru", "Начало в 6:30 p.m. в клубе.").2, "Начало в 18:30 в клубе.");
    }

    #[test]
    fn left_alone() {
        for (lang, good) in [
            ("en", "At 9 o'clock the 12 clock towers rang; it was 18:30 by the 24 clock faces."),
            ("de", "Um 18.30 Uhr, um 6 am Abend, war Schluss."),
        ] {
            assert_eq!(found(&Clock, lang, good), [], "{good}");
        }
    }
}
