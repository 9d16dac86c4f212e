//! That no text is lost: files that are not read, outputs over inputs, files that change or are interrupted, fixes that wait.

use super::{folder, mtlint, names, read, run, run_with_input};
use std::fs;
use std::path::Path;

fn utf16(text: &str) -> Vec<u8> {
    "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

const FORCED: &str = "which mtlint does not read; --input-format text reads it as plain text\n";

#[test]
fn other_formats_are_refused_by_name_and_by_content() {
    let files: [(&str, Vec<u8>, &str); 6] = [
        ("a.TBX", b"The harbour &amp; the colour\n".into(), "TBX"),
        ("a.pdf", b"The harbour\n".into(), "PDF"),
        ("a.rtf", b"The harbour\n".into(), "RTF"),
        ("a.docm", b"The harbour\n".into(), "another format of Word"),
        ("wide.txt", utf16("{\\rtf1 The harbour}\r\n"), "RTF"),
        ("zip.txt", b"PK\x03\x04\x00The harbour".into(), "a ZIP archive or an office document"),
    ];
    let all: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes, _)| (*name, bytes.as_slice())).collect();
    let folder = folder(&all);
    let path = folder.path();
    for (name, bytes, format) in &files {
        let message = format!("mtlint: {name}: is {format}, {FORCED}");
        for command in [&["check"][..], &["diff"], &["fix"], &["names"], &["rules", "learn"], &["rules", "stats"]] {
            let refused = run(path, &[command, &[*name]].concat());
            assert_eq!(refused.code, Some(2), "{refused:?}");
            assert!(refused.err.starts_with(&message), "{refused:?}");
        }
        let input = run_with_input(path, &["fix", "--stdin-filename", name, "-"], bytes);
        assert_eq!((input.code, input.out.as_slice()), (Some(2), &b""[..]), "{input:?}");
        assert!(input.err.starts_with(&message), "{input:?}");
        assert_eq!(read(path, name), *bytes);
    }
    assert!(run_with_input(path, &["check", "-"], b"%PDF-1.7 harbour").err.starts_with("mtlint: stdin.txt: is PDF, "));
    let source = run(path, &["check", "--source", "a.pdf", "mtlint.toml"]);
    assert!(source.err.starts_with("mtlint: a.pdf: is PDF, "), "{source:?}");
    // What is read under its own name is not taken for prose under another.
    for page in [&b"\r\n <!doctype HTML>\r\n<p>The harbour\r\n"[..], b"<!-- saved -->\n<html>\n\nThe harbour\n\n</html>\n"] {
        let input = run_with_input(path, &["fix", "--stdin-filename", "page.md", "-"], page);
        assert_eq!((input.code, input.out.as_slice()), (Some(2), &b""[..]), "{input:?}");
        assert!(input.err.starts_with("mtlint: page.md: is HTML; --input-format html reads it as such, "), "{input:?}");
    }
    for (name, bytes) in [
        ("mark.txt", "\u{feff}<?xml version=\"1.0\"?>\n<a>The harbour</a>\n".as_bytes().to_vec()),
        ("wide.txt", utf16("<?xml version=\"1.0\"?>\r\n<a>The harbour</a>\r\n")),
        ("table.tsv", b"<?xml version=\"1.0\"?>\nThe harbour\n".to_vec()),
    ] {
        let input = run_with_input(path, &["fix", "--stdin-filename", name, "-"], &bytes);
        assert_eq!((input.code, input.out.as_slice()), (Some(2), &b""[..]), "{input:?}");
        assert!(input.err.starts_with(&format!("mtlint: {name}: is XML; --input-format xml reads it as such, ")), "{input:?}");
    }
    // Whoever wants it so gets it so.
    let forced = run(path, &["fix", "--input-format", "text", "a.TBX"]);
    assert_eq!((forced.code, read(path, "a.TBX")), (Some(0), b"The harbor &amp; the color\n".to_vec()), "{forced:?}");
}

#[test]
fn text_that_begins_like_markup_is_read() {
    let texts = [
        "<\nThe harbour\n",
        "{ The harbour }\n",
        "PK The harbour\n",
        "PKW: the harbour\n",
        "<!-- a comment -->\nThe harbour\n",
        "<!-- mtlint-disable house/very -->\n\nThe harbour\n",
        "<p>\n\nThe harbour\n",
        "<div align=\"center\">\n\nThe harbour\n\n</div>\n",
        "WEBVTT is a format; the harbour is none.\n",
        "msgid and the harbour\n",
        "%PDF is what the harbour prints.\n",
    ];
    for name in ["a.md", "a.txt", "a", "a.unknown"] {
        for text in texts {
            let folder = folder(&[(name, text.as_bytes())]);
            let fixed = run(folder.path(), &["fix", name]);
            assert_eq!(fixed.code, Some(0), "{fixed:?}");
            assert_eq!(read(folder.path(), name), text.replace("harbour", "harbor").into_bytes(), "{name}");
        }
    }
}

#[test]
fn what_a_folder_skips_is_counted() {
    let folder = folder(&[
        ("mixed/a.txt", b"Ice.\n"),
        ("mixed/b.tbx", b"x"),
        ("mixed/c.TBX", b"x"),
        ("mixed/d/e.RTF", b"x"),
        ("mixed/photo.png", b"x"),
        ("only/a.json", b"x"),
        ("none/photo.png", b"x"),
    ]);
    let path = folder.path();
    let skipped = "3 files that mtlint does not read in a folder were skipped (2 TBX, 1 RTF)\n";
    for command in ["check", "diff", "fix", "names"] {
        let mixed = run(path, &[command, "mixed"]);
        assert_eq!(mixed.code, Some(0), "{mixed:?}");
        assert!(mixed.err.starts_with(skipped), "{mixed:?}");
        assert!(!run(path, &[command, "-q", "mixed"]).err.contains("skipped"));
        let only = run(path, &[command, "only", "mixed"]);
        assert_eq!(only.code, Some(2));
        assert!(only.err.contains("mtlint: only: holds only files that mtlint does not read in a folder (1 JSON)\n"), "{only:?}");
        assert_eq!(run(path, &[command, "none"]).code, Some(0));
    }
    // A baseline is no article.
    assert_eq!(run(path, &["check", "--write-baseline", "none/known.json", "mixed"]).code, Some(0));
    let known = run(path, &["check", "--baseline", "none/known.json", "none"]);
    assert_eq!((known.code, known.err.contains("JSON")), (Some(0), false), "{known:?}");
}

#[cfg(unix)]
#[test]
fn no_output_over_an_input() {
    use std::os::unix::fs::symlink;
    let folder = folder(&[("news/a.txt", b"The harbour\n"), ("b.txt", b"The harbour\n"), ("source.txt", b"Der Hafen\n")]);
    let path = folder.path();
    symlink("news/a.txt", path.join("link.txt")).expect("a link");
    fs::hard_link(path.join("news/a.txt"), path.join("hard.txt")).expect("a link");
    assert_eq!(run(path, &["check", "--write-baseline", "known.json", "b.txt"]).code, Some(0));
    let before: Vec<(String, Option<Vec<u8>>)> =
        names(path).into_iter().map(|name| (name.clone(), fs::read(path.join(&name)).ok())).collect();
    for (output, input) in [
        ("news/a.txt", "news/a.txt"),
        ("news/../news/a.txt", "./news/a.txt"),
        ("link.txt", "news/a.txt"),
        ("news/a.txt", "link.txt"),
        ("hard.txt", "news/a.txt"),
        ("news/a.txt", "news"),
        ("link.txt", "."),
        ("mtlint.toml", "b.txt"),
        ("house.toml", "b.txt"),
        ("source.txt", "b.txt"),
    ] {
        for option in ["-o", "--write-baseline"] {
            let mut arguments = vec!["check", option, output, input];
            if output == "source.txt" {
                arguments.extend(["--source", "source.txt"]);
            }
            let refused = run(path, &arguments);
            assert_eq!(refused.code, Some(2), "{option} {output} {input}: {refused:?}");
            assert!(
                refused.err.contains("of this run, so nothing was written over it") || refused.err.contains("is a rule file"),
                "{refused:?}"
            );
        }
    }
    // Standard input may be a file too, whatever its name.
    for output in ["news/a.txt", "link.txt", "hard.txt"] {
        for option in ["-o", "--write-baseline"] {
            let refused = super::shell(path, &format!("\"$MTLINT\" check {option} {output} - <news/a.txt"));
            assert_eq!(refused.code, Some(2), "{option} {output}: {refused:?}");
            assert!(refused.err.contains("is one of the articles of this run"), "{refused:?}");
        }
    }
    assert_eq!(run(path, &["check", "-o", "known.json", "--baseline", "known.json", "b.txt"]).code, Some(2));
    assert!(before.iter().all(|(name, bytes)| fs::read(path.join(name)).ok() == *bytes));
    assert_eq!(read(path, "news/a.txt"), b"The harbour\n");
    // What is no input is written as before, and a baseline over itself.
    assert_eq!(run(path, &["check", "-o", "report", "b.txt"]).code, Some(1));
    assert_eq!(run(path, &["check", "-o", "report", "b.txt"]).code, Some(1));
    assert_eq!(run(path, &["check", "-o", "/dev/null", "b.txt"]).code, Some(1));
    assert_eq!(run(path, &["check", "--baseline", "known.json", "--write-baseline", "known.json", "b.txt"]).code, Some(0));
}

const ELEVEN: &str = "The council met on Monday -- as planned -- and approved the budget for the new school.";

#[test]
fn what_is_not_applied_hides_nothing() {
    for count in [2, 11, 60] {
        let text = vec![ELEVEN; count].join("\n\n");
        let folder = folder(&[("a.txt", text.as_bytes())]);
        let fixed = run(folder.path(), &["fix", "--isolated", "--fail-on", "never", "a.txt"]);
        assert_eq!(fixed.code, Some(0), "{fixed:?}");
        let expected = text.replace(" -- ", "\u{2014}");
        assert_eq!(String::from_utf8(read(folder.path(), "a.txt")).expect("UTF-8"), expected);
    }
}

/// Two rules that undo one another, and one that finds what it writes.
const LOOP: &str = include_str!("fix.in/rules/loop.toml");

#[test]
fn an_unsettled_record_leaves_the_others_mended() {
    let lines = b"{\"id\": 1, \"target\": \"The harbour\"}\n{\"id\": 2, \"target\": \"The ping harbour\"}\n{\"id\": 3, \"target\": \"The colour\"}\n";
    let folder = folder(&[("a.jsonl", lines), ("loop.toml", LOOP.as_bytes())]);
    let path = folder.path();
    let arguments = ["--rules", "loop.toml", "--select", "house,loop/there,loop/back", "a.jsonl"];
    let diff = run(path, &[&["diff"], &arguments[..]].concat());
    assert_eq!((diff.code, diff.text().matches("\n+{").count()), (Some(2), 2), "{diff:?}");
    let fixed = run(path, &[&["fix"], &arguments[..]].concat());
    assert_eq!(fixed.code, Some(2));
    let message = "mtlint: a.jsonl (2): the fixes of `loop/back`, `loop/there` undo one another, so nothing of it was changed; \
        switch a rule off with --ignore\na.jsonl: house/spelling \u{d7}2\n2 fixes applied in 1 file.\n";
    assert_eq!(fixed.err, message, "the rule that is at rest is not blamed");
    let mended =
        b"{\"id\": 1, \"target\": \"The harbor\"}\n{\"id\": 2, \"target\": \"The ping harbour\"}\n{\"id\": 3, \"target\": \"The color\"}\n";
    assert_eq!(read(path, "a.jsonl"), mended);
}

/// Runs `fix` on `a.txt` and a pipe, and `meddle` when the file has been read but not yet replaced.
#[cfg(unix)]
fn while_fixing(path: &Path, meddle: impl FnOnce(&Path)) -> super::Run {
    use std::io::Write;
    use std::process::{Command, Stdio};
    assert!(Command::new("mkfifo").arg(path.join("z.txt")).status().expect("mkfifo").success());
    let child = mtlint(path).args(["fix", "a.txt", "z.txt"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it runs");
    // This waits until the pipe is opened, and that happens when the file before it has been read.
    let mut pipe = fs::File::options().write(true).open(path.join("z.txt")).expect("a pipe");
    meddle(path);
    pipe.write_all(b"Ice.\n").expect("it reads");
    drop(pipe);
    super::done(child.wait_with_output().expect("it ends"))
}

#[cfg(unix)]
#[test]
fn a_file_that_changes_meanwhile_is_left_alone() {
    use std::io::Write;
    let append =
        |path: &Path| fs::File::options().append(true).open(path.join("a.txt")).expect("a file").write_all(b"More.\n").expect("more");
    let replace = |path: &Path| {
        fs::write(path.join("b"), "The other!!\n").expect("a file");
        fs::rename(path.join("b"), path.join("a.txt")).expect("a name");
    };
    let rewrite = |path: &Path| fs::write(path.join("a.txt"), "The colour.\n").expect("a file");
    let after = |meddle: &dyn Fn(&Path), after: &[u8]| {
        let folder = folder(&[("a.txt", b"The harbour\n")]);
        let fixed = while_fixing(folder.path(), meddle);
        assert_eq!(fixed.code, Some(2), "{fixed:?}");
        assert!(fixed.err.contains("a.txt: another program changed it after it was read, so it was left as it is"), "{fixed:?}");
        assert_eq!(read(folder.path(), "a.txt"), after);
        assert!(names(folder.path()).iter().all(|name| !name.starts_with(".mtlint-")));
    };
    after(&append, b"The harbour\nMore.\n");
    after(&replace, b"The other!!\n");
    after(&rewrite, b"The colour.\n");
    let folder = folder(&[("a.txt", b"The harbour\n")]);
    let gone = while_fixing(folder.path(), |path| fs::remove_file(path.join("a.txt")).expect("a file"));
    assert!(gone.code == Some(2) && !folder.path().join("a.txt").exists(), "{gone:?}");
}

#[cfg(unix)]
#[test]
fn a_pipe_is_not_replaced() {
    use std::os::unix::fs::FileTypeExt;
    use std::process::Command;
    let folder = folder(&[]);
    let pipe = folder.path().join("a.txt");
    assert!(Command::new("mkfifo").arg(&pipe).status().expect("mkfifo").success());
    let fixed = super::shell(folder.path(), "(echo The harbour > a.txt) & \"$MTLINT\" fix a.txt");
    assert_eq!(fixed.code, Some(2), "{fixed:?}");
    assert!(fs::symlink_metadata(&pipe).expect("it is there").file_type().is_fifo());
}

#[cfg(unix)]
#[test]
fn links_owners_and_attributes_stay() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
    let folder = folder(&[("a.txt", b"The harbour\n"), ("owned.txt", b"The harbour\n"), ("marked.txt", b"The harbour\n")]);
    let path = |name: &str| folder.path().join(name);
    fs::hard_link(path("a.txt"), path("b")).expect("a link");
    fs::set_permissions(path("owned.txt"), fs::Permissions::from_mode(0o640)).expect("permissions");
    if chown(path("owned.txt"), Some(1234), Some(2345)).is_err() {
        super::skip("files can't be given away here");
    }
    if xattr::set(path("marked.txt"), "user.desk", b"politics").is_err() {
        super::skip("there are no extended attributes here");
    }
    let seen = |name: &str| {
        let metadata = fs::metadata(path(name)).expect("it is there");
        let desk = xattr::get(path(name), "user.desk").unwrap_or_default();
        (metadata.uid(), metadata.gid(), metadata.mode(), metadata.nlink(), desk)
    };
    let all = ["a.txt", "owned.txt", "marked.txt"];
    let before = all.map(seen);
    let inode = fs::metadata(path("a.txt")).expect("it is there").ino();
    let fixed = run(folder.path(), &[&["fix"], &all[..]].concat());
    assert_eq!(fixed.code, Some(0), "{fixed:?}");
    assert_eq!(all.map(seen), before);
    assert_eq!(fs::metadata(path("a.txt")).expect("it is there").ino(), inode, "written over");
    for name in ["a.txt", "b", "owned.txt", "marked.txt"] {
        assert_eq!(read(folder.path(), name), b"The harbor\n");
    }
    assert!(names(folder.path()).iter().all(|name| !name.starts_with(".mtlint-")));
}

/// A big article with another hard link, so that it is written over, and as it should be afterwards.
#[cfg(unix)]
fn big() -> (tempfile::TempDir, Vec<u8>, Vec<u8>) {
    let old = [b"The harbour\n\n".to_vec(), b"Ice lay on the water.\n\n".repeat(40_000)].concat();
    let folder = folder(&[("a.txt", &old)]);
    fs::hard_link(folder.path().join("a.txt"), folder.path().join("b")).expect("a link");
    let new = [b"The harbor\n\n", &old[13..]].concat();
    (folder, old, new)
}

/// Ends `fix` by `signal` once its temporary file is there.
#[cfg(unix)]
fn ended(path: &Path, signal: &str, after: std::time::Duration) -> Option<i32> {
    use std::os::unix::process::ExitStatusExt;
    use std::process::{Command, Stdio};
    let mut child = mtlint(path).args(["fix", "-q", "a.txt"]).stderr(Stdio::null()).spawn().expect("it runs");
    while child.try_wait().expect("it runs").is_none() {
        if names(path).iter().any(|name| name.starts_with(".mtlint-")) {
            std::thread::sleep(after);
            let _ = Command::new("kill").args(["-s", signal, &child.id().to_string()]).status();
            break;
        }
    }
    child.wait().expect("it ends").signal()
}

#[cfg(unix)]
#[test]
fn whatever_ends_it_one_copy_is_whole() {
    for after in [0, 1, 2, 4, 8] {
        let (folder, old, new) = big();
        ended(folder.path(), "KILL", std::time::Duration::from_millis(after));
        let copies = names(folder.path()).into_iter().filter(|name| name.starts_with(".mtlint-") || name == "a.txt");
        let copies: Vec<Vec<u8>> = copies.map(|name| read(folder.path(), &name)).collect();
        assert!(copies.iter().any(|copy| *copy == old || *copy == new), "after {after} ms");
    }
}

#[cfg(unix)]
#[test]
fn an_interrupt_leaves_nothing_behind() {
    for (signal, number) in [("INT", 2), ("TERM", 15)] {
        let (folder, old, new) = big();
        let ended = ended(folder.path(), signal, std::time::Duration::ZERO);
        assert!(ended.is_none_or(|ended| ended == number), "{ended:?}");
        assert!(names(folder.path()).iter().all(|name| !name.starts_with(".mtlint-")), "{signal}");
        let now = read(folder.path(), "a.txt");
        assert!(now == old || now == new, "{signal}");
    }
    // While a report is being written the temporary file is there for long.
    let folder = folder(&[]);
    let path = folder.path();
    let stopped = super::shell(
        path,
        "mkfifo slow.txt; \"$MTLINT\" check -o report slow.txt & exec 3> slow.txt; \
         while ! ls -A | grep -q '^.mtlint-'; do :; done; kill -TERM $!; wait $!",
    );
    assert_eq!(stopped.code, Some(143), "{stopped:?}");
    assert_eq!(names(path), ["house.toml", "mtlint.toml", "slow.txt"]);
}
