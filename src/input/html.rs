//! HTML: what a reader of a page sees, block by block.
//!
//! A unit is the text of a block (a paragraph, a heading, a cell), and so is each `alt`, `title` and description of the page. Tags
//! within a block are codes, as in XML. What is no prose is left out: scripts, styles, code, what is not to be translated, and what is marked as
//! another language.

use super::Options;
use super::decoded::{Meaning, joined};
use super::html_text::{self, is_left_out_inline};
use super::records::{Fault, shorten};
use super::segments::{Part, Segment};
use crate::document::Syntax;
use crate::lang::{self, Lang};
use crate::text::{Block, BlockKind, Span};
use html5gum::{DefaultEmitter, HtmlString, Spanned, StartTag, Token, Tokenizer};
use std::ops::Range;

/// Elements that stand within a sentence. All others part what is before them from what follows.
const INLINE: &str = "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q rp rt ruby s samp small \
                      span strike strong sub sup time tt u var wbr";
/// Elements that hold no prose.
const LEFT_OUT: &str = "iframe listing math noembed noframes noscript pre script style svg template textarea xmp";
/// Elements without content.
const VOID: &str = "area base br col embed hr img input link meta source track wbr";

/// Elements whose end tag may be left out: it ends where another of its kind begins, or what holds them ends.
const UNENDED: &str = "dd dt li option p td th tr";
/// Elements that hold such elements of their own.
const HOLDERS: &str = "dl menu ol select table ul";
/// More attributes make the library take too deep a stack, and no page has so many.
const MOST_ATTRIBUTES: usize = 200;

/// The document of a page.
pub(super) fn parts(text: &str, options: &Options) -> Result<Vec<Part>, Fault> {
    if let Some(at) = html_text::overloaded(text, MOST_ATTRIBUTES) {
        return Err(Fault::new(at, format!("found a tag with more than {MOST_ATTRIBUTES} attributes"), "expected HTML"));
    }
    let mut page = Page::read(text, options.lang.clone());
    if page.lang.is_none() && page.block_lang.is_some() {
        // Which of its blocks are in another language can be told once that of the rest is known.
        let rest: String = page.segments.iter().map(|segment| Syntax::Html.decode(&text[segment.target.clone()]).text + "\n").collect();
        page = Page::read(text, lang::detect(&rest).or(page.block_lang));
    }
    Ok(vec![Part { end: text.len(), lang: page.lang, segments: page.segments, ..Part::default() }])
}

/// The blocks of a piece of HTML at `range` of a text in another format. What is no prose in them is masked, as nothing is escaped there.
pub(super) fn blocks(text: &str, range: Range<usize>) -> Vec<Block> {
    let html = &text[range.clone()];
    if html_text::overloaded(html, MOST_ATTRIBUTES).is_some() {
        return Vec::new();
    }
    let block = |Segment { target, kind, .. }: Segment| {
        let (mut at, mut masks) = (target.start, Vec::new());
        while at < target.end {
            let (len, meaning) = html_text::piece(&html[..target.end], at);
            let is_prose = matches!(meaning, Meaning::Char(char) if char.is_whitespace() || html[at..at + len].starts_with(char));
            if !is_prose {
                masks.push(range.start + at..range.start + at + len);
            }
            at += len;
        }
        Block { span: Span::of(range.start + target.start..range.start + target.end), kind, masks: joined(masks).into() }
    };
    Page::read(html, None).segments.into_iter().filter(|segment| !segment.is_locked).map(block).collect()
}

/// The tokens of a page with their places.
fn tokens(text: &str) -> impl Iterator<Item = Token<usize>> {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(text, emitter).map(|token| {
        let Ok(token) = token;
        token
    })
}

/// A fault if the page that begins with `head` says that it is in another encoding than UTF-8.
pub(super) fn check_charset(head: &str) -> Result<(), Fault> {
    let Some(at) = charset(head) else { return Ok(()) };
    let found = format!("the page says that it is in {}", shorten(&head[at.clone()]));
    Err(Fault::new(at.start, found, "expected UTF-8; convert it and its `meta`"))
}

/// Where the page that begins with `head` names an encoding other than UTF-8.
pub(super) fn charset(head: &str) -> Option<Range<usize>> {
    let lower = head.to_ascii_lowercase();
    // In a comment or a script it is none.
    let is_within =
        |start: usize, (open, close): (&str, &str)| lower[..start].rfind(open).is_some_and(|at| !lower[at..start].contains(close));
    for (start, _) in lower.match_indices("<meta") {
        if is_within(start, ("<!--", "-->")) || is_within(start, ("<script", "</script")) {
            continue;
        }
        let meta = &lower[start..start + lower[start..].find('>').unwrap_or(lower.len() - start)];
        let Some((before, value)) = meta.split_once("charset=") else { continue };
        let name = value.trim_start_matches(['"', '\'', ' ']);
        let at = start + before.len() + "charset=".len() + (value.len() - name.len());
        let name = name.split(['"', '\'', ';', ' ', '/']).next().unwrap_or_default();
        if !matches!(name, "utf-8" | "utf8" | "utf-16" | "") {
            return Some(at..at + name.len());
        }
    }
    None
}

fn name_of(name: &HtmlString) -> String {
    String::from_utf8_lossy(name).into_owned()
}

fn is_one_of(names: &str, name: &str) -> bool {
    names.split_ascii_whitespace().any(|other| other == name)
}

/// What is known of a page up to a place in it.
#[derive(Default)]
struct Page<'t> {
    text: &'t str,
    lang: Option<Lang>,
    /// The first that a block names, where the page names none.
    block_lang: Option<Lang>,
    segments: Vec<Segment>,
    /// The block at hand, from its first text to its last, and what is left out right before the text begins.
    block: Option<Range<usize>>,
    lead: Option<usize>,
    kind: Option<BlockKind>,
    /// The element that is left out: its name, where it starts, how often its name is open, and whether it stands in a sentence.
    left_out: Option<LeftOut>,
}

struct LeftOut {
    name: String,
    start: usize,
    depth: usize,
    is_inline: bool,
    /// How many elements are open in it that hold some of its kind.
    holders: usize,
}

impl LeftOut {
    /// Whether it ends without an end tag where another element begins, or one ends that it does not hold.
    fn ends_at(&self, name: &str, is_start: bool) -> bool {
        let is_block = !is_one_of(INLINE, name);
        let is_kin = match self.name.as_str() {
            "p" => is_block,
            own if is_one_of("dd dt", own) => is_one_of("dd dt", name),
            own if is_one_of("td th", own) => is_one_of("td th tr", name),
            own => own == name,
        };
        let is_unended = is_one_of(UNENDED, &self.name) && self.holders == 0;
        if is_start {
            self.is_inline && is_block || is_unended && is_kin
        } else {
            name != self.name
                && (self.is_inline && is_block
                    || is_unended && is_one_of(HOLDERS, name)
                    || is_unended && is_one_of("td th", &self.name) && is_one_of("td th tr", name))
        }
    }
}

impl<'t> Page<'t> {
    /// The page in language `lang`, unless it names another.
    fn read(text: &'t str, lang: Option<Lang>) -> Self {
        let mut page = Self { text, lang, ..Self::default() };
        for token in tokens(text) {
            match token {
                Token::StartTag(tag) => page.start(&tag),
                Token::EndTag(tag) => page.end(&name_of(&tag.name), tag.span.start..tag.span.end),
                Token::String(string) => page.prose(string.span.start..string.span.end),
                Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
            }
        }
        page.close();
        page
    }

    fn start(&mut self, tag: &StartTag<usize>) {
        let name = name_of(&tag.name);
        let is_void = is_one_of(VOID, &name);
        if let Some(left_out) = &mut self.left_out {
            if !left_out.ends_at(&name, true) || is_void {
                left_out.depth += usize::from(left_out.name == name && !is_void && !tag.self_closing);
                left_out.holders += usize::from(is_one_of(HOLDERS, &name));
                return;
            }
            self.leave(tag.span.start);
        }
        let is_inline = is_one_of(INLINE, &name);
        if !is_inline {
            self.close();
        }
        let source = &self.text[tag.span.start..tag.span.end];
        let is_left_out = if is_inline { is_left_out_inline(&name, source) } else { self.is_left_out(&name, source, tag) };
        if is_left_out && !is_void && !html_text::is_empty(&name, source) {
            self.left_out = Some(LeftOut { name, start: tag.span.start, depth: 1, is_inline, holders: 0 });
            return;
        }
        if name == "img" {
            self.object(tag.span.start..tag.span.end);
        }
        self.kind = match name.as_str() {
            _ if is_inline => self.kind,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "title" => Some(BlockKind::Heading),
            "li" => Some(BlockKind::ListItem),
            "td" | "th" => Some(BlockKind::Cell),
            "p" if self.kind == Some(BlockKind::ListItem) => self.kind,
            _ => None,
        };
        if !is_left_out {
            self.attributes(&name, tag);
        }
    }

    /// Whether a block with this tag is none of the prose; the language of the page is taken from its root.
    fn is_left_out(&mut self, name: &str, source: &str, tag: &StartTag<usize>) -> bool {
        let lang = [&b"lang"[..], b"xml:lang"].into_iter().find_map(|key| tag.attributes.get(key));
        let lang = lang.and_then(|value| name_of(&value.value).replace('_', "-").parse::<Lang>().ok());
        if matches!(name, "html" | "body") {
            self.lang = self.lang.take().or(lang);
            return html_text::is_protected(source);
        }
        let is_other = match (&lang, &self.lang) {
            (Some(lang), Some(own)) => lang.primary() != own.primary(),
            (Some(_), None) => {
                self.block_lang = self.block_lang.take().or(lang);
                true
            }
            (None, _) => false,
        };
        is_other || is_one_of(LEFT_OUT, name) || html_text::is_protected(source)
    }

    fn end(&mut self, name: &str, span: Range<usize>) {
        if let Some(left_out) = &mut self.left_out {
            if left_out.ends_at(name, false) {
                self.leave(span.start);
            } else {
                left_out.depth -= usize::from(left_out.name == name);
                left_out.holders -= usize::from(left_out.holders > 0 && is_one_of(HOLDERS, name));
                if left_out.depth == 0 {
                    self.leave(span.end);
                }
                return;
            }
        }
        if !is_one_of(INLINE, name) {
            self.close();
            self.kind = None;
        }
    }

    /// What is left out ends at byte `end`.
    fn leave(&mut self, end: usize) {
        if let Some(LeftOut { start, is_inline: true, .. }) = self.left_out.take() {
            self.object(start..end);
        }
    }

    /// Something that stands for a word.
    fn object(&mut self, span: Range<usize>) {
        match &mut self.block {
            Some(block) => block.end = span.end,
            None => self.lead = self.lead.or(Some(span.start)),
        }
    }

    fn prose(&mut self, span: Range<usize>) {
        let white = [' ', '\t', '\n', '\r', '\u{c}'];
        let content = &self.text[span.clone()];
        let end = span.start + content.trim_end_matches(white).len();
        let start = span.end - content.trim_start_matches(white).len();
        if start >= end || self.left_out.is_some() {
            return;
        }
        match &mut self.block {
            Some(block) => block.end = end,
            None => self.block = Some(self.lead.take().unwrap_or(start)..end),
        }
    }

    /// The block at hand ends.
    fn close(&mut self) {
        self.lead = None;
        if let Some(target) = self.block.take() {
            self.add(target, self.kind.unwrap_or(BlockKind::Paragraph), false);
        }
    }

    fn add(&mut self, target: Range<usize>, kind: BlockKind, is_locked: bool) {
        let name = (self.segments.len() + 1).to_string();
        self.segments.push(Segment { name, target, kind, is_locked, ..Segment::default() });
    }

    /// The attributes that people read.
    fn attributes(&mut self, name: &str, tag: &StartTag<usize>) {
        let value = |key: &str| tag.attributes.get(key.as_bytes());
        // What is written for networks besides says the same once more.
        let is_description = name == "meta" && value("name").is_some_and(|value| value.value.eq_ignore_ascii_case(b"description"));
        let mut read: Vec<Range<usize>> = ["alt", "title", "content"]
            .into_iter()
            .filter(|&key| key != "content" || is_description)
            .filter_map(|key| value(key).and_then(|value| self.value(value)))
            .collect();
        read.sort_by_key(|range| range.start);
        for range in read {
            // Without quotation marks around it, nothing with a space can be written.
            let is_bare = !self.text[..range.start].ends_with(['"', '\'']);
            let kind = if is_description { BlockKind::Paragraph } else { BlockKind::Cell };
            self.add(range, kind, is_bare);
        }
    }

    /// Where the value of an attribute stands, without its quotation marks; `None` if it is blank.
    fn value(&self, attribute: &Spanned<HtmlString, usize>) -> Option<Range<usize>> {
        let source = &self.text[attribute.span.start..attribute.span.end];
        let before = source.len() - source.split_once('=')?.1.trim_ascii_start().len();
        let value = source[before..].trim_ascii_end();
        let quote = value.chars().next().filter(|char| matches!(char, '"' | '\''));
        // Without quotation marks the library has what ends the value in its span.
        let is_end = |char: char| char.is_ascii_whitespace() || char == '>';
        let inside = match quote {
            Some(quote) => value[1..].strip_suffix(quote).unwrap_or(&value[1..]),
            None => value.split(is_end).next().unwrap_or_default(),
        };
        let start = attribute.span.start + before + usize::from(quote.is_some());
        (!inside.trim_ascii().is_empty()).then(|| start..start + inside.len())
    }
}
