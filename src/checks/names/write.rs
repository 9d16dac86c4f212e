//! Words and edits of the findings: how a spelling is shown, and how another one is put in its place.

use super::Desk;
use crate::checks::Finding;
use crate::diagnostic::{Edit, Safety};
use crate::names::group_of;
use crate::text::Span;

/// How sure a finding is, in per cent, by the cost of the comparison: what was right of the labelled pairs that were met in
/// one article (docs/names.md has the counts).
pub(super) fn confidence(cost: f32) -> u8 {
    match cost - 1e-4 {
        cost if cost <= 0.05 => 99,
        cost if cost <= 0.30 => 97,
        _ => 87,
    }
}

/// How many places of the right spelling are shown. Each of its wrong spellings shows them, and a list can have many of either.
const SHOWN: usize = 100;

impl Desk<'_, '_> {
    /// A finding at the first of `wrong`'s occurrences, with the others and those of the right spelling beside it, and the
    /// edits for all of them.
    pub(super) fn finding(&self, fault: &'static str, wrong: usize, spans: &[Span], right: &str, kept: Option<usize>) -> Option<Finding> {
        let first = *spans.first()?;
        let mut finding = Finding::new(fault, first)
            .value("wrong", self.text(wrong))
            .value("right", right)
            .value("count", spans.len().to_string())
            .trust(Safety::Unsafe);
        for span in &spans[1..] {
            finding = finding.related(*span, "here too");
        }
        for span in kept.map(|kept| self.spans(kept)).unwrap_or_default().into_iter().take(SHOWN) {
            finding = finding.related(span, "the other spelling");
        }
        if right.is_empty() {
            return Some(finding);
        }
        let edits = spans.iter().map(|span| Edit { span: *span, replacement: self.cased(*span, right) }).collect();
        Some(finding.edits(format!("write “{right}”"), edits))
    }

    /// `right` in capitals where the text has capitals.
    fn cased(&self, span: Span, right: &str) -> String {
        let old = span.text(self.article.target.text);
        let small = old.chars().any(char::is_lowercase);
        if small || old.chars().count() < 2 { right.to_owned() } else { right.to_uppercase() }
    }

    /// Both spellings with their counts and where they come from.
    pub(super) fn spellings(&self, kept: usize, kept_scheme: &str, wrong: usize, wrong_scheme: &str) -> String {
        let show = |name: usize| format!("“{}” ({}×)", self.text(name), self.found(name).name.count);
        let (kept_shown, wrong_shown) = (show(kept), show(wrong));
        if let (Some(one), Some(other)) = (self.origin(kept), self.origin(wrong))
            && one != other
        {
            return format!("{kept_shown} {one}, {wrong_shown} {other}");
        }
        let known = |scheme: &str| !scheme.is_empty() && scheme != "mixed";
        match (known(kept_scheme), known(wrong_scheme)) {
            (true, true) if kept_scheme == wrong_scheme => {
                format!("{kept_shown} and {wrong_shown}, both possible in the {kept_scheme} romanisation")
            }
            (true, true) => format!("{kept_shown} is the {kept_scheme} romanisation, {wrong_shown} the {wrong_scheme} one"),
            (true, false) if kept_scheme != wrong_scheme => {
                format!("{kept_shown} is the {kept_scheme} romanisation, {wrong_shown} mixes several")
            }
            _ => format!("{kept_shown} and {wrong_shown}"),
        }
    }

    /// Where a form of a group comes from, as the end of a sentence.
    fn origin(&self, name: usize) -> Option<String> {
        let text = self.text(name);
        let group = group_of(text)?;
        if group.is_russian(text) {
            return Some("comes from Russian".to_owned());
        }
        let target = self.article.document.lang.primary();
        if group.prefers(text, target) {
            return Some(match group.is_ukrainian() {
                true => "comes from Ukrainian".to_owned(),
                false => format!("is the {} form", self.article.document.lang.data().name),
            });
        }
        let language = group.language_of(text, target)?;
        let language = language.parse::<crate::lang::Lang>().ok()?;
        Some(format!("is the {} form", language.data().name))
    }
}
