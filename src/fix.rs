//! Applying fixes: which go together, and when a text has come to rest.

use crate::article::Article;
use crate::diagnostic::{Diagnostic, Edit, Safety};
use crate::document::{BlockKind, Document};
use crate::engine::Linter;
use crate::input::{self, WriteError};
use crate::text::Span;
use std::collections::BTreeSet;
use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

/// Fixes can uncover further faults, but a text that has not come to rest by then never will.
pub const MOST_ROUNDS: usize = 10;
/// A text that becomes twice as long and so many bytes longer is not being mended.
const MOST_GROWTH: usize = 64 << 10;

/// A document after its fixes.
#[derive(Debug)]
pub struct Fixed {
    pub document: Document,
    /// The findings whose fixes were applied, round by round; their spans count in the text of their round.
    pub applied: Vec<Diagnostic>,
}

#[derive(Debug)]
pub enum FixError {
    /// The fixes of these rules undo one another; the document is left as it was.
    NoRest {
        /// The path of the document and, in a file of records, its id.
        document: String,
        rules: Vec<Arc<str>>,
    },
    Write(WriteError),
}

impl fmt::Display for FixError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoRest { document, rules } => {
                let rules = rules.iter().map(|rule| &**rule).collect::<Vec<_>>().join("`, `");
                write!(
                    formatter,
                    "{document}: the fixes of `{rules}` never come to rest, so nothing was changed; switch a rule off with --ignore"
                )
            }
            Self::Write(error) => error.fmt(formatter),
        }
    }
}

impl std::error::Error for FixError {}

impl From<WriteError> for FixError {
    fn from(error: WriteError) -> Self {
        Self::Write(error)
    }
}

/// Applies the fixes that can be trusted at least as far as `least`, checks again, and so on until nothing changes.
///
/// `keep` decides which findings count (a baseline). What it once left out stays out, though the words around it change.
pub fn fix(
    linter: &Linter,
    document: &Document,
    least: Safety,
    keep: &dyn Fn(&Document, Vec<Diagnostic>) -> Vec<Diagnostic>,
) -> Result<Fixed, FixError> {
    let mut fixed = Fixed { document: document.clone(), applied: Vec::new() };
    // For each round the text that it began with, and the rules whose fixes it applied.
    let mut rounds: Vec<(u64, BTreeSet<Arc<str>>)> = Vec::new();
    let mut left_out: BTreeSet<(Arc<str>, Span)> = BTreeSet::new();
    let most = 2 * document.text.len() + MOST_GROWTH;
    loop {
        let all = linter.check(&fixed.document);
        let keys: Vec<_> = all.iter().map(key).collect();
        let mut kept = keep(&fixed.document, all);
        kept.retain(|diagnostic| !left_out.contains(&key(diagnostic)));
        if kept.len() < keys.len() {
            let counted: BTreeSet<_> = kept.iter().map(key).collect();
            left_out.extend(keys.into_iter().filter(|key| !counted.contains(key)));
        }
        let chosen = choose(kept, least);
        if chosen.is_empty() {
            return Ok(fixed);
        }
        let rules: BTreeSet<Arc<str>> = chosen.iter().map(|diagnostic| diagnostic.rule.clone()).collect();
        let edits = in_order(&chosen);
        let grown = edits.iter().map(|edit| edit.replacement.len()).sum::<usize>() + fixed.document.text.len();
        if rounds.len() == MOST_ROUNDS || grown > most {
            return Err(no_rest(document, rules));
        }
        rounds.push((hash(&fixed.document.text), rules));
        fixed.document = input::reread(&fixed.document, &edits)?;
        let now = hash(&fixed.document.text);
        if let Some(first) = rounds.iter().position(|&(before, _)| before == now) {
            let rules: BTreeSet<_> = rounds.drain(first..).flat_map(|(_, rules)| rules).collect();
            return Err(no_rest(document, rules));
        }
        left_out = left_out.into_iter().filter_map(|(rule, span)| Some((rule, moved(span, &edits)?))).collect();
        fixed.applied.extend(chosen);
    }
}

fn no_rest(document: &Document, rules: BTreeSet<Arc<str>>) -> FixError {
    let document = match &document.id {
        Some(id) => format!("{} ({id})", document.path),
        None => document.path.clone(),
    };
    FixError::NoRest { document, rules: rules.into_iter().collect() }
}

fn key(diagnostic: &Diagnostic) -> (Arc<str>, Span) {
    (diagnostic.rule.clone(), diagnostic.span)
}

/// Where `span` stands after `edits`, which are in order; `None` if they change it.
fn moved(span: Span, edits: &[Edit]) -> Option<Span> {
    let mut by = 0;
    for edit in edits.iter().take_while(|edit| edit.span.start < span.end) {
        if edit.span.end > span.start {
            return None;
        }
        by += edit.replacement.len() as i64 - edit.span.len() as i64;
    }
    let shift = |offset: u32| u32::try_from(i64::from(offset) + by).ok();
    Some(Span::new(shift(span.start)?, shift(span.end)?))
}

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

/// The findings whose fixes are trusted enough and do not meet. Of two that meet the first is taken; the other's turn
/// comes in the next round, if it still holds.
pub fn choose(diagnostics: Vec<Diagnostic>, least: Safety) -> Vec<Diagnostic> {
    let mut taken: BTreeSet<(u32, u32)> = BTreeSet::new();
    let trusted = |diagnostic: &Diagnostic| diagnostic.fix.as_ref().is_some_and(|fix| fix.safety >= least);
    diagnostics
        .into_iter()
        .filter(trusted)
        .filter(|diagnostic| {
            let edits = diagnostic.fix.as_ref().map_or(&[][..], |fix| &fix.edits);
            let free = edits.iter().all(|edit| is_free(&taken, edit.span));
            if free {
                taken.extend(edits.iter().map(|edit| (edit.span.start, edit.span.end)));
            }
            free
        })
        .collect()
}

/// Whether `span` meets none of the taken ones. As those do not meet one another, only the last two that start no later
/// than `span` ends can meet it.
fn is_free(taken: &BTreeSet<(u32, u32)>, span: Span) -> bool {
    taken.range(..=(span.end, u32::MAX)).rev().take(2).all(|&(start, end)| !meet(Span::new(start, end), span))
}

/// Two edits meet if they share a byte, or if one inserts at the edge of the other: who comes first would matter.
fn meet(one: Span, other: Span) -> bool {
    let touch = one.start <= other.end && other.start <= one.end;
    one.overlaps(other) || touch && (one.is_empty() || other.is_empty())
}

/// The edits of all fixes, in order of place.
pub fn in_order(diagnostics: &[Diagnostic]) -> Vec<Edit> {
    let mut edits: Vec<Edit> =
        diagnostics.iter().filter_map(|diagnostic| diagnostic.fix.as_ref()).flat_map(|fix| fix.edits.clone()).collect();
    edits.sort();
    edits
}

/// Deletes the block that holds `span`: its lines with their line end, and one of the blank lines around it, so that the
/// paragraphs beside it stay as far apart as they were. In a record or a table
/// the field is left empty.
pub fn delete_block(article: &Article<'_>, span: Span) -> Vec<Edit> {
    let text = article.target.text;
    let block = match article.target.paragraph_at(span.start).map(|index| &article.target.paragraphs[index]) {
        Some(paragraph) if matches!(paragraph.kind, BlockKind::Segment | BlockKind::Cell) => {
            let unit = &article.document.units[paragraph.unit()];
            return vec![Edit { span: unit.target.span, replacement: String::new() }];
        }
        Some(paragraph) => paragraph.span,
        None => span,
    };
    let mut start = text[..block.start as usize].rfind('\n').map_or(0, |at| at + 1);
    let mut end = text[block.end as usize..].find('\n').map_or(text.len(), |at| block.end as usize + at + 1);
    let blank_before = start == 0 || text[..start].trim_end_matches([' ', '\t']).ends_with("\n\n") || text[..start].ends_with("\r\n\r\n");
    let rest = &text[end..];
    let blank_after = rest.split_inclusive('\n').next().filter(|line| line.trim().is_empty() && line.ends_with('\n'));
    match blank_after {
        Some(line) if blank_before => end += line.len(),
        _ if rest.trim().is_empty() => {
            // The last block: what parted it from the one before goes too, but the final line end (or its lack) stays.
            let before = text[..start].trim_end_matches(['\n', '\r', ' ', '\t']).len();
            if end == text.len() && !text.ends_with('\n') {
                start = before;
            } else if blank_before && before > 0 {
                let line_end = text[before..].find('\n').map_or(before, |at| before + at + 1);
                start = line_end.min(start);
            }
        }
        _ => {}
    }
    vec![Edit { span: Span::of(start..end), replacement: String::new() }]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(spans: &[(u32, u32)], span: (u32, u32)) -> bool {
        !is_free(&spans.iter().copied().collect(), Span::new(span.0, span.1))
    }

    #[test]
    fn neighbours_are_free_and_overlaps_are_not() {
        assert!(!taken(&[(4, 8)], (8, 9)));
        assert!(!taken(&[(4, 8)], (2, 4)));
        assert!(taken(&[(4, 8)], (7, 9)));
        assert!(taken(&[(4, 8)], (2, 5)));
        assert!(taken(&[(4, 8)], (4, 8)));
        assert!(taken(&[(4, 8)], (5, 5)));
    }

    #[test]
    fn insertions_at_a_boundary_meet() {
        assert!(taken(&[(4, 4)], (4, 4)));
        assert!(taken(&[(4, 4)], (4, 6)));
        assert!(taken(&[(2, 4)], (4, 4)));
        assert!(!taken(&[(4, 4)], (5, 6)));
    }
}
