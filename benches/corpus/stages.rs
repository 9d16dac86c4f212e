//! What each stage of a run takes by itself, on one thread of this process.

use crate::article::{self, Article};
use mtlint::input::{self, Format, Options};
use mtlint::report::{self, CheckedDocument, Places};
use mtlint::ruleset::RuleSet;
use mtlint::{Diagnostic, Document, Linter};
use rustix::time::{ClockId, clock_gettime};
use std::hint::black_box;

/// The shortest of so many runs counts.
const ROUNDS: usize = 5;
/// As many documents as the command takes at a time.
const BATCH: usize = 256;

/// Prints a table with a column for each set: nanoseconds a byte of text, and megabytes a second.
pub(crate) fn print(sets: &[(&str, &Vec<Article>)]) {
    let sets: Vec<_> = sets.iter().filter(|(_, articles)| !articles.is_empty()).collect();
    let columns: Vec<Vec<(&str, f64)>> = sets.iter().map(|(_, articles)| stages(articles)).collect();
    println!("| stage, ns a byte | {} |", sets.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(" | "));
    println!("|---{}|", "|--:".repeat(sets.len()));
    for stage in 0..columns.first().map_or(0, Vec::len) {
        let cells: Vec<String> = columns.iter().map(|column| format!("{:.1}", column[stage].1)).collect();
        println!("| {} | {} |", columns[0][stage].0, cells.join(" | "));
    }
}

fn stages(articles: &[Article]) -> Vec<(&'static str, f64)> {
    let records = article::records(articles);
    let read = || input::documents(records.as_bytes(), "corpus.jsonl", Format::Jsonl, &Options::default()).flatten();
    let documents: Vec<Document> = read().collect();
    let bytes: usize = documents.iter().map(|document| document.text.len() + document.source.len()).sum();
    let of = |work: &dyn Fn()| shortest(work) * 1e9 / bytes as f64;
    let all: Vec<&Document> = documents.iter().collect();
    let check = |linter: &Linter| all.chunks(BATCH).flat_map(|some| linter.check_each(some)).collect::<Vec<Vec<Diagnostic>>>();
    let (literal, native, every) = (linter(|is_check| !is_check), linter(|is_check| is_check), linter(|_| true));
    let found = check(&every);
    let reporter = report::reporter(report::Format::Jsonl, report::Options::default());
    vec![
        ("read the records", of(&|| assert!(black_box(read().count()) == documents.len()))),
        (
            "cut into tokens and sentences",
            of(&|| {
                for document in &documents {
                    black_box((document.prose(), document.source_prose()));
                }
            }),
        ),
        ("rules of phrases and patterns, with what they need", of(&|| drop(black_box(check(&literal))))),
        ("native checks, with what they need", of(&|| drop(black_box(check(&native))))),
        ("all rules", of(&|| drop(black_box(check(&every))))),
        (
            "report as JSON Lines",
            of(&|| {
                let mut out = Vec::new();
                for (document, diagnostics) in documents.iter().zip(&found) {
                    let written = reporter.document(&CheckedDocument { document, diagnostics, locator: &Places::new(document) }, &mut out);
                    assert!(written.is_ok());
                }
                black_box(out.len());
            }),
        ),
    ]
}

/// A linter for the built-in rules that are native checks, or are not.
fn linter(wanted: impl Fn(bool) -> bool) -> Linter {
    let mut rules = RuleSet::built_in();
    let others = rules.rules().iter().filter(|rule| !wanted(rule.is_check()));
    let others: Vec<String> = others.map(|rule| rule.definition.id.to_string()).collect();
    if let Err(error) = rules.select(&[], &others) {
        panic!("{error}");
    }
    Linter::new(rules)
}

/// Seconds of this thread's CPU time.
fn shortest(work: &dyn Fn()) -> f64 {
    let now = || {
        let time = clock_gettime(ClockId::ThreadCPUTime);
        time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
    };
    let run = |_| {
        let begin = now();
        work();
        now() - begin
    };
    (0..ROUNDS).map(run).fold(f64::INFINITY, f64::min)
}
