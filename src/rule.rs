//! What a rule says: as its file has it, and as it runs.

pub use mtlint_tables::rule::definition::{ALL, Action, Definition, Examples, Guard, Matcher, Pattern, Place, Repair, When};
pub use mtlint_tables::rule::schema::{Delete, Example, RuleFile, Scope, Status};
pub use mtlint_tables::rule::source::{Placed, RuleError};
pub use mtlint_tables::rule::validate::{Change, check_id};
