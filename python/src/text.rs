//! Strings of Python.

use pyo3::prelude::*;
use pyo3::types::PyString;

/// The text of a string. Python keeps the UTF-8 of a string that it is asked for as long as the string lives; this leaves nothing behind.
pub(crate) fn utf8(text: &Bound<'_, PyString>) -> PyResult<String> {
    let bytes = text.encode_utf8()?;
    Ok(String::from_utf8_lossy(bytes.as_bytes()).into_owned())
}

/// The string that an attribute holds, if it is not `None`.
pub(crate) fn attribute(object: &Bound<'_, PyAny>, name: &Bound<'_, PyString>) -> PyResult<Option<String>> {
    object.getattr(name)?.extract::<Option<Bound<'_, PyString>>>()?.map(|text| utf8(&text)).transpose()
}
