//! A page for people: the article as its readers see it, with the findings marked in it.
//!
//! A page is one file: style and script stand in it, it asks nobody for anything, and its policy lets nothing else run. What a reader
//! needs is there without the script, which brings filters, keys, and the card beside a mark. All of the text is written as HTML; none
//! of it goes into the script.

mod bar;
mod document;
mod escape;
mod index;
mod layout;
mod note;
mod pieces;

pub use index::{INDEX, Index};

use super::{CheckedDocument, Reporter, Totals, style};
use crate::document::Document;
use crate::rule_pages::RulePages;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use escape::Escaped;
use hmac_sha256::Hash;
use std::io::{self, Write};

/// The page around the documents, which stand where this comment is.
const FRAME: &str = include_str!("report.html");
const DOCUMENTS: &str = "<!-- documents -->\n";
const STYLE: &str = include_str!("report.css");
const SCRIPT: &str = include_str!("report.js");

/// What stands in a frame for the title, for the way to the index, and for the script.
const TITLE_MARK: &str = "{{title}}";
const WAY_MARK: &str = "{{way}}";
const SCRIPT_MARK: &str = "{{script}}";

/// How every page begins.
pub(crate) const HEAD: &str = "<!DOCTYPE html>\n<!-- mtlint report -->\n";

pub(super) struct Html {
    rule_pages: Option<RulePages>,
}

impl Html {
    pub(super) const fn new(rule_pages: Option<RulePages>) -> Self {
        Self { rule_pages }
    }
}

impl Reporter for Html {
    fn begin(&self, out: &mut dyn Write) -> io::Result<()> {
        begin_page("mtlint report", "", out)
    }

    fn document(&self, checked: &CheckedDocument<'_>, out: &mut dyn Write) -> io::Result<()> {
        document::write(checked, self.rule_pages.as_ref(), out)
    }

    fn finish(&self, totals: &Totals, out: &mut dyn Write) -> io::Result<()> {
        finish_page(totals, out)
    }
}

/// Writes the page of one document beside an [`Index`]; `body` writes the document as its [`Reporter`] does.
pub fn write_page(
    document: &Document,
    totals: &Totals,
    body: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let id = document.id.as_deref().map(|id| format!(" ({id})")).unwrap_or_default();
    begin_page(&format!("{}{id}", document.path), &format!(" <a href=\"{INDEX}\">All documents</a>"), out)?;
    body(out)?;
    finish_page(totals, out)
}

/// Whether a file that begins with `bytes` is a page of such a report.
pub fn is_page(bytes: &[u8]) -> bool {
    bytes.starts_with(HEAD.as_bytes())
}

fn begin_page(title: &str, way: &str, out: &mut dyn Write) -> io::Result<()> {
    let before = FRAME.split_once(DOCUMENTS).map_or(FRAME, |(before, _)| before);
    let head = head(before, SCRIPT).replace(WAY_MARK, way);
    // It is not our own, so it comes last.
    out.write_all(head.replace(TITLE_MARK, &Escaped(title).to_string()).as_bytes())
}

fn finish_page(totals: &Totals, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"<footer class=\"totals\">\n")?;
    if totals.summary.documents > 1 {
        bar::write(totals.categories.iter().map(|(name, tally)| (&**name, tally.counts.findings())), out)?;
    }
    write_last_lines(totals, out)?;
    out.write_all(b"</footer>\n")?;
    let after = FRAME.split_once(DOCUMENTS).map_or("", |(_, after)| after);
    out.write_all(after.replace(SCRIPT_MARK, SCRIPT).as_bytes())
}

/// Writes how a report ends.
fn write_last_lines(totals: &Totals, out: &mut dyn Write) -> io::Result<()> {
    for line in style::last_lines(totals) {
        let mut parts = line.split('`').enumerate();
        out.write_all(b"<p>")?;
        // Commands stand between backticks.
        parts.try_for_each(|(number, part)| match number % 2 {
            0 => write!(out, "{}", Escaped(part)),
            _ => write!(out, "<code>{}</code>", Escaped(part)),
        })?;
        out.write_all(b"</p>\n")?;
    }
    Ok(())
}

/// The head of a page with its style, and the policy that lets nothing but that and `script` run.
fn head(frame: &str, script: &str) -> String {
    let policy = format!("default-src 'none'; style-src {}; script-src {}; base-uri 'none'; form-action 'none'", hash(STYLE), hash(script));
    frame.replace("{{policy}}", &policy).replace("{{style}}", STYLE)
}

/// What a policy calls an element of this content.
fn hash(content: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Hash::hash(content.as_bytes())))
}

#[cfg(test)]
mod tests;
