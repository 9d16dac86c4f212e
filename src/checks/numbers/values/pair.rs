//! Gives each item its partner in the other text, one to one, the surest first.

use super::item::{Form, How, Item, Marks, Partner, Sort, round, strength};
use super::relation::is_related;
use std::ops::Range;

/// More items than this in a segment are a table; what is beyond is not compared, so that the work stays bounded.
pub(super) const MOST: usize = 150;

/// Pairs the items of a source segment with those of its translation.
pub(super) fn pair(source: &mut [Item], target: &mut [Item]) {
    by_reading(source, target, How::Same, Item::shares);
    by_reading(source, target, How::Other, may_stand_for);
    by_parts(source, target);
    by_parts(target, source);
    by_groups(source, target);
    by_groups(target, source);
    loosely(source, target);
    first_of(source, target, How::Related, is_related);
    doubtful_months(source, target);
    doubtful_months(target, source);
}

/// Whether one of both means what the other might mean. The name of a month stands for a figure of a date, not for “only” or “first”.
fn may_stand_for(one: &Item, other: &Item) -> bool {
    let is_figure = |item: &Item| item.form == Form::Digits && item.sort == Sort::Cardinal && !item.date && !item.ordinal;
    one.may_share(other) && (one.is_month() == other.is_month() || is_figure(if one.is_month() { other } else { one }))
}

/// A word that may be the name of a month is one where the other side has a month that is left: “June” is no woman then.
fn doubtful_months(own: &[Item], others: &mut [Item]) {
    let is_left = |item: &Item| item.is_month() && item.partner.is_none();
    if own.iter().any(|item| is_left(item) && item.strength == strength::SHOULD)
        && !others.iter().any(|item| is_left(item) && item.strength > strength::NEVER)
    {
        let long = |item: &&mut Item| is_left(item) && item.end - item.start > 3;
        others.iter_mut().filter(long).for_each(|item| item.strength = strength::SHOULD);
    }
}

/// Pairs those that fit, the likest first: of one form, with one unit, at one place of their text.
fn by_reading(source: &mut [Item], target: &mut [Item], how: How, fits: fn(&Item, &Item) -> bool) {
    let lengths = (last_end(source), last_end(target));
    let mut found: Vec<(f64, f64, usize, usize)> = Vec::new();
    for (own, one) in source.iter().enumerate().filter(|(_, item)| item.partner.is_none()) {
        for (other, next) in target.iter().enumerate().filter(|(_, item)| item.partner.is_none()) {
            if fits(one, next) {
                found.push((-likeness(one, next), distance(one, next, lengths), own, other));
            }
        }
    }
    found.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)).then((a.2, a.3).cmp(&(b.2, b.3))));
    for (_, _, own, other) in found {
        join(source, target, own, other, how);
    }
}

pub(super) fn last_end(items: &[Item]) -> usize {
    items.iter().map(|item| item.end).max().unwrap_or(1).max(1)
}

/// How far apart two places are, each as a share of its text.
#[allow(clippy::cast_precision_loss, reason = "places in a segment")]
pub(super) fn distance(one: &Item, other: &Item, lengths: (usize, usize)) -> f64 {
    (one.start as f64 / lengths.0 as f64 - other.start as f64 / lengths.1 as f64).abs()
}

fn likeness(one: &Item, other: &Item) -> f64 {
    let mut score = f64::from(one.strength.min(other.strength)) * 0.3;
    score += if one.form == other.form { 2.0 } else { 0.0 };
    score += if !one.unit.is_empty() && one.unit == other.unit { 3.0 } else { 0.0 };
    score += if one.ordinal == other.ordinal { 0.5 } else { 0.0 };
    score + if one.scale == other.scale { 0.5 } else { 0.0 }
}

fn join(source: &mut [Item], target: &mut [Item], own: usize, other: usize, how: How) {
    if source[own].partner.is_none() && target[other].partner.is_none() {
        source[own].partner = Some(Partner { index: Some(other), how });
        target[other].partner = Some(Partner { index: Some(own), how });
    }
}

/// Pairs an item that has parts with the items of the other side that are its parts: `3:1` with three and one.
fn by_parts(whole: &mut [Item], others: &mut [Item]) {
    for (index, one) in whole.iter_mut().enumerate() {
        if one.partner.is_some() || one.parts.is_empty() {
            continue;
        }
        let mut used: Vec<usize> = Vec::new();
        let found = one.parts.iter().all(|part| {
            let free = |other: &usize| others[*other].partner.is_none() && !used.contains(other) && others[*other].may_be(*part);
            let same = |other: &usize| others[*other].partner.is_none() && !used.contains(other) && is_turned(one, &others[*other]);
            let at = (0..others.len()).find(free).or_else(|| (0..others.len()).find(same));
            used.extend(at);
            // The other way round both parts are met at once.
            at.is_some() || used.iter().any(|other| is_turned(one, &others[*other]))
        });
        if found {
            for other in &used {
                others[*other].partner = Some(Partner { index: Some(index), how: How::Part });
            }
            one.partner = Some(Partner { index: used.first().copied(), how: How::Part });
        }
    }
}

/// Pairs a number with its groups of three digits, where the other text writes blanks between them and its language does not.
fn by_groups(whole: &mut [Item], others: &mut [Item]) {
    for (index, one) in whole.iter_mut().enumerate().filter(|(_, item)| item.partner.is_none() && item.form == Form::Digits) {
        // Whatever its own marks mean.
        let Some(amount) = one.value.map(|value| round(value * 10_f64.powi(one.decimals.min(9) as i32))) else { continue };
        if let Some(groups) = (0..others.len()).find_map(|first| groups(others, first, amount)) {
            one.partner = Some(Partner { index: Some(groups.start), how: How::Part });
            for other in &mut others[groups] {
                other.partner = Some(Partner { index: Some(index), how: How::Part });
            }
        }
    }
}

/// The items from `first` that one blank each divides, if their digits together are `amount`.
fn groups(items: &[Item], first: usize, amount: f64) -> Option<Range<usize>> {
    let is_group = |item: &Item| item.partner.is_none() && item.form == Form::Digits && item.marks == Marks::Plain;
    let mut sum = items.get(first).filter(|item| is_group(item))?.value?;
    for last in first + 1..items.len() {
        let (before, item) = (&items[last - 1], &items[last]);
        if !is_group(item) || item.start != before.digits_end + 1 || item.digits_end - item.start != 3 {
            return None;
        }
        sum = sum * 1000.0 + item.value?;
        if sum >= amount {
            return (sum == amount).then_some(first..last + 1);
        }
    }
    None
}

/// 3:1 and 1:3 are one result, told from either side.
fn is_turned(one: &Item, other: &Item) -> bool {
    one.parts.len() == other.parts.len()
        && one.clock.is_none()
        && other.clock.is_none()
        && one.parts.iter().all(|part| other.parts.contains(part))
}

/// Pairs what each might mean, where one of both is not asked for.
fn loosely(source: &mut [Item], target: &mut [Item]) {
    first_of(source, target, How::Other, |source, target| {
        let weak = source.strength < strength::MUST || target.strength < strength::MUST;
        let both = source.is_month() == target.is_month() && source.others.iter().any(|key| target.others.contains(key));
        weak && (may_stand_for(source, target) || both)
    });
}

fn first_of(source: &mut [Item], target: &mut [Item], how: How, fits: impl Fn(&Item, &Item) -> bool) {
    for own in 0..source.len() {
        if source[own].partner.is_some() {
            continue;
        }
        let found = (0..target.len()).find(|other| target[*other].partner.is_none() && fits(&source[own], &target[*other]));
        if let Some(other) = found {
            join(source, target, own, other, how);
        }
    }
}

/// Pairs what is left in one segment of the source with what is left in a neighbour of its translation: a number that moved.
pub(super) fn neighbours(source: &mut [Item], target: &mut [Item]) {
    let wants = |item: &Item| item.partner.is_none() && item.strength >= strength::SHOULD;
    for own in source.iter_mut().filter(|item| wants(item)) {
        if let Some(other) = target.iter_mut().find(|other| wants(other) && own.shares(other)) {
            let partner = Some(Partner { index: None, how: How::Neighbour });
            (own.partner, other.partner) = (partner, partner);
        }
    }
}
