//! The source text as a witness: two spellings of the target are one name if both answer to one word of the source.
//!
//! The tables read a source word in another script as they read one in Latin letters, because folding writes each native
//! letter in its everyday romanisation. An inflected source word is compared without its ending.

use crate::text::{Prose, Script, Token};

use super::matcher::{Context, Matcher};

/// The source side of an article.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Source<'a, 'd> {
    prose: &'a Prose<'d>,
}

/// Endings that a name takes in another case, in the native scripts and in Latin letters; longest first.
const ENDINGS: [&str; 28] = [
    "ього", "ому", "ого", "ами", "ові", "еві", "ою", "ею", "ом", "ем", "ым", "им", "ах", "ах", "ovi", "owi", "ego", "em", "om", "ou", "ą",
    "é", "y", "u", "a", "i", "e", "s",
];

/// Letters that end a name in one case or another, in Cyrillic.
const FINAL: [char; 14] = ['а', 'я', 'у', 'ю', 'о', 'е', 'є', 'и', 'і', 'ї', 'ы', 'ь', 'й', 'э'];

/// A name without what its case adds: enough to hold two forms of one name against each other.
pub(crate) fn stem(name: &str) -> &str {
    let cut = ENDINGS.iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name).trim_end_matches(FINAL);
    if cut.chars().count() >= 3 { cut } else { name }
}

impl<'a, 'd> Source<'a, 'd> {
    /// The source of an article, if its script is one that the tables read.
    pub(crate) fn new(prose: &'a Prose<'d>) -> Option<Self> {
        let read = |token: &Token| matches!(token.script, Script::Latin | Script::Cyrillic);
        let words = prose.tokens.iter().filter(|token| token.is_word());
        let (all, readable) = words.fold((0, 0), |(all, readable), token| (all + 1, readable + usize::from(read(token))));
        (readable * 2 > all).then_some(Self { prose })
    }

    /// The words of a paragraph of the source that a spelling of the target may stand for.
    pub(crate) fn words_for(&self, matcher: &mut Matcher, paragraph: usize, name: &str, context: &Context) -> Vec<&'d str> {
        let capital = |token: &&Token| token.is_word() && token.text(self.prose.text).starts_with(char::is_uppercase);
        let mut found: Vec<&str> = Vec::new();
        for token in self.prose.tokens_of(&self.prose.paragraphs[paragraph]).iter().filter(capital) {
            let word = token.text(self.prose.text);
            if !found.contains(&word) && same(matcher, word, name, context) {
                found.push(word);
            }
        }
        found
    }
}

/// Do two names, each with the words of the source that it may stand for, answer to one of them? `None` where the source of one
/// of them does not show.
pub(crate) fn one_word(of_a: &[&str], of_b: &[&str]) -> Option<bool> {
    if of_a.is_empty() || of_b.is_empty() {
        return None;
    }
    Some(of_a.iter().any(|x| of_b.iter().any(|y| x.to_lowercase() == y.to_lowercase() || stem(x) == stem(y))))
}

/// May the target name stand for the source word?
fn same(matcher: &mut Matcher, word: &str, name: &str, context: &Context) -> bool {
    if word == name {
        return true;
    }
    let mut close = |a: &str, b: &str| matcher.compare(a, b, context).is_some_and(|found| found.matched);
    if close(word, name) {
        return true;
    }
    let (word, name) = (stem(word), stem(name));
    word.chars().count() >= 4 && name.chars().count() >= 4 && close(word, name)
}
