//! Words, phrases and whole segments that stand twice in a row though nothing does in the source.
//!
//! Without a source only what never stands twice by right can be called a slip. Where the source says a thing once, a
//! content word in quotation marks or in German is one too.

use crate::article::Article;
use crate::bilingual::Segment;
use crate::checks::{Asked, Check, Finding};
use crate::diagnostic::Safety;
use crate::lang::particles::{OF_SURNAMES, is_sound};
use crate::text::cursor::{char_after, char_before};
use crate::text::{Case, Prose, Script, Span, Token};
use crate::word::same_word;
use std::cell::LazyCell;

/// See the module.
pub(crate) struct Added;

/// The longest phrase that is looked for, in words; a longer one that comes twice is found without a source.
const LONGEST: usize = 3;

/// Words of a segment that is not said twice for weight.
const SEGMENT: usize = 4;

impl Check for Added {
    fn name(&self) -> &'static str {
        "added-repetition"
    }

    fn faults(&self) -> &'static [&'static str] {
        &["word", "perhaps-word", "phrase", "segment"]
    }

    fn run(&self, article: &Article<'_>, _: &Asked<'_>, findings: &mut Vec<Finding>) {
        let Some(source) = article.source() else { return };
        for segment in article.segments().iter().filter(|segment| segment.is_comparable()) {
            let tokens = segment.target.tokens(&article.target);
            if let Some(half) = twice(tokens, article.target.text).filter(|_| twice(segment.source.tokens(source), source.text).is_none()) {
                let rest = Span::new(tokens[half].span.start, segment.target.span.end);
                let gap = Span::new(tokens[half - 1].span.end, rest.end);
                let first = Span::new(segment.target.span.start, gap.start);
                let finding = Finding::new("segment", rest).related(first, "the first time here");
                findings.push(finding.replace("keep one of them", gap, "").trust(Safety::Unsafe));
                continue;
            }
            runs(article, source, segment, tokens, findings);
        }
    }
}

/// The index of the token with which a text of at least some words begins again, if all of it stands twice.
fn twice(tokens: &[Token], text: &str) -> Option<usize> {
    let half = tokens.len() / 2;
    let (first, second) = tokens.split_at(half);
    let words = first.iter().filter(|token| token.is_word()).count();
    let same = |(one, other): (&Token, &Token)| one.hash == other.hash && one.text(text) == other.text(text);
    (tokens.len() == 2 * half && words >= SEGMENT && first.iter().zip(second).all(same)).then_some(half)
}

/// Words and phrases that stand in a row.
fn runs(article: &Article<'_>, source: &Prose<'_>, segment: &Segment, tokens: &[Token], findings: &mut Vec<Finding>) {
    let text = article.target.text;
    let is_repeated = LazyCell::new(|| has_repetition(source, segment));
    let spaceless = |token: &Token| matches!(token.script, Script::Han | Script::Kana);
    let is_spaceless = segment.source.words(source).any(spaceless);
    let mut index = 1;
    while index < tokens.len() {
        let Some(period) = (1..=LONGEST).find(|&period| is_again(tokens, text, index, period)) else {
            index += 1;
            continue;
        };
        let first = index - period;
        let mut end = index + period;
        while is_again(tokens, text, end, period) {
            end += period;
        }
        index = end + 1;
        let copies = (end - first) / period;
        let fault = if period == 1 && is_sound(tokens[first].text(text)) {
            None
        } else if is_slip(article, tokens, first, period, copies, is_spaceless) {
            Some(if period * copies > 2 { "phrase" } else { "word" })
        } else if period * copies == 2 && is_doubtful(tokens, text, first) {
            Some("perhaps-word")
        } else {
            None
        };
        if let Some(fault) = fault.filter(|_| !*is_repeated) {
            let span = Span::new(tokens[first].span.start, tokens[end - 1].span.end);
            let once = Span::new(tokens[first].span.start, tokens[first + period - 1].span.end);
            let rest = Span::new(once.end, span.end);
            let finding = Finding::new(fault, span).value("phrase", once.text(text));
            findings.push(finding.replace("keep one of them", rest, "").trust(Safety::Unsafe));
        }
    }
}

/// Whether the words from `index` on are those that stand `period` before, with nothing but white space between them.
fn is_again(tokens: &[Token], text: &str, index: usize, period: usize) -> bool {
    let Some(again) = tokens.get(index..index + period).filter(|_| index >= period) else { return false };
    let before = &tokens[index - period..index];
    let is_same = |(one, other): (&Token, &Token)| {
        one.hash == other.hash
            && one.is_word()
            && matches!(one.script, Script::Latin | Script::Cyrillic | Script::Greek)
            && same_word(one.text(text), other.text(text))
    };
    let touches = |pair: &[Token]| pair[0].span.end == pair[1].span.start;
    before.iter().zip(again).all(is_same) && !tokens[index - period..index + period].windows(2).any(touches)
}

/// Whether a phrase that stands several times in a row is neither a name nor a habit of the language.
fn is_slip(article: &Article<'_>, tokens: &[Token], first: usize, period: usize, copies: usize, source_is_spaceless: bool) -> bool {
    let text = article.target.text;
    let language = article.target.language;
    let all = &tokens[first..first + period * copies];
    let word = all[period * copies - 1].text(text);
    let lower = |token: &Token| token.case == Case::Lower;
    // A lone capital at the start is the sentence's; any other is a name's, which its source tells unless it knows no spaces.
    let is_small = |token: &Token| language.is_function_word(token.text(text));
    let is_name = !(all[1..].iter().all(lower) || period == 1 && copies == 2 && is_small(&all[0]));
    let is_told = || all.chunks(period).all(|copy| copy.iter().zip(all).all(|(one, other)| one.text(text) == other.text(text)));
    if is_joined(text, all) || is_name && (source_is_spaceless || !is_told()) {
        return false;
    }
    if copies > 2 {
        return period > 1 || copies > 3 || !language.limits.emphatic.unwrap_or_default().contains(&word);
    }
    if period > 1 {
        return !all.iter().any(|token| language.limits.joints.contains(&token.text(text)));
    }
    let name = OF_SURNAMES.contains(&word) && tokens.get(first + 2).is_some_and(|next| next.case != Case::Lower);
    let emphatic = language.limits.emphatic.is_some_and(|words| words.binary_search(&word).is_ok());
    // “Die Die Stadt”: what may stand twice has no capital the second time.
    let is_repeatable = language.is_repeatable(word) && all[1].case == Case::Lower;
    word.chars().count() > 1 && !is_repeatable && !emphatic && !name
}

/// Whether a word that stands twice may do so by right, for weight or by the grammar, and is no name for all that is known.
fn is_doubtful(tokens: &[Token], text: &str, first: usize) -> bool {
    let [one, other] = &tokens[first..first + 2] else { return false };
    let before_name = tokens.get(first + 2).is_some_and(|next| next.case != Case::Lower) && OF_SURNAMES.contains(&other.text(text));
    !is_joined(text, &[*one, *other]) && (one.case == Case::Lower || one.text(text) == other.text(text)) && !before_name
}

/// Whether either end is part of something longer: “day-to-day day”.
fn is_joined(text: &str, all: &[Token]) -> bool {
    let glue = |c: char| matches!(c, '-' | '‑' | '–' | '/' | '_' | '@' | '#' | '\'' | '’' | '.' | '=' | '+' | '*' | '&');
    let (Some(first), Some(last)) = (all.first(), all.last()) else { return true };
    char_before(text, first.span.start as usize).is_some_and(glue)
        || char_after(text, last.span.end as usize).is_some_and(|c| glue(c) && c != '.' || c.is_alphanumeric())
}

/// Whether something stands twice in a row in the source too, whatever it is.
fn has_repetition(source: &Prose<'_>, segment: &Segment) -> bool {
    let tokens: Vec<&Token> = segment.source.words(source).collect();
    let spaceless = |token: &Token| matches!(token.script, Script::Han | Script::Kana);
    // One sign that stands twice is a habit of Chinese and Japanese; two are more.
    (1..=LONGEST).any(|period| {
        tokens.windows(2 * period).any(|pair| {
            let (one, other) = pair.split_at(period);
            one.iter().zip(other).all(|(one, other)| one.hash == other.hash) && (period > 1 || !spaceless(one[0]))
        })
    })
}
