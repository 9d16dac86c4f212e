//! The inline codes of translators' files: which they are, where the text only has their places.

use super::decoded::Meaning;
use super::syntax::State;
use super::xml::{self, attribute};
use crate::document::{Document, Half, Islands, Origin, Syntax};
use crate::text::is_letter_or_digit;

/// Marks of translators' tools, and text within codes.
const NO_CODES: &str = "mrk sm em sub";
/// Codes that open and close something in a segment, each with an element of its own.
const OPENING: &str = "bpt bx sc";
const CLOSING: &str = "ept ex ec";

/// An inline code.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct InlineCode<'d> {
    pub name: String,
    /// What it has in common with its like on the other side, if the file says so.
    pub id: String,
    /// What a code that opens something has in common with the one that closes it.
    pub pair: String,
    pub form: Form,
    /// The edge of the text that it stands at, if no letter or digit lies between.
    pub edge: Option<Edge>,
    /// Its tag as it is written.
    pub tag: &'d str,
}

/// An edge of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Edge {
    Start,
    End,
}

/// What an inline code does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Opens,
    Closes,
    /// It stands for something, or holds what it marks.
    Alone,
}

/// The inline codes in a block of one half of `document`, in order; none but in XML.
pub(crate) fn inline_codes(document: &Document, half: Half, block: usize) -> Vec<InlineCode<'_>> {
    let Origin::Islands(islands) = &document.origin else { return Vec::new() };
    let is_elsewhere = half == Half::Source && document.source_file.is_some();
    let Some(island) = islands.of(half).get(block).filter(|_| islands.syntax == Syntax::Xml && !is_elsewhere) else { return Vec::new() };
    let raw = island.text(&islands.raw);
    if !raw.contains('<') {
        return Vec::new();
    }
    let (mut at, mut state, mut codes) = (0, State::default(), Vec::new());
    // The codes before the first letter, and up to the last one.
    let (mut first, mut last) = (None, 0);
    while at < raw.len() {
        let (len, meaning) = islands.syntax.piece(raw, at, &mut state);
        if matches!(meaning, Meaning::Char(char) if is_letter_or_digit(char)) {
            last = codes.len();
            first.get_or_insert(last);
        }
        let is_tag = !state.in_cdata && raw[at..].starts_with('<') && !raw[at + 1..].starts_with(['/', '!', '?']);
        codes.extend(is_tag.then(|| code(&raw[at..at + len])).flatten());
        at += len;
    }
    let first = first.unwrap_or_default();
    codes[..first].iter_mut().for_each(|code| code.edge = Some(Edge::Start));
    codes[last.max(first)..].iter_mut().for_each(|code| code.edge = Some(Edge::End));
    codes
}

/// How many line ends of the text itself stand in a block of one half of a file of XML: those written as references, since others
/// are layout of the file.
pub(crate) fn written_line_ends(islands: &Islands, half: Half, block: usize) -> Option<usize> {
    let raw = islands.of(half).get(block)?.text(&islands.raw);
    let (mut at, mut state, mut count) = (0, State::default(), 0);
    while at < raw.len() {
        let (len, meaning) = islands.syntax.piece(raw, at, &mut state);
        count += usize::from(matches!(meaning, Meaning::Char('\n')) && raw[at..].starts_with('&'));
        at += len;
    }
    Some(count)
}

/// The code that begins with `tag`, of which more may follow.
fn code(piece: &str) -> Option<InlineCode<'_>> {
    let tag = &piece[..xml::tag_len(piece)];
    let parsed = xml::parsed(tag);
    let name = parsed.local_name().as_ref().to_owned();
    let is_one_of = |names: &str| names.split(' ').any(|other| other == name);
    if is_one_of(NO_CODES) {
        return None;
    }
    let value = |names: &[&str]| names.iter().find_map(|name| attribute(&parsed, name)).unwrap_or_default();
    let form = match () {
        () if is_one_of(OPENING) => Form::Opens,
        () if is_one_of(CLOSING) => Form::Closes,
        () => Form::Alone,
    };
    Some(InlineCode { id: value(&["x", "id", "startRef"]), pair: value(&["i", "rid", "startRef", "id"]), form, edge: None, tag, name })
}
