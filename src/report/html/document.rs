//! One document: its head, and its paragraphs beside those of its source, each with the findings in it.

use super::escape::Escaped;
use super::layout::{Layout, Row};
use super::pieces::Pieces;
use super::{bar, note};
use crate::document::Document;
use crate::report::CheckedDocument;
use crate::report::summary::{Counts, Grouped};
use crate::rule_pages::RulePages;
use crate::text::{Block, BlockKind};
use std::io::{self, Write};

pub(super) fn write(checked: &CheckedDocument<'_>, pages: Option<&RulePages>, out: &mut dyn Write) -> io::Result<()> {
    let document = checked.document;
    let layout = Layout::new(document, checked.diagnostics);
    let sides = if document.source_blocks.is_empty() { "alone" } else { "beside" };
    writeln!(out, "<article class=\"document {sides}\">")?;
    write_head(checked, out)?;
    out.write_all(b"<div class=\"text\">\n")?;
    let mut target = Pieces::new(&document.text, &layout.marks, &layout.changes);
    let mut source = Pieces::new(&document.source, &layout.source_marks, &[]);
    let mut told = 0;
    for Row { target: blocks, source: sources } in &layout.rows {
        out.write_all(b"<section class=\"row\">")?;
        if !document.source_blocks.is_empty() {
            let lang = document.source_lang.as_ref().map(ToString::to_string).unwrap_or_default();
            write!(out, "<div class=\"source\" lang=\"{}\">", Escaped(&lang))?;
            document.source_blocks.get(sources.clone()).into_iter().flatten().try_for_each(|block| write_block(&mut source, block, out))?;
            out.write_all(b"</div>")?;
        }
        write!(out, "<div class=\"target\" lang=\"{}\">", Escaped(&document.lang.to_string()))?;
        let blocks = layout.blocks.get(blocks.clone()).unwrap_or_default();
        let segment = blocks.first().and_then(|block| segment(document, block));
        if let Some(segment) = segment {
            write!(out, "<span class=\"segment\">{}</span>", Escaped(segment))?;
        }
        blocks.iter().try_for_each(|block| write_block(&mut target, block, out))?;
        out.write_all(b"</div>")?;
        let untold = layout.findings[told..].iter();
        let own = blocks.last().map_or(0, |last| untold.take_while(|(at, _)| *at <= last.span.end).count());
        if own > 0 {
            out.write_all(b"\n<ol class=\"notes\">\n")?;
            for (number, (_, diagnostic)) in (told + 1..).zip(&layout.findings[told..told + own]) {
                note::write(checked, number, diagnostic, out)?;
            }
            out.write_all(b"</ol>")?;
        }
        told += own;
        out.write_all(b"</section>\n")?;
    }
    out.write_all(b"</div>\n")?;
    note::write_rules(&layout, pages, out)?;
    out.write_all(b"</article>\n")
}

/// The name of the segment that a block of the target is.
fn segment<'d>(document: &'d Document, block: &Block) -> Option<&'d str> {
    document.units.get(document.unit_at(block.span.start))?.segment.as_deref()
}

fn write_head(checked: &CheckedDocument<'_>, out: &mut dyn Write) -> io::Result<()> {
    let CheckedDocument { document, diagnostics, .. } = checked;
    write!(out, "<header class=\"about\"><h2 dir=\"auto\">{}", Escaped(&document.path))?;
    if let Some(id) = &document.id {
        write!(out, " <small>{}</small>", Escaped(id))?;
    }
    out.write_all(b"</h2>\n<p class=\"summary\">")?;
    let lang = document.lang.to_string();
    match &document.source_lang {
        Some(source) => write!(out, "{} to {}; ", Escaped(&source.to_string()), Escaped(&lang))?,
        None => write!(out, "{}; ", Escaped(&lang))?,
    }
    writeln!(out, "{} words: {}</p>", Grouped(document.words()), Counts::of(diagnostics))?;
    bar::write(diagnostics.iter().map(|diagnostic| (&*diagnostic.category, 1)), out)?;
    out.write_all(b"</header>\n")
}

fn write_block(pieces: &mut Pieces<'_>, block: &Block, out: &mut dyn Write) -> io::Result<()> {
    let (open, close) = match block.kind {
        BlockKind::Heading => ("<h3 dir=\"auto\">", "</h3>"),
        BlockKind::ListItem => ("<p class=\"item\" dir=\"auto\">", "</p>"),
        BlockKind::Cell => ("<p class=\"cell\" dir=\"auto\">", "</p>"),
        BlockKind::Paragraph | BlockKind::Segment => ("<p dir=\"auto\">", "</p>"),
    };
    out.write_all(open.as_bytes())?;
    pieces.block(block, out)?;
    out.write_all(close.as_bytes())
}
