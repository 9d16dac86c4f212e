//! What a text and its translation have in common, and what it says of the one that the other has it or not.
//!
//! Each weight is a logarithm of odds: how much more likely something was not translated here than that it was. They are those of a
//! logistic regression on human translations, beside translations of other texts and those from which a sentence was taken, a little
//! nearer to nought.

use super::Segment;
use crate::input::align::distance;
use crate::input::anchors::{Anchor, anchors, name_anchors};
use crate::lang::Language;
use crate::lang::concepts::Concepts;
use crate::text::Prose;
use std::collections::HashSet;

/// What an anchor says that is found, or is not.
type Weight = (f64, f64);

const FIGURE: Weight = (-3.0, 1.6);
const NAME: Weight = (-2.0, 1.1);
/// Of other words some sound alike in both languages, and most do not.
const FORM: Weight = (-2.0, 0.15);
const CONCEPT: Weight = (-1.6, 0.6);

/// Characters of an article of usual length for its languages, which the article at hand is weighed against.
const USUAL: f64 = 400.0;

/// What translations from one language into another are measured by, in one article.
pub(crate) struct Measure {
    /// How long a text is for each character of its source.
    ratio: f64,
    /// Whether both languages have everyday words of known meaning.
    has_concepts: bool,
}

/// A figure, a name or a word of one text for which there may be one in the other.
pub(crate) struct Clue {
    pub anchor: Anchor,
    weight: Weight,
}

impl Measure {
    /// That of an article; `None` between languages of which nobody measured the length, for then abbreviations are not known either.
    pub(crate) fn of(segments: &[Segment], target: &Prose<'_>, source: &Prose<'_>) -> Option<Self> {
        let usual = target.language.length()? / source.language.length()?;
        let all = |text: fn(&Segment, &Prose<'_>) -> f64, prose| segments.iter().map(|segment| text(segment, prose)).sum::<f64>();
        let sources = USUAL + all(|segment, source| length(segment.source.text(source)), source);
        let targets = USUAL * usual + all(|segment, target| length(segment.target.text(target)), target);
        let has_concepts = [source, target].iter().all(|side| Concepts::of(side.language).is_some());
        Some(Self { ratio: targets / sources, has_concepts })
    }

    /// How unlikely a text of so many characters has a translation of so many: the negative logarithm of a probability.
    pub(crate) fn distance(&self, source: f64, target: f64) -> f64 {
        distance(source * self.ratio, target)
    }

    /// The clues of a text, each once.
    pub(crate) fn clues(&self, language: &Language, text: &str) -> Vec<Clue> {
        let concepts = Concepts::of(language).filter(|_| self.has_concepts);
        let names: HashSet<Anchor> = if language.noun_capitals { HashSet::new() } else { name_anchors(text).collect() };
        let weight = |anchor: &Anchor| match anchor {
            Anchor::Figure(_) => FIGURE,
            Anchor::Form(_) if names.contains(anchor) => NAME,
            Anchor::Form(_) => FORM,
            Anchor::Concept(_) => CONCEPT,
        };
        anchors(text, concepts).into_iter().map(|anchor| Clue { weight: weight(&anchor), anchor }).collect()
    }
}

impl Clue {
    /// What it says that the other text has the same, or has it not.
    pub(crate) fn says(&self, is_found: bool) -> f64 {
        if is_found { self.weight.0 } else { self.weight.1 }
    }
}

/// The characters of a text.
pub(crate) fn length(text: &str) -> f64 {
    text.chars().count() as f64
}
