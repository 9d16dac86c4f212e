//! Pairs of lines, tables and arrays with names of their own, and packed files on the command line.

use super::{folder, read, run, run_with_input};
use flate2::Compression;
use flate2::read::GzEncoder;
use std::io::Read;

fn packed(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    GzEncoder::new(text.as_bytes(), Compression::default()).read_to_end(&mut bytes).expect("it is packed");
    bytes
}

#[test]
fn two_files_of_lines_are_a_pair() {
    let folder = folder(&[("a.en", b"The harbour\n\nIce.\n"), ("a.de", b"Der Hafen\nSchnee\nEis.\n"), ("b.de", b"Der Hafen\nEis.\n")]);
    let pair = ["--source", "a.de", "--align", "lines", "--source-lang", "de", "a.en"];
    let check = run(folder.path(), &[&["check", "--format", "concise", "--select", "house,omission/empty"], &pair[..]].concat());
    assert_eq!(check.code, Some(1), "{check:?}");
    let lines: Vec<&str> = check.text().lines().collect();
    assert!(lines[0].starts_with("a.en:1:5: ") && lines[1].starts_with("a.en:2:1: error[omission/empty] "), "{check:?}");
    assert_eq!(run(folder.path(), &[&["fix", "-q"], &pair[..]].concat()).code, Some(0));
    assert_eq!(read(folder.path(), "a.en"), b"The harbor\n\nIce.\n");
    let unequal = run(folder.path(), &["check", "-q", "--source", "b.de", "--align", "lines", "a.en"]);
    let message = "mtlint: a.en: has 3 lines and its source `b.de` 2; with --align lines both must have as many\n";
    assert_eq!((unequal.code, unequal.err.as_str()), (Some(2), message));
    let alone = run(folder.path(), &["check", "--align", "lines", "a.en"]);
    assert_eq!(alone.code, Some(2), "{alone:?}");
    let both = run(folder.path(), &["check", "--input-format", "text", "--source", "a.de", "--align", "lines", "a.en"]);
    assert_eq!(both.code, Some(2), "{both:?}");
}

#[test]
fn keys_name_what_is_checked() {
    let folder = folder(&[
        ("a.csv", b"english,\"german\"\nThe harbour,Hafen\n"),
        ("a.json", b"[{\"t\": {\"en\": \"The harbour\"}}]\n"),
        ("a.jsonl", b"{\"t\": {\"en\": \"The harbour\"}}\n"),
    ]);
    for (name, key, after) in [
        ("a.csv", "english", "english,\"german\"\nThe harbor,Hafen\n"),
        ("a.json", "t.en", "[{\"t\": {\"en\": \"The harbor\"}}]\n"),
        ("a.jsonl", "t.en", "{\"t\": {\"en\": \"The harbor\"}}\n"),
    ] {
        let unknown = run(folder.path(), &["fix", "--target-key", "french", name]);
        assert_eq!(unknown.code, Some(2), "{unknown:?}");
        assert!(unknown.err.starts_with(&format!("mtlint: {name}:1:")) && unknown.err.contains("`french`, only `"), "{unknown:?}");
        let fix = run(folder.path(), &["fix", "-q", "--target-key", key, name]);
        assert_eq!((fix.code, fix.err.as_str()), (Some(0), ""));
        assert_eq!(read(folder.path(), name), after.as_bytes());
    }
}

#[test]
fn what_is_packed_is_read_and_left_as_it_is() {
    let lines = packed("{\"target\": \"The harbour\"}\n{\"target\": \"The harbour\"}\n");
    let bomb = packed(&"The harbour ".repeat(1 << 20));
    let folder = folder(&[("news/a.jsonl.gz", &lines), ("bomb.txt.gz", &bomb), ("cut.txt.gz", &lines[..lines.len() - 12])]);
    let path = folder.path();
    let check = run(path, &["check", "--format", "concise", "news"]);
    assert_eq!((check.code, check.text().lines().filter(|line| line.contains("house/spelling")).count()), (Some(1), 2), "{check:?}");
    let message = "mtlint: news/a.jsonl.gz: is packed with gzip, which is only read; unpack it to have it fixed\n";
    for command in ["fix", "diff"] {
        let refused = run(path, &[command, "-q", "news"]);
        assert_eq!((refused.code, refused.err.as_str(), refused.out.len()), (Some(2), message, 0));
    }
    assert_eq!(read(path, "news/a.jsonl.gz"), lines);
    let input = run_with_input(path, &["fix", "-q", "--stdin-filename", "a.jsonl", "-"], &lines);
    assert_eq!((input.code, input.out.len()), (Some(2), 0), "{input:?}");
    let input = run_with_input(path, &["check", "--stdin-filename", "a.jsonl", "-"], &lines);
    assert_eq!(input.code, Some(1), "{input:?}");
    let bomb = run(path, &["check", "-q", "bomb.txt.gz"]);
    assert_eq!((bomb.code, bomb.err.as_str()), (Some(2), "mtlint: bomb.txt.gz: unpacks to more than 100 times its size\n"));
    let cut = run(path, &["check", "-q", "cut.txt.gz"]);
    assert_eq!(cut.code, Some(2), "{cut:?}");
    assert!(cut.err.starts_with("mtlint: cut.txt.gz: can't be unpacked as gzip: "), "{cut:?}");
}

#[test]
fn further_keys_are_passed_through() {
    let folder = folder(&[
        (
            "a.jsonl",
            b"{\"target\": \"Ice.\"}\n{\"target\": \"The harbour\", \"system\": \"one\", \"about\": {\"score\": 1.50}}\n{\"target\": \"A colour\"}\n",
        ),
        ("a.tsv", "system\ttarget\tdoc\nei\u{202e}ns\tThe harbour\t1\n=zwei\tThe colour\t1\n".as_bytes()),
        ("a.csv", b"target,system\r\n\"Ice, harbour\",\"a \"\"b\"\"\"\r\n"),
    ]);
    let report = |format: &str, keys: &str, file: &str| {
        let run = run(folder.path(), &["check", "--format", format, "--keep", keys, file]);
        assert_eq!((run.code, run.err.as_str()), (Some(1), ""), "{run:?}");
        run.text().to_owned()
    };
    let json = report("json", "system,about.score", "a.jsonl");
    assert!(json.contains("\"record\":{\"about.score\":1.50,\"system\":\"one\"}}"), "{json}");
    assert!(json.contains("\"record\":{\"about.score\":null,\"system\":null}}"), "{json}");
    let tsv = report("tsv", "system,doc", "a.tsv");
    assert!(tsv.lines().next().is_some_and(|line| line.ends_with("\tfix\tsystem\tdoc")), "{tsv}");
    assert!(tsv.contains("\tei<U+202E>ns\t1\n") && tsv.contains("\t=zwei\t1\n"), "{tsv}");
    assert!(report("csv", "system", "a.csv").ends_with(",\"a \"\"b\"\"\"\n"));
    assert!(report("csv", "system", "a.tsv").ends_with(",'=zwei\n"));
    let unknown = run(folder.path(), &["check", "--format", "json", "--keep", "systems", "a.tsv"]);
    assert!(unknown.code == Some(2) && unknown.err.contains("found no column `systems`, only `system`, `target`, `doc`"), "{unknown:?}");
    let nowhere = run(folder.path(), &["check", "--keep", "system", "a.tsv"]);
    assert!(nowhere.code == Some(2) && nowhere.err.contains("--keep goes with --format json, jsonl, csv or tsv"), "{nowhere:?}");
    let plain = run(folder.path(), &["check", "--format", "json", "a.jsonl"]);
    assert!(!plain.text().contains("\"record\""), "{plain:?}");
}
