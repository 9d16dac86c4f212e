//! Names that no table derives from one another: exonyms and renamings (Kyiv, Kiev; Lviv, Lemberg), and the pairs that
//! look alike and are two things (Gaza, Giza). Both are data: `data/names/exonyms.toml` and `distinct.toml`.

use std::sync::OnceLock;

use mtlint_tables::names::exonyms::{Group, Groups};
use mtlint_tables::names::fold::Folded;
use mtlint_tables::names::lexicon::{self, Entry};

use super::baked;

/// Could the name be a form of a group? Answered without the groups: an article without one should not pay for them.
pub(crate) fn may_be_form(name: &str) -> bool {
    lexicon::of_word(baked::LEXICON, name, &mut Folded::default()).groups != 0
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
pub(crate) fn groups_of(name: &str) -> impl Iterator<Item = &'static Group> {
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
    use mtlint_tables::names::fold::plain;

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
