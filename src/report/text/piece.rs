//! The lines that a finding and its related places stand in, put together for one drawing.

use super::Checked;
use super::excerpt::{self, Line, Shown};
use crate::diagnostic::Diagnostic;
use crate::document::Half;
use crate::text::Span;
use crate::visible::visible;
use std::collections::BTreeMap;
use std::ops::Range;

/// How many lines away a related place may be to be drawn in the same excerpt.
const NEAR: u32 = 40;
/// Of a span of more lines than this only so many are drawn.
const HEAD: usize = 8;

/// An excerpt: lines of the file and what is marked in them.
pub(super) struct Piece<'d> {
    pub half: Half,
    lines: BTreeMap<u32, PieceLine<'d>>,
    pub marks: Vec<Mark>,
}

#[derive(Default)]
struct PieceLine<'d> {
    text: &'d str,
    points: Vec<usize>,
    exact: Vec<Range<usize>>,
}

/// A marked stretch from a byte of one line to a byte of another (or the same) one.
pub(super) struct Mark {
    pub start: (u32, usize),
    pub end: (u32, usize),
    pub primary: bool,
    pub label: String,
    span: Span,
}

/// The excerpts of `diagnostic`: that of the finding itself, with the related places that are near, then the others.
pub(super) fn pieces<'d>(checked: &Checked<'d>, diagnostic: &Diagnostic) -> Vec<Piece<'d>> {
    let mut pieces = vec![Piece::of(Half::Target)];
    pieces[0].add(checked, diagnostic.span, None);
    for related in &diagnostic.related {
        let label = visible(&related.message);
        let added = pieces.iter_mut().any(|piece| piece.add(checked, related.span, Some(&label)));
        if !added {
            let mut piece = Piece::of(Half::Target);
            piece.add(checked, related.span, Some(&label));
            pieces.push(piece);
        }
    }
    if let Some(source) = &diagnostic.source {
        let mut piece = Piece::of(Half::Source);
        if piece.add(checked, source.span, Some(&visible(&source.message))) {
            pieces.push(piece);
        }
    }
    for piece in &mut pieces {
        piece.bridge(checked);
    }
    pieces
}

impl<'d> Piece<'d> {
    const fn of(half: Half) -> Self {
        Self { half, lines: BTreeMap::new(), marks: Vec::new() }
    }

    pub(super) fn first_line(&self) -> u32 {
        self.lines.keys().next().copied().unwrap_or(1)
    }

    pub(super) fn last_line(&self) -> u32 {
        self.lines.keys().next_back().copied().unwrap_or(1)
    }

    /// Adds the lines of `span` and marks it; without a label it is the finding itself. Says whether the lines belong here:
    /// they are near, and they are the same where both have them.
    fn add(&mut self, checked: &Checked<'d>, span: Span, label: Option<&str>) -> bool {
        let lines = checked.lines(self.half);
        let start = Span::new(span.start, span.start);
        let first_line = match self.half {
            Half::Target => checked.locator.place(start).line,
            Half::Source => match checked.locator.source_place(start) {
                Some(place) => place.line,
                None => return false,
            },
        };
        let ((base, from), (end_base, to)) = (lines.locate(span.start), lines.locate(span.end));
        let line = |index: usize| lines.line(base + index);
        let mut end = (end_base - base, to);
        if end.0 >= HEAD {
            end = (HEAD - 1, line(HEAD - 1).len());
        } else if end.1 == 0 && end.0 > 0 {
            // The span ends with a line end; the line after it has no part in it.
            end = (end.0 - 1, line(end.0 - 1).len());
        }
        let number = |index: usize| first_line.saturating_add(index as u32);
        let (first, last) = (first_line, number(end.0));
        let near = self.lines.is_empty() || first <= self.last_line() + NEAR && last + NEAR >= self.first_line();
        let same = (0..=end.0).all(|index| self.lines.get(&number(index)).is_none_or(|own| is_same(own.text, line(index))));
        if !near || !same {
            return false;
        }
        for index in 0..=end.0 {
            let text = line(index);
            let (from, to) = (if index == 0 { from } else { 0 }, if index == end.0 { end.1 } else { text.len() });
            let line = self.lines.entry(number(index)).or_default();
            line.points.push(from);
            // The far end of a line that the span runs across is of no interest.
            line.points.extend((index == end.0).then_some(to));
            if text.get(from..to).is_some_and(|marked| !marked.is_empty() && excerpt::is_blank(marked)) {
                line.exact.push(from..to);
            }
            line.text = text;
        }
        let label = label.unwrap_or_default();
        let primary = self.marks.is_empty() && label.is_empty();
        self.marks.push(Mark { start: (first, from), end: (last, end.1), primary, label: label.to_owned(), span });
        true
    }

    /// Adds the lines that stand alone between two others: they are shown rather than skipped.
    fn bridge(&mut self, checked: &Checked<'d>) {
        let numbers: Vec<u32> = self.lines.keys().copied().collect();
        for pair in numbers.windows(2) {
            if pair[1] != pair[0] + 2 {
                continue;
            }
            let before = self.marks.iter().filter(|mark| mark.end.0 == pair[0]).map(|mark| mark.span.end).max();
            let after = self.marks.iter().filter(|mark| mark.start.0 == pair[1]).map(|mark| mark.span.start).min();
            let Some((before, after)) = before.zip(after).filter(|(before, after)| before <= after) else { continue };
            let lines = checked.lines(self.half);
            let (before, after) = (lines.locate(before).0, lines.locate(after).0);
            if after == before + 2 {
                let text = lines.line(before + 1);
                self.lines.insert(pair[0] + 1, PieceLine { text, ..PieceLine::default() });
            }
        }
    }

    /// The text to draw, its lines cut to `room` columns, and for each line where it starts there and what is shown of it.
    pub(super) fn source(&self, room: usize) -> (String, BTreeMap<u32, (usize, Shown)>) {
        let across = self.marks.iter().filter(|mark| mark.start.0 < mark.end.0).count();
        let lines: Vec<Line<'_>> = self.lines.values().map(PieceLine::line).collect();
        let mut shown = excerpt::show(&lines, room.saturating_sub(2 * across)).into_iter();
        let (mut source, mut starts) = (String::new(), BTreeMap::new());
        for number in self.first_line()..=self.last_line() {
            if number > self.first_line() {
                source.push('\n');
            }
            if self.lines.contains_key(&number)
                && let Some(shown) = shown.next()
            {
                let start = source.len();
                source.push_str(&shown.text);
                starts.insert(number, (start, shown));
            }
        }
        (source, starts)
    }
}

impl PieceLine<'_> {
    fn line(&self) -> Line<'_> {
        Line { text: self.text, points: self.points.clone(), exact: self.exact.clone(), ..Line::default() }
    }
}

/// Whether two lines read the same. Mostly they are one, which takes no look at what may be megabytes.
fn is_same(one: &str, other: &str) -> bool {
    std::ptr::eq(one, other) || one == other
}
