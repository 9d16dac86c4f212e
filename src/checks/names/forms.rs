//! Forms of well-known names: those the house does not write, those of another language, and those from another system.
//!
//! Quotations are left alone, because somebody may have said or written it so; unless the article itself writes such
//! forms outside of quotations too: then it is the writer's habit.

use super::Desk;
use super::own_form::WITH_FORMS;
use crate::checks::Finding;
use crate::names::{Kind, Profile, in_english, is_german_shaped};

/// Up to this cost a name is taken for a spelling of what the house prescribes.
const HOUSE: f32 = 0.30;

impl Desk<'_, '_> {
    /// Spellings of a name for which the configuration prescribes another one.
    pub(super) fn house_style(&mut self, findings: &mut Vec<Finding>) {
        let params = self.params;
        if params.prefer.is_empty() {
            return;
        }
        for name in 0..self.finds.names.len() {
            let text = self.text(name);
            if self.reported[name] || params.prefer.iter().any(|prescribed| prescribed == text) {
                continue;
            }
            let context = self.context.clone();
            let firm = self.found(name).firm;
            let mut same = |prescribed: &&String| {
                let found = self.matcher.compare(text, prescribed, &context);
                found.is_some_and(|found| found.matched && found.cost <= HOUSE && (firm || found.profile == "exonym"))
            };
            let Some(right) = params.prefer.iter().find(|prescribed| same(prescribed)) else { continue };
            findings.extend(self.finding("house-style", name, &self.own_spans(name), right, None));
            self.reported[name] = true;
        }
    }

    /// Forms that the language of the article does not prefer, each for its own reason.
    pub(super) fn forms(&mut self, findings: &mut Vec<Finding>) {
        let language = self.article.document.lang.primary();
        let habit = (0..self.finds.names.len()).any(|name| self.is_russian(name) && !self.own_spans(name).is_empty());
        for name in 0..self.finds.names.len() {
            let text = self.text(name);
            if self.reported[name] || self.params.prefer.iter().any(|prescribed| prescribed == text) {
                continue;
            }
            let Some(group) = self.groups[name] else {
                let finding = self.german_shape(name);
                self.reported[name] |= finding.is_some();
                findings.extend(finding);
                continue;
            };
            let from = group.language_of(text, language).and_then(|tag| tag.parse::<crate::lang::Lang>().ok());
            let from = from.map_or("", |lang| lang.data().name);
            let own = self.article.document.lang.data().name;
            let named = |finding: Finding| finding.value("language", from).value("own", own);
            if WITH_FORMS.contains(&language) {
                let finding = self.own_form(name, group, language);
                self.reported[name] |= finding.is_some();
                findings.extend(finding.map(named));
                continue;
            }
            if group.prefers(text, language) {
                continue;
            }
            let right = &group.preferred_like(language, text);
            let (fault, spans) = if group.is_russian(text) {
                ("russian-based-place", if habit { self.spans(name) } else { self.own_spans(name) })
            } else if group.is_german(text) && language != "de" {
                ("german-transliteration", self.own_spans(name))
            } else if group.kind == Kind::Place && group.language_of(text, language).is_some() {
                ("exonym", self.own_spans(name))
            } else {
                continue;
            };
            let finding = self.finding(fault, name, &spans, right, None);
            self.reported[name] |= finding.is_some();
            findings.extend(finding.map(named));
        }
    }

    fn is_russian(&self, name: usize) -> bool {
        self.groups[name].is_some_and(|group| group.is_russian(self.text(name)))
    }

    /// A name that no group has and that only German spells so.
    fn german_shape(&mut self, name: usize) -> Option<Finding> {
        let text = self.text(name);
        let supported = self.context.supported.is_some_and(|set| set.contains(Profile::EastSlavic));
        if self.article.document.lang.primary() == "de" || !is_german_shaped(text) || !supported || !self.found(name).firm {
            return None;
        }
        let spans = self.own_spans(name);
        let right = match self.article.document.lang.primary() {
            "en" => in_english(&mut self.matcher, text).unwrap_or_default(),
            _ => String::new(),
        };
        self.finding("german-transliteration", name, &spans, &right, None).map(|finding| finding.value("language", "German"))
    }

    /// Ukrainian places, some romanised from Ukrainian and some from Russian: one note, at the first of the former, for the
    /// latter have a fault of their own.
    pub(super) fn mixed_systems(&mut self, findings: &mut Vec<Finding>) {
        let language = self.article.document.lang.primary();
        let (mut ukrainian, mut russian) = (Vec::new(), Vec::new());
        for name in 0..self.finds.names.len() {
            let Some(group) = self.groups[name].filter(|group| group.is_ukrainian()) else { continue };
            if group.is_russian(self.text(name)) {
                russian.push(name);
            } else if group.prefers(self.text(name), language) {
                ukrainian.push(name);
            }
        }
        let preferred = |name: &usize| self.groups[*name].map(|group| group.preferred(language));
        let apart = |a: &[usize], b: &[usize]| a.iter().any(|name| !b.iter().any(|other| preferred(name) == preferred(other)));
        if !apart(&ukrainian, &russian) || !apart(&russian, &ukrainian) {
            return;
        }
        let first = |names: &[usize]| names.iter().filter_map(|name| self.own_spans(*name).first().copied()).min();
        let (Some(span), Some(_)) = (first(&ukrainian), first(&russian)) else { return };
        let list = |names: &[usize]| names.iter().map(|name| format!("“{}”", self.text(*name))).collect::<Vec<_>>().join(", ");
        let mut finding = Finding::new("mixed-systems", span).value("ukrainian", list(&ukrainian)).value("russian", list(&russian));
        for (names, message) in [(&ukrainian, "from Ukrainian"), (&russian, "from Russian")] {
            let others = names.iter().filter_map(|name| self.own_spans(*name).first().copied()).filter(|other| *other != span);
            for other in others {
                finding = finding.related(other, message);
            }
        }
        findings.push(finding);
    }
}
