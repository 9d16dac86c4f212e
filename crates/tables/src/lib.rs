//! What mtlint and its build script share: the rules as data, the index of their literals, and the tables of words, numbers
//! and names, each with what makes it and what reads it.
//!
//! [`bake`] makes the tables of a build. Who uses mtlint has no need of this crate: mtlint hands on what its users see of it.

#![forbid(unsafe_code)]

mod bake;
pub mod literals;
pub mod misspellings;
pub mod names;
pub mod numbers;
pub mod program;
pub mod rule;
mod severity;
pub mod text;
pub mod word;
pub mod words;

pub use bake::bake;
pub use severity::{Safety, Severity};
