//! A table with a row a finding, for spreadsheets and shell pipelines: CSV as of RFC 4180, or TSV.

use super::{CheckedDocument, Reporter};
use crate::diagnostic::Fix;
use crate::visible::{self, no_command, visible};
use std::io::{self, Write};

const COLUMNS: [&str; 14] = [
    "path",
    "document",
    "segment",
    "line",
    "column",
    "end_line",
    "end_column",
    "severity",
    "rule",
    "category",
    "message",
    "text",
    "safety",
    "fix",
];

pub(super) struct Delimited {
    delimiter: &'static str,
    /// Makes a cell of what is to stand in it.
    cell: fn(&str) -> String,
}

impl Delimited {
    pub(super) const CSV: Self = Self { delimiter: ",", cell: visible::csv };
    /// Without quoting: what is visible holds no tab and no line end.
    pub(super) const TSV: Self = Self { delimiter: "\t", cell: |text| visible(text).into_owned() };
}

impl Reporter for Delimited {
    fn begin(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{}", COLUMNS.join(self.delimiter))
    }

    fn document(&self, checked: &CheckedDocument<'_>, out: &mut dyn Write) -> io::Result<()> {
        let document = checked.document;
        for diagnostic in checked.diagnostics {
            let place = checked.locator.place(diagnostic.span);
            let [line, column, end_line, end_column] =
                [place.line, place.column, place.end_line, place.end_column].map(|number| number.to_string());
            let fix = diagnostic.fix.as_ref();
            let cells: [&str; COLUMNS.len()] = [
                &document.path,
                document.id.as_deref().unwrap_or_default(),
                place.segment.as_deref().unwrap_or_default(),
                &line,
                &column,
                &end_line,
                &end_column,
                diagnostic.severity.name(),
                &diagnostic.rule,
                &diagnostic.category,
                &diagnostic.message,
                document.text.get(diagnostic.span.range()).unwrap_or_default(),
                fix.map_or("", |fix| fix.safety.name()),
                fix.map_or("", |fix: &Fix| &fix.description),
            ];
            writeln!(out, "{}", no_command(&cells.map(self.cell).join(self.delimiter)))?;
        }
        Ok(())
    }
}
