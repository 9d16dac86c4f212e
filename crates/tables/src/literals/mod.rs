//! The literals that rules wait for, and the search for all of them in one pass.

mod baked;
mod filter;
mod index;
mod set;

pub use index::{Index, Owner, Part};
pub use set::LiteralSet;
