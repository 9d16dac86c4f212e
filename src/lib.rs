//! Finds what machine translation and web extraction leave behind in news text, and mends it.

#![forbid(unsafe_code)]

pub mod article;
pub(crate) mod bilingual;
pub mod checks;
pub mod config;
pub mod diagnostic;
pub mod document;
pub mod engine;
pub mod examples;
pub mod file_name;
pub mod fix;
pub mod input;
pub mod lang;
pub mod names;
pub mod report;
pub mod rule;
pub mod ruleset;
pub mod set;
pub mod suppress;
pub mod text;
pub mod visible;
mod word;

pub use article::Article;
pub use diagnostic::{Diagnostic, Edit, Fix, Related, Safety, Severity};
pub use document::{Document, Unit};
pub use text::{Block, BlockKind};
