//! Articles of newsrooms in XML: NewsML-G2, NITF, and the items of RSS and Atom.
//!
//! Each item is a document: its headline, its summary and the blocks of its body. Bylines, captions' data, scripts and what an `xml:lang`
//! says is in another language are left out.

use super::records::{Fault, shorten};
use super::segments::{Part, Segment};
use super::syntax::State;
use super::xml::{self, attribute, trimmed};
use super::xml_root::EXPECTED;
use super::{decoded::Meaning, feed};
use crate::document::Syntax;
use crate::lang::Lang;
use crate::text::BlockKind;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::ops::Range;

/// Where text stands: the element, the one around it, what the text is, and whether it is a page within XML.
const REGIONS: &[(&str, &str, BlockKind, bool)] = &[
    ("headline", "contentMeta", BlockKind::Heading, false),
    ("description", "contentMeta", BlockKind::Paragraph, false),
    ("inlineData", "contentSet", BlockKind::Paragraph, false),
    ("body", "html", BlockKind::Paragraph, false),
    ("hedline", "body.head", BlockKind::Heading, false),
    ("abstract", "body.head", BlockKind::Paragraph, false),
    ("body.content", "body", BlockKind::Paragraph, false),
    ("title", "item", BlockKind::Heading, true),
    ("description", "item", BlockKind::Paragraph, true),
    ("encoded", "item", BlockKind::Paragraph, true),
    ("title", "entry", BlockKind::Heading, true),
    ("summary", "entry", BlockKind::Paragraph, true),
    ("content", "entry", BlockKind::Paragraph, true),
];
/// The elements that are an article.
const ARTICLES: &str = "newsItem nitf item entry";
/// Elements within a sentence, of pages and of NITF; all others part blocks.
const INLINE: &str = "a abbr acronym alt-code b bdi bdo big chron cite city classifier code copyrite country del dfn em event font frac \
                      function i ins kbd lang location mark money num object.title org person postaddr pronounce q region s samp small \
                      span state strike strong sub sublocation sup time tt u var virtloc wbr";
/// Elements whose content is no prose of the article.
const LEFT_OUT: &str = "byline code credit dateline iframe media-metadata media-producer media-reference nitf-table-metadata pre \
                        script style tobject";

/// The articles of a file.
pub(super) fn parts(text: &str) -> Result<Vec<Part>, Fault> {
    let mut reader = Reader::from_str(text);
    let mut file = File { text, ..File::default() };
    loop {
        let (event, at) = xml::next(&mut reader, !file.open.is_empty(), EXPECTED)?;
        match event {
            Event::Start(tag) => file.start(&tag, at.end),
            Event::Empty(tag) => {
                file.start(&tag, at.end);
                file.end(at.end..at.end);
            }
            Event::End(_) => file.end(at),
            Event::Eof => break,
            _ => {}
        }
    }
    if let Some(open) = file.open.last() {
        return Err(Fault::new(text.len(), format!("the file ends within `{}`", shorten(&open.name)), EXPECTED));
    }
    Ok(file.parts)
}

/// An element that is open.
struct Open {
    prefix: String,
    name: String,
    /// What the nearest `xml:lang` says.
    lang: Option<Lang>,
    /// Where its content starts.
    content: usize,
    /// What it is, if its text is read.
    region: Option<(BlockKind, bool)>,
}

/// What is known of a file up to a place in it.
#[derive(Default)]
struct File<'t> {
    text: &'t str,
    open: Vec<Open>,
    parts: Vec<Part>,
    /// What an RSS channel says of all its items.
    channel: Option<Lang>,
    /// The article at hand, and how many elements were open before it.
    article: Option<(Part, usize)>,
    /// Whether what is open is within text that is read.
    is_text: bool,
}

impl File<'_> {
    fn start(&mut self, tag: &BytesStart<'_>, content: usize) {
        let full = tag.name().as_ref().to_owned();
        let (prefix, name) = full.rsplit_once(':').unwrap_or(("", &full));
        let around = self.open.last();
        let lang = attribute(tag, "xml:lang").and_then(|tag| language(&tag)).or_else(|| around.and_then(|open| open.lang.clone()));
        if self.article.is_none() && ARTICLES.split(' ').any(|article| article == name) {
            let lang = lang.clone().or_else(|| self.channel.clone());
            let part = Part { id: attribute(tag, "guid"), lang, ..Part::default() };
            self.article = Some((part, self.open.len()));
        }
        if let Some((part, _)) = &mut self.article {
            match name {
                "language" => part.lang = attribute(tag, "tag").and_then(|tag| language(&tag)).or(part.lang.take()),
                "doc-id" => part.id = part.id.take().or_else(|| attribute(tag, "id-string")),
                _ => {}
            }
        }
        let region = REGIONS.iter().find(|(element, parent, _, _)| {
            // What another namespace calls so, such as the title of a picture, is something else.
            let is_own = |open: &Open| open.name == *parent && (open.prefix == prefix || full == "content:encoded");
            *element == name && around.is_some_and(is_own)
        });
        let is_text = !self.is_text && self.article.is_some() && attribute(tag, "encoding").is_none_or(|encoding| encoding.is_empty());
        let region = region.filter(|_| is_text).map(|(_, _, kind, is_page)| (*kind, *is_page));
        self.is_text |= region.is_some();
        self.open.push(Open { prefix: prefix.to_owned(), name: name.to_owned(), lang, content, region });
    }

    /// The innermost element ends with the tag at `at`.
    fn end(&mut self, at: Range<usize>) {
        let Some(open) = self.open.pop() else { return };
        self.is_text &= open.region.is_none();
        let content = open.content..at.start.max(open.content);
        let parent = self.open.last().map(|open| open.name.as_str());
        let value = || xml::decode(&self.text[trimmed(self.text, content.clone())]).text;
        if open.name == "language" && parent == Some("channel") {
            self.channel = language(&value());
        }
        let Some((part, depth)) = &mut self.article else { return };
        if let Some((kind, is_page)) = open.region {
            let is_same = |lang: &Lang| part.lang.as_ref().is_none_or(|own| own.primary() == lang.primary());
            if open.lang.as_ref().is_none_or(is_same) {
                let syntax = if is_page { Syntax::Feed } else { Syntax::Xml };
                part.syntax = Some(syntax);
                blocks(self.text, content, (syntax, kind), &mut part.segments);
            }
        } else if matches!((open.name.as_str(), parent), ("guid", Some("item")) | ("id", Some("entry"))) {
            part.id = Some(value());
        }
        if self.open.len() == *depth
            && let Some((part, _)) = self.article.take()
        {
            self.parts.push(Part { end: at.end, ..part });
        }
    }
}

/// What a tag says, if it is one; feeds say all sorts of things.
fn language(tag: &str) -> Option<Lang> {
    tag.trim().replace('_', "-").parse().ok()
}

/// Adds the blocks of the content at `range`.
fn blocks(text: &str, range: Range<usize>, (syntax, kind): (Syntax, BlockKind), segments: &mut Vec<Segment>) {
    let raw = &text[..range.end];
    let (mut at, mut start) = (range.start, range.start);
    let mut state = State::default();
    let mut add = |block: Range<usize>| {
        let block = trimmed(text, block);
        if !syntax.decode(&text[block.clone()]).text.trim().is_empty() {
            segments.push(Segment { name: (segments.len() + 1).to_string(), target: block, kind, ..Segment::default() });
        }
    };
    let is_in = |list: &str, name: &str| list.split_ascii_whitespace().any(|other| other == name);
    while at < raw.len() {
        let (len, meaning) = syntax.piece(raw, at, &mut state);
        let piece = &raw[at..at + len];
        let is_blank_line = meaning == Meaning::Char('\n') && raw[at + len..].starts_with(['\n', '\r']) && !state.in_cdata;
        match feed::tag_name(piece).filter(|_| matches!(meaning, Meaning::Code | Meaning::Object)) {
            Some((name, is_closing)) if is_in(LEFT_OUT, &name) && !is_closing && !piece.ends_with("/>") => {
                add(start..at);
                at += len + left_out(&raw[at + len..], &name);
                start = at;
                continue;
            }
            Some((name, _)) if !is_in(INLINE, &name) => {
                add(start..at);
                start = at + len;
            }
            None if is_blank_line && syntax == Syntax::Xml => {
                add(start..at);
                start = at + len;
            }
            _ => {}
        }
        at += len;
    }
    add(start..at);
}

/// The bytes up to the tag that ends the element `name`, or all that follows.
fn left_out(rest: &str, name: &str) -> usize {
    let opens = rest.match_indices(['<', '&']).map(|(at, _)| at);
    opens
        .into_iter()
        .find(|&at| feed::tag_name(&rest[at..]).is_some_and(|(other, is_closing)| is_closing && other == name))
        .unwrap_or(rest.len())
}
