//! The terms of one article on their way to findings.

use super::overlap::longest;
use crate::article::Article;
use crate::bilingual::Segment;
use crate::checks::Finding;
use crate::diagnostic::Safety;
use crate::document::Half;
use crate::glossary::{Entry, Glossary, Haystack, Hit, Status, Term, TermCase, Tongue, may_hold};
use crate::text::Span;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// In a longer segment (bytes of a side) what it lacks is not asked: that takes time for each term, and no paragraph is so long.
const LONGEST_SEGMENT: usize = 8000;
/// So many terms are named in a message.
const MOST_NAMED: usize = 3;

pub(super) struct Desk<'a, 'd> {
    article: &'a Article<'d>,
    glossary: &'a Glossary,
    segments: &'a [Segment],
    /// The terms in the two texts; those of the source only where it can be gone by.
    own: Vec<Hit>,
    its: Vec<Hit>,
    /// Which entries stand in the source and which in the target of which segments.
    in_source: HashSet<(usize, usize)>,
    in_target: HashSet<(usize, usize)>,
    /// The same for allowed terms, whether or not the source of the segment has the entry.
    in_any_target: HashSet<(usize, usize)>,
    /// The same for what may stand in the source, as far as it was asked.
    hinted: RefCell<HashMap<(usize, usize), bool>>,
}

impl<'a, 'd> Desk<'a, 'd> {
    pub(super) fn new(article: &'a Article<'d>, glossary: &'a Glossary) -> Self {
        let document = article.document;
        let own = glossary.index(Half::Target, Some(&document.lang)).find(&article.target);
        let segments = article.segments();
        let source = article.source().filter(|_| !segments.is_empty());
        let its = source.map(|source| glossary.index(Half::Source, document.source_lang.as_ref()).find(source)).unwrap_or_default();
        let mut desk = Self {
            article,
            glossary,
            segments,
            own: Vec::new(),
            its: Vec::new(),
            in_source: HashSet::new(),
            in_target: HashSet::new(),
            in_any_target: HashSet::new(),
            hinted: RefCell::default(),
        };
        desk.in_source = desk.entries_of(&its, |segment| segment.source.span);
        desk.its = longest(its, |_| true);
        let allowed: Vec<Hit> = own.iter().filter(|hit| desk.status(hit) != Status::Forbidden).copied().collect();
        desk.in_any_target = desk.entries_of(&allowed, |segment| segment.target.span);
        desk.own = longest(own.into_iter().filter(|hit| desk.is_meant(hit)).collect(), |hit| desk.status(hit) != Status::Forbidden);
        desk.in_target = desk.entries_of(&desk.own, |segment| segment.target.span);
        desk
    }

    /// Adds what is wrong with the terms of the target: forbidden ones, and those beside which stands a better one.
    pub(super) fn target(&self, findings: &mut Vec<Finding>) {
        let mut preferred: BTreeMap<usize, &Hit> = BTreeMap::new();
        for hit in self.own.iter().filter(|hit| self.status(hit) == Status::Preferred) {
            preferred.entry(hit.entry).or_insert(hit);
        }
        for hit in &self.own {
            let (entry, term) = self.glossary.term(hit);
            match term.status {
                Status::Forbidden => findings.push(self.forbidden(hit, entry, term)),
                Status::Admitted => {
                    let Some(better) = preferred.get(&hit.entry).filter(|better| !is_short_for(term, self.glossary.term(better).1)) else {
                        continue;
                    };
                    let finding = self.finding("not-preferred", hit.span, entry).value("wanted", &*self.glossary.term(better).1.text);
                    findings.push(finding.related(better.span, "the preferred term"));
                }
                Status::Preferred => {}
            }
        }
    }

    /// Adds what the target lacks of the terms of the source.
    pub(super) fn source(&self, findings: &mut Vec<Finding>) {
        let Some(source) = self.article.source() else { return };
        for (number, segment) in self.segments.iter().enumerate() {
            let (own, its) = (segment.target.span, segment.source.span);
            let inside = within(&self.its, its);
            let is_short = own.len() <= LONGEST_SEGMENT && its.len() <= LONGEST_SEGMENT;
            if inside.is_empty() || !is_short || !segment.is_comparable() {
                continue;
            }
            let text = Haystack::new(own.text(self.article.target.text));
            let mut said = BTreeSet::new();
            // Those in one place are several things of which one is meant.
            for same in inside.chunk_by(|one, other| one.span == other.span) {
                let same: Vec<&Hit> = same.iter().filter(|hit| hit.is_sure || !self.glossary.term(hit).0.is_translated).collect();
                let Some(first) = same.first() else { continue };
                if same.iter().all(|hit| self.lacks(hit, number, &text)) && same.iter().all(|hit| said.insert(hit.entry)) {
                    let sentences = segment.sentences(&self.article.target, source);
                    let place = sentences.iter().find(|(_, its)| its.end > first.span.start).map_or(own, |(own, _)| *own);
                    findings.push(self.absent(first, place));
                }
            }
        }
    }

    /// Whether the target of a segment lacks what the term in its source asks for.
    fn lacks(&self, hit: &Hit, segment: usize, text: &Haystack<'_>) -> bool {
        let (entry, term) = self.glossary.term(hit);
        if !entry.is_translated {
            return !text.holds(&term.text, term.case == TermCase::Any);
        }
        let mut wanted = self.wanted(entry).peekable();
        term.tongue != Tongue::Any
            && wanted.peek().is_some()
            && !self.in_target.contains(&(segment, hit.entry))
            && !self.is_beside(hit.entry, segment)
            && !wanted.any(|term| may_hold(text, term))
    }

    /// Whether a segment beside this one has the entry in its target alone: translators move a word over the end of a sentence.
    fn is_beside(&self, entry: usize, segment: usize) -> bool {
        let beside = [segment.checked_sub(1), Some(segment + 1)].into_iter().flatten();
        beside.map(|number| (number, entry)).any(|place| self.in_any_target.contains(&place) && !self.in_source.contains(&place))
    }

    fn absent(&self, hit: &Hit, place: Span) -> Finding {
        let (entry, term) = self.glossary.term(hit);
        let fault = if entry.is_translated { "missing" } else { "translated" };
        let wanted: Vec<String> = self.wanted(entry).take(MOST_NAMED).map(|term| format!("“{}”", term.text)).collect();
        let finding = self.finding(fault, place, entry).value("term", &*term.text).value("wanted", wanted.join(" or "));
        finding.in_source(hit.span, "the term in the source")
    }

    fn forbidden(&self, hit: &Hit, entry: &Entry, term: &Term) -> Finding {
        let finding = self.finding("forbidden", hit.span, entry);
        let mut wanted: Vec<&Term> = self.wanted(entry).collect();
        if wanted.iter().any(|term| term.status == Status::Preferred) {
            wanted.retain(|term| term.status == Status::Preferred);
        }
        let named: Vec<String> = wanted.iter().take(MOST_NAMED).map(|term| format!("“{}”", term.text)).collect();
        let instead = if named.is_empty() { String::new() } else { format!("; write {}", named.join(" or ")) };
        let finding = finding.value("instead", instead);
        let [wanted] = wanted[..] else { return finding };
        let written = hit.span.text(self.article.target.text);
        let better = like(written, &term.text, &wanted.text);
        // A form of the term asks for the same form of the other, which nobody can make.
        let is_form = written.to_lowercase() != term.text.to_lowercase();
        let trust = if is_form { Safety::Suggest } else { Safety::Unsafe };
        finding.replace(format!("write “{better}”"), hit.span, better).trust(trust)
    }

    fn finding(&self, fault: &'static str, span: Span, entry: &Entry) -> Finding {
        let finding = Finding::new(fault, span).value("entry", self.glossary.place(entry));
        entry.note.iter().fold(finding, |finding, note| finding.related(span, note.as_str()))
    }

    /// The terms of an entry that the target may use.
    fn wanted<'e>(&'e self, entry: &'e Entry) -> impl Iterator<Item = &'e Term> {
        let terms = entry.terms_for(Half::Target, Some(&self.article.document.lang)).map(|(_, term)| term);
        terms.filter(|term| term.status != Status::Forbidden && term.tongue != Tongue::Any)
    }

    fn status(&self, hit: &Hit) -> Status {
        self.glossary.term(hit).1.status
    }

    /// Whether a term of the target means its concept, as far as its source can tell.
    fn is_meant(&self, hit: &Hit) -> bool {
        let (entry, _) = self.glossary.term(hit);
        let source_lang = self.article.document.source_lang.as_ref();
        let mut leads =
            entry.terms_for(Half::Source, source_lang).map(|(_, term)| term).filter(|term| term.tongue != Tongue::Any).peekable();
        let segment = self.segments.partition_point(|segment| segment.target.span.end <= hit.span.start);
        let Some(source) = self.article.source().filter(|_| leads.peek().is_some()) else { return true };
        match self.segments.get(segment).filter(|segment| segment.target.span.start <= hit.span.start && segment.is_comparable()) {
            Some(inside) if inside.source.span.len() <= LONGEST_SEGMENT && !self.in_source.contains(&(segment, hit.entry)) => {
                let mut hinted = self.hinted.borrow_mut();
                let ask = || {
                    let text = Haystack::new(inside.source.text(source));
                    leads.any(|term| may_hold(&text, term))
                };
                *hinted.entry((segment, hit.entry)).or_insert_with(ask)
            }
            _ => true,
        }
    }

    /// Which entries stand in which segments.
    fn entries_of(&self, hits: &[Hit], side: impl Fn(&Segment) -> Span) -> HashSet<(usize, usize)> {
        let segments = self.segments.iter().enumerate();
        segments.flat_map(|(number, segment)| within(hits, side(segment)).iter().map(move |hit| (number, hit.entry))).collect()
    }
}

/// Those of some hits, which are in order, that start within a span.
fn within(hits: &[Hit], span: Span) -> &[Hit] {
    let start = hits.partition_point(|hit| hit.span.start < span.start);
    let len = hits[start..].partition_point(|hit| hit.span.start < span.end);
    &hits[start..start + len]
}

/// Whether one of two terms is a short form of the other, as writers alternate them: an acronym, or some of its words.
fn is_short_for(one: &Term, other: &Term) -> bool {
    let words = |term: &Term| term.text.to_lowercase().split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let is_acronym =
        |term: &Term| !term.text.contains(char::is_whitespace) && term.text.chars().filter(|char| char.is_uppercase()).count() > 1;
    let (own, its) = (words(one), words(other));
    is_acronym(one) != is_acronym(other) || own.iter().all(|word| its.contains(word)) || its.iter().all(|word| own.contains(word))
}

/// `better` with the capital that `written` has and its `term` has not.
fn like(written: &str, term: &str, better: &str) -> String {
    let mut letters = better.chars();
    match letters.next() {
        Some(first) if first.is_lowercase() && written.starts_with(char::is_uppercase) && term.starts_with(char::is_lowercase) => {
            first.to_uppercase().chain(letters).collect()
        }
        _ => better.to_owned(),
    }
}
