//! A language tag, and the facts that go with it.

use super::{LANGUAGES, Language, Writing, others, regions, stem, und};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

/// A language tag (BCP 47, such as `en` or `en-GB`) and the facts that go with it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang(pub(super) Arc<str>);

impl Lang {
    /// The tag as it was given.
    pub fn tag(&self) -> &str {
        &self.0
    }

    /// The language without script and region: `en` of `en-GB`.
    pub fn primary(&self) -> &str {
        self.0.split(['-', '_']).next().unwrap_or_default()
    }

    /// The region in the case it was given: `GB` of `en-GB`, `419` of `es-419`, `TW` of `zh-Hant-TW`.
    pub fn region(&self) -> Option<&str> {
        let is_region = |part: &&str| {
            part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_alphabetic())
                || part.len() == 3 && part.bytes().all(|byte| byte.is_ascii_digit())
        };
        self.0.split(['-', '_']).skip(1).find(is_region)
    }

    /// What is known of the language, as its region prints it; the neutral facts of `und` where nothing is known.
    pub(crate) fn data(&self) -> &'static Language {
        let primary = self.primary();
        if let Some(language) = self.region().and_then(|region| regions::find(primary, region)) {
            return language;
        }
        LANGUAGES.iter().copied().find(|language| language.tag == primary).unwrap_or(&und::UND)
    }

    /// What the language is written in, where that is known.
    pub(crate) fn writing(&self) -> Option<Writing> {
        let known = LANGUAGES.iter().find(|language| language.tag == self.primary());
        known.map(|language| language.writing).or_else(|| others::writing(self.primary()))
    }

    /// Whether the language, if it is written in Cyrillic, has `letter`.
    pub(crate) fn has_cyrillic(&self, letter: char) -> bool {
        others::has_cyrillic(self.primary(), letter)
    }

    /// Its words of one letter that look like Latin ones, in lower case.
    pub(crate) fn short_words(&self) -> &'static [&'static str] {
        others::short_words(self.primary())
    }

    /// Whether names take endings in this language.
    pub(crate) fn inflects_names(&self) -> bool {
        others::inflects_names(self.primary())
    }

    /// Whether it shares no function words with the languages that have a file, though it has none.
    pub(crate) fn is_apart(&self) -> bool {
        others::is_apart(self.primary())
    }

    /// What makes stems of its words, if anything does.
    pub(crate) fn stemmer(&self) -> Option<rust_stemmers::Stemmer> {
        stem::stemmer(self.primary())
    }

    /// How forms of its nouns end, if that is known.
    pub(crate) fn noun_forms(&self) -> Option<&'static super::NounForms> {
        super::noun_forms::noun_forms(self.primary())
    }

    /// Whether the two are one language, whatever their regions.
    pub fn same(&self, other: &Self) -> bool {
        self.primary() == other.primary()
    }
}

/// A tag that is not of the form `xx`, `xxx` or `xx-…`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LangError(pub String);

impl fmt::Display for LangError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "`{}` is not a language tag; expected one such as `en`, `de` or `pt-BR`", self.0)
    }
}

impl std::error::Error for LangError {}

impl FromStr for Lang {
    type Err = LangError;

    fn from_str(tag: &str) -> Result<Self, LangError> {
        let (primary, rest) = tag.split_at(tag.bytes().position(|byte| matches!(byte, b'-' | b'_')).unwrap_or(tag.len()));
        let valid = (2..=3).contains(&primary.len())
            && primary.bytes().all(|byte| byte.is_ascii_alphabetic())
            && rest
                .split(['-', '_'])
                .skip(1)
                .all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()));
        if valid {
            let mut tag: Arc<str> = tag.into();
            if let Some(tag) = Arc::get_mut(&mut tag) {
                tag[..primary.len()].make_ascii_lowercase();
            }
            Ok(Self(tag))
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
