//! Acronyms of the source that are one acronym here and another one there, or are written letter by letter here and translated there.
//!
//! Which acronym of the translation stands for one of the source is certain where each side of a segment has but one that the other side
//! has not in the same letters.

use super::{Use, Uses, is_shouted, report};
use crate::article::{Article, Side};
use crate::bilingual::{Part, Segment};
use crate::checks::Finding;
use crate::lang::Language;
use crate::lang::concepts::{self, Concept, Concepts};
use crate::names;
use crate::text::{Span, is_letter};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Letters of an acronym.
const SHORTEST: usize = 2;
const LONGEST: usize = 6;
/// From here on scripts have no spaces between words.
const SPACELESS: char = '\u{2e80}';
/// Letters of the shortest one that is written letter by letter for a fault: of two, many mean several things.
const SHORTEST_TRANSCRIBED: usize = 3;

/// An acronym of a segment.
struct Acronym {
    /// Its letters, folded to a–z.
    folded: String,
    span: Span,
    is_latin: bool,
}

/// Reports both.
pub(super) fn find<'d>(article: &Article<'d>, source: &Side<'d>, segments: &[&Segment], findings: &mut Vec<Finding>) {
    let pairs: Vec<Pair<'_>> = segments
        .iter()
        .filter(|segment| !is_shouted(article, source, segment))
        .map(|segment| Pair { segment, own: acronyms(&segment.target, &article.target), its: acronyms(&segment.source, source) })
        .filter(|pair| !pair.its.is_empty())
        .collect();
    let desk = Desk { article, source, pairs };
    desk.exchanged(findings);
    desk.transcribed(findings);
}

/// A segment with the acronyms of both sides, each once.
struct Pair<'a> {
    segment: &'a Segment,
    own: Vec<Acronym>,
    its: Vec<Acronym>,
}

struct Desk<'a, 'd> {
    article: &'a Article<'d>,
    source: &'a Side<'d>,
    pairs: Vec<Pair<'a>>,
}

impl Desk<'_, '_> {
    /// Reports acronyms that are another one elsewhere.
    fn exchanged(&self, findings: &mut Vec<Finding>) {
        let mut uses = Uses::new();
        for pair in &self.pairs {
            let has = |all: &[Acronym], one: &Acronym| all.iter().any(|other| other.folded == one.folded);
            for its in &pair.its {
                if let Some(own) = pair.own.iter().find(|own| own.folded == its.folded) {
                    add(&mut uses, its, own);
                }
            }
            let mut its = pair.its.iter().filter(|its| !has(&pair.own, its));
            let mut own = pair.own.iter().filter(|own| !has(&pair.its, own));
            if let (Some(one), None, Some(other), None) = (its.next(), its.next(), own.next(), own.next()) {
                add(&mut uses, one, other);
            }
        }
        // An acronym that stands for two of the source as well stands for neither, and one that a segment has without the other is of
        // something else.
        let mut originals: HashMap<&str, BTreeSet<&str>> = HashMap::new();
        for (original, used) in uses.iter().flat_map(|(original, uses)| uses.iter().map(move |used| (original, used))) {
            originals.entry(&used.text).or_default().insert(original);
        }
        let shared: BTreeSet<String> =
            originals.into_iter().filter(|(_, originals)| originals.len() > 1).map(|(text, _)| text.to_owned()).collect();
        uses.values_mut().for_each(|uses| uses.retain(|used| !shared.contains(&used.text)));
        let meanings = |text: &str| entities(text, self.article.target.language);
        let is_apart = |one: &str, other: &str| {
            // An ending may be written large too.
            !one.starts_with(other) && !other.starts_with(one) && !meanings(one).iter().any(|one| meanings(other).contains(one))
        };
        report("acronym", &uses, is_apart, findings);
    }

    /// Reports acronyms in the letters of the source, where another segment translates them.
    fn transcribed(&self, findings: &mut Vec<Finding>) {
        let mut places: BTreeMap<&str, (Vec<Use>, Option<Span>)> = BTreeMap::new();
        for pair in &self.pairs {
            let foreign = pair.its.iter().filter(|its| !its.is_latin && its.folded.len() >= SHORTEST_TRANSCRIBED);
            for its in foreign.filter(|its| entities(&its.span.text(self.source.text).to_lowercase(), self.source.language).is_empty()) {
                let (written, translated) = places.entry(&its.folded).or_default();
                match self.word_like(pair.segment, &its.folded) {
                    Some(target) => written.push(Use { text: its.folded.clone(), target, source: its.span }),
                    None => {
                        translated.get_or_insert(pair.segment.target.span);
                    }
                }
            }
        }
        for (written, translated) in places.into_values() {
            let Some(translated) = translated else { continue };
            findings.extend(written.into_iter().map(|used| {
                let finding = Finding::new("transcribed", used.target).related(translated, "translated here");
                finding.in_source(used.source, "what is meant")
            }));
        }
    }

    /// The first word of a translation that has these letters, in whatever case.
    fn word_like(&self, segment: &Segment, folded: &str) -> Option<Span> {
        let target = &self.article.target;
        segment
            .target
            .words(target)
            .map(|word| word.span)
            .find(|span| names::plain(names::without_possessive(span.text(target.text))) == folded)
    }
}

fn add(uses: &mut Uses, its: &Acronym, own: &Acronym) {
    uses.entry(its.folded.clone()).or_default().push(Use { text: own.folded.clone(), target: own.span, source: its.span });
}

/// The acronyms of one side of a segment, each once. They are read letter by letter: Chinese and Japanese put no space beside them.
fn acronyms(part: &Part, side: &Side<'_>) -> Vec<Acronym> {
    let mut found: Vec<Acronym> = Vec::new();
    let text = part.text(side);
    let is_letter = |char: char| is_letter(char) && char < SPACELESS;
    let mut end = 0;
    while let Some(start) = text[end..].find(is_letter).map(|start| end + start) {
        end = text[start..].find(|char| !is_letter(char)).map_or(text.len(), |length| start + length);
        let word = &text[start..end];
        // “NGOs”
        let bare = word.strip_suffix('s').unwrap_or(word);
        let count = bare.chars().count();
        if !(SHORTEST..=LONGEST).contains(&count) || !bare.chars().all(char::is_uppercase) || is_roman(bare) {
            continue;
        }
        let folded = names::plain(bare);
        if !folded.is_empty() && !found.iter().any(|other| other.folded == folded) {
            let start = part.span.start + start as u32;
            found.push(Acronym { folded, span: Span::new(start, start + bare.len() as u32), is_latin: bare.is_ascii() });
        }
    }
    found
}

/// Whether it may be a Roman number, which the other side has in figures.
fn is_roman(text: &str) -> bool {
    text.chars().all(|letter| "IVXLCDMХІСМ".contains(letter))
}

/// The nations, places and bodies that a word in lower case may mean.
fn entities(word: &str, language: &Language) -> Vec<Concept> {
    let mut found = Vec::new();
    if let Some(concepts) = Concepts::of(language) {
        concepts.each(word, |concept| found.push(concept));
    }
    found.retain(|concept| concepts::is_entity(*concept));
    found
}
