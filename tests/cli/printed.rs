//! What is printed is what is meant: nothing from outside steers a terminal or adds a line to a log, and a diff applies where
//! it was made.
#![cfg(unix)]

use super::{CONFIG, Run, folder, mtlint, read, run, run_with_input};
use mtlint::report::Format;
use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::process::{Command, Stdio};

/// Names, ids and words that mean harm.
const HOSTILE: [&str; 10] = [
    "a\n::error::pwned",
    "b\r\t",
    "c\u{1b}]0;title\u{7}",
    "d\u{9b}31m\u{85}",
    "e\u{202e}\u{2066}\u{200f}\u{61c}",
    "f\u{2028}\u{2029}",
    "::error::pwned",
    " ::error::pwned",
    "##[group]pwned ##[error]pwned",
    "g ##vso[task.complete]pwned ##teamcity[x] ###[x]",
];

/// Whether every character is one that was meant to be there.
fn clean(bytes: &[u8]) -> bool {
    let text = std::str::from_utf8(bytes).expect("UTF-8");
    let hidden = |c: char| {
        c != '\n' && c.is_control()
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{2028}' | '\u{2029}')
    };
    let command = |line: &str| {
        line.trim_start().starts_with("::error::pwned") || ["##[", "##vso[", "##teamcity["].iter().any(|command| line.contains(command))
    };
    !text.contains(hidden) && !text.lines().any(command)
}

/// The same of a report, less what its format means to be there.
fn clean_report(format: &str, check: &Run) -> bool {
    let text = check.text();
    match format {
        "tsv" | "marot" => clean(text.replace('\t', "").as_bytes()),
        "azure" => text.lines().all(|line| line.strip_prefix("##vso[task.logissue type=").is_some_and(|line| clean(line.as_bytes()))),
        _ => clean(text.as_bytes()),
    }
}

#[test]
fn names_of_files_are_escaped_in_every_format() {
    for name in HOSTILE {
        let folder = folder(&[]);
        fs::write(folder.path().join(format!("{name}.txt")), "The harbour\n").expect("a file");
        fs::write(folder.path().join(format!("{name}.jsonl")), "no record\n").expect("a file");
        for format in Format::ALL.iter().map(|format| format.name()) {
            let check = run(folder.path(), &["check", "--format", format]);
            assert_eq!(check.code, Some(2), "{check:?}");
            assert!(clean_report(format, &check) && clean(check.err.as_bytes()), "{format}: {check:?}");
            assert_eq!(check.err.lines().count(), 1, "{check:?}");
            if matches!(format, "json" | "sarif") {
                let report: serde_json::Value = serde_json::from_slice(&check.out).expect("JSON");
                let path = &report["documents"][0]["path"];
                assert!(format == "sarif" || *path == format!("{name}.txt"), "{report}");
                assert!(format == "json" || report["runs"][0]["results"][0].is_object(), "{report}");
            }
        }
        for format in ["text", "json", "tsv"] {
            let hits = run(folder.path(), &["rules", "stats", "--list", "house", "--format", format]);
            let tabs = hits.text().replace('\t', "");
            assert!(hits.out.len() > 20 && clean(tabs.as_bytes()) && clean(hits.err.as_bytes()), "{format}: {hits:?}");
        }
        let diff = run(folder.path(), &["diff"]);
        let heading = diff.text().lines().next().unwrap_or_default();
        assert!(heading.starts_with("diff --git ") && clean(diff.text().replace('\t', "").as_bytes()), "{diff:?}");
        let fix = run(folder.path(), &["fix"]);
        assert!(fix.err.lines().count() == 3 && clean(fix.err.as_bytes()), "{fix:?}");
    }
}

/// Names of which three are no UTF-8, two of these the same but for the bytes that are none, and one is what they are often
/// shown as.
const ODD_NAMES: [&[u8]; 6] =
    [b"caf\xe9.txt", b"caf\xe8.txt", "caf\u{fffd}.txt".as_bytes(), b"caf%E9.txt", "caf\u{e9}.txt".as_bytes(), b"\xff\xfe.txt"];

#[test]
fn two_names_are_never_printed_the_same() {
    let folder = folder(&[]);
    for name in ODD_NAMES {
        fs::write(folder.path().join(OsStr::from_bytes(name)), "The harbour\n").expect("a file");
    }
    let distinct = |mut names: Vec<String>| {
        names.sort();
        names.dedup();
        names.len()
    };
    let text = run(folder.path(), &["check"]);
    let arrows: Vec<String> = text.text().lines().filter(|line| line.contains("-->")).map(str::to_owned).collect();
    assert_eq!(distinct(arrows), ODD_NAMES.len(), "{}", text.text());
    assert!(text.text().contains("--> caf\u{fffd}E9.txt:1:5\n"), "{}", text.text());
    let github = run(folder.path(), &["check", "--format", "github"]);
    assert_eq!(distinct(github.text().lines().map(str::to_owned).collect()), ODD_NAMES.len(), "{}", github.text());
    let json = run(folder.path(), &["check", "--format", "jsonl"]);
    let paths = json.text().lines().map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON")["path"].to_string());
    assert_eq!(distinct(paths.collect()), ODD_NAMES.len(), "{}", json.text());
    let sarif: serde_json::Value = serde_json::from_slice(&run(folder.path(), &["check", "--format", "sarif"]).out).expect("JSON");
    let results = sarif["runs"][0]["results"].as_array().expect("results");
    let uri =
        |result: &serde_json::Value| result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str().map(str::to_owned);
    let mut uris: Vec<String> = results.iter().filter_map(uri).collect();
    uris.sort();
    // Each is the bytes of the name, and nothing else.
    assert_eq!(uris, ["%FF%FE.txt", "caf%25E9.txt", "caf%C3%A9.txt", "caf%E8.txt", "caf%E9.txt", "caf%EF%BF%BD.txt"]);
    for format in ["text", "json", "tsv"] {
        let hits = run(folder.path(), &["rules", "stats", "--list", "house", "--format", format]);
        assert!(hits.text().contains("caf\u{fffd}E9.txt") && hits.text().contains("caf\u{fffd}E8.txt"), "{hits:?}");
    }
    // A baseline knows each by its own name, and messages call it by that.
    let known =
        run(folder.path(), &[OsStr::new("check"), OsStr::new("--write-baseline"), OsStr::new("k.json"), OsStr::from_bytes(ODD_NAMES[0])]);
    assert_eq!((known.code, known.err.as_str()), (Some(0), "k.json: 1 finding recorded as known\n"));
    let rest = run(folder.path(), &["check", "--baseline", "k.json", "--format", "jsonl"]);
    assert_eq!(rest.text().lines().filter(|line| line.contains("\"rule\"")).count(), ODD_NAMES.len() - 1, "{}", rest.text());
    let fixed = run(folder.path(), &["fix"]);
    let mended = fixed.err.lines().filter(|line| line.ends_with(": house/spelling")).map(str::to_owned);
    assert_eq!(distinct(mended.collect()), ODD_NAMES.len(), "{fixed:?}");
    let gone = run(folder.path(), &[OsStr::new("check"), OsStr::from_bytes(b"gone\xe9.txt")]);
    assert_eq!(gone.err, "mtlint: gone\u{fffd}E9.txt: no such file or folder\n");
    let option = run(folder.path(), &[OsStr::new("check"), OsStr::from_bytes(b"--odd\xe9")]);
    assert!(option.err.contains("'--odd\u{fffd}E9'"), "{option:?}");
}

#[test]
fn a_baseline_is_found_where_names_are_no_utf_8() {
    let folder = folder(&[]);
    let inner = folder.path().join(OsStr::from_bytes(b"d\xe9sk"));
    fs::create_dir(&inner).expect("a folder");
    fs::write(inner.join("a.txt"), "The harbour\n").expect("a file");
    let from = |at: &Path, arguments: &[&[u8]]| run(at, &arguments.iter().map(|&argument| OsStr::from_bytes(argument)).collect::<Vec<_>>());
    let written = from(folder.path(), &[b"check", b"--write-baseline", b"d\xe9sk/k.json", b"d\xe9sk"]);
    assert_eq!(written.err, "d\u{fffd}E9sk/k.json: 1 finding recorded as known\n");
    assert!(String::from_utf8_lossy(&read(&inner, "k.json")).contains("\"path\":\"a.txt\""));
    let known = from(&inner, &[b"check", b"--config", b"../mtlint.toml", b"--baseline", b"k.json", b"."]);
    assert_eq!(known.code, Some(0), "{known:?}");
}

#[test]
fn articles_and_records_are_escaped_in_every_format() {
    for text in HOSTILE {
        let record = serde_json::json!({ "id": text, "doc": text, "target": format!("{text} harbour {text}, very {text}") });
        let folder = folder(&[
            ("a.jsonl", format!("{record}\n").as_bytes()),
            ("b.txt", format!("{text}\nThe harbour {text} is very cold\n").as_bytes()),
        ]);
        for format in Format::ALL.iter().map(|format| format.name()) {
            let check = run(folder.path(), &["check", "--format", format]);
            assert_eq!((check.code, check.err.as_str()), (Some(1), ""), "{format}");
            assert!(clean_report(format, &check), "{format}: {}", check.text());
        }
        for format in ["text", "json"] {
            let hits = run(folder.path(), &["rules", "stats", "--list", "house", "--format", format]);
            assert!(hits.out.len() > 20 && clean(&hits.out), "{format}: {hits:?}");
        }
        for format in ["text", "json", "csv"] {
            let names = run(folder.path(), &["names", "--format", format]);
            assert!(names.code == Some(0) && clean(&names.out), "{format}: {names:?}");
        }
        let learnt = run(folder.path(), &["rules", "learn", "--min", "2"]);
        assert!(clean(&learnt.out) && clean(learnt.err.as_bytes()), "{learnt:?}");
    }
}

#[test]
fn words_of_rules_are_escaped() {
    for words in HOSTILE {
        let text = serde_json::to_string(&format!("{words}\n::error::pwned {words}")).expect("JSON");
        let line = serde_json::to_string(&words.replace('\n', " ")).expect("JSON");
        let rule = format!(
            "[[rule]]\nid = \"house/odd\"\nmessage = {line}\nwhy = {text}\nseverity = \"error\"\ncategory = \"accuracy/addition\"\n\
             aliases = [{text}]\nmatch.swap = {{ harbour = {text} }}\nfix.safety = \"safe\"\nunless = [{{ block = {line} }}]\n\
             bad = [{{ text = \"The [harbour]\", fix = {text} }}]\ngood = [{text}]\n"
        );
        let folder = folder(&[("odd.toml", rule.as_bytes()), ("a.txt", b"The harbour\n")]);
        let with = ["--rules", "odd.toml"];
        for format in Format::ALL.iter().map(|format| format.name()) {
            let check = run(folder.path(), &[&["check", "--select", "house/odd", "--format", format, "a.txt"], &with[..]].concat());
            assert!(check.code == Some(1) && clean_report(format, &check), "{format}: {check:?}");
        }
        for command in
            [&["rules", "list"][..], &["rules", "explain", "house/odd"], &["rules", "explain", "house"], &["rules", "test", "odd.toml"]]
        {
            let said = run(folder.path(), &[command, &with].concat());
            assert!(said.out.len() > 20 && clean(said.text().replace('\t', "").as_bytes()), "{command:?}: {}", said.text());
        }
    }
}

#[test]
fn mistakes_in_arguments_are_escaped() {
    let folder = folder(&[("a.txt", b"The harbour\n")]);
    for word in HOSTILE {
        let option = format!("--{word}");
        let commands: [&[&str]; 12] = [
            &["check", "--lang", word],
            &["check", "--select", word],
            &["check", "--format", word],
            &["check", "--fail-on", word],
            &["check", "-j", word],
            &["check", word],
            &["check", "--config", word],
            &["check", "--rules", word],
            &["check", &option],
            &[word],
            &["rules", "explain", word],
            &["rules", "new", word],
        ];
        for arguments in commands {
            let said = run(folder.path(), arguments);
            assert_eq!(said.code, Some(2), "{arguments:?}");
            assert!(clean(&said.out) && !said.err.is_empty() && clean(said.err.as_bytes()), "{arguments:?}: {}", said.err);
        }
        let compared = run(folder.path(), &["names", "compare", word, "Kiev"]);
        assert!(clean(&compared.out) && clean(compared.err.as_bytes()), "{compared:?}");
        for text in [format!("{} = 1\n", serde_json::Value::from(word)), format!("select = [{}]\n", serde_json::Value::from(word))] {
            fs::write(folder.path().join("odd.toml"), text).expect("a file");
            let said = run(folder.path(), &["check", "--config", "odd.toml"]);
            assert!(said.code == Some(2) && said.err.starts_with("mtlint: odd.toml:1:") && clean(said.err.as_bytes()), "{said:?}");
        }
    }
    let bytes = mtlint(folder.path()).args([OsStr::new("check"), OsStr::new("--format"), OsStr::from_bytes(b"te\xff\x1bxt")]).output();
    let said = bytes.expect("it runs");
    assert!(said.status.code() == Some(2) && clean(&said.stderr), "{said:?}");
}

#[test]
fn the_configuration_is_shown_as_one() {
    let config = "select = [\"house/very\"]\nrules = [\"house.toml\", \"odd\\u202e.toml\"]\n";
    let folder = folder(&[("x\n[[rule]].toml", config.as_bytes()), ("odd\u{202e}.toml", b"")]);
    let shown = run(folder.path(), &["check", "--show-config", "--config", "x\n[[rule]].toml"]);
    assert!(shown.code == Some(0) && clean(&shown.out), "{shown:?}");
    let table: toml::Table = shown.text().parse().expect("TOML");
    assert_eq!(table["rules"][1].as_str(), Some("odd\u{202e}.toml"));
}

/// Makes `folder` a git work tree.
fn git(folder: &Path, arguments: &[&str], input: &[u8]) -> (bool, String) {
    use std::io::Write;
    let mut command = Command::new("git");
    command.args(arguments).current_dir(folder).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("git");
    child.stdin.take().expect("a pipe").write_all(input).expect("it reads");
    let output = child.wait_with_output().expect("it ends");
    (output.status.success(), String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned())
}

#[test]
fn a_diff_applies_from_wherever_it_was_made() {
    let names: [&[u8]; 11] = [
        b"a.txt",
        b"a b.txt",
        "na\u{ef}ve \u{6771}.txt".as_bytes(),
        b"\xff\xfe.txt",
        b"caf\xe9/\xe9t\xe9.txt",
        "caf\u{fffd}.txt".as_bytes(),
        b"##[group]x.txt",
        b"x\"y\\z.txt",
        b"tab\t.txt",
        b"line\nfeed.txt",
        b" b/c .txt",
    ];
    for at in ["", "sub", "sub/deep"] {
        for name in names {
            let folder = folder(&[("sub/deep/other.md", b"All is well\n")]);
            assert!(git(folder.path(), &["init", "-q"], b"").0);
            let file = folder.path().join("sub/deep").join(OsStr::from_bytes(name));
            fs::create_dir_all(file.parent().expect("a folder")).expect("folders");
            fs::write(&file, "The harbour\n").expect("a file");
            let here = folder.path().join(at);
            let diff = run(&here, &["diff", "."]);
            assert_eq!((diff.code, diff.err.as_str()), (Some(1), ""), "{name:?}");
            assert!(!diff.text().contains(".."), "{}", diff.text());
            let (done, said) = git(&here, &["apply"], &diff.out);
            assert!(done, "{name:?} in {at:?}: {said}\n{}", diff.text());
            assert_eq!(fs::read(&file).expect("it is there"), b"The harbor\n", "{name:?} in {at:?}:\n{}", diff.text());
            // The same again for `patch`, which does not know all names.
            if name == b"a b.txt" {
                fs::write(&file, "The harbour\n").expect("a file");
                let relative = run(&here, &["diff", "--relative", "."]);
                fs::write(folder.path().join("p.diff"), &relative.out).expect("a file");
                let patch = Command::new("patch").args(["-p1", "-s", "-i"]).arg(folder.path().join("p.diff")).current_dir(&here).output();
                if let Ok(patch) = patch {
                    assert!(patch.status.success(), "{patch:?}\n{}", relative.text());
                    assert_eq!(fs::read(&file).expect("it is there"), b"The harbor\n");
                }
            }
        }
    }
}

#[test]
fn a_diff_that_could_not_be_applied_is_refused_or_says_where() {
    let folder = folder(&[("tree/sub/a.txt", b"The harbour\n"), ("tree/b.txt", b"The harbour\n"), ("out.txt", b"The harbour\n")]);
    let tree = folder.path().join("tree");
    let sub = tree.join("sub");
    // A work tree elsewhere has a file `.git`; that there is one is enough.
    fs::write(tree.join(".git"), "gitdir: /nowhere\n").expect("a file");
    let diff = run(&sub, &["diff", "a.txt", "../b.txt"]);
    let real = fs::canonicalize(&tree).expect("a folder");
    assert_eq!(diff.code, Some(1), "{diff:?}");
    assert!(diff.text().contains("--- a/sub/a.txt\n") && diff.text().contains("--- a/b.txt\n"), "{}", diff.text());
    assert_eq!(diff.err, format!("../b.txt: `git apply` passes over this file unless it is run in {}\n", real.display()));
    for arguments in [&["diff", "../../out.txt"][..], &["diff", "--relative", "../b.txt"], &["diff", "--relative", "../../out.txt"]] {
        let refused = run(&sub, arguments);
        assert_eq!((refused.code, refused.out.len()), (Some(2), 0), "{refused:?}");
        assert!(refused.err.contains("where no diff can reach it"), "{refused:?}");
    }
    // The file that a link leads to, as neither git nor patch changes one through a link.
    std::os::unix::fs::symlink("../b.txt", sub.join("link.txt")).expect("a link");
    let linked = run(&sub, &["diff", "-q", "link.txt"]);
    assert!(linked.text().starts_with("diff --git a/b.txt b/b.txt\n"), "{linked:?}");
    let stdin = run_with_input(&sub, &["diff", "--stdin-filename", "new.txt", "-"], b"The harbour\n");
    assert!(stdin.text().starts_with("diff --git a/sub/new.txt b/sub/new.txt\n"), "{stdin:?}");
    let relative = run(&sub, &["diff", "--relative", "a.txt"]);
    assert!(relative.text().starts_with("diff --git a/a.txt b/a.txt\n"), "{relative:?}");
}

#[test]
fn a_diff_for_a_program_is_exact() {
    let folder = folder(&[("a.txt", "\u{1b}[31m\u{202e}\r\nThe harbour\r\n".as_bytes())]);
    let diff = run(folder.path(), &["diff", "a.txt"]);
    assert!(diff.text().contains("@@ house/spelling (safe)\n \u{1b}[31m\u{202e}\r\n-The harbour\r\n+The harbor\r\n"), "{diff:?}");
}

#[test]
fn a_configuration_that_can_not_be_read_is_an_error() {
    let folder = folder(&[("a.txt", b"The harbour\n"), ("sub/a.txt", b"The harbour\n")]);
    fs::remove_file(folder.path().join("mtlint.toml")).expect("a file");
    std::os::unix::fs::symlink("gone.toml", folder.path().join("mtlint.toml")).expect("a link");
    let check = run(folder.path(), &["check", "a.txt"]);
    assert_eq!(
        (check.code, check.err.as_str()),
        (Some(2), "mtlint: mtlint.toml: this link leads to nothing; --isolated runs without a configuration\n")
    );
    let below = run(&folder.path().join("sub"), &["check", "a.txt"]);
    assert!(below.code == Some(2) && below.err.contains("this link leads to nothing"), "{below:?}");
    assert_eq!(run(folder.path(), &["check", "--isolated", "-q", "a.txt"]).err, "");
    fs::remove_file(folder.path().join("mtlint.toml")).expect("a link");
    fs::create_dir(folder.path().join("mtlint.toml")).expect("a folder");
    assert_eq!(run(folder.path(), &["check", "a.txt"]).err, "mtlint: mtlint.toml: this is a folder, not a file\n");
}

#[test]
fn what_a_configuration_names_has_a_place() {
    let folder = folder(&[("a.txt", b"The harbour\n")]);
    for (text, message) in [
        (
            "select = [\n  \"house\",\n  \"hause/very\",\n]",
            "mtlint.toml:3:3: there is no rule or family `hause/very`; did you mean `house/very`?",
        ),
        ("ignore = [\"nothing\"]", "mtlint.toml:1:11: there is no rule or family `nothing`; `mtlint rules list` shows all"),
        ("\nrules = [\"house.toml\", \"gone\"]", "mtlint.toml:2:24: gone: no such file or folder"),
        ("names.prefer = [\"Kyiv\", \" \"]", "mtlint.toml:1:25: a spelling must hold at least one visible character"),
        ("select = \"house\"", "mtlint.toml:1:10: invalid type: string \"house\", expected a list"),
        ("[names]\nprefer = [”Kyiv”]", "mtlint.toml:2:11: `”` is a typographic quotation mark; TOML wants straight ones, `\"`"),
        ("[suppress]\npath = \"a.txt\"", "mtlint.toml:1:1: `[suppress]` may stand several times: write `[[suppress]]`"),
        ("lang = \"x\"", "mtlint.toml:1:8: `x` is not a language tag; expected one such as `en`, `de` or `pt-BR`"),
    ] {
        let config = if text.contains("rules") { text.to_owned() } else { format!("{text}\nrules = [\"house.toml\"]\n") };
        fs::write(folder.path().join("mtlint.toml"), config).expect("a file");
        assert_eq!(run(folder.path(), &["check", "a.txt"]).err, format!("mtlint: {message}\n"));
    }
}

#[test]
fn a_baseline_of_the_configuration_has_a_place() {
    let folder = folder(&[
        ("a.txt", b"The harbour\n"),
        ("bad.json", b"{\"version\": 1,\n \"findings\": [\n"),
        ("other.json", b"{\"known\": []}"),
        ("old.json", b"{\"version\": 9, \"findings\": []}"),
    ]);
    fs::create_dir(folder.path().join("folder")).expect("a folder");
    let broken = "not JSON as a baseline must be (EOF while parsing a list); --write-baseline writes a new one";
    for (name, message) in [
        ("gone.json", "gone.json: no such file; --write-baseline writes one"),
        ("bad.json", &format!("bad.json:3:1: {broken}")),
        ("other.json", "other.json:1:8: not a baseline of mtlint; --write-baseline writes one"),
        ("old.json", "old.json: a baseline of version 9, but this mtlint reads version 1"),
        ("folder", "folder: this is a folder, not a file"),
    ] {
        let config = format!("lang = \"en\"\n  baseline = \"{name}\"\n");
        fs::write(folder.path().join("mtlint.toml"), config).expect("a file");
        for command in ["check", "diff", "fix"] {
            let said = run(folder.path(), &[command, "a.txt"]);
            assert_eq!((said.code, said.err), (Some(2), format!("mtlint: mtlint.toml:2:14: {message}\n")), "{command}");
        }
        // What the command line names has its place there.
        let said = run(folder.path(), &["check", "--baseline", name, "a.txt"]);
        assert_eq!((said.code, said.err), (Some(2), format!("mtlint: {message}\n")));
        assert_eq!(run(folder.path(), &["check", "-q", "--isolated", "a.txt"]).err, "");
        // The file that is to be written need not be there, nor be whole.
        if name != "folder" {
            assert_eq!(run(folder.path(), &["check", "--write-baseline", "new.json", "a.txt"]).code, Some(0));
        }
    }
    fs::write(folder.path().join("mtlint.toml"), "baseline = 5\n").expect("a file");
    assert!(run(folder.path(), &["check", "a.txt"]).err.starts_with("mtlint: mtlint.toml:1:12: invalid type: integer `5`"));
}

#[test]
fn the_rules_of_a_configuration_have_their_tests() {
    let rule = String::from_utf8(run(folder(&[]).path(), &["rules", "new", "mine/word"]).out).expect("UTF-8");
    let with_rule = format!("lang = \"en\"\n{rule}");
    let folder = folder(&[("other/mtlint.toml", with_rule.as_bytes())]);
    fs::write(folder.path().join("mtlint.toml"), format!("{CONFIG}{rule}")).expect("a file");
    for arguments in [
        &["rules", "test", "mtlint.toml"][..],
        &["rules", "test", "./mtlint.toml"],
        &["rules", "test", "--isolated", "other/mtlint.toml"],
        &["rules", "test", "--isolated", "other"],
    ] {
        let test = run(folder.path(), arguments);
        assert_eq!((test.code, test.text()), (Some(0), "1 rule: 2 examples passed, 0 failed\n"), "{arguments:?}: {test:?}");
    }
    fs::write(folder.path().join("named.toml"), &with_rule).expect("a file");
    assert_eq!(
        run(folder.path(), &["rules", "test", "--config", "named.toml", "named.toml"]).text(),
        "1 rule: 2 examples passed, 0 failed\n"
    );
    let unnamed = run(folder.path(), &["rules", "test", "named.toml"]);
    assert!(
        unnamed.code == Some(2) && unnamed.err.contains("is a configuration, called `mtlint.toml` or named by --config"),
        "{unnamed:?}"
    );
}

#[test]
fn a_full_folder_for_temporary_files_is_named() {
    let folder = folder(&[("a.txt", b"The harbour\n")]);
    let select = ["check", "--isolated", "--select", "names/set-spelling", "-"];
    let output = mtlint(folder.path()).args(select).env("TMPDIR", folder.path().join("gone")).output().expect("it runs");
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(output.status.code() == Some(2) && said.contains("gone: a temporary file can't be written there: "), "{said}");
    #[cfg(target_os = "linux")]
    {
        fs::write(folder.path().join("long.txt"), "All is well.\n".repeat(2000)).expect("a file");
        let limited = super::shell(folder.path(), &format!("trap '' XFSZ; ulimit -f 1; \"$MTLINT\" {} < long.txt", select.join(" ")));
        assert!(
            limited.code == Some(2) && limited.err.contains(": a temporary file can't be written there: File too large"),
            "{limited:?}"
        );
    }
}

#[test]
fn a_big_file_that_finds_no_room_while_it_is_mended_says_where() {
    // What is not the text of an article is only passed on.
    let record = format!("{{\"target\": \"The harbour\", \"note\": \"{}\"}}\n", "x".repeat(17 << 20));
    let folder = folder(&[("big.jsonl", record.as_bytes())]);
    let gone = folder.path().join("gone");
    let output = mtlint(folder.path()).args(["fix", "big.jsonl"]).env("TMPDIR", &gone).output().expect("it runs");
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(output.status.code(), Some(2));
    assert!(said.starts_with(&format!("mtlint: {}: a temporary file can't be written there: ", gone.display())), "{said}");
    assert!(!said.contains("big.jsonl") && said.lines().count() == 1, "{said}");
    assert_eq!(read(folder.path(), "big.jsonl"), record.as_bytes());
}

#[test]
fn words_of_articles_are_no_links_in_sarif() {
    let rule = "[[rule]]\nid = \"house/link\"\nmessage = \"Link left: $0\"\nwhy = \"It is {bad}.\"\nseverity = \"error\"\n\
                category = \"accuracy/addition\"\nmatch.pattern = '\\S+harbour\\S+'\n\
                fix = { replace = \"{0} [$0](1)\", safety = \"unsafe\" }\nbad = [{ text = \"[(harbour)]\", fix = \"{0} [(harbour)](1)\" }]\n\
                good = [\"a\"]\n";
    let folder = folder(&[("odd.toml", rule.as_bytes()), ("a.txt", b"See [harbour](1){0} now.\n")]);
    let check = run(folder.path(), &["check", "--rules", "odd.toml", "--select", "house/link", "--format", "sarif", "a.txt"]);
    let report: serde_json::Value = serde_json::from_slice(&check.out).expect("JSON");
    let run = &report["runs"][0];
    let result = &run["results"][0];
    let rule = &run["tool"]["driver"]["rules"][0];
    assert_eq!(rule["fullDescription"]["text"], "It is {{bad}}.");
    let help = rule["help"]["text"].as_str().unwrap_or_default();
    assert!(help.starts_with("It is {{bad}}.\n\nFix: ") && help.contains("\nUse instead: {{0}} \\[(harbour)\\](1)\n"), "{help}");
    assert_eq!(result["message"]["text"], "Link left: \\[harbour\\](1){{0}}");
    let inserted = &result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"];
    assert_eq!(inserted, "{0} [[harbour](1){0}](1)", "what is put into the text stays as it is");
}

#[test]
fn a_file_without_a_record_is_not_an_article_without_a_fault() {
    let folder = folder(&[
        ("bad.jsonl", b"one\ntwo\n"),
        ("half.jsonl", b"one\n{\"target\": \"All is well\"}\n"),
        ("bad.tsv", b"a\tb\tc\nd\te\tf\n"),
    ]);
    let bad = run(folder.path(), &["check", "bad.jsonl"]);
    assert_eq!((bad.code, bad.text()), (Some(2), "no articles to check\n"));
    assert_eq!(run(folder.path(), &["check", "bad.tsv"]).text(), "no articles to check\n");
    assert_eq!(run(folder.path(), &["check", "half.jsonl"]).text(), "1 article, 3 words: nothing found\n");
    assert_eq!(read(folder.path(), "bad.jsonl"), b"one\ntwo\n");
}

#[test]
fn a_family_is_explained_by_its_rules() {
    let folder = folder(&[]);
    let family = run(folder.path(), &["rules", "explain", "house"]);
    assert!(family.code == Some(0) && family.text().lines().any(|line| line.starts_with("house/spelling ")), "{family:?}");
    assert!(family.text().lines().all(|line| line.is_empty() || line.starts_with("house/") || line.contains("switched on")), "{family:?}");
    let unknown = run(folder.path(), &["rules", "explain", "hause"]);
    assert!(unknown.code == Some(2) && !unknown.err.contains("`house`"), "{unknown:?}");
    fs::write(folder.path().join("judged.tsv"), "house/speling\t1\t1\n").expect("a file");
    let measured = run(folder.path(), &["rules", "measure", "--clean", ".", "--judged", "judged.tsv", "."]);
    assert!(
        measured.err.starts_with("mtlint: judged.tsv:1:1: there is no rule or family `house/speling`; did you mean `house/spelling`"),
        "{measured:?}"
    );
}
