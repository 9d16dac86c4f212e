//! `check --resume`: a run that can be cut off anywhere and gone on with. The report grows in a file beside its place (`.part`), and a second
//! one (`.resume`) says of which run it is and how much of it counts.

use super::args::Check;
use super::check::{Part, Sink};
use super::session::Session;
use super::{Failure, interrupt};
use hmac_sha256::Hash;
use mtlint::project::{self, Version};
use mtlint::report::{CheckedDocument, Places, Reporter, Summary, Totals};
use mtlint::{Document, file_name};
use serde::{Deserialize, Serialize};
use std::env;
use std::fs::{self, File, TryLockError};
use std::io::{self, BufWriter, ErrorKind, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// So often it is written down how far the run has come.
const EVERY: Duration = Duration::from_millis(200);

/// How far a run has come.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Progress {
    /// Stands for the files, the rules and the options of the run.
    run: String,
    /// How many bytes of the report are about documents that are done; what stands behind them does not count.
    bytes: u64,
    /// What these documents held.
    summary: Summary,
}

/// A report of lines that stands at its place only when it is whole.
pub(super) struct Resumable<'r> {
    reporter: &'r dyn Reporter,
    path: PathBuf,
    out: BufWriter<File>,
    progress: Progress,
    saved: Instant,
}

impl<'r> Resumable<'r> {
    /// Begins the report at `path`, or goes on with it where a run of the same `check` was cut off.
    pub(super) fn begin(path: &Path, reporter: &'r dyn Reporter, check: &Check, session: &Session) -> Result<Self, Failure> {
        if session.paths.iter().any(|path| path == Path::new("-")) {
            return Err(Failure::of("--resume is for files; standard input can't be read again"));
        }
        interrupt::clean_up();
        let path = real(path)?;
        let (journal, part) = (beside(&path, "resume"), beside(&path, "part"));
        let run = run_of(check, session);
        let anew = format!("with it and {} deleted it begins anew", file_name::of(&part));
        let begun = match fs::read(&journal) {
            Ok(text) => Some(serde_json::from_slice(&text).map_err(|_| {
                Failure::at(&journal, format_args!("is damaged: it does not say of which run {} is; {anew}", file_name::of(&part)))
            })?),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(Failure::io(&journal, error)),
        };
        let begun: Option<Progress> = begun.filter(|_| part.exists());
        if begun.as_ref().is_some_and(|begun| begun.run != run) {
            let why = "an article, a rule, the program or an option is not what it was when the run was cut off";
            return Err(Failure::at(&journal, format_args!("{why}; {anew}")));
        }
        if begun.is_none() && part.symlink_metadata().is_ok() {
            let why = format_args!("stands there, and no {} says that it is of a run that was cut off", file_name::of(&journal));
            return Err(Failure::at(&part, format_args!("{why}; so nothing was written over it; delete it or name another report")));
        }
        let is_new = begun.is_none();
        let progress = begun.unwrap_or_else(|| Progress { run, ..Progress::default() });
        if is_new {
            // A report without its journal would be taken for a file of somebody else.
            write_journal(&path, &progress)?;
        }
        let open = || {
            let other = || io::Error::other("another run is writing it");
            let mut file = File::options().write(true).create_new(is_new).open(&part).map_err(|error| match error.kind() {
                ErrorKind::AlreadyExists => other(),
                _ => error,
            })?;
            file.try_lock().map_err(|error| match error {
                TryLockError::WouldBlock => other(),
                TryLockError::Error(error) => error,
            })?;
            if file.metadata()?.len() < progress.bytes {
                return Err(io::Error::other(format!(
                    "it has become shorter; with it and {} deleted it begins anew",
                    file_name::of(&journal)
                )));
            }
            file.set_len(progress.bytes)?;
            file.seek(SeekFrom::End(0))?;
            Ok(BufWriter::new(file))
        };
        let out = open().map_err(|error| Failure::io(&part, error))?;
        let mut report = Self { reporter, path, out, progress, saved: Instant::now() };
        if is_new {
            report.reporter.begin(&mut report.out)?;
            report.save()?;
        }
        Ok(report)
    }

    /// How many documents the report is already about.
    pub(super) const fn done(&self) -> usize {
        self.progress.summary.documents
    }

    /// Writes down how far it has come, once all of that is on disk.
    fn save(&mut self) -> Result<(), Failure> {
        let mut on_disk = || {
            self.out.flush()?;
            self.out.get_ref().sync_data()?;
            self.out.stream_position()
        };
        self.progress.bytes = on_disk().map_err(|error| Failure::io(&beside(&self.path, "part"), error))?;
        write_journal(&self.path, &self.progress)?;
        self.saved = Instant::now();
        Ok(())
    }
}

impl Sink for Resumable<'_> {
    fn add(&mut self, document: &Document, part: Part, totals: Totals) -> Result<(), Failure> {
        self.progress.summary += totals.summary;
        let written = match part {
            Part::Rendered(bytes) => self.out.write_all(&bytes),
            Part::Found(diagnostics) => {
                let checked = CheckedDocument { document, diagnostics: &diagnostics, locator: &Places::new(document) };
                self.reporter.document(&checked, &mut self.out)
            }
        };
        written.map_err(|error| Failure::io(&beside(&self.path, "part"), error))
    }

    fn flush(&mut self) -> Result<(), Failure> {
        if self.saved.elapsed() < EVERY { Ok(()) } else { self.save() }
    }

    fn finish(mut self) -> Result<Summary, Failure> {
        self.save()?;
        let (journal, part) = (beside(&self.path, "resume"), beside(&self.path, "part"));
        fs::rename(part, &self.path).map_err(|error| Failure::io(&self.path, error))?;
        fs::remove_file(&journal).map_err(|error| Failure::io(&journal, error))?;
        Ok(self.progress.summary)
    }
}

/// Refuses a place where no report can grow: it is no regular file, or what stands beside it is read by the run.
pub(super) fn check_place(path: &Path, session: &Session) -> Result<(), Failure> {
    let path = real(path)?;
    ["part", "resume"].iter().try_for_each(|ending| session.must_not_read_or_know(&beside(&path, ending)))
}

/// The file that is to become the report: where `path` is a link, what it leads to.
fn real(path: &Path) -> Result<PathBuf, Failure> {
    if path.symlink_metadata().is_err() {
        return Ok(path.to_owned());
    }
    let metadata = path.metadata().map_err(|error| Failure::io(path, error))?;
    if !metadata.is_file() {
        return Err(Failure::at(path, "is not a regular file, so --resume can't put a report in its place"));
    }
    if path.is_symlink() { fs::canonicalize(path).map_err(|error| Failure::io(path, error)) } else { Ok(path.to_owned()) }
}

/// Writes down how far the run has come whose report is to be at `path`.
fn write_journal(path: &Path, progress: &Progress) -> Result<(), Failure> {
    let journal = serde_json::to_vec(progress).map_err(Failure::of)?;
    project::replace_file(&beside(path, "resume"), |file| file.write_all(&journal)).map_err(Failure::of)
}

/// `path` with something more at its end.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}

/// What a run goes by: all that was asked for, and each file that is read, the program among them.
fn run_of(check: &Check, session: &Session) -> String {
    let program = env::current_exe().ok().and_then(|path| Version::of(&path));
    let files = session.files();
    let versions: Vec<Option<Version>> = files.iter().map(|path| Version::of(path)).collect();
    let hash = Hash::hash(format!("{check:?} {program:?} {files:?} {versions:?}").as_bytes());
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}
