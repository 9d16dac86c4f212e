//! Findings that the configuration silences, and the commands that write into it.

use super::{CONFIG, folder, read, run};
use std::fs;
use std::path::Path;

const CUES: &[u8] =
    b"1\n00:00:01,000 --> 00:00:02,000\nThe harbour froze.\n\n2\n00:00:03,000 --> 00:00:04,000\nOnly the old\nharbour stayed open.\n";

/// What `check` finds, as `line:column rule`, and its exit code.
fn check(folder: &Path, arguments: &[&str]) -> (Option<i32>, Vec<String>) {
    let run = run(folder, &[&["check", "-q", "--format", "concise"], arguments].concat());
    let shorten = |line: &str| {
        let (place, rest) = line.split_once(": ").unwrap_or_default();
        let rule = rest.split(['[', ']']).nth(1).unwrap_or_default();
        format!("{place} {rule}")
    };
    (run.code, run.text().lines().map(shorten).collect())
}

fn config(folder: &Path) -> String {
    String::from_utf8(read(folder, "mtlint.toml")).expect("UTF-8")
}

#[test]
fn a_section_is_written_and_heeded_in_any_format() {
    let folder = folder(&[("a.srt", CUES), ("deep/b.txt", b"The harbour froze.\n\nNo other harbour froze.\n")]);
    let path = folder.path();
    let suppress = run(path, &["suppress", "--reason", "The name of the \"pub\".", "a.srt:8:1"]);
    assert_eq!((suppress.code, suppress.text()), (Some(0), ""), "{suppress:?}");
    assert_eq!(
        suppress.err,
        "mtlint.toml: house/spelling at “Only the old harbour stayed open.” in /a.srt is not reported any more (1 finding)\n"
    );
    let section = "\n[[suppress]]\npath = \"/a.srt\"\nrule = \"house/spelling\"\nwords = \"Only the old harbour stayed open.\"\nreason = 'The name of the \"pub\".'\n";
    assert_eq!(config(path), format!("{CONFIG}{section}"));
    assert!(run(path, &["check", "--show-config"]).text().contains(section.trim_end()));
    assert_eq!(check(path, &["a.srt"]), (Some(1), vec!["a.srt:3:5 house/spelling".to_owned()]));
    assert_eq!(run(path, &["fix", "-q", "a.srt"]).code, Some(0));
    assert!(read(path, "a.srt").ends_with(b"Only the old\nharbour stayed open.\n"));
    // From another folder, with the rule alone.
    let deep = path.join("deep");
    assert_eq!(run(&deep, &["suppress", "--rule", "house", "--reason", "So.", "./b.txt:1"]).code, Some(0));
    assert!(config(path).contains("path = \"/deep/b.txt\"\nrule = \"house/spelling\"\nwords = \"The harbour"), "{}", config(path));
    assert_eq!(run(&deep, &["suppress", "--rule", "house", "--reason", "So.", "b.txt"]).code, Some(0));
    assert_eq!(check(&deep, &["b.txt"]), (Some(0), Vec::new()));
}

#[test]
fn rows_without_an_article_are_named_by_all_their_words() {
    let rows = "source\ttarget\nEs kamen 40.\tThe harbour froze.\nEs kamen 50.\tThe harbour opened.\nEs kamen 60.\t\n";
    let config = CONFIG.replace("[\"house\"]", "[\"house\", \"omission/empty\"]");
    let folder = folder(&[("mtlint.toml", config.as_bytes()), ("a.tsv", rows.as_bytes())]);
    let suppress = |place: &str| run(folder.path(), &["suppress", "--reason", "So.", "--lang", "en", "--source-lang", "de", place]);
    let one = suppress("a.tsv:2:18");
    assert!(one.code == Some(0) && one.err.contains("at “The harbour froze.” in /a.tsv"), "{one:?}");
    let left = run(folder.path(), &["check", "--format", "concise", "--lang", "en", "--source-lang", "de", "a.tsv"]);
    assert!(left.text().contains("a.tsv:3:18: ") && !left.text().contains("a.tsv:2:18: "), "{left:?}");
    // All that is to be known of it is the rule, which would be silent in the whole file.
    let empty = suppress("a.tsv:4");
    assert!(empty.code == Some(2) && empty.err.contains("stands at a text without words"), "{empty:?}");
}

#[test]
fn what_others_say_of_the_same_goes_too() {
    let rows = "source\ttarget\nDer Hafen ist zu.\tThe the harbour is shut.\n";
    let section = |rule: &str| format!("[[suppress]]\npath = \"/a.*\"\nrule = \"{rule}\"\nwords = \"The the\"\nreason = \"So.\"\n");
    let folder = folder(&[
        ("a.tsv", rows.as_bytes()),
        ("a.md", b"<!-- mtlint-disable-next-line repetition/repeated-word -->\nThe the harbour is shut.\n"),
    ]);
    let path = folder.path();
    let check = |file: &str| check(path, &["--select", "repetition", "--lang", "en", "--source-lang", "de", file]);
    assert_eq!(check("a.tsv"), (Some(1), vec!["a.tsv:2:19 repetition/repeated-word".to_owned()]));
    assert_eq!(check("a.md"), (Some(0), vec![]));
    for rule in ["repeated-word", "added-word"] {
        fs::write(path.join("mtlint.toml"), section(&format!("repetition/{rule}"))).expect("a file");
        assert_eq!(check("a.tsv"), (Some(0), vec![]), "{rule}");
    }
    // What is said of another kind of fault at the same place stays.
    fs::write(path.join("mtlint.toml"), section("spelling")).expect("a file");
    assert_eq!(check("a.tsv").0, Some(1));
}

#[cfg(unix)]
#[test]
fn a_name_that_no_configuration_can_hold() {
    use std::os::unix::ffi::OsStrExt;
    let folder = folder(&[]);
    let place = std::ffi::OsStr::from_bytes(b"a\xff.txt:1:5");
    let name = std::ffi::OsStr::from_bytes(b"a\xff.txt");
    if fs::write(folder.path().join(name), "The harbour\n").is_err() {
        return super::skip("the disk takes names in UTF-8 alone");
    }
    let refused = super::mtlint(folder.path()).args(["suppress", "--reason", "So."]).arg(place).output().expect("it runs");
    let message = "mtlint: a\u{fffd}FF.txt: its name is not UTF-8, as all is in mtlint.toml; a section written by hand names it, with `?` for each such byte\n";
    assert_eq!((refused.status.code(), String::from_utf8_lossy(&refused.stderr).as_ref()), (Some(2), message));
    fs::write(folder.path().join("mtlint.toml"), format!("{CONFIG}[[suppress]]\npath = \"/a?.txt\"\nrule = \"house\"\nreason = \"So.\"\n"))
        .expect("a file");
    assert_eq!(check(folder.path(), &["."]), (Some(0), vec![]));
}

#[test]
fn what_points_nowhere_is_refused() {
    let folder = folder(&[("a.txt", b"Ice.\n\nThe harbour, no harbour.\n"), ("b.txt", b"Ice.\n")]);
    for (arguments, message) in [
        (&["a.txt"][..], "a.txt: which finding? Say PATH:LINE, PATH:LINE:COLUMN or --rule RULE"),
        (&["a.txt:2"], "a.txt:2: there is no such finding, so nothing was written; the nearest is house/spelling at a.txt:3:5"),
        (&["a.txt:3:20"], "a.txt:3:20: there is no such finding, so nothing was written; the nearest is house/spelling at a.txt:3:17"),
        (&["a.txt:9:20"], "a.txt:9:20: there is no such finding, so nothing was written; the nearest is house/spelling at a.txt:3:17"),
        (&["b.txt:1"], "b.txt:1: there is no such finding, so nothing was written"),
        (&["--rule", "house/very", "a.txt"], "a.txt: there is no such finding, so nothing was written"),
        (&["--rule", "hose/very", "a.txt"], "there is no rule or family `hose/very`; did you mean `house/very`?"),
        (&["gone.txt:1"], "gone.txt: no such file; say PATH:LINE as `--format concise` does"),
        (&["--isolated", "a.txt:1"], "--isolated reads no configuration, so nothing can be written into one"),
    ] {
        let refused = run(folder.path(), &[&["suppress", "--reason", "So."], arguments].concat());
        assert_eq!((refused.code, refused.err.trim_end()), (Some(2), format!("mtlint: {message}").as_str()));
    }
    assert_eq!(run(folder.path(), &["suppress", "--reason", " ", "a.txt:1"]).code, Some(2));
    let house = super::folder(&[]);
    let outside = folder.path().join("a.txt:3:5").display().to_string();
    let refused = run(house.path(), &["suppress", "--reason", "So.", &outside]);
    let reason = "a.txt: lies outside of the folder of mtlint.toml, which names only files below it\n";
    assert!(refused.code == Some(2) && refused.err.ends_with(reason), "{refused:?}");
    assert_eq!(config(folder.path()), CONFIG);
}

#[test]
fn it_is_said_how_many_findings_are_silenced() {
    let records = "{\"id\": 1, \"target\": \"The old harbour froze.\"}\n{\"id\": 2, \"target\": \"The old harbour froze.\"}\n";
    let folder = folder(&[("a.jsonl", records.as_bytes()), ("b.txt", b"No harbour.\n\nThe harbour froze.\n\nNo harbour.\n")]);
    let path = folder.path();
    let said = |arguments: &[&str]| run(path, &[&["suppress", "--reason", "So."], arguments].concat()).err;
    let more = "mtlint.toml: house/spelling at “The old harbour froze.” in /a.jsonl is not reported any more (2 findings, 1 more than you pointed at)\n";
    assert_eq!(said(&["a.jsonl:1"]), more);
    assert_eq!(check(path, &["a.jsonl"]).1, [""; 0]);
    let three = said(&["b.txt:1", "b.txt:3", "b.txt:5", "b.txt:5:4", "b.txt:5"]);
    assert!(three.contains("(2 findings)\n") && three.ends_with("(1 finding)\n"), "{three}");
}

#[cfg(unix)]
#[test]
fn a_file_of_any_name_is_known_by_it() {
    let names = [
        "a.txt ",
        "a.txt\t",
        "a\u{a0}\u{3000}",
        " a",
        "#a",
        "!a",
        "a[1].txt",
        "a[1",
        "a{b,c}",
        "a{b",
        "*",
        "a?",
        "a\\",
        "a\\b",
        "~a",
        "a\nb",
        "a'b\"c,d",
        "dir /a.txt ",
    ];
    for name in names {
        let folder = folder(&[(name, b"The harbour\n"), ("other.txt", b"The harbour\n")]);
        let place = format!("{name}:1:5");
        let said = run(folder.path(), &["suppress", "--reason", "So.", &place]);
        assert_eq!(said.code, Some(0), "{said:?}");
        assert_eq!(check(folder.path(), &[name]), (Some(0), vec![]), "{name:?}: {}", config(folder.path()));
        assert_eq!(check(folder.path(), &["other.txt"]).0, Some(1), "{name:?}");
    }
}

#[test]
fn a_glob_that_no_file_can_match_is_a_mistake() {
    let folder = folder(&[("wire/a.txt", b"The harbour\n")]);
    let path = folder.path();
    let with = |glob: &str, key: &str| match key {
        "exclude" => format!("exclude = ['{glob}']\n{CONFIG}"),
        "per-path" => format!("{CONFIG}[[per-path]]\npaths = ['{glob}']\nignore = [\"house\"]\n"),
        _ => format!("{CONFIG}[[suppress]]\npath = '{glob}'\nrule = \"house\"\nreason = \"So.\"\n"),
    };
    for (key, place) in [("exclude", "1:12"), ("per-path", "5:10"), ("suppress", "5:8")] {
        for glob in ["../a.txt", "wire/../a.txt", "wire/[a.txt", "wire/{a.txt", "#a.txt", "!a.txt", " ", r"wire\a.txt"] {
            fs::write(path.join("mtlint.toml"), with(glob, key)).expect("a file");
            let refused = run(path, &["check", "."]);
            assert_eq!((refused.code, refused.text()), (Some(2), ""), "{key} {glob}: {refused:?}");
            assert!(refused.err.starts_with(&format!("mtlint: mtlint.toml:{place}: ")), "{key} {glob}: {refused:?}");
        }
        for glob in ["./wire/a.txt", "./wire/", "./wire/*.txt", ".", "wire//a.txt", "./**/a.txt"] {
            fs::write(path.join("mtlint.toml"), with(glob, key)).expect("a file");
            assert_eq!(check(path, &["."]), (Some(0), vec![]), "{key} {glob}");
        }
    }
}

#[test]
fn a_section_that_silences_nothing_is_a_finding() {
    let folder = folder(&[("a.txt", b"The harbour\n"), ("b.txt", b"Ice\n")]);
    let path = folder.path();
    let section = |path: &str, rule: &str| format!("[[suppress]]\npath = \"{path}\"\nrule = \"{rule}\"\nreason = \"So.\"\n");
    let all =
        [section("/a.txt", "house/spelling"), section("/b.txt", "house/spelling"), section("/gone.txt", "house"), section("*.md", "house")];
    fs::write(path.join("mtlint.toml"), CONFIG.replace("\"house\"", "\"house\", \"suppression\"") + &all.concat()).expect("a file");
    let unused = |line: u32| format!("mtlint.toml:{line}:8 suppression/unused");
    // What was not looked at may have its findings.
    assert_eq!(check(path, &["a.txt"]), (Some(0), vec![]));
    assert_eq!(check(path, &["b.txt"]), (Some(0), vec![unused(10)]));
    assert_eq!(check(path, &["."]).1, [unused(10), unused(14), unused(18)]);
    assert_eq!(check(path, &["--select", "house/very,suppression", "b.txt"]).1, [""; 0]);
    assert_eq!(check(path, &["--ignore", "suppression", "."]).1, [""; 0]);
    let report = run(path, &["check", "--fail-on", "note", "--format", "json", "b.txt"]);
    assert_eq!(report.code, Some(1));
    assert!(
        report.text().contains("\"summary\":{\"documents\":2,\"words\":1,\"errors\":0,\"warnings\":0,\"notes\":1"),
        "{}",
        report.text()
    );
}

#[test]
fn mistakes_in_a_section_have_their_place() {
    let folder = folder(&[("a.txt", b"Ice\n")]);
    for (section, message) in [
        ("path = \"a\"\nrule = \"house\"", "4:1: missing key `reason`"),
        ("path = \"a\"\nrule = \"house\"\nreason = \" \"", "7:10: `reason` must hold at least one visible character"),
        ("path = \"a\"\nrule = \"house\"\nreason = \"b\"\nwords = \"\"", "8:9: `words` must hold at least one visible character"),
        ("path = \"a\"\nrule = \"hose\"\nreason = \"b\"", "6:8: there is no rule or family `hose`; did you mean `house`?"),
    ] {
        fs::write(folder.path().join("mtlint.toml"), format!("{CONFIG}[[suppress]]\n{section}\n")).expect("a file");
        let run = run(folder.path(), &["check", "."]);
        assert_eq!((run.code, run.err.trim_end()), (Some(2), format!("mtlint: mtlint.toml:{message}").as_str()));
    }
}

#[test]
fn a_word_is_accepted_once() {
    let folder = folder(&[("a.txt", b"Ice\n")]);
    let accept = run(folder.path(), &["accept", "eel", "Anna Berg"]);
    assert_eq!(
        (accept.code, accept.err.as_str()),
        (Some(0), "mtlint.toml: “eel” is accepted now\nmtlint.toml: “Anna Berg” is accepted now\n")
    );
    let expected = format!("{CONFIG}accept = [\"eel\", \"Anna Berg\"]\n");
    assert_eq!(config(folder.path()), expected);
    let again = run(folder.path(), &["accept", "eel"]);
    assert_eq!((again.err.as_str(), config(folder.path())), ("mtlint.toml: “eel” was accepted before\n", expected.clone()));
    for none in [" ", "a\u{1b}[2J", "a\nb"] {
        assert_eq!(run(folder.path(), &["accept", "good", none]).code, Some(2), "{none:?}");
    }
    assert_eq!(config(folder.path()), expected);
    fs::remove_file(folder.path().join("mtlint.toml")).expect("a file");
    assert_eq!(run(folder.path(), &["accept", "eel"]).code, Some(0));
    assert_eq!(config(folder.path()), "accept = [\"eel\"]\n");
}
