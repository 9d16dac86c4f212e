//! The command line.
//!
//! `tests/cli/*.trycmd` are transcripts: what is typed and what must come back. Each runs in a copy of the folder `.in` of
//! its name, in which afterwards the files of the folder `.out` must be found. `TRYCMD=overwrite cargo test --test cli`
//! writes down what comes back now; read the difference before you keep it. What a transcript can't show (bytes, pipes,
//! folders above, full disks) is in the modules.

mod bad_input;
mod files;
mod filter;
mod old_ids;
#[cfg(unix)]
mod packages;
mod pages;
mod printed;
mod records;
mod resume;
mod review;
mod runs;
mod set;
mod some_files;
mod suppressed;
mod terminal;
mod trust;

use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

#[test]
fn transcripts() {
    let cases = trycmd::TestCases::new();
    cases.case("tests/cli/*.trycmd");
    cases.env("COLUMNS", "100").env("NO_COLOR", "1");
    cases.insert_var("[VERSION]", env!("CARGO_PKG_VERSION")).expect("a variable of that form");
}

/// The rules that the tests use, so that they do not hang on those that come with mtlint.
const HOUSE: &str = include_str!("check.in/rules/house.toml");
const CONFIG: &str = "lang = \"en\"\nrules = [\"house.toml\"]\nselect = [\"house\"]\n";

/// A folder with a configuration and files.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, content) in [("mtlint.toml", CONFIG.as_bytes()), ("house.toml", HOUSE.as_bytes())].iter().chain(files) {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, content).expect("a file");
    }
    folder
}

/// Says that a test can't be done here, whether or not its output is shown.
fn skip(reason: &str) {
    let _ = writeln!(std::io::stderr(), "SKIPPED: {reason}");
}

/// A finished run.
#[derive(Debug)]
struct Run {
    code: Option<i32>,
    out: Vec<u8>,
    err: String,
}

impl Run {
    fn text(&self) -> &str {
        std::str::from_utf8(&self.out).expect("UTF-8")
    }
}

fn mtlint(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mtlint"));
    command.current_dir(folder).env_remove("COLUMNS").stdin(Stdio::null());
    command
}

fn run<A: AsRef<OsStr>>(folder: &Path, arguments: &[A]) -> Run {
    done(mtlint(folder).args(arguments).output().expect("it runs"))
}

fn run_with_input(folder: &Path, arguments: &[&str], input: &[u8]) -> Run {
    let mut child =
        mtlint(folder).args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it runs");
    // It may stop reading early.
    let _ = child.stdin.take().expect("a pipe").write_all(input);
    done(child.wait_with_output().expect("it ends"))
}

/// Runs a line of shell in `folder`; `$MTLINT` is the program.
#[cfg(unix)]
fn shell(folder: &Path, line: &str) -> Run {
    let mut command = Command::new("sh");
    command.args(["-c", line]).current_dir(folder).env("MTLINT", env!("CARGO_BIN_EXE_mtlint")).stdin(Stdio::null());
    done(command.output().expect("a shell"))
}

fn done(output: Output) -> Run {
    Run { code: output.status.code(), out: output.stdout, err: String::from_utf8_lossy(&output.stderr).into_owned() }
}

fn read(folder: &Path, name: &str) -> Vec<u8> {
    fs::read(folder.join(name)).expect("the file is there")
}

/// The names of everything in `folder`, hidden files too.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut names: Vec<String> = entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}
