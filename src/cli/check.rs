//! `mtlint check`: reports what is wrong.

use super::args::Check;
use super::pipeline::{self, Event};
use super::session::Session;
use super::{Console, Failure, Outcome};
use mtlint::input::Positions;
use mtlint::report::{self, CheckedDocument, Report, RuleInfo, Summary};
use mtlint::ruleset::RuleSet;
use mtlint::suppress::Baseline;
use std::fs::File;
use std::io::{self, BufWriter, Write};

pub fn run(check: &Check, console: &Console) -> Result<Outcome, Failure> {
    let Some(session) = Session::new(&check.common, console)? else { return Ok(Outcome::Clean) };
    let options = report::Options {
        colour: console.color && check.output.is_none(),
        width: console.width(),
        quiet: console.quiet,
        rules: describe(session.linter.rules()),
    };
    let reporter = report::reporter(check.format, options);
    let mut out: Box<dyn Write> = match &check.output {
        Some(path) => Box::new(BufWriter::new(File::create(path).map_err(|error| Failure::at(path, error))?)),
        None => Box::new(BufWriter::new(io::stdout().lock())),
    };
    let mut recorded = Baseline::default();
    let mut failed = false;
    let mut report = Report::begin(&*reporter, &mut *out)?;
    let work = |document: &mtlint::Document| {
        let all = session.linter.check(document);
        let diagnostics = if check.write_baseline.is_some() { all } else { session.baseline.without_known(document, all) };
        let mut rendered = Vec::new();
        let positions = Positions::new(document);
        let checked = CheckedDocument { document, diagnostics: &diagnostics, locator: &positions };
        let result = if check.write_baseline.is_some() { Ok(()) } else { reporter.document(&checked, &mut rendered) };
        let counts = Summary::of(&checked);
        (result.map(|()| (rendered, counts)), diagnostics)
    };
    pipeline::run(&session, console, work, |event| {
        match event {
            Event::Document(document, (result, diagnostics)) => {
                let (rendered, counts) = result?;
                if check.write_baseline.is_some() {
                    recorded.add(&document, &diagnostics);
                } else {
                    report.rendered(&rendered, counts)?;
                }
            }
            Event::Error(error) => {
                console.error(error);
                failed = true;
            }
            Event::File(_) | Event::End => {}
        }
        Ok(())
    })?;
    if let Some(path) = &check.write_baseline {
        std::fs::write(path, recorded.to_text()).map_err(|error| Failure::at(path, error))?;
        console.say(format_args!("{}: {} findings recorded as known", path.display(), recorded.len()));
        return Ok(if failed { Outcome::Failed } else { Outcome::Clean });
    }
    let summary = report.finish()?;
    let found = check.fail_on.least().is_some_and(|least| summary.any_at(least));
    Ok(match (failed, found) {
        (true, _) => Outcome::Failed,
        (false, true) => Outcome::Findings,
        (false, false) => Outcome::Clean,
    })
}

fn describe(rules: &RuleSet) -> Vec<RuleInfo> {
    let running = rules.rules().iter().filter(|rule| rule.enabled);
    running
        .map(|rule| RuleInfo {
            id: rule.definition.id.clone(),
            summary: rule.definition.message.clone(),
            why: rule.definition.why.to_string(),
            severity: rule.severity,
            category: rule.definition.category.clone(),
        })
        .collect()
}
