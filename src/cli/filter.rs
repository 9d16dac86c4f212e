//! `mtlint filter`: passes on the lines of files of records without those in question, or mended, or tagged.

use super::args::{By, Filter, Sift, Tag};
use super::pipeline::{self, Event};
use super::session::Session;
use super::{Console, Failure, Outcome, first_pass};
use mtlint::document::{Origin, Syntax};
use mtlint::input::{Format, RecordLine, record_lines};
use mtlint::{Diagnostic, Document, Safety};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// What became of a document.
struct Passed<'d> {
    text: Cow<'d, str>,
    /// How many of its records were left out, mended or tagged.
    touched: usize,
    /// What could not be done, in a line each.
    complaints: Vec<String>,
}

pub(super) fn run(filter: &Filter, console: &Console) -> Result<Outcome, Failure> {
    let Some(mut session) = Session::new(filter.common(), console)? else { return Ok(Outcome::Clean) };
    must_be_records(&session)?;
    first_pass::learn(&mut session)?;
    let work = pipeline::checked(&session.linters, |document, found| {
        let found = session.counted(document, found);
        let Passed { text, touched, complaints } = match filter {
            Filter::Drop(sift) => sifted(document, &found, sift, false),
            Filter::Keep(sift) => sifted(document, &found, sift, true),
            Filter::Mend(mend) => mended(&session, document, &found, mend.least()),
            Filter::Tag(tag) => tagged(document, &found, tag),
        };
        let starts_file = document.origin.start() == (1, 1);
        (document.origin.encoding().encode(text.into_owned(), starts_file), touched, complaints)
    });
    let mut out = BufWriter::new(io::stdout().lock());
    let (mut records, mut touched, mut failed) = (0, 0, false);
    failed |= pipeline::run_telling(&session, console, work, |event| {
        match event {
            Event::Document(document, (bytes, count, complaints)) => {
                if let (Filter::Tag(_), (1, 1), [complaint, ..]) = (filter, document.origin.start(), complaints.as_slice())
                    && !is_json(&document)
                {
                    // Without its name in the header a column would shift all others of its row.
                    return Err(Failure::of(complaint));
                }
                records += document.units.len();
                touched += count;
                failed |= !complaints.is_empty();
                complaints.into_iter().for_each(|complaint| console.error(complaint));
                out.write_all(&bytes)?;
            }
            Event::Pause => out.flush()?,
            Event::Error(_) | Event::Skipped(_) | Event::File(..) | Event::End => {}
        }
        Ok(())
    })?;
    out.flush()?;
    console.say(format_args!("{touched} of {records} {} {}.", if records == 1 { "record" } else { "records" }, filter.done()));
    Ok(if failed { Outcome::Failed } else { Outcome::Clean })
}

/// Refuses what is not one file in which each record is a line: headers and last lines without an end would stand among the lines of others.
fn must_be_records(session: &Session) -> Result<(), Failure> {
    let files = session.walk().files;
    if files.len() != 1 {
        return Err(Failure::of(format_args!("filter reads one file or standard input, and PATH stands for {} files", files.len())));
    }
    for path in files.iter().flatten() {
        let name = if path == Path::new("-") { &*session.stdin_name } else { path };
        let format = Format::for_file(name, &session.options_for(path)).map_err(Failure::of)?;
        if !matches!(format, Format::Jsonl | Format::Tsv) {
            return Err(Failure::at(name, "is neither TSV nor JSON Lines; --input-format tsv or jsonl says which it is"));
        }
    }
    Ok(())
}

/// The lines of `document` with the records in question, or without them.
fn sifted<'d>(document: &'d Document, found: &[Diagnostic], sift: &Sift, keeps: bool) -> Passed<'d> {
    let counts = by_record(document, found.iter().filter(|finding| finding.severity >= sift.level), |count: &mut usize, _| *count += 1);
    let all: usize = counts.iter().sum();
    let is_meant = |unit: usize| sift.min <= if sift.by == By::Document { all } else { counts[unit] };
    let mut touched = 0;
    let passes = |line: &RecordLine<'_>| line.unit.is_none_or(|unit| is_meant(unit) == keeps);
    let text = record_lines(document).filter(|line| {
        let passes = passes(line);
        touched += usize::from(!passes);
        passes
    });
    let text = text.map(|line| line.text).collect();
    Passed { text, touched, complaints: Vec::new() }
}

/// The lines of `document` with the fixes that can be trusted as far as `least`.
fn mended<'d>(session: &Session, document: &'d Document, found: &[Diagnostic], least: Safety) -> Passed<'d> {
    let same = |complaints| Passed { text: record_lines(document).map(|line| line.text).collect(), touched: 0, complaints };
    if found.is_empty() {
        return same(Vec::new());
    }
    // What comes out is no packed file.
    let unpacked = Document { read_only: None, ..document.clone() };
    match session.fix(&unpacked, least) {
        Ok(fixed) => {
            let pairs = record_lines(document).zip(record_lines(&fixed.document));
            let touched = pairs.filter(|(old, new)| old.text != new.text).count();
            let text = record_lines(&fixed.document).map(|line| line.text).collect();
            Passed { text, touched, complaints: fixed.refused.iter().map(ToString::to_string).collect() }
        }
        Err(error) => same(vec![error.to_string()]),
    }
}

/// The lines of `document`, each with the rules of the findings in it: in a last column, or under a last key.
fn tagged<'d>(document: &'d Document, found: &[Diagnostic], tag: &Tag) -> Passed<'d> {
    let meant = found.iter().filter(|finding| finding.severity >= tag.level);
    let rules = by_record(document, meant, |rules: &mut Vec<&str>, finding| rules.push(&finding.rule));
    let is_json = is_json(document);
    let (first, _) = document.origin.start();
    let (mut text, mut complaints) = (String::new(), Vec::new());
    for (number, line) in (first..).zip(record_lines(document)) {
        let body = line.text.trim_end_matches(['\r', '\n']);
        let written = match line.unit.map(|unit| &rules[unit]) {
            Some(rules) if is_json => with_key(body, &tag.key, rules),
            Some(rules) => Ok(format!("{body}\t{}", rules.join(" "))),
            // Without a header the first line is a record.
            None if number == 1 && !is_json && !body.is_empty() => with_column(body, &tag.key),
            None => Ok(body.to_owned()),
        };
        text.push_str(written.as_deref().unwrap_or(body));
        text.push_str(&line.text[body.len()..]);
        complaints.extend(written.err().map(|complaint| format!("{}:{number}: {complaint}; --key names another", document.path)));
    }
    Passed { text: text.into(), touched: rules.iter().filter(|rules| !rules.is_empty()).count(), complaints }
}

fn is_json(document: &Document) -> bool {
    matches!(&document.origin, Origin::Islands(islands) if islands.syntax == Syntax::Json)
}

/// The object `body` with a further key.
fn with_key(body: &str, key: &str, rules: &[&str]) -> Result<String, String> {
    let fields: BTreeMap<Cow<'_, str>, &RawValue> = serde_json::from_str(body).map_err(|error| error.to_string())?;
    if fields.contains_key(key) {
        return Err(format!("the key `{key}` is there already"));
    }
    let object = body.trim_end();
    let open = object.strip_suffix('}').unwrap_or(object);
    Ok(format!("{open}, {}: {}}}{}", serde_json::json!(key), serde_json::json!(rules), &body[object.len()..]))
}

/// The header `body` with a further column.
fn with_column(body: &str, key: &str) -> Result<String, String> {
    if body.split('\t').any(|name| name == key) {
        return Err(format!("the column `{key}` is there already"));
    }
    Ok(format!("{body}\t{key}"))
}

/// What `add` makes of the findings in each record of `document`.
fn by_record<'f, T: Clone + Default>(
    document: &Document,
    found: impl Iterator<Item = &'f Diagnostic>,
    add: impl Fn(&mut T, &'f Diagnostic),
) -> Vec<T> {
    let mut records = vec![T::default(); document.units.len()];
    for finding in found {
        if let Some(record) = records.get_mut(document.unit_at(finding.span.start)) {
            add(record, finding);
        }
    }
    records
}
