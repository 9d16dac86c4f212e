//! GitLab's Code Quality report: one JSON array of issues in the form of Code Climate.

use super::{CheckedDocument, Reporter, Totals, host_path, in_segment};
use crate::diagnostic::{Diagnostic, Severity};
use crate::suppress::{Fingerprints, digest};
use crate::visible;
use serde::Serialize;
use std::io::{self, Write};

pub(super) struct Gitlab;

#[derive(Serialize)]
struct Issue<'d> {
    description: String,
    check_name: &'d str,
    /// Two issues with the same one are one to GitLab, so it must be another for each, and the same in the next run.
    fingerprint: String,
    severity: &'static str,
    location: Location<'d>,
}

#[derive(Serialize)]
struct Location<'d> {
    path: &'d str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
    end: u32,
}

impl Reporter for Gitlab {
    fn begin(&self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(b"[\n")
    }

    fn document(&self, checked: &CheckedDocument<'_>, out: &mut dyn Write) -> io::Result<()> {
        let path = host_path(&checked.document.path);
        let mut fingerprints = Fingerprints::default();
        for (number, diagnostic) in checked.diagnostics.iter().enumerate() {
            if number > 0 {
                out.write_all(self.separator().as_bytes())?;
            }
            let print = fingerprints.next(checked.document, diagnostic, &diagnostic.rule);
            out.write_all(visible::json(&Issue::new(checked, &path, diagnostic, &print))?.as_bytes())?;
        }
        Ok(())
    }

    fn separator(&self) -> &'static str {
        ",\n"
    }

    fn finish(&self, _: &Totals, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(b"\n]\n")
    }
}

impl<'d> Issue<'d> {
    fn new(checked: &CheckedDocument<'_>, path: &'d str, diagnostic: &'d Diagnostic, print: &str) -> Self {
        let place = checked.locator.place(diagnostic.span);
        let id = checked.document.id.as_deref().unwrap_or_default();
        let segment = place.segment.as_deref().unwrap_or_default();
        Self {
            description: format!("{}{}", diagnostic.message, in_segment(&place)),
            check_name: &diagnostic.rule,
            fingerprint: format!("{:016x}{}", digest([path, id, segment]), print.replace(':', "-")),
            severity: match diagnostic.severity {
                Severity::Error => "major",
                Severity::Warning => "minor",
                Severity::Note => "info",
            },
            location: Location { path, lines: Lines { begin: place.line, end: place.end_line } },
        }
    }
}
