//! Which literal text must stand where a pattern matches, so that one scan decides which patterns are worth trying.
//!
//! The method is that of Google's Code Search (Russ Cox, “Regular Expression Matching with a Trigram Index”, 2012):
//! walk the syntax tree and keep the sets of strings that every match must contain. Sets are kept folded.

use crate::text::fold;
use regex_syntax::hir::{Class, Hir, HirKind};
use serde::{Deserialize, Serialize};

/// A set with more strings than this costs the scan more than it saves the pattern.
const MOST: usize = 64;
/// More characters than this in a class are no literal any more.
const WIDEST_CLASS: u32 = 12;
/// Longer strings decide no better.
const LONGEST: usize = 40;

/// What every match of a pattern contains, folded. The sets are not empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Literals {
    /// Every match starts with one of these.
    Prefix(Vec<String>),
    /// Every match holds one of these somewhere.
    Inside(Vec<String>),
}

/// The literals of a pattern, or `None` where there are none that would thin out the candidates.
pub fn draw(hir: &Hir) -> Option<Literals> {
    let drawn = walk(hir);
    let prefix = drawn.exact.clone().or(drawn.prefix.clone()).filter(|set| worth(set) > 0 && !set.iter().any(|s| s.starts_with(' ')));
    let inside = drawn.best().filter(|set| worth(set) > 0);
    let prefix = prefix.map(|set| least(set, |whole, part| whole.starts_with(part)));
    let inside = inside.map(|set| least(set, |whole, part| whole.contains(part)));
    match (prefix, inside) {
        (Some(prefix), Some(inside)) if worth(&prefix) >= 4 || worth(&prefix) >= worth(&inside) => Some(Literals::Prefix(prefix)),
        (_, Some(inside)) => Some(Literals::Inside(inside)),
        (Some(prefix), None) => Some(Literals::Prefix(prefix)),
        (None, None) => None,
    }
}

/// The strings of a set that hold no other of it: where those stand, one of these stands.
fn least(set: Vec<String>, holds: fn(&str, &str) -> bool) -> Vec<String> {
    set.iter().filter(|&whole| !set.iter().any(|part| part != whole && holds(whole, part))).cloned().collect()
}

/// Whether a hint is long enough to be looked for.
pub fn is_useful(literal: &str) -> bool {
    weight(literal) > 0
}

#[derive(Debug, Default)]
struct Drawn {
    /// All strings the node can match.
    exact: Option<Vec<String>>,
    /// Every match starts with one of these.
    prefix: Option<Vec<String>>,
    /// Every match holds one of these.
    inside: Option<Vec<String>>,
}

impl Drawn {
    fn exactly(strings: Vec<String>) -> Self {
        Self { exact: Some(strings), ..Self::default() }
    }

    /// The set that tells most.
    fn best(&self) -> Option<Vec<String>> {
        [&self.exact, &self.inside, &self.prefix].into_iter().flatten().max_by_key(|set| worth(set)).cloned()
    }
}

/// The length of the shortest string of a set in characters that tell something; 0 if any tells nothing.
fn worth(set: &[String]) -> usize {
    set.iter().map(|literal| weight(literal)).min().unwrap_or(0)
}

/// A single letter, digit, space or comma stands in every sentence and tells nothing; other single marks do.
fn weight(literal: &str) -> usize {
    let trimmed = literal.trim();
    let mut characters = trimmed.chars();
    match (characters.next(), characters.next()) {
        (None, _) => 0,
        (Some(only), None) => usize::from(!(only.is_ascii_alphanumeric() || matches!(only, '.' | ',' | '-' | '\'' | '"'))),
        _ => trimmed.chars().count(),
    }
}

fn walk(hir: &Hir) -> Drawn {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => Drawn::exactly(vec![String::new()]),
        HirKind::Literal(literal) => match std::str::from_utf8(&literal.0) {
            Ok(text) => Drawn::exactly(vec![fold(text)]),
            Err(_) => Drawn::default(),
        },
        HirKind::Class(class) => of_class(class),
        HirKind::Capture(capture) => walk(&capture.sub),
        HirKind::Repetition(repetition) => of_repetition(walk(&repetition.sub), repetition.min, repetition.max),
        HirKind::Concat(parts) => of_concatenation(parts),
        HirKind::Alternation(parts) => of_alternation(parts),
    }
}

fn of_class(class: &Class) -> Drawn {
    let Class::Unicode(class) = class else { return Drawn::default() };
    let mut strings: Vec<String> = Vec::new();
    for range in class.ranges() {
        let (start, end) = (u32::from(range.start()), u32::from(range.end()));
        // Any kind of space folds to one space, so a class of spaces is one literal.
        if end - start >= WIDEST_CLASS {
            return Drawn::default();
        }
        for character in range.start()..=range.end() {
            let folded = if character.is_whitespace() { " ".to_owned() } else { fold(character.encode_utf8(&mut [0; 4])) };
            if !strings.contains(&folded) {
                strings.push(folded);
            }
        }
        if strings.len() > WIDEST_CLASS as usize {
            return Drawn::default();
        }
    }
    if strings.is_empty() { Drawn::default() } else { Drawn::exactly(strings) }
}

fn of_repetition(sub: Drawn, min: u32, max: Option<u32>) -> Drawn {
    let is_space = sub.exact.as_deref().is_some_and(|set| set.iter().all(|literal| literal == " "));
    match (min, max) {
        (0, Some(0)) => Drawn::exactly(vec![String::new()]),
        (1, Some(1)) => sub,
        // A run of spaces folds to one.
        (0, _) if is_space => Drawn::exactly(vec![String::new(), " ".to_owned()]),
        (_, _) if is_space => Drawn::exactly(vec![" ".to_owned()]),
        (0, Some(1)) => match sub.exact {
            Some(mut set) => {
                set.push(String::new());
                Drawn::exactly(set)
            }
            None => Drawn::default(),
        },
        (0, _) => Drawn::default(),
        _ => {
            let inside = sub.best();
            Drawn { exact: None, prefix: sub.exact.or(sub.prefix), inside }
        }
    }
}

fn of_concatenation(parts: &[Hir]) -> Drawn {
    let mut run = vec![String::new()];
    let mut candidates: Vec<Vec<String>> = Vec::new();
    let mut prefix: Option<Vec<String>> = None;
    let mut whole = true;
    for part in parts {
        let drawn = walk(part);
        let joined = drawn.exact.as_deref().and_then(|set| cross(&run, set));
        if let Some(joined) = joined {
            run = joined;
            continue;
        }
        // The run ends here, perhaps lengthened by what the part surely starts with.
        let start = drawn.exact.as_deref().or(drawn.prefix.as_deref());
        let ended = start.and_then(|set| cross(&run, set)).unwrap_or_else(|| run.clone());
        if whole {
            prefix = Some(ended.clone());
        }
        whole = false;
        candidates.push(ended);
        candidates.extend(drawn.inside.clone());
        run = drawn.exact.filter(|set| set.len() <= MOST).unwrap_or_else(|| vec![String::new()]);
    }
    if whole {
        return Drawn::exactly(run);
    }
    candidates.push(run);
    Drawn { exact: None, prefix, inside: candidates.into_iter().max_by_key(|set| worth(set)) }
}

/// Every string of the one set followed by every string of the other; `None` where that gets too many or too long.
fn cross(left: &[String], right: &[String]) -> Option<Vec<String>> {
    if left.len() * right.len() > MOST || left.iter().any(|literal| literal.len() > LONGEST) {
        return None;
    }
    let mut joined: Vec<String> = Vec::with_capacity(left.len() * right.len());
    for start in left {
        for end in right {
            let end = if start.ends_with(' ') { end.trim_start_matches(' ') } else { end };
            let literal = format!("{start}{end}");
            if !joined.contains(&literal) {
                joined.push(literal);
            }
        }
    }
    Some(joined)
}

fn of_alternation(parts: &[Hir]) -> Drawn {
    let drawn: Vec<Drawn> = parts.iter().map(walk).collect();
    let union = |sets: Vec<Option<Vec<String>>>| -> Option<Vec<String>> {
        let mut strings: Vec<String> = sets.into_iter().collect::<Option<Vec<_>>>()?.into_iter().flatten().collect();
        strings.sort();
        strings.dedup();
        Some(strings)
    };
    let exact = union(drawn.iter().map(|part| part.exact.clone()).collect()).filter(|set| set.len() <= MOST);
    let prefix = union(drawn.iter().map(|part| part.exact.clone().or(part.prefix.clone())).collect());
    let inside = union(drawn.iter().map(Drawn::best).collect());
    Drawn { exact, prefix, inside }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(pattern: &str) -> Option<Literals> {
        draw(&regex_syntax::parse(pattern).unwrap_or_else(|error| panic!("{error}")))
    }

    fn prefix(literals: &[&str]) -> Option<Literals> {
        Some(Literals::Prefix(literals.iter().map(|&literal| literal.to_owned()).collect()))
    }

    fn inside(literals: &[&str]) -> Option<Literals> {
        Some(Literals::Inside(literals.iter().map(|&literal| literal.to_owned()).collect()))
    }

    #[test]
    fn a_phrase_is_its_own_prefix() {
        assert_eq!(drawn(r"\b(?i:with the addition) that\b"), prefix(&["with the addition that"]));
        assert_eq!(drawn(r"In\s+the\s+night"), prefix(&["in the night"]));
    }

    #[test]
    fn alternatives_are_a_set() {
        assert_eq!(drawn(r"in the (?:night|evening) to (\w+)"), prefix(&["in the evening to ", "in the night to "]));
        assert_eq!(drawn(r"(?:yes|no way)\d"), prefix(&["no way", "yes"]));
    }

    #[test]
    fn what_follows_a_wide_class_is_inside() {
        assert_eq!(drawn(r"\d+(?:\.\d\d)? o'clock"), inside(&[" o'clock"]));
        assert_eq!(drawn(r"[A-Z]\w+ said(?:, (?:he|she) added)?"), inside(&[" said"]));
    }

    #[test]
    fn nothing_to_draw() {
        assert_eq!(drawn(r"\d+ \d+"), None);
        assert_eq!(drawn(r"(?:foo)?\w+"), None);
        assert_eq!(drawn(r"a|the end"), None);
    }
}
