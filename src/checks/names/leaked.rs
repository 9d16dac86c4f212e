//! A form of the source that was carried over with its case ending: Jermaka for Yermak, because the source has Jermaka.

use super::Desk;
use crate::checks::Finding;
use crate::names::Source;

/// Endings of the cases, romanised.
const ENDINGS: [&str; 14] = ["ovi", "owi", "evi", "oyu", "oju", "ego", "om", "em", "ou", "a", "u", "y", "i", "ą"];

/// Surnames whose feminine form looks like a case of the masculine one.
const GENDERED: [&str; 12] = ["ov", "ev", "ow", "ew", "in", "yn", "iv", "iw", "ský", "sky", "ski", "off"];

/// Shorter stems leave too much to chance.
const SHORTEST: usize = 4;

impl Desk<'_, '_> {
    /// Reports names that stand in the target with the ending of the source.
    pub(super) fn leaked(&mut self, source: Source<'_, '_>, findings: &mut Vec<Finding>) {
        for form in 0..self.finds.names.len() {
            if self.reported[form] {
                continue;
            }
            let Some(base) = (0..self.finds.names.len()).find(|base| *base != form && self.is_case_of(source, form, *base)) else {
                continue;
            };
            let spellings = self.spellings(base, "", form, "");
            let finding = self.finding("leaked-form", form, &self.spans(form), self.text(base), Some(base));
            findings.extend(finding.map(|finding| finding.value("spellings", spellings)));
            self.reported[form] = true;
        }
    }

    /// Is `form` the base name with an ending, and does the source have that ending there and another form elsewhere?
    fn is_case_of(&mut self, source: Source<'_, '_>, form: usize, base: usize) -> bool {
        let (form_text, base_text) = (self.text(form), self.text(base));
        let context = self.context.clone();
        let stem = ENDINGS.iter().find_map(|ending| form_text.strip_suffix(ending)).filter(|stem| stem.chars().count() >= SHORTEST);
        let Some(stem) = stem else { return false };
        let open = |text: &str| text.ends_with(['a', 'e', 'i', 'o', 'u', 'y']);
        if open(base_text) || GENDERED.iter().any(|ending| base_text.ends_with(ending)) {
            return false;
        }
        if stem != base_text && !self.matcher.compare(stem, base_text, &context).is_some_and(|found| found.matched) {
            return false;
        }
        let units = self.units(form);
        let inflected = units.iter().flat_map(|unit| source.words_for(&mut self.matcher, *unit, form_text, &context));
        let ends_open = |word: &str| word.ends_with(['a', 'u', 'y', 'i', 'ą', 'm', 'а', 'у', 'ы', 'и', 'і', 'м', 'ю', 'я']);
        inflected.into_iter().any(ends_open)
    }
}
