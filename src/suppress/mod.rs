//! Findings that the user knows and does not want to see again: by directives in the text, and by a baseline beside it.

mod baseline;
mod directive;
mod fingerprint;

pub use baseline::{Baseline, BaselineError};
pub use directive::apply;
pub use fingerprint::Fingerprints;
pub(crate) use fingerprint::digest;
