//! What stands where on the page of a document: its rows, its marks, and the changes that its fixes make.

use super::pieces::{Change, Mark};
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::fix::Taken;
use crate::report::place::Lines;
use crate::text::{Block, BlockKind, Span};
use std::borrow::Cow;
use std::cmp::Reverse;
use std::ops::Range;

/// Blocks that stand side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    /// Indices into [`Layout::blocks`].
    pub target: Range<usize>,
    /// Indices into [`Document::source_blocks`].
    pub source: Range<usize>,
}

/// A document as it is drawn.
pub(super) struct Layout<'d> {
    /// The blocks of the target: those of the document or, where it has none, the lines around its findings.
    pub blocks: Vec<Cow<'d, Block>>,
    pub rows: Vec<Row>,
    /// The findings in the order of the page, with the byte at which each is told. Their numbers count from 1.
    pub findings: Vec<(u32, &'d Diagnostic)>,
    /// In the target.
    pub marks: Vec<Mark>,
    /// In the source.
    pub source_marks: Vec<Mark>,
    /// The edits of all fixes that go together.
    pub changes: Vec<Change<'d>>,
}

impl<'d> Layout<'d> {
    pub(super) fn new(document: &'d Document, diagnostics: &'d [Diagnostic]) -> Self {
        let blocks = blocks(document, diagnostics);
        let mut findings: Vec<(Span, &Diagnostic)> =
            diagnostics.iter().map(|diagnostic| (drawn(diagnostic.span, &blocks), diagnostic)).collect();
        findings.sort_by_key(|(span, _)| (span.start, Reverse(span.end)));
        let (mut marks, mut source_marks, mut changes, mut taken) = (Vec::new(), Vec::new(), Vec::new(), Taken::default());
        for (number, &(span, diagnostic)) in (1..).zip(&findings) {
            let severity = Some(diagnostic.severity);
            marks.push(Mark { span, number, severity });
            marks.extend(diagnostic.related.iter().map(|related| Mark { span: related.span, number, severity: None }));
            source_marks.extend(diagnostic.source.iter().map(|related| Mark { span: related.span, number, severity }));
            if let Some(fix) = diagnostic.fix.as_ref().filter(|fix| taken.take(&fix.edits)) {
                changes.extend(fix.edits.iter().map(|edit| Change { edit, number, safety: fix.safety }));
            }
        }
        for marks in [&mut marks, &mut source_marks] {
            marks.sort_by_key(|mark| (mark.span.start, Reverse(mark.span.end), mark.number));
        }
        changes.sort_by_key(|change| change.edit.span);
        let findings = findings.into_iter().map(|(span, diagnostic)| (span.start, diagnostic)).collect();
        Self { rows: rows(document, blocks.len()), blocks, findings, marks, source_marks, changes }
    }
}

fn blocks<'d>(document: &'d Document, diagnostics: &[Diagnostic]) -> Vec<Cow<'d, Block>> {
    if !document.units.is_empty() {
        return document.units.iter().map(|unit| Cow::Borrowed(&unit.target)).collect();
    }
    let lines = Lines::new(&document.text);
    let mut blocks: Vec<Cow<'_, Block>> = Vec::new();
    for diagnostic in diagnostics {
        let around = Span::of(lines.around(diagnostic.span));
        match blocks.last_mut() {
            Some(last) if around.start <= last.span.end => last.to_mut().span.end = last.span.end.max(around.end),
            _ => blocks.push(Cow::Owned(Block::new(around, BlockKind::Paragraph))),
        }
    }
    blocks
}

/// `span`; what lies wholly between two blocks, such as a blank line, is drawn as a point behind the first of them.
fn drawn(span: Span, blocks: &[Cow<'_, Block>]) -> Span {
    let next = blocks.partition_point(|block| block.span.end < span.start);
    let at = match (next.checked_sub(1).and_then(|last| blocks.get(last)), blocks.get(next)) {
        (_, Some(block)) if block.span.overlaps(span) || block.span.contains(span) => return span,
        // It begins where the block ends.
        (_, Some(block)) if block.span.end == span.start => {
            let reaches = blocks.get(next + 1).is_some_and(|block| block.span.overlaps(span));
            return if reaches { span } else { Span::new(span.start, span.start) };
        }
        (Some(last), _) => last.span.end,
        (None, Some(block)) => block.span.start,
        (None, None) => return span,
    };
    Span::new(at, at)
}

/// The rows of a document with `blocks` blocks in the target. What has no partner stands alone.
fn rows(document: &Document, blocks: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    let (mut block, mut source) = (0, 0);
    let end = (blocks..blocks, document.source_blocks.len()..document.source_blocks.len());
    for (target, sources) in document.pairing.pairs().iter().map(|pair| (pair.target(), pair.source())).chain([end]) {
        rows.extend((block..target.start).map(|index| Row { target: index..index + 1, source: source..source }));
        rows.extend((source..sources.start).map(|index| Row { target: target.start..target.start, source: index..index + 1 }));
        (block, source) = (target.end, sources.end);
        rows.push(Row { target, source: sources });
    }
    // The end itself.
    rows.pop();
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Safety;
    use crate::document::Pair;
    use crate::report::testing::{document, finding, fix, span};

    const TEXT: &str = "One.\n\nTwo the the.\n\n\nThree.\n";

    #[test]
    fn what_has_no_partner_stands_alone() {
        let mut document = document("a.txt", TEXT);
        document.source = "Eins.\nDrei.\nVier.\n".to_owned();
        document.source_blocks = crate::text::line_blocks(&document.source);
        document.pairing = [Pair::new(0..1, 0..1, 0.0), Pair::new(2..3, 1..2, 0.0)].into_iter().collect();
        let layout = Layout::new(&document, &[]);
        let rows: Vec<_> = layout.rows.into_iter().map(|row| (row.target, row.source)).collect();
        assert_eq!(rows, [(0..1, 0..1), (1..2, 1..1), (2..3, 1..2), (3..3, 2..3)]);
    }

    #[test]
    fn every_finding_is_drawn() {
        let document = document("a.txt", TEXT);
        let spans = [(0, 0), (4, 6), (5, 5), (4, 8), (18, 21), (20, 21), (27, 28), (28, 28)].map(|(start, end)| Span::new(start, end));
        let found: Vec<Diagnostic> = spans.map(|span| finding("a/b", "Bad", span)).into();
        let layout = Layout::new(&document, &found);
        let mut drawn: Vec<_> = layout.marks.iter().map(|mark| (mark.span.start, mark.span.end)).collect();
        drawn.sort_unstable();
        assert_eq!(drawn, [(0, 0), (4, 4), (4, 4), (4, 8), (18, 18), (18, 18), (27, 27), (27, 27)]);
        assert!(layout.findings.is_sorted_by_key(|finding| finding.0));
    }

    #[test]
    fn lines_stand_for_blocks_where_there_are_none() {
        let mut document = document("mtlint.toml", TEXT);
        document.units.clear();
        let found = [finding("a/b", "Bad", span(TEXT, "Two")), finding("a/b", "Bad", span(TEXT, "the the"))];
        let layout = Layout::new(&document, &found);
        assert_eq!(layout.blocks.iter().map(|block| block.span).collect::<Vec<_>>(), [span(TEXT, "Two the the.")]);
        assert_eq!(layout.rows, [Row { target: 0..1, source: 0..0 }]);
    }

    #[test]
    fn of_fixes_that_meet_the_first_is_shown() {
        let document = document("a.txt", TEXT);
        let mut found = [finding("a/b", "Bad", span(TEXT, "the the")), finding("a/c", "Bad", span(TEXT, "the the."))];
        for (diagnostic, part) in found.iter_mut().zip(["the ", "the the."]) {
            let at = span(TEXT, "the the").start;
            let edit = (Span::new(at, at + part.len() as u32), "");
            diagnostic.fix = fix(Safety::Unsafe, "drop it", &[edit]);
        }
        let changes = Layout::new(&document, &found).changes;
        assert_eq!(changes.iter().map(|change| change.number).collect::<Vec<_>>(), [1]);
    }
}
