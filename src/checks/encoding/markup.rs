//! Tags of HTML, slots and short codes of templates in plain text.

use super::Stretch;
use crate::checks::Finding;
use crate::diagnostic::Safety;
use crate::text::Span;

/// The longest tag that is read; a longer stretch between `<` and `>` is no tag that a writer would let pass.
const LONGEST: usize = 1024;

/// The tag at the `<` at byte `at`.
pub(super) fn tag(stretch: &Stretch<'_, '_>, at: usize) -> Option<Finding> {
    let rest = stretch.rest(at);
    let (len, block, trust) = read(rest)?;
    let span = Span::of(at..at + len);
    let (before, after) = stretch.around(at, at + len);
    // A tag that breaks the line parts two words.
    let glued = block && before.is_some_and(|c| !c.is_whitespace()) && after.is_some_and(|c| !c.is_whitespace());
    // One of the two spaces around a deleted tag goes with it.
    let spaced = before.is_none_or(|c| c == ' ') && after == Some(' ');
    let edit = Span::of(at..at + len + usize::from(spaced));
    Some(Finding::new("markup-tag", span).replace("delete the tag", edit, if glued { " " } else { "" }).trust(trust))
}

/// The length of the tag at the start of `text`, whether it ends a line, and how far its deletion can be trusted.
fn read(text: &str) -> Option<(usize, bool, Safety)> {
    for (open, close) in [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?php", "?>"), ("<%", "%>")] {
        if text.starts_with(open) {
            let end = text.get(..floor(text, LONGEST))?.find(close)?;
            return Some((end + close.len(), false, Safety::Unsafe));
        }
    }
    let bytes = text.as_bytes();
    let spaces = |from: usize| bytes.get(from..).unwrap_or_default().iter().take_while(|&&byte| byte == b' ').count();
    let mut at = 1 + spaces(1);
    let closing = bytes.get(at) == Some(&b'/');
    if closing {
        at += 1 + spaces(at + 1);
    }
    let len = bytes.get(at..)?.iter().take(12).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let name = text.get(at..at + len)?.to_ascii_lowercase();
    let torn = bytes.get(1) == Some(&b' ');
    let end = at + len;
    let close = bytes.get(end..)?.iter().take(LONGEST).position(|&byte| matches!(byte, b'<' | b'>'))? + end;
    if bytes[close] != b'>' {
        return None;
    }
    let inside = text.get(end..close)?.trim().trim_end_matches('/').trim_end();
    let attributes = inside.contains('=') && inside.starts_with(|c: char| c.is_ascii_alphabetic());
    let apart = matches!(bytes[end], b' ' | b'>' | b'/' | b'\n');
    let inline = INLINE.contains(&name.as_str());
    let block = BLOCK.contains(&name.as_str());
    let known = inline || block || attributes && (OTHER.contains(&name.as_str()) || SEGMENT.contains(&name.as_str()));
    // `a < b > c` is arithmetic.
    let arithmetic = torn && name.len() < 2 && !closing;
    let whole = apart && (inside.is_empty() || attributes && !closing);
    let other = inside.is_empty() && closing && OTHER.contains(&name.as_str());
    (whole && !arithmetic && (known || other)).then(|| {
        let trust = if inline && !attributes { Safety::Safe } else { Safety::Unsafe };
        (close + 1, block, trust)
    })
}

/// The greatest character boundary of `text` up to `limit`.
fn floor(text: &str, limit: usize) -> usize {
    (0..=limit.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or_default()
}

const INLINE: &[&str] = &[
    "b", "i", "em", "strong", "u", "s", "span", "sup", "sub", "small", "font", "strike", "mark", "abbr", "cite", "code", "q", "big",
    "nobr", "wbr",
];
const BLOCK: &[&str] = &[
    "br",
    "p",
    "div",
    "li",
    "ul",
    "ol",
    "hr",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "td",
    "tr",
    "th",
    "table",
    "tbody",
    "blockquote",
    "figcaption",
    "figure",
    "section",
    "article",
    "center",
    "iframe",
    "img",
    "script",
    "style",
    "html",
    "body",
    "head",
];
/// Tags that count only with attributes or when they close: their names are words or too short.
const OTHER: &[&str] =
    &["a", "input", "button", "form", "label", "meta", "link", "video", "source", "embed", "object", "title", "nav", "aside", "time"];
/// Tags that translation tools put around what they protect.
const SEGMENT: &[&str] = &["g", "x", "ph", "bpt", "ept", "bx", "ex", "mrk", "it", "seg"];

/// A slot or a short code at byte `at`: `{{name}}`, `${name}`, `{% … %}`, `[caption id=…]`, `[[name]]`.
pub(super) fn template(stretch: &Stretch<'_, '_>, at: usize) -> Option<Finding> {
    let rest = stretch.rest(at);
    let rest = &rest[..floor(rest, 200)];
    let whole = |open: &str, close: &str| {
        let inside = rest.strip_prefix(open)?;
        let end = inside.find(close)?;
        (end > 0 && !inside[..end].contains('\n')).then_some(open.len() + end + close.len())
    };
    let len = match rest.as_bytes() {
        [b'{', b'{', ..] => whole("{{", "}}")?,
        [b'{', b'%', ..] => whole("{%", "%}")?,
        [b'$', b'{', ..] => whole("${", "}")?,
        [b'[', b'[', ..] => whole("[[", "]]")?,
        [b'[', ..] => short_code(rest)?,
        _ => return None,
    };
    Some(Finding::new("template-brace", Span::of(at..at + len)))
}

/// The length of a short code of a publishing system or a bulletin board at the start of `text`.
fn short_code(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('[')?;
    let (closing, inside) = inside.strip_prefix('/').map_or((false, inside), |inside| (true, inside));
    let name = inside.len() - inside.trim_start_matches(|c: char| c.is_ascii_lowercase() || c == '_').len();
    let end = inside.find(']')?;
    let (word, rest) = (&inside[..name], inside.get(name..end)?);
    let attributes = rest.starts_with(' ') && rest.contains('=') || rest.starts_with('=') && rest.len() > 1;
    let certain = matches!(word, "caption" | "gallery" | "playlist" | "embed" | "embedyt" | "soundcloud" | "shortcode")
        || word.starts_with("vc_")
        || word.starts_with("su_")
        || word.starts_with("et_pb_");
    let possible = matches!(
        word,
        "url"
            | "img"
            | "b"
            | "i"
            | "u"
            | "quote"
            | "video"
            | "audio"
            | "youtube"
            | "twitter"
            | "instagram"
            | "color"
            | "size"
            | "ad"
            | "ads"
    );
    // “[caption]” alone may be an editor’s remark; “[b]” a note.
    let found = certain && (rest.is_empty() || attributes) || possible && (attributes || closing && rest.is_empty());
    found.then_some(1 + usize::from(closing) + end + 1)
}

#[cfg(test)]
mod tests {
    use super::super::Encoding;
    use crate::checks::testing::{fixed, places};

    #[test]
    fn tags() {
        for (text, wanted) in [
            ("<p>The <b>mayor</b> left.</p>", "The mayor left."),
            ("It ended.<br/>Then rain fell.", "It ended. Then rain fell."),
            ("See <a href=\"https://example.org\">the list</a> <!-- ad --> now", "See the list now"),
            ("It ended. < br > Then <g id=\"1\">rain</ g> fell.", "It ended. Then rain</ g> fell."),
        ] {
            assert_eq!(fixed(&Encoding, "en", text), wanted);
        }
        assert_eq!(places(&Encoding, "en", "I <3 you, x < y > z, a < b > c, <Name>, <a>, <<yes>>, << P >>"), []);
    }

    #[test]
    fn slots() {
        let text = "Dear {{name}}, [caption id=\"7\"] ${total} {% if %} [[Image]] [/b] [url=x] end";
        let spans: Vec<&str> = places(&Encoding, "en", text).into_iter().map(|(_, span)| span).collect();
        assert_eq!(spans, ["{{name}}", "[caption id=\"7\"]", "${total}", "{% if %}", "[[Image]]", "[/b]", "[url=x]"]);
        assert_eq!(places(&Encoding, "en", "[sic] [the mayor] [b] [...] {x} $5 [quote from a letter]"), []);
    }
}
