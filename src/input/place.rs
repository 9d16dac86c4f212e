//! Where a span of a document stands in its file, and what a report shows of it.

use super::raw_map::RawMap;
use super::{floor_boundary, holds};
use crate::document::{Document, Encoding, Half, Origin};
use crate::text::Span;
use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

/// Characters are counted from the last multiple of so many bytes.
const STEP: usize = 1024;
/// A line longer than this, in characters, is not shown whole,
const MAX_SHOWN: usize = 400;
/// but so many characters before and after the span.
const AROUND: usize = 120;

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The segment, in a format with segments.
    pub segment: Option<String>,
    /// Bytes of the file on disk; in a format with segments bytes of the decoded text of the segment. A span that reaches
    /// over the end of its segment ends there.
    pub start: usize,
    /// The byte behind the last one, counted in the same way.
    pub end: usize,
    /// 1-based, in the file; in a document of Word the number of the paragraph, and columns count in that.
    pub line: u32,
    /// 1-based, in Unicode scalar values.
    pub column: u32,
    /// The line of what stands right behind the span, 1-based.
    pub end_line: u32,
    /// 1-based, in Unicode scalar values.
    pub end_column: u32,
}

/// The text that a report shows around a span.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snippet<'d> {
    /// Whole lines without the last line end, in a format with segments lines of the decoded segment; a long line only
    /// around the span, with `…` where it is cut.
    pub text: Cow<'d, str>,
    /// The bytes of `text` that the span covers.
    pub range: Range<usize>,
    /// The 1-based line of the file where `text` starts.
    pub first_line: u32,
}

/// Finds places in one document; made once for all of its findings.
#[derive(Debug)]
pub struct Positions<'d> {
    document: &'d Document,
    half: Half,
    /// Made when first asked for.
    index: OnceLock<Index<'d>>,
    /// The map from the text to the lines that `index` is about, and the line and the column at which these start.
    islands: Option<(RawMap<'d>, (u32, u32))>,
}

impl<'d> Positions<'d> {
    /// The first place takes time in proportion to the length of the text.
    pub fn new(document: &'d Document) -> Self {
        Self::of(document, Half::Target)
    }

    /// The places of one half, the target or the source.
    pub fn of(document: &'d Document, half: Half) -> Self {
        let islands = match &document.origin {
            Origin::File(..) => None,
            // A source in a file of its own has no islands.
            Origin::Islands(_) if half == Half::Source && document.source_file.is_some() => None,
            Origin::Islands(islands) => Some((RawMap::new(document, islands, half), (islands.first_line, islands.first_column))),
        };
        Self { document, half, index: OnceLock::new(), islands }
    }

    fn text(&self) -> &'d str {
        self.document.text_of(self.half)
    }

    /// The segment that byte `offset` is in, if the format has segments.
    fn segment_span(&self, offset: u32) -> Option<Span> {
        self.islands.as_ref()?;
        Some(self.document.block(self.half, self.document.block_at(self.half, offset))?.span)
    }

    fn index(&self) -> &Index<'d> {
        self.index.get_or_init(|| match (&self.document.origin, &self.islands) {
            (Origin::Islands(islands), Some(_)) if islands.package.is_some() => Index::new(self.text()),
            (Origin::Islands(islands), Some(_)) => Index::new(&islands.raw),
            _ => Index::new(self.text()),
        })
    }

    /// Where `span` of the text stands.
    pub fn place(&self, span: Span) -> Place {
        let span = self.clamp(span);
        let Some((map, (first_line, first_column))) = &self.islands else {
            let (line, column) = self.index().position(span.start);
            let (end_line, end_column) = self.index().position(span.end);
            let [start, end] = [span.start, span.end].map(|offset| self.on_disk(offset));
            return Place { segment: None, start, end, line, column, end_line, end_column };
        };
        let block = self.document.block_at(self.half, span.start);
        let base = self.document.block(self.half, block).map_or(0, |block| block.span.start);
        let in_file = |offset: u32| {
            let (line, column) = self.index().position(offset);
            (line.saturating_add(first_line - 1), if line == 1 { column + (first_column - 1) } else { column })
        };
        let in_paragraph = |number: u32, offset: u32| (number, self.index().before(offset).0 - self.index().before(base).0 + 1);
        let [(line, column), (end_line, end_column)] = match self.document.origin.package() {
            Some(package) => [span.start, span.end].map(|offset| in_paragraph(package.paragraphs[block], offset)),
            None => {
                let Span { start, end } = within(map, span);
                [start, end].map(in_file)
            }
        };
        Place {
            segment: self.document.segment(self.half, block).map(str::to_owned),
            start: (span.start - base) as usize,
            end: (span.end - base) as usize,
            line,
            column,
            end_line,
            end_column,
        }
    }

    /// Where `span` of the text is written in the document's part of the file, in bytes of that part as UTF-8, without a byte-order
    /// mark. [`Origin::start`] says where the part starts.
    ///
    /// [`Origin::start`]: crate::document::Origin::start
    pub fn in_part(&self, span: Span) -> Span {
        let span = self.clamp(span);
        self.islands.as_ref().map_or(span, |(map, _)| within(map, span))
    }

    /// The 1-based line of the file without its line end; empty for a line that is not of this document.
    pub fn line_text(&self, line: u32) -> &'d str {
        if let Some(package) = self.document.origin.package() {
            let unit = package.paragraphs.binary_search(&line).ok().and_then(|index| self.document.units.get(index));
            return unit.map_or("", |unit| self.document.target(&unit.target));
        }
        let first = self.islands.as_ref().map_or(1, |(_, (first_line, _))| *first_line);
        line.checked_sub(first).and_then(|line| self.index().line(line as usize)).unwrap_or_default()
    }

    /// The lines that hold `span`.
    pub fn snippet(&self, span: Span) -> Snippet<'d> {
        let span = self.clamp(span);
        let text = self.text();
        let (start, end) = (span.start as usize, span.end as usize);
        let within = self.segment_span(span.start).map_or(0..text.len(), Span::range);
        // A line end at the end of the span doesn't bring the next line with it.
        let last = if end > start && text[..end].ends_with('\n') { end - 1 } else { end };
        let from = text[within.start..start].rfind('\n').map_or(within.start, |at| within.start + at + 1);
        let to = text[last..within.end].find('\n').map_or(within.end, |at| last + at);
        let to = if text[from..to].ends_with('\r') { to - 1 } else { to };
        let lines = &text[from..to];
        let first_line = self.place(Span::new(span.start, span.start)).line;
        let range = (start - from).min(lines.len())..(end - from).min(lines.len());
        if lines.chars().take(MAX_SHOWN + 1).count() <= MAX_SHOWN {
            return Snippet { text: Cow::Borrowed(lines), range, first_line };
        }
        let after = |at: usize, count: usize| lines[at..].char_indices().nth(count).map_or(lines.len(), |(index, _)| at + index);
        let begin = lines[..range.start].char_indices().rev().nth(AROUND - 1).map_or(0, |(index, _)| index);
        let stop = range.end.min(after(range.start, MAX_SHOWN));
        let finish = after(stop, AROUND);
        let mark = |cut: bool| if cut { "…" } else { "" };
        let shift = begin.wrapping_sub(mark(begin > 0).len());
        Snippet {
            text: Cow::Owned(format!("{}{}{}", mark(begin > 0), &lines[begin..finish], mark(finish < lines.len()))),
            range: range.start.wrapping_sub(shift)..stop.wrapping_sub(shift),
            first_line,
        }
    }

    /// `span` within the text, on character boundaries, and within the segment it starts in.
    fn clamp(&self, span: Span) -> Span {
        let text = self.text();
        let start = floor_boundary(text, span.start as usize) as u32;
        let (first, last) = self.segment_span(start).map_or((0, text.len() as u32), |segment| (segment.start, segment.end));
        let start = start.clamp(first, last);
        let end = floor_boundary(text, span.end.min(last) as usize) as u32;
        Span::new(start, end.max(start))
    }

    /// The byte of the file where byte `offset` of the text is written.
    fn on_disk(&self, offset: u32) -> usize {
        let encoding = match (self.half, &self.document.source_file) {
            (Half::Source, Some(file)) => file.encoding,
            _ => self.document.origin.encoding(),
        };
        let units = match encoding {
            Encoding::Utf8 | Encoding::Utf8Bom | Encoding::Charset(_) => offset as usize,
            Encoding::Utf16Le | Encoding::Utf16Be => self.index().utf16(offset) * 2,
        };
        encoding.mark_len() + units
    }
}

/// Where `span` of the text of islands is written in what they stand in.
fn within(map: &RawMap<'_>, span: Span) -> Span {
    let start = map.start(span.start);
    Span::new(start, map.end(span.end).max(start))
}

/// The lines of a text, and the number of its characters up to any place.
#[derive(Debug)]
struct Index<'t> {
    text: &'t str,
    /// Where each line starts.
    lines: Vec<u32>,
    /// For each multiple of [`STEP`] bytes, the characters that start before it, and how many of them need two units of
    /// UTF-16; empty for a text that is all ASCII.
    points: Vec<(u32, u32)>,
}

impl<'t> Index<'t> {
    fn new(text: &'t str) -> Self {
        let mut lines = vec![0];
        let mut look = |at: usize, bytes: &[u8]| {
            let ends = bytes.iter().enumerate().filter(|&(_, &byte)| byte == b'\n');
            lines.extend(ends.map(|(offset, _)| (at + offset) as u32 + 1));
        };
        let (parts, rest) = text.as_bytes().as_chunks::<32>();
        for (index, part) in parts.iter().enumerate().filter(|(_, part)| holds(&part[..], b'\n')) {
            look(32 * index, part);
        }
        look(32 * parts.len(), rest);
        let mut points = Vec::new();
        if !text.is_ascii() {
            let mut sum = (0, 0);
            for chunk in text.as_bytes().chunks(STEP) {
                points.push(sum);
                let (chars, pairs) = count(chunk);
                sum = (sum.0 + chars, sum.1 + pairs);
            }
            points.push(sum);
        }
        Self { text, lines, points }
    }

    /// The characters that start before byte `offset`, and how many of them need two units of UTF-16.
    fn before(&self, offset: u32) -> (u32, u32) {
        let point = offset as usize / STEP;
        let Some(&(chars, pairs)) = self.points.get(point) else { return (offset, 0) };
        let rest = count(&self.text.as_bytes()[point * STEP..offset as usize]);
        (chars + rest.0, pairs + rest.1)
    }

    fn utf16(&self, offset: u32) -> usize {
        let (chars, pairs) = self.before(offset);
        chars as usize + pairs as usize
    }

    /// The 1-based line and column of byte `offset`.
    fn position(&self, offset: u32) -> (u32, u32) {
        let line = self.lines.partition_point(|&start| start <= offset);
        let start = self.lines[line - 1];
        (line as u32, self.before(offset).0 - self.before(start).0 + 1)
    }

    /// The 0-based line without its end.
    fn line(&self, line: usize) -> Option<&'t str> {
        let start = *self.lines.get(line)? as usize;
        let end = self.lines.get(line + 1).map_or(self.text.len(), |&next| next as usize);
        let text = &self.text[start..end];
        Some(text.strip_suffix('\n').map_or(text, |text| text.strip_suffix('\r').unwrap_or(text)))
    }
}

/// The characters that start in `bytes`, and how many of them need two units of UTF-16.
fn count(bytes: &[u8]) -> (u32, u32) {
    // In small sums, so that many bytes are compared at once.
    bytes.chunks(128).fold((0, 0), |(chars, pairs), part| {
        // A continuation byte is 0b10xxxxxx.
        let own = part.iter().map(|&byte| u8::from(byte & 0xc0 != 0x80)).sum::<u8>();
        let own_pairs = part.iter().map(|&byte| u8::from(byte >= 0xf0)).sum::<u8>();
        (chars + u32::from(own), pairs + u32::from(own_pairs))
    })
}
