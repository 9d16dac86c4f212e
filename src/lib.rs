//! Finds what machine translation and web extraction leave behind in news text, and mends it.
//!
//! ```
//! use mtlint::{Document, Linter, RuleSet};
//!
//! let linter = Linter::new(RuleSet::built_in());
//! let document = Document::plain("en".parse()?, "The mayor said the the river will not rise.");
//! let found = linter.check(&document);
//! assert_eq!(&*found[0].rule, "repetition/repeated-word");
//! # Ok::<(), mtlint::Error>(())
//! ```
//!
//! Places are bytes of the decoded text; [`text::Offsets`] counts them in code points and UTF-16 units. [`fix::fix`] applies the
//! fixes until the text is at rest. With the feature `cli`, which is on by default, [`project`] finds the configuration, loads
//! rules and replaces files; without it the library needs no terminal, thread or file.

#![forbid(unsafe_code)]

pub(crate) mod article;
pub(crate) mod bilingual;
pub(crate) mod checks;
pub mod config;
pub mod diagnostic;
pub mod document;
pub(crate) mod engine;
mod error;
pub mod examples;
pub mod file_name;
pub mod fix;
pub(crate) mod glossary;
pub mod input;
pub mod lang;
pub mod mqm;
pub mod names;
#[cfg(feature = "cli")]
pub mod project;
pub mod report;
pub mod rule;
pub mod rule_pages;
pub mod ruleset;
pub mod set;
pub mod suppress;
pub mod text;
pub mod visible;
mod word_filter;

pub use diagnostic::{Diagnostic, Edit, Fix, Related, Safety, Severity};
pub use document::{Document, Unit};
pub use engine::Linter;
pub use error::Error;
pub use ruleset::RuleSet;
pub use text::{Block, BlockKind};

use mtlint_tables::word;

/// Programs share a linter between threads, and send what it reads and finds from one to another.
const _: () = {
    const fn is_shared<T: Send + Sync>() {}
    is_shared::<Linter>();
    is_shared::<RuleSet>();
    is_shared::<Document>();
    is_shared::<Diagnostic>();
    is_shared::<Error>();
};
