//! Folds a name once, in the two ways the rest needs: `rich` keeps letters such as š, ł and ḥ that a scheme writes on
//! purpose, `plain` is a–z only, for the guards and the blocking key.

use unicode_normalization::UnicodeNormalization;

/// A name folded for comparison. Reused from pair to pair, so that a comparison allocates nothing.
#[derive(Debug, Default, Clone)]
pub struct Folded {
    /// Lower case, composed, apostrophes unified; hyphens and spaces kept.
    pub rich: Vec<char>,
    /// a–z only: no marks, no apostrophes, no hyphens, no spaces.
    pub plain: Vec<u8>,
}

impl Folded {
    /// Folds `name`, replacing what was there.
    pub fn set(&mut self, name: &str) {
        self.rich.clear();
        self.plain.clear();
        if name.is_ascii() {
            // The common case, and the hot one.
            self.rich.extend(name.bytes().map(|byte| if byte == b'`' { '\'' } else { byte.to_ascii_lowercase() as char }));
            self.plain.extend(name.bytes().map(|byte| byte.to_ascii_lowercase()));
            if !self.plain.iter().all(u8::is_ascii_lowercase) {
                self.plain.retain(u8::is_ascii_lowercase);
            }
            return;
        }
        if name.chars().all(is_composed) {
            name.chars().flat_map(char::to_lowercase).for_each(|c| self.push(c));
        } else {
            name.nfc().flat_map(char::to_lowercase).nfc().for_each(|c| self.push(c));
        }
        for &c in &self.rich {
            ascii(c, |letter| self.plain.push(letter));
        }
    }

    /// Adds a letter in lower case to the rich ones.
    fn push(&mut self, c: char) {
        // A letter of the native script left standing in a Latin word is read as its everyday romanisation.
        let stray = match c {
            'њ' => "nj",
            'љ' => "lj",
            'ж' => "zh",
            'ш' => "sh",
            'ч' => "ch",
            'щ' => "shch",
            'ц' => "ts",
            'х' => "kh",
            'ю' => "yu",
            'я' => "ya",
            _ => "",
        };
        if !stray.is_empty() {
            self.rich.extend(stray.chars());
            return;
        }
        self.rich.push(match c {
            'а' | 'ә' => 'a',
            'б' => 'b',
            'в' => 'v',
            'г' | 'ґ' | 'ғ' => 'g',
            'д' => 'd',
            'е' | 'э' | 'є' => 'e',
            'ё' => 'ë',
            'з' => 'z',
            'и' | 'і' => 'i',
            'ї' => 'ï',
            'й' | 'ј' => 'j',
            'к' => 'k',
            'қ' => 'q',
            'л' => 'l',
            'м' => 'm',
            'н' | 'ң' => 'n',
            'о' | 'ө' => 'o',
            'п' => 'p',
            'р' => 'r',
            'с' => 's',
            'т' => 't',
            'у' | 'ү' | 'ұ' => 'u',
            'ў' => 'ŭ',
            'ф' => 'f',
            'ы' => 'y',
            'ь' | 'ъ' => '\'',
            'ʻ' | 'ʼ' | '’' | '‘' | 'ʹ' | 'ʺ' | 'ʿ' | 'ʾ' | '`' | '´' | '“' | '”' | '′' | '″' | 'ʽ' => '\'',
            '‑' | '–' => '-',
            'ı' => 'i',
            'ə' => 'a',
            other => other,
        });
    }
}

/// Does normalisation leave the letter alone, and its small letter too, among others of this kind? So it is with the
/// ready-made letters of Europe, Cyrillic ones too, and with Han (but the small letter of İ has a mark of its own).
fn is_composed(c: char) -> bool {
    matches!(c, '\0'..='\u{12f}' | '\u{131}'..='\u{17e}' | '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}' | '\u{4e00}'..='\u{9fff}' | '’' | '‑' | '–')
}

/// Calls `push` with the a–z letters a letter falls back to; with nothing for what is not a Latin letter.
pub fn ascii(c: char, mut push: impl FnMut(u8)) {
    let spelled = match c {
        'a'..='z' => return push(c as u8),
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ħ' => "h",
        // Nothing else is made of a Latin letter and marks.
        _ if !matches!(c, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | '\u{212a}'..='\u{212b}') => return,
        _ => {
            let base = std::iter::once(c).nfd().next().unwrap_or(c);
            if base.is_ascii_lowercase() {
                push(base as u8);
            }
            return;
        }
    };
    spelled.bytes().for_each(push);
}

/// The blocking key: which of l, m, n and r the name has, in order and without repetition. Romanisation schemes agree
/// on these letters in every profile, so that two spellings of one name have one key. At most 16 letters count.
///
/// Chinese is the exception (Wade-Giles writes j for r); see `chinese::key`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Skeleton(u32);

/// The blocking key of a name.
pub fn skeleton(name: &str) -> Skeleton {
    let mut folded = Folded::default();
    folded.set(name);
    folded.skeleton()
}

impl Folded {
    /// Do the names carry one designation, that is the same digits and single letters (Soyuz-1, Soyuz-2)?
    pub fn same_designation(&self, other: &Folded) -> bool {
        fn digits(name: &Folded) -> impl Iterator<Item = char> + '_ {
            name.rich.iter().copied().filter(char::is_ascii_digit)
        }
        let letter = |name: &Folded| match name.rich[..] {
            [.., '-', letter] => letter,
            _ => ' ',
        };
        digits(self).eq(digits(other)) && letter(self) == letter(other)
    }

    /// Has the name one of the letters ä, ö, ü, ø, å?
    pub fn has_umlaut(&self) -> bool {
        self.rich.iter().any(|c| matches!(c, 'ä' | 'ö' | 'ü' | 'ø' | 'å'))
    }

    /// Is one name the other with ä, ö, ü, ø, å written as ae, oe, ue, oe, aa (Müller, Mueller)?
    pub fn same_but_for_umlauts(&self, other: &Folded) -> bool {
        if self.has_umlaut() == other.has_umlaut() {
            return false;
        }
        let spelled = |name: &Folded| -> Vec<u8> {
            let mut out = Vec::with_capacity(name.rich.len() + 4);
            for &c in &name.rich {
                match c {
                    'ä' => out.extend(b"ae"),
                    'ö' | 'ø' => out.extend(b"oe"),
                    'ü' => out.extend(b"ue"),
                    'å' => out.extend(b"aa"),
                    other => ascii(other, |letter| out.push(letter)),
                }
            }
            out
        };
        spelled(self) == spelled(other)
    }

    /// The blocking key. An article does not count: it comes and goes.
    pub fn skeleton(&self) -> Skeleton {
        Skeleton::of(self.rich[super::article::length(&self.rich)..].iter().copied())
    }
}

impl Skeleton {
    /// The key of folded letters.
    pub fn of(letters: impl Iterator<Item = char>) -> Skeleton {
        let mut key = 0u32;
        let mut last = 0;
        for letter in letters {
            let code = match letter {
                'l' | 'ł' | 'ĺ' | 'ľ' | 'ļ' | 'ḷ' => 1,
                'm' | 'ṃ' => 2,
                'n' | 'ń' | 'ñ' | 'ň' | 'ņ' | 'ṇ' => 3,
                'r' | 'ŕ' | 'ř' | 'ŗ' | 'ṛ' => 4,
                _ => {
                    last = 0;
                    continue;
                }
            };
            if code != last {
                key = key.wrapping_mul(5).wrapping_add(code);
            }
            last = code;
        }
        Skeleton(key)
    }

    /// The key of a word of nothing but a–z.
    pub fn of_word(word: &[u8]) -> Skeleton {
        let mut key = 0u32;
        let mut last = 0;
        for letter in word {
            let code = match letter {
                b'l' => 1,
                b'm' => 2,
                b'n' => 3,
                b'r' => 4,
                _ => 0,
            };
            if code != 0 && code != last {
                key = key.wrapping_mul(5).wrapping_add(code);
            }
            last = code;
        }
        Skeleton(key)
    }
}

/// A name folded to a–z.
pub fn plain(name: &str) -> String {
    if name.is_ascii() {
        return name.bytes().filter(u8::is_ascii_alphabetic).map(|letter| char::from(letter.to_ascii_lowercase())).collect();
    }
    let mut folded = Folded::default();
    folded.set(name);
    folded.plain.iter().map(|letter| char::from(*letter)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_for_composed_is() {
        for char in ('\0'..=char::MAX).filter(|char| is_composed(*char)) {
            assert!(std::iter::once(char).nfc().eq([char]), "{char:?}");
            let small = || char.to_lowercase();
            assert!(small().nfc().eq(small()), "{char:?}");
        }
    }

    #[test]
    fn no_latin_letter_with_marks_is_passed_over() {
        for char in ('\0'..=char::MAX).filter(|char| !char.is_ascii()) {
            if std::iter::once(char).nfd().next().is_some_and(|base| base.is_ascii_lowercase()) {
                let mut letters = Vec::new();
                ascii(char, |letter| letters.push(letter));
                assert!(!letters.is_empty(), "{char:?}");
            }
        }
    }
}
