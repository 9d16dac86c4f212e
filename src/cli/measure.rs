//! `mtlint rules measure`: a table of how often each rule hits in texts that are good, and in others, and how often it was
//! right where somebody looked.
//!
//! What was judged is data that readers keep beside their articles; here it is only added up.

use super::args::Measure;
use super::pipeline::{self, Event};
use super::session::Session;
use super::stats::Tally;
use super::{Console, Failure, Outcome};
use mtlint::rule::ALL;
use mtlint::{file_name, input};
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;

/// How many hits of a rule somebody read, and how many of them were right.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Judged {
    pub read: u64,
    pub right: u64,
    /// The first line that says so.
    line: usize,
}

pub(super) fn run(measure: &Measure, console: &Console) -> Result<Outcome, Failure> {
    let judged = measure.judged.as_deref().map(read_judged).transpose()?.unwrap_or_default();
    let mut common = measure.common.clone();
    common.paths.extend_from_slice(&measure.clean);
    common.rules.preview = true;
    if common.rules.select.is_empty() {
        common.rules.select.push(ALL.to_owned());
    }
    let Some(session) = Session::new(&common, console)? else { return Ok(Outcome::Clean) };
    let rules = session.linters.common().rules();
    let unknown = judged.iter().filter_map(|(id, judged)| Some((judged.line, rules.find(id).err()?))).min_by_key(|(line, _)| *line);
    if let (Some(path), Some((line, error))) = (&measure.judged, unknown) {
        return Err(Failure::of(format_args!("{}:{line}:1: {error}", file_name::of(path))));
    }
    let (mut good, mut others) = (Tally::new(&session), Tally::new(&session));
    let mut is_good = false;
    let work = pipeline::checked(&session.linters, |document, found| (document.words(), found));
    let failed = pipeline::run_telling(&session, console, work, |event| {
        match event {
            Event::File(path, _) => is_good = measure.clean.iter().any(|clean| path.starts_with(clean)),
            Event::Document(_, (words, diagnostics)) => if is_good { &mut good } else { &mut others }.add(words, &diagnostics),
            Event::Error(_) | Event::Skipped(_) | Event::End | Event::Pause => {}
        }
        Ok(())
    })?;
    let mut out = io::stdout().lock();
    for (name, tally) in [("Good texts", &good), ("Others", &others)] {
        writeln!(out, "{name}: {} documents of {} words.", tally.documents, tally.words)?;
    }
    writeln!(out, "\n| rule | severity | in good texts | in others | judged | right |\n|---|---|--:|--:|--:|--:|")?;
    let mut listed: Vec<_> = rules.rules().iter().filter(|rule| rule.enabled).collect();
    listed.sort_by(|one, other| one.definition.id.cmp(&other.definition.id));
    // Findings are counted by id, which rules of several languages may share.
    listed.dedup_by(|one, other| one.definition.id == other.definition.id);
    for rule in listed {
        let id = &rule.definition.id;
        let severity = if rule.is_off() { "preview" } else { rule.severity.name() };
        let hits = [&good, &others].map(|tally| tally.counts.get(id).map_or(0, |count| count.hits));
        let verdict = match judged.get(&**id) {
            Some(Judged { read, right, .. }) => format!("{read} | {right}"),
            None if hits == [0, 0] => " | ".to_owned(),
            None => "0 | ".to_owned(),
        };
        writeln!(out, "| `{id}` | {severity} | {} | {} | {verdict} |", hits[0], hits[1])?;
    }
    Ok(if failed { Outcome::Failed } else { Outcome::Clean })
}

/// What was judged, by rule. See [`parse_judged`].
pub(super) fn read_judged(path: &Path) -> Result<BTreeMap<String, Judged>, Failure> {
    let text = input::read_text(path).map_err(Failure::of)?;
    parse_judged(&text).map_err(|(line, error)| Failure::of(format_args!("{}:{line}: {error}", file_name::of(path))))
}

/// Lines of a rule id, the hits that were read and those that were right, parted by tabs; more columns, a header and lines
/// that start with `#` are for the reader. A rule may have several lines. The error has the 1-based number of its line.
fn parse_judged(text: &str) -> Result<BTreeMap<String, Judged>, (usize, String)> {
    let mut judged: BTreeMap<String, Judged> = BTreeMap::new();
    for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.starts_with("rule\t")) {
        let number = index + 1;
        let columns = || (number, "expected a rule, how many hits were read and how many were right, separated by tabs".to_owned());
        let mut cells = line.split('\t');
        let id = cells.next().filter(|id| id.contains('/')).ok_or_else(columns)?;
        let mut count = || cells.next().and_then(|cell| cell.parse::<u64>().ok()).ok_or_else(columns);
        let (read, right) = (count()?, count()?);
        if right > read {
            return Err((number, format!("{right} hits are right, but only {read} were read")));
        }
        let entry = judged.entry(id.to_owned()).or_insert(Judged { line: number, ..Judged::default() });
        (entry.read, entry.right) = (entry.read.saturating_add(read), entry.right.saturating_add(right));
    }
    Ok(judged)
}

#[cfg(test)]
mod tests {
    use super::{Judged, parse_judged};

    #[test]
    fn judgements_add_up() {
        let judged = parse_judged("# ours\nrule\tread\tright\na/b\t4\t1\tgood texts\na/b\t2\t2\n").expect("numbers");
        assert_eq!(judged["a/b"], Judged { read: 6, right: 3, line: 3 });
        assert_eq!(parse_judged("a/b\t4\t1\na/b\t1\t2"), Err((2, "2 hits are right, but only 1 were read".to_owned())));
        for line in ["a/b\tfour\t1", "a/b\t4", "b\t4\t1", ""] {
            assert_eq!(parse_judged(&format!("# ours\n{line}\n")).map_err(|(line, _)| line), Err(2), "{line}");
        }
    }
}
