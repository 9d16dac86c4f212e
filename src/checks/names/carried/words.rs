//! The words of both sides of an article, each spelling once, and where they stand in a segment.

use super::sound::Sound;
use crate::article::Side;
use crate::bilingual::Part;
use crate::checks::spelling::non_word;
use crate::lang::concepts::{self, Concept, Concepts};
use crate::lang::{Language, Writing};
use crate::names;
use crate::text::{Case, Span, Token, hash, is_letter};
use std::collections::HashMap;

/// Letters of the shortest name that is looked for.
const SHORTEST: usize = 4;
/// Letters of the shortest word that may be the like of a name.
const SHORTEST_LIKE: usize = 3;

/// Endings of Russian and Ukrainian adjectives.
const ADJECTIVE: &[&str] = &["ий", "ый", "ой", "ого", "его", "ому", "ему", "ая", "яя", "ую", "ое", "ые", "ие", "ых", "их", "ій", "ої"];

/// Letters of an English ending, at which a word may still mean what it begins with.
const LONGEST_ENDING: usize = 3;

/// A spelling of one side.
pub(super) struct Form<'d> {
    pub text: &'d str,
    pub sound: Sound,
    /// What it may mean, sorted.
    pub concepts: Vec<Concept>,
    pub case: Case,
    /// Whether it is a title, of the calendar, of address, or a function word.
    pub is_small_word: bool,
    /// Whether it is written as a name, and is no small word.
    pub is_name: bool,
    /// Whether English has it as a common word, with or without the marks on its letters.
    pub is_common: bool,
    /// Whether it ends as adjectives do in a language of the Cyrillic script: those are translated, in a name too.
    pub is_adjective: bool,
    /// Whether it may mean something of every day.
    pub is_everyday: bool,
    /// Whether it stands in the article in lower case too.
    pub is_small: bool,
}

impl<'d> Form<'d> {
    fn of(word: &'d str, language: &Language, concepts: Option<&Concepts>) -> Self {
        let lower = word.to_lowercase();
        let mut found = Vec::new();
        if let Some(concepts) = concepts {
            concepts.each(&lower, |concept| found.push(concept));
        }
        found.sort_unstable();
        found.dedup();
        let sound = Sound::of(word);
        let case = case_of(word);
        let is_common = case == Case::Title && non_word::is_common(&sound.folded);
        // “Marchetti” begins as March does, and means nothing of it.
        if case == Case::Title && language.has_dictionary() && !is_common && sound.folded.len() >= SHORTEST {
            let mut begun = Vec::new();
            let stem = lower.char_indices().rev().nth(LONGEST_ENDING - 1).map_or("", |(end, _)| &lower[..end]);
            concepts.into_iter().for_each(|concepts| concepts.each(stem, |concept| begun.push(concept)));
            found.retain(|concept| concepts::is_entity(*concept) || !begun.contains(concept));
        }
        let is_of_calendar = || {
            let mut forms = [Some(word), word.strip_suffix('s')].into_iter().flatten();
            forms.any(|word| language.month(word).is_some() || language.weekday(word).is_some())
        };
        let is_polite = || {
            let polite = language.address.map_or(&[][..], |address| address.polite);
            polite.iter().any(|form| form.chars().count() >= SHORTEST_LIKE && lower.starts_with(form))
        };
        let is_small_word = case != Case::Lower
            && (language.is_function_word(&lower) || names::is_title(word) || is_unit(&lower) || is_of_calendar() || is_polite());
        Self {
            text: word,
            is_small_word,
            is_name: case == Case::Title && !is_small_word && sound.folded.len() >= SHORTEST && word.chars().all(is_letter),
            is_common,
            is_adjective: language.writing == Writing::Cyrillic && ADJECTIVE.iter().any(|ending| lower.ends_with(ending)),
            is_everyday: found.iter().any(|concept| !concepts::is_entity(*concept)),
            is_small: false,
            sound,
            concepts: found,
            case,
        }
    }

    pub(super) fn is_english(&self) -> bool {
        non_word::may_be_english(self.text, hash(self.text.as_bytes()) as u32)
    }

    pub(super) fn is_entity(&self) -> bool {
        !self.concepts.is_empty()
    }

    /// Whether it has a capital of whatever kind.
    pub(super) fn has_capital(&self) -> bool {
        matches!(self.case, Case::Title | Case::Upper | Case::Mixed)
    }

    /// Whether it may be the like of a name: small words of few sounds sound like too much.
    pub(super) fn may_be_like(&self) -> bool {
        self.sound.folded.len() >= SHORTEST_LIKE && (self.case != Case::Lower || self.sound.consonants.len() > 2)
    }

    /// Whether both may be one name by how they sound. A word in lower case, an adjective perhaps, begins as the name does.
    pub(super) fn is_faintly_like(&self, other: &Form<'_>) -> bool {
        let is_small = self.case == Case::Lower || other.case == Case::Lower;
        self.sound.is_like(&other.sound)
            || self.sound.is_spoken_like(&other.sound) && (!is_small || self.sound.is_opened_like(&other.sound))
    }

    pub(super) fn means_something_of(&self, concepts: &[Concept]) -> bool {
        self.concepts.iter().any(|concept| concepts.binary_search(concept).is_ok())
    }
}

/// All spellings of one side of an article.
pub(super) struct Vocabulary<'d> {
    forms: Vec<Form<'d>>,
    numbers: HashMap<&'d str, usize>,
    pub language: &'static Language,
    concepts: Option<&'static Concepts>,
}

impl<'d> Vocabulary<'d> {
    pub(super) fn of(side: &Side<'d>) -> Self {
        let language = side.language;
        let mut this = Self { forms: Vec::new(), numbers: HashMap::new(), language, concepts: Concepts::of(language) };
        for token in side.tokens.iter().filter(|token| token.is_word()) {
            let word = bare(token, side.text).text(side.text);
            this.numbers.entry(word).or_insert_with(|| {
                this.forms.push(Form::of(word, language, this.concepts));
                this.forms.len() - 1
            });
        }
        for (word, number) in &this.numbers {
            if this.forms[*number].is_name {
                this.forms[*number].is_small = this.numbers.contains_key(word.to_lowercase().as_str());
            }
        }
        this
    }

    pub(super) fn has_tables(&self) -> bool {
        self.concepts.is_some()
    }

    pub(super) fn form(&self, word: &Word) -> &Form<'d> {
        &self.forms[word.form]
    }

    /// All spellings with a capital.
    pub(super) fn capitals(&self) -> impl Iterator<Item = &Form<'d>> {
        self.forms.iter().filter(|form| form.has_capital())
    }

    /// One side of a segment.
    pub(super) fn line(&self, side: &Side<'d>, part: &Part) -> Line {
        let mut line = Line { words: Vec::new(), concepts: Vec::new(), initials: String::new() };
        let mut opens = true;
        for token in part.tokens(side) {
            if !token.is_word() {
                opens |= token.text(side.text).starts_with(OPENING);
                continue;
            }
            let span = bare(token, side.text);
            let Some(&form) = self.numbers.get(span.text(side.text)) else { continue };
            line.concepts.extend_from_slice(&self.forms[form].concepts);
            if self.forms[form].has_capital() {
                line.initials.extend(self.forms[form].sound.folded.chars().next());
            }
            let joined = line.words.last().is_some_and(|before: &Word| {
                let both = [before.form, form].map(|form| self.forms[form].has_capital());
                both == [true, true] && token.span.start == before.span.end + 1
            });
            line.words.push(Word { form, span, opens, joined });
            opens = false;
        }
        line.concepts.sort_unstable();
        line.concepts.dedup();
        line
    }
}

/// Marks behind which a word may owe its capital to its place.
const OPENING: &[char] = &['.', '!', '?', '…', ':', ';', '"', '“', '”', '„', '«', '»', '‘', '(', ')', '-', '–', '—', '•', '/'];

/// The words of one side of a segment.
pub(super) struct Line {
    pub words: Vec<Word>,
    /// What they mean, sorted.
    pub concepts: Vec<Concept>,
    /// The first letters of those with a capital.
    pub initials: String,
}

/// A word at its place.
#[derive(Clone, Copy)]
pub(super) struct Word {
    pub form: usize,
    pub span: Span,
    /// Whether it may have its capital from its place.
    pub opens: bool,
    /// Whether it and the word before it have capitals and only a space between them.
    pub joined: bool,
}

impl Line {
    /// The words with capitals that the one at `index` stands among.
    pub(super) fn run(&self, index: usize) -> std::ops::Range<usize> {
        let start = (0..=index).rev().find(|index| !self.words[*index].joined).unwrap_or(index);
        let end = (index + 1..self.words.len()).find(|index| !self.words[*index].joined).unwrap_or(self.words.len());
        start..end
    }
}

/// A word without the article or pronoun that is glued to it (`l’Ukraine`) and without a possessive ending.
fn bare(token: &Token, text: &str) -> Span {
    let word = token.text(text);
    let glued = |at: &usize| word[*at..].starts_with(char::is_uppercase);
    let start = word.match_indices(['\'', '’']).map(|(at, mark)| at + mark.len()).find(glued).unwrap_or(0);
    let length = names::without_possessive(&word[start..]).len();
    let start = token.span.start + start as u32;
    Span::new(start, start + length as u32)
}

fn case_of(word: &str) -> Case {
    let mut letters = word.chars().filter(|letter| is_letter(*letter));
    let Some(first) = letters.next() else { return Case::None };
    let (mut upper, mut lower) = (0, 0);
    for letter in letters {
        upper += usize::from(letter.is_uppercase());
        lower += usize::from(letter.is_lowercase());
    }
    match (first.is_uppercase(), upper, lower) {
        (true, 0, _) => Case::Title,
        (true, _, 0) => Case::Upper,
        (false, 0, _) if first.is_lowercase() => Case::Lower,
        (false, 0, 0) => Case::None,
        _ => Case::Mixed,
    }
}

/// Scales of temperature: an amount is converted, and the name of its unit with it.
fn is_unit(lower: &str) -> bool {
    matches!(lower, "celsius" | "fahrenheit")
}
