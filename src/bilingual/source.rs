//! Whether the source can be gone by. One that is empty, that is the target once more or another article would raise a
//! finding in every segment.

use super::Segment;
use crate::document::Document;
use crate::lang;
use crate::text::{Prose, Script, is_letter};

/// Why a source cannot be gone by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SourceFault {
    /// It has no text.
    Empty,
    /// It is the target once more.
    Same,
    /// It is in the language of the target.
    Language,
    /// It is far too short for the target.
    Short,
}

/// Articles shorter than this are judged by their segments.
const FEWEST_SEGMENTS: usize = 3;

/// A source is too short if its translation, of more than a few sentences, weighs more than so many times as much: no pair of languages needs twice
/// the letters.
const MOST_TIMES: usize = 2;
const LEAST_WEIGHT: usize = 300;

/// Letters of a source from which its language is certain.
const FEWEST_LETTERS: usize = 200;

pub(super) fn fault(document: &Document, target: &Prose<'_>, source: &Prose<'_>, segments: &[Segment]) -> Option<SourceFault> {
    if segments.len() < FEWEST_SEGMENTS {
        return None;
    }
    if !source.text.contains(char::is_alphanumeric) {
        return target.text.contains(char::is_alphabetic).then_some(SourceFault::Empty);
    }
    let same = segments.iter().filter(|segment| segment.source.text(source) == segment.target.text(target)).count();
    if same * 10 >= segments.len() * 9 {
        return Some(SourceFault::Same);
    }
    let is_known = document.source_lang.as_ref().is_some_and(|lang| !lang.same(&document.lang));
    if is_known && source.text.len() >= FEWEST_LETTERS && lang::detect(source.text).is_some_and(|found| found.same(&document.lang)) {
        return Some(SourceFault::Language);
    }
    let (source, target) = (weight(source.text), weight(target.text));
    (target > LEAST_WEIGHT && target > source * MOST_TIMES).then_some(SourceFault::Short)
}

/// How much a text says, in letters of an alphabet, whatever it is written in.
fn weight(text: &str) -> usize {
    let letter = |char: char| match Script::of(char) {
        Script::Han => 3,
        Script::Kana | Script::Hangul => 2,
        _ => usize::from(is_letter(char)),
    };
    text.chars().map(letter).sum()
}
