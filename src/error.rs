//! Everything that can go wrong, for programs that do not care which part of the library it was.

use crate::fix::FixError;
use crate::input::{InputError, WriteError};
use crate::lang::LangError;
use crate::ruleset::UnknownRule;
use crate::suppress::BaselineError;
use mtlint_tables::rule::source::RuleError;
use std::fmt;

/// Any error of this library. `Display` gives one line, with the place where there is one.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// Something can't be read.
    Input(InputError),
    /// What a configuration, a rule file or a glossary says is wrong.
    Rule(RuleError),
    /// There is no such rule or family.
    UnknownRule(UnknownRule),
    /// A text is no language tag.
    Language(LangError),
    /// A text does not come to rest under its fixes, or they do not fit together.
    Fix(FixError),
    /// Edits can't be written.
    Write(WriteError),
    /// A baseline can't be used.
    Baseline(BaselineError),
    /// Threads can't be started.
    Threads(std::io::Error),
}

impl Error {
    fn inner(&self) -> &(dyn std::error::Error + 'static) {
        match self {
            Self::Input(error) => error,
            Self::Rule(error) => error,
            Self::UnknownRule(error) => error,
            Self::Language(error) => error,
            Self::Fix(error) => error,
            Self::Write(error) => error,
            Self::Baseline(error) => error,
            Self::Threads(error) => error,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.inner())
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.inner().source()
    }
}

macro_rules! from {
    ($($error:ident => $variant:ident),*) => {
        $(impl From<$error> for Error {
            fn from(error: $error) -> Self {
                Self::$variant(error)
            }
        })*
    };
}
from!(InputError => Input, RuleError => Rule, UnknownRule => UnknownRule, LangError => Language, FixError => Fix, WriteError => Write, BaselineError => Baseline);
