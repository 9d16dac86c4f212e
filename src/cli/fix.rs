//! `mtlint fix`: applies fixes in place.

use super::args::Fix;
use super::pending::Pending;
use super::pipeline::{self, Event};
use super::session::Session;
use super::{Console, Failure, Outcome, set};
use mtlint::Document;
use mtlint::fix::{self, FixError};
use mtlint::input::{self, WriteError};
use mtlint::report::Counts;
use std::path::PathBuf;

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
        Ok::<_, FixError>((bytes, fixed))
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
                pending.add(&bytes, applied.into_iter().map(|diagnostic| diagnostic.rule))?;
            }
            Event::Document(_, Err(FixError::Write(error @ WriteError::ReadOnly { .. }))) => {
                // What is true of a file is said once, however many documents it holds.
                if !pending.broken {
                    console.error(error);
                }
                (pending.broken, failed) = (true, true);
            }
            Event::Document(document, Err(error)) => {
                console.error(error);
                failed = true;
                // It stays as it is; others in the file can be mended.
                let bytes = input::rewrite(&document, &[]).map_err(Failure::of)?;
                pending.add(&bytes, [])?;
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

fn plural<'w>(count: usize, one: &'w str, many: &'w str) -> &'w str {
    if count == 1 { one } else { many }
}
