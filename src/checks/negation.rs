//! A sentence that the source denies and the translation affirms, or the reverse.
//!
//! Languages deny with different words, and translators turn a denial into its contrary (“not long ago”, “recently”). So one side must deny
//! clearly, and the other must have nothing that may stand for a denial, sentence by sentence where both have as many. Values: `word`.

use super::{Asked, Check, Finding};
use crate::article::Article;
use crate::bilingual::{Cues, Hit};
use crate::lang;
use crate::text::{Prose, Span, is_letter_or_digit};
use std::collections::BTreeMap;
use std::sync::LazyLock;

pub(super) struct Negation;

/// The lists of [`lang::Negation`], in this order.
const DENIES: usize = 0;
const IDIOM: usize = 1;
const WEAK: usize = 2;

static CUES: LazyLock<BTreeMap<&'static str, Cues>> = LazyLock::new(|| {
    let cues = |language: &&'static lang::Language| {
        let lang::Negation { denies, idioms, weak, neutral } = language.negation;
        Some((language.tag, Cues::new(language, &[denies, idioms, weak, neutral])?))
    };
    lang::all().iter().filter_map(cues).collect()
});

/// Words of a sentence beyond which one denial among many others says nothing.
const MOST_WORDS: usize = 45;
/// Words of a sentence up to which one denial of several is missed.
const SHORT: usize = 20;

impl Check for Negation {
    fn name(&self) -> &'static str {
        "negation"
    }

    fn faults(&self) -> &'static [&'static str] {
        &["lost", "added"]
    }

    fn run(&self, article: &Article<'_>, _: &Asked<'_>, findings: &mut Vec<Finding>) {
        let Some(source) = article.source() else { return };
        let (Some(from), Some(to)) = (CUES.get(source.language.tag), CUES.get(article.target.language.tag)) else { return };
        for segment in article.segments().iter().filter(|segment| segment.is_comparable()) {
            let sentences = segment.sentences(&article.target, source);
            let sides = |(own, its)| (Side::of(&article.target, own, to), Side::of(source, its, from));
            findings.extend(sentences.into_iter().map(sides).find_map(|(own, its)| judge(&own, &its)));
        }
    }
}

/// One sentence of one text.
struct Side<'t> {
    text: &'t str,
    span: Span,
    words: usize,
    hits: Vec<Hit>,
}

impl<'t> Side<'t> {
    fn of(prose: &Prose<'t>, span: Span, cues: &Cues) -> Self {
        let tokens = prose.tokens_in(span);
        let words = tokens.iter().filter(|token| token.is_word()).count();
        let hits = if words <= MOST_WORDS { cues.find(prose.text, tokens) } else { Vec::new() };
        Self { text: prose.text, span, words, hits }
    }

    fn count(&self, meaning: usize) -> usize {
        self.hits.iter().filter(|hit| hit.meaning == meaning).count()
    }

    /// Where the clauses clearly deny, the first word of each: languages that deny twice (“никто не …”) do so within one. A word
    /// that the `other` text has too is part of a title or a name that was not translated.
    fn denials(&self, other: &Self) -> Vec<Span> {
        let mut denials: Vec<Span> = Vec::new();
        let mut end = None;
        for span in self.hits.iter().filter(|hit| hit.meaning == DENIES).map(|hit| hit.span) {
            let word = span.text(self.text);
            let before = Span::new(self.span.start, span.start).text(self.text);
            let is_name = word.starts_with(char::is_uppercase) && before.contains(char::is_alphanumeric);
            let same = end.is_some_and(|end| !Span::new(end, span.start).text(self.text).contains([',', ';', '，', '、', '–', '—']));
            if is_name || other.has(word) {
                continue;
            }
            if !same {
                denials.push(span);
            }
            end = Some(span.end);
        }
        denials
    }

    fn has(&self, word: &str) -> bool {
        self.span.text(self.text).split(|letter| !is_letter_or_digit(letter)).any(|other| other == word)
    }

    fn asks(&self) -> bool {
        self.span.text(self.text).contains(['?', '？'])
    }
}

fn judge(own: &Side<'_>, its: &Side<'_>) -> Option<Finding> {
    // A question is asked with a denial in one language and without it in another.
    if own.words < 2 || own.words > MOST_WORDS || its.words > MOST_WORDS || own.asks() || its.asks() {
        return None;
    }
    // What one text denies is answered by any denial of the other, though two of them stand in one clause (“not afraid that I won't”).
    let (answers, asked) = (own.count(DENIES), its.count(DENIES));
    let (denials, denied) = (own.denials(its), its.denials(own));
    match (denials.first(), denied.first()) {
        (_, Some(&denial)) if denied.len() > answers => {
            let idioms = own.count(IDIOM) + its.count(IDIOM);
            let answered = own.count(WEAK) <= its.count(WEAK) && idioms == 0 && (answers == 0 || own.words <= SHORT);
            let silent = own.count(WEAK) + own.count(IDIOM) == 0 && answers == 0;
            (silent || answered).then(|| {
                let word = denial.text(its.text);
                Finding::new("lost", own.span).value("word", word).in_source(denial, format!("“{word}”"))
            })
        }
        (Some(&denial), _) => (asked + its.count(WEAK) + its.count(IDIOM) == 0)
            .then(|| Finding::new("added", denial).value("word", denial.text(own.text)).in_source(its.span, "the source affirms")),
        _ => None,
    }
}
