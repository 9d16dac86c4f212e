//! Files of segments that are too long to be held: they are read one stretch after the other.

use super::decode::check;
use super::records::Fault;
use super::segments::{self, Part};
use super::tmx::Memory;
use super::xliff::Files;
use super::{InputError, Options};
use crate::document::{Document, Encoding, Origin, Syntax};
use std::collections::VecDeque;
use std::io::Read;

/// So many bytes make a stretch, and those of the next one are held beside them.
const WINDOW: usize = 1 << 20;
/// Bytes of the longest tag that is looked for.
const MAX_TAG: usize = 256;

/// What reads a file stretch by stretch, with all that one stretch has to know of those before it.
#[derive(Debug, Clone)]
pub(super) enum Reader {
    Tmx(Box<Memory>),
    Xliff(Box<Files>),
}

impl Reader {
    pub(super) fn tmx(options: &Options) -> Self {
        Self::Tmx(Box::new(Memory::new(options)))
    }

    pub(super) fn xliff(_: &Options) -> Self {
        Self::Xliff(Box::default())
    }

    /// The element at whose end a stretch may end.
    const fn element(&self) -> &'static str {
        match self {
            Self::Tmx(_) => "tu",
            Self::Xliff(_) => "file",
        }
    }

    /// The parts of the next stretch. What follows the last of them belongs to it.
    fn read(&mut self, text: &str) -> Result<Vec<Part>, Fault> {
        match self {
            Self::Tmx(memory) => memory.read(text),
            Self::Xliff(files) => files.read(text),
        }
    }

    /// Whether the last stretch ended where one may.
    const fn is_between(&self) -> bool {
        match self {
            Self::Tmx(memory) => memory.is_between(),
            Self::Xliff(files) => files.is_between(),
        }
    }

    fn finish(&self, len: usize) -> Result<(), Fault> {
        match self {
            Self::Tmx(memory) => memory.finish(len),
            Self::Xliff(files) => files.finish(len),
        }
    }
}

/// The documents of a file that is read stretch by stretch.
#[derive(Debug)]
pub(super) struct Windows {
    path: String,
    options: Options,
    encoding: Encoding,
    /// The most bytes of one stretch.
    limit: usize,
    reader: Reader,
    /// What was read of the file and is in no document yet, and the 1-based line and column of its start.
    buffer: Vec<u8>,
    place: (u32, u32),
    is_over: bool,
    /// The documents that wait; the last of them may have to take what follows it.
    ready: VecDeque<Document>,
    /// Those handed out.
    count: usize,
    /// How reading ended, once it has, until that is handed out too.
    end: Option<Result<(), InputError>>,
}

impl Windows {
    pub(super) fn new(path: String, encoding: Encoding, limit: usize, reader: Reader, options: Options) -> Self {
        let (buffer, ready) = (Vec::new(), VecDeque::new());
        Self { path, options, encoding, limit, reader, buffer, place: (1, 1), is_over: false, ready, count: 0, end: None }
    }

    /// The next document; `None` behind the last, and behind an error.
    pub(super) fn next(&mut self, source: &mut impl Read) -> Option<Result<Document, InputError>> {
        // At least one stays back until it is known what follows it.
        while self.ready.len() < 2 && self.end.is_none() {
            self.end = self.advance(source).map_or_else(|error| Some(Err(error)), |is_last| is_last.then_some(Ok(())));
        }
        let Some(mut document) = self.ready.pop_front() else { return self.end.replace(Ok(()))?.err().map(Err) };
        self.count += 1;
        if self.count > 1 || !self.ready.is_empty() {
            segments::number_if_nameless(&mut document, self.count);
        }
        Some(Ok(document))
    }

    /// Reads the next stretch; whether it is the last.
    fn advance(&mut self, source: &mut impl Read) -> Result<bool, InputError> {
        let mut window = WINDOW;
        loop {
            self.fill(source, 2 * window).map_err(|error| InputError::Io { path: self.path.clone(), error })?;
            let is_last = self.is_over && self.buffer.len() <= 2 * window;
            let end = if is_last { Some(self.buffer.len()) } else { end_of_element(&self.buffer, self.reader.element(), window) };
            let before = self.reader.clone();
            if let Some(end) = end
                && self.take(end, is_last)?
            {
                return Ok(is_last);
            }
            // Behind that end something goes on.
            self.reader = before;
            if self.buffer.len() > self.limit {
                return Err(InputError::TooLong { path: self.path.clone(), line: Some(self.place.0) });
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

    /// Makes documents of the first `end` bytes; `false` if they end within a comment or the like.
    fn take(&mut self, end: usize, is_last: bool) -> Result<bool, InputError> {
        let (line, column) = self.place;
        let text = check(&self.path, &self.buffer[..end], line).map_err(|error| behind(column - 1, line, error))?;
        let placed = |fault| segments::placed_behind(&self.path, self.place, text, Err(fault));
        let parts = match self.reader.read(text) {
            Ok(_) if !is_last && !self.reader.is_between() => return Ok(false),
            Ok(parts) if parts.is_empty() && !is_last => return Ok(false),
            Ok(parts) => parts,
            Err(fault) if !is_last && is_unclosed(text, fault.at) => return Ok(false),
            Err(fault) => return placed(fault),
        };
        if is_last && let Err(fault) = self.reader.finish(text.len()) {
            // What is said of the file as a whole is said of its start.
            return if fault.at == 0 { segments::placed(&self.path, text, Err(fault)) } else { placed(fault) };
        }
        match self.ready.back_mut().map(|document| &mut document.origin) {
            Some(Origin::Islands(islands)) if parts.is_empty() => islands.raw.push_str(text),
            _ => {
                let parts = if parts.is_empty() { vec![Part::default()] } else { parts };
                self.ready.extend(segments::of_parts(&self.path, (text, self.encoding), self.place, Syntax::Xml, parts, &self.options));
            }
        }
        self.place = segments::advance(self.place, text);
        self.buffer.drain(..end);
        Ok(true)
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

/// Where the last element with this name, whatever its prefix, that ends in the first `window` bytes does, or else the first one behind
/// them.
fn end_of_element(bytes: &[u8], name: &str, window: usize) -> Option<usize> {
    let window = window.min(bytes.len());
    let ends_at = |start: usize| {
        let rest = bytes[start..].strip_prefix(b"</")?;
        let len = rest.iter().take(MAX_TAG).position(|&byte| byte == b'>')?;
        let local = rest[..len].trim_ascii_end().rsplit(|&byte| byte == b':').next()?;
        (local == name.as_bytes()).then_some(start + 2 + len + 1)
    };
    (0..window).rev().find_map(ends_at).or_else(|| (window..bytes.len()).find_map(ends_at))
}

/// Whether what stands at byte `at` goes on beyond the end of `text`.
fn is_unclosed(text: &str, at: usize) -> bool {
    const PAIRS: [(&str, &str); 4] = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"), ("<!DOCTYPE", "]>")];
    let rest = text.get(at..).unwrap_or_default();
    PAIRS.iter().any(|(open, close)| rest.starts_with(open) && !rest.contains(close))
}
