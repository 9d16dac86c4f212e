//! Tables for the summary that a CI server shows of a run, such as the file that `GITHUB_STEP_SUMMARY` names.
//!
//! What is not our own stands in code spans, in which there are no links, no HTML and no mentions.

use super::{CheckedDocument, Reporter, Summary, in_segment};
use crate::visible::visible;
use std::io::{self, Write};

pub(super) struct Markdown;

impl Reporter for Markdown {
    fn document(&self, checked: &CheckedDocument<'_>, out: &mut dyn Write) -> io::Result<()> {
        if checked.diagnostics.is_empty() {
            return Ok(());
        }
        let id = checked.document.id.as_deref().map(|id| format!(" ({id})")).unwrap_or_default();
        writeln!(out, "### {}\n", code(&format!("{}{id}", checked.document.path)))?;
        out.write_all(b"| line | severity | rule | finding |\n|---|---|---|---|\n")?;
        for diagnostic in checked.diagnostics {
            let place = checked.locator.place(diagnostic.span);
            let (rule, message) = (code(&diagnostic.rule), code(&format!("{}{}", diagnostic.message, in_segment(&place))));
            writeln!(out, "| {}:{} | {} | {rule} | {message} |", place.line, place.column, diagnostic.severity)?;
        }
        out.write_all(b"\n")
    }

    fn finish(&self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{summary}")?;
        summary.next_step().map_or(Ok(()), |step| writeln!(out, "\n{step}"))
    }
}

/// `text` as a code span in a cell of a table.
fn code(text: &str) -> String {
    let text = visible(text);
    if text.is_empty() {
        return String::new();
    }
    // A run of backticks that is longer than any in the text. A table's cells end at a `|`, in code too.
    let longest = text.split(|character| character != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    // One space on either side is no part of the code, if there is one on both and anything else between them.
    let has_edge = text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']);
    let pad = if has_edge && !text.trim_matches(' ').is_empty() { " " } else { "" };
    // A backslash before `\|` would be taken for an escaped one, so that the cell ended there.
    let text = text.replace("\\|", "\\<U+007C>").replace('|', "\\|");
    format!("{fence}{pad}{text}{pad}{fence}")
}
