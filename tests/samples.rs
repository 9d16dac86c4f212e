//! The sample articles: the clean ones stay silent, and the flagged ones give the reports that stand beside them.
//!
//! A flagged article has beside it
//!
//! - its report (`<name>.expected.txt`, or `.expected.jsonl` for records), which must come out byte for byte;
//! - the faults that were planted in it (`<name>.notes.tsv`): line, text, fault and, in some rows, a mark. `missed` says that
//!   no rule finds this fault, `source` that only a comparison with the source could. Every other row must be covered by a
//!   finding; a marked row must not be, so that the marks stay true.
//!
//! After a change of rules, `UPDATE_SAMPLES=1 cargo test --test samples` writes the reports anew and takes off the marks of
//! faults that are found by now (it never adds one); read the difference. `--nocapture` shows what share is found.

use mtlint::Linter;
use mtlint::input::{self, Options, Positions};
use mtlint::report::{self, CheckedDocument, Format, Places, Report};
use mtlint::ruleset::RuleSet;
use mtlint::text::Span;
use mtlint::{Diagnostic, Document, Severity};
use std::fs;
use std::path::{Path, PathBuf};

/// The least share of the faults in each article that must be found, those left out that need the source.
const LEAST_SHARE: f64 = 0.85;

#[test]
fn clean_articles_are_silent() {
    let linter = Linter::new(RuleSet::built_in());
    let mut found = Vec::new();
    for path in articles("samples/clean") {
        for document in read(&path) {
            let positions = Positions::new(&document);
            for diagnostic in linter.check(&document) {
                let line = positions.place(diagnostic.span).line;
                found.push(format!("{}:{line}: {}: {}", document.path, diagnostic.rule, diagnostic.message));
            }
        }
    }
    assert!(found.is_empty(), "{} findings in clean articles:\n{}", found.len(), found.join("\n"));
}

#[test]
fn flagged_articles_give_their_reports() {
    let linter = Linter::new(RuleSet::built_in());
    let mut wrong = Vec::new();
    for path in flagged() {
        let actual = rendered(&linter, &path);
        let beside = path.with_extension(if path.extension().is_some_and(|it| it == "jsonl") { "expected.jsonl" } else { "expected.txt" });
        if updates() {
            fs::write(&beside, &actual).unwrap_or_else(|error| panic!("{}: {error}", beside.display()));
        } else if fs::read(&beside).ok().as_deref() != Some(actual.as_bytes()) {
            wrong.push(format!("{} is out of date; now it would be\n{actual}", beside.display()));
        }
    }
    assert!(wrong.is_empty(), "{}\nUPDATE_SAMPLES=1 cargo test --test samples writes them anew.", wrong.join("\n"));
}

#[test]
fn planted_faults_are_found() {
    let linter = Linter::new(RuleSet::built_in());
    let mut wrong = Vec::new();
    for path in flagged() {
        let document = read(&path).remove(0);
        let diagnostics = linter.check(&document);
        let notes_path = path.with_extension("notes.tsv");
        let mut notes = Notes::read(&notes_path);
        let covered = notes.covered(&document, &diagnostics);
        for (note, &is_covered) in notes.rows.iter_mut().zip(&covered) {
            match (is_covered, note.mark.is_some()) {
                (false, false) => wrong.push(format!("{}:{}: {} not found: {}", document.path, note.line, note.fault, note.text)),
                (true, true) if updates() => note.mark = None,
                (true, true) => wrong.push(format!("{}:{}: {} is found by now: {}", document.path, note.line, note.fault, note.text)),
                _ => {}
            }
        }
        if updates() {
            fs::write(&notes_path, notes.to_text()).unwrap_or_else(|error| panic!("{}: {error}", notes_path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn most_planted_faults_are_found() {
    let linter = Linter::new(RuleSet::built_in());
    let mut wrong = Vec::new();
    for path in flagged() {
        let document = read(&path).remove(0);
        let notes = Notes::read(&path.with_extension("notes.tsv"));
        let covered = notes.covered(&document, &linter.check(&document));
        let monolingual = notes.rows.iter().filter(|note| note.mark.as_deref() != Some("source")).count();
        let found = covered.iter().filter(|&&is_covered| is_covered).count();
        let line = format!("{:40} {found:3} of {monolingual:3} found", document.path);
        print_line(&line);
        let share = f64::from(u32::try_from(found).unwrap_or(0)) / f64::from(u32::try_from(monolingual).unwrap_or(u32::MAX));
        if share < LEAST_SHARE {
            wrong.push(line);
        }
    }
    assert!(wrong.is_empty(), "too few found:\n{}", wrong.join("\n"));
}

/// Each finding of warning or error weight is about a fault that the notes know: an editor would call any other a false alarm.
#[test]
fn what_is_reported_was_planted() {
    let linter = Linter::new(RuleSet::built_in());
    let mut wrong = Vec::new();
    for path in flagged() {
        let document = read(&path).remove(0);
        let positions = Positions::new(&document);
        let notes = Notes::read(&path.with_extension("notes.tsv"));
        let planted: Vec<Span> = notes.rows.iter().flat_map(|note| note.places(&document)).collect();
        for diagnostic in linter.check(&document) {
            let is_planted = planted.iter().any(|&span| touch(span, diagnostic.span));
            if diagnostic.severity >= Severity::Warning && !is_planted {
                let line = positions.place(diagnostic.span).line;
                wrong.push(format!("{}:{line}: {}: {}", document.path, diagnostic.rule, diagnostic.message));
            }
        }
    }
    assert!(wrong.is_empty(), "{} findings that no note knows:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_bilingual_sample_has_both_sides() {
    let documents = read(Path::new("samples/bilingual/dam.de-en.jsonl"));
    assert_eq!(documents.len(), 1);
    let document = &documents[0];
    assert_eq!((document.id.as_deref(), document.lang.primary()), (Some("dam"), "en"));
    assert_eq!(document.source_lang.as_ref().map(|lang| lang.primary()), Some("de"));
    assert_eq!(document.units.len(), 28);
    for (index, unit) in document.units.iter().enumerate() {
        let source = document.source_of(index).unwrap_or_else(|| panic!("{:?} has no source", unit.segment));
        assert!(!source.text(&document.source).is_empty());
        assert!(!document.target(&unit.target).is_empty());
    }
}

/// One planted fault.
struct Note {
    line: usize,
    text: String,
    fault: String,
    mark: Option<String>,
}

impl Note {
    /// Where its text stands on its line.
    fn places(&self, document: &Document) -> Vec<Span> {
        let (mut start, mut places) = (0, Vec::new());
        for (index, line) in document.text.split_inclusive('\n').enumerate() {
            if index + 1 == self.line {
                places.extend(line.match_indices(&self.text).map(|(at, text)| Span::of(start + at..start + at + text.len())));
            }
            start += line.len();
        }
        assert!(!places.is_empty(), "{}:{}: the text of the note is not there: {}", document.path, self.line, self.text);
        places
    }
}

/// The faults planted in one article.
struct Notes {
    head: String,
    rows: Vec<Note>,
}

impl Notes {
    fn read(path: &Path) -> Self {
        let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let mut lines = text.lines();
        let head = lines.next().unwrap_or_default().to_owned();
        let row = |line: &str| {
            let mut fields = line.split('\t').map(str::to_owned);
            let line = fields.next()?.parse().ok()?;
            let note = Note { line, text: fields.next()?, fault: fields.next()?, mark: fields.next() };
            note.mark.as_deref().is_none_or(|mark| matches!(mark, "missed" | "source")).then_some(note)
        };
        let rows = lines.map(|line| row(line).unwrap_or_else(|| panic!("{}: not a note: {line}", path.display())));
        Self { head, rows: rows.collect() }
    }

    fn to_text(&self) -> String {
        let mut text = format!("{}\n", self.head);
        for note in &self.rows {
            let mark = note.mark.as_ref().map(|mark| format!("\t{mark}")).unwrap_or_default();
            text += &format!("{}\t{}\t{}{mark}\n", note.line, note.text, note.fault);
        }
        text
    }

    /// For each note whether a finding is about it, or names its text as the other place that belongs to it. Two notes about
    /// two places with the same text on one line need two findings.
    fn covered(&self, document: &Document, diagnostics: &[Diagnostic]) -> Vec<bool> {
        let same = |one: &Note, other: &Note| one.line == other.line && one.text == other.text;
        let is_covered = |index: usize| {
            let note = &self.rows[index];
            let places = note.places(document);
            let earlier = self.rows[..index].iter().filter(|other| same(other, note)).count();
            let spans = |it: &Diagnostic| it.related.iter().map(|related| related.span).chain([it.span]).collect::<Vec<_>>();
            let about = |it: &&Diagnostic| spans(it).iter().any(|&span| places.iter().any(|&place| touch(place, span)));
            diagnostics.iter().filter(about).count() > earlier.min(places.len() - 1)
        };
        (0..self.rows.len()).map(is_covered).collect()
    }
}

/// Whether two spans share a byte, or one is empty and stands in or at the edge of the other.
fn touch(one: Span, other: Span) -> bool {
    one.overlaps(other) || (one.is_empty() || other.is_empty()) && one.start <= other.end && other.start <= one.end
}

fn updates() -> bool {
    std::env::var_os("UPDATE_SAMPLES").is_some()
}

/// The articles in a folder, without what stands beside them.
fn articles(folder: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{folder}: {error}"));
    let mut paths: Vec<PathBuf> =
        entries.map(|entry| Path::new(folder).join(entry.unwrap_or_else(|error| panic!("{folder}: {error}")).file_name())).collect();
    paths.retain(|path| {
        let name = path.to_string_lossy();
        !name.contains(".expected.") && !name.ends_with(".notes.tsv")
    });
    paths.sort();
    assert!(!paths.is_empty(), "{folder} is empty");
    paths
}

fn flagged() -> Vec<PathBuf> {
    let mut paths = articles("samples/flagged");
    paths.extend(articles("samples/bilingual"));
    paths
}

fn read(path: &Path) -> Vec<Document> {
    let documents = input::open(path, &Options::default()).unwrap_or_else(|error| panic!("{error}"));
    documents.map(|document| document.unwrap_or_else(|error| panic!("{error}"))).collect()
}

/// The report on the article as the command line would write it to a file.
fn rendered(linter: &Linter, path: &Path) -> String {
    let format = if path.extension().is_some_and(|it| it == "jsonl") { Format::Jsonl } else { Format::Text };
    let reporter = report::reporter(format, report::Options { width: 100, ..report::Options::default() });
    let mut out = Vec::new();
    let write = |out: &mut Vec<u8>| -> std::io::Result<()> {
        let mut report = Report::begin(&*reporter, out)?;
        for document in read(path) {
            let (diagnostics, positions) = (linter.check(&document), Places::new(&document));
            report.document(&CheckedDocument { document: &document, diagnostics: &diagnostics, locator: &positions })?;
        }
        report.finish().map(drop)
    };
    write(&mut out).unwrap_or_else(|error| panic!("{error}"));
    String::from_utf8(out).unwrap_or_else(|error| panic!("{error}"))
}

#[expect(clippy::print_stdout, reason = "for the reader of --nocapture")]
fn print_line(line: &str) {
    println!("{line}");
}
