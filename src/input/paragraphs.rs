//! The paragraphs of a part of Word, and the styles that say what they are.

use super::docx::EXPECTED;
use super::records::{Fault, shorten};
use super::segments::Segment;
use super::word::{self, Fields};
use super::xml::{self, attribute, element_len};
use crate::document::Syntax;
use crate::text::BlockKind;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;
use std::ops::Range;

/// What the prefix `w` stands for, as most write it and as the strict form of the standard has it.
pub(super) const NAMESPACES: [&str; 2] =
    ["http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"];
/// No document has so many elements within one another, and the time that reading one takes grows with them.
const MOST_OPEN: usize = 256;
/// So far a style may go back to others.
const MOST_BASES: usize = 32;
/// The first level of an outline that is no heading.
const BODY_LEVEL: u8 = 9;

/// Calls `take` with each event of a document without a declaration of its type.
pub(super) fn each(text: &str, mut take: impl FnMut(&Event<'_>)) -> Result<(), Fault> {
    walk(text, |event, _| {
        take(event);
        Ok(())
    })
}

/// The same with the places of the events.
pub(super) fn walk(text: &str, mut take: impl FnMut(&Event<'_>, Range<usize>) -> Result<(), Fault>) -> Result<(), Fault> {
    let mut reader = Reader::from_str(text);
    let (mut depth, mut has_root) = (0_usize, false);
    loop {
        let (event, at) = xml::next(&mut reader, depth > 0, EXPECTED)?;
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::DocType(_) => return Err(Fault::new(at.start, "found a declaration of the document’s type (DTD)", EXPECTED)),
            Event::Eof if depth > 0 => return Err(Fault::new(text.len(), "the file ends within an element", EXPECTED)),
            Event::Eof if !has_root => return Err(Fault::new(0, "found no element", EXPECTED)),
            Event::Eof => return Ok(()),
            _ => {}
        }
        has_root |= matches!(event, Event::Start(_) | Event::Empty(_));
        if depth > MOST_OPEN {
            return Err(Fault::new(at.start, format!("found more than {MOST_OPEN} elements within one another"), EXPECTED));
        }
        take(&event, at)?;
    }
}

/// The styles of a document by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles {
    all: BTreeMap<String, Style>,
    /// That of paragraphs that name none.
    default: Option<String>,
    /// The languages of texts of which nothing is said.
    langs: Vec<String>,
}

#[derive(Debug, Default)]
struct Style {
    based_on: Option<String>,
    is_heading: Option<bool>,
    is_item: Option<bool>,
    langs: Vec<String>,
}

impl Styles {
    /// What the part of the styles says.
    pub(super) fn read(text: &str) -> Result<Self, Fault> {
        let mut styles = Self::default();
        let mut id = String::new();
        each(text, |event| {
            let (Event::Start(tag) | Event::Empty(tag)) = event else { return };
            let name = tag.name().as_ref().to_owned();
            if name == "w:style" {
                id = attribute(tag, "w:styleId").unwrap_or_default();
                let is = |name, value| attribute(tag, name).as_deref() == Some(value);
                if is("w:type", "paragraph") && (is("w:default", "1") || is("w:default", "true")) {
                    styles.default = Some(id.clone());
                }
                styles.all.insert(id.clone(), Style::default());
                return;
            }
            let Some(style) = styles.all.get_mut(&id) else {
                if name == "w:lang" {
                    styles.langs = langs(tag);
                }
                return;
            };
            let value = || attribute(tag, "w:val").unwrap_or_default();
            match name.as_str() {
                "w:basedOn" => style.based_on = Some(value()),
                "w:name" if is_heading(&value()) => style.is_heading = Some(true),
                "w:outlineLvl" => style.is_heading = style.is_heading.or(Some(is_level(tag))),
                "w:numId" => style.is_item = Some(value() != "0"),
                "w:lang" => style.langs = langs(tag),
                _ => {}
            }
        })?;
        Ok(styles)
    }

    /// What the style `id`, or one that it is based on, says.
    fn find<T>(&self, id: Option<&str>, says: impl Fn(&Style) -> Option<T>) -> Option<T> {
        let next = |style: &&Style| self.all.get(style.based_on.as_deref()?);
        let first = self.all.get(id.or(self.default.as_deref())?);
        std::iter::successors(first, next).take(MOST_BASES).find_map(says)
    }
}

/// Whether a style of this name is one of headings. In the file names are English, whatever Word shows.
fn is_heading(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name == "title" || name == "subtitle" || name.strip_prefix("heading ").is_some_and(|level| level.parse::<u8>().is_ok())
}

fn is_level(tag: &BytesStart<'_>) -> bool {
    attribute(tag, "w:val").and_then(|level| level.parse::<u8>().ok()).is_some_and(|level| level < BODY_LEVEL)
}

/// The languages that a `w:lang` names: that of most scripts, of those of East Asia, and of those from right to left.
fn langs(tag: &BytesStart<'_>) -> Vec<String> {
    ["w:val", "w:eastAsia", "w:bidi"].into_iter().filter_map(|name| attribute(tag, name)).collect()
}

/// What a part holds.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The paragraphs with text, with their numbers.
    pub segments: Vec<(u32, Segment)>,
    /// How many paragraphs there are.
    pub count: u32,
    /// How many bytes are said to be in each language.
    pub langs: BTreeMap<String, usize>,
}

/// The paragraphs of a part.
pub(super) fn read(text: &str, styles: &Styles) -> Result<Found, Fault> {
    let mut part = Reading::new(text, styles);
    walk(text, |event, at| {
        match event {
            Event::Start(tag) => part.start(tag, at)?,
            Event::Empty(tag) => {
                part.start(tag, at.clone())?;
                part.end(at.end..at.end);
            }
            Event::End(_) => part.end(at),
            Event::Text(text) => part.count(text.len()),
            Event::CData(_) | Event::Comment(_) | Event::PI(_) if part.is_in("w:t") => {
                return Err(Fault::new(at.start, "found something in the text of a run that Word does not write there", EXPECTED));
            }
            _ => {}
        }
        Ok(())
    })?;
    part.found.segments.sort_by_key(|(number, _)| *number);
    Ok(part.found)
}

/// What is known of a part up to a place in it.
struct Reading<'t> {
    text: &'t str,
    styles: &'t Styles,
    /// The names of the elements that are open.
    open: Vec<String>,
    /// The paragraphs that are, the innermost last.
    paragraphs: Vec<Paragraph>,
    /// One whose end was deleted, so that the next is the rest of it, and how many elements are open around it.
    unended: Option<(Paragraph, usize, usize)>,
    fields: Fields,
    /// How many elements were open before one of which nothing is read.
    left_out: Option<usize>,
    /// What is said of the run at hand.
    langs: Vec<String>,
    found: Found,
}

#[derive(Debug, Default)]
struct Paragraph {
    number: u32,
    /// Where its content starts.
    start: usize,
    style: Option<String>,
    is_heading: Option<bool>,
    is_item: Option<bool>,
    is_cell: bool,
    is_locked: bool,
    /// Whether its end was deleted.
    is_unended: bool,
    /// Whether it starts in what Word works out.
    is_computed: bool,
}

impl<'t> Reading<'t> {
    fn new(text: &'t str, styles: &'t Styles) -> Self {
        Self {
            text,
            styles,
            open: Vec::new(),
            paragraphs: Vec::new(),
            unended: None,
            fields: Fields::default(),
            left_out: None,
            langs: Vec::new(),
            found: Found::default(),
        }
    }

    fn is_in(&self, name: &str) -> bool {
        self.open.last().is_some_and(|open| open == name)
    }

    fn start(&mut self, tag: &BytesStart<'_>, at: Range<usize>) -> Result<(), Fault> {
        let name = tag.name().as_ref().to_owned();
        if self.open.is_empty()
            && name.starts_with("w:")
            && !attribute(tag, "xmlns:w").is_some_and(|uri| NAMESPACES.contains(&uri.as_str()))
            || self.open.is_empty() && !name.starts_with("w:")
        {
            return Err(Fault::new(at.start, format!("found `{}`, not an element of Word with the prefix `w`", shorten(&name)), EXPECTED));
        }
        if self.is_in("w:t") || name == "w:p" && self.is_in_line() {
            return Err(Fault::new(at.start, format!("found `{}` in the text of a paragraph", shorten(&name)), EXPECTED));
        }
        if self.left_out.is_none() {
            match name.as_str() {
                "mc:Fallback" => self.left_out = Some(self.open.len()),
                "w:p" => self.begin(at.end),
                "w:tbl" => self.flush(),
                // It is the first of a content control, and what follows in that is what should be put in.
                "w:showingPlcHdr" if self.is_in("w:sdtPr") => self.left_out = self.open.len().checked_sub(2),
                "w:r" => self.langs.clear(),
                "w:lang" if self.is_in("w:rPr") && around(&self.open, 1) == "w:r" => self.langs = langs(tag),
                "w:fldChar" | "w:instrText" | "w:fldSimple" => {
                    let text = self.text;
                    let len = if name == "w:instrText" { element_len(&text[at.start..]) } else { at.len() };
                    self.fields.pass(&text[at.start..at.start + len], 0);
                }
                _ => self.property(&name, tag),
            }
        }
        self.open.push(name);
        Ok(())
    }

    /// Whether what stands here is of the text of the paragraph around it.
    fn is_in_line(&self) -> bool {
        let around = self.open.iter().rev().take_while(|open| *open != "w:p").count();
        around < self.open.len() && self.open[self.open.len() - around..].iter().all(|open| !word::is_left_out(open))
    }

    /// Takes in what the tag says of the paragraph that is open.
    fn property(&mut self, name: &str, tag: &BytesStart<'_>) {
        let path = [2, 1, 0].map(|back| around(&self.open, back));
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        let value = || attribute(tag, "w:val").unwrap_or_default();
        match (name, path) {
            ("w:pStyle", [_, "w:p", "w:pPr"]) => paragraph.style = Some(value()),
            ("w:outlineLvl", [_, "w:p", "w:pPr"]) => paragraph.is_heading = Some(is_level(tag)),
            ("w:numId", ["w:p", "w:pPr", "w:numPr"]) => paragraph.is_item = Some(value() != "0"),
            ("w:del", ["w:p", "w:pPr", "w:rPr"]) => paragraph.is_unended = true,
            _ => {}
        }
    }

    /// A paragraph starts, with its content at byte `start`.
    fn begin(&mut self, start: usize) {
        self.found.count += 1;
        let paragraph = Paragraph {
            number: self.found.count,
            start,
            is_cell: self.open.iter().any(|open| open == "w:tc"),
            is_locked: self.open.iter().any(|open| open == "mc:AlternateContent"),
            is_computed: self.fields.computed().is_some(),
            ..Paragraph::default()
        };
        let paragraph = match self.unended.take() {
            Some((before, depth, _)) if depth == self.open.len() => {
                Paragraph { number: before.number, start: before.start, is_computed: before.is_computed, ..paragraph }
            }
            other => {
                self.unended = other;
                self.flush();
                paragraph
            }
        };
        self.paragraphs.push(paragraph);
    }

    /// What was to go on in another paragraph does not.
    fn flush(&mut self) {
        if let Some((paragraph, _, end)) = self.unended.take() {
            self.add(paragraph, end);
        }
    }

    fn end(&mut self, at: Range<usize>) {
        let Some(name) = self.open.pop() else { return };
        let depth = self.open.len();
        if let Some(outside) = self.left_out {
            // An element of which nothing is read ends, or one around it that was open already.
            if depth <= outside {
                self.left_out = None;
            }
            return;
        }
        match name.as_str() {
            "w:p" => {
                if let Some(paragraph) = self.paragraphs.pop() {
                    if paragraph.is_unended {
                        self.flush();
                        self.unended = Some((paragraph, depth, at.start));
                    } else {
                        self.add(paragraph, at.start);
                    }
                }
            }
            "w:fldSimple" => {
                self.fields.pass("</w:fldSimple>", 0);
            }
            _ if self.unended.as_ref().is_some_and(|(_, around, _)| depth < *around) => self.flush(),
            _ => {}
        }
    }

    /// So many bytes of text stand here.
    fn count(&mut self, len: usize) {
        if self.left_out.is_some() || !self.is_in("w:t") {
            return;
        }
        let style = self.paragraphs.last().and_then(|paragraph| paragraph.style.as_deref());
        let of_style = || self.styles.find(style, |style| (!style.langs.is_empty()).then(|| style.langs.clone()));
        let langs = if self.langs.is_empty() { of_style().unwrap_or_else(|| self.styles.langs.clone()) } else { self.langs.clone() };
        for (place, tag) in langs.into_iter().enumerate() {
            // That of most scripts is what is meant where all could be.
            *self.found.langs.entry(tag).or_default() += if place == 0 { 2 * len } else { len };
        }
    }

    /// A paragraph whose content ends at byte `end`.
    fn add(&mut self, paragraph: Paragraph, end: usize) {
        let Some(target) = word::island(self.text, paragraph.start..end.max(paragraph.start)) else { return };
        if paragraph.is_computed || Syntax::Word.decode(&self.text[target.clone()]).text.trim().is_empty() {
            return;
        }
        let style = paragraph.style.as_deref();
        let is_heading = paragraph.is_heading.or_else(|| self.styles.find(style, |style| style.is_heading));
        let is_item = paragraph.is_item.or_else(|| self.styles.find(style, |style| style.is_item));
        let kind = match (is_heading, is_item) {
            (Some(true), _) => BlockKind::Heading,
            _ if paragraph.is_cell => BlockKind::Cell,
            (_, Some(true)) => BlockKind::ListItem,
            _ => BlockKind::Paragraph,
        };
        let segment = Segment { target, kind, is_locked: paragraph.is_locked, ..Segment::default() };
        self.found.segments.push((paragraph.number, segment));
    }
}

/// The name of the element that is open `back` levels around the innermost.
fn around(open: &[String], back: usize) -> &str {
    open.len().checked_sub(back + 1).map_or("", |at| &open[at])
}
