//! Other people, places, agencies and papers.

use super::{any_of, other, regex};
use crate::random::Random;
use crate::sample::Sample;
use crate::words::{self, AGENCIES, OUTLETS, PICTURE_DESKS};
use regex::Captures;

/// Families whose faults are names, or a relation between them.
const OF_NAMES: &[&str] = &["names", "consistency", "pairs", "source", "encoding", "spelling", "untranslated"];

/// Another given name and surname, each for its like.
pub(super) fn person(sample: &Sample, random: &mut Random) -> Vec<Sample> {
    let Some(words) = words::of(&sample.lang).filter(|_| !sample.is_of(OF_NAMES)) else { return Vec::new() };
    let step = 1 + random.below(words.surnames.len() - 1);
    let given = any_of(words.given_names.iter().copied());
    let known = regex(&format!(r"\b({given}) (\p{{Lu}}\p{{Ll}}+)\b"));
    let name = |found: &Captures<'_>| {
        let is_place = words.cities.contains(&&found[2]) || words.countries.contains(&&found[2]);
        let surname = words.surnames[(found[2].len() + step) % words.surnames.len()];
        let given = other(words.given_names, &found[1], step)?;
        (!is_place && surname != &found[2] && surname != given).then(|| format!("{given} {surname}"))
    };
    sample.rewrite(&known, name).into_iter().collect()
}

/// Other cities and countries.
pub(super) fn place(sample: &Sample, random: &mut Random) -> Vec<Sample> {
    let Some(words) = words::of(&sample.lang).filter(|_| !sample.is_of(OF_NAMES)) else { return Vec::new() };
    let step = 1 + random.below(5);
    let swapped = |list: &'static [&'static str]| {
        // Beside another capital it may be part of a name.
        let pattern = regex(&format!(r"(\p{{Lu}}\p{{Ll}}+ )?\b({})\b( \p{{Lu}})?", any_of(list.iter().copied())));
        let new = |found: &Captures<'_>| {
            let is_part = found.get(1).is_some() || found.get(3).is_some();
            other(list, &found[2], step).filter(|_| !is_part).map(str::to_owned)
        };
        sample.rewrite(&pattern, new)
    };
    [words.cities, words.countries].into_iter().filter(|list| !list.is_empty()).filter_map(swapped).collect()
}

/// Another agency in a credit or label.
pub(super) fn agency(sample: &Sample, random: &mut Random) -> Vec<Sample> {
    [AGENCIES, PICTURE_DESKS].iter().flat_map(|list| in_furniture(sample, list, random)).collect()
}

/// Another paper or station in a credit or label.
pub(super) fn outlet(sample: &Sample, random: &mut Random) -> Vec<Sample> {
    in_furniture(sample, OUTLETS, random)
}

fn in_furniture(sample: &Sample, list: &[&str], random: &mut Random) -> Vec<Sample> {
    if !sample.is_of(&["boilerplate"]) {
        return Vec::new();
    }
    let step = 1 + random.below(list.len() - 1);
    let pattern = regex(&format!(r"\b({})\b(-?)", any_of(list.iter().copied())));
    let new = |found: &Captures<'_>| other(list, &found[1], step).filter(|_| found[2].is_empty()).map(str::to_owned);
    sample.rewrite(&pattern, new).into_iter().collect()
}
