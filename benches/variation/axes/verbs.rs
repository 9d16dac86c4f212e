//! Verbs in another form, and an adverb between the parts of one; English.

use super::{OF_WORDS, any_of, regex};
use crate::random::Random;
use crate::sample::Sample;
use crate::words::en::{IRREGULAR_VERBS, REGULAR_VERBS};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

/// The forms of a verb.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Verb {
    base: String,
    /// “Takes”.
    third: String,
    past: String,
    participle: String,
    /// “Taking”.
    continuous: String,
}

impl Verb {
    fn irregular(&(base, past, participle): &(&str, &str, &str)) -> Self {
        Self { past: past.to_owned(), participle: participle.to_owned(), ..Self::regular(base) }
    }

    fn regular(base: &str) -> Self {
        let silent = base.strip_suffix('e').filter(|stem| !stem.ends_with('e'));
        let consonant_y = base.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u']));
        let doubled = DOUBLING.contains(&base).then(|| format!("{base}{}", &base[base.len() - 1..]));
        let stem = doubled.as_deref().unwrap_or(base);
        let past = match (silent, consonant_y) {
            (Some(_), _) => format!("{base}d"),
            (_, Some(stem)) => format!("{stem}ied"),
            _ => format!("{stem}ed"),
        };
        let is_sibilant = ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| base.ends_with(end));
        let third =
            consonant_y.map_or_else(|| if is_sibilant { format!("{base}es") } else { format!("{base}s") }, |stem| format!("{stem}ies"));
        let continuous = match base.strip_suffix("ie") {
            Some(stem) => format!("{stem}ying"),
            None => format!("{}ing", silent.unwrap_or(stem)),
        };
        Self { base: base.to_owned(), third, participle: past.clone(), past, continuous }
    }
}

/// Verbs whose last letter stands twice before an ending.
const DOUBLING: &[&str] =
    &["cancel", "control", "occur", "plan", "refer", "stop", "transfer", "travel", "begin", "run", "win", "forget", "signal"];

/// Every form with its verb. Where two verbs share one (“lay”), none has it.
static FORMS: LazyLock<BTreeMap<String, Option<Verb>>> = LazyLock::new(|| {
    let mut forms: BTreeMap<String, Option<Verb>> = BTreeMap::new();
    for verb in IRREGULAR_VERBS.iter().map(Verb::irregular).chain(REGULAR_VERBS.iter().map(|base| Verb::regular(base))) {
        for form in [&verb.base, &verb.third, &verb.past, &verb.participle, &verb.continuous] {
            let entry = forms.entry(form.clone()).or_insert_with(|| Some(verb.clone()));
            if entry.as_ref() != Some(&verb) {
                *entry = None;
            }
        }
    }
    forms
});

/// Verbs that are not said to be going on.
const STATES: &[&str] = &[
    "believe",
    "belong",
    "concern",
    "constitute",
    "exist",
    "include",
    "know",
    "need",
    "own",
    "possess",
    "remember",
    "represent",
    "say",
    "see",
    "seem",
    "suppose",
    "trust",
    "understand",
    "want",
];

const MODALS: &[&str] = &["will", "would", "can", "could", "may", "might", "must", "should", "shall"];
const PERFECT: &[&str] = &["has", "have", "had"];
const BE: &[&str] = &["is", "are", "was", "were"];
const PLURAL_SUBJECTS: &[&str] = &["they", "we", "i", "people", "both", "many", "police"];
const SUBJECTS: &[&str] = &["he", "she", "it", "who", "they", "we", "i"];

/// How a verb stands in its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stand {
    /// “Took”, “takes”.
    Past,
    Present,
    /// “Will take”.
    Modal,
    /// “Has taken”.
    Perfect,
    /// “Is taking”.
    Continuous,
    /// “Was taken”.
    Passive,
}

/// A verb in a text with what belongs to it.
struct Clause {
    /// The bytes of the verb and its auxiliary.
    range: Range<usize>,
    verb: &'static Verb,
    stand: Stand,
    is_plural: bool,
}

impl Clause {
    /// The verb as it stands in another way.
    fn put(&self, stand: Stand) -> String {
        let Verb { base, third, past, participle, continuous } = self.verb;
        let (has, is) = if self.is_plural { ("have", "are") } else { ("has", "is") };
        match stand {
            Stand::Past => past.clone(),
            Stand::Present if self.is_plural => base.clone(),
            Stand::Present => third.clone(),
            Stand::Modal => format!("will {base}"),
            Stand::Perfect => format!("{has} {participle}"),
            Stand::Continuous => format!("{is} {continuous}"),
            Stand::Passive => format!("{has} been {participle}"),
        }
    }
}

/// The verbs of `text` that begin or end in `range` and surely are verbs, with the words before and behind them.
fn clauses(text: &str, range: &Range<usize>) -> Vec<Clause> {
    let word = regex(r"\p{L}+(?:['’]\p{L}+)?");
    let words: Vec<(Range<usize>, String)> = word.find_iter(text).map(|found| (found.range(), found.as_str().to_lowercase())).collect();
    let in_range = |place: &Range<usize>| place.start < range.end && range.start < place.end;
    (1..words.len()).filter(|&at| in_range(&words[at].0)).filter_map(|at| clause(text, &words, at)).collect()
}

fn clause(text: &str, words: &[(Range<usize>, String)], at: usize) -> Option<Clause> {
    let (place, form) = &words[at];
    let verb = FORMS.get(form)?.as_ref()?;
    let (before_place, before) = &words[at - 1];
    if &text[before_place.end..place.start] != " " || words.get(at + 1).is_some_and(|(_, next)| next == "by") {
        return None;
    }
    let with_auxiliary = before_place.start..place.end;
    let is = |list: &[&str]| list.contains(&before.as_str());
    let subject = at.checked_sub(2).map(|at| words[at].1.as_str()).filter(|it| !["this", "his", "its"].contains(it));
    // With “there” the number is that of what follows; with “you” and no one in mind only the present will do.
    if [Some(before.as_str()), subject].iter().any(|it| matches!(it, Some("there" | "you"))) {
        return None;
    }
    let clause = |range: Range<usize>, stand, subject: Option<&str>| {
        let is_plural = subject.is_some_and(|it| PLURAL_SUBJECTS.contains(&it) || it.ends_with('s') && it.len() > 3 && !it.ends_with("ss"));
        Some(Clause { range, verb, stand, is_plural })
    };
    if is(MODALS) && *form == verb.base {
        return clause(with_auxiliary, Stand::Modal, subject);
    }
    if is(PERFECT) && *form == verb.participle {
        return clause(with_auxiliary, Stand::Perfect, subject);
    }
    if is(BE) && *form == verb.participle && *form != verb.base {
        return clause(with_auxiliary, Stand::Passive, subject);
    }
    if is(BE) && *form == verb.continuous {
        return clause(with_auxiliary, Stand::Continuous, subject);
    }
    // “He took”, “Merkel took”, “The minister took”; elsewhere it may be a participle or a noun.
    let starts_sentence =
        |at: usize| at == 0 || text[words[at - 1].0.end..words[at].0.start].contains(['.', '!', '?', '\n', '“', '"', ':', ',']);
    let is_name = text[before_place.clone()].starts_with(char::is_uppercase) && !starts_sentence(at - 1);
    let is_noun = at > 1 && starts_sentence(at - 2) && ["the", "a", "his", "her", "their", "its"].contains(&words[at - 2].1.as_str());
    if !(is(SUBJECTS) || is_name || is_noun) {
        return None;
    }
    match form {
        form if *form == verb.past && *form != verb.base => clause(place.clone(), Stand::Past, Some(before)),
        form if *form == verb.third => clause(place.clone(), Stand::Present, Some(before)),
        form if *form == verb.base && is(PLURAL_SUBJECTS) => clause(place.clone(), Stand::Present, Some(before)),
        _ => None,
    }
}

/// The first verb of the fault in two other forms.
pub(super) fn form(sample: &Sample, _: &mut Random) -> Vec<Sample> {
    let Some(mark) = sample.mark.clone().filter(|_| is_free(sample)) else { return Vec::new() };
    let found = clauses(&sample.text, &mark);
    let Some(clause) = found.first() else { return Vec::new() };
    // In faults of grammar the form may be what is wrong.
    if sample.is_of(&["grammar"]) && !matches!(clause.stand, Stand::Past | Stand::Present) {
        return Vec::new();
    }
    let others = match clause.stand {
        Stand::Passive => &[Stand::Passive][..],
        Stand::Past if sample.is_of(&["grammar"]) => &[Stand::Present],
        Stand::Present if sample.is_of(&["grammar"]) => &[Stand::Past],
        _ => &[Stand::Past, Stand::Present, Stand::Modal, Stand::Perfect, Stand::Continuous],
    };
    let is_state = STATES.contains(&clause.verb.base.as_str());
    let others = others.iter().filter(|stand| **stand != clause.stand || clause.stand == Stand::Passive);
    let others = others.filter(|stand| **stand != Stand::Continuous || !is_state);
    others
        .map(|&stand| Sample { fix: fix_with(sample, &mark, clause, stand), ..sample.edited(&[(clause.range.clone(), clause.put(stand))]) })
        .collect()
}

/// The fix with its verb in the same form, where it has as many verbs as the fault, in the same forms.
fn fix_with(sample: &Sample, mark: &Range<usize>, clause: &Clause, stand: Stand) -> Option<String> {
    let fix = sample.fix.as_ref()?;
    let mended = mark.start..mark.start + sample.mended()?.len();
    let own = clauses(fix, &mended);
    let first = own.first().filter(|first| first.stand == clause.stand && own.len() == clauses(&sample.text, mark).len())?;
    Some([&fix[..first.range.start], &first.put(stand), &fix[first.range.end..]].concat())
}

fn is_free(sample: &Sample) -> bool {
    sample.lang == "en" && (sample.is_of(OF_WORDS) || sample.is_of(&["grammar"])) && sample.source.is_none() && !sample.is_of_set
}

/// “Has taken” becomes “has also taken”.
pub(super) fn adverb(sample: &Sample, _: &mut Random) -> Vec<Sample> {
    let Some(mark) = sample.mark.clone().filter(|_| is_free(sample)) else { return Vec::new() };
    let auxiliaries = any_of([MODALS, PERFECT, BE].into_iter().flatten().copied());
    let pattern = regex(&format!(r"\b({auxiliaries}) (\p{{Ll}}+)\b"));
    let put = |found: &regex::Captures<'_>| {
        let verb = FORMS.get(&found[2])?.as_ref()?;
        let is_verb = match &found[1] {
            auxiliary if MODALS.contains(&auxiliary) => found[2] == verb.base,
            auxiliary if PERFECT.contains(&auxiliary) => found[2] == verb.participle,
            _ => found[2] == verb.participle || found[2] == verb.continuous,
        };
        is_verb.then(|| format!("{} also {}", &found[1], &found[2]))
    };
    // Outside of the fault it would change nothing of it.
    let is_within = pattern.captures_iter(&sample.text).filter(|found| put(found).is_some()).any(|found| {
        let gap = found.get(1).map_or(0, |it| it.end());
        mark.start < gap && gap < mark.end
    });
    sample.rewrite_words(&pattern, put).filter(|_| is_within).into_iter().collect()
}
