//! One place, one report: what another finding says already, or would delete, is not reported again.

use crate::diagnostic::{Diagnostic, Severity};
use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;

/// Of findings at the same place in one dimension of MQM keeps the most severe one, rather one that can be mended; but first of
/// all one that says that text is missing, so that no other deletes what says so; a graver one that deletes nothing stands beside it. A finding
/// inside of what one as severe or more would delete goes too: who takes a line out does not care about the date in it. But
/// what names other places besides is about more than this line, and stays, unless what deletes it names some too and is of the same kind:
/// a sentence that stands twice, in a segment that does. Nothing is said about marks that are part of a character in the wrong encoding.
///
/// Takes and returns findings in the order of [`Diagnostic::order`].
pub(crate) fn one_a_place(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    if diagnostics.len() < 2 {
        return diagnostics;
    }
    diagnostics.sort_unstable_by(|a, b| rank(a).cmp(&rank(b)).then_with(|| a.message.cmp(&b.message)));
    // For each severity, how far what such findings and weaker ones may stand in is deleted.
    let mut deleted = [0; 3];
    // The same by the kind of fault, of those that name other places too.
    let mut deleted_of: HashMap<Arc<str>, [u32; 3]> = HashMap::new();
    // So many are kept; they stand before those that are not.
    let mut kept = 0;
    // Up to where the bytes say nothing.
    let mut garbled = None;
    for at in 0..diagnostics.len() {
        let diagnostic = &diagnostics[at];
        if garbled.is_some_and(|end| diagnostic.span.end <= end) && !is_garbled(diagnostic) {
            continue;
        }
        let own = diagnostic.severity as usize;
        let is_inside = |deleted: &[u32; 3]| deleted[own..].iter().any(|&end| diagnostic.span.end <= end);
        let is_deleted = is_inside(&deleted) && (is_of_place(diagnostic) || deleted_of.get(&diagnostic.category).is_some_and(is_inside));
        let goes = is_deleted && !says_missing(diagnostic);
        let here = diagnostics[..kept].iter().rev().take_while(|other| other.span == diagnostic.span);
        let says_it = |other: &Diagnostic| {
            let weighs_less = other.severity < diagnostic.severity && !deletes(diagnostic);
            is_same(other, diagnostic) && !deletes(other) && !weighs_less
        };
        if goes || here.into_iter().any(says_it) {
            continue;
        }
        if is_garbled(diagnostic) {
            garbled = garbled.max(Some(diagnostic.span.end));
        }
        if deletes(diagnostic) {
            if !is_of_place(diagnostic) {
                let of_kind = &mut deleted_of.entry(diagnostic.category.clone()).or_default()[own];
                *of_kind = diagnostic.span.end.max(*of_kind);
            }
            deleted[own] = deleted[own].max(diagnostic.span.end);
        }
        diagnostics.swap(kept, at);
        kept += 1;
    }
    diagnostics.truncate(kept);
    diagnostics.sort_unstable_by(Diagnostic::order);
    diagnostics
}

/// Whoever may hold another comes before it.
fn rank(one: &Diagnostic) -> (u32, Reverse<u32>, bool, Reverse<Severity>, Reverse<u32>, bool, &str) {
    let source = one.source.as_ref().map_or(0, |source| source.span.end - source.span.start);
    (one.span.start, Reverse(one.span.end), !says_missing(one), Reverse(one.severity), Reverse(source), one.fix.is_none(), &one.rule)
}

/// Whether it says that text is missing: then what stands there is the only trace of it.
fn says_missing(one: &Diagnostic) -> bool {
    &*one.category == "accuracy/omission"
}

/// Whether it says nothing of other places, in the text or in its source.
fn is_of_place(one: &Diagnostic) -> bool {
    one.related.is_empty() && one.source.is_none()
}

/// Whether what the first of two findings at one place says is likely to say the other too. What the source says at one place is said by
/// none that goes by another, unless it goes by more around it: the figure in a clause that is missing. What goes by the source says what
/// goes by the text alone only if both are of the very same kind: a paragraph in another language.
fn is_same(one: &Diagnostic, other: &Diagnostic) -> bool {
    let is_of_source = match (&one.source, &other.source) {
        (Some(one), Some(other)) => one.span.start <= other.span.start && other.span.end <= one.span.end,
        (None, None) => true,
        (Some(_), None) => one.category == other.category,
        (None, Some(_)) => false,
    };
    is_of_source && dimension(one) == dimension(other)
}

fn dimension(diagnostic: &Diagnostic) -> &str {
    diagnostic.category.split('/').next().unwrap_or_default()
}

/// Whether it is about characters that cannot be read as they stand.
fn is_garbled(diagnostic: &Diagnostic) -> bool {
    diagnostic.severity == Severity::Error && &*diagnostic.category == "linguistic-conventions/character-encoding"
}

/// Whether its fix takes away all of it.
fn deletes(diagnostic: &Diagnostic) -> bool {
    diagnostic.fix.as_ref().is_some_and(|fix| {
        matches!(fix.edits.as_slice(), [edit] if edit.replacement.is_empty()
            && edit.span.start <= diagnostic.span.start && diagnostic.span.end <= edit.span.end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Edit, Fix, Related, Safety};
    use crate::text::Span;

    fn finding(rule: &str, severity: Severity, span: (u32, u32), replacement: Option<&str>) -> Diagnostic {
        let span = Span::new(span.0, span.1);
        let edit = replacement.map(|replacement| Edit { span, replacement: replacement.to_owned() });
        Diagnostic {
            rule: rule.into(),
            severity,
            category: "style/awkward".into(),
            message: String::new(),
            help: None,
            span,
            related: Vec::new(),
            source: None,
            fix: edit.map(|edit| Fix { safety: Safety::Safe, description: String::new(), edits: vec![edit] }),
            confidence: None,
        }
    }

    fn kept(findings: Vec<Diagnostic>) -> Vec<String> {
        one_a_place(findings).iter().map(|finding| finding.rule.to_string()).collect()
    }

    #[test]
    fn at_one_place_the_gravest() {
        use Severity::{Error, Note, Warning};
        let at = (4, 9);
        assert_eq!(kept(vec![finding("a/a", Note, at, None), finding("a/b", Warning, at, None)]), ["a/b"]);
        assert_eq!(kept(vec![finding("a/a", Note, at, None), finding("a/b", Note, at, Some("x"))]), ["a/b"]);
        assert_eq!(kept(vec![finding("a/a", Error, at, None), finding("a/b", Error, at, None)]), ["a/a"]);
        let other = Diagnostic { category: "design-and-markup/layout".into(), ..finding("a/b", Note, at, None) };
        assert_eq!(kept(vec![finding("a/a", Note, at, None), other]), ["a/a", "a/b"], "it is another fault");
        let missing = Diagnostic { category: "accuracy/omission".into(), ..finding("a/b", Note, at, None) };
        let leftover = Diagnostic { category: "accuracy/addition".into(), ..finding("a/a", Error, at, Some("")) };
        assert_eq!(kept(vec![leftover, missing.clone()]), ["a/b"], "what says that text is missing is not deleted");
        let copied = Diagnostic { category: "accuracy/untranslated".into(), ..finding("a/a", Error, at, None) };
        assert_eq!(kept(vec![copied, missing]), ["a/a", "a/b"], "a note hides no error");
        assert_eq!(kept(vec![finding("a/a", Error, (4, 8), None), finding("a/b", Note, at, None)]), ["a/a", "a/b"], "they only overlap");
    }

    #[test]
    fn each_place_of_the_source() {
        use Severity::{Note, Warning};
        let of = |rule: &str, severity, source: (u32, u32)| Diagnostic {
            category: "accuracy/omission".into(),
            source: Some(Box::new(Related { span: Span::new(source.0, source.1), message: String::new() })),
            ..finding(rule, severity, (4, 9), None)
        };
        let number = || of("a/number", Warning, (30, 32));
        assert_eq!(kept(vec![number(), of("b/clause", Warning, (20, 50))]), ["b/clause"], "the figure stands in the clause");
        assert_eq!(kept(vec![number(), of("b/clause", Warning, (40, 50))]), ["a/number", "b/clause"]);
        assert_eq!(kept(vec![number(), of("b/clause", Note, (20, 50))]), ["a/number", "b/clause"], "a note says less");
        assert_eq!(kept(vec![number(), of("a/other", Warning, (36, 38))]), ["a/number", "a/other"], "two figures are missing");
    }

    #[test]
    fn nothing_about_marks_of_a_wrong_encoding() {
        use Severity::{Error, Note};
        let garbled =
            || Diagnostic { category: "linguistic-conventions/character-encoding".into(), ..finding("a/bytes", Error, (4, 8), None) };
        assert_eq!(kept(vec![garbled(), finding("a/quote", Note, (6, 8), None)]), ["a/bytes"]);
        assert_eq!(kept(vec![garbled(), finding("a/quote", Note, (8, 9), None)]), ["a/bytes", "a/quote"]);
        assert_eq!(kept(vec![garbled(), finding("a/line", Note, (0, 20), None)]), ["a/line", "a/bytes"]);
    }

    #[test]
    fn nothing_in_what_goes() {
        use Severity::{Error, Note, Warning};
        let line = || finding("a/line", Warning, (0, 20), Some(""));
        assert_eq!(kept(vec![line(), finding("a/date", Warning, (5, 9), None), finding("a/more", Note, (10, 20), None)]), ["a/line"]);
        assert_eq!(kept(vec![line(), finding("a/broken", Error, (5, 9), None)]), ["a/line", "a/broken"], "the graver one stays");
        let wide = Diagnostic {
            category: "style/organizational".into(),
            related: vec![Related { span: Span::new(30, 40), message: String::new() }],
            ..finding("a/wide", Note, (0, 20), None)
        };
        assert_eq!(kept(vec![line(), wide.clone()]), ["a/line", "a/wide"], "it is about the whole article");
        let same = Diagnostic { category: "style/awkward".into(), ..wide.clone() };
        assert_eq!(kept(vec![line(), same.clone()]), ["a/line", "a/wide"], "the line says nothing of other places");
        let twice = Diagnostic { related: wide.related, ..line() };
        assert_eq!(kept(vec![twice, same]), ["a/line"], "it says the same");
        assert_eq!(kept(vec![line(), finding("a/beyond", Note, (15, 25), None)]), ["a/line", "a/beyond"]);
    }
}
