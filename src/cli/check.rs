//! `mtlint check`: reports what is wrong.

use super::args::Check;
use super::pages::{self, Pages};
use super::pipeline::{self, Event};
use super::resume::{self, Resumable};
use super::session::Session;
use super::{Console, Failure, Outcome, describe, first_pass, output};
use mtlint::project::seen_from;
use mtlint::report::{self, CheckedDocument, Format, Places, Report, Reporter, Summary, Totals, statistics};
use mtlint::suppress::Baseline;
use mtlint::{Diagnostic, Document, file_name};
use std::io::{self, BufWriter};
use std::mem::ManuallyDrop;
use std::path::Path;

/// What is reported of a longer document is written as it is rendered, by one thread: it may be longer than the document.
const LONG: usize = 1 << 20;

/// What a report says of a document.
pub(super) enum Part {
    Rendered(Vec<u8>),
    /// The findings of a long one that are to be shown.
    Found(Vec<Diagnostic>),
}

/// Where the parts of a report go, in order.
pub(super) trait Sink {
    /// Takes that of `document`, in which there is what `totals` says.
    fn add(&mut self, document: &Document, part: Part, totals: Totals) -> Result<(), Failure>;

    /// Writes out what is buffered.
    fn flush(&mut self) -> Result<(), Failure>;

    /// Ends the report and says what all documents held.
    fn finish(self) -> Result<Summary, Failure>;
}

impl Sink for Report<'_> {
    fn add(&mut self, document: &Document, part: Part, totals: Totals) -> Result<(), Failure> {
        match part {
            Part::Rendered(bytes) => self.rendered(&bytes, totals)?,
            Part::Found(diagnostics) => {
                let checked = CheckedDocument { document, diagnostics: &diagnostics, locator: &Places::new(document) };
                self.partly(&checked, totals)?;
            }
        }
        Ok(())
    }

    fn flush(&mut self) -> Result<(), Failure> {
        Ok(Report::flush(self)?)
    }

    fn finish(self) -> Result<Summary, Failure> {
        Ok(Report::finish(self)?)
    }
}

pub(super) fn run(check: &Check, console: &Console) -> Result<Outcome, Failure> {
    if let Some(path) = &check.write_baseline {
        return record(check, path, console);
    }
    let Some(mut session) = Session::new(&check.common, console)? else { return Ok(Outcome::Clean) };
    session.shard = check.shard;
    if !check.keep.is_empty() && (check.statistics || !matches!(check.format, Format::Json | Format::Jsonl | Format::Csv | Format::Tsv)) {
        return Err(Failure::of("--keep goes with --format json, jsonl, csv or tsv, which have a place for further values"));
    }
    if check.resume && !matches!(check.format, Format::Jsonl | Format::Csv | Format::Tsv) {
        return Err(Failure::of("--resume goes with --format jsonl, csv or tsv, which are written line by line"));
    }
    session.keep(&check.keep);
    if check.shard.is_some() && session.linters.wants().any() {
        console.say("Rules that compare documents see those of this shard only.");
    }
    let folder = check.output.as_deref().filter(|path| check.format == Format::Html && !check.statistics && pages::is_folder(path));
    if let Some(path) = check.output.as_ref().filter(|_| folder.is_none()) {
        session.must_not_read_or_know(path)?;
        if check.resume {
            resume::check_place(path, &session)?;
        }
    }
    let options = report::Options {
        colour: console.color && (check.output.is_none() || console.is_color_forced),
        hyperlinks: check.output.is_none() && console.knows_hyperlinks(),
        width: console.width(),
        max_per_rule: check.max_per_rule,
        keep: check.keep.clone(),
        quiet: console.quiet,
        // Those of others would be made for nothing.
        rules: match check.format {
            Format::Sarif => describe::rules(session.linters.common().rules(), session.rule_pages.as_ref()),
            _ => Vec::new(),
        },
        rule_pages: session.rule_pages.clone(),
    };
    let reporter = if check.statistics { statistics_reporter(check.format, &options)? } else { report::reporter(check.format, options) };
    // The process ends with the report; to take the rules down one by one would only take time.
    let mut session = ManuallyDrop::new(session);
    first_pass::learn(&mut session)?;
    if let Some(folder) = folder {
        return report(check, &*reporter, &session, console, Pages::begin(folder, &*reporter, &session)?);
    }
    let Some(path) = &check.output else {
        // A bar would wipe out the last line of a format that does not end it.
        session.shows_progress &= !console.is_terminal || reporter.separator().is_empty();
        let mut out = BufWriter::new(io::stdout().lock());
        return report(check, &*reporter, &session, console, Report::begin(&*reporter, &mut out)?);
    };
    if check.resume {
        let sink = Resumable::begin(path, &*reporter, check, &session)?;
        session.done = sink.done();
        return report(check, &*reporter, &session, console, sink);
    }
    output::to_file(path, |out| report(check, &*reporter, &session, console, Report::begin(&*reporter, out)?))
}

fn statistics_reporter(format: Format, options: &report::Options) -> Result<Box<dyn Reporter>, Failure> {
    statistics::reporter(format, options).ok_or_else(|| {
        let formats: Vec<&str> = statistics::FORMATS.iter().map(|format| format.name()).collect();
        Failure::of(format_args!("there are no --statistics in --format {format}; expected one of {}", formats.join(", ")))
    })
}

fn report(check: &Check, reporter: &dyn Reporter, session: &Session, console: &Console, mut sink: impl Sink) -> Result<Outcome, Failure> {
    let shown = |document: &Document, mut diagnostics: Vec<Diagnostic>| {
        let summary = Summary::of(document, &diagnostics);
        diagnostics.retain(|diagnostic| diagnostic.severity >= check.level);
        let totals = Totals::new(summary, &diagnostics);
        (diagnostics, totals)
    };
    let work = |document: &Document, found| {
        let (diagnostics, totals) = shown(document, session.counted(document, found));
        if document.text.len() > LONG {
            return Ok((Part::Found(diagnostics), totals));
        }
        let mut rendered = Vec::new();
        let checked = CheckedDocument { document, diagnostics: &diagnostics, locator: &Places::new(document) };
        reporter.document(&checked, &mut rendered).map(|()| (Part::Rendered(rendered), totals))
    };
    let failed = pipeline::run_telling(session, console, pipeline::checked(&session.linters, work), |event| match event {
        Event::Document(document, result) => {
            let (part, totals) = result?;
            sink.add(&document, part, totals)
        }
        Event::Pause => sink.flush(),
        Event::Error(_) | Event::Skipped(_) | Event::File(..) | Event::End => Ok(()),
    })?;
    // Of a run in several parts no part knows what the others silenced.
    if let Some((document, unused)) = session.unused()?.filter(|_| !failed && !check.resume) {
        let (diagnostics, totals) = shown(&document, unused);
        sink.add(&document, Part::Found(diagnostics), totals)?;
    }
    let summary = sink.finish()?;
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
    first_pass::learn(&mut session)?;
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
