//! Whether the names of the source are those of the translation: one replaced, dropped or made up.
//!
//! A name of the source looks or sounds like its translation, or is of a nation or place that both languages are known to name. A name
//! of one side is spoken of only if it can be nothing else and nothing on the other side could stand for it. The article is the
//! lexicon: a name is known where most segments that have it have one like it on the other side. Scripts without capitals have no names
//! to go by, so from Chinese and Japanese only what nothing in the source can sound like is spoken of.

mod article_lexicon;
mod facing;
mod sound;
mod spaceless;
mod support;
mod words;

use crate::article::{Article, Side};
use crate::bilingual::Segment;
use crate::checks::{Asked, Check, Finding};
use crate::lang::Writing;
use crate::text::Case;
use article_lexicon::Known;
use facing::Facing;
use std::cell::RefCell;
use std::collections::HashMap;
use support::Reading;
use words::{Line, Vocabulary};

/// See the module.
pub(crate) struct CarriedNames;

/// Words of a segment that are looked at: what is longer is no segment.
const MOST_WORDS: usize = 120;
/// Names of an article that are compared with all of its source.
const MOST: usize = 200;

impl Check for CarriedNames {
    fn name(&self) -> &'static str {
        "carried-names"
    }

    fn faults(&self) -> &'static [&'static str] {
        &["replaced", "missing", "perhaps-missing", "added", "added-part", "explicit"]
    }

    fn run(&self, article: &Article<'_>, _: &Asked<'_>, findings: &mut Vec<Finding>) {
        let Some(source) = article.source().filter(|_| !article.segments().is_empty()) else { return };
        let has_names = |side: &Side<'_>| matches!(side.language.writing, Writing::Latin | Writing::Cyrillic);
        if matches!(source.language.writing, Writing::Chinese | Writing::Japanese) && article.target.language.has_dictionary() {
            spaceless::find(article, source, findings);
        } else if has_names(source) && has_names(&article.target) && !source.language.is_unknown() {
            let desk = Desk::of(article, source);
            (0..desk.pairs.len()).for_each(|index| desk.judge(index, findings));
        }
    }
}

/// An article by its words.
struct Desk<'a, 'd> {
    source_side: &'a Side<'d>,
    target_side: &'a Side<'d>,
    source: Vocabulary<'d>,
    target: Vocabulary<'d>,
    pairs: Vec<Pair<'a>>,
    /// The names of the source and of the translation that are known.
    known: (Known, Known),
    /// Whether each name of the translation, by its form, stands elsewhere in the source: names return.
    elsewhere: RefCell<HashMap<usize, bool>>,
}

/// A segment by its words.
struct Pair<'a> {
    segment: &'a Segment,
    source: Line,
    target: Line,
}

impl<'a, 'd> Desk<'a, 'd> {
    fn of(article: &'a Article<'d>, source_side: &'a Side<'d>) -> Self {
        let (source, target) = (Vocabulary::of(source_side), Vocabulary::of(&article.target));
        let pairs = article.segments().iter().filter(|segment| segment.is_comparable()).map(|segment| Pair {
            segment,
            source: source.line(source_side, &segment.source),
            target: target.line(&article.target, &segment.target),
        });
        let pairs: Vec<Pair<'_>> = pairs.filter(|pair| pair.source.words.len().max(pair.target.words.len()) <= MOST_WORDS).collect();
        let lines = || pairs.iter().map(|pair| (&pair.source, &pair.target));
        let known = (Known::of(lines(), &source, &target), Known::of(lines().map(|(source, target)| (target, source)), &target, &source));
        Self { source_side, target_side: &article.target, source, target, pairs, known, elsewhere: RefCell::default() }
    }

    /// Reports what the names of a segment show.
    fn judge(&self, index: usize, findings: &mut Vec<Finding>) {
        let (source, target) = self.sides(index);
        let near = || [index.wrapping_sub(1), index + 1].into_iter().filter_map(|near| self.pairs.get(near));
        // What a neighbour has too much may have gone there.
        let mut lost = source.lone();
        lost.retain(|&name| {
            !near().any(|pair| {
                let (its_source, its_target) =
                    (Reading { line: &pair.source, vocabulary: &self.source }, Reading { line: &pair.target, vocabulary: &self.target });
                source.is_supported_by(name, its_target) && !source.is_supported_by(name, its_source)
            })
        });
        let mut found = target.lone();
        found.retain(|&name| self.may_be_stranger(&target, name));
        let segment = self.pairs[index].segment;
        if let Some((old, new)) = self.exchanged(&source, &target, &lost, &found) {
            let (old, new) = (source.rest(&lost, old), target.rest(&found, new));
            let names = (old.text(self.source_side.text), new.text(self.target_side.text));
            let place = format!("“{}”, for which the translation has “{}”", names.0, names.1);
            findings.push(Finding::new("replaced", new).value("original", names.0).in_source(old, place));
            return;
        }
        self.report_missing(&source, &target, &lost, segment, findings);
        for name in found {
            let is_alone = target.is_alone(name) && !target.form(name).is_entity();
            let fault = match (self.is_elsewhere(&target, name), is_alone) {
                (false, true) if target.line.run(name).len() == 1 => "added",
                (false, _) if self.is_made_up(&target, name) => "added",
                (false, _) => "added-part",
                (true, true) if target.is_known(name) => "explicit",
                (true, _) => continue,
            };
            findings.push(Finding::new(fault, target.word(name).span).in_source(segment.source.span, "the source"));
        }
    }

    /// Reports the first lone name of the source that was dropped.
    fn report_missing(
        &self,
        source: &Facing<'_, '_>,
        target: &Facing<'_, '_>,
        lost: &[usize],
        segment: &Segment,
        findings: &mut Vec<Finding>,
    ) {
        // Somebody or something may be named by what they are.
        let has_left = target.has_left() || target.takes_up();
        let is_sure = |name: usize| {
            let same = lost.iter().filter(|&&other| source.form(other).sound.is_copy(&source.form(name).sound));
            // What somebody says, and what is missing twice, was rather put in other words.
            source.is_sure(name)
                && !source.may_begin_title(name)
                && same.count() == 1
                && !self.source_side.quotations().encloses(source.word(name).span)
        };
        let is_missing = |name: &&usize| {
            let is_whole = (source.is_known(**name) || !has_left && is_sure(**name)) && source.is_alone(**name);
            is_whole || !has_left && source.is_torn(**name)
        };
        let Some(&name) = lost.iter().find(is_missing) else { return };
        let span = source.rest(lost, name);
        let original = span.text(self.source_side.text);
        let fault = if has_left || !self.has_tables() { "perhaps-missing" } else { "missing" };
        let finding = Finding::new(fault, segment.target.span).value("original", original);
        findings.push(finding.in_source(span, format!("“{original}”, for which the translation has nothing")));
    }

    /// Both sides of a segment, each with the other in view.
    fn sides(&self, index: usize) -> (Facing<'_, 'd>, Facing<'_, 'd>) {
        let pair = &self.pairs[index];
        let source =
            Facing { line: &pair.source, vocabulary: &self.source, known: &self.known.0, other: &pair.target, others: &self.target };
        let target =
            Facing { line: &pair.target, vocabulary: &self.target, known: &self.known.1, other: &pair.source, others: &self.source };
        (source, target)
    }

    fn has_tables(&self) -> bool {
        self.source.has_tables() && self.target.has_tables()
    }

    /// Whether a lone word of the translation may be a name that does not belong there.
    fn may_be_stranger(&self, target: &Facing<'_, '_>, name: usize) -> bool {
        let (form, language) = (target.form(name), self.target.language);
        let is_name = if language.has_dictionary() { true } else { !language.noun_capitals && !form.is_entity() };
        !form.is_common && !form.is_everyday && (is_name || target.is_known(name))
    }

    /// Whether it is no word of the language, nor of a country or place: what translators add for the reader is one.
    fn is_made_up(&self, target: &Facing<'_, '_>, name: usize) -> bool {
        let form = target.form(name);
        self.target.language.has_dictionary() && !form.is_english() && !form.is_entity()
    }

    /// The name of the source and that of the translation of which one was put for the other.
    fn exchanged(&self, source: &Facing<'_, '_>, target: &Facing<'_, '_>, lost: &[usize], found: &[usize]) -> Option<(usize, usize)> {
        let pairs = lost.iter().flat_map(|&old| found.iter().map(move |&new| (old, new)));
        let is_exchanged = |&(old, new): &(usize, usize)| {
            let (one, other) = (source.form(old), target.form(new));
            if other.is_entity() && !one.is_entity() || one.sound.begins_like(&other.sound) {
                return false;
            }
            let (is_old_known, is_new_known) = (source.is_known(old), target.is_known(new));
            let is_new_sure = is_new_known || self.target.language.has_dictionary();
            is_old_known && (is_new_sure || target.is_alone(new))
                || self.has_tables() && source.is_sure(old) && is_new_sure
                || is_new_known && !other.is_entity() && target.is_alone(new)
                || [true, false].into_iter().any(|before| is_part(source, target, old, new, before))
        };
        pairs.into_iter().find(is_exchanged)
    }

    /// Whether the source speaks of a name of the translation in another segment.
    fn is_elsewhere(&self, target: &Facing<'_, '_>, name: usize) -> bool {
        let form = target.form(name);
        let mut judged = self.elsewhere.borrow_mut();
        let is_full = judged.len() >= MOST;
        *judged.entry(target.word(name).form).or_insert_with(|| {
            let is_meant = || self.pairs.iter().any(|pair| form.means_something_of(&pair.source.concepts));
            let is_like =
                || self.source.capitals().any(|other| form.sound.is_like(&other.sound) || form.sound.is_spoken_like(&other.sound));
            is_full || self.known.1.has(form) || is_meant() || is_like()
        })
    }
}

/// Whether both stand on the same side of another part of one name: Calum McGregor, Calum Spence.
fn is_part(source: &Facing<'_, '_>, target: &Facing<'_, '_>, old: usize, new: usize, before: bool) -> bool {
    let (Some(part), Some(its)) = (source.beside(old, before), target.beside(new, before)) else { return false };
    let (part, its) = (source.form(part), target.form(its));
    // A part of three letters must be the same: “Max Orlov”, “New Lindau”.
    part.is_name && !its.is_common && part.sound.is_surely_like(&its.sound)
        || part.case == Case::Title && !part.is_small_word && part.text == its.text
}
