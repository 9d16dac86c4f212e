//! What the build script made of `data/names`.

use std::sync::OnceLock;

use mtlint_tables::names::automaton::Automaton;
use mtlint_tables::names::scheme::Profile;

/// See [`lexicon`](mtlint_tables::names::lexicon).
pub(super) const LEXICON: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/names-lexicon.bin"));

/// See [`exonyms`](super::exonyms).
pub(super) const GROUPS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/names-groups.bin"));

/// See [`chinese`](super::chinese).
pub(super) const SYLLABLES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/names-chinese.bin"));

/// In the order of [`Profile`].
const AUTOMATA: [&[u8]; 8] = [
    include_bytes!(concat!(env!("OUT_DIR"), "/names-east-slavic.bin")),
    include_bytes!(concat!(env!("OUT_DIR"), "/names-south-slavic.bin")),
    include_bytes!(concat!(env!("OUT_DIR"), "/names-arabic.bin")),
    include_bytes!(concat!(env!("OUT_DIR"), "/names-persian.bin")),
    include_bytes!(concat!(env!("OUT_DIR"), "/names-hebrew.bin")),
    include_bytes!(concat!(env!("OUT_DIR"), "/names-greek.bin")),
    include_bytes!(concat!(env!("OUT_DIR"), "/names-georgian.bin")),
    include_bytes!(concat!(env!("OUT_DIR"), "/names-armenian.bin")),
];

/// The automaton of a profile, opened on first use. `None` for a profile without a table.
pub(super) fn automaton(profile: Profile) -> Option<&'static Automaton<'static>> {
    static OPENED: [OnceLock<Option<Automaton<'static>>>; 8] = [const { OnceLock::new() }; 8];
    let at = profile as usize;
    let open = || postcard::from_bytes(AUTOMATA.get(at)?).ok();
    OPENED.get(at)?.get_or_init(open).as_ref()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_baked_table_opens() {
        for profile in Profile::tabled() {
            let automaton = automaton(profile).unwrap_or_else(|| panic!("{}", profile.name()));
            assert!(automaton.links.len() > 50 * 4, "{}", profile.name());
        }
    }
}
