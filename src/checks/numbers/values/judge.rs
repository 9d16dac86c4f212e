//! What is left unpaired, and pairs whose units contradict each other: which fault it is, and how sure.

use super::excuse::{Excuse, excuse};
use super::item::{Form, How, Item, Key, Marks, Sort, strength};
use super::pair::{distance, last_end};
use super::units::{dimension, is_money};

/// A fault of one segment; items are indices of their side.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Verdict {
    pub fault: &'static str,
    pub source: Option<usize>,
    pub target: Option<usize>,
}

/// The two sides of a segment after pairing.
pub(super) struct Sides<'i> {
    pub source: &'i [Item],
    pub target: &'i [Item],
}

/// What is left of one side, as indices.
struct Left {
    /// Without an excuse.
    faulty: Vec<usize>,
    /// Without a partner, but the same value has one.
    repeated: Vec<usize>,
}

impl Left {
    fn of(own: &[Item], others: &[Item], is_source: bool) -> Self {
        let mut left = Self { faulty: Vec::new(), repeated: Vec::new() };
        for (index, item) in own.iter().enumerate().filter(|(_, item)| item.partner.is_none() && item.strength > strength::NEVER) {
            match excuse(item, own, others, is_source) {
                None => left.faulty.push(index),
                Some(Excuse::Repeated) => left.repeated.push(index),
                Some(Excuse::Other) => {}
            }
        }
        left
    }
}

/// The faults of one segment.
pub(super) fn judge(sides: &Sides<'_>) -> Vec<Verdict> {
    let left = (Left::of(sides.source, sides.target, true), Left::of(sides.target, sides.source, false));
    let mut court = Court { sides, source: &left.0.faulty, target: &left.1.faulty, used: (Vec::new(), Vec::new()), verdicts: Vec::new() };
    court.changed();
    court.repeated(&left.0.repeated, &left.1.repeated);
    court.alone();
    court.units();
    court.verdicts
}

struct Court<'c> {
    sides: &'c Sides<'c>,
    source: &'c [usize],
    target: &'c [usize],
    /// Those that a verdict speaks of.
    used: (Vec<usize>, Vec<usize>),
    verdicts: Vec<Verdict>,
}

impl Court<'_> {
    fn convict(&mut self, fault: &'static str, source: Option<usize>, target: Option<usize>) {
        self.used.0.extend(source);
        self.used.1.extend(target);
        self.verdicts.push(Verdict { fault, source, target });
    }

    /// What is left on both sides and of one kind has been changed.
    fn changed(&mut self) {
        let lengths = (last_end(self.sides.source), last_end(self.sides.target));
        let mut found: Vec<(f64, usize, usize)> = Vec::new();
        for &own in self.source {
            for &other in self.target {
                let (source, target) = (&self.sides.source[own], &self.sides.target[other]);
                if may_have_become(source, target) {
                    found.push((3.0 * distance(source, target, lengths) - likeness(source, target), own, other));
                }
            }
        }
        found.sort_by(|a, b| a.0.total_cmp(&b.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        for (_, own, other) in found {
            if !self.used.0.contains(&own) && !self.used.1.contains(&other) {
                let fault = self.fault(own, other, false);
                self.convict(fault, Some(own), Some(other));
            }
        }
    }

    /// One left over beside one that was said before: 3:1 has become 3:3.
    fn repeated(&mut self, source: &[usize], target: &[usize]) {
        let pairs = self.source.iter().flat_map(|own| target.iter().map(move |other| (*own, *other)));
        let turned = self.target.iter().flat_map(|other| source.iter().map(move |own| (*own, *other)));
        for (own, other) in pairs.chain(turned).collect::<Vec<_>>() {
            let (one, next) = (&self.sides.source[own], &self.sides.target[other]);
            let (low, high) = (one.strength.min(next.strength), one.strength.max(next.strength));
            // “Two … two” of which one has become seven.
            let counts = |item: &Item| item.form == Form::Words && item.sort == Sort::Cardinal;
            let firm = low >= strength::SHOULD || low == strength::MAY && high == strength::SHOULD && counts(one) && counts(next);
            if firm && one.form == next.form && is_of_kind(one, next) && !self.used.0.contains(&own) && !self.used.1.contains(&other) {
                let fault = self.fault(own, other, true);
                self.convict(fault, Some(own), Some(other));
            }
        }
    }

    fn alone(&mut self) {
        let has_month = |items: &[Item], left: &[usize]| left.iter().any(|index| items[*index].is_month());
        let weekday = self.sides.target.iter().any(|item| item.is_weekday() && item.partner.is_none());
        let months = (has_month(self.sides.source, self.source), has_month(self.sides.target, self.target));
        // “On the last day, the 25th” is told as Christmas Day where no month stands beside it.
        let dated = self.sides.source.iter().any(Item::is_month);
        for &own in self.source {
            let item = &self.sides.source[own];
            if !self.used.0.contains(&own) && item.strength >= strength::SHOULD {
                let sure = item.strength == strength::MUST && !(item.date && (months.0 || weekday || !dated));
                self.convict(if sure { "missing" } else { "perhaps-missing" }, Some(own), None);
            }
        }
        for &other in self.target {
            let item = &self.sides.target[other];
            if !self.used.1.contains(&other) && item.strength >= strength::SHOULD {
                let sure = item.strength == strength::MUST && !(item.date && months.1) && !explains(item);
                self.convict(if sure { "added" } else { "perhaps-added" }, None, Some(other));
            }
        }
    }

    /// Pairs of one value in two units.
    fn units(&mut self) {
        for (own, source) in self.sides.source.iter().enumerate() {
            let Some(partner) = source.partner.filter(|partner| matches!(partner.how, How::Same | How::Other)) else { continue };
            let Some((other, target)) = partner.index.and_then(|index| Some((index, self.sides.target.get(index)?))) else { continue };
            if let Some(fault) = unit_fault(source, target) {
                self.verdicts.push(Verdict { fault, source: Some(own), target: Some(other) });
            }
        }
    }

    /// The fault of a pair that does not agree, by what it is and how sure that is.
    fn fault(&self, own: usize, other: usize, is_repeated: bool) -> &'static str {
        let (source, target) = (&self.sides.source[own], &self.sides.target[other]);
        match (source.keys.first(), target.keys.first()) {
            (Some(Key::Weekday(_)), _) => return "weekday",
            (Some(Key::Month(_)), _) => return "month",
            _ => {}
        }
        let low = source.strength.min(target.strength);
        let in_digits = source.form == Form::Digits && matches!(target.form, Form::Digits | Form::Code);
        let is_clear = in_digits && source.strength.max(target.strength) == strength::MUST;
        let is_likely = low >= strength::SHOULD || low >= strength::MAY && is_clear;
        if matches!(source.keys.first(), Some(Key::Clock(_))) || matches!(target.keys.first(), Some(Key::Clock(_))) {
            return if is_likely { "time" } else { "perhaps-changed" };
        }
        if low == strength::MUST && self.source.len() == 1 && self.target.len() == 1 && !is_repeated { "changed" } else { "likely-changed" }
    }
}

/// Whether a translator adds such a number to explain: a year for “this year”, “on the 12th” for “on that day”.
fn explains(item: &Item) -> bool {
    let is_year = item.form == Form::Digits
        && item.marks == Marks::Plain
        && item.unit.is_empty()
        && item.scale <= 1.0
        && item.amount().is_some_and(|year| (1900.0..2100.0).contains(&year));
    is_year || item.ordinal
}

fn is_of_kind(one: &Item, other: &Item) -> bool {
    one.keys.first().zip(other.keys.first()).is_some_and(|(one, other)| one.is_of_kind(*other))
}

/// Whether one may be what the other has become. A firm number does not become a weak word or a fraction.
fn may_have_become(source: &Item, target: &Item) -> bool {
    let vague = |item: &Item| matches!(item.sort, Sort::Weak | Sort::Fraction);
    is_of_kind(source, target)
        && source.strength.min(target.strength) >= strength::MAY
        && source.strength + target.strength >= 3
        && !(source.strength == strength::MUST && vague(target) || target.strength == strength::MUST && vague(source))
}

fn likeness(source: &Item, target: &Item) -> f64 {
    let mut score = if source.form == target.form { 2.0 } else { 0.0 };
    score += if !source.unit.is_empty() && source.unit == target.unit { 3.0 } else { 0.0 };
    score += if source.strength == target.strength { 1.0 } else { 0.0 };
    score + if source.scale == target.scale { 0.5 } else { 0.0 }
}

fn unit_fault(source: &Item, target: &Item) -> Option<&'static str> {
    let (own, other) = (source.unit, target.unit);
    let vague = |item: &Item| matches!(item.sort, Sort::Weak | Sort::Fraction);
    if own.is_empty()
        || other.is_empty()
        || own == other
        || source.strength.max(target.strength) < strength::SHOULD
        || vague(source)
        || vague(target)
    {
        return None;
    }
    if matches!((own, other), ("pct", "pp") | ("pp", "pct")) {
        return Some("percentage-points");
    }
    let shared = own.split('/').any(|unit| other.split('/').any(|next| next == unit));
    if is_money(own) && is_money(other) && !shared && own != "cent" && other != "cent" {
        return Some("currency");
    }
    // A pound beside kilograms is one of weight.
    let measures = |unit: &'static str| unit.split('/').filter_map(dimension);
    measures(own).any(|one| measures(other).any(|other| other == one)).then_some("unit")
}
