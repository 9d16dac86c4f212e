//! Text that is not ours within Markdown of ours.

use mtlint::visible::visible;
use std::borrow::Cow;

/// `text` on one line, in which no mark means anything.
pub(super) fn escaped(text: &str) -> Cow<'_, str> {
    let text = visible(text);
    if !text.contains(|c: char| c.is_ascii_punctuation()) {
        return text;
    }
    let escape = |c: char| c.is_ascii_punctuation().then_some('\\').into_iter().chain([c]);
    Cow::Owned(text.chars().flat_map(escape).collect())
}

/// `text` as a block of its own, as it is.
pub(super) fn fenced(text: &str) -> String {
    let longest = text.split(|character| character != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}text\n{}\n{fence}\n", text.trim_end_matches(['\r', '\n']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_mark_means_anything() {
        assert_eq!(escaped("a <b> | [c](d)"), "a \\<b\\> \\| \\[c\\]\\(d\\)");
        assert_eq!(fenced("a\n```\nb\n"), "````text\na\n```\nb\n````\n");
    }
}
