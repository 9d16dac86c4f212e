//! Names for findings that survive when the lines around them move.

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use std::collections::HashMap;

/// Gives each finding of one document a name made of its rule, its text and the block it stands in.
///
/// Neither path nor line is part of it. Findings that are alike are numbered in order.
#[derive(Debug, Default)]
pub struct Fingerprints {
    seen: HashMap<u64, u32>,
}

impl Fingerprints {
    /// The name of `diagnostic`, 16 hexadecimal digits, a colon and a number. Ask once for each finding, in order.
    pub fn next(&mut self, document: &Document, diagnostic: &Diagnostic) -> String {
        let block = document.units.get(document.unit_at(diagnostic.span.start)).map(|unit| document.target(&unit.target));
        let text = document.text.get(diagnostic.span.range()).unwrap_or_default();
        let mut hash = Fnv::default();
        hash.write(&diagnostic.rule);
        hash.write(text);
        for word in block.unwrap_or_default().split_whitespace() {
            hash.write(word);
        }
        let number = self.seen.entry(hash.0).or_default();
        *number += 1;
        format!("{:016x}:{number}", hash.0)
    }
}

/// FNV-1a, 64 bits: the same on every machine and in every version, which the hash of the standard library is not.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    /// Adds `part` and an end mark, so that the boundaries of parts count.
    fn write(&mut self, part: &str) {
        for byte in part.bytes().chain([0xff]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}
