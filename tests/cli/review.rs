//! Going through fixes one by one, in a terminal that `script` gives.

use super::{folder, mtlint, names, read, run, skip};
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

const TEXT: &[u8] = b"The harbour is very cold.\n\nFollow\n\nThe harbour of old.\n";

/// Reviews `arguments` with these lines typed; the exit code, and what was on the screen.
fn review(folder: &Path, arguments: &str, typed: &str) -> Option<(Option<i32>, String)> {
    let line = format!("'{}' review {arguments}", env!("CARGO_BIN_EXE_mtlint"));
    let mut command = Command::new("script");
    command.args(["-q", "-e", "-E", "never", "-c", &line, "/dev/null"]).current_dir(folder).env("NO_COLOR", "1");
    let Ok(mut child) = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn() else {
        skip("there is no program `script` here, which gives a terminal");
        return None;
    };
    child.stdin.take().expect("a pipe").write_all(typed.as_bytes()).expect("it reads");
    let output = child.wait_with_output().expect("it ends");
    Some((output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned()))
}

#[test]
fn what_is_chosen_is_written() {
    let folder = folder(&[("a.txt", TEXT), ("b.txt", b"The harbour\n")]);
    let path = folder.path();
    let Some((code, screen)) = review(path, ".", "y\ny\nn\ne\nquay\ny\n") else { return };
    assert_eq!(code, Some(0), "{screen}");
    assert_eq!(String::from_utf8_lossy(&read(path, "a.txt")), "The harbor is cold.\n\nFollow\n\nThe quay of old.\n", "{screen}");
    assert_eq!(read(path, "b.txt"), b"The harbor\n", "{screen}");
    assert!(screen.contains("[1/4] Apply?") && !names(path).contains(&".mtlint-review.json".to_owned()), "{screen}");
}

#[test]
fn a_review_is_taken_up_where_it_was_left() {
    let folder = folder(&[("a.txt", TEXT)]);
    let path = folder.path();
    let Some((code, screen)) = review(path, "a.txt", "n\ny\nq\n") else { return };
    assert_eq!((code, read(path, "a.txt")), (Some(0), b"The harbour is cold.\n\nFollow\n\nThe harbour of old.\n".to_vec()), "{screen}");
    // The first is not asked about again.
    let Some((_, screen)) = review(path, "a.txt", "a\ny\n") else { return };
    assert!(screen.contains("[1/2] Apply?"), "{screen}");
    assert_eq!(String::from_utf8_lossy(&read(path, "a.txt")), "The harbour is cold.\n\nThe harbor of old.\n", "{screen}");
    assert!(!names(path).contains(&".mtlint-review.json".to_owned()), "{screen}");
}

#[test]
fn all_of_a_rule_is_all_though_the_review_is_left_before_the_end() {
    let text = b"The harbour is very cold.\n\nThe harbour and the harbour.\n";
    let folder = folder(&[("a.txt", text), ("b.txt", b"A very cold harbour.\n"), ("c.txt", b"One harbour.\n")]);
    let path = folder.path();
    // The first two are skipped, and what was skipped stays so; the question behind the answer for all is of another rule.
    let Some((code, screen)) = review(path, "a.txt b.txt c.txt", "n\nn\na\nq\n") else { return };
    let read_all = || ["a.txt", "b.txt", "c.txt"].map(|name| String::from_utf8_lossy(&read(path, name)).into_owned());
    let mended = ["The harbour is very cold.\n\nThe harbor and the harbor.\n", "A very cold harbor.\n", "One harbor.\n"];
    assert_eq!((code, read_all()), (Some(0), mended.map(str::to_owned)), "{screen}");
    // Taken up again, nothing but what was not asked is asked.
    let Some((code, screen)) = review(path, "a.txt b.txt c.txt", "y\n") else { return };
    assert!(code == Some(0) && screen.contains("[1/1] Apply?"), "{screen}");
    assert_eq!(read_all()[..2], [mended[0], "A cold harbor.\n"], "{screen}");
    assert!(!names(path).contains(&".mtlint-review.json".to_owned()), "{screen}");
}

#[test]
fn what_was_skipped_is_known_though_the_words_beside_it_change() {
    let folder = folder(&[("a.txt", b"The harbour is very cold.\n"), ("b.txt", b"The harbour\n")]);
    let path = folder.path();
    // One is skipped, then the other is mended in the next review, which is left too: the third has nothing to ask about the file.
    for (typed, asked) in [("n\nq\n", 2), ("q\n", 1)] {
        let Some((_, screen)) = review(path, "a.txt b.txt", typed) else { return };
        assert_eq!(screen.matches("Apply?").count(), asked, "{screen}");
    }
    let Some((_, screen)) = review(path, "a.txt b.txt", "y\nq\n") else { return };
    assert_eq!((screen.matches("Apply?").count(), read(path, "a.txt")), (2, b"The harbour is cold.\n".to_vec()), "{screen}");
    let Some((_, screen)) = review(path, "a.txt b.txt", "q\n") else { return };
    assert!(screen.contains("b.txt") && !screen.contains("a.txt"), "{screen}");
}

#[test]
fn what_was_answered_holds_though_the_review_is_left() {
    let text = b"They recieve nobody.\n\nThe harbour is cold.\n\nThe harbour of old.\n\nWe recieve her.\n\nA very old wreck.\n";
    let folder = folder(&[("a.txt", text), ("b.txt", b"They recieve a harbour.\n")]);
    let path = folder.path();
    // A word, a finding that is right, other words, nothing; then it is left. The word is not asked about where it stands again.
    let Some((code, screen)) = review(path, "--select house,spelling .", "w\ns\nA name.\ne\nquay\nn\nq\n") else { return };
    assert_eq!((code, screen.matches("Apply?").count()), (Some(0), 5), "{screen}");
    let mended = String::from_utf8_lossy(text).replace("harbour of", "quay of");
    assert_eq!((read(path, "a.txt"), read(path, "b.txt")), (mended.into_bytes(), b"They recieve a harbour.\n".to_vec()), "{screen}");
    let config = String::from_utf8(read(path, "mtlint.toml")).expect("UTF-8");
    assert!(config.contains("accept = [\"recieve\"]") && config.matches("[[suppress]]").count() == 1, "{config}");
    // Taken up again, it asks about the rest alone, and the word stays as it is.
    let Some((code, screen)) = review(path, "--select house,spelling .", "a\n") else { return };
    assert_eq!((code, screen.matches("Apply?").count()), (Some(0), 1), "{screen}");
    assert_eq!(read(path, "b.txt"), b"They recieve a harbor.\n", "{screen}");
}

#[test]
fn words_and_findings_go_into_the_configuration() {
    let text = b"The harbour is cold.\n\nThey recieve nobody.\n";
    let folder = folder(&[("a.txt", text)]);
    let path = folder.path();
    // To accept a word would change nothing about a rule of the house.
    let Some((code, screen)) = review(path, "--select house/spelling,spelling a.txt", "w\ns\nA name.\nw\n") else { return };
    let config = String::from_utf8(read(path, "mtlint.toml")).expect("UTF-8");
    assert_eq!((code, read(path, "a.txt")), (Some(0), text.to_vec()), "{screen}");
    assert!(
        config.starts_with(super::CONFIG) && config.contains("reason = \"A name.\"") && config.contains("accept = [\"recieve\"]"),
        "{config}"
    );
}

#[test]
fn what_is_suppressed_is_known_by_the_words_that_stand_there_afterwards() {
    // Before the fix beside it, behind it, and within what is found; the words around the finding are needed to tell it from others.
    let text = b"The harbour is very cold, harbour by harbour by night.\n\nA very cold harbour and very cold harbour.\n";
    let folder = folder(&[("a.txt", text)]);
    let path = folder.path();
    let Some((code, screen)) = review(path, "a.txt", "s\nA.\ny\ny\ns\nB.\ny\ns\nC.\ny\ny\n") else { return };
    let mended = String::from_utf8(read(path, "a.txt")).expect("UTF-8");
    assert_eq!(
        (code, &*mended),
        (Some(0), "The harbour is cold, harbor by harbour by night.\n\nA cold harbour and cold harbor.\n"),
        "{screen}"
    );
    let config = String::from_utf8(read(path, "mtlint.toml")).expect("UTF-8");
    assert_eq!(config.matches("[[suppress]]").count(), 3, "{config}");
    let check = run(path, &["check", "a.txt"]);
    assert!(check.code == Some(0) && check.text().ends_with("nothing found\n"), "{check:?} {config}");
}

#[cfg(unix)]
#[test]
fn nobody_is_asked_about_what_cannot_be_written() {
    let folder = folder(&[("a.txt", TEXT), ("b.txt", b"The harbour\n")]);
    let path = folder.path();
    assert_eq!(super::shell(path, "gzip a.txt").code, Some(0));
    let Some((code, screen)) = review(path, "a.txt.gz b.txt", "y\n") else { return };
    assert_eq!((code, screen.matches("Apply?").count(), read(path, "b.txt")), (Some(2), 1, b"The harbor\n".to_vec()), "{screen}");
}

#[test]
fn what_no_review_wrote_is_named() {
    for broken in [&b"{\"version\": 1"[..], b"", b"\xff\xfe"] {
        let folder = folder(&[("a.txt", TEXT), (".mtlint-review.json", broken)]);
        let Some((code, screen)) = review(folder.path(), "a.txt", "y\n") else { return };
        assert_eq!((code, read(folder.path(), "a.txt")), (Some(2), TEXT.to_vec()), "{screen}");
        assert_eq!(read(folder.path(), ".mtlint-review.json"), broken);
    }
}

#[test]
fn without_a_terminal_nothing_is_asked() {
    let folder = folder(&[("a.txt", TEXT)]);
    let refused = run(folder.path(), &["review", "a.txt"]);
    assert_eq!((refused.code, refused.text(), refused.err.lines().count()), (Some(2), "", 1), "{refused:?}");
    let closed = mtlint(folder.path()).args(["review", "a.txt"]).stdin(Stdio::null()).output().expect("it runs");
    assert_eq!(closed.status.code(), Some(2));
}

/// Reviews `a.txt`, does something once the first question is on the screen, and then types; the exit code, and what was on the screen.
#[cfg(unix)]
fn review_meanwhile(path: &Path, meanwhile: impl FnOnce(), typed: &[u8]) -> Option<(Option<i32>, String)> {
    let line = format!("'{}' review a.txt", env!("CARGO_BIN_EXE_mtlint"));
    let mut command = Command::new("script");
    command.args(["-q", "-e", "-E", "never", "-c", &line, "/dev/null"]).current_dir(path).env("NO_COLOR", "1");
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().ok()?;
    let mut screen = child.stdout.take().expect("a pipe");
    let mut seen = Vec::new();
    while !String::from_utf8_lossy(&seen).contains("Apply?") {
        let mut more = [0; 256];
        let count = std::io::Read::read(&mut screen, &mut more).expect("it can be read");
        assert!(count > 0, "{}", String::from_utf8_lossy(&seen));
        seen.extend_from_slice(&more[..count]);
    }
    meanwhile();
    child.stdin.take().expect("a pipe").write_all(typed).expect("it reads");
    drop(std::io::Read::read_to_end(&mut screen, &mut seen));
    Some((child.wait().expect("it ends").code(), String::from_utf8_lossy(&seen).into_owned()))
}

#[cfg(unix)]
#[test]
fn a_file_that_changed_meanwhile_is_left() {
    let folder = folder(&[("a.txt", b"The harbour\n")]);
    let path = folder.path();
    let change = || fs::write(path.join("a.txt"), "The other harbour\n").expect("a file");
    let Some((code, screen)) = review_meanwhile(path, change, b"y\n") else { return };
    assert_eq!((code, read(path, "a.txt")), (Some(2), b"The other harbour\n".to_vec()), "{screen}");
}

#[cfg(unix)]
#[test]
fn a_configuration_that_is_broken_meanwhile_is_named_with_the_place() {
    let folder = folder(&[("a.txt", b"The harbour\n")]);
    let path = folder.path();
    let broken = format!("{}\nlang = \n", super::CONFIG);
    let spoil = || fs::write(path.join("mtlint.toml"), &broken).expect("a file");
    let Some((code, screen)) = review_meanwhile(path, spoil, b"s\nSo.\nn\n") else { return };
    assert_eq!((code, read(path, "mtlint.toml")), (Some(0), broken.clone().into_bytes()), "{screen}");
    assert!(screen.contains("mtlint.toml:5:") && screen.contains("; nothing was written"), "{screen}");
}

#[test]
fn a_diff_of_words_and_of_one_rule() {
    let folder = folder(&[("a.txt", TEXT)]);
    let diff = run(folder.path(), &["diff", "--word", "--rule", "house/very", "a.txt"]);
    assert_eq!(diff.code, Some(1));
    assert!(diff.text().contains("@@ house/very (unsafe)\nThe harbour is [-very -]cold.\n"), "{}", diff.text());
    let unknown = run(folder.path(), &["diff", "--rule", "hose", "a.txt"]);
    assert_eq!((unknown.code, unknown.text()), (Some(2), ""));
}
