//! Whether a pattern accounts for all that it matches, as a deletion that nobody looks at must: “Photo: dpa” is a label and
//! an agency, “Photo: .+” may be a headline.

use super::definition::{Action, Definition, Matcher};
use super::pattern;
use crate::Safety;
use regex_syntax::hir::{Class, Hir, HirKind};
use std::slice;

/// The name of a group for what a pattern does not account for: where it matched, a safe fix counts as unsafe.
pub const UNSAFE: &str = "unsafe";

/// So many letters of which a pattern does not say which they are may be an ending; more are words.
const ENDING: u32 = 3;
/// A class of more letters than these says nothing; one of fewer is a choice (`наш[ауе]`).
const CHOICE: usize = 12;

/// The pattern by which a rule would safely delete open text, if it has one.
pub fn open_pattern(definition: &Definition) -> Option<&str> {
    let fix = definition.fix.as_ref()?;
    if fix.safety != Safety::Safe || !matches!(fix.action, Action::Delete(_)) {
        return None;
    }
    let patterns = match &definition.matcher {
        Matcher::Lines(patterns) => patterns.as_slice(),
        Matcher::Pattern(pattern) => slice::from_ref(pattern),
        _ => &[],
    };
    patterns.iter().map(|pattern| pattern.regex.as_str()).find(|regex| is_open(regex))
}

/// Whether a regex that [`pattern::parse`] takes leaves words open, outside of the group [`UNSAFE`].
pub fn is_open(regex: &str) -> bool {
    pattern::parse(regex).is_ok_and(|hir| open_letters(&hir) > ENDING)
}

/// The most letters of a match, outside of the group [`UNSAFE`], that the pattern leaves open.
fn open_letters(hir: &Hir) -> u32 {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) | HirKind::Literal(_) => 0,
        HirKind::Class(class) => u32::from(is_wide(class)),
        HirKind::Capture(capture) if capture.name.as_deref() == Some(UNSAFE) => 0,
        HirKind::Capture(capture) => open_letters(&capture.sub),
        HirKind::Repetition(repetition) => open_letters(&repetition.sub).saturating_mul(repetition.max.unwrap_or(u32::MAX)),
        HirKind::Concat(parts) => parts.iter().map(open_letters).fold(0, u32::saturating_add),
        HirKind::Alternation(parts) => parts.iter().map(open_letters).max().unwrap_or(0),
    }
}

/// Whether nearly any letter is in the class. The letters of two scripts stand for those of all.
fn is_wide(class: &Class) -> bool {
    let Class::Unicode(class) = class else { return true };
    let holds = |letter: &char| class.ranges().iter().any(|range| (range.start()..=range.end()).contains(letter));
    ('A'..='Z').chain('a'..='z').chain('А'..='я').filter(holds).count() > CHOICE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn open_text_is_told_from_a_closed_shape() {
        for closed in [
            r"(?i)\W*share (?:this )?article\W*",
            r"\W*Views: [\d ,.]+[^\p{L}\d]*",
            r"(?i)телеграм[аеу]?м? \d+ мин\w{0,3}",
            r"(?i)\W*(?:\W*(?:and|facebook|twitter))*",
            r"Read also(?P<unsafe>.*)",
            r"Read also(?:: (?P<unsafe>[^.!?]{1,80}))?\W*",
            r#"[^\w"“”]*Anzeige[^\w"“”]*"#,
        ] {
            assert!(!is_open(closed), "{closed}");
        }
        for open in [
            "Photo: .+",
            r"Photo: [^.!?]{1,110}",
            r"Photo: \w+",
            r"Photo: \p{Lu}\p{L}{2,}",
            r"Фото: [А-Яа-я ]{0,60}",
            r"Photo: (?:[A-Z][a-z-]+ ){0,2}dpa",
            r"Photo: \w{2}-\w{2}",
            r"Photo: (?P<name>.*)",
            r"(?:Photo: \w ?)*",
            r"(?i)[b-y]{4}",
        ] {
            assert!(is_open(open), "{open}");
        }
    }
}
