//! The words of an article as names see them: compounds joined, possessive endings cut, each with what its place says
//! about the capital it begins with.

use crate::text::{Case, Paragraph, Prose, Script, Span, Token, TokenKind};

use super::chinese;
use super::cues::without_possessive;
use super::persons::Word;
use super::units;

/// A word, or a compound of capitalised words (Ivano-Frankivsk).
#[derive(Clone, Copy, Debug)]
pub struct Piece {
    /// Bytes of the text, without a possessive ending.
    pub span: Span,
    /// The same with it.
    pub whole: Span,
    /// Does it begin with a capital letter?
    pub capital: bool,
    /// All letters are capitals, two at least.
    pub upper: bool,
    /// It would have its capital anyway: it opens a sentence or a quotation, or stands in a headline that is written so.
    pub opening: bool,
    /// It stands in a line of capitals.
    pub shouted: bool,
    /// It follows the piece before after one space.
    pub joined: bool,
    /// Latin letters.
    pub latin: bool,
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
}

/// A line of at least so many words may be a headline in capitals, or one with a capital on each word.
const HEADLINE: usize = 3;

/// The words of a text, in order.
pub fn pieces(prose: &Prose<'_>) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(prose.tokens.len());
    for paragraph in &prose.paragraphs {
        let first = pieces.len();
        add(prose, paragraph, &mut pieces);
        mark_headline(prose, &mut pieces[first..]);
    }
    units::arrange(prose, &mut pieces);
    pieces
}

/// Marks the words of a line whose capitals say nothing.
fn mark_headline(prose: &Prose<'_>, line: &mut [Piece]) {
    let (mut words, mut capitals, mut uppers) = (0, 0, 0);
    for piece in line.iter().filter(|piece| piece.span.len() > 3) {
        words += 1;
        capitals += usize::from(piece.capital);
        uppers += usize::from(piece.upper);
    }
    if words < HEADLINE {
        return;
    }
    if uppers == words {
        line.iter_mut().for_each(|piece| piece.shouted = true);
    }
    // English alone writes headlines so; a line of German nouns looks the same and is none.
    if prose.language.tag != "de" && capitals * 10 >= words * 8 {
        line.iter_mut().for_each(|piece| piece.opening = true);
    }
}

fn add(prose: &Prose<'_>, paragraph: &Paragraph, pieces: &mut Vec<Piece>) {
    let tokens = prose.tokens_of(paragraph);
    let mut sentences = prose.sentences_of(paragraph).iter().peekable();
    let elides = matches!(prose.language.tag, "fr" | "it");
    let mut opening = true;
    let mut index = 0;
    // Where the last piece ended, if nothing but a space has come since.
    let mut touching: Option<u32> = None;
    while let Some(token) = tokens.get(index) {
        if sentences.peek().is_some_and(|sentence| sentence.start <= token.span.start) {
            sentences.next();
            opening = true;
            touching = None;
        }
        if token.kind != TokenKind::Word {
            opening |= token.kind == TokenKind::Mark && opens(token.text(prose.text));
            touching = None;
            index += 1;
            continue;
        }
        // Nearly every word is in small letters with nothing beside it, and then nothing else needs to be asked of it.
        let touched = tokens.get(index + 1).is_some_and(|next| next.span.start == token.span.end);
        let spaced = |end: u32| token.span.start == end + 1 && prose.text.as_bytes()[end as usize] == b' ';
        if token.case == Case::Lower && !touched && !elides {
            pieces.push(Piece {
                span: token.span,
                whole: token.span,
                capital: false,
                upper: false,
                opening,
                shouted: false,
                joined: touching.is_some_and(spaced),
                latin: token.script == Script::Latin,
            });
            opening = false;
            touching = Some(token.span.end);
            index += 1;
            continue;
        }
        let last = compound(prose, tokens, index);
        let elided = if elides { elision(token.text(prose.text)) } else { 0 };
        let whole = Span::new(token.span.start + elided, tokens[last].span.end);
        let (capital, stem) = capital(whole.text(prose.text), last > index);
        pieces.push(Piece {
            span: Span::new(whole.start, whole.start + stem as u32),
            whole,
            capital,
            upper: tokens[index..=last].iter().all(|token| token.kind != TokenKind::Word || token.case == Case::Upper),
            opening: opening && elided == 0,
            shouted: false,
            joined: elided == 0 && touching.is_some_and(spaced),
            latin: token.script == Script::Latin,
        });
        opening = false;
        touching = Some(whole.end);
        index = last + 1;
    }
}

/// Does the word begin with a capital, as every compound does in a way, and how many bytes stand before a possessive ending?
fn capital(text: &str, compound: bool) -> (bool, usize) {
    let capital = compound || text.starts_with(char::is_uppercase);
    let stem = match text.strip_suffix("'S").or_else(|| text.strip_suffix("’S")) {
        Some(stem) => stem,
        None if capital => without_possessive(text),
        None => text,
    };
    (capital, stem.len())
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
    let syllable = |token: &Token| chinese::is_syllable(token.text(prose.text).to_ascii_lowercase().as_bytes());
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
