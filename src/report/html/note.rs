//! What the page says of one finding.

use super::escape::Escaped;
use super::layout::Layout;
use crate::diagnostic::{Diagnostic, Fix};
use crate::report::{CheckedDocument, in_segment};
use crate::rule_pages::RulePages;
use std::borrow::Cow;
use std::io::{self, Write};

/// Of the places or edits of a finding so many are told.
const MOST_TOLD: usize = 5;
/// Longer text is cut, in bytes.
const LONGEST: usize = 240;

/// Writes the finding with this number, from 1, as an item of a list.
pub(super) fn write(checked: &CheckedDocument<'_>, number: usize, diagnostic: &Diagnostic, out: &mut dyn Write) -> io::Result<()> {
    let text = &checked.document.text;
    let place = checked.locator.place(diagnostic.span);
    let severity = diagnostic.severity.name();
    let (rule, message) = (Escaped(&diagnostic.rule), Escaped(&diagnostic.message));
    write!(out, "<li class=\"finding {severity}\" value=\"{number}\" data-rule=\"{rule}\">")?;
    write!(out, "<p class=\"message\" dir=\"auto\"><span class=\"severity {severity}\">{severity}</span> {message}</p>")?;
    if let Some(fix) = &diagnostic.fix {
        write_fix(fix, text, out)?;
    }
    for related in diagnostic.related.iter().take(MOST_TOLD) {
        let line = checked.locator.place(related.span).line;
        let (quote, message) = (cut(related.span.text(text)), Escaped(&related.message));
        write!(out, "<p class=\"place\">{message}: <q dir=\"auto\">{}</q>, line {line}</p>", Escaped(&quote))?;
    }
    let untold = diagnostic.related.len().saturating_sub(MOST_TOLD);
    if untold > 0 {
        write!(out, "<p class=\"place\">and {untold} more places</p>")?;
    }
    if let Some(source) = &diagnostic.source {
        let (quote, message) = (cut(source.span.text(&checked.document.source)), Escaped(&source.message));
        write!(out, "<p class=\"place\">{message}: <q dir=\"auto\">{}</q></p>", Escaped(&quote))?;
    }
    let (line, column, segment) = (place.line, place.column, in_segment(&place));
    writeln!(out, "<p class=\"at\"><code>{rule}</code> line {line}, column {column}{}</p></li>", Escaped(&segment))
}

fn write_fix(fix: &Fix, text: &str, out: &mut dyn Write) -> io::Result<()> {
    let safety = fix.safety.name();
    write!(out, "<p class=\"fix\"><span class=\"safety {safety}\">{safety} fix</span> {}", Escaped(&fix.description))?;
    for edit in fix.edits.iter().take(MOST_TOLD) {
        let (old, new) = (edit.span.text(text), &edit.replacement);
        // The line end that goes with a line would be an empty line here.
        let old = old.strip_suffix("\r\n").or(old.strip_suffix('\n')).filter(|line| !line.is_empty()).unwrap_or(old);
        out.write_all(b" <span class=\"edit\">")?;
        if !old.is_empty() {
            write!(out, "<del dir=\"auto\">{}</del>", Escaped(&cut(old)))?;
        }
        if !new.is_empty() {
            write!(out, "<ins dir=\"auto\">{}</ins>", Escaped(&cut(new)))?;
        }
        out.write_all(b"</span>")?;
    }
    let untold = fix.edits.len().saturating_sub(MOST_TOLD);
    if untold > 0 {
        write!(out, " and {untold} more places")?;
    }
    out.write_all(b"</p>")
}

/// Writes what the rules of the findings say for themselves, once each, with a link to what more there is to read.
pub(super) fn write_rules(layout: &Layout<'_>, pages: Option<&RulePages>, out: &mut dyn Write) -> io::Result<()> {
    let mut rules: Vec<&Diagnostic> = layout.findings.iter().map(|&(_, diagnostic)| diagnostic).collect();
    rules.sort_by_key(|diagnostic| &diagnostic.rule);
    rules.dedup_by_key(|diagnostic| &diagnostic.rule);
    if rules.is_empty() {
        return Ok(());
    }
    out.write_all(b"<section class=\"rules\"><h3>Why</h3>\n<dl>\n")?;
    for diagnostic in rules {
        let (rule, category) = (Escaped(&diagnostic.rule), Escaped(&diagnostic.category));
        let why = diagnostic.help.as_deref().unwrap_or_default();
        let page = pages.map(|pages| pages.of(&diagnostic.rule));
        let name = match &page {
            Some(page) => format!("<a href=\"{}\"><code>{rule}</code></a>", Escaped(page)),
            None => format!("<code>{rule}</code>"),
        };
        write!(out, "<div data-rule=\"{rule}\"><dt>{name} <span class=\"category\">{category}</span></dt>")?;
        writeln!(out, "<dd dir=\"auto\">{}</dd></div>", Escaped(why))?;
    }
    out.write_all(b"</dl></section>\n")
}

/// `text`, in the middle of which `…` stands for what there is too much of.
fn cut(text: &str) -> Cow<'_, str> {
    if text.len() <= LONGEST {
        return Cow::Borrowed(text);
    }
    let (head, tail) = (text.floor_char_boundary(LONGEST / 2), text.ceil_char_boundary(text.len() - LONGEST / 2));
    format!("{} … {}", &text[..head], &text[tail..]).into()
}
