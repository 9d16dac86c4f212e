//! The names of many articles: an index of spellings, and which of them are one name.
//!
//! Only the index is kept, not the articles: memory grows with the number of distinct names. Spellings are compared within
//! a block of one key, and a block is cut at [`BLOCK`], so time grows with the number of names and not with its square.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::cluster::{Member, Name, Reason, cluster};
use super::cues::{Support, support};
use super::exonyms;
use super::find::{Finds, find};
use super::matcher::{Context, Matcher};
use super::persons::Neighbours;
use super::prefilter::Sketch;
use crate::text::Prose;
use mtlint_tables::names::exonyms::Kind;
use mtlint_tables::names::fold::{Folded, Skeleton};
use mtlint_tables::names::scheme::{Profile, ProfileSet};

/// Spellings of one block that are compared with each other, the most frequent ones.
const BLOCK: usize = 400;
/// Two articles may well speak of two people: nothing doubtful is believed across them.
const DEAREST: f32 = 0.30;

/// The names of a set of articles.
#[derive(Debug, Default)]
pub struct NameSet {
    names: Vec<Name>,
    articles: Vec<BTreeSet<u32>>,
    /// What the articles of each name speak for.
    support: Vec<Support>,
    places: HashMap<String, usize>,
}

/// One name of the set.
#[derive(Clone, Debug)]
pub struct SetName {
    /// The spelling to keep.
    pub preferred: String,
    /// Why that one.
    pub reason: Reason,
    /// Cost of the dearest comparison that holds the spellings together; 0 for one spelling.
    pub cost: f32,
    /// Profile of that comparison; empty for one spelling.
    pub profile: &'static str,
    /// The spellings, in order of their first occurrence.
    pub spellings: Vec<Spelling>,
}

/// One spelling of a name.
#[derive(Clone, Debug)]
pub struct Spelling {
    /// As it is written.
    pub text: String,
    /// How often it stands in the set.
    pub count: u32,
    /// The articles it stands in, by the numbers they were added under.
    pub articles: Vec<u32>,
    /// The schemes that could have written it; empty if no table was asked.
    pub scheme: String,
}

/// The names of an article and what its words support, as [`NameSet::add`] takes them; `source` is the tag of the language it was
/// translated from.
pub fn in_article(prose: &Prose<'_>, source: Option<&str>) -> (Finds, Support) {
    let finds = find(prose, true);
    let support = support(finds.pieces.iter().filter(|piece| piece.capital).map(|piece| piece.text(prose)));
    let support = source.map_or(support, |tag| support.translated_from(tag));
    (finds, support)
}

impl NameSet {
    /// An empty set.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many distinct spellings there are.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Is nothing in it?
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// What stands beside a spelling in all articles.
    pub fn neighbours(&self, spelling: &str) -> Option<&Neighbours> {
        self.places.get(spelling).map(|place| &self.names[*place].neighbours)
    }

    /// Adds the names of an article, as `find` with `all` found them, and what its words support. Words that may have their
    /// capital from their place are left out.
    pub fn add(&mut self, article: u32, finds: Finds, support: Support) {
        for found in finds.names.into_iter().filter(|found| found.firm) {
            self.add_name(article, found.name, support);
        }
    }

    /// Adds one name of an article.
    pub fn add_name(&mut self, article: u32, name: Name, support: Support) {
        let place = *self.places.entry(name.text.clone()).or_insert_with(|| {
            self.names.push(Name { text: name.text.clone(), ..Name::default() });
            self.articles.push(BTreeSet::new());
            self.support.push(Support::default());
            self.names.len() - 1
        });
        let own = &mut self.names[place];
        own.count += name.count;
        own.neighbours.before.extend(name.neighbours.before);
        own.neighbours.after.extend(name.neighbours.after);
        self.articles[place].insert(article);
        self.support[place] = self.support[place].union(support);
    }

    /// The names with their spellings: those with several first, then by count, then by the alphabet. `target` is the
    /// language of the articles, `house` are spellings that the configuration prescribes.
    pub fn names(&self, target: &str, house: &[String]) -> Vec<SetName> {
        let mut matcher = Matcher::new();
        let mut single: BTreeSet<usize> = (0..self.names.len()).collect();
        let mut out = Vec::new();
        for family in self.families(&mut matcher, target) {
            let names: Vec<Name> = family.iter().map(|name| self.names[*name].clone()).collect();
            let context = self.context(&family, target);
            for found in cluster(&mut matcher, &names, &context, house).into_iter().filter(|found| found.cost <= DEAREST) {
                for member in &found.members {
                    single.remove(&family[member.name]);
                }
                let spelling = |member: &Member| self.spelling(family[member.name], &member.scheme);
                out.push(SetName {
                    preferred: found.preferred.clone(),
                    reason: found.reason,
                    cost: found.cost,
                    profile: found.profile,
                    spellings: found.members.iter().map(spelling).collect(),
                });
            }
        }
        out.extend(single.into_iter().map(|name| SetName {
            preferred: self.names[name].text.clone(),
            reason: Reason::First,
            cost: 0.0,
            profile: "",
            spellings: vec![self.spelling(name, "")],
        }));
        let count = |name: &SetName| name.spellings.iter().map(|spelling| spelling.count).sum::<u32>();
        out.sort_by(|a, b| {
            let several = |name: &SetName| name.spellings.len() > 1;
            (several(b), count(b), &a.preferred).cmp(&(several(a), count(a), &b.preferred))
        });
        out
    }

    fn spelling(&self, name: usize, scheme: &str) -> Spelling {
        Spelling {
            text: self.names[name].text.clone(),
            count: self.names[name].count,
            articles: self.articles[name].iter().copied().collect(),
            scheme: scheme.to_owned(),
        }
    }

    /// Names that hang together by matching pairs, two at least; a guard or a neighbour may still part them.
    fn families(&self, matcher: &mut Matcher, target: &str) -> Vec<Vec<usize>> {
        let mut home: Vec<usize> = (0..self.names.len()).collect();
        for (a, b) in self.pairs() {
            let (x, y) = (root(&mut home, a), root(&mut home, b));
            if x == y {
                continue;
            }
            let context = self.context(&[a, b], target);
            let (text_a, text_b) = (&self.names[a].text, &self.names[b].text);
            if !matcher.is_promising(text_a, text_b, &context, (DEAREST * 100.0) as u16) {
                continue;
            }
            let found = matcher.compare(text_a, text_b, &context);
            if found.is_some_and(|found| found.matched && found.cost <= DEAREST || found.guard == Some("given-name")) {
                home[x.max(y)] = x.min(y);
            }
        }
        let mut families: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for name in 0..home.len() {
            families.entry(root(&mut home, name)).or_default().push(name);
        }
        families.into_values().filter(|family| family.len() > 1).collect()
    }

    /// What all the articles of some names speak for. A whole set speaks of everything, and would let everything match.
    fn context(&self, names: &[usize], target: &str) -> Context {
        let all = names.iter().map(|name| self.support[*name]);
        let profiles = all.clone().fold(ProfileSet::ALL, |profiles, support| profiles.intersection(support.profiles));
        Context {
            supported: Some(profiles),
            chinese: all.clone().any(|support| support.profiles.contains(Profile::Chinese)),
            japanese: all.clone().any(|support| support.japanese),
            ..Context::new(target)
        }
    }

    /// Pairs worth comparing: one key and a likeness, or one group of exonyms.
    fn pairs(&self) -> Vec<(usize, usize)> {
        let mut blocks: BTreeMap<Skeleton, Vec<(usize, Sketch)>> = BTreeMap::new();
        let mut groups: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        let mut folded = Folded::default();
        for (at, name) in self.names.iter().enumerate() {
            let Some(sketch) = Sketch::of(&name.text, &mut folded) else { continue };
            if sketch.exonym {
                let of = exonyms::groups_of(&name.text).filter(|group| group.kind != Kind::Given && !group.is_historic(&name.text));
                of.for_each(|group| groups.entry(&group.forms[0]).or_default().push(at));
            }
            blocks.entry(sketch.skeleton).or_default().push((at, sketch));
        }
        let mut pairs = BTreeSet::new();
        for mut block in blocks.into_values() {
            block.sort_by_key(|(at, _)| (std::cmp::Reverse(self.names[*at].count), *at));
            block.truncate(BLOCK);
            for (place, (a, sketch)) in block.iter().enumerate() {
                let like = block[place + 1..].iter().filter(|(_, other)| sketch.resembles(other));
                pairs.extend(like.map(|(b, _)| (*a.min(b), *a.max(b))));
            }
        }
        for group in groups.into_values() {
            pairs.extend(group.windows(2).map(|two| (two[0].min(two[1]), two[0].max(two[1]))));
        }
        pairs.into_iter().collect()
    }
}

/// The representative of a name's family, with the path to it shortened.
fn root(home: &mut [usize], mut name: usize) -> usize {
    while home[name] != name {
        home[name] = home[home[name]];
        name = home[name];
    }
    name
}

#[cfg(test)]
mod tests {
    use super::super::cues::support;
    use super::*;

    #[test]
    fn spellings_of_several_articles() {
        let mut set = NameSet::new();
        for (article, text) in [(0, "Balakliya"), (1, "Balakliya"), (1, "Balaklija"), (2, "Kyiv"), (3, "Kiev"), (3, "Leeds")] {
            set.add_name(article, Name { text: text.to_owned(), count: 2, ..Name::default() }, support(["Ukraine"]));
        }
        let names = set.names("en", &[]);
        let shown: Vec<_> = names.iter().map(|name| (name.preferred.as_str(), name.spellings.len())).collect();
        assert_eq!(shown, [("Balakliya", 2), ("Kyiv", 2), ("Leeds", 1)]);
        assert_eq!(names[0].spellings[0].articles, [0, 1]);
    }
}
