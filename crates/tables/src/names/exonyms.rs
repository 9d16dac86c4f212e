//! The groups of names that no table derives from one another, as `data/names/exonyms.toml` has them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::fold::plain;

/// What a group names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A town, a region, a river.
    Place,
    /// A given name: two people carry its forms as often as one.
    Given,
    /// A person by the whole name.
    Person,
    /// A party, a company, a body.
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

/// The groups, and lists of them: one for each form that any has.
#[derive(Default, Serialize, Deserialize)]
pub struct Groups {
    /// In the order of the data.
    pub groups: Vec<Group>,
    /// Indices into `groups`: those that share a form.
    pub lists: Vec<Vec<u16>>,
}
