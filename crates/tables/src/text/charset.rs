//! Which characters a text is made of, as far as it decides how it is matched.

use super::runs::runs;

/// From the fewest characters to the most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Charset {
    /// ASCII alone.
    Ascii,
    /// ASCII and signs of typography: quotation marks, dashes, no-break spaces, currencies. All letters and digits are ASCII.
    Signs,
    /// Anything.
    Any,
}

impl Charset {
    /// The least one that holds all of `text`.
    pub fn of(text: &str) -> Self {
        if text.is_ascii() {
            Self::Ascii
        } else if runs(text).all(|(_, beyond)| text[beyond].chars().all(is_sign)) {
            Self::Signs
        } else {
            Self::Any
        }
    }
}

/// Signs that are no part of words, as `\w` in Unicode has it.
const fn is_sign(character: char) -> bool {
    matches!(
        character,
        '\u{80}'..='\u{a9}'
            | '\u{ab}'..='\u{b4}'
            | '\u{b6}'..='\u{b9}'
            | '\u{bb}'..='\u{bf}'
            | '\u{d7}'
            | '\u{f7}'
            | '\u{2010}'..='\u{2027}'
            | '\u{202f}'..='\u{203e}'
            | '\u{20a0}'..='\u{20cf}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_no_part_of_words() {
        let word = regex::Regex::new(r"\w").unwrap_or_else(|error| panic!("{error}"));
        for character in ('\u{80}'..='\u{ffff}').filter(|&character| is_sign(character)) {
            assert!(!word.is_match(character.encode_utf8(&mut [0; 4])), "{character:?}");
        }
        assert_eq!(Charset::of("It’s £5 – “so”"), Charset::Signs);
        assert_eq!(Charset::of("It's so"), Charset::Ascii);
        assert_eq!(Charset::of("“Straße”"), Charset::Any);
    }
}
