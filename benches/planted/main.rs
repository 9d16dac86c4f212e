#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a benchmark prints")]
//! Errors planted in good translations, one at a time: how many of each kind are found, and what is reported where none is.
//!
//! `cargo bench --bench planted -- FILES.jsonl…` reads bilingual records (`doc`, `source`, `target`, `source_lang`, `lang`), each file
//! one pair of languages. For every kind of [`kinds::KINDS`] it plants one error in a segment that suits, [`Options::plants`] times
//! with the same seed in every run, and checks the segment among its neighbours, or in all of its article where it is a name. An error is found if a finding stands in its
//! segment that was not there before. The table gives for each kind and file the share found at warning or error and, behind a
//! stroke, with notes; then the findings on the text as it came, per 1,000 segments.
//!
//! - `--plants N`: errors of each kind and file (50)
//! - `--kind NAME`: only the kinds whose name starts so
//! - `--missed`: prints each error that is not found at warning
//! - `--alarms [RULE]`: prints the findings on the text as it came, with both lines, instead of planting; of rules whose id starts so

mod kinds;
#[path = "../../tests/planted/random.rs"]
#[allow(dead_code, reason = "the test uses all of it")]
mod random;
mod records;

use kinds::{KINDS, Kind};
use mtlint::Linter;
use mtlint::ruleset::RuleSet;
use mtlint::{Diagnostic, Severity};
use random::Random;
use rayon::prelude::*;
use records::{Set, Window};
use std::collections::BTreeMap;
use std::env;

/// What the command line asks for.
struct Options {
    /// Errors of each kind and file.
    plants: usize,
    kind: String,
    missed: bool,
    alarms: Option<String>,
    files: Vec<String>,
}

fn options() -> Options {
    let mut options = Options { plants: 50, kind: String::new(), missed: false, alarms: None, files: Vec::new() };
    let mut given = env::args().skip(1).peekable();
    while let Some(argument) = given.next() {
        match argument.as_str() {
            "--plants" => options.plants = given.next().and_then(|count| count.parse().ok()).unwrap_or(options.plants),
            "--kind" => options.kind = given.next().unwrap_or_default(),
            "--missed" => options.missed = true,
            "--alarms" => options.alarms = Some(given.next_if(|next| !next.ends_with(".jsonl")).unwrap_or_default()),
            "--bench" => {}
            _ => options.files.push(argument),
        }
    }
    options
}

fn main() {
    let options = options();
    let linter = Linter::new(RuleSet::built_in());
    let sets: Vec<Set> = options.files.iter().map(|file| Set::read(file)).collect();
    if let Some(rule) = &options.alarms {
        sets.iter().for_each(|set| print_alarms(&linter, set, rule));
        return;
    }
    let kinds: Vec<&Kind> = KINDS.iter().copied().flatten().filter(|kind| kind.name.starts_with(&options.kind)).collect();
    let rows: Vec<(String, Vec<Tally>)> = sets
        .iter()
        .map(|set| (set.name.clone(), kinds.par_iter().map(|kind| plant(&linter, set, kind, &options)).collect::<Vec<_>>()))
        .collect();
    print_recall(&kinds, &rows);
    print_rates(&linter, &sets);
}

/// How the plants of one kind came out.
#[derive(Clone, Copy, Default)]
struct Tally {
    planted: usize,
    /// Found at warning or error.
    found: usize,
    /// Found at any level.
    noted: usize,
}

impl Tally {
    fn add(&mut self, other: Self) {
        self.planted += other.planted;
        self.found += other.found;
        self.noted += other.noted;
    }
}

/// Plants errors of one kind in segments of a set, in an order that the seed gives.
fn plant(linter: &Linter, set: &Set, kind: &Kind, options: &Options) -> Tally {
    let mut random = Random::of(kind.name, 1);
    let mut order: Vec<usize> = (0..set.records.len()).collect();
    random.shuffle(&mut order);
    let mut tally = Tally::default();
    for index in order {
        if tally.planted == options.plants {
            break;
        }
        let record = &set.records[index];
        let Some(wrong) = (kind.plant)(record, set, &mut random).filter(|wrong| *wrong != record.target) else { continue };
        tally.planted += 1;
        let same = |other: &usize| *other != index && set.records[*other].doc == record.doc && set.records[*other].target == wrong;
        let other = (0..set.records.len()).find(same);
        let window = if other.is_some() || kind.is_of_article() { Window::article(set, index) } else { Window::around(set, index) };
        // The translation of another segment of the article changes places with it.
        let changed: Vec<(usize, &str)> =
            other.map(|other| (other, record.target.as_str())).into_iter().chain([(index, wrong.as_str())]).collect();
        let own: Vec<(usize, &str)> = changed.iter().map(|&(index, _)| (index, set.records[index].target.as_str())).collect();
        let before = signatures(&window.check(linter, &own));
        let mut after = window.check(linter, &changed);
        after.retain(|finding| !before.contains(&signature(finding)));
        let is_found = after.iter().any(|finding| finding.severity >= Severity::Warning);
        tally.found += usize::from(is_found);
        tally.noted += usize::from(!after.is_empty());
        if options.missed && !is_found {
            let noted = if after.is_empty() { "silent" } else { "note" };
            println!("-- {} {} {}: {noted}\n  S {}\n  T {}\n  P {wrong}", set.name, kind.name, record.id, record.source, record.target);
        }
    }
    tally
}

fn signature(finding: &Diagnostic) -> (String, String) {
    (finding.rule.to_string(), finding.message.clone())
}

fn signatures(findings: &[Diagnostic]) -> Vec<(String, String)> {
    findings.iter().map(signature).collect()
}

#[allow(clippy::cast_precision_loss, reason = "small counts")]
fn share(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

/// One row a kind, one column a file.
fn print_recall(kinds: &[&Kind], rows: &[(String, Vec<Tally>)]) {
    println!("% found at warning or error / with notes (number planted)");
    println!("| kind |{} all |", rows.iter().map(|(name, _)| format!(" {name} |")).collect::<String>());
    println!("|---|{}---|", "---|".repeat(rows.len()));
    for (index, kind) in kinds.iter().enumerate() {
        let mut all = Tally::default();
        let mut cells = String::new();
        for (_, tallies) in rows {
            all.add(tallies[index]);
            cells += &cell(tallies[index]);
        }
        println!("| {} |{cells}{}", kind.name, cell(all));
    }
}

fn cell(tally: Tally) -> String {
    let Tally { planted, found, noted } = tally;
    if planted == 0 { " – |".to_owned() } else { format!(" {:.0} / {:.0} ({planted}) |", share(found, planted), share(noted, planted)) }
}

/// The findings that go by the source, on the texts as they came.
fn print_rates(linter: &Linter, sets: &[Set]) {
    println!("\nfindings that name a place in the source, on the texts as they came, per 1,000 segments\n");
    println!("| file | segments | error | warning | note | rules at warning or error |\n|---|---|---|---|---|---|");
    for set in sets {
        let mut levels = [0; 3];
        let mut rules: BTreeMap<String, usize> = BTreeMap::new();
        for finding in set.check(linter).into_iter().flat_map(|(_, findings)| findings).filter(|it| it.source.is_some()) {
            levels[finding.severity as usize] += 1;
            if finding.severity >= Severity::Warning {
                *rules.entry(finding.rule.to_string()).or_default() += 1;
            }
        }
        let rate = |count: usize| share(count, set.records.len()) * 10.0;
        let named: Vec<String> = rules.iter().map(|(rule, count)| format!("{rule} {count}")).collect();
        let [note, warning, error] = levels.map(rate);
        println!("| {} | {} | {error:.1} | {warning:.1} | {note:.1} | {} |", set.name, set.records.len(), named.join(", "));
    }
}

/// Every finding that goes by the source, with both lines, to be read.
fn print_alarms(linter: &Linter, set: &Set, rule: &str) {
    for (index, findings) in set.check(linter) {
        let record = &set.records[index];
        for finding in findings.iter().filter(|it| it.source.is_some() && it.rule.starts_with(rule)) {
            println!("-- {} {} {} {}: {}", set.name, record.id, finding.severity, finding.rule, finding.message);
            println!("  S {}\n  T {}", record.source, record.target);
        }
    }
}
