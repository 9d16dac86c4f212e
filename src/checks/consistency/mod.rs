//! One thing in two ways, in an article or in a set of them.

pub(crate) mod english;
pub(crate) mod mentions;
pub(crate) mod set;
mod sight;
mod style;
pub(crate) mod terms;
pub(crate) mod usage;
pub(crate) mod variants;

pub(crate) use sight::sight;
