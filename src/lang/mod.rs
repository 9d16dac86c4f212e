//! What is true of a language, one file a language: quotation marks, number format, names of days and months,
//! abbreviations, words that may stand twice.

mod de;
mod detect;
mod en;
mod und;

pub use detect::detect;

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

/// Facts of one language, as its newspapers print it.
#[derive(Debug)]
pub struct Language {
    /// The primary language subtag of BCP 47: `en`, `de`.
    pub tag: &'static str,
    /// The name in English.
    pub name: &'static str,
    /// The pairs of quotation marks in use, the preferred one first. Straight marks are no pair of any language.
    pub quotes: &'static [QuotePair],
    /// The mark before a fraction: `.` in 3.5.
    pub decimal: char,
    /// The marks that may group thousands, the preferred one first; a space stands for any kind of space.
    pub group: &'static [char],
    /// Names of the months in order, each with the inflected and abbreviated forms a date may use, without final periods.
    pub months: [&'static [&'static str]; 12],
    /// Names of the days from Monday to Sunday, each with its inflected and abbreviated forms, without final periods.
    pub weekdays: [&'static [&'static str]; 7],
    /// Abbreviations written with a period that does not end a sentence, in lower case, without the last period, sorted.
    pub abbreviations: &'static [&'static str],
    /// Words that may rightly stand twice in a row (“had had”, “sie sie”), in lower case, sorted.
    pub repeatable: &'static [&'static str],
    /// Frequent function words that no other language here shares, in lower case, sorted: enough to know a run of
    /// words of this language inside a text of another.
    pub function_words: &'static [&'static str],
    /// Whether a period after a number makes it an ordinal (`3. Oktober`).
    pub ordinal_period: bool,
    /// Whether a space stands between a number and the percent sign.
    pub percent_space: bool,
    /// The punctuation marks that take a (no-break) space before them, as in French.
    pub space_before: &'static [char],
    /// The dash of running text with its spaces: `—` in American English, ` – ` in German.
    pub dashes: &'static [&'static str],
}

/// An opening and a closing quotation mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuotePair {
    pub open: char,
    pub close: char,
    /// Whether it encloses speech at the first level; otherwise a quotation within a quotation.
    pub outer: bool,
}

impl Language {
    /// Whether `word` (any case, without its period) is an abbreviation whose period does not end a sentence.
    pub fn is_abbreviation(&self, word: &str) -> bool {
        contains_folded(self.abbreviations, word)
    }

    /// Whether `word` may rightly stand twice in a row.
    pub fn is_repeatable(&self, word: &str) -> bool {
        contains_folded(self.repeatable, word)
    }
}

/// Whether the sorted `list` of lower-case words holds `word` in any case.
fn contains_folded(list: &[&str], word: &str) -> bool {
    if word.is_ascii() && word.bytes().all(|byte| !byte.is_ascii_uppercase()) {
        return list.binary_search(&word).is_ok();
    }
    list.binary_search(&word.to_lowercase().as_str()).is_ok()
}

const LANGUAGES: &[&Language] = &[&de::DE, &en::EN];

/// A language tag (BCP 47, such as `en` or `en-GB`) and the facts that go with it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang(Arc<str>);

impl Lang {
    /// The tag as it was given.
    pub fn tag(&self) -> &str {
        &self.0
    }

    /// The language without script and region: `en` of `en-GB`.
    pub fn primary(&self) -> &str {
        self.0.split(['-', '_']).next().unwrap_or_default()
    }

    /// What is known of the language; the neutral facts of `und` where nothing is.
    pub fn data(&self) -> &'static Language {
        let primary = self.primary();
        LANGUAGES.iter().copied().find(|language| language.tag == primary).unwrap_or(&und::UND)
    }

    /// Whether the two are one language, whatever their regions.
    pub fn same(&self, other: &Self) -> bool {
        self.primary() == other.primary()
    }
}

/// The facts that hold where the language is not known.
pub fn unknown() -> &'static Language {
    &und::UND
}

/// A tag that is not of the form `xx`, `xxx` or `xx-…`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LangError(pub String);

impl fmt::Display for LangError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "`{}` is no language tag; expected one such as `en`, `de` or `pt-BR`", self.0)
    }
}

impl std::error::Error for LangError {}

impl FromStr for Lang {
    type Err = LangError;

    fn from_str(tag: &str) -> Result<Self, LangError> {
        let (primary, rest) = tag.split_once(['-', '_']).unwrap_or((tag, ""));
        let valid = (2..=3).contains(&primary.len())
            && primary.bytes().all(|byte| byte.is_ascii_alphabetic())
            && rest.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
        if valid {
            Ok(Self(format!("{}{}", primary.to_ascii_lowercase(), &tag[primary.len()..]).into()))
        } else {
            Err(LangError(tag.to_owned()))
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl fmt::Debug for Lang {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Lang({})", self.0)
    }
}

impl Serialize for Lang {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Lang {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        std::borrow::Cow::<'de, str>::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}
