//! Groups the names of an article that are one name, and says which spelling to keep.

use std::borrow::Borrow;
use std::collections::BTreeMap;

use super::exonyms::{self, Kind};
use super::find::Found;
use super::fold::{Folded, Skeleton};
use super::likely::Sketch;
use super::matcher::{Comparison, Context, Matcher};
use super::persons::{Neighbours, compatible, two_people};
use super::scheme::Profile;
use super::units;

/// A name of an article: one spelling, all its occurrences together.
#[derive(Clone, Debug, Default)]
pub struct Name {
    /// The spelling, without a possessive ending.
    pub text: String,
    /// How often it occurs.
    pub count: u32,
    /// What stands beside it.
    pub neighbours: Neighbours,
}

/// Why a spelling is suggested, strongest reason first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// The configuration names it.
    HouseStyle,
    /// It is the preferred form of a group of exonyms.
    Group,
    /// The target language's own scheme writes it so.
    TargetScheme,
    /// Most occurrences are spelled so.
    Majority,
    /// It came first.
    First,
}

impl Reason {
    /// The reason as data files and reports write it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::HouseStyle => "house-style",
            Self::Group => "group",
            Self::TargetScheme => "target-scheme",
            Self::Majority => "majority",
            Self::First => "first",
        }
    }
}

/// A spelling of a cluster.
#[derive(Clone, Debug)]
pub struct Member {
    /// Index into the names that were given.
    pub name: usize,
    /// The schemes that could have written it, for the message; empty if no table was asked.
    pub scheme: String,
}

/// Spellings of one name.
#[derive(Clone, Debug)]
pub struct Cluster {
    /// In the order the names were given.
    pub members: Vec<Member>,
    /// The spelling to keep: an index into the names that were given. `None` if the preferred form of the group does
    /// not occur; `preferred` then has it.
    pub keep: Option<usize>,
    /// The spelling to keep, as text.
    pub preferred: String,
    /// Why that one.
    pub reason: Reason,
    /// Cost of the dearest comparison that holds the cluster together.
    pub cost: f32,
    /// Profile of that comparison.
    pub profile: &'static str,
}

/// Names of one blocking key that are compared with each other; a block beyond that is a list, not an article.
const BLOCK: usize = 64;

struct Edge {
    a: usize,
    b: usize,
    comparison: Comparison,
}

/// Finds the clusters among the names of an article. `house` are spellings the configuration prescribes. The order of
/// `names` should be that of first occurrence: it breaks ties, and clusters come out in it.
pub fn cluster<N: Borrow<Name>>(matcher: &mut Matcher, names: &[N], context: &Context, house: &[String]) -> Vec<Cluster> {
    let names: Vec<&Name> = names.iter().map(Borrow::borrow).collect();
    let names = &names[..];
    let mut folded = Folded::default();
    let sketches: Vec<Option<Sketch>> = names.iter().map(|name| Sketch::of(&name.text, &mut folded)).collect();
    let pairs = candidates(names, &sketches, context);
    let mut edges = Vec::new();
    for pair in pairs.iter().filter(|pair| !pair.hopeless) {
        let (a, b) = (pair.a, pair.b);
        if !matcher.is_promising(&names[a].text, &names[b].text, context, context.searched()) {
            continue;
        }
        let found = judge(matcher, names[a], names[b], context).filter(|comparison| comparison.matched);
        edges.extend(found.map(|comparison| Edge { a, b, comparison }));
    }
    if edges.is_empty() {
        return Vec::new();
    }
    edges.sort_by(|x, y| x.comparison.cost.total_cmp(&y.comparison.cost).then((x.a, x.b).cmp(&(y.a, y.b))));
    // Does a guard keep two names apart? Asked of few: of those that an edge between others would bring together.
    let mut apart = |p: usize, q: usize| {
        let known = pairs.binary_search_by_key(&(p.min(q), p.max(q)), |pair| (pair.a, pair.b)).is_ok();
        known && judge(matcher, names[p.min(q)], names[p.max(q)], context).is_some_and(|comparison| !comparison.matched)
    };
    // Cheapest first; no merge brings together two names that a guard keeps apart.
    let mut home: Vec<usize> = (0..names.len()).collect();
    let mut held: BTreeMap<usize, (f32, &'static str)> = BTreeMap::new();
    for edge in &edges {
        let (x, y) = (home[edge.a], home[edge.b]);
        if x == y {
            continue;
        }
        let of = |root: usize| (0..names.len()).filter(|name| home[*name] == root).collect::<Vec<_>>();
        let (of_x, of_y) = (of(x), of(y));
        if of_x.iter().any(|p| of_y.iter().any(|q| apart(*p, *q))) {
            continue;
        }
        let root = x.min(y);
        home.iter_mut().filter(|home| **home == x || **home == y).for_each(|home| *home = root);
        // Edges come in order of cost: this one is the dearest so far.
        held.insert(root, (edge.comparison.cost, edge.comparison.profile));
    }
    let mut clusters = Vec::new();
    for root in 0..names.len() {
        let members: Vec<usize> = (0..names.len()).filter(|name| home[*name] == root).collect();
        if members.len() > 1 {
            let (cost, profile) = held.get(&root).copied().unwrap_or((0.0, ""));
            let own = own_spellings(matcher, names, &members, &edges, context, profile);
            let (keep, preferred, reason) = choose(names, &members, &own, context, house);
            clusters.push(Cluster { members: with_schemes(&members, &edges), keep, preferred, reason, cost, profile });
        }
    }
    clusters
}

/// Could two of the names be one? The cheap question before [`cluster`], which needs no neighbours: most articles answer no.
pub(crate) fn is_promising(matcher: &mut Matcher, found: &[Found], context: &Context) -> bool {
    let names: Vec<&Name> = found.iter().map(|found| &found.name).collect();
    let sketches: Vec<Option<Sketch>> = found.iter().map(|found| Some(found.sketch)).collect();
    // Beyond a block's end nobody looks; fewer names may have other pairs.
    names.len() > BLOCK
        || candidates(&names, &sketches, context)
            .iter()
            .any(|pair| !pair.hopeless && matcher.is_promising(&names[pair.a].text, &names[pair.b].text, context, context.searched()))
}

/// Two names worth comparing, the earlier one first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Pair {
    a: usize,
    b: usize,
    /// Neither the tables nor the groups bring them together.
    hopeless: bool,
}

/// What names have to share to be compared.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Skeleton(Skeleton),
    Chinese(u32),
    /// The first form of a group.
    Group(&'static str),
}

/// Pairs worth comparing, in order: one blocking key or one group of exonyms.
fn candidates(names: &[&Name], sketches: &[Option<Sketch>], context: &Context) -> Vec<Pair> {
    let mut keys: Vec<(Key, usize)> = Vec::with_capacity(names.len() * 2);
    for (index, (name, &sketch)) in names.iter().zip(sketches).enumerate() {
        if sketch.is_none_or(|sketch| sketch.exonym) {
            keys.extend(exonyms::groups_of(&name.text).map(|group| (Key::Group(&group.forms[0]), index)));
        }
        if let Some(sketch) = sketch {
            keys.push((Key::Skeleton(sketch.skeleton), index));
            if context.chinese {
                keys.push((Key::Chinese(sketch.chinese), index));
            }
        }
    }
    keys.sort_unstable();
    let mut pairs = Vec::new();
    for block in keys.chunk_by(|x, y| x.0 == y.0) {
        let block = &block[..block.len().min(BLOCK)];
        for (at, &(key, a)) in block.iter().enumerate() {
            let hopeless = |b: usize| match (key, &sketches[a], &sketches[b]) {
                (Key::Skeleton(_), Some(x), Some(y)) => !x.may_match(y, context),
                _ => false,
            };
            pairs.extend(block[at + 1..].iter().filter(|(_, b)| *b != a).map(|&(_, b)| Pair { a, b, hopeless: hopeless(b) }));
        }
    }
    // Of two reasons to compare a pair the hopeful one comes first, and stays.
    pairs.sort_unstable();
    pairs.dedup_by_key(|pair| (pair.a, pair.b));
    pairs
}

/// Compares two names as an article has them: their neighbours speak too.
fn judge(matcher: &mut Matcher, a: &Name, b: &Name, context: &Context) -> Option<Comparison> {
    if units::spelled_alike(&a.text, &b.text) {
        return None;
    }
    let comparison = matcher.compare(&a.text, &b.text, context)?;
    let mut refused = Comparison { matched: false, ..comparison.clone() };
    if comparison.guard == Some("given-name") {
        // One saint, two languages: one person only beside one surname.
        if !compatible(matcher, &a.neighbours.after, &b.neighbours.after, context) {
            return Some(refused);
        }
        return Some(Comparison { cost: comparison.cost.min(0.3), profile: "exonym", guard: None, matched: true, ..comparison });
    }
    if comparison.matched && comparison.profile != "marks" && two_people(matcher, &a.neighbours, &b.neighbours, context) {
        refused.guard = Some("persons");
        return Some(refused);
    }
    Some(comparison)
}

/// The members of a cluster, each with the schemes that its cheapest comparison read it by.
fn with_schemes(members: &[usize], edges: &[Edge]) -> Vec<Member> {
    let scheme = |name: usize| {
        let sides = edges
            .iter()
            .filter(|edge| members.contains(&edge.a) && members.contains(&edge.b))
            .flat_map(|edge| [(edge.a, &edge.comparison.scheme_a), (edge.b, &edge.comparison.scheme_b)]);
        let mut known = sides.filter(|(of, scheme)| *of == name && !scheme.is_empty());
        known.next().map(|(_, scheme)| scheme.clone()).unwrap_or_default()
    };
    members.iter().map(|name| Member { name: *name, scheme: scheme(*name) }).collect()
}

/// Those of the members that the target language's own scheme writes so.
fn own_spellings(
    matcher: &mut Matcher,
    names: &[&Name],
    members: &[usize],
    edges: &[Edge],
    context: &Context,
    profile: &str,
) -> Vec<usize> {
    // In a text that does not speak for the profile, what looks like the target language's own scheme is chance.
    let by_table = Profile::from_name(profile).filter(|profile| *profile != Profile::Chinese);
    if !context.supported.is_none_or(|set| by_table.is_none_or(|profile| set.contains(profile))) {
        return Vec::new();
    }
    // Every comparison within the cluster must be able to read it so.
    let foreign = |name: usize| {
        edges
            .iter()
            .filter(|edge| members.contains(&edge.a) && members.contains(&edge.b))
            .any(|edge| edge.a == name && !edge.comparison.target_a || edge.b == name && !edge.comparison.target_b)
    };
    let own: Vec<usize> = members.iter().copied().filter(|name| !foreign(*name)).collect();
    // A scheme has rare spellings beside its everyday one: Ivanoff is English too, but English writes Ivanov.
    // Its letters could be Иванофф, so that the scheme alone would not mind; but no Slavic name ends so.
    let everyday = |name: &usize| {
        let text = &names[*name].text;
        !text.ends_with("ff") && by_table.is_some_and(|profile| matcher.is_target_scheme(text, profile, &context.target))
    };
    let usual: Vec<usize> = if own.len() > 1 { own.iter().copied().filter(everyday).collect() } else { Vec::new() };
    if usual.is_empty() { own } else { usual }
}

/// House style, the group's preferred form, the target language's own scheme, the majority, the first: in this order.
fn choose(names: &[&Name], members: &[usize], own: &[usize], context: &Context, house: &[String]) -> (Option<usize>, String, Reason) {
    let text = |name: usize| names[name].text.clone();
    if let Some(&name) = members.iter().find(|name| house.contains(&names[**name].text)) {
        return (Some(name), text(name), Reason::HouseStyle);
    }
    // A given name's group says what the languages have, not what the person is called.
    let group = members
        .iter()
        .flat_map(|name| exonyms::groups_of(&names[*name].text))
        .find(|group| group.kind != Kind::Given && group.has_preferred(&context.target));
    if let Some(group) = group {
        let found = members.iter().copied().find(|name| group.prefers(&names[*name].text, &context.target));
        return (found, found.map_or_else(|| group.preferred_like(&context.target, &names[members[0]].text), text), Reason::Group);
    }
    let most = |among: &[usize]| {
        let count = among.iter().map(|name| names[*name].count).max().unwrap_or(0);
        among.iter().copied().filter(|name| names[*name].count == count).collect::<Vec<_>>()
    };
    let (among, by_scheme) = match own.len() {
        0 => (members.to_vec(), false),
        count => (own.to_vec(), count < members.len()),
    };
    let best = most(&among);
    let reason = match (by_scheme, best.len() < among.len()) {
        (true, _) => Reason::TargetScheme,
        (false, true) => Reason::Majority,
        (false, false) => Reason::First,
    };
    let keep = best.first().copied();
    (keep, keep.map(text).unwrap_or_default(), reason)
}
