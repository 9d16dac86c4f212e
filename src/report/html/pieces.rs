//! Blocks of text cut into pieces, so that findings may overlap and the elements of the page do not.

use super::escape::Escaped;
use crate::diagnostic::{Edit, Safety, Severity};
use crate::text::{Block, Span};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::{self, Write};

/// Of the findings that cover a piece and begin before it, so many are named, those that end first: however deep they are nested, the page
/// grows only with their number.
const MOST_OPEN: usize = 8;

/// A place that belongs to a finding.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Mark {
    /// Bytes of the text of its half.
    pub span: Span,
    /// The number of the finding, from 1.
    pub number: usize,
    /// `None` for a place that only belongs to it.
    pub severity: Option<Severity>,
}

/// An edit of a fix, and the number of its finding.
pub(super) struct Change<'d> {
    pub edit: &'d Edit,
    pub number: usize,
    pub safety: Safety,
}

/// Writes one block after the other, with the marks and the changes in them.
pub(super) struct Pieces<'p> {
    text: &'p str,
    /// Ordered by their start.
    marks: &'p [Mark],
    /// How many of them have begun.
    begun: usize,
    /// Where those that have not ended do, with their index.
    open: BTreeSet<(u32, usize)>,
    /// Ordered, without overlaps.
    changes: &'p [Change<'p>],
    /// Whether the replacement of the first of them was written, while what it replaces goes on.
    is_replaced: bool,
}

impl<'p> Pieces<'p> {
    pub(super) fn new(text: &'p str, marks: &'p [Mark], changes: &'p [Change<'p>]) -> Self {
        Self { text, marks, begun: 0, open: BTreeSet::new(), changes, is_replaced: false }
    }

    /// Writes the next block.
    pub(super) fn block(&mut self, block: &Block, out: &mut dyn Write) -> io::Result<()> {
        let Span { start: mut at, end } = block.span;
        while self.changes.first().is_some_and(|change| change.edit.span.end < at) {
            self.leave_change();
        }
        loop {
            let first = self.begun;
            let (begun, points) = self.begin_marks(at);
            if !points.is_empty() {
                self.mark(&points, &[], "", out)?;
            }
            if at >= end {
                break;
            }
            let going_on: Vec<usize> = self.open.iter().map(|&(_, index)| index).filter(|&index| index < first).take(MOST_OPEN).collect();
            let cuts = [self.marks.get(self.begun).map(|mark| mark.span.start), self.open.first().map(|&(end, _)| end)];
            let cut = cuts.into_iter().flatten().fold(end, u32::min);
            let html = self.content(Span::new(at, cut), &block.masks);
            self.mark(&begun, &going_on, &html, out)?;
            at = cut;
        }
        let mut rest = self.content(Span::new(end, end), &[]);
        if self.changes.first().is_some_and(|change| change.edit.span.start <= end) {
            self.replace(&mut rest);
        }
        out.write_all(rest.as_bytes())
    }

    /// Opens the marks that begin up to byte `at` and reach over it, closes those that end there, and returns the indices of those that
    /// begin and of those that are no longer than a point.
    fn begin_marks(&mut self, at: u32) -> (Vec<usize>, Vec<usize>) {
        let (mut begun, mut points) = (Vec::new(), Vec::new());
        while let Some(mark) = self.marks.get(self.begun).filter(|mark| mark.span.start <= at) {
            if mark.span.end > at {
                self.open.insert((mark.span.end, self.begun));
                begun.push(self.begun);
            } else if mark.span.start == at {
                points.push(self.begun);
            }
            self.begun += 1;
        }
        while self.open.first().is_some_and(|&(end, _)| end <= at) {
            self.open.pop_first();
        }
        (begun, points)
    }

    /// What stands in `span`, with its changes and with what is no prose in it.
    fn content(&mut self, span: Span, masks: &[Span]) -> String {
        let mut html = String::new();
        let Span { start: mut at, end } = span;
        let mut masks = &masks[masks.partition_point(|mask| mask.end <= at)..];
        loop {
            while self.changes.first().is_some_and(|change| change.edit.span.end <= at) {
                self.replace(&mut html);
                self.leave_change();
            }
            if at >= end {
                return html;
            }
            while masks.first().is_some_and(|mask| mask.end <= at) {
                masks = &masks[1..];
            }
            let is_masked = masks.first().is_some_and(|mask| mask.start <= at);
            let change = self.changes.first().filter(|change| change.edit.span.start <= at);
            let cuts = [
                self.changes.first().map(|next| if change.is_some() { next.edit.span.end } else { next.edit.span.start }),
                masks.first().map(|next| if is_masked { next.end } else { next.start }),
            ];
            let cut = cuts.into_iter().flatten().fold(end, u32::min);
            let text = Escaped(Span::new(at, cut).text(self.text));
            let (open, close) = if is_masked { ("<span class=\"markup\">", "</span>") } else { ("", "") };
            // Writing into a string can't fail.
            let _ = match change {
                Some(change) => {
                    write!(html, "<del class=\"{}\" data-n=\"{}\">{open}{text}{close}</del>", change.safety.name(), change.number)
                }
                None => write!(html, "{open}{text}{close}"),
            };
            at = cut;
        }
    }

    /// Adds what the first change puts in the place of its span, once.
    fn replace(&mut self, html: &mut String) {
        if let Some(change) = self.changes.first().filter(|change| !self.is_replaced && !change.edit.replacement.is_empty()) {
            let replacement = Escaped(&change.edit.replacement);
            let _ = write!(html, "<ins class=\"{}\" data-n=\"{}\">{replacement}</ins>", change.safety.name(), change.number);
        }
        self.is_replaced = true;
    }

    fn leave_change(&mut self) {
        self.changes = &self.changes[1..];
        self.is_replaced = false;
    }

    /// Writes `html` as what belongs to the marks that `begin` with it and to those that are `going_on`.
    fn mark(&self, begin: &[usize], going_on: &[usize], html: &str, out: &mut dyn Write) -> io::Result<()> {
        let (mut own, mut others, mut severity) = (String::new(), String::new(), None);
        for &index in begin.iter().chain(going_on) {
            let mark = &self.marks[index];
            let numbers = if mark.severity.is_some() { &mut own } else { &mut others };
            let gap = if numbers.is_empty() { "" } else { " " };
            // Writing into a string can't fail.
            let _ = write!(numbers, "{gap}{}", mark.number);
            severity = severity.max(mark.severity);
        }
        let others = if others.is_empty() { others } else { format!(" data-related=\"{others}\"") };
        let Some(severity) = severity else {
            return if others.is_empty() { out.write_all(html.as_bytes()) } else { write!(out, "<span{others}>{html}</span>") };
        };
        // A finding is one stop for the keyboard.
        let stop = if begin.iter().any(|&index| self.marks[index].severity.is_some()) { "0" } else { "-1" };
        let point = if html.is_empty() { " point\" aria-label=\"here" } else { "" };
        write!(out, "<mark class=\"{}{point}\" role=\"button\" tabindex=\"{stop}\" data-n=\"{own}\"{others}>{html}</mark>", severity.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::BlockKind;

    const TEXT: &str = "The 🙂 the the vote.\nNext.";

    fn mark(span: (u32, u32), number: usize, severity: Option<Severity>) -> Mark {
        Mark { span: Span::new(span.0, span.1), number, severity }
    }

    fn html(marks: &[Mark], edits: &[Edit], masks: Vec<Span>) -> [String; 2] {
        let changes: Vec<Change<'_>> = edits.iter().map(|edit| Change { edit, number: 7, safety: Safety::Safe }).collect();
        let mut pieces = Pieces::new(TEXT, marks, &changes);
        [(0, 22), (23, 28)].map(|(start, end)| {
            let mut out = Vec::new();
            let block = Block { span: Span::new(start, end), kind: BlockKind::Paragraph, masks: masks.clone().into() };
            pieces.block(&block, &mut out).expect("a vector takes all");
            String::from_utf8(out).expect("UTF-8").replace(" role=\"button\" tabindex", "")
        })
    }

    #[test]
    fn findings_overlap_and_elements_do_not() {
        let (error, note) = (Some(Severity::Error), Some(Severity::Note));
        let marks = [mark((4, 16), 1, note), mark((9, 12), 2, None), mark((13, 26), 3, error), mark((28, 28), 4, error)];
        let [one, two] = html(&marks, &[], Vec::new());
        assert_eq!(
            one,
            "The <mark class=\"note\"=\"0\" data-n=\"1\">🙂 </mark><mark class=\"note\"=\"-1\" data-n=\"1\" data-related=\"2\">the</mark>\
             <mark class=\"note\"=\"-1\" data-n=\"1\"> </mark><mark class=\"error\"=\"0\" data-n=\"3 1\">the</mark>\
             <mark class=\"error\"=\"-1\" data-n=\"3\"> vote.</mark>"
        );
        assert_eq!(
            two,
            "<mark class=\"error\"=\"-1\" data-n=\"3\">Nex</mark>t.<mark class=\"error point\" aria-label=\"here\"=\"0\" data-n=\"4\"></mark>"
        );
    }

    #[test]
    fn changes_stand_where_they_are_made() {
        let edit = |start, end, replacement: &str| Edit { span: Span::new(start, end), replacement: replacement.to_owned() };
        let (del, ins) = ("<del class=\"safe\" data-n=\"7\">", "<ins class=\"safe\" data-n=\"7\">");
        let [one, two] = html(&[], &[edit(4, 4, "<"), edit(13, 17, ""), edit(22, 24, " n")], vec![Span::new(9, 16)]);
        let markup = "<span class=\"markup\">";
        assert_eq!(one, format!("The {ins}&lt;</ins>🙂 {markup}the </span>{del}{markup}the</span></del>{del} </del>vote.{ins} n</ins>"));
        assert_eq!(two, format!("{del}N</del>ext."));
    }

    #[test]
    fn many_nested_findings_take_little_room() {
        let nested = |count: u32| -> usize {
            let text = "a".repeat(2 * count as usize);
            let marks: Vec<Mark> = (0..count).map(|at| mark((at, 2 * count - at), at as usize + 1, Some(Severity::Note))).collect();
            let mut out = Vec::new();
            let block = Block::new(Span::new(0, 2 * count), BlockKind::Paragraph);
            Pieces::new(&text, &marks, &[]).block(&block, &mut out).expect("a vector takes all");
            out.len()
        };
        let (some, many) = (nested(1_000), nested(4_000));
        assert!(many < 5 * some, "{some} and {many} bytes");
    }
}
