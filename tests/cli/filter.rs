//! Lines of records that are passed on.

use super::{folder, mtlint, names, run, run_with_input};
use flate2::Compression;
use flate2::read::GzEncoder;
use std::io::Read;

const TSV: &str = "Hafen\tThe harbour\r\n\nEis\tIce.\nFarbe\tA very loud colour in the harbour\nSee\tA very deep lake";

fn filtered(arguments: &[&str], input: &str) -> (Option<i32>, String, String) {
    let folder = folder(&[]);
    let all = [&["filter"], arguments].concat();
    let run = run_with_input(folder.path(), &all, input.as_bytes());
    (run.code, run.text().to_owned(), run.err)
}

fn passed(arguments: &[&str], input: &str) -> String {
    let (code, text, error) = filtered(arguments, input);
    assert_eq!((code, error.as_str()), (Some(0), ""), "{arguments:?}");
    text
}

#[test]
fn lines_with_findings_are_dropped_or_kept() {
    let of = |action: &str, more: &[&str]| passed(&[&[action, "-q", "--input-format", "tsv"], more].concat(), TSV);
    assert_eq!(of("drop", &[]), "\nEis\tIce.\nSee\tA very deep lake");
    assert_eq!(of("keep", &[]), "Hafen\tThe harbour\r\n\nFarbe\tA very loud colour in the harbour\n");
    assert_eq!(of("drop", &["--level", "note"]), "\nEis\tIce.\n");
    assert_eq!(of("drop", &["--level", "error"]), TSV);
    assert_eq!(of("drop", &["--level", "note", "--min", "3"]), "Hafen\tThe harbour\r\n\nEis\tIce.\nSee\tA very deep lake");
    assert_eq!(of("drop", &["--level", "note", "--select", "style/register"]), "Hafen\tThe harbour\r\n\nEis\tIce.\n");
}

#[test]
fn a_document_is_passed_on_as_a_whole() {
    let line = |doc: &str, target: &str| format!("{{\"doc\": \"{doc}\", \"target\": \"{target}\"}}\n");
    let (a, b) = ([line("a", "Ice."), line("a", "The harbour")], [line("b", "Ice."), line("b", "Snow.")]);
    let all = [&a[..], &b[..]].concat().concat();
    let arguments = |action| [action, "-q", "--input-format", "jsonl", "--by", "document"];
    assert_eq!(passed(&arguments("drop"), &all), b.concat());
    assert_eq!(passed(&arguments("keep"), &all), a.concat());
    let two = [&arguments("drop")[..], &["--min", "2"]].concat();
    assert_eq!(passed(&two, &all), all);
}

#[test]
fn lines_are_mended() {
    let mended = passed(&["mend", "-q", "--input-format", "tsv"], TSV);
    assert_eq!(mended, "Hafen\tThe harbor\r\n\nEis\tIce.\nFarbe\tA very loud color in the harbor\nSee\tA very deep lake");
    let all = passed(&["mend", "-q", "--unsafe-fixes", "--input-format", "tsv"], TSV);
    assert!(all.ends_with("A loud color in the harbor\nSee\tA deep lake"), "{all}");
}

#[test]
fn lines_are_tagged() {
    let of = |input: &str, format: &str| passed(&["tag", "-q", "--input-format", format], input);
    assert_eq!(
        of(TSV, "tsv"),
        "Hafen\tThe harbour\thouse/spelling\r\n\nEis\tIce.\t\nFarbe\tA very loud colour in the harbour\thouse/very house/spelling house/spelling\n\
         See\tA very deep lake\thouse/very"
    );
    assert_eq!(of("id\ttarget\n1\tIce.\n", "tsv"), "id\ttarget\tmtlint\n1\tIce.\t\n");
    let jsonl = "{\"target\": \"The harbour\", \"n\": 1.50 } \n{\"target\": \"Ice.\"}\n";
    let tagged = "{\"target\": \"The harbour\", \"n\": 1.50 , \"mtlint\": [\"house/spelling\"]} \n{\"target\": \"Ice.\", \"mtlint\": []}\n";
    assert_eq!(of(jsonl, "jsonl"), tagged);
    let (code, text, error) = filtered(&["tag", "-q", "--input-format", "jsonl"], tagged);
    assert_eq!((code, text.as_str()), (Some(2), tagged));
    assert!(error.starts_with("mtlint: stdin.txt:1: the key `mtlint` is there already; --key names another\n"), "{error}");
    assert!(passed(&["tag", "-q", "--key", "again", "--input-format", "jsonl"], tagged).contains("\"again\": []}"));
    assert_eq!(of("{\"target\": \"Ice.\"} \t\n", "jsonl"), "{\"target\": \"Ice.\", \"mtlint\": []} \t\n");
    // A table in which the header lacks a name, or has it twice, would be none.
    let (code, text, error) = filtered(&["tag", "--input-format", "tsv"], "target\tmtlint\nIce.\t\n");
    assert_eq!((code, text.as_str()), (Some(2), ""));
    assert!(error.contains("stdin.txt:1: the column `mtlint` is there already; --key names another"), "{error}");
    assert_eq!(filtered(&["tag", "--key", "a\tb", "--input-format", "tsv"], "target\nIce.\n").0, Some(2));
}

#[test]
fn what_is_no_record_goes_through_and_is_said() {
    let (code, text, error) = filtered(&["drop", "--input-format", "tsv"], "Eis\tIce.\nno pair\nHafen\tThe harbour\n");
    assert_eq!((code, text.as_str()), (Some(2), "Eis\tIce.\nno pair\n"));
    assert!(error.contains("stdin.txt:2:1: found 1 column, not 2") && error.ends_with("1 of 2 records left out.\n"), "{error}");
    let (code, text, error) = filtered(&["drop", "--input-format", "tsv"], "Eis\tIce.\nSee\tA\0lake\nHafen\tThe harbour\nSee\tA lake\n");
    assert_eq!((code, text.as_str()), (Some(2), "Eis\tIce.\nSee\tA lake\n"));
    assert!(error.contains("stdin.txt:2:6: "), "{error}");
    let (code, text, _) = filtered(&["drop"], "The harbour\n");
    assert_eq!((code, text.as_str()), (Some(2), ""));
}

#[test]
fn packed_files_are_read_and_nothing_is_written_but_the_lines() {
    let mut packed = Vec::new();
    GzEncoder::new(TSV.as_bytes(), Compression::default()).read_to_end(&mut packed).expect("it is packed");
    let folder = folder(&[("a.tsv.gz", &packed), ("b.tsv", b"\xef\xbb\xbfThe harbour\n")]);
    let mended = run(folder.path(), &["filter", "mend", "-q", "a.tsv.gz"]);
    assert_eq!((mended.code, mended.text()), (Some(0), &*passed(&["mend", "-q", "--input-format", "tsv"], TSV)));
    assert_eq!(run(folder.path(), &["filter", "mend", "-q", "b.tsv"]).out, b"\xef\xbb\xbfThe harbor\n");
    assert_eq!(names(folder.path()).len(), 4);
    for several in [&["a.tsv.gz", "b.tsv"][..], &["."]] {
        let run = run(folder.path(), &[&["filter", "drop"], several].concat());
        assert_eq!((run.code, run.text()), (Some(2), ""), "{run:?}");
        assert!(run.err.contains("filter reads one file or standard input, and PATH stands for 2 files"), "{run:?}");
    }
}

#[test]
fn many_lines_keep_their_order() {
    let lines: Vec<String> = (0..3000).map(|number| format!("{number}\tThe {} {number}\n", ["harbour", "port"][number % 2])).collect();
    let ports: String = lines.iter().skip(1).step_by(2).map(String::as_str).collect();
    for jobs in ["1", "3"] {
        assert_eq!(passed(&["drop", "-q", "-j", jobs, "--input-format", "tsv"], &lines.concat()), ports);
    }
    let folder = folder(&[("a.tsv", lines.concat().as_bytes())]);
    let mut head = mtlint(folder.path());
    let out = head.args(["filter", "drop", "-q", "a.tsv"]).output().expect("it runs");
    assert_eq!(out.stdout, ports.as_bytes());
}
