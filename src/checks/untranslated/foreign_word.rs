//! Single words of another language: “the dam held weiterhin”.
//!
//! A word that stands in the source as it is, in lower case, and that the language of the translation has not, was left over.
//! Without a source an everyday word of another language is one. Names, titles, citations and borrowed words are passed over:
//! what is quoted or bracketed, what stands beside a name or beside more words of the kind, and what the article keeps on using.

use crate::article::{Article, Side};
use crate::checks::spelling::non_word;
use crate::checks::spelling::own_word::{is_cited, is_foreign, is_free};
use crate::checks::{Asked, Check, Finding};
use crate::lang::everyday::Everyday;
use crate::lang::particles::OF_SURNAMES;
use crate::lang::{Language, Writing};
use crate::text::cursor::Place;
use crate::text::{Case, Script, Span, Token, TokenKind};
use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::iter::successors;

/// See the module.
pub(crate) struct ForeignWord;

/// Letters of the shortest word that is looked at: shorter ones are too often at home in two languages.
const SHORTEST: usize = 4;

/// Words in lower case between a word and the name that it belongs to, or what introduces it.
const LONGEST_NAME: usize = 4;
/// Words of a quotation that may be in any language.
const LONGEST_SAYING: usize = 6;
/// How many words on each side must be English.
const REACH: usize = 2;

/// What a word that is spoken of stands behind.
#[rustfmt::skip]
const MENTIONING: &[&str] = &[
    "adverb", "adverbs", "brand", "called", "calls", "chanted", "expression", "known", "label", "mark", "meaning", "motto",
    "mottos", "name", "named", "noun", "particle", "phrase", "prefix", "pronounced", "pseudonym", "reads", "sang", "says", "sign",
    "slogan", "spelled", "spelt", "suffix", "term", "titled", "typed", "verb", "word", "words",
];
/// What says what the word before means.
const GLOSSING: &[&str] = &["for", "literally", "meaning", "means", "or"];

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
        let (token, word) = (place.token(), place.text());
        let is_plain = word.chars().all(char::is_alphabetic) && word.chars().count() >= SHORTEST && is_free(place);
        if !is_plain || is_marked(place) || is_mentioned(place) || is_in_saying(&self.article.target, token.span) {
            return None;
        }
        if let Some((source, tokens, at)) = self.in_source(place) {
            let there = &tokens[at];
            if there.text(source.text) != word || is_in_saying(source, there.span) || self.is_in_name(place, (tokens, at)) {
                return None;
            }
            // Nouns have a capital in German: what has none there is rarely borrowed.
            let is_frequent = self.source.is_some_and(|language| is_of(language, word, token.hash));
            let is_known = is_frequent || source.language.noun_capitals;
            let is_slip = is_frequent || self.count(token) == 1;
            let finding = || Finding::new(if is_known { "left" } else { "left-rare" }, token.span).value("word", word);
            return is_slip.then(|| finding().in_source(there.span, "it stands in the source"));
        }
        if !self.is_english || self.count(token) > 1 || is_cited(self.article, place) {
            return None;
        }
        let language = Everyday::of(word, token.hash)?.language()?;
        let around = successors(place.previous(), Place::previous).take(REACH).chain(successors(place.next(), Place::next).take(REACH));
        let is_alone = around.filter(Place::is_word).all(is_english);
        is_alone.then(|| Finding::new("everyday", token.span).value("word", word).value("language", language.name))
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

/// Whether the word is one of English, or a name that may be, as far as that can be told.
fn is_english(place: Place<'_>) -> bool {
    let word = place.text();
    if word.len() >= SHORTEST {
        return non_word::may_be_english(word, place.token().hash);
    }
    !is_foreign(place.prose.language, word) && (word == "do" || !OF_SURNAMES.contains(&word))
}

/// Whether a mark before the word says that it is cited: a bracket, an asterisk, a tag, a quotation mark.
fn is_marked(place: Place<'_>) -> bool {
    let mut marks = successors(place.previous(), Place::previous).take(LONGEST_NAME).filter(Place::is_mark).map(|mark| mark.char());
    let mark =
        marks.find(|mark| matches!(mark, '(' | '[' | '*' | '_' | '“' | '"' | '‘' | '«' | '„' | '/' | '`' | '>' | ')' | ']' | '”' | '»'));
    mark.is_some_and(|mark| !matches!(mark, ')' | ']' | '”' | '»'))
}

/// Whether the text speaks of the word, or says what it means: “the word doch”, “siempre (always)”.
fn is_mentioned(place: Place<'_>) -> bool {
    let mut before = successors(place.previous(), Place::previous).filter(Place::is_word).take(LONGEST_NAME);
    let after = place.next().and_then(|next| if next.is_mark() && next.char() == ',' { next.next() } else { Some(next) });
    let is_glossed = after.is_some_and(|next| next.is_mark() && next.char() == '(' || GLOSSING.contains(&next.text()));
    is_glossed || before.any(|word| MENTIONING.contains(&word.text().to_lowercase().as_str()))
}

/// Whether a quotation of a few words holds `span`: a title, a saying, a word that is spoken of.
fn is_in_saying(side: &Side<'_>, span: Span) -> bool {
    let quotations = &side.quotations().spans;
    let next = quotations.partition_point(|quotation| quotation.start <= span.start);
    quotations[..next]
        .iter()
        .rev()
        .take(2)
        .any(|quotation| quotation.contains(span) && quotation.text(side.text).split_whitespace().nth(LONGEST_SAYING).is_none())
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
        assert_eq!(places(&ForeignWord, "de", "Die Mühle war cependant zu."), []);
    }
}
