//! Lines and sentences that stand in a document twice.
//!
//! Extraction keeps a lead and its copy, and translation engines answer one segment with the text of another. Writers
//! repeat short lines on purpose (speakers, headings, refrains), so only what is too long to be said twice counts.

use crate::article::Article;
use crate::checks::{Asked, Check, Finding};
use crate::diagnostic::Safety;
use crate::text::{BlockKind, Case, Folded, Paragraph, Span, Token, hash};
use std::borrow::Cow;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// Words of a line that may repeat one directly before it, unless the rule says otherwise. One that stands further off
/// must be twice as long, a sentence that does not follow itself three words longer.
const MIN: usize = 5;

/// Words from which a line is a paragraph: nobody writes that many twice.
const LONG: usize = 25;

/// See the module. `min`: the least number of words of a line.
pub(crate) struct RepeatedLine;

impl Check for RepeatedLine {
    fn name(&self) -> &'static str {
        "repeated-line"
    }

    fn faults(&self) -> &'static [&'static str] {
        &["line", "paragraph", "sentence"]
    }

    fn params(&self) -> &'static [&'static str] {
        &["min"]
    }

    fn run(&self, article: &Article<'_>, asked: &Asked<'_>, findings: &mut Vec<Finding>) {
        let min = asked.params.min.map_or(MIN, |min| min as usize);
        let repeated = lines(article, min, findings);
        sentences(article, min, &repeated, findings);
    }
}

/// Reports repeated lines and says which paragraphs they are.
fn lines(article: &Article<'_>, min: usize, findings: &mut Vec<Finding>) -> Vec<bool> {
    let prose = &article.target;
    let is_line = |index: usize| {
        let paragraph = &prose.paragraphs[index];
        let tokens = prose.tokens_of(paragraph);
        !matches!(paragraph.kind, BlockKind::Heading | BlockKind::Cell) && is_running_text(tokens, min)
    };
    let mut ends = Ends::default();
    let lines = (0..prose.paragraphs.len()).filter(|&index| is_line(index));
    let mut lines: Vec<_> = lines.map(|index| (ends.sketch(prose.paragraphs[index].span.text(prose.text)), index)).collect();
    let mut repeated = vec![false; prose.paragraphs.len()];
    repetitions(
        &mut lines,
        is_line,
        |index| Cow::Owned(prose.folded(&prose.paragraphs[index])),
        |first, latest, index| {
            let (before, paragraph) = (&prose.paragraphs[latest], &prose.paragraphs[index]);
            let adjacent = latest + 1 == index;
            let words = prose.tokens_of(paragraph).iter().filter(|token| token.is_word()).count();
            if !adjacent && words < 2 * min || repeats_in_source(article, before, paragraph) || differs_in_masks(article, before, paragraph)
            {
                return;
            }
            repeated[index] = true;
            let fault = if words >= LONG { "paragraph" } else { "line" };
            let finding = Finding::new(fault, paragraph.span)
                .value("words", words.to_string())
                .related(prose.paragraphs[first].span, "the first time here");
            findings.push(if adjacent { delete_line(article, before, paragraph, finding, words) } else { finding });
        },
    );
    repeated
}

/// Calls `found` for each item whose text another item had before: with the first that had it, the latest before, and the
/// item. `items` are the sketches of their texts and their numbers; only of those whose sketches are equal it is asked whether
/// they count and what their texts are.
fn repetitions<'t>(
    items: &mut [(u64, usize)],
    counts: impl Fn(usize) -> bool,
    text: impl Fn(usize) -> Cow<'t, str>,
    mut found: impl FnMut(usize, usize, usize),
) {
    items.sort_unstable();
    let mut texts: HashMap<Cow<'t, str>, (usize, usize)> = HashMap::new();
    for group in items.chunk_by(|one, other| one.0 == other.0).filter(|group| group.len() > 1) {
        texts.clear();
        for &(_, item) in group.iter().filter(|&&(_, item)| counts(item)) {
            match texts.entry(text(item)) {
                Entry::Occupied(mut entry) => {
                    let (first, latest) = entry.get_mut();
                    found(*first, std::mem::replace(latest, item), item);
                }
                Entry::Vacant(entry) => {
                    entry.insert((item, item));
                }
            }
        }
    }
}

/// A hash of how long `text` is and of its two ends, whatever the case of ASCII letters: enough to tell nearly all texts
/// apart.
fn sketch(text: &str) -> u64 {
    let bytes = text.as_bytes();
    match (bytes.first_chunk::<16>(), bytes.last_chunk::<16>()) {
        (Some(start), Some(end)) => (hash(start).rotate_left(32) ^ hash(end)).wrapping_add(bytes.len() as u64),
        _ => hash(bytes),
    }
}

/// Tells lines apart by their two ends, however they are typed; to fold all of each would take longer.
#[derive(Default)]
struct Ends(Folded);

impl Ends {
    /// So many bytes at either end of a line hold more than [`sketch`] looks at, unless they are white space for the most part.
    const LEN: usize = 64;

    /// A hash of the ends of `text`, the same for all lines that are alike when they are folded.
    fn sketch(&mut self, text: &str) -> u64 {
        let mut hash_of = |end: &str, bytes: fn(&[u8]) -> &[u8]| {
            self.0.clear();
            self.0.push(end, 0);
            hash(bytes(self.0.text.as_bytes()))
        };
        let start = hash_of(&text[..text.floor_char_boundary(Self::LEN)], |bytes| &bytes[..bytes.len().min(16)]);
        let end = hash_of(&text[text.ceil_char_boundary(text.len().saturating_sub(Self::LEN))..], |bytes| {
            &bytes[bytes.len().saturating_sub(16)..]
        });
        start.rotate_left(32) ^ end
    }
}

/// Whether at least `min` of the tokens are words and three of them start in lower case: no list of names, no title, no
/// score. The first few tokens tell.
fn is_running_text(tokens: &[Token], min: usize) -> bool {
    let (mut words, mut small) = (0, 0);
    tokens.iter().any(|token| {
        words += usize::from(token.is_word());
        small += usize::from(token.is_word() && matches!(token.case, Case::Lower | Case::None));
        words >= min && small >= 3
    })
}

/// Whether the two are two translations of one text: the repetition is the author's.
fn repeats_in_source(article: &Article<'_>, one: &Paragraph, other: &Paragraph) -> bool {
    let source = |paragraph: &Paragraph| Some(article.document.source_of(paragraph.unit())?.text(&article.document.source).trim());
    matches!((source(one), source(other)), (Some(one), Some(other)) if one == other)
}

/// Whether the two have masked parts that are not the same: links that lead to different places.
fn differs_in_masks(article: &Article<'_>, one: &Paragraph, other: &Paragraph) -> bool {
    let masked = |paragraph: &Paragraph| article.document.units.get(paragraph.unit()).is_some_and(|unit| !unit.target.masks.is_empty());
    let text = &article.document.text;
    (masked(one) || masked(other)) && one.span.text(text) != other.span.text(text)
}

/// Adds the deletion of `paragraph`, which repeats the one `before` it, where nothing but white space parts them and
/// the line is no record.
fn delete_line(article: &Article<'_>, before: &Paragraph, paragraph: &Paragraph, finding: Finding, words: usize) -> Finding {
    let text = &article.document.text;
    let gap = text.get(before.span.end as usize..paragraph.span.start as usize).unwrap_or("-");
    if matches!(paragraph.kind, BlockKind::Segment | BlockKind::Cell) || !gap.chars().all(char::is_whitespace) {
        return finding;
    }
    let same = before.span.text(text) == paragraph.span.text(text);
    let trust = if words >= LONG && same { Safety::Safe } else { Safety::Unsafe };
    finding.replace("delete the repeated line", Span::new(before.span.end, paragraph.span.end), "").trust(trust)
}

/// Reports sentences that stand in the document twice and are not whole repeated lines.
fn sentences(article: &Article<'_>, min: usize, repeated: &[bool], findings: &mut Vec<Finding>) {
    let prose = &article.target;
    // Two paragraphs of one sentence each are repeated lines.
    if prose.paragraphs.iter().all(|paragraph| prose.sentences_of(paragraph).len() < 2) {
        return;
    }
    let text = |number: usize| trimmed(prose.sentences[number].text(prose.text));
    let mut sentences = Vec::with_capacity(prose.sentences.len());
    for (paragraph, _) in prose.paragraphs.iter().zip(repeated).filter(|(_, repeated)| !**repeated) {
        if !matches!(paragraph.kind, BlockKind::Heading | BlockKind::Cell) {
            sentences.extend(prose.sentence_range(paragraph).map(|number| (sketch(text(number)), number)));
        }
    }
    repetitions(
        &mut sentences,
        |number| is_running_text(prose.tokens_in(prose.sentences[number]), min),
        |number| Cow::Owned(text(number).to_ascii_lowercase()),
        |first, latest, number| {
            let paragraph_of =
                |number: usize| prose.paragraphs.partition_point(|paragraph| paragraph.span.end <= prose.sentences[number].start);
            let (first_span, span) = (prose.sentences[first], prose.sentences[number]);
            let (index_of_first, index) = (paragraph_of(first), paragraph_of(number));
            let (other, paragraph) = (&prose.paragraphs[index_of_first], &prose.paragraphs[index]);
            let words = prose.tokens_in(span).iter().filter(|token| token.is_word()).count();
            let alone = [paragraph, other].iter().all(|one| prose.sentences_of(one).len() == 1);
            // A short one is told by nothing but that it follows itself, unless somebody says it so.
            let is_short = words < min + 3;
            if is_short && (index_of_first != index || latest + 1 != number || article.is_quoted(span)) {
                return;
            }
            if index_of_first != index && (words < 2 * min || repeats_in_source(article, other, paragraph) || alone) {
                return;
            }
            let finding = Finding::new("sentence", span).value("words", words.to_string()).related(first_span, "the first time here");
            let gap = Span::new(prose.sentences[number.saturating_sub(1)].end, span.end);
            findings.push(if index_of_first == index && first + 1 == number {
                finding.replace("delete the repeated sentence", gap, "").trust(Safety::Unsafe)
            } else {
                finding
            });
        },
    );
}

/// A sentence without the quotation marks and brackets that happen to stand at its ends.
fn trimmed(sentence: &str) -> &str {
    sentence.trim_matches(|c| matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '\'' | '‘' | '’' | '(' | ')' | ' '))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::{fixed, places};

    const LINE: &str = "The ferry will not sail before Sunday noon.";

    #[test]
    fn a_line_twice_in_a_row() {
        let text = format!("Ferry stays in port\n\n{LINE}\n\n{LINE}\n\nMore rain is due.");
        assert_eq!(places(&RepeatedLine, "en", &text), [("line", LINE)]);
        assert_eq!(fixed(&RepeatedLine, "en", &text), format!("Ferry stays in port\n\n{LINE}\n\nMore rain is due."));
    }

    /// The sketches of all of these are equal.
    #[test]
    fn lines_that_differ_in_the_middle() {
        let line = |hall: &str| format!("The council met in hall {hall} to speak of the roads and the mill there.");
        let text = [line("12"), line("13"), line("14"), line("13")].join("\n\n");
        assert_eq!(places(&RepeatedLine, "en", &text), [("line", &*line("13"))]);
    }

    #[test]
    fn short_lines_and_refrains_stay() {
        for text in [
            "Ann Berg:\nYes, I did.\nAnn Berg:\nYes, I did.",
            "We shall row home again.\nThe night is long.\nWe shall row home again.",
            "Nord Herring Tallinn Oslo Harbour Cup\nNord Herring Tallinn Oslo Harbour Cup",
        ] {
            assert_eq!(places(&RepeatedLine, "en", text), [], "{text}");
        }
    }

    #[test]
    fn a_sentence_again_elsewhere() {
        let sentence = "The council wants to sell the old mill on the river to a cooperative of brewers.";
        let text = format!("The mill is empty. {sentence}\nNobody objected.\n{sentence} The price is secret.");
        assert_eq!(places(&RepeatedLine, "en", &text), [("sentence", sentence)]);
        let text = format!("{sentence} {sentence} The price is secret.");
        assert_eq!(fixed(&RepeatedLine, "en", &text), format!("{sentence} The price is secret."));
        let text = "It rained. The council approved the plan. The council approved the plan. Work starts in May.";
        assert_eq!(fixed(&RepeatedLine, "en", text), "It rained. The council approved the plan. Work starts in May.");
        let text = "It rained. The council approved the plan. It was late. The council approved the plan. We will go. We will go.";
        assert_eq!(places(&RepeatedLine, "en", text), []);
    }

    #[test]
    fn what_the_source_says_twice_may_stand_twice() {
        let mut document = crate::checks::testing::document("en", &format!("{LINE}\n{LINE}"));
        document.add_source_lines("Fähre\nFähre");
        let mut findings = Vec::new();
        RepeatedLine.run(&Article::new(&document), &Asked::default(), &mut findings);
        assert!(findings.is_empty());
    }
}
