//! Names that no table derives from one another: exonyms and renamings (Kyiv, Kiev; Lviv, Lemberg), and the pairs that
//! look alike and are two things (Gaza, Giza). Both are data: `rules/names/exonyms.toml` and `distinct.toml`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::fold::plain;

/// What a group names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    Place,
    /// A given name: two people carry its forms as often as one.
    Given,
    Person,
    Organisation,
}

/// Forms of one name.
#[derive(Clone, Debug, Deserialize)]
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
        plain(self.preferred(language)) == plain(name)
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
    let name = plain(name);
    forms.iter().any(|form| plain(form) == name)
}

/// Could the name be a form of a group? Reads only as much of the data as that takes: nearly every name is none, and
/// an article without one should not pay for the groups.
pub fn may_be_form(name: &str) -> bool {
    is_maybe_form(plain(name).as_bytes())
}

/// The same for a name folded to a–z.
pub(super) fn is_maybe_form(name: &[u8]) -> bool {
    static FORMS: OnceLock<Vec<u64>> = OnceLock::new();
    let forms = FORMS.get_or_init(|| {
        let mut forms: Vec<u64> = DATA
            .lines()
            .filter(|line| line.starts_with("forms = "))
            .flat_map(|line| line.split('"').skip(1).step_by(2))
            .map(|form| hash(plain(form).as_bytes()))
            .collect();
        forms.sort_unstable();
        forms
    });
    forms.binary_search(&hash(name)).is_ok()
}

/// FNV-1a.
fn hash(text: &[u8]) -> u64 {
    text.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3))
}

const DATA: &str = include_str!("../../rules/names/exonyms.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GroupFile {
    group: Vec<Group>,
}

#[derive(Default)]
struct Groups {
    groups: Vec<Group>,
    by_form: BTreeMap<String, Vec<usize>>,
}

fn groups() -> &'static Groups {
    static GROUPS: OnceLock<Groups> = OnceLock::new();
    GROUPS.get_or_init(|| {
        // The embedded file parses: a test says so.
        let file = toml::from_str(DATA);
        let groups: Vec<Group> = file.map_or_else(|_| Vec::new(), |file: GroupFile| file.group);
        let mut by_form: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (index, group) in groups.iter().enumerate() {
            for form in &group.forms {
                let entry = by_form.entry(plain(form)).or_default();
                if !entry.contains(&index) {
                    entry.push(index);
                }
            }
        }
        Groups { groups, by_form }
    })
}

/// The groups a name is a form of; marks, hyphens and case do not count.
pub fn groups_of(name: &str) -> impl Iterator<Item = &'static Group> {
    let groups = groups();
    let found = groups.by_form.get(&plain(name)).map_or(&[][..], Vec::as_slice);
    found.iter().map(|index| &groups.groups[*index])
}

/// The first group a name is a form of.
pub fn group_of(name: &str) -> Option<&'static Group> {
    groups_of(name).next()
}

/// The group two names share. Both are given folded to a–z.
pub(super) fn shared(a: &[u8], b: &[u8]) -> Option<&'static Group> {
    let groups = groups();
    let find = |name: &[u8]| std::str::from_utf8(name).ok().and_then(|name| groups.by_form.get(name));
    let (of_a, of_b) = (find(a)?, find(b)?);
    of_a.iter().find(|index| of_b.contains(index)).map(|index| &groups.groups[*index])
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DistinctFile {
    places: Vec<(String, String)>,
    given: Vec<(String, String)>,
    arabic: Vec<(String, String)>,
    surnames: Vec<(String, String)>,
}

/// Are the names (folded to a–z) a well-known pair of two things?
pub(super) fn distinct(a: &[u8], b: &[u8]) -> bool {
    static PAIRS: OnceLock<Vec<(String, String)>> = OnceLock::new();
    let pairs = PAIRS.get_or_init(|| {
        let Ok(file) = toml::from_str::<DistinctFile>(include_str!("../../rules/names/distinct.toml")) else {
            return Vec::new();
        };
        let all = file.places.into_iter().chain(file.given).chain(file.arabic).chain(file.surnames);
        let mut pairs: Vec<(String, String)> = all
            .map(|(a, b)| {
                let (a, b) = (plain(&a), plain(&b));
                if a <= b { (a, b) } else { (b, a) }
            })
            .collect();
        pairs.sort();
        pairs
    });
    let (first, second) = if a <= b { (a, b) } else { (b, a) };
    pairs.binary_search_by(|pair| (pair.0.as_bytes(), pair.1.as_bytes()).cmp(&(first, second))).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_parses() {
        assert!(toml::from_str::<GroupFile>(DATA).is_ok());
        assert!(toml::from_str::<DistinctFile>(include_str!("../../rules/names/distinct.toml")).is_ok());
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
        assert!(groups().by_form.keys().all(|form| may_be_form(form)));
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
