//! What can't be read or written is said once, with exit code 2, and no file is changed or half written.

use super::{folder, names, read, run, skip};
use std::fs::{self, File};

/// Checks and fixes `name` beside a good file: one message about it, the rest is done.
fn refused(folder: &std::path::Path, name: &str, message: &str) {
    let check = run(folder, &["check", "-q", "--format", "github", name, "good.txt"]);
    assert_eq!((check.code, check.err.as_str()), (Some(2), format!("mtlint: {message}\n").as_str()), "{name}");
    assert_eq!(check.text().lines().count(), 1, "{check:?}");
    let diff = run(folder, &["diff", name]);
    assert_eq!((diff.code, diff.out.len(), diff.err), (Some(2), 0, format!("mtlint: {message}\n")), "{name}");
    let fix = run(folder, &["fix", "-q", name]);
    assert_eq!((fix.code, fix.err), (Some(2), format!("mtlint: {message}\n")), "{name}");
}

#[test]
fn a_line_of_a_gigabyte() {
    let folder = folder(&[("good.txt", b"The harbour\n")]);
    for (name, message) in [
        ("long.txt", "long.txt: longer than 256 MiB, the most that one document may have"),
        ("long.jsonl", "long.jsonl:1: the record and those of the same `doc` before it are longer than 256 MiB"),
    ] {
        // It takes no room on the disk.
        let file = File::create(folder.path().join(name)).expect("a file");
        file.set_len(1 << 30).expect("a sparse file");
        let check = run(folder.path(), &["check", "--format", "github", name, "good.txt"]);
        assert_eq!((check.code, check.err.as_str()), (Some(2), format!("mtlint: {message}\n").as_str()));
        assert_eq!(check.text().lines().count(), 1);
    }
}

#[test]
fn bytes_that_are_no_text() {
    let folder = folder(&[
        ("good.txt", b"The harbour\n"),
        ("binary.txt", b"PNG\x00\x01\x02 harbour"),
        ("seven.jsonl", b"{\"target\": \"harbour\"}\n\n\n\n\n\n{\"target\": }\n"),
        ("three.tsv", b"a\tharbour\nb\tc\td\n"),
        ("cut.txt", b"\xff\xfeh\0a"),
    ]);
    refused(folder.path(), "gone.txt", "gone.txt: no such file or folder");
    refused(folder.path(), "binary.txt", "binary.txt:1:4: a NUL byte; this looks like a binary file, not text");
    fs::write(folder.path().join("odd.txt"), b"The mayor said the dam held. The \x00 \x85 end of the day").unwrap();
    refused(folder.path(), "odd.txt", "odd.txt:1:34: a NUL byte; this looks like a binary file, not text");
    let cut = "cut.txt:1:2: half a UTF-16 unit at byte 4, the end of the file; the file looks cut off";
    refused(folder.path(), "cut.txt", cut);
    for (name, place) in [("seven.jsonl", "seven.jsonl:7:12: "), ("three.tsv", "three.tsv:2:1: ")] {
        let before = read(folder.path(), name);
        let fix = run(folder.path(), &["fix", name]);
        assert_eq!(fix.code, Some(2));
        let expected = format!("{name}: left as it was, because not all of it could be read\nNothing was changed.\n");
        assert!(
            fix.err.starts_with(&format!("mtlint: {place}")) && fix.err.ends_with(&expected) && fix.err.lines().count() == 3,
            "{fix:?}"
        );
        assert_eq!(read(folder.path(), name), before);
        assert_eq!(run(folder.path(), &["diff", name]).out, b"");
    }
}

#[cfg(unix)]
#[test]
fn a_folder_that_holds_itself() {
    let folder = folder(&[("a/good.txt", b"The harbour\n")]);
    std::os::unix::fs::symlink("..", folder.path().join("a/again")).expect("a link");
    let check = run(folder.path(), &["check", "--format", "github", "a"]);
    assert_eq!((check.code, check.err.lines().count()), (Some(2), 1), "{check:?}");
    assert!(check.err.contains("this link leads back"), "{check:?}");
    assert_eq!(check.text().lines().count(), 1);
    let fix = run(folder.path(), &["fix", "a"]);
    assert_eq!((fix.code, read(folder.path(), "a/good.txt")), (Some(2), b"The harbor\n".to_vec()));
}

#[cfg(unix)]
#[test]
fn what_may_not_be_read() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder(&[("good.txt", b"The harbour\n"), ("locked.txt", b"The harbour\n")]);
    let locked = folder.path().join("locked.txt");
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o000)).expect("permissions");
    if File::open(&locked).is_ok() {
        return skip("this user may read anything");
    }
    refused(folder.path(), "locked.txt", "locked.txt: permission denied");
}

#[cfg(target_os = "linux")]
#[test]
fn no_room_on_the_disk() {
    use super::shell;
    let article = format!("The harbour\n\n{}", "All is well.\n".repeat(400));
    let folder = folder(&[("a.txt", article.as_bytes()), ("report.json", b"old")]);
    let before = names(folder.path());
    // No file may grow beyond a block, and the signal that says so is not heard.
    let limited = |command: &str| shell(folder.path(), &format!("trap '' XFSZ; ulimit -f 1; \"$MTLINT\" {command}"));
    let fix = limited("fix a.txt");
    assert_eq!((fix.code, fix.err.as_str()), (Some(2), "mtlint: a.txt: File too large\nNothing was changed.\n"));
    assert_eq!(read(folder.path(), "a.txt"), article.as_bytes());
    let long = "harbour ".repeat(1000);
    fs::write(folder.path().join("a.txt"), long).expect("a file");
    let check = limited("check --format json -o report.json a.txt");
    assert_eq!((check.code, check.err.as_str()), (Some(2), "mtlint: report.json: File too large\n"));
    assert_eq!(read(folder.path(), "report.json"), b"old");
    assert_eq!(names(folder.path()), before);
    let full = shell(folder.path(), "\"$MTLINT\" check a.txt > /dev/full");
    assert_eq!((full.code, full.err.as_str()), (Some(2), "mtlint: standard output: No space left on device (os error 28)\n"));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_file_system() {
    use super::shell;
    let folder = folder(&[("a.txt", format!("The harbour\n\n{}", "All is well.\n".repeat(2000)).as_bytes())]);
    fs::create_dir(folder.path().join("small")).expect("a folder");
    let run = shell(
        folder.path(),
        "unshare -m sh -c 'mount -t tmpfs -o size=40k tmpfs small && cp a.txt small/ || exit 77
         \"$MTLINT\" fix small/a.txt; code=$?; cmp a.txt small/a.txt && ls -A small; exit $code'",
    );
    if run.code != Some(2) && !run.err.contains("mtlint") {
        return skip(&format!("no file system can be mounted here: {}", run.err.trim()));
    }
    assert_eq!((run.code, run.text()), (Some(2), "a.txt\n"), "{run:?}");
    assert_eq!(run.err, "mtlint: small/a.txt: there is no space left on the device\nNothing was changed.\n");
}

#[cfg(target_os = "linux")]
#[test]
fn no_room_for_a_file_with_two_links() {
    use super::shell;
    let article = format!("The harbour\n\n{}", "All is well.\n".repeat(400));
    let folder = folder(&[("a.txt", article.as_bytes())]);
    fs::hard_link(folder.path().join("a.txt"), folder.path().join("b")).expect("a link");
    let before = names(folder.path());
    let fix = shell(folder.path(), "trap '' XFSZ; ulimit -f 1; \"$MTLINT\" fix a.txt");
    assert_eq!((fix.code, fix.err.as_str()), (Some(2), "mtlint: a.txt: File too large\nNothing was changed.\n"));
    assert_eq!((read(folder.path(), "a.txt"), read(folder.path(), "b")), (article.clone().into_bytes(), article.into_bytes()));
    assert_eq!(names(folder.path()), before);
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_with_two_links_that_has_no_room_to_grow() {
    use super::shell;
    // A page of memory to the last byte. The copy takes two, and the file itself would take a fourth.
    let article = format!("The harbor{}", "\nAll is well.".repeat(400)).split_at(4095).0.to_owned() + "\n";
    let rule = "[[rule]]\nid = \"house/longer\"\nmessage = \"Longer\"\nwhy = \"It is.\"\nseverity = \"error\"\ncategory = \"accuracy/addition\"\n\
                match.swap = { harbor = \"harbour\" }\nfix.safety = \"safe\"\nbad = [{ text = \"[harbor]\", fix = \"harbour\" }]\ngood = [\"a\"]\n";
    let folder = folder(&[("a.txt", article.as_bytes()), ("longer.toml", rule.as_bytes())]);
    fs::create_dir(folder.path().join("small")).expect("a folder");
    let run = shell(
        folder.path(),
        "unshare -m sh -c 'mount -t tmpfs -o size=12k tmpfs small && cp a.txt small/ && ln small/a.txt small/b || exit 77
         \"$MTLINT\" fix --rules longer.toml --select house/longer small/a.txt; code=$?; cmp a.txt small/a.txt && ls -A small; exit $code'",
    );
    if run.code != Some(2) && !run.err.contains("mtlint") {
        return skip(&format!("no file system can be mounted here: {}", run.err.trim()));
    }
    assert_eq!((run.code, run.text()), (Some(2), "a.txt\nb\n"), "{run:?}");
    assert_eq!(run.err, "mtlint: small/a.txt: there is no space left on the device\nNothing was changed.\n");
}
