//! What the build script made of `data/names`.

/// See [`lexicon`](super::lexicon).
pub(super) const LEXICON: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/names-lexicon.bin"));

/// See [`exonyms`](super::exonyms).
pub(super) const GROUPS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/names-groups.bin"));

/// See [`chinese`](super::chinese).
pub(super) const SYLLABLES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/names-chinese.bin"));

/// See [`automaton`](super::automaton); in the order of [`Profile`](super::scheme::Profile).
pub(super) const AUTOMATA: [&[u8]; 8] = [
    include_bytes!(concat!(env!("OUT_DIR"), "/names-east-slavic.bin")),
    include_bytes!(concat!(env!("OUT_DIR"), "/names-south-slavic.bin")),
    include_bytes!(concat!(env!("OUT_DIR"), "/names-arabic.bin")),
    include_bytes!(concat!(env!("OUT_DIR"), "/names-persian.bin")),
    include_bytes!(concat!(env!("OUT_DIR"), "/names-hebrew.bin")),
    include_bytes!(concat!(env!("OUT_DIR"), "/names-greek.bin")),
    include_bytes!(concat!(env!("OUT_DIR"), "/names-georgian.bin")),
    include_bytes!(concat!(env!("OUT_DIR"), "/names-armenian.bin")),
];
