//! What two paragraphs have in common if one is the translation of the other, whatever the languages: figures, names and other words that
//! sound alike, everyday words of one meaning where both languages have [them](Concepts), a question mark at the end, a quotation.

use crate::lang::Language;
use crate::lang::concepts::{Concept, Concepts};
use crate::names;
use crate::text::is_letter_or_digit;
use std::collections::BTreeMap;
use std::ops::Range;

/// How likely an anchor of a paragraph is found in its translation.
const KEPT: f64 = 0.92;
/// The same for a concept, which a translator may put in other words.
const CONCEPT_KEPT: f64 = 0.6;
/// The most that anchors add to the cost of a pair, and take from it.
const MOST_ADDED: f64 = 12.0;
const MOST_TAKEN: f64 = 20.0;
/// So many anchors of one paragraph count: the rest of a long one says no more.
const MOST: usize = 96;
/// Names are short; of other words only long ones sound alike for a reason: how many sounds they have at least.
const SHORTEST_NAME: usize = 3;
const SHORTEST_WORD: usize = 4;
/// Digits between two spaces of a long figure, and the most before the first: a year and the figure behind it are two.
const GROUP: usize = 3;
/// What stands in more paragraphs says nothing of one of them, and each of it would be compared with each.
const FREQUENT: usize = 32;

/// The anchors of the paragraphs of an article and of its translation.
#[derive(Debug)]
pub(crate) struct Anchors {
    /// What it costs each paragraph of the source, and of the target, if none of its anchors is on the other side.
    lonely: [Vec<f64>; 2],
    /// For each paragraph of the source those of the target that have anchors in common with it, in order.
    shared: Vec<Vec<Shared>>,
}

/// What two paragraphs have in common.
#[derive(Debug)]
struct Shared {
    target: usize,
    /// What it takes from the cost of the pair.
    taken: f64,
    /// What of the cost of each of the two alone does not come about.
    spared: f64,
}

impl Anchors {
    /// The anchors of the paragraphs of both sides.
    pub(crate) fn new<'t>(
        (source_lang, sources): (&Language, impl Iterator<Item = &'t str>),
        (target_lang, targets): (&Language, impl Iterator<Item = &'t str>),
    ) -> Self {
        // A concept of one side alone could never be found on the other.
        let concepts = [source_lang, target_lang].map(Concepts::of);
        let concepts = if concepts.iter().all(Option::is_some) { concepts } else { [None; 2] };
        Self::of(sources.map(|text| anchors(text, concepts[0])).collect(), targets.map(|text| anchors(text, concepts[1])).collect())
    }

    /// The same where it is known which each paragraph has, each once.
    pub(crate) fn of(sources: Vec<Vec<Anchor>>, targets: Vec<Vec<Anchor>>) -> Self {
        let all = sources.len().max(targets.len()) as f64;
        let mut places: BTreeMap<Anchor, [Vec<usize>; 2]> = BTreeMap::new();
        for (side, paragraphs) in [&sources, &targets].into_iter().enumerate() {
            for (index, anchor) in
                paragraphs.iter().enumerate().flat_map(|(index, anchors)| anchors.iter().map(move |anchor| (index, anchor)))
            {
                places.entry(*anchor).or_default()[side].push(index);
            }
        }
        let mut lonely = [vec![0.0; sources.len()], vec![0.0; targets.len()]];
        let mut shared: Vec<BTreeMap<usize, Shared>> = sources.iter().map(|_| BTreeMap::new()).collect();
        for (anchor, [in_sources, in_targets]) in places {
            let most = in_sources.len().max(in_targets.len());
            if in_sources.is_empty() || in_targets.is_empty() || most > FREQUENT {
                continue;
            }
            // How often a paragraph has it that does not belong there.
            let kept = if matches!(anchor, Anchor::Concept(_)) { CONCEPT_KEPT } else { KEPT };
            let chance = (most as f64 / all).min(0.95);
            let (taken, spared) = ((kept / chance).ln().max(0.0), ((1.0 - chance) / (1.0 - kept)).ln().max(0.0));
            in_sources.iter().for_each(|&source| lonely[0][source] += spared);
            in_targets.iter().for_each(|&target| lonely[1][target] += spared);
            for &source in &in_sources {
                for &target in &in_targets {
                    let both = shared[source].entry(target).or_insert(Shared { target, taken: 0.0, spared: 0.0 });
                    (both.taken, both.spared) = (both.taken + taken, both.spared + spared);
                }
            }
        }
        Self { lonely, shared: shared.into_iter().map(|row| row.into_values().collect()).collect() }
    }

    /// What the anchors add to the cost of a pair of neighbouring paragraphs, or take from it (below 0).
    pub(crate) fn cost(&self, sources: Range<usize>, targets: Range<usize>) -> f64 {
        let mut added = self.lonely[0][sources.clone()].iter().chain(&self.lonely[1][targets.clone()]).sum::<f64>();
        let mut taken = 0.0;
        for row in &self.shared[sources] {
            let first = row.partition_point(|shared| shared.target < targets.start);
            for shared in row[first..].iter().take_while(|shared| shared.target < targets.end) {
                taken += shared.taken;
                added -= 2.0 * shared.spared;
            }
        }
        added.clamp(0.0, MOST_ADDED) - taken.min(MOST_TAKEN)
    }

    /// The paragraphs of the source and of the target that have anchors in common, by their indices.
    pub(crate) fn related(&self) -> impl Iterator<Item = (usize, usize)> {
        self.shared.iter().enumerate().flat_map(|(source, row)| row.iter().map(move |shared| (source, shared.target)))
    }
}

/// What a paragraph and its translation have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Anchor {
    /// The hash of the digits of a figure of two and more.
    Figure(u64),
    /// The hash of how a word sounds, or of a mark.
    Form(u64),
    Concept(Concept),
}

/// The anchors of a text, sorted.
pub(crate) fn anchors(text: &str, concepts: Option<&Concepts>) -> Vec<Anchor> {
    let mut found = Vec::new();
    each(text, concepts, |anchor, _| found.push(anchor));
    found.sort_unstable();
    found.dedup();
    found
}

/// Gives every anchor of a text, some more than once, with whether it is of a word within the text that has a capital: a name, where the
/// language gives none to nouns.
pub(crate) fn each(text: &str, concepts: Option<&Concepts>, mut found: impl FnMut(Anchor, bool)) {
    let mut lower = String::new();
    let mut count = 0;
    for (index, word) in words(text).enumerate() {
        if word.starts_with(is_digit) {
            let digits = word.chars().filter_map(digit);
            if digits.clone().count() > 1 {
                count += 1;
                found(Anchor::Figure(hash(&digits.skip_while(|digit| *digit == 0).collect::<Vec<_>>())), false);
            }
            continue;
        }
        if let Some(concepts) = concepts {
            lower.clear();
            if word.is_ascii() {
                lower.push_str(word);
                lower.make_ascii_lowercase();
            } else {
                lower.extend(word.chars().flat_map(char::to_lowercase));
            }
            concepts.each(&lower, |concept| {
                count += 1;
                found(Anchor::Concept(concept), false);
            });
        }
        let has_capital = word.starts_with(char::is_uppercase);
        if let Some(sound) = sound(word, if has_capital { SHORTEST_NAME } else { SHORTEST_WORD }) {
            count += 1;
            found(Anchor::Form(sound), has_capital && index > 0);
        }
        if count >= MOST {
            break;
        }
    }
    let end = text.trim_end_matches(['"', '”', '“', '»', '’', ')', '」', '』', ' ']);
    if end.ends_with(['?', '？']) {
        found(Anchor::Form(hash(b"?")), false);
    }
    if text.contains(['"', '”', '“', '»', '„', '「']) {
        found(Anchor::Form(hash(b"quotation")), false);
    }
}

/// The words and figures of a text, without the marks around them. A figure is one however its digits are grouped (1,380 and 1 380), and
/// ends where letters follow, which in Chinese and Japanese are words of their own.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_inner = |char: char| matches!(char, '.' | ',' | '\'' | '’');
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|char: char| !is_letter_or_digit(char));
        let is_figure = is_digit(rest.chars().next()?);
        let is_of_it = |char: char| is_inner(char) || is_letter_or_digit(char) && is_digit(char) == is_figure;
        let mut end = rest.find(|char| !is_of_it(char)).unwrap_or(rest.len());
        if is_figure && end <= GROUP && rest[..end].ends_with(is_digit) {
            while let Some(group) = grouped(&rest[end..]) {
                end += group;
            }
        }
        let word = rest[..end].trim_end_matches(is_inner);
        rest = &rest[end..];
        Some(word)
    })
}

/// The bytes of a space with three digits behind it and no more of them, with which a text begins: 380 in 1 380.
fn grouped(text: &str) -> Option<usize> {
    let digits = text.strip_prefix([' ', '\u{a0}', '\u{202f}'])?;
    let count = digits.bytes().take_while(u8::is_ascii_digit).count();
    (count == GROUP).then(|| text.len() - digits.len() + count)
}

fn is_digit(char: char) -> bool {
    digit(char).is_some()
}

/// The value of a digit, which is wide in some Japanese texts.
fn digit(char: char) -> Option<u8> {
    match char {
        '0'..='9' => Some(char as u8 - b'0'),
        '０'..='９' => u8::try_from(u32::from(char) - u32::from('０')).ok(),
        _ => None,
    }
}

/// The sounds of a word up to the fifth; `None` for fewer than `least`.
fn sound(word: &str, least: usize) -> Option<u64> {
    let mut sounds = names::sounds(&names::plain(word));
    sounds.truncate(5);
    (sounds.len() >= least).then(|| hash(&sounds))
}

/// FNV-1a, 64 bits.
fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::unknown;

    fn common(one: &str, other: &str) -> usize {
        let other = anchors(other, None);
        anchors(one, None).iter().filter(|anchor| other.contains(anchor)).count()
    }

    #[test]
    fn what_translations_have_in_common() {
        assert_eq!(common("Am Montag kamen 180.000 Besucher.", "On Monday 180,000 visitors came."), 1);
        assert_eq!(common("Мер Харкова Ігор Терехов", "Kharkiv mayor Ihor Terekhov"), 2);
        assert_eq!(common("Le ministre Bernard l’a dit : « Non. »", "The minister Bernard said so: “No.”"), 3);
        assert_eq!(common("Warum jetzt?", "Why now?"), 1);
        assert_eq!(common("Es regnet.", "The sun is out."), 0);
        assert_eq!(common("前日より30人増加した2713人と発表した。", "30 more, 2,713 in all"), 2);
        assert_eq!(common("１２日に", "on the 12th"), 1);
        assert_eq!(common("1 380 Euro im Jahr 2019, 250 mehr", "1,380 euros in 2019, 250 more"), 3);
    }

    #[test]
    fn an_anchor_counts_by_how_rare_it_is() {
        let sources = ["Bern 2024", "Bern 1999", "Bern", "Bern"];
        let targets = ["Berne 2024", "Berne 1999", "Berne", "Berne"];
        let anchors = Anchors::new((unknown(), sources.into_iter()), (unknown(), targets.into_iter()));
        assert!(anchors.cost(0..1, 0..1) < anchors.cost(2..3, 2..3));
        assert!(anchors.cost(0..1, 1..2) > 0.0 && anchors.cost(2..3, 2..3) <= 0.0);
    }
}
