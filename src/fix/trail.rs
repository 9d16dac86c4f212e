//! Where a text that was edited round by round stood at first.

use crate::diagnostic::Edit;
use crate::text::Span;

/// The edits of all rounds so far.
#[derive(Debug, Default)]
pub(super) struct Trail {
    rounds: Vec<Vec<Move>>,
}

/// An edit: what it wrote, and what it took away.
#[derive(Debug)]
struct Move {
    now: Span,
    before: Span,
}

impl Trail {
    /// Takes note of a round; its edits are in order and do not overlap.
    pub(super) fn add(&mut self, edits: &[Edit]) {
        let mut by = 0;
        let round = edits.iter().map(|edit| {
            let start = (i64::from(edit.span.start) + by) as u32;
            by += edit.replacement.len() as i64 - edit.span.len() as i64;
            Move { now: Span::new(start, start + edit.replacement.len() as u32), before: edit.span }
        });
        self.rounds.push(round.collect());
    }

    /// Where `span` of the text as it is now stood at first. What was written since stands for all that was taken away there.
    pub(super) fn origin(&self, span: Span) -> Span {
        self.rounds.iter().rev().fold(span, |span, round| {
            let last = |offset: u32| round[..round.partition_point(|one| one.now.start <= offset)].last();
            let start = last(span.start).map_or(span.start, |one| {
                if span.start < one.now.end { one.before.start } else { span.start - one.now.end + one.before.end }
            });
            let end = last(span.end)
                .map_or(span.end, |one| if span.end <= one.now.end { one.before.end } else { span.end - one.now.end + one.before.end });
            Span::new(start, end.max(start))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(start: u32, end: u32, replacement: &str) -> Edit {
        Edit { span: Span::new(start, end), replacement: replacement.to_owned() }
    }

    #[test]
    fn leads_back_over_rounds() {
        let mut trail = Trail::default();
        assert_eq!(trail.origin(Span::new(3, 9)), Span::new(3, 9));
        // "one two three four" → "one three 44!": two words go, one is written anew, a mark comes.
        trail.add(&[edit(4, 8, ""), edit(14, 18, "44"), edit(18, 18, "!")]);
        assert_eq!(trail.origin(Span::new(0, 3)), Span::new(0, 3));
        assert_eq!(trail.origin(Span::new(5, 9)), Span::new(9, 13));
        assert_eq!(trail.origin(Span::new(10, 11)), Span::new(14, 18));
        trail.add(&[edit(0, 4, "1 ")]);
        assert_eq!(trail.origin(Span::new(3, 7)), Span::new(9, 13));
        assert_eq!(trail.origin(Span::new(0, 1)), Span::new(0, 8));
    }
}
