//! The module `mtlint._native`: the linter and the program for Python. What users see is in `lib/mtlint/`.

mod document;
mod engine;
mod failure;
mod finding;
mod records;
mod text;

/// The program as `src/main.rs` has it: the wheel carries the command, and a second copy of the linter would double it.
#[path = "../../src/cli/mod.rs"]
mod cli;

use pyo3::prelude::*;

/// Fast and small strings and lists go over; everything else that a user may see is made in `lib/mtlint/_objects.py`.
#[pymodule]
mod _native {
    use super::cli;
    #[pymodule_export]
    use super::engine::Engine;
    use pyo3::prelude::*;
    use std::ffi::OsString;

    /// Runs the command line, whose first word is the name of the program; its exit code.
    #[pyfunction]
    fn main(py: Python<'_>, words: Vec<OsString>) -> u8 {
        py.detach(|| cli::main(words))
    }
}
