//! git by its command line, which is its interface.

use std::io;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

/// git in `folder`, before it is told what to do.
pub(super) fn command(folder: &Path) -> Command {
    let mut command = Command::new("git");
    // Its words are looked at, and nothing is to be locked or asked.
    command.arg("-C").arg(folder).env("LC_ALL", "C").env("GIT_OPTIONAL_LOCKS", "0").stdin(Stdio::null());
    command
}

/// What git printed, or else the first line of its complaint.
pub(super) fn said(output: Output) -> Result<Vec<u8>, String> {
    if output.status.success() {
        return Ok(output.stdout);
    }
    let complaint = String::from_utf8_lossy(&output.stderr);
    Err(complaint.lines().next().unwrap_or("no reason given").trim_start_matches("fatal: ").to_owned())
}

/// Begins to write what `folder` of a repository held at `revision` as a tar archive to the standard output of the process.
///
/// # Errors
///
/// In a line, why there is no such thing.
pub(super) fn archive(folder: &Path, revision: &str) -> Result<Child, String> {
    let unstarted = |error: io::Error| format!("git can't be started: {error}");
    let commit = format!("{revision}^{{commit}}");
    let known = command(folder).args(["rev-parse", "--verify", "--quiet", "--end-of-options", &commit]).output().map_err(unstarted)?;
    if !known.status.success() && known.stderr.is_empty() {
        return Err(format!("git knows no revision `{revision}`"));
    }
    let id = String::from_utf8_lossy(&said(known)?).trim_end().to_owned();
    if id.starts_with('^') {
        return Err(format!("`{revision}` leaves a revision out, which is for ranges; without the `^` it is one"));
    }
    command(folder).args(["archive", "--format=tar", &id]).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().map_err(unstarted)
}
