//! `mtlint check`: reports what is wrong.

use super::args::Check;
use super::pipeline::{self, Event};
use super::session::Session;
use super::{Console, Failure, Outcome, describe, output, set};
use mtlint::project::seen_from;
use mtlint::report::{self, CheckedDocument, Format, Places, Report, Reporter, Summary, Totals, statistics};
use mtlint::suppress::Baseline;
use mtlint::{Diagnostic, Document, file_name};
use std::io::{self, BufWriter, Write};
use std::mem::ManuallyDrop;
use std::path::Path;

/// What is reported of a longer document is written as it is rendered, by one thread: it may be longer than the document.
const LONG: usize = 1 << 20;

/// A document that has been checked.
enum Checked {
    /// Its part of the report.
    Rendered(Vec<u8>, Totals),
    /// The findings of a long one that are to be shown.
    Found(Vec<Diagnostic>, Totals),
}

pub(super) fn run(check: &Check, console: &Console) -> Result<Outcome, Failure> {
    if let Some(path) = &check.write_baseline {
        return record(check, path, console);
    }
    let Some(mut session) = Session::new(&check.common, console)? else { return Ok(Outcome::Clean) };
    session.shard = check.shard;
    if check.shard.is_some() && session.linters.wants().any() {
        console.say("Rules that compare documents see those of this shard only.");
    }
    if let Some(path) = &check.output {
        session.must_not_read_or_know(path)?;
    }
    let options = report::Options {
        colour: console.color && (check.output.is_none() || console.is_color_forced),
        width: console.width(),
        max_per_rule: check.max_per_rule,
        quiet: console.quiet,
        // Those of others would be made for nothing.
        rules: if check.format == Format::Sarif { describe::rules(session.linters.common().rules()) } else { Vec::new() },
    };
    let reporter = if check.statistics { statistics_reporter(check.format, &options)? } else { report::reporter(check.format, options) };
    // The process ends with the report; to take the rules down one by one would only take time.
    let mut session = ManuallyDrop::new(session);
    set::learn(&mut session)?;
    let Some(path) = &check.output else {
        // A bar would wipe out the last line of a format that does not end it.
        session.shows_progress &= !console.is_terminal || reporter.separator().is_empty();
        return report(check, &*reporter, &session, console, &mut BufWriter::new(io::stdout().lock()));
    };
    output::to_file(path, |out| report(check, &*reporter, &session, console, out))
}

fn statistics_reporter(format: Format, options: &report::Options) -> Result<Box<dyn Reporter>, Failure> {
    statistics::reporter(format, options).ok_or_else(|| {
        let formats: Vec<&str> = statistics::FORMATS.iter().map(|format| format.name()).collect();
        Failure::of(format_args!("there are no --statistics in --format {format}; expected one of {}", formats.join(", ")))
    })
}

fn report(check: &Check, reporter: &dyn Reporter, session: &Session, console: &Console, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let mut report = Report::begin(reporter, out)?;
    let work = |document: &Document, found| {
        let mut diagnostics = session.counted(document, found);
        let summary = Summary::of(document, &diagnostics);
        diagnostics.retain(|diagnostic| diagnostic.severity >= check.level);
        let totals = Totals::new(summary, &diagnostics);
        if document.text.len() > LONG {
            return Ok(Checked::Found(diagnostics, totals));
        }
        let positions = Places::new(document);
        let mut rendered = Vec::new();
        let checked = CheckedDocument { document, diagnostics: &diagnostics, locator: &positions };
        reporter.document(&checked, &mut rendered).map(|()| Checked::Rendered(rendered, totals))
    };
    let failed = pipeline::run_telling(session, console, pipeline::checked(&session.linters, work), |event| {
        match event {
            Event::Document(document, result) => match result? {
                Checked::Rendered(rendered, totals) => report.rendered(&rendered, totals)?,
                Checked::Found(diagnostics, totals) => {
                    let positions = Places::new(&document);
                    let checked = CheckedDocument { document: &document, diagnostics: &diagnostics, locator: &positions };
                    report.partly(&checked, totals)?;
                }
            },
            Event::Pause => report.flush()?,
            Event::Error(_) | Event::Skipped(_) | Event::File(..) | Event::End => {}
        }
        Ok(())
    })?;
    if let Some((document, mut diagnostics)) = session.unused()?.filter(|_| !failed) {
        let summary = Summary::of(&document, &diagnostics);
        diagnostics.retain(|diagnostic| diagnostic.severity >= check.level);
        let checked = CheckedDocument { document: &document, diagnostics: &diagnostics, locator: &Places::new(&document) };
        report.partly(&checked, Totals::new(summary, &diagnostics))?;
    }
    let summary = report.finish()?;
    Ok(match (failed, check.fail.fails(summary.counts)) {
        (true, _) => Outcome::Failed,
        (false, true) => Outcome::Findings,
        (false, false) => Outcome::Clean,
    })
}

/// Records all findings in the baseline at `path`, unless something can't be read.
fn record(check: &Check, path: &Path, console: &Console) -> Result<Outcome, Failure> {
    let Some(mut session) = Session::without_baseline(&check.common, console)? else { return Ok(Outcome::Clean) };
    session.must_not_read(path)?;
    set::learn(&mut session)?;
    let mut baseline = Baseline::default();
    let work = pipeline::checked(&session.linters, |_, found| found);
    let failed = pipeline::run_telling(&session, console, work, |event| {
        if let Event::Document(document, diagnostics) = event {
            baseline.add(&seen_from(path, &document.path), &document, &diagnostics);
        }
        Ok(())
    })?;
    if failed {
        return Err(Failure::at(path, "not written, because not everything could be read"));
    }
    output::to_file(path, |out| Ok(out.write_all(baseline.to_text().as_bytes())?))?;
    let findings = if baseline.len() == 1 { "finding" } else { "findings" };
    console.say(format_args!("{}: {} {findings} recorded as known", file_name::of(path), baseline.len()));
    Ok(Outcome::Clean)
}
