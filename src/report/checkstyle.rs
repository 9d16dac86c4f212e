//! Checkstyle's XML, which Jenkins and many other tools read.

use super::xml::{DECLARATION, escaped};
use super::{CheckedDocument, Reporter, Totals, host_path, in_segment};
use crate::diagnostic::Severity;
use std::io::{self, Write};

pub(super) struct Checkstyle;

impl Reporter for Checkstyle {
    fn begin(&self, out: &mut dyn Write) -> io::Result<()> {
        // The version is that of the format.
        writeln!(out, "{DECLARATION}<checkstyle version=\"4.3\">")
    }

    fn document(&self, checked: &CheckedDocument<'_>, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "<file name=\"{}\">", escaped(&host_path(&checked.document.path)))?;
        for diagnostic in checked.diagnostics {
            let place = checked.locator.place(diagnostic.span);
            let severity = match diagnostic.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "info",
            };
            let message = escaped(&format!("{}{}", diagnostic.message, in_segment(&place)));
            write!(out, "<error line=\"{}\" column=\"{}\" severity=\"{severity}\" ", place.line, place.column)?;
            writeln!(out, "message=\"{message}\" source=\"mtlint.{}\"/>", escaped(&diagnostic.rule))?;
        }
        out.write_all(b"</file>\n")
    }

    fn finish(&self, _: &Totals, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(b"</checkstyle>\n")
    }
}
