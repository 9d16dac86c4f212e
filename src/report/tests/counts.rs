//! What is counted, and what is left out where there is much.

use super::*;
use crate::report::{Reporter, Summary, Totals, statistics};

/// The report on one document of which the findings below `level` are not shown.
fn partly(reporter: &dyn Reporter, document: &Document, found: &[Diagnostic], level: Severity) -> String {
    let locator = PlainText::new(&document.text);
    let shown: Vec<Diagnostic> = found.iter().filter(|diagnostic| diagnostic.severity >= level).cloned().collect();
    let mut out = Vec::new();
    let mut report = Report::begin(reporter, &mut out).expect("a vector takes all");
    let totals = Totals::new(Summary::of(document, found), &shown);
    report.partly(&CheckedDocument { document, diagnostics: &shown, locator: &locator }, totals).expect("a vector takes all");
    report.finish().expect("a vector takes all");
    String::from_utf8(out).expect("reports are UTF-8")
}

fn counted(format: Format, level: Severity) -> String {
    let (document, diagnostics) = sample();
    let reporter = statistics::reporter(format, &Options::default()).expect("it has statistics");
    partly(&*reporter, &document, &diagnostics, level)
}

#[test]
fn statistics_for_people() {
    let expected = "\
./news/a b.txt: 1 error, 1 warning, 1 note (1 fixable, 1 unsafe)

findings  errors  warnings    notes  fixable   unsafe  documents  rule
       1       1         0        0        1        0          1  boilerplate/follow-toggle
       1       0         1        0        0        1          1  grammar/doubled-word
       1       0         0        1        0        0          1  style/day

findings  errors  warnings    notes  fixable   unsafe  documents  family
       1       1         0        0        1        0          1  boilerplate
       1       0         1        0        0        1          1  grammar
       1       0         0        1        0        0          1  style

findings  errors  warnings    notes  fixable   unsafe  documents  category
       2       1         0        1        1        0          1  accuracy/addition
       1       0         1        0        0        1          1  fluency/grammar

1 article, 12 words: 1 error, 1 warning, 1 note
`mtlint fix` mends 1, with --unsafe-fixes 1 more; `mtlint diff` shows how
";
    assert_eq!(counted(Format::Text, Severity::Note), expected);
}

#[test]
fn statistics_for_programs() {
    let report = parsed(&counted(Format::Json, Severity::Warning));
    let counts = |errors, warnings, fixable, fixable_unsafe| json!({ "errors": errors, "warnings": warnings, "notes": 0, "fixable": fixable, "fixable_unsafe": fixable_unsafe });
    let with = |name: &str, value: Value, mut counts: Value| {
        counts[name] = value;
        counts
    };
    let document = with("path", json!("./news/a b.txt"), with("id", Value::Null, counts(1, 1, 1, 1)));
    assert_eq!(report["documents"], json!([document]));
    assert_eq!(report["rules"][1], with("name", json!("grammar/doubled-word"), with("documents", json!(1), counts(0, 1, 0, 1))));
    assert_eq!((report["families"].as_array().map(Vec::len), report["categories"].as_array().map(Vec::len)), (Some(2), Some(2)));
    assert_eq!((&report["summary"]["notes"], &report["version"]), (&json!(1), &json!(1)));
    let csv = counted(Format::Csv, Severity::Error);
    let rows: Vec<&str> = csv.lines().collect();
    assert_eq!(rows[1], "document,./news/a b.txt,,1,1,0,0,1,0,1");
    assert_eq!(
        rows[2..],
        ["rule,boilerplate/follow-toggle,,1,1,0,0,1,0,1", "family,boilerplate,,1,1,0,0,1,0,1", "category,accuracy/addition,,1,1,0,0,1,0,1"]
    );
    for &format in Format::ALL {
        assert_eq!(statistics::reporter(format, &Options::default()).is_some(), statistics::FORMATS.contains(&format));
    }
}

#[test]
fn documents_are_counted_for_each_kind() {
    let mut sum = Totals::default();
    for text in ["bad bad", "bad", "fine"] {
        let document = document("a.txt", text);
        let found: Vec<Diagnostic> = text.match_indices("bad").map(|(at, _)| finding("a/b", "Bad", Span::of(at..at + 3))).collect();
        sum += Totals::new(Summary::of(&document, &found), &found);
    }
    let tally = sum.rules["a/b"];
    assert_eq!((tally.documents, tally.counts.errors, sum.summary.documents), (2, 3, 3));
    assert_eq!((sum.families["a"], sum.categories["accuracy/addition"]), (tally, tally));
}

#[test]
fn what_is_not_shown_is_counted() {
    let (document, diagnostics) = sample();
    let reporter = reporter(Format::Concise, Options::default());
    let text = partly(&*reporter, &document, &diagnostics, Severity::Warning);
    assert!(!text.contains("style/day"), "{text}");
    assert!(text.contains(": 1 error, 1 warning, 1 note\n1 of them is below --level, and not shown\n`mtlint fix` mends 1"), "{text}");
    let text = partly(&*reporter, &document, &diagnostics, Severity::Error);
    assert!(text.contains("\n2 of them are below --level, and not shown\n"), "{text}");
}

#[test]
fn of_many_alike_findings_some_are_shown() {
    let text = "bad ".repeat(9);
    let mut found: Vec<Diagnostic> = (0..9).map(|number| finding("a/b", "Bad", Span::new(4 * number, 4 * number + 3))).collect();
    found[7].severity = Severity::Note;
    found[8].rule = "a/c".into();
    let document = document("a.txt", &text);
    let shown = |format, max_per_rule| report(format, Options { max_per_rule, quiet: true, ..Options::default() }, &document, &found);
    let some = shown(Format::Text, 2);
    assert_eq!((some.matches("error[a/b]").count(), some.matches("note[a/b]").count(), some.matches("error[a/c]").count()), (2, 1, 1));
    assert_eq!(some.matches("\n\nand 5 more of this rule; --max-per-rule 0 shows all\n\n").count(), 1, "{some}");
    assert!(!shown(Format::Text, 7).contains("more of this rule"));
    assert_eq!(shown(Format::Text, 0), shown(Format::Text, 9));
    let rows = shown(Format::Markdown, 2);
    assert!(rows.contains("| 1:5 | error | `a/b` | `Bad` |\n| | error | `a/b` | and 5 more |\n"), "{rows}");
    assert_eq!(shown(Format::Concise, 2).lines().count(), 9);
}
