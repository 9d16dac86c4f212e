//! Single words of another language: “the dam held weiterhin”.
//!
//! A word that stands in the source as it is, in lower case, and that the language of the translation has not, was left over.
//! Without a source an everyday word of another language is one. Names, titles, citations and borrowed words are passed over:
//! what is quoted or bracketed, what stands beside a name or beside more words of the kind, and what the article keeps on using.

use crate::article::{Article, Side};
use crate::checks::spelling::non_word;
use crate::checks::spelling::own_word::{is_cited, is_foreign, is_free};
use crate::checks::untranslated::cited_word::{is_in_saying, is_marked, is_mentioned};
use crate::checks::{Asked, Check, Finding};
use crate::lang::everyday::{Everyday, Strange};
use crate::lang::particles::OF_SURNAMES;
use crate::lang::shared::Shared;
use crate::lang::{Language, Writing};
use crate::text::cursor::Place;
use crate::text::{Case, Script, Span, Token, TokenKind, WordFilter};
use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::iter::successors;

/// See the module.
pub(crate) struct ForeignWord;

/// Letters of the shortest word that is looked at: shorter ones are too often at home in two languages.
const SHORTEST: usize = 4;

/// The same for a word that neither language is known to have.
const SHORTEST_COPY: usize = 5;

/// Words in lower case between a word and the name that it belongs to, or what introduces it.
const LONGEST_NAME: usize = 4;
/// How many words on each side must be English.
const REACH: usize = 2;

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
    /// The words in lower case of a source whose nouns have a capital, or of one whose translation should give them one.
    copies: Option<Copies>,
    /// Everyday words of other languages than that of the text, where it is not English.
    strange: Option<&'static Strange>,
    /// How often each word stands in the article, by hash.
    counts: OnceCell<HashMap<u32, usize>>,
    /// Where each word first stands in the source of a segment, which has this index: by hash, as an index of its tokens.
    places: RefCell<(usize, HashMap<u32, usize>)>,
}

/// Words of the source of an article.
type Copies = WordFilter<256>;

impl<'s, 'd> Search<'s, 'd> {
    /// None where nothing could be found: the words of English are known, of some languages those that are no others', and of the
    /// rest something is known only beside a source.
    fn of(article: &'s Article<'d>) -> Option<Self> {
        let document = article.document;
        let own = article.target.language;
        let is_english = own.has_dictionary();
        let is_latin = |lang: &crate::lang::Lang| lang.writing() == Some(Writing::Latin);
        let is_apart = |lang: &&crate::lang::Lang| is_latin(lang) && !lang.same(&document.lang);
        let source = document.source_lang.as_ref().filter(is_apart).map(crate::lang::Lang::data);
        let source = source.filter(|_| is_latin(&document.lang) && !article.segments().is_empty());
        let strange = Everyday::strange_to(own).filter(|_| !is_english);
        let tells_nouns = |source: &&Language| !is_english && (source.noun_capitals || own.noun_capitals);
        let copies = source.filter(tells_nouns).and_then(|_| article.source()).map(|source| {
            let mut copies = Copies::empty();
            let words = source.tokens.iter().filter(|token| is_plain(token, SHORTEST_COPY));
            words.for_each(|token| copies.add_hash(token.hash));
            copies
        });
        (is_english || source.is_some() || strange.is_some()).then(|| Self {
            article,
            is_english,
            source,
            copies,
            strange,
            counts: OnceCell::new(),
            places: RefCell::new((usize::MAX, HashMap::new())),
        })
    }

    /// Whether the word may be none of the language of the text.
    fn is_strange(&self, token: &Token) -> bool {
        if !is_plain(token, SHORTEST) {
            return false;
        }
        let word = token.text(self.article.target.text);
        if self.is_english {
            return !non_word::may_be_english(word, token.hash);
        }
        let own = self.article.target.language;
        let is_copy = token.span.len() >= SHORTEST_COPY && self.copies.as_ref().is_some_and(|copies| copies.may_hold(token.hash));
        let may_be = is_copy
            || self.strange.is_some_and(|strange| strange.may_hold(token.hash))
            || self.source.is_some_and(|source| is_of(source, word, token.hash));
        may_be && !is_of(own, word, token.hash)
    }

    fn judge(&self, place: Place<'_>) -> Option<Finding> {
        let (token, word) = (place.token(), place.text());
        let everyday = Everyday::of(word, token.hash);
        let is_word = everyday.is_some() || word.chars().all(char::is_alphabetic);
        if !is_word || word.chars().count() < SHORTEST || !is_free(place) {
            return None;
        }
        if is_marked(place) || is_mentioned(place) || is_in_saying(&self.article.target, token.span) {
            return None;
        }
        if let Some((source, tokens, at)) = self.in_source(place) {
            let there = &tokens[at];
            if there.text(source.text) != word || is_in_saying(source, there.span) || self.is_in_name(place, (tokens, at)) {
                return None;
            }
            let fault = self.fault_of_copy(word, token.hash, source.language)?;
            let is_slip = self.count(token) == 1 || is_of(source.language, word, token.hash);
            let finding = || Finding::new(fault, token.span).value("word", word);
            return is_slip.then(|| finding().in_source(there.span, "as in the source"));
        }
        if self.count(token) > 1 || is_cited(self.article, place) || !self.is_english && !self.is_foreign_everyday(word, token.hash) {
            return None;
        }
        let language = everyday?.language()?;
        let around = successors(place.previous(), Place::previous).take(REACH).chain(successors(place.next(), Place::next).take(REACH));
        let is_alone = around.filter(Place::is_word).all(|place| self.is_own(place));
        is_alone.then(|| Finding::new("everyday", token.span).value("word", word).value("language", language.name))
    }

    /// How sure it is that a word of the source was left, and not borrowed.
    fn fault_of_copy(&self, word: &str, hash: u32, source: &Language) -> Option<&'static str> {
        let own = self.article.target.language;
        if is_of(source, word, hash) {
            return Some("left");
        }
        // Nouns have a capital in German: what has none there is rarely borrowed, if it is no adjective of all Europe.
        let tells_nouns = source.noun_capitals || own.noun_capitals;
        if !self.is_english {
            let is_shared = || [source, own].into_iter().filter_map(Shared::of).any(|shared| shared.has(word));
            return (tells_nouns && !is_shared()).then_some("left");
        }
        let is_inflected = source.limits.inflections.iter().any(|ending| word.ends_with(ending));
        Some(if tells_nouns || is_inflected { "left" } else { "left-rare" })
    }

    /// Whether the word is an everyday one of another language, and none that the language of the text shares with it.
    fn is_foreign_everyday(&self, word: &str, hash: u32) -> bool {
        let own = self.article.target.language;
        self.strange.is_some_and(|strange| strange.may_hold(hash)) && Shared::of(own).is_some_and(|shared| !shared.has(word))
    }

    /// Whether the word is one of the language of the text, or a name that may be, as far as that can be told.
    fn is_own(&self, place: Place<'_>) -> bool {
        let (word, hash) = (place.text(), place.token().hash);
        if !self.is_english {
            let strange = Everyday::of(word, hash).is_some_and(|everyday| !everyday.is_of(self.article.target.language));
            return !(is_foreign(place.prose.language, word) || strange && self.is_foreign_everyday(word, hash));
        }
        if word.len() >= SHORTEST {
            return non_word::may_be_english(word, hash);
        }
        !is_foreign(place.prose.language, word) && (word == "do" || !OF_SURNAMES.contains(&word))
    }

    /// Whether both sides have the word in the same name, or, in a language whose own words are not known, in the same phrase.
    fn is_in_name(&self, place: Place<'_>, source: (&[Token], usize)) -> bool {
        let target = (self.article.target.tokens.as_slice(), place.index);
        let steps: [fn(usize, usize) -> Option<usize>; 2] = [usize::checked_sub, usize::checked_add];
        let beside = |(tokens, at): (&[Token], usize), step: fn(usize, usize) -> Option<usize>| {
            step(at, 1).and_then(|at| tokens.get(at)).filter(|token| token.is_word()).map(|token| token.hash)
        };
        let in_phrase = |step| beside(target, step).is_some_and(|hash| beside(source, step) == Some(hash));
        steps.into_iter().any(|step| shares_capital(target, source, step) || !self.is_english && in_phrase(step))
    }

    fn count(&self, token: &Token) -> usize {
        let counts = self.counts.get_or_init(|| {
            let mut counts = HashMap::new();
            self.article.target.tokens.iter().for_each(|token| *counts.entry(token.hash).or_insert(0) += 1);
            counts
        });
        counts.get(&token.hash).copied().unwrap_or_default()
    }

    /// The source of the segment with its tokens, and where the word first stands among them, in any case.
    fn in_source(&self, place: Place<'_>) -> Option<(&Side<'d>, &[Token], usize)> {
        self.source?;
        let (index, source, tokens) = self.segment(place.span())?;
        let mut places = self.places.borrow_mut();
        if places.0 != index {
            let mut first = HashMap::new();
            tokens.iter().enumerate().filter(|(_, token)| token.is_word()).for_each(|(at, token)| {
                first.entry(token.hash).or_insert(at);
            });
            *places = (index, first);
        }
        places.1.get(&place.token().hash).map(|&at| (source, tokens, at))
    }

    /// The segment around `span`, if it can be compared: its index and its source.
    fn segment(&self, span: Span) -> Option<(usize, &Side<'d>, &[Token])> {
        let source = self.article.source()?;
        let segments = self.article.segments();
        let index = segments.partition_point(|segment| segment.target.span.end < span.end);
        let segment = segments.get(index).filter(|segment| segment.is_comparable() && segment.target.span.contains(span))?;
        Some((index, source, segment.source.tokens(source)))
    }
}

/// Whether the token is a word of Latin letters in lower case, with as many bytes at the least.
fn is_plain(token: &Token, shortest: usize) -> bool {
    (token.case == Case::Lower) & (token.kind == TokenKind::Word) & (token.script == Script::Latin) && token.span.len() >= shortest
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
        assert_eq!(found, [("left", "abermals".to_owned()), ("left", "abgedichtet".to_owned()), ("left", "weiterhin".to_owned())]);
        let found = left("en", "The miller has the mill przedwczoraj sold.", "pl", "Młynarz sprzedał przedwczoraj młyn.");
        assert_eq!(found, [("left-rare", "przedwczoraj".to_owned())]);
        let source = "The miller bought the mill because it was cheap.";
        assert_eq!(left("de", "Der Müller kaufte die Mühle because sie billig war.", "en", source), [("left", "because".to_owned())]);
    }

    #[test]
    fn words_of_names_and_borrowed_words() {
        for (text, source) in [
            ("The Bund freier Müller met.", "Der Bund freier Müller tagte."),
            ("He wrote “immer weiterhin” on the door.", "Er schrieb „immer weiterhin“ an die Tür."),
            ("The word (weiterhin) is German.", "Das Wort (weiterhin) ist deutsch."),
            ("The film immer weiter won a prize.", "Der Film „immer weiter“ gewann einen Preis."),
            ("The term weiterhin is often used.", "Das Wort weiterhin wird oft benutzt."),
            ("He read Also sprach Zarathustra.", "Er las Also sprach Zarathustra."),
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
            "“Amigos, nunca,” he said, and a “hola, todavía” was heard.",
            "Locals say siempre (always), and jetzt means now.",
            "The slogan: siempre. The word entonces is Spanish.",
            "It has a certain je ne sais quoi, and the boîte de quoi is shut.",
            "It is <i>siempre</i> and `grep -r immer src`.",
            "The weiterhin-clause and weiterhin.example are gone.",
        ] {
            assert_eq!(places(&ForeignWord, "en", good), [], "{good}");
        }
        assert_eq!(places(&ForeignWord, "de", "Die Mühle war cependant zu."), [("everyday", "cependant")]);
        for good in ["Das Wort cependant steht dort.", "Sie ist niemand, der hier lebt.", "Der Film „siempre“ ist alt."] {
            assert_eq!(places(&ForeignWord, "de", good), [], "{good}");
        }
    }
}
