#![allow(clippy::print_stdout, reason = "a benchmark prints")]
//! How the time grows with the text: for each of many shapes of input, most of them hostile, how much longer twice of it takes.
//!
//! `cargo bench --bench growth` prints a table and the greatest ratio. `cargo bench --bench growth -- quotes --to 1M` takes the shapes
//! and works whose names hold a word, up to that size (`--from 64K` is the smallest one).
//!
//! What counts is the thread's CPU time, which other programs on the machine hardly disturb; the library works on the calling thread.

mod more;
mod shapes;

use more::MORE;
use mtlint::Linter;
use mtlint::config::Config;
use mtlint::input::{self, Options};
use mtlint::names::{NameSet, find, support};
use mtlint::project::{RuleSources, rule_set};
use mtlint::report::diff::unified;
use mtlint::report::{self, CheckedDocument, Places};
use mtlint::ruleset::RuleSet;
use mtlint::suppress::Baseline;
use mtlint::{Document, Safety, fix};
use rustix::time::{ClockId, clock_gettime};
use shapes::{SHAPES, Shape, Work};
use std::hint::black_box;
use std::io::{self, Write as _};
use std::time::Duration;
use std::{env, process};

/// A run that takes longer is the last of its shape.
const ENOUGH: Duration = Duration::from_secs(12);
/// Short runs are repeated until so much time has gone by; the shortest one counts, because others may have been disturbed.
const REPEATED: Duration = Duration::from_millis(400);
const MOST_RUNS: usize = 15;

/// What the table says of a shape.
struct Row {
    name: String,
    /// Bytes and seconds, size by size.
    runs: Vec<(usize, f64)>,
}

impl Row {
    fn ratios(&self) -> Vec<f64> {
        self.runs.windows(2).map(|two| two[1].1 / two[0].1 * (2.0 * two[0].0 as f64 / two[1].0 as f64)).collect()
    }

    /// Megabytes a second at the largest size.
    fn rate(&self) -> f64 {
        self.runs.last().map_or(f64::INFINITY, |&(bytes, seconds)| bytes as f64 / 1e6 / seconds)
    }
}

fn main() {
    let (mut from, mut to, mut wanted) = (64 << 10, 8 << 20, Vec::new());
    let mut arguments = env::args().skip(1).filter(|argument| argument != "--bench");
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--from" => from = size(arguments.next()),
            "--to" => to = size(arguments.next()),
            _ => wanted.push(argument),
        }
    }
    let bench = Bench { linter: Linter::new(RuleSet::built_in()) };
    let mut rows = Vec::new();
    println!("{:<44} {:>6}  seconds at the largest size, MB/s there, ratio of each doubling", "shape", "bytes");
    for (shape, work) in SHAPES.iter().chain(MORE).flat_map(|shape| shape.works.iter().map(move |work| (shape, *work))) {
        let name = format!("{} {}", work.name(), shape.name);
        if !wanted.is_empty() && !wanted.iter().any(|word| name.contains(word.as_str())) {
            continue;
        }
        let row = bench.measure(shape, work, name, from, to);
        let ratios: Vec<String> = row.ratios().iter().map(|ratio| format!("{ratio:.1}")).collect();
        if let Some((bytes, seconds)) = row.runs.last() {
            let cut = if *bytes * 3 / 2 < to { " (stopped)" } else { "" };
            println!("{:<44} {:>5}K {seconds:>7.2} {:>7.2}  {}{cut}", row.name, bytes >> 10, row.rate(), ratios.join(" "));
        }
        let _ = io::stdout().flush();
        rows.push(row);
    }
    let ratios = rows.iter().flat_map(|row| row.ratios().into_iter().map(move |ratio| (ratio, &row.name)));
    if let Some((ratio, name)) = ratios.max_by(|a, b| a.0.total_cmp(&b.0)) {
        println!("greatest ratio: {ratio:.2} ({name})");
    }
    if let Some(row) = rows.iter().min_by(|a, b| a.rate().total_cmp(&b.rate())) {
        println!("slowest: {:.2} MB/s ({})", row.rate(), row.name);
    }
}

/// How long this thread has worked.
fn cpu_time() -> Duration {
    clock_gettime(ClockId::ThreadCPUTime).try_into().unwrap_or_default()
}

/// Bytes, as `512K` or `8M`.
fn size(argument: Option<String>) -> usize {
    let number = |text: &str, unit: usize| text.parse::<usize>().ok().map(|number| number * unit);
    let parsed = argument.as_deref().and_then(|text| match (text.strip_suffix('K'), text.strip_suffix('M')) {
        (Some(text), _) => number(text, 1 << 10),
        (_, Some(text)) => number(text, 1 << 20),
        _ => number(text, 1),
    });
    parsed.unwrap_or_else(|| {
        println!("a size is a number with K or M, as 512K");
        process::exit(2);
    })
}

/// What every run has at hand.
struct Bench {
    linter: Linter,
}

impl Bench {
    fn measure(&self, shape: &Shape, work: Work, name: String, from: usize, to: usize) -> Row {
        // A list of rules or phrases may not be empty.
        let start_up = self.time(work, shape, &(shape.make)(1)).as_secs_f64();
        let mut row = Row { name, runs: Vec::new() };
        let mut bytes = from;
        while bytes <= to {
            let text = (shape.make)(bytes);
            let taken = self.time(work, shape, &text);
            // Beneath a microsecond there is nothing to compare.
            row.runs.push((text.len(), (taken.as_secs_f64() - start_up).max(1e-6)));
            if taken > ENOUGH {
                break;
            }
            bytes *= 2;
        }
        row
    }

    /// The shortest of some runs.
    fn time(&self, work: Work, shape: &Shape, text: &str) -> Duration {
        let mut shortest = Duration::MAX;
        let mut all = Duration::ZERO;
        for _ in 0..MOST_RUNS {
            let taken = self.run(work, shape, text);
            (shortest, all) = (shortest.min(taken), all + taken);
            if all > REPEATED {
                break;
            }
        }
        shortest
    }

    /// One run over an input; what is prepared for it and what comes after is not counted.
    fn run(&self, work: Work, shape: &Shape, text: &str) -> Duration {
        let options = Options { lang: shape.lang.parse().ok(), ..Options::default() };
        let documents = |text: &str| -> Vec<Document> {
            input::documents(text.as_bytes(), shape.format.path(), shape.format.of(), &options).filter_map(Result::ok).collect()
        };
        let read = || documents(text);
        let begin = cpu_time();
        match work {
            Work::Check => {
                let documents = read();
                black_box(self.report(report::Format::Jsonl, &documents, |_, found| found));
            }
            Work::Text => {
                let documents = read();
                black_box(self.report(report::Format::Text, &documents, |_, found| found));
            }
            Work::Fix => {
                let mended = |document: &Document| fix::fix(&self.linter, document, Safety::Safe, &|_, found| found);
                black_box(read().iter().map(mended).filter(Result::is_ok).count());
            }
            Work::Diff => {
                let (mut before, mut after) = (Vec::new(), Vec::new());
                for document in read() {
                    if let Ok(fixed) = fix::fix(&self.linter, &document, Safety::Unsafe, &|_, found| found) {
                        before.extend(input::rewrite(&document, &[]).unwrap_or_default());
                        after.extend(input::rewrite(&fixed.document, &[]).unwrap_or_default());
                    }
                }
                black_box(unified(b"news.txt", &before, &after, 3, &[]).is_ok());
            }
            Work::Baseline => {
                let documents = read();
                let mut baseline = Baseline::default();
                for document in &documents {
                    baseline.add("news", document, &self.linter.check(document));
                }
                let known = Baseline::read(&baseline.to_text()).unwrap_or_default();
                black_box(self.report(report::Format::Jsonl, &documents, |document, found| {
                    known.without_known("news", document, self.linter.rules(), found)
                }));
            }
            Work::Names => {
                let mut names = NameSet::new();
                for (document, number) in read().iter().zip(0..) {
                    let prose = document.prose();
                    let finds = find(&prose, true);
                    let support = support(finds.pieces.iter().filter(|piece| piece.capital).map(|piece| piece.text(&prose)));
                    names.add(number, finds, support);
                }
                black_box(names.names("en", &[]).len());
            }
            Work::Rules => {
                let mut rules = RuleSet::built_in();
                if let Err(error) = rules.add("bench.toml", text) {
                    panic!("{error}");
                }
                let linter = Linter::new(rules);
                black_box(documents(shapes::ARTICLE).iter().map(|article| linter.check(article).len()).sum::<usize>());
            }
            Work::Terms => {
                let mut file = tempfile::Builder::new().suffix(".csv").tempfile().expect("a temporary file");
                file.write_all(format!("en\n{text}").as_bytes()).expect("it is written");
                let glossaries = [file.path().to_owned()];
                let sources = RuleSources { glossaries: &glossaries, ..RuleSources::default() };
                let rules = rule_set(&Config::default(), &sources).unwrap_or_else(|error| panic!("{error}"));
                let linter = Linter::new(rules);
                black_box(documents(text).iter().map(|document| linter.check(document).len()).sum::<usize>());
            }
        }
        cpu_time().saturating_sub(begin)
    }

    fn report(
        &self,
        format: report::Format,
        documents: &[Document],
        kept: impl Fn(&Document, Vec<mtlint::Diagnostic>) -> Vec<mtlint::Diagnostic>,
    ) -> usize {
        let reporter = report::reporter(format, report::Options::default());
        let mut out = Vec::new();
        let all: Vec<&Document> = documents.iter().collect();
        for (document, found) in documents.iter().zip(self.linter.check_each(&all)) {
            let diagnostics = kept(document, found);
            let locator = Places::new(document);
            let written = reporter.document(&CheckedDocument { document, diagnostics: &diagnostics, locator: &locator }, &mut out);
            assert!(written.is_ok());
        }
        out.len()
    }
}
