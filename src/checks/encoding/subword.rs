//! What tokenisers and templates of a translation pipeline leave: `<unk>`, `@-@`, `▁`, `{0}`, `__NUM__`.

use super::Stretch;
use crate::checks::Finding;
use crate::diagnostic::Safety;
use crate::text::Span;

/// A special token of a model in angle or square brackets, at byte `at`.
pub(super) fn special_token(stretch: &Stretch<'_, '_>, at: usize) -> Option<Finding> {
    let rest = stretch.rest(at);
    let close = if rest.starts_with('<') { '>' } else { ']' };
    let end = rest.bytes().take(32).position(|byte| byte == close as u8)?;
    let name = rest.get(1..end)?.trim();
    let known = if close == '>' {
        let lower = name.to_ascii_lowercase();
        ANGLED.contains(&lower.as_str()) && (name == lower || !name.bytes().any(|byte| byte.is_ascii_lowercase()))
            || name.starts_with('|') && name.ends_with('|') && name.len() > 2
            || lower.starts_with("extra_id_")
            || lower.starts_with("0x") && lower.len() == 4
            || is_language_tag(name)
    } else {
        matches!(name, "UNK" | "MASK" | "PAD" | "CLS" | "SEP" | "BOS" | "EOS" | "unk" | "URL" | "NUM")
    };
    known.then(|| Finding::new("unknown-token", Span::of(at..at + end + 1)))
}

const ANGLED: &[&str] = &[
    "unk", "url", "pad", "eos", "bos", "mask", "num", "number", "date", "user", "email", "name", "person", "org", "loc", "sep", "cls",
    "blank", "money", "unknown",
];

/// `2en`, as models that speak many languages are told what to write.
fn is_language_tag(name: &str) -> bool {
    name.strip_prefix('2').is_some_and(|tag| matches!(tag.len(), 2 | 3) && tag.bytes().all(|byte| byte.is_ascii_lowercase()))
}

/// Joiners of a tokeniser at an `@` or `#`: `long @-@ term`, `Ku@@ pian@@ sk`, `##ing`.
pub(super) fn mark(stretch: &Stretch<'_, '_>, at: usize) -> Option<Finding> {
    let rest = stretch.rest(at).as_bytes();
    let (before, _) = stretch.around(at, at);
    match rest {
        [b'@', joint @ (b'-' | b',' | b'.' | b':' | b'/'), b'@', ..] => {
            let left = usize::from(before == Some(' ') && at > stretch.span.start as usize);
            let right = usize::from(rest.get(3) == Some(&b' '));
            let edit = Span::of(at - left..at + 3 + right);
            let joint = char::from(*joint).to_string();
            Some(Finding::new("subword-mark", Span::of(at..at + 3)).replace("join the parts", edit, joint))
        }
        [b'@', b'@', b' ', next, ..] if before.is_some_and(char::is_alphanumeric) && !next.is_ascii_whitespace() => {
            Some(Finding::new("subword-mark", Span::of(at..at + 2)).replace("join the parts", Span::of(at..at + 3), ""))
        }
        [b'#', b'#', next, ..] if next.is_ascii_lowercase() && before == Some(' ') && at > stretch.span.start as usize + 1 => {
            let joined = stretch.around(at - 1, at).0.is_some_and(char::is_alphabetic);
            let edit = Span::of(at - 1..at + 2);
            joined.then(|| Finding::new("subword-mark", Span::of(at..at + 2)).replace("join the parts", edit, "").trust(Safety::Unsafe))
        }
        _ => None,
    }
}

/// A run of the word mark `▁` of a subword model at byte `at`, which stands for a space.
pub(super) fn word_mark(stretch: &Stretch<'_, '_>, at: usize) -> Option<Finding> {
    let len = stretch.rest(at).len() - stretch.rest(at).trim_start_matches('▁').len();
    let (before, after) = stretch.around(at, at + len);
    // A bar of them is a drawing.
    if len > '▁'.len_utf8() || !after.is_some_and(char::is_alphanumeric) {
        return None;
    }
    let span = Span::of(at..at + len);
    let space = if before.is_none_or(char::is_whitespace) { "" } else { " " };
    Some(Finding::new("subword-mark", span).replace("write a space", span, space).trust(Safety::Unsafe))
}

/// A slot that nobody filled, at byte `at`: `{0}`, `%s`, `%1$s`, `%(name)s`, `__NUM__`, `_ORG_`; all but the last two with the
/// spaces too that an engine sets between their parts: `% 1 $ s`.
pub(super) fn placeholder(stretch: &Stretch<'_, '_>, at: usize) -> Option<Finding> {
    let rest = stretch.rest(at);
    let len = match rest.as_bytes() {
        [b'{', ..] => {
            let mut slot = Slot::new(rest);
            let digits = slot.run(|byte| byte.is_ascii_digit());
            (matches!(digits, 1 | 2) && slot.one(b"}")).then_some(slot.at)?
        }
        [b'$', ..] => {
            let mut slot = Slot::new(rest);
            (slot.one(b"{") && slot.name() && slot.one(b"}")).then_some(slot.at)?
        }
        [b'%', ..] => {
            let mut slot = Slot::new(rest);
            if slot.one(b"(") {
                (slot.name() && slot.one(b")") && slot.one(b"sd")).then_some(slot.at)?
            } else if slot.one(b"{") {
                (slot.name() && slot.one(b"}")).then_some(slot.at)?
            } else {
                let numbered = slot.run(|byte| byte.is_ascii_digit()) > 0;
                ((!numbered || slot.one(b"$")) && slot.one(b"sd@")).then_some(slot.at)?
            }
        }
        [b'_', inner @ ..] => {
            let lead = 1 + usize::from(inner.first() == Some(&b'_'));
            let name = rest.get(lead..)?.bytes().take_while(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit()).count();
            let closed = rest.get(lead + name..)?.starts_with(&"__"[..lead]);
            (name >= 3 && closed && rest.as_bytes()[lead].is_ascii_uppercase()).then_some(name + 2 * lead)?
        }
        _ => return None,
    };
    let (before, after) = stretch.around(at, at + len);
    let glued = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '%' | '{' | '$' | '/'));
    // “20 %d’écart” and “100%s” are slips of spacing; “50 %s” is none of a number.
    let percentage =
        rest.starts_with('%') && stretch.text[stretch.paragraph.start as usize..at].trim_end().ends_with(|c: char| c.is_ascii_digit());
    // `in % d. Fläche` is an abbreviation.
    let dotted = rest.starts_with("% ") && after == Some('.') && len == 3 && rest[len + 1..].trim_start().starts_with(char::is_alphabetic);
    let elided = rest.starts_with('%') && matches!(after, Some('\'' | '’' | '-')) || dotted;
    let fresh = !glued(before) && !glued(after) && !percentage && !elided && !stretch.is_in_address(at);
    fresh.then(|| Finding::new("placeholder", Span::of(at..at + len)))
}

/// What was read of a slot. Before each of its parts one space may stand.
struct Slot<'s> {
    bytes: &'s [u8],
    at: usize,
}

impl<'s> Slot<'s> {
    /// Behind the first character of `text`.
    fn new(text: &'s str) -> Self {
        Self { bytes: text.as_bytes(), at: 1 }
    }

    /// Reads one of `marks`, if it comes next.
    fn one(&mut self, marks: &[u8]) -> bool {
        let at = self.at + usize::from(self.bytes.get(self.at) == Some(&b' '));
        let found = self.bytes.get(at).is_some_and(|byte| marks.contains(byte));
        if found {
            self.at = at + 1;
        }
        found
    }

    /// Reads the bytes that are `wanted`, and says how many there are.
    fn run(&mut self, wanted: impl Fn(&u8) -> bool) -> usize {
        let at = self.at + usize::from(self.bytes.get(self.at) == Some(&b' '));
        let count = self.bytes.get(at..).unwrap_or_default().iter().take(40).take_while(|byte| wanted(byte)).count();
        if count > 0 {
            self.at = at + count;
        }
        count
    }

    /// Reads a name as programs write it.
    fn name(&mut self) -> bool {
        self.run(|byte| byte.is_ascii_alphanumeric() || *byte == b'_' || *byte == b'.') > 0
    }
}

#[cfg(test)]
mod tests {
    use super::super::Encoding;
    use crate::checks::testing::{fixed, places};

    #[test]
    fn slots_with_spaces() {
        for slot in ["% 1 $ s", "% d", "% 2 $ d", "%3$ s", "{ 0 }", "$ {name}", "$ { name }", "% ( name ) s", "%(name)s", "% @", "%{count}"]
        {
            let text = format!("About {slot} households have no power.");
            assert_eq!(places(&Encoding, "en", &text), [("placeholder", slot)], "{text}");
            assert_eq!(fixed(&Encoding, "en", &text), text);
        }
        for good in ["5 % d’écart, 20 % si", "in % d. Fläche, in % der Fläche", "50 % (name) so", "the set { a }, $ 5 {x}", "% 1 $ in all"]
        {
            assert_eq!(places(&Encoding, "en", good), [], "{good}");
        }
    }

    #[test]
    fn tokens_and_slots() {
        let text = "He saw <unk> and [UNK] ⁇ in \u{fffd} on <url> with __NUM__ of _ORG_, {0} and %1$s or %s.";
        let spans: Vec<&str> = places(&Encoding, "en", text).into_iter().map(|(_, span)| span).collect();
        assert_eq!(spans, ["<unk>", "[UNK]", "⁇", "\u{fffd}", "<url>", "__NUM__", "_ORG_", "{0}", "%1$s", "%s"]);
    }

    #[test]
    fn parts_are_joined() {
        for (text, wanted) in [
            ("a long @-@ term plan for 1 @,@ 000", "a long-term plan for 1,000"),
            ("in Ku@@ pian@@ sk", "in Kupiansk"),
            ("walk ##ing on", "walking on"),
            ("▁He▁left", "He left"),
        ] {
            assert_eq!(fixed(&Encoding, "en", text), wanted);
        }
        assert_eq!(places(&Encoding, "en", "anna@example.org, @ home, # 5, ## Title, ▁▁▃▅▇, 20 %d’écart, 5 %s"), []);
    }
}
