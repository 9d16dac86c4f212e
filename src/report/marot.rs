//! The ten columns of MQM data that the viewer Marot reads: a row a finding, and one for each segment without any.
//!
//! <https://github.com/google-research/google-research/tree/master/marot>

use super::{CheckedDocument, Reporter};
use crate::diagnostic::Diagnostic;
use crate::mqm::{self, Grade};
use crate::text::Span;
use crate::visible::{self, no_command, spell, visible};
use serde_json::json;
use std::borrow::Cow;
use std::io::{self, Write};

const COLUMNS: &str = "system\tdoc\tdocSegId\tglobalSegId\trater\tsource\ttarget\tcategory\tseverity\tmetadata";
const RATER: &str = "mtlint";

pub(super) struct Marot;

impl Reporter for Marot {
    fn begin(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{COLUMNS}")
    }

    fn document(&self, checked: &CheckedDocument<'_>, out: &mut dyn Write) -> io::Result<()> {
        let CheckedDocument { document, diagnostics, .. } = *checked;
        let system = mqm::system(document);
        let name = document.id.as_deref().unwrap_or(&document.path);
        for (index, (unit, own)) in mqm::by_unit(document, diagnostics).enumerate() {
            let source = document.source_of(index);
            let mut row = |found: Option<&Diagnostic>| {
                let number = (index + 1).to_string();
                let (category, severity) =
                    found.map_or_else(|| ("No-error".to_owned(), "no-error"), |found| named(found, Grade::of(document, found)));
                let in_source = found.and_then(|found| found.source.as_deref()).map(|place| place.span);
                let source = source.map(|whole| marked(&document.source, whole, in_source)).unwrap_or_default();
                let target = marked(&document.text, unit.target.span, found.map(|found| found.span));
                let anywhere = format!("{name}:{number}");
                let cells = [&system, name, &number, &anywhere, RATER, &source, &target, &category, severity].map(visible);
                let metadata = match found {
                    Some(found) => visible::json(&json!({ "rule": found.rule, "note": found.message }))?,
                    None => "{}".to_owned(),
                };
                writeln!(out, "{}\t{metadata}", no_command(&cells.join("\t")))
            };
            if own.is_empty() {
                row(None)?;
            }
            own.iter().try_for_each(|found| row(Some(found)))?;
        }
        Ok(())
    }
}

/// The text of a segment with a finding between `<v>` and `</v>`.
fn marked(text: &str, whole: Span, found: Option<Span>) -> String {
    let found = found.map(|found| Span::new(found.start.max(whole.start), found.end.min(whole.end)));
    match found.filter(|found| found.start <= found.end) {
        Some(found) => {
            let [before, after] = [Span::new(whole.start, found.start), Span::new(found.end, whole.end)].map(|part| part.text(text));
            let [before, found, after] = [before, found.text(text), after].map(unmarked);
            format!("{before}<v>{found}</v>{after}")
        }
        None => unmarked(whole.text(text)).into_owned(),
    }
}

/// `text` without anything that a reader would take for the tags around a finding.
fn unmarked(text: &str) -> Cow<'_, str> {
    if !text.contains("v>") {
        return Cow::Borrowed(text);
    }
    let mut spelled = String::new();
    spell('<', &mut spelled);
    let tags = |name: &str| (format!("<{name}"), format!("{spelled}{name}"));
    let [(opening, shown), (closing, shown_closing)] = ["v>", "/v>"].map(tags);
    Cow::Owned(text.replace(&opening, &shown).replace(&closing, &shown_closing))
}

/// A category and a severity as the annotations of WMT call them.
fn named(found: &Diagnostic, grade: Grade) -> (String, &'static str) {
    if grade == Grade::NonTranslation {
        return ("Non-translation!".to_owned(), Grade::Major.severity());
    }
    let severity = grade.severity();
    let (dimension, kind) = found.category.split_once('/').unwrap_or((&found.category, ""));
    let dimension = match dimension {
        "linguistic-conventions" => "Fluency",
        "locale-conventions" => "Locale convention",
        other => &capitalised(other),
    };
    let kind = capitalised(kind);
    (if kind.is_empty() { dimension.to_owned() } else { format!("{dimension}/{kind}") }, severity)
}

fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters.map(|letter| if letter == '-' { ' ' } else { letter })).collect()
}
