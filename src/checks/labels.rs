//! What programs do with a label besides showing it: they set it beside others, and take a letter of it for a key.

use crate::article::Article;
use crate::bilingual::Segment;
use crate::checks::tags::keeps_codes;
use crate::checks::{Asked, Check, Finding};
use crate::document::{Half, Islands, Origin, Syntax};
use crate::input::written_line_ends;
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
        &["edge-space", "key-lost", "line-count"]
    }

    fn run(&self, article: &Article<'_>, _: &Asked<'_>, findings: &mut Vec<Finding>) {
        let Some(source) = article.source().filter(|_| keeps_codes(article.document)) else { return };
        for segment in article.segments().iter().filter(|segment| segment.is_comparable()) {
            findings.extend(edges(article, segment));
            findings.extend(lines(article, segment));
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
    let space = |half, index| match &document.origin {
        Origin::Islands(islands) if islands.syntax == Syntax::Xml => around(islands, half, index),
        _ => document.block(half, index).map(|block| {
            let text = block.span.text(document.text_of(half)).replace("\r\n", "\n");
            let (start, end) = (text.trim_start().len(), text.trim_end().len());
            (text[..text.len() - start].to_owned(), text[end..].to_owned())
        }),
    };
    let own = space(Half::Target, segment.unit)?;
    let its = space(Half::Source, document.pairing.of_unit(segment.unit)?.source().start)?;
    (its != own).then(|| {
        let finding = Finding::new("edge-space", segment.target.span).in_source(segment.source.span, "the source");
        finding.value("original", shown(&its)).value("own", shown(&own))
    })
}

/// White space between a text and the tags around it in XML; `None` where there is a line end, which is layout of the file.
fn around(islands: &Islands, half: Half, index: usize) -> Option<(String, String)> {
    let (island, raw) = (islands.of(half).get(index)?, &islands.raw);
    let (before, behind) = (&raw[..island.start as usize], &raw[island.end as usize..]);
    let (start, end) = (before.trim_ascii_end(), behind.trim_ascii_start());
    let around = (before[start.len()..].to_owned(), behind[..behind.len() - end.len()].to_owned());
    let is_layout = around.0.contains('\n') || around.1.contains('\n');
    (!is_layout && start.ends_with('>') && end.starts_with('<')).then_some(around)
}

/// More or fewer line ends within the text than the source has.
fn lines(article: &Article<'_>, segment: &Segment) -> Option<Finding> {
    let document = article.document;
    let count = |half, index| {
        let text = document.block(half, index)?.span.text(document.text_of(half)).trim();
        let breaks = match &document.origin {
            Origin::Islands(islands) if islands.syntax == Syntax::Xml => written_line_ends(islands, half, index)?,
            _ => text.matches('\n').count(),
        };
        Some(breaks + text.matches("\\n").count())
    };
    let own = count(Half::Target, segment.unit)?;
    let its = count(Half::Source, document.pairing.of_unit(segment.unit)?.source().start)?;
    (its != own).then(|| {
        let finding = Finding::new("line-count", segment.target.span).in_source(segment.source.span, "the source");
        finding.value("original", its.to_string()).value("own", own.to_string())
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
    use crate::checks::testing::in_xliff;

    /// The faults in a segment of an XLIFF file with these contents.
    fn found(source: &str, target: &str) -> Vec<&'static str> {
        in_xliff(&Labels, source, target).into_iter().map(|finding| finding.fault).collect()
    }

    #[test]
    fn in_xml_line_ends_are_layout() {
        assert_eq!(found("Gespeichert von: ", "Saved by:"), ["edge-space"]);
        assert_eq!(found("Gespeichert", " Saved"), ["edge-space"]);
        assert_eq!(found(" Gespeichert von: ", " Saved by: "), [""; 0]);
        assert_eq!(found("\n  Gespeichert von:\n ", "Saved by: "), [""; 0]);
        assert_eq!(found("Eins.&#10;Zwei\nDrei.", "One. Two\nthree."), ["line-count"]);
        assert_eq!(found("Eins.&#10;Zwei\nDrei.", "One.&#xA;Two three."), [""; 0]);
        assert_eq!(found("Eins.&#010;Zwei.", "One.&#x00a;Two."), [""; 0]);
    }

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
