//! Regexes compiled on first use: most patterns never meet their literal, and start-up does not wait for them.

use crate::text::Charset;
use mtlint_tables::rule::definition::{Definition, Guard, When};
use mtlint_tables::rule::{pattern, rough};
use regex_automata::nfa::thompson;
use regex_automata::{Input, meta};
use regex_syntax::hir::{Hir, Look};
use std::borrow::Cow;
use std::ops::Deref;
use std::sync::OnceLock;

/// A pattern of a rule, once it is tried: compiled for each [`Charset`] that it meets.
#[derive(Debug, Default)]
pub(crate) struct Lazy([OnceLock<Stages>; 3]);

/// A pattern with words of the vocabulary, or with much that is counted, is large when that is expanded, and nearly always the rest of it
/// already says that it does not match.
#[derive(Debug)]
struct Stages {
    /// The pattern with any text for each word and any number for a large one; none where it has neither.
    rough: Option<Regex>,
    whole: OnceLock<Option<Regex>>,
}

/// A compiled pattern.
#[derive(Debug)]
pub(crate) struct Regex {
    regex: meta::Regex,
    /// The bytes of its longest match, where that has a bound.
    pub longest: Option<usize>,
}

impl Deref for Regex {
    type Target = meta::Regex;

    fn deref(&self) -> &meta::Regex {
        &self.regex
    }
}

/// How a pattern is searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Search {
    /// At one place.
    Here,
    /// To match the whole text.
    Whole,
    /// At any place of the text.
    Anywhere,
}

impl Regex {
    /// Whether there is a match at `place`. Asked for no more than that, the regex engine runs through a text of over 128 bytes with
    /// every state at once, which takes several times longer than to look where the match is.
    pub(crate) fn matches(&self, place: &Input<'_>) -> bool {
        self.regex.search_half(place).is_some()
    }
}

impl Lazy {
    /// `pattern`, which is the same at every call, compiled to be searched so in texts of `charset`, if it may match at `place`.
    /// `None` besides only for one beyond the size limit of the regex engine, which custom rules are held against when they are
    /// loaded and built-in ones by a test.
    pub(crate) fn get(&self, pattern: &str, search: Search, charset: Charset, place: &Input<'_>) -> Option<&Regex> {
        let written = if search == Search::Whole { Cow::Owned(format!(r"\A(?:{pattern})\z")) } else { Cow::Borrowed(pattern) };
        let rough = || compile(&rough::rough_for(&written, charset)?, search);
        let whole = || compile(&pattern::parse_for(&written, charset).or_else(|_| pattern::parse(&written)).ok()?, search);
        let stages = self.0[charset as usize].get_or_init(|| Stages { rough: rough(), whole: OnceLock::new() });
        if stages.rough.as_ref().is_some_and(|rough| !rough.matches(place)) {
            return None;
        }
        stages.whole.get_or_init(whole).as_ref()
    }
}

/// Compiles a pattern for texts of a few hundred bytes: a block in which a literal was found.
///
/// The lazy automaton of the regex engine is made for long texts: it needs the pattern compiled a second time, backwards,
/// and slows down at a `\b` beside a character beyond ASCII. The bounded backtracker needs neither. A search for the
/// pattern's literals before the pattern itself only pays where it may stand anywhere.
fn compile(hir: &Hir, search: Search) -> Option<Regex> {
    let is_anywhere = search == Search::Anywhere && !hir.properties().look_set_prefix().contains(Look::Start);
    let config = meta::Config::new().hybrid(false).dfa(false).onepass(false).auto_prefilter(is_anywhere);
    let regex = meta::Regex::builder().configure(config).build_from_hir(hir).ok()?;
    Some(Regex { regex, longest: hir.properties().maximum_len() })
}

/// The most that one compiled pattern may take; the limit of [`meta::Regex`].
const MOST: usize = 10 << 20;

/// Compiles `pattern` as far as it takes to know that it is not too large.
fn try_size(pattern: &str) -> Result<(), String> {
    let config = thompson::Config::new().nfa_size_limit(Some(MOST));
    let hir = pattern::parse(pattern).map_err(|error| error.message)?;
    thompson::Compiler::new().configure(config).build_from_hir(&hir).map(drop).map_err(|error| match error.size_limit() {
        Some(limit) => format!("it takes more than {} MiB; repeat less in it", limit >> 20),
        None => error.to_string(),
    })
}

/// Says what is wrong with the regexes of a rule that are right in themselves but too large to be compiled.
pub(crate) fn try_patterns(definition: &Definition) -> Result<(), String> {
    let guards = definition.unless.iter().flat_map(Guard::patterns).flatten();
    let When { source, source_lacks, .. } = &definition.when;
    let witnesses = definition.witnesses.iter().map(|(_, regex)| regex);
    let of_source = source.iter().chain(source_lacks).chain(witnesses);
    let mut regexes = definition.matcher.patterns().iter().map(|pattern| &pattern.regex).chain(guards).chain(of_source);
    regexes.try_for_each(|regex| try_size(regex).map_err(|error| format!("the regex `{regex}` can't be used: {error}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ruleset::RuleSet;

    #[test]
    fn built_in_patterns_are_not_too_large() {
        for rule in RuleSet::built_in().rules() {
            assert_eq!(try_patterns(&rule.definition), Ok(()), "{}", rule.definition.id);
        }
    }
}
