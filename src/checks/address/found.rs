//! Finds addresses in a text by their marks: `://`, `www.`, `@`, `#`, braces and percent signs.

use crate::text::{Script, Span};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    Url,
    Mail,
    /// `@name`
    Handle,
    Hashtag,
    /// A slot of a template: `{0}`, `%s`, `%1$s`, `%(name)s`, `$t(key)`.
    Slot,
}

/// An address, and where it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Address {
    pub kind: Kind,
    pub span: Span,
}

impl Address {
    /// What all ways to write the address have in common, whatever its case.
    pub(super) fn key(&self, text: &str) -> (Kind, String) {
        let own = self.span.text(text);
        if self.kind == Kind::Slot {
            // Numbers say in which order the slots are filled, and another language may have another.
            let numbered =
                own.strip_prefix('%').and_then(|rest| rest.trim_start_matches(|char: char| char.is_ascii_digit()).strip_prefix('$'));
            return (self.kind, numbered.map_or_else(|| own.to_owned(), |rest| format!("%{rest}")));
        }
        (self.kind, self.span.text(text).trim_end_matches('/').to_lowercase())
    }

    /// Whether one is the other with a slip: most of their letters are the same from both ends. Another page or another
    /// house is a choice, such as the one in the language of the reader.
    pub(super) fn is_like(&self, text: &str, other: &Self, other_text: &str) -> bool {
        let (own, its) = (self.span.text(text).to_lowercase(), other.span.text(other_text).to_lowercase());
        let head = own.bytes().zip(its.bytes()).take_while(|(one, other)| one == other).count();
        let tail = own.bytes().rev().zip(its.bytes().rev()).take_while(|(one, other)| one == other).count();
        let longest = own.len().max(its.len());
        (head + tail).min(longest) * 3 >= longest * 2
    }
}

/// The addresses in the text at `span`, in order.
pub(super) fn addresses(text: &str, span: Span) -> Vec<Address> {
    let whole = span.text(text);
    let mut found: Vec<Address> = Vec::new();
    let mut from = 0;
    while let Some(at) = whole.as_bytes()[from..].iter().position(|byte| matches!(byte, b':' | b'.' | b'@' | b'#' | b'{' | b'%' | b'$')) {
        let at = from + at;
        let address = at_mark(whole, at)
            .filter(|(_, range)| found.last().is_none_or(|last| range.start + span.start as usize >= last.span.end as usize));
        from = at + 1;
        if let Some((kind, range)) = address {
            from = range.end.max(from);
            found.push(Address { kind, span: Span::of(span.start as usize + range.start..span.start as usize + range.end) });
        }
    }
    found
}

/// The most bytes of what stands in the braces of a slot.
const MOST_SLOT: usize = 24;

type Range = std::ops::Range<usize>;

/// The address whose mark stands at byte `at`.
fn at_mark(text: &str, at: usize) -> Option<(Kind, Range)> {
    let (before, rest) = text.split_at(at);
    match text.as_bytes()[at] {
        b':' if rest.starts_with("://") => {
            let start = before.len() - before.bytes().rev().take_while(u8::is_ascii_alphabetic).count();
            let end = at + 3 + length(&rest[3..], is_of_url);
            (start < at && end > at + 3).then_some((Kind::Url, start..end))
        }
        b'.' if before.ends_with("www") => {
            let end = at + length(rest, is_of_url);
            (end > at + 4).then_some((Kind::Url, at - 3..end))
        }
        b'@' => at_sign(before, rest, at),
        b'#' => {
            let end = at + 1 + rest[1..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').map(char::len_utf8).sum::<usize>();
            let starts = before.chars().next_back().is_none_or(|c| !c.is_alphanumeric() && c != '&');
            let slot = text[end..].starts_with('#');
            (starts && !slot && rest[1..].starts_with(char::is_alphabetic) && end > at + 2).then_some((Kind::Hashtag, at..end))
        }
        b'{' => {
            let end = at + rest.bytes().take(MOST_SLOT + 2).position(|byte| byte == b'}')? + 1;
            let inside = &text[at + 1..end - 1];
            (inside.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')).then_some((Kind::Slot, at..end))
        }
        b'%' if !before
            .ends_with(|c: char| c.is_ascii_digit() || c.is_whitespace() && before.trim_end().ends_with(|c: char| c.is_ascii_digit())) =>
        {
            let len = slot_len(rest)?;
            let free = !rest[len..].starts_with(char::is_alphanumeric);
            free.then_some((Kind::Slot, at..at + len))
        }
        b'$' => {
            let inside = rest.strip_prefix("$t(")?;
            let len = inside.bytes().take(MOST_SLOT).position(|byte| byte == b')')?;
            (!inside[..len].contains(char::is_whitespace)).then_some((Kind::Slot, at..at + len + 4))
        }
        _ => None,
    }
}

/// The length of the slot of `printf` or of Python at the start of `text`, which begins with a percent sign.
fn slot_len(text: &str) -> Option<usize> {
    let mut rest = &text[1..];
    if let Some(inside) = rest.strip_prefix('(') {
        let len = inside.bytes().take(MOST_SLOT).position(|byte| byte == b')')?;
        let is_name = inside[..len].bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        rest = is_name.then(|| &inside[len + 1..])?;
    } else if let Some(numbered) = rest.trim_start_matches(|char: char| char.is_ascii_digit()).strip_prefix('$') {
        rest = numbered;
    }
    let kind = ["s", "d", "@", "ld", "lu"].into_iter().find(|kind| rest.starts_with(kind))?;
    Some(text.len() - rest.len() + kind.len())
}

/// A mail address or a handle around the `@` at byte `at`.
fn at_sign(before: &str, rest: &str, at: usize) -> Option<(Kind, Range)> {
    let is_of_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-' | b'+');
    let name = before.bytes().rev().take_while(is_of_name).count();
    let host = length(&rest[1..], |c| is_of_name(&(c as u8)) && c.is_ascii());
    let end = at + 1 + host;
    if name > 0 && rest[1..=host].contains('.') {
        return Some((Kind::Mail, at - name..end));
    }
    // Chinese and Japanese set no space before it.
    let is_letter = |c: char| c.is_alphanumeric() && !matches!(Script::of(c), Script::Han | Script::Kana);
    let starts = before.chars().next_back().is_none_or(|c| !is_letter(c));
    let handle = length(&rest[1..], |c| c.is_alphanumeric() || c == '_');
    let is_word = rest[1..].starts_with(|c: char| c.is_alphabetic() || c == '_');
    (starts && is_word && handle >= 3).then_some((Kind::Handle, at..at + 1 + handle))
}

/// The bytes of the address that `text` starts with, without the marks of the sentence behind it.
fn length(text: &str, is_of: impl Fn(char) -> bool) -> usize {
    let end: usize = text.chars().take_while(|c| is_of(*c)).map(char::len_utf8).sum();
    text[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '-']).len()
}

fn is_of_url(character: char) -> bool {
    character.is_ascii_graphic() && !matches!(character, ')' | '(' | ']' | '[' | '<' | '>' | '"')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(Kind, &str)> {
        addresses(text, Span::of(0..text.len())).iter().map(|address| (address.kind, address.span.text(text))).collect()
    }

    #[test]
    fn addresses_of_all_kinds() {
        assert_eq!(
            found("See https://mill.example/a?b=1, (www.dam.example)."),
            [(Kind::Url, "https://mill.example/a?b=1"), (Kind::Url, "www.dam.example"),]
        );
        assert_eq!(
            found("Write to ann.berg@mill.example. Or ask @annberg #Mühle!"),
            [(Kind::Mail, "ann.berg@mill.example"), (Kind::Handle, "@annberg"), (Kind::Hashtag, "#Mühle"),]
        );
        assert_eq!(found("{0} of %s, {name}"), [(Kind::Slot, "{0}"), (Kind::Slot, "%s"), (Kind::Slot, "{name}")]);
        assert_eq!(found("微博@山城报 https://shan.example。"), [(Kind::Handle, "@山城报"), (Kind::Url, "https://shan.example")]);
    }

    #[test]
    fn no_addresses() {
        assert_eq!(found("No. 5: 7 %s of it at 18:30, #1 & 5%, “a@”, {see the note above}, e.g. this."), []);
    }
}
