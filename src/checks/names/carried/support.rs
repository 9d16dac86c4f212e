//! Whether anything of one side of a segment may stand for a word of the other.
//!
//! A word stands for one other word: what surely renders one name cannot be the far likeness of another.

use super::sound::Sound;
use super::words::{Form, Line, Vocabulary, Word};
use crate::lang::Writing;
use crate::text::Case;

/// One side of a segment.
#[derive(Clone, Copy)]
pub(super) struct Reading<'a, 'd> {
    pub line: &'a Line,
    pub vocabulary: &'a Vocabulary<'d>,
}

impl<'a, 'd> Reading<'a, 'd> {
    pub(super) fn form(&self, index: usize) -> &'a Form<'d> {
        self.vocabulary.form(&self.line.words[index])
    }

    fn forms(&self) -> impl Iterator<Item = &'a Form<'d>> + use<'a, 'd> {
        let vocabulary = self.vocabulary;
        self.line.words.iter().map(move |word| vocabulary.form(word))
    }

    /// Whether a word of this side, which is at `index`, has anything on the other that may stand for it.
    pub(super) fn is_supported(&self, index: usize, other: Reading<'_, '_>) -> bool {
        let name = self.form(index);
        let is_near = |form: &Form<'_>| !self.is_copied_by(other) || form.sound.is_near(&name.sound);
        name.means_something_of(&other.line.concepts)
            || other.forms().any(|form| {
                form.sound.begins_as(&name.sound) || form.may_be_like() && form.sound.is_surely_like(&name.sound) && is_near(form)
            })
            || other.forms().any(|form| form.may_be_like() && form.is_faintly_like(name) && is_near(form) && !self.is_taken(index, form))
            || self.is_joined(index, other)
            || self.has_acronym(index, other)
            || name.case == Case::Upper && other.line.initials.contains(&name.sound.folded)
    }

    /// Whether names go over letter by letter, and among the nouns with capitals of the one side there is always one that sounds like them.
    fn is_copied_by(&self, other: Reading<'_, '_>) -> bool {
        let languages = [self.vocabulary.language, other.vocabulary.language];
        languages.iter().all(|language| language.writing == Writing::Latin) && languages.iter().any(|language| language.noun_capitals)
    }

    /// Whether another name of this side, in other words, is what `form` of the other side renders.
    fn is_taken(&self, index: usize, form: &Form<'_>) -> bool {
        let name = self.form(index);
        let renders = |own: &Form<'_>| {
            let is_other = !own.sound.begins_as(&name.sound);
            is_other && (form.means_something_of(&own.concepts) || own.may_be_like() && own.sound.is_surely_like(&form.sound))
        };
        (0..self.line.words.len()).any(|own| own != index && renders(self.form(own)))
    }

    /// Whether two neighbours of either side are like one word of the other: Куангбинь, Quang Binh.
    fn is_joined(&self, index: usize, other: Reading<'_, '_>) -> bool {
        let name = &self.form(index).sound;
        let is_one = |joined: &Sound, word: &Sound| {
            let (one, two) = (joined.folded.len(), word.folded.len());
            one.abs_diff(two) <= 2 && joined.is_like(word)
        };
        let joined = |pair: &[Word], of: &Vocabulary<'_>| {
            Sound::of(&pair.iter().map(|word| of.form(word).sound.folded.as_str()).collect::<String>())
        };
        let is_near = |length: usize, word: &Sound| length.abs_diff(word.folded.len()) <= 2;
        let length = |pair: &[Word], of: &Vocabulary<'_>| pair.iter().map(|word| of.form(word).sound.folded.len()).sum::<usize>();
        let mut theirs = other.line.words.windows(2).filter(|pair| is_near(length(pair, other.vocabulary), name));
        if theirs.any(|pair| is_one(&joined(pair, other.vocabulary), name)) {
            return true;
        }
        let run = self.line.run(index);
        let mut own = self.line.words[run.start.max(index.saturating_sub(1))..run.end.min(index + 2)].windows(2);
        own.any(|pair| {
            let own = joined(pair, self.vocabulary);
            other.forms().any(|form| form.may_be_like() && is_one(&own, &form.sound))
        })
    }

    /// Whether an acronym of the other side has the first letters of the run that a word stands among.
    fn has_acronym(&self, index: usize, other: Reading<'_, '_>) -> bool {
        let mut acronyms = other.forms().filter(|form| form.case == Case::Upper).peekable();
        if acronyms.peek().is_none() {
            return false;
        }
        let initials: String = self.line.run(index).filter_map(|word| self.form(word).sound.folded.chars().next()).collect();
        acronyms.any(|form| form.sound.folded.len() > 1 && initials.contains(&form.sound.folded))
    }
}
