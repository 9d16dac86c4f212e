//! How much a finding matters, and how far its fix can be trusted.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

/// How much a finding matters. The order is by weight: `Note < Warning < Error`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth a look; right less often, or a matter of style.
    Note,
    /// A fault an editor would mend.
    Warning,
    /// A fault that must not be published.
    Error,
}

impl Severity {
    /// As rule files and reports write it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

/// How far a fix can be trusted. The order is by trust: `Suggest < Unsafe < Safe`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Safety {
    /// Shown to the reader, never applied: there is more than one way, or it needs the source.
    Suggest,
    /// May change the meaning; applied only when asked for.
    Unsafe,
    /// Changes nothing that a reader could miss.
    Safe,
}

impl Safety {
    /// As rule files and reports write it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Suggest => "suggest",
            Self::Unsafe => "unsafe",
            Self::Safe => "safe",
        }
    }

    /// What people are told that a fix is.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Suggest => "suggestion",
            Self::Unsafe => "unsafe fix",
            Self::Safe => "safe fix",
        }
    }
}
