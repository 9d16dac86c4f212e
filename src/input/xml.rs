//! The content of XML elements as text: references, CDATA sections, and inline codes.
//!
//! XLIFF and TMX put the codes of the original file into the text. A code that opens or closes something (`g`, `pc`, `bpt`) has no
//! width: it may stand within a word. One that stands for something (`x`, `ph`) is U+FFFC, the object replacement character, and
//! is masked. What a code holds is the markup of another format and no text.

use super::decoded::{Decoded, Meaning};
use super::records::{Fault, shorten};
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::QName;
use quick_xml::{Reader, XmlVersion};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

/// Elements that stand for something: a placeholder, a line break, an image.
const OBJECTS: &str = "x ph it ut";
/// Elements that hold markup of another format.
const OPAQUE: &str = "ph it ut bpt ept";
/// What XML takes for white space.
const WHITE: [char; 4] = [' ', '\t', '\n', '\r'];
/// Bytes of the longest reference, with its marks.
const MAX_REFERENCE: usize = 64;

/// The length of the piece at byte `at` of the well-formed content `raw`, and what it stands for.
pub(super) fn piece(raw: &str, at: usize, in_cdata: &mut bool) -> (usize, Meaning) {
    let rest = &raw[at..];
    if *in_cdata {
        if rest.starts_with("]]>") {
            *in_cdata = false;
            return (3, Meaning::Code);
        }
        return char_piece(rest);
    }
    match rest.as_bytes().first() {
        Some(b'<') if rest.starts_with("<![CDATA[") => {
            *in_cdata = true;
            (9, Meaning::Code)
        }
        Some(b'<') if rest.starts_with("<!--") => (until(rest, 4, "-->"), Meaning::Code),
        Some(b'<') if rest.starts_with("<?") => (until(rest, 2, "?>"), Meaning::Code),
        Some(b'<') => element(rest),
        Some(b'&') => reference(rest),
        _ => char_piece(rest),
    }
}

/// The character at the start of `rest`. A line end is a line feed however it is written, with the indentation of the next line.
fn char_piece(rest: &str) -> (usize, Meaning) {
    let line = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix(['\n', '\r']));
    if let Some(line) = line {
        return (rest.len() - line.trim_start_matches([' ', '\t']).len(), Meaning::Char('\n'));
    }
    let char = rest.chars().next().unwrap_or_default();
    (char.len_utf8().min(rest.len()), Meaning::Char(char))
}

/// The bytes of `rest` up to and with `end`, which is looked for from byte `from`.
fn until(rest: &str, from: usize, end: &str) -> usize {
    rest.get(from..).and_then(|inner| inner.find(end)).map_or(rest.len(), |found| from + found + end.len())
}

/// The tag at the start of `rest`, with all of its element if that holds no text.
fn element(rest: &str) -> (usize, Meaning) {
    let name = tag_name(rest);
    let len = tag_len(rest);
    let is_object = OBJECTS.split(' ').any(|object| object == name);
    let meaning = if is_object { Meaning::Object } else { Meaning::Code };
    if rest[..len].ends_with("/>") || !OPAQUE.split(' ').any(|opaque| opaque == name) {
        return (len, meaning);
    }
    (element_len(rest), meaning)
}

/// The length of the element that the tag at the start of `rest` opens.
pub(super) fn element_len(rest: &str) -> usize {
    let (name, len) = (tag_name(rest), tag_len(rest));
    if rest[..len].ends_with("/>") {
        return len;
    }
    let (mut at, mut depth) = (len, 1_usize);
    while let Some(found) = rest[at..].find('<') {
        let tag = &rest[at + found..];
        let len = match tag {
            _ if tag.starts_with("<!--") => until(tag, 4, "-->"),
            _ if tag.starts_with("<![CDATA[") => until(tag, 9, "]]>"),
            _ if tag.starts_with("<?") => until(tag, 2, "?>"),
            _ => tag_len(tag),
        };
        let is_closing = tag.starts_with("</");
        if tag_name(tag) == name && (is_closing || !tag[..len].ends_with("/>")) {
            depth = if is_closing { depth - 1 } else { depth + 1 };
        }
        at += found + len;
        if depth == 0 {
            return at;
        }
    }
    rest.len()
}

/// The name of a tag without its prefix; empty for what is no tag.
fn tag_name(tag: &str) -> &str {
    let inner = tag[1..].strip_prefix('/').unwrap_or(&tag[1..]);
    let end = inner.find(|char: char| char.is_ascii_whitespace() || matches!(char, '>' | '/')).unwrap_or(inner.len());
    let name = &inner[..end];
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// The length of the tag at the start of `tag`: a `>` within an attribute does not end it.
pub(super) fn tag_len(tag: &str) -> usize {
    let mut quote = None;
    for (at, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    tag.len()
}

/// The reference at the start of `rest`: one of a character, or one of the five that every file knows.
pub(super) fn reference(rest: &str) -> (usize, Meaning) {
    let end = rest.bytes().take(MAX_REFERENCE).position(|byte| byte == b';');
    let Some(end) = end else { return char_piece(rest) };
    let name = &rest[1..end];
    (end + 1, referred(name).map_or(Meaning::Object, Meaning::Char))
}

/// The character that the reference `&name;` stands for, if every file knows it.
pub(crate) fn referred(name: &str) -> Option<char> {
    let number = |digits: &str, radix| u32::from_str_radix(digits, radix).ok().and_then(char::from_u32);
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => match name.strip_prefix('#') {
            Some(digits) if digits.starts_with(['x', 'X']) => number(&digits[1..], 16),
            Some(digits) => number(digits, 10),
            None => None,
        },
    }
}

/// A reader of a stretch of a file: the elements around it begin in an earlier one and end in a later one.
pub(super) fn reader(text: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_unmatched_ends = true;
    reader
}

/// The fault of a tag at byte `at` that ends an element called `name` while one called `open` is open, or none.
pub(super) fn unmatched(at: usize, name: &str, open: Option<&str>, expected: &'static str) -> Fault {
    let within = open.map_or_else(|| "without an element".to_owned(), |open| format!("within `{}`", shorten(open)));
    Fault::new(at, format!("this is not well-formed XML: found `</{}>` {within}", shorten(name)), expected)
}

/// The fault of a file of so many bytes that ends while an element called `open` is open.
pub(super) fn cut_off(len: usize, open: &str, expected: &'static str) -> Fault {
    Fault::new(len, format!("the file ends within `{}`", shorten(open)), expected)
}

/// The next event of `reader` with the bytes that it takes up. `is_within` says whether an element is open, `expected` what the file
/// should be.
pub(crate) fn next<'t>(reader: &mut Reader<&'t [u8]>, is_within: bool, expected: &'static str) -> Result<(Event<'t>, Range<usize>), Fault> {
    let position = |position: u64| usize::try_from(position).unwrap_or(usize::MAX);
    let before = position(reader.buffer_position());
    let fault = |at, what: &str| Fault::new(at, format!("this is not well-formed XML: {what}"), expected);
    let event = reader.read_event().map_err(|error| fault(position(reader.error_position()), &error.to_string()))?;
    let is_late = matches!(event, Event::Decl(_)) && before > 0;
    match ill_formed(&event, is_within).or_else(|| is_late.then(|| "an XML declaration that is not at the start".to_owned())) {
        // White space may stand outside of all, and the text that may not begins behind it.
        Some(what) => Err(fault(before + event.len() - event.trim_start_matches(WHITE).len(), &what)),
        None => Ok((event, before..position(reader.buffer_position()))),
    }
}

/// What the library lets pass and no XML may have: a tag or a reference without a proper name, attributes that stand twice or
/// without quotation marks, the end of a CDATA section in text, a declaration of the document in an element, text outside of all.
fn ill_formed(event: &Event<'_>, is_within: bool) -> Option<String> {
    match event {
        Event::Start(tag) | Event::Empty(tag) if !is_name(tag.name().as_ref()) => Some(format!("`<{}`", shorten(tag.name().as_ref()))),
        Event::Start(tag) | Event::Empty(tag) => tag.attributes().find_map(|attribute| match attribute {
            Err(error) => Some(error.to_string()),
            Ok(attribute) if attribute.value.contains('<') => Some("`<` in an attribute".to_owned()),
            Ok(attribute) => (!is_name(attribute.key.as_ref())).then(|| format!("an attribute `{}`", shorten(attribute.key.as_ref()))),
        }),
        Event::CData(_) | Event::GeneralRef(_) if !is_within => Some("text outside the document’s element".to_owned()),
        Event::GeneralRef(name) => {
            let is_known = if name.starts_with('#') { referred(name).is_some_and(|char| char != '\0') } else { is_name(name) };
            (!is_known || name.len() + 2 > MAX_REFERENCE).then(|| format!("a reference `&{};`", shorten(name)))
        }
        Event::Text(text) if !is_within && !text.trim_matches(WHITE).is_empty() => {
            Some(format!("`{}` outside the document’s element", shorten(text.trim())))
        }
        Event::Text(text) => text.contains("]]>").then(|| "`]]>` outside a CDATA section".to_owned()),
        Event::DocType(_) | Event::Decl(_) => is_within.then(|| "a declaration of the document within it".to_owned()),
        _ => None,
    }
}

/// Whether XML lets a tag or an attribute have this name, as far as ASCII goes.
fn is_name(name: &str) -> bool {
    let is_start = |char: char| char.is_ascii_alphabetic() || matches!(char, '_' | ':') || !char.is_ascii();
    name.starts_with(is_start) && name.chars().all(|char| is_start(char) || char.is_ascii_digit() || matches!(char, '-' | '.'))
}

/// The text, masks and codes of the well-formed content `raw`. Masked are objects, tags of another format, and what a marker
/// protects.
pub(super) fn decode(raw: &str) -> Decoded {
    let mut decoded = Decoded::with_capacity(raw.len());
    // For each open marker, where the text that it protects starts.
    let mut markers: Vec<Option<usize>> = Vec::new();
    // The same for markers of 2.x that may end within another element, by their ids.
    let mut ranges: BTreeMap<String, usize> = BTreeMap::new();
    // Where the last `<` stands that was not closed.
    let mut tag = None;
    let (mut at, mut in_cdata) = (0, false);
    while at < raw.len() {
        let (len, meaning) = piece(raw, at, &mut in_cdata);
        let here = decoded.text.len();
        decoded.push(meaning);
        match meaning {
            Meaning::Char(char) => decoded.mask_tags(char, &mut tag),
            Meaning::Object | Meaning::Seam => {}
            Meaning::Code => {
                let tag = &raw[at..at + len];
                match Some(tag).filter(|tag| tag.starts_with('<')).map_or("", tag_name) {
                    "mrk" if tag.starts_with("</") => {
                        if let Some(Some(start)) = markers.pop() {
                            decoded.mask(start..here);
                        }
                    }
                    "mrk" if !tag.ends_with("/>") => markers.push(protects(&parsed(tag)).then_some(here)),
                    "sm" if protects(&parsed(tag)) => {
                        ranges.entry(attribute(&parsed(tag), "id").unwrap_or_default()).or_insert(here);
                    }
                    "em" if !ranges.is_empty() => {
                        let start = ranges.remove(&attribute(&parsed(tag), "startRef").unwrap_or_default());
                        start.into_iter().for_each(|start| decoded.mask(start..here));
                    }
                    _ => {}
                }
            }
        }
        at += len;
    }
    // One that does not end protects all that follows.
    if let Some(start) = ranges.into_values().min() {
        decoded.mask(start..decoded.text.len());
    }
    decoded
}

/// Whether the tag of a marker says that what it marks is not translated.
pub(super) fn protects(tag: &BytesStart<'_>) -> bool {
    attribute(tag, "translate").is_some_and(|value| value != "yes") || attribute(tag, "mtype").as_deref() == Some("protected")
}

/// `tag` as the library has it.
pub(super) fn parsed(tag: &str) -> BytesStart<'_> {
    let content = tag[1..].trim_end_matches('>').trim_end_matches('/');
    BytesStart::from_content(content, content.find(|char: char| char.is_ascii_whitespace()).unwrap_or(content.len()))
}

/// `text` as the content of an element, or of a CDATA section in it; what can't be written, if anything.
pub(super) fn escape(text: &str, in_cdata: bool) -> Result<Cow<'_, str>, &'static str> {
    if text.contains(|char: char| char < ' ' && !matches!(char, '\t' | '\n') || matches!(char, '\u{fffe}' | '\u{ffff}')) {
        return Err("a control character");
    }
    if in_cdata {
        return if text.contains("]]>") { Err("the end of a CDATA section") } else { Ok(Cow::Borrowed(text)) };
    }
    if !text.contains(['&', '<', '>']) {
        return Ok(Cow::Borrowed(text));
    }
    Ok(Cow::Owned(text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")))
}

/// What an edit may have brought together: taking something out may have kept the end of a CDATA section apart.
pub(super) fn damage(before: &str, after: &str) -> Option<&'static str> {
    let ends = |text: &str| text.matches("]]>").count();
    (ends(after) > ends(before)).then_some("the end of a CDATA section")
}

/// `range` of `text` without white space at its ends: layout of the file.
pub(super) fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let content = &text[range.clone()];
    let start = range.start + (content.len() - content.trim_start_matches(WHITE).len());
    start..(range.start + content.trim_end_matches(WHITE).len()).max(start)
}

/// A fault if the file, which is in UTF-8, says of itself that it is in another encoding. In what others write as Latin-1 a
/// character beyond ASCII is another one than it seems.
pub(crate) fn check_encoding(text: &str) -> Result<(), Fault> {
    if text.starts_with('\u{feff}') {
        return Err(Fault::new(0, "found a second byte-order mark", "expected one at most"));
    }
    let Some(at) = encoding(text) else { return Ok(()) };
    let name = &text[at.clone()];
    let but = if name.eq_ignore_ascii_case("utf-16") { ", but it is not" } else { "" };
    let found = format!("the file says that it is in {}{but}", shorten(name));
    Err(Fault::new(at.start, found, "expected UTF-8 or UTF-16; convert it and its declaration"))
}

/// Where the declaration of `text` names an encoding other than UTF-8. Also where all of it is ASCII: what a fix writes need not be.
pub(super) fn encoding(text: &str) -> Option<Range<usize>> {
    let (declaration, _) = text.strip_prefix("<?xml")?.split_once("?>")?;
    let (before, value) = declaration.split_once("encoding")?;
    let is_before = |char: char| char.is_ascii_whitespace() || char == '=';
    let name = value.trim_start_matches(is_before).trim_start_matches(['"', '\'']);
    let start = "<?xml".len() + before.len() + "encoding".len() + (value.len() - name.len());
    let name = name.split(['"', '\'']).next().unwrap_or_default();
    let is_read = ["utf-8", "utf8"].iter().any(|read| name.eq_ignore_ascii_case(read));
    (!is_read).then(|| start..start + name.len())
}

/// The value of an attribute with this name: without a prefix if there is one, else with any.
pub(crate) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let is_own = |key: QName<'_>| key.as_ref() == name;
    let is_any = |key: QName<'_>| key.local_name().as_ref() == name;
    let find = |fits: &dyn Fn(QName<'_>) -> bool| tag.attributes().with_checks(false).flatten().find(|attribute| fits(attribute.key));
    let attribute = find(&is_own).or_else(|| find(&is_any))?;
    // A reference that is not known is left as it is written: nothing of an attribute is ever written back.
    Some(attribute.normalized_value(XmlVersion::Implicit1_0).map_or_else(|_| attribute.value.to_string(), Cow::into_owned))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with `⟦⟧` around masks and `|` for codes.
    fn shown(raw: &str) -> String {
        let decoded = decode(raw);
        let mut shown = String::new();
        for (at, char) in decoded.text.char_indices().chain([(decoded.text.len(), '\0')]) {
            let here = at as u32;
            shown.extend(decoded.masks.iter().filter(|mask| mask.end == here).map(|_| '⟧'));
            shown.extend(decoded.codes.iter().filter(|&&code| code == here).map(|_| '|'));
            shown.extend(decoded.masks.iter().filter(|mask| mask.start == here).map(|_| '⟦'));
            shown.push(char);
        }
        shown.trim_end_matches('\0').to_owned()
    }

    #[test]
    fn references_and_sections_are_text() {
        assert_eq!(shown("5 &lt; 6 &amp; &#233;&#xE9; &quot;&apos;&gt;"), "5 < 6 & éé \"'>");
        assert_eq!(shown("a<![CDATA[<b> & ]] ]]>c"), "a|⟦<b>⟧ & ]] |c");
        assert_eq!(shown("Fish &amp; chips &nbsp; &#0;!"), "Fish & chips ⟦\u{fffc}⟧ \0!");
        assert_eq!(shown("a &lt;/b&gt; &lt; 3 &gt; 2 &lt;c <mrk translate='no'>d&gt; e</mrk>"), "a ⟦</b>⟧ < 3 > 2 ⟦<c |d>⟧⟦ e⟧|");
        assert_eq!(shown("a &a; b"), "a ⟦\u{fffc}⟧ b");
        assert_eq!(shown("One\r\n    two\rthree"), "One\ntwo\nthree");
    }

    #[test]
    fn codes_have_no_width_and_objects_have() {
        assert_eq!(shown("Bala<g id=\"1\">kli</g>ya"), "Bala|kli|ya");
        assert_eq!(shown("a <x id='>'/> b<x-html/>c"), "a ⟦\u{fffc}⟧ b|c");
        assert_eq!(shown("<bpt id=\"1\">&lt;b&gt;</bpt>Dam<ept id=\"1\"><sub>x</sub></ept>!"), "|Dam|!");
        assert_eq!(shown("<ph>a<sub>b<ph>c</ph></sub><!-- </ph> --><![CDATA[</ph>]]></ph>d"), "⟦\u{fffc}⟧d");
        assert_eq!(shown("a<!-- b -->c<?d e?>f"), "a|c|f");
        assert_eq!(shown("x <mrk mtype=\"protected\">Dam <x/> B</mrk> y"), "x |⟦Dam \u{fffc} B⟧| y");
        assert_eq!(shown("<mrk id='1'>a <mrk translate='no'>b</mrk></mrk>"), "|a |⟦b⟧||");
    }

    #[test]
    fn what_is_written_is_read_again() {
        for text in ["a < b & c ]]> d", "“é”", ""] {
            assert_eq!(decode(&escape(text, false).unwrap()).text, text);
        }
        assert_eq!(escape("a & b", true).as_deref(), Ok("a & b"));
        assert!(escape("a ]]> b", true).is_err() && escape("\u{1}", false).is_err());
    }
}
