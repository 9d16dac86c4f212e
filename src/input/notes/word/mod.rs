//! Comments of Word: a part of the archive with what they say, and marks in the body around the runs that they are about.
//!
//! Ours are those of the author `mtlint`. What stands in other parts, such as footnotes, is said at the start of the body: a header can hold
//! no comment.

mod body;
mod comments;

use super::{Note, OURS};
use crate::document::{Document, Islands, Package};
use crate::input::WriteError;
use crate::input::archive::Changes;
use crate::input::docx::File;
use body::Body;
use comments::Comments;
use std::io;

/// The archive of `document` with these notes as comments in the place of those of earlier runs.
pub(super) fn annotated(document: &Document, islands: &Islands, package: &Package, notes: &[Note<'_>]) -> Result<Vec<u8>, WriteError> {
    let failed = |error| WriteError::Io { path: document.path.clone(), error: io::Error::other(error) };
    let mut file = File::new(&document.path, package.archive.clone()).map_err(failed)?;
    let Some(&(member, encoding)) = package.parts.first() else { return Ok(package.archive.clone()) };
    let main = islands.raw.split('\0').next().unwrap_or_default();
    let comments = Comments::read(&mut file, member).map_err(WriteError::Part)?;
    let body = file.placed(member, main, Body::read(main, &comments.ours)).map_err(WriteError::Part)?;
    let first = comments.last.max(body.last) + 1;
    let is_elsewhere = |note: &Note<'_>| note.island.end as usize > main.len();
    let (mut marked, mut written) = (Vec::new(), String::new());
    for note in notes {
        let whole = if is_elsewhere(note) { islands.targets.first().copied() } else { note.words.or(Some(note.island)) };
        // Where no run is, nothing can stand around it: no program writes such a text.
        let Some(runs) = whole.and_then(|whole| body.around(whole)) else { continue };
        let id = first + marked.len() as i64;
        marked.push((id, runs));
        written += &comment(id, if is_elsewhere(note) { Some(note.segment) } else { None }, &note.text);
    }
    let mut changes = Changes::default();
    comments.write(&mut file, &written, body.is_strict, &mut changes).map_err(WriteError::Part)?;
    changes.members.push((member, Some(encoding.encode(body.written(main, &marked), true))));
    package.changed(changes).map_err(failed)
}

/// A comment as it is written, with the place that it is about if it does not stand there.
fn comment(id: i64, place: Option<&str>, text: &str) -> String {
    let place = place.map(|place| format!("{place}: ")).unwrap_or_default();
    let text = format!("{place}{text}").replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let run = format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>");
    format!("<w:comment w:id=\"{id}\" w:author=\"{OURS}\" w:initials=\"mt\"><w:p>{run}</w:p></w:comment>")
}
