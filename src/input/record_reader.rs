//! The records of a file, one by one, put together to documents whose language is known.

use super::decode::check;
use super::read::english;
use super::records::{Fault, Group, Record};
use super::{Format, InputError, Options, csv, floor_boundary, json, jsonl, segments, tsv};
use crate::document::{Document, Encoding, Kept};
use crate::lang::{self, Lang};
use std::collections::VecDeque;
use std::io::{self, BufRead, Read};

/// After so many records that are none, and this share of all (one in so many), the file is no file of records.
const MAX_BAD_RECORDS: usize = 20;
const MAX_BAD_SHARE: usize = 10;
/// So many bytes are enough to tell a language.
const SAMPLE: usize = 200;
/// The room of a longer line is not kept for the next one.
const MAX_KEPT: usize = 1 << 20;
/// So many short documents are held back at the start of a file until their language is known.
const MAX_HELD: usize = 64;

/// How records are written.
#[derive(Debug)]
pub(super) enum Syntax {
    Json,
    Tsv(tsv::Reader),
    Csv(csv::Reader),
}

/// Puts the records of one file together to documents.
#[derive(Debug)]
pub(super) struct RecordReader {
    pub path: String,
    syntax: Syntax,
    pub options: Options,
    pub encoding: Encoding,
    /// The most bytes of one document.
    pub limit: usize,
    /// The 1-based line and column where the next record starts, with what stands before it.
    place: (u32, u32),
    /// The number of the last record.
    record: u32,
    bad_records: usize,
    buffer: Vec<u8>,
    /// The document whose records are being read.
    group: Option<Group>,
    target_guess: Guess,
    source_guess: Guess,
    /// Documents at the start of the file that wait for their language.
    held: Vec<Undecided>,
    pub ready: VecDeque<Result<Document, InputError>>,
    pub done: bool,
}

impl RecordReader {
    pub(super) fn new(path: String, format: Format, options: Options, limit: usize) -> Self {
        let syntax = match format {
            Format::Tsv => Syntax::Tsv(tsv::Reader::new(options.keys.clone())),
            Format::Csv => Syntax::Csv(csv::Reader::new(options.keys.clone())),
            _ => Syntax::Json,
        };
        Self {
            path,
            syntax,
            options,
            encoding: Encoding::Utf8,
            limit,
            place: (1, 1),
            record: 0,
            bad_records: 0,
            buffer: Vec::new(),
            group: None,
            target_guess: Guess::default(),
            source_guess: Guess::default(),
            held: Vec::new(),
            ready: VecDeque::new(),
            done: false,
        }
    }

    /// Reads one record: a line, or several where line ends are part of it.
    pub(super) fn advance(&mut self, lines: &mut impl BufRead) {
        let mut buffer = std::mem::take(&mut self.buffer);
        buffer.clear();
        match self.fill(lines, &mut buffer) {
            Ok(()) if buffer.is_empty() => {
                if self.group.is_none() && self.place == (1, 1) {
                    // An empty file is a document too, if only so that it can be counted and written back.
                    self.group = Some(Group::new((1, 1)));
                }
                self.finish();
            }
            Ok(()) => {
                if let Err(error) = self.add(&buffer) {
                    self.fail(error);
                }
            }
            Err(error) => self.fail(InputError::Io { path: self.path.clone(), error }),
        }
        // The line of a large record is in the document now.
        self.buffer = if buffer.capacity() > MAX_KEPT { Vec::new() } else { buffer };
    }

    /// Reads the lines of the next record, up to one byte more than a document may have.
    fn fill(&mut self, lines: &mut impl BufRead, buffer: &mut Vec<u8>) -> io::Result<()> {
        loop {
            let start = buffer.len();
            lines.by_ref().take((self.limit + 1 - start) as u64).read_until(b'\n', buffer)?;
            let line = &buffer[start..];
            let goes_on = match &mut self.syntax {
                Syntax::Csv(reader) => reader.goes_on(line),
                Syntax::Json | Syntax::Tsv(_) => false,
            };
            if !goes_on || line.is_empty() || buffer.len() > self.limit {
                return Ok(());
            }
        }
    }

    /// Reads a whole file that is an array of records.
    pub(super) fn read_array(&mut self, text: &str) {
        let elements = match json::elements(text) {
            Ok(elements) => elements,
            Err(fault) => {
                let error = self.error(text, fault);
                return self.fail(error);
            }
        };
        let mut start = 0;
        for (index, element) in elements.iter().enumerate() {
            let end = if index + 1 == elements.len() { text.len() } else { element.end };
            let raw = &text[start..end];
            let parsed = jsonl::record(raw, element.start - start..element.end - start, &self.options.keys);
            if let Err(error) = self.take(raw, parsed.map(Some)) {
                return self.fail(error);
            }
            start = end;
        }
        if elements.is_empty() {
            self.group.get_or_insert_with(|| Group::new((1, 1))).raw.push_str(text);
        }
        self.finish();
    }

    /// Takes in the bytes of a record with its line end. An error ends the reading.
    fn add(&mut self, bytes: &[u8]) -> Result<(), InputError> {
        if bytes.len() > self.limit {
            return Err(self.too_long());
        }
        let raw = match check(&self.path, bytes, self.place.0) {
            Ok(raw) => raw,
            // In the first one the whole file is in another encoding.
            Err(error) if self.record == 0 => return Err(error),
            Err(error) => return self.pass_over(bytes, error),
        };
        let line = raw.strip_suffix('\n').map_or(raw, |line| line.strip_suffix('\r').unwrap_or(line));
        let parsed = match &mut self.syntax {
            Syntax::Json if line.trim_matches([' ', '\t', '\r']).is_empty() => Ok(None),
            Syntax::Tsv(_) | Syntax::Csv(_) if line.is_empty() => Ok(None),
            Syntax::Json => jsonl::parse(line, &self.options.keys).map(Some),
            Syntax::Tsv(reader) => reader.parse(line),
            Syntax::Csv(reader) => reader.parse(line),
        };
        self.take(raw, parsed)
    }

    /// Takes in the part `raw` of the file and the record in it, if there is one. An error ends the reading.
    fn take(&mut self, raw: &str, parsed: Result<Option<Record<'_>>, Fault>) -> Result<(), InputError> {
        let record = match parsed {
            Ok(record) => record,
            Err(fault) => {
                let error = self.error(raw, fault);
                if !self.is_settled() {
                    // Without its columns nothing of a table can be read.
                    return Err(error);
                }
                self.bad(error)?;
                None
            }
        };
        if record.as_ref().is_some_and(|record| self.group.as_ref().is_some_and(|group| !group.takes(record))) {
            self.close();
        }
        let group = self.group.get_or_insert_with(|| Group::new(self.place));
        if group.raw.len() + raw.len() > self.limit {
            return Err(self.too_long());
        }
        if let Some(record) = record {
            self.record = self.record.saturating_add(1);
            group.add(record, self.record);
        }
        group.raw.push_str(raw);
        self.place = segments::advance(self.place, raw);
        Ok(())
    }

    /// Goes on behind the bytes of a record that are no text. A document ends there: it could not say what stands in them.
    fn pass_over(&mut self, bytes: &[u8], error: InputError) -> Result<(), InputError> {
        self.close();
        self.bad(error)?;
        let lines = bytes.iter().filter(|&&byte| byte == b'\n').count();
        self.place = (self.place.0.saturating_add(lines as u32), 1);
        Ok(())
    }

    /// Counts a record that is none; an error ends the reading.
    fn bad(&mut self, error: InputError) -> Result<(), InputError> {
        self.record = self.record.saturating_add(1);
        self.bad_records += 1;
        self.ready.push_back(Err(error));
        if self.bad_records >= MAX_BAD_RECORDS && self.bad_records * MAX_BAD_SHARE >= self.record as usize {
            return Err(InputError::GaveUp { path: self.path.clone(), errors: self.bad_records });
        }
        Ok(())
    }

    fn is_settled(&self) -> bool {
        match &self.syntax {
            Syntax::Json => true,
            Syntax::Tsv(reader) => reader.is_settled(),
            Syntax::Csv(reader) => reader.is_settled(),
        }
    }

    /// `fault` with its place; it counts from where the next record starts, which begins with `raw`.
    fn error(&self, raw: &str, fault: Fault) -> InputError {
        let Fault { at, found, expected } = fault;
        let (line, column) = segments::advance(self.place, &raw[..floor_boundary(raw, at)]);
        InputError::Record { path: self.path.clone(), line, column, found, expected }
    }

    fn too_long(&self) -> InputError {
        InputError::TooLong { path: self.path.clone(), line: Some(self.place.0) }
    }

    /// Nothing is read after `error`.
    fn fail(&mut self, error: InputError) {
        self.finish();
        self.ready.push_back(Err(error));
    }

    /// No record follows.
    fn finish(&mut self) {
        self.close();
        self.release();
        self.done = true;
    }

    /// No record follows for the document at hand.
    fn close(&mut self) {
        let Some(group) = self.group.take() else { return };
        if group.units.is_empty() && self.bad_records > 0 {
            // What it holds was an error, and not an article in which nothing was found.
            return;
        }
        let syntax = match self.syntax {
            Syntax::Json => crate::document::Syntax::Json,
            Syntax::Tsv(_) => crate::document::Syntax::Tsv,
            Syntax::Csv(_) => crate::document::Syntax::Csv,
        };
        let lang = group.lang.clone().or_else(|| self.options.lang.clone());
        let source_lang = group.source_lang.clone().or_else(|| self.options.source_lang.clone());
        self.target_guess.learn(&group.text, lang.as_ref());
        self.source_guess.learn(&group.source, source_lang.as_ref());
        self.held.push(Undecided { lang, source_lang, group, syntax });
        let wait = |guess: &Guess| guess.last.is_none() && guess.sample.len() < SAMPLE;
        let must_wait = self.held.iter().any(|held| {
            (held.lang.is_none() && wait(&self.target_guess))
                || (held.source_lang.is_none() && !held.group.source.is_empty() && wait(&self.source_guess))
        });
        if !must_wait || self.held.len() >= MAX_HELD {
            self.release();
        }
    }

    /// Settles the languages of the documents at hand and hands them out.
    fn release(&mut self) {
        for held in self.held.drain(..) {
            let lang = self.target_guess.decide(held.lang, &held.group.text).unwrap_or_else(english);
            let source_lang = if held.group.source.is_empty() && held.source_lang.is_none() {
                None
            } else {
                self.source_guess.decide(held.source_lang, &held.group.source)
            };
            let (mut group, syntax) = (held.group, held.syntax);
            let kept = Kept::new(&self.options.keys.keep, std::mem::take(&mut group.kept));
            let document = group.into_document(self.path.clone(), lang, source_lang, syntax, self.encoding);
            self.ready.push_back(Ok(Document { kept, ..document }));
        }
    }
}

/// A document whose language may have to be guessed.
#[derive(Debug)]
struct Undecided {
    lang: Option<Lang>,
    source_lang: Option<Lang>,
    group: Group,
    syntax: crate::document::Syntax,
}

/// What is known of the language of one side of a file. A segment is often too short to tell its language, so that of a
/// short one is told from it and those around it.
#[derive(Debug, Default)]
struct Guess {
    /// The last texts.
    sample: String,
    last: Option<Lang>,
}

impl Guess {
    /// Remembers `text`, unless its language is known anyway.
    fn learn(&mut self, text: &str, known: Option<&Lang>) {
        if known.is_some() || text.is_empty() {
            return;
        }
        self.sample.push_str(&text[..floor_boundary(text, 4 * SAMPLE)]);
        self.sample.push('\n');
        if self.sample.len() > 5 * SAMPLE {
            self.sample.drain(..floor_boundary(&self.sample, self.sample.len() - 4 * SAMPLE));
        }
    }

    fn decide(&mut self, known: Option<Lang>, text: &str) -> Option<Lang> {
        let sample = if text.len() >= SAMPLE { text } else { &self.sample };
        let lang = known.or_else(|| lang::detect(sample)).or_else(|| self.last.clone());
        self.last.clone_from(&lang);
        lang
    }
}
