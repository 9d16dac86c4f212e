//! Marks in the text of XLIFF 2 as ITS 2.0 has them: the kind, the weight and the reason of an issue around the words that it is about.
//!
//! <https://www.w3.org/TR/its20/#lqissue>

use super::{Note, OURS};
use crate::diagnostic::{Diagnostic, Severity};
use crate::text::Span;
use std::borrow::Cow;

const NAMESPACE: &str = "http://www.w3.org/2005/11/its";
/// A mark around more bytes than this is written as two tags, as one that crosses others is: whether it does is not looked for.
const MOST_LOOKED_AT: u32 = 2048;

/// The tags around the words of `notes`, which belong to one unit, and the numbers of the notes. `old` are the tags that earlier runs
/// wrote and that are taken out, in order.
pub(super) fn tags(raw: &str, prefix: &str, notes: &[(usize, &Note<'_>)], old: &[Span]) -> Vec<(Span, Cow<'static, str>)> {
    let mut marked: Vec<(Span, usize, &Note<'_>)> = notes.iter().filter_map(|(number, note)| Some((note.words?, *number, *note))).collect();
    marked.sort_by_key(|(words, number, _)| (*words, *number));
    let (mut opening, mut closing) = (Vec::new(), Vec::new());
    let mut end = 0;
    for (index, &(words, number, note)) in marked.iter().enumerate() {
        let is_apart = end <= words.start && marked.get(index + 1).is_none_or(|(next, ..)| words.end <= next.start);
        end = end.max(words.end);
        let id = format!("{OURS}-{number}");
        let about = about(note.finding);
        let (open, close) = if is_apart && words.len() <= MOST_LOOKED_AT as usize && !holds_tags(raw, words, old) {
            (format!("<{prefix}mrk id=\"{id}\" {about}>"), format!("</{prefix}mrk>"))
        } else {
            (format!("<{prefix}sm id=\"{id}\" {about}/>"), format!("<{prefix}em startRef=\"{id}\"/>"))
        };
        opening.push((Span::new(words.start, words.start), Cow::Owned(open)));
        closing.push((Span::new(words.end, words.end), Cow::Owned(close)));
    }
    // One that ends where another begins ends before it.
    closing.sort_by_key(|(span, _)| *span);
    [closing, opening].concat()
}

/// Whether other tags than the `old` ones stand in `words`.
fn holds_tags(raw: &str, words: Span, old: &[Span]) -> bool {
    let ours = old.partition_point(|tag| tag.start < words.end) - old.partition_point(|tag| tag.start < words.start);
    words.text(raw).matches('<').count() > ours
}

/// The attributes that say what the issue is.
fn about(finding: &Diagnostic) -> String {
    let comment = crate::visible::visible(&finding.message);
    let comment = comment.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
    let (kind, weight) = (kind(&finding.category), weight(finding.severity));
    format!(
        "type=\"its:generic\" xmlns:its=\"{NAMESPACE}\" its:version=\"2.0\" its:locQualityIssueType=\"{kind}\" \
         its:locQualityIssueSeverity=\"{weight}\" its:locQualityIssueComment=\"{}[{}]: {comment}\"",
        finding.severity.name(),
        finding.rule
    )
}

/// From 0 to 100.
const fn weight(severity: Severity) -> u32 {
    match severity {
        Severity::Note => 10,
        Severity::Warning => 50,
        Severity::Error => 100,
    }
}

/// What ITS calls a category of MQM.
fn kind(category: &str) -> &'static str {
    match category {
        "accuracy/addition" => "addition",
        "accuracy/omission" => "omission",
        "accuracy/untranslated" => "untranslated",
        "linguistic-conventions/grammar" => "grammar",
        "linguistic-conventions/spelling" => "misspelling",
        "linguistic-conventions/punctuation" => "typographical",
        "linguistic-conventions/character-encoding" => "characters",
        "style/register" => "register",
        "style/inconsistent" => "inconsistency",
        "design-and-markup/markup" => "markup",
        "design-and-markup/truncation" => "length",
        _ => match category.split('/').next().unwrap_or_default() {
            "accuracy" => "mistranslation",
            "terminology" => "terminology",
            "style" => "style",
            "locale-conventions" => "locale-violation",
            "design-and-markup" => "formatting",
            _ => "other",
        },
    }
}
