//! What is left without a partner and is no fault: said twice, converted, said in part, meant roughly.

use super::item::{Item, Key, round, strength};
use super::relation::{figures, is_century, is_converted, is_near, is_related};
use super::units::{converted, is_money};

/// Why an item wants no partner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Excuse {
    /// The same value stands in the other text.
    Repeated,
    Other,
}

/// Why `item`, one of `own` without a partner, is no fault beside the items of the other side; `is_source` says which side is its own.
pub(super) fn excuse(item: &Item, own: &[Item], others: &[Item], is_source: bool) -> Option<Excuse> {
    if others.iter().any(|other| item.shares(other)) {
        return Some(Excuse::Repeated);
    }
    let numbers = || others.iter().filter(|other| !other.is_name());
    let other = !item.is_name() && numbers().any(|other| item.may_share(other))
        || others.iter().any(|other| is_converted(item, other) || is_converted(other, item))
        || others.iter().any(|other| if is_source { is_related(item, other) } else { is_related(other, item) })
        || is_group(item, others)
        || others.iter().any(|other| is_century(item, other, others))
        || is_vague(item, others)
        || is_half_said(item, own, others)
        || others.iter().any(|other| item.keys.iter().any(|key| other.parts.contains(key)))
        || is_in_parts(item, others)
        || is_aside(item, own)
        || is_said_once(item, own, others)
        || is_made(item, others);
    other.then_some(Excuse::Other)
}

/// Six feet six is 198 cm.
fn is_group(item: &Item, others: &[Item]) -> bool {
    let turned = |from: &str, to: &str, amount: f64, wanted: f64| {
        from == to && is_near(amount, wanted, 0.05) || converted(from, to, amount).into_iter().any(|exact| is_near(exact, wanted, 0.05))
    };
    if let Some((amount, unit)) = item.group {
        let whole = others.iter().filter_map(|other| other.group.or(Some((other.amount()?, other.unit))));
        if whole.into_iter().any(|(other, from)| {
            let decimal = unit == "in" && from == "ft" && is_near(other, (amount / 12.0).floor() + amount % 12.0 / 10.0, 0.001);
            turned(from, unit, other, amount) || decimal
        }) {
            return true;
        }
    }
    let amount = item.amount().unwrap_or_default();
    !item.unit.is_empty() && others.iter().filter_map(|other| other.group).any(|(whole, unit)| turned(unit, item.unit, whole, amount))
}

/// Ten thousand for “tens of thousands”.
fn is_vague(item: &Item, others: &[Item]) -> bool {
    let Some(amount) = item.amount().filter(|amount| *amount > 0.0 && figures(*amount) == 1) else { return false };
    let powers =
        others.iter().flat_map(|other| &other.keys).filter_map(|key| if let Key::Power(power) = key { Some(*power) } else { None });
    powers.into_iter().any(|power| (10_f64.powi(power.into())..10_f64.powi(i32::from(power) + 2)).contains(&amount))
}

/// “Five million, then seven”: the scale is said once.
fn is_half_said(item: &Item, own: &[Item], others: &[Item]) -> bool {
    let Some(amount) = item.amount().filter(|amount| *amount != 0.0) else { return false };
    own.iter().filter(|spoken| spoken.scale >= 1000.0).any(|spoken| {
        let is_self = std::ptr::eq(spoken, item);
        let said_there = others.iter().any(|other| other.scale == spoken.scale);
        others.iter().any(|other| {
            let value = other.amount().unwrap_or_default();
            let same = value != 0.0 && (round(value * spoken.scale) == amount || round(amount * spoken.scale) == value);
            same && (!is_self || said_there) && item.strength + other.strength < 2 * strength::MUST
        })
    })
}

/// “37 degrees in Dallas, in Phoenix 40”: the unit is said once.
fn is_said_once(item: &Item, own: &[Item], others: &[Item]) -> bool {
    let converts = |bare: &Item, units: &[Item], own: &Item| {
        bare.unit.is_empty()
            && matches!(own.unit, "C" | "F")
            && units.iter().filter(|unit| !unit.unit.is_empty()).any(|unit| {
                let said = Item { unit: unit.unit, ..bare.clone() };
                is_converted(&said, own)
            })
    };
    others.iter().any(|other| converts(item, own, other) || converts(other, others, item))
}

fn is_in_parts(item: &Item, others: &[Item]) -> bool {
    !item.parts.is_empty() && item.parts.iter().all(|part| others.iter().any(|other| other.may_be(*part) || other.parts.contains(part)))
}

/// An amount in brackets, or of money, behind another that has its partner: the same in the reader's own unit or currency.
fn is_aside(item: &Item, own: &[Item]) -> bool {
    if item.unit.is_empty() {
        return false;
    }
    own.iter().any(|before| {
        let near = before.partner.is_some() && !before.unit.is_empty() && item.start > before.end && item.start - before.end < 40;
        let money = is_money(item.unit) && is_money(before.unit) && item.unit != before.unit;
        near && (item.in_brackets || money)
    })
}

/// A dozen twice is 24.
fn is_made(item: &Item, others: &[Item]) -> bool {
    let Some(amount) = item.amount().filter(|_| item.strength <= strength::MAY) else { return false };
    others
        .iter()
        .filter_map(Item::amount)
        .filter(|other| *other > 1.0)
        .any(|other| round(other * 12.0) == amount || round(other * 10.0) == amount)
}
