//! What the other words of an article say about its names: which scripts they come from, and which capitalised words
//! are countries, peoples and months rather than names with two spellings. Data: `rules/names/cues.toml`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::fold::plain;
use super::scheme::{Profile, ProfileSet};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CueFile {
    demonyms: BTreeMap<String, Vec<String>>,
    common: Words,
    profile: BTreeMap<String, ProfileCues>,
    japanese: Words,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProfileCues {
    countries: Vec<String>,
    words: Vec<String>,
}

#[derive(Default)]
struct Cues {
    /// Folded country names, demonyms and calendar words, sorted.
    common: Vec<String>,
    /// Folded cue word to the profiles it speaks for.
    profiles: BTreeMap<String, ProfileSet>,
    japanese: Vec<String>,
}

fn cues() -> &'static Cues {
    static CUES: OnceLock<Cues> = OnceLock::new();
    CUES.get_or_init(|| {
        // The embedded file parses: a test says so.
        let Ok(file) = toml::from_str::<CueFile>(include_str!("../../rules/names/cues.toml")) else {
            return Cues::default();
        };
        let mut cues = Cues::default();
        for (country, demonyms) in &file.demonyms {
            cues.common.push(plain(country));
            cues.common.extend(demonyms.iter().map(|demonym| plain(demonym)));
        }
        cues.common.extend(file.common.words.iter().map(|word| plain(word)));
        cues.common.sort();
        cues.common.dedup();
        for (name, of_profile) in &file.profile {
            let Some(profile) = Profile::from_name(name) else { continue };
            let mut add = |word: String| cues.profiles.entry(word).or_default().insert(profile);
            for country in &of_profile.countries {
                add(plain(country));
                for demonym in file.demonyms.get(country).into_iter().flatten() {
                    add(plain(demonym));
                    add(plain(demonym) + "s");
                }
            }
            of_profile.words.iter().for_each(|word| add(plain(word)));
        }
        cues.japanese = file.japanese.words.iter().map(|word| plain(word)).collect();
        cues
    })
}

/// What the words of an article support.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Support {
    /// Profiles a country, a people or another cue word speaks for.
    pub profiles: ProfileSet,
    /// Is Japan about?
    pub japanese: bool,
}

impl Support {
    /// With what the language supports from which a text was translated.
    pub fn translated_from(self, source: &str) -> Support {
        Support { profiles: self.profiles.union(Profile::of_source(source)), japanese: self.japanese || source.starts_with("ja") }
    }
}

/// Reads the cue words among the words of an article; possessive endings are looked through.
pub fn support<'a>(words: impl IntoIterator<Item = &'a str>) -> Support {
    let cues = cues();
    let mut support = Support::default();
    for word in words {
        if !word.starts_with(char::is_uppercase) {
            continue;
        }
        let word = plain(without_possessive(word));
        if let Some(profiles) = cues.profiles.get(&word) {
            support.profiles = support.profiles.union(*profiles);
        }
        support.japanese |= cues.japanese.contains(&word);
    }
    support
}

/// Cuts an English possessive ending: `Kharkiv's`, `Ivanov’s`, `Ulyanovs'`.
pub fn without_possessive(word: &str) -> &str {
    let quoted = |c: char| matches!(c, '\'' | '’' | 'ʼ');
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
    let known = |word: &[u8]| cues().common.binary_search_by(|common| common.as_bytes().cmp(word)).is_ok();
    known(word) || word.strip_suffix(b"s").is_some_and(known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_parses() {
        let file = toml::from_str::<CueFile>(include_str!("../../rules/names/cues.toml")).map_err(|error| error.to_string());
        let file = file.unwrap_or_else(|error| panic!("{error}"));
        for (name, of_profile) in &file.profile {
            assert!(Profile::from_name(name).is_some(), "{name}");
            for country in &of_profile.countries {
                assert!(file.demonyms.contains_key(country), "{country}");
            }
        }
    }

    #[test]
    fn a_people_speaks_for_its_script() {
        let found = support(["the", "Ukrainians", "Georgia's"]);
        assert!(found.profiles.contains(Profile::EastSlavic) && found.profiles.contains(Profile::Georgian));
        assert!(!found.profiles.contains(Profile::Arabic) && !found.japanese);
    }
}
