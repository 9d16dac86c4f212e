//! The blocks of Markdown, with their markup masked.

use super::template;
use crate::text::{Block, BlockKind, Span};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Paragraphs, headings, list items and table cells in order. Within a block everything is masked that is not text of the
/// article as it stands: emphasis marks, brackets and targets of links, images, code, tags, escaping backslashes, entities,
/// bare URLs, and the marks of a block quote at the start of a line. White space at the edge of a mask is left out of it.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let mut reader = Reader { text, blocks: Vec::new(), leaf: None, items: 0, skipped: 0, images: 0 };
    for (event, range) in Parser::new_ext(text, options()).into_offset_iter() {
        reader.event(&event, range);
    }
    reader.close();
    let mut blocks = reader.blocks;
    blocks.sort_by_key(|block| block.span);
    blocks.dedup_by(|next, block| next.span.start < block.span.end);
    blocks
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
}

/// A block in the making.
struct Leaf {
    kind: BlockKind,
    /// From the first inline element to the last.
    extent: Option<Range<usize>>,
    /// What is prose, in order.
    prose: Vec<Range<usize>>,
}

impl Reader<'_> {
    fn event(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(*tag),
            _ if self.skipped > 0 => {}
            Event::Text(content) => {
                // A text that differs from what stands there is an entity.
                let is_prose = self.images == 0 && self.text.get(range.clone()) == Some(content);
                self.inline(range, is_prose);
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
                self.inline(range, false);
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
        let extent = leaf.extent.get_or_insert(range.clone());
        extent.start = extent.start.min(range.start);
        extent.end = extent.end.max(range.end);
        let last = leaf.prose.last().map_or(0, |last| last.end);
        if is_prose && last <= range.start && range.start < range.end {
            leaf.prose.push(range);
        }
    }

    fn close(&mut self) {
        let Some(Leaf { kind, extent: Some(extent), prose }) = self.leaf.take() else { return };
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
        self.blocks.push(Block { span: Span::of(start..end), kind, masks: join(masks).into() });
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

/// Masks in order without overlap.
fn join(mut masks: Vec<Range<usize>>) -> Vec<Span> {
    masks.sort_by_key(|mask| (mask.start, mask.end));
    let mut joined: Vec<Range<usize>> = Vec::with_capacity(masks.len());
    for mask in masks {
        match joined.last_mut() {
            Some(last) if mask.start <= last.end => last.end = last.end.max(mask.end),
            _ => joined.push(mask),
        }
    }
    joined.into_iter().map(Span::of).collect()
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
        let expected = ["One\n⟦>⟧ two\nlazy", "a\n  b", "c ⟦`d`⟧", "⟦[x]⟧ e", "f", "g", "h", "⟦*⟧i⟦*⟧", "j", "k ⟦\\⟧| l", "End"];
        assert_eq!(shown(text), expected);
        let kinds: Vec<BlockKind> = blocks(text).iter().map(|block| block.kind).collect();
        use BlockKind::{Cell, ListItem, Paragraph};
        assert_eq!(kinds, [Paragraph, ListItem, ListItem, ListItem, ListItem, ListItem, Cell, Cell, Cell, Cell, Paragraph]);
        // A line of nothing but a space that Markdown doesn't know as one.
        assert_eq!(shown("\\\n\u{2028}  "), ["⟦\\⟧"]);
        assert_eq!(shown("+++\na = 1\n+++\nText").len(), 1);
        assert_eq!(shown("<!-- a note -->\n\n\u{feff}# Text"), ["\u{feff}# Text"]);
    }
}
