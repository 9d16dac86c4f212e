//! For whoever has a disk: finds the configuration, loads rules, walks folders, replaces files, and runs documents through many
//! threads.
//!
//! - [`Configuration::find`] finds `mtlint.toml`, [`rule_set`] loads the rules that it and others name, [`KnownFindings`] the
//!   baseline;
//! - [`walk`] says which files a path stands for, [`items`] reads them, [`Runner`] puts their documents through a function;
//! - [`PackageFiles`] takes in a package of rules, [`Package`] says what it holds;
//! - [`replace_version`] puts a mended text in the place of a file.
//!
//! The rest of the library needs no file, thread or terminal; this room comes with the feature `cli`.

mod changes;
mod choice;
mod configuration;
mod edit;
mod git;
mod globs;
mod import;
mod known_findings;
mod linters;
mod package;
mod replace;
mod rules;
mod runner;
mod sources;
mod walk;

pub use changes::{Changes, ChangesError};
pub use configuration::Configuration;
pub use edit::{NewSuppression, with_listed, with_other_words, with_suppressions};
pub use globs::Globs;
pub use import::{Imported, import};
pub use known_findings::{KnownFindings, seen_from, without_dots};
pub use linters::Linters;
pub use package::{FOLDER as PACKAGE_FOLDER, Files as PackageFiles, MANIFEST as PACKAGE_MANIFEST, Package, PackageError, export};
pub use replace::{FileId, Version, abandon, is_same_file, replace_file, replace_version};
pub use rules::{RuleSources, rule_files, rule_set};
pub use runner::{Event, Item, Runner, checked, each, items};
pub use sources::SourceFolder;
pub use walk::{Walk, walk};
