//! Capitals that the translation lost: a sentence in small letters from end to end, only its first letter, or that of a name.

use crate::article::Article;
use crate::bilingual::Segment;
use crate::checks::spelling::non_word;
use crate::checks::spelling::own_word::is_free;
use crate::checks::{Asked, Check, Finding};
use crate::diagnostic::Safety;
use crate::lang::particles::LOWER_NAMES;
use crate::names;
use crate::text::cursor::Place;
use crate::text::{Case, Prose, Token, TokenKind};
use crate::word::{capitalised, same_word};
use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

/// See the module.
pub(super) struct LetterCase;

/// Words from which a text with no capital at all is not a label.
const FEWEST_WORDS: usize = 4;

/// The fewest bytes of a name whose capital is missed, how many of its letters are compared, and by how many bytes its forms differ.
const SHORTEST_NAME: usize = 4;
const SHORTEST_STEM: usize = 5;
const LONGEST_ENDING: usize = 4;

impl Check for LetterCase {
    fn name(&self) -> &'static str {
        "letter-case"
    }

    fn faults(&self) -> &'static [&'static str] {
        &["all-lower", "lower-start", "lower-name"]
    }

    fn run(&self, article: &Article<'_>, asked: &Asked<'_>, findings: &mut Vec<Finding>) {
        let Some(source) = article.source() else { return };
        let habit = Habit::of(article);
        // Only English words are known so well that any other in small letters may be a name; German nouns have capitals by themselves.
        let names = asked.looks_for("lower-name") && article.target.language.has_dictionary() && !source.language.noun_capitals;
        for segment in article.segments().iter().filter(|segment| segment.is_comparable()) {
            if is_small(segment, article) && has_lost_capitals(segment, source, &habit, article) {
                findings.push(Finding::new("all-lower", segment.target.span).in_source(segment.source.span, "the source"));
                continue;
            }
            if names {
                lower_names(segment, source, article, findings);
            }
            let Some(opener) = opener(segment.target.tokens(&article.target), article.target.text) else { continue };
            if opener.case != Case::Lower || !is_expected(segment, source, &habit, article) {
                continue;
            }
            if segment.target.words >= 2 && is_plain_start(opener, segment, article) && !is_name(opener, segment, article, source) {
                let word = opener.text(article.target.text);
                findings.push(
                    Finding::new("lower-start", opener.span)
                        .value("word", word)
                        .in_source(segment.source.span, "the source")
                        .replace("write a capital", opener.span, capitalised(word))
                        .trust(Safety::Unsafe),
                );
            }
        }
    }
}

/// Words that are none of English, in small letters, which the source has with a capital and never without, in whatever case.
fn lower_names(segment: &Segment, source: &Prose<'_>, article: &Article<'_>, findings: &mut Vec<Finding>) {
    let prose = &article.target;
    let names = OnceCell::new();
    for index in segment.target.tokens.clone() {
        let token = &prose.tokens[index];
        let word = token.text(prose.text);
        if token.kind != TokenKind::Word || token.case != Case::Lower || word.len() < SHORTEST_NAME {
            continue;
        }
        if non_word::may_be_english(word, token.hash) {
            continue;
        }
        let Some(paragraph) = prose.paragraph_at(token.span.start) else { continue };
        let its = names.get_or_init(|| SourceNames::of(segment, source)).like(word);
        if let Some(its) = its.filter(|_| is_free(Place { prose, paragraph, index })) {
            findings.push(
                Finding::new("lower-name", token.span)
                    .value("word", word)
                    .in_source(its.span, "as in the source")
                    .replace("write a capital", token.span, capitalised(word))
                    .trust(Safety::Unsafe),
            );
        }
    }
}

/// The words of a source that it has only with a capital, by their first letters: names are inflected there.
struct SourceNames<'s> {
    capital: HashMap<String, &'s Token>,
    small: HashSet<String>,
}

impl<'s> SourceNames<'s> {
    fn of(segment: &Segment, source: &'s Prose<'_>) -> Self {
        let mut names = Self { capital: HashMap::new(), small: HashSet::new() };
        for word in segment.source.words(source) {
            let start = || first_letters(word.text(source.text));
            match word.case {
                Case::Title => _ = names.capital.entry(start()).or_insert(word),
                Case::Lower => _ = names.small.insert(start()),
                _ => {}
            }
        }
        names
    }

    fn like(&self, word: &str) -> Option<&'s Token> {
        let start = first_letters(word);
        let its = self.capital.get(&start).filter(|_| !self.small.contains(&start))?;
        (its.span.len().abs_diff(word.len()) <= LONGEST_ENDING).then_some(*its)
    }
}

/// The letters by which a name is known again, without their marks.
fn first_letters(word: &str) -> String {
    names::plain(&word.to_lowercase()).chars().take(SHORTEST_STEM).collect()
}

/// Whether a text of some words has no capital at all.
fn is_small(segment: &Segment, article: &Article<'_>) -> bool {
    segment.target.words >= FEWEST_WORDS
        && segment.target.words(&article.target).all(|word| matches!(word.case, Case::Lower | Case::None))
        && segment.target.text(&article.target).split_whitespace().count() >= FEWEST_WORDS
}

/// Whether a text without capitals should have some: by its first word, by a word that always has one, or, where the source begins with a
/// figure or has no capitals either, by a name of the source that stands here in small letters, or by its last mark.
fn has_lost_capitals(segment: &Segment, source: &Prose<'_>, habit: &Habit, article: &Article<'_>) -> bool {
    let target = &article.target;
    let upright = target.language.limits.upright;
    let is_upright = |word: &Token| upright.binary_search(&word.text(target.text)).is_ok();
    let is_opened = opener(segment.target.tokens(target), target.text).is_some();
    if is_opened && is_expected(segment, source, habit, article) || segment.target.words(target).any(is_upright) {
        return true;
    }
    let has_no_case = opener(segment.source.tokens(source), source.text).is_none_or(|opener| opener.case == Case::None);
    let is_named = || {
        // A hash is that of the word in any case.
        let small: HashSet<u32> = segment.target.words(target).map(|word| word.hash).collect();
        segment.source.words(source).any(|word| word.case == Case::Title && small.contains(&word.hash))
    };
    has_no_case && (is_opened && habit.alone && ends_sentence(segment, article) || is_named())
}

fn ends_sentence(segment: &Segment, article: &Article<'_>) -> bool {
    segment.target.text(&article.target).trim_end_matches(['"', '”', '’', ')']).ends_with(['.', '!', '?'])
}

/// How the translation as a whole starts its segments, for sources in scripts without capitals.
struct Habit {
    /// Whether most start with a capital, and whether nearly all do.
    capital: bool,
    strict: bool,
    /// Whether there are too few to tell.
    alone: bool,
}

impl Habit {
    fn of(article: &Article<'_>) -> Self {
        let openers = article.segments().iter().filter_map(|segment| opener(segment.target.tokens(&article.target), article.target.text));
        let (mut all, mut capital) = (0, 0);
        for opener in openers.filter(|opener| opener.case != Case::None) {
            all += 1;
            capital += usize::from(opener.case != Case::Lower);
        }
        Self { capital: capital * 5 > all * 3, strict: capital * 10 >= all * 9, alone: all < 4 }
    }
}

/// The word that a text starts with, if no number stands before it.
fn opener<'p>(tokens: &'p [Token], text: &str) -> Option<&'p Token> {
    let quotes_and_bullets = |token: &&Token| !token.is_word() && "\"“„«»‘'¿¡-–—•*".contains(token.text(text));
    let skipped = tokens.iter().take_while(quotes_and_bullets).count();
    tokens.get(skipped).filter(|token| token.is_word())
}

/// Whether the source says that the translation starts with a capital.
fn is_expected(segment: &Segment, source: &Prose<'_>, habit: &Habit, article: &Article<'_>) -> bool {
    match opener(segment.source.tokens(source), source.text).map_or(Case::None, |its| its.case) {
        Case::Title | Case::Upper => true,
        Case::Lower | Case::Mixed => false,
        // A number, or a script without capitals.
        Case::None => {
            let ends = ends_sentence(segment, article);
            let whole = segment.source.tokens(source).iter().any(|token| matches!(token.text(source.text), "。" | "！" | "？"));
            if habit.alone {
                whole && ends && segment.target.words >= 6
            } else {
                habit.strict && segment.target.words >= 3 || habit.capital && (ends || segment.target.words >= 8)
            }
        }
    }
}

/// Whether the small letter is no part of a name (`iPhone`, `de Gaulle`), of an address or of a list.
fn is_plain_start(opener: &Token, segment: &Segment, article: &Article<'_>) -> bool {
    let text = article.target.text;
    let first = segment.target.tokens(&article.target).first();
    let rest = &text[opener.span.end as usize..];
    let touched = rest.starts_with(['.', ')', '@', '/', '-', '’', '\'', '_']) && !rest.starts_with("...") || rest.starts_with("://");
    let cut = first.is_some_and(|first| matches!(first.text(text), "-" | "–" | "—" | "•" | "*" | "…"));
    !touched && !cut
}

/// Whether a name that starts in lower case stands here and in the source.
fn is_name(opener: &Token, segment: &Segment, article: &Article<'_>, source: &Prose<'_>) -> bool {
    let word = opener.text(article.target.text);
    LOWER_NAMES.contains(&word) && segment.source.words(source).any(|its| its.hash == opener.hash && same_word(its.text(source.text), word))
}
