//! Files that a run writes, wholly or not at all.

use super::{Failure, interrupt};
use mtlint::input::WriteError;
use mtlint::project;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// Writes the file at `path` with `body`. If that fails, the file is as it was.
pub(super) fn to_file<T>(path: &Path, body: impl FnOnce(&mut dyn Write) -> Result<T, Failure>) -> Result<T, Failure> {
    let name = |failure| match failure {
        Failure::Output(error) => Failure::io(path, error),
        Failure::Message(_) => failure,
    };
    if path.metadata().is_ok_and(|metadata| !metadata.is_file()) {
        // A device or a pipe can't be replaced, only written to.
        let mut out = BufWriter::new(File::create(path).map_err(|error| Failure::io(path, error))?);
        let result = body(&mut out).map_err(name)?;
        out.flush().map_err(|error| Failure::io(path, error))?;
        return Ok(result);
    }
    interrupt::clean_up();
    let mut result = None;
    let written = project::replace_file(path, |out| {
        let done = body(out).map_err(name);
        let stop = done.is_err();
        result = Some(done);
        if stop { Err(io::ErrorKind::Interrupted.into()) } else { Ok(()) }
    });
    match (written, result) {
        (Ok(()), Some(done)) | (_, Some(done @ Err(_))) => done,
        (Err(WriteError::Io { error, .. }), _) => Err(Failure::io(path, error)),
        (Err(error), _) => Err(Failure::of(error)),
        (Ok(()), None) => Err(Failure::at(path, "nothing was written")),
    }
}
