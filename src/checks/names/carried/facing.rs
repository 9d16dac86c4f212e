//! One side of a segment with the other in view.

use super::article_lexicon::Known;
use super::support::Reading;
use super::words::{Form, Line, Vocabulary, Word};
use crate::text::{Case, Span};

/// The fewest consonants of a name that the article does not know: shorter words are pronouns and the like in capitals.
const FEWEST_CONSONANTS: usize = 3;
/// Letters of what may stand behind a name without being a part of it: most prepositions and conjunctions.
const LONGEST_PREPOSITION: usize = 3;

/// A line and what stands on the other side. Words go by their index in the line.
#[derive(Clone, Copy)]
pub(super) struct Facing<'a, 'd> {
    pub line: &'a Line,
    pub vocabulary: &'a Vocabulary<'d>,
    /// The names of this side that the article knows.
    pub known: &'a Known,
    pub other: &'a Line,
    pub others: &'a Vocabulary<'d>,
}

impl Facing<'_, '_> {
    pub(super) fn word(&self, index: usize) -> &Word {
        &self.line.words[index]
    }

    pub(super) fn form(&self, index: usize) -> &Form<'_> {
        self.vocabulary.form(self.word(index))
    }

    /// Whether anything of the other side may stand for the word.
    pub(super) fn is_supported(&self, index: usize) -> bool {
        self.is_supported_by(index, Reading { line: self.other, vocabulary: self.others })
    }

    /// The same for another line of either side.
    pub(super) fn is_supported_by(&self, index: usize, other: Reading<'_, '_>) -> bool {
        Reading { line: self.line, vocabulary: self.vocabulary }.is_supported(index, other)
    }

    /// The words that look like names and have nothing on the other side.
    pub(super) fn lone(&self) -> Vec<usize> {
        (0..self.line.words.len()).filter(|&index| self.looks_like_name(index) && !self.is_supported(index)).collect()
    }

    fn looks_like_name(&self, index: usize) -> bool {
        let form = self.form(index);
        form.is_name
            && !form.is_small
            && !self.word(index).opens
            && (!self.is_determined(index) || self.is_known(index) || self.takes_article(form))
    }

    /// Whether it is a name that an article may stand before, as before a state or a river: one of a known place or body, or no word at all.
    fn takes_article(&self, form: &Form<'_>) -> bool {
        let is_no_word =
            || !form.is_english() && !form.is_everyday && !form.is_adjective && form.sound.consonants.len() >= FEWEST_CONSONANTS;
        !self.vocabulary.language.noun_capitals && (form.is_entity() || is_no_word())
    }

    /// Whether an article stands before the word or, where nouns have capitals, before the one word in lower case between them.
    fn is_determined(&self, index: usize) -> bool {
        let determiners = self.vocabulary.language.limits.determiners;
        let is_determiner = |index: usize| determiners.binary_search(&self.form(index).text.to_lowercase().as_str()).is_ok();
        let is_plain = |index: &usize| self.form(*index).case == Case::Lower || self.word(*index).opens;
        let before = |index: usize| index.checked_sub(1).filter(is_plain);
        let has_adjective = self.vocabulary.language.noun_capitals;
        before(index).is_some_and(|one| is_determiner(one) || has_adjective && before(one).is_some_and(is_determiner))
    }

    pub(super) fn is_known(&self, index: usize) -> bool {
        !self.form(index).is_common && self.known.has(self.form(index))
    }

    /// Whether a word that looks like a name can be nothing else, though the article has it once: a noun of a language that writes all of
    /// them with a capital may, and so may a word that returns and is never like one of the other side, for it is translated.
    pub(super) fn is_sure(&self, index: usize) -> bool {
        let (form, language) = (self.form(index), self.vocabulary.language);
        let is_other = form.is_common || form.is_everyday || form.is_adjective || language.noun_capitals;
        let is_long = form.sound.consonants.len() >= FEWEST_CONSONANTS || form.is_entity();
        // “la Croix-Rouge”
        let is_noun = self.is_determined(index) && !form.is_entity();
        !is_other && is_long && !is_noun && !self.known.returns(form)
    }

    /// Whether it may begin the name of a body or a work, of which only the first word has a capital and all are translated: “Sbírka
    /// zákonů”.
    pub(super) fn may_begin_title(&self, index: usize) -> bool {
        let next = self.line.words.get(index + 1).filter(|next| next.span.start == self.word(index).span.end + 1);
        next.is_some_and(|next| {
            let form = self.vocabulary.form(next);
            form.case == Case::Lower
                && form.text.chars().count() > LONGEST_PREPOSITION
                && !self.vocabulary.language.is_function_word(form.text)
        })
    }

    /// Whether it belongs to no name of which the other side has another part.
    pub(super) fn is_alone(&self, index: usize) -> bool {
        // A word of every day that opens the sentence stands beside the name by chance: “Near Poltava”.
        let by_chance = |other: usize| self.word(other).opens && self.form(other).is_everyday;
        let is_part = |other: usize| other != index && !self.form(other).is_small_word && !by_chance(other) && self.is_supported(other);
        !self.line.run(index).any(is_part)
    }

    /// Whether the other side has the neighbour of a name right before it, a given name perhaps, or behind it, as a name of its own.
    pub(super) fn is_torn(&self, index: usize) -> bool {
        let (form, language) = (self.form(index), self.vocabulary.language);
        if form.is_everyday || form.is_common || form.sound.is_patronymic() {
            return false;
        }
        let stays = |before: bool| {
            self.beside(index, before).map(|part| self.form(part)).filter(|part| part.is_name && !part.is_small).is_some_and(|part| {
                let is_same = |other: &Form<'_>| {
                    let is_like = part.sound.is_surely_like(&other.sound);
                    // The genitive of a name stands before a noun.
                    other.is_name && if language.noun_capitals { part.text == other.text } else { is_like }
                };
                self.other.words.iter().any(|word| is_same(self.others.form(word)))
            })
        };
        // What stands before a name may be its title, and where nouns have capitals anything may stand behind it.
        let is_name = self.is_known(index) || form.is_english();
        is_name && stays(false) || (is_name || !language.noun_capitals && !form.is_adjective) && stays(true)
    }

    /// Whether the line takes up a name by what bears it, “the company”, “his prime minister”, where the other side says nothing of it.
    pub(super) fn takes_up(&self) -> bool {
        let limits = &self.vocabulary.language.limits;
        let is_of = |words: &[&str], index: usize| words.binary_search(&self.form(index).text.to_lowercase().as_str()).is_ok();
        (1..self.line.words.len()).any(|index| {
            is_of(limits.bearers, index)
                && (index.saturating_sub(2)..index).any(|before| is_of(limits.resuming, before))
                && !self.form(index).means_something_of(&self.other.concepts)
        })
    }

    /// Whether a word with a capital is left that nothing of the other side explains: a name in other words may stand for one of it.
    pub(super) fn has_left(&self) -> bool {
        !self.vocabulary.language.noun_capitals
            && (0..self.line.words.len()).any(|index| {
                let form = self.form(index);
                form.has_capital()
                    && form.sound.folded.len() > 2
                    && !self.word(index).opens
                    && !form.is_small_word
                    && !self.is_supported(index)
            })
    }

    /// What stands in the run of `index` right before it, or behind it.
    pub(super) fn beside(&self, index: usize, before: bool) -> Option<usize> {
        let other = if before { index.checked_sub(1)? } else { index + 1 };
        self.line.run(index).contains(&other).then_some(other)
    }

    /// From the first to the last of the neighbours of `index` that are as lone as it is.
    pub(super) fn rest(&self, lone: &[usize], index: usize) -> Span {
        let run = self.line.run(index);
        let is_lone = |index: &usize| lone.contains(index);
        let first = (run.start..index).rev().take_while(is_lone).last().unwrap_or(index);
        let last = (index + 1..run.end).take_while(is_lone).last().unwrap_or(index);
        Span::new(self.word(first).span.start, self.word(last).span.end)
    }
}
