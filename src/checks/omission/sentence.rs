//! A sentence that has no translation, told by the length of what there is and by what it has in common with it.
//!
//! Translators join sentences and part them, so all that can tell is weighed: how many sentences there are, how long they are, and which
//! figures, names and everyday words of each are there.

use crate::article::Side;
use crate::bilingual::{Clue, Measure, Segment, length, letters};
use crate::checks::Finding;
use crate::input::anchors::Anchor;
use crate::text::Span;
use std::collections::{HashMap, HashSet};

/// Sentences of a segment that are looked at: what is longer is no segment.
const MOST_SENTENCES: usize = 24;
/// The fewest letters of a sentence.
const FEWEST_LETTERS: usize = 12;

/// From here on it is said: the logarithm of how much more likely the sentence is missing than there.
const SURE: f64 = 2.0;
/// How much the length counts, and the most that it can say.
const BY_LENGTH: f64 = 1.6;
const MOST_BY_LENGTH: f64 = 6.0;
/// What it says that the translation has fewer sentences; that it has as many, of which some are too short to be looked at; that it has
/// as many.
const FEWER: f64 = 1.2;
const SHORTER: f64 = -1.0;
const AS_MANY: f64 = -4.0;

/// Reports the sentence of a segment that its translation most likely lacks.
pub(super) fn find(segment: &Segment, target: &Side<'_>, source: &Side<'_>, measure: &Measure) -> Option<Finding> {
    let [side, other] = [(source, segment.source.sentences(source)), (target, segment.target.sentences(target))]
        .map(|(side, all)| Sentences::of(side, all));
    let (index, _) = lost((source, &side), (target, &other), measure).filter(|(_, score)| *score > SURE)?;
    // It should stand behind the one before.
    let place = other.spans[index.saturating_sub(1).min(other.spans.len() - 1)];
    Some(Finding::new("sentence", place).in_source(side.spans[index], "nothing here renders it"))
}

/// One side of a segment, sentence by sentence.
struct Sentences {
    spans: Vec<Span>,
    /// Characters of each.
    lengths: Vec<f64>,
    /// How many there are with those that are too short to be looked at.
    all: usize,
    /// How many there are at the most: where an engine leaves out spaces, two are taken for one.
    most: usize,
}

impl Sentences {
    fn of(side: &Side<'_>, sentences: &[Span]) -> Self {
        let mut spans: Vec<Span> = Vec::new();
        let mut all = 0;
        for &sentence in sentences {
            let goes_on = continues(sentence.text(side.text)) || spans.last().is_some_and(|last| is_open(last.text(side.text)));
            all += usize::from(!goes_on);
            match spans.last_mut() {
                Some(last) if goes_on || !is_sentence(sentence.text(side.text)) || !is_sentence(last.text(side.text)) => {
                    last.end = sentence.end;
                }
                _ => spans.push(sentence),
            }
        }
        let texts = || spans.iter().map(|span| span.text(side.text));
        let most = all + texts().map(glued).sum::<usize>();
        Self { all, most, lengths: texts().map(length).collect(), spans }
    }

    /// What may be found on the other side, sentence by sentence.
    fn clues(&self, side: &Side<'_>, measure: &Measure) -> Vec<Vec<Clue>> {
        self.spans.iter().map(|span| measure.clues(side.language, span.text(side.text))).collect()
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
    text.starts_with(['(', '[', '（', '【', '［']) || first.is_none_or(char::is_lowercase)
}

/// Whether a bracket of `text` is still open: the period within was that of an abbreviation, which not every language here has a list of.
fn is_open(text: &str) -> bool {
    let last = text.rfind(['(', '[', '（', '【', '［', ')', ']', '）', '】', '］']);
    last.is_some_and(|at| text[at..].starts_with(['(', '[', '（', '【', '［']))
}

/// Whether it is long enough to be missed.
fn is_sentence(text: &str) -> bool {
    letters(text) >= FEWEST_LETTERS
}

/// The sentence of `side` that most likely has nothing on the `other` side, with its score.
fn lost((source, side): (&Side<'_>, &Sentences), (target, other): (&Side<'_>, &Sentences), measure: &Measure) -> Option<(usize, f64)> {
    let count = side.spans.len();
    if !(2..=MOST_SENTENCES).contains(&count) || !(1..=MOST_SENTENCES).contains(&other.spans.len()) {
        return None;
    }
    // Most segments are one sentence, so none is looked through before it is known that there are more.
    let (clues, others) = (side.clues(source, measure), other.clues(target, measure));
    let mut times: HashMap<Anchor, usize> = HashMap::new();
    clues.iter().flatten().for_each(|clue| *times.entry(clue.anchor).or_default() += 1);
    let there: HashSet<Anchor> = others.iter().flatten().map(|clue| clue.anchor).collect();
    let (all, length) = (side.lengths.iter().sum::<f64>(), other.lengths.iter().sum());
    let whole = measure.distance(all, length);
    let by_count = match other.most {
        most if most < count => FEWER,
        most if most < side.all => SHORTER,
        _ => AS_MANY,
    };
    let score = |index: usize| {
        let rest = measure.distance(all - side.lengths[index], length);
        let by_length = (whole - rest).clamp(-MOST_BY_LENGTH, MOST_BY_LENGTH) * BY_LENGTH;
        let own = clues[index].iter().filter(|clue| times[&clue.anchor] == 1);
        by_length + own.map(|clue| clue.says(there.contains(&clue.anchor))).sum::<f64>() + by_count
    };
    (0..count).map(|index| (index, score(index))).max_by(|one, other| one.1.total_cmp(&other.1))
}

#[cfg(test)]
mod tests {
    use crate::checks::omission::Omission;
    use crate::checks::testing::document;
    use crate::checks::{Asked, Check};
    use crate::text::Span;

    const SOURCE: &str = "Die Stadt Altdorf verkauft im Mai die alte Mühle an der Aue. Bürgermeister Torsten Wieland rechnet mit 380.000 Euro. Der Regen \
        hat am Dienstag das Dach beschädigt.";

    /// The sentences of [`SOURCE`] that `target` lacks.
    fn missing(target: &str) -> Vec<(&'static str, &'static str)> {
        missing_from("de", SOURCE, target)
    }

    fn missing_from<'s>(lang: &str, source: &'s str, target: &str) -> Vec<(&'static str, &'s str)> {
        let mut document = document("en", target);
        document.source_lang = Some(lang.parse().expect("a tag"));
        document.add_source_lines(source);
        let mut findings = Vec::new();
        Omission.run(&crate::article::Article::new(&document), &Asked::default(), &mut findings);
        findings.iter().map(|found| (found.fault, found.source.as_ref().expect("it stands there").span.text(source))).collect()
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

    /// Of a language whose usual length nobody measured, the article says how long its translations are.
    #[test]
    fn sentences_of_a_language_of_unknown_length() {
        let source = "De gemeente Oudekerk verkoopt in mei de oude molen aan de Aa. Burgemeester Torsten Wieland rekent op 380.000 euro. De \
            regen heeft dinsdag het dak beschadigd.";
        let whole = "The town of Oudekerk is selling the old mill on the Aa in May. Mayor Torsten Wieland expects 380,000 euros. The rain \
            damaged the roof on Tuesday.";
        let part = whole.replace(" Mayor Torsten Wieland expects 380,000 euros.", "");
        let lines = |first: &str, other: &str, count: usize| [&[first][..], &vec![other; count]].concat().join("\n");
        let found = |target: &str, count| missing_from("nl", &lines(source, source, count), &lines(target, whole, count)).len();
        assert_eq!([found(&part, 8), found(whole, 8), found(&part, 2)], [1, 0, 0]);
    }

    /// The period of an abbreviation that no list has ends no sentence within brackets.
    #[test]
    fn what_stands_in_brackets_is_no_sentence() {
        let [first, second] = ["De reeks (e. The Harbour of Old) is geliefd.", "Zij loopt in mei."];
        let document = document("nl", &format!("{first} {second}"));
        let article = crate::article::Article::new(&document);
        let [period, end] = [first.find("The").expect("it is there"), first.len() + 1];
        let split = [Span::of(0..period - 1), Span::of(period..first.len()), Span::of(end..end + second.len())];
        let sentences = super::Sentences::of(&article.target, &split);
        assert_eq!((sentences.spans.len(), sentences.all), (2, 2));
    }
}
