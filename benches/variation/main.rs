#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a benchmark prints")]
//! The examples of the built-in rules, varied: does a rule know its fault, or only the form it was written with?
//!
//! `cargo bench --bench variation` varies each `bad` example along each of [`axes::AXES`] that suits it, with the same seed in every run,
//! and checks each variant with the rule alone. A variant is found if a finding overlaps the varied place, and its fix is right if it gives
//! the likewise varied text, lines left blank aside. `good` examples, varied the same way, must stay silent. A rule that is
//! `fixed` (its examples can't be varied, and it says why) is left out and counted.
//!
//! - `--seed N`: other variants (1)
//! - `--rule ID`: only this rule
//! - `--misses [FAMILY]`: prints each variant that is not found (`miss`), not mended right (`fix`), or found though good (`alarm`)

mod axes;
#[path = "../../tests/planted/random.rs"]
#[allow(dead_code, reason = "the test of planted artifacts uses all of it")]
mod random;
mod sample;
mod table;
mod words;

use axes::AXES;
use mtlint::examples::Alone;
use mtlint::input;
use mtlint::rule::Example;
use mtlint::rule::{Definition, Examples};
use mtlint::ruleset::RuleSet;
use random::Random;
use rayon::prelude::*;
use sample::Sample;
use std::env;
use table::{Result, Trial};

/// What the command line asks for.
struct Options {
    seed: u64,
    rule: Option<String>,
    /// The family of which to print what went wrong; all if it is empty.
    misses: Option<String>,
}

fn options() -> Options {
    let mut options = Options { seed: 1, rule: None, misses: None };
    let mut given = env::args().skip(1).peekable();
    while let Some(argument) = given.next() {
        match argument.as_str() {
            "--seed" => options.seed = given.next().and_then(|seed| seed.parse().ok()).unwrap_or(options.seed),
            "--rule" => options.rule = given.next(),
            "--misses" => options.misses = Some(given.next_if(|next| !next.starts_with("--")).unwrap_or_default()),
            _ => {}
        }
    }
    options
}

fn main() {
    let options = options();
    let rules = RuleSet::built_in();
    let mut tried = rules.with_examples();
    tried.retain(|(rule, examples)| !examples.bad.is_empty() && options.rule.as_ref().is_none_or(|id| rule.definition.is_called(id)));
    let trials: Vec<Trial> =
        tried.par_iter().flat_map_iter(|(rule, examples)| try_out(&rules, &rule.definition, examples, options.seed)).collect();
    if let Some(family) = &options.misses {
        trials
            .iter()
            .filter(|trial| family.is_empty() || trial.family == *family)
            .filter_map(Trial::story)
            .for_each(|story| println!("{story}"));
    }
    let excluded: Vec<(&str, bool)> = tried.iter().map(|(rule, examples)| (rule.definition.family(), examples.fixed.is_some())).collect();
    table::print(&trials, &excluded);
}

/// Varies the examples of a rule along all axes.
fn try_out(rules: &RuleSet, definition: &Definition, examples: &Examples, seed: u64) -> Vec<Trial> {
    let alone = Alone::new(rules, definition);
    let mut trials = Vec::new();
    if examples.fixed.is_some() {
        return trials;
    }
    let bad = examples.bad.iter().map(|example| (example, Sample::bad(definition, example)));
    let good = examples.good.iter().map(|example| (example, Ok(Sample::good(definition, example))));
    for (number, (example, sample)) in bad.chain(good).enumerate() {
        let Ok(sample) = sample else { continue };
        for axis in AXES.iter().filter(|axis| sample.mark.is_some() || axis.for_good) {
            let mut random = Random::of(&format!("{} {number} {}", definition.id, axis.name), seed);
            for variant in (axis.vary)(&sample, &mut random).into_iter().filter(|variant| *variant != sample) {
                let result = check(&alone, example, &variant);
                trials.push(Trial { rule: definition.id.to_string(), axis: axis.name, result, ..Trial::of(variant) });
            }
        }
    }
    trials
}

/// What the rule says of a variant of `example`.
fn check(alone: &Alone<'_>, example: &Example, variant: &Sample) -> Result {
    let example = Example { source: variant.source.clone(), ..example.clone() };
    let document = match alone.document(&example, &variant.text) {
        Ok(document) => document,
        Err(_) => return Result::Missed,
    };
    let found = alone.found(&example, &document);
    let Some(mark) = &variant.mark else {
        return found.first().map_or(Result::Silent, |finding| Result::Alarm(finding.span.text(&variant.text).to_owned()));
    };
    let here = found.into_iter().find(|finding| {
        let span = finding.span.range();
        span.start < mark.end && mark.start < span.end
            || (span.is_empty() || mark.is_empty()) && span.start <= mark.end && mark.start <= span.end
    });
    let (Some(finding), expected) = (here, &variant.fix) else { return Result::Missed };
    let Some(expected) = expected else { return Result::Found };
    let mended = finding.fix.and_then(|fix| input::reread(&document, &fix.edits).ok()).map(|mended| mended.text);
    match mended {
        Some(mended) if without_blank_lines(&mended) == without_blank_lines(expected) => Result::Mended,
        mended => Result::Spoilt(mended.unwrap_or_default()),
    }
}

/// What is compared of two texts: an edit that takes a line may leave the blank line before it or behind it.
fn without_blank_lines(text: &str) -> Vec<&str> {
    text.lines().filter(|line| !line.trim().is_empty()).collect()
}
