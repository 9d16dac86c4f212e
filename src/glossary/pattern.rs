//! A term as it is looked for, and whether it stands at a place.

use super::entry::{Entry, PartOfSpeech, Term, TermCase};
use super::words::{Stems, are_forms, bare, is_apostrophe, lower};
use crate::lang::Language;
use crate::text::{Block, BlockKind, Case, Prose, Script, Span, Token, TokenKind};
use std::ops::Range;

/// A term as it is looked for.
#[derive(Debug)]
pub(super) struct Pattern {
    /// The numbers of its entry and of the term in it.
    pub entry: u32,
    pub term: u32,
    /// What stands one behind the other; nothing for a term that is looked for by characters.
    pub words: Vec<Word>,
    /// The index of the word that leads to the term.
    pub lead: usize,
    /// So many steps are those of the pattern before it in its list.
    pub shared: usize,
    pub text: Box<str>,
    /// Whether it is a form that counts only as it is.
    pub is_form: bool,
    /// In lower case.
    pub except: Box<[String]>,
}

/// A word, a number or a mark of a term.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Word {
    text: Box<str>,
    pub kind: TokenKind,
    /// Of the bare word, as `stem`.
    pub lower: Box<str>,
    pub stem: Box<str>,
    /// Whether its capitals must be there.
    is_exact: bool,
    /// Whether it is surely no noun.
    is_no_noun: bool,
    /// Whether it must have a capital or, but where a sentence opens, must have none.
    capital: Option<bool>,
}

impl Pattern {
    /// The text of a word.
    pub(super) fn word(&self, at: usize) -> Option<&str> {
        self.words.get(at).map(|word| &*word.text)
    }

    /// The same, counted from the last.
    pub(super) fn word_from_end(&self, at: usize) -> Option<&str> {
        self.word(self.words.len().checked_sub(at + 1)?)
    }

    /// The word that is compared in a step: from the one that leads to the first, and then those behind it.
    fn step(&self, step: usize) -> usize {
        self.lead.checked_sub(step).unwrap_or(step)
    }

    /// What tells its steps from those of others.
    pub(super) fn steps(&self) -> impl Iterator<Item = (bool, bool, &Word)> {
        (0..self.words.len()).map(|step| (self.is_form, step > self.lead, &self.words[self.step(step)]))
    }

    /// How many steps fit, from `known` on, which do, if its leading word is the token `at` of those of a paragraph.
    pub(super) fn fitting(&self, prose: &Prose<'_>, at: usize, tokens: &Range<usize>, stems: &Stems, known: usize) -> usize {
        let fits = |&step: &usize| {
            let word = self.step(step);
            let token = (at + word).checked_sub(self.lead).filter(|token| tokens.contains(token));
            token.is_some_and(|token| self.words[word].fits(prose, &prose.tokens[token], (!self.is_form).then_some(stems)))
        };
        known + (known..self.words.len()).take_while(fits).count()
    }

    /// Where it stands, once all steps fit, and whether that is sure.
    pub(super) fn stands(&self, prose: &Prose<'_>, at: usize, stems: &Stems) -> Option<(Span, bool)> {
        let first = at - self.lead;
        let found = &prose.tokens[first..first + self.words.len()];
        let (first, last) = (found.first()?, found.last()?);
        let edge = |token: &Token, word: &Word| if has_apostrophe(&word.text) { 0..token.span.len() } else { bare(token.text(prose.text)) };
        let start = first.span.start + edge(first, self.words.first()?).start as u32;
        let span = Span::new(start, last.span.start + edge(last, self.words.last()?).end as u32);
        let is_sure = || {
            let mut all = found.iter().zip(&self.words);
            all.all(|(token, word)| self.is_form || word.may_be_noun(prose, token, stems)) && !self.is_part(prose, span)
        };
        (!self.except.contains(&span.text(prose.text).to_lowercase())).then(|| (span, is_sure()))
    }

    /// Whether the words at `span` look like a part of a longer word or of a name: behind a hyphen stands a word, as in “goal-scoring” (before
    /// one, as in “old-school”, only where all nouns have a capital may it be one of them), or they have a capital that the term has not.
    fn is_part(&self, prose: &Prose<'_>, span: Span) -> bool {
        let is_hyphen = |char: char| matches!(char, '-' | '\u{2010}' | '\u{2011}');
        let (before, after) = (&prose.text[..span.start as usize], &prose.text[span.end as usize..]);
        let is_first = after.strip_prefix(is_hyphen).is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
        let is_last = before.strip_suffix(is_hyphen).is_some_and(|rest| rest.ends_with(char::is_alphanumeric));
        let opens = || prose.sentences.binary_search_by_key(&span.start, |sentence| sentence.start).is_ok();
        let is_name = || span.text(prose.text).starts_with(char::is_uppercase) && self.text.starts_with(char::is_lowercase) && !opens();
        is_first || !prose.language.noun_capitals && (is_last || is_name())
    }
}

impl Word {
    /// Whether a token that is a form of it may be one of a noun, if it is one.
    fn may_be_noun(&self, prose: &Prose<'_>, token: &Token, stems: &Stems) -> bool {
        let is_other = self.is_no_noun || self.kind != TokenKind::Word || has_apostrophe(&self.text);
        is_other || stems.may_be_noun(&lower(token.text(prose.text)), &self.lower)
    }

    /// Whether a token is a form of it, or without stems the word itself.
    fn fits(&self, prose: &Prose<'_>, token: &Token, stems: Option<&Stems>) -> bool {
        let text = token.text(prose.text);
        if token.kind != self.kind {
            return false;
        }
        if token.kind != TokenKind::Word {
            return text.eq_ignore_ascii_case(&self.text);
        }
        if has_apostrophe(&self.text) {
            let plain = |text: &str| text.to_lowercase().replace(is_apostrophe, "'");
            return plain(text) == plain(&self.text);
        }
        let (own, lower) = (&text[bare(text)], lower(text));
        let is_same = lower == *self.lower || stems.is_some_and(|stems| stems.stem(&lower) == *self.stem) && are_forms(&lower, &self.lower);
        let opens = || prose.sentences.binary_search_by_key(&token.span.start, |sentence| sentence.start).is_ok();
        let has_capital = || own.starts_with(char::is_uppercase);
        is_same
            && self.capital.is_none_or(|capital| capital == has_capital() || !capital && opens())
            && (!self.is_exact || has_capitals_of(own, &self.text, opens))
    }
}

/// Whether a form of `wanted` has its capitals, and no others but one that opens a sentence.
fn has_capitals_of(form: &str, wanted: &str, opens: impl Fn() -> bool) -> bool {
    let common = form.chars().zip(wanted.chars()).take_while(|(own, its)| own.to_lowercase().eq(its.to_lowercase())).count();
    let are_endings = [form, wanted].iter().all(|word| !word.chars().skip(common).any(char::is_uppercase));
    let mut both = form.chars().zip(wanted.chars()).take(common).enumerate();
    are_endings && both.all(|(at, (own, its))| own == its || at == 0 && its.is_lowercase() && opens())
}

/// The words, numbers and marks of a term; none if it is looked for by characters.
pub(super) fn words(text: &str, entry: &Entry, term: &Term, language: &'static Language, stems: &Stems) -> Vec<Word> {
    if text.contains(is_without_spaces) {
        return Vec::new();
    }
    let block = Block::new(Span::of(0..text.len()), BlockKind::Segment);
    let prose = Prose::new(text, language, std::iter::once((0, &block)));
    if prose.tokens.iter().all(|token| token.kind == TokenKind::Mark) {
        return Vec::new();
    }
    let word = |token: &Token| {
        let text = token.text(text);
        let lower = lower(text);
        let has_capital = text.starts_with(char::is_uppercase);
        let capital = match (term.case, entry.part) {
            _ if !language.noun_capitals || token.kind != TokenKind::Word || term.case != TermCase::Usual => None,
            _ if has_capital => Some(true),
            (_, Some(PartOfSpeech::Other)) => Some(false),
            _ => None,
        };
        Word {
            kind: token.kind,
            text: text.into(),
            stem: stems.stem(&lower).into(),
            lower: lower.into(),
            is_exact: term.case == TermCase::Exact || term.case == TermCase::Usual && matches!(token.case, Case::Upper | Case::Mixed),
            is_no_noun: entry.part == Some(PartOfSpeech::Other) || language.noun_capitals && !has_capital,
            capital,
        }
    };
    prose.tokens.iter().map(word).collect()
}

fn has_apostrophe(text: &str) -> bool {
    text.contains(is_apostrophe)
}

/// Whether words are not parted in what is written with `char`, or take endings that are no letters.
fn is_without_spaces(char: char) -> bool {
    matches!(Script::of(char), Script::Han | Script::Kana | Script::Hangul)
        || matches!(char, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}')
}
