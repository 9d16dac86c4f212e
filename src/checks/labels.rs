//! What programs do with a label besides showing it: they set it beside others, and take a letter of it for a key.

use crate::article::Article;
use crate::bilingual::Segment;
use crate::checks::tags::keeps_codes;
use crate::checks::{Asked, Check, Finding};
use crate::document::Half;
use crate::text::Span;

/// See the module.
pub(super) struct Labels;

/// So many words a label has at most.
const LABEL: usize = 6;

impl Check for Labels {
    fn name(&self) -> &'static str {
        "labels"
    }

    fn faults(&self) -> &'static [&'static str] {
        &["edge-space", "key-lost"]
    }

    fn run(&self, article: &Article<'_>, _: &Asked<'_>, findings: &mut Vec<Finding>) {
        let Some(source) = article.source().filter(|_| keeps_codes(article.document)) else { return };
        for segment in article.segments().iter().filter(|segment| segment.is_comparable()) {
            findings.extend(edges(article, segment));
            let (its, own) = (segment.source.text(source), segment.target.text(&article.target));
            if let Some(key) = key(its).filter(|_| segment.source.words <= LABEL && key(own).is_none()) {
                let start = segment.source.span.start as usize + key;
                let finding = Finding::new("key-lost", segment.target.span).in_source(Span::of(start..start + 2), "the key");
                findings.push(finding.value("letters", &its[key..key + 2]));
            }
        }
    }
}

/// White space at the start or the end of one of the two texts that the other has not.
fn edges(article: &Article<'_>, segment: &Segment) -> Option<Finding> {
    let document = article.document;
    let block = |half, index| document.block(half, index).map(|block| block.span.text(document.text_of(half)));
    let own = block(Half::Target, segment.unit)?;
    let its = block(Half::Source, document.pairing.of_unit(segment.unit)?.source().start)?;
    let space = |text: &str| {
        let text = text.replace("\r\n", "\n");
        let (start, end) = (text.trim_start().len(), text.trim_end().len());
        (text[..text.len() - start].to_owned(), text[end..].to_owned())
    };
    let (its, own) = (space(its), space(own));
    (its != own).then(|| {
        let finding = Finding::new("edge-space", segment.target.span).in_source(segment.source.span, "the source");
        finding.value("original", shown(&its)).value("own", shown(&own))
    })
}

/// White space for a message: how many characters, and which.
fn shown((start, end): &(String, String)) -> String {
    let count = |space: &str| match (space.matches('\n').count(), space.chars().count()) {
        (0, 0) => "none".to_owned(),
        (0, count) => format!("{count}"),
        (lines, count) => format!("{count} with {lines} line end{}", if lines == 1 { "" } else { "s" }),
    };
    format!("{} before, {} behind", count(start), count(end))
}

/// Where the one mark stands that makes the letter behind it a key, as in `&File`, `E&xit` and `_File`.
fn key(label: &str) -> Option<usize> {
    let is_key = |at: usize, mark: &str| {
        let before = label[..at].chars().next_back();
        let after = label[at + 1..].chars().next();
        let is_letter = after.is_some_and(|char| char.is_ascii_alphanumeric());
        // “R&D” has none, nor a name with underscores, nor a reference.
        let is_initial = before.is_some_and(char::is_uppercase) && after.is_some_and(char::is_uppercase);
        let is_reference = label[at + 1..].trim_start_matches(|char: char| char.is_ascii_alphanumeric()).starts_with(';');
        let is_start = before.is_none_or(|char| char.is_whitespace() || char == '(');
        is_letter && if mark == "&" { !is_initial && !is_reference } else { is_start }
    };
    let mut keys = label.match_indices(['&', '_']).filter(|(at, mark)| is_key(*at, mark)).map(|(at, _)| at);
    keys.next().filter(|_| keys.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_told_from_other_marks() {
        for label in ["&File", "E&xit", "_File", "Open (&O)", "Save _as"] {
            assert!(key(label).is_some(), "{label}");
        }
        for label in ["File", "R&D", "AT&T", "Black & white", "snake_case", "&amp;x", "&File &x", "__init__"] {
            assert_eq!(key(label), None, "{label}");
        }
    }
}
