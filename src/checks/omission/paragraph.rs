//! Paragraphs of a source in a file of its own for which the alignment found no translation.

use crate::article::Article;
use crate::checks::Finding;
use crate::document::Pair;
use crate::text::{Span, ends_sentence};

/// A shorter one is a caption, a button or a name, which a translation may do without.
const FEWEST_LETTERS: usize = 24;
/// Where a larger share of the source has no translation, one in so many, it is another version or a part, and not a loss.
const MOST: usize = 3;
/// The pairs before and behind must be as likely as this: the negative logarithm of the probability. Else the alignment itself is lost.
const SURE: f32 = 3.0;

/// Reports runs of paragraphs of the source that stand between two pairs and have no translation.
pub(super) fn find(article: &Article<'_>, findings: &mut Vec<Finding>) {
    let Some(source) = article.source().filter(|_| article.source_fault().is_none()) else { return };
    let (document, pairs) = (article.document, article.document.pairing.pairs());
    let is_left = |pair: &Pair| pair.target().is_empty();
    if pairs.iter().filter(|pair| is_left(pair)).count() * MOST > pairs.len() {
        return;
    }
    let is_pair = |pair: &Pair| !pair.source().is_empty() && !pair.target().is_empty() && pair.cost <= SURE;
    let is_prose = |span: Span| {
        let text = span.text(source.text);
        ends_sentence(text) && text.chars().filter(|letter| letter.is_alphabetic()).count() >= FEWEST_LETTERS
    };
    let mut at = 0_usize;
    for run in pairs.chunk_by(|one, other| is_left(one) == is_left(other)) {
        let (before, behind) = (at.checked_sub(1).and_then(|before| pairs.get(before)), pairs.get(at + run.len()));
        at += run.len();
        let is_between = before.is_none_or(is_pair) && behind.is_none_or(is_pair) && (before.is_some() || behind.is_some());
        if !run.first().is_some_and(is_left) || !is_between {
            continue;
        }
        let blocks = run.iter().filter_map(|pair| document.source_blocks.get(pair.source())).flatten().map(|block| block.span);
        let lost: Vec<Span> = blocks.filter(|span| is_prose(*span)).collect();
        let (Some(first), Some(last)) = (lost.first(), lost.last()) else { continue };
        // It should stand behind the unit before, or in front of the first.
        let unit = before.map(|pair| pair.target().end - 1).or_else(|| Some(behind?.target().start));
        let Some(place) = unit.and_then(|unit| document.units.get(unit)).map(|unit| unit.target.span) else { continue };
        let what = if lost.len() == 1 {
            "A paragraph of the source is".to_owned()
        } else {
            format!("{} paragraphs of the source are", lost.len())
        };
        let side = if before.is_some() { "after" } else { "before" };
        let finding = Finding::new("paragraph", place).value("paragraphs", what).value("side", side);
        findings.push(finding.in_source(Span::new(first.start, last.end), "nothing here renders it"));
    }
}
