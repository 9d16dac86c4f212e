//! Words that are no words of English, and the slip that made them: a letter lost, letters doubled, two letters swapped.
//!
//! Translation engines spell by pieces of words, and where they put the pieces together wrongly a letter is lost or comes
//! twice (`informationation`); post-editors type. News is full of names, terms and words that no dictionary has, so a
//! word is reported only if one slip alone leads back to a common word, and only one.

use crate::article::Article;
use crate::checks::spelling::misspelling;
use crate::checks::spelling::own_word::{Names, is_cited, is_foreign, is_free};
use crate::checks::{Asked, Check, Finding};
use crate::diagnostic::Safety;
use crate::names;
use crate::text::cursor::Place;
use crate::text::{Case, Span, Token, TokenKind, hash};
use mtlint_tables::words;
use std::cell::OnceCell;
use std::collections::HashSet;
use std::iter::successors;

static TABLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words.bin"));

/// Shorter words are too often near another by chance.
const SHORTEST: usize = 6;
const LONGEST: usize = 30;

/// The shortest words that the list has.
const SHORTEST_LISTED: usize = 4;

/// How many words on each side must be English.
const AROUND: usize = 3;

/// The words and marks that say in brackets what the word before means, with the closing bracket.
const LONGEST_GLOSS: usize = 5;

/// The longest piece of a word that comes twice (`governmentment`).
const LONGEST_PIECE: usize = 5;

pub(crate) struct NonWord;

impl Check for NonWord {
    fn name(&self) -> &'static str {
        "non-word"
    }

    fn faults(&self) -> &'static [&'static str] {
        &["lost-letter", "doubled-letters", "swapped-letters", "glued", "unknown"]
    }

    fn params(&self) -> &'static [&'static str] {
        &["except"]
    }

    fn run(&self, article: &Article<'_>, asked: &Asked<'_>, findings: &mut Vec<Finding>) {
        let prose = &article.target;
        let (names, repeated) = (Names::default(), OnceCell::new());
        for (paragraph, found) in prose.paragraphs.iter().enumerate() {
            for index in found.tokens() {
                let token = &prose.tokens[index];
                // All at once and not one after the other: each alone is a toss, and a wrong guess costs more than they do.
                let is_plain = (token.case == Case::Lower) & (token.kind == TokenKind::Word);
                if !(is_plain & (SHORTEST..=LONGEST).contains(&token.span.len()) & !words::may_hold(TABLE, token.hash)) {
                    continue;
                }
                let place = Place { prose, paragraph, index };
                // What is cheap is asked first.
                if is_free(place)
                    && !is_glossed(place)
                    && is_in_english(place)
                    && (is_strange(token, place.text()) || glued_at(place.text()).is_some())
                    && !is_cited(article, place)
                    && !misspelling::is_known(place.text(), token.hash)
                    && !asked.params.except.iter().any(|word| word == place.text())
                    // A slip is made once; a term or a name stands there again.
                    && !repeated.get_or_init(|| repeated_words(article)).contains(&token.hash)
                    && !names.holds(article, token.hash)
                {
                    findings.push(finding(place));
                }
            }
        }
    }
}

/// Whether `word` (in any case; `hash` is that of its token) may be one of English, with or without the marks on its letters.
pub(crate) fn may_be_english(word: &str, hash: u32) -> bool {
    words::may_hold(TABLE, hash) || !word.is_ascii() && words::may_hold(TABLE, crate::text::hash(names::plain(word).as_bytes()) as u32)
}

/// Whether at least half of the words of four letters and more may be of English: whatever the others are, it is an English text with
/// a title or a saying in it.
pub(crate) fn is_half_english<'t>(tokens: impl Iterator<Item = &'t Token>, text: &str) -> bool {
    let (mut all, mut english) = (0, 0);
    for token in tokens.filter(|token| token.is_word() && token.span.len() >= SHORTEST_LISTED) {
        let word = token.text(text);
        let bare = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
        all += 1;
        english += usize::from(may_be_english(bare, hash(bare.as_bytes()) as u32));
    }
    all > 0 && english * 2 >= all
}

/// Whether `word`, in any case, is a common one of English.
pub(crate) fn is_common(word: &str) -> bool {
    words::is_correction(TABLE, word.to_ascii_lowercase().as_bytes())
}

fn finding(place: Place<'_>) -> Finding {
    if let Some(at) = glued_at(place.text()) {
        let (first, second) = place.text().split_at(at);
        let gap = place.span().start + at as u32;
        return Finding::new("glued", place.span())
            .value("words", format!("{first} {second}"))
            .replace("insert a space", Span::new(gap, gap), " ")
            .trust(Safety::Unsafe);
    }
    match only_slip(place.text()) {
        Some((fault, right)) => Finding::new(fault, place.span())
            .value("correction", &right)
            .replace(format!("write “{right}”"), place.span(), &right)
            .trust(Safety::Unsafe),
        None => Finding::new("unknown", place.span()),
    }
}

/// Whether no dictionary has the word, nor its parts.
fn is_strange(token: &Token, word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_lowercase()) && !words::may_hold(TABLE, token.hash) && !is_made(word)
}

/// Whether the word is made of two others (`stormwater`), with a prefix or a suffix (`neobank`), or as it is spoken
/// (`missin`).
fn is_made(word: &str) -> bool {
    const PREFIXES: [&str; 30] = [
        "anti", "bio", "co", "counter", "cyber", "de", "dis", "eco", "euro", "inter", "macro", "mega", "micro", "mini", "mis", "multi",
        "neo", "neuro", "non", "out", "over", "post", "pre", "re", "semi", "sub", "super", "ultra", "un", "under",
    ];
    const SUFFIXES: [&str; 10] = ["able", "esque", "free", "hood", "less", "like", "ness", "proof", "ward", "wise"];
    let is_common = |part: &str| words::is_correction(TABLE, part.as_bytes());
    let is_compound = (2..word.len() - 3).any(|at| {
        let (left, right) = word.split_at(at);
        // A piece that comes twice (`residentdents`) leaves another word behind now and then.
        let comes_twice = || (2..=right.len()).any(|length| left.ends_with(&right[..length]));
        (PREFIXES.contains(&left) || is_common(left) && !comes_twice()) && (SUFFIXES.contains(&right) || is_common(right))
    });
    is_compound || word.ends_with("in") && words::may_hold(TABLE, hash([word, "g"].concat().as_bytes()) as u32)
}

/// Where a word that no dictionary has falls into two that stand side by side in running text (`processto`, `officialsannounced`) and
/// make no compound.
fn glued_at(word: &str) -> Option<usize> {
    /// They end no word of English, and no compound.
    const LAST: [&str; 30] = [
        "and", "for", "from", "had", "has", "have", "of", "that", "the", "their", "to", "was", "were", "which", "while", "will", "with",
        "would", "after", "said", "says", "told", "also", "could", "should", "because", "since", "into", "about", "they",
    ];
    /// They begin none.
    const FIRST: [&str; 12] = ["and", "because", "could", "from", "have", "said", "that", "the", "their", "were", "which", "with"];
    /// Nouns that take part in compounds as they stand.
    const PLURALS: [&str; 8] = ["arms", "goods", "mens", "news", "sales", "sports", "systems", "womens"];
    /// Those beside which a part of four letters is long enough.
    const LONG_LINKS: [&str; 10] = ["could", "from", "have", "should", "that", "their", "were", "which", "with", "would"];
    const SHORTEST_PART: usize = 5;
    let is_part = |part: &str, link: &str| {
        part.len() >= SHORTEST_PART - usize::from(LONG_LINKS.contains(&link)) && words::is_correction(TABLE, part.as_bytes())
    };
    let is_common = |part: &str| is_part(part, "");
    let is_glued = |&at: &usize| {
        let (left, right) = word.split_at(at);
        // `thereof`, `wherewith`.
        let makes_words = matches!(left, "there" | "where");
        let link = LAST.contains(&right) && !makes_words && is_part(left, right) || FIRST.contains(&left) && is_part(right, left);
        let clause = left.ends_with('s') && right.ends_with("ed") && !PLURALS.contains(&left) && is_common(left) && is_common(right);
        link || clause
    };
    word.bytes().all(|byte| byte.is_ascii_lowercase()).then(|| (2..word.len() - 1).find(is_glued))?
}

/// Whether brackets touch the word (`evaluat[ed]`), or say in some words what it means.
fn is_glossed(place: Place<'_>) -> bool {
    let is = |mark: Place<'_>, marks: &[char]| mark.is_mark() && marks.contains(&mark.char());
    let touched = [place.touching_previous(), place.touching_next()].into_iter().flatten().any(|mark| is(mark, &['(', ')', '[', ']']));
    let gloss = place.next().filter(|mark| is(*mark, &['(', '（']));
    touched || gloss.is_some_and(|mark| successors(mark.next(), Place::next).take(LONGEST_GLOSS).any(|mark| is(mark, &[')', '）'])))
}

/// Whether the words around are words of English, or names.
fn is_in_english(place: Place<'_>) -> bool {
    let is_known = |place: Place<'_>| {
        let word = place.text();
        let may_judge = word.len() >= SHORTEST_LISTED && is_free(place);
        place.case() != Case::Lower || !(is_foreign(place.prose.language, word) || may_judge && is_strange(place.token(), word))
    };
    let before = successors(place.previous(), Place::previous).filter(Place::is_word).take(AROUND);
    let after = successors(place.next(), Place::next).filter(Place::is_word).take(AROUND);
    before.chain(after).all(is_known)
}

/// The hashes of what stands in the article more than once.
fn repeated_words(article: &Article<'_>) -> HashSet<u32> {
    let mut seen = HashSet::new();
    article.target.tokens.iter().map(|token| token.hash).filter(|&hash| !seen.insert(hash)).collect()
}

/// The slip that could have made `word` of a common word, with that word, unless there is none or another word could be meant too. The
/// first and the last letter are kept: there words of other languages differ from ours (`forma`, `natur`).
fn only_slip(word: &str) -> Option<(&'static str, String)> {
    let bytes = word.as_bytes();
    let mut found: Option<(&'static str, Vec<u8>)> = None;
    // Says whether what has been found is still the only one.
    let mut try_out = |fault: &'static str, right: &[u8]| {
        if !words::is_correction(TABLE, right) {
            return true;
        }
        let is_only = found.as_ref().is_none_or(|(_, other)| other == right);
        found.get_or_insert_with(|| (fault, right.to_vec()));
        is_only
    };
    // Some hundred words are tried, so each is written into the place of the one before.
    let mut longer = [&[0], bytes].concat();
    let mut right = bytes.to_vec();
    longer.swap(0, 1);
    for at in 1..bytes.len() {
        for letter in b'a'..=b'z' {
            longer[at] = letter;
            if !try_out("lost-letter", &longer) {
                return None;
            }
        }
        longer[at] = bytes[at];
        for length in 1..=LONGEST_PIECE.min(at).min(bytes.len() - at) {
            if bytes[at - length..at] == bytes[at..at + length]
                && !try_out("doubled-letters", &[&bytes[..at], &bytes[at + length..]].concat())
            {
                return None;
            }
        }
        if at + 2 < bytes.len() && bytes[at] != bytes[at + 1] {
            right.swap(at, at + 1);
            if !try_out("swapped-letters", &right) {
                return None;
            }
            right.swap(at, at + 1);
        }
    }
    found.and_then(|(fault, right)| Some((fault, String::from_utf8(right).ok()?)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::{fixed, places};

    #[test]
    fn one_slip_from_a_common_word() {
        let text = "The miniistry met.\n\nThe informationation came.\n\nTwo hundred pssengers left.\n\nThe vilalge slept.\n";
        let found = places(&NonWord, "en", text);
        let faults = ["doubled-letters", "doubled-letters", "lost-letter", "swapped-letters"];
        assert_eq!(found, faults.into_iter().zip(["miniistry", "informationation", "pssengers", "vilalge"]).collect::<Vec<_>>());
        let good = "The ministry met.\n\nThe information came.\n\nTwo hundred passengers left.\n\nThe village slept.\n";
        assert_eq!(fixed(&NonWord, "en", text), good);
    }

    #[test]
    fn one_slip_in_the_middle_of_one_word() {
        let faults = |text| places(&NonWord, "en", text).into_iter().map(|(fault, _)| fault).collect::<Vec<_>>();
        assert_eq!(faults("The firefigters met."), ["lost-letter"]);
        assert_eq!(faults("The ministe met."), ["unknown"]);
        assert_eq!(faults("The minnsstry met."), ["unknown"]);
        assert_eq!(faults("The mayor reorted that it rained."), ["unknown"], "more than one word could be meant");
    }

    #[test]
    fn glued_words() {
        let text = "Party officialsannounced that they begin the processto replace him, and thecouncil met in the old hall. There a roadwould help.";
        let good = "Party officials announced that they begin the process to replace him, and the council met in the old hall. There a road would help.";
        assert_eq!(fixed(&NonWord, "en", text), good);
        for good in ["The stormwater flowed wherewith it could, thereof no word.", "He sang in falsetto, then in sotto voce."] {
            assert_eq!(places(&NonWord, "en", good), [], "{good}");
        }
    }

    #[test]
    fn left_alone() {
        for good in [
            "The ministries of the neighbours organised and organized an encyclopaedia of protégés.",
            "The miniistry, as the miniistry calls itself, is a band.",
            "Anna Firefigters opened a firefigters school.",
            "The miniistry (a small church) was sold, and the “firefigters” too.",
            "They evaluat[ed] the ministr[y] and the firefigters-like hall at firefigters.example.",
            "He said: die firefigters und der graf.",
            "It was a kmetija prenoviti firefigters nastanek.",
            "She was missin the strugglin band, its neobank and the stormwater pipes.",
            "The minst and the bigg men.",
        ] {
            assert_eq!(places(&NonWord, "en", good), [], "{good}");
        }
    }

    #[test]
    fn words_of_the_source_are_left_alone() {
        let mut document = crate::checks::testing::document("en", "The firefigters met.");
        document.add_source_lines("Ang firefigters.");
        let mut findings = Vec::new();
        NonWord.run(&Article::new(&document), &Asked::default(), &mut findings);
        assert!(findings.is_empty(), "{findings:?}");
    }

    #[test]
    fn every_correction_is_a_word() {
        for line in include_str!("../../../data/words/corrections.txt").lines() {
            let word = line.split(' ').next().unwrap_or_default();
            assert!(words::is_correction(TABLE, word.as_bytes()) && word.len() >= SHORTEST_LISTED, "{line}");
        }
    }
}
