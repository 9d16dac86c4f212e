//! Character references of HTML, whole (`&quot;`) or torn by a tokeniser (`& quot ;`).

use super::Stretch;
use crate::checks::Finding;
use crate::diagnostic::Safety;
use crate::text::Span;

/// The longest name with its semicolon, and room for the spaces of a tokeniser.
const LONGEST: usize = 13;

/// The entity at the `&` at byte `at`.
pub(super) fn entity(stretch: &Stretch<'_, '_>, at: usize) -> Option<Finding> {
    let mut reading = read(stretch.rest(at + 1))?;
    if stretch.is_in_address(at) {
        return None;
    }
    // Encoded twice or more: `&amp;quot;`.
    for _ in 0..3 {
        if reading.character != '&' || reading.torn {
            break;
        }
        match read(stretch.rest(at + reading.len)) {
            Some(inner) if inner.closed => reading = Reading { len: reading.len + inner.len - 1, ..inner },
            _ => break,
        }
    }
    let (start, end) = (at, at + reading.len);
    let (before, after) = stretch.around(start, end);
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    if !reading.closed && !reading.torn && letter(after) && letter(before) {
        return None;
    }
    let span = Span::of(start..end);
    let trust = if reading.closed && !reading.torn { Safety::Safe } else { Safety::Unsafe };
    let edit = if reading.character == '\'' { without_spaces(stretch, span) } else { span };
    let replacement = if reading.character == '\u{ad}' { String::new() } else { reading.character.to_string() };
    let finding = Finding::new("html-entity", span).value("character", called(reading.character));
    Some(finding.replace("write the character", edit, replacement).trust(trust))
}

/// An apostrophe between letters, and the spaces that a tokeniser put around it: `firm & apos ; s`.
fn without_spaces(stretch: &Stretch<'_, '_>, span: Span) -> Span {
    let (start, end) = (span.start as usize, span.end as usize);
    let (before, after) =
        (stretch.text.get(stretch.paragraph.start as usize..start), stretch.text.get(end..stretch.paragraph.end as usize));
    let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
    let (word, suffix) = (before.trim_end_matches(' '), after.trim_start_matches(' '));
    let tail: String = suffix.chars().take_while(|c| c.is_alphabetic()).collect();
    if word.ends_with(char::is_alphabetic) && matches!(tail.as_str(), "s" | "t" | "re" | "ve" | "ll" | "d" | "m") {
        Span::of(start - (before.len() - word.len())..end + (after.len() - suffix.len()))
    } else {
        span
    }
}

/// What a message calls the character; one that cannot be seen or told apart within quotation marks by its name.
fn called(character: char) -> String {
    match character {
        '"' => "a straight quotation mark".to_owned(),
        '\'' => "an apostrophe".to_owned(),
        '\u{a0}' => "a no-break space".to_owned(),
        '\u{ad}' => "a soft hyphen".to_owned(),
        space if space.is_whitespace() => "a space".to_owned(),
        other => format!("“{other}”"),
    }
}

/// What stands after an `&`.
struct Reading {
    character: char,
    /// Bytes from the `&` to the end.
    len: usize,
    /// With its semicolon.
    closed: bool,
    /// With spaces inside.
    torn: bool,
}

/// Reads the reference of which `text` is what stands behind its `&`.
fn read(text: &str) -> Option<Reading> {
    let bytes = text.get(..text.floor_char_boundary(LONGEST))?.as_bytes();
    let spaces = |from: usize| bytes.get(from..).unwrap_or_default().iter().take_while(|&&byte| byte == b' ').count();
    let first = spaces(0);
    let hash = bytes.get(first) == Some(&b'#');
    let start = if hash { first + 1 + spaces(first + 1) } else { first };
    let len = bytes.get(start..).unwrap_or_default().iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let name = std::str::from_utf8(bytes.get(start..start + len)?).ok()?;
    let last = spaces(start + len);
    let closed = bytes.get(start + len + last) == Some(&b';');
    let character = if hash { numbered(name)? } else { named(name)? };
    let torn = closed && (first > 0 || last > 0 || hash && start > first + 1);
    // Without a semicolon only what can be nothing else; with a space after the `&` it needs one.
    let bare = first == 0 && (hash && matches!(character, '\'' | '"') || matches!(name, "quot" | "apos" | "nbsp" | "amp"));
    (closed || bare).then(|| Reading { character, len: 1 + start + len + if closed { last + 1 } else { 0 }, closed, torn })
}

fn numbered(digits: &str) -> Option<char> {
    let code = match digits.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16).ok()?,
        None => digits.parse().ok()?,
    };
    // Browsers read the numbers of the C1 controls as Windows-1252.
    let character =
        char::from_u32(code).map(|c| if ('\u{80}'..='\u{9f}').contains(&c) { super::character::windows(c).unwrap_or(c) } else { c })?;
    (!character.is_control()).then_some(character)
}

fn named(name: &str) -> Option<char> {
    NAMES.binary_search_by_key(&name, |&(name, _)| name).ok().map(|index| NAMES[index].1)
}

/// The entities that news pages use, sorted by name.
const NAMES: &[(&str, char)] = &[
    ("Aacute", 'Á'),
    ("Agrave", 'À'),
    ("Aring", 'Å'),
    ("Auml", 'Ä'),
    ("Ccedil", 'Ç'),
    ("Eacute", 'É'),
    ("Egrave", 'È'),
    ("Ntilde", 'Ñ'),
    ("Oacute", 'Ó'),
    ("Oslash", 'Ø'),
    ("Ouml", 'Ö'),
    ("Scaron", 'Š'),
    ("Uuml", 'Ü'),
    ("aacute", 'á'),
    ("acirc", 'â'),
    ("aelig", 'æ'),
    ("agrave", 'à'),
    ("amp", '&'),
    ("apos", '\''),
    ("aring", 'å'),
    ("atilde", 'ã'),
    ("auml", 'ä'),
    ("bdquo", '„'),
    ("bull", '•'),
    ("ccedil", 'ç'),
    ("cent", '¢'),
    ("copy", '©'),
    ("deg", '°'),
    ("eacute", 'é'),
    ("ecirc", 'ê'),
    ("egrave", 'è'),
    ("emsp", '\u{2003}'),
    ("ensp", '\u{2002}'),
    ("euml", 'ë'),
    ("euro", '€'),
    ("frac12", '½'),
    ("frac14", '¼'),
    ("frac34", '¾'),
    ("gt", '>'),
    ("hellip", '…'),
    ("iacute", 'í'),
    ("icirc", 'î'),
    ("iexcl", '¡'),
    ("igrave", 'ì'),
    ("iquest", '¿'),
    ("iuml", 'ï'),
    ("laquo", '«'),
    ("ldquo", '“'),
    ("lsaquo", '‹'),
    ("lsquo", '‘'),
    ("lt", '<'),
    ("mdash", '—'),
    ("micro", 'µ'),
    ("middot", '·'),
    ("minus", '−'),
    ("nbsp", '\u{a0}'),
    ("ndash", '–'),
    ("ntilde", 'ñ'),
    ("oacute", 'ó'),
    ("ocirc", 'ô'),
    ("oelig", 'œ'),
    ("ograve", 'ò'),
    ("oslash", 'ø'),
    ("otilde", 'õ'),
    ("ouml", 'ö'),
    ("permil", '‰'),
    ("plusmn", '±'),
    ("pound", '£'),
    ("prime", '′'),
    ("quot", '"'),
    ("raquo", '»'),
    ("rdquo", '”'),
    ("reg", '®'),
    ("rsaquo", '›'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("scaron", 'š'),
    ("sect", '§'),
    ("shy", '\u{ad}'),
    ("sup2", '²'),
    ("sup3", '³'),
    ("szlig", 'ß'),
    ("thinsp", '\u{2009}'),
    ("times", '×'),
    ("trade", '™'),
    ("uacute", 'ú'),
    ("ucirc", 'û'),
    ("ugrave", 'ù'),
    ("uuml", 'ü'),
    ("yacute", 'ý'),
    ("yen", '¥'),
];

#[cfg(test)]
mod tests {
    use super::super::Encoding;
    use crate::checks::testing::{fixed, places};

    #[test]
    fn entities_become_characters() {
        for (text, wanted) in [
            ("&quot;Fine&quot;, she said.", "\"Fine\", she said."),
            ("Tom &amp; Ann, R&amp;D, caf&eacute;", "Tom & Ann, R&D, café"),
            ("It&#39;s 5&#xB0; &amp;quot;cold&amp;amp;quot;", "It's 5° \"cold\""),
            ("The firm& apos;s plan & apos ; s end", "The firm's plan's end"),
            ("He said & quot ; no & quot ; twice", "He said \" no \" twice"),
            ("&quot hello", "\" hello"),
            ("caf&#233;s &#150; open", "cafés – open"),
        ] {
            assert_eq!(fixed(&Encoding, "en", text), wanted);
        }
        assert_eq!(places(&Encoding, "en", "Tom & Ann & copy and R&D;"), []);
    }

    #[test]
    fn names_are_sorted() {
        assert!(super::NAMES.is_sorted());
    }
}
