//! Linters that Python holds: documents are taken from it some at a time, checked by many threads without it, and handed back.

use crate::document::Given;
use crate::failure::{about, exception};
use crate::finding::{Finding, findings};
use crate::records::Lines;
use mtlint::fix::{self, Fixed};
use mtlint::input::{self, Format, Options};
use mtlint::lang::Lang;
use mtlint::project::{Configuration, KnownFindings, Linters, RuleSources};
use mtlint::report::diff;
use mtlint::set::Survey;
use mtlint::{Diagnostic, Document, Error, Safety, file_name};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyType;
use rayon::prelude::*;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread::available_parallelism;
use std::{io, mem};

/// Documents are checked when so much text a thread has come together, or so many of them.
const BATCH_BYTES: usize = 1 << 20;
const BATCH_DOCUMENTS: usize = 256;
/// Lines around a change, as `mtlint diff` has it.
const CONTEXT: usize = 3;

/// What a linter was made from.
struct Sources {
    rules: Vec<PathBuf>,
    config: Option<PathBuf>,
    select: Vec<String>,
    ignore: Vec<String>,
    preview: bool,
}

/// A linter; `mtlint.Linter` holds one.
#[pyclass(frozen, module = "mtlint._native")]
pub(crate) struct Engine {
    sources: Sources,
    linters: Linters,
    /// The languages that the configuration names.
    defaults: Options,
    known: Option<KnownFindings>,
    /// Spellings of names that the house prescribes.
    prefer: Vec<String>,
    threads: usize,
}

impl Sources {
    /// The linters, and the configuration with what they left in it.
    fn linters(&self) -> Result<(Linters, Configuration), Error> {
        let mut read = self.config.clone().map_or_else(|| Ok(Configuration::default()), Configuration::read)?;
        let folder = self.config.as_deref().and_then(Path::parent).unwrap_or(Path::new(""));
        let Self { rules, select, ignore, preview, .. } = self;
        let sources = RuleSources { paths: rules, select, ignore, preview: *preview, ..RuleSources::default() };
        Ok((Linters::new(folder, &mut read.config, &sources)?, read))
    }
}

#[pymethods]
impl Engine {
    #[new]
    fn new(
        py: Python<'_>,
        rules: Vec<PathBuf>,
        config: Option<PathBuf>,
        select: Vec<String>,
        ignore: Vec<String>,
        preview: bool,
        threads: Option<NonZero<usize>>,
    ) -> PyResult<Self> {
        let sources = Sources { rules, config, select, ignore, preview };
        let (linters, Configuration { config, .. }) = sources.linters().map_err(|error| exception(py, error))?;
        let known =
            config.baseline.map(|path| KnownFindings::read(&path.value).map_err(|error| about(py, &file_name::of(&path.value), &error)));
        let threads = threads.or(available_parallelism().ok()).map_or(1, NonZero::get);
        let defaults = Options { lang: config.lang, source_lang: config.source_lang, ..Options::default() };
        Ok(Self { sources, linters, defaults, known: known.transpose()?, prefer: config.prefer, threads })
    }

    /// What is found in each of `documents`, an iterable of `mtlint.Document`.
    fn check_many(&self, documents: &Bound<'_, PyAny>) -> PyResult<Vec<Py<PyAny>>> {
        let py = documents.py();
        let mut given = documents.try_iter()?.map(|given| Given::read(&given?, &self.linters, &self.defaults));
        if !self.linters.wants().any() {
            return self.check_given(py, &self.linters, given);
        }
        // What is true of the set can be said only once all were seen.
        let given = given.by_ref().collect::<PyResult<Vec<_>>>()?;
        let mut survey = Survey::default();
        for document in given.iter().flat_map(|given| &given.documents) {
            survey.add(self.linters.sight(document));
        }
        let (mut linters, _) = self.sources.linters().map_err(|error| exception(py, error))?;
        linters.learn(survey.finish(&self.prefer));
        self.check_given(py, &linters, given.into_iter().map(Ok))
    }

    /// What is found in the documents of `records`, tuples of a number, a target, a source and the number of the document, of which
    /// either of the last two may be missing. The segment of a finding is the number of its record.
    fn check_records(&self, records: &Bound<'_, PyAny>, lang: Option<&str>, source_lang: Option<&str>) -> PyResult<Vec<Py<PyAny>>> {
        let py = records.py();
        let parse = |tag: Option<&str>| tag.map(|tag| tag.parse::<Lang>().map_err(|error| exception(py, error))).transpose();
        let options = Options {
            lang: parse(lang)?.or_else(|| self.defaults.lang.clone()),
            source_lang: parse(source_lang)?.or_else(|| self.defaults.source_lang.clone()),
            ..Options::default()
        };
        let documents = input::documents(Lines::new(records)?, "records", Format::Jsonl, &options);
        let documents = documents.map(|document| Ok((document.map_err(|error| exception(py, error))?, false)));
        let mut all = Vec::new();
        self.check_each(py, &self.linters, documents, |found| {
            let objects = found.into_iter().map(|finding| Ok(finding.into_pyobject(py)?.unbind()));
            all.extend(objects.collect::<PyResult<Vec<_>>>()?);
            Ok(())
        })?;
        Ok(all)
    }

    /// `mtlint.Fixed` for a `mtlint.Document`.
    fn fix(&self, document: &Bound<'_, PyAny>, unsafe_fixes: bool) -> PyResult<Py<PyAny>> {
        static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
        let py = document.py();
        let given = Given::read(document, &self.linters, &self.defaults)?;
        let all = self.fix_each(py, &given.documents, unsafe_fixes)?;
        let text = if given.is_segmented {
            let segments = |fixed: &Fixed| fixed.document.units.iter().map(|unit| fixed.document.target(&unit.target).to_owned()).collect();
            all.iter().flat_map(|fixed| -> Vec<String> { segments(fixed) }).collect::<Vec<_>>().into_pyobject(py)?.into_any()
        } else {
            let text = all.iter().map(|fixed| file_text(py, &fixed.document)).collect::<PyResult<String>>()?;
            text.into_pyobject(py)?.into_any()
        };
        let applied: Vec<&str> = all.iter().flat_map(|fixed| &fixed.applied).map(|diagnostic| &*diagnostic.rule).collect();
        let refused: Vec<String> = all.iter().flat_map(|fixed| &fixed.refused).map(ToString::to_string).collect();
        let (applied, refused) = (pyo3::types::PyTuple::new(py, applied)?, pyo3::types::PyTuple::new(py, refused)?);
        let left: Vec<Finding> = all.into_iter().flat_map(|fixed| findings(&fixed.document, fixed.left, !given.is_segmented)).collect();
        Ok(CLASS.import(py, "mtlint._objects", "Fixed")?.call1((text, applied, left, refused))?.unbind())
    }

    /// What `fix` would change, as a unified diff.
    fn diff(&self, document: &Bound<'_, PyAny>, unsafe_fixes: bool) -> PyResult<String> {
        let py = document.py();
        let given = Given::read(document, &self.linters, &self.defaults)?;
        let all = self.fix_each(py, &given.documents, unsafe_fixes)?;
        let (mut old, mut new, mut causes) = (String::new(), String::new(), Vec::new());
        for (document, fixed) in given.documents.iter().zip(&all) {
            if given.is_segmented {
                // A segment a line, as it is checked.
                old.push_str(&document.text);
                new.push_str(&fixed.document.text);
            } else {
                old.push_str(&file_text(py, document)?);
                new.push_str(&file_text(py, &fixed.document)?);
            }
            causes.extend(diff::causes(document, fixed));
        }
        diff::unified(given.name.as_bytes(), old.as_bytes(), new.as_bytes(), CONTEXT, &causes)
            .map_err(|error| about(py, &given.name, &format!("{}: {error}", given.name)))
    }
}

impl Engine {
    fn check_given(&self, py: Python<'_>, linters: &Linters, given: impl Iterator<Item = PyResult<Given>>) -> PyResult<Vec<Py<PyAny>>> {
        let (mut counts, mut found) = (Vec::new(), Vec::new());
        let documents = given.flat_map(|given| match given {
            Ok(Given { documents, is_segmented, .. }) => {
                counts.push(documents.len());
                documents.into_iter().map(|document| Ok((document, !is_segmented))).collect::<Vec<_>>()
            }
            Err(error) => vec![Err(error)],
        });
        self.check_each(py, linters, documents, |findings| {
            let objects = findings.into_iter().map(|finding| Ok(finding.into_pyobject(py)?.unbind()));
            found.push(objects.collect::<PyResult<Vec<_>>>()?);
            Ok(())
        })?;
        let mut found = found.into_iter();
        let lists = counts.into_iter().map(|count| found.by_ref().take(count).flatten().collect::<Vec<Py<PyAny>>>());
        lists.map(|list| Ok(list.into_pyobject(py)?.unbind())).collect()
    }

    /// Hands the findings of each of `documents` to `consume`. Beside a document stands whether Python has the lines of its file. While
    /// some are checked the next ones are taken from Python.
    fn check_each(
        &self,
        py: Python<'_>,
        linters: &Linters,
        mut documents: impl Iterator<Item = PyResult<(Document, bool)>>,
        mut consume: impl FnMut(Vec<Finding>) -> PyResult<()>,
    ) -> PyResult<()> {
        let mut batch = self.next_batch(&mut documents)?;
        while batch.len() == 1 {
            // For one document one thread is enough.
            py.detach(|| self.check_batch(linters, &batch)).into_iter().try_for_each(&mut consume)?;
            batch = self.next_batch(&mut documents)?;
        }
        if batch.is_empty() {
            return Ok(());
        }
        // Threads that outlived the call would be missing in a process that is forked afterwards.
        let pool = rayon::ThreadPoolBuilder::new().num_threads(self.threads).build().map_err(io::Error::other)?;
        pool.in_place_scope(|scope| {
            while !batch.is_empty() {
                let (sender, receiver) = mpsc::channel();
                let current = mem::take(&mut batch);
                // Nobody receives what was found if Python raises meanwhile.
                scope.spawn(move |_| drop(sender.send(self.check_batch(linters, &current))));
                let next = self.next_batch(&mut documents);
                // Without findings the check panicked, which goes on at the end of the scope.
                let Ok(found) = py.detach(move || receiver.recv()) else { break };
                found.into_iter().try_for_each(&mut consume)?;
                py.check_signals()?;
                batch = next?;
            }
            Ok(())
        })
    }

    /// As many documents as are checked together; none at the end.
    fn next_batch(&self, documents: &mut impl Iterator<Item = PyResult<(Document, bool)>>) -> PyResult<Vec<(Document, bool)>> {
        let (mut batch, mut bytes) = (Vec::new(), 0);
        while bytes < BATCH_BYTES * self.threads
            && batch.len() < BATCH_DOCUMENTS * self.threads
            && let Some(document) = documents.next()
        {
            let (document, has_lines) = document?;
            bytes += document.text.len() + document.source.len();
            batch.push((document, has_lines));
        }
        Ok(batch)
    }

    fn check_batch(&self, linters: &Linters, batch: &[(Document, bool)]) -> Vec<Vec<Finding>> {
        let work = |piece: &[(Document, bool)]| {
            let documents: Vec<&Document> = piece.iter().map(|(document, _)| document).collect();
            let pairs = piece.iter().zip(linters.check_each(&documents));
            let told = pairs.map(|((document, has_lines), found)| findings(document, self.unknown(document, found), *has_lines));
            told.collect::<Vec<_>>()
        };
        if batch.len() < 2 {
            return work(batch);
        }
        // Pieces small enough that no thread is left waiting for another.
        batch.par_chunks(batch.len().div_ceil(4 * self.threads)).flat_map_iter(work).collect()
    }

    fn fix_each(&self, py: Python<'_>, documents: &[Document], unsafe_fixes: bool) -> PyResult<Vec<Fixed>> {
        let least = if unsafe_fixes { Safety::Unsafe } else { Safety::Safe };
        let fix = |document| fix::fix(&self.linters.of(document), document, least, &|document, found| self.unknown(document, found));
        py.detach(|| documents.iter().map(fix).collect::<Result<_, _>>()).map_err(|error| exception(py, error))
    }

    /// The findings that the baseline does not know.
    fn unknown(&self, document: &Document, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
        match &self.known {
            Some(known) => known.without_known(found, document, self.linters.common().rules()),
            None => found,
        }
    }
}

/// The part of the file that a document is, as Python has it.
fn file_text(py: Python<'_>, document: &Document) -> PyResult<String> {
    let bytes = input::rewrite(document, &[]).map_err(|error| exception(py, error))?;
    Ok(String::from_utf8(bytes)?)
}
