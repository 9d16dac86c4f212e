//! What else every match of a pattern holds, beside the literals that it is found by: “went” or “took” behind “has”. To look for it
//! takes no time beside compiling the pattern, and nearly always says that there is no match.

use super::literal::{self, Literals};
use regex_syntax::hir::{Hir, HirKind};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

/// More strings than these take longer than the pattern.
const MOST: usize = 64;
const MOST_SETS: usize = 4;

/// Sets of folded strings: every match, folded, holds one of each. A line a set, a tab between two strings, so that to decode all rules is
/// quick.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Needs(String);

impl Needs {
    /// What a pattern needs beside its `literals`.
    pub(super) fn draw(hir: &Hir, literals: &Literals) -> Self {
        let is_told = |set: &Vec<String>| {
            let is_in = |literal: &String| set.iter().any(|part| literal::plain(literal).contains(part.as_str()));
            literals.set().iter().all(is_in)
        };
        let mut sets = sets(hir);
        sets.retain(|set| !is_told(set));
        sets.sort_by_key(|set| Reverse(worth(set)));
        sets.dedup();
        sets.truncate(MOST_SETS);
        Self(sets.iter().map(|set| set.join("\t")).collect::<Vec<_>>().join("\n"))
    }

    /// Whether any text meets them.
    pub fn are_none(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether the `folded` text holds all of it, so that the pattern may match in it.
    pub fn are_met(&self, folded: &str) -> bool {
        self.0.lines().all(|set| set.split('\t').any(|part| folded.contains(part)))
    }
}

/// All strings that a node can match, folded, where they are few.
fn exact(hir: &Hir) -> Option<Vec<String>> {
    let marked = literal::walk(hir, false).exact?;
    Some(marked.iter().map(|literal| literal::plain(literal).to_owned()).collect())
}

/// Sets of which every match holds one string each.
fn sets(hir: &Hir) -> Vec<Vec<String>> {
    if let Some(set) = exact(hir) {
        return Vec::from_iter(Some(set).filter(|set| is_useful(set)));
    }
    match hir.kind() {
        HirKind::Capture(capture) => sets(&capture.sub),
        HirKind::Repetition(repetition) if repetition.min > 0 => sets(&repetition.sub),
        HirKind::Concat(parts) => of_concatenation(parts),
        HirKind::Alternation(parts) => of_alternation(parts),
        _ => Vec::new(),
    }
}

fn of_concatenation(parts: &[Hir]) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let mut run = vec![String::new()];
    for part in parts {
        let exact = exact(part);
        let joined = exact.as_deref().and_then(|set| literal::cross(&run, set)).filter(|joined| joined.len() <= MOST);
        if let Some(joined) = joined {
            run = joined;
            continue;
        }
        found.push(std::mem::replace(&mut run, vec![String::new()]));
        match exact {
            Some(set) => run = set,
            None => found.extend(sets(part)),
        }
    }
    found.push(run);
    found.retain(|set| is_useful(set));
    found
}

fn of_alternation(parts: &[Hir]) -> Vec<Vec<String>> {
    let best = |part: &Hir| sets(part).into_iter().max_by_key(|set| worth(set));
    let Some(all) = parts.iter().map(best).collect::<Option<Vec<_>>>() else { return Vec::new() };
    let mut union: Vec<String> = all.into_iter().flatten().collect();
    union.sort();
    union.dedup();
    Vec::from_iter(Some(union).filter(|set| is_useful(set)))
}

fn is_useful(set: &[String]) -> bool {
    !set.is_empty() && set.len() <= MOST && set.iter().all(|part| !part.trim().is_empty())
}

/// How much a set tells: the length of its shortest string.
fn worth(set: &[String]) -> usize {
    set.iter().map(|part| part.trim().len()).min().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn needs(pattern: &str, literal: &str) -> Needs {
        let hir = regex_syntax::parse(pattern).unwrap_or_else(|error| panic!("{error}"));
        Needs::draw(&hir, &Literals::Prefix { set: vec![literal.to_owned()] })
    }

    #[test]
    fn what_stands_apart_is_all_needed() {
        let has = needs(r"\b(?i:has)(?: also)? (went|(?P<x>took)|g[ai]ve)\b.* [0-9]+%", "\u{1}has");
        assert_eq!(
            has.0,
            "has also gave\thas also give\thas also took\thas also went\thas gave\thas give\thas took\thas went\n0\t1\t2\t3\t4\t5\t6\t7\t8\t9\n%"
        );
        for (text, met) in
            [("It has GAVE 4  %", true), ("It has also   went 4 or 5%", true), ("It has gave %", false), ("It has 4%", false), ("", false)]
        {
            assert_eq!(has.are_met(&crate::text::fold(text)), met, "{text}");
        }
    }

    #[test]
    fn what_may_be_missing_is_not_needed() {
        for pattern in ["the(?: old)? mill(?:er)?", "the mill(?:er)*", "the mill|the millers", r"the mill\w+ "] {
            assert_eq!(needs(pattern, "the mill"), Needs::default(), "{pattern}");
        }
    }

    #[test]
    fn what_a_class_of_letters_holds_is_not_listed() {
        assert_eq!(needs("the mill of [a-z]+", "the mill of "), Needs::default());
        assert_eq!(needs("the mill of [a-z]+ or [xy]", "the mill of ").0, " or x\t or y");
    }
}
