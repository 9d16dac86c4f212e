//! A file that is being mended: it is replaced once all of it was read, if it is still the one that was read.

use super::{Console, Failure, interrupt};
use mtlint::project::{self, Version};
use std::collections::BTreeMap;
use std::io::{self, Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tempfile::SpooledTempFile;

/// So many bytes of a file are held in memory.
const MOST_HELD: usize = 16 << 20;

/// What is being made of one file.
pub(super) struct Pending {
    path: PathBuf,
    /// The version that was read.
    version: Option<Version>,
    /// What it is called in messages.
    name: String,
    /// The mended bytes; those of a large file wait on the disk.
    bytes: SpooledTempFile,
    /// How often each rule's fix was applied.
    applied: BTreeMap<Arc<str>, usize>,
    /// Something of the file could not be read, so it stays as it is.
    pub broken: bool,
}

impl Pending {
    pub(super) fn new(path: PathBuf, version: Option<Version>, name: String) -> Self {
        Self { path, version, name, bytes: SpooledTempFile::new(MOST_HELD), applied: BTreeMap::new(), broken: false }
    }

    /// Adds the bytes of its next document, which fixes of `rules` were applied to.
    pub(super) fn add(&mut self, bytes: &[u8], rules: impl IntoIterator<Item = Arc<str>>) -> Result<(), Failure> {
        rules.into_iter().for_each(|rule| *self.applied.entry(rule).or_default() += 1);
        self.bytes.write_all(bytes).map_err(Failure::temporary)
    }

    /// Puts the mended bytes in the place of the file, if there is anything to mend. Standard input goes to standard output.
    pub(super) fn write(&mut self, console: &Console) -> Result<usize, Failure> {
        let count = self.applied.values().sum();
        self.bytes.rewind().map_err(Failure::temporary)?;
        if self.path == Path::new("-") && !self.broken {
            io::copy(&mut self.bytes, &mut io::stdout().lock())?;
        }
        if self.broken && count > 0 {
            console.say(format_args!("{}: left as it was, because not all of it could be read", self.name));
        }
        if self.broken || count == 0 {
            return Ok(0);
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
        console.say(format_args!("{}: {}", self.name, rules.join(", ")));
        Ok(count)
    }
}
