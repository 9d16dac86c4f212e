//! What came of the variants, by family and language, and by axis.

use crate::sample::Sample;
use std::collections::BTreeMap;

/// What a rule said of a variant.
#[derive(Debug)]
pub(crate) enum Result {
    Missed,
    /// Found, and the example shows no fix that could be told for the variant.
    Found,
    Mended,
    /// Found and mended to this text, which is not the right one; empty if there was no fix.
    Spoilt(String),
    Silent,
    /// A finding at this text, though it is good.
    Alarm(String),
}

/// One variant and what came of it.
#[derive(Debug)]
pub(crate) struct Trial {
    pub rule: String,
    pub family: String,
    pub lang: String,
    pub axis: &'static str,
    pub variant: Sample,
    pub result: Result,
}

impl Trial {
    pub(crate) fn of(variant: Sample) -> Self {
        let (family, lang) = (variant.family.clone(), variant.lang.clone());
        Self { rule: String::new(), family, lang, axis: "", variant, result: Result::Silent }
    }

    /// What went wrong, if anything did.
    pub(crate) fn story(&self) -> Option<String> {
        let (before, after) = self.variant.around();
        let marked = format!("{before}[{}]{after}", self.variant.marked());
        let (kind, text, more) = match &self.result {
            Result::Missed => ("miss", marked, String::new()),
            Result::Spoilt(mended) => {
                let expected = self.variant.fix.as_deref().unwrap_or_default();
                ("fix", marked, format!("\n    expected {expected:?}\n    mended   {mended:?}"))
            }
            Result::Alarm(found) => ("alarm", self.variant.text.clone(), format!("\n    found {found:?}")),
            Result::Found | Result::Mended | Result::Silent => return None,
        };
        Some(format!("{kind} {} {} {}: {text:?}{more}", self.rule, self.lang, self.axis))
    }
}

#[derive(Debug, Default, Clone, Copy)]
struct Tally {
    bad: usize,
    found: usize,
    /// Variants found whose fix can be told.
    fixable: usize,
    mended: usize,
    good: usize,
    silent: usize,
}

impl Tally {
    fn add(&mut self, result: &Result) {
        match result {
            Result::Silent | Result::Alarm(_) => {
                self.good += 1;
                self.silent += usize::from(matches!(result, Result::Silent));
            }
            _ => {
                self.bad += 1;
                self.found += usize::from(!matches!(result, Result::Missed));
                self.fixable += usize::from(matches!(result, Result::Mended | Result::Spoilt(_)));
                self.mended += usize::from(matches!(result, Result::Mended));
            }
        }
    }

    fn cells(self) -> String {
        let Self { bad, found, fixable, mended, good, silent } = self;
        format!("{bad} | {} | {fixable} | {} | {good} | {}", share(found, bad), share(mended, fixable), share(silent, good))
    }
}

const HEAD: &str = "variants | found % | with a fix | fix right % | good | silent %";

#[allow(clippy::cast_precision_loss, reason = "small counts")]
fn share(part: usize, whole: usize) -> String {
    if whole == 0 { "–".to_owned() } else { format!("{:.1}", 100.0 * part as f64 / whole as f64) }
}

/// Prints the tables. `excluded` says for each rule its family and whether it is left out.
pub(crate) fn print(trials: &[Trial], excluded: &[(&str, bool)]) {
    let mut families: BTreeMap<(&str, &str), Tally> = BTreeMap::new();
    let mut axes: BTreeMap<&str, Tally> = BTreeMap::new();
    let mut total = Tally::default();
    for trial in trials {
        families.entry((&trial.family, &trial.lang)).or_default().add(&trial.result);
        axes.entry(trial.axis).or_default().add(&trial.result);
        total.add(&trial.result);
    }
    println!("| family | lang | {HEAD} |\n|---|---|---|---|---|---|---|---|");
    for ((family, lang), tally) in &families {
        println!("| {family} | {lang} | {} |", tally.cells());
    }
    println!("| all | | {} |", total.cells());
    println!("\n| axis | {HEAD} |\n|---|---|---|---|---|---|---|");
    for (axis, tally) in &axes {
        println!("| {axis} | {} |", tally.cells());
    }
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for &(family, is_excluded) in excluded {
        let (all, out) = counts.entry(family).or_default();
        *all += 1;
        *out += usize::from(is_excluded);
    }
    println!("\nrules left out as fixed");
    for (family, (all, out)) in counts.iter().filter(|(_, (_, out))| *out > 0) {
        println!("  {family}: {out} of {all}, {} %", share(*out, *all));
    }
}
