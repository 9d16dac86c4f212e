//! The smallest edits that make one text out of another, so that an editor keeps the cursor and the marks of the user.

use mtlint::Edit;
use mtlint::text::Span;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;

/// The edits that make `new` out of `old`, in order; each starts and ends where the two differ.
pub(super) fn between(old: &str, new: &str) -> Vec<Edit> {
    let [old_lines, new_lines] = [old, new].map(|text| text.split_inclusive('\n').collect::<Vec<_>>());
    let (old_starts, new_starts) = (starts(&old_lines), starts(&new_lines));
    let ops = capture_diff_slices(Algorithm::Myers, &old_lines, &new_lines);
    let changed = ops.iter().filter(|op| !matches!(op, DiffOp::Equal { .. })).flat_map(|op| pieces(op.old_range(), op.new_range()));
    let edits = changed.map(|(lines, new_lines)| {
        let start = old_starts[lines.start];
        let (before, after) = (&old[start..old_starts[lines.end]], &new[new_starts[new_lines.start]..new_starts[new_lines.end]]);
        let (prefix, suffix) = common(before, after);
        let span = Span::of(start + prefix..start + before.len() - suffix);
        Edit { span, replacement: after[prefix..after.len() - suffix].to_owned() }
    });
    edits.collect()
}

/// Lines and what they are replaced by: one by one where there are as many, else as a whole.
fn pieces(lines: Range<usize>, new_lines: Range<usize>) -> Vec<(Range<usize>, Range<usize>)> {
    if lines.len() == new_lines.len() {
        return lines.zip(new_lines).map(|(line, new_line)| (line..line + 1, new_line..new_line + 1)).collect();
    }
    vec![(lines, new_lines)]
}

/// The byte at which each of the lines of a text starts, and its end.
fn starts(lines: &[&str]) -> Vec<usize> {
    let ends = lines.iter().scan(0, |at, line| {
        *at += line.len();
        Some(*at)
    });
    std::iter::once(0).chain(ends).collect()
}

/// The bytes that two texts have in common at the start, and at the end of what is left.
fn common(one: &str, other: &str) -> (usize, usize) {
    let same = |(a, b): &(char, char)| a == b;
    let length = |pairs: &mut dyn Iterator<Item = (char, char)>| pairs.take_while(same).map(|(a, _)| a.len_utf8()).sum::<usize>();
    let prefix = length(&mut one.chars().zip(other.chars()));
    let suffix = length(&mut one[prefix..].chars().rev().zip(other[prefix..].chars().rev()));
    (prefix, suffix)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_replaced() {
        let old = "The the dam held.\n\nNobody was hurt .\n🙂 Ende\n";
        let new = "The dam held.\n\nNobody was hurt.\n🙃 Ende\n";
        let edits = between(old, new);
        let mut text = old.to_owned();
        for edit in edits.iter().rev() {
            text.replace_range(edit.span.range(), &edit.replacement);
        }
        assert_eq!(text, new);
        assert!(edits.iter().all(|edit| edit.span.len() <= 4), "{edits:?}");
        assert!(between(old, old).is_empty());
    }
}
