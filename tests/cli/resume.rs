//! Runs that are cut off, and go on.

use super::{folder, mtlint, run};
use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::thread;
use std::time::Duration;
use tempfile::TempDir;

const RESUME: [&str; 7] = ["check", "--resume", "--format", "jsonl", "-j1", "-o", "report.jsonl"];

/// More documents than are taken at a time, each of another length.
fn corpus() -> TempDir {
    let record = |number: usize| {
        let text = "The harbour is shut, the the mayor said. ".repeat(1 + number % 7);
        format!("{{\"doc\": {number}, \"target\": \"{text}\"}}\n")
    };
    let (one, two): (String, String) = ((0..1000).map(record).collect(), (0..600).map(record).collect());
    folder(&[("a.jsonl", one.as_bytes()), ("b.jsonl", two.as_bytes())])
}

fn whole(folder: &Path) -> Vec<u8> {
    let run = run(folder, &["check", "--format", "jsonl", "a.jsonl", "b.jsonl"]);
    assert_eq!((run.code, run.out.iter().filter(|&&byte| byte == b'\n').count()), (Some(1), 1600), "{}", run.err);
    run.out
}

/// Starts a run and kills it once it has written down that it has come further than before.
fn cut_off(folder: &Path, after: Duration) {
    let journal = || fs::read(folder.join("report.jsonl.resume")).ok();
    let before = journal();
    let command = [&RESUME[..], &["a.jsonl", "b.jsonl"]].concat();
    let mut child = mtlint(folder).args(command).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it runs");
    // It is written first, before there is a report.
    let part = folder.join("report.jsonl.part");
    while child.try_wait().expect("a child").is_none() && (journal() == before || !part.exists()) {
        thread::sleep(Duration::from_millis(2));
    }
    thread::sleep(after);
    // It may be over.
    let _ = child.kill();
    child.wait().expect("it ends");
}

#[test]
fn a_run_cut_off_anywhere_goes_on() {
    let folder = corpus();
    let whole = whole(folder.path());
    for after in [0, 7, 90] {
        cut_off(folder.path(), Duration::from_millis(after));
    }
    let resumed = run(folder.path(), &[&RESUME[..], &["a.jsonl", "b.jsonl"]].concat());
    assert_eq!((resumed.code, resumed.text(), resumed.err.as_str()), (Some(1), "", ""));
    assert!(fs::read(folder.path().join("report.jsonl")).expect("a report") == whole, "some of the report is lost or doubled");
    let left = fs::read_dir(folder.path()).expect("a folder").flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    assert_eq!(left.filter(|name| name.contains("report")).collect::<Vec<_>>(), ["report.jsonl"]);
}

#[test]
fn half_a_line_does_not_count() {
    let folder = corpus();
    let whole = whole(folder.path());
    cut_off(folder.path(), Duration::ZERO);
    let part = folder.path().join("report.jsonl.part");
    if let Ok(mut text) = fs::read(&part) {
        text.extend_from_slice(b"{\"path\": \"a.js");
        fs::write(&part, text).expect("a file");
    }
    run(folder.path(), &[&RESUME[..], &["a.jsonl", "b.jsonl"]].concat());
    assert!(fs::read(folder.path().join("report.jsonl")).expect("a report") == whole);
}

#[test]
fn another_run_is_no_part_of_it() {
    let folder = corpus();
    let refused = |arguments: &[&str]| {
        let run = run(folder.path(), arguments);
        assert!(run.code == Some(2) && run.err.contains("report.jsonl.resume: an article, a rule"), "{run:?}");
    };
    cut_off(folder.path(), Duration::ZERO);
    let same = [&RESUME[..], &["a.jsonl", "b.jsonl"]].concat();
    if !folder.path().join("report.jsonl.resume").exists() {
        return super::skip("the run was over before it could be cut off");
    }
    refused(&[&RESUME[..], &["a.jsonl"]].concat());
    refused(&[&same[..], &["--level", "error"]].concat());
    let rules = folder.path().join("house.toml");
    let text = fs::read_to_string(&rules).expect("a file");
    fs::write(&rules, format!("{text}\n")).expect("a file");
    refused(&same);
    fs::write(folder.path().join("report.jsonl.resume"), "{}").expect("a file");
    let damaged = run(folder.path(), &same);
    assert!(damaged.code == Some(2) && damaged.err.contains("report.jsonl.resume: is damaged: it does not say of which run report.jsonl.part is; with it and report.jsonl.part deleted it begins anew"), "{damaged:?}");
    fs::remove_file(folder.path().join("report.jsonl.resume")).expect("a file");
    // Without it nobody knows whose the half report is.
    assert_eq!(run(folder.path(), &same).code, Some(2));
    fs::remove_file(folder.path().join("report.jsonl.part")).expect("a file");
    assert_eq!(run(folder.path(), &same).code, Some(1));
}

#[test]
fn two_runs_do_not_write_one_report() {
    let folder = corpus();
    let whole = whole(folder.path());
    let command = [&RESUME[..], &["a.jsonl", "b.jsonl"]].concat();
    let begun = || fs::metadata(folder.path().join("report.jsonl.part")).is_ok_and(|part| part.len() > 0);
    let mut first = mtlint(folder.path()).args(&command).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it runs");
    while first.try_wait().expect("a child").is_none() && !begun() {
        thread::sleep(Duration::from_millis(2));
    }
    let second = run(folder.path(), &command);
    let is_over = first.try_wait().expect("a child").is_some();
    first.wait().expect("it ends");
    assert!(fs::read(folder.path().join("report.jsonl")).expect("a report") == whole, "{second:?}");
    if is_over {
        return super::skip("the first run was over before the second began");
    }
    assert_eq!((second.code, &*second.err), (Some(2), "mtlint: report.jsonl.part: another run is writing it\n"));
}

#[test]
fn where_it_makes_no_sense_it_says_so() {
    let folder = folder(&[("a.txt", b"The harbour\n")]);
    for (arguments, message) in [
        (&["check", "--resume", "a.txt"][..], "--output"),
        (&["check", "--resume", "-o", "out.txt", "a.txt"], "--resume goes with --format jsonl"),
        (&["check", "--resume", "-o", "out.txt", "--format", "csv", "--stdin-filename", "a.txt", "-"], "--resume is for files"),
    ] {
        let run = run(folder.path(), arguments);
        assert!(run.code == Some(2) && run.err.contains(message), "{run:?}");
    }
}

#[test]
fn what_is_not_of_a_run_is_left_alone() {
    let text = b"The harbour\n";
    let folder = folder(&[("a.txt", text), ("mine.part", text), ("out.csv.part", b"notes"), ("is/a.txt", text)]);
    let check = |output: &str, article: &str| run(folder.path(), &["check", "--resume", "--format", "csv", "-o", output, article]);
    for (output, article, message) in [
        ("mine", "mine.part", "mine.part: is one of the articles of this run"),
        ("out.csv", "a.txt", "out.csv.part: stands there, and no out.csv.resume says"),
        ("is", "a.txt", "is: is not a regular file"),
    ] {
        let run = check(output, article);
        assert!(run.code == Some(2) && run.err.contains(message), "{run:?}");
    }
    assert_eq!(fs::read(folder.path().join("mine.part")).expect("a file"), text);
    assert_eq!(fs::read(folder.path().join("out.csv.part")).expect("a file"), b"notes");
    assert!(!folder.path().join("out.csv.resume").exists());
    #[cfg(unix)]
    {
        let pipe = super::shell(folder.path(), "mkfifo pipe && : > real.csv && ln -s real.csv link.csv && ln -s nowhere lost.csv");
        assert_eq!(pipe.code, Some(0), "{pipe:?}");
        assert_eq!((check("pipe", "a.txt").code, check("lost.csv", "a.txt").code), (Some(2), Some(2)));
        assert_eq!(check("link.csv", "a.txt").code, Some(1));
        let link = folder.path().join("link.csv");
        assert!(link.is_symlink() && !fs::read(link).expect("a report").is_empty() && !folder.path().join("pipe").is_file());
    }
}
