//! Logging commands, which Azure Pipelines shows as errors and warnings of the run.

use super::{CheckedDocument, Reporter, host_path, in_segment};
use crate::diagnostic::Severity;
use crate::visible::visible;
use std::io::{self, Write};

pub(super) struct Azure;

impl Reporter for Azure {
    fn document(&self, checked: &CheckedDocument<'_>, out: &mut dyn Write) -> io::Result<()> {
        let path = property(&host_path(&checked.document.path));
        for diagnostic in checked.diagnostics {
            let kind = match diagnostic.severity {
                Severity::Error => "error",
                // It knows nothing less.
                Severity::Warning | Severity::Note => "warning",
            };
            let place = checked.locator.place(diagnostic.span);
            let (line, column, rule) = (place.line, place.column, property(&diagnostic.rule));
            write!(out, "##vso[task.logissue type={kind};sourcepath={path};linenumber={line};columnnumber={column};code={rule}]")?;
            writeln!(out, "{}{}", data(&diagnostic.message), data(&in_segment(&place)))?;
        }
        Ok(())
    }
}

/// Escapes the message of a command. Line ends are hidden, and so spelled out already.
fn data(text: &str) -> String {
    visible(text).replace('%', "%AZP25")
}

/// Escapes the value of a property.
fn property(text: &str) -> String {
    data(text).replace(';', "%3B").replace(']', "%5D")
}
