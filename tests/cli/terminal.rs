//! What a shell is given: completions, manual pages, and a check that goes on.

use super::{folder, mtlint, names, run};
use std::fs;
use std::io::{BufRead, BufReader};
use std::process::Stdio;
use std::time::{Duration, Instant};

#[test]
fn completions_know_rules_and_formats() {
    let folder = folder(&[]);
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = run(folder.path(), &["completions", shell]);
        assert_eq!((script.code, script.err.as_str()), (Some(0), ""), "{shell}");
        // elvish and PowerShell complete no values.
        for name in ["quotes/mixed", "xliff", "sarif"].into_iter().filter(|_| !["elvish", "powershell"].contains(&shell)) {
            assert!(script.text().contains(name), "{shell}: {name}");
        }
    }
    // Rules of the house are none of them, and are rules.
    assert_eq!(run(folder.path(), &["rules", "explain", "house/very"]).code, Some(0));
}

#[test]
fn a_manual_page_for_each_command() {
    let folder = folder(&[]);
    let page = run(folder.path(), &["man"]);
    assert!(page.code == Some(0) && page.text().contains(".TH mtlint 1") && page.text().contains("mtlint\\-check(1)"), "{page:?}");
    assert_eq!(run(folder.path(), &["man", "-o", "man/man1"]).code, Some(0));
    let pages = names(&folder.path().join("man/man1"));
    assert!(["mtlint.1", "mtlint-check.1", "mtlint-rules-test.1"].iter().all(|page| pages.iter().any(|name| name == page)), "{pages:?}");
}

#[test]
fn watching_checks_again() {
    let folder = folder(&[("a.txt", b"The harbour\n"), ("b.txt", b"Ice\n")]);
    let path = folder.path();
    let mut command = mtlint(path);
    let watch = command.args(["watch", "--format", "concise", "."]).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = watch.spawn().expect("it runs");
    let mut lines = BufReader::new(child.stdout.take().expect("a pipe")).lines();
    let mut until = |wanted: &str| {
        let start = Instant::now();
        let found = lines.by_ref().map_while(Result::ok).find(|line| line.contains(wanted) || start.elapsed() > Duration::from_secs(120));
        assert!(found.is_some_and(|line| line.contains(wanted)), "{wanted}");
    };
    until("2 articles, 3 words: 1 warning");
    fs::write(path.join("b.txt"), "The colour\n").expect("a file");
    until("2 articles, 4 words: 2 warnings");
    fs::write(path.join("c.txt"), "Ice\n").expect("a file");
    until("3 articles, 5 words: 2 warnings");
    // A mistake in the configuration is said on standard error, and no end.
    fs::write(path.join("mtlint.toml"), "rules = 1\n").expect("a file");
    fs::write(path.join("mtlint.toml"), super::CONFIG.replace("\"house\"", "\"house/very\"")).expect("a file");
    until("3 articles, 5 words: nothing found");
    child.kill().expect("it runs");
    child.wait().expect("it ends");
    let refused = run(path, &["watch", "-"]);
    assert_eq!((refused.code, refused.err.lines().count()), (Some(2), 1), "{refused:?}");
}
