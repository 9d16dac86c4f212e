//! Single words of another language: “the dam held weiterhin”.
//!
//! A word that stands in the source as it is, in lower case, and that the language of the translation has not, was left over.
//! Without a source an everyday word of another language is one. Names, titles, citations and borrowed words are passed over:
//! what is quoted or bracketed, what stands beside a name or beside more words of the kind, and what the article keeps on using.

use crate::article::Article;
use crate::checks::spelling::non_word;
use crate::checks::spelling::own_word::{is_cited, is_free};
use crate::checks::{Asked, Check, Finding};
use crate::lang::everyday::Everyday;
use crate::lang::{Language, Writing};
use crate::text::cursor::Place;
use crate::text::{Case, Prose, Script, Span, Token, TokenKind};
use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::iter::successors;

/// See the module.
pub struct ForeignWord;

/// Letters of the shortest word that is looked at: shorter ones are too often at home in two languages.
const SHORTEST: usize = 4;

/// Words in lower case between a word and the name that it belongs to.
const LONGEST_NAME: usize = 4;

impl Check for ForeignWord {
    fn name(&self) -> &'static str {
        "foreign-word"
    }

    fn faults(&self) -> &'static [&'static str] {
        &["left", "left-rare", "everyday"]
    }

    fn params(&self) -> &'static [&'static str] {
        &["except"]
    }

    fn run(&self, article: &Article<'_>, asked: &Asked<'_>, findings: &mut Vec<Finding>) {
        let Some(search) = Search::of(article) else { return };
        let prose = &article.target;
        for (paragraph, found) in prose.paragraphs.iter().enumerate() {
            for index in found.tokens() {
                let token = &prose.tokens[index];
                if !search.is_strange(token) {
                    continue;
                }
                let place = Place { prose, paragraph, index };
                if !asked.params.except.iter().any(|word| word == place.text()) {
                    findings.extend(search.judge(place));
                }
            }
        }
    }
}

struct Search<'s, 'd> {
    article: &'s Article<'d>,
    is_english: bool,
    /// The language of the source, where both sides are of the Latin script.
    source: Option<&'static Language>,
    /// How often each word stands in the article, by hash.
    counts: OnceCell<HashMap<u32, usize>>,
    /// Where each word first stands in the source of a segment, which has this index: by hash, as an index of its tokens.
    places: RefCell<(usize, HashMap<u32, usize>)>,
}

impl<'s, 'd> Search<'s, 'd> {
    /// None where nothing could be found: the words of English are known, and those of others only beside a source.
    fn of(article: &'s Article<'d>) -> Option<Self> {
        let document = article.document;
        let is_english = article.target.language.has_dictionary();
        let is_latin = |lang: &crate::lang::Lang| lang.writing() == Some(Writing::Latin);
        let is_apart = |lang: &&crate::lang::Lang| is_latin(lang) && !lang.same(&document.lang);
        let source = document.source_lang.as_ref().filter(is_apart).map(crate::lang::Lang::data);
        let source = source.filter(|_| is_latin(&document.lang) && !article.segments().is_empty());
        (is_english || source.is_some()).then(|| Self {
            article,
            is_english,
            source,
            counts: OnceCell::new(),
            places: RefCell::new((usize::MAX, HashMap::new())),
        })
    }

    /// Whether the word may be none of the language of the text.
    fn is_strange(&self, token: &Token) -> bool {
        let is_plain = (token.case == Case::Lower) & (token.kind == TokenKind::Word) & (token.script == Script::Latin);
        if !is_plain || token.span.len() < SHORTEST {
            return false;
        }
        let word = token.text(self.article.target.text);
        if self.is_english {
            return !non_word::may_be_english(word, token.hash);
        }
        let own = self.article.target.language;
        self.source.is_some_and(|source| is_of(source, word, token.hash)) && !is_of(own, word, token.hash)
    }

    fn judge(&self, place: Place<'_>) -> Option<Finding> {
        let token = place.token();
        let word = place.text();
        if !word.chars().all(char::is_alphabetic) || word.chars().count() < SHORTEST || !is_free(place) || Self::is_marked(place) {
            return None;
        }
        if let Some(source) = self.source
            && let Some(there) = self.in_source(place)
        {
            let is_known = is_of(source, word, token.hash) || !word.is_ascii();
            let is_slip = is_known || self.count(token) == 1;
            let finding = || Finding::new(if is_known { "left" } else { "left-rare" }, place.span()).value("word", word);
            return is_slip.then(|| finding().in_source(there, "it stands in the source"));
        }
        if !self.is_english || self.count(token) > 1 || is_cited(self.article, place) {
            return None;
        }
        let language = Everyday::of(word, token.hash)?.language()?;
        let is_english = |place: Option<Place<'_>>| {
            place.is_none_or(|place| {
                let token = place.token();
                !place.is_word() || token.span.len() < SHORTEST || non_word::may_be_english(place.text(), token.hash)
            })
        };
        let is_alone = is_english(place.previous()) && is_english(place.next());
        is_alone.then(|| Finding::new("everyday", place.span()).value("word", word).value("language", language.name))
    }

    /// Whether a mark before the word says that it is cited.
    fn is_marked(place: Place<'_>) -> bool {
        let before = successors(place.previous(), Place::previous).take(LONGEST_NAME).find(Place::is_mark);
        before.is_some_and(|mark| matches!(mark.char(), '(' | '[' | '*' | '_' | '“' | '"' | '‘' | '«' | '„' | '/'))
    }

    fn count(&self, token: &Token) -> usize {
        let counts = self.counts.get_or_init(|| {
            let mut counts = HashMap::new();
            self.article.target.tokens.iter().for_each(|token| *counts.entry(token.hash).or_insert(0) += 1);
            counts
        });
        counts.get(&token.hash).copied().unwrap_or_default()
    }

    /// Where the word stands in the source of its segment, in lower case, unless both have it in the same name.
    fn in_source(&self, place: Place<'_>) -> Option<Span> {
        let (index, source, tokens) = self.segment(place.span())?;
        let mut places = self.places.borrow_mut();
        if places.0 != index {
            let mut first = HashMap::new();
            tokens.iter().enumerate().filter(|(_, token)| token.is_word()).for_each(|(at, token)| {
                first.entry(token.hash).or_insert(at);
            });
            *places = (index, first);
        }
        let at = *places.1.get(&place.token().hash)?;
        if tokens[at].text(source.text) != place.text() {
            return None;
        }
        let own = &self.article.target.tokens;
        let in_name = |step| shares_capital((own, place.index), (tokens, at), step);
        (!in_name(usize::checked_sub) && !in_name(usize::checked_add)).then(|| tokens[at].span)
    }

    /// The segment around `span`, if it can be compared: its index and its source.
    fn segment(&self, span: Span) -> Option<(usize, &Prose<'d>, &[Token])> {
        let source = self.article.source()?;
        let segments = self.article.segments();
        let index = segments.partition_point(|segment| segment.target.span.end < span.end);
        let segment = segments.get(index).filter(|segment| segment.is_comparable() && segment.target.span.contains(span))?;
        Some((index, source, segment.source.tokens(source)))
    }
}

/// Whether `word`, in lower case, is a frequent one of the language.
fn is_of(language: &Language, word: &str, hash: u32) -> bool {
    language.is_function_word(word) || Everyday::of(word, hash).is_some_and(|everyday| everyday.is_of(language))
}

/// Whether the first word with a capital to one side, where `step` leads, is the same on both sides, and as far away: words in
/// lower case between them are of a name (“Verband freier Müller”).
fn shares_capital(target: (&[Token], usize), source: (&[Token], usize), step: fn(usize, usize) -> Option<usize>) -> bool {
    let at = |(tokens, index): (&[Token], usize), far| step(index, far).and_then(|index| tokens.get(index).copied());
    let is_lower = |token: Option<Token>| token.is_some_and(|token| token.is_word() && token.case == Case::Lower);
    let far = (1..=LONGEST_NAME).find(|&far| !is_lower(at(target, far)));
    let pair = far.and_then(|far| at(target, far).zip(at(source, far)));
    pair.is_some_and(|(one, other)| one.is_word() && one.hash == other.hash)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::{document, places};

    /// The words found in `text`, a translation of `source`.
    fn left(lang: &str, text: &str, source_lang: &str, source: &str) -> Vec<(&'static str, String)> {
        let mut document = document(lang, text);
        document.source_lang = Some(source_lang.parse().expect("a tag"));
        document.add_source_lines(source);
        let mut findings = Vec::new();
        ForeignWord.run(&Article::new(&document), &Asked::default(), &mut findings);
        findings.iter().map(|finding| (finding.fault, finding.span.text(text).to_owned())).collect()
    }

    #[test]
    fn words_of_the_source() {
        let source = "Der Müller hat die Mühle abermals abgedichtet, weiterhin mit Lehm.";
        let found = left("en", "The miller has the mill abermals abgedichtet, weiterhin with clay.", "de", source);
        assert_eq!(
            found,
            [("left-rare", "abermals".to_owned()), ("left-rare", "abgedichtet".to_owned()), ("left", "weiterhin".to_owned())]
        );
        let source = "The miller bought the mill because it was cheap.";
        assert_eq!(left("de", "Der Müller kaufte die Mühle because sie billig war.", "en", source), [("left", "because".to_owned())]);
    }

    #[test]
    fn words_of_names_and_borrowed_words() {
        for (text, source) in [
            ("The Bund freier Müller met.", "Der Bund freier Müller tagte."),
            ("He wrote “immer weiterhin” on the door.", "Er schrieb „immer weiterhin“ an die Tür."),
            ("The word (weiterhin) is German.", "Das Wort (weiterhin) ist deutsch."),
            ("They eat knoedelchen here, knoedelchen and beer.", "Man isst knoedelchen hier, knoedelchen und Bier."),
        ] {
            assert_eq!(left("en", text, "de", source), [], "{text}");
        }
    }

    #[test]
    fn everyday_words_without_a_source() {
        assert_eq!(places(&ForeignWord, "en", "The mill was cependant closed."), [("everyday", "cependant")]);
        for good in [
            "The song “siempre” is old.",
            "They play siempre today, and siempre tomorrow.",
            "The motto was siempre adelante muchachos.",
            "Tschengla weiterhin Xyvria is a hotel.",
            "The weiterhin-clause and weiterhin.example are gone.",
        ] {
            assert_eq!(places(&ForeignWord, "en", good), [], "{good}");
        }
        assert_eq!(places(&ForeignWord, "de", "Die Mühle war cependant zu."), []);
    }
}
