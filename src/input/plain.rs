//! The blocks of plain text: lines, or paragraphs where the text is hard-wrapped.

use crate::text::{Block, BlockKind, Span, ends_sentence};
use std::ops::Range;

/// The lengths in characters that an editor wraps lines at.
const WRAPPED: std::ops::RangeInclusive<usize> = 50..=100;

/// A block for each line that isn't blank, or for each paragraph if the text as a whole is hard-wrapped.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let is_wrapped = is_wrapped(text);
    let mut blocks: Vec<Block> = Vec::new();
    let mut follows = false;
    for line in lines(text) {
        let content = &text[line.clone()];
        if content.trim().is_empty() {
            follows = false;
            continue;
        }
        match blocks.last_mut() {
            Some(block) if is_wrapped && follows && !is_item(content) => block.span = Span::of(block.span.start as usize..line.end),
            _ => blocks.push(Block::new(Span::of(line), BlockKind::Paragraph)),
        }
        follows = true;
    }
    blocks
}

/// The lines without their ends.
fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut end = 0;
    text.split_inclusive('\n').map(move |line| {
        let start = end;
        end += line.len();
        let content = line.strip_suffix('\n').map_or(line, |line| line.strip_suffix('\r').unwrap_or(line));
        start..start + content.len()
    })
}

/// Whether lines end where the next word would not have fitted rather than where a sentence ends.
///
/// It looks at the lines that another follows directly: at least three of them, nine in ten of which have 50 to 100
/// characters and no room for the next word, while at most half end a sentence. A text with one sentence or one headline a
/// line fails that: its lines are of any length.
fn is_wrapped(text: &str) -> bool {
    let length = |line: &str| line.trim_end().chars().count();
    let pairs = || {
        lines(text).zip(lines(text).skip(1)).filter_map(|(line, next)| {
            let (line, next) = (&text[line], &text[next]);
            (!line.trim().is_empty() && !next.trim().is_empty() && !is_item(next)).then_some((line, next))
        })
    };
    let Some(width) = pairs().map(|(line, _)| length(line)).filter(|length| WRAPPED.contains(length)).max() else {
        return false;
    };
    let (mut all, mut full, mut ended) = (0, 0, 0);
    for (line, next) in pairs() {
        let word = next.split_whitespace().next().map_or(0, |word| word.chars().count());
        // Without spaces between words, as in Chinese, a line may break anywhere.
        let word = if word > 25 { 1 } else { word };
        let length = length(line);
        all += 1;
        full += usize::from(WRAPPED.contains(&length) && length + 1 + word > width);
        ended += usize::from(ends_sentence(line));
    }
    all >= 3 && full * 10 >= all * 9 && ended * 2 <= all
}

/// Whether the line starts with a bullet or a number of a list.
fn is_item(line: &str) -> bool {
    let line = line.trim_start();
    let after = line.trim_start_matches(['-', '*', '+', '•', '–', '—', '·', '▪', '◦']);
    if after.len() < line.len() {
        return after.starts_with(char::is_whitespace);
    }
    let after = line.trim_start_matches(|char: char| char.is_ascii_digit());
    (1..=2).contains(&(line.len() - after.len())) && (after.starts_with(". ") || after.starts_with(") "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        blocks(text).iter().map(|block| block.span.text(text)).collect()
    }

    #[test]
    fn a_line_is_a_block() {
        assert_eq!(texts(""), [""; 0]);
        assert_eq!(texts("  • One\r\n\r\n \t\nTwo\u{2028}2\u{c}\n"), ["  • One", "Two\u{2028}2\u{c}"]);
        assert_eq!(texts("One\rTwo\r"), ["One\rTwo\r"]);
    }

    #[test]
    fn a_wrapped_paragraph_is_a_block() {
        let first = "The harbour master said on Monday that the new quay would not be\n\
                     ready before the winter, because the contractor had found a wreck\n\
                     from the last war under the piles. Divers are to examine it before\n\
                     the end of the month.";
        let text = format!("{first}\n\nThe mayor\nwants to wait.\n- a list\n- of two\n").replace("The mayor\nwants", "The mayor wants");
        assert_eq!(texts(&text), [first, "The mayor wants to wait.", "- a list", "- of two"]);
    }

    #[test]
    fn a_sentence_a_line_is_not_wrapped() {
        let text = "The harbour master said on Monday that the quay would not be ready.\n\
                    The contractor had found a wreck from the last war under the piles.\n\
                    Divers are to examine it before the end of the month, he added then.\n\
                    The mayor wants to wait until they have finished with their work.";
        assert_eq!(texts(text).len(), 4);
        let headlines = "Harbour quay will not be ready before the end of this year\n\
                         Divers find a wreck from the last war under the piles of the new quay\n\
                         Mayor wants to wait until the work of the divers is finished\n\
                         Council votes on the budget of the port and the new ferry on Monday\n\
                         Fishermen complain about the delay and ask for help";
        assert_eq!(texts(headlines).len(), 5);
    }
}
