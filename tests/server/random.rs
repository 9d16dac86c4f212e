//! Edits at random: whatever is typed, the findings are those of the command for the text that it comes to.
//!
//! `MTLINT_EDITS` sets their number, `MTLINT_SEED` the seed.

use super::client::{Client, byte_at};
use super::{command, uri_of, usual};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

/// What is typed.
const PIECES: [&str; 16] = [
    " the the ",
    "🙂",
    "大坝",
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    "“",
    "»",
    " ,",
    "e\u{301}",
    "Kyiv and Kiev",
    "It it ",
    "\u{feff}",
    " 1,5 million ",
    "\t",
];

/// Numbers that look random and are the same for the same seed: xorshift, after Marsaglia.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound as u64) as usize
    }
}

fn number(name: &str, usual: u64) -> u64 {
    std::env::var(name).map_or(usual, |value| value.parse().unwrap_or_else(|_| panic!("{name} must be a number")))
}

#[test]
fn findings_after_edits_are_those_of_the_command() {
    let (edits, seed) = (number("MTLINT_EDITS", 300), number("MTLINT_SEED", 20));
    let folder = tempfile::tempdir().expect("a folder");
    let sample = |name: &str| fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(name)).expect("a sample");
    let samples = [("a.txt", sample("flagged/flood.de-en.txt")), ("b.md", sample("flagged/flood.de-en.txt"))];
    let mut client = Client::new(&uri_of(folder.path()), &usual(), &Value::Null);
    let mut random = Random(seed | 1);
    for (name, mut text) in samples {
        let path = folder.path().join(name);
        let uri = uri_of(&path);
        client.open(&uri, "plaintext", &text);
        for version in 2..2 + edits as i64 / 2 {
            let changes: Vec<Value> = (0..=random.below(3)).map(|_| change(&mut random, &mut text)).collect();
            client.change(&uri, version, &json!(changes));
            if version % 50 != 0 && version != 1 + edits as i64 / 2 {
                continue;
            }
            let shown = client.published(&uri, version);
            fs::write(&path, &text).expect("a file");
            let place = |shown: &Value, end: &str| byte_at(&text, &shown["range"][end]) as u64;
            let shown: Vec<_> = shown
                .iter()
                .map(|shown| (shown["code"].as_str().expect("a rule").to_owned(), place(shown, "start"), place(shown, "end")))
                .collect();
            let wanted: Vec<_> = command(folder.path(), name, &[])
                .into_iter()
                .map(|(rule, span)| (rule, span["start"].as_u64().expect("a byte"), span["end"].as_u64().expect("a byte")))
                .collect();
            assert_eq!(shown, wanted, "seed {seed}, version {version} of {name}:\n{text:?}");
        }
    }
}

/// Makes one change of `text`, and says it in the words of the protocol.
fn change(random: &mut Random, text: &mut String) -> Value {
    let start = text.floor_char_boundary(random.below(text.len() + 1));
    let longest = [0, 0, 3, 40][random.below(4)];
    let end = text.floor_char_boundary((start + random.below(longest + 1)).min(text.len())).max(start);
    // Between the halves of a line end there is no place.
    let is_split = |at: usize| text[..at].ends_with('\r') && text[at..].starts_with('\n');
    let (start, end) = (start - usize::from(is_split(start)), end + usize::from(is_split(end)));
    let piece = if longest > 0 && random.below(2) == 0 { "" } else { PIECES[random.below(PIECES.len())] };
    let range = json!({ "start": position(text, start), "end": position(text, end) });
    text.replace_range(start..end, piece);
    json!({ "range": range, "text": piece })
}

/// The position of a byte in lines and UTF-16 units.
fn position(text: &str, byte: usize) -> Value {
    let before = text[..byte].replace("\r\n", "\n");
    let line = before.matches(['\n', '\r']).count();
    let last = before.rsplit(['\n', '\r']).next().unwrap_or_default();
    json!({ "line": line, "character": last.encode_utf16().count() })
}
