//! Tables for the summary that a CI server shows of a run, such as the file that `GITHUB_STEP_SUMMARY` names.
//!
//! What is not our own stands in code spans, in which there are no links, no HTML and no mentions.

use super::limit::first_of_each;
use super::style;
use super::summary::Grouped;
use super::{CheckedDocument, Options, Reporter, Totals, in_segment};
use crate::visible::visible;
use std::io::{self, Write};

pub(super) struct Markdown {
    max_per_rule: usize,
}

impl Markdown {
    pub(super) const fn new(options: &Options) -> Self {
        Self { max_per_rule: options.max_per_rule }
    }
}

impl Reporter for Markdown {
    fn document(&self, checked: &CheckedDocument<'_>, out: &mut dyn Write) -> io::Result<()> {
        if checked.diagnostics.is_empty() {
            return Ok(());
        }
        let id = checked.document.id.as_deref().map(|id| format!(" ({id})")).unwrap_or_default();
        writeln!(out, "### {}\n", code(&format!("{}{id}", checked.document.path)))?;
        out.write_all(b"| line | severity | rule | finding |\n|---|---|---|---|\n")?;
        for (diagnostic, more) in first_of_each(checked.diagnostics, self.max_per_rule) {
            let place = checked.locator.place(diagnostic.span);
            let (rule, message) = (code(&diagnostic.rule), code(&format!("{}{}", diagnostic.message, in_segment(&place))));
            writeln!(out, "| {}:{} | {} | {rule} | {message} |", place.line, place.column, diagnostic.severity)?;
            if more > 0 {
                writeln!(out, "| | {} | {rule} | and {} more |", diagnostic.severity, Grouped(more))?;
            }
        }
        out.write_all(b"\n")
    }

    fn finish(&self, totals: &Totals, out: &mut dyn Write) -> io::Result<()> {
        // A blank line between two, so that each is a paragraph.
        writeln!(out, "{}", style::last_lines(totals).collect::<Vec<_>>().join("\n\n"))
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
