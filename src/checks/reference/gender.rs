//! One person, once “he” and once “she”. English only.
//!
//! Chinese, Turkish, Finnish and others do not tell the two apart, and a system that translates sentence by sentence chooses
//! anew in each. Only what can hardly mean anybody else counts: “Li said she …”, “Mr Li”, and “She …” after a sentence that
//! begins with the name and names nobody else.

use crate::article::Article;
use crate::checks::{Asked, Check, Finding};
use crate::text::cursor::Place;
use crate::text::{Case, Prose, Span, WordFilter};
use std::collections::{BTreeMap, HashMap};

/// See the module.
pub(crate) struct Gender;

impl Check for Gender {
    fn name(&self) -> &'static str {
        "gender"
    }

    fn faults(&self) -> &'static [&'static str] {
        &["switch"]
    }

    fn run(&self, article: &Article<'_>, _: &Asked<'_>, findings: &mut Vec<Finding>) {
        let prose = &article.target;
        if !speaks_of_both(prose) {
            return;
        }
        let mut people = People::default();
        let mut before: Option<Subject<'_>> = None;
        for (paragraph, found) in prose.paragraphs.iter().enumerate() {
            let mut capitals = prose.capitals_of(found).iter().map(|&index| index as usize).peekable();
            for sentence in prose.sentences_of(found) {
                let subject = before.take();
                // What starts small is the rest of another sentence.
                while capitals.next_if(|&index| prose.tokens[index].span.start < sentence.start).is_some() {}
                let Some(index) = capitals.next_if(|&index| prose.tokens[index].span.start == sentence.start) else { continue };
                let place = Place { prose, paragraph, index };
                if !speaks_of_somebody(place) || article.is_quoted(place.span()) {
                    continue;
                }
                if let (Some(subject), Some(sex)) = (subject, pronoun(place.text()))
                    && subject.is_alone()
                {
                    people.names.entry(subject.name).or_default().said(sex, place.span());
                }
                before = read(place, *sentence, &mut people);
            }
        }
        for (name, person) in people.names {
            findings.extend(person.finding(name, prose));
        }
    }
}

/// Whether the text has words for a man and for a woman, without which nobody can be taken for both.
fn speaks_of_both(prose: &Prose<'_>) -> bool {
    static WORDS: WordFilter<4> = WordFilter::of(&["she", "mrs", "ms", "miss", "he", "mr"]);
    let mut has = [false; 2];
    prose.tokens.iter().filter(|token| WORDS.may_hold(token.hash)).any(|token| {
        let word = token.text(prose.text);
        if let Some(sex) = pronoun(word).or_else(|| title(word)) {
            has[usize::from(sex == Sex::Female)] = true;
        }
        has == [true; 2]
    })
}

/// Whether a sentence that starts so may name a person, or go on with one.
fn speaks_of_somebody(start: Place<'_>) -> bool {
    let word = start.text();
    pronoun(word).is_some() || title(word).is_some() || is_name(start) && !start.prose.language.is_function_word(word)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sex {
    Male,
    Female,
}

fn pronoun(word: &str) -> Option<Sex> {
    match word {
        "he" | "He" => Some(Sex::Male),
        "she" | "She" => Some(Sex::Female),
        _ => None,
    }
}

fn title(word: &str) -> Option<Sex> {
    match word {
        "Mr" => Some(Sex::Male),
        "Mrs" | "Ms" | "Miss" => Some(Sex::Female),
        _ => None,
    }
}

/// Everybody whom the text names.
#[derive(Default)]
struct People<'p> {
    /// By the last word of the name.
    names: BTreeMap<&'p str, Person<'p>>,
    /// The last word of the name, by what stands before it: `Berg` of Anna, `Wei` of Li.
    given: HashMap<&'p str, &'p str>,
}

/// What the text says of somebody.
#[derive(Default)]
struct Person<'p> {
    /// The words before the last one, where it was named in full.
    given: Option<&'p str>,
    /// Where the pronoun or title stands: of men, of women.
    said: [Vec<Span>; 2],
    /// By which titles it was called: a man’s, a woman’s.
    titles: [bool; 2],
    /// Two people of one surname.
    several: bool,
}

impl Person<'_> {
    fn said(&mut self, sex: Sex, at: Span) {
        self.said[usize::from(sex == Sex::Female)].push(at);
    }

    /// At the first place of the rarer sex, the later one if both are as frequent.
    fn finding(&self, name: &str, prose: &Prose<'_>) -> Option<Finding> {
        let [men, women] = &self.said;
        let (&he, &she) = (men.first()?, women.first()?);
        // Husband and wife, or two of one family.
        if self.several || self.titles == [true, true] || self.given.is_none() && self.titles == [false, false] {
            return None;
        }
        let odd = match men.len().cmp(&women.len()) {
            std::cmp::Ordering::Less => he,
            std::cmp::Ordering::Greater => she,
            std::cmp::Ordering::Equal => he.max(she),
        };
        let usual = if odd == he { she } else { he };
        let finding = Finding::new("switch", odd).value("name", name).value("other", usual.text(prose.text).to_lowercase());
        Some(finding.related(usual, "otherwise here"))
    }
}

/// The person with whom a sentence begins.
struct Subject<'p> {
    name: &'p str,
    /// The last word of the name there.
    last: Place<'p>,
    sentence: Span,
}

impl Subject<'_> {
    /// Whether the sentence names nobody else: no other word has a capital but days and months.
    fn is_alone(&self) -> bool {
        let language = self.last.prose.language;
        let mut rest = std::iter::successors(self.last.next(), Place::next).take_while(|place| place.span().end <= self.sentence.end);
        rest.all(|place| !is_name(place) || language.month(place.text()).is_some() || language.weekday(place.text()).is_some())
    }
}

fn is_name(place: Place<'_>) -> bool {
    place.is_word() && place.is_capitalised() && place.case() != Case::Upper && place.letters() > 1
}

/// Reads one sentence. Returns the person it begins with.
fn read<'p>(start: Place<'p>, sentence: Span, people: &mut People<'p>) -> Option<Subject<'p>> {
    let is_name = |place: &Place<'p>| is_name(*place) && place.span().end <= sentence.end;
    let title = title(start.text());
    let mut first = start;
    if title.is_some() {
        first = first.next()?;
        first = if first.char() == '.' { first.next()? } else { first };
    }
    let mut last = Some(first).filter(is_name)?;
    if pronoun(first.text()).is_some() || title.is_some() && start.prose.language.is_function_word(first.text()) {
        return None;
    }
    while let Some(next) = last.next().filter(|next| is_name(next) && next.gap_before().len() == 1) {
        last = next;
    }
    let mut name = last.text();
    if first.index == last.index && !people.names.contains_key(name) {
        name = people.given.get(name).copied().unwrap_or(name);
    }
    let person = people.names.entry(name).or_default();
    if first.index < last.index {
        let given = Span::new(first.span().start, last.span().start).text(start.prose.text).trim_end();
        person.several |= person.given.is_some_and(|known| known != given);
        person.given = Some(given);
        people.given.insert(given, name);
    }
    if let Some(sex) = title {
        person.titles[usize::from(sex == Sex::Female)] = true;
        person.said(sex, start.span());
    }
    let verb = last.next().filter(|verb| SPEECH.binary_search(&verb.text()).is_ok());
    let said = verb.and_then(|verb| {
        // `said she`, `said that she`, `told the paper that she`
        let words = std::iter::successors(verb.next(), Place::next).take(5).take_while(|place| place.is_word());
        words.into_iter().find(|place| {
            pronoun(place.text()).is_some() && place.previous().is_some_and(|that| that.text() == "that" || that.index == verb.index)
        })
    });
    if let Some(place) = said {
        person.said(pronoun(place.text())?, place.span());
    }
    Some(Subject { name, last, sentence })
}

/// Verbs after which the pronoun nearly always means the speaker, sorted.
const SPEECH: [&str; 12] =
    ["added", "admitted", "announced", "believes", "claimed", "explained", "hoped", "recalled", "said", "says", "thinks", "told"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::found;

    fn spans(text: &str) -> Vec<String> {
        found(&Gender, "en", text).into_iter().map(|(_, at, _)| at).collect()
    }

    #[test]
    fn one_person_both_ways() {
        assert_eq!(spans("Li Wei said she was tired. Li said that he would rest."), ["he"]);
        assert_eq!(spans("Li Wei left on Monday. She was tired. Li said she would rest. Li told the paper that he was ill."), ["he"]);
        assert_eq!(spans("Mr Li said she was tired."), ["she"]);
    }

    #[test]
    fn other_people() {
        for good in [
            "Li Wei said he was tired. He would rest.",
            "Li Wei met Wang Fang. She was tired. Li said he was, too.",
            "Mr Li said he was tired. Mrs Li said she was not.",
            "Li Wei said he was tired. Li Fang said she was not.",
            "Li Wei said he was tired. “She is,” Li said.",
            "In May she left. Germany lost. He wept.",
        ] {
            assert_eq!(spans(good), [""; 0], "{good}");
        }
    }
}
