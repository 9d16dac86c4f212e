//! A fix as a few removed and added lines.

use super::Checked;
use super::excerpt::{self, Line};
use crate::diagnostic::Edit;
use crate::document::Half;
use crate::report::place::is_plain_file;
use crate::text::Span;
use std::ops::Range;

/// Lines beyond this number are counted, not shown.
const MOST: usize = 12;
/// So many bytes of a line before and after the edits are looked at: more than any terminal shows.
const REACH: usize = 4096;

/// A line of the little diff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Change {
    /// The 1-based line in the file and what is shown of it.
    Removed(u32, Changed),
    Added(u32, Changed),
    /// A gap between two changes.
    Gap,
    /// So many lines more.
    More(usize),
}

/// What is shown of a line, and the bytes of it that differ from the other line; none where there is no other one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Changed {
    text: String,
    differs: Range<usize>,
}

impl Changed {
    /// What stands before the difference, the difference, and the rest.
    pub(super) fn parts(&self) -> [&str; 3] {
        let Range { start, end } = self.differs;
        [0..start, start..end, end..self.text.len()].map(|part| self.text.get(part).unwrap_or_default())
    }
}

impl Change {
    pub(super) const fn line(&self) -> u32 {
        match self {
            Self::Removed(line, _) | Self::Added(line, _) => *line,
            Self::Gap | Self::More(_) => 0,
        }
    }
}

/// What `edits`, which are in order, change, in lines of at most `width` columns.
pub(super) fn changes(checked: &Checked<'_>, edits: &[Edit], width: usize) -> Vec<Change> {
    let mut changes = Vec::new();
    for group in groups(checked, edits) {
        let mut own = Vec::new();
        add(checked, group, width, &mut own);
        if !changes.is_empty() && !own.is_empty() {
            changes.push(Change::Gap);
        }
        changes.append(&mut own);
    }
    if changes.len() > MOST {
        let rest = changes.split_off(MOST - 1);
        changes.push(Change::More(rest.iter().filter(|change| change.line() > 0).count()));
    }
    changes
}

/// Edits whose lines touch belong to one group.
fn groups<'e>(checked: &Checked<'_>, edits: &'e [Edit]) -> Vec<&'e [Edit]> {
    let places: Vec<_> = edits.iter().map(|edit| checked.locator.place(edit.span)).collect();
    let mut groups = Vec::new();
    let mut start = 0;
    for next in 1..=edits.len() {
        let apart = next == edits.len()
            || places[next].segment != places[next - 1].segment
            || places[next].line > places[next - 1].end_line.saturating_add(1);
        if apart {
            groups.push(&edits[start..next]);
            start = next;
        }
    }
    groups
}

fn add(checked: &Checked<'_>, edits: &[Edit], width: usize, changes: &mut Vec<Change>) {
    let (Some(first), Some(last)) = (edits.first(), edits.last()) else { return };
    let text = &*checked.document.text;
    let whole = checked.lines(Half::Target).around(Span::new(first.span.start, last.span.end));
    let base = text.floor_char_boundary((first.span.start as usize).saturating_sub(REACH)).max(whole.start);
    let end = text.ceil_char_boundary(last.span.end as usize + REACH).min(whole.end);
    let goes_on = [base > whole.start, end < whole.end];
    let Some(old) = text.get(base..end) else { return };
    let first_line = checked.locator.place(Span::new(first.span.start, first.span.start)).line;
    // A segment of a file of records stands in one line of it, however many its text has.
    let step = u32::from(is_plain_file(checked.document));
    let mut new = String::with_capacity(old.len());
    let mut done = 0;
    for edit in edits {
        let (start, end) = (edit.span.start as usize - base, edit.span.end as usize - base);
        let Some(kept) = old.get(done..start) else { return };
        new.push_str(kept);
        new.push_str(&edit.replacement);
        done = end;
    }
    let Some(kept) = old.get(done..) else { return };
    new.push_str(kept);

    let (old, new): (Vec<Line<'_>>, Vec<Line<'_>>) = (lines(old, goes_on), lines(&new, goes_on));
    let same_before = old.iter().zip(&new).take_while(|(old, new)| old.text == new.text).count();
    let (old, new) = (&old[same_before..], &new[same_before..]);
    let same_after = old.iter().rev().zip(new.iter().rev()).take_while(|(old, new)| old.text == new.text).count();
    let (old, new) = (&old[..old.len() - same_after], &new[..new.len() - same_after]);
    let number = |index: usize| first_line + step * (same_before + index) as u32;
    if old.len() == new.len() {
        for (index, (old, new)) in old.iter().zip(new).enumerate().filter(|(_, (old, new))| old.text != new.text) {
            let [removed, added] = pair(old, new, width);
            changes.extend([Change::Removed(number(index), removed), Change::Added(number(index), added)]);
        }
        return;
    }
    let (mut removed, mut added): (Vec<Changed>, Vec<Changed>) =
        (old.iter().map(|line| single(line, width)).collect(), new.iter().map(|line| single(line, width)).collect());
    if let (Some(old), Some(new), Some(first_removed), Some(first_added)) =
        (old.first(), new.first(), removed.first_mut(), added.first_mut())
    {
        [*first_removed, *first_added] = pair(old, new, width);
    }
    changes.extend(removed.into_iter().enumerate().map(|(index, line)| Change::Removed(number(index), line)));
    changes.extend(added.into_iter().enumerate().map(|(index, line)| Change::Added(number(index), line)));
}

/// The lines of `text`, of which the first and the last may go on beyond it; a line feed ends one, and a carriage return before it
/// is not shown.
fn lines(text: &str, goes_on: [bool; 2]) -> Vec<Line<'_>> {
    let shown = |line| Line { text: str::strip_suffix(line, '\r').unwrap_or(line), ..Line::default() };
    let mut lines: Vec<Line<'_>> = text.split_terminator('\n').map(shown).collect();
    if let Some(first) = lines.first_mut() {
        first.goes_on[0] = goes_on[0];
    }
    if let Some(last) = lines.last_mut() {
        last.goes_on[1] = goes_on[1];
    }
    lines
}

fn single(line: &Line<'_>, width: usize) -> Changed {
    let shown = excerpt::show(&[Line { points: vec![0, line.text.len()], ..line.clone() }], width).pop().unwrap_or_default();
    Changed { differs: shown.text.len()..shown.text.len(), text: shown.text }
}

/// A line and what becomes of it, cut around the places where the two differ.
fn pair(old: &Line<'_>, new: &Line<'_>, width: usize) -> [Changed; 2] {
    let mut before = same(old.text.bytes(), new.text.bytes());
    while !old.text.is_char_boundary(before) {
        before -= 1;
    }
    let mut after = same(old.text.bytes().skip(before).rev(), new.text.bytes().skip(before).rev());
    while !old.text.is_char_boundary(old.text.len() - after) {
        after -= 1;
    }
    let longer = if old.text.len() < new.text.len() { new } else { old };
    if before + after == old.text.len().min(new.text.len()) {
        let back = slide(longer.text.as_bytes(), before..longer.text.len() - after);
        (before, after) = (before - back, after + back);
    }
    let marked = [old, new].map(|line| {
        let changed = before..line.text.len() - after;
        Line { points: vec![changed.start, changed.end], exact: vec![changed], ..line.clone() }
    });
    let mut changed = excerpt::show(&marked, width).into_iter().zip(&marked).map(|(shown, line)| {
        let differs = line.points.first().map_or(0, |&start| shown.at(start))..line.points.last().map_or(0, |&end| shown.at(end));
        Changed { text: shown.text, differs }
    });
    [changed.next().unwrap_or_default(), changed.next().unwrap_or_default()]
}

/// By how many bytes what was put in or taken out may start earlier, so that it starts with a word: of “the the town” the second
/// “the ” is gone, not “he t”.
fn slide(text: &[u8], part: Range<usize>) -> usize {
    let same = |back: &usize| *back == 0 || text[part.start - back] == text[part.end - back];
    let is_start = |back: &usize| *back == part.start || text[part.start - back - 1] == b' ';
    (0..=part.len().min(part.start)).take_while(same).find(is_start).unwrap_or(0)
}

/// How many bytes the two have in common at their start.
fn same(old: impl Iterator<Item = u8>, new: impl Iterator<Item = u8>) -> usize {
    old.zip(new).take_while(|(old, new)| old == new).count()
}
