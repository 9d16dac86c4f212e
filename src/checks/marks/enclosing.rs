//! Quotation marks and brackets of the source that the translation has lost.

use crate::article::Article;
use crate::bilingual::Segment;
use crate::checks::Finding;
use crate::text::{Quotations, QuoteMark, Role, Span};

/// Words of a quotation that is speech; shorter ones are titles and terms, which lose their marks by right.
const SPEECH: usize = 4;

/// Quotation marks of the source of which the translation has none.
pub(super) fn quotes(article: &Article<'_>, segment: &Segment) -> Option<Finding> {
    let source = article.source()?;
    if marks(article.target.quotations(), segment.target.span).any(|mark| !matches!(mark.role, Role::Apostrophe | Role::Prime)) {
        return None;
    }
    let spans = &source.quotations().spans;
    let first = spans.partition_point(|span| span.start < segment.source.span.start);
    let inside = spans[first..].iter().take_while(|span| span.end <= segment.source.span.end);
    let is_speech = |span: &&Span| {
        let start = source.tokens.partition_point(|token| token.span.start < span.start);
        let words = source.tokens[start..].iter().take_while(|token| token.span.end <= span.end).filter(|token| token.is_word());
        let (mut count, mut small) = (0, false);
        words.for_each(|word| {
            small |= count > 0 && word.case == crate::text::Case::Lower;
            count += 1;
        });
        count >= SPEECH && small
    };
    let quotation = inside.into_iter().find(is_speech)?;
    Some(Finding::new("quotes-lost", segment.target.span).in_source(*quotation, "the quotation"))
}

/// The marks of `quotations` at `span`.
fn marks(quotations: &Quotations, span: Span) -> impl Iterator<Item = &QuoteMark> {
    let first = quotations.marks.partition_point(|mark| mark.span.start < span.start);
    quotations.marks[first..].iter().take_while(move |mark| mark.span.end <= span.end)
}

/// Brackets of the source of which the translation has none.
pub(super) fn brackets(article: &Article<'_>, segment: &Segment) -> Option<Finding> {
    let source = article.source()?.text;
    let text = segment.source.span.text(source);
    if segment.target.span.text(article.target.text).contains(['(', '（', '[', '–', '—']) {
        return None;
    }
    let open = text.find(['(', '（'])?;
    let close = open + text[open..].find([')', '）'])?;
    // A translation leaves out what only readers of the source need: a word explained, a number.
    let inside = text[open..close].split_whitespace().count();
    let start = segment.source.span.start as usize;
    (inside >= SPEECH)
        .then(|| Finding::new("brackets-lost", segment.target.span).in_source(Span::of(start + open..start + close + 1), "the brackets"))
}
