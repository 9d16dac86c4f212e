//! `mtlint diff`: shows the suggested fixes as a unified diff.

use super::args::Diff;
use super::pipeline::{self, Event};
use super::session::Session;
use super::{Console, Failure, Outcome, set};
use mtlint::report::diff::{diff_path, unified};
use mtlint::{Document, Safety, fix, input};
use std::env;
use std::io::{self, BufWriter, Write};

/// Lines around a change, as `diff -u` and git have it.
const CONTEXT: usize = 3;

pub fn run(diff: &Diff, console: &Console) -> Result<Outcome, Failure> {
    let Some(mut session) = Session::new(&diff.common, console)? else { return Ok(Outcome::Clean) };
    set::learn(&mut session)?;
    let least = if diff.safe_only { Safety::Safe } else { Safety::Unsafe };
    let root = env::current_dir().ok();
    let mut out = BufWriter::new(io::stdout().lock());
    let (mut failed, mut changed) = (false, false);
    // The bytes of the file before and after, and whether all of it could be read.
    let (mut name, mut old, mut new, mut whole) = (String::new(), Vec::new(), Vec::new(), true);
    let work = |document: &Document| {
        let fixed = fix::fix(&session.linter, document, least, &|document, all| session.without_known(document, all))?;
        Ok::<_, fix::FixError>((input::rewrite(document, &[])?, input::rewrite(&fixed.document, &[])?))
    };
    pipeline::run(&session, pipeline::each(work), |event| {
        match event {
            Event::File(path, _) => {
                name = session.name_of(&path);
                (old, new, whole) = (Vec::new(), Vec::new(), true);
            }
            Event::Document(_, Ok((before, after))) => {
                old.extend(before);
                new.extend(after);
            }
            Event::Document(document, Err(error)) => {
                console.error(error);
                failed = true;
                // Others in the file can be mended.
                let same = input::rewrite(&document, &[]).map_err(Failure::of)?;
                old.extend_from_slice(&same);
                new.extend(same);
            }
            Event::Skipped(skipped) => console.say(skipped),
            Event::Error(error) => {
                console.error(error);
                (whole, failed) = (false, true);
            }
            Event::End if whole && old != new => match unified(&diff_path(&name, root.as_deref()), &old, &new, CONTEXT) {
                Ok(text) => {
                    changed = true;
                    out.write_all(text.as_bytes())?;
                }
                Err(error) => {
                    console.error(format_args!("{name}: {error}"));
                    failed = true;
                }
            },
            Event::End => {}
            Event::Pause => out.flush()?,
        }
        Ok(())
    })?;
    out.flush()?;
    Ok(match (failed, changed) {
        (true, _) => Outcome::Failed,
        (false, true) => Outcome::Findings,
        (false, false) => Outcome::Clean,
    })
}
