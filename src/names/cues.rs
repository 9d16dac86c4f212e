//! What the other words of an article say about its names: which scripts they come from, and which capitalised words
//! are countries, peoples and months rather than names with two spellings. Data: `data/names/cues.toml`.

use super::baked;
use mtlint_tables::names::fold::{Folded, plain};
use mtlint_tables::names::lexicon;
use mtlint_tables::names::scheme::{Profile, ProfileSet};

/// What the words of an article support.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Support {
    /// Profiles a country, a people or another cue word speaks for.
    pub profiles: ProfileSet,
    /// Is Japan about?
    pub japanese: bool,
}

impl Support {
    pub(super) fn of(entry: lexicon::Entry) -> Support {
        Support { profiles: entry.profiles, japanese: entry.japanese }
    }

    /// What either of the two supports.
    #[must_use]
    pub fn union(self, other: Support) -> Support {
        Support { profiles: self.profiles.union(other.profiles), japanese: self.japanese || other.japanese }
    }

    /// With what the language supports from which a text was translated.
    pub fn translated_from(self, source: &str) -> Support {
        Support { profiles: self.profiles.union(Profile::of_source(source)), japanese: self.japanese || source.starts_with("ja") }
    }
}

/// Reads the cue words among the words of an article; possessive endings are looked through.
pub fn support<'a>(words: impl IntoIterator<Item = &'a str>) -> Support {
    let mut folded = Folded::default();
    let capitalised = words.into_iter().filter(|word| word.starts_with(char::is_uppercase));
    let entries = capitalised.map(|word| lexicon::of_word(baked::LEXICON, without_possessive(word), &mut folded));
    entries.map(Support::of).fold(Support::default(), Support::union)
}

/// Cuts an English possessive ending: `Kharkiv's`, `Ivanov’s`, `Ulyanovs'`.
pub fn without_possessive(word: &str) -> &str {
    let quoted = |c: char| matches!(c, '\'' | '’' | 'ʼ');
    // Nearly every word ends in a plain letter.
    match word.as_bytes() {
        [.., b'\'' | 0x80.., b's'] | [.., b'\'' | 0x80..] => {}
        _ => return word,
    }
    match word.strip_suffix('s').and_then(|stem| stem.strip_suffix(quoted)) {
        Some(stem) => stem,
        None => word.strip_suffix(quoted).unwrap_or(word),
    }
}

/// Is the word a country, a people, a month or a weekday?
pub(crate) fn is_common_word(word: &str) -> bool {
    is_common(plain(word).as_bytes())
}

/// Is the word (folded to a–z) a country, a people in the singular or plural, a month or a weekday?
pub(super) fn is_common(word: &[u8]) -> bool {
    let known = |word: &[u8]| lexicon::find(baked::LEXICON, lexicon::hash(word.iter().copied())).common;
    known(word) || word.strip_suffix(b"s").is_some_and(known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_people_speaks_for_its_script() {
        let found = support(["the", "Ukrainians", "Georgia's"]);
        assert!(found.profiles.contains(Profile::EastSlavic) && found.profiles.contains(Profile::Georgian));
        assert!(!found.profiles.contains(Profile::Arabic) && !found.japanese);
    }
}
