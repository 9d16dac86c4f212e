//! Pipes, folders, threads, and what the subcommands around checking write.

use super::{folder, mtlint, names, read, run, skip};
use std::fs;
use std::path::Path;
use std::process::Stdio;

#[test]
fn whoever_stops_reading_is_no_failure() {
    let folder = folder(&[("a.txt", "The harbour\n\n".repeat(2000).as_bytes())]);
    let commands: [&[&str]; 7] = [
        &["check", "a.txt"],
        &["check", "--format", "json", "a.txt"],
        &["diff", "a.txt"],
        &["rules", "list"],
        &["rules", "schema"],
        &["completions", "bash"],
        &["check", "--show-config"],
    ];
    for arguments in commands {
        let mut child = mtlint(folder.path()).args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it runs");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("it ends");
        assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]), "{arguments:?}");
    }
}

#[test]
fn any_number_of_threads_writes_the_same() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    if !samples.is_dir() {
        return skip("there are no samples here");
    }
    for (format, numbers) in [("json", ["1", "2", "4"].as_slice()), ("text", &["4"])] {
        let report = |jobs: &str| run(&samples, &["check", "--isolated", "--format", format, "-j", jobs]);
        let one = report("1");
        assert!(one.out.len() > 1000 && one.code != Some(2), "{}", one.err);
        for jobs in numbers {
            assert!(report(jobs).out == one.out, "{format} with {jobs} threads");
        }
    }
}

#[test]
fn the_closest_configuration_wins() {
    let folder = folder(&[
        ("a.txt", b"The harbour, very cold\n"),
        ("sub/mtlint.toml", b"lang = \"en\"\nrules = [\"../house.toml\"]\nselect = [\"house/very\"]\n"),
        ("sub/a.txt", b"The harbour, very cold\n"),
        ("sub/deep/a.txt", b"The harbour, very cold\n"),
    ]);
    let rules = |at: &str, options: &[&str]| {
        let run = run(&folder.path().join(at), &[&["check", "--format", "github", "a.txt"], options].concat());
        assert_ne!(run.code, Some(2), "{run:?}");
        run.text().lines().filter_map(|line| Some(line.split_once("title=")?.1.split_once("::")?.0.to_owned())).collect::<Vec<_>>()
    };
    assert_eq!(rules("", &[]), ["house/spelling", "house/very"]);
    assert_eq!(rules("sub", &[]), ["house/very"]);
    assert_eq!(rules("sub/deep", &[]), ["house/very"]);
    assert_eq!(rules("sub", &["--config", "../mtlint.toml"]), ["house/spelling", "house/very"]);
    assert!(rules("sub", &["--isolated"]).iter().all(|rule| !rule.starts_with("house/")));
}

#[test]
fn a_report_goes_to_a_file() {
    let folder = folder(&[("a.txt", b"The harbour\n"), ("report.txt", b"old")]);
    let shown = run(folder.path(), &["check", "a.txt"]);
    let before = names(folder.path());
    // The report is not an article of the run that writes it, and one that fails leaves the old one.
    let refused = run(folder.path(), &["check", "--output", "report.txt", "--select", "none"]);
    assert_eq!((refused.code, read(folder.path(), "report.txt").as_slice()), (Some(2), &b"old"[..]));
    let written = run(folder.path(), &["check", "--output", "report.txt", "a.txt"]);
    assert_eq!((written.code, written.out.len(), written.err.as_str()), (Some(1), 0, ""));
    assert_eq!(read(folder.path(), "report.txt"), shown.out);
    assert_eq!(names(folder.path()), before);
    if cfg!(unix) {
        assert_eq!(run(folder.path(), &["check", "-o", "/dev/null", "a.txt"]).code, Some(1));
        assert_eq!(run(folder.path(), &["check", "-o", "/dev/stdout", "a.txt"]).out, shown.out);
    }
}

#[test]
fn a_started_rule_passes_its_test() {
    let folder = folder(&[]);
    let template = run(folder.path(), &["rules", "new", "mine/word"]);
    fs::write(folder.path().join("mine.toml"), &template.out).expect("a file");
    let test = run(folder.path(), &["rules", "test", "mine.toml"]);
    assert_eq!((test.code, test.text()), (Some(0), "1 rule: 2 examples passed, 0 failed\n"));
    let list = run(folder.path(), &["rules", "list", "--rules", "mine.toml"]);
    let line = |id: &str| list.text().lines().find(|line| line.starts_with(id)).unwrap_or_default().split_whitespace().nth(1);
    assert_eq!((line("mine/word "), line("house/said "), line("house/follow ")), (Some("off"), Some("warning"), Some("error")));
}

#[test]
fn schema_and_completions_are_whole() {
    let folder = folder(&[]);
    let schema: serde_json::Value = serde_json::from_slice(&run(folder.path(), &["rules", "schema"]).out).expect("JSON");
    assert!(schema["properties"]["rule"].is_object());
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        assert!(run(folder.path(), &["completions", shell]).text().contains("unsafe-fixes"), "{shell}");
    }
}

#[test]
fn empty_folders_and_files_are_fine() {
    let folder = folder(&[("empty.txt", b""), ("empty.jsonl", b""), ("empty.tsv", b""), ("empty.md", b"\xef\xbb\xbf")]);
    fs::create_dir(folder.path().join("empty")).expect("a folder");
    let none = run(folder.path(), &["check", "empty"]);
    assert_eq!((none.code, none.text()), (Some(0), "no articles to check\n"));
    let all = run(folder.path(), &["check"]);
    assert_eq!((all.code, all.text()), (Some(0), "4 articles, 0 words: nothing found\n"));
    assert_eq!(run(folder.path(), &["diff"]).code, Some(0));
}

#[test]
fn shards_share_the_documents() {
    let lines: String = (0..40).map(|number| format!("{{\"doc\": {}, \"target\": \"The harbour {number}\"}}\n", number / 2)).collect();
    let folder = folder(&[("a.jsonl", lines.as_bytes()), ("b.txt", b"The harbour\n"), ("c.txt", b"Ice.\n")]);
    let report = |more: &[&str]| {
        let run = run(folder.path(), &[&["check", "--format", "jsonl"], more, &["a.jsonl", "b.txt", "c.txt"]].concat());
        run.text().lines().map(str::to_owned).collect::<Vec<_>>()
    };
    let all = report(&[]);
    let shards: Vec<_> = ["1/3", "2/3", "3/3"].map(|shard| report(&["--shard", shard])).into();
    assert_eq!((all.len(), shards.iter().map(Vec::len).collect::<Vec<_>>()), (22, vec![8, 7, 7]));
    let merged: Vec<_> = (0..22).map(|number| shards[number % 3][number / 3].clone()).collect();
    assert_eq!(merged, all);
    for wrong in ["0/3", "4/3", "3", "1/0", "-1/2", "a/b"] {
        let run = run(folder.path(), &["check", &format!("--shard={wrong}")]);
        assert!(run.code == Some(2) && run.err.contains("expected one such as 3/16"), "{run:?}");
    }
    let set = run(folder.path(), &["check", "--isolated", "--select", "names/set-spelling", "--shard", "1/2", "b.txt"]);
    assert!(set.err.contains("see those of this shard only"), "{set:?}");
}
