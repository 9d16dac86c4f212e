//! The front matter of Markdown: the title and the description of an article, in YAML or TOML.

use crate::text::{Block, BlockKind, Span};
use std::ops::Range;

/// What people read of it, and as what.
const READ: [(&str, BlockKind); 2] = [("title", BlockKind::Heading), ("description", BlockKind::Paragraph)];
/// What begins a value of YAML that is more than plain words.
const INDICATORS: &str = "-?:,[]{}#&*!|>%@`'\"";

/// The values at `range` of `text` that people read, without their quotation marks: those that stand on one line. Escapes are masked.
pub(super) fn blocks(text: &str, range: Range<usize>) -> Vec<Block> {
    let is_toml = text[range.clone()].starts_with("+++");
    let mut blocks = Vec::new();
    let mut at = range.start;
    let mut lines = text[range].split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        // What belongs to a table of TOML is not the article's own.
        if is_toml && line.starts_with('[') {
            break;
        }
        // Below a key its value may go on.
        let goes_on = !is_toml && lines.peek().is_some_and(|next| next.starts_with([' ', '\t']));
        let entry = READ.iter().find_map(|&(key, kind)| Some((kind, value(line, key, is_toml)?)));
        if let Some((kind, (value, masks))) = entry.filter(|_| !goes_on) {
            let masks = masks.into_iter().map(|mask| Span::of(at + mask.start..at + mask.end)).collect::<Vec<_>>();
            blocks.push(Block { span: Span::of(at + value.start..at + value.end), kind, masks: masks.into() });
        }
        at += line.len();
    }
    blocks
}

/// The length of what may be front matter at the start of `text`.
pub(super) fn len(text: &str) -> usize {
    let fence = ["---", "+++"].into_iter().find(|fence| text.starts_with(fence));
    let end = fence.and_then(|fence| text[fence.len()..].split_once(&format!("\n{fence}"))).map(|(_, behind)| text.len() - behind.len());
    end.unwrap_or_default()
}

/// Where the words of the value stand in `line`, if that gives one to `key`, and the escapes in it.
fn value(line: &str, key: &str, is_toml: bool) -> Option<(Range<usize>, Vec<Range<usize>>)> {
    let rest = line.strip_prefix(key)?;
    let rest = if is_toml { rest.trim_ascii_start().strip_prefix('=')? } else { rest.strip_prefix(':')? };
    let rest = rest.trim_start_matches([' ', '\t']);
    let start = line.len() - rest.len();
    let Some(quote) = rest.chars().next().filter(|char| matches!(char, '"' | '\'')) else {
        let is_plain = !is_toml && start > key.len() + 1 && !rest.starts_with(|char: char| INDICATORS.contains(char));
        let words = rest.split(" #").next().unwrap_or_default().trim_ascii_end();
        let is_words = is_plain && !words.is_empty() && !words.contains(": ") && !words.ends_with(':');
        return is_words.then(|| (start..start + words.len(), Vec::new()));
    };
    let inside = &rest[1..];
    let (mut at, mut masks) = (0, Vec::new());
    let end = loop {
        let here = &inside[at..];
        let char = here.chars().next().filter(|&char| char != '\n')?;
        let escape = match (quote, char) {
            ('"', '\\') => escape_len(here),
            ('\'', '\'') if !is_toml && here.starts_with("''") => 2,
            _ if char == quote => break at,
            _ => 0,
        };
        if escape > 0 {
            masks.push(start + 1 + at..start + 1 + at + escape);
        }
        at += escape.max(char.len_utf8());
    };
    let behind = inside[end + 1..].trim_ascii();
    let words = inside[..end].trim_ascii();
    if words.is_empty() || !(behind.is_empty() || behind.starts_with('#')) {
        return None;
    }
    let start = start + 1 + (end - inside[..end].trim_ascii_start().len());
    Some((start..start + words.len(), masks))
}

/// The length of the escape at the start of `rest`, which does not reach over the end of the line.
fn escape_len(rest: &str) -> usize {
    let digits = match rest.as_bytes().get(1) {
        Some(b'x') => 2,
        Some(b'u') => 4,
        Some(b'U') => 8,
        _ => 0,
    };
    let escaped = rest[1..].chars().next().filter(|&char| char != '\n').map_or(0, char::len_utf8);
    1 + escaped + rest[1 + escaped..].bytes().take(digits).take_while(u8::is_ascii_hexdigit).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(&str, usize)> {
        blocks(text, 0..text.len()).iter().map(|block| (block.span.text(text), block.masks.len())).collect()
    }

    #[test]
    fn reads_titles_and_descriptions() {
        for (text, expected) in [
            ("---\ntitle: The dam # a note\ntags: [a]\ndescription: It held: yes\n---\n", vec![("The dam", 0)]),
            (
                "---\ntitle: \"The \\\"old\\\" dam \\u00e9\" # a note\ndescription: 'It''s old '\n---\n",
                vec![("The \\\"old\\\" dam \\u00e9", 3), ("It''s old", 1)],
            ),
            ("---\r\ntitle:   The dam\r\ndescription: >-\r\n  It held\r\n---\r\n", vec![("The dam", 0)]),
            ("---\ntitle: The dam\n  held\n title: A\nsubtitle: B\ntitle:C\ntitle: \"a\" b\ntitle: \"a\ntitle: ''\ntitle:\n---\n", vec![]),
            ("+++\ntitle = \"The dam\"\ndescription='It \\held' # a\n[a]\ntitle = \"B\"\n+++\n", vec![("The dam", 0), ("It \\held", 0)]),
            ("+++\ntitle = \"\"\"The dam\ndescription = It\n+++\n", vec![]),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }
}
