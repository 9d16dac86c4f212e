//! What is not the tool's own, made fit to be printed: file names, ids, words of rules and articles may hold escapes that a
//! terminal obeys, line ends that make a second line of a log, and marks that turn the text around.
//!
//! Everything that is printed comes through here: for people a character that can't be seen is spelled out, `<U+001B>`; in
//! JSON and TOML it is escaped, so that it means the same. A patch for a program and a mended article are the exceptions.
//!
//! Services that run programs read commands out of their logs: GitHub a line that starts with `::`, and `##[group]`
//! anywhere in it; Azure Pipelines and TeamCity know `##vso[…]` and `##teamcity[…]`. What is printed holds none of them.

use crate::text::Script;
use serde::Serialize;
use std::borrow::Cow;
use std::fmt::{self, Write};

/// Whether `character`, which stands at `at` in `text`, is one that a terminal obeys or does not show, and that readers do not expect:
/// controls, direction marks, line separators, zero-width spaces, soft hyphens, fillers, the two that no XML may hold, and selectors and
/// tags where they choose no look of what is before them, by which a text can hold another that nobody sees.
#[inline]
pub fn is_hidden(text: &str, at: usize, character: char) -> bool {
    match character {
        // Nearly all there is, so it is asked first.
        ' '..='~' => false,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' => true,
        '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' => true,
        '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' => true,
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => {
            !text[..at].chars().next_back().is_some_and(|base| has_look(base, character))
        }
        '\u{e0000}'..='\u{e007f}' => !is_of_flag(text, at),
        // Characters that are none: these, and the last two of each plane.
        '\u{fdd0}'..='\u{fdef}' => true,
        _ => character as u32 & 0xfffe == 0xfffe || character.is_control(),
    }
}

/// Whether anything of `text` is hidden.
pub fn has_hidden(text: &str) -> bool {
    text.char_indices().any(|(at, character)| is_hidden(text, at, character))
}

/// Whether `base` has a look that `selector` chooses: pictures and signs have two, ideographs as many as their collections list.
fn has_look(base: char, selector: char) -> bool {
    match selector {
        '\u{fe0e}' | '\u{fe0f}' => matches!(
            base,
            '#' | '*' | '0'..='9' | '\u{a9}' | '\u{ae}' | '\u{203c}' | '\u{2049}' | '\u{2122}' | '\u{2139}' | '\u{2190}'..='\u{21ff}'
                | '\u{2300}'..='\u{23ff}' | '\u{2460}'..='\u{24ff}' | '\u{25a0}'..='\u{27bf}' | '\u{2900}'..='\u{297f}'
                | '\u{2b00}'..='\u{2bff}' | '\u{3030}' | '\u{303d}' | '\u{3297}' | '\u{3299}' | '\u{1f000}'..='\u{1faff}'
        ),
        '\u{fe00}'..='\u{fe02}' | '\u{e0100}'..='\u{e01ef}' => Script::of(base) == Script::Han,
        _ => false,
    }
}

/// The flags that are written with tags: a black flag, the letters of a part of a state, and the end.
const FLAGS: [&str; 3] = [
    "\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
    "\u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
    "\u{1f3f4}\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}",
];

/// Whether the tag at `at` is one of a flag.
fn is_of_flag(text: &str, at: usize) -> bool {
    let mut before = text[..at].char_indices().rev().take(FLAGS[0].chars().count() - 1);
    let Some((start, _)) = before.find(|(_, character)| *character == '\u{1f3f4}') else { return false };
    FLAGS.iter().any(|flag| text[start..].starts_with(flag) && at < start + flag.len())
}

/// `text` on one line, with what is hidden spelled out.
pub fn visible(text: &str) -> Cow<'_, str> {
    spelled(text, |at, character| is_hidden(text, at, character))
}

/// The same for text of several lines: line feeds and tabs stay, and no line is a command to GitHub.
pub fn visible_lines(text: &str) -> Cow<'_, str> {
    let shown = spelled(text, |at, character| is_hidden(text, at, character) && !matches!(character, '\n' | '\t'));
    if !shown.contains("::") {
        return shown;
    }
    shown.split_inclusive('\n').map(no_command).collect::<String>().into()
}

/// `line`, which may start a line of the output, so that it is no command to GitHub.
pub fn no_command(line: &str) -> Cow<'_, str> {
    let start = line.len() - line.trim_start().len();
    if !line[start..].starts_with("::") {
        return Cow::Borrowed(line);
    }
    let mut spelled = line[..start].to_owned();
    spell(':', &mut spelled);
    spelled.push_str(&line[start + 1..]);
    Cow::Owned(spelled)
}

/// What is printed by `{}`, as [`visible`] has it.
pub struct Visible<T>(pub T);

impl<T: fmt::Display> fmt::Display for Visible<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&visible(&self.0.to_string()))
    }
}

/// Spells out one character.
pub(crate) fn spell(character: char, out: &mut String) {
    // Writing into a string can't fail.
    let _ = write!(out, "<U+{:04X}>", character as u32);
}

/// Whether `rest` starts with what a service takes for a command wherever it stands in a line.
pub(crate) fn starts_command(rest: &str) -> bool {
    rest.strip_prefix("##").is_some_and(|rest| rest.trim_start_matches(|c: char| c.is_ascii_alphabetic()).starts_with('['))
}

fn spelled(text: &str, must: impl Fn(usize, char) -> bool) -> Cow<'_, str> {
    escaped_by(text, must, spell)
}

/// Whether these bytes may start with a character to be escaped: one look at the first passes nearly all of a text by, and one at the
/// second all that is Japanese.
const fn may_start(bytes: &[u8]) -> bool {
    match bytes {
        [0xe3, second, ..] => *second == 0x85,
        [first, ..] => matches!(first, 0..=0x1f | b'#' | 0x7f | 0xc2 | 0xcd | 0xd8 | 0xe1 | 0xe2 | 0xef..=0xf4),
        [] => false,
    }
}

/// `text` with `escape` for each character that `must` be escaped, and for the first one of each command.
fn escaped_by(text: &str, must: impl Fn(usize, char) -> bool, escape: impl Fn(char, &mut String)) -> Cow<'_, str> {
    let mut out = String::new();
    let (mut at, mut copied) = (0, 0);
    let bytes = text.as_bytes();
    while let Some(found) = (at..bytes.len()).find(|&at| may_start(&bytes[at..])) {
        at = found;
        let rest = &text[at..];
        let Some(character) = rest.chars().next() else { break };
        let end = at + character.len_utf8();
        if must(at, character) || character == '#' && starts_command(rest) {
            out.push_str(&text[copied..at]);
            escape(character, &mut out);
            copied = end;
        }
        at = end;
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[copied..]);
    Cow::Owned(out)
}

/// `value` as JSON on one line.
pub fn json(value: &impl Serialize) -> serde_json::Result<String> {
    serde_json::to_string(value).map(|json| escaped(json, unit_by_unit))
}

/// `value` as JSON for people to read.
pub fn json_pretty(value: &impl Serialize) -> serde_json::Result<String> {
    serde_json::to_string_pretty(value).map(|json| escaped(json, unit_by_unit))
}

/// Escapes what is hidden in `json`; outside strings JSON has only ASCII, and of that no control but line feeds.
fn escaped(json: String, escape: impl Fn(char, &mut String)) -> String {
    match escaped_by(&json, |at, character| character != '\n' && is_hidden(&json, at, character), escape) {
        Cow::Owned(escaped) => escaped,
        Cow::Borrowed(_) => json,
    }
}

/// Escapes `character` as JSON does: by its units of UTF-16, of which a character beyond U+FFFF has two.
fn unit_by_unit(character: char, out: &mut String) {
    for unit in character.encode_utf16(&mut [0; 2]) {
        let _ = write!(out, "\\u{unit:04x}");
    }
}

/// `text` as a cell of CSV (RFC 4180). A spreadsheet would run what starts like a formula, so that gets an apostrophe before it,
/// by which a spreadsheet knows a text.
pub fn csv(text: &str) -> String {
    let text = visible(text);
    let apostrophe = if text.starts_with(['=', '+', '-', '@']) { "'" } else { "" };
    if text.contains([',', '"']) { format!("\"{apostrophe}{}\"", text.replace('"', "\"\"")) } else { format!("{apostrophe}{text}") }
}

/// `text` as a string of TOML.
pub fn toml(text: &str) -> String {
    let is_plain = |line: &str| !has_hidden(line) && !line.contains("##");
    if text.split('\n').all(is_plain) {
        return toml::Value::from(text).to_string();
    }
    // What is in a JSON string can be in a basic string of TOML, but for characters beyond U+FFFF, which TOML escapes whole.
    let escape = |character: char, out: &mut String| match character as u32 {
        code @ ..=0xffff => _ = write!(out, "\\u{code:04x}"),
        code => _ = write!(out, "\\U{code:08x}"),
    };
    let line = |line: &str| serde_json::to_string(line).map(|json| escaped(json, escape)).unwrap_or_default();
    if !text.contains('\n') {
        return line(text);
    }
    let lines: Vec<String> = text.split('\n').map(line).collect();
    format!("\"\"\"\n{}\"\"\"", lines.iter().map(|line| &line[1..line.len() - 1]).collect::<Vec<_>>().join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn all_hidden() -> impl Iterator<Item = char> {
        ('\0'..=char::MAX).filter(|&character| is_hidden("", 0, character))
    }

    #[test]
    fn what_can_hold_a_text_that_nobody_sees_is_spelled_out() {
        assert_eq!(
            visible("a\u{34f}\u{115f}\u{1160}\u{3164}\u{ffa0}\u{fe0f}\u{e0041}"),
            "a<U+034F><U+115F><U+1160><U+3164><U+FFA0><U+FE0F><U+E0041>"
        );
        // A picture, a sign on a key, ideographs, a flag: each look once.
        let chosen =
            "\u{2764}\u{fe0f} 1\u{fe0f}\u{20e3} 神\u{fe00} 葛\u{e0100} \u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}";
        assert_eq!(visible(chosen), chosen);
        assert_eq!(visible("\u{2764}\u{fe0f}\u{fe0e} 神\u{fe03} か\u{e0100}"), "\u{2764}\u{fe0f}<U+FE0E> 神<U+FE03> か<U+E0100>");
        // No such flag, one without its end, and what comes behind one.
        assert_eq!(visible("\u{1f3f4}\u{e0067}\u{e0062}\u{e007f}"), "\u{1f3f4}<U+E0067><U+E0062><U+E007F>");
        assert_eq!(visible(&format!("{}\u{e007f}", FLAGS[1])), format!("{}<U+E007F>", FLAGS[1]));
    }

    #[test]
    fn what_would_steer_a_terminal_is_spelled_out() {
        assert_eq!(visible("na\u{ef}ve – 東京.txt"), "na\u{ef}ve – 東京.txt");
        assert_eq!(visible("a\n::error::\u{1b}[2J\t\u{7f}"), "a<U+000A>::error::<U+001B>[2J<U+0009><U+007F>");
        assert_eq!(
            visible("\u{85}\u{9b}\u{2028}\u{202e}\u{2066}\u{200f}\u{61c}"),
            "<U+0085><U+009B><U+2028><U+202E><U+2066><U+200F><U+061C>"
        );
        assert_eq!(Visible(format_args!("{}:1", "a\r")).to_string(), "a<U+000D>:1");
    }

    #[test]
    fn what_is_hidden_starts_with_a_byte_that_is_looked_at() {
        for character in all_hidden() {
            assert!(may_start(character.to_string().as_bytes()), "{character:?}");
        }
    }

    #[test]
    fn no_line_of_a_text_is_a_command() {
        assert_eq!(visible_lines("one\n\ttwo\u{1b}\n"), "one\n\ttwo<U+001B>\n");
        assert_eq!(visible_lines("a ::b\n  ::error::c\n::d"), "a ::b\n  <U+003A>:error::c\n<U+003A>:d");
    }

    #[test]
    fn no_part_of_a_line_is_a_command() {
        assert_eq!(visible("a ##[group]b ##vso[task.x]c"), "a <U+0023>#[group]b <U+0023>#vso[task.x]c");
        assert_eq!(visible("## [a] ##1[b] # #[c] ##"), "## [a] ##1[b] # #[c] ##");
        assert_eq!(visible("###[x]"), "#<U+0023>#[x]");
        assert_eq!(visible_lines("a\n\t##teamcity[x]\n::y"), "a\n\t<U+0023>#teamcity[x]\n<U+003A>:y");
        let written = json(&"##[x] ###[y]").unwrap_or_default();
        assert_eq!(written, r##""\u0023#[x] #\u0023#[y]""##);
        assert_eq!(serde_json::from_str::<String>(&written).ok().as_deref(), Some("##[x] ###[y]"));
        assert!(!toml("##[x]").contains("##[") && !toml("a\n##[x]").contains("##["));
    }

    #[test]
    fn cells_of_csv() {
        assert_eq!(csv("plain \u{201c}text\u{201d}"), "plain \u{201c}text\u{201d}");
        assert_eq!(csv("one, \"two\"\n"), "\"one, \"\"two\"\"<U+000A>\"");
        assert_eq!(csv("=HYPERLINK(\"x\",1)"), "\"'=HYPERLINK(\"\"x\"\",1)\"");
        assert_eq!(csv("-5"), "'-5");
    }

    #[test]
    fn toml_says_the_same() {
        for text in ["plain", "a\\d", "\u{202e}x\"\\", "a\u{1b}\u{85}", "one\ntwo \u{85}", "\n\"\"\"\r\n\u{e0041}\\", "\n##[x]\n"] {
            let read: toml::Table = format!("key = {}", toml(text)).parse().unwrap_or_else(|error| panic!("{text:?}: {error}"));
            assert_eq!(read["key"].as_str(), Some(text));
        }
        assert_eq!(toml("a\u{202e}"), "\"a\\u202e\"");
    }

    #[test]
    fn whatever_is_hidden_is_read_back() {
        for text in all_hidden().flat_map(|character| [format!("a{character}e"), format!("a\n{character}\"e\\d\n")]) {
            let written = json(&text).unwrap_or_default();
            assert!(!has_hidden(&written), "{written:?}");
            assert_eq!(serde_json::from_str::<String>(&written).ok().as_deref(), Some(&*text), "{written}");
            let read: toml::Table = format!("key = {}", toml(&text)).parse().unwrap_or_else(|error| panic!("{text:?}: {error}"));
            assert_eq!(read["key"].as_str(), Some(&*text));
            assert!(toml(&text).split('\n').all(|line| !has_hidden(line)), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn json_says_the_same_in_plain_characters(text in any::<String>()) {
            for written in [json(&text), json_pretty(&text)] {
                let written = written.expect("JSON");
                prop_assert!(!has_hidden(&written), "{written:?}");
                prop_assert_eq!(serde_json::from_str::<String>(&written).expect("JSON"), text.as_str());
            }
        }

        #[test]
        fn nothing_hidden_is_left(text in any::<String>()) {
            prop_assert!(!has_hidden(&visible(&text)));
            prop_assert_eq!(visible_lines(&text).lines().count(), text.split_terminator('\n').count());
        }
    }
}
