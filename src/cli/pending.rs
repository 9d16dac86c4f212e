//! Files that are being mended: each is replaced once all of it was read, if it is still the one that was read.

use super::pipeline::{self, Event};
use super::session::Session;
use super::{Console, Failure, interrupt};
use mtlint::Document;
use mtlint::project::{self, Version};
use std::collections::BTreeMap;
use std::io::{self, Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tempfile::SpooledTempFile;

/// So many bytes of a file are held in memory.
const MOST_HELD: usize = 16 << 20;

/// What became of all files.
#[derive(Debug, Default)]
pub(super) struct Mended {
    /// How many were changed, and by how many fixes, or how many notes are in them.
    pub files: usize,
    pub done: usize,
    /// Something could not be read or written, which was said.
    pub failed: bool,
}

/// Mends the files of a session: `mend` adds what a document becomes to its file.
pub(super) fn run<R: Send>(
    session: &Session,
    console: &Console,
    work: impl Fn(&[&Document]) -> Vec<R> + Sync,
    mut mend: impl FnMut(&mut Pending, &Document, R) -> Result<(), Failure>,
) -> Result<Mended, Failure> {
    let mut mended = Mended::default();
    let mut pending = Pending::new(PathBuf::new(), None, String::new());
    pipeline::run(session, work, |event| {
        match event {
            Event::File(path, version) => {
                let name = session.name_of(&path);
                pending = Pending::new(path, version, name);
            }
            Event::Skipped(skipped) => console.say(skipped),
            Event::Document(document, result) => mend(&mut pending, &document, result)?,
            Event::Error(error) => {
                console.error(error);
                (pending.broken, mended.failed) = (true, true);
            }
            Event::End => match pending.write(console) {
                Ok(None) => {}
                Ok(Some(count)) => {
                    mended.files += 1;
                    mended.done += count;
                }
                Err(failure @ Failure::Output(_)) => return Err(failure),
                Err(failure) => {
                    console.error(failure);
                    mended.failed = true;
                }
            },
            Event::Pause => {}
        }
        Ok(())
    })?;
    Ok(mended)
}

/// What is being made of one file.
pub(super) struct Pending {
    path: PathBuf,
    /// The version that was read.
    version: Option<Version>,
    /// What it is called in messages.
    name: String,
    /// The mended bytes; those of a large file wait on the disk.
    bytes: SpooledTempFile,
    /// How often each rule's fix was applied, or its finding noted.
    applied: BTreeMap<Arc<str>, usize>,
    /// Its bytes are no longer those that were read.
    is_changed: bool,
    /// Something of the file could not be read, so it stays as it is.
    pub broken: bool,
}

impl Pending {
    fn new(path: PathBuf, version: Option<Version>, name: String) -> Self {
        Self { path, version, name, bytes: SpooledTempFile::new(MOST_HELD), applied: BTreeMap::new(), is_changed: false, broken: false }
    }

    /// Adds the bytes of its next document, which fixes of `rules` were applied to.
    pub(super) fn add(&mut self, bytes: &[u8], rules: impl IntoIterator<Item = Arc<str>>) -> Result<(), Failure> {
        let mut rules = rules.into_iter().peekable();
        let is_changed = rules.peek().is_some();
        self.note(bytes, is_changed, rules)
    }

    /// Adds the bytes of its next document, with notes on the findings of `rules` in it; whether they are others than those that were read.
    pub(super) fn note(&mut self, bytes: &[u8], is_changed: bool, rules: impl IntoIterator<Item = Arc<str>>) -> Result<(), Failure> {
        self.is_changed |= is_changed;
        rules.into_iter().for_each(|rule| *self.applied.entry(rule).or_default() += 1);
        self.bytes.write_all(bytes).map_err(Failure::temporary)
    }

    /// Puts the mended bytes in the place of the file, if they are others, and says what is in them; `None` if they are not. Standard input
    /// goes to standard output.
    fn write(&mut self, console: &Console) -> Result<Option<usize>, Failure> {
        let count = self.applied.values().sum();
        self.bytes.rewind().map_err(Failure::temporary)?;
        if self.path == Path::new("-") && !self.broken {
            io::copy(&mut self.bytes, &mut io::stdout().lock())?;
        }
        if self.broken && self.is_changed {
            console.say(format_args!("{}: left as it was, because not all of it could be read", self.name));
        }
        if self.broken || !self.is_changed {
            return Ok(None);
        }
        if self.path != Path::new("-") {
            let version = self.version.as_ref().ok_or_else(|| {
                Failure::at(&self.path, "appeared only while mtlint was reading, so it was left as it is; run mtlint again")
            })?;
            interrupt::clean_up();
            project::replace_version(&self.path, version, |out| io::copy(&mut self.bytes, out).map(drop)).map_err(Failure::of)?;
        }
        let rules: Vec<String> =
            self.applied.iter().map(|(rule, count)| if *count == 1 { rule.to_string() } else { format!("{rule} ×{count}") }).collect();
        let rules = if rules.is_empty() { "no notes any more".to_owned() } else { rules.join(", ") };
        console.say(format_args!("{}: {rules}", self.name));
        Ok(Some(count))
    }
}
