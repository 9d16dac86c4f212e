//! Errors of the library as the exception `mtlint.Error`, which knows its place.

use mtlint::Error;
use mtlint::fix::FixError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyType;
use std::error::Error as _;
use std::io;

/// Where an error is: a file or a document, and the 1-based line and column (in code points) in it.
#[derive(Default)]
struct Place<'e> {
    path: Option<&'e str>,
    line: Option<u32>,
    column: Option<u32>,
}

/// The exception for an error of the library.
pub(crate) fn exception(py: Python<'_>, error: impl Into<Error>) -> PyErr {
    let error = error.into();
    if let Some(raised) = raised(py, &error) {
        return raised;
    }
    let place = match &error {
        Error::Input(error) => Place { path: Some(error.path()), line: error.line(), column: error.column() },
        Error::Rule(error) => Place { path: Some(&error.file), line: Some(error.line), column: Some(error.column) },
        Error::Fix(FixError::NoRest { document, .. }) => Place { path: Some(document), ..Place::default() },
        _ => Place::default(),
    };
    new(py, &error.to_string(), &place)
}

/// The exception for what is wrong with the file at `path`.
pub(crate) fn about(py: Python<'_>, path: &str, message: &str) -> PyErr {
    new(py, message, &Place { path: Some(path), ..Place::default() })
}

fn new(py: Python<'_>, message: &str, Place { path, line, column }: &Place<'_>) -> PyErr {
    static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    let made = CLASS.import(py, "mtlint._objects", "Error").and_then(|class| class.call1((message, path, line, column)));
    made.map_or_else(|error| error, PyErr::from_value)
}

/// What Python raised while it was read from.
fn raised(py: Python<'_>, error: &Error) -> Option<PyErr> {
    let Error::Input(error) = error else { return None };
    let inner = error.source()?.downcast_ref::<io::Error>()?.get_ref()?;
    Some(inner.downcast_ref::<PyErr>()?.clone_ref(py))
}
