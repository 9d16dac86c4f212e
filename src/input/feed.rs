//! HTML within XML, as the items of RSS and Atom have it: escaped, in a CDATA section, or as it is.
//!
//! The text is read through both at once, wherever it starts: `&amp;nbsp;` and, in a CDATA section, `&nbsp;` are one space. What an
//! author wrote to be seen as a reference or a tag can't always be told from one, and is taken for one.

use super::decoded::Meaning;
use super::html_text;

/// Bytes of the longest name of a character.
const MAX_NAME: usize = 32;

/// The length of the piece at byte `at` of the content `raw`, and what it stands for.
pub(super) fn piece(raw: &str, at: usize) -> (usize, Meaning) {
    let rest = &raw[at..];
    for (open, close) in [("<![CDATA[", ""), ("]]>", ""), ("<!--", "-->"), ("&lt;!--", "--&gt;")] {
        if let Some(inner) = rest.strip_prefix(open) {
            return (inner.find(close).map_or(rest.len(), |end| open.len() + end + close.len()), Meaning::Code);
        }
    }
    match rest.as_bytes().first() {
        Some(b'<' | b'&') => tag(rest).map(|len| (len, Meaning::Code)).or_else(|| reference(rest)),
        _ => None,
    }
    .unwrap_or_else(|| html_text::piece(raw, at))
}

/// The name of the tag that the piece `raw` is, in lower case and without a prefix, and whether it closes an element; `None` for
/// another piece.
pub(super) fn tag_name(raw: &str) -> Option<(String, bool)> {
    let inner = raw.strip_prefix("&lt;").or_else(|| raw.strip_prefix('<'))?;
    let closing = inner.strip_prefix('/');
    let inner = closing.unwrap_or(inner);
    let name: String = inner.chars().take_while(|char| char.is_alphanumeric() || matches!(char, ':' | '.' | '-' | '_')).collect();
    let local = name.rsplit(':').next().unwrap_or_default().to_lowercase();
    (!local.is_empty()).then_some((local, closing.is_some()))
}

/// The length of the tag at the start of `rest`, escaped or not.
fn tag(rest: &str) -> Option<usize> {
    tag_name(rest)?;
    let inner = rest.strip_prefix("&lt;").or_else(|| rest.strip_prefix('<'))?;
    let start = rest.len() - inner.len();
    // An end of either kind will do. Where another tag begins this was none.
    inner.bytes().enumerate().find_map(|(at, byte)| match byte {
        b'>' => Some(Some(start + at + 1)),
        b'<' => Some(None),
        b'&' if inner[at..].starts_with("&gt;") => Some(Some(start + at + "&gt;".len())),
        b'&' if inner[at..].starts_with("&lt;") => Some(None),
        _ => None,
    })?
}

/// The reference at the start of `rest`, whose `&` may be escaped.
fn reference(rest: &str) -> Option<(usize, Meaning)> {
    let inner = rest.strip_prefix("&amp;")?;
    let name = &inner[..inner.bytes().take(MAX_NAME).position(|byte| byte == b';')?];
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'#');
    let html = format!("&{name};");
    match is_name.then(|| html_text::piece(&html, 0))? {
        (len, Meaning::Char(char)) if len == html.len() => Some(("&amp;".len() + name.len() + 1, Meaning::Char(char))),
        _ => None,
    }
}

/// `text` is never written.
pub(super) fn escape(_: &str) -> Result<std::borrow::Cow<'_, str>, &'static str> {
    Err("text in markup within markup")
}

#[cfg(test)]
mod tests {
    use crate::document::Syntax;

    #[test]
    fn both_layers_are_read() {
        for (raw, text) in [
            ("&lt;p class=\"x\"&gt;The &amp;quot;dam&amp;quot;&lt;/p&gt;", "The \"dam\""),
            ("<![CDATA[<p>The &quot;dam&quot;</p>]]>", "The \"dam\""),
            ("<b>The</b> dam &amp; the lake, 1 &lt; 2 &gt; 0", "The dam & the lake, 1 < 2 > 0"),
            ("R&amp;amp;D &amp;#8217; &amp;nbsp;x &amp;nonsense; &lt;", "R&D ’ \u{a0}x &nonsense; <"),
            ("&lt;!-- no --&gt;a &lt;br/>b", "a b"),
        ] {
            assert_eq!(Syntax::Feed.decode(raw).text, text, "{raw}");
        }
    }
}
