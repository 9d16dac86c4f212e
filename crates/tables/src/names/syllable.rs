//! A syllable of Chinese in the two systems that news text has it in.

use serde::{Deserialize, Serialize};

/// A syllable in both systems, folded to a–z.
#[derive(Serialize, Deserialize)]
pub struct Syllable {
    /// As pinyin writes it.
    pub pinyin: String,
    /// As Wade-Giles writes it, in all ways that are met.
    pub wade_giles: Vec<String>,
}
