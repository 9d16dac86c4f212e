//! Finds the words and phrases of a few lists in one side of a segment: what denies, what says that somebody said so.
//!
//! The lists are those of [`Negation`](crate::lang::Negation) and [`Hearsay`](crate::lang::Hearsay), each of another meaning.

use crate::lang::{Language, Writing};
use crate::text::{Span, Token};
use std::collections::HashMap;
use std::ops::Range;

/// What a cue means: the place of its list among those of a table.
pub(crate) type Meaning = usize;

/// Words beyond which a star at the start of a word is tried at all, in bytes: a shorter one is no compound.
const SHORTEST_COMPOUND: usize = 6;

/// Some lists of one language, ready to be looked for.
#[derive(Debug)]
pub(crate) struct Cues {
    /// By the whole first word, or the first two letters of one that may go on; by the first letter in a script without spaces.
    exact: HashMap<&'static str, Vec<Cue>>,
    begun: HashMap<&'static str, Vec<Cue>>,
    /// Those whose first word may begin with anything.
    endings: Vec<Cue>,
    spaceless: bool,
}

#[derive(Debug, Clone, Copy)]
struct Cue {
    text: &'static str,
    meaning: Meaning,
}

/// One place that a cue fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hit {
    pub meaning: Meaning,
    /// Bytes of the text of its side.
    pub span: Span,
}

impl Cues {
    /// The lists of one language; `None` where all are empty. An entry of two lists has the meaning of the first.
    pub(crate) fn new(language: &Language, lists: &[&[&'static str]]) -> Option<Self> {
        let spaceless = matches!(language.writing, Writing::Chinese | Writing::Japanese);
        let mut cues = Self { exact: HashMap::new(), begun: HashMap::new(), endings: Vec::new(), spaceless };
        for (meaning, list) in lists.iter().enumerate() {
            for &text in *list {
                cues.add(Cue { text, meaning });
            }
        }
        (!cues.exact.is_empty()).then_some(cues)
    }

    fn add(&mut self, cue: Cue) {
        let first = cue.text.split(' ').next().unwrap_or_default();
        match first.strip_suffix('*') {
            _ if self.spaceless => self.exact.entry(head(cue.text, 1)).or_default().push(cue),
            _ if first.starts_with('*') => self.endings.push(cue),
            Some(stem) => self.begun.entry(head(stem, 2)).or_default().push(cue),
            None => self.exact.entry(first).or_default().push(cue),
        }
    }

    /// The cues of some neighbouring tokens of `text`, in order and without overlap.
    pub(crate) fn find(&self, text: &str, tokens: &[Token]) -> Vec<Hit> {
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return Vec::new() };
        if self.spaceless {
            return self.find_in_text(text, Span::new(first.span.start, last.span.end));
        }
        let words = Words::of(text, tokens);
        let mut hits = Vec::new();
        let mut index = 0;
        while index < tokens.len() {
            let Some((length, meaning)) = self.longest(&words, index) else {
                index += 1;
                continue;
            };
            let span = Span::new(tokens[index].span.start, tokens[index + length - 1].span.end);
            hits.push(Hit { meaning, span });
            index += length;
        }
        hits
    }

    /// How many words the longest cue has that begins with the word at `index`, and what it means.
    fn longest(&self, words: &Words, index: usize) -> Option<(usize, Meaning)> {
        let word = words.at(index)?;
        // An article or a pronoun that is glued to the word says nothing of it.
        let bare = word.split_once('\'').map(|(_, bare)| bare).filter(|bare| bare.len() > 2);
        [Some(word), bare].into_iter().flatten().find_map(|word| {
            let exact = self.exact.get(word).into_iter().flatten();
            let begun = self.begun.get(head(word, 2)).into_iter().flatten();
            let endings = if word.len() >= SHORTEST_COMPOUND { &self.endings[..] } else { &[] };
            let fitting = exact.chain(begun).chain(endings).filter_map(|cue| Some((cue.fits(word, words, index + 1)?, *cue)));
            // The longest; of those, one without a star, or that says most of the word; of equal ones, the first list.
            let rank = |(length, cue): &(usize, Cue)| (*length, !cue.text.contains('*'), cue.text.len(), usize::MAX - cue.meaning);
            fitting.max_by_key(rank).map(|(length, cue)| (length, cue.meaning))
        })
    }

    fn find_in_text(&self, text: &str, span: Span) -> Vec<Hit> {
        let text = span.text(text);
        let mut hits = Vec::new();
        let mut at = 0;
        while let Some(letter) = text[at..].chars().next() {
            let here = &text[at..];
            let fitting = self.exact.get(head(here, 1)).into_iter().flatten().filter(|cue| here.starts_with(cue.text));
            let step = match fitting.max_by_key(|cue| (cue.text.len(), usize::MAX - cue.meaning)) {
                Some(cue) => {
                    let start = span.start + at as u32;
                    hits.push(Hit { meaning: cue.meaning, span: Span::new(start, start + cue.text.len() as u32) });
                    cue.text.len()
                }
                None => letter.len_utf8(),
            };
            at += step;
        }
        hits
    }
}

impl Cue {
    /// How many words it takes, where the first is `word` and the one at `next` follows it.
    fn fits(&self, word: &str, words: &Words, next: usize) -> Option<usize> {
        let mut parts = self.text.split(' ');
        let first = parts.next().filter(|first| is_like(first, word));
        first?;
        parts.enumerate().try_fold(1, |count, (place, part)| is_like(part, words.at(next + place)?).then_some(count + 1))
    }
}

/// Words in lower case with straight apostrophes.
struct Words {
    text: String,
    /// Where each token stands in it; empty for what is no word.
    places: Vec<Range<usize>>,
}

impl Words {
    fn of(text: &str, tokens: &[Token]) -> Self {
        let mut words = Self { text: String::new(), places: Vec::with_capacity(tokens.len()) };
        for token in tokens {
            let start = words.text.len();
            if token.is_word() {
                let lower = token.text(text).chars().flat_map(char::to_lowercase);
                words.text.extend(lower.map(|letter| if matches!(letter, '’' | 'ʼ') { '\'' } else { letter }));
            }
            words.places.push(start..words.text.len());
        }
        words
    }

    /// The word at this place among the tokens.
    fn at(&self, index: usize) -> Option<&str> {
        self.places.get(index).map(|place| &self.text[place.clone()]).filter(|word| !word.is_empty())
    }
}

fn is_like(pattern: &str, word: &str) -> bool {
    match (pattern.strip_prefix('*'), pattern.strip_suffix('*')) {
        (Some(ending), Some(_)) => word.contains(ending.trim_end_matches('*')),
        (Some(ending), None) => word.ends_with(ending),
        (None, Some(stem)) => word.starts_with(stem),
        (None, None) => word == pattern,
    }
}

/// The first letters of a word, or all of it.
fn head(word: &str, letters: usize) -> &str {
    word.char_indices().nth(letters).map_or(word, |(end, _)| &word[..end])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::document;

    fn found(tag: &str, lists: &[&[&'static str]], text: &str) -> Vec<(Meaning, String)> {
        let document = document(tag, text);
        let prose = document.prose();
        let cues = Cues::new(prose.language, lists).expect("some list");
        let hits = cues.find(text, &prose.tokens);
        hits.into_iter().map(|hit| (hit.meaning, hit.span.text(text).to_owned())).collect()
    }

    #[test]
    fn the_longest_cue_counts() {
        let lists: &[&[&str]] = &[&["not"], &["not only"], &["un*", "*less"], &["under*"]];
        let hits = found("en", lists, "Not only unpaid and homeless, under oath it was not, only late.");
        let hits: Vec<(usize, &str)> = hits.iter().map(|(meaning, text)| (*meaning, text.as_str())).collect();
        assert_eq!(hits, [(1, "Not only"), (2, "unpaid"), (2, "homeless"), (3, "under"), (0, "not")]);
    }

    #[test]
    fn glued_words_and_scripts_without_spaces() {
        assert_eq!(found("fr", &[&["aucun"]], "Ce n’est l’idée d’aucun maire."), [(0, "d’aucun".to_owned())]);
        assert_eq!(
            found("zh", &[&["没有"], &["没有关系"]], "桥没有开放。没有关系。"),
            [(0, "没有".to_owned()), (1, "没有关系".to_owned())]
        );
    }
}
