//! The documents tell the truth.
//!
//! - Every `console` block of a document runs as written, in a shell, and must print what it shows. The blocks of one
//!   document share a folder, which starts with a copy of `samples/`. A line `...` stands for any number of lines. A block
//!   after `<!-- file: NAME -->` is written to that file instead. `MTLINT_DOCS=overwrite cargo test --test docs` writes
//!   down what is printed now; read the difference before you keep it.
//! - What the documents list (checks, keys, fields, options, links) is held against the program.

mod facts;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// Every document that a user reads.
fn documents() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let guides = fs::read_dir(root.join("docs")).expect("the folder docs").map(|entry| entry.expect("an entry").path());
    let mut files: Vec<PathBuf> = guides.chain(["README.md", "CONTRIBUTING.md", "CHANGELOG.md"].map(|name| root.join(name))).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "md"));
    files.sort();
    files.into_iter().map(|file| (file.clone(), fs::read_to_string(&file).expect("UTF-8").replace("\r\n", "\n"))).collect()
}

/// A fenced block.
struct Block<'d> {
    /// The word behind the fence.
    kind: &'d str,
    /// The file that the comment before it names.
    file: Option<&'d str>,
    /// The 1-based line of its fence.
    line: usize,
    text: String,
}

fn blocks(document: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut open: Option<(Block<'_>, &str)> = None;
    let mut file = None;
    for (number, line) in document.lines().enumerate() {
        let fence = &line[..line.len() - line.trim_start_matches('`').len()];
        match open.take() {
            Some((block, end)) if fence == end && line.len() == end.len() => blocks.push(block),
            Some((mut block, end)) => {
                block.text += line;
                block.text.push('\n');
                open = Some((block, end));
            }
            None if fence.len() >= 3 => {
                let block = Block { kind: line[fence.len()..].trim(), file: file.take(), line: number + 1, text: String::new() };
                open = Some((block, fence));
            }
            None => file = line.strip_prefix("<!-- file: ").and_then(|rest| rest.strip_suffix(" -->")).or(file),
        }
    }
    assert!(open.is_none(), "a block without end");
    blocks
}

/// The commands of a `console` block, each with the output it shows. A command goes on in lines that start with `> `.
fn commands(block: &Block<'_>) -> Vec<(String, String)> {
    let mut commands: Vec<(String, String)> = Vec::new();
    for line in block.text.lines() {
        match (line.strip_prefix("$ "), line.strip_prefix("> "), commands.last_mut()) {
            (Some(command), _, _) => commands.push((command.to_owned(), String::new())),
            (None, Some(more), Some((command, output))) if output.is_empty() => {
                let _ = write!(command, "\n{more}");
            }
            (None, _, Some((_, output))) => {
                let _ = writeln!(output, "{line}");
            }
            (None, _, None) => panic!("line {}: a console block starts with a command", block.line),
        }
    }
    commands
}

/// Whether `found` is what `shown` shows; a line `...` shows any lines.
fn shows(shown: &[&str], found: &[&str]) -> bool {
    match (shown.split_first(), found.split_first()) {
        (None, None) => true,
        (Some((&"...", rest)), _) => (0..=found.len()).any(|skipped| shows(rest, &found[skipped..])),
        (Some((line, rest)), Some((other, others))) => line.trim_end() == other.trim_end() && shows(rest, others),
        _ => false,
    }
}

/// The lines of an output, without blank ones at its end.
fn lines(output: &str) -> Vec<&str> {
    output.trim_end().lines().collect()
}

/// `found` with the omissions of `shown`, as far as its start and its end can tell.
fn shortened(shown: &[&str], found: &[&str]) -> String {
    let (Some(first), Some(last)) = (shown.iter().position(|&line| line == "..."), shown.iter().rposition(|&line| line == "...")) else {
        return found.join("\n");
    };
    let (start, end) = (first.min(found.len()), found.len().saturating_sub(shown.len() - last - 1));
    [&found[..start], &shown[first..=last], &found[end.max(start)..]].concat().join("\n")
}

#[cfg(unix)]
mod shell {
    use super::{Block, blocks, commands, documents, lines, shortened, shows};
    use std::fmt::Write as _;
    use std::path::Path;
    use std::process::{Command, Stdio};
    use std::{env, fs};

    /// What the shell prints between two commands.
    const BETWEEN: &str = "\u{1}next\u{1}";

    #[test]
    fn transcripts() {
        let overwrites = env::var_os("MTLINT_DOCS").is_some_and(|value| value == "overwrite");
        let mut wrong = String::new();
        for (path, document) in documents() {
            let folder = tempfile::tempdir().expect("a temporary folder");
            copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("samples"), &folder.path().join("samples"));
            let mut now = document.clone();
            for block in blocks(&document) {
                match (block.kind, block.file) {
                    (_, Some(name)) => write(&folder.path().join(name), &block.text),
                    ("console", None) => {
                        let text = run(&block, &path, folder.path(), &mut wrong);
                        now = now.replacen(&format!("```console\n{}```", block.text), &format!("```console\n{text}```"), 1);
                    }
                    _ => {}
                }
            }
            if overwrites && now != document {
                write(&path, &now);
            }
        }
        assert!(wrong.is_empty(), "{wrong}");
    }

    /// Runs the commands of a block in one shell, so that `$?` holds; says what is wrong, and returns what is right.
    fn run(block: &Block<'_>, path: &Path, folder: &Path, wrong: &mut String) -> String {
        let commands = commands(block);
        let needs_git = commands.iter().any(|(command, _)| command.contains("git "));
        if needs_git && Command::new("git").arg("--version").output().is_err() {
            return block.text.clone();
        }
        let mut script = String::from("exec 2>&1\nSTATUS=0\n");
        for (command, _) in &commands {
            let _ = write!(script, "(exit $STATUS)\n{command}\nSTATUS=$?\nprintf '{BETWEEN}'\n");
        }
        let program = Path::new(env!("CARGO_BIN_EXE_mtlint")).parent().expect("a folder");
        let search = env::var_os("PATH").unwrap_or_default();
        let search = env::join_paths([program.to_owned()].into_iter().chain(env::split_paths(&search))).expect("a search path");
        let mut shell = Command::new("sh");
        shell.args(["-c", &script]).current_dir(folder).stdin(Stdio::null());
        shell.env("PATH", search).env("COLUMNS", "100").env("NO_COLOR", "1");
        let output = String::from_utf8(shell.output().expect("a shell").stdout).expect("UTF-8");
        let mut outputs = output.split(BETWEEN);
        let mut now = String::new();
        for (command, shown) in &commands {
            let found = outputs.next().unwrap_or_default();
            let _ = writeln!(now, "$ {}", command.replace('\n', "\n> "));
            let (shown, found) = (lines(shown), lines(found));
            let right = if shows(&shown, &found) { shown.join("\n") } else { shortened(&shown, &found) };
            if !shows(&shown, &found) {
                let _ = writeln!(wrong, "{}:{}: `{command}` prints\n{}\n", path.display(), block.line, found.join("\n"));
            }
            if !right.is_empty() {
                let _ = writeln!(now, "{right}");
            }
        }
        now
    }

    fn write(path: &Path, text: &str) {
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    fn copy(from: &Path, to: &Path) {
        fs::create_dir_all(to).expect("a folder");
        for entry in fs::read_dir(from).expect("a folder") {
            let path = entry.expect("an entry").path();
            let target = to.join(path.file_name().expect("a name"));
            if path.is_dir() {
                copy(&path, &target);
            } else {
                fs::copy(&path, &target).expect("a file");
            }
        }
    }
}

#[test]
fn blocks_and_outputs_are_told_apart() {
    let document = "<!-- file: a.txt -->\n\n```text\none\n```\n\n```console\n$ cat <<END\n> two\n> END\ntwo\n...\n$ true\n```\n";
    let found = blocks(document);
    assert_eq!((found[0].file, found[0].text.as_str(), found[1].line), (Some("a.txt"), "one\n", 7));
    assert_eq!(commands(&found[1]), [("cat <<END\ntwo\nEND".to_owned(), "two\n...\n".to_owned()), ("true".to_owned(), String::new())]);
    assert_eq!(shortened(&["a", "...", "b", "...", "c"], &["1", "b", "2", "3"]), "1\n...\nb\n...\n3");
    assert!(shows(&["a", "...", "d"], &["a", "b", "c", "d"]) && shows(&["..."], &[]) && !shows(&["a"], &["a", "b"]));
}
