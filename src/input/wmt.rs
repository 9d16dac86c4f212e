//! XML of the shared tasks of WMT: documents with their source, references, and translations by several systems.
//!
//! Each reference and each translation of a document is a document here, beside the same source.

use super::MAX_DOCUMENT;
use super::records::{Fault, shorten};
use super::segments::{Part, Segment};
use super::xml::{self, attribute, trimmed};
use super::xml_root::EXPECTED;
use crate::lang::Lang;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashMap;
use std::ops::Range;

/// The documents of a file.
pub(super) fn parts(text: &str) -> Result<Vec<Part>, Fault> {
    let mut reader = Reader::from_str(text);
    let mut file = File { text, ..File::default() };
    loop {
        let (event, at) = xml::next(&mut reader, !file.open.is_empty(), EXPECTED)?;
        match event {
            Event::Start(tag) => file.start(&tag, at)?,
            Event::Empty(tag) => {
                file.start(&tag, at.clone())?;
                file.end(at.end..at.end)?;
            }
            Event::End(_) => file.end(at)?,
            Event::Eof => break,
            _ => {}
        }
    }
    if let Some(open) = file.open.last() {
        return Err(Fault::new(text.len(), format!("the file ends within `{}`", shorten(open)), EXPECTED));
    }
    Ok(file.parts)
}

/// What is known of a file up to a place in it.
#[derive(Default)]
struct File<'t> {
    text: &'t str,
    open: Vec<String>,
    parts: Vec<Part>,
    /// Where the document at hand starts, what it is called, and its source.
    start: usize,
    /// The bytes of all documents so far: each translation has with it what stands before it in its document.
    size: usize,
    id: String,
    source: Option<Side>,
    side: Option<Side>,
    /// The `seg` that is open: its name and where its content starts.
    seg: Option<(String, usize)>,
}

/// A `src`, `ref` or `hyp`.
#[derive(Default)]
struct Side {
    /// Whose work it is; empty for the source.
    name: String,
    lang: Option<Lang>,
    segments: Vec<(String, Range<usize>)>,
}

impl File<'_> {
    fn start(&mut self, tag: &BytesStart<'_>, at: Range<usize>) -> Result<(), Fault> {
        let name = tag.local_name().as_ref().to_owned();
        match name.as_str() {
            "doc" => {
                (self.start, self.source) = (at.start, None);
                self.id = attribute(tag, "id").unwrap_or_default();
            }
            "src" | "ref" | "hyp" => {
                let by = attribute(tag, "system").or_else(|| attribute(tag, "translator")).filter(|_| name != "src");
                let lang = attribute(tag, "lang").or_else(|| attribute(tag, "language"));
                let lang = lang.map(|lang| super::records::lang(at.start, &lang.replace('_', "-"))).transpose()?;
                let whose = if name == "src" { String::new() } else { by.map_or(name.clone(), |by| format!("{name} {by}")) };
                self.side = Some(Side { name: whose, lang, segments: Vec::new() });
            }
            "seg" => self.seg = Some((attribute(tag, "id").unwrap_or_default(), at.end)),
            _ => {}
        }
        self.open.push(name);
        Ok(())
    }

    fn end(&mut self, at: Range<usize>) -> Result<(), Fault> {
        match self.open.pop().as_deref() {
            Some("seg") => {
                if let (Some((name, start)), Some(side)) = (self.seg.take(), &mut self.side) {
                    side.segments.push((name, trimmed(self.text, start..at.start.max(start))));
                }
            }
            Some("src") => self.source = self.source.take().or(self.side.take()),
            Some("ref" | "hyp") => {
                let side = self.side.take().unwrap_or_default();
                self.size += at.end - self.start;
                if self.size > MAX_DOCUMENT {
                    let found = format!("found so many translations of one document that they take more than {} MiB", MAX_DOCUMENT >> 20);
                    return Err(Fault::new(at.start, found, EXPECTED));
                }
                let part = self.part(side, at.end);
                self.parts.push(part);
            }
            _ => {}
        }
        Ok(())
    }

    /// The document of a translation that ends at byte `end`.
    fn part(&self, side: Side, end: usize) -> Part {
        let source = self.source.as_ref();
        let all = source.map_or(&[][..], |source| source.segments.as_slice());
        let sources: HashMap<&str, &Range<usize>> =
            all.iter().filter(|(name, _)| !name.is_empty()).map(|(name, range)| (name.as_str(), range)).collect();
        // Without names, or where one stands twice, the order is all that there is to go by, if nothing is missing.
        let is_named = sources.len() == all.len() && side.segments.iter().all(|(name, _)| !name.is_empty());
        let by_order = !is_named && all.len() == side.segments.len();
        let segment = |(index, (name, target)): (usize, (String, Range<usize>))| {
            let source =
                if by_order { all.get(index).map(|(_, range)| range) } else { sources.get(name.as_str()).copied().filter(|_| is_named) };
            let name = if name.is_empty() { (index + 1).to_string() } else { name };
            Segment { name, target, source: source.cloned(), ..Segment::default() }
        };
        Part {
            start: Some(self.start),
            end,
            id: Some([self.id.as_str(), &side.name].join(" ").trim().to_owned()),
            system: Some(side.name.strip_prefix("hyp ").unwrap_or(&side.name).to_owned()).filter(|name| !name.is_empty()),
            lang: side.lang,
            source_lang: source.and_then(|source| source.lang.clone()),
            segments: side.segments.into_iter().enumerate().map(segment).collect(),
            ..Part::default()
        }
    }
}
