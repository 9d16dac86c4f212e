//! Stretches and paragraphs in another language of the Latin script: “he said und die other …”.
//!
//! Function words give a language away, and the facts of each language list those that no other language shares. Names
//! and titles carry them too (“Der Spiegel”, “von der Leyen”), so they count only in lower case, several at a time.

use crate::article::Article;
use crate::checks::Finding;
use crate::checks::spelling::non_word;
use crate::lang::function_words::{LONGEST, MOST, WORDS, Words, is_known};
use crate::lang::particles::OF_TITLES;
use crate::lang::{self};
use crate::text::{Case, Paragraph, Script, Span, Token, TokenKind, WordFilter};
use std::sync::OnceLock;

/// Words between two function words of a stretch.
const REACH: usize = 3;

/// Words of a clause from which the model can tell its language.
const CLAUSE: usize = 7;

/// Looks for foreign words in one document.
pub(crate) struct Search<'s, 'd> {
    article: &'s Article<'d>,
    /// The index in [`lang::all`] of the language of the text, or [`MOST`] of one that has no file.
    own: usize,
    words: &'static Words,
    foreign: &'static Foreign,
}

impl<'s, 'd> Search<'s, 'd> {
    /// None where the function words of the language are not known.
    pub(super) fn of(article: &'s Article<'d>) -> Option<Self> {
        let lang = &article.document.lang;
        let own = lang::all().iter().position(|known| known.tag == lang.primary());
        let known = own.filter(|&own| own < MOST && is_known(lang::all()[own]));
        let own = known.or_else(|| lang.is_apart().then_some(MOST))?;
        Some(Self { article, own, words: &WORDS, foreign: FOREIGN[own].get_or_init(|| foreign_to(own)) })
    }

    /// Finds stretches of foreign words in `paragraph`, or says that all of it is foreign.
    pub(super) fn paragraph(&self, paragraph: &Paragraph, findings: &mut Vec<Finding>) {
        if self.is_suspicious(self.article.target.tokens_of(paragraph)) {
            find(self, paragraph, findings);
        }
    }

    /// Whether a paragraph of these tokens has what every fault needs: two foreign function words, or one and none of the
    /// language of the text.
    fn is_suspicious(&self, tokens: &[Token]) -> bool {
        let is_foreign = |token: &Token| self.foreign.may_hold(token.hash) && self.language(token).is_some_and(|found| found != self.own);
        let is_native = |token: &Token| self.language(token) == Some(self.own);
        let is_lower = |token: &&Token| token.case == Case::Lower;
        // The first word counts with a capital too.
        let opener = tokens.iter().find(|token| is_latin(token)).filter(|token| !is_lower(token));
        let mut foreign = usize::from(opener.is_some_and(is_foreign));
        for token in tokens.iter().filter(is_lower) {
            foreign += usize::from(is_foreign(token));
            if foreign > 1 {
                return true;
            }
        }
        foreign == 1 && !tokens.iter().filter(is_lower).chain(opener).any(is_native)
    }

    fn language(&self, token: &Token) -> Option<usize> {
        self.words.language(token.text(self.article.target.text), token.hash)
    }
}

fn is_latin(token: &Token) -> bool {
    token.is_word() && token.script == Script::Latin
}

fn find(search: &Search<'_, '_>, paragraph: &Paragraph, findings: &mut Vec<Finding>) {
    let Search { article, own, words: table, .. } = *search;
    let text = article.target.text;
    let tokens = article.target.tokens_of(paragraph);
    let mut stretch: Option<Stretch> = None;
    let (mut words, mut lower_words, mut native, mut foreign) = (0, 0, 0, 0);
    let reported = findings.len();
    let mut clause = Clause::default();
    for (index, token) in tokens.iter().enumerate() {
        let ends_clause = token.kind != TokenKind::Word && (token.is_mark(text, ',') || ends_stretch(token, text));
        if ends_clause && let Some(finding) = std::mem::take(&mut clause).judge(article, tokens, &findings[reported..]) {
            stretch = None;
            findings.push(finding);
        }
        if stretch.is_some() && (token.kind == TokenKind::Mask || ends_stretch(token, text)) {
            findings.extend(stretch.take().and_then(|stretch| stretch.judge(article, tokens)));
        }
        if !is_latin(token) {
            continue;
        }
        words += 1;
        lower_words += usize::from(token.case == Case::Lower);
        clause.add(index);
        let lower = token.case == Case::Lower && token.span.len() <= LONGEST;
        let language = if lower || words == 1 { table.language(token.text(text), token.hash) } else { None };
        match language {
            None => {}
            Some(language) if language == own => {
                native += 1;
                clause.native = true;
                findings.extend(stretch.take().and_then(|stretch| stretch.judge(article, tokens)));
            }
            Some(language) => {
                foreign += 1;
                clause.add_function_word(language, token.case);
                match &mut stretch {
                    Some(stretch) if stretch.language == language && words - stretch.last_word <= REACH => stretch.add(index, words),
                    _ => {
                        findings.extend(stretch.take().and_then(|stretch| stretch.judge(article, tokens)));
                        stretch = Some(Stretch { language, first: index, last: index, last_word: words, count: 1, lower: 0 });
                    }
                }
                if let Some(stretch) = &mut stretch {
                    stretch.lower += usize::from(token.case == Case::Lower && !OF_TITLES.contains(&token.text(text)));
                }
            }
        }
    }
    findings.extend(stretch.and_then(|stretch| stretch.judge(article, tokens)));
    findings.extend(clause.judge(article, tokens, &findings[reported..]));
    // Suspicion is cheap; whoever is suspected is looked at by the model.
    let suspicious = foreign >= 2 && foreign * 6 >= words || foreign >= 1 && words >= 10 && lower_words * 2 >= words;
    let is_own = || article.target.language.has_dictionary() && non_word::is_half_english(tokens.iter(), text);
    if words >= 6 && native == 0 && suspicious && is_foreign(article, paragraph) && !is_own() {
        findings.truncate(reported);
        findings.push(Finding::new("whole-segment", paragraph.span).value("words", words.to_string()));
    }
}

fn is_foreign(article: &Article<'_>, paragraph: &Paragraph) -> bool {
    let own = outside_quotations(article, paragraph.span);
    let text = if own.chars().any(char::is_alphabetic) { &own } else { paragraph.span.text(article.target.text) };
    lang::detect(text).is_some_and(|found| !found.same(&article.document.lang))
}

/// The text at `span` without what is quoted in it, which may be a title.
fn outside_quotations(article: &Article<'_>, span: Span) -> String {
    let mut text = String::new();
    let mut at = span.start;
    let quotations = &article.target.quotations().spans;
    let first = quotations.partition_point(|quotation| quotation.end <= span.start);
    for quotation in quotations[first..].iter().take_while(|quotation| quotation.start < span.end) {
        text += Span::new(at, quotation.start.max(at)).text(article.target.text);
        at = quotation.end.clamp(at, span.end);
    }
    text + Span::new(at, span.end).text(article.target.text)
}

/// Quotation marks and brackets: what they enclose may be a title.
fn ends_stretch(token: &Token, text: &str) -> bool {
    token.kind == TokenKind::Mark
        && matches!(token.text(text), "\"" | "“" | "”" | "„" | "«" | "»" | "‘" | "(" | ")" | "[" | "]" | "*" | ":" | "." | ";" | "!" | "?")
}

/// Function words of one language close to each other.
struct Stretch {
    language: usize,
    /// Indices of the first and the last of them.
    first: usize,
    last: usize,
    /// The number of the last of them among the words of the paragraph.
    last_word: usize,
    count: usize,
    /// How many are in lower case and no part of names.
    lower: usize,
}

impl Stretch {
    fn add(&mut self, index: usize, word: usize) {
        self.last = index;
        self.last_word = word;
        self.count += 1;
    }

    fn judge(&self, article: &Article<'_>, tokens: &[Token]) -> Option<Finding> {
        let text = article.target.text;
        if self.count < 3 || self.lower < 2 {
            return None;
        }
        let span = Span::new(tokens[self.first].span.start, tokens[self.last].span.end);
        let around = [self.first.checked_sub(1), Some(self.last + 1)];
        let enclosed = around.iter().flatten().filter_map(|&index| tokens.get(index)).any(|token| {
            token.kind == TokenKind::Mark
                && matches!(token.text(text), "\"" | "“" | "”" | "„" | "«" | "»" | "‘" | "’" | "'" | "(" | ")" | "*")
        });
        let different =
            tokens[self.first..=self.last].iter().any(|token| token.is_word() && token.text(text) != tokens[self.first].text(text));
        let language = lang::all().get(self.language)?.name;
        (!enclosed && different && !is_title(article, span)).then(|| Finding::new("function-words", span).value("language", language))
    }
}

/// The words between two marks.
#[derive(Default)]
struct Clause {
    /// Indices of the first and the last of them.
    first: usize,
    last: usize,
    words: usize,
    /// It has a function word of the language of the text.
    native: bool,
    /// The foreign language of its function words, and how many there are of it.
    language: usize,
    count: usize,
}

impl Clause {
    fn add(&mut self, index: usize) {
        if self.words == 0 {
            self.first = index;
        }
        self.last = index;
        self.words += 1;
    }

    fn add_function_word(&mut self, language: usize, case: Case) {
        if self.count == 0 {
            self.language = language;
        }
        self.count += usize::from(self.language == language && case == Case::Lower);
    }

    /// A clause of its own language, of which too few words are on the list for a stretch.
    fn judge(&self, article: &Article<'_>, tokens: &[Token], reported: &[Finding]) -> Option<Finding> {
        if self.words < CLAUSE || self.native || self.count < 2 {
            return None;
        }
        let span = Span::new(tokens[self.first].span.start, tokens[self.last].span.end);
        let language = lang::all().get(self.language)?;
        let known = reported.iter().any(|finding| finding.span.overlaps(span));
        let sure = || lang::detect(span.text(article.target.text)).is_some_and(|found| found.primary() == language.tag);
        (!known && !is_title(article, span) && sure()).then(|| Finding::new("function-words", span).value("language", language.name))
    }
}

/// Whether the words are quoted, and nothing in the quotation is of the language of the text.
fn is_title(article: &Article<'_>, span: Span) -> bool {
    let around = article.target.quotations().spans.iter().filter(|quotation| quotation.contains(span));
    let Some(quotation) = around.min_by_key(|quotation| quotation.len()) else { return false };
    let tokens = &article.target.tokens;
    let first = tokens.partition_point(|token| token.span.start < quotation.start);
    let native = |token: &&Token| {
        let text = token.text(article.target.text);
        token.case == Case::Lower
            && WORDS.language(text, token.hash).is_some_and(|language| lang::all()[language].tag == article.document.lang.primary())
    };
    tokens[first..].iter().take_while(|token| token.span.end <= quotation.end).filter(native).count() < 2
}

/// The function words of all languages but one, for a first look at a word: few of a text in that language pass.
type Foreign = WordFilter<256>;

/// By the index in [`lang::all`] of the one language, and last for those without a file; each is made when the first text in it comes.
static FOREIGN: [OnceLock<Foreign>; MOST + 1] = [const { OnceLock::new() }; MOST + 1];

/// The function words of all languages but the one at `own`.
fn foreign_to(own: usize) -> Foreign {
    let mut foreign = Foreign::empty();
    WORDS.iter().filter(|(_, language)| *language != own).for_each(|(word, _)| foreign.add(word));
    foreign
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::places;
    use crate::checks::untranslated::foreign_script::ForeignScript;

    #[test]
    fn names_and_titles_are_silent() {
        for text in [
            "Der Spiegel and La Repubblica wrote of Ursula von der Leyen in Rio de la Plata.",
            "They sang “Und wenn die ganze Welt nicht ist”.",
        ] {
            assert_eq!(places(&ForeignScript, "en", text), [], "{text}");
        }
    }
}
