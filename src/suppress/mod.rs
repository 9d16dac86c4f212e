//! Findings that the user knows and does not want to see again: by directives in the text, and by a baseline beside it.

mod baseline;
mod directive;

pub use baseline::Baseline;
pub use directive::{UNUSED, apply, unused_rule};
