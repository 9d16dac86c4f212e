//! Files of segments that are too long to be held: one stretch after the other is a document.

use super::decode::check;
use super::records::Fault;
use super::segments::{self, Part};
use super::tmx::Memory;
use super::{InputError, Options};
use crate::document::{Document, Encoding, Syntax};
use std::io::Read;

/// So many bytes make a document, and those of the next one are held beside them.
const WINDOW: usize = 1 << 20;
/// A stretch ends behind the end of a unit, in which white space may follow.
const END: &[u8] = b"</tu";

/// The stretches of a translation memory.
#[derive(Debug)]
pub(super) struct Windows {
    path: String,
    options: Options,
    encoding: Encoding,
    /// The most bytes of one stretch.
    limit: usize,
    memory: Memory,
    /// What was read and not yet handed out, and the 1-based line and column of its start.
    buffer: Vec<u8>,
    place: (u32, u32),
    /// The documents so far.
    count: usize,
    is_over: bool,
}

impl Windows {
    pub(super) fn new(path: String, encoding: Encoding, limit: usize, options: Options) -> Self {
        let memory = Memory::new(&options);
        Self { path, options, encoding, limit, memory, buffer: Vec::new(), place: (1, 1), count: 0, is_over: false }
    }

    /// The next document; `None` behind the last.
    pub(super) fn next(&mut self, source: &mut impl Read) -> Option<Result<Document, InputError>> {
        if self.is_over && self.buffer.is_empty() && self.count > 0 {
            return None;
        }
        let mut window = WINDOW;
        loop {
            if let Err(error) = self.fill(source, 2 * window) {
                return Some(Err(InputError::Io { path: self.path.clone(), error }));
            }
            let is_last = self.is_over && self.buffer.len() <= 2 * window;
            let end = if is_last { Some(self.buffer.len()) } else { end_of_unit(&self.buffer, window) };
            let before = self.memory.clone();
            match end.map(|end| self.document(end, is_last)) {
                Some(Ok(Some(document))) => return Some(Ok(document)),
                Some(Err(error)) => return Some(Err(error)),
                // Behind that end something goes on.
                None | Some(Ok(None)) => self.memory = before,
            }
            if self.buffer.len() > self.limit {
                return Some(Err(InputError::TooLong { path: self.path.clone(), line: Some(self.place.0) }));
            }
            window *= 2;
        }
    }

    /// Reads on until there are `len` bytes, or the file is over.
    fn fill(&mut self, source: &mut impl Read, len: usize) -> std::io::Result<()> {
        let missing = (len + 1).saturating_sub(self.buffer.len());
        let read = source.take(missing as u64).read_to_end(&mut self.buffer)?;
        self.is_over |= read < missing;
        Ok(())
    }

    /// The document of the first `end` bytes; `None` if they end within a comment or the like.
    fn document(&mut self, end: usize, is_last: bool) -> Result<Option<Document>, InputError> {
        let (line, column) = self.place;
        let text = check(&self.path, &self.buffer[..end], line).map_err(|error| behind(column - 1, line, error))?;
        let placed = |Fault { at, found, expected }| {
            let (line, column) = segments::advance((line, column), &text[..super::floor_boundary(text, at)]);
            InputError::Record { path: self.path.clone(), line, column, found, expected }
        };
        if self.count == 0 && !self.encoding.is_utf16() {
            Syntax::Xml.check_encoding(text).map_err(placed)?;
        }
        let segments = match self.memory.read(text) {
            Ok(segments) => segments,
            Err(fault) if !is_last && is_unclosed(text, fault.at) => return Ok(None),
            Err(fault) => return Err(placed(fault)),
        };
        if is_last {
            self.memory.finish(text.len()).map_err(placed)?;
        }
        self.count += 1;
        let id = (!is_last || self.count > 1).then(|| self.count.to_string());
        let (lang, source_lang) = (self.memory.lang.clone(), self.memory.source_lang.clone());
        let part = Part { id, lang, source_lang, segments, ..Part::default() };
        let document = segments::document(&self.path, (text, self.encoding), (0, self.place), Syntax::Xml, part, &self.options);
        self.place = segments::advance(self.place, text);
        self.buffer.drain(..end);
        Ok(Some(document))
    }
}

/// `error` in a stretch that starts in `line` behind so many characters.
fn behind(columns: u32, line: u32, mut error: InputError) -> InputError {
    if let InputError::Encoding { line: at, column, .. } = &mut error
        && *at == line
    {
        *column += columns;
    }
    error
}

/// Where the last unit that ends in the first `window` bytes does, or else the first one behind them, with its line end.
fn end_of_unit(bytes: &[u8], window: usize) -> Option<usize> {
    let window = window.min(bytes.len());
    let ends_at = |start: usize| {
        let rest = bytes[start..].strip_prefix(END)?.trim_ascii_start();
        rest.starts_with(b">").then(|| bytes.len() - rest.len() + 1)
    };
    let end = (0..window).rev().find_map(ends_at).or_else(|| (window..bytes.len()).find_map(ends_at))?;
    let line_end = [&b"\r\n"[..], b"\n"].into_iter().find(|line_end| bytes[end..].starts_with(line_end));
    Some(end + line_end.map_or(0, <[u8]>::len))
}

/// Whether what stands at byte `at` goes on beyond the end of `text`.
fn is_unclosed(text: &str, at: usize) -> bool {
    let rest = text.get(at..).unwrap_or_default();
    [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")].iter().any(|(open, close)| rest.starts_with(open) && !rest.contains(close))
}
