#![allow(clippy::print_stdout, reason = "a benchmark prints")]
//! Throughput of the whole linter and of each stage, and start-up; all on our own English sample articles.
//!
//! `cargo bench --bench linter` prints bytes per second on one core.

use criterion::{Criterion, Throughput, criterion_group};
use mtlint::input::{self, Format, Options};
use mtlint::report::{self, CheckedDocument, Places};
use mtlint::rule::{Definition, Matcher};
use mtlint::ruleset::RuleSet;
use mtlint::{Document, Linter};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::hint::black_box;
use std::path::Path;
use std::process::{Command, Stdio};

/// English articles as newspapers print them, and as translation leaves them.
const CLEAN: &[&str] = &[include_str!("../samples/clean/harbour.en.txt"), include_str!("../samples/clean/railway.en.txt")];
const FLAGGED: &[&str] = &[
    include_str!("../samples/flagged/flood.de-en.txt"),
    include_str!("../samples/flagged/bridge.ru-en.txt"),
    include_str!("../samples/flagged/court.uk-en.txt"),
    include_str!("../samples/flagged/strike.fr-en.txt"),
    include_str!("../samples/flagged/election.es-en.txt"),
];

/// The articles as records, about `bytes` of text.
fn records(articles: &[&str], bytes: usize) -> String {
    let mut lines = String::new();
    let mut number = 0;
    while lines.len() < bytes {
        for article in articles {
            number += 1;
            for paragraph in article.lines().filter(|line| !line.trim().is_empty()) {
                let target = serde_json::to_string(paragraph).unwrap_or_default();
                let _ = writeln!(lines, r#"{{"doc":"{number}","lang":"en","target":{target}}}"#);
            }
        }
    }
    lines
}

fn documents(records: &str) -> Vec<Document> {
    input::documents(records.as_bytes(), "bench.jsonl", Format::Jsonl, &Options::default()).filter_map(Result::ok).collect()
}

fn text_bytes(documents: &[Document]) -> Throughput {
    Throughput::Bytes(documents.iter().map(|document| document.text.len() as u64).sum())
}

/// The built-in rules and a further one with `count` phrases that occur nowhere.
fn with_phrases(count: usize) -> RuleSet {
    let mut phrases = String::new();
    // A linear congruential generator, so that the phrases are the same in every run.
    let mut state = 1_u64;
    for _ in 0..count {
        let mut word = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (0..7).map(|place| char::from(b'a' + ((state >> (place * 5 + 20)) % 26) as u8)).collect::<String>()
        };
        let _ = write!(phrases, "\"{} {}\", ", word(), word());
    }
    let rule = format!(
        "[[rule]]\nid = \"bench/phrases\"\nmessage = \"m\"\nwhy = \"w\"\nseverity = \"note\"\ncategory = \"style/awkward\"\n\
         match.phrases = [{phrases}]\nbad = [\"[x]\"]\ngood = [\"y\"]\n"
    );
    let mut rules = RuleSet::built_in();
    if let Err(error) = rules.add("bench", &rule) {
        panic!("{error}");
    }
    rules
}

fn whole(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("whole linter");
    group.sample_size(10);
    for (name, articles) in [("clean English news", CLEAN), ("machine-translated English news", FLAGGED)] {
        let documents = documents(&records(articles, 1 << 20));
        group.throughput(text_bytes(&documents));
        let documents: Vec<&Document> = documents.iter().collect();
        for (rules, set) in [("built-in rules", RuleSet::built_in()), ("and 10,000 phrases", with_phrases(10_000))] {
            let linter = Linter::new(set);
            group.bench_function(format!("{name}, {rules}"), |bencher| {
                bencher.iter(|| linter.check_each(black_box(&documents)).iter().map(Vec::len).sum::<usize>());
            });
        }
    }
    group.finish();
}

/// The native checks, each with the rules that speak for it alone; the first is none, which takes what all of them need.
fn each_check() -> BTreeMap<String, RuleSet> {
    let all = RuleSet::built_in();
    let mut ids: BTreeMap<String, Vec<String>> = BTreeMap::from([("none".to_owned(), Vec::new())]);
    for Definition { id, matcher, .. } in all.rules().iter().map(|rule| &*rule.definition) {
        if let Matcher::Check { check, .. } = matcher {
            ids.entry(check.clone()).or_default().push(id.to_string());
        }
    }
    let alone = |ids: Vec<String>| {
        let mut rules = RuleSet::built_in();
        let others: Vec<String> = rules.rules().iter().map(|rule| rule.definition.id.to_string()).filter(|id| !ids.contains(id)).collect();
        rules.select(&ids, &others).map(|()| rules).unwrap_or_else(|error| panic!("{error}"))
    };
    ids.into_iter().map(|(check, ids)| (check, alone(ids))).collect()
}

fn stages(criterion: &mut Criterion) {
    let records = records(CLEAN, 1 << 20);
    let documents = documents(&records);
    let mut group = criterion.benchmark_group("stage");
    group.sample_size(10);
    group.throughput(text_bytes(&documents));
    group.bench_function("read JSONL", |bencher| bencher.iter(|| self::documents(black_box(&records)).len()));
    group.bench_function("detect the language", |bencher| {
        bencher.iter(|| documents.iter().filter(|document| mtlint::lang::detect(black_box(&document.text)).is_some()).count());
    });
    group.bench_function("tokens, sentences", |bencher| {
        bencher.iter(|| documents.iter().for_each(|document| drop(black_box(document.prose()))));
    });
    let mut phrases = RuleSet::built_in();
    let checks: Vec<String> = phrases.rules().iter().filter(|rule| rule.is_check()).map(|rule| rule.definition.id.to_string()).collect();
    if let Err(error) = phrases.select(&[], &checks) {
        panic!("{error}");
    }
    let linter = Linter::new(phrases);
    let all: Vec<&Document> = documents.iter().collect();
    group.bench_function("fold, scan, verify (rules without native checks)", |bencher| {
        bencher.iter(|| linter.check_each(black_box(&all)).iter().map(Vec::len).sum::<usize>());
    });
    for (check, rules) in each_check() {
        let linter = Linter::new(rules);
        group.bench_function(format!("check {check}, with what all need"), |bencher| {
            bencher.iter(|| linter.check_each(black_box(&all)).iter().map(Vec::len).sum::<usize>());
        });
    }
    let linter = Linter::new(RuleSet::built_in());
    let checked: Vec<_> = documents.iter().map(|document| (document, linter.check(document))).collect();
    let reporter = report::reporter(report::Format::Jsonl, report::Options::default());
    group.bench_function("report as JSONL", |bencher| {
        bencher.iter(|| {
            let mut out = Vec::new();
            for (document, diagnostics) in &checked {
                let positions = Places::new(document);
                let written = reporter.document(&CheckedDocument { document, diagnostics, locator: &positions }, &mut out);
                assert!(written.is_ok());
            }
            out.len()
        });
    });
    group.finish();
}

fn start_up(criterion: &mut Criterion) {
    let article = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/flagged/flood.de-en.txt");
    let mut group = criterion.benchmark_group("process");
    group.bench_function("start to exit, one article", |bencher| {
        bencher.iter(|| run(&article).is_ok_and(|mut child| child.wait().is_ok()));
    });
    group.finish();
}

fn run(path: &Path) -> std::io::Result<std::process::Child> {
    Command::new(env!("CARGO_BIN_EXE_mtlint"))
        .args(["check", "--isolated", "--format", "jsonl", "-j", "1"])
        .arg(path)
        .stdout(Stdio::null())
        .spawn()
}

criterion_group!(benches, whole, stages, start_up);

fn main() {
    benches();
    Criterion::default().configure_from_args().final_summary();
}
