//! A syllable of Chinese in the two systems that news text has it in.

use serde::{Deserialize, Serialize};

/// A syllable in both systems, folded to a–z.
#[derive(Serialize, Deserialize)]
pub struct Syllable {
    pub pinyin: String,
    pub wade_giles: Vec<String>,
}
