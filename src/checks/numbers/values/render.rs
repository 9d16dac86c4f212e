//! Writes a value of the source as the target would, and finds numbers that are torn apart.

use super::item::{Item, Key};
use super::line::digits;
use crate::checks::numbers::grouped;
use crate::lang::Language;

/// The figure that stands for the source's value before the scale word of the target, if it can be written there.
pub(super) fn figure(source: &Item, target: &Item, language: &Language) -> Option<String> {
    if source.digits_end == 0 || target.digits_end == 0 || source.clock.is_some() || target.clock.is_some() {
        return None;
    }
    let value = source.amount().zip(target.amount())?.0 / target.scale;
    // 16,000 is no 0.016 million, 4.5 billion no 4,500 million: there the scale word is what is wrong.
    if target.scale > 1.0 && !(1.0..1000.0).contains(&value) {
        return None;
    }
    let decimals = if source.scale == target.scale {
        source.decimals
    } else {
        (0..4).find(|places| {
            let power = 10_f64.powi(*places);
            ((value * power).round() / power - value).abs() < 1e-9
        })? as usize
    };
    let text = format!("{value:.decimals$}");
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let groups = whole.len() > 4 || whole.len() == 4 && source.marks == super::item::Marks::Grouped && language.minimum_grouping <= 1;
    let mut figure = if groups { grouped(language, whole) } else { whole.to_owned() };
    if !fraction.is_empty() {
        figure.push(language.decimal);
        figure.push_str(fraction);
    }
    Some(figure)
}

/// The name of the source's month or day in the language of the target, in the place of `written`; none where that is another form
/// than the language names it by, such as a plural.
pub(super) fn name(source: &Item, written: &str, language: &Language) -> Option<&'static str> {
    let (names, number) = match source.keys.first()? {
        Key::Month(month) => (&language.months[..], *month),
        Key::Weekday(day) => (&language.weekdays[..], *day),
        _ => return None,
    };
    let is_name = names.iter().any(|forms| forms.first().is_some_and(|name| *name == written));
    names.get(usize::from(number).checked_sub(1)?)?.first().copied().filter(|_| is_name)
}

/// Where a blank stands behind the comma of a number or the colon of a time: `9, 680`, `7: 45`.
pub(super) fn torn(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (at, mark) in text.match_indices([',', ':']) {
        let before = text[..at].bytes().rev().take_while(u8::is_ascii_digit).count();
        let Some(rest) = text[at + 1..].strip_prefix(' ') else { continue };
        let (most, wanted) = if mark == "," { (3, 3) } else { (2, 2) };
        if (1..=most).contains(&before) && digits(rest) == wanted && !rest[wanted..].starts_with(',') {
            found.push((at - before, at + 2 + wanted));
        }
    }
    found
}
