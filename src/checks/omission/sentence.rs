//! A sentence that has no translation, told by the length of what there is and by what it has in common with it.
//!
//! Translators join sentences and part them, so all that can tell is weighed: how many sentences there are, how long they are, and which
//! figures, names and everyday words of each are there. The weights are those of a logistic regression on sentences that were taken
//! out of human translations and on those that were not, a little nearer to nought.

use crate::article::{Article, Side};
use crate::bilingual::Segment;
use crate::checks::Finding;
use crate::input::align::distance;
use crate::input::anchors::{Anchor, anchors, name_anchors};
use crate::lang::concepts::Concepts;
use crate::text::Span;
use std::collections::{HashMap, HashSet};

/// Sentences of a segment that are looked at: what is longer is no segment.
const MOST_SENTENCES: usize = 24;
/// Characters of an article of usual length for its languages, which the article at hand is weighed against.
const USUAL: f64 = 400.0;
/// The fewest letters of a sentence; signs of Chinese and Japanese count double.
const FEWEST_LETTERS: usize = 12;

/// From here on it is said: the logarithm of how much more likely the sentence is missing than there.
const SURE: f64 = 2.0;

/// How much the length counts, where the sentences of one segment are compared and not the paragraphs of a text.
const BY_LENGTH: f64 = 1.6;
/// What an anchor says that is found in the translation, or is not there.
const FIGURE: (f64, f64) = (-3.0, 1.6);
const NAME: (f64, f64) = (-2.1, 1.0);
const FORM: (f64, f64) = (-1.8, 0.25);
const CONCEPT: (f64, f64) = (-1.8, 0.8);
/// The same for a translation that has fewer sentences, or as many.
const FEWER: (f64, f64) = (2.5, -3.5);

/// Reports the sentences of the source that the translation seems to lack.
pub(super) fn find(article: &Article<'_>, findings: &mut Vec<Finding>) {
    let Some(source) = article.source() else { return };
    let target = &article.target;
    // Of a language that nobody measured neither lengths nor abbreviations are known.
    let Some(usual) = target.language.length().zip(source.language.length()).map(|(target, source)| target / source) else { return };
    let segments = article.segments();
    let is_parted = |segment: &&Segment| segment.is_comparable() && segment.source.sentences(source).len() > 1;
    if !segments.iter().any(|segment| is_parted(&segment)) {
        return;
    }
    let mut lengths = (USUAL, USUAL * usual);
    for segment in segments {
        lengths.0 += length(segment.source.text(source));
        lengths.1 += length(segment.target.text(target));
    }
    let has_concepts = [source, target].iter().all(|side| Concepts::of(side.language).is_some());
    for segment in segments.iter().filter(is_parted) {
        let side = Sentences::of(source, segment.source.sentences(source), has_concepts);
        let other = Sentences::of(target, segment.target.sentences(target), has_concepts);
        let Some((index, _)) = lost(&side, &other, lengths.1 / lengths.0).filter(|(_, score)| *score > SURE) else { continue };
        // It should stand behind the one before.
        let place = other.spans[index.saturating_sub(1).min(other.spans.len() - 1)];
        findings.push(Finding::new("sentence", place).in_source(side.spans[index], "nothing here renders it"));
    }
}

fn length(text: &str) -> f64 {
    text.chars().count() as f64
}

/// One side of a segment, sentence by sentence.
struct Sentences {
    spans: Vec<Span>,
    /// Characters of each.
    lengths: Vec<f64>,
    /// What may be found on the other side.
    anchors: Vec<Vec<Anchor>>,
    /// Those of them that are names, of all sentences.
    names: HashSet<Anchor>,
    /// How many there are at the most: where an engine leaves out spaces, two are taken for one.
    most: usize,
}

impl Sentences {
    fn of(side: &Side<'_>, sentences: &[Span], has_concepts: bool) -> Self {
        let concepts = Concepts::of(side.language).filter(|_| has_concepts);
        let mut spans: Vec<Span> = Vec::new();
        for &sentence in sentences {
            match spans.last_mut() {
                Some(last) if continues(sentence.text(side.text)) || !is_sentence(last.text(side.text)) => last.end = sentence.end,
                _ => spans.push(sentence),
            }
        }
        let texts = || spans.iter().map(|span| span.text(side.text));
        let most = texts().map(|text| 1 + glued(text)).sum();
        let anchors = texts().map(|text| anchors(text, concepts)).collect();
        let names = if side.language.noun_capitals { HashSet::new() } else { texts().flat_map(name_anchors).collect() };
        Self { most, lengths: texts().map(length).collect(), anchors, names, spans }
    }
}

/// How many sentences begin in `text` right behind a final mark, or within it behind a quotation mark.
fn glued(text: &str) -> usize {
    let is_final = |char: char| matches!(char, '.' | '!' | '?' | '…');
    let is_quote = |char: char| matches!(char, '"' | '“' | '”' | '„' | '«' | '»' | '\'' | '’' | ')' | ' ');
    let inner = text.trim_end_matches(|char| is_final(char) || is_quote(char));
    let starts = |rest: &str| rest.trim_start_matches(is_quote).starts_with(char::is_alphabetic);
    inner.match_indices(is_final).filter(|(at, mark)| starts(&inner[at + mark.len()..])).count()
}

/// Whether what was taken for a sentence goes on with the one before: “…!” she wrote. What stands in brackets is of it too.
fn continues(text: &str) -> bool {
    let first = text.chars().find(|char| char.is_alphanumeric());
    text.starts_with(['–', '—', '-', '(', '[', '（', '【', '［']) || first.is_none_or(char::is_lowercase) || !is_sentence(text)
}

/// Whether it is long enough to be missed.
fn is_sentence(text: &str) -> bool {
    let letters = text.chars().filter(|char| char.is_alphanumeric());
    letters.map(|char| if char >= '\u{2e80}' { 2 } else { 1 }).sum::<usize>() >= FEWEST_LETTERS
}

/// The sentence of `side` that most likely has nothing on the `other` side, which should be `ratio` times as long, with its score.
fn lost(side: &Sentences, other: &Sentences, ratio: f64) -> Option<(usize, f64)> {
    let count = side.spans.len();
    if !(2..=MOST_SENTENCES).contains(&count) || !(1..=MOST_SENTENCES).contains(&other.spans.len()) {
        return None;
    }
    let mut times: HashMap<Anchor, usize> = HashMap::new();
    side.anchors.iter().flatten().for_each(|anchor| *times.entry(*anchor).or_default() += 1);
    let there: HashSet<Anchor> = other.anchors.iter().flatten().copied().collect();
    let (all, length) = (side.lengths.iter().sum::<f64>(), other.lengths.iter().sum());
    let whole = distance(all * ratio, length);
    let fewer = if other.most < count { FEWER.0 } else { FEWER.1 };
    let weight = |anchor: &Anchor| match anchor {
        Anchor::Figure(_) => FIGURE,
        Anchor::Form(_) if side.names.contains(anchor) => NAME,
        Anchor::Form(_) => FORM,
        Anchor::Concept(_) => CONCEPT,
    };
    let score = |index: usize| {
        let by_length = (whole - distance((all - side.lengths[index]) * ratio, length)).clamp(-6.0, 6.0);
        let own = side.anchors[index].iter().filter(|anchor| times[anchor] == 1);
        let by_anchors: f64 = own.map(|anchor| if there.contains(anchor) { weight(anchor).0 } else { weight(anchor).1 }).sum();
        by_length * BY_LENGTH + by_anchors + fewer
    };
    (0..count).map(|index| (index, score(index))).max_by(|one, other| one.1.total_cmp(&other.1))
}

#[cfg(test)]
mod tests {
    use crate::checks::omission::Omission;
    use crate::checks::testing::document;
    use crate::checks::{Asked, Check};

    const SOURCE: &str = "Die Stadt Altdorf verkauft im Mai die alte Mühle an der Aue. Bürgermeister Torsten Wieland rechnet mit 380.000 Euro. Der Regen \
        hat am Dienstag das Dach beschädigt.";

    /// The sentences of [`SOURCE`] that `target` lacks.
    fn missing(target: &str) -> Vec<(&'static str, &'static str)> {
        let mut document = document("en", target);
        document.source_lang = Some("de".parse().expect("a tag"));
        document.add_source_lines(SOURCE);
        let mut findings = Vec::new();
        Omission.run(&crate::article::Article::new(&document), &Asked::default(), &mut findings);
        findings.iter().map(|found| (found.fault, found.source.as_ref().expect("it stands there").span.text(SOURCE))).collect()
    }

    #[test]
    fn sentences_without_a_translation() {
        let [mill, mayor, roof] = [
            "The town of Altdorf is selling the old mill on the Aue in May.",
            "Mayor Torsten Wieland expects 380,000 euros.",
            "The rain damaged the roof on Tuesday.",
        ];
        let found = |text: &str| missing(text).into_iter().map(|(fault, text)| (fault, &text[..8])).collect::<Vec<_>>();
        assert_eq!(found(&format!("{mill} {roof}")), [("sentence", "Bürgerm")]);
        assert_eq!(found(&format!("{mayor} {roof}")), [("sentence", "Die Stad")]);
        assert_eq!(found(&format!("{mill} {mayor} {roof}")), []);
        // Joined and told in other words.
        assert_eq!(
            found(&format!("{mill} Wieland, the mayor, counts on 380,000 euros, and says that rain has damaged its roof this Tuesday.")),
            []
        );
    }
}
