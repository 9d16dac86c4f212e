//! `mtlint annotate`: writes findings into the files that they are about, as notes for whoever works on in another program.

use super::args::Annotate;
use super::pending::{self, Mended};
use super::pipeline;
use super::session::Session;
use super::{Console, Failure, Outcome, first_pass};
use mtlint::input::{self, NoteOptions, WriteError};
use mtlint::{Diagnostic, Document};

pub(super) fn run(annotate: &Annotate, console: &Console) -> Result<Outcome, Failure> {
    let Some(mut session) = Session::new(&annotate.common, console)? else { return Ok(Outcome::Clean) };
    if !annotate.remove {
        first_pass::learn(&mut session)?;
    }
    let options = NoteOptions { rule_pages: session.rule_pages.as_ref(), marks: annotate.its };
    let note = |document: &Document, found: Vec<Diagnostic>| Ok((input::annotate(document, &found, options)?, found));
    let found = pipeline::checked(&session.linters, |document, found| {
        let mut counted = session.counted(document, found);
        counted.retain(|finding| finding.severity >= annotate.level);
        note(document, counted)
    });
    let work = |documents: &[&Document]| {
        let noted = if annotate.remove {
            pipeline::each(|document| note(document, Vec::new()))(documents)
        } else {
            let bare: Vec<_> = documents.iter().map(|document| input::without_marks(document)).collect();
            found(&bare.iter().map(|document| &**document).collect::<Vec<_>>())
        };
        let compared = |(document, noted): (&&Document, Result<_, WriteError>)| {
            let (bytes, found): (Vec<u8>, Vec<Diagnostic>) = noted?;
            Ok::<_, WriteError>((bytes != input::rewrite(document, &[])?, bytes, found))
        };
        documents.iter().zip(noted).map(compared).collect()
    };
    let mut failed = false;
    let mended = pending::run(&session, console, work, |pending, _, noted| match noted {
        Ok((is_new, bytes, found)) => pending.note(&bytes, is_new, found.into_iter().map(|finding| finding.rule)),
        Err(error) => {
            // What is true of a file is said once, however many documents it holds.
            if !pending.broken {
                console.error(error);
            }
            (pending.broken, failed) = (true, true);
            Ok(())
        }
    })?;
    let Mended { files, done, .. } = mended;
    failed |= mended.failed;
    console.say(match (files, done) {
        (0, _) if failed => "Nothing was changed.".to_owned(),
        (0, _) => "No note is new or out of date.".to_owned(),
        (_, notes) => {
            let plural = |count, one: &'static str, many| if count == 1 { one } else { many };
            let files = format!("{files} {}", plural(files, "file", "files"));
            match notes {
                0 => format!("No notes are left in {files}."),
                _ => format!("{notes} {} in {files}.", plural(notes, "note", "notes")),
            }
        }
    });
    Ok(if failed { Outcome::Failed } else { Outcome::Clean })
}
