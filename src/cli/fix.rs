//! `mtlint fix`: applies fixes in place.

use super::args::Fix;
use super::pipeline::{self, Event};
use super::session::Session;
use super::{Console, Failure, Outcome, interrupt, set};
use mtlint::project::{self, Version};
use mtlint::report::Counts;
use mtlint::{Document, fix, input};
use std::collections::BTreeMap;
use std::io::{self, Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tempfile::SpooledTempFile;

/// So many bytes of a file are held in memory.
const MOST_HELD: usize = 16 << 20;

/// What is being made of one file.
struct Pending {
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
    broken: bool,
}

pub(super) fn run(fix: &Fix, console: &Console) -> Result<Outcome, Failure> {
    let Some(mut session) = Session::new(&fix.common, console)? else { return Ok(Outcome::Clean) };
    set::learn(&mut session)?;
    let mut failed = false;
    let mut pending = Pending::new(PathBuf::new(), None, String::new());
    let (mut files, mut fixes) = (0, 0);
    let mut remaining = Counts::default();
    let work = |document: &Document| {
        let fixed = session.fix(document, fix.least())?;
        let bytes = input::rewrite(&fixed.document, &[])?;
        Ok::<_, fix::FixError>((bytes, fixed))
    };
    pipeline::run(&session, pipeline::each(work), |event| {
        match event {
            Event::File(path, version) => {
                let name = session.name_of(&path);
                pending = Pending::new(path, version, name);
            }
            Event::Skipped(skipped) => console.say(skipped),
            Event::Document(_, Ok((bytes, fix::Fixed { applied, refused, left, .. }))) => {
                remaining += Counts::of(&left);
                failed |= !refused.is_empty();
                refused.into_iter().for_each(|refused| console.error(refused));
                pending.bytes.write_all(&bytes).map_err(Failure::temporary)?;
                for diagnostic in applied {
                    *pending.applied.entry(diagnostic.rule).or_default() += 1;
                }
            }
            Event::Document(document, Err(error)) => {
                console.error(error);
                failed = true;
                // It stays as it is; others in the file can be mended.
                let bytes = input::rewrite(&document, &[]).map_err(Failure::of)?;
                pending.bytes.write_all(&bytes).map_err(Failure::temporary)?;
            }
            Event::Error(error) => {
                console.error(error);
                (pending.broken, failed) = (true, true);
            }
            Event::End => match pending.write(console) {
                Ok(0) => {}
                Ok(count) => {
                    files += 1;
                    fixes += count;
                }
                Err(Failure::Output(error)) => return Err(Failure::Output(error)),
                Err(failure) => {
                    console.error(failure);
                    failed = true;
                }
            },
            Event::Pause => {}
        }
        Ok(())
    })?;
    console.say(match (fixes, files) {
        (0, _) if failed => "Nothing was changed.".to_owned(),
        (0, _) => "Nothing to fix.".to_owned(),
        (fixes, files) => format!("{fixes} {} applied in {files} {}.", plural(fixes, "fix", "fixes"), plural(files, "file", "files")),
    });
    let is_left = fix.fail.fails(remaining);
    if is_left {
        let verb = if remaining.findings() == 1 { "remains" } else { "remain" };
        console.say(format_args!("{remaining} {verb}; `mtlint check` shows what."));
    }
    Ok(match (failed, is_left || fix.exit_non_zero_on_fix && fixes > 0) {
        (true, _) => Outcome::Failed,
        (false, true) => Outcome::Findings,
        (false, false) => Outcome::Clean,
    })
}

impl Pending {
    fn new(path: PathBuf, version: Option<Version>, name: String) -> Self {
        Self { path, version, name, bytes: SpooledTempFile::new(MOST_HELD), applied: BTreeMap::new(), broken: false }
    }

    /// Puts the mended bytes in the place of the file, if there is anything to mend. Standard input goes to standard output.
    fn write(&mut self, console: &Console) -> Result<usize, Failure> {
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

fn plural<'w>(count: usize, one: &'w str, many: &'w str) -> &'w str {
    if count == 1 { one } else { many }
}
