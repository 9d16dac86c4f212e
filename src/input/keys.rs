//! What the fields of records are called.

/// The names of columns, or of keys, in the place of the usual ones. In JSON a name with dots leads into objects: `translation.en`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Keys {
    /// The text that is checked; `target`, or else `text`, if `None`.
    pub target: Option<String>,
    /// What it was translated from; `source` if `None`.
    pub source: Option<String>,
    /// What a record is called; `id` if `None`.
    pub id: Option<String>,
    /// The article that it is a part of; `doc` if `None`.
    pub doc: Option<String>,
    /// The system whose translation it is; `system` if `None`.
    pub system: Option<String>,
    /// Further ones, whose values reports pass through.
    pub keep: Vec<String>,
}

pub(super) const EXPECTED: &str = "--target-key, --source-key, --id-key, --doc-key, --system-key and --keep must name what is there";

impl Keys {
    /// All that were given.
    pub(super) fn given(&self) -> impl Iterator<Item = &str> {
        [&self.target, &self.source, &self.id, &self.doc, &self.system].into_iter().flatten().chain(&self.keep).map(String::as_str)
    }
}
