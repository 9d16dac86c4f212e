//! The blocks and their bounds against the plain way: every name with every other.

use super::*;

/// Do two names share a key? What the blocks are made of, asked of one pair.
fn comparable(a: &Name, b: &Name, context: &Context) -> bool {
    let mut folded = Folded::default();
    let mut sketch = |name: &Name| Sketch::of(&name.text, &mut folded);
    let (x, y) = (sketch(a), sketch(b));
    let group = |name: &Name| exonyms::groups_of(&name.text).map(|group| &group.forms[0]).collect::<Vec<_>>();
    let (groups_a, groups_b) = (group(a), group(b));
    let skeleton = |(x, y): (Sketch, Sketch)| x.skeleton == y.skeleton && x.may_match(&y, context);
    groups_a.iter().any(|group| groups_b.contains(group))
        || x.zip(y).is_some_and(|(x, y)| skeleton((x, y)) || context.chinese && x.chinese == y.chinese)
}

/// May a guard speak for two names? It is asked of those with one key, whether the tables bring them together or not.
fn guarded(a: &Name, b: &Name, context: &Context) -> bool {
    let mut folded = Folded::default();
    let mut sketch = |name: &Name| Sketch::of(&name.text, &mut folded).map(|sketch| sketch.skeleton);
    let (x, y) = (sketch(a), sketch(b));
    x.is_some() && x == y || comparable(a, b, context)
}

/// Members and home of each cluster, by all pairs.
fn by_all_pairs(names: &[Name], context: &Context) -> Vec<Vec<usize>> {
    let mut matcher = Matcher::new();
    let mut edges = Vec::new();
    for a in 0..names.len() {
        for b in a + 1..names.len() {
            let (x, y) = (&names[a], &names[b]);
            if comparable(x, y, context) && matcher.is_promising(&x.text, &y.text, context, context.searched()) {
                let found = judge(&mut matcher, x, y, context).filter(|found| found.matched);
                edges.extend(found.map(|found| (found.cost, a, b)));
            }
        }
    }
    edges.sort_by(|x, y| x.0.total_cmp(&y.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    let mut home: Vec<usize> = (0..names.len()).collect();
    for (_, a, b) in edges {
        let (x, y) = (home[a], home[b]);
        let mut apart = |p: usize, q: usize| {
            let (p, q) = (&names[p.min(q)], &names[p.max(q)]);
            guarded(p, q, context) && judge(&mut matcher, p, q, context).is_some_and(|found| !found.matched)
        };
        let of = |root: usize| (0..names.len()).filter(|name| home[*name] == root).collect::<Vec<_>>();
        let (of_x, of_y) = (of(x), of(y));
        if x != y && !of_x.iter().any(|p| of_y.iter().any(|q| apart(*p, *q))) {
            home.iter_mut().filter(|home| **home == y).for_each(|home| *home = x);
        }
    }
    let mut clusters: Vec<Vec<usize>> = vec![Vec::new(); names.len()];
    home.iter().enumerate().for_each(|(name, root)| clusters[*root].push(name));
    clusters.retain(|cluster| cluster.len() > 1);
    clusters.sort_unstable();
    clusters
}

/// Spellings of a few syllables that schemes write in several ways, with now and then a name of a group.
fn spelling(random: &mut impl FnMut(usize) -> usize) -> String {
    const SYLLABLES: [&[&str]; 6] = [
        &["kha", "cha", "ha", "xa"],
        &["ri", "ry", "rij"],
        &["ya", "ja", "ia"],
        &["vo", "wo"],
        &["shch", "schtsch", "sch"],
        &["sky", "skyy", "skij"],
    ];
    const GROUPS: [&str; 6] = ["Kyiv", "Kiev", "Kiew", "Kharkiv", "Charkiw", "Odesa"];
    if random(8) == 0 {
        return GROUPS[random(GROUPS.len())].to_owned();
    }
    let parts = 2 + random(2);
    let text: String = (0..parts)
        .map(|_| {
            let syllable = SYLLABLES[random(SYLLABLES.len())];
            syllable[random(syllable.len())]
        })
        .collect();
    text[..1].to_uppercase() + &text[1..]
}

#[test]
fn blocks_overlook_no_cluster() {
    let mut state = 11u32;
    let mut random = move |below: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as usize % below
    };
    let (mut found, mut kept_apart) = (0, 0);
    for round in 0..60 {
        let mut names: Vec<Name> = Vec::new();
        while names.len() < 24 {
            let text = spelling(&mut random);
            if names.iter().all(|name| name.text != text) {
                let mut name = Name { text, count: 1 + random(3) as u32, ..Name::default() };
                if random(3) == 0 {
                    name.neighbours.before.insert(["Olena", "Petro", "Marko"][random(3)].to_owned());
                }
                names.push(name);
            }
        }
        let context = Context { chinese: round % 4 == 0, ..Context::new(["en", "de", "fr"][round % 3]) };
        let clusters = cluster(&mut Matcher::new(), &names, &context, &[]);
        let members: Vec<Vec<usize>> = clusters.iter().map(|cluster| cluster.members.iter().map(|member| member.name).collect()).collect();
        assert_eq!(members, by_all_pairs(&names, &context), "{names:#?}");
        found += members.len();
        kept_apart += usize::from(members.iter().flatten().count() < names.len());
    }
    assert!(found > 60 && kept_apart > 30, "{found} {kept_apart}");
}
