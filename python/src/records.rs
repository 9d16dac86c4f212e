//! Records that Python holds, written as the lines of a file of records: they are put together to documents, and their languages
//! detected, by what does so for the command.

use crate::text::utf8;
use pyo3::prelude::*;
use pyo3::types::{PyIterator, PyString};
use serde::Serialize;
use std::io::{self, Read};

/// So many bytes are asked for at once.
const PIECE: usize = 64 << 10;

/// One line.
#[derive(Serialize)]
pub(crate) struct Record<'r> {
    pub target: &'r str,
    pub source: Option<&'r str>,
    pub id: Option<String>,
    pub doc: Option<&'r str>,
}

impl Record<'_> {
    pub(crate) fn write(&self, out: &mut Vec<u8>) -> io::Result<()> {
        serde_json::to_writer(&mut *out, self)?;
        out.push(b'\n');
        Ok(())
    }
}

/// A row of a table: its number, the target, the source and the number of its document.
type Row<'py> = (u64, Option<Bound<'py, PyString>>, Option<Bound<'py, PyString>>, Option<u64>);

/// The lines of rows, which are taken from Python as they are read. A row without a target is none.
pub(crate) struct Lines<'py> {
    rows: Bound<'py, PyIterator>,
    buffer: Vec<u8>,
    /// Where what was not read yet starts in it.
    at: usize,
}

impl<'py> Lines<'py> {
    pub(crate) fn new(rows: &Bound<'py, PyAny>) -> PyResult<Self> {
        Ok(Self { rows: rows.try_iter()?, buffer: Vec::new(), at: 0 })
    }

    fn fill(&mut self) -> PyResult<()> {
        self.buffer.clear();
        self.at = 0;
        while self.buffer.len() < PIECE
            && let Some(row) = self.rows.next()
        {
            let (number, target, source, document): Row<'py> = row?.extract()?;
            let Some(target) = target else { continue };
            let (target, source) = (utf8(&target)?, source.as_ref().map(utf8).transpose()?);
            let (id, doc) = (Some(number.to_string()), document.map(|document| document.to_string()));
            Record { target: &target, source: source.as_deref(), id, doc: doc.as_deref() }.write(&mut self.buffer)?;
        }
        Ok(())
    }
}

impl Read for Lines<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.at == self.buffer.len() {
            self.fill().map_err(io::Error::other)?;
        }
        let count = (&self.buffer[self.at..]).read(out)?;
        self.at += count;
        Ok(count)
    }
}
