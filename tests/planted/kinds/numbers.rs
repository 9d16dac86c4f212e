//! Numbers, dates and names.

use super::super::article::{Place, Planting};
use super::{Kind, mended, shown};
use Planting::Replace;

pub(super) const KINDS: &[Kind] = &[
    mended(
        "foreign decimal comma",
        Place::English,
        Replace(r"\b(\d{1,2})\.(\d)( million| feet|m )", &["$1,$2$3"]),
        &["numbers/foreign-decimal"],
    ),
    mended("foreign grouping", Place::English, Replace(r"\b(\d),(\d{3})\b", &["$1.$2", "$1 $2"]), &["numbers/foreign-grouping"]),
    mended("foreign grouping in German", Place::German, Replace(r"\b(\d{1,3})\.(\d{3}) ", &["$1,$2 "]), &["numbers/foreign-grouping"]),
    mended("percent spacing", Place::English, Replace("([0-9])%", &["$1 %"]), &["numbers/percent-space"]),
    shown(
        "missing separator",
        Place::English,
        Replace(r"([a-z]{3}\.) ([A-Z][a-z])", &["$1 More than 40000 people signed. $2"]),
        &["numbers/missing-separator", "numbers/missing-separator-mixed"],
    ),
    shown("dotted date", Place::English, Replace(r" on (Tuesday|Monday)\b", &[" on 17.05.2024"]), &["dates/dotted"]),
    shown("day without month", Place::English, Replace(r" on (Tuesday|Monday)\b", &[" on the 26th"]), &["dates/day-without-month"]),
    mended(
        "name variant",
        Place::English,
        Replace(r"\bIvanov\b", &["Iwanow", "Ivanoff"]),
        &["names/variant", "names/variant-doubtful", "names/garbled"],
    ),
];
