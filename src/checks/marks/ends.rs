//! What a text ends with, behind its closing quotation marks, brackets and emoticons.

use crate::text::Span;

/// The last character of a text that says how it ends.
#[derive(Debug, Clone, Copy)]
pub(super) struct End {
    /// None if the text ends in a letter, a digit, or a sign that belongs to one: “60 %”.
    pub mark: Option<char>,
    /// The character itself.
    pub span: Span,
    /// The word that it is the last of, if it is no mark.
    pub word: Span,
    /// Whether a closing bracket stands behind it.
    pub in_brackets: bool,
}

impl End {
    /// Whether the text ends without a mark.
    pub(super) fn is_bare(self) -> bool {
        self.mark.is_none() && !self.span.is_empty()
    }
}

/// What the text at `span` ends with.
pub(super) fn of(text: &str, span: Span) -> End {
    let whole = span.text(text);
    let body = without_closing(whole);
    let in_brackets = whole[body.len()..].contains([')', '）', ']']);
    let end = span.start as usize + body.len();
    let Some(last) = body.chars().next_back() else {
        return End { mark: None, span: Span::new(span.end, span.end), word: span, in_brackets };
    };
    let start = end - last.len_utf8();
    let word = body.rfind(|c: char| !c.is_alphanumeric()).map_or(0, |at| at + body[at..].chars().next().map_or(0, char::len_utf8));
    let word = span.start as usize + word.min(body.len() - last.len_utf8());
    let is_sign = matches!(last, '%' | '‰' | '°' | '€' | '$' | '£' | '¥' | '™' | '®' | '©');
    End { mark: (!last.is_alphanumeric() && !is_sign).then_some(last), span: Span::of(start..end), word: Span::of(word..end), in_brackets }
}

/// `text` without the closing marks, emoticons and pictures at its end.
fn without_closing(text: &str) -> &str {
    const CLOSING: &[char] = &['"', '”', '“', '»', '«', '’', '\'', '›', '‹', ')', ']', '）', '」', '』', '*', '_'];
    let picture = |c: char| matches!(c, '\u{2600}'..='\u{27bf}' | '\u{1f000}'..='\u{1faff}' | '\u{fe0f}' | '\u{200d}');
    let mut rest = text.trim_end();
    loop {
        let mut shorter = rest.trim_end_matches(|c: char| c.is_whitespace() || picture(c) || CLOSING.contains(&c));
        for emoticon in [":-)", ":)", ";)", ":D", ":(", ":-D", ";-)"] {
            shorter = shorter.strip_suffix(emoticon).unwrap_or(shorter);
        }
        // “:)” lost its bracket above; only then is the colon no end of its own.
        if let Some(colon) = shorter.strip_suffix([':', ';']).filter(|_| rest[shorter.len()..].starts_with([')', '('])) {
            shorter = colon;
        }
        if shorter.len() == rest.len() {
            return rest;
        }
        rest = shorter;
    }
}
