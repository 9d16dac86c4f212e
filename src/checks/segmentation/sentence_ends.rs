//! Where a sentence ends and how: the final mark that is missing, or too much, and what stands behind it in lower case.
//!
//! Segments are translated one by one. Each may lose its last mark or its last words, gain a period that a headline never
//! had, or leave a tail that belongs to a sentence already closed.

use crate::article::Article;
use crate::checks::{Asked, Check, Finding};
use crate::diagnostic::Safety;
use crate::lang::Language;
use crate::lang::particles::LOWER_NAMES;
use crate::text::cursor::{Place, is_blank, is_listed, is_running, marks};
use crate::text::{BlockKind, Case, Prose, Script, Span, Token, hash};
use crate::word::capitalised;

/// Words of a paragraph from which the lack of a final mark is no matter of style: headings and captions are shorter.
const MIN: u32 = 12;

/// Words that make a tail and no sentence of its own.
const TAIL: usize = 6;

/// See the module. `min`: the least number of words of a paragraph that must end in a mark.
pub(crate) struct SentenceEnds;

impl Check for SentenceEnds {
    fn name(&self) -> &'static str {
        "sentence-end"
    }

    fn faults(&self) -> &'static [&'static str] {
        &["missing-mark", "heading-period", "truncated", "lowercase-after-period", "orphan-fragment", "spaced-letters"]
    }

    fn params(&self) -> &'static [&'static str] {
        &["min"]
    }

    fn run(&self, article: &Article<'_>, asked: &Asked<'_>, findings: &mut Vec<Finding>) {
        let prose = &article.target;
        let min = asked.params.min.unwrap_or(MIN) as usize;
        let ends: Vec<Ending> = (0..prose.paragraphs.len()).map(|index| Ending::of(prose, index)).collect();
        missing_marks(prose, &ends, min, findings);
        heading_periods(prose, &ends, findings);
        let unending = Unending::of(prose.language);
        for index in 0..prose.paragraphs.len() {
            findings.extend(truncated(prose, index, &ends, &unending));
            spaced_letters(prose, index, findings);
        }
        let orphans = asked.looks_for("orphan-fragment");
        for place in marks(prose, |byte| byte == b'.') {
            findings.extend(after_period(place, orphans));
        }
    }
}

/// How a paragraph ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    /// A full stop, question or exclamation mark, with the marks that close behind it.
    Stop,
    /// A word in lower case.
    Word,
    Other,
}

impl Ending {
    fn of(prose: &Prose<'_>, index: usize) -> Self {
        let Some(mut last) = last(prose, index) else { return Self::Other };
        if last.is_word() && last.case() == Case::Lower {
            return Self::Word;
        }
        while last.is_mark() && matches!(last.char(), '"' | '”' | '“' | '»' | '’' | '\'' | ')' | ']') {
            let Some(before) = last.touching_previous() else { return Self::Other };
            last = before;
        }
        if matches!(last.char(), '.' | '!' | '?' | '…') { Self::Stop } else { Self::Other }
    }
}

fn last<'p>(prose: &'p Prose<'p>, paragraph: usize) -> Option<Place<'p>> {
    let tokens = prose.paragraphs.get(paragraph)?.tokens();
    let index = tokens.end.checked_sub(1).filter(|index| *index >= tokens.start)?;
    Some(Place { prose, paragraph, index })
}

fn has_case(token: &Token) -> bool {
    matches!(token.script, Script::Latin | Script::Cyrillic | Script::Greek)
}

/// Paragraphs without a final mark: of one sentence, if nearly all paragraphs of the document have the mark and those on
/// both sides do; of several, if nearly all such paragraphs have it.
fn missing_marks(prose: &Prose<'_>, ends: &[Ending], min: usize, findings: &mut Vec<Finding>) {
    if !ends.contains(&Ending::Word) {
        return;
    }
    let bare = ends.iter().filter(|end| **end != Ending::Stop).count();
    let all_end = bare <= 1 || bare * 8 <= ends.len();
    let several = |at: usize| is_running(&prose.paragraphs[at]) && prose.sentences_of(&prose.paragraphs[at]).len() > 1;
    let texts: Vec<bool> = (0..ends.len()).map(several).collect();
    let of_texts = |ending: Ending| texts.iter().zip(ends).filter(|&(text, end)| *text && *end == ending).count();
    let texts_end = of_texts(Ending::Stop) >= 4 * of_texts(Ending::Word);
    for index in (0..ends.len()).filter(|&index| ends[index] == Ending::Word) {
        let paragraph = &prose.paragraphs[index];
        let stops = |at: usize| ends.get(at) == Some(&Ending::Stop) && is_running(&prose.paragraphs[at]);
        let between = all_end && index > 0 && stops(index - 1) && stops(index + 1);
        let expected = between || texts[index] && texts_end;
        if !is_running(paragraph) || !expected || is_listed(prose, paragraph) {
            continue;
        }
        let tokens = prose.tokens_of(paragraph);
        let lower = tokens.iter().filter(|token| token.is_word() && token.case == Case::Lower).count();
        let Some(last) = last(prose, index) else { continue };
        if lower < min || !has_case(last.token()) || last.is_in_address() {
            continue;
        }
        let finding = Finding::new("missing-mark", last.span()).trust(Safety::Unsafe);
        findings.push(finding.replace("end the sentence", Span::new(last.span().end, last.span().end), "."));
    }
}

/// Periods at the end of headings, unless the headings of the document are sentences.
fn heading_periods(prose: &Prose<'_>, ends: &[Ending], findings: &mut Vec<Finding>) {
    let headings: Vec<usize> = (0..ends.len()).filter(|&index| prose.paragraphs[index].kind == BlockKind::Heading).collect();
    let found: Vec<Place<'_>> = headings.iter().filter_map(|&index| heading_period(prose, index)).collect();
    if found.is_empty() || headings.len() > 1 && found.len() * 2 >= headings.len() {
        return;
    }
    findings.extend(found.iter().map(|mark| Finding::new("heading-period", mark.span()).replace("delete the period", mark.span(), "")));
}

fn heading_period<'p>(prose: &'p Prose<'p>, index: usize) -> Option<Place<'p>> {
    let mark = last(prose, index).filter(|mark| mark.char() == '.')?;
    let word = mark.touching_previous().filter(|word| word.is_word() && word.letters() > 2 && word.case() != Case::Upper)?;
    let one = prose.sentences_of(&prose.paragraphs[index]).len() == 1;
    (one && !prose.language.is_abbreviation(word.text()) && !word.is_in_address()).then_some(mark)
}

/// The words with which no sentence of a language ends, and a bit for each of their hashes.
struct Unending {
    words: &'static [&'static str],
    bits: u64,
}

impl Unending {
    fn of(language: &Language) -> Self {
        let words = language.limits.last;
        Self { words, bits: words.iter().fold(0, |bits, word| bits | Self::bit(hash(word.as_bytes()) as u32)) }
    }

    const fn bit(hash: u32) -> u64 {
        1 << (hash >> 26)
    }

    fn holds(&self, word: Place<'_>) -> bool {
        self.bits & Self::bit(word.token().hash) != 0 && self.words.binary_search(&word.text()).is_ok()
    }
}

/// A paragraph that stops before its last words.
fn truncated(prose: &Prose<'_>, index: usize, ends: &[Ending], unending: &Unending) -> Option<Finding> {
    let paragraph = &prose.paragraphs[index];
    if paragraph.tokens().len() < 6 || matches!(paragraph.kind, BlockKind::Heading | BlockKind::Cell) {
        return None;
    }
    let last = last(prose, index)?;
    let (word, mark) = if last.char() == '.' && last.is_mark() { (last.touching_previous()?, Some(last)) } else { (last, None) };
    if word.case() != Case::Lower || !unending.holds(word) {
        return None;
    }
    // A list of names or a letter that is named: `vitamin a`, `plan a.`
    let letter = word.text() == "a" && mark.is_some();
    // Without a mark the sentence may go on in the next paragraph, which is a fault of another kind.
    let next = Place::first(prose, index + 1);
    let goes_on = mark.is_none() && next.is_some_and(|next| next.is_word() && next.case() == Case::Lower);
    let open = mark.is_none() && ends.iter().filter(|end| **end == Ending::Stop).count() * 2 < ends.len();
    (!letter && !goes_on && !open && !word.is_in_address()).then(|| Finding::new("truncated", word.span()))
}

/// Words with which a tail that belongs to the sentence before begins.
const JOINING: [&str; 12] = ["and", "as", "by", "for", "from", "in", "of", "on", "or", "than", "to", "with"];

/// A word in lower case after the end of a sentence; `orphans`: or a short tail that belongs to the sentence.
fn after_period(place: Place<'_>, orphans: bool) -> Option<Finding> {
    let next = place.next().filter(|next| next.case() == Case::Lower && has_case(next.token()))?;
    let before = place.touching_previous().filter(|word| match word.case() {
        Case::Lower => word.letters() >= 4,
        // Initials and short forms of titles and names have a capital.
        Case::Title => word.letters() >= 6,
        _ => false,
    })?;
    let gap = place.gap_after();
    let language = place.prose.language;
    let joined = next.touching_next().is_some_and(|mark| !matches!(mark.char(), ',' | ';' | ':' | '.' | '!' | '?' | '-'));
    let dotted = next.touching_next().is_some_and(|mark| mark.char() == '.' && mark.touching_next().is_some_and(|word| !word.is_mark()));
    let abbreviated = language.is_abbreviation(before.text())
        || language.is_number_abbreviation(before.text())
        || before.touching_previous().is_some_and(|mark| mark.char() == '.');
    if !is_blank(gap.text(place.prose.text)) || !has_case(before.token()) || joined || dotted || abbreviated || before.is_in_address() {
        return None;
    }
    if LOWER_NAMES.binary_search(&next.text()).is_ok() || is_listed(place.prose, place.paragraph()) && next.letters() == 1 {
        return None;
    }
    // The sign of an agency has a rule of its own.
    let sign = next.next().is_none() && next.letters() <= 4;
    if sign {
        return None;
    }
    let alone = next.next().is_none_or(|mark| mark.char() == '.');
    let joins = orphans && (alone || JOINING.binary_search(&next.text()).is_ok());
    if let Some(span) = Some(next).filter(|_| joins).and_then(tail) {
        return Some(Finding::new("orphan-fragment", span));
    }
    let finding = Finding::new("lowercase-after-period", next.span()).trust(Safety::Unsafe);
    Some(finding.replace("write a capital", next.span(), capitalised(next.text())))
}

/// From `first` to the mark that ends the sentence, if there are only a few words.
fn tail(first: Place<'_>) -> Option<Span> {
    let (mut at, mut words) = (first, 0);
    loop {
        if at.is_mark() && matches!(at.char(), '.' | '!' | '?' | '…') {
            return Some(Span::new(first.span().start, at.span().end));
        }
        words += usize::from(!at.is_mark());
        match at.next() {
            Some(next) if words <= TAIL => at = next,
            Some(_) => return None,
            None => return Some(Span::new(first.span().start, at.span().end)),
        }
    }
}

/// Letters that stand alone, one after the other, from which they are a spaced word.
const SPACED: usize = 5;

/// `s p a c e d` words: letters that stand alone, one after the other. Lower case, for `A B C D` are names of things.
fn spaced_letters(prose: &Prose<'_>, paragraph: usize, findings: &mut Vec<Finding>) {
    let single = |token: &Token| {
        let letter = token.span.len() == 1 || token.span.len() == 2 && !prose.text.as_bytes()[token.span.start as usize].is_ascii();
        letter && token.is_word() && has_case(token)
    };
    // A run that is long enough holds a token of every five, the last of them.
    let found = prose.tokens_of(&prose.paragraphs[paragraph]);
    if !found.chunks_exact(SPACED).any(|five| single(&five[SPACED - 1])) || found.iter().filter(|token| single(token)).count() < SPACED {
        return;
    }
    let tokens = prose.paragraphs[paragraph].tokens();
    let mut run = tokens.start;
    for index in tokens.clone() {
        let place = Place { prose, paragraph, index };
        let single = single(place.token());
        let blank = index == run || is_blank(place.gap_before().text(prose.text)) && place.gap_before().len() == 1;
        let goes_on = single && (index == run || place.case() == Case::Lower) && blank;
        if goes_on && index + 1 < tokens.end {
            continue;
        }
        let end = if goes_on { index + 1 } else { index };
        if end - run >= SPACED {
            let span = Span::new(prose.tokens[run].span.start, prose.tokens[end - 1].span.end);
            let joined = span.text(prose.text).replace(' ', "");
            findings.push(Finding::new("spaced-letters", span).replace("join the letters", span, joined).trust(Safety::Unsafe));
        }
        run = if single && !goes_on { index } else { index + 1 };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::found;

    fn only(lang: &str, text: &str) -> (&'static str, String, Option<String>) {
        let mut all = found(&SentenceEnds, lang, text);
        assert_eq!(all.len(), 1, "{text}: {all:?}");
        all.remove(0)
    }

    #[test]
    fn after_the_end() {
        assert_eq!(
            only("en", "The rain fell. then it rose again over the town.").2.as_deref(),
            Some("The rain fell. Then it rose again over the town.")
        );
        let tail = only("en", "They spoke of roads and trade. and other ties. Then they left.");
        assert_eq!((tail.0, &*tail.1), ("orphan-fragment", "and other ties."));
        assert_eq!(only("en", "The clerk went home with the.").0, "truncated");
        assert_eq!(only("fr", "Le maire est rentré hier soir avec leurs.").0, "truncated");
        assert_eq!(only("uk", "Мер повернувся додому пізно ввечері разом із.").0, "truncated");
        assert_eq!(only("en", "The day of w o n d e r was over.").2.as_deref(), Some("The day of wonder was over."));
    }

    #[test]
    fn left_alone() {
        for good in [
            "It was approx. three miles, e.g. along the road of St. a Lado.",
            "The rain fell... then it rose. adidas won. van Dijk lost.",
            "Plan b c d of A B C D E F was to take vitamin a.",
            "He read the word “the”.",
            "See harbour. example or file. txt for more.",
        ] {
            let all: Vec<_> = found(&SentenceEnds, "en", good).into_iter().filter(|found| found.0 != "lowercase-after-period").collect();
            assert_eq!(all, [], "{good}");
        }
        assert_eq!(found(&SentenceEnds, "ja", "雨が降った。. a b"), []);
    }
}
