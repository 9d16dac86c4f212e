//! What is said of the place under the pointer: findings and their reasons, the source of the segment, the spellings of a name.

use super::actions::{Open, grade};
use crate::cli::markdown::escaped;
use lsp_types::{Hover, HoverContents, MarkupContent, MarkupKind, Position, Range};
use mtlint::Diagnostic;
use mtlint::document::Document;
use mtlint::lang::Lang;
use mtlint::names::{NameSet, SetName, in_article};
use mtlint::text::Span;
use mtlint::visible::visible;
use std::borrow::Cow;
use std::fmt::Write;

/// So many characters of a source segment are shown.
const MOST: usize = 600;

impl Open<'_> {
    /// What is said of `position`, if there is anything to say.
    pub(super) fn hover(&self, position: Position) -> Option<Hover> {
        let mut parts = Vec::new();
        let mut range: Option<Range> = None;
        for ((_, found), shown) in self.checked.findings().zip(self.shown) {
            if shown.range.start <= position && position <= shown.range.end {
                parts.push(self.finding(found));
                range.get_or_insert(shown.range);
            }
        }
        let byte = self.checked.text().offset(position, self.client.encoding) as u32;
        if let Some((article, at)) = self.checked.articles.iter().find_map(|article| Some((article, article.place_of(byte)?))) {
            parts.extend(self.spellings(&article.document, at));
            parts.extend(self.source(&article.document, at));
        }
        if parts.is_empty() {
            return None;
        }
        let (kind, rule) = if self.client.markdown { (MarkupKind::Markdown, "\n\n---\n\n") } else { (MarkupKind::PlainText, "\n\n") };
        Some(Hover { contents: HoverContents::Markup(MarkupContent { kind, value: parts.join(rule) }), range })
    }

    /// A finding with the reason that its rule gives.
    fn finding(&self, found: &Diagnostic) -> String {
        let mut text = format!(
            "{}\n\n{} · {} · {}",
            self.strong(&found.message),
            self.plain(&found.rule),
            found.severity,
            self.plain(&found.category)
        );
        // Writing into a string can't fail.
        if let Some(why) = &found.help {
            let _ = write!(text, "\n\n{}", self.plain(why));
        }
        if let Some(fix) = &found.fix {
            let _ = write!(text, "\n\nFix: {} ({})", self.plain(&fix.description), grade(fix.safety));
        }
        text
    }

    /// The source of the segment at a byte of the document.
    fn source(&self, document: &Document, at: u32) -> Option<String> {
        let span = document.source_of(document.unit_at(at))?;
        let source = span.text(&document.source).trim();
        let shown: String = source.chars().take(MOST).collect();
        let more = if shown.len() < source.len() { "…" } else { "" };
        (!source.is_empty()).then(|| format!("{}\n\n{}{more}", self.strong("Source"), self.plain(&shown)))
    }

    /// All spellings of the name at a byte of the document, if it has several.
    fn spellings(&self, document: &Document, at: u32) -> Option<String> {
        let name =
            self.names(document).into_iter().find(|name| name.spellings.iter().any(|spelling| covers(document, &spelling.text, at)))?;
        let mut text = self.strong(&format!("Spellings of one name; preferred: {}", name.preferred));
        for spelling in &name.spellings {
            let scheme = if spelling.scheme.is_empty() { String::new() } else { format!(", {}", spelling.scheme) };
            let _ = write!(text, "\n\n{} {}×{}", self.plain(&spelling.text), spelling.count, self.plain(&scheme));
        }
        Some(text)
    }

    /// The names of the document that are spelled in several ways.
    fn names(&self, document: &Document) -> Vec<SetName> {
        let (finds, support) = in_article(&document.prose(), document.source_lang.as_ref().map(Lang::tag));
        let mut set = NameSet::new();
        set.add(0, finds, support);
        let mut names = set.names(document.lang.tag(), &self.checked.job.house.prefer);
        names.retain(|name| name.spellings.len() > 1);
        names
    }

    /// Text that is not ours, so that no mark in it means anything.
    fn plain<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if self.client.markdown { escaped(text) } else { visible(text) }
    }

    fn strong(&self, text: &str) -> String {
        let text = self.plain(text);
        if self.client.markdown { format!("**{text}**") } else { text.into_owned() }
    }
}

/// Whether `spelling` stands at byte `at` of the document.
fn covers(document: &Document, spelling: &str, at: u32) -> bool {
    let unit = document.units.get(document.unit_at(at));
    let span = unit.map_or(Span::new(0, 0), |unit| unit.target.span);
    span.text(&document.text).match_indices(spelling).any(|(start, _)| {
        let start = span.start as usize + start;
        (start..=start + spelling.len()).contains(&(at as usize))
    })
}
