//! `mtlint check --format html -o DIR`: a page a document, and an index of them.

use super::check::{Part, Sink};
use super::session::Session;
use super::{Failure, output};
use mtlint::project::FileId;
use mtlint::report::html::{self, INDEX, Index};
use mtlint::report::{CheckedDocument, Places, Reporter, Summary, Totals};
use mtlint::{Document, file_name};
use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf, is_separator};

/// Whether a report goes to `path` as pages: it is a folder, or is to become one.
pub(super) fn is_folder(path: &Path) -> bool {
    path.is_dir() || file_name::of(path).ends_with(is_separator)
}

/// The pages of a run.
pub(super) struct Pages<'r> {
    folder: PathBuf,
    reporter: &'r dyn Reporter,
    index: Index,
    /// The files that the command line names, and what they are to the run.
    named: HashMap<FileId, &'static str>,
}

impl<'r> Pages<'r> {
    /// Makes the folder if it is not there.
    pub(super) fn begin(folder: &Path, reporter: &'r dyn Reporter, session: &Session) -> Result<Self, Failure> {
        fs::create_dir_all(folder).map_err(|error| Failure::io(folder, error))?;
        Ok(Self { folder: folder.to_owned(), reporter, index: Index::default(), named: session.named() })
    }

    /// Writes a file of the folder. What is there is written over only if it is a page of an earlier report.
    fn write(&self, name: &str, body: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
        let path = self.folder.join(name);
        let refuse = |what| Err(Failure::at(&path, format_args!("is {what}, so nothing was written over it; name another folder")));
        if let Some(file) = FileId::of(&path) {
            if let Some(what) = self.named.get(&file) {
                return refuse(format_args!("{what} of this run"));
            }
            if !path.is_file() || !is_page(&path).map_err(|error| Failure::io(&path, error))? {
                return refuse(format_args!("no page of a report"));
            }
        }
        output::to_file(&path, |out| Ok(body(out)?))
    }
}

fn is_page(path: &Path) -> io::Result<bool> {
    let mut head = Vec::new();
    File::open(path)?.take(64).read_to_end(&mut head)?;
    Ok(html::is_page(&head))
}

impl Sink for Pages<'_> {
    fn add(&mut self, document: &Document, part: Part, totals: Totals) -> Result<(), Failure> {
        let name = self.index.add(document, totals.clone());
        self.write(&name, |out| {
            let body = |out: &mut dyn Write| match part {
                Part::Rendered(bytes) => out.write_all(&bytes),
                Part::Found(diagnostics) => {
                    let checked = CheckedDocument { document, diagnostics: &diagnostics, locator: &Places::new(document) };
                    self.reporter.document(&checked, out)
                }
            };
            html::write_page(document, &totals, body, out)
        })
    }

    fn flush(&mut self) -> Result<(), Failure> {
        Ok(())
    }

    fn finish(self) -> Result<Summary, Failure> {
        self.write(INDEX, |out| self.index.write(out))?;
        Ok(self.index.totals().summary)
    }
}
