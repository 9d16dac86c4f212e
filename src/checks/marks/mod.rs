//! Marks that the source has and the translation has not, or the reverse: a question that became a statement, a lost final
//! period, lost quotation marks and brackets.

mod enclosing;
mod ends;

use crate::article::Article;
use crate::bilingual::Segment;
use crate::checks::spelling::non_word;
use crate::checks::{Asked, Check, Finding};
use crate::diagnostic::Safety;
use crate::lang::Limits;
use crate::text::{Case, Script, Span, Token};
use ends::End;

/// See the module.
pub(super) struct Marks;

impl Check for Marks {
    fn name(&self) -> &'static str {
        "marks"
    }

    #[rustfmt::skip]
    fn faults(&self) -> &'static [&'static str] {
        &[
            "question-lost", "question-reworded", "question-added", "end-missing", "end-missing-in-title", "end-changed", "title-period",
            "exclamation-lost", "quotes-lost", "brackets-lost",
        ]
    }

    fn run(&self, article: &Article<'_>, _: &Asked<'_>, findings: &mut Vec<Finding>) {
        let Some(source) = article.source() else { return };
        let segments: Vec<&Segment> = article.segments().iter().filter(|segment| segment.is_comparable()).collect();
        let habits = Habits::of(article, &segments);
        for segment in segments {
            let both = Both {
                article,
                segment,
                end: ends::of(article.target.text, segment.target.span),
                source_end: ends::of(source.text, segment.source.span),
                source: source.text,
                habits,
            };
            findings.extend(both.question().or_else(|| both.end()).or_else(|| both.title_period()).or_else(|| both.exclamation()));
            findings.extend(enclosing::quotes(article, segment));
            findings.extend(enclosing::brackets(article, segment));
        }
    }
}

/// How the two texts end their segments.
#[derive(Debug, Clone, Copy)]
struct Habits {
    /// Whether the translation leaves out final marks that the source has, as lists and subtitles do.
    bare_target: bool,
    /// Whether the source ends nearly all segments with a mark, so that one without is a headline.
    marked_source: bool,
    /// Whether there are too few segments for a headline and its text.
    is_alone: bool,
}

impl Habits {
    fn of(article: &Article<'_>, segments: &[&Segment]) -> Self {
        let (mut bare_target, mut bare_source) = (0, 0);
        for segment in segments.iter().filter(|segment| segment.target.words >= FEWEST_WORDS) {
            let source_end = article.source().map(|source| ends::of(source.text, segment.source.span));
            bare_source += usize::from(source_end.is_some_and(End::is_bare));
            let is_lost = source_end.and_then(|end| end.mark).is_some_and(is_stop);
            bare_target += usize::from(is_lost && ends::of(article.target.text, segment.target.span).is_bare());
        }
        Self {
            bare_target: bare_target > 3 && bare_target * 10 > segments.len() * 3,
            marked_source: segments.len() > 3 && bare_source * 5 <= segments.len(),
            is_alone: segments.len() < 3,
        }
    }
}

/// Shorter translations are labels, names and calls.
const FEWEST_WORDS: usize = 4;

/// Words among which that stands which makes a question of English: “And why …”
const OPENING: usize = 3;

/// Letters of a name or a verb beside what asks: conjunctions are shorter.
const LONGER: usize = 4;

/// The most words of a line that reads as a headline, and of one that reads as a label wherever it stands.
const TITLE: usize = 14;
const LABEL: usize = 8;

/// A segment with what its two sides end with.
struct Both<'b, 'd> {
    article: &'b Article<'d>,
    segment: &'b Segment,
    end: End,
    source_end: End,
    source: &'b str,
    habits: Habits,
}

impl Both<'_, '_> {
    fn text(&self) -> &str {
        self.segment.target.span.text(self.article.target.text)
    }

    fn source_text(&self) -> &str {
        self.segment.source.span.text(self.source)
    }

    fn question(&self) -> Option<Finding> {
        let (asked, asks) = (questions(self.source_text()), questions(self.text()));
        if self.segment.target.words < 2 {
            return None;
        }
        let (mark, source_mark) = (self.end.mark?, self.source_end.mark?);
        if asked > asks && is_question(source_mark) && matches!(mark, '.' | '!') {
            let source = self.article.source()?;
            let sentences = self.segment.source.sentences(source);
            let is_as_many = sentences.len() == self.segment.target.sentences(&self.article.target).len();
            // “!?” is as much a call as a question, and one with dots is a thought.
            let last = sentences.last().filter(|_| is_as_many).map_or(self.source_text(), |last| last.text(source.text));
            let doubtful = last.contains(['!', '！', '…']) || last.contains("...");
            let fault = if self.is_reworded() { "question-reworded" } else { "question-lost" };
            return (!doubtful && (is_as_many || asks == 0 && sentences.len() <= 2)).then(|| {
                Finding::new(fault, self.end.span)
                    .in_source(self.source_end.span, "the source asks")
                    .replace("write a question mark", self.end.span, "?")
                    .trust(Safety::Unsafe)
            });
        }
        // The period of Chinese and Japanese may stand behind a question that its words ask.
        if asks > 0 && asked == 0 && is_question(mark) && matches!(source_mark, '.' | '!') {
            return Some(Finding::new("question-added", self.end.span).in_source(self.source_end.span, "the source does not ask"));
        }
        None
    }

    /// Whether the words of the translation are those of a statement, and it may well be a thought or reported speech: the source is of a
    /// language whose questions have the order of statements, or the translation reports what is asked, or exclaims.
    fn is_reworded(&self) -> bool {
        let target = &self.article.target;
        let Limits { asking, subjects, reporting, .. } = target.language.limits;
        let is_spaceless = |word: &Token| matches!(word.script, Script::Han | Script::Kana);
        let spaceless = self.article.source().is_some_and(|source| self.segment.source.words(source).any(is_spaceless));
        let last = target.sentences.partition_point(|sentence| sentence.start <= self.end.span.start).checked_sub(1);
        let start = last.map_or(0, |last| target.sentences[last].start).max(self.segment.target.span.start);
        let tokens = self.segment.target.tokens(target);
        let tokens = &tokens[tokens.partition_point(|token| token.span.start < start)..];
        let is_in = |list: &[&str], word: &Token| list.binary_search(&word.text(target.text).to_lowercase().as_str()).is_ok();
        // “And why did …” asks, “Now I will …” and “Anna is …” do not.
        let words: Vec<&Token> = tokens.iter().filter(|token| token.is_word()).take(OPENING).collect();
        let is_long = |word: &Token| word.text(target.text).chars().count() >= LONGER;
        let is_stated_of = |word: &Token| {
            let is_name = || word.case == Case::Title && is_long(word) && !non_word::is_common(&word.text(target.text).to_lowercase());
            is_in(subjects, word) || is_name()
        };
        let opens = words
            .iter()
            .enumerate()
            .any(|(index, word)| is_in(asking, word) && !index.checked_sub(1).is_some_and(|before| is_stated_of(words[before])));
        // “If it rains, can we come”, “…; how does one pay”
        let is_asked = |three: &[Token]| {
            is_in(asking, &three[1])
                && (is_in(subjects, &three[2]) && !is_in(reporting, &three[1]) || !three[0].is_word() && is_in(asking, &three[2]))
        };
        // “Please tell me if”, and not “But what”.
        let reports = tokens
            .windows(3)
            .any(|three| three[..2].iter().all(Token::is_word) && !is_in(asking, &three[1]) && is_in(reporting, &three[2]));
        let may_be = spaceless || self.end.mark == Some('!') || reports;
        may_be && !asking.is_empty() && !opens && !tokens.windows(3).any(is_asked)
    }

    fn source_sentences(&self) -> usize {
        self.article.source().map_or(0, |source| self.segment.source.sentences(source).len())
    }

    fn end(&self) -> Option<Finding> {
        let source_mark = self.source_end.mark?;
        if self.segment.target.words < FEWEST_WORDS {
            return None;
        }
        if self.end.is_bare() && is_stop(source_mark) && !self.ends_in_address() && !self.source_ends_in_abbreviation() {
            let fault = if self.reads_as_title() || self.source_ends_in_ordinal() { "end-missing-in-title" } else { "end-missing" };
            let mark = if matches!(source_mark, '.' | '!' | '?') { source_mark } else { '.' };
            let end = Span::new(self.end.span.end, self.end.span.end);
            return Some(
                Finding::new(fault, self.end.word)
                    .value("mark", source_mark)
                    .in_source(self.source_end.span, "the source has it")
                    .replace(format!("add “{mark}”"), end, mark)
                    .trust(Safety::Unsafe),
            );
        }
        let mark = self.end.mark?;
        if is_stop(source_mark) && source_mark != '…' && matches!(mark, ',' | ';' | '-' | '–' | '—') {
            let wanted = if matches!(source_mark, '.' | '!' | '?') { source_mark } else { '.' };
            return Some(
                Finding::new("end-changed", self.end.span)
                    .value("mark", mark)
                    .value("original", source_mark)
                    .in_source(self.source_end.span, "the source ends this way")
                    .replace(format!("write “{wanted}”"), self.end.span, wanted)
                    .trust(Safety::Unsafe),
            );
        }
        None
    }

    /// The period of a headline that has none in the source.
    fn title_period(&self) -> Option<Finding> {
        let is_title = self.end.mark == Some('.') && self.source_end.is_bare() && (2..=TITLE).contains(&self.segment.target.words);
        let text = self.text();
        let is_lone = || text.ends_with('.') && !text[..text.len() - 1].contains(['.', '!', '?', '…', ':']);
        let safety = if self.segment.unit == 0 { Safety::Safe } else { Safety::Unsafe };
        (is_title && self.habits.marked_source && is_lone() && self.source_sentences() == 1).then(|| {
            Finding::new("title-period", self.end.span).trust(safety).in_source(self.source_end.word, "the source has none").replace(
                "delete the period",
                self.end.span,
                "",
            )
        })
    }

    fn exclamation(&self) -> Option<Finding> {
        let (mark, source_mark) = (self.end.mark?, self.source_end.mark?);
        let calls = |text: &str| text.contains(['!', '！']);
        let lost = matches!(source_mark, '!' | '！') && matches!(mark, '.') && !calls(self.text());
        lost.then(|| Finding::new("exclamation-lost", self.end.span).in_source(self.source_end.span, "the source exclaims"))
    }

    /// Whether the translation may be a headline: those of English have no period where the source has one.
    fn reads_as_title(&self) -> bool {
        let language = self.article.target.language;
        let is_small = |word: &Token| language.is_function_word(word.text(self.article.target.text));
        let words = self.segment.target.words;
        let first = self.segment.unit == 0 && words <= TITLE && !self.habits.is_alone;
        let label = words <= LABEL && !self.segment.target.words(&self.article.target).any(is_small);
        self.habits.bare_target || first || label || self.source_text().ends_with(':')
    }

    fn ends_in_address(&self) -> bool {
        let last = self.text().split_whitespace().next_back().unwrap_or_default();
        // What stands in brackets is no longer the end.
        if last.ends_with(')') {
            return false;
        }
        last.starts_with(['@', '#']) || last.contains("://") || last.contains("www.") || last.contains('@')
    }

    /// Whether the period of the source belongs to an abbreviation, which the translation writes without one.
    fn source_ends_in_abbreviation(&self) -> bool {
        if self.source_end.mark != Some('.') {
            return false;
        }
        let before = &self.source[..self.source_end.span.start as usize];
        let word = before.rsplit(|c: char| !(c.is_alphanumeric() || c == '.')).next().unwrap_or_default();
        let known = self.article.source().is_some_and(|source| source.language.is_abbreviation(word));
        let mut letters = word.chars();
        // “C” of “15 °C” is none.
        let is_letter = letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none();
        let is_degree = before[..before.len() - word.len()].ends_with('°');
        known || word.contains('.') && !is_degree || is_letter && !is_degree || self.source_end.in_brackets
    }

    /// Whether the period of the source may be that of a number: “am 1.”
    fn source_ends_in_ordinal(&self) -> bool {
        let before = &self.source[..self.source_end.span.start as usize];
        let is_ordinal = self.article.source().is_some_and(|source| source.language.ordinal_period);
        is_ordinal && self.source_end.mark == Some('.') && before.ends_with(|c: char| c.is_ascii_digit())
    }
}

/// How many question marks there are outside of addresses.
fn questions(text: &str) -> usize {
    let in_address = |chunk: &&str| chunk.contains("://") || chunk.contains("www.");
    text.split_whitespace().filter(|chunk| !in_address(chunk)).map(|chunk| chunk.chars().filter(|&c| is_question(c)).count()).sum()
}

const fn is_question(mark: char) -> bool {
    matches!(mark, '?' | '？' | '؟')
}

/// Whether the mark ends a sentence.
const fn is_stop(mark: char) -> bool {
    matches!(mark, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '।')
}
