//! The capitalised words of an article as names see them: compounds joined, possessive endings cut, each with what its
//! place says about the capital it begins with. What stands beside one of them may be a word in small letters.

use crate::text::{Case, Paragraph, Prose, Script, Span, Token, TokenKind, hash};

use super::chinese;
use super::cues::without_possessive;
use super::multiword;
use super::persons::Word;

/// A capitalised word, or a compound of them (Ivano-Frankivsk).
#[derive(Clone, Copy, Debug)]
pub struct Piece {
    /// Bytes of the text, without a possessive ending.
    pub span: Span,
    /// The same with it.
    pub whole: Span,
    /// Of the text without a possessive ending, as tokens have it.
    pub hash: u32,
    /// Does it begin with a capital letter, or in small ones as a name may (al-Assad)? Of a compound that was taken apart
    /// some part may not.
    pub capital: bool,
    /// All letters are capitals, two at least.
    pub upper: bool,
    /// It would have its capital anyway: it opens a sentence or a quotation, or stands in a headline that is written so.
    pub opening: bool,
    /// It stands in a line of capitals.
    pub shouted: bool,
    /// It follows the word before after one space.
    pub joined: bool,
    /// Latin letters.
    pub latin: bool,
    /// Words with hyphens between them.
    pub compound: bool,
}

impl Piece {
    /// The word without a possessive ending.
    pub fn text<'t>(&self, prose: &Prose<'t>) -> &'t str {
        self.span.text(prose.text)
    }

    /// The word as the person guard reads it.
    pub fn word<'t>(&self, prose: &Prose<'t>) -> Word<'t> {
        Word { text: self.whole.text(prose.text), joined: self.joined }
    }

    /// Does it follow the other one after one space?
    pub fn follows(&self, before: &Self) -> bool {
        self.joined && self.whole.start == before.whole.end + 1
    }
}

/// A word that stands beside another one: a piece, or a word in small letters.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Beside<'p> {
    /// Without a possessive ending.
    pub span: Span,
    /// It follows the word before after one space.
    pub joined: bool,
    pub piece: Option<&'p Piece>,
}

impl<'p> Beside<'p> {
    pub(crate) fn text<'t>(&self, prose: &Prose<'t>) -> &'t str {
        self.span.text(prose.text)
    }

    pub(crate) fn capital(&self) -> bool {
        self.piece.is_some_and(|piece| piece.capital)
    }

    /// The word one space before it.
    pub(crate) fn before(&self, prose: &Prose<'_>, pieces: &'p [Piece]) -> Option<Self> {
        if !self.joined {
            return None;
        }
        let next = prose.tokens.partition_point(|token| token.span.start < self.span.start);
        let at = next.checked_sub(1)?;
        let span = prose.tokens[at].span;
        let piece = pieces[..pieces.partition_point(|piece| piece.whole.start < self.span.start)].last();
        Some(match piece.filter(|piece| piece.whole.end == span.end) {
            Some(piece) => Self::from(piece),
            None => Self { span, joined: is_joined(prose, at), piece: None },
        })
    }

    /// The next word, however far it is.
    pub(crate) fn after(at: usize, prose: &Prose<'_>, pieces: &'p [Piece]) -> Option<Self> {
        let end = pieces[at].whole.end;
        let next = prose.tokens.partition_point(|token| token.span.start < end);
        let word = next + prose.tokens[next..].iter().position(Token::is_word)?;
        let span = prose.tokens[word].span;
        Some(match pieces.get(at + 1).filter(|piece| piece.whole.overlaps(span)) {
            Some(piece) => Self::from(piece),
            None => Self { span, joined: is_joined(prose, word), piece: None },
        })
    }
}

impl<'p> From<&'p Piece> for Beside<'p> {
    fn from(piece: &'p Piece) -> Self {
        Self { span: piece.span, joined: piece.joined, piece: Some(piece) }
    }
}

/// Does the token follow a word after one space, in the same sentence?
fn is_joined(prose: &Prose<'_>, at: usize) -> bool {
    let start = prose.tokens[at].span.start;
    let begins = || prose.sentences.binary_search_by_key(&start, |sentence| sentence.start).is_ok();
    at > 0 && spaced(prose, &prose.tokens[at - 1], start) && !begins()
}

/// Is the token a word that ends one space before `start`?
fn spaced(prose: &Prose<'_>, before: &Token, start: u32) -> bool {
    before.kind == TokenKind::Word && before.span.end + 1 == start && prose.text.as_bytes()[before.span.end as usize] == b' '
}

/// A line of at least so many words may be a headline in capitals, or one with a capital on each word.
const HEADLINE: usize = 3;
/// Shorter words have small letters in a headline too.
const LONG: usize = 4;

/// The capitalised words of a text, in order.
pub(crate) fn pieces(prose: &Prose<'_>) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(prose.capitals.len());
    for paragraph in &prose.paragraphs {
        let first = pieces.len();
        add(prose, paragraph, &mut pieces);
        mark_headline(prose, paragraph, &mut pieces[first..]);
    }
    multiword::arrange(prose, &mut pieces);
    pieces
}

/// Marks the words of a line whose capitals say nothing.
fn mark_headline(prose: &Prose<'_>, paragraph: &Paragraph, line: &mut [Piece]) {
    let (mut capitals, mut uppers) = (0, 0);
    for piece in line.iter().filter(|piece| piece.span.len() >= LONG) {
        capitals += 1;
        uppers += usize::from(piece.upper);
    }
    if capitals == 0 {
        return;
    }
    let mut words = capitals;
    let mut at = 0;
    for token in prose.tokens_of(paragraph).iter().filter(|token| token.is_word() && token.span.len() >= LONG) {
        while line.get(at).is_some_and(|piece| piece.whole.end <= token.span.start) {
            at += 1;
        }
        if line.get(at).is_some_and(|piece| piece.whole.overlaps(token.span)) {
            continue;
        }
        words += 1;
        uppers += usize::from(token.case == Case::Upper);
        // Nearly every line is done with after a few words.
        if words > uppers && capitals * 10 < words * 8 {
            return;
        }
    }
    if words < HEADLINE {
        return;
    }
    if uppers == words {
        line.iter_mut().for_each(|piece| piece.shouted = true);
    }
    // English alone writes headlines so; a line of German nouns looks the same and is none.
    if !prose.language.noun_capitals && capitals * 10 >= words * 8 {
        line.iter_mut().for_each(|piece| piece.opening = true);
    }
}

fn add(prose: &Prose<'_>, paragraph: &Paragraph, pieces: &mut Vec<Piece>) {
    let tokens = &prose.tokens[..paragraph.tokens().end];
    let mut sentences = prose.sentences_of(paragraph).iter().peekable();
    let elides = matches!(prose.language.tag, "fr" | "it");
    // The first token of the sentence and the first that no piece has.
    let (mut sentence, mut free) = (paragraph.tokens().start, paragraph.tokens().start);
    for &index in prose.capitals_of(paragraph) {
        let index = index as usize;
        if index < free {
            continue;
        }
        // Nearly every word has nothing beside it.
        let before = tokens[free..index].last().is_some_and(|before| before.span.end == tokens[index].span.start);
        let after = tokens.get(index + 1).is_some_and(|after| after.span.start == tokens[index].span.end);
        let (first, last) = if before || after { bounds(prose, tokens, free, index) } else { (index, index) };
        let token = &tokens[first];
        let elided = if elides { elision(token.text(prose.text)) } else { 0 };
        let whole = Span::new(token.span.start + elided, tokens[last].span.end);
        let text = whole.text(prose.text);
        let compound = last > first;
        if !compound && token.case != Case::Title && !text.starts_with(char::is_uppercase) {
            continue;
        }
        while let Some(begun) = sentences.next_if(|sentence| sentence.start <= token.span.start) {
            sentence += tokens[sentence..first].partition_point(|token| token.span.start < begun.start);
        }
        let before = &tokens[sentence..first];
        let span = Span::new(whole.start, whole.start + stem(text).len() as u32);
        pieces.push(Piece {
            span,
            whole,
            hash: if span == token.span { token.hash } else { hash(span.text(prose.text).as_bytes()) as u32 },
            capital: true,
            upper: tokens[first..=last].iter().all(|token| token.kind != TokenKind::Word || token.case == Case::Upper),
            opening: elided == 0 && is_opening(prose, before),
            shouted: false,
            joined: elided == 0 && before.last().is_some_and(|before| spaced(prose, before, token.span.start)),
            latin: token.script == Script::Latin,
            compound,
        });
        free = last + 1;
    }
}

/// The first and the last token of the name at `index`, of those from `free` on. The first part of a compound may be in small
/// letters.
fn bounds(prose: &Prose<'_>, tokens: &[Token], free: usize, index: usize) -> (usize, usize) {
    if let Some(article) = index.checked_sub(2).filter(|article| *article >= free) {
        let last = compound(prose, tokens, article);
        if last >= index {
            return (article, last);
        }
    }
    (index, compound(prose, tokens, index))
}

/// Does a word have a capital anyway after these tokens of its sentence?
fn is_opening(prose: &Prose<'_>, before: &[Token]) -> bool {
    for token in before.iter().rev() {
        match token.kind {
            TokenKind::Word => return false,
            TokenKind::Mark if opens(token.text(prose.text)) => return true,
            _ => {}
        }
    }
    true
}

/// A capitalised word without a possessive ending.
fn stem(text: &str) -> &str {
    let shouted = |ending| text.strip_suffix(ending);
    match text.as_bytes() {
        [.., b'S'] => shouted("'S").or_else(|| shouted("’S")).unwrap_or(text),
        _ => without_possessive(text),
    }
}

/// How many bytes of a word are an article or a preposition that lost its vowel before a name: `l’` of “l’Ukraine”.
fn elision(word: &str) -> u32 {
    let ends = |(at, c): (usize, char)| matches!(c, '\'' | '’').then(|| at + c.len_utf8());
    let Some(end) = word.char_indices().find_map(ends) else { return 0 };
    let before = word[..end].trim_end_matches(['\'', '’']).to_lowercase();
    let elides = matches!(before.as_str(), "l" | "d" | "qu" | "dell" | "all" | "dall" | "nell" | "sull" | "un");
    if elides && word[end..].starts_with(char::is_uppercase) { end as u32 } else { 0 }
}

/// Marks after which a capital says nothing.
fn opens(mark: &str) -> bool {
    matches!(mark, "\"" | "“" | "„" | "«" | "»" | "‘" | "‚" | ":" | "•" | "·" | "|" | "/" | "►" | "*")
}

/// The last token of the compound that begins at `index`: capitalised words joined by hyphens, the first of which may be
/// the Arabic article (al-Assad), or the syllables of a Chinese given name (Hsiao-mei).
fn compound(prose: &Prose<'_>, tokens: &[Token], index: usize) -> usize {
    let touch = |a: &Token, b: &Token| a.span.end == b.span.start;
    let capital = |token: &Token| match token.case {
        Case::Title | Case::Upper => true,
        Case::Lower => false,
        Case::None | Case::Mixed => token.text(prose.text).starts_with(char::is_uppercase),
    };
    let article = |token: &Token| matches!(token.text(prose.text), "al" | "el" | "ul" | "as" | "ash" | "ar" | "an" | "at" | "ad" | "az");
    let syllable = |token: &Token| chinese::is_syllable(token.text(prose.text).as_bytes());
    let mut last = index;
    while let [word, mark, next, ..] = &tokens[last..] {
        let joined = touch(word, mark) && touch(mark, next) && mark.kind == TokenKind::Mark && next.kind == TokenKind::Word;
        if !joined || !matches!(mark.text(prose.text), "-" | "‑") {
            break;
        }
        let given_name = || capital(word) && syllable(word) && syllable(next);
        if !capital(next) && !given_name() {
            break;
        }
        if last == index && !capital(word) && !article(word) {
            break;
        }
        last += 2;
    }
    last
}
