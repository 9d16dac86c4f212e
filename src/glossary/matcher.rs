//! Finds the terms of a glossary in a text.
//!
//! Of each term one word is looked for, by its stem; only where it stands are the others compared, what terms share but once. Nearly every word
//! of a text is none of these: that is remembered, so that no stem is made twice. Terms in scripts without spaces are looked for by their
//! first characters.

use super::entry::Entry;
use super::leads::leads;
use super::lookup::{MEMORY, Memory, Starts};
use super::pattern::{Pattern, words};
use super::words::{Stems, lower};
use crate::document::Half;
use crate::lang::Lang;
use crate::text::{Prose, Span, TokenKind};
use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::atomic::{AtomicU64, Ordering};

/// A term in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hit {
    /// Bytes of the text.
    pub span: Span,
    /// The number of the entry.
    pub entry: usize,
    /// The number of the term in it.
    pub term: usize,
    /// Whether nothing speaks for another word: neither its ending, nor a hyphen, nor a capital.
    pub is_sure: bool,
}

/// The terms for the texts of one language that are one half of a document.
#[derive(Debug)]
pub(crate) struct Index {
    /// No other index has it.
    number: u64,
    stems: Stems,
    patterns: Vec<Pattern>,
    /// The patterns that a word with this stem leads to, as an index into `lists`.
    by_stem: HashMap<Box<str>, u32>,
    lists: Vec<Vec<u32>>,
    /// The patterns that are looked for by characters, by the first two; the second is NUL where there is but one.
    by_char: HashMap<(char, char), Vec<u32>>,
    starts: Starts,
}

impl Index {
    /// The terms of `entries` for texts in `lang` that are this half of a document.
    pub(super) fn new(entries: &[Entry], half: Half, lang: Option<&Lang>) -> Self {
        static NUMBER: AtomicU64 = AtomicU64::new(0);
        let language = lang.map_or_else(crate::lang::unknown, Lang::data);
        let stems = Stems::of(lang);
        let mut patterns = Vec::new();
        for (entry, number) in entries.iter().zip(0..) {
            for (index, term) in entry.terms_for(half, lang) {
                let except: Box<[String]> = term.except.iter().map(|form| form.to_lowercase()).collect();
                let forms = term.forms.iter().map(|form| (form.as_str(), true));
                for (text, is_form) in std::iter::once((term.text.as_str(), false)).chain(forms) {
                    let words = words(text, entry, term, language, &stems);
                    let (term, text, except) = (index as u32, text.into(), except.clone());
                    patterns.push(Pattern { entry: number, term, words, lead: 0, shared: 0, text, is_form, except });
                }
            }
        }
        let mut index = Self {
            number: NUMBER.fetch_add(1, Ordering::Relaxed),
            stems,
            patterns,
            by_stem: HashMap::new(),
            lists: Vec::new(),
            by_char: HashMap::new(),
            starts: Starts::default(),
        };
        index.arrange();
        index
    }

    /// Puts each term where the word that leads to it is looked up.
    fn arrange(&mut self) {
        let leads = leads(&self.patterns);
        for ((pattern, lead), number) in self.patterns.iter_mut().zip(leads).zip(0..) {
            if let Some(lead) = lead {
                pattern.lead = lead;
                let word = &pattern.words[lead];
                self.starts.add(&word.lower);
                let list = *self.by_stem.entry(word.stem.clone()).or_insert(self.lists.len() as u32);
                if list as usize == self.lists.len() {
                    self.lists.push(Vec::new());
                }
                self.lists[list as usize].push(number);
            } else {
                self.by_char.entry(first_two(&pattern.text)).or_default().push(number);
            }
        }
        for list in &mut self.lists {
            list.sort_by(|&one, &other| self.patterns[one as usize].steps().cmp(self.patterns[other as usize].steps()));
            for at in 1..list.len() {
                let [one, other] = [at - 1, at].map(|at| self.patterns[list[at] as usize].steps());
                let shared = one.zip(other).take_while(|(one, other)| one == other).count();
                self.patterns[list[at] as usize].shared = shared;
            }
        }
    }

    /// Where the terms stand in `prose`, in order; they may overlap.
    pub(crate) fn find(&self, prose: &Prose<'_>) -> Vec<Hit> {
        let mut hits = Vec::new();
        MEMORY.with_borrow_mut(|memory| {
            for paragraph in &prose.paragraphs {
                let tokens = paragraph.tokens();
                for at in tokens.clone().filter(|&at| prose.tokens[at].kind != TokenKind::Mask) {
                    self.find_words(prose, at, &tokens, memory, &mut hits);
                    self.find_chars(prose, at, &tokens, &mut hits);
                }
            }
        });
        hits.sort_by_key(|hit| (hit.span.start, Reverse(hit.span.end), hit.entry, hit.term));
        hits.dedup();
        hits
    }

    /// Adds the terms to which the token `at` leads.
    fn find_words(&self, prose: &Prose<'_>, at: usize, tokens: &Range<usize>, memory: &mut Memory, hits: &mut Vec<Hit>) {
        let token = &prose.tokens[at];
        let text = token.text(prose.text);
        if token.kind == TokenKind::Mark || !self.starts.may_start(text) {
            return;
        }
        let list = memory.recall(self.number, token.hash, text, || self.by_stem.get(&*self.stems.stem(&lower(text))).copied());
        // So many steps of the pattern before fit. Where one does not, it is none for those that share it either.
        let mut fitting = 0;
        for &number in list.map_or(&[][..], |list| &self.lists[list as usize]) {
            let pattern = &self.patterns[number as usize];
            if pattern.shared > fitting {
                continue;
            }
            fitting = pattern.fitting(prose, at, tokens, &self.stems, pattern.shared);
            if fitting == pattern.words.len() {
                hits.extend(pattern.stands(prose, at, &self.stems).map(|(span, is_sure)| hit(pattern, span, is_sure)));
            }
        }
    }

    /// Adds the terms that are looked for by characters and start in the token `at`.
    fn find_chars(&self, prose: &Prose<'_>, at: usize, tokens: &Range<usize>, hits: &mut Vec<Hit>) {
        if self.by_char.is_empty() {
            return;
        }
        let token = &prose.tokens[at];
        let end = prose.tokens[..tokens.end].last().map_or(token.span.end, |last| last.span.end);
        for (offset, _) in token.text(prose.text).char_indices() {
            let start = token.span.start + offset as u32;
            let rest = Span::new(start, end).text(prose.text);
            let (first, second) = first_two(rest);
            let leads = [(first, second), (first, '\0')];
            for &number in leads.iter().filter_map(|lead| self.by_char.get(lead)).flatten() {
                let pattern = &self.patterns[number as usize];
                let span = Span::new(start, start + pattern.text.len() as u32);
                let is_masked = || prose.tokens_in(span).iter().any(|token| token.kind == TokenKind::Mask);
                if rest.starts_with(&*pattern.text) && !is_masked() {
                    hits.push(hit(pattern, span, true));
                }
            }
        }
    }
}

/// The first two characters of `text`, NUL for one that it has not.
fn first_two(text: &str) -> (char, char) {
    let mut chars = text.chars();
    (chars.next().unwrap_or_default(), chars.next().unwrap_or_default())
}

fn hit(pattern: &Pattern, span: Span, is_sure: bool) -> Hit {
    Hit { span, entry: pattern.entry as usize, term: pattern.term as usize, is_sure }
}

#[cfg(test)]
mod tests {
    use super::super::entry::{PartOfSpeech, Status, Term, TermCase, Tongue};
    use super::*;
    use crate::checks::testing::document;

    /// The terms of a glossary that stand in a text of a language, as they stand there.
    fn found<'t>(tag: &str, terms: &[&str], text: &'t str) -> Vec<&'t str> {
        found_of(tag, terms.iter().map(|term| Term::new(term, Tongue::Any)).collect(), None, text)
    }

    fn found_of<'t>(tag: &str, terms: Vec<Term>, part: Option<PartOfSpeech>, text: &'t str) -> Vec<&'t str> {
        let entry = Entry { part, terms, ..Entry::new(1) };
        let document = document(tag, text);
        let index = Index::new(&[entry], Half::Target, Some(&document.lang));
        index.find(&document.prose()).iter().map(|hit| hit.span.text(text)).collect()
    }

    #[test]
    fn inflected_forms_stand_for_the_term() {
        assert_eq!(found("en", &["dam"], "Two dams; the dam’s wall, DAM 5, a damage."), ["dams", "dam", "DAM"]);
        assert_eq!(found("de", &["Talsperre"], "Die Talsperren, der Talsperre, Talsperrenbau"), ["Talsperren", "Talsperre"]);
        assert_eq!(found("fr", &["conseil général"], "les conseils généraux d’Artois"), ["conseils généraux"]);
        assert_eq!(found("fr", &["cafe\u{301}", "thé"], "un café, deux cafés, un the\u{301}"), ["café", "cafés", "the\u{301}"]);
        assert_eq!(found("fr", &["eau", "barrage"], "L’eau des barrages"), ["eau", "barrages"]);
        assert_eq!(found("es", &["presa de arco"], "dos presas de arco"), ["presas de arco"]);
        assert_eq!(found("pl", &["zapora"], "Zapora, zapory"), ["Zapora"]);
    }

    #[test]
    fn all_words_in_order_and_marks_too() {
        assert_eq!(found("en", &["flood-protection wall"], "flood-protection walls, flood protection wall"), ["flood-protection walls"]);
        assert_eq!(found("en", &["weir keeper"], "the keeper of the weir. Keeper"), [""; 0]);
        assert_eq!(found("en", &["5G mast", "§ 5"], "A 5g mast by § 5"), ["5g mast", "§ 5"]);
        assert_eq!(found("en", &["O’Hara’s Weir"], "at O'Hara's weir"), ["O'Hara's weir"]);
    }

    #[test]
    fn terms_that_hold_one_another() {
        let terms = ["dam", "dam wall", "dam wall gate", "old dam wall", "wall", "gate", "the old dam wall", "dam gate", "dam wall"];
        let text = "The old dam walls gate, a dam wall Gate; dam, wall";
        let all = found("en", &terms, text);
        let expected = [
            "The old dam walls",
            "old dam walls",
            "dam walls gate",
            "dam walls",
            "dam walls",
            "dam",
            "walls",
            "gate", //
            "dam wall Gate",
            "dam wall",
            "dam wall",
            "dam",
            "wall",
            "Gate",
            "dam",
            "wall",
        ];
        assert_eq!(all, expected);
        // With more that begin with a word than it leads to, each has a word of its own.
        let many: Vec<String> = ('a'..='z').map(|letter| format!("dam {letter}{letter}el")).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).chain(["dam"]).collect();
        assert_eq!(found("en", &many, "dam xxel, dam xyel, dam zzel"), ["dam xxel", "dam", "dam", "dam zzel", "dam"]);
    }

    #[test]
    fn capitals_tell_acronyms_and_nouns() {
        assert_eq!(found("en", &["WHO", "AID", "iPod"], "Who paid aids? WHO’s aid: AIDS, IPOD, iPods"), ["WHO", "iPods"]);
        assert_eq!(found("de", &["Wahl"], "Sie wählen; die Wahlen, die WAHL"), ["Wahlen", "WAHL"]);
        assert_eq!(
            found_of("de", vec![Term::new("dichten", Tongue::Any)], Some(PartOfSpeech::Other), "Dichten hilft. Das Dichten, wir dichten"),
            ["Dichten", "dichten"]
        );
        let exact = Term { case: TermCase::Exact, ..Term::new("weir", Tongue::Any) };
        assert_eq!(found_of("en", vec![exact], None, "Weirs leak. The Weir, the weir"), ["Weirs", "weir"]);
        let any = Term { case: TermCase::Any, ..Term::new("WHO", Tongue::Any) };
        assert_eq!(found_of("en", vec![any], None, "Who is it"), ["Who"]);
    }

    #[test]
    fn forms_and_exceptions_of_the_author() {
        let strings = |list: &[&str]| list.iter().map(|form| (*form).to_owned()).collect();
        let mouse = Term { forms: strings(&["mice"]), except: strings(&["moused"]), ..Term::new("mouse", Tongue::Any) };
        assert_eq!(found_of("en", vec![mouse], None, "Mice, a mouse; it moused"), ["Mice", "mouse"]);
    }

    #[test]
    fn characters_where_words_are_not_parted() {
        assert_eq!(found("ja", &["ダム", "治水"], "ダムの治水計画はダム湖で"), ["ダム", "治水", "ダム"]);
        assert_eq!(found("zh", &["水坝", "大水坝"], "那座大水坝"), ["大水坝", "水坝"]);
        assert_eq!(found("ko", &["댐"], "댐이 무너졌다"), ["댐"]);
    }

    #[test]
    fn terms_of_other_languages_and_halves_are_not_looked_for() {
        let term = |name: &str| Term { status: Status::Forbidden, ..Term::new("dam", Tongue::named(name).expect("a language")) };
        for (name, count) in [("en", 1), ("en-GB", 1), ("de", 0), ("source", 0), ("target", 1), ("term", 1)] {
            assert_eq!(found_of("en", vec![term(name)], None, "the dam").len(), count, "{name}");
        }
    }
}
