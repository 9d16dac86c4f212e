//! When two different values say the same: converted, rounded, a year without its century.

use super::item::{Form, Item, Key, round};
use super::units::converted;

/// Whether the difference between the two is none in what they say. A translator rounds, and makes nothing more exact.
pub(super) fn is_related(source: &Item, target: &Item) -> bool {
    if is_converted(source, target) {
        return true;
    }
    if let (Some(a), Some(b)) = (source.amount(), target.amount()) {
        let close = (a - b).abs() < 0.02 * a.abs();
        if is_short_year(a, b) || is_short_year(b, a) || is_rounded(a, b) && (target.scale > 1.0 || close) {
            return true;
        }
    }
    is_minute_or_hour(source, target) || is_minute_or_hour(target, source)
}

/// The 28th minute is 27:37; six o'clock is 6.
fn is_minute_or_hour(one: &Item, other: &Item) -> bool {
    let Some(amount) = other.amount() else { return false };
    let minute = one.parts.len() == 2 && one.parts[0] == Key::number(amount - 1.0) && other.ordinal;
    let hour = one.clock.is_some_and(|clock| {
        clock % 60 == 0 && (0.0..25.0).contains(&amount) && amount.fract() == 0.0 && amount as u16 * 60 % 720 == clock % 720
    });
    minute || hour
}

const TEMPERATURES: [&str; 3] = ["C", "F", "deg"];

/// Whether one amount is the other in another unit.
pub(super) fn is_converted(one: &Item, other: &Item) -> bool {
    let (Some(a), Some(b)) = (one.amount(), other.amount()) else { return false };
    let heat = |item: &Item| TEMPERATURES.contains(&item.unit);
    if heat(one) && (heat(other) || other.decade) || heat(other) && one.decade {
        return (one.unit != other.unit || one.unit == "deg") && (is_warm(a, b, other) || is_warm(b, a, one));
    }
    if one.unit.is_empty() || other.unit.is_empty() || one.unit == other.unit {
        return false;
    }
    converted(one.unit, other.unit, a).into_iter().any(|exact| is_about(exact, b))
        || converted(other.unit, one.unit, b).into_iter().any(|exact| is_about(exact, a))
}

/// Whether `fahrenheit` is the temperature or the difference of `celsius`.
fn is_warm(celsius: f64, fahrenheit: f64, item: &Item) -> bool {
    let exact = celsius * 1.8 + 32.0;
    let tens = celsius % 10.0 == 0.0 && fahrenheit % 10.0 == 0.0;
    (exact - fahrenheit).abs() <= if tens { 4.5 } else { 3.1 }
        || item.decade && fahrenheit - 3.0 <= exact && exact < fahrenheit + 10.0
        || is_near(celsius * 1.8, fahrenheit, 0.12) && fahrenheit >= 5.0
        || (celsius * 1.8 - fahrenheit).abs() <= 1.1
}

pub(super) fn is_near(exact: f64, value: f64, tolerance: f64) -> bool {
    value != 0.0 && (exact - value).abs() <= tolerance * value.abs()
}

/// Whether `value` is `exact` as people round: to one figure or to fives.
fn is_about(exact: f64, value: f64) -> bool {
    if is_near(exact, value, 0.075) {
        return true;
    }
    let figure = 10_f64.powf(value.abs().max(1.0).log10().floor());
    is_near(exact, value, 0.16)
        && ((exact - value).abs() <= 1.0 && value.abs() >= 2.0
            || value % 5.0 == 0.0 && value >= 10.0
            || value % (figure / 2.0) == 0.0 && value >= 2.0)
}

/// How many figures a number has without the zeros at its end.
pub(super) fn figures(value: f64) -> usize {
    let digits: String = format!("{}", round(value.abs())).chars().filter(char::is_ascii_digit).collect();
    digits.trim_matches('0').len().max(1)
}

/// Whether `short` is `long`, rounded to its figures; whole numbers below 3000 may be years and are not rounded.
fn is_rounded(long: f64, short: f64) -> bool {
    if long == short || long == 0.0 || short == 0.0 {
        return false;
    }
    let count = figures(short);
    let year = long.abs() < 3000.0 && long.fract() == 0.0 && short.fract() == 0.0;
    if figures(long) <= count || !(2..=4).contains(&count) || year {
        return false;
    }
    let scale = 10_f64.powi(count as i32 - 1 - long.abs().log10().floor() as i32);
    (((long * scale).round() / scale) - short).abs() <= 1e-9 * short.abs()
}

/// 98 for 1998.
fn is_short_year(short: f64, year: f64) -> bool {
    short.fract() == 0.0
        && year.fract() == 0.0
        && (0.0..100.0).contains(&short)
        && (1700.0..2100.0).contains(&year)
        && year % 100.0 == short
}

/// The twentieth century is the years from 1900, and its thirties are the 1930s.
pub(super) fn is_century(own: &Item, other: &Item, others: &[Item]) -> bool {
    let (Some(a), Some(b)) = (own.amount(), other.amount()) else { return false };
    if a.fract() != 0.0 || b.fract() != 0.0 || a.abs() >= 2200.0 || b < 0.0 {
        return false;
    }
    let year = |value: f64| (1000.0..2200.0).contains(&value);
    let century = |value: f64| (value / 100.0).floor() + 1.0;
    year(b) && a == century(b) && (own.century || own.form == Form::Roman)
        || year(a) && a % 10.0 == 0.0 && b == a % 100.0 && others.iter().any(|item| item.amount() == Some(century(a)))
        || year(a) && a % 100.0 == 0.0 && b == century(a)
}
