//! Documents through a function, in many threads, with the results in the order of the input and bounded memory.

use super::{Linters, Version};
use crate::input::{InputError, Skipped};
use crate::{Diagnostic, Document, Error};
use rayon::prelude::*;
use std::io;
use std::num::NonZero;
use std::path::{Path, PathBuf};

/// Documents are handed to the threads when so much text has come together, or so many of them.
const BATCH_BYTES: usize = 1 << 20;
const BATCH_DOCUMENTS: usize = 256;
/// So many threads a core are started, whatever is asked for.
const MOST_THREADS: usize = 4;

/// What happens, in the order of the input.
#[derive(Debug)]
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

/// What is to be worked on, or what happened beside.
#[derive(Debug)]
pub enum Item {
    /// A document of the file begun last.
    Document(Box<Document>),
    /// What happened beside; never [`Event::Document`].
    Other(Event<()>),
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

/// Work on documents one by one.
pub fn each<R>(work: impl Fn(&Document) -> R) -> impl Fn(&[&Document]) -> Vec<R> {
    move |documents| documents.iter().map(|document| work(document)).collect()
}

/// Work on documents with what `linters` find in them.
pub fn checked<R>(linters: &Linters, work: impl Fn(&Document, Vec<Diagnostic>) -> R) -> impl Fn(&[&Document]) -> Vec<R> {
    move |documents| documents.iter().zip(linters.check_each(documents)).map(|(document, found)| work(document, found)).collect()
}

/// The documents of `files`, in order, each file opened by `open` when its turn comes.
pub fn items<'o, D>(
    files: Vec<Result<PathBuf, InputError>>,
    open: impl Fn(&Path) -> Result<D, InputError> + 'o,
) -> impl Iterator<Item = Item> + 'o
where
    D: Iterator<Item = Result<Document, InputError>> + 'o,
{
    files.into_iter().flat_map(move |entry| -> Box<dyn Iterator<Item = Item> + 'o> {
        match entry {
            Ok(path) => {
                // Before it is opened, so that whatever changes from now on is noticed.
                let version = Version::of(&path);
                let opened = open(&path);
                let begin = std::iter::once(Item::Other(Event::File(path, version)));
                let (documents, error) = match opened {
                    Ok(documents) => (Some(documents), None),
                    Err(error) => (None, Some(Item::Other(Event::Error(error)))),
                };
                let documents = documents.into_iter().flatten().map(|document| match document {
                    Ok(document) => Item::Document(Box::new(document)),
                    Err(error) => Item::Other(Event::Error(error)),
                });
                Box::new(begin.chain(error).chain(documents).chain(std::iter::once(Item::Other(Event::End))))
            }
            Err(error) => Box::new(std::iter::once(Item::Other(Event::Error(error)))),
        }
    })
}

/// The threads that work on documents. This thread is one of them, and can belong to one runner only.
#[derive(Debug)]
pub struct Runner {
    threads: usize,
    pool: rayon::ThreadPool,
}

impl Runner {
    /// A runner with `threads` threads, or as many as there are cores. More than some a core are not started: they would only
    /// wait for one another, and each takes its memory.
    ///
    /// # Errors
    ///
    /// [`Error::Threads`] where the system does not start them.
    pub fn new(threads: Option<usize>) -> Result<Self, Error> {
        let cores = std::thread::available_parallelism().map_or(1, NonZero::get);
        let threads = threads.map_or(cores, |threads| threads.clamp(1, MOST_THREADS * cores));
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).use_current_thread().build();
        Ok(Self { threads, pool: pool.map_err(|error| Error::Threads(io::Error::other(error)))? })
    }

    /// Applies `work` to some documents at a time, for each of which it returns a result, and hands what came of `items` to
    /// `consume`, many events at a time, of which the last is [`Event::Pause`].
    ///
    /// # Errors
    ///
    /// The first error of `consume`, which ends the run.
    pub fn run<R: Send, E>(
        &self,
        items: impl Iterator<Item = Item>,
        work: impl Fn(&[&Document]) -> Vec<R> + Sync,
        mut consume: impl FnMut(Vec<Event<R>>) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut batch: Vec<Item> = Vec::new();
        let (mut bytes, mut documents) = (0, 0);
        for item in items {
            if let Some(document) = item.document() {
                bytes += document.text.len() + document.source.len();
                documents += 1;
            }
            batch.push(item);
            if bytes >= BATCH_BYTES * self.threads || documents >= BATCH_DOCUMENTS * self.threads {
                (bytes, documents) = (0, 0);
                consume(self.worked(std::mem::take(&mut batch), &work))?;
            }
        }
        consume(self.worked(batch, &work))
    }

    fn worked<R: Send>(&self, batch: Vec<Item>, work: impl Fn(&[&Document]) -> Vec<R> + Sync) -> Vec<Event<R>> {
        let documents: Vec<&Document> = batch.iter().filter_map(Item::document).collect();
        let results: Vec<R> = if batch.len() < 8 && self.threads == 1 {
            work(&documents)
        } else {
            // Pieces small enough that no thread is left waiting for another.
            let piece = documents.len().div_ceil(4 * self.threads).max(1);
            self.pool.install(|| documents.par_chunks(piece).flat_map_iter(&work).collect())
        };
        let mut results = results.into_iter();
        let events = batch.into_iter().filter_map(|item| match item {
            Item::Document(document) => Some(Event::Document(document, results.next()?)),
            Item::Other(event) => Some(event.map()),
        });
        events.chain(std::iter::once(Event::Pause)).collect()
    }
}
