//! Names: one name in two spellings, forms that another language uses, a spelling that the house does not write.
//!
//! The work is done by [`crate::names`]; here its answers become findings. Values: `spellings` (both, with their counts
//! and where they come from), `wrong`, `right`, `count`, `confidence` (per cent, from the cost).

pub(super) mod carried;
mod forms;
mod in_set;
mod leaked;
mod namesake;
mod own_form;
#[cfg(test)]
mod tests;
pub(super) mod translated_name;
mod variants;
mod write;

use super::{Asked, Check, Finding, Params};
use crate::article::Article;
use crate::names::{Beside, Context, Finds, Found, Group, Kind, Matcher, Source, find, group_of, is_promising, is_title};
use crate::set::Wants;
use crate::text::{Prose, Span};
use std::cell::RefCell;

/// See the module. `prefer`: spellings that the house prescribes.
pub(super) struct Names;

impl Check for Names {
    fn name(&self) -> &'static str {
        "names"
    }

    fn faults(&self) -> &'static [&'static str] {
        &[
            "variant",
            "variant-doubtful",
            "marks",
            "exonym-mix",
            "garbled",
            "leaked-form",
            "house-style",
            "german-transliteration",
            "russian-based-place",
            "exonym",
            "foreign-transliteration",
            "other-form",
            "mixed-systems",
            "set-spelling",
        ]
    }

    fn params(&self) -> &'static [&'static str] {
        &["prefer"]
    }

    fn wants(&self, fault: &str) -> Wants {
        Wants { names: fault == "set-spelling", ..Wants::default() }
    }

    fn run(&self, article: &Article<'_>, asked: &Asked<'_>, findings: &mut Vec<Finding>) {
        let set = asked.set.filter(|set| set.has_spellings(article.document.lang.primary()));
        let all = !asked.params.prefer.is_empty() || set.is_some();
        let mut finds = find(&article.target, all);
        if finds.names.is_empty() {
            return;
        }
        let prose = &article.target;
        let document = article.document;
        // Well-known names alone need no table, so the cue words need not be read for one.
        let context = match finds.alike {
            true => Context::of_support(document.lang.tag(), document.source_lang.as_ref().map(|lang| lang.tag()), finds.support),
            false => Context::new(document.lang.tag()),
        };
        let mut matcher = MATCHER.take();
        let source = article.source().and_then(|source| Source::new(source));
        let related = source.is_some() || is_promising(&mut matcher, &finds.names, &context);
        if related && !all {
            finds.meet(prose);
        }
        drop_fixed_forms(prose, &mut finds);
        let reported = vec![false; finds.names.len()];
        let groups = finds.names.iter().map(group).collect();
        let mut desk = Desk { article, finds: &finds, context, params: asked.params, matcher, reported, groups };
        if related {
            desk.variants(source, findings);
        }
        desk.garbled(findings);
        if let Some(source) = source {
            desk.leaked(source, findings);
        }
        desk.house_style(findings);
        desk.forms(findings);
        desk.mixed_systems(findings);
        if let Some(set) = set {
            desk.set_spellings(set, findings);
        }
        MATCHER.set(desk.matcher);
    }
}

thread_local! {
    /// Its buffers serve article after article.
    static MATCHER: RefCell<Matcher> = RefCell::default();
}

/// The names of one article on their way to findings.
struct Desk<'a, 'd> {
    article: &'a Article<'d>,
    finds: &'a Finds,
    context: Context,
    params: &'a Params,
    matcher: Matcher,
    /// Names that a finding covers: no second one says the same of them.
    reported: Vec<bool>,
    /// The group of each name that has one form a language writes; given names have as many forms as bearers.
    groups: Vec<Option<&'static Group>>,
}

impl<'a, 'd> Desk<'a, 'd> {
    fn found(&self, name: usize) -> &'a Found {
        &self.finds.names[name]
    }

    fn text(&self, name: usize) -> &'a str {
        &self.found(name).name.text
    }

    /// Where a name stands, without possessive endings.
    fn spans(&self, name: usize) -> Vec<Span> {
        let length = self.text(name).len() as u32;
        // A genitive counts as an occurrence of the name: its ending stays outside.
        let stem = |span: Span| Span::new(span.start, span.end.min(span.start + length));
        self.found(name).mentions.iter().map(|at| stem(self.finds.pieces[*at].span)).collect()
    }

    /// The same without quotations.
    fn own_spans(&self, name: usize) -> Vec<Span> {
        self.spans(name).into_iter().filter(|span| !self.article.is_quoted(*span)).collect()
    }

    /// The units in which a name stands, each once.
    fn units(&self, name: usize) -> Vec<usize> {
        let mut units: Vec<usize> = self.spans(name).iter().map(|span| self.article.document.unit_at(span.start)).collect();
        units.dedup();
        units
    }
}

fn group(found: &Found) -> Option<&'static Group> {
    if !found.exonym {
        return None;
    }
    group_of(&found.name.text).filter(|group| group.kind != Kind::Given && !group.is_historic(&found.name.text))
}

/// Generic words that a place name stands beside without being part of another name.
const GENERIC: [&str; 12] =
    ["oblast", "region", "province", "district", "city", "mayor", "governor", "airport", "front", "square", "gebiet", "prospekt"];

/// Takes out occurrences whose form is fixed: by a neighbouring word (chicken Kiev), as part of a longer name (Bayern
/// München), or because the name is one of another time (Leningrad). A town of North America that the article places once
/// is meant by its name throughout.
fn drop_fixed_forms(prose: &Prose<'_>, finds: &mut Finds) {
    let Finds { pieces, names, .. } = finds;
    let pieces = &pieces[..];
    for found in names.iter_mut().filter(|found| found.exonym) {
        let Some(group) = group_of(&found.name.text).filter(|group| group.kind != Kind::Given) else { continue };
        let historic = group.is_historic(&found.name.text);
        let (text, length) = (prose.text, found.name.text.len());
        let american = |&at: &usize| {
            let start = pieces[at].span.start as usize;
            text.get(start + length..).is_some_and(|after| namesake::is_american(&text[..start], after))
        };
        if group.kind == Kind::Place && found.mentions.iter().any(american) {
            found.mentions.clear();
            continue;
        }
        found.mentions.retain(|&at| {
            let before = Beside::from(&pieces[at]).before(prose, pieces);
            let next = Beside::after(at, prose, pieces);
            let after = next.filter(|next| next.joined);
            // "Odessa, Texas".
            let beyond = next.filter(|next| Span::new(pieces[at].whole.end, next.span.start).text(prose.text) == ", ");
            let text = |word: Beside<'_>| word.text(prose);
            if historic || group.excepted(before.map(text), after.or(beyond).map(text)) {
                return false;
            }
            let part = |word: Beside<'_>| {
                let text = text(word);
                word.capital() && prose.language.tag != "de" && !is_title(text) && !GENERIC.contains(&text.to_lowercase().as_str())
            };
            group.kind != Kind::Place || group.is_ukrainian() || !(before.is_some_and(part) || after.is_some_and(part))
        });
        found.name.count = found.mentions.len() as u32;
    }
    names.retain(|found| !found.mentions.is_empty());
}
