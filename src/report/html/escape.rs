//! Text from outside as HTML.

use crate::visible::{is_hidden, spell};
use std::fmt;

/// Text as the content of an element or as a value between quotation marks. What is hidden is spelled out; line ends and `#` are
/// references, so that nothing of the text begins a line or is a command in a log.
#[derive(Clone, Copy)]
pub(super) struct Escaped<'t>(pub &'t str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut copied = 0;
        for (at, character) in self.0.char_indices() {
            let escaped = match character {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                '#' => "&#35;",
                '\t' => "&#9;",
                '\n' => "&#10;",
                // The browser breaks the line at its line feed.
                '\r' if self.0[at..].starts_with("\r\n") => "",
                _ if is_hidden(self.0, at, character) => {
                    formatter.write_str(&self.0[copied..at])?;
                    copied = at + character.len_utf8();
                    let mut spelled = String::new();
                    spell(character, &mut spelled);
                    Escaped(&spelled).fmt(formatter)?;
                    continue;
                }
                _ => continue,
            };
            formatter.write_str(&self.0[copied..at])?;
            formatter.write_str(escaped)?;
            copied = at + character.len_utf8();
        }
        formatter.write_str(&self.0[copied..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::visible::visible;
    use html5gum::{Token, Tokenizer};
    use proptest::prelude::*;

    /// The text and the attribute that a browser reads.
    fn read(html: &str) -> (String, String) {
        let (mut text, mut attribute) = (String::new(), String::new());
        for token in Tokenizer::new(html).flatten() {
            match token {
                Token::String(piece) => text += &String::from_utf8_lossy(&piece),
                Token::StartTag(tag) => {
                    attribute = tag.attributes.values().map(|value| String::from_utf8_lossy(value).into_owned()).collect();
                    assert!(&**tag.name == b"p" && tag.attributes.len() == 1, "{html}");
                }
                Token::EndTag(tag) => assert_eq!(&**tag.name, b"p"),
                other => panic!("{other:?} in {html}"),
            }
        }
        (text, attribute)
    }

    #[test]
    fn nothing_gets_out_of_its_place() {
        let text = "</script><!-- \"'> ]]> &amp; ##[x] \u{1b}\u{202e} a\r\nb\tc";
        let shown = "</script><!-- \"'> ]]> &amp; ##[x] <U+001B><U+202E> a\nb\tc".to_owned();
        let html = format!("<p title=\"{0}\">{0}</p>", Escaped(text));
        assert_eq!(read(&html), (shown.clone(), shown), "{html}");
        assert!(!html.contains("##[") && !html.contains('\n'));
    }

    proptest! {
        #[test]
        fn any_text_is_read_as_it_is(text in "(?s).{0,40}|[<>&\"'#;a/!-]{0,20}") {
            let (shown, attribute) = read(&format!("<p title=\"{0}\">{0}</p>", Escaped(&text)));
            let lines = |text: &str| text.replace("\r\n", "\n").split(['\n', '\t']).map(|line| visible(line).replace("<U+0023>", "#")).collect::<Vec<_>>();
            prop_assert_eq!(&shown, &attribute);
            prop_assert_eq!(lines(&shown), lines(&text));
        }
    }
}
