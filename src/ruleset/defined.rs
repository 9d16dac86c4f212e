//! What a rule says; of the built-in rules it is decoded when somebody first asks, as most have nothing to say about a text.

use mtlint_tables::rule::definition::{Definition, Head};
use std::fmt;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

/// What a rule says, shared by all sets that have it.
#[derive(Clone)]
pub struct Defined(Arc<Source>);

struct Source {
    /// As the build script wrote it.
    bytes: &'static [u8],
    definition: OnceLock<Definition>,
}

impl Defined {
    /// Every built-in rule with its head, of what [`mtlint_tables::bake()`] wrote.
    pub(super) fn built_in(bytes: &'static [u8]) -> Vec<(Head, Self)> {
        let all: Vec<(Head, &'static [u8])> = postcard::from_bytes(bytes).expect("the build script writes what this reads");
        let defined = |bytes| Self(Arc::new(Source { bytes, definition: OnceLock::new() }));
        all.into_iter().map(|(head, bytes)| (head, defined(bytes))).collect()
    }

    /// The same with something changed, for this set alone.
    pub(super) fn change(&mut self, change: impl FnOnce(&mut Definition)) {
        let mut definition = Definition::clone(self);
        change(&mut definition);
        *self = definition.into();
    }
}

impl From<Definition> for Defined {
    fn from(definition: Definition) -> Self {
        Self(Arc::new(Source { bytes: &[], definition: definition.into() }))
    }
}

impl Deref for Defined {
    type Target = Definition;

    fn deref(&self) -> &Definition {
        self.0.definition.get_or_init(|| postcard::from_bytes(self.0.bytes).expect("the build script writes what this reads"))
    }
}

impl fmt::Debug for Defined {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        Definition::fmt(self, formatter)
    }
}
