//! Findings as `mtlint.Finding`: places are code points, of the text or of the segment that they are in.

use mtlint::document::{Encoding, Half};
use mtlint::input::Positions;
use mtlint::text::{Offsets, Span};
use mtlint::{Diagnostic, Document, diagnostic};
use pyo3::IntoPyObjectExt;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyString, PyTuple, PyType};
use std::sync::Arc;

/// One finding, with all that Python is told of it.
pub(crate) struct Finding {
    diagnostic: Diagnostic,
    place: Place,
    line: Option<(u32, u32)>,
    text: String,
    related: Vec<Related>,
    source: Option<Related>,
    edits: Vec<(Place, String)>,
}

/// Where a span stands; code points.
struct Place {
    segment: Option<String>,
    start: u32,
    end: u32,
}

struct Related {
    place: Place,
    text: String,
    message: String,
}

/// One half of a document, where places are looked up.
struct Side<'d> {
    document: &'d Document,
    half: Half,
    positions: Positions<'d>,
    offsets: Offsets<'d>,
    /// Code points that Python's text has before that of the document: the byte-order mark.
    before: u32,
}

impl<'d> Side<'d> {
    fn new(document: &'d Document, half: Half) -> Self {
        let encoding = match (half, &document.source_file) {
            (Half::Source, Some(file)) => file.encoding,
            _ => document.origin.encoding(),
        };
        let before = u32::from(encoding == Encoding::Utf8Bom);
        Self { document, half, positions: Positions::of(document, half), offsets: Offsets::of(document.text_of(half)), before }
    }

    fn text(&self, span: Span) -> String {
        self.document.text_of(self.half).get(span.range()).unwrap_or_default().to_owned()
    }

    /// The place of `span`, and its line and column.
    fn place(&self, span: Span) -> (Place, (u32, u32)) {
        let place = self.positions.place(span);
        let line = (place.line, place.column);
        let points = |byte: u32| self.offsets.code_points(byte);
        if place.segment.is_none() {
            return (Place { segment: None, start: points(span.start) + self.before, end: points(span.end) + self.before }, line);
        }
        let first = span.start - place.start as u32;
        let [start, end] = [place.start, place.end].map(|byte| points(first + byte as u32) - points(first));
        (Place { segment: place.segment, start, end }, line)
    }

    fn related(&self, related: &diagnostic::Related) -> Related {
        Related { place: self.place(related.span).0, text: self.text(related.span), message: related.message.clone() }
    }
}

/// The findings in `document`. `has_lines` says whether Python has the lines of its file.
pub(crate) fn findings(document: &Document, found: Vec<Diagnostic>, has_lines: bool) -> Vec<Finding> {
    if found.is_empty() {
        return Vec::new();
    }
    let target = Side::new(document, Half::Target);
    let is_bilingual = found.iter().any(|diagnostic| diagnostic.source.is_some());
    let source = is_bilingual.then(|| Side::new(document, Half::Source));
    let told = found.into_iter().map(|diagnostic| {
        let (place, line) = target.place(diagnostic.span);
        let edits = diagnostic.fix.iter().flat_map(|fix| &fix.edits);
        Finding {
            place,
            line: has_lines.then_some(line),
            text: target.text(diagnostic.span),
            related: diagnostic.related.iter().map(|related| target.related(related)).collect(),
            source: source.as_ref().zip(diagnostic.source.as_deref()).map(|(side, related)| side.related(related)),
            edits: edits.map(|edit| (target.place(edit.span).0, edit.replacement.clone())).collect(),
            diagnostic,
        }
    });
    told.collect()
}

/// A class of `mtlint._objects`.
struct Class {
    name: &'static str,
    class: PyOnceLock<Py<PyType>>,
}

static FINDING: Class = Class { name: "Finding", class: PyOnceLock::new() };
static RELATED: Class = Class { name: "Related", class: PyOnceLock::new() };
static FIX: Class = Class { name: "Fix", class: PyOnceLock::new() };
static EDIT: Class = Class { name: "Edit", class: PyOnceLock::new() };

impl Class {
    fn make<'py, const N: usize>(&self, py: Python<'py>, values: [Bound<'py, PyAny>; N]) -> PyResult<Bound<'py, PyAny>> {
        self.class.import(py, "mtlint._objects", self.name)?.call1(PyTuple::new(py, values)?)
    }
}

impl<'py> IntoPyObject<'py> for Finding {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let Self { diagnostic, place, line, text, related, source, edits } = self;
        // A few strings that come again and again.
        let often = |text: &Arc<str>| PyString::intern(py, text).into_any();
        let fix = match diagnostic.fix {
            None => py.None().into_bound(py),
            Some(fix) => {
                let edits = edits.into_iter().map(|(place, replacement)| {
                    let [segment, start, end] = place.values(py)?;
                    EDIT.make(py, [segment, start, end, value(py, replacement)?])
                });
                let edits = PyTuple::new(py, edits.collect::<PyResult<Vec<_>>>()?)?;
                FIX.make(py, [PyString::intern(py, fix.safety.name()).into_any(), value(py, fix.description)?, edits.into_any()])?
            }
        };
        let related = related.into_iter().map(|related| related.into_pyobject(py)).collect::<PyResult<Vec<_>>>()?;
        let [segment, start, end] = place.values(py)?;
        FINDING.make(
            py,
            [
                often(&diagnostic.rule),
                PyString::intern(py, diagnostic.severity.name()).into_any(),
                often(&diagnostic.category),
                value(py, diagnostic.message)?,
                value(py, diagnostic.help.as_ref().map(often))?,
                segment,
                start,
                end,
                value(py, line.map(|(line, _)| line))?,
                value(py, line.map(|(_, column)| column))?,
                value(py, text)?,
                PyTuple::new(py, related)?.into_any(),
                value(py, source)?,
                fix,
                value(py, diagnostic.confidence.map(|percent| f64::from(percent) / 100.0))?,
            ],
        )
    }
}

impl<'py> IntoPyObject<'py> for Related {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let [segment, start, end] = self.place.values(py)?;
        RELATED.make(py, [segment, start, end, value(py, self.text)?, value(py, self.message)?])
    }
}

impl Place {
    fn values<'py>(self, py: Python<'py>) -> PyResult<[Bound<'py, PyAny>; 3]> {
        Ok([value(py, self.segment)?, value(py, self.start)?, value(py, self.end)?])
    }
}

fn value<'py>(py: Python<'py>, value: impl IntoPyObject<'py>) -> PyResult<Bound<'py, PyAny>> {
    value.into_bound_py_any(py)
}
