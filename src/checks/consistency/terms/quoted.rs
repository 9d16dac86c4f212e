//! What the source has in quotation marks more than once: the title of a book, an outlet, a word that is spoken of.

use super::{Use, Uses, report, words};
use crate::article::{Article, Side};
use crate::bilingual::{Part, Segment, letters};
use crate::checks::Finding;
use crate::text::Span;

/// Characters of the longest title; what is longer is what somebody said.
const LONGEST: usize = 60;
/// Letters of the shortest one, those of Chinese and Japanese counted double: “yes” may be put in many ways.
const SHORTEST: usize = 5;
/// Letters that the forms of a word have in common, and those of the shortest that counts.
const STEM: usize = 4;
const SHORTEST_WORD: usize = 3;

/// Reports quotations that return under another name, where both segments have one quotation on either side.
pub(super) fn find(article: &Article<'_>, source: &Side<'_>, segments: &[&Segment], findings: &mut Vec<Finding>) {
    let (mut titles, mut others) = (Uses::new(), Uses::new());
    for segment in segments {
        let (Some(own), Some(its)) = (only(&segment.target, &article.target), only(&segment.source, source)) else { continue };
        let (text, original) = (own.text(article.target.text), its.text(source.text));
        let is_title = has_title_case(text) && has_title_case(original);
        let things = if is_title { &mut titles } else { &mut others };
        things.entry(words(original)).or_default().push(Use { text: words(text), target: own, source: its });
    }
    report("title", &titles, are_apart, findings);
    report("quoted", &others, are_apart, findings);
}

/// The one quotation of a side of a segment, if it is short.
fn only(part: &Part, side: &Side<'_>) -> Option<Span> {
    let is_short = |text: &str| text.chars().count() <= LONGEST && letters(text) >= SHORTEST;
    let spans = &side.quotations().spans;
    let start = spans.partition_point(|span| span.start < part.span.start);
    let mut inside = spans[start..].iter().take_while(|span| span.end <= part.span.end);
    let found = inside.next().filter(|span| is_short(span.text(side.text)))?;
    inside.next().is_none().then_some(*found)
}

/// Whether a text may be a title by its looks: it begins with a capital, where its script has them, and ends no sentence.
fn has_title_case(text: &str) -> bool {
    !text.starts_with(char::is_lowercase) && !text.ends_with(['.', '!', '?', ',', '…', '。'])
}

/// Whether two renderings have no word in common, whatever its ending.
fn are_apart(one: &str, other: &str) -> bool {
    let stems = |text: &str| -> Vec<String> {
        let long = text.split(' ').filter(|word| word.chars().count() >= SHORTEST_WORD);
        long.map(|word| word.chars().take(STEM).collect()).collect()
    };
    let (own, its) = (stems(one), stems(other));
    !own.is_empty() && !its.is_empty() && !own.iter().any(|stem| its.contains(stem))
}
