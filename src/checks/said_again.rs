//! What an English article says once: the full title of a person, and the word that joins two sentences.
//!
//! Whoever translates a sentence alone does not know that the one before has already introduced the president or said
//! “meanwhile”. Editors name people in full once and by surname then.

use super::around::Place;
use super::{Check, Finding, Params};
use crate::article::Article;
use crate::text::{Case, Span};
use std::collections::BTreeMap;

/// Sentences between two connectives that still stand too close.
const NEAR: usize = 1;

pub struct SaidAgain;

impl Check for SaidAgain {
    fn name(&self) -> &'static str {
        "said-again"
    }

    fn faults(&self) -> &'static [&'static str] {
        &["title", "connective"]
    }

    fn run(&self, article: &Article<'_>, _: &Params, findings: &mut Vec<Finding>) {
        if article.document.lang.primary() != "en" {
            return;
        }
        titles(article, findings);
        connectives(article, findings);
    }
}

/// Words that end a title before a name, sorted.
const TITLES: [&str; 30] = [
    "Ambassador",
    "Archbishop",
    "Bishop",
    "Chairman",
    "Chairwoman",
    "Chancellor",
    "Chief",
    "Commander",
    "Commissioner",
    "Director",
    "General",
    "Governor",
    "Leader",
    "Marshal",
    "Mayor",
    "Minister",
    "Officer",
    "Patriarch",
    "Premier",
    "President",
    "Prosecutor",
    "Representative",
    "Secretary",
    "Senator",
    "Speaker",
    "Spokesman",
    "Spokesperson",
    "Spokeswoman",
    "Undersecretary",
    "Vice-President",
];

/// How many words of a title are shown before its last one.
const LONGEST: usize = 4;

/// Reports the second and later places at which a title stands with the full name.
fn titles(article: &Article<'_>, findings: &mut Vec<Finding>) {
    let prose = &article.target;
    let mut first: BTreeMap<(&str, &str), Span> = BTreeMap::new();
    for (paragraph, found) in prose.paragraphs.iter().enumerate() {
        for index in found.tokens.clone() {
            if prose.tokens[index].case != Case::Title || TITLES.binary_search(&prose.tokens[index].text(prose.text)).is_err() {
                continue;
            }
            let place = Place { prose, paragraph, index };
            let Some(name) = full_name(place) else { continue };
            let mut start = place;
            for _ in 0..LONGEST {
                match start.previous() {
                    Some(word) if word.is_word() && word.is_capitalised() && start.gap_before().len() == 1 => start = word,
                    _ => break,
                }
            }
            let span = Span::new(start.span().start, name.end);
            match first.entry((place.text(), name.text(prose.text))) {
                std::collections::btree_map::Entry::Vacant(entry) => {
                    entry.insert(span);
                }
                std::collections::btree_map::Entry::Occupied(entry) if !article.is_quoted(span) => {
                    let surname = name.text(prose.text).rsplit(' ').next().unwrap_or_default();
                    findings.push(Finding::new("title", span).value("surname", surname).related(*entry.get(), "introduced here"));
                }
                std::collections::btree_map::Entry::Occupied(_) => {}
            }
        }
    }
}

/// Two or three capitalised words right behind a title, which a lower-case word, a mark or nothing follows.
fn full_name(title: Place<'_>) -> Option<Span> {
    let mut words: Vec<Place<'_>> = Vec::new();
    let mut at = title;
    while let Some(next) =
        at.next().filter(|next| next.is_word() && matches!(next.case(), Case::Title | Case::Mixed) && next.gap_before().len() == 1)
    {
        words.push(next);
        at = next;
        if words.len() > 3 {
            return None;
        }
    }
    let (given, surname) = (words.first()?, words.last()?);
    let known = |word: &Place<'_>| TITLES.binary_search(&word.text()).is_ok();
    let plain = surname.touching_next().is_none_or(|mark| mark.char() != '-' && mark.char() != '.');
    (words.len() >= 2 && plain && !words.iter().any(known)).then(|| Span::new(given.span().start, surname.span().end))
}

/// Words that join a sentence to the one before, sorted.
const CONNECTIVES: [&str; 9] =
    ["additionally", "consequently", "furthermore", "however", "meanwhile", "moreover", "nevertheless", "nonetheless", "therefore"];

/// Reports a connective that stands in a sentence and again in it or in the next.
fn connectives(article: &Article<'_>, findings: &mut Vec<Finding>) {
    let prose = &article.target;
    let mut latest: [Option<(usize, Span)>; CONNECTIVES.len()] = [None; CONNECTIVES.len()];
    let mut sentence = 0;
    for token in &prose.tokens {
        while prose.sentences.get(sentence).is_some_and(|span| span.end <= token.span.start) {
            sentence += 1;
        }
        if !token.is_word() || !(7..=12).contains(&token.span.len()) {
            continue;
        }
        let Ok(which) = CONNECTIVES.binary_search(&&*token.text(prose.text).to_lowercase()) else { continue };
        if article.is_quoted(token.span) || is_degree(prose.text, token.span) {
            continue;
        }
        if let Some((_, span)) = latest[which].filter(|(before, _)| sentence - before <= NEAR) {
            findings.push(Finding::new("connective", token.span).related(span, "the first time here"));
        }
        latest[which] = Some((sentence, token.span));
    }
}

/// “However hard it rains”, “in the meanwhile”.
fn is_degree(text: &str, span: Span) -> bool {
    let after = text.get(span.end as usize..).unwrap_or_default();
    let before = text.get(..span.start as usize).unwrap_or_default();
    let free = after.starts_with([',', '.', ';', ':', ')']) || before.trim_end().ends_with([',', ';']);
    span.text(text).eq_ignore_ascii_case("however") && !free
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::around::found;

    #[test]
    fn titles_and_connectives() {
        let all = found(&SaidAgain, "en", "Foreign Minister Ann Berg came.\n\nForeign Minister Ann Berg left. Ann Berg was late.");
        assert_eq!(all.iter().map(|found| found.1.as_str()).collect::<Vec<_>>(), ["Foreign Minister Ann Berg"]);
        let all = found(&SaidAgain, "en", "Meanwhile, it rained. The port, meanwhile, was shut.");
        assert_eq!(all.iter().map(|found| found.1.as_str()).collect::<Vec<_>>(), ["meanwhile"]);
    }

    #[test]
    fn left_alone() {
        for good in [
            "President Ann Berg came. Berg left. President Berg was late. Minister Ann Berg Smith Jones Lee Ray.",
            "However hard it rained, however, they swam. It rained. It snowed. However, it stopped.",
            "Meanwhile, it rained. It snowed. It froze. It thawed. Meanwhile, the port was shut.",
        ] {
            assert_eq!(found(&SaidAgain, "en", good), [], "{good}");
        }
    }
}
