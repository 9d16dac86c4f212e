//! Rules as data: what a rule file may say, and the validated definitions that the engine runs.
//!
//! These modules know nothing of documents, so that the build script can use them to bake the built-in rules.

pub mod category;
pub mod definition;
mod letters;
pub mod literal;
pub mod native;
pub mod needs;
mod parts;
pub mod pattern;
pub mod schema;
pub mod shape;
pub mod source;
pub mod template;
pub mod validate;
pub mod vocabulary;
