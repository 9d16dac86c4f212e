//! Escapes of program text: `\n`, `\u00e9`, `\"`.

use super::Stretch;
use crate::checks::Finding;
use crate::diagnostic::{Related, Safety};
use crate::text::Span;
use std::collections::BTreeMap;

const FAULT: &str = "escape-residue";

/// The escape at the backslash at byte `at`.
pub(super) fn escape(stretch: &Stretch<'_, '_>, at: usize) -> Option<Finding> {
    let rest = stretch.rest(at);
    let (before, _) = stretch.around(at, at);
    match rest.as_bytes().get(1)? {
        b'u' => {
            let (character, len) = unicode(rest)?;
            Some(finding(at..at + len, character.to_string(), Safety::Safe))
        }
        mark @ (b'"' | b'\'') => Some(finding(at..at + 2, char::from(*mark).to_string(), Safety::Safe)),
        // `and\/or`, but not the arms of `\o/` or `\/`.
        b'/' => {
            let (_, after) = stretch.around(at, at + 2);
            let inside = before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric);
            inside.then(|| finding(at..at + 2, "/".to_owned(), Safety::Safe))
        }
        b'n' | b'r' | b't' => line_end(stretch, at),
        _ => None,
    }
}

/// A run of `\n`, `\r`, `\t` that is no part of a path such as `C:\new`.
fn line_end(stretch: &Stretch<'_, '_>, at: usize) -> Option<Finding> {
    let rest = stretch.rest(at).as_bytes();
    let count = rest.chunks_exact(2).take_while(|pair| matches!(pair, [b'\\', b'n' | b'r' | b't'])).count();
    let end = at + 2 * count;
    let (before, after) = stretch.around(at, end);
    let path = before.is_some_and(|c| matches!(c, ':' | '\\' | '/' | '.' | '_'))
        && after.is_some_and(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
        || before.is_some_and(char::is_alphanumeric) && after.is_some_and(|c| c.is_lowercase() || c.is_ascii_digit())
        || count == 1 && after == Some('\\');
    if path {
        return None;
    }
    let spaced = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let replacement = if spaced(before) || spaced(after) { "" } else { " " };
    Some(finding(at..end, replacement.to_owned(), Safety::Unsafe))
}

/// The character of `\u00e9` or of a surrogate pair, and the length of the escape.
fn unicode(text: &str) -> Option<(char, usize)> {
    let unit = |at: usize| {
        let digits = text.get(at..)?.strip_prefix("\\u")?.get(..4)?;
        digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| u16::from_str_radix(digits, 16).ok()).flatten()
    };
    let first = unit(0)?;
    let units = [first, unit(6).unwrap_or_default()];
    let character = char::decode_utf16(units).next()?.ok()?;
    (!character.is_control()).then_some((character, 6 * character.len_utf16()))
}

fn finding(range: std::ops::Range<usize>, replacement: String, trust: Safety) -> Finding {
    let span = Span::of(range);
    Finding::new(FAULT, span).replace("write the character", span, replacement).trust(trust)
}

/// Joins the findings of one escape: a text that went through a program unread has them at every line end, and that is
/// one fault.
pub(super) fn gather(text: &str, findings: &mut Vec<Finding>) {
    if findings.iter().filter(|finding| finding.fault == FAULT).count() < 2 {
        return;
    }
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    let mut joined: Vec<Finding> = Vec::with_capacity(findings.len());
    for finding in findings.drain(..) {
        match first.get(finding.span.text(text)).filter(|_| finding.fault == FAULT) {
            Some(&earlier) => {
                let earlier = &mut joined[earlier];
                earlier.related.push(Related { span: finding.span, message: "again".to_owned() });
                if let (Some((_, edits)), Some((_, more))) = (&mut earlier.fix, finding.fix) {
                    edits.extend(more);
                }
                earlier.trust = earlier.trust.min(finding.trust);
            }
            None => {
                if finding.fault == FAULT {
                    first.insert(finding.span.text(text), joined.len());
                }
                joined.push(finding);
            }
        }
    }
    *findings = joined;
}

#[cfg(test)]
mod tests {
    use super::super::Encoding;
    use crate::checks::testing::{fixed, places};

    #[test]
    fn escapes() {
        for (text, wanted) in [
            ("It ended.\\n\\nThen rain fell.\\n", "It ended. Then rain fell."),
            ("caf\\u00e9 \\ud83d\\ude00 and\\/or \\\"so\\\"", "café 😀 and/or \"so\""),
        ] {
            assert_eq!(fixed(&Encoding, "en", text), wanted);
        }
        assert_eq!(fixed(&Encoding, "en", "One.\\nTwo.\\nThree."), "One. Two. Three.");
        assert_eq!(places(&Encoding, "en", "One.\\nTwo.\\nThree.").len(), 1);
        assert_eq!(places(&Encoding, "en", r"C:\new\table, dir\name, \o/ \/ \upper \ud83d"), []);
    }
}
