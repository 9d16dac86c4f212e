#![allow(clippy::print_stdout, reason = "a benchmark prints")]
//! The whole command over a corpus: megabytes of text per second of CPU time, with and without findings, with and without sources, by
//! stage, in one thread and two; one article from start to exit; the peak memory.
//!
//! `cargo bench --bench corpus` takes the varied set of [`own`]; `cargo bench --bench corpus -- PATH…` first your folders and files in any
//! format that is read, then the same set. Of one of ours with sources, MB are those of both sides; else those of the target text.
//! If `typos`, `codespell` or `ftfy` is on the PATH, each goes over the same text, a paragraph a line.

mod article;
mod child;
mod own;
#[path = "../../tests/planted/random.rs"]
#[allow(dead_code, reason = "the test uses all of it")]
mod random;
mod stages;

use article::Article;
use child::Run;
use mtlint::Linter;
use mtlint::input::{self, Options};
use mtlint::project::{self, Globs};
use mtlint::ruleset::RuleSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;
use std::{env, fs, io, process};

/// Each command is run so often; that with the least CPU time counts, because others may have been disturbed.
const ROUNDS: usize = 5;
/// A run is repeated until it takes so much CPU time, as the system counts in ticks.
const ENOUGH: Duration = Duration::from_millis(400);
const TOOLS: &[(&str, &[&str])] =
    &[("typos", &["--isolated", "--threads", "1", "--format", "brief"]), ("codespell", &[]), ("ftfy", &["-o", "/dev/null"])];

fn main() -> io::Result<()> {
    let paths: Vec<String> = env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let folder = Folder::new()?;
    if !paths.is_empty() {
        let articles = read(&paths);
        println!("## {}\n", paths.join(" "));
        corpus(&folder, &articles)?;
    }
    println!("## Our own text, each line in one article only\n");
    let mut own = own::target_only();
    own.extend(own::bilingual());
    corpus(&folder, &own)
}

/// The articles in files and folders.
fn read(paths: &[String]) -> Vec<Article> {
    let mut articles = Vec::new();
    for path in project::walk(paths, &[], &Globs::nothing()).files {
        let documents = path.and_then(|path| input::open(&path, &Options::default())).unwrap_or_else(|error| {
            println!("{error}");
            process::exit(2);
        });
        articles.extend(documents.flatten().map(|document| Article::of(&document)));
    }
    articles
}

/// Prints the tables about a set.
fn corpus(folder: &Folder, articles: &[Article]) -> io::Result<()> {
    let linter = Linter::new(RuleSet::built_in());
    let has_findings = |article: &Article| article.documents().iter().any(|document| !linter.check(document).is_empty());
    let targets: Vec<Article> = articles.iter().map(Article::target_only).collect();
    let both: Vec<Article> = articles.iter().filter(|article| article.source_bytes() > 0).cloned().collect();
    println!("| | articles | MB | MB a CPU second | start to exit in two threads, of one | peak MiB, one thread | two |");
    println!("|---|--:|--:|--:|--:|--:|--:|");
    for (name, set) in [("target only", &targets), ("both sides", &both)] {
        if set.is_empty() {
            continue;
        }
        let (found, clean): (Vec<Article>, Vec<Article>) = set.iter().cloned().partition(has_findings);
        for (which, set) in [("all", set), ("articles with findings", &found), ("articles without", &clean)] {
            command(folder, &format!("{name}, {which}"), set)?;
        }
    }
    one_article(folder, &targets)?;
    others(folder, &targets)?;
    println!();
    stages::print(&[("target only", &targets), ("both sides", &both)]);
    println!();
    Ok(())
}

/// The command over a set of records.
fn command(folder: &Folder, name: &str, set: &[Article]) -> io::Result<()> {
    let file = folder.write("corpus.jsonl", &article::records(set))?;
    let bytes = set.iter().map(|article| article.target_bytes() + article.source_bytes()).sum::<usize>();
    let one = best(|| check(&file, "1"))?;
    let two = best(|| check(&file, "2"))?;
    println!(
        "| {name} | {} | {:.1} | {:.1} | {:.0} % | {:.0} | {:.0} |",
        set.len(),
        bytes as f64 / 1e6,
        bytes as f64 / 1e6 / one.cpu.as_secs_f64(),
        100.0 * two.wall.as_secs_f64() / one.wall.as_secs_f64(),
        one.peak / MEBIBYTE,
        two.peak / MEBIBYTE
    );
    Ok(())
}

const MEBIBYTE: f64 = 1_048_576.0;

/// The article of middle length by itself.
fn one_article(folder: &Folder, targets: &[Article]) -> io::Result<()> {
    let mut by_length: Vec<&Article> = targets.iter().collect();
    by_length.sort_by_key(|article| article.target_bytes());
    let Some(article) = by_length.get(by_length.len() / 2) else { return Ok(()) };
    let file = folder.write("article.txt", &article::text(std::slice::from_ref(article)))?;
    let run = best(|| check(&file, "1"))?;
    println!(
        "\none article of {:.1} KB, start to exit: {:.1} ms of CPU time",
        article.target_bytes() as f64 / 1e3,
        run.cpu.as_secs_f64() * 1e3
    );
    Ok(())
}

/// Other tools over the same text.
fn others(folder: &Folder, targets: &[Article]) -> io::Result<()> {
    let text = article::text(targets);
    let file = folder.write("corpus.txt", &text)?;
    for (tool, options) in TOOLS {
        let run = || {
            let mut command = Command::new(tool);
            command.args(*options).arg(&file);
            command
        };
        match best(run) {
            Ok(run) => println!("{tool} over the same text: {:.1} MB a CPU second", text.len() as f64 / 1e6 / run.cpu.as_secs_f64()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

fn check(file: &Path, threads: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mtlint"));
    command.args(["check", "--isolated", "--quiet", "--format", "jsonl", "-j", threads]).arg(file);
    command
}

/// The quickest of some runs, each the mean of as many as it takes to tell them apart.
fn best(command: impl Fn() -> Command) -> io::Result<Run> {
    let run = || child::run(command().stdout(Stdio::null()).stderr(Stdio::null()));
    let first = run()?;
    let times = (ENOUGH.as_secs_f64() / first.cpu.as_secs_f64().max(0.005)).ceil() as u32;
    let mut best = Run { cpu: Duration::MAX, wall: Duration::MAX, peak: 0.0 };
    for _ in 0..ROUNDS {
        let (mut cpu, mut wall) = (Duration::ZERO, Duration::ZERO);
        for _ in 0..times {
            let run = run()?;
            cpu += run.cpu;
            wall += run.wall;
            best.peak = best.peak.max(run.peak);
        }
        best.cpu = best.cpu.min(cpu / times);
        best.wall = best.wall.min(wall / times);
    }
    Ok(best)
}

/// A folder of the run, which goes when it is over.
struct Folder(PathBuf);

impl Folder {
    fn new() -> io::Result<Self> {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("corpus-{}", process::id()));
        fs::create_dir_all(&folder)?;
        Ok(Self(folder))
    }

    fn write(&self, name: &str, text: &str) -> io::Result<PathBuf> {
        let path = self.0.join(name);
        fs::write(&path, text)?;
        Ok(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
