//! Workflow commands, which GitHub shows as annotations beside the text.

use super::{CheckedDocument, Reporter, host_path, in_segment};
use crate::diagnostic::Severity;
use crate::visible::visible;
use std::io::{self, Write};

pub(super) struct Github;

impl Reporter for Github {
    fn document(&self, checked: &CheckedDocument<'_>, out: &mut dyn Write) -> io::Result<()> {
        let file = property(&host_path(&checked.document.path));
        for diagnostic in checked.diagnostics {
            let command = match diagnostic.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "notice",
            };
            let place = checked.locator.place(diagnostic.span);
            write!(out, "::{command} file={file},line={},endLine={}", place.line, place.end_line)?;
            // GitHub refuses columns for an annotation of several lines.
            if place.line == place.end_line {
                write!(out, ",col={},endColumn={}", place.column, place.end_column)?;
            }
            write!(out, ",title={}::{}{}", property(&diagnostic.rule), data(&diagnostic.message), data(&in_segment(&place)))?;
            if let Some(help) = &diagnostic.help {
                write!(out, "%0A{}", data(help))?;
            }
            out.write_all(b"\n")?;
        }
        Ok(())
    }
}

/// Escapes the message of a command: line ends as GitHub has it, what else is hidden as all formats for people have it.
fn data(text: &str) -> String {
    let lines: Vec<_> = text.split('\n').map(|line| line.split('\r').map(visible).collect::<Vec<_>>().join("\r")).collect();
    lines.join("\n").replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes the value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
