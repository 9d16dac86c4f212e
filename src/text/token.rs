//! Tokens: words, numbers and single marks, made once and read by every check.

use super::{Span, hash};

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

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

/// Appends the tokens of `text`, which starts at byte `at` of the whole.
pub(super) fn tokenize(text: &str, at: u32, tokens: &mut Vec<Token>) {
    let bytes = text.as_bytes();
    let mut position = 0;
    while let Some(&byte) = bytes.get(position) {
        let start = position;
        match CLASS[byte as usize] {
            Class::Space => {
                position += 1;
                continue;
            }
            Class::Letter => tokens.push(word(text, start, at, &mut position)),
            Class::Digit => tokens.push(number(text, start, at, &mut position)),
            Class::Mark => {
                position += 1;
                tokens.push(plain(start, position, at, TokenKind::Mark));
            }
            Class::Wide => {
                let character = char_at(text, position);
                position += character.len_utf8();
                if character.is_whitespace() || is_invisible(character) {
                    continue;
                }
                let script = Script::of(character);
                match script {
                    Script::Han => {
                        let hash = hash(&bytes[start..position]) as u32;
                        tokens.push(Token { script, hash, ..plain(start, position, at, TokenKind::Word) });
                    }
                    Script::None if character.is_numeric() => {
                        let hash = hash(&bytes[start..position]) as u32;
                        tokens.push(Token { hash, ..plain(start, position, at, TokenKind::Number) });
                    }
                    Script::None => tokens.push(plain(start, position, at, TokenKind::Mark)),
                    _ => {
                        position = start;
                        tokens.push(word(text, start, at, &mut position));
                    }
                }
            }
        }
    }
}

fn plain(start: usize, end: usize, at: u32, kind: TokenKind) -> Token {
    Token { span: Span::new(at + start as u32, at + end as u32), kind, case: Case::None, script: Script::None, hash: 0 }
}

/// Reads a word from `start`; `position` is left behind it.
fn word(text: &str, start: usize, at: u32, position: &mut usize) -> Token {
    let bytes = text.as_bytes();
    let (mut script, mut shape) = (Script::None, Shape::default());
    let mut end = start;
    // Most words are of ASCII letters alone.
    let mut upper = 0;
    while let Some(&byte) = bytes.get(end).filter(|byte| byte.is_ascii_alphabetic()) {
        upper += u32::from(byte & 0x20 == 0);
        end += 1;
    }
    if end > start {
        let letters = (end - start) as u32;
        shape = Shape { letters, upper, lower: letters - upper, first_upper: bytes[start].is_ascii_uppercase() };
        script = Script::Latin;
    }
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
    *position = end.max(start + 1);
    let hash = hash(&bytes[start..*position]) as u32;
    Token { span: Span::new(at + start as u32, at + *position as u32), kind: TokenKind::Word, case: shape.case(), script, hash }
}

/// Reads a number from `start`; `position` is left behind it.
fn number(text: &str, start: usize, at: u32, position: &mut usize) -> Token {
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
    *position = end;
    Token { hash: hash(&bytes[start..end]) as u32, ..plain(start, end, at, TokenKind::Number) }
}

fn join(before: Script, own: Script) -> Script {
    match before {
        Script::None => own,
        // Japanese words mix the two; so do loanwords with a Greek or other symbol letter, but those are for a check.
        _ if before == own => own,
        _ => Script::Mixed,
    }
}

/// How many letters of which case, enough to name the case of a word.
#[derive(Default)]
struct Shape {
    letters: u32,
    upper: u32,
    lower: u32,
    first_upper: bool,
}

impl Shape {
    fn letter(&mut self, upper: bool, lower: bool) {
        self.first_upper |= upper && self.letters == 0;
        self.letters += 1;
        self.upper += u32::from(upper);
        self.lower += u32::from(lower);
    }

    fn case(&self) -> Case {
        match (self.upper, self.lower) {
            (0, 0) => Case::None,
            (0, _) => Case::Lower,
            (1, _) if self.first_upper => Case::Title,
            (_, 0) => Case::Upper,
            _ => Case::Mixed,
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

    fn words(text: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        tokenize(text, 0, &mut tokens);
        tokens.iter().map(|token| token.text(text)).collect()
    }

    #[test]
    fn words_numbers_and_marks() {
        assert_eq!(words("Don’t pay 1,5 or 12.000, O'Neil!"), ["Don’t", "pay", "1,5", "or", "12.000", ",", "O'Neil", "!"]);
        assert_eq!(words("the north-east’s G7 (26th)."), ["the", "north", "-", "east’s", "G7", "(", "26th", ")", "."]);
        assert_eq!(words("П'ять міст, 東京です"), ["П'ять", "міст", ",", "東", "京", "です"]);
    }

    #[test]
    fn case_and_script_of_words() {
        let text = "town Town NATO iPhone I Mоscow 李";
        let mut tokens = Vec::new();
        tokenize(text, 0, &mut tokens);
        let cases: Vec<Case> = tokens.iter().map(|token| token.case).collect();
        assert_eq!(cases, [Case::Lower, Case::Title, Case::Upper, Case::Mixed, Case::Title, Case::Title, Case::None]);
        assert_eq!(tokens[5].script, Script::Mixed);
        assert_eq!(tokens[6].script, Script::Han);
    }
}
