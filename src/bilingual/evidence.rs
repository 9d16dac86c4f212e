//! What a text and its translation have in common, and what it says of the one that the other has it or not.
//!
//! Each weight is a logarithm of odds: how much more likely something was not translated here than that it was. They are those of a
//! logistic regression on human translations, beside translations of other texts and those from which a sentence was taken, a little
//! nearer to nought.

use super::{Part, Segment};
use crate::input::align::distance;
use crate::input::anchors::{Anchor, each};
use crate::lang::Language;
use crate::lang::concepts::Concepts;
use crate::text::{Prose, is_letter_or_digit};

/// What an anchor says that is found, or is not.
type Weight = (f64, f64);

const FIGURE: Weight = (-3.0, 1.6);
const NAME: Weight = (-2.0, 1.1);
/// Of other words some sound alike in both languages, and most do not.
const FORM: Weight = (-2.0, 0.15);
const CONCEPT: Weight = (-1.6, 0.6);

/// Characters of an article of usual length for its languages, which the article at hand is weighed against.
const USUAL: f64 = 400.0;
/// Characters of a source from which on its article itself says how long a translation from its language is.
const LONG: f64 = 1000.0;

/// What translations from one language into another are measured by, in one article.
pub(crate) struct Measure {
    /// How long a text is for each character of its source.
    ratio: f64,
    /// Whether both languages have everyday words of known meaning.
    has_concepts: bool,
}

/// The clues of both sides of each segment of an article.
pub(crate) struct Clues {
    pub sources: Vec<Vec<Clue>>,
    pub targets: Vec<Vec<Clue>>,
}

impl Clues {
    pub(super) fn of(segments: &[Segment], target: &Prose<'_>, source: &Prose<'_>) -> Self {
        let has_concepts = has_concepts(target, source);
        let each = |prose: &Prose<'_>, part: fn(&Segment) -> &Part| {
            segments.iter().map(|segment| clues(prose.language, part(segment).text(prose), has_concepts)).collect()
        };
        Self { sources: each(source, |segment| &segment.source), targets: each(target, |segment| &segment.target) }
    }
}

/// Whether both languages have everyday words of known meaning.
pub(super) fn has_concepts(target: &Prose<'_>, source: &Prose<'_>) -> bool {
    [source, target].iter().all(|side| Concepts::of(side.language).is_some())
}

/// A figure, a name or a word of one text for which there may be one in the other.
pub(crate) struct Clue {
    pub anchor: Anchor,
    weight: Weight,
}

impl Measure {
    /// That of an article; `None` between languages of which nobody measured the length, where the article is too short to say it.
    pub(crate) fn of(segments: &[Segment], target: &Prose<'_>, source: &Prose<'_>) -> Option<Self> {
        let all = |text: fn(&Segment, &Prose<'_>) -> f64, prose| segments.iter().map(|segment| text(segment, prose)).sum::<f64>();
        let sources = all(|segment, source| length(segment.source.text(source)), source);
        let targets = all(|segment, target| length(segment.target.text(target)), target);
        let ratio = match (target.language.length(), source.language.length()) {
            (Some(own), Some(its)) => (targets + USUAL * own / its) / (sources + USUAL),
            _ if sources >= LONG => targets / sources,
            _ => return None,
        };
        Some(Self { ratio, has_concepts: has_concepts(target, source) })
    }

    /// How unlikely a text of so many characters has a translation of so many: the negative logarithm of a probability.
    pub(crate) fn distance(&self, source: f64, target: f64) -> f64 {
        distance(source * self.ratio, target)
    }

    /// The clues of a text, each once, in the order of their anchors.
    pub(crate) fn clues(&self, language: &Language, text: &str) -> Vec<Clue> {
        clues(language, text, self.has_concepts)
    }
}

fn clues(language: &Language, text: &str, has_concepts: bool) -> Vec<Clue> {
    // A concept of one side alone could never be found on the other.
    let concepts = Concepts::of(language).filter(|_| has_concepts);
    let mut found: Vec<(Anchor, bool)> = Vec::new();
    each(text, concepts, |anchor, has_capital| found.push((anchor, has_capital && !language.noun_capitals)));
    // A name comes before the same word in lower case.
    found.sort_unstable_by_key(|&(anchor, is_name)| (anchor, !is_name));
    found.dedup_by_key(|(anchor, _)| *anchor);
    let weight = |anchor: Anchor, is_name: bool| match anchor {
        Anchor::Figure(_) => FIGURE,
        Anchor::Form(_) if is_name => NAME,
        Anchor::Form(_) => FORM,
        Anchor::Concept(_) => CONCEPT,
    };
    found.into_iter().map(|(anchor, is_name)| Clue { weight: weight(anchor, is_name), anchor }).collect()
}

impl Clue {
    /// What it says that the other text has the same, or has it not.
    pub(crate) fn says(&self, is_found: bool) -> f64 {
        if is_found { self.weight.0 } else { self.weight.1 }
    }
}

/// Whether one of `clues`, which are in the order of their anchors, has this one.
pub(crate) fn have(clues: &[Clue], anchor: Anchor) -> bool {
    clues.binary_search_by_key(&anchor, |clue| clue.anchor).is_ok()
}

/// The letters of a text, of which those of Chinese and Japanese count double.
pub(crate) fn letters(text: &str) -> usize {
    let letters = text.chars().filter(|char| is_letter_or_digit(*char));
    letters.map(|char| if char >= '\u{2e80}' { 2 } else { 1 }).sum()
}

/// The characters of a text.
pub(crate) fn length(text: &str) -> f64 {
    text.chars().count() as f64
}
