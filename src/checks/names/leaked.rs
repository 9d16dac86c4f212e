//! A form of the source that was carried over with its case ending: Jermaka for Yermak, because the source has Jermaka.

use super::Desk;
use crate::checks::Finding;
use crate::lang::Lang;
use crate::names::{Blocks, Context, Source, is_common_word, two_people};

/// Endings of the cases, romanised.
const ENDINGS: [&str; 14] = ["ovi", "owi", "evi", "oyu", "oju", "ego", "om", "em", "ou", "a", "u", "y", "i", "ą"];

/// Surnames whose feminine form looks like a case of the masculine one.
const GENDERED: [&str; 12] = ["ov", "ev", "ow", "ew", "in", "yn", "iv", "iw", "ský", "sky", "ski", "off"];

/// Shorter stems leave too much to chance.
const SHORTEST: usize = 4;

impl<'a> Desk<'a, '_> {
    /// Reports names that stand in the target with the ending of the source.
    pub(super) fn leaked(&mut self, source: Source<'_, '_>, findings: &mut Vec<Finding>) {
        let inflects = self.article.document.source_lang.as_ref().is_some_and(Lang::inflects_names);
        if !inflects {
            return;
        }
        let blocks = Blocks::of_found(&self.finds.names, &self.context);
        for form in 0..self.finds.names.len() {
            if self.reported[form] {
                continue;
            }
            let Some(stem) = self.stem(form) else { continue };
            let mut bases = blocks.like(stem, &self.context).into_iter().filter(|base| *base != form);
            let Some(base) = bases.find(|base| self.is_case_of(source, (form, stem), *base)) else { continue };
            let spellings = self.spellings(base, "", form, "");
            let finding = self.finding("leaked-form", form, &self.spans(form), self.text(base), Some(base));
            findings.extend(finding.map(|finding| finding.value("spellings", spellings)));
            self.reported[form] = true;
        }
    }

    /// What stands before the ending of a case.
    fn stem(&self, form: usize) -> Option<&'a str> {
        let text = self.text(form);
        ENDINGS.iter().find_map(|ending| text.strip_suffix(ending)).filter(|stem| stem.chars().count() >= SHORTEST)
    }

    /// Is `form` the base name with an ending, and does the source have that ending there and another form elsewhere?
    fn is_case_of(&mut self, source: Source<'_, '_>, (form, stem): (usize, &str), base: usize) -> bool {
        let (form_text, base_text) = (self.text(form), self.text(base));
        let context = self.context.clone();
        let open = |text: &str| text.ends_with(['a', 'e', 'i', 'o', 'u', 'y']);
        if open(base_text) || GENDERED.iter().any(|ending| base_text.ends_with(ending)) {
            return false;
        }
        if stem != base_text && !self.matcher.compare(stem, base_text, &context).is_some_and(|found| found.matched) {
            return false;
        }
        let (of_form, of_base) = (&self.found(form).name.neighbours, &self.found(base).name.neighbours);
        if is_common_word(form_text) || is_common_word(base_text) || two_people(&mut self.matcher, of_form, of_base, &context) {
            return false;
        }
        let inflected = self.source_words(source, form, &context);
        let plain = self.source_words(source, base, &context);
        // One form everywhere: a woman's name would take other endings elsewhere.
        let [inflected] = &inflected[..] else { return false };
        let cased = inflected.ends_with(['a', 'u', 'y', 'i', 'ą', 'm', 'а', 'у', 'ы', 'и', 'і', 'м', 'ю', 'я']);
        cased && plain.iter().any(|word| word != inflected && crate::names::stem(word) == crate::names::stem(inflected))
    }

    /// The words of the source that a name of the target may stand for, each once.
    pub(super) fn source_words<'s>(&mut self, source: Source<'_, 's>, name: usize, context: &Context) -> Vec<&'s str> {
        let mut words: Vec<&str> = Vec::new();
        let text = self.text(name);
        for paragraph in self.units(name).into_iter().flat_map(|unit| self.article.source_paragraphs(unit)) {
            words.extend(source.words_for(&mut self.matcher, paragraph, text, context));
        }
        words.sort_unstable();
        words.dedup();
        words
    }
}
