//! What holds for some files only, and what is looked at alone.

use super::{CONFIG, Run, folder, run, run_with_input, skip};
use std::fs;
use std::path::Path;
use std::process::Command;

const TEXT: &[u8] = b"The harbour is very cold.\n\nFollow\n";

/// The findings of a run as `path:line rule severity`.
fn found(run: &Run) -> Vec<String> {
    let shorten = |line: &str| {
        let (place, rest) = line.split_once(": ").unwrap_or_default();
        let (severity, rest) = rest.split_once('[').unwrap_or_default();
        let place = place.rsplit_once(':').unwrap_or_default().0;
        format!("{place} {} {severity}", rest.split(']').next().unwrap_or_default())
    };
    run.text().lines().map(shorten).collect()
}

fn check(folder: &Path, arguments: &[&str]) -> Run {
    run(folder, &[&["check", "-q", "--format", "concise"], arguments].concat())
}

#[test]
fn sections_by_path() {
    let sections = "[[per-path]]\npaths = [\"wire/\"]\nignore = [\"house/follow\"]\nseverity = { \"house/very\" = \"error\" }\n\
        [[per-path]]\npaths = [\"*.md\"]\nselect = [\"house/very\"]\n[[per-path]]\npaths = [\"de/\"]\nlang = \"de\"\n";
    let folder = folder(&[("a.txt", TEXT), ("b.md", TEXT), ("de/c.txt", TEXT), ("wire/d.txt", TEXT), ("wire/deep/e.md", TEXT)]);
    fs::write(folder.path().join("mtlint.toml"), format!("{CONFIG}{sections}")).expect("a file");
    let all = [
        "a.txt:1 house/spelling warning",
        "a.txt:1 house/very note",
        "a.txt:3 house/follow error",
        "b.md:1 house/very note",
        "de/c.txt:3 house/follow error",
        "wire/d.txt:1 house/spelling warning",
        "wire/d.txt:1 house/very error",
        "wire/deep/e.md:1 house/very error",
    ];
    assert_eq!(found(&check(folder.path(), &["."])), all);
    // From another folder, and with the command line, which wins.
    let below = folder.path().join("wire/deep");
    assert_eq!(found(&check(&below, &["e.md"])), ["e.md:1 house/very error"]);
    let selected = check(folder.path(), &["--select", "house/follow", "wire", "b.md"]);
    assert_eq!(found(&selected), ["b.md:3 house/follow error", "wire/d.txt:3 house/follow error", "wire/deep/e.md:3 house/follow error"]);
    assert_eq!(found(&check(folder.path(), &["--lang", "en", "de"])).len(), 3);
    // Fixing goes by the same.
    assert_eq!(run(folder.path(), &["fix", "-q", "wire/d.txt"]).code, Some(1));
    assert_eq!(super::read(folder.path(), "wire/d.txt"), b"The harbor is very cold.\n\nFollow\n");
}

#[test]
fn mistakes_in_a_section_have_their_place() {
    let folder = folder(&[("a.txt", TEXT)]);
    for (section, message) in [
        ("paths = []", "mtlint.toml:5:9: `paths` must name at least one glob"),
        ("ignore = [\"house\"]", "mtlint.toml:4:1: missing key `paths`"),
        ("paths = [\"*\"]\nselect = [\"hose\"]", "mtlint.toml:6:11: there is no rule or family `hose`; did you mean `house`?"),
        ("paths = [\"*\"]\nseverity = { hose = \"note\" }", "mtlint.toml:6:14: there is no rule or family `hose`; did you mean `house`?"),
        ("paths = [\"*\"]\nlang = \"english!\"", "mtlint.toml:6:8: `english!` is not a language tag"),
        ("paths = [\"{a\"]", "mtlint.toml:5:10: error parsing glob"),
    ] {
        fs::write(folder.path().join("mtlint.toml"), format!("{CONFIG}[[per-path]]\n{section}\n")).expect("a file");
        let run = check(folder.path(), &["."]);
        assert_eq!((run.code, run.text()), (Some(2), ""), "{section}");
        assert!(run.err.starts_with(&format!("mtlint: {message}")), "{section}: {}", run.err);
    }
}

#[test]
fn rules_by_kind() {
    let folder = folder(&[("a.txt", b"Ice, it was said, came to the harbour.\n\nFollow\n")]);
    let rules = |arguments: &[&str]| found(&check(folder.path(), &[arguments, &["a.txt"]].concat()));
    assert_eq!(rules(&["--select", "accuracy"]), ["a.txt:3 house/follow error"]);
    assert_eq!(rules(&["--select", "linguistic-conventions/spelling"]), ["a.txt:1 house/spelling warning"]);
    // A preview rule is not among many unless it is asked for.
    assert_eq!(rules(&["--select", "style"]), [""; 0]);
    assert_eq!(rules(&["--select", "style", "--preview"]), ["a.txt:1 house/said warning"]);
    let all = rules(&["--select", "ALL"]);
    assert!(!all.is_empty() && all.iter().all(|line| !line.contains("house/said")), "{all:?}");
    assert!(rules(&["--select", "ALL", "--preview"]).iter().any(|line| line.contains("house/said")));
    let none = check(folder.path(), &["--select", "acuracy", "a.txt"]);
    assert_eq!((none.code, none.text()), (Some(2), ""), "{none:?}");
}

#[test]
fn paths_from_a_list() {
    let folder = folder(&[("a.txt", TEXT), ("b c.txt", TEXT), ("d.txt", TEXT), ("list", b"a.txt\n\nb c.txt\r\n")]);
    let files = |run: &Run| found(run).into_iter().filter_map(|line| Some(line.split_once(':')?.0.to_owned())).collect::<Vec<_>>();
    let select = ["--select", "house/very", "--files-from"];
    assert_eq!(files(&check(folder.path(), &[&select[..], &["list"]].concat())), ["a.txt", "b c.txt"]);
    assert_eq!(files(&check(folder.path(), &[&select[..], &["list", "d.txt"]].concat())), ["a.txt", "b c.txt", "d.txt"]);
    let piped = run_with_input(
        folder.path(),
        &["check", "-q", "--format", "concise", "--select", "house/very", "--files-from", "-"],
        b"d.txt\0b c.txt\0",
    );
    assert_eq!(files(&piped), ["b c.txt", "d.txt"]);
    // An empty list stands for nothing, not for the current folder.
    let empty = run_with_input(folder.path(), &["check", "--files-from", "-"], b"");
    assert_eq!((empty.code, empty.text()), (Some(0), "no articles to check\n"), "{empty:?}");
    for arguments in [&["gone"][..], &["-", "-"]] {
        let refused = check(folder.path(), &[&select[..], arguments].concat());
        assert_eq!((refused.code, refused.err.lines().count()), (Some(2), 1), "{refused:?}");
    }
    assert_eq!(run_with_input(folder.path(), &["check", "--files-from", "-"], b"gone.txt\n").code, Some(2));
}

#[test]
fn fixing_says_whether_anything_is_left() {
    let folder = folder(&[("a.txt", b"The harbour\n"), ("b.txt", b"It was said, the harbour is very cold.\n")]);
    let fix = run(folder.path(), &["fix", "a.txt"]);
    assert_eq!((fix.code, fix.err.as_str()), (Some(0), "a.txt: house/spelling\n1 fix applied in 1 file.\n"));
    let left = run(folder.path(), &["fix", "b.txt"]);
    let said = "b.txt: house/spelling\n1 fix applied in 1 file.\n1 warning, 1 note remain; `mtlint check` shows what.\n";
    assert_eq!((left.code, left.err.as_str()), (Some(1), said));
    assert_eq!(run(folder.path(), &["fix", "--fail-on", "error", "b.txt"]).code, Some(0));
    assert_eq!(run(folder.path(), &["fix", "--max-warnings", "1", "b.txt"]).code, Some(0));
    let again = ["fix", "--exit-non-zero-on-fix", "a.txt"];
    assert_eq!(run(folder.path(), &again).code, Some(0));
    fs::write(folder.path().join("a.txt"), "The harbour\n").expect("a file");
    assert_eq!(run(folder.path(), &again).code, Some(1));
}

fn git(folder: &Path, arguments: &[&str]) {
    let name = ["-c", "user.name=Ann", "-c", "user.email=ann@harbour.example", "-c", "init.defaultBranch=main"];
    let output = Command::new("git").arg("-C").arg(folder).args(name).args(arguments).output().expect("git runs");
    assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

fn has_git() -> bool {
    let is_there = Command::new("git").arg("--version").output().is_ok();
    if !is_there {
        skip("git is not installed");
    }
    is_there
}

#[test]
fn only_what_changed() {
    if !has_git() {
        return;
    }
    let folder = folder(&[
        ("a.txt", b"The harbour is cold.\n\nThe harbour is dark.\n\nThe harbour is empty.\n"),
        ("same.txt", b"The harbour\n"),
        ("n\u{e9}w \"s\"/\u{6771}.txt", b"The harbour\nThe harbour\n"),
        ("set.jsonl", b"{\"target\": \"The harbour\"}\n{\"target\": \"The harbour\"}\n"),
    ]);
    let path = folder.path();
    git(path, &["init", "-q"]);
    git(path, &["add", "."]);
    git(path, &["commit", "-q", "-m", "one"]);
    let since = |arguments: &[&str]| found(&check(path, &[&["--changed-since"], arguments].concat()));
    assert_eq!(since(&["HEAD", "."]), [""; 0]);
    fs::write(path.join("a.txt"), "The harbour is cold.\n\nThe harbour is light.\n\nThe harbour is empty.\n").expect("a file");
    fs::write(path.join("n\u{e9}w \"s\"/\u{6771}.txt"), "The harbour\nThe harbour of\n").expect("a file");
    fs::write(path.join("set.jsonl"), "{\"target\": \"The harbour\"}\n{\"target\": \"The old harbour\"}\n").expect("a file");
    git(path, &["commit", "-q", "-a", "-m", "two"]);
    fs::write(path.join("new.txt"), "The harbour\n").expect("a file");
    let expected = [
        "a.txt:3 house/spelling warning",
        "new.txt:1 house/spelling warning",
        "n\u{e9}w \"s\"/\u{6771}.txt:2 house/spelling warning",
        "set.jsonl:2 house/spelling warning",
    ];
    assert_eq!(since(&["HEAD~1", "."]), expected);
    assert_eq!(since(&["HEAD", "."]), ["new.txt:1 house/spelling warning"]);
    #[cfg(unix)]
    std::os::unix::fs::symlink("same.txt", path.join("link.txt")).expect("a link");
    assert_eq!(since(&["HEAD", "link.txt", "same.txt"]), [""; 0]);
    // Whatever the user sets for reading diffs.
    for (key, value) in [("diff.noprefix", "true"), ("diff.context", "9"), ("color.ui", "always"), ("diff.external", "true")] {
        git(path, &["config", key, value]);
    }
    assert_eq!(since(&["HEAD~1", "."]), expected);
    // Fixing and the diff keep to it.
    assert_eq!(run(path, &["fix", "-q", "--changed-since", "HEAD~1", "a.txt", "same.txt"]).code, Some(0));
    assert_eq!(super::read(path, "a.txt"), b"The harbour is cold.\n\nThe harbor is light.\n\nThe harbour is empty.\n");
    assert_eq!(super::read(path, "same.txt"), b"The harbour\n");
    let elsewhere = tempfile::tempdir().expect("a temporary folder");
    let outside = elsewhere.path().to_str().expect("UTF-8");
    let tree = fs::canonicalize(path).expect("a folder");
    let beyond = format!("mtlint: {outside}: --changed-since asks git about {}, where it does not lie\n", tree.display());
    for (arguments, message) in [
        (&["HEAD", ".", outside][..], &*beyond),
        (&["gone", "."], "mtlint: --changed-since: git knows no revision `gone`\n"),
        (&["--all", "."], "mtlint: --changed-since: git knows no revision `--all`\n"),
        (&["HEAD", "-"], "mtlint: --changed-since is for files; of standard input nobody knows what it was\n"),
    ] {
        let refused = check(path, &[&[format!("--changed-since={}", arguments[0]).as_str()], &arguments[1..]].concat());
        assert_eq!((refused.code, refused.err.as_str(), refused.text()), (Some(2), message, ""));
    }
}

#[test]
fn a_finding_counts_if_one_of_its_places_changed() {
    if !has_git() {
        return;
    }
    let text =
        "In Ukraine, they rebuilt Balakliya, and people came back to Balakliya.\n\nIt rained.\n\nThe Ukrainian army left Balaklija.\n";
    let folder = folder(&[("a.txt", text.replace("Balakliya", "the town").as_bytes())]);
    let path = folder.path();
    git(path, &["init", "-q"]);
    git(path, &["add", "."]);
    git(path, &["commit", "-q", "-m", "one"]);
    fs::write(path.join("a.txt"), text).expect("a file");
    let run = check(path, &["--isolated", "--select", "names", "--changed-since", "HEAD", "a.txt"]);
    assert_eq!(found(&run).iter().filter(|line| line.starts_with("a.txt:5 ")).count(), 1, "{run:?}");
}

#[test]
fn without_a_repository_nobody_knows_what_changed() {
    let folder = folder(&[("a.txt", TEXT)]);
    let run = super::done(
        super::mtlint(folder.path())
            .args(["check", "--changed-since", "HEAD", "."])
            .env("GIT_CEILING_DIRECTORIES", folder.path().parent().expect("a folder"))
            .output()
            .expect("it runs"),
    );
    assert_eq!((run.code, run.err.lines().count(), run.text()), (Some(2), 1, ""), "{run:?}");
}

#[test]
fn lists_that_editors_and_shells_on_windows_write() {
    let folder = folder(&[("a.txt", TEXT), ("b.txt", TEXT)]);
    let list = "a.txt\r\n";
    let wide = |mark: [u8; 2], bytes: fn(u16) -> [u8; 2]| [&mark[..], &list.encode_utf16().flat_map(bytes).collect::<Vec<_>>()].concat();
    let marked = [b"\xef\xbb\xbf", list.as_bytes()].concat();
    for list in [marked, wide([0xff, 0xfe], u16::to_le_bytes), wide([0xfe, 0xff], u16::to_be_bytes)] {
        let alone = run_with_input(folder.path(), &["check", "-q", "--format", "concise", "--files-from", "-"], &list);
        assert!(alone.text().contains("a.txt:1") && !alone.text().contains("b.txt"), "{alone:?}");
    }
    let unmarked = &wide([0xff, 0xfe], u16::to_le_bytes)[2..];
    for (list, message) in [
        (&b"\xff\xfea"[..], "begins as UTF-16, but is none"),
        (b"a.txt\n-\n", "standard input can't be both"),
        (unmarked, "-: looks like UTF-16 without a byte-order mark"),
    ] {
        let refused = run_with_input(folder.path(), &["check", "--files-from", "-"], list);
        assert!(refused.code == Some(2) && refused.err.contains(message), "{refused:?}");
    }
}
