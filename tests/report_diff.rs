//! Diffs are applied with the programs that people apply them with.

use mtlint::report::diff::{DiffError, name_below, unified};
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// Old and new content of a file.
const CHANGES: &[(&str, &[u8], &[u8])] = &[
    ("a line in the middle", b"1\n2\n3\n4\n5\n6\n7\n8\n9\n", b"1\n2\n3\n4\nfive\n6\n7\n8\n9\n"),
    ("two hunks", b"1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n", b"one\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n"),
    ("no newline at the end", b"one\ntwo", b"one\n2"),
    ("a newline added at the end", b"one\ntwo", b"one\ntwo\n"),
    ("a newline taken from the end", b"one\ntwo\n", b"one\ntwo"),
    ("carriage returns", b"one\r\ntwo\r\nthree\r\n", b"one\r\n2\r\nthree\r\n"),
    ("a carriage return goes", b"one\r\ntwo\nthree\r\n", b"one\ntwo\nthree\r\n"),
    ("lone carriage returns", b"one\rtwo\rthree\nfour\r", b"one\r2\rthree\nfour\r"),
    ("a byte-order mark", b"\xef\xbb\xbfone\ntwo\n", b"\xef\xbb\xbf1\ntwo\n"),
    ("lines like headers", b"--- a\n+++ b\n@@ -1 +1 @@\n\\ x\n", b"--- a\n@@ -1 +1 @@\n\\ y\n-- \n"),
    ("other line separators", "a\u{2028}b\u{b}c\u{85}d\nx\n".as_bytes(), "a\u{2028}B\u{b}c\u{85}d\nx\n".as_bytes()),
    ("all goes", b"one\ntwo\n", b""),
    ("out of nothing", b"", b"one\n"),
];

const NAMES: &[&str] =
    &["a.txt", "news/today.txt", "a b.txt", "news of/the day.txt", "na\u{ef}ve.txt", "\u{6771} \u{4eac}.txt", "a\"b\\c.txt"];

/// Applies the diff of each change to each name with `program` and compares the files.
fn apply(program: &[&str]) {
    for (what, old, new) in CHANGES {
        for name in NAMES {
            let folder = tempfile::tempdir().expect("a temporary folder");
            let file = folder.path().join(name);
            fs::create_dir_all(file.parent().unwrap_or(folder.path())).expect("a folder");
            fs::write(&file, old).expect("a file");
            let diff = unified(name.as_bytes(), old, new, 3, &[]).expect("UTF-8");
            let output = run(program, folder.path(), &diff);
            assert!(output.is_ok(), "{what}, {name}: {output:?}\n{diff}");
            let found = fs::read(&file).expect("the file is still there");
            assert_eq!(String::from_utf8_lossy(&found), String::from_utf8_lossy(new), "{what}, {name}:\n{diff}");
        }
    }
}

fn run(program: &[&str], folder: &Path, input: &str) -> Result<(), String> {
    let mut child = Command::new(program[0])
        .args(&program[1..])
        .current_dir(folder)
        .env("GIT_CEILING_DIRECTORIES", folder.parent().unwrap_or(folder))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| error.to_string())?;
    child.stdin.take().expect("a pipe").write_all(input.as_bytes()).map_err(|error| error.to_string())?;
    let output = child.wait_with_output().map_err(|error| error.to_string())?;
    let said = [output.stdout, output.stderr].concat();
    if output.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&said).into_owned()) }
}

#[test]
fn git_applies_what_is_written() {
    apply(&["git", "apply", "--whitespace=nowarn"]);
}

#[test]
fn patch_applies_what_is_written() {
    if Command::new("patch").arg("--version").output().is_err() {
        let mut stderr = std::io::stderr();
        writeln!(stderr, "note: there is no `patch` on this machine; nothing was tested").expect("standard error");
        return;
    }
    apply(&["patch", "-p1", "--binary", "--silent"]);
}

#[test]
fn several_files_make_one_diff() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut diff = String::new();
    for name in ["a.txt", "b.txt"] {
        let path = folder.path().join(name);
        fs::write(&path, "old\n").expect("a file");
        diff += &unified(&name_below(folder.path(), &path).expect("a file below"), b"old\n", b"new\n", 3, &[]).expect("UTF-8");
    }
    run(&["git", "apply"], folder.path(), &diff).expect("git applies it");
    assert_eq!(fs::read(folder.path().join("b.txt")).expect("a file"), b"new\n");
}

#[test]
fn utf_16_is_refused() {
    assert_eq!(unified(b"a.txt", b"\xff\xfea\0", b"\xff\xfeb\0", 3, &[]), Err(DiffError::NotUtf8));
}
