//! Names under two romanisations, as data: the schemes, the automata that the tables of letters become, the groups of
//! exonyms, and the one form in which names are compared.

pub mod article;
pub mod automaton;
pub(crate) mod bake;
pub mod exonyms;
pub mod fold;
pub mod lexicon;
pub mod pairings;
pub mod scheme;
mod syllable;

pub use syllable::Syllable;
