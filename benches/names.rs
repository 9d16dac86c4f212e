#![allow(clippy::print_stdout, reason = "a benchmark prints")]
//! The name engine: a pair, an article, a set of 20,000 names; and the memory of that set.
//!
//! `cargo bench --bench names` runs it; `cargo bench --bench names -- memory` prints the peak memory of the set.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group};
use mtlint::names::{Context, Matcher, Name, NameSet, find, support};
use mtlint::text::{Block, BlockKind, Span};
use mtlint::{Document, Linter, RuleSet};
use std::hint::black_box;
use std::{env, fs};

/// Stems and endings from which names are made; no name here is anybody's.
const STARTS: [&str; 25] = [
    "Bor", "Vel", "Hrab", "Dom", "Zhuk", "Zor", "Kal", "Lub", "Mor", "Novo", "Olsh", "Perv", "Rad", "Sart", "Tern", "Ush", "Fed", "Khor",
    "Tsyr", "Chern", "Shep", "Shcher", "Yar", "Yes", "Iv",
];
const MIDDLES: [&str; 20] =
    ["od", "an", "el", "yk", "uzh", "am", "ov", "ets", "ar", "yn", "och", "ul", "eb", "ish", "ah", "om", "yd", "ast", "on", "ev"];
const ENDS: [&str; 40] = [
    "ivka",
    "ove",
    "yanka",
    "ichi",
    "enko",
    "uk",
    "ynets",
    "ivtsi",
    "yshche",
    "ne",
    "ske",
    "chuk",
    "ysko",
    "ava",
    "yntsi",
    "okha",
    "ets",
    "iv",
    "yn",
    "yk",
    "iwka",
    "owe",
    "janka",
    "itschi",
    "enka",
    "juk",
    "ynez",
    "iwzi",
    "yschtsche",
    "nje",
    "skoje",
    "tschuk",
    "isko",
    "awa",
    "inzy",
    "ocha",
    "ez",
    "ow",
    "in",
    "ik",
];

/// `count` distinct names.
fn generated(count: usize) -> Vec<String> {
    let all =
        ENDS.iter().flat_map(|end| MIDDLES.iter().flat_map(move |middle| STARTS.iter().map(move |start| format!("{start}{middle}{end}"))));
    all.take(count).collect()
}

fn pairs(criterion: &mut Criterion) {
    let context = Context::of_article("en", None, ["Ukraine"]);
    let pairs = [
        ("Balakliya", "Balaklija"),
        ("Khodosivka", "Chodossiwka"),
        ("Marin", "Marina"),
        ("Zhytomyr", "Shitomir"),
        ("Vyshhorod", "Wyschgorod"),
    ];
    let mut matcher = Matcher::new();
    let mut group = criterion.benchmark_group("names");
    group.throughput(Throughput::Elements(pairs.len() as u64));
    group.bench_function("pairs", |bencher| {
        bencher.iter(|| pairs.iter().filter(|(a, b)| matcher.compare(black_box(a), b, &context).is_some()).count());
    });
    group.finish();
}

/// An article of `count` names, each in a sentence.
fn article(names: &[String]) -> Document {
    let mut text = String::from("In Ukraine, the council met on Monday to speak of the roads.\n");
    for two in names.chunks(2) {
        text += &format!("The road from {} to {} is shut, and the mill waits for rain.\n", two[0], two[two.len() - 1]);
    }
    let mut start = 0;
    let lines = text.split_inclusive('\n').map(|line| {
        start..{
            start += line.len();
            start - 1
        }
    });
    let blocks: Vec<Block> = lines.map(|line| Block::new(Span::of(line), BlockKind::Paragraph)).collect();
    Document::new("bench.txt", "en".parse().expect("a tag"), text, blocks)
}

fn articles(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("names");
    let mut rules = RuleSet::built_in();
    rules.select(&["names".into()], &[]).expect("the family of names");
    let linter = Linter::new(rules);
    for (what, names) in [
        ("100 names", generated(20_000).into_iter().step_by(199).collect::<Vec<_>>()),
        ("no likely pair", vec!["Leeds".into(), "Bath".into()]),
    ] {
        let document = article(&names);
        group.bench_with_input(BenchmarkId::new("article", what), &document, |bencher, document| {
            bencher.iter(|| linter.check(document).len());
        });
        let prose = document.prose();
        group.bench_with_input(BenchmarkId::new("find", what), &prose, |bencher, prose| {
            bencher.iter(|| find(prose, false).names.len());
        });
    }
    group.finish();
}

fn whole_set(names: &[String]) -> NameSet {
    let mut set = NameSet::new();
    let support = support(["Ukraine"]);
    for (at, name) in names.iter().enumerate() {
        set.add_name(at as u32 / 50, Name { text: name.clone(), count: 1, ..Name::default() }, support);
    }
    set
}

fn sets(criterion: &mut Criterion) {
    let names = generated(20_000);
    let mut group = criterion.benchmark_group("names");
    group.sample_size(10);
    group.throughput(Throughput::Elements(names.len() as u64));
    group.bench_function("set of 20,000", |bencher| bencher.iter(|| whole_set(&names).names("en", &[]).len()));
    group.finish();
}

/// Prints the peak memory of a run over a set, as Linux counts it for this process.
fn memory() {
    let names = generated(20_000);
    let groups = whole_set(&names).names("en", &[]);
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("unknown");
    println!("{} spellings, {} names: peak {}", names.len(), groups.len(), peak.trim());
}

/// Prose alone, so that the cost of finding can be told from that of reading.
fn prose(criterion: &mut Criterion) {
    let names: Vec<String> = generated(20_000).into_iter().step_by(199).collect();
    let document = article(&names);
    criterion.bench_function("names/prose", |bencher| bencher.iter(|| drop(black_box(black_box(&document).prose()))));
}

criterion_group!(benches, pairs, articles, sets, prose);

fn main() {
    if env::args().any(|argument| argument == "memory") {
        return memory();
    }
    benches();
    Criterion::default().configure_from_args().final_summary();
}
