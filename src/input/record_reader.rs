//! The records of a file, line by line, put together to documents whose language is known.

use super::decode::check;
use super::read::english;
use super::records::Group;
use super::{InputError, Options, floor_boundary, jsonl, tsv};
use crate::document::{Document, Encoding};
use crate::lang::{self, Lang};
use std::collections::VecDeque;
use std::io::{BufRead, Read};

/// After so many lines that are no records the file is no file of records.
const MAX_BAD_LINES: usize = 20;
/// So many bytes are enough to tell a language.
const SAMPLE: usize = 200;
/// The room of a longer line is not kept for the next one.
const MAX_KEPT: usize = 1 << 20;
/// So many short documents are held back at the start of a file until their language is known.
const MAX_HELD: usize = 64;

/// How a record is written.
#[derive(Debug)]
pub(super) enum Syntax {
    Jsonl,
    Tsv(tsv::Reader),
}

/// Puts the lines of one file together to documents.
#[derive(Debug)]
pub(super) struct RecordReader {
    pub path: String,
    syntax: Syntax,
    pub options: Options,
    pub encoding: Encoding,
    /// The most bytes of one document.
    pub limit: usize,
    /// The number of the last line, and of the last record.
    line: u32,
    record: u32,
    bad_lines: usize,
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
    pub(super) fn new(path: String, syntax: Syntax, options: Options, limit: usize) -> Self {
        Self {
            path,
            syntax,
            options,
            encoding: Encoding::Utf8,
            limit,
            line: 0,
            record: 0,
            bad_lines: 0,
            buffer: Vec::new(),
            group: None,
            target_guess: Guess::default(),
            source_guess: Guess::default(),
            held: Vec::new(),
            ready: VecDeque::new(),
            done: false,
        }
    }

    /// Reads one line.
    pub(super) fn advance(&mut self, lines: &mut impl BufRead) {
        let mut buffer = std::mem::take(&mut self.buffer);
        buffer.clear();
        match lines.by_ref().take(self.limit as u64 + 1).read_until(b'\n', &mut buffer) {
            Ok(0) => {
                if self.group.is_none() && self.line == 0 {
                    // An empty file is a document too, if only so that it can be counted and written back.
                    self.group = Some(Group::new(1));
                }
                self.finish();
            }
            Ok(_) => {
                self.line = self.line.saturating_add(1);
                if let Err(error) = self.add(&buffer) {
                    self.finish();
                    self.ready.push_back(Err(error));
                }
            }
            Err(error) => {
                self.finish();
                self.ready.push_back(Err(InputError::Io { path: self.path.clone(), error }));
            }
        }
        // The line of a large record is in the document now.
        self.buffer = if buffer.capacity() > MAX_KEPT { Vec::new() } else { buffer };
    }

    /// Takes in a line with its line end. An error ends the reading.
    fn add(&mut self, bytes: &[u8]) -> Result<(), InputError> {
        let too_long = |line| InputError::TooLong { path: self.path.clone(), line: Some(line) };
        if bytes.len() > self.limit {
            return Err(too_long(self.line));
        }
        let raw = check(&self.path, bytes, self.line)?;
        let line = raw.strip_suffix('\n').map_or(raw, |line| line.strip_suffix('\r').unwrap_or(line));
        let parsed = match &mut self.syntax {
            Syntax::Jsonl if line.trim_matches([' ', '\t', '\r']).is_empty() => Ok(None),
            Syntax::Tsv(_) if line.is_empty() => Ok(None),
            Syntax::Jsonl => jsonl::parse(line).map(Some),
            Syntax::Tsv(reader) => reader.parse(line),
        };
        let record = match parsed {
            Ok(record) => record,
            Err(fault) => {
                self.record += 1;
                self.bad_lines += 1;
                let before = &line[..floor_boundary(line, fault.at)];
                self.ready.push_back(Err(InputError::Record {
                    path: self.path.clone(),
                    line: self.line,
                    column: before.chars().count() as u32 + 1,
                    found: fault.found,
                    expected: fault.expected,
                }));
                if self.bad_lines == MAX_BAD_LINES {
                    return Err(InputError::GaveUp { path: self.path.clone(), errors: self.bad_lines });
                }
                None
            }
        };
        if record.as_ref().is_some_and(|record| self.group.as_ref().is_some_and(|group| !group.takes(record))) {
            self.close();
        }
        let group = self.group.get_or_insert_with(|| Group::new(self.line));
        if group.raw.len() + raw.len() > self.limit {
            return Err(InputError::TooLong { path: self.path.clone(), line: Some(self.line) });
        }
        if let Some(record) = record {
            self.record = self.record.saturating_add(1);
            group.add(record, self.record);
        }
        group.raw.push_str(raw);
        Ok(())
    }

    /// No line follows.
    fn finish(&mut self) {
        self.close();
        self.release();
        self.done = true;
    }

    /// No record follows for the document at hand.
    fn close(&mut self) {
        let Some(group) = self.group.take() else { return };
        if group.units.is_empty() && self.bad_lines > 0 {
            // What it holds was an error, and not an article in which nothing was found.
            return;
        }
        let syntax = match self.syntax {
            Syntax::Jsonl => crate::document::Syntax::Json,
            Syntax::Tsv(_) => crate::document::Syntax::Tsv,
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
            let (group, syntax) = (held.group, held.syntax);
            self.ready.push_back(Ok(group.into_document(self.path.clone(), lang, source_lang, syntax, self.encoding)));
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
