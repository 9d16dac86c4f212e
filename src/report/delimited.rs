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
    /// Further keys of records, each of which is a column.
    keep: Vec<String>,
}

impl Delimited {
    pub(super) fn csv(keep: Vec<String>) -> Self {
        Self { delimiter: ",", cell: visible::csv, keep }
    }

    /// Without quoting: what is visible holds no tab and no line end.
    pub(super) fn tsv(keep: Vec<String>) -> Self {
        Self { delimiter: "\t", cell: |text| visible(text).into_owned(), keep }
    }
}

impl Reporter for Delimited {
    fn begin(&self, out: &mut dyn Write) -> io::Result<()> {
        let columns = COLUMNS.into_iter().map(str::to_owned).chain(self.keep.iter().map(|key| (self.cell)(key)));
        writeln!(out, "{}", no_command(&columns.collect::<Vec<_>>().join(self.delimiter)))
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
            let mut kept = document.kept.of(document.unit_at(diagnostic.span.start));
            let kept = self.keep.iter().map(|_| kept.next().and_then(|(_, value)| value).map_or_else(String::new, plain));
            let cells = cells.into_iter().map(self.cell).chain(kept.map(|value| (self.cell)(&value)));
            writeln!(out, "{}", no_command(&cells.collect::<Vec<_>>().join(self.delimiter)))?;
        }
        Ok(())
    }
}

/// A value in JSON as a cell holds it: a string as its text, `null` as nothing, anything else as it is.
fn plain(json: &str) -> String {
    match serde_json::from_str::<Option<String>>(json) {
        Ok(text) => text.unwrap_or_default(),
        Err(_) => json.to_owned(),
    }
}
