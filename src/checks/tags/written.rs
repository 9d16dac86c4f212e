//! Tags of HTML that are written out in a text.

use crate::input::{Edge, Form};
use crate::text::Span;
use std::ops::Range;

/// Elements that a sentence or a label may hold.
const KNOWN: &str = "a abbr b big br center cite code div em font h1 h2 h3 h4 h5 h6 hr i img kbd li ol p pre q s small span strong sub \
                     sup table td th tr tt u ul wbr";
/// Those that are never closed.
const VOID: &str = "br hr img wbr";
/// Bytes of the longest tag.
const LONGEST: usize = 1024;

/// A tag, and where it stands.
#[derive(Debug)]
pub(super) struct Tag {
    /// In lower case.
    pub name: String,
    pub form: Form,
    /// The edge of the text that it stands at, if no letter or digit lies between.
    pub edge: Option<Edge>,
    pub span: Span,
}

impl Tag {
    /// What it has in common with its like on the other side: attributes may be translated.
    pub(super) fn key(&self) -> (String, bool) {
        (self.name.clone(), self.form == Form::Closes)
    }
}

/// The tags in the text at `span`, in order.
pub(super) fn tags(text: &str, span: Span) -> Vec<Tag> {
    let whole = span.text(text);
    let mut tags: Vec<Tag> = whole.match_indices('<').filter_map(|(at, _)| read(&whole[at..], span.start as usize + at)).collect();
    let is_text = |range: Range<usize>| whole[range].contains(char::is_alphanumeric);
    let mut at = 0;
    for tag in &mut tags {
        let (start, end) = (tag.span.start as usize - span.start as usize, tag.span.end as usize - span.start as usize);
        if is_text(at..start.max(at)) {
            break;
        }
        (tag.edge, at) = (Some(Edge::Start), end);
    }
    let mut at = whole.len();
    for tag in tags.iter_mut().rev() {
        let (start, end) = (tag.span.start as usize - span.start as usize, tag.span.end as usize - span.start as usize);
        if tag.edge.is_some() || is_text(end.min(at)..at) {
            break;
        }
        (tag.edge, at) = (Some(Edge::End), start);
    }
    tags
}

/// The tag at the start of `rest`, which starts at byte `start`.
fn read(rest: &str, start: usize) -> Option<Tag> {
    let inner = rest[1..].strip_prefix('/').unwrap_or(&rest[1..]);
    let name: String = inner.chars().take(12).take_while(char::is_ascii_alphanumeric).map(|char| char.to_ascii_lowercase()).collect();
    let is_one_of = |names: &str| names.split_ascii_whitespace().any(|other| other == name);
    let is_apart = inner[name.len()..].starts_with([' ', '>', '/', '\n']);
    let end = rest.bytes().take(LONGEST).skip(1).position(|byte| matches!(byte, b'<' | b'>'))? + 1;
    let tag = &rest[..=end];
    let form = match tag {
        _ if tag.ends_with('<') || !is_apart || !is_one_of(KNOWN) => return None,
        _ if tag.ends_with("/>") || is_one_of(VOID) => Form::Alone,
        _ if tag.starts_with("</") => Form::Closes,
        _ => Form::Opens,
    };
    Some(Tag { name, form, edge: None, span: Span::of(start..start + tag.len()) })
}
