//! Applying fixes: which go together, and when a text has come to rest.

mod trail;

use crate::diagnostic::{Diagnostic, Edit, Safety};
use crate::document::Document;
use crate::engine::{Linter, one_a_place};
use crate::input::{self, WriteError};
use crate::text::Span;
use std::collections::{BTreeSet, HashMap};
use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;
use trail::Trail;

/// In so many rounds at least half of what is left to mend must be mended, or the text is not coming to rest.
const PATIENCE: usize = 10;
/// A short text may take longer: rounds may check so many bytes, each of them counted as at least [`LEAST_ROUND`].
const MOST_CHECKED: usize = 512 << 10;
const LEAST_ROUND: usize = 4 << 10;
/// A text that becomes twice as long and so many bytes longer is not being mended.
const MOST_GROWTH: usize = 64 << 10;

/// So many fixes that a format can't hold are looked for one by one; each takes a few readings of the document.
const MOST_REFUSED: usize = 16;

/// A document after its fixes.
#[derive(Debug)]
pub struct Fixed {
    /// The document with its new text.
    pub document: Document,
    /// The findings whose fixes were applied, round by round; their spans count in the text of their round.
    pub applied: Vec<Diagnostic>,
    /// For each of them where its edits stand in the text that there was at first.
    pub origins: Vec<Vec<Span>>,
    /// What the format can't hold; the others were applied.
    pub refused: Vec<Refused>,
    /// The findings that count and are still there; their spans count in the text of `document`.
    pub left: Vec<Diagnostic>,
}

/// A fix of a rule that was not applied, and why.
#[derive(Debug)]
pub struct Refused {
    /// The id of the rule.
    pub rule: Arc<str>,
    /// Why the format can't hold it.
    pub error: WriteError,
}

impl fmt::Display for Refused {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}; {} was left as it is", self.error, self.rule)
    }
}

/// Why a text can't be mended.
#[derive(Debug)]
#[non_exhaustive]
pub enum FixError {
    /// The fixes of these rules never end; the document is left as it was.
    NoRest {
        /// The path of the document and, in a file of records, its id.
        document: String,
        /// The ids of the rules whose fixes go on and on.
        rules: Vec<Arc<str>>,
        /// Whether they lead back to a text that there was before.
        is_circle: bool,
    },
    /// The text can't be edited as it was found.
    Write(WriteError),
}

impl fmt::Display for FixError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoRest { document, rules, is_circle } => {
                let rules = rules.iter().map(|rule| &**rule).collect::<Vec<_>>().join("`, `");
                let what = if *is_circle { "undo one another" } else { "never come to an end" };
                write!(
                    formatter,
                    "{document}: the fixes of `{rules}` {what}, so nothing of it was changed; switch a rule off with --ignore"
                )
            }
            Self::Write(error) => error.fmt(formatter),
        }
    }
}

impl std::error::Error for FixError {}

impl From<WriteError> for FixError {
    fn from(error: WriteError) -> Self {
        Self::Write(error)
    }
}

/// Applies the fixes that can be trusted at least as far as `least`, checks again, and so on until nothing changes.
///
/// `keep` decides which findings count (a baseline). What it once left out stays out, though the words around it change.
pub fn fix(
    linter: &Linter,
    document: &Document,
    least: Safety,
    keep: &dyn Fn(&Document, Vec<Diagnostic>) -> Vec<Diagnostic>,
) -> Result<Fixed, FixError> {
    if let Some(why) = document.read_only {
        return Err(WriteError::ReadOnly { path: document.path.clone(), why }.into());
    }
    let mut fixed = Fixed { document: document.clone(), applied: Vec::new(), origins: Vec::new(), refused: Vec::new(), left: Vec::new() };
    let mut rounds = Rounds::default();
    let mut trail = Trail::default();
    let mut left_out: BTreeSet<(Span, Arc<str>)> = BTreeSet::new();
    let most = 2 * document.text.len() + MOST_GROWTH;
    loop {
        let mut all = linter.find_all(&fixed.document);
        let reported = one_a_place(all.clone());
        let keys: Vec<_> = reported.iter().map(key).collect();
        let kept = keep(&fixed.document, reported);
        if kept.len() < keys.len() {
            let counted: BTreeSet<_> = kept.iter().map(key).collect();
            left_out.extend(keys.into_iter().filter(|key| !counted.contains(key)));
        }
        // What is known stands for all that is found at its place. Only then one a place: what is not applied must not
        // keep away what could be.
        all.retain(|diagnostic| is_trusted(diagnostic, least) && !stands_at(&left_out, diagnostic.span));
        let open = one_a_place(all);
        let left = open.len();
        let mut chosen = choose(open);
        if chosen.is_empty() {
            let is_left = |diagnostic: &Diagnostic| !stands_at(&left_out, diagnostic.span);
            fixed.left = kept.into_iter().filter(is_left).collect();
            return Ok(fixed);
        }
        let edits = in_order(&chosen);
        let grown = edits.iter().map(|edit| edit.replacement.len()).sum::<usize>() + fixed.document.text.len();
        let next = match input::reread(&fixed.document, &edits) {
            Err(WriteError::Unwritable { .. }) if fixed.refused.len() < MOST_REFUSED => {
                for (kin, error) in unwritable(&fixed.document, &mut chosen, MOST_REFUSED - fixed.refused.len())? {
                    left_out.extend(kin.iter().map(key));
                    fixed.refused.extend(kin.into_iter().next().map(|diagnostic| Refused { rule: diagnostic.rule, error }));
                }
                continue;
            }
            next => next?,
        };
        let rules = chosen.iter().map(|diagnostic| diagnostic.rule.clone()).collect();
        let is_hopeless = !rounds.begin(&fixed.document.text, left, rules) || grown > most;
        if is_hopeless {
            return Err(no_rest(document, &rounds));
        }
        let spans =
            |diagnostic: &Diagnostic| diagnostic.fix.iter().flat_map(|fix| &fix.edits).map(|edit| trail.origin(edit.span)).collect();
        fixed.origins.extend(chosen.iter().map(spans));
        trail.add(&edits);
        fixed.document = next;
        left_out = left_out.into_iter().filter_map(|(span, rule)| Some((moved(span, &edits)?, rule))).collect();
        fixed.applied.extend(chosen);
    }
}

/// Takes out of `chosen` what the format of `document` has no way to write, at most so many times: a fix, with those of its rule in
/// its segment, for half of a pair of marks is worse than none.
fn unwritable(document: &Document, chosen: &mut Vec<Diagnostic>, most: usize) -> Result<Vec<(Vec<Diagnostic>, WriteError)>, WriteError> {
    let refusal = |chosen: &[Diagnostic]| match input::reread(document, &in_order(chosen)) {
        Err(error @ WriteError::Unwritable { .. }) => Ok(Some(error)),
        Err(error) => Err(error),
        Ok(_) => Ok(None),
    };
    let mut refused = Vec::new();
    while let Some(mut error) = refusal(chosen)? {
        if refused.len() == most {
            return Err(error);
        }
        // The first so many can be written, and so many can't.
        let (mut good, mut bad) = (0, chosen.len());
        while good + 1 < bad {
            let middle = good.midpoint(bad);
            match refusal(&chosen[..middle])? {
                Some(found) => (bad, error) = (middle, found),
                None => good = middle,
            }
        }
        let unit = |diagnostic: &Diagnostic| document.unit_at(diagnostic.span.start);
        let (rule, segment) = (chosen[good].rule.clone(), unit(&chosen[good]));
        let kin = chosen.extract_if(.., |other| other.rule == rule && unit(other) == segment).collect();
        refused.push((kin, error));
    }
    Ok(refused)
}

/// What the rounds did so far, to tell a text that moves towards rest from one that never gets there.
#[derive(Default)]
struct Rounds {
    /// For each round the text that it began with, and the rules whose fixes it applied.
    rounds: Vec<(u64, BTreeSet<Arc<str>>)>,
    seen: HashMap<u64, usize>,
    checked: usize,
    /// The round that halved what is left to mend, and what was left then.
    halved: (usize, usize),
    /// The round with which a circle of texts begins.
    circle: Option<usize>,
}

impl Rounds {
    /// Takes note of a round that would apply fixes of `rules` to `text`, `left` being open; whether there is any sense in it.
    /// As what is left must halve in a few rounds, all rounds together take about as long as a few, however long the text.
    fn begin(&mut self, text: &str, left: usize, rules: BTreeSet<Arc<str>>) -> bool {
        let (hash, round) = (hash(text), self.rounds.len());
        self.circle = self.seen.insert(hash, round);
        self.rounds.push((hash, rules));
        self.checked += text.len().max(LEAST_ROUND);
        if round == 0 || left * 2 <= self.halved.1 {
            self.halved = (round, left);
        }
        self.circle.is_none() && (round - self.halved.0 < PATIENCE || self.checked <= MOST_CHECKED)
    }

    /// The rules that go round in a circle; if there is no circle yet, those that were at work again and again lately.
    fn restless(&self) -> BTreeSet<Arc<str>> {
        let last = self.rounds.len().saturating_sub(1);
        if let Some(first) = self.circle {
            return self.rounds[first..last].iter().flat_map(|(_, rules)| rules).cloned().collect();
        }
        let lately = &self.rounds[self.rounds.len().saturating_sub(PATIENCE)..];
        let times = |rule: &Arc<str>| lately.iter().filter(|(_, rules)| rules.contains(rule)).count();
        let again: BTreeSet<_> = lately.iter().flat_map(|(_, rules)| rules).filter(|rule| times(rule) > 1).cloned().collect();
        if again.is_empty() { self.rounds[last].1.clone() } else { again }
    }
}

fn no_rest(document: &Document, rounds: &Rounds) -> FixError {
    let name = match &document.id {
        Some(id) => format!("{} ({id})", document.path),
        None => document.path.clone(),
    };
    FixError::NoRest { document: name, rules: rounds.restless().into_iter().collect(), is_circle: rounds.circle.is_some() }
}

fn key(diagnostic: &Diagnostic) -> (Span, Arc<str>) {
    (diagnostic.span, diagnostic.rule.clone())
}

/// Whether one of `known` stands at `span`.
fn stands_at(known: &BTreeSet<(Span, Arc<str>)>, span: Span) -> bool {
    known.range((span, Arc::from(""))..).next().is_some_and(|(first, _)| *first == span)
}

fn is_trusted(diagnostic: &Diagnostic, least: Safety) -> bool {
    diagnostic.fix.as_ref().is_some_and(|fix| fix.safety >= least)
}

/// Where `span` stands after `edits`, which are in order; `None` if they change it.
pub fn moved(span: Span, edits: &[Edit]) -> Option<Span> {
    let mut by = 0;
    for edit in edits.iter().take_while(|edit| edit.span.start < span.end) {
        if edit.span.end > span.start {
            return None;
        }
        by += edit.replacement.len() as i64 - edit.span.len() as i64;
    }
    let shift = |offset: u32| u32::try_from(i64::from(offset) + by).ok();
    Some(Span::new(shift(span.start)?, shift(span.end)?))
}

/// What of the text after `edits`, which are in order, came of `span`: with what they put at its borders.
pub fn spread(span: Span, edits: &[Edit]) -> Option<Span> {
    let (mut before, mut within, mut reach) = (0, 0, span);
    for edit in edits.iter().take_while(|edit| edit.span.start < span.end) {
        let by = edit.replacement.len() as i64 - edit.span.len() as i64;
        if edit.span.end <= span.start {
            before += by;
        } else {
            within += by;
            reach = Span::new(reach.start.min(edit.span.start), reach.end.max(edit.span.end));
        }
    }
    let shift = |offset: u32, by: i64| u32::try_from(i64::from(offset) + by).ok();
    Some(Span::new(shift(reach.start, before)?, shift(reach.end, before + within)?))
}

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

/// The findings whose fixes do not meet. Of two that meet the first is taken; the other's turn
/// comes in the next round, if it still holds.
fn choose(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut taken = Taken::default();
    diagnostics.retain(|diagnostic| taken.take(diagnostic.fix.as_ref().map_or(&[], |fix| &fix.edits)));
    diagnostics
}

/// What the fixes that were chosen change.
#[derive(Default)]
pub(crate) struct Taken(BTreeSet<(u32, u32)>);

impl Taken {
    /// Takes `edits`, unless one of them meets what was taken before.
    pub(crate) fn take(&mut self, edits: &[Edit]) -> bool {
        let free = edits.iter().all(|edit| is_free(&self.0, edit.span));
        if free {
            self.0.extend(edits.iter().map(|edit| (edit.span.start, edit.span.end)));
        }
        free
    }
}

/// Whether `span` meets none of the taken ones. As those do not meet one another, only the last two that start no later
/// than `span` ends can meet it.
fn is_free(taken: &BTreeSet<(u32, u32)>, span: Span) -> bool {
    taken.range(..=(span.end, u32::MAX)).rev().take(2).all(|&(start, end)| !meet(Span::new(start, end), span))
}

/// Two edits meet if they share a byte, or if one inserts at the edge of the other: who comes first would matter.
fn meet(one: Span, other: Span) -> bool {
    let touch = one.start <= other.end && other.start <= one.end;
    one.overlaps(other) || touch && (one.is_empty() || other.is_empty())
}

/// The edits of all fixes, in order of place.
pub fn in_order(diagnostics: &[Diagnostic]) -> Vec<Edit> {
    let mut edits: Vec<Edit> =
        diagnostics.iter().filter_map(|diagnostic| diagnostic.fix.as_ref()).flat_map(|fix| fix.edits.clone()).collect();
    edits.sort();
    edits
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(spans: &[(u32, u32)], span: (u32, u32)) -> bool {
        !is_free(&spans.iter().copied().collect(), Span::new(span.0, span.1))
    }

    #[test]
    fn neighbours_are_free_and_overlaps_are_not() {
        assert!(!taken(&[(4, 8)], (8, 9)));
        assert!(!taken(&[(4, 8)], (2, 4)));
        assert!(taken(&[(4, 8)], (7, 9)));
        assert!(taken(&[(4, 8)], (2, 5)));
        assert!(taken(&[(4, 8)], (4, 8)));
        assert!(taken(&[(4, 8)], (5, 5)));
    }

    #[test]
    fn insertions_at_a_boundary_meet() {
        assert!(taken(&[(4, 4)], (4, 4)));
        assert!(taken(&[(4, 4)], (4, 6)));
        assert!(taken(&[(2, 4)], (4, 4)));
        assert!(!taken(&[(4, 4)], (5, 6)));
    }
}
