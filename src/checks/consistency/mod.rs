//! One thing in two ways, in an article or in a set of them.

pub mod english;
pub mod mentions;
pub mod set;
mod sight;
mod style;
pub mod usage;
pub mod variants;

pub use sight::sight;
