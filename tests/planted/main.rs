//! Artifacts planted in our own clean articles by a seeded generator: are they found, and mended back to the clean text?
//!
//! Each [`kinds::Kind`] of artifact is planted at a random suitable place of an article, [`PLANTS`] times with a seed of its
//! own. It is found if a finding of one of the rules that the kind names overlaps it, and mended if [`fix`] with unsafe fixes
//! gives exactly the clean text. `cargo test --test planted -- --nocapture` prints the table and what was missed.

mod article;
mod kinds;
mod random;

use article::{Article, Plant};
use kinds::Kind;
use mtlint::Linter;
use mtlint::Safety;
use mtlint::fix::fix;
use mtlint::ruleset::RuleSet;
use random::Random;
use rayon::prelude::*;

/// How often each kind is planted.
const PLANTS: u64 = 6;
const LEAST_KINDS: usize = 25;
const LEAST_FOUND: f64 = 0.97;
const LEAST_MENDED: f64 = 0.95;

/// How one plant came out.
#[derive(Default)]
struct Outcome {
    is_found: bool,
    /// `None` for a kind without a fix.
    is_mended: Option<bool>,
    /// What the reader needs to see why.
    story: String,
}

#[test]
fn planted_artifacts_are_found_and_mended() {
    let linter = Linter::new(RuleSet::built_in());
    let articles = Article::all();
    let kinds = kinds::all();
    assert!(kinds.len() >= LEAST_KINDS);
    let jobs: Vec<(usize, u64)> = (0..kinds.len()).flat_map(|kind| (0..PLANTS).map(move |seed| (kind, seed))).collect();
    let outcomes: Vec<Outcome> = jobs.par_iter().map(|&(kind, seed)| try_out(&linter, &articles, kinds[kind], seed)).collect();

    let mut lines = vec![format!("{:28} {:>7} {:>5} {:>6}", "kind", "planted", "found", "mended")];
    let (mut found, mut mendable, mut mended) = (0, 0, 0);
    for (kind, outcomes) in kinds.iter().zip(outcomes.chunks(PLANTS as usize)) {
        let count = |is: fn(&Outcome) -> bool| outcomes.iter().filter(|outcome| is(outcome)).count();
        let of_kind = (count(|it| it.is_found), count(|it| it.is_mended.is_some()), count(|it| it.is_mended == Some(true)));
        let mends = if of_kind.1 > 0 { of_kind.2.to_string() } else { "-".to_owned() };
        lines.push(format!("{:28} {:7} {:5} {mends:>6}", kind.name, outcomes.len(), of_kind.0));
        lines.extend(outcomes.iter().filter(|it| !it.is_found || it.is_mended == Some(false)).map(|it| it.story.clone()));
        (found, mendable, mended) = (found + of_kind.0, mendable + of_kind.1, mended + of_kind.2);
    }
    let shares = (found as f64 / jobs.len() as f64, mended as f64 / mendable as f64);
    lines.push(format!("{} kinds, {} planted: {found} found, {:.1} %", kinds.len(), jobs.len(), shares.0 * 100.0));
    lines.push(format!("{mendable} with a fix: {mended} mended, {:.1} %", shares.1 * 100.0));
    let table = lines.join("\n");
    print_table(&table);
    assert!(shares.0 >= LEAST_FOUND && shares.1 >= LEAST_MENDED, "too few\n{table}");
}

/// Every rule that a kind names is there and running, or the kind could never be found.
#[test]
fn kinds_name_rules_that_run() {
    let rules = RuleSet::built_in();
    for kind in kinds::all() {
        for id in kind.rules {
            let rule = rules.find(id).unwrap_or_else(|error| panic!("{}: {error}", kind.name));
            assert!(rule.iter().all(|rule| rule.enabled), "{}: {id} does not run", kind.name);
        }
    }
}

/// Plants one artifact, looks for it and mends it.
fn try_out(linter: &Linter, articles: &[Article], kind: &Kind, seed: u64) -> Outcome {
    let mut random = Random::of(kind.name, seed);
    let mut suitable: Vec<&Article> = articles.iter().filter(|article| kind.place.suits(article)).collect();
    random.shuffle(&mut suitable);
    let Some((article, Plant { text, span })) =
        suitable.iter().find_map(|article| kind.planting.plant(article, &mut random).map(|plant| (article, plant)))
    else {
        panic!("{}: no suitable place in any article", kind.name)
    };
    let planted = article.document(&text);
    let findings = linter.check(&planted);
    let is_found = findings.iter().any(|finding| kind.rules.contains(&&*finding.rule) && article::touch(finding.span, span));
    let mut story = String::new();
    if !is_found {
        story = format!("    not found in {}: …{}…", article.path, article::around(&text, span));
    }
    let is_mended = kind.mends.then(|| match fix(linter, &planted, Safety::Unsafe, &|_, found| found) {
        Ok(fixed) if fixed.document.text == article.text => true,
        Ok(fixed) => {
            let (was, is) = article::difference(&article.text, &fixed.document.text);
            story += &format!("\n    not mended in {}: “{was}” came out as “{is}”", article.path);
            false
        }
        Err(error) => {
            story += &format!("\n    not mended: {error}");
            false
        }
    });
    let others = findings.iter().map(|it| format!("{} “{}”", it.rule, it.span.text(&text)));
    story += &format!("\n        reported: {}", others.collect::<Vec<_>>().join(", "));
    Outcome { is_found, is_mended, story: story.trim_start_matches('\n').to_owned() }
}

#[expect(clippy::print_stdout, reason = "for the reader of --nocapture")]
fn print_table(table: &str) {
    println!("{table}");
}
