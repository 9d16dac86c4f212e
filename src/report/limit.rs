//! Of many findings that are alike, a report for people shows some.

use crate::diagnostic::{Diagnostic, Severity};
use std::collections::HashMap;

/// The first `most` findings of each rule and severity, in order, and with the last of them how many there are more; 0 shows all.
pub(super) fn first_of_each(diagnostics: &[Diagnostic], most: usize) -> impl Iterator<Item = (&Diagnostic, usize)> {
    let mut left: HashMap<(&str, Severity), usize> = HashMap::new();
    for diagnostic in diagnostics {
        *left.entry((&diagnostic.rule, diagnostic.severity)).or_default() += 1;
    }
    let mut shown: HashMap<(&str, Severity), usize> = HashMap::new();
    diagnostics.iter().filter_map(move |diagnostic| {
        let kind = (&*diagnostic.rule, diagnostic.severity);
        let number = shown.entry(kind).or_default();
        *number += 1;
        let more = if *number == most { left[&kind] - most } else { 0 };
        (most == 0 || *number <= most).then_some((diagnostic, more))
    })
}
