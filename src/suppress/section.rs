//! Findings that the configuration silences, in any format: a section names a file, a rule, the words, and says why.

use super::{Silenced, complaint, has_run};
use crate::config::Suppression;
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::ruleset::{Rule, RuleSet, UNUSED};
use crate::text::Span;
use std::collections::HashMap;
use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

/// The `[[suppress]]` sections of a configuration, and which of them silenced something. They may be shared between threads.
pub struct Sections {
    sections: Vec<Section>,
    /// For each path of a document that came by the sections that are about it.
    about: RwLock<HashMap<String, Arc<[usize]>>>,
}

struct Section {
    said: Suppression,
    reach: Box<dyn Reach>,
    /// Whether it silenced a finding, and whether a document came that it is about.
    used: AtomicBool,
    met: AtomicBool,
}

/// Which files a section is about.
pub trait Reach: Send + Sync {
    /// Whether a document at this path is among them.
    fn covers(&self, path: &str) -> bool;

    /// Whether there may be others than those that came by, as for a glob.
    fn is_open(&self) -> bool;

    /// Whether the one file that it names is gone.
    fn is_gone(&self) -> bool;
}

impl fmt::Debug for Sections {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_list().entries(self.sections.iter().map(|section| &section.said)).finish()
    }
}

impl Sections {
    /// The sections in their order, each with the files that it is about.
    pub fn new(sections: impl IntoIterator<Item = (Suppression, Box<dyn Reach>)>) -> Self {
        let section = |(said, reach)| Section { said, reach, used: AtomicBool::new(false), met: AtomicBool::new(false) };
        Self { sections: sections.into_iter().map(section).collect(), about: RwLock::default() }
    }

    /// Leaves the findings that no section silences.
    pub(super) fn apply(&self, document: &Document, rules: &RuleSet, diagnostics: &mut Vec<Diagnostic>, silenced: &mut Silenced) {
        let about = self.about(&document.path);
        if about.is_empty() {
            return;
        }
        let language = document.lang.primary();
        let mut known: HashMap<Arc<str>, Option<&Rule>> = HashMap::new();
        let mut places: HashMap<usize, Vec<Span>> = HashMap::new();
        diagnostics.retain(|diagnostic| {
            let rule = *known.entry(diagnostic.rule.clone()).or_insert_with(|| rules.of_language(&diagnostic.rule, language));
            let silences = |&&number: &&usize| {
                let said = &self.sections[number].said;
                rule.is_some_and(|rule| rule.definition.is_named(&said.rule.value))
                    && said.words.as_ref().is_none_or(|words| {
                        meets(places.entry(number).or_insert_with(|| occurrences(&document.text, words)), diagnostic.span)
                    })
            };
            match about.iter().find(silences) {
                Some(&number) => {
                    self.sections[number].used.store(true, Ordering::Relaxed);
                    silenced.insert((diagnostic.span, diagnostic.category.clone()));
                    false
                }
                None => true,
            }
        });
    }

    /// A finding in the configuration for each section that silenced nothing, if that can be said: its file was checked, or all files
    /// (`is_whole`), and so did its rule. Spans count in the text of the configuration.
    pub fn unused(&self, rules: &RuleSet, is_whole: bool) -> Vec<Diagnostic> {
        let Some(rule) = rules.of_language(UNUSED, "und").filter(|rule| rule.enabled) else { return Vec::new() };
        let is_idle = |section: &&Section| {
            let met = section.met.load(Ordering::Relaxed);
            let is_over = if section.reach.is_open() { is_whole } else { met || is_whole && section.reach.is_gone() };
            is_over && !section.used.load(Ordering::Relaxed) && has_run(rules, |rule| rule.definition.is_named(&section.said.rule.value))
        };
        let complain = |section: &Section| {
            let Suppression { path, rule: named, words, span, .. } = &section.said;
            let place = words.as_ref().map_or_else(String::new, |words| format!(" at “{words}”"));
            complaint(rule, *span, format!("This section silences nothing: no finding of `{}`{place} in {}", named.value, path.value))
        };
        self.sections.iter().filter(is_idle).map(complain).collect()
    }

    /// The sections that are about the document at `path`.
    fn about(&self, path: &str) -> Arc<[usize]> {
        if let Some(about) = self.about.read().unwrap_or_else(PoisonError::into_inner).get(path) {
            return about.clone();
        }
        let about: Arc<[usize]> =
            self.sections.iter().enumerate().filter(|(_, section)| section.reach.covers(path)).map(|(number, _)| number).collect();
        about.iter().for_each(|&number| self.sections[number].met.store(true, Ordering::Relaxed));
        self.about.write().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), about.clone());
        about
    }
}

/// Where `words` stand in `text`, whatever the white space between them, in order.
pub fn occurrences(text: &str, words: &str) -> Vec<Span> {
    let mut parts = words.split_whitespace();
    let Some(first) = parts.next() else { return Vec::new() };
    let rest: Vec<&str> = parts.collect();
    let end_of = |start: usize| {
        rest.iter().try_fold(start + first.len(), |at, part| {
            let next = text[at..].trim_start();
            let is_apart = next.len() < text.len() - at;
            (is_apart && next.starts_with(part)).then(|| text.len() - next.len() + part.len())
        })
    };
    text.match_indices(first).filter_map(|(start, _)| Some(Span::of(start..end_of(start)?))).collect()
}

/// Whether one of `places`, which are in order, shares a byte with `span`, or touches it where it is empty.
pub fn meets(places: &[Span], span: Span) -> bool {
    let touches = |place: &Span| if span.is_empty() { place.start <= span.end } else { place.start < span.end };
    let next = places.partition_point(|place| if span.is_empty() { place.end < span.start } else { place.end <= span.start });
    places.get(next).is_some_and(touches)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_where_they_stand() {
        let text = "He said the\n  the dam held, the  the.";
        let spans: Vec<&str> = occurrences(text, " the the ").into_iter().map(|span| span.text(text)).collect();
        assert_eq!(spans, ["the\n  the", "the  the"]);
        assert!(occurrences(text, "dam  the").is_empty() && occurrences(text, "damheld").is_empty() && occurrences(text, " ").is_empty());
    }

    #[test]
    fn places_meet_a_span() {
        let places = [Span::new(2, 5), Span::new(9, 12)];
        let met = |start, end| meets(&places, Span::new(start, end));
        assert!(met(4, 6) && met(0, 3) && met(11, 20) && met(5, 5) && met(0, 20));
        assert!(!met(5, 9) && !met(12, 13) && !met(7, 7) && !meets(&[], Span::new(0, 9)));
    }
}
