//! Which names an article knows: they have their like on the other side in most segments that have them.

use super::words::{Form, Line, Vocabulary};
use crate::lang::Writing;
use std::collections::{HashMap, HashSet};

/// In so many of a hundred other segments a name must have its like.
const SHARE: usize = 75;
/// Letters that the forms of a name have in common.
const STEM: usize = 5;

/// The names of one side, by what their forms have in common.
pub(super) struct Known(HashMap<String, Counts>);

#[derive(Clone, Copy, Default)]
struct Counts {
    /// Segments that have the name.
    all: usize,
    /// Those of them that have its like on the other side.
    like: usize,
}

impl Known {
    /// Those of the first of each two lines; the second is the other side of the segment.
    pub(super) fn of<'l>(lines: impl Iterator<Item = (&'l Line, &'l Line)>, own: &Vocabulary<'_>, other: &Vocabulary<'_>) -> Self {
        // Where every noun has a capital, only what is copied letter for letter is a name.
        let copies = [own, other].iter().all(|side| side.language.writing == Writing::Latin)
            && (own.language.noun_capitals || other.language.noun_capitals);
        let mut known: HashMap<String, Counts> = HashMap::new();
        for (line, facing) in lines {
            let mut seen: HashSet<&str> = HashSet::new();
            let capitals = || facing.words.iter().map(|word| other.form(word)).filter(|form| form.has_capital());
            let names = line.words.iter().filter(|word| !word.opens).map(|word| own.form(word));
            for name in names.filter(|form| form.is_name && !form.is_small) {
                if !seen.insert(stem(name)) {
                    continue;
                }
                let is_like = |form: &Form<'_>| if copies { name.sound.is_copy(&form.sound) } else { name.sound.is_like(&form.sound) };
                let counts = known.entry(stem(name).to_owned()).or_default();
                counts.all += 1;
                counts.like += usize::from(capitals().any(is_like));
            }
        }
        Self(known)
    }

    /// Whether the name is known without a segment at hand, where it has no like.
    pub(super) fn has(&self, name: &Form<'_>) -> bool {
        let counts = self.counts(name);
        counts.like > 0 && counts.like * 100 >= counts.all.saturating_sub(1) * SHARE
    }

    /// Whether other segments have the name too.
    pub(super) fn returns(&self, name: &Form<'_>) -> bool {
        self.counts(name).all > 1
    }

    fn counts(&self, name: &Form<'_>) -> Counts {
        self.0.get(stem(name)).copied().unwrap_or_default()
    }
}

fn stem<'f>(form: &'f Form<'_>) -> &'f str {
    let folded = form.sound.folded.as_str();
    folded.get(..STEM).unwrap_or(folded)
}
