//! Tokens: words, numbers and single marks, made once and read by every check.

use super::eight_bytes::EightBytes;
use super::{Prose, Span};
use crate::word::{Sum, hash};
use std::ops::Range;

/// A word, a number or a mark. White space is no token: a gap between two tokens is space (or a line end).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Bytes of the text the prose was made from.
    pub span: Span,
    pub kind: TokenKind,
    pub case: Case,
    pub script: Script,
    /// Of the text of a word or a number, whatever the case of its ASCII letters; see [`hash`](super::hash()). Equal hashes
    /// are a reason to compare the texts.
    pub hash: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TokenKind {
    /// Letters with their marks, digits after the first letter (`G7`), and apostrophes between letters (`don’t`). A
    /// hyphen parts words. Each Han character and each run of kana is a word of its own.
    Word,
    /// Digits with single grouping or decimal marks between them (`12.000`, `1,5`, `18:30`), and letters glued to them
    /// (`39million`, `26th`).
    Number,
    /// One punctuation mark or symbol.
    Mark,
    /// A masked stretch: code, a link target, a tag.
    Mask,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// No letter, or letters of a script without case.
    None,
    /// `town`
    Lower,
    /// `Town`, `I`
    Title,
    /// `NATO`: at least two letters.
    Upper,
    /// `iPhone`, `McKay`
    Mixed,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Script {
    /// No letters.
    None,
    Latin,
    Cyrillic,
    Greek,
    Han,
    Kana,
    Hangul,
    Arabic,
    Hebrew,
    Armenian,
    Georgian,
    /// Another script.
    Other,
    /// Letters of more than one script in one word.
    Mixed,
}

impl Script {
    /// The script of a letter; [`Script::None`] for anything else.
    pub fn of(character: char) -> Self {
        match character {
            'a'..='z' | 'A'..='Z' => Self::Latin,
            '\0'..='\u{7f}' => Self::None,
            '\u{aa}' | '\u{ba}' | '\u{c0}'..='\u{24f}' if character != '×' && character != '÷' => Self::Latin,
            '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' if character.is_alphabetic() => Self::Greek,
            '\u{400}'..='\u{52f}' | '\u{1c80}'..='\u{1c8f}' | '\u{2de0}'..='\u{2dff}' | '\u{a640}'..='\u{a69f}' => Self::Cyrillic,
            '\u{531}'..='\u{588}' if character.is_alphabetic() => Self::Armenian,
            '\u{5d0}'..='\u{5f2}' => Self::Hebrew,
            '\u{620}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{8a0}'..='\u{8ff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
                if character.is_alphabetic() =>
            {
                Self::Arabic
            }
            '\u{10a0}'..='\u{10ff}' | '\u{1c90}'..='\u{1cbf}' if character.is_alphabetic() => Self::Georgian,
            '\u{1e00}'..='\u{1eff}'
            | '\u{2c60}'..='\u{2c7f}'
            | '\u{a720}'..='\u{a7ff}'
            | '\u{fb00}'..='\u{fb06}'
            | '\u{ff21}'..='\u{ff3a}'
            | '\u{ff41}'..='\u{ff5a}' => Self::Latin,
            '\u{3040}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{ff66}'..='\u{ff9d}' if character.is_alphabetic() => Self::Kana,
            '\u{3005}'
            | '\u{3007}'
            | '\u{3400}'..='\u{4dbf}'
            | '\u{4e00}'..='\u{9fff}'
            | '\u{f900}'..='\u{faff}'
            | '\u{20000}'..='\u{323af}' => Self::Han,
            '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7af}' => Self::Hangul,
            _ if character.is_alphabetic() => Self::Other,
            _ => Self::None,
        }
    }
}

impl Token {
    pub fn text<'t>(&self, whole: &'t str) -> &'t str {
        self.span.text(whole)
    }

    pub const fn is_word(&self) -> bool {
        matches!(self.kind, TokenKind::Word)
    }

    /// Whether the token is the mark `character`.
    pub fn is_mark(&self, whole: &str, character: char) -> bool {
        self.kind == TokenKind::Mark && self.text(whole).starts_with(character)
    }
}

/// Appends the tokens of `span` of the text.
pub(super) fn tokenize(prose: &mut Prose<'_>, span: Span) {
    let text = &prose.text[..span.end as usize];
    let bytes = text.as_bytes();
    let mut position = span.start as usize;
    while let Some(&byte) = bytes.get(position) {
        let end = if byte.is_ascii_alphabetic() { read_word(prose, text, position) } else { read_other(prose, text, position) };
        // Nearly always one space follows.
        position = end + usize::from(bytes.get(end) == Some(&b' '));
    }
}

/// Reads the word that starts with the ASCII letter at byte `start`; gives the byte behind it.
#[inline(always)]
fn read_word(prose: &mut Prose<'_>, text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let eight = EightBytes::at(bytes, start);
    let end = start + eight.len();
    if bytes.get(end).is_some_and(|&byte| GOES_ON[usize::from(byte)]) {
        return prose.push(long_word(text, start, eight));
    }
    let case = match eight.cases() {
        (0, _) => Case::Lower,
        (0x80, _) => Case::Title,
        (upper, all) if upper == all => Case::Upper,
        _ => Case::Mixed,
    };
    let hash = Sum::START.end(eight.letters()) as u32;
    prose.push(Token { case, script: Script::Latin, hash, ..plain(start..end, TokenKind::Word) })
}

/// Reads what starts at byte `start`, if that is anything; gives the byte behind it.
fn read_other(prose: &mut Prose<'_>, text: &str, start: usize) -> usize {
    match CLASS[usize::from(text.as_bytes()[start])] {
        Class::Space => start + 1,
        Class::Mark => prose.push(plain(start..start + 1, TokenKind::Mark)),
        Class::Digit => prose.push(number(text, start)),
        Class::Letter | Class::Wide => match wide(text, start) {
            Ok(token) => prose.push(token),
            Err(end) => end,
        },
    }
}

/// Reads what starts at byte `start` with a character beyond ASCII; where that is nothing, gives the byte behind it.
fn wide(text: &str, start: usize) -> Result<Token, usize> {
    let character = char_at(text, start);
    let end = start + character.len_utf8();
    if character.is_whitespace() || is_invisible(character) {
        return Err(end);
    }
    let hash = hash(&text.as_bytes()[start..end]) as u32;
    Ok(match Script::of(character) {
        Script::Han => Token { script: Script::Han, hash, ..plain(start..end, TokenKind::Word) },
        Script::None if character.is_numeric() => Token { hash, ..plain(start..end, TokenKind::Number) },
        Script::None => plain(start..end, TokenKind::Mark),
        _ => any_word(text, start),
    })
}

fn plain(range: Range<usize>, kind: TokenKind) -> Token {
    Token { span: Span::new(range.start as u32, range.end as u32), kind, case: Case::None, script: Script::None, hash: 0 }
}

/// Reads the word that starts with the ASCII letters of `eight` at byte `start`, and may go on.
#[inline(never)]
fn long_word(text: &str, start: usize, mut eight: EightBytes) -> Token {
    let bytes = text.as_bytes();
    let (mut end, mut sum) = (start, Sum::START);
    let (mut upper, mut lower) = (0, 0);
    let mut first = 0x80;
    loop {
        let (own_upper, own) = eight.cases();
        upper |= own_upper & !first;
        lower |= own_upper ^ own;
        end += eight.len();
        let next = bytes.get(end).map_or(0, |&byte| byte);
        if !GOES_ON[usize::from(next)] {
            break;
        }
        if !next.is_ascii_alphabetic() {
            return any_word(text, start);
        }
        sum = sum.add(eight.letters());
        first = 0;
        eight = EightBytes::at(bytes, end);
    }
    let shape = Shape { any: true, first_upper: bytes[start].is_ascii_uppercase(), later_upper: upper != 0, lower: lower != 0 };
    let hash = sum.end(eight.letters()) as u32;
    Token { case: shape.case(), script: Script::Latin, hash, ..plain(start..end, TokenKind::Word) }
}

/// Reads the word that starts at byte `start`, whatever its letters are.
fn any_word(text: &str, start: usize) -> Token {
    let bytes = text.as_bytes();
    let (mut script, mut shape) = (Script::None, Shape::default());
    let mut end = start;
    while let Some(&byte) = bytes.get(end) {
        match CLASS[byte as usize] {
            Class::Letter => {
                script = join(script, Script::Latin);
                shape.letter(byte.is_ascii_uppercase(), byte.is_ascii_lowercase());
                end += 1;
            }
            Class::Digit => end += 1,
            Class::Mark if byte == b'\'' && letter_follows(text, end + 1) => end += 1,
            Class::Wide => {
                let character = char_at(text, end);
                let next = end + character.len_utf8();
                match Script::of(character) {
                    Script::Han => break,
                    Script::None if is_combining(character) || is_invisible(character) && letter_follows(text, next) => end = next,
                    Script::None if matches!(character, '’' | 'ʼ') && letter_follows(text, next) => end = next,
                    Script::None => break,
                    own => {
                        script = join(script, own);
                        shape.letter(character.is_uppercase(), character.is_lowercase());
                        end = next;
                    }
                }
            }
            Class::Mark | Class::Space => break,
        }
    }
    Token { case: shape.case(), script, hash: hash(&bytes[start..end]) as u32, ..plain(start..end, TokenKind::Word) }
}

/// Reads the number that starts at byte `start`.
fn number(text: &str, start: usize) -> Token {
    let bytes = text.as_bytes();
    let mut end = start;
    while let Some(&byte) = bytes.get(end) {
        let joins = matches!(byte, b'.' | b',' | b':' | b'\'') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
        match CLASS[byte as usize] {
            Class::Digit | Class::Letter => end += 1,
            Class::Mark if joins && bytes[end - 1].is_ascii_digit() => end += 1,
            Class::Wide if letter_follows(text, end) => end += char_at(text, end).len_utf8(),
            _ => break,
        }
    }
    Token { hash: hash(&bytes[start..end]) as u32, ..plain(start..end, TokenKind::Number) }
}

fn join(before: Script, own: Script) -> Script {
    match before {
        Script::None => own,
        // Japanese words mix the two; so do loanwords with a Greek or other symbol letter, but those are for a check.
        _ if before == own => own,
        _ => Script::Mixed,
    }
}

/// What is known of the letters of a word: enough to name its case.
#[derive(Clone, Copy, Default)]
struct Shape {
    any: bool,
    first_upper: bool,
    later_upper: bool,
    lower: bool,
}

impl Shape {
    fn letter(&mut self, upper: bool, lower: bool) {
        self.first_upper |= upper && !self.any;
        self.later_upper |= upper && self.any;
        self.lower |= lower;
        self.any = true;
    }

    const fn case(self) -> Case {
        match (self.first_upper, self.later_upper, self.lower) {
            (false, false, false) => Case::None,
            (false, false, true) => Case::Lower,
            (true, false, _) => Case::Title,
            (_, true, false) => Case::Upper,
            (_, true, true) => Case::Mixed,
        }
    }
}

fn char_at(text: &str, position: usize) -> char {
    text.get(position..).and_then(|rest| rest.chars().next()).unwrap_or(char::REPLACEMENT_CHARACTER)
}

fn letter_follows(text: &str, position: usize) -> bool {
    match text.as_bytes().get(position) {
        Some(byte) if byte.is_ascii() => byte.is_ascii_alphabetic(),
        Some(_) => !matches!(Script::of(char_at(text, position)), Script::None | Script::Han),
        None => false,
    }
}

fn is_combining(character: char) -> bool {
    unicode_normalization::char::is_combining_mark(character)
}

/// Characters that take no room: soft hyphen, joiners, direction marks, byte-order mark, variation selectors.
pub(crate) const fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}')
}

/// Whether a word may go on with the byte.
const GOES_ON: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = matches!(CLASS[byte], Class::Letter | Class::Digit | Class::Wide) || byte as u8 == b'\'';
        byte += 1;
    }
    table
};

#[derive(Clone, Copy)]
enum Class {
    Space,
    Letter,
    Digit,
    Mark,
    Wide,
}

const CLASS: [Class; 256] = {
    let mut table = [Class::Mark; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            0..=b' ' | 0x7f => Class::Space,
            0x80.. => Class::Wide,
            _ => Class::Mark,
        };
        byte += 1;
    }
    table
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::document;

    fn words(text: &str) -> Vec<&str> {
        tokens(text).iter().map(|token| token.text(text)).collect()
    }

    fn tokens(text: &str) -> Vec<Token> {
        document("en", text).prose().tokens
    }

    #[test]
    fn words_numbers_and_marks() {
        assert_eq!(words("Don’t pay 1,5 or 12.000, O'Neil!"), ["Don’t", "pay", "1,5", "or", "12.000", ",", "O'Neil", "!"]);
        assert_eq!(words("the north-east’s G7 (26th)."), ["the", "north", "-", "east’s", "G7", "(", "26th", ")", "."]);
        assert_eq!(words("П'ять міст, 東京です"), ["П'ять", "міст", ",", "東", "京", "です"]);
        assert_eq!(words("Straightforwardly parliamentary"), ["Straightforwardly", "parliamentary"]);
    }

    #[test]
    fn case_and_script_of_words() {
        let tokens = tokens("town Town NATO iPhone I Mоscow 李 INTERNATIONAL internationaL Internationally");
        let cases: Vec<Case> = tokens.iter().map(|token| token.case).collect();
        let [first @ .., _, _, _] = &cases[..] else { panic!("{cases:?}") };
        assert_eq!(first, [Case::Lower, Case::Title, Case::Upper, Case::Mixed, Case::Title, Case::Title, Case::None]);
        assert_eq!(cases[7..], [Case::Upper, Case::Mixed, Case::Title]);
        assert_eq!(tokens[5].script, Script::Mixed);
        assert_eq!(tokens[6].script, Script::Han);
    }

    #[test]
    fn the_hash_is_that_of_the_text() {
        let text = "A wood (of chestnuts) in Northumberland’s Aßlar, 1,000 straightforward internationally";
        for token in tokens(text).iter().filter(|token| token.kind != TokenKind::Mark) {
            assert_eq!(token.hash, hash(token.text(text).as_bytes()) as u32, "{}", token.text(text));
        }
    }
}
