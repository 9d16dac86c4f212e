//! A spelling that other documents of the set do not have.

use super::write::confidence;
use super::{Desk, GENERIC};
use crate::checks::Finding;
use crate::names::{Neighbours, compatible, spelled_alike};
use crate::set::Set;
use std::collections::{BTreeSet, HashSet};

/// Two documents may well speak of two people: nothing dearer is believed across them.
const DEAREST: f32 = 0.30;

impl Desk<'_, '_> {
    /// Reports names for which the set as a whole has another spelling. An article that has both is the business of the
    /// rules about one article.
    pub(super) fn set_spellings(&mut self, set: &Set, findings: &mut Vec<Finding>) {
        let spellings: HashSet<&str> = self.finds.names.iter().map(|found| &*found.name.text).collect();
        let here = |spelling: &str| spellings.contains(spelling);
        for name in 0..self.finds.names.len() {
            let text = self.text(name);
            let found = self.found(name);
            let Some(rarer) = set.rarer(self.article.document.lang.primary(), text) else { continue };
            if self.reported[name]
                || !found.firm
                || here(&rarer.other)
                || here(&rarer.right)
                || self.params.prefer.iter().any(|own| own == text)
            {
                continue;
            }
            // What holds within an article must hold for this one: its own cue words, its own people.
            let context = self.context.clone();
            let Some(compared) = self.matcher.compare(text, &rarer.other, &context).filter(|found| found.matched && found.cost <= DEAREST)
            else {
                continue;
            };
            if is_acronym(text) || spelled_alike(text, &rarer.other) || !self.same_company(&found.name.neighbours, &rarer.neighbours) {
                continue;
            }
            let of_table = !matches!(compared.profile, "exonym" | "marks");
            let spans = if compared.profile == "exonym" { self.own_spans(name) } else { self.spans(name) };
            let Some(finding) = self.finding("set-spelling", name, &spans, &rarer.right, None) else { continue };
            let others = if rarer.documents == 1 { "another document".to_owned() } else { format!("{} documents", rarer.documents) };
            let finding = finding.value("other", &*rarer.other).value("others", others).value("place", &*rarer.place);
            findings.push(if of_table { finding.confidence(confidence(compared.cost)) } else { finding });
        }
    }

    /// Do both names stand alone, or beside words that could be the same? Within an article a bare surname is the one that
    /// was named in full before; another article's bare surname may be anybody's.
    fn same_company(&mut self, here: &Neighbours, there: &Neighbours) -> bool {
        let telling = |words: &BTreeSet<String>| -> BTreeSet<String> {
            words.iter().filter(|word| !GENERIC.contains(&word.to_lowercase().as_str())).cloned().collect()
        };
        let mut same = |here: &BTreeSet<String>, there: &BTreeSet<String>| {
            let (here, there) = (telling(here), telling(there));
            here.is_empty() && there.is_empty() || compatible(&mut self.matcher, &here, &there, &self.context)
        };
        same(&here.before, &there.before) && same(&here.after, &there.after)
    }
}

/// More capitals than parts: an abbreviation, and no romanisation of anything.
fn is_acronym(text: &str) -> bool {
    text.chars().filter(|c| c.is_uppercase()).count() > text.split(['-', '\'', '’', ' ']).count()
}
