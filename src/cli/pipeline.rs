//! Documents through a function, in many threads, with the results in the order of the input and bounded memory.

use super::progress::Progress;
use super::session::Session;
use super::{Console, Failure};
use mtlint::engine::Linter;
use mtlint::input::{self, Documents, Format, InputError, Skipped, Version, Walk};
use mtlint::{Diagnostic, Document, file_name};
use rayon::prelude::*;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

/// Documents are handed to the threads when so much text has come together, or so many of them.
const BATCH_BYTES: usize = 1 << 20;
const BATCH_DOCUMENTS: usize = 256;

/// What happens, in the order of the input.
pub enum Event<R> {
    /// A document of the file begun last, with what was made of it.
    Document(Box<Document>, R),
    /// Something could not be read; it belongs to the file begun last, or to no file.
    Error(InputError),
    /// Files that are passed over.
    Skipped(Skipped),
    /// A file begins; the version of it that is read, unless it is standard input.
    File(PathBuf, Option<Version>),
    /// The file begun last is over.
    End,
    /// Much has come together; now is the time to write it out in whole lines.
    Pause,
}

enum Item {
    Document(Box<Document>),
    Other(Event<()>),
}

/// As [`run`], for commands to which something that can't be read is a message and no more: gives the message itself, and
/// returns whether there was one. `consume` gets no [`Event::Error`] and no [`Event::Skipped`].
pub fn run_telling<R: Send>(
    session: &Session,
    console: &Console,
    work: impl Fn(&[&Document]) -> Vec<R> + Sync,
    mut consume: impl FnMut(Event<R>) -> Result<(), Failure>,
) -> Result<bool, Failure> {
    let mut failed = false;
    run(session, work, |event| match event {
        Event::Error(error) => {
            console.error(error);
            failed = true;
            Ok(())
        }
        Event::Skipped(skipped) => {
            console.say(skipped);
            Ok(())
        }
        event => consume(event),
    })?;
    Ok(failed)
}

/// Work on documents one by one.
pub fn each<R>(work: impl Fn(&Document) -> R) -> impl Fn(&[&Document]) -> Vec<R> {
    move |documents| documents.iter().map(|document| work(document)).collect()
}

/// Work on documents with what `linter` finds in them.
pub fn checked<R>(linter: &Linter, work: impl Fn(&Document, Vec<Diagnostic>) -> R) -> impl Fn(&[&Document]) -> Vec<R> {
    move |documents| documents.iter().zip(linter.check_each(documents)).map(|(document, found)| work(document, found)).collect()
}

/// Reads everything the session's paths stand for, applies `work` to some documents at a time, for each of which it returns
/// a result, and hands the results to `consume`.
pub fn run<R: Send>(
    session: &Session,
    work: impl Fn(&[&Document]) -> Vec<R> + Sync,
    mut consume: impl FnMut(Event<R>) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut batch: Vec<Item> = Vec::new();
    let (mut bytes, mut documents) = (0, 0);
    let Walk { files, skipped } = session.walk();
    let mut progress = Progress::new(session.shows_progress, files.len());
    if !skipped.is_empty() {
        consume(Event::Skipped(skipped))?;
    }
    let mut flush = |batch: &mut Vec<Item>| -> Result<(), Failure> {
        let count = |is: fn(&Item) -> bool| batch.iter().filter(|item| is(item)).count() as u64;
        let files = count(|item| matches!(item, Item::Other(Event::End)));
        let articles = count(|item| matches!(item, Item::Document(_)));
        let items = std::mem::take(batch);
        let documents: Vec<&Document> = items.iter().filter_map(Item::document).collect();
        let results: Vec<R> = if items.len() < 8 && session.threads == 1 {
            work(&documents)
        } else {
            // Pieces small enough that no thread is left waiting for another.
            let piece = documents.len().div_ceil(4 * session.threads).max(1);
            session.pool.install(|| documents.par_chunks(piece).flat_map_iter(&work).collect())
        };
        let mut results = results.into_iter();
        let events = items.into_iter().filter_map(|item| match item {
            Item::Document(document) => Some(Event::Document(document, results.next()?)),
            Item::Other(event) => Some(event.map()),
        });
        let events: Vec<Event<R>> = events.collect();
        progress.around(files, articles, || {
            events.into_iter().try_for_each(&mut consume)?;
            consume(Event::Pause)
        })
    };
    for item in items(session, files) {
        if let Item::Document(document) = &item {
            bytes += document.text.len() + document.source.len();
            documents += 1;
        }
        batch.push(item);
        if bytes >= BATCH_BYTES * session.threads || documents >= BATCH_DOCUMENTS * session.threads {
            (bytes, documents) = (0, 0);
            flush(&mut batch)?;
        }
    }
    flush(&mut batch)
}

impl Item {
    const fn document(&self) -> Option<&Document> {
        match self {
            Self::Document(document) => Some(document),
            Self::Other(_) => None,
        }
    }
}

impl Event<()> {
    /// The same event for another kind of result; it holds none.
    fn map<R>(self) -> Event<R> {
        match self {
            Self::Document(..) => Event::End,
            Self::Error(error) => Event::Error(error),
            Self::Skipped(skipped) => Event::Skipped(skipped),
            Self::File(path, version) => Event::File(path, version),
            Self::End => Event::End,
            Self::Pause => Event::Pause,
        }
    }
}

/// Everything that is to be read, in order, read as the iterator goes.
fn items(session: &Session, files: Vec<Result<PathBuf, InputError>>) -> impl Iterator<Item = Item> + '_ {
    files.into_iter().flat_map(|entry| -> Box<dyn Iterator<Item = Item> + '_> {
        match entry {
            Ok(path) => Box::new(file_items(session, path)),
            Err(error) => Box::new(std::iter::once(Item::Other(Event::Error(error)))),
        }
    })
}

fn file_items(session: &Session, path: PathBuf) -> impl Iterator<Item = Item> + '_ {
    // Before it is opened, so that whatever changes from now on is noticed.
    let version = Version::of(&path);
    let begin = std::iter::once(Item::Other(Event::File(path.clone(), version)));
    let read: Box<dyn Iterator<Item = Result<Document, InputError>>> = match open(session, &path) {
        Ok(Reader::File(documents)) => Box::new(documents),
        Ok(Reader::Stdin(documents)) => Box::new(documents),
        Err(error) => Box::new(std::iter::once(Err(error))),
    };
    let documents = read.map(move |document| match document {
        Ok(mut document) => {
            if let Some(source) = &session.source {
                input::align_source(&mut document, source, session.options.source_lang.clone());
            }
            Item::Document(Box::new(document))
        }
        Err(error) => Item::Other(Event::Error(error)),
    });
    begin.chain(documents).chain(std::iter::once(Item::Other(Event::End)))
}

enum Reader {
    File(Documents<File>),
    Stdin(Documents<Box<dyn Read>>),
}

fn open(session: &Session, path: &Path) -> Result<Reader, InputError> {
    if path == Path::new("-") {
        let format = Format::for_file(&session.stdin_name, &session.options)?;
        let stdin = session.stdin().map_err(|error| InputError::Io { path: file_name::of(path), error })?;
        let name = file_name::of(&session.stdin_name);
        return Ok(Reader::Stdin(input::documents(stdin, name, format, &session.options)));
    }
    input::open(path, &session.options).map(Reader::File)
}
