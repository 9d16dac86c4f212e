//! What `fix` and `diff` make of files, byte by byte.

use super::{folder, names, read, run, run_with_input, skip};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

fn utf16(text: &str) -> Vec<u8> {
    "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

#[test]
fn fixing_touches_nothing_but_the_fault() {
    let cases: [(&str, Vec<u8>, Vec<u8>); 10] = [
        ("no end.txt", b"The harbour".into(), b"The harbor".into()),
        ("mark.txt", b"\xef\xbb\xbfThe harbour\n".into(), b"\xef\xbb\xbfThe harbor\n".into()),
        ("wide.txt", utf16("The harbour\r\n"), utf16("The harbor\r\n")),
        ("mixed.txt", b"The harbour\r\n\r\nFollow\r\n\r\nIce\rin\nit\r\n".into(), b"The harbor\r\n\r\nIce\rin\nit\r\n".into()),
        ("empty.txt", b"".into(), b"".into()),
        ("blank.txt", b" \n\t\n".into(), b" \n\t\n".into()),
        (
            "na\u{ef}ve \u{6771}.md",
            b"---\nharbour: harbour\n---\n*The harbour* of [harbour](harbour.html) `harbour`\n".into(),
            b"---\nharbour: harbour\n---\n*The harbor* of [harbor](harbour.html) `harbour`\n".into(),
        ),
        (
            "set.jsonl",
            b"{\"n\": 1.50, \"target\": \"The har\\u0062our\\n\\u00e9\", \"x\": \"harbour\"}\r\n\n{\"text\":\"\\\"Ice\\\"\"}".into(),
            b"{\"n\": 1.50, \"target\": \"The harbor\\n\\u00e9\", \"x\": \"harbour\"}\r\n\n{\"text\":\"\\\"Ice\\\"\"}".into(),
        ),
        ("pairs.tsv", b"harbour\tThe harbour\r\nEis\tFollow\r\n".into(), b"harbour\tThe harbor\r\nEis\tFollow\r\n".into()),
        ("quoted.txt", "He: “the harbour”, the harbour\n".into(), "He: “the harbour”, the harbor\n".into()),
    ];
    let files: Vec<(&str, &[u8])> = cases.iter().map(|(name, before, _)| (*name, before.as_slice())).collect();
    let folder = folder(&files);
    let before = names(folder.path());
    let first = run(folder.path(), &["fix"]);
    // A leftover in a table and a word in quotation marks stay.
    assert_eq!(first.code, Some(1), "{first:?}");
    for (name, _, after) in &cases {
        assert_eq!(read(folder.path(), name), *after, "{name}");
    }
    let again = run(folder.path(), &["fix"]);
    assert_eq!((again.code, again.err.lines().next()), (Some(1), Some("Nothing to fix.")));
    assert_eq!(names(folder.path()), before);
}

#[test]
fn standard_input_goes_to_standard_output() {
    let folder = folder(&[]);
    let fixed = run_with_input(folder.path(), &["fix", "-"], b"The harbour\n");
    assert_eq!((fixed.code, fixed.out.as_slice()), (Some(0), &b"The harbor\n"[..]));
    assert_eq!(fixed.err, "stdin.txt: house/spelling\n1 fix applied in 1 file.\n");
    let same = run_with_input(folder.path(), &["fix", "-q", "-"], b"\xff\xfeI\0c\0e\0");
    assert_eq!((same.code, same.out.as_slice(), same.err.as_str()), (Some(0), &b"\xff\xfeI\0c\0e\0"[..], ""));
    let broken = run_with_input(folder.path(), &["fix", "-"], b"harbour \xff");
    assert_eq!((broken.code, broken.out.as_slice()), (Some(2), &b""[..]));
    let named =
        run_with_input(folder.path(), &["check", "--format", "github", "--stdin-filename", "a/b.jsonl", "-"], b"{\"target\": \"harbour\"}");
    assert!(named.text().starts_with("::warning file=a/b.jsonl,line=1,"), "{named:?}");
    let diff = run_with_input(folder.path(), &["diff", "--stdin-filename", "x.txt", "-"], b"The harbour\n");
    assert_eq!(
        diff.text(),
        "diff --git a/x.txt b/x.txt\n--- a/x.txt\n+++ b/x.txt\n@@ -1 +1 @@ house/spelling (safe)\n-The harbour\n+The harbor\n"
    );
}

const NEWS: &[(&str, &[u8])] = &[
    ("plain.txt", b"Ice\nin the harbour\n\nFollow\n\nIt is very cold.\n1\n2\n3\n4\n5\n6\n7\n8\n9\nThe colour"),
    ("news/the day.md", b"# A very harbour\r\n\r\nText\r\n"),
    ("news/\u{43b}\u{451}\u{434}.jsonl", b"{\"target\": \"A \\\"very\\\" harbour\"}\n{\"target\": \"Follow\"}\n"),
    ("all.txt", b"Follow\n"),
];

/// Applies what `mtlint diff` writes with `program` and holds the files against what `mtlint fix` makes of them.
fn applied(program: &str, arguments: &[&str], diff: &str, fix: &[&str]) {
    let (patched, fixed) = (folder(NEWS), folder(NEWS));
    assert_eq!(run(fixed.path(), &[fix, &["--fail-on", "never"]].concat()).code, Some(0));
    let written = run(patched.path(), &diff.split(' ').collect::<Vec<_>>());
    assert_eq!((written.code, written.err.as_str()), (Some(1), ""));
    fs::write(patched.path().join("fixes.diff"), &written.out).expect("a file");
    let input = fs::File::open(patched.path().join("fixes.diff")).expect("a file");
    let output = Command::new(program).args(arguments).current_dir(patched.path()).stdin(Stdio::from(input)).output();
    let Ok(output) = output else { return skip(&format!("there is no program `{program}` here")) };
    assert!(output.status.success(), "{program}: {output:?}\n{}", written.text());
    for (name, _) in NEWS {
        let [one, two] = [&patched, &fixed].map(|folder| String::from_utf8(read(folder.path(), name)).expect("UTF-8"));
        assert_eq!(one, two, "{program} {name}");
    }
}

#[test]
fn a_diff_applies_and_is_what_fixing_does() {
    applied("git", &["apply"], "diff .", &["fix", "--unsafe-fixes"]);
    applied("git", &["apply"], "diff --safe-only .", &["fix"]);
    // Not every `patch` knows names with spaces and letters beyond ASCII; those are tested with git.
    applied(
        "patch",
        &["-p1", "-s", "--binary"],
        "diff --select house/very,house/spelling .",
        &["fix", "--unsafe-fixes", "--ignore", "house/follow"],
    );
}

#[test]
fn json_says_what_fixing_does() {
    let text = b"Ice in the harbour\n\nFollow\n\nThe harbour is very cold.\n";
    let folder = folder(&[("a.txt", text)]);
    let report: serde_json::Value = serde_json::from_slice(&run(folder.path(), &["check", "--format", "json", "a.txt"]).out).expect("JSON");
    let mut edits: Vec<(usize, usize, String)> = Vec::new();
    let mut safe = 0;
    for diagnostic in report["documents"][0]["diagnostics"].as_array().expect("a list") {
        assert_eq!(diagnostic["fix"]["safety"] == "safe", diagnostic["rule"] != "house/very");
        safe += u64::from(diagnostic["fix"]["safety"] == "safe");
        for edit in diagnostic["fix"]["edits"].as_array().expect("a list") {
            let number = |name: &str| edit[name].as_u64().expect("a number") as usize;
            edits.push((number("start"), number("end"), edit["replacement"].as_str().expect("a text").to_owned()));
        }
    }
    assert_eq!(report["summary"]["fixable"], safe);
    assert_eq!(report["summary"]["fixable_unsafe"], 1);
    edits.sort();
    let mut by_hand = text.to_vec();
    for (start, end, replacement) in edits.into_iter().rev() {
        by_hand.splice(start..end, replacement.into_bytes());
    }
    let fixed = run(folder.path(), &["fix", "--unsafe-fixes"]);
    assert_eq!(fixed.err, "a.txt: house/follow, house/spelling \u{d7}2, house/very\n4 fixes applied in 1 file.\n");
    assert_eq!(read(folder.path(), "a.txt"), by_hand);
    let rest: serde_json::Value = serde_json::from_slice(&run(folder.path(), &["check", "--format", "json", "a.txt"]).out).expect("JSON");
    assert_eq!(rest["summary"]["fixable"], 0);
}

#[cfg(unix)]
#[test]
fn links_and_permissions_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = folder(&[("real.txt", b"The harbour\n"), ("locked.txt", b"The harbour\n")]);
    let path = |name: &str| folder.path().join(name);
    fs::set_permissions(path("real.txt"), fs::Permissions::from_mode(0o640)).expect("permissions");
    fs::set_permissions(path("locked.txt"), fs::Permissions::from_mode(0o444)).expect("permissions");
    symlink("real.txt", path("link.txt")).expect("a link");
    let fixed = run(folder.path(), &["fix", "link.txt", "locked.txt"]);
    assert_eq!(fixed.code, Some(2));
    assert_eq!(fixed.err, "link.txt: house/spelling\nmtlint: locked.txt: the file is write-protected\n1 fix applied in 1 file.\n");
    assert_eq!(read(folder.path(), "real.txt"), b"The harbor\n");
    assert_eq!(read(folder.path(), "locked.txt"), b"The harbour\n");
    assert_eq!(fs::metadata(path("real.txt")).expect("it is there").permissions().mode() & 0o777, 0o640);
    assert!(fs::symlink_metadata(path("link.txt")).expect("it is there").is_symlink());
}

#[test]
fn a_baseline_follows_its_findings() {
    let folder = folder(&[("a/old.txt", b"The harbour froze.\n\nThe harbour thawed.\n")]);
    let path = folder.path();
    assert_eq!(run(path, &["check", "--write-baseline", "known.json", "a"]).err, "known.json: 2 findings recorded as known\n");
    let check = |at: &Path, arguments: &[&str]| run(at, &[&["check", "--format", "github"], arguments].concat());
    assert_eq!(check(path, &["--baseline", "known.json", "."]).code, Some(0));
    // Lines move, one finding is new; and it does not matter from where one looks.
    fs::write(path.join("a/old.txt"), "New.\n\nThe colour.\n\nThe harbour froze.\n\nThe harbour   thawed.\n").expect("a file");
    for (at, arguments) in [(path.to_owned(), ["--baseline", "known.json", "a"]), (path.join("a"), ["--baseline", "../known.json", "."])] {
        let found = check(&at, &arguments);
        assert!(found.text().lines().count() == 1 && found.text().contains("line=3,"), "{found:?}");
    }
    // What is known is not mended, though a fix changes the words around it.
    fs::write(path.join("a/old.txt"), "The harbour froze very early.\n").expect("a file");
    run(path, &["check", "--select", "house/spelling", "--write-baseline", "known.json", "a"]);
    let fixed = run(path, &["fix", "--unsafe-fixes", "--baseline", "known.json", "a"]);
    assert_eq!(fixed.err, "a/old.txt: house/very\n1 fix applied in 1 file.\n");
    assert_eq!(read(path, "a/old.txt"), b"The harbour froze early.\n");
    // A baseline named in the configuration need not be there when it is first written.
    fs::write(path.join("mtlint.toml"), format!("{}baseline = \"new.json\"\n", super::CONFIG)).expect("a file");
    assert_eq!(run(path, &["check", "a"]).err, "mtlint: mtlint.toml:4:12: new.json: no such file; --write-baseline writes one\n");
    assert_eq!(run(path, &["check", "--write-baseline", "new.json", "a"]).code, Some(0));
    assert_eq!(run(path, &["check", "a"]).code, Some(0));
}

#[test]
fn what_is_excluded_is_as_if_it_were_not_there() {
    let folder = folder(&[("a.txt", b"The colour.\n"), ("drafts/b.txt", b"The colour.\n"), ("c.old.txt", b"The colour.\n")]);
    let path = folder.path();
    let configure = |exclude: &str| fs::write(path.join("mtlint.toml"), format!("{}exclude = {exclude}\n", super::CONFIG));
    let files = |at: &Path, arguments: &[&str]| {
        let found = run(at, &[&["check", "--format", "concise", "-q"], arguments].concat());
        found.text().lines().filter_map(|line| Some(line.split_once(':')?.0.to_owned())).collect::<Vec<_>>()
    };
    configure("[]").expect("a file");
    assert_eq!(files(path, &["."]), ["a.txt", "c.old.txt", "drafts/b.txt"]);
    configure("[\"drafts/\", \"*.old.txt\"]").expect("a file");
    assert_eq!(files(path, &["."]), ["a.txt"]);
    assert_eq!(files(&path.join("drafts"), &["--config", "../mtlint.toml", ".."]), ["../a.txt"]);
    assert_eq!(files(path, &["--force-exclude", "drafts", "c.old.txt", "drafts/b.txt", "a.txt"]), ["a.txt"]);
    // What is named is meant.
    assert_eq!(files(path, &["drafts", "c.old.txt"]), ["c.old.txt", "drafts/b.txt"]);
    configure("[\"[z-a]\"]").expect("a file");
    let refused = run(path, &["check", "."]);
    assert!(refused.code == Some(2) && refused.err.starts_with("mtlint: mtlint.toml:4:12: "), "{refused:?}");
}

#[test]
fn some_warnings_may_be_allowed() {
    let folder = folder(&[("a.txt", b"The colour.\n\nThe colour again.\n")]);
    let code = |arguments: &[&str]| run(folder.path(), &[&["check", "a.txt"], arguments].concat()).code;
    let warnings = ["--max-warnings", "2"];
    assert_eq!(code(&[]), Some(1));
    assert_eq!(code(&warnings), Some(0));
    assert_eq!(code(&["--max-warnings", "1"]), Some(1));
}

#[test]
fn accepted_words_are_right() {
    let text = b"He served eel kabayakki to the guests.\n\nIt was the first step in the processto replace him.\n";
    let folder = folder(&[("a.txt", text)]);
    let check = || run(folder.path(), &["check", "--format", "github", "a.txt"]).text().matches("::").count() / 2;
    let configure =
        |accept: &str| fs::write(folder.path().join("mtlint.toml"), format!("lang = \"en\"\nselect = [\"spelling\"]\n{accept}"));
    configure("").expect("a file");
    let found = check();
    configure("accept = [\"Processto\"]\n").expect("a file");
    assert_eq!((found - check(), found > 0), (1, true));
    configure("accept = [\" \"]\n").expect("a file");
    let refused = run(folder.path(), &["check", "a.txt"]);
    assert_eq!(
        (refused.code, refused.err.as_str()),
        (Some(2), "mtlint: mtlint.toml:3:11: a spelling must hold at least one visible character\n")
    );
}

#[test]
fn a_folder_of_sources_beside_a_folder() {
    let rule = "[[rule]]\nid = \"house/actual\"\nmessage = \"m\"\nwhy = \"w\"\nseverity = \"error\"\ncategory = \"accuracy/mistranslation\"\n\
                match.phrases = [\"actual\"]\nwhen.source = 'aktuell'\nbad = [{ text = \"[actual]\", source = \"aktuell\" }]\ngood = [\"y\"]\n";
    let files: [(&str, &str); 8] = [
        ("rule.toml", rule),
        ("en/a.en.txt", "The actual price.\n"),
        ("en/x/b.txt", "The actual price.\n"),
        ("en/c.txt", "The actual price.\n"),
        ("en/d.jsonl", "{\"target\": \"The actual price.\", \"source\": \"Der aktuelle Preis.\"}\n"),
        ("de/a.de.txt", "Der aktuelle Preis.\n"),
        ("de/x/b.txt", "Der wahre Preis.\n"),
        ("de/C.txt", "Der aktuelle Preis.\n"),
    ];
    let folder = folder(&files.map(|(name, text)| (name, text.as_bytes())));
    let check = |arguments: &[&str]| {
        let all =
            [&["check", "--format", "github", "--rules", "rule.toml", "--select", "house/actual", "--lang", "en"], arguments].concat();
        run(folder.path(), &all)
    };
    let found = check(&["--source", "de", "en"]);
    let places: Vec<&str> = found.text().split("file=").skip(1).filter_map(|line| line.split(',').next()).collect();
    assert_eq!((found.code, places), (Some(2), vec!["en/a.en.txt", "en/d.jsonl"]));
    assert!(found.err.contains("mtlint: en/c.txt: `de` holds no source for it: neither a file of this name"), "{}", found.err);
    for (arguments, message) in [
        (&["--source", "de", "en/c.txt"][..], "--source goes with a PATH of its kind, but PATH is one file and the source is a folder"),
        (&["--source", "de/C.txt", "en"], "--source goes with a PATH of its kind, but PATH is a folder and the source is one file"),
        (&["--source", "en", "en"], "--source names the folder of PATH itself"),
        (&["--source", "de", "en", "de"], "--source goes with exactly one PATH"),
        (&["--source", "de", "-o", "de/C.txt", "en"], "de/C.txt: is one of the source articles of this run"),
    ] {
        let refused = check(arguments);
        assert!(refused.code == Some(2) && refused.err.contains(message), "{arguments:?}: {}", refused.err);
    }
}
