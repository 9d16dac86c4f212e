//! `mtlint fix`: applies fixes in place.

use super::args::Fix;
use super::pending::{self, Mended};
use super::pipeline;
use super::session::Session;
use super::{Console, Failure, Outcome, first_pass};
use mtlint::Document;
use mtlint::fix::{self, FixError};
use mtlint::input::{self, WriteError};
use mtlint::report::Counts;

pub(super) fn run(fix: &Fix, console: &Console) -> Result<Outcome, Failure> {
    let Some(mut session) = Session::new(&fix.common, console)? else { return Ok(Outcome::Clean) };
    first_pass::learn(&mut session)?;
    let mut failed = false;
    let mut remaining = Counts::default();
    let work = |document: &Document| {
        let fixed = session.fix(document, fix.least())?;
        let bytes = input::rewrite(&fixed.document, &[])?;
        Ok::<_, FixError>((bytes, fixed))
    };
    let mended = pending::run(&session, console, pipeline::each(work), |pending, document, fixed| match fixed {
        Ok((bytes, fix::Fixed { applied, refused, left, .. })) => {
            remaining += Counts::of(&left);
            failed |= !refused.is_empty();
            refused.into_iter().for_each(|refused| console.error(refused));
            pending.add(&bytes, applied.into_iter().map(|diagnostic| diagnostic.rule))
        }
        Err(FixError::Write(error @ WriteError::ReadOnly { .. })) => {
            // What is true of a file is said once, however many documents it holds.
            if !pending.broken {
                console.error(error);
            }
            (pending.broken, failed) = (true, true);
            Ok(())
        }
        Err(error) => {
            console.error(error);
            failed = true;
            // It stays as it is; others in the file can be mended.
            pending.add(&input::rewrite(document, &[]).map_err(Failure::of)?, [])
        }
    })?;
    let Mended { files, done: fixes, .. } = mended;
    failed |= mended.failed;
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
