//! What a page glues behind its labels: “Share this article 10:32”, “Comments (12)”.

use crate::ruleset::regex::{Lazy, Search};
use crate::text::Charset;
use regex_automata::Input;
use std::sync::LazyLock;

/// The bytes of the longest line that is looked at: labels are short.
const LONGEST: usize = 200;

static TAIL: LazyLock<Lazy> = LazyLock::new(Lazy::default);

/// What stands before a date, a time, or a count or word in brackets at the end of `line`, if one is there.
pub(super) fn label_of(line: &str, charset: Charset) -> Option<&str> {
    // Most lines are told by their last sign, and the pattern takes longer to compile than an article to check.
    if line.len() > LONGEST || !line.ends_with(|last: char| last.is_ascii_digit() || last == ')') {
        return None;
    }
    let place = Input::new(line);
    let tail = TAIL.get(r"(?:{tail})+\z", Search::Anywhere, charset, &place)?.find(place)?;
    Some(&line[..tail.start()]).filter(|label| label.contains(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_stand_before_stamps_and_counts() {
        for (line, label) in [
            ("Share this article 10:32", Some("Share this article")),
            ("Read on | 12 March 2024, 18:40", Some("Read on")),
            ("Lesen Sie auch – 07.06.2023", Some("Lesen Sie auch")),
            ("Comments (12)", Some("Comments")),
            ("Видео дня (видео)", Some("Видео дня")),
            ("12 March 2024", None),
            ("Channel 4", None),
            ("Class of 2024", None),
            ("The mayor (left)", None),
        ] {
            assert_eq!(label_of(line, Charset::Any), label, "{line}");
        }
    }
}
