//! Finds one name spelled under two romanisations: `Balakliya` and `Balaklija`, `Kharkiv` and `Charkiw`.
//!
//! Two Latin spellings name one thing if some native spelling exists whose romanisations include both. The tables of
//! `data/names/` say what each scheme writes for a native letter; read both ways they are automata, and the cheapest
//! path through the intersection of two of them says how likely it is that both spellings stand for one native word.
//! Edit distance cannot tell `Donbas`, `Donbass` from `Marin`, `Marina`; this can.
//!
//! From the data to the answer: the build makes an automaton of each table, `search` intersects;
//! `guards`, `shape`, `chinese`, `japanese`, `cues` and `exonyms` say what the tables cannot; `matcher` puts them in
//! order for two names, `persons` and `cluster` for the names of an article. `garbled` finds plain slips.
//!
//! ```
//! use mtlint::names::{Context, Matcher};
//!
//! let mut matcher = Matcher::new();
//! let context = Context::new("en");
//! let found = matcher.compare("Balakliya", "Balaklija", &context).expect("two spellings of one town");
//! assert!(found.matched && found.target_a && !found.target_b);
//! let people = matcher.compare("Ukraine", "Ukrainian", &context);
//! assert!(!people.is_some_and(|found| found.matched));
//! ```

mod align;
mod baked;
mod blocks;
mod candidates;
mod chinese;
mod cluster;
mod cues;
mod derive;
mod exonyms;
mod find;
mod garbled;
mod german;
mod guards;
mod hash;
mod japanese;
mod letters;
mod matcher;
mod multiword;
mod persons;
mod prefilter;
mod search;
mod set;
mod shape;
mod sounds;
mod words;

pub(crate) use align::Source;
pub(crate) use align::{one_word, stem};
pub(crate) use blocks::Blocks;
pub(crate) use cluster::is_promising;
pub use cluster::{Cluster, Member, Name, Reason, cluster};
pub(crate) use cues::is_common_word;
pub use cues::{Support, support, without_possessive};
pub(crate) use derive::in_english;
pub use exonyms::group_of;
pub use find::{Finds, Found, find};
pub use garbled::{Garbled, garbled, is_slip};
pub use matcher::{Comparison, Context, Matcher, THRESHOLD};
pub use mtlint_tables::names::exonyms::{Group, Kind};
pub(crate) use mtlint_tables::names::fold::plain;
pub use mtlint_tables::names::fold::{Skeleton, skeleton};
pub use mtlint_tables::names::scheme::{Profile, ProfileSet, Scheme};
pub(crate) use multiword::spelled_alike;
pub use persons::{Neighbours, Word, neighbours};
pub(crate) use persons::{compatible, is_title, two_people};
pub(crate) use prefilter::is_german_shaped;
pub use set::{NameSet, SetName, Spelling, in_article};
pub(crate) use sounds::sounds;
pub(crate) use words::Beside;
pub(crate) use words::Piece;

/// Letters of a Chinese or Japanese name that begins a compound: “Xinhuanet”.
const EAST_ASIAN_HEAD: usize = 6;

/// Whether a folded name may be one of China or Japan: all of it pinyin, Wade-Giles or romaji, or the greater part of it.
pub(crate) fn is_east_asian(plain: &str) -> bool {
    let is_one = |name: &[u8]| chinese::is_pinyin(name) || chinese::is_syllable(name) || japanese::is_romaji(name);
    // “Shimbun” is Shinbun.
    let name = plain.replace("mb", "nb").replace("mp", "np");
    is_one(name.as_bytes()) || name.as_bytes().get(..EAST_ASIAN_HEAD).is_some_and(is_one)
}
