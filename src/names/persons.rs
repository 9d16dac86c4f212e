//! Who stands beside whom: two spellings followed, or preceded, by incompatible capitalised words are two people
//! (Vladimir Putin, Volodymyr Zelenskyy), and two forms of a given name are one only beside one surname.

use std::collections::{BTreeMap, BTreeSet};

use crate::text::Prose;

use super::chinese;
use super::cues::without_possessive;
use super::exonyms;
use super::matcher::{Context, Matcher};
use super::words::Piece;
use mtlint_tables::names::fold::plain;

/// A word of an article, as the tokeniser cut it.
#[derive(Clone, Copy, Debug)]
pub struct Word<'a> {
    /// The word; a possessive ending may be on it.
    pub text: &'a str,
    /// Does it follow the word before after one space, in the same sentence?
    pub joined: bool,
}

/// The capitalised neighbours of a name, all its occurrences together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Neighbours {
    /// Words before it: given names, if it is a surname.
    pub before: BTreeSet<String>,
    /// Words after it: surnames, if it is a given name.
    pub after: BTreeSet<String>,
}

/// Words that stand beside anyone.
pub(super) const TITLES: [&str; 62] = [
    "president",
    "prime",
    "minister",
    "mr",
    "mrs",
    "ms",
    "dr",
    "sir",
    "lord",
    "lady",
    "king",
    "queen",
    "prince",
    "princess",
    "pope",
    "general",
    "secretary",
    "chancellor",
    "chairman",
    "director",
    "senator",
    "judge",
    "captain",
    "colonel",
    "major",
    "lieutenant",
    "saint",
    "st",
    "the",
    "a",
    "an",
    "in",
    "of",
    "and",
    "on",
    "at",
    "by",
    "from",
    "to",
    "with",
    "as",
    "for",
    "after",
    "before",
    "when",
    "while",
    "but",
    "or",
    "that",
    "this",
    "his",
    "her",
    "its",
    "their",
    "our",
    "he",
    "she",
    "it",
    "they",
    "we",
    "herr",
    "frau",
];

/// Is the word one that stands beside anyone: a title, or a small word of English?
pub(crate) fn is_title(word: &str) -> bool {
    TITLES.iter().any(|title| title.eq_ignore_ascii_case(word))
}

/// Collects the neighbours of every capitalised word of an article. A possessive ending closes a name: what follows
/// `Putin's` is no part of it.
pub fn neighbours<'a>(words: impl IntoIterator<Item = Word<'a>>) -> BTreeMap<&'a str, Neighbours> {
    let mut found: BTreeMap<&str, Neighbours> = BTreeMap::new();
    let mut previous: Option<(&str, bool)> = None;
    for word in words {
        let name = without_possessive(word.text);
        let named = name.starts_with(char::is_uppercase);
        if let (Some((before, open)), true, true) = (previous, named, word.joined) {
            let titled = is_title;
            if open && !titled(name) {
                found.entry(before).or_default().after.insert(name.to_string());
            }
            if open && !titled(before) {
                found.entry(name).or_default().before.insert(before.to_string());
            }
        }
        previous = named.then_some((name, name.len() == word.text.len()));
    }
    found
}

/// The neighbours of one name, given where it stands. The same as [`neighbours`] finds, without asking all other words.
pub(super) fn neighbours_of(prose: &Prose<'_>, pieces: &[Piece], name: &str, mentions: &[usize]) -> Neighbours {
    let mut found = Neighbours::default();
    let named = |piece: &Piece| {
        let word = piece.word(prose).text;
        let name = without_possessive(word);
        name.starts_with(char::is_uppercase).then_some((name, name.len() == word.len()))
    };
    for &at in mentions {
        let Some((_, open)) = named(&pieces[at]).filter(|(own, _)| *own == name) else { continue };
        if let Some(previous) = at.checked_sub(1).map(|previous| &pieces[previous]).filter(|previous| pieces[at].follows(previous))
            && let Some((before, true)) = named(previous)
            && !is_title(before)
        {
            found.before.insert(before.to_string());
        }
        if let Some(next) = pieces.get(at + 1).filter(|next| next.follows(&pieces[at]) && open)
            && let Some((after, _)) = named(next)
            && !is_title(after)
        {
            found.after.insert(after.to_string());
        }
    }
    found
}

/// Do two names stand beside incompatible words, on either side? Then they are two people.
pub(crate) fn two_people(matcher: &mut Matcher, a: &Neighbours, b: &Neighbours, context: &Context) -> bool {
    let clash = |matcher: &mut Matcher, x: &BTreeSet<String>, y: &BTreeSet<String>| {
        !x.is_empty() && !y.is_empty() && !compatible(matcher, x, y, context)
    };
    clash(matcher, &a.after, &b.after) || clash(matcher, &a.before, &b.before)
}

/// Pairs of neighbours that are compared; two names with more of them stand in no article.
const PAIRS: usize = 4096;

/// How many pairs of words [`two_people`] may have to compare for two names.
pub(super) fn company(a: &Neighbours, b: &Neighbours) -> usize {
    (a.before.len() * b.before.len()).min(PAIRS) + (a.after.len() * b.after.len()).min(PAIRS)
}

/// Has some word of one set a spelling in the other? Of large sets the same words are found, and other spellings among the
/// first ones of either.
pub(crate) fn compatible(matcher: &mut Matcher, x: &BTreeSet<String>, y: &BTreeSet<String>, context: &Context) -> bool {
    let mut first = (x.len(), y.len());
    if x.len().saturating_mul(y.len()) > PAIRS {
        let (few, many) = if x.len() <= y.len() { (x, y) } else { (y, x) };
        let few: BTreeSet<String> = few.iter().map(|word| plain(word)).collect();
        if many.iter().any(|word| few.contains(&plain(word))) {
            return true;
        }
        let short = few.len().min(PAIRS.isqrt());
        first = if x.len() <= y.len() { (short, PAIRS / short.max(1)) } else { (PAIRS / short.max(1), short) };
    }
    x.iter().take(first.0).any(|p| {
        y.iter().take(first.1).any(|q| {
            let (folded_p, folded_q) = (plain(p), plain(q));
            folded_p == folded_q
                || exonyms::shared(folded_p.as_bytes(), folded_q.as_bytes()).is_some()
                || context.pinyin() && chinese::surnames(folded_p.as_bytes(), folded_q.as_bytes())
                || matcher.compare(p, q, context).is_some_and(|comparison| comparison.matched)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<Word<'_>> {
        let mut joined = false;
        text.split(' ')
            .map(|word| {
                let this = Word { text: word.trim_end_matches(['.', ',']), joined };
                joined = !word.ends_with(['.', ',']);
                this
            })
            .collect()
    }

    #[test]
    fn two_presidents() {
        let found = neighbours(words("President Vladimir Putin spoke. Volodymyr Zelenskyy answered. Wladimir Putin left."));
        let mut matcher = Matcher::new();
        let context = Context::new("en");
        assert!(two_people(&mut matcher, &found["Vladimir"], &found["Volodymyr"], &context));
        assert!(!two_people(&mut matcher, &found["Vladimir"], &found["Wladimir"], &context));
        assert!(found["Vladimir"].before.is_empty(), "a title is no given name");
    }

    #[test]
    fn a_possessive_closes_a_name() {
        let found = neighbours(words("Putin's Russia and Kharkiv's Mayor Terekhov"));
        assert!(!found.contains_key("Putin"));
        assert!(found["Terekhov"].before.contains("Mayor"));
    }
}
