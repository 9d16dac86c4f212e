//! The text within a block or an attribute of HTML: tags, references and white space.

use super::decoded::Meaning;
use super::syntax::char_piece;
use super::template;
use html5gum::{Token, Tokenizer};
use std::borrow::Cow;

/// Bytes of the longest reference, with its marks.
const MAX_REFERENCE: usize = 40;
/// Elements in a sentence whose content is no prose, or was struck out.
const LEFT_OUT: &str = "code del kbd s samp strike tt var";

/// Whether an element in a sentence is no part of it: what a machine reads, what is not translated, or what is in another language.
pub(super) fn is_left_out_inline(name: &str, tag: &str) -> bool {
    LEFT_OUT.split(' ').any(|other| other == name) || is_protected(tag) || value_of(tag, "lang").is_some()
}

/// Whether an element of this name has ended with its own tag: only drawings and formulas may.
pub(super) fn is_empty(name: &str, tag: &str) -> bool {
    matches!(name, "svg" | "math") && tag.ends_with("/>")
}

/// Whether `tag` says that its element is not to be translated.
pub(super) fn is_protected(tag: &str) -> bool {
    let is_kept = value_of(tag, "translate").is_some_and(|value| !value.is_empty() && !value.eq_ignore_ascii_case("yes"));
    is_kept || value_of(tag, "class").is_some_and(|classes| classes.split_ascii_whitespace().any(|class| class == "notranslate"))
}

/// The value of an attribute of `tag` as it is written.
fn value_of<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    // Most tags have none of those that are asked for.
    if !tag.as_bytes().windows(name.len()).any(|part| part.eq_ignore_ascii_case(name.as_bytes())) {
        return None;
    }
    let mut rest = &tag[1 + tag_name(tag).len()..];
    loop {
        rest = rest.trim_start_matches(|char: char| char.is_ascii_whitespace() || char == '/');
        let len = rest.find(|char: char| char.is_ascii_whitespace() || "=/>".contains(char)).unwrap_or(rest.len());
        let (key, behind) = rest.split_at(len);
        if key.is_empty() && !behind.starts_with('=') {
            return None;
        }
        let value = behind.trim_ascii_start().strip_prefix('=').map(str::trim_ascii_start);
        let Some(value) = value else {
            rest = behind;
            continue;
        };
        let (value, behind) = match value.chars().next().filter(|char| matches!(char, '"' | '\'')) {
            Some(quote) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
            None => value.split_at(value.find(|char: char| char.is_ascii_whitespace() || char == '>').unwrap_or(value.len())),
        };
        if key.eq_ignore_ascii_case(name) {
            return Some(value);
        }
        rest = behind;
    }
}

/// The name of the tag at the start of `tag`, behind its `<`; that of a closing tag begins with `/`.
fn tag_name(tag: &str) -> &str {
    let inner = &tag[1..];
    let len = inner.find(|char: char| char.is_ascii_whitespace() || char == '>').unwrap_or(inner.len());
    let len = inner[..len].get(1..).and_then(|rest| rest.find('/')).map_or(len, |slash| slash + 1);
    &inner[..len]
}

/// The piece at byte `at` of the inside of a block or an attribute.
pub(super) fn piece(raw: &str, at: usize) -> (usize, Meaning) {
    let rest = &raw[at..];
    match rest.as_bytes()[0] {
        b'<' => markup(rest).unwrap_or_else(|| char_piece(raw, at)),
        b'{' => template::tag_len(rest).map_or_else(|| char_piece(raw, at), |len| (len, Meaning::Object)),
        b'&' => reference(rest).unwrap_or_else(|| char_piece(raw, at)),
        b' ' | b'\t' | b'\n' | b'\r' | b'\x0c' => {
            // However much of it there is, it is shown as one space.
            let len = rest.bytes().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c')).count();
            (len, Meaning::Char(if rest[..len].contains('\n') { '\n' } else { ' ' }))
        }
        _ => char_piece(raw, at),
    }
}

/// The tag or comment at the start of `rest`, with all of an element that is no part of the sentence.
fn markup(rest: &str) -> Option<(usize, Meaning)> {
    if rest.starts_with("<!--") {
        return Some((comment_len(rest), Meaning::Code));
    }
    let is_tag = rest[1..].starts_with(|char: char| char.is_ascii_alphabetic() || matches!(char, '/' | '!' | '?'));
    if !is_tag {
        return None;
    }
    let len = tag_len(rest);
    let name = tag_name(&rest[..len]).to_ascii_lowercase();
    let tag = &rest[..len];
    if name == "img" {
        return Some((len, Meaning::Object));
    }
    if name.starts_with(['/', '!', '?']) || !is_left_out_inline(&name, tag) {
        return Some((len, Meaning::Code));
    }
    if is_empty(&name, tag) {
        return Some((len, Meaning::Object));
    }
    let (mut at, mut depth) = (len, 1_usize);
    while depth > 0 {
        // Without an end tag it ends with the block.
        let Some(next) = rest[at..].find('<') else { return Some((rest.len(), Meaning::Object)) };
        let tag = &rest[at + next..];
        let len = if tag.starts_with("<!--") { comment_len(tag) } else { tag_len(tag) };
        let other = tag_name(&tag[..len]).to_ascii_lowercase();
        if other == name && !tag[..len].ends_with("/>") {
            depth += 1;
        } else if other.strip_prefix('/') == Some(&name) {
            depth -= 1;
        }
        at += next + len;
    }
    Some((at, Meaning::Object))
}

/// The length of the comment at the start of `rest`; `--!>` ends it too, and `<!-->` is one.
fn comment_len(rest: &str) -> usize {
    let ends = |at: usize| rest[4..at].ends_with("--!") || rest[2..at].ends_with("--");
    rest.match_indices('>').map(|(at, _)| at).find(|&at| at >= 4 && ends(at)).map_or(rest.len(), |at| at + 1)
}

/// Where the first tag stands that has more than `most` attributes.
pub(super) fn overloaded(text: &str, most: usize) -> Option<usize> {
    let mut at = 0;
    while let Some(next) = text[at..].find('<') {
        at += next;
        let is_tag = text[at + 1..].starts_with(|char: char| char.is_ascii_alphabetic() || char == '/');
        let (len, attributes) = if is_tag { measure(&text[at..]) } else { (1, 0) };
        if attributes > most {
            return Some(at);
        }
        at += len;
    }
    None
}

/// The length of the tag at the start of `tag`: a `>` within the quotation marks of an attribute does not end it.
fn tag_len(tag: &str) -> usize {
    measure(tag).0
}

/// The length of the tag at the start of `tag`, and how many attributes with a value it has.
fn measure(tag: &str) -> (usize, usize) {
    let (mut quote, mut last, mut attributes) = (None, b'<', 0);
    for (at, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return (at + 1, attributes),
            (None, b'"' | b'\'') if last == b'=' => quote = Some(byte),
            (None, b'=') => attributes += 1,
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
        last = if byte.is_ascii_whitespace() { last } else { byte };
    }
    (tag.len(), attributes)
}

/// The reference at the start of `rest`, where it has its semicolon.
fn reference(rest: &str) -> Option<(usize, Meaning)> {
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'#';
    let end = 1 + rest.bytes().skip(1).take(MAX_REFERENCE).take_while(is_name).count();
    rest[end..].starts_with(';').then_some(())?;
    let known = |text: &str| {
        let mut chars = text.chars();
        match (chars.next(), chars.next()) {
            (Some(char), None) => Some(Meaning::Char(char)),
            (Some(_), Some(_)) => Some(Meaning::Object),
            _ => None,
        }
    };
    let meaning = match &rest[1..end] {
        "amp" => Meaning::Char('&'),
        "nbsp" => Meaning::Char('\u{a0}'),
        _ => {
            let text = Tokenizer::new(&rest[..=end]).find_map(|token| match token {
                Ok(Token::String(string)) => Some(String::from_utf8_lossy(&string).into_owned()),
                _ => None,
            });
            text.filter(|text| !text.ends_with(';')).and_then(|text| known(&text))?
        }
    };
    Some((end + 1, meaning))
}

/// `text` as it is written in a block, or in an attribute between two of these quotation marks; what can't be written, if anything.
pub(super) fn escape(text: &str, quote: Option<char>) -> Result<Cow<'_, str>, &'static str> {
    if text.contains(|char: char| char < ' ' && !matches!(char, '\t' | '\n')) {
        return Err("a control character");
    }
    let must = |char: char| matches!(char, '&' | '<' | '>' | '\u{a0}') || Some(char) == quote;
    if !text.contains(must) {
        return Ok(Cow::Borrowed(text));
    }
    let mut escaped = String::with_capacity(text.len() + 8);
    for char in text.chars() {
        match char {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            // In XHTML it has no name.
            '\u{a0}' => escaped.push_str("&#160;"),
            '"' if must(char) => escaped.push_str("&quot;"),
            '\'' if must(char) => escaped.push_str("&#39;"),
            char => escaped.push(char),
        }
    }
    Ok(Cow::Owned(escaped))
}
