//! JUnit's XML, which most CI servers show as failed tests: a suite a document, a failed case a finding.

use super::xml::{DECLARATION, escaped};
use super::{CheckedDocument, Reporter, Totals, host_path, in_segment};
use std::io::{self, Write};

pub(super) struct Junit;

impl Reporter for Junit {
    fn begin(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{DECLARATION}<testsuites name=\"mtlint\">")
    }

    fn document(&self, checked: &CheckedDocument<'_>, out: &mut dyn Write) -> io::Result<()> {
        let path = escaped(&host_path(&checked.document.path));
        let id = checked.document.id.as_deref().map(|id| escaped(&format!(" ({id})"))).unwrap_or_default();
        let failures = checked.diagnostics.len();
        let tests = failures.max(1);
        writeln!(
            out,
            "<testsuite name=\"{path}{id}\" file=\"{path}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\" skipped=\"0\">"
        )?;
        if failures == 0 {
            // A suite without a case is left out by some, so that a clean article would look like one that was not read.
            writeln!(out, "<testcase name=\"mtlint\" classname=\"{path}\"/>")?;
        }
        for diagnostic in checked.diagnostics {
            let place = checked.locator.place(diagnostic.span);
            let (line, column, segment) = (place.line, place.column, escaped(&in_segment(&place)));
            let (rule, message) = (escaped(&diagnostic.rule), escaped(&diagnostic.message));
            writeln!(out, "<testcase name=\"{rule} {line}:{column}\" classname=\"{path}\">")?;
            writeln!(out, "<failure type=\"{}\" message=\"{message}\">{path}:{line}:{column}{segment}: {message}", diagnostic.severity)?;
            if let Some(help) = &diagnostic.help {
                writeln!(out, "help: {}", escaped(help))?;
            }
            if let Some(fix) = &diagnostic.fix {
                writeln!(out, "{}: {}", fix.safety.label(), escaped(&fix.description))?;
            }
            out.write_all(b"</failure>\n</testcase>\n")?;
        }
        out.write_all(b"</testsuite>\n")
    }

    fn finish(&self, _: &Totals, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(b"</testsuites>\n")
    }
}
