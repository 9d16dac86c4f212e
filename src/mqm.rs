//! The score of MQM: findings weighed by how bad they are.
//!
//! Unless a house has its own, the weights are those of Freitag et al., “Experts, Errors, and Context” (2021), <https://aclanthology.org/2021.tacl-1.87>: a major
//! error counts 5, a minor one 1, a minor one of punctuation 0.1, and a segment that is no translation 25. What people mark there, rules
//! mark here: the score holds what rules see and nothing else.

pub mod sample;

use crate::diagnostic::{Diagnostic, Severity};
use crate::document::{Document, Unit};
use std::path::Path;

/// How bad a finding is, in the terms of MQM.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// A note: worth a look, and without weight.
    Neutral,
    /// A warning about a mark.
    MinorPunctuation,
    /// A warning.
    Minor,
    /// An error.
    Major,
    /// An error that takes the whole segment: it is empty, or in another language.
    NonTranslation,
}

impl Grade {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Neutral, Self::MinorPunctuation, Self::Minor, Self::Major, Self::NonTranslation];

    /// The grade of a finding in `document`.
    pub fn of(document: &Document, diagnostic: &Diagnostic) -> Self {
        match diagnostic.severity {
            Severity::Note => Self::Neutral,
            Severity::Warning if &*diagnostic.category == "linguistic-conventions/punctuation" => Self::MinorPunctuation,
            Severity::Warning => Self::Minor,
            Severity::Error if takes_segment(document, diagnostic) => Self::NonTranslation,
            Severity::Error => Self::Major,
        }
    }

    /// Its severity, as those who annotate call it.
    pub const fn severity(self) -> &'static str {
        match self {
            Self::Neutral => "neutral",
            Self::MinorPunctuation | Self::Minor => "minor",
            Self::Major => "major",
            Self::NonTranslation => "critical",
        }
    }
}

/// So many parts of a point are counted.
pub(crate) const PARTS: u32 = 1_000;
/// No finding weighs more points.
const MOST: f64 = 1_000.0;

/// What a finding of each grade weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weights([u32; Grade::ALL.len()]);

impl Default for Weights {
    /// The published ones.
    fn default() -> Self {
        Self(Grade::ALL.map(|grade| match grade {
            Grade::Neutral => 0,
            Grade::MinorPunctuation => PARTS / 10,
            Grade::Minor => PARTS,
            Grade::Major => 5 * PARTS,
            Grade::NonTranslation => 25 * PARTS,
        }))
    }
}

impl Weights {
    /// That of a grade, in points.
    pub fn of(&self, grade: Grade) -> f64 {
        f64::from(self.parts(grade)) / f64::from(PARTS)
    }

    /// Sets that of a grade.
    ///
    /// # Errors
    ///
    /// What may be set, where `points` is something else.
    pub fn set(&mut self, grade: Grade, points: f64) -> Result<(), &'static str> {
        let parts = points * f64::from(PARTS);
        if !(0.0..=MOST).contains(&points) || (parts - parts.round()).abs() > 1e-6 {
            return Err("must be a number from 0 to 1000 with three decimals at most");
        }
        self.0[grade as usize] = parts.round() as u32;
        Ok(())
    }

    /// That of a grade, in thousandths of a point.
    fn parts(&self, grade: Grade) -> u32 {
        self.0[grade as usize]
    }
}

/// Whether nothing of a segment is a translation.
fn takes_segment(document: &Document, diagnostic: &Diagnostic) -> bool {
    let Some(unit) = document.units.get(document.unit_at(diagnostic.span.start)) else { return false };
    let text = document.target(&unit.target).trim();
    match &*diagnostic.category {
        "accuracy/untranslated" => diagnostic.span.text(&document.text).trim().len() >= text.len(),
        "accuracy/omission" => text.is_empty(),
        _ => false,
    }
}

/// What the findings of each unit of `document` weigh, in thousandths of a point. They are in the order of a report.
pub fn penalties(document: &Document, diagnostics: &[Diagnostic], weights: &Weights) -> Vec<u64> {
    let weighed = |found: &[Diagnostic]| {
        let grades = found.iter().map(|diagnostic| Grade::of(document, diagnostic));
        // What is no translation has no further faults.
        let whole = grades.clone().any(|grade| grade == Grade::NonTranslation);
        if whole { weights.parts(Grade::NonTranslation).into() } else { grades.map(|grade| u64::from(weights.parts(grade))).sum() }
    };
    by_unit(document, diagnostics).map(|(_, found)| weighed(found)).collect()
}

/// The units of `document`, each with the findings that begin in it. They are in the order of a report.
pub(crate) fn by_unit<'d>(document: &'d Document, diagnostics: &'d [Diagnostic]) -> impl Iterator<Item = (&'d Unit, &'d [Diagnostic])> {
    let mut rest = diagnostics;
    document.units.iter().enumerate().map(move |(index, unit)| {
        let end = document.units.get(index + 1).map_or(u32::MAX, |next| next.target.span.start);
        let (own, others) = rest.split_at(rest.partition_point(|diagnostic| diagnostic.span.start < end));
        rest = others;
        (unit, own)
    })
}

/// Whose work a document is: what its format says, or else the file of the records, or the folder of the article.
pub fn system(document: &Document) -> String {
    let path = || match &document.id {
        Some(_) => document.path.clone(),
        None => Path::new(&document.path).parent().map_or_else(String::new, |folder| folder.to_string_lossy().into_owned()),
    };
    let system = document.system.clone().unwrap_or_else(path);
    if system.is_empty() { ".".to_owned() } else { system }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::testing::{document, finding, span};

    fn weighed(text: &str, findings: &[(&str, &str, Severity)]) -> Vec<u64> {
        let document = document("a.txt", text);
        let findings = findings.iter().map(|&(part, category, severity)| {
            let found = finding("family/rule", "message", span(text, part));
            Diagnostic { severity, category: category.into(), ..found }
        });
        penalties(&document, &findings.collect::<Vec<_>>(), &Weights::default())
    }

    #[test]
    fn findings_weigh_in_their_segments() {
        let text = "Der Damm hielt.\nThe dam held , all night.\nNobody was hurt.";
        let found = [
            ("Der Damm hielt.", "accuracy/untranslated", Severity::Error),
            ("Damm", "accuracy/mistranslation", Severity::Error),
            (" ,", "linguistic-conventions/punctuation", Severity::Warning),
            ("dam", "accuracy/mistranslation", Severity::Error),
            ("held", "style/awkward", Severity::Note),
        ];
        assert_eq!(weighed(text, &found), [25_000, 5_100, 0]);
        assert_eq!(weighed(text, &[("Damm", "accuracy/untranslated", Severity::Error)]), [5_000, 0, 0]);
    }

    #[test]
    fn weights_of_a_house_are_numbers_of_a_sensible_size() {
        let mut weights = Weights::default();
        assert_eq!(Grade::ALL.map(|grade| weights.of(grade)), [0.0, 0.1, 1.0, 5.0, 25.0]);
        assert_eq!([0.0, 0.125, 1_000.0].map(|points| weights.set(Grade::Minor, points)), [Ok(()); 3]);
        assert!([-1.0, 1_001.0, 0.0001, f64::NAN, f64::INFINITY].into_iter().all(|points| weights.set(Grade::Minor, points).is_err()));
        assert_eq!(weights.of(Grade::Minor), 1_000.0);
    }

    #[test]
    fn whose_work_a_document_is() {
        let mut text = document("online/a.txt", "The dam held.");
        assert_eq!(system(&text), "online");
        text.id = Some("flood".to_owned());
        assert_eq!(system(&text), "online/a.txt");
        text.system = Some("Online".to_owned());
        assert_eq!(system(&text), "Online");
        assert_eq!(system(&document("a.txt", "The dam held.")), ".");
    }
}
