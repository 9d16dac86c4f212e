//! What the neighbours of an item say of it: centuries, dates, brackets, ranges, feet and inches.

use super::facts::Facts;
use super::item::{Form, Item, Marks, strength};
use super::line::Line;

/// Units of which two neighbours make one amount, and how many of the second are one of the first.
const GROUPS: [(&str, &str, f64); 8] = [
    ("ft", "in", 12.0),
    ("m", "cm", 100.0),
    ("lb", "oz", 16.0),
    ("st", "lb", 14.0),
    ("km", "m", 1000.0),
    ("kg", "g", 1000.0),
    ("h", "min", 60.0),
    ("min", "s", 60.0),
];

/// Completes the items of a segment, which are in order.
pub(super) fn settle(line: &Line<'_>, facts: Facts, items: &mut [Item]) {
    let months: Vec<(usize, usize)> =
        items.iter().filter(|item| item.is_month() && item.form == Form::Words).map(|item| (item.start, item.end)).collect();
    let mut depth = 0_usize;
    let mut at = 0;
    for item in items.iter_mut() {
        for mark in line.part(at, item.start.max(at)).bytes() {
            match mark {
                b'(' | b'[' => depth += 1,
                b')' | b']' => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        at = at.max(item.start);
        item.in_brackets = depth > 0;
        // “Two others” are three with the one that is named.
        if let Some(value) = item.value.filter(|value| value.fract() == 0.0 && *value < 100.0)
            && facts.lists("others", line.from(item.end).trim_start().split(|char: char| !char.is_alphabetic()).next().unwrap_or_default())
        {
            item.or([value + 1.0]);
        }
        if item.value.is_some_and(|value| value < 30.0) {
            item.century = is_century(line, facts, item);
        }
        let is_day =
            item.form == Form::Digits && item.marks == Marks::Plain && item.value.is_some_and(|value| value > 0.0 && value <= 31.0);
        let near =
            |(start, end): &(usize, usize)| item.start >= *end && item.start - end <= 2 || *start >= item.end && start - item.end <= 4;
        if is_day && item.scale <= 1.0 && months.iter().any(near) {
            item.date = true;
            if item.form != Form::Code && item.strength < strength::SHOULD {
                item.strength = strength::SHOULD;
            }
        }
    }
    shares(line, facts, items);
    groups(line, items);
    ranges(line, facts, items);
}

fn is_century(line: &Line<'_>, facts: Facts, item: &Item) -> bool {
    let rest = line.from(item.end).trim_start_matches([' ', '.', '-', 'ヶ', 'ー']);
    // An ending may stand between: `20-го века`.
    let later = rest.split_once(' ').filter(|(word, _)| word.chars().count() <= 3).map_or("", |(_, later)| later);
    let before = line.to(item.start).trim_end().rsplit(' ').next().unwrap_or_default();
    facts
        .list("century")
        .iter()
        .any(|stem| rest.starts_with(stem.as_str()) || later.starts_with(stem.as_str()) || before.starts_with(stem.as_str()))
}

/// “One in five” is twenty per cent.
fn shares(line: &Line<'_>, facts: Facts, items: &mut [Item]) {
    let numbers: Vec<usize> = (0..items.len()).filter(|index| items[*index].value.is_some()).collect();
    for pair in numbers.windows(2) {
        let (first, second) = (pair[0], pair[1]);
        let (Some(part), Some(whole)) = (items[first].value, items[second].value) else { continue };
        let gap = line.part(items[first].end, items[second].start.max(items[first].end));
        let is_small = part >= 1.0 && part < whole && whole <= 20.0 && part.fract() == 0.0 && whole.fract() == 0.0;
        let links = |of: &String| gap.trim_end().strip_suffix(of.as_str()).is_some_and(|rest| rest.ends_with(' '));
        if is_small && gap.len() <= 40 && !gap.contains([',', ';', '.', ':', '(']) && facts.list("share").iter().any(links) {
            let percent = part / whole * 100.0;
            for index in [first, second] {
                items[index].or([percent, percent.round()]);
            }
        }
    }
}

/// Six feet and two inches are one amount.
fn groups(line: &Line<'_>, items: &mut [Item]) {
    let numbers: Vec<usize> = (0..items.len()).filter(|index| items[*index].strength > 0 && items[*index].value.is_some()).collect();
    for pair in numbers.windows(2) {
        let (first, second) = (pair[0], pair[1]);
        let (Some(much), Some(little)) = (items[first].value, items[second].value) else { continue };
        let gap = line.part(items[first].end, items[second].start.max(items[first].end));
        if gap.len() > 14 {
            continue;
        }
        let (own, other) = (items[first].unit, items[second].unit);
        let bare = other.is_empty()
            && match own {
                "ft" => little < 12.0 && matches!(gap.trim_matches([' ', '-']), "foot" | "feet" | "ft" | "'" | ""),
                "m" => little < 100.0 && gap.trim() == "m",
                _ => false,
            };
        if let Some((_, unit, factor)) = GROUPS.iter().find(|(one, next, _)| *one == own && (*next == other || bare)) {
            let group = Some((much * factor + little, *unit));
            (items[first].group, items[second].group) = (group, group);
            if bare {
                items[second].unit = unit;
            }
        }
    }
}

/// “2 to 3 million”: the first may be millions, too, and has the unit of the second.
fn ranges(line: &Line<'_>, facts: Facts, items: &mut [Item]) {
    let numbers: Vec<usize> = (0..items.len()).filter(|index| items[*index].strength > 0 || items[*index].form == Form::Han).collect();
    for pair in numbers.windows(2) {
        let (head, tail) = items.split_at_mut(pair[1]);
        let (Some(first), Some(second)) = (head.get_mut(pair[0]), tail.first()) else { continue };
        let gap = line.part(first.end, second.start.max(first.end));
        let Some(value) = first.value.filter(|_| second.value.is_some() && gap.len() <= 12) else { continue };
        if first.scale <= 1.0 && (second.scale >= 1000.0 && value < 1000.0 || facts.is_han() && second.scale > 1.0) {
            first.or([value * second.scale]);
        }
        if first.unit.is_empty() && gap.len() <= 6 && !gap.contains(['(', ')', '[', ']', ',', ';', '.', ':']) {
            first.unit = second.unit;
        }
    }
}
