//! Groups the names of an article that are one name, and says which spelling to keep.

use std::borrow::Borrow;
use std::collections::{BTreeMap, HashMap, HashSet};

use super::blocks::{BLOCK, Blocks, questions};
use super::exonyms;
use super::find::Found;
use super::matcher::{Comparison, Context, Matcher};
use super::multiword;
use super::persons::{Neighbours, company, compatible, two_people};
use super::prefilter::Sketch;
use mtlint_tables::names::exonyms::Kind;
use mtlint_tables::names::fold::Folded;
use mtlint_tables::names::scheme::Profile;

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
    let blocks = Blocks::of(names, &sketches, context);
    let mut judge = Judge { matcher, names, context, left: questions(names.len()), verdicts: HashMap::new() };
    let mut edges = Vec::new();
    for (a, b) in blocks.pairs(&sketches, context) {
        if judge.is_promising(a, b) {
            edges.extend(judge.matched(a, b).map(|comparison| Edge { a, b, comparison }));
        }
    }
    if edges.is_empty() {
        return Vec::new();
    }
    edges.sort_by(|x, y| x.comparison.cost.total_cmp(&y.comparison.cost).then((x.a, x.b).cmp(&(y.a, y.b))));
    // Cheapest first; no merge brings together two names that a guard keeps apart.
    let mut homes = Homes::of(names.len());
    let mut held: BTreeMap<usize, (f32, &'static str)> = BTreeMap::new();
    for edge in &edges {
        let (x, y) = (homes.of[edge.a], homes.of[edge.b]);
        if x == y || homes.between(x, y, &blocks).any(|(p, q)| judge.apart(p, q)) {
            continue;
        }
        // Edges come in order of cost: this one is the dearest so far.
        held.insert(homes.merge(x, y), (edge.comparison.cost, edge.comparison.profile));
    }
    // The edges within each cluster, in order of cost.
    let mut within: BTreeMap<usize, Vec<&Edge>> = BTreeMap::new();
    for edge in edges.iter().filter(|edge| homes.of[edge.a] == homes.of[edge.b]) {
        within.entry(homes.of[edge.a]).or_default().push(edge);
    }
    let mut clusters = Vec::new();
    for (home, edges) in within {
        let mut members = std::mem::take(&mut homes.members[home]);
        members.sort_unstable();
        let (cost, profile) = held.get(&home).copied().unwrap_or((0.0, ""));
        let own = own_spellings(judge.matcher, names, &members, &edges, context, profile);
        let (keep, preferred, reason) = choose(names, &members, &own, context, house);
        clusters.push(Cluster { members: with_schemes(&members, &edges), keep, preferred, reason, cost, profile });
    }
    clusters.sort_by_key(|cluster| cluster.members[0].name);
    clusters
}

/// The names that were brought together so far.
struct Homes {
    /// The home of each name: one of its members.
    of: Vec<usize>,
    /// The members of each home.
    members: Vec<Vec<usize>>,
}

impl Homes {
    fn of(count: usize) -> Self {
        Self { of: (0..count).collect(), members: (0..count).map(|name| vec![name]).collect() }
    }

    /// Brings two together and says where. The fewer ones move, so that no name moves often.
    fn merge(&mut self, x: usize, y: usize) -> usize {
        let (to, from) = if self.members[x].len() < self.members[y].len() { (y, x) } else { (x, y) };
        let moved = std::mem::take(&mut self.members[from]);
        moved.iter().for_each(|name| self.of[*name] = to);
        self.members[to].extend(moved);
        to
    }
    /// The pairs of one block between two homes. They alone can be known to be two.
    fn between<'b>(&'b self, x: usize, y: usize, blocks: &'b Blocks) -> impl Iterator<Item = (usize, usize)> + 'b {
        let (few, other) = if self.members[x].len() <= self.members[y].len() { (x, y) } else { (y, x) };
        let pairs = self.members[few].iter().flat_map(|&p| blocks.beside(p).map(move |q| (p, q)));
        pairs.filter(move |(_, q)| self.of[*q] == other)
    }
}

/// Answers questions about two names of an article, given in their order, as long as there are any left.
struct Judge<'m, 'n> {
    matcher: &'m mut Matcher,
    names: &'n [&'n Name],
    context: &'n Context,
    left: usize,
    /// Of pairs that were compared: does something keep them apart?
    verdicts: HashMap<(usize, usize), bool>,
}

impl Judge<'_, '_> {
    fn is_promising(&mut self, a: usize, b: usize) -> bool {
        let Some(left) = self.left.checked_sub(1) else { return false };
        self.left = left;
        self.matcher.is_promising(&self.names[a].text, &self.names[b].text, self.context, self.context.searched())
    }

    fn compare(&mut self, a: usize, b: usize) -> Option<Comparison> {
        let (a, b) = (self.names[a], self.names[b]);
        self.left = self.left.saturating_sub(1 + company(&a.neighbours, &b.neighbours) / WORDS_A_QUESTION);
        judge(self.matcher, a, b, self.context)
    }

    fn matched(&mut self, a: usize, b: usize) -> Option<Comparison> {
        let found = self.compare(a, b);
        self.verdicts.insert((a, b), found.as_ref().is_some_and(|comparison| !comparison.matched));
        found.filter(|comparison| comparison.matched)
    }

    /// Does a guard keep two names apart? Asked of few: of those that an edge between others would bring together.
    fn apart(&mut self, p: usize, q: usize) -> bool {
        let (a, b) = (p.min(q), p.max(q));
        if let Some(apart) = self.verdicts.get(&(a, b)) {
            return *apart;
        }
        // Without an answer they stay apart.
        let apart = self.left == 0 || self.compare(a, b).is_some_and(|comparison| !comparison.matched);
        self.verdicts.insert((a, b), apart);
        apart
    }
}

/// Pairs of neighbours that cost as much as a question does.
const WORDS_A_QUESTION: usize = 16;

/// Could two of the names be one? The cheap question before [`cluster`], which needs no neighbours: most articles answer no.
pub(crate) fn is_promising(matcher: &mut Matcher, found: &[Found], context: &Context) -> bool {
    let names: Vec<&Name> = found.iter().map(|found| &found.name).collect();
    let sketches: Vec<Option<Sketch>> = found.iter().map(|found| Some(found.sketch)).collect();
    // Beyond a block's end nobody looks; fewer names may have other pairs.
    names.len() > BLOCK
        || Blocks::of(&names, &sketches, context)
            .pairs(&sketches, context)
            .into_iter()
            .any(|(a, b)| matcher.is_promising(&names[a].text, &names[b].text, context, context.searched()))
}

/// Compares two names as an article has them: their neighbours speak too.
fn judge(matcher: &mut Matcher, a: &Name, b: &Name, context: &Context) -> Option<Comparison> {
    if multiword::spelled_alike(&a.text, &b.text) {
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
fn with_schemes(members: &[usize], edges: &[&Edge]) -> Vec<Member> {
    let mut schemes: HashMap<usize, &str> = HashMap::new();
    for edge in edges {
        for (name, scheme) in [(edge.a, &edge.comparison.scheme_a), (edge.b, &edge.comparison.scheme_b)] {
            if !scheme.is_empty() {
                schemes.entry(name).or_insert(scheme);
            }
        }
    }
    members.iter().map(|name| Member { name: *name, scheme: schemes.get(name).copied().unwrap_or_default().to_owned() }).collect()
}

/// Those of the members that the target language's own scheme writes so.
fn own_spellings(
    matcher: &mut Matcher,
    names: &[&Name],
    members: &[usize],
    edges: &[&Edge],
    context: &Context,
    profile: &str,
) -> Vec<usize> {
    // In a text that does not speak for the profile, what looks like the target language's own scheme is chance.
    let by_table = Profile::from_name(profile).filter(|profile| *profile != Profile::Chinese);
    if !context.supported.is_none_or(|set| by_table.is_none_or(|profile| set.contains(profile))) {
        return Vec::new();
    }
    // Every comparison within the cluster must be able to read it so.
    let read = edges.iter().flat_map(|edge| [(edge.a, edge.comparison.target_a), (edge.b, edge.comparison.target_b)]);
    let foreign: HashSet<usize> = read.filter(|(_, own)| !own).map(|(name, _)| name).collect();
    let own: Vec<usize> = members.iter().copied().filter(|name| !foreign.contains(name)).collect();
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

#[cfg(test)]
mod tests;
