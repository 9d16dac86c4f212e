//! Loops: the same words over and over, the signature of a decoder that lost its place.
//!
//! A repetition has a period. The distance from a word to its last occurrence is a candidate for it, so each candidate
//! is found in one look-up and tried once; the whole search is linear.

use crate::article::Article;
use crate::checks::{Asked, Check, Finding};
use crate::diagnostic::Safety;
use crate::lang::particles::is_sound;
use crate::text::cursor::Place;
use crate::text::{BlockKind, Case, Prose, Script, Span, Token, TokenKind};
use crate::word::same_word;

/// The longest period that is looked for, in words.
const LONGEST: usize = 40;
/// Slots of the table of latest occurrences. Two words that share one hide a loop only if both are in it.
const SLOTS: usize = 1024;
/// The words of a sequence that tells a runaway paragraph, and how often it must stand there.
const GRAM: usize = 4;
const OFTEN: usize = 4;

/// See the module. `min`: how often a phrase must stand in a row (3).
pub(crate) struct Loop;

impl Check for Loop {
    fn name(&self) -> &'static str {
        "loop"
    }

    fn faults(&self) -> &'static [&'static str] {
        &["phrase", "clause", "document"]
    }

    fn params(&self) -> &'static [&'static str] {
        &["min"]
    }

    fn run(&self, article: &Article<'_>, asked: &Asked<'_>, findings: &mut Vec<Finding>) {
        let copies = asked.params.min.map_or(3, |min| min.max(2) as usize);
        let longest = article.target.paragraphs.iter().map(|paragraph| paragraph.tokens().len()).max().unwrap_or_default();
        let (mut words, mut again) = (Vec::with_capacity(longest), Vec::with_capacity(longest));
        // Where a word with the hash of the slot stood last; words count from `base` in their paragraph, and 0 is none.
        let mut latest = [0_u32; SLOTS];
        let mut base = 1;
        for (paragraph, index) in article.target.paragraphs.iter().zip(0..) {
            if paragraph.kind == BlockKind::Cell || paragraph.tokens().len() < 4 {
                continue;
            }
            let tokens = article.target.tokens_of(paragraph);
            words.clear();
            again.clear();
            for (token, at) in tokens.iter().zip(0..).filter(|(token, _)| counts(token)) {
                let (hash, index) = (token.hash, words.len());
                let before = std::mem::replace(&mut latest[hash as usize % SLOTS], base + index as u32);
                words.push(Word { hash, token: at });
                if let Some(before) = before.checked_sub(base).filter(|&before| words[before as usize].hash == hash) {
                    again.push(Again { index: index as u32, before });
                }
            }
            base += words.len() as u32;
            let search = Search { article, paragraph: index, tokens, words: &words, copies };
            let reported = findings.len();
            search.periods(&again, findings);
            // Nearly all words of a runaway paragraph have been met before in it.
            if findings.len() == reported && again.len() >= GRAM * (OFTEN - 1) && again.len() * 4 >= words.len() {
                findings.extend(search.runaway());
            }
        }
    }
}

/// Scripts without spaces are cut into single characters, which repeat by right (“慢慢”); their loops are long.
fn counts(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Word | TokenKind::Number)
}

struct Word {
    hash: u32,
    /// Index of its token.
    token: u32,
}

/// A word that has stood in the paragraph before.
struct Again {
    /// Its index among the words.
    index: u32,
    /// The index of the latest before it.
    before: u32,
}

struct Search<'s, 'd> {
    article: &'s Article<'d>,
    /// Its index.
    paragraph: usize,
    tokens: &'s [Token],
    words: &'s [Word],
    copies: usize,
}

impl Search<'_, '_> {
    /// Finds what stands in a row: [`Loop`]'s `phrase` and `clause`. `again` are the words that have stood before.
    fn periods(&self, again: &[Again], findings: &mut Vec<Finding>) {
        let mut done = [0; LONGEST + 1];
        let mut reported_to = 0;
        for &Again { index, before } in again {
            let (index, before) = (index as usize, before as usize);
            let period = index - before;
            // Most words stand twice by chance: their neighbours are others.
            let alone = || {
                let (left, right) =
                    (before > 0 && self.same(index - 1, period), index + 1 < self.words.len() && self.same(index + 1, period));
                !left && !right
            };
            if period > LONGEST || index < done[period] || period > 1 && alone() {
                continue;
            }
            let from = (period..index).rev().take_while(|&i| self.same(i, period)).last().unwrap_or(index);
            let to = (index..self.words.len()).take_while(|&i| self.same(i, period)).last().map_or(index, |last| last + 1);
            done[period] = to.max(index + 1);
            // Words from - period .. to have the period; the first copy is the one before `from`.
            if to.saturating_sub(from) >= period
                && from - period >= reported_to
                && let Some(finding) = self.judge(from - period, to, period)
            {
                reported_to = to;
                findings.push(finding);
            }
        }
    }

    fn same(&self, index: usize, period: usize) -> bool {
        self.words[index].hash == self.words[index - period].hash
    }

    fn token(&self, word: usize) -> &Token {
        &self.tokens[self.token_index(word)]
    }

    fn token_index(&self, word: usize) -> usize {
        self.words[word].token as usize
    }

    fn text(&self, word: usize) -> &str {
        self.token(word).text(self.article.target.text)
    }

    /// From the first to the last of `words`.
    fn span(&self, words: std::ops::Range<usize>) -> Span {
        Span::new(self.token(words.start).span.start, self.token(words.end - 1).span.end)
    }

    /// What to say of the words `start..end`, which repeat with `period`.
    fn judge(&self, start: usize, end: usize, period: usize) -> Option<Finding> {
        let copies = (end - start) / period;
        let (start, end) = self.at_clause(start, end, period, copies);
        let phrase = start..start + period;
        let letters = phrase.clone().filter(|&word| self.token(word).is_word()).count();
        let spaceless = phrase.clone().filter(|&word| matches!(self.token(word).script, Script::Han | Script::Kana)).count();
        if letters == 0
            || spaceless > 0 && period < 4
            || self.is_in_address(start)
            || self.is_in_address(end - 1)
            || !phrase.clone().all(|i| (1..copies).all(|n| same_word(self.text(i), self.text(i + n * period))))
        {
            return None;
        }
        let words = period - self.joints(&phrase);
        // Who lists names does not say one for weight.
        let needed = if period == 1 && !self.is_listed(start, end) { self.copies + 1 } else { self.copies };
        let shouted = self.is_shouted(start, start + copies * period);
        if words > 0 && copies >= needed && letters >= period.min(2) {
            let quoted = self.article.is_quoted(self.span(start..end));
            // Who quotes a chant says whose it is: a paragraph of nothing else is the decoder’s.
            let alone = !quoted && words >= 3 && start == 0 && start + copies * period == self.words.len();
            let chant = shouted && !alone || quoted || period <= 2 && self.joints(&phrase) > 0 || period == 1 && self.is_cried(start, end);
            return (!chant || copies >= 3 * needed).then(|| self.finding("phrase", start, period, copies));
        }
        let clause = copies >= 2 && words >= 4 && letters >= 4 && !shouted && spaceless == 0 && self.is_apposed(start + period);
        (clause || copies == 2 && letters == period && self.is_noun_twice(start, period))
            .then(|| self.finding("clause", start, period, copies))
    }

    /// Whether the words are names in a list that holds others too: “Bern, Bern, Bern and Basel”.
    fn is_listed(&self, start: usize, end: usize) -> bool {
        let language = self.article.target.language;
        let text = |at: usize| self.tokens.get(at).map(|token| token.text(self.article.target.text));
        let is_name = |at: usize| self.tokens.get(at).is_some_and(|token| token.is_word() && token.case == Case::Title);
        let (first, last) = (self.token_index(start), self.token_index(end - 1));
        let behind = matches!(text(last + 1), Some(mark) if mark == "," || language.limits.coupling.joins.contains(&mark));
        let before = first >= 2 && text(first - 1) == Some(",") && is_name(first - 2);
        !language.noun_capitals
            && (first..=last).step_by(2).all(is_name)
            && (first + 1..last).step_by(2).all(|at| text(at) == Some(","))
            && (behind && is_name(last + 2) || before)
    }

    /// Whether the words are a sound, “ha, ha, ha, ha”, or one that is said for weight, with a comma between each: “never, never, never,
    /// never”.
    fn is_cried(&self, start: usize, end: usize) -> bool {
        let language = self.article.target.language;
        let word = self.text(end - 1);
        let (first, last) = (self.token_index(start), self.token_index(end - 1));
        let is_apart = || self.tokens[first + 1..last].iter().step_by(2).all(|token| token.is_mark(self.article.target.text, ','));
        is_sound(word) && !language.is_function_word(word)
            || language.limits.emphatic.is_some_and(|words| words.binary_search(&word).is_ok()) && is_apart()
    }

    /// Moves the start of a loop to the start of a clause, where all copies still fit: `a b. A b. A b` and not `b. A`.
    fn at_clause(&self, start: usize, end: usize, period: usize, copies: usize) -> (usize, usize) {
        let slack = end - start - copies * period;
        let opens = |&word: &usize| word == 0 || self.token_index(word) > self.token_index(word - 1) + 1;
        let moved = (start..=start + slack).find(opens).unwrap_or(start);
        (moved, end)
    }

    /// How many of the words join others: “and” in “on and on and on”.
    fn joints(&self, words: &std::ops::Range<usize>) -> usize {
        let joints = self.article.target.language.limits.joints;
        words.clone().filter(|&word| joints.contains(&self.text(word))).count()
    }

    /// Whether a word is a part of an address of the web: “go.example/go go” says nothing twice.
    fn is_in_address(&self, word: usize) -> bool {
        let prose: &Prose<'_> = &self.article.target;
        let first = prose.paragraphs[self.paragraph].tokens().start;
        let run = Place { prose, paragraph: self.paragraph, index: first + self.token_index(word) }.run();
        run.contains("://") || run.contains("www.")
    }

    /// Whether an exclamation or question mark ends one of the copies: “Go home! Go home! Go home!”
    fn is_shouted(&self, start: usize, end: usize) -> bool {
        let last = self.token_index(end - 1);
        let tokens = self.tokens.get(self.token_index(start)..(last + 2).min(self.tokens.len())).unwrap_or_default();
        tokens.iter().any(|token| ['!', '?', '♪'].iter().any(|&mark| token.is_mark(self.article.target.text, mark)))
    }

    /// Whether nothing, a comma or a dash stands before `word`, so that the copies stand in one clause, and its copy is
    /// not a new sentence or the second of a pair of quotations.
    fn is_apposed(&self, word: usize) -> bool {
        let marks = self.token_index(word - 1) + 1..self.token_index(word);
        self.tokens[marks].iter().all(|token| matches!(token.text(self.article.target.text), "," | "، " | "-" | "–" | "—"))
    }

    /// Whether two or three words with an article among them stand twice without a mark between: “in the in the old town”. In
    /// “step by step by step” and the like the word before is the last of them.
    fn is_noun_twice(&self, start: usize, period: usize) -> bool {
        let (first, last) = (self.token_index(start), self.token_index(start + 2 * period - 1));
        let limits = &self.article.target.language.limits;
        let is_head = |word: &str| limits.last.contains(&word) && !limits.joints.contains(&word);
        (2..4).contains(&period)
            && last - first == 2 * period - 1
            && (start..start + period).any(|word| is_head(self.text(word)))
            && self.tokens[first + 1..=last].iter().all(|token| token.case == Case::Lower)
            && (start == 0 || self.words[start - 1].hash != self.words[start + period - 1].hash)
            && !self.article.is_quoted(self.span(start..start + 2 * period))
    }

    fn finding(&self, fault: &'static str, start: usize, period: usize, copies: usize) -> Finding {
        let end = start + copies * period;
        let first = self.span(start..start + period);
        let phrase = first.text(self.article.target.text);
        let whole = self.span(start..end);
        let finding = Finding::new(fault, whole).value("phrase", shortened(phrase)).value("count", copies.to_string());
        let rest = Span::new(first.end, whole.end);
        if is_balanced(rest.text(self.article.target.text)) {
            finding.replace("keep one of them", rest, "").trust(Safety::Unsafe)
        } else {
            finding
        }
    }

    /// A paragraph of which one sequence of words makes up a third and more.
    fn runaway(&self) -> Option<Finding> {
        let grams = self.words.windows(GRAM).map(|words| words.iter().fold(0, |sum, word| mix(sum, u64::from(word.hash))));
        let mut sorted: Vec<(u64, usize)> = grams.zip(0..).collect();
        sorted.sort_unstable();
        let group = sorted.chunk_by(|one, other| one.0 == other.0).max_by_key(|group| group.len())?;
        let (first, last) = (group.first()?.1, group.last()?.1);
        let letters = (first..first + GRAM).filter(|&word| self.token(word).is_word()).count();
        let phrase = self.span(first..first + GRAM);
        if group.len() < OFTEN || group.len() * GRAM * 3 < self.words.len() || letters < GRAM || self.article.is_quoted(phrase) {
            return None;
        }
        let finding = Finding::new("document", self.span(first..last + GRAM)).value("count", group.len().to_string());
        Some(finding.value("phrase", shortened(phrase.text(self.article.target.text))))
    }
}

/// Whether each kind of bracket and quotation mark in `text` could be whole pairs.
fn is_balanced(text: &str) -> bool {
    let count = |marks: &[char]| text.chars().filter(|c| marks.contains(c)).count();
    let pairs = [('(', ')'), ('[', ']'), ('<', '>'), ('«', '»'), ('{', '}')];
    pairs.iter().all(|&(open, close)| count(&[open]) == count(&[close])) && count(&['"', '“', '”', '„']) % 2 == 0
}

const fn mix(sum: u64, hash: u64) -> u64 {
    (sum.rotate_left(17) ^ hash).wrapping_mul(0x9e_37_79_b9_7f_4a_7c_15)
}

/// At most 60 characters of `phrase`, for a message.
fn shortened(phrase: &str) -> String {
    match phrase.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", phrase[..end].trim_end()),
        None => phrase.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::{fixed, places};

    #[test]
    fn phrases() {
        let text = "They closed the other bridges, the other bridges, the other bridges and the port.";
        assert_eq!(places(&Loop, "en", text), [("phrase", "the other bridges, the other bridges, the other bridges")]);
        assert_eq!(fixed(&Loop, "en", text), "They closed the other bridges and the port.");
        assert_eq!(fixed(&Loop, "en", "He flew to Bern, Bern, Bern, Bern."), "He flew to Bern.");
        assert_eq!(fixed(&Loop, "en", "He flew to Bern, Bern, Bern and Basel."), "He flew to Bern and Basel.");
        assert_eq!(fixed(&Loop, "en", "It is late. It is late. It is late."), "It is late.");
        assert_eq!(fixed(&Loop, "en", "Thanks for listening! Thanks for listening! Thanks for listening!"), "Thanks for listening!");
    }

    #[test]
    fn clauses() {
        let text = "The talks that had been held in May, had been held in May, led nowhere.";
        assert_eq!(places(&Loop, "en", text), [("clause", "had been held in May, had been held in May")]);
        assert_eq!(fixed(&Loop, "en", text), "The talks that had been held in May, led nowhere.");
        assert_eq!(fixed(&Loop, "en", "He lives in the in the old town."), "He lives in the old town.");
        assert_eq!(fixed(&Loop, "en", "She thanked the helpers the helpers."), "She thanked the helpers.");
    }

    #[test]
    fn runaway_paragraphs() {
        let text = "The use of the plan and the use of the road, the use of the dam or the use of the mill.";
        let faults: Vec<_> = places(&Loop, "en", text).into_iter().map(|(fault, _)| fault).collect();
        assert_eq!(faults, ["document"]);
    }

    #[test]
    fn what_people_say_over_and_over() {
        for text in [
            "Location, location, location, she said.",
            "It went on and on and on and on, more and more and more and more.",
            "Go home! Go home! Go home! they cried.",
            "The sets ended 6-4, 6-4, 6-4, and 0 0 0 0.",
            "Step by step, step by step they went from door to door, and day after day after day, faster and faster and faster.",
            "What it is it is, and the more the merrier, the more the safer.",
            "No, no, no.",
            "– Ha, ha, ha, ha, laughed the mayor, and the bell went ding dong, ding, ding, ding, ding.",
            "Ha ha ha ha ha, they laughed, and sang la la la la la.",
            "We shall never, never, never, never sell it.",
            "All they speak of is Bern, Bern, Bern.",
            "See http://go.go/go go and www.the.the/the the page.",
            "“Save our mill! Save our mill! Save our mill!”",
        ] {
            assert_eq!(places(&Loop, "en", text), [], "{text}");
        }
    }

    #[test]
    fn long_loops_take_no_longer() {
        let text = "alpha beta gamma alpha delta ".repeat(20_000);
        assert_eq!(places(&Loop, "en", text.trim()).len(), 1);
    }
}
