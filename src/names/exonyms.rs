//! Names that no table derives from one another: exonyms and renamings (Kyiv, Kiev; Lviv, Lemberg), and the pairs that
//! look alike and are two things (Gaza, Giza). Both are data: `data/names/exonyms.toml` and `distinct.toml`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::baked;
use super::fold::{Folded, plain};
use super::lexicon::{self, Entry};

/// What a group names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    Place,
    /// A given name: two people carry its forms as often as one.
    Given,
    Person,
    Organisation,
}

/// Forms of one name.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Group {
    /// What the forms name.
    pub kind: Kind,
    /// All forms; the first is the English one unless `prefer` says otherwise.
    pub forms: Vec<String>,
    #[serde(default)]
    prefer: BTreeMap<String, String>,
    /// Forms romanised from Russian, where the place is Ukrainian.
    #[serde(default)]
    russian: Vec<String>,
    /// German forms beside the preferred one.
    #[serde(default)]
    german: Vec<String>,
    /// Names of another time or another power: no slip beside the name of today.
    #[serde(default)]
    historic: Vec<String>,
    #[serde(default)]
    except_after: Vec<String>,
    #[serde(default)]
    except_before: Vec<String>,
}

impl Group {
    /// The preferred form in a language (its primary subtag counts); the English one where the data has no other.
    pub fn preferred(&self, language: &str) -> &str {
        let primary = language.split(['-', '_']).next().unwrap_or(language).to_ascii_lowercase();
        let english = || self.prefer.get("en").or(self.forms.first()).map_or("", String::as_str);
        self.prefer.get(&primary).map_or_else(english, String::as_str)
    }

    /// Does the data have a preferred form of the language? Always for English.
    pub fn has_preferred(&self, language: &str) -> bool {
        let primary = language.split(['-', '_']).next().unwrap_or(language).to_ascii_lowercase();
        primary == "en" || self.prefer.contains_key(&primary)
    }

    /// The preferred form with hyphens or spaces as `written` has them: `Kryvyi Rih` for `Krivoy Rog`.
    pub fn preferred_like(&self, language: &str, written: &str) -> String {
        let preferred = self.preferred(language);
        let article = preferred.starts_with("al-");
        if written.contains('-') || article { preferred.to_owned() } else { preferred.replace('-', " ") }
    }

    /// Is this a preferred form of the language?
    pub fn prefers(&self, name: &str, language: &str) -> bool {
        same_letters(self.preferred(language), name)
    }

    /// Is this a form romanised from Russian, of a Ukrainian place?
    pub fn is_russian(&self, name: &str) -> bool {
        !self.russian.is_empty() && among(&self.russian, name)
    }

    /// Does the group name a Ukrainian place, so that its forms say which language they were romanised from?
    pub fn is_ukrainian(&self) -> bool {
        !self.russian.is_empty()
    }

    /// Is this the name of another time?
    pub fn is_historic(&self, name: &str) -> bool {
        !self.historic.is_empty() && among(&self.historic, name)
    }

    /// Is this a German form?
    pub fn is_german(&self, name: &str) -> bool {
        self.prefer.contains_key("de") && self.prefers(name, "de") || among(&self.german, name)
    }

    /// The language, other than `but`, whose preferred form this is, as a tag; the first in the order of tags.
    pub fn language_of(&self, name: &str, but: &str) -> Option<&str> {
        if but != "de" && self.is_german(name) {
            return Some("de");
        }
        self.prefer.keys().map(String::as_str).find(|language| *language != but && self.prefers(name, language))
    }

    /// Do the neighbouring words fix the form (chicken Kiev, Kievan Rus, Peking duck)?
    pub fn excepted(&self, previous: Option<&str>, next: Option<&str>) -> bool {
        let among = |words: &[String], word: Option<&str>| {
            word.is_some_and(|word| words.iter().any(|known| known.to_lowercase() == word.to_lowercase()))
        };
        among(&self.except_after, previous) || among(&self.except_before, next)
    }
}

fn among(forms: &[String], name: &str) -> bool {
    forms.iter().any(|form| same_letters(form, name))
}

/// Are the two alike when folded to a–z?
fn same_letters(a: &str, b: &str) -> bool {
    if !a.is_ascii() || !b.is_ascii() {
        return plain(a) == plain(b);
    }
    let letters = |byte: &u8| byte.is_ascii_alphabetic();
    a.bytes().filter(letters).map(|byte| byte.to_ascii_lowercase()).eq(b.bytes().filter(letters).map(|byte| byte.to_ascii_lowercase()))
}

/// Could the name be a form of a group? Answered without the groups: an article without one should not pay for them.
pub fn may_be_form(name: &str) -> bool {
    lexicon::of_word(baked::LEXICON, name, &mut Folded::default()).groups != 0
}

/// The groups, and lists of them: one for each form that any has.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Groups {
    pub groups: Vec<Group>,
    pub lists: Vec<Vec<u16>>,
}

fn groups() -> &'static Groups {
    static GROUPS: OnceLock<Groups> = OnceLock::new();
    // The build script wrote them, so that they can be read.
    GROUPS.get_or_init(|| postcard::from_bytes(baked::GROUPS).unwrap_or_default())
}

/// The groups a word is a form of, by their places.
fn places(entry: Entry) -> &'static [u16] {
    usize::from(entry.groups).checked_sub(1).and_then(|list| groups().lists.get(list)).map_or(&[], Vec::as_slice)
}

/// The groups a name is a form of; marks, hyphens and case do not count.
pub fn groups_of(name: &str) -> impl Iterator<Item = &'static Group> {
    places(lexicon::of_word(baked::LEXICON, name, &mut Folded::default())).iter().map(|index| &groups().groups[usize::from(*index)])
}

/// The first group a name is a form of.
pub fn group_of(name: &str) -> Option<&'static Group> {
    groups_of(name).next()
}

/// The group two names share. Both are given folded to a–z.
pub(super) fn shared(a: &[u8], b: &[u8]) -> Option<&'static Group> {
    let of = |name: &[u8]| places(lexicon::find(baked::LEXICON, lexicon::hash(name.iter().copied())));
    let of_a = of(a);
    if of_a.is_empty() {
        return None;
    }
    let of_b = of(b);
    of_a.iter().find(|index| of_b.contains(index)).map(|index| &groups().groups[usize::from(*index)])
}

/// Are the names (folded to a–z) a well-known pair of two things?
pub(super) fn distinct(a: &[u8], b: &[u8]) -> bool {
    lexicon::find(baked::LEXICON, lexicon::pair(a, b)).distinct
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn baked_groups_are_read() {
        assert!(groups().groups.len() > 100);
    }

    #[test]
    fn preferred_forms_are_forms() {
        for group in &groups().groups {
            assert!(group.forms.len() > 1, "{group:?}");
            assert!(group.forms.iter().any(|form| plain(form) == plain(group.preferred("en"))), "{group:?}");
        }
    }

    #[test]
    fn every_form_passes_the_first_question() {
        assert!(groups().groups.iter().flat_map(|group| &group.forms).all(|form| may_be_form(form)));
        assert!(!may_be_form("Springfield"));
    }

    #[test]
    fn exceptions() {
        let kyiv = group_of("Kiev").map(|group| (group.preferred("en"), group.excepted(Some("chicken"), None)));
        assert_eq!(kyiv, Some(("Kyiv", true)));
        assert!(group_of("Peking").is_some_and(|group| group.excepted(None, Some("Duck"))));
    }

    #[test]
    fn well_known_pairs() {
        assert!(distinct(b"giza", b"gaza") && distinct(b"iran", b"iraq") && !distinct(b"kyiv", b"kiev"));
    }
}
