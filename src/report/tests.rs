//! The formats, on one document each.

mod counts;
mod tools;

use super::testing::{document, finding, fix, related, report, report_with, span};
use super::{CheckedDocument, Format, Locator, Options, Places, PlainText, Report, RuleInfo, json, reporter};
use crate::diagnostic::{Diagnostic, Safety, Severity};
use crate::document::{Document, Encoding, Islands, Markup, Origin, SourceFile, Syntax};
use crate::input::{self, Place, SourceArticle, align_source, documents};
use crate::text::Span;
use serde_json::{Value, json};

const TEXT: &str = "Ann Berg\n\n\u{2022} Follow I follow\n\nThe the vote is on Monday.\n";

fn sample() -> (Document, Vec<Diagnostic>) {
    let mut first = finding("boilerplate/follow-toggle", "Leftover button", span(TEXT, "\u{2022} Follow I follow"));
    first.help = Some("Extraction keeps both labels: 100 %,\nbad.".into());
    first.fix = fix(Safety::Safe, "delete the line", &[(Span::new(10, 31), "")]);
    let mut second = finding("grammar/doubled-word", "\u{201c}the\u{201d} is repeated", span(TEXT, "The the"));
    second.severity = Severity::Warning;
    second.category = "fluency/grammar".into();
    second.related = vec![related(span(TEXT, "The "), "the first")];
    second.fix = fix(Safety::Unsafe, "drop one", &[(span(TEXT, "the "), "")]);
    let mut third = finding("style/day", "Which Monday?", span(TEXT, "Monday"));
    third.severity = Severity::Note;
    third.fix = fix(Safety::Suggest, "name the date", &[]);
    (document("./news/a b.txt", TEXT), vec![first, second, third])
}

fn rules() -> Vec<RuleInfo> {
    let rule = |id: &str, severity, category: &str| RuleInfo {
        id: id.into(),
        summary: format!("What {id} finds"),
        why: "Because.".to_owned(),
        help: "Because.\nBad: so {0}".to_owned(),
        severity,
        category: category.into(),
        page: Some(format!("https://news.example/{id}.html")),
    };
    vec![
        rule("boilerplate/follow-toggle", Severity::Error, "accuracy/addition"),
        rule("grammar/doubled-word", Severity::Warning, "fluency/grammar"),
        rule("grammar/silent", Severity::Warning, "fluency/grammar"),
    ]
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

#[test]
fn json_keeps_the_names_and_the_order_of_its_fields() {
    let (document, diagnostics) = sample();
    let text = report(Format::Json, Options::default(), &document, &diagnostics[1..2]);
    let expected = format!(
        concat!(
            r#"{{"version":1,"tool":{{"name":"mtlint","version":"{}"}},"documents":["#,
            "\n",
            r#"{{"path":"./news/a b.txt","id":null,"lang":"en","source_lang":null,"words":12,"diagnostics":["#,
            r#"{{"rule":"grammar/doubled-word","severity":"warning","category":"fluency/grammar","#,
            r#""message":"“the” is repeated","help":null,"segment":null,"#,
            r#""span":{{"start":31,"end":38,"line":5,"column":1,"end_line":5,"end_column":8}},"text":"The the","#,
            r#""related":[{{"segment":null,"span":{{"start":31,"end":35,"line":5,"column":1,"end_line":5,"end_column":5}},"#,
            r#""text":"The ","message":"the first"}}],"#,
            r#""fix":{{"safety":"unsafe","description":"drop one","edits":[{{"segment":null,"start":35,"end":39,"replacement":""}}]}}}}]}}"#,
            "\n",
            r#"],"summary":{{"documents":1,"words":12,"errors":0,"warnings":1,"notes":0,"fixable":0,"fixable_unsafe":1}}}}"#,
            "\n",
        ),
        env!("CARGO_PKG_VERSION")
    );
    assert_eq!(text, expected);
}

#[test]
fn json_tells_the_confidence_where_there_is_one() {
    let (document, mut diagnostics) = sample();
    diagnostics[0].confidence = Some(97);
    let report = parsed(&report(Format::Json, Options::default(), &document, &diagnostics));
    let found = &report["documents"][0]["diagnostics"];
    assert_eq!(found[0]["confidence"], 0.97);
    assert_eq!(found[1].get("confidence"), None);
}

#[test]
fn json_of_any_number_of_documents_is_json_and_keeps_to_its_schema() {
    let schema = jsonschema::validator_for(&json::schema()).expect("a schema");
    let (document, mut diagnostics) = sample();
    diagnostics[1].confidence = Some(99);
    let locator = PlainText::new(TEXT);
    for count in 0..3 {
        let reporter = reporter(Format::Json, Options::default());
        let mut out = Vec::new();
        let mut report = Report::begin(&*reporter, &mut out).expect("a vector takes all");
        for _ in 0..count {
            let checked = CheckedDocument { document: &document, diagnostics: &diagnostics, locator: &locator };
            report.document(&checked).expect("a vector takes all");
        }
        let summary = report.finish().expect("a vector takes all");
        let value: Value = serde_json::from_slice(&out).expect("JSON");
        assert_eq!(value["documents"].as_array().map(Vec::len), Some(count));
        assert_eq!(value["summary"]["errors"], json!(count));
        let counts = summary.counts;
        assert_eq!((summary.documents, counts.warnings, counts.notes), (count, count, count));
        assert_eq!((counts.fixable, counts.fixable_unsafe), (count, count));
        let errors: Vec<String> = schema.iter_errors(&value).map(|error| error.to_string()).collect();
        assert_eq!(errors, Vec::<String>::new());
    }
}

#[test]
fn jsonl_is_the_documents_of_json_line_by_line() {
    let (document, diagnostics) = sample();
    let lines = report(Format::Jsonl, Options::default(), &document, &diagnostics);
    let whole = parsed(&report(Format::Json, Options::default(), &document, &diagnostics));
    assert_eq!(lines.matches('\n').count(), 1);
    assert_eq!(parsed(&lines), whole["documents"][0]);
    let clean = report(Format::Jsonl, Options::default(), &document, &[]);
    assert_eq!(parsed(&clean)["diagnostics"], json!([]));
}

/// A document of two records, `segment` 7 on line 3 and 8 on line 4 of its file.
struct TwoRecords;

impl TwoRecords {
    const TEXT: &str = "One Kiev.\nAnd Kyiv.";

    fn document() -> Document {
        let mut document = document("set.jsonl", Self::TEXT);
        let raw = "{\"target\":\"One Kiev.\"}\n{\"target\":\"And Kyiv.\"}\n".to_owned();
        let targets = vec![Span::new(11, 20), Span::new(34, 43)];
        document.id = Some("d1".to_owned());
        document.origin = Origin::Islands(Islands {
            first_column: 1,
            locked: Vec::new(),
            codes: Vec::new(),
            package: None,
            syntax: Syntax::Json,
            encoding: Encoding::Utf8,
            raw,
            first_line: 3,
            targets,
            sources: Vec::new(),
        });
        document
    }
}

impl Locator for TwoRecords {
    fn place(&self, span: Span) -> Place {
        let second = span.start >= 10;
        let (base, line) = if second { (10, 4) } else { (0, 3) };
        let (start, end) = (span.start - base, span.end - base);
        let segment = Some(if second { "8" } else { "7" }.to_owned());
        let (column, end_column) = (start + 12, end + 12);
        Place { segment, start: start as usize, end: end as usize, line, column, end_line: line, end_column }
    }

    fn source_place(&self, _: Span) -> Option<Place> {
        None
    }
}

/// A record whose figure differs from that of its source.
fn changed_figure(bytes: &str, path: &str) -> (Document, Diagnostic) {
    let mut document = documents(bytes.as_bytes(), path, input::Format::of(path), &input::Options::default()).next().unwrap().unwrap();
    if document.source.is_empty() {
        let file = SourceFile { path: "dam.de.txt".to_owned(), encoding: Encoding::Utf8Bom };
        let text = "Der Damm\n\nist 41 Meter hoch.".to_owned();
        align_source(&mut document, &SourceArticle { file, text, format: input::Format::Text }, "de".parse().ok());
    }
    let mut diagnostic = finding("values/changed", "Another figure", span(&document.text, "14"));
    diagnostic.source = Some(Box::new(related(span(&document.source, "41"), "the figure of the source")));
    (document, diagnostic)
}

#[test]
fn a_finding_shows_its_place_in_the_source() {
    let line = r#"{"id":"s1","source":"Der \"Damm\" ist 41 Meter hoch.","target":"The \u201cdam\u201d is 14 metres high."}"#;
    let text = "The dam\n\nis 14 metres high.";
    for (bytes, path, place) in [
        (line, "dam.jsonl", json!({ "start": 15, "end": 17, "line": 1, "column": 39, "end_line": 1, "end_column": 41 })),
        (text, "dam.txt", json!({ "start": 17, "end": 19, "line": 3, "column": 5, "end_line": 3, "end_column": 7 })),
    ] {
        let (document, diagnostic) = changed_figure(bytes, path);
        let found = [diagnostic];
        let reported =
            |format| report_with(format, Options { quiet: true, ..Options::default() }, &document, &found, &Places::new(&document));
        let source = &parsed(&reported(Format::Jsonl))["diagnostics"][0]["source"];
        assert_eq!((&source["span"], &source["text"]), (&place, &json!("41")), "{path}");
        let source_path = if path == "dam.txt" { "dam.de.txt" } else { path };
        let sarif = parsed(&reported(Format::Sarif));
        let related = &sarif["runs"][0]["results"][0]["relatedLocations"][0]["physicalLocation"];
        assert_eq!(related["artifactLocation"]["uri"], json!(source_path));
        assert_eq!(related["region"]["startColumn"], place["column"]);
        let text = reported(Format::Text);
        assert!(text.contains(&format!("::: {source_path}:{}", place["line"])) && text.contains("-- the figure of the source"), "{text}");
    }
}

fn record_finding() -> Diagnostic {
    let mut diagnostic = finding("names/variants", "Two spellings", Span::new(4, 8));
    diagnostic.related = vec![related(Span::new(14, 18), "the other")];
    diagnostic.fix = fix(Safety::Safe, "write Kyiv", &[(Span::new(4, 8), "Kyiv")]);
    diagnostic
}

#[test]
fn records_are_named_and_counted_by_segment() {
    let document = TwoRecords::document();
    let text = report_with(Format::Jsonl, Options::default(), &document, &[record_finding()], &TwoRecords);
    let found = &parsed(&text)["diagnostics"][0];
    assert_eq!(found["segment"], json!("7"));
    assert_eq!(found["span"], json!({ "start": 4, "end": 8, "line": 3, "column": 16, "end_line": 3, "end_column": 20 }));
    assert_eq!(found["related"][0]["text"], json!("Kyiv"));

    let text = report_with(Format::Text, Options { quiet: true, ..Options::default() }, &document, &[record_finding()], &TwoRecords);
    let expected = "\
error[names/variants]: Two spellings
 --> set.jsonl:3:16 (segment 7)
  |
3 | One Kiev.
  |     ^^^^
4 | And Kyiv.
  |     ---- the other
safe fix: write Kyiv
  |
3 - One Kiev.
3 + One Kyiv.

";
    assert_eq!(text, expected);

    let text = report_with(Format::Github, Options::default(), &document, &[record_finding()], &TwoRecords);
    let expected = "::error file=set.jsonl,line=3,endLine=3,col=16,endColumn=20,title=names/variants::Two spellings (segment 7)\n";
    assert_eq!(text, expected);
}

#[test]
fn one_line_a_finding() {
    let (document, mut diagnostics) = sample();
    diagnostics[0].message = "Leftover\nbutton ##[group]x".to_owned();
    let text = report(Format::Concise, Options::default(), &document, &diagnostics);
    let expected = "\
./news/a b.txt:3:1: error[boilerplate/follow-toggle] Leftover<U+000A>button <U+0023>#[group]x
./news/a b.txt:5:1: warning[grammar/doubled-word] “the” is repeated
./news/a b.txt:5:20: note[style/day] Which Monday?
1 article, 12 words: 1 error, 1 warning, 1 note
`mtlint fix` mends 1, with --unsafe-fixes 1 more; `mtlint diff` shows how
";
    assert_eq!(text, expected);
    let quiet = report(Format::Concise, Options { quiet: true, ..Options::default() }, &document, &diagnostics);
    assert_eq!(quiet.lines().count(), 3);
    let text = report_with(
        Format::Concise,
        Options { quiet: true, ..Options::default() },
        &TwoRecords::document(),
        &[record_finding()],
        &TwoRecords,
    );
    assert_eq!(text, "set.jsonl:3:16: error[names/variants] Two spellings (segment 7)\n");
    let coloured = report(Format::Concise, Options { colour: true, ..Options::default() }, &document, &diagnostics);
    assert!(coloured.contains("\u{1b}[91merror[boilerplate/follow-toggle]\u{1b}[0m"), "{coloured:?}");
}

#[test]
fn findings_below_the_name_of_their_document() {
    let (document, mut diagnostics) = sample();
    diagnostics[1].message = "“the” is repeated, which no sentence of any language that is known to us needs".to_owned();
    let text = report(Format::Grouped, Options { width: 60, ..Options::default() }, &document, &diagnostics);
    let expected = "\
./news/a b.txt
  3:1   error    Leftover button [boilerplate/follow-toggle]
  5:1   warning  “the” is repeated, which no sentence of any
                 language that is known to us needs
                 [grammar/doubled-word]
  5:20  note     Which Monday? [style/day]

1 article, 12 words: 1 error, 1 warning, 1 note
`mtlint fix` mends 1, with --unsafe-fixes 1 more; `mtlint diff` shows how
";
    assert_eq!(text, expected);
    assert!(report(Format::Grouped, Options { quiet: true, ..Options::default() }, &document, &[]).is_empty());
    let text = report_with(
        Format::Grouped,
        Options { quiet: true, ..Options::default() },
        &TwoRecords::document(),
        &[record_finding()],
        &TwoRecords,
    );
    assert_eq!(text, "set.jsonl (d1)\n  3:16  error  Two spellings (segment 7) [names/variants]\n\n");
}

#[test]
fn github_commands_are_escaped() {
    let (document, mut diagnostics) = sample();
    diagnostics[1].span = Span::new(0, 10);
    diagnostics[1].rule = "a,b:c/d".into();
    let text = report(Format::Github, Options::default(), &document, &diagnostics);
    let expected = "\
::error file=news/a b.txt,line=3,endLine=3,col=1,endColumn=18,title=boilerplate/follow-toggle::Leftover button%0AExtraction keeps both labels: 100 %25,%0Abad.
::warning file=news/a b.txt,line=1,endLine=3,title=a%2Cb%3Ac/d::“the” is repeated
::notice file=news/a b.txt,line=5,endLine=5,col=20,endColumn=26,title=style/day::Which Monday?
";
    assert_eq!(text, expected);
}

/// Checks `text` against the official schema and returns it parsed.
fn sarif(text: &str) -> Value {
    // One pattern, of a property that is not used here, has a stray bracket.
    let schema = include_str!("../../tests/fixtures/sarif/sarif-schema-2.1.0.json").replace("-[a-zA-Z]{2}]?$", "-[a-zA-Z]{2}$");
    let schema = parsed(&schema);
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).expect("the schema of SARIF");
    let value = parsed(text);
    let errors: Vec<String> = validator.iter_errors(&value).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert_eq!(errors, Vec::<String>::new());
    value
}

#[test]
fn sarif_keeps_to_the_official_schema() {
    let (document, diagnostics) = sample();
    let options = Options { rules: rules(), ..Options::default() };
    let value = sarif(&report(Format::Sarif, options.clone(), &document, &diagnostics));
    let run = &value["runs"][0];
    let driver = &run["tool"]["driver"];
    assert_eq!(driver["rules"].as_array().map(Vec::len), Some(2));
    assert_eq!(driver["rules"][1]["help"]["text"], json!("Because.\nBad: so {{0}}"));
    assert_eq!(driver["rules"][1]["helpUri"], json!("https://news.example/grammar/doubled-word.html"));
    assert_eq!(driver["rules"][1]["defaultConfiguration"]["level"], json!("warning"));
    assert_eq!(driver["rules"][1]["properties"]["tags"], json!(["fluency", "fluency/grammar"]));
    let results = &run["results"];
    assert_eq!(results.as_array().map(Vec::len), Some(3));
    assert_eq!(results[1]["ruleId"], driver["rules"][1]["id"]);
    assert_eq!(results[2]["level"], json!("note"));
    assert_eq!(
        results[1]["locations"][0]["physicalLocation"],
        json!({
            "artifactLocation": { "uri": "news/a%20b.txt" },
            "region": { "startLine": 5, "startColumn": 1, "endLine": 5, "endColumn": 8, "byteOffset": 31, "byteLength": 7 },
        })
    );
    assert_eq!(
        results[1]["fixes"][0]["artifactChanges"][0]["replacements"][0],
        json!({
            "deletedRegion": { "startLine": 5, "startColumn": 5, "endLine": 5, "endColumn": 9 },
            "insertedContent": { "text": "" },
        })
    );
    assert_eq!(results[2]["fixes"], Value::Null);

    let nothing = sarif(&report(Format::Sarif, options, &document, &[]));
    assert_eq!(nothing["runs"][0]["results"], json!([]));
    assert_eq!(nothing["runs"][0]["tool"]["driver"]["rules"], json!([]));
}

#[test]
fn sarif_of_records_has_neither_byte_offsets_nor_fixes() {
    let document = TwoRecords::document();
    let text = report_with(Format::Sarif, Options::default(), &document, &[record_finding()], &TwoRecords);
    let value = sarif(&text);
    let result = &value["runs"][0]["results"][0];
    assert_eq!(result["locations"][0]["logicalLocations"][0]["fullyQualifiedName"], json!("d1/7"));
    assert_eq!(result["locations"][0]["physicalLocation"]["region"]["byteOffset"], Value::Null);
    assert_eq!(result["fixes"], Value::Null);
}

#[test]
fn fingerprints_outlive_moved_lines_and_tell_twins_apart() {
    let print = |text: &str| {
        let document = document("a.txt", text);
        let spans = text.match_indices("bad").map(|(at, part)| Span::of(at..at + part.len()));
        let found: Vec<Diagnostic> = spans.map(|span| finding("a/b", "bad", span)).collect();
        let value = parsed(&report(Format::Sarif, Options::default(), &document, &found));
        let results = value["runs"][0]["results"].as_array().cloned().unwrap_or_default();
        results.iter().map(|result| result["partialFingerprints"]["blockHash/v1"].to_string()).collect::<Vec<_>>()
    };
    let before = print("a bad line\nanother bad line\n");
    assert_eq!(print("new\n\na  bad line \nanother bad line\n"), before);
    let twins = print("bad and bad\n");
    assert_ne!(twins[0], twins[1]);
    assert_ne!(before[0], before[1]);
}

#[test]
fn formats_have_names() {
    for &format in Format::ALL {
        assert_eq!(format.name().parse(), Ok(format));
    }
    let error = "xml".parse::<Format>().map_err(|error| error.to_string()).expect_err("no format");
    assert!(error.starts_with("`xml` is not a report format; expected one of text, concise, grouped, json,"), "{error}");
}
