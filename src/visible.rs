//! What is not the tool's own, made fit to be printed: file names, ids, words of rules and articles may hold escapes that a
//! terminal obeys, line ends that make a second line of a log, and marks that turn the text around.
//!
//! Everything that is printed comes through here: for people a character that can't be seen is spelled out, `<U+001B>`; in
//! JSON and TOML it is escaped, so that it means the same. A patch for a program and a mended article are the exceptions.
//!
//! Services that run programs read commands out of their logs: GitHub a line that starts with `::`, and `##[group]`
//! anywhere in it; Azure Pipelines and TeamCity know `##vso[…]` and `##teamcity[…]`. What is printed holds none of them.

use serde::Serialize;
use std::borrow::Cow;
use std::fmt::{self, Write};

/// Characters that a terminal obeys or does not show, and that readers do not expect: controls, direction marks, line
/// separators, zero-width spaces, soft hyphens, and the two that no XML may hold.
#[inline]
pub fn is_hidden(character: char) -> bool {
    match character {
        // Nearly all there is, so it is asked first.
        ' '..='~' => false,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' => true,
        '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' => true,
        // Characters that are none: these, and the last two of each plane.
        '\u{fdd0}'..='\u{fdef}' => true,
        _ => character as u32 & 0xfffe == 0xfffe || character.is_control(),
    }
}

/// `text` on one line, with what is hidden spelled out.
pub fn visible(text: &str) -> Cow<'_, str> {
    spelled(text, is_hidden)
}

/// The same for text of several lines: line feeds and tabs stay, and no line is a command to GitHub.
pub fn visible_lines(text: &str) -> Cow<'_, str> {
    let shown = spelled(text, |character| is_hidden(character) && !matches!(character, '\n' | '\t'));
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

fn spelled(text: &str, must: impl Fn(char) -> bool) -> Cow<'_, str> {
    escaped_by(Cow::Borrowed(text), must, spell)
}

/// Whether this byte may start a character to be escaped: one look at it passes nearly all of a text by.
const fn may_start(byte: u8) -> bool {
    matches!(byte, 0..=0x1f | b'#' | 0x7f | 0xc2 | 0xd8 | 0xe1 | 0xe2 | 0xef..=0xf4)
}

/// `text` with `escape` for each character that `must` be escaped, and for the first one of each command.
fn escaped_by(text: Cow<'_, str>, must: impl Fn(char) -> bool, escape: impl Fn(char, &mut String)) -> Cow<'_, str> {
    let mut out = String::new();
    let (mut at, mut copied) = (0, 0);
    while let Some(passed) = text.as_bytes()[at..].iter().position(|&byte| may_start(byte)) {
        at += passed;
        let rest = &text[at..];
        let Some(character) = rest.chars().next() else { break };
        let end = at + character.len_utf8();
        if must(character) || character == '#' && starts_command(rest) {
            out.push_str(&text[copied..at]);
            escape(character, &mut out);
            copied = end;
        }
        at = end;
    }
    if copied == 0 {
        return text;
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
    escaped_by(Cow::Owned(json), |character| character != '\n' && is_hidden(character), escape).into_owned()
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
    if (text.contains(is_hidden) || text.contains("##")) && !text.contains('\n') {
        // A JSON string is a basic string of TOML, but for characters beyond U+FFFF, which TOML escapes whole.
        let escape = |character: char, out: &mut String| match character as u32 {
            code @ ..=0xffff => _ = write!(out, "\\u{code:04x}"),
            code => _ = write!(out, "\\U{code:08x}"),
        };
        return serde_json::to_string(text).map(|json| escaped(json, escape)).unwrap_or_default();
    }
    toml::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

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
        for character in ('\0'..=char::MAX).filter(|&character| is_hidden(character)) {
            assert!(may_start(character.to_string().as_bytes()[0]), "{character:?}");
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
        assert!(!toml("##[x]").contains("##["));
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
        for text in ["plain", "a\\d", "\u{202e}x\"\\", "a\u{1b}\u{85}", "one\ntwo \u{85}"] {
            let read: toml::Table = format!("key = {}", toml(text)).parse().unwrap_or_else(|error| panic!("{text:?}: {error}"));
            assert_eq!(read["key"].as_str(), Some(text));
        }
        assert_eq!(toml("a\u{202e}"), "\"a\\u202e\"");
    }

    #[test]
    fn whatever_is_hidden_is_read_back() {
        for character in ('\0'..=char::MAX).filter(|&character| is_hidden(character)) {
            let text = format!("a{character}e");
            let written = json(&text).unwrap_or_default();
            assert!(!written.contains(is_hidden), "{written:?}");
            assert_eq!(serde_json::from_str::<String>(&written).ok().as_deref(), Some(&*text), "{written}");
            let read: toml::Table = format!("key = {}", toml(&text)).parse().unwrap_or_else(|error| panic!("{text:?}: {error}"));
            assert_eq!(read["key"].as_str(), Some(&*text));
        }
    }

    proptest! {
        #[test]
        fn json_says_the_same_in_plain_characters(text in any::<String>()) {
            for written in [json(&text), json_pretty(&text)] {
                let written = written.expect("JSON");
                prop_assert!(!written.contains(is_hidden), "{written:?}");
                prop_assert_eq!(serde_json::from_str::<String>(&written).expect("JSON"), text.as_str());
            }
        }

        #[test]
        fn nothing_hidden_is_left(text in any::<String>()) {
            prop_assert!(!visible(&text).contains(is_hidden));
            prop_assert_eq!(visible_lines(&text).lines().count(), text.split_terminator('\n').count());
        }
    }
}
