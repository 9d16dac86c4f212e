//! The blocks of Markdown, with their markup masked.

use super::decoded::joined;
use super::{front_matter, html, template};
use crate::diagnostic::Edit;
use crate::text::{Block, BlockKind, Span};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::collections::BTreeMap;
use std::ops::Range;

/// Paragraphs, headings, list items and table cells in order. Within a block everything is masked that is not text of the
/// article as it stands: emphasis marks, brackets and targets of links, images, code, tags, escaping backslashes, entities,
/// bare URLs, and the marks of a block quote at the start of a line. White space at the edge of a mask is left out of it. Blocks too are
/// the alternative text of an image that stands on a line of its own, title and description of the front matter, and those of HTML.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let mut reader = Reader { text, blocks: Vec::new(), leaf: None, items: 0, skipped: 0, images: 0, figure: None };
    for (event, range) in Parser::new_ext(text, options()).into_offset_iter() {
        reader.event(&event, range);
    }
    reader.close();
    let mut blocks = reader.blocks;
    blocks.sort_by_key(|block| block.span);
    blocks.dedup_by(|next, block| next.span.start < block.span.end);
    blocks
}

/// Whether edits of a Markdown text, which are in order, leave its front matter and HTML what they were but for the words edited:
/// nothing is escaped there. `edited` is the text after them.
pub(super) fn keeps_frame(text: &str, edited: &str, edits: &[&Edit]) -> bool {
    let frame = |text: &str| -> BTreeMap<Span, usize> {
        let parts = Parser::new_ext(text, options()).into_offset_iter();
        parts.flat_map(|(event, range)| framed(text, &event, range)).map(|block| (block.span, block.masks.len())).collect()
    };
    // Edits that end before an offset, or at it.
    let before_or_at =
        |offset: u32, is_end: bool| edits.partition_point(|edit| edit.span.end < offset || is_end && edit.span.end == offset);
    let touched = |block: &Span| edits.get(before_or_at(block.start, false)).is_some_and(|edit| edit.span.start <= block.end);
    let mut before = frame(text);
    before.retain(|block, _| touched(block));
    if before.is_empty() {
        return true;
    }
    let after = frame(edited);
    let mut by = vec![0];
    by.extend(edits.iter().scan(0, |sum, edit| {
        *sum += edit.replacement.len() as i64 - edit.span.len() as i64;
        Some(*sum)
    }));
    before.into_iter().all(|(block, masks)| {
        let moved = |offset: u32, is_end| (i64::from(offset) + by[before_or_at(offset, is_end)]) as usize;
        let (start, end) = (moved(block.start, false), moved(block.end, true));
        let Some(words) = edited.get(start..end) else { return false };
        let start = start + (words.len() - words.trim_start().len());
        let span = Span::of(start..start + words.trim().len());
        // What is deleted as a whole is no block any more.
        span.is_empty() || after.get(&span).is_some_and(|now| *now <= masks)
    })
}

/// The blocks of what is no Markdown, if `event` is such: front matter, and HTML that stands in no other block.
fn framed(text: &str, event: &Event<'_>, range: Range<usize>) -> Vec<Block> {
    match event {
        Event::Start(Tag::MetadataBlock(_)) => front_matter::blocks(text, range),
        Event::Start(Tag::HtmlBlock) => {
            let before = text[..range.start].trim_end_matches(' ');
            if before.is_empty() || before.ends_with('\n') { html::blocks(text, range) } else { Vec::new() }
        }
        _ => Vec::new(),
    }
}

/// The HTML in a Markdown text, blocks and inline elements, in order.
pub(crate) fn markdown_html(text: &str) -> Vec<Range<usize>> {
    let html = |(event, range): (Event<'_>, Range<usize>)| match event {
        Event::Start(Tag::HtmlBlock) | Event::InlineHtml(_) => Some(range),
        _ => None,
    };
    Parser::new_ext(text, options()).into_offset_iter().filter_map(html).collect()
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
        | Options::ENABLE_GFM
}

struct Reader<'t> {
    text: &'t str,
    blocks: Vec<Block>,
    leaf: Option<Leaf>,
    /// How many list items, blocks without prose, and images we are in.
    items: usize,
    skipped: usize,
    images: usize,
    /// The alternative text of an image that a block begins with, as long as nothing follows it on its line.
    figure: Option<Leaf>,
}

/// A block in the making.
struct Leaf {
    kind: BlockKind,
    /// From the first inline element to the last.
    extent: Option<Range<usize>>,
    /// What is prose, in order.
    prose: Vec<Range<usize>>,
}

impl Leaf {
    fn add(&mut self, range: Range<usize>, is_prose: bool) {
        let extent = self.extent.get_or_insert(range.clone());
        extent.start = extent.start.min(range.start);
        extent.end = extent.end.max(range.end);
        let last = self.prose.last().map_or(0, |last| last.end);
        if is_prose && last <= range.start && range.start < range.end {
            self.prose.push(range);
        }
    }
}

impl Reader<'_> {
    fn event(&mut self, event: &Event<'_>, range: Range<usize>) {
        self.blocks.extend(framed(self.text, event, range.clone()));
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(*tag),
            _ if self.skipped > 0 => {}
            Event::Text(content) => {
                // A text that differs from what stands there is an entity.
                let is_prose = self.text.get(range.clone()) == Some(content);
                self.inline(range, is_prose);
            }
            Event::SoftBreak | Event::HardBreak if self.images == 0 && self.figure.is_some() => {
                let kind = self.leaf.as_ref().map_or(BlockKind::Paragraph, |leaf| leaf.kind);
                self.open(kind);
            }
            Event::SoftBreak => self.inline(range, true),
            Event::Html(_) | Event::Rule => self.close(),
            _ => self.inline(range, false),
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Paragraph => self.open(if self.items > 0 { BlockKind::ListItem } else { BlockKind::Paragraph }),
            Tag::Heading { .. } => self.open(BlockKind::Heading),
            Tag::TableCell => self.open(BlockKind::Cell),
            Tag::Item => {
                self.close();
                self.items += 1;
            }
            Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::MetadataBlock(_) => {
                self.close();
                self.skipped += 1;
            }
            _ if self.skipped > 0 => {}
            Tag::Image { .. } => {
                let is_first = self.leaf.as_ref().and_then(|leaf| leaf.extent.as_ref()).is_none_or(|extent| {
                    // An image may be a link.
                    self.text[extent.start..range.start].trim_matches('[').is_empty()
                });
                self.inline(range, false);
                if is_first && self.images == 0 {
                    self.figure = Some(Leaf { kind: BlockKind::Cell, extent: None, prose: Vec::new() });
                }
                self.images += 1;
            }
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Superscript | Tag::Subscript | Tag::Link { .. } => {
                self.inline(range, false);
            }
            _ => self.close(),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Image => self.images = self.images.saturating_sub(1),
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Superscript | TagEnd::Subscript | TagEnd::Link => {}
            TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_) => self.skipped = self.skipped.saturating_sub(1),
            TagEnd::Item => {
                self.close();
                self.items = self.items.saturating_sub(1);
            }
            _ => self.close(),
        }
    }

    fn open(&mut self, kind: BlockKind) {
        self.close();
        self.leaf = Some(Leaf { kind, extent: None, prose: Vec::new() });
    }

    /// Takes in an inline element; one outside a block is the text of a list item in a tight list.
    fn inline(&mut self, range: Range<usize>, is_prose: bool) {
        let kind = if self.items > 0 { BlockKind::ListItem } else { BlockKind::Paragraph };
        let leaf = self.leaf.get_or_insert_with(|| Leaf { kind, extent: None, prose: Vec::new() });
        match &mut self.figure {
            Some(figure) if self.images > 0 => figure.add(range.clone(), is_prose),
            // The image stands in a sentence.
            figure => *figure = None,
        }
        leaf.add(range, is_prose && self.images == 0);
    }

    fn close(&mut self) {
        let leaf = self.leaf.take();
        let Some(Leaf { kind, extent: Some(extent), prose }) = self.figure.take().or(leaf) else { return };
        let Some(content) = self.text.get(extent.clone()) else { return };
        let start = extent.start + (content.len() - content.trim_start().len());
        let end = start + content.trim().len();
        if start == end {
            return;
        }
        let mut masks = Vec::new();
        // Where the last URL ends, which may be parts further on.
        let mut url_end = start;
        let mut at = start;
        for part in prose.into_iter().chain(std::iter::once(end..end)) {
            self.mask(at, part.start.min(end), &mut masks);
            let (from, to) = (part.start.max(at), part.end.min(end));
            if from < to {
                url_end = self.mask_urls(from.max(url_end), to, &mut masks).max(url_end);
                at = to;
            }
        }
        self.mask_templates(start, end, &mut masks);
        self.blocks.push(Block { span: Span::of(start..end), kind, masks: joined(masks).into() });
    }

    /// Masks what stands between two stretches of prose, but for the white space at its ends.
    fn mask(&self, start: usize, end: usize, masks: &mut Vec<Range<usize>>) {
        let Some(gap) = self.text.get(start..end) else { return };
        let start = start + (gap.len() - gap.trim_start().len());
        let end = start + gap.trim().len();
        if start < end {
            masks.push(start..end);
        }
    }

    /// Masks the tags of site generators, which the parser takes for text.
    fn mask_templates(&self, start: usize, end: usize, masks: &mut Vec<Range<usize>>) {
        let mut at = start;
        while let Some(next) = self.text[at..end].find('{') {
            at += next;
            let len = template::tag_len(&self.text[at..end]);
            masks.extend(len.map(|len| at..at + len));
            at += len.unwrap_or(1);
        }
    }

    /// Masks bare URLs; gives where the last one ends. The parser may part one at an underscore, so it goes on to the next
    /// white space, wherever that is.
    fn mask_urls(&self, start: usize, end: usize, masks: &mut Vec<Range<usize>>) -> usize {
        let mut at = start;
        while let Some(begin) = find_url(self.text, at, end) {
            let rest = &self.text[begin..];
            let len = rest.find(|char: char| char.is_whitespace() || "<>\"|“”«»".contains(char)).unwrap_or(rest.len());
            let url = rest[..len].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '*', '_', '\'', '’']);
            masks.push(begin..(begin + url.len()).max(begin + 1));
            at = begin + len;
        }
        at
    }
}

/// Where the first URL in `text[start..end]` starts. It looks no further than that: a text may hold very many.
fn find_url(text: &str, start: usize, end: usize) -> Option<usize> {
    let part = text.get(start..end)?;
    let is_start = |at: usize| !part[..at].ends_with(char::is_alphanumeric);
    let mut starts = part.bytes().enumerate().filter(|&(_, byte)| byte == b'h' || byte == b'w').map(|(at, _)| at);
    let is_url = |at: usize| ["http://", "https://", "www."].iter().any(|scheme| part[at..].starts_with(scheme)) && is_start(at);
    starts.find(|&at| is_url(at)).map(|at| start + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each block with `⟦` and `⟧` around its masks.
    fn shown(text: &str) -> Vec<String> {
        let show = |block: Block| {
            let mut shown = String::new();
            let mut at = block.span.start;
            for mask in block.masks.iter() {
                shown += &format!("{}⟦{}⟧", Span::new(at, mask.start).text(text), mask.text(text));
                at = mask.end;
            }
            shown + Span::new(at, block.span.end).text(text)
        };
        blocks(text).into_iter().map(show).collect()
    }

    #[test]
    fn masks_markup() {
        let cases = [
            ("# The *dam* #\n", vec!["The ⟦*⟧dam⟦*⟧"]),
            ("The dam\n=======\nRain **fell** _all_ ~~day~~.\n", vec!["The dam", "Rain ⟦**⟧fell⟦**⟧ ⟦_⟧all⟦_⟧ ⟦~~⟧day⟦~~⟧."]),
            ("Use `x  y` and [the *site*](http://x.org \"T\") now", vec!["Use ⟦`x  y`⟧ and ⟦[⟧the ⟦*⟧site⟦*](http://x.org \"T\")⟧ now"]),
            (
                "See [that][1] and <https://x.org/> or <b>bold</b>\n\n[1]: http://y.org\n",
                vec!["See ⟦[⟧that⟦][1]⟧ and ⟦<https://x.org/>⟧ or ⟦<b>⟧bold⟦</b>⟧"],
            ),
            ("An ![old *dam*](a.png) stands", vec!["An ⟦![old *dam*](a.png)⟧ stands"]),
            ("![The *old* dam](a.png)\n*It held.*\n", vec!["The ⟦*⟧old⟦*⟧ dam", "⟦*⟧It held.⟦*⟧"]),
            (
                "[![The dam](a.png)](b.html)\n\n- ![A dam](a.png)\n- ![](a.png)\n\n![Old](a.png) dam\n",
                vec!["The dam", "A dam", "⟦![Old](a.png)⟧ dam"],
            ),
            (
                "<div class=\"a\">\n<p>The <b>dam</b> &eacute; it</p>\n<img alt=\"A dam\" title=no></div>\n\n> <p>The</p>\n\n<!-- a -->\n",
                vec!["The ⟦<b>⟧dam⟦</b>⟧ ⟦&eacute;⟧ it", "A dam"],
            ),
            ("5 \\* 3 &amp; more\\\nlines  \nhere", vec!["5 ⟦\\⟧* 3 ⟦&amp;⟧ more⟦\\⟧\nlines  \nhere"]),
            ("See https://x.org/a_b_c, (www.y.org) and xhttp.", vec!["See ⟦https://x.org/a_b_c⟧, (⟦www.y.org⟧) and xhttp."]),
            ("A {{< clip \"x\" >}} and {% note %}", vec!["A ⟦{{< clip \"x\" >}}⟧ and ⟦{% note %}⟧"]),
            ("Text[^1] here.\n\n[^1]: A note.\n", vec!["Text⟦[^1]⟧ here.", "A note."]),
        ];
        for (text, expected) in cases {
            assert_eq!(shown(text), expected, "{text}");
            assert_eq!(shown(&text.replace('\n', "\r\n")), expected.iter().map(|block| block.replace('\n', "\r\n")).collect::<Vec<_>>());
        }
    }

    #[test]
    fn finds_blocks() {
        let text = "---\ntitle: A\n---\n\n> One\n> two\nlazy\n\n- a\n  b\n  - c `d`\n- [x] e\n\n1. f\n\n   g\n\n```\ncode\n```\n\n    code\n\n<div>\nhtml\n</div>\n\n\
                    | h | *i* |\n|---|---|\n| j | k \\| l |\n\n***\n\nEnd";
        let expected =
            ["A", "One\n⟦>⟧ two\nlazy", "a\n  b", "c ⟦`d`⟧", "⟦[x]⟧ e", "f", "g", "html", "h", "⟦*⟧i⟦*⟧", "j", "k ⟦\\⟧| l", "End"];
        assert_eq!(shown(text), expected);
        let kinds: Vec<BlockKind> = blocks(text).iter().map(|block| block.kind).collect();
        use BlockKind::{Cell, Heading, ListItem, Paragraph};
        assert_eq!(
            kinds,
            [Heading, Paragraph, ListItem, ListItem, ListItem, ListItem, ListItem, Paragraph, Cell, Cell, Cell, Cell, Paragraph]
        );
        // A line of nothing but a space that Markdown doesn't know as one.
        assert_eq!(shown("\\\n\u{2028}  "), ["⟦\\⟧"]);
        assert_eq!(shown("+++\na = 1\n+++\nText").len(), 1);
        assert_eq!(shown("---\ntitle: \"A \\\"b\\\"\"\na: b\n---\nText"), ["A ⟦\\\"⟧b⟦\\\"⟧", "Text"]);
        assert_eq!(shown("<!-- a note -->\n\n\u{feff}# Text"), ["\u{feff}# Text"]);
    }
}
