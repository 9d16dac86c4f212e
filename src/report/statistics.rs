//! How many findings there are of each kind, in the place of the findings: `mtlint check --statistics`.
//!
//! Documents come as they are checked, so that none is kept; rules, families and MQM types at the end.

use super::style::{self, Palette, paint};
use super::summary::Grouped;
use super::totals::{Tallies, Tally};
use super::{CheckedDocument, Counts, Format, Options, Reporter, Totals};
use crate::visible::{self, no_command, visible};
use serde::Serialize;
use std::cmp::Reverse;
use std::io::{self, Write};

/// The formats that have statistics.
pub const FORMATS: [Format; 3] = [Format::Text, Format::Json, Format::Csv];

/// What writes the statistics in `format`; `None` if that is none of [`FORMATS`].
pub fn reporter(format: Format, options: &Options) -> Option<Box<dyn Reporter>> {
    match format {
        Format::Text => Some(Box::new(Text { palette: Palette::new(options.colour), quiet: options.quiet })),
        Format::Json => Some(Box::new(Json)),
        Format::Csv => Some(Box::new(Csv)),
        _ => None,
    }
}

/// One of the tables at the end.
struct Table<'t> {
    /// What its rows are about, one and several.
    kind: &'static str,
    plural: &'static str,
    /// The names with their tallies, those with the most findings first.
    rows: Vec<(&'t str, &'t Tally)>,
}

fn tables(totals: &Totals) -> [Table<'_>; 3] {
    [
        Table { kind: "rule", plural: "rules", rows: sorted(&totals.rules) },
        Table { kind: "family", plural: "families", rows: sorted(&totals.families) },
        Table { kind: "category", plural: "categories", rows: sorted(&totals.categories) },
    ]
}

fn sorted(tallies: &Tallies) -> Vec<(&str, &Tally)> {
    let mut sorted: Vec<(&str, &Tally)> = tallies.iter().map(|(name, tally)| (&**name, tally)).collect();
    // It is stable, so those with as many stay in the order of their names.
    sorted.sort_by_key(|(_, tally)| Reverse(tally.counts.findings()));
    sorted
}

struct Text {
    palette: Palette,
    quiet: bool,
}

impl Reporter for Text {
    fn document(&self, checked: &CheckedDocument<'_>, out: &mut dyn Write) -> io::Result<()> {
        if checked.diagnostics.is_empty() {
            return Ok(());
        }
        let path = visible(&checked.document.path);
        let id = checked.document.id.as_deref().map(|id| format!(" ({})", visible(id))).unwrap_or_default();
        let counts = Counts::of(checked.diagnostics);
        let fixes = format_args!("{} fixable, {} unsafe", Grouped(counts.fixable), Grouped(counts.fixable_unsafe));
        writeln!(out, "{}{id}: {counts} ({fixes})", paint(self.palette.strong, no_command(&path)))
    }

    fn finish(&self, totals: &Totals, out: &mut dyn Write) -> io::Result<()> {
        for Table { kind, rows, .. } in tables(totals).iter().filter(|table| !table.rows.is_empty()) {
            let head = format_args!("findings  errors  warnings    notes  fixable   unsafe  documents  {kind}");
            writeln!(out, "\n{}", paint(self.palette.strong, head))?;
            for (name, Tally { documents, counts }) in rows {
                let Counts { errors, warnings, notes, fixable, fixable_unsafe } = *counts;
                let [all, errors, warnings, notes, safe, more, documents] =
                    [counts.findings(), errors, warnings, notes, fixable, fixable_unsafe, *documents].map(|n| Grouped(n).to_string());
                write!(out, "{all:>8}  {errors:>6}  {warnings:>8}  {notes:>7}  {safe:>7}  {more:>7}  {documents:>9}  ")?;
                writeln!(out, "{}", visible(name))?;
            }
        }
        if self.quiet {
            return Ok(());
        }
        if !totals.rules.is_empty() {
            out.write_all(b"\n")?;
        }
        style::finish(totals, out)
    }
}

struct Json;

#[derive(Serialize)]
struct JsonDocument<'d> {
    path: &'d str,
    id: Option<&'d str>,
    #[serde(flatten)]
    counts: Counts,
}

#[derive(Serialize)]
struct JsonTally<'n> {
    name: &'n str,
    #[serde(flatten)]
    counts: Counts,
    documents: usize,
}

impl Reporter for Json {
    fn begin(&self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(b"{\"version\":1,\"documents\":[\n")
    }

    fn document(&self, checked: &CheckedDocument<'_>, out: &mut dyn Write) -> io::Result<()> {
        let CheckedDocument { document, diagnostics, .. } = checked;
        let entry = JsonDocument { path: &document.path, id: document.id.as_deref(), counts: Counts::of(diagnostics) };
        out.write_all(visible::json(&entry)?.as_bytes())
    }

    fn separator(&self) -> &'static str {
        ",\n"
    }

    fn finish(&self, totals: &Totals, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(b"\n]")?;
        for Table { plural, rows, .. } in tables(totals) {
            let entries = rows.iter().map(|&(name, tally)| JsonTally { name, counts: tally.counts, documents: tally.documents });
            write!(out, ",\"{plural}\":{}", visible::json(&entries.collect::<Vec<_>>())?)?;
        }
        writeln!(out, ",\"summary\":{}}}", visible::json(&totals.summary)?)
    }
}

struct Csv;

fn write_row(kind: &str, name: &str, id: &str, tally: &Tally, out: &mut dyn Write) -> io::Result<()> {
    let Counts { errors, warnings, notes, fixable, fixable_unsafe } = tally.counts;
    let (name, id, documents) = (visible::csv(name), visible::csv(id), tally.documents);
    writeln!(out, "{kind},{name},{id},{},{errors},{warnings},{notes},{fixable},{fixable_unsafe},{documents}", tally.counts.findings())
}

impl Reporter for Csv {
    fn begin(&self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(b"kind,name,id,findings,errors,warnings,notes,fixable,fixable_unsafe,documents\n")
    }

    fn document(&self, checked: &CheckedDocument<'_>, out: &mut dyn Write) -> io::Result<()> {
        let CheckedDocument { document, diagnostics, .. } = checked;
        let tally = Tally { documents: 1, counts: Counts::of(diagnostics) };
        write_row("document", &document.path, document.id.as_deref().unwrap_or_default(), &tally, out)
    }

    fn finish(&self, totals: &Totals, out: &mut dyn Write) -> io::Result<()> {
        for Table { kind, rows, .. } in tables(totals) {
            rows.iter().try_for_each(|(name, tally)| write_row(kind, name, "", tally, out))?;
        }
        Ok(())
    }
}
