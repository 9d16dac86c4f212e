//! Documents that Python holds, as the library reads them.

use crate::failure::{about, exception};
use crate::records::Record;
use crate::text::{attribute, utf8};
use mtlint::Document;
use mtlint::document::SourceFile;
use mtlint::input::{self, Format, Options, SourceArticle};
use mtlint::lang::Lang;
use mtlint::project::Linters;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::PyString;
use std::path::Path;

/// A `mtlint.Document`, read.
pub(crate) struct Given {
    /// One, but for a format with several articles in a file.
    pub documents: Vec<Document>,
    pub name: String,
    /// Whether its text came in segments.
    pub is_segmented: bool,
}

impl Given {
    /// Reads `given` with the languages that `defaults` and the configuration name, unless it names its own.
    pub(crate) fn read(given: &Bound<'_, PyAny>, linters: &Linters, defaults: &Options) -> PyResult<Self> {
        let py = given.py();
        let string = |name| attribute(given, name);
        let lang = |name| string(name)?.map(|tag| tag.parse::<Lang>().map_err(|error| exception(py, error))).transpose();
        let name = string(intern!(py, "name"))?.unwrap_or_default();
        let said = linters.options_for(Path::new(&name), defaults);
        let mut options = Options {
            lang: lang(intern!(py, "lang"))?.or(said.lang),
            source_lang: lang(intern!(py, "source_lang"))?.or(said.source_lang),
            ..Options::default()
        };
        let text = given.getattr(intern!(py, "text"))?;
        let source = string(intern!(py, "source"))?;
        let (format, bytes, is_segmented) = if let Ok(text) = text.cast::<PyString>() {
            let format = string(intern!(py, "format"))?.unwrap_or_default();
            let format: Format =
                format.parse().map_err(|expected: String| about(py, &name, &format!("no format `{format}`: {expected}")))?;
            (format, utf8(text)?.into_bytes(), false)
        } else {
            (Format::Jsonl, lines(&text, &name)?, true)
        };
        if source.is_some() && format.has_segments() && format != Format::Lines {
            return Err(about(py, &name, &format!("{name}: segments hold their source themselves")));
        }
        options.format = Some(format);
        let documents = input::documents(&*bytes, &*name, format, &options).collect::<Result<Vec<_>, _>>();
        let mut documents = documents.map_err(|error| exception(py, error))?;
        if let Some(source) = source {
            let path = format!("{name} (source)");
            let (text, encoding) = input::decode(&path, source.into_bytes()).map_err(|error| exception(py, error))?;
            let article = SourceArticle { file: SourceFile { path, encoding }, text, format };
            for document in &mut documents {
                align(document, &article, options.source_lang.clone()).map_err(|error| exception(py, error))?;
            }
        }
        Ok(Self { documents, name, is_segmented })
    }
}

fn align(document: &mut Document, source: &SourceArticle, lang: Option<Lang>) -> Result<(), input::InputError> {
    if source.format == Format::Lines {
        return input::align_lines(document, source, lang);
    }
    input::align_source(document, source, lang);
    Ok(())
}

/// The segments of the document `name` as a file of records.
fn lines(segments: &Bound<'_, PyAny>, name: &str) -> PyResult<Vec<u8>> {
    let py = segments.py();
    let mut lines = Vec::new();
    for segment in segments.try_iter()? {
        let segment = segment?;
        let string = |name| attribute(&segment, name);
        let (target, source) = (string(intern!(py, "target"))?.unwrap_or_default(), string(intern!(py, "source"))?);
        let record = Record { target: &target, source: source.as_deref(), id: string(intern!(py, "id"))?, doc: Some(name) };
        record.write(&mut lines)?;
    }
    Ok(lines)
}
