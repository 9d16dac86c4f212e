//! The formats that CI servers and other tools read, each given to a reader of its kind.

use super::*;
use proptest::prelude::*;
use pulldown_cmark::{Event, Options as Extensions, Parser, Tag, TagEnd};
use quick_xml::events::Event as XmlEvent;
use quick_xml::{Reader, XmlVersion};
use std::collections::BTreeSet;

fn of_sample(format: Format) -> String {
    let (document, diagnostics) = sample();
    report(format, Options::default(), &document, &diagnostics)
}

fn of_records(format: Format) -> String {
    report_with(format, Options::default(), &TwoRecords::document(), &[record_finding()], &TwoRecords)
}

/// `text` as JSON, which keeps to `schema`.
fn checked(text: &str, schema: &str) -> Value {
    let validator = jsonschema::validator_for(&parsed(schema)).expect("a schema");
    let value = parsed(text);
    let errors: Vec<String> = validator.iter_errors(&value).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert_eq!(errors, Vec::<String>::new());
    value
}

fn gitlab(text: &str) -> Value {
    checked(text, include_str!("../../../tests/fixtures/reports/gitlab.schema.json"))
}

fn rdjson(text: &str) -> Value {
    checked(text, include_str!("../../../tests/fixtures/reports/rdjson.schema.json"))
}

#[test]
fn gitlab_reads_its_report() {
    let issues = gitlab(&of_sample(Format::Gitlab));
    assert_eq!(issues[0]["location"], json!({ "path": "news/a b.txt", "lines": { "begin": 3, "end": 3 } }));
    let severities: Vec<&str> = (0..3).filter_map(|index| issues[index]["severity"].as_str()).collect();
    assert_eq!(severities, ["major", "minor", "info"]);
    assert_eq!(gitlab(&of_records(Format::Gitlab))[0]["description"], "Two spellings (segment 7)");
    assert_eq!(gitlab(&report(Format::Gitlab, Options::default(), &document("a.txt", ""), &[])), json!([]));
}

#[test]
fn marot_has_ten_columns_and_marks_the_place() {
    let text = "The dam held , all night.\nNobody\twas hurt.";
    let found = finding("a/b", "Space before “,”", span(text, " ,"));
    let lines = report(Format::Marot, Options::default(), &document("online/a.txt", text), &[found]);
    let rows: Vec<Vec<&str>> = lines.lines().map(|line| line.split('\t').collect()).collect();
    assert!(rows.len() == 3 && rows.iter().all(|row| row.len() == 10), "{lines}");
    assert_eq!(rows[1][..4], ["online", "online/a.txt", "1", "online/a.txt:1"]);
    assert_eq!(rows[1][6..9], ["The dam held<v> ,</v> all night.", "Accuracy/Addition", "major"]);
    assert_eq!(parsed(rows[1][9]), json!({ "rule": "a/b", "note": "Space before “,”" }));
    assert_eq!(rows[2][6..], ["Nobody<U+0009>was hurt.", "No-error", "no-error", "{}"]);
}

#[test]
fn spans_count_code_points_of_their_segment() {
    let text = "Nobody was hurt.\n🙂 The dam held , all night.";
    let found = finding("a/b", "Space before “,”", span(text, " ,"));
    let lines = report(Format::Spans, Options::default(), &document("a.txt", text), &[found]);
    let segments: Vec<Value> = lines.lines().map(parsed).collect();
    assert_eq!(segments[0]["error_spans"], json!([]));
    let [start, end] = ["start_i", "end_i"].map(|key| segments[1]["error_spans"][0][key].as_u64().expect("a number") as usize);
    let letters: Vec<char> = segments[1]["target"].as_str().expect("a text").chars().collect();
    assert_eq!(String::from_iter(&letters[start..end]), " ,");
    assert_eq!(segments[1]["error_spans"][0]["severity"], "major");
}

#[test]
fn gitlab_tells_alike_findings_apart_and_knows_them_again() {
    let prints = |path: &str, text: &str| -> Vec<String> {
        let spans = text.match_indices("bad").map(|(at, part)| Span::of(at..at + part.len()));
        let found: Vec<Diagnostic> = spans.map(|span| finding("a/b", "bad", span)).collect();
        let issues = gitlab(&report(Format::Gitlab, Options::default(), &document(path, text), &found));
        issues.as_array().into_iter().flatten().map(|issue| issue["fingerprint"].to_string()).collect()
    };
    let text = "bad and bad\na bad line\n";
    let all: BTreeSet<String> = [prints("a.txt", text), prints("b.txt", text)].concat().into_iter().collect();
    assert_eq!(all.len(), 6);
    assert_eq!(prints("./a.txt", &format!("new\n\n{text}")), prints("a.txt", text));
}

#[test]
fn reviewdog_reads_its_report() {
    let diagnostics = rdjson(&of_sample(Format::Rdjson))["diagnostics"].clone();
    assert_eq!(diagnostics[1]["code"]["value"], "grammar/doubled-word");
    assert_eq!(diagnostics[1]["location"]["range"], json!({ "start": { "line": 5, "column": 1 }, "end": { "line": 5, "column": 8 } }));
    let whole_line = json!([{ "range": { "start": { "line": 3, "column": 1 }, "end": { "line": 5, "column": 1 } }, "text": "" }]);
    assert_eq!((&diagnostics[0]["suggestions"], &diagnostics[2]["suggestions"]), (&whole_line, &Value::Null));
    let record = rdjson(&of_records(Format::Rdjson))["diagnostics"][0].clone();
    assert_eq!(record["location"]["range"], json!({ "start": { "line": 3 }, "end": { "line": 3 } }));
    assert_eq!(record["suggestions"], Value::Null);
}

#[test]
fn reviewdog_counts_bytes_and_takes_a_fix_as_one() {
    let text = "Für 東京 the the “town”.\r\nEnde.\r\n";
    let mut found = finding("a/b", "bad", span(text, "the the"));
    found.fix = fix(Safety::Safe, "mend", &[(span(text, "東京"), "Tokyo"), (span(text, "the "), "")]);
    let mut document = document("a.txt", text);
    let range = |document: &Document, found: &Diagnostic| {
        let diagnostics = rdjson(&report(Format::Rdjson, Options::default(), document, std::slice::from_ref(found)))["diagnostics"].clone();
        (diagnostics[0]["location"]["range"]["start"]["column"].clone(), diagnostics[0]["suggestions"][0].clone())
    };
    let (column, suggestion) = range(&document, &found);
    assert_eq!(column, json!(13));
    let expected = json!({ "range": { "start": { "line": 1, "column": 6 }, "end": { "line": 1, "column": 17 } }, "text": "Tokyo " });
    assert_eq!(suggestion, expected);
    document.origin = Origin::File(Encoding::Utf8Bom, Markup::Plain);
    assert_eq!(range(&document, &found).0, json!(16));
    let far = "x".repeat(5_000);
    found.fix = fix(Safety::Safe, "mend", &[(Span::new(0, 1), ""), (Span::new(4_999, 5_000), "")]);
    found.span = Span::new(0, 1);
    assert_eq!(range(&self::document("a.txt", &far), &found).1, Value::Null);
}

/// The elements of a well-formed XML text in order, each with its attributes.
fn elements(text: &str) -> Vec<(String, Vec<(String, String)>)> {
    let mut reader = Reader::from_str(text);
    let mut elements = Vec::new();
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{error}\n{text}")) {
            XmlEvent::Start(tag) | XmlEvent::Empty(tag) => {
                let name = tag.name().as_ref().to_owned();
                let attributes = tag.attributes().map(|attribute| {
                    let attribute = attribute.unwrap_or_else(|error| panic!("{error}\n{text}"));
                    let value = attribute.normalized_value(XmlVersion::Explicit1_0).expect("only known references").into_owned();
                    (attribute.key.as_ref().to_owned(), value)
                });
                elements.push((name, attributes.collect()));
            }
            XmlEvent::Eof => return elements,
            _ => {}
        }
    }
}

fn attribute<'e>(element: &'e (String, Vec<(String, String)>), name: &str) -> &'e str {
    element.1.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
}

#[test]
fn junit_has_a_failed_case_for_each_finding() {
    let (document, mut diagnostics) = sample();
    diagnostics[0].message = "a < \"b\" & <c>]]>\n".to_owned();
    let found = elements(&report(Format::Junit, Options::default(), &document, &diagnostics));
    let names: Vec<&str> = found.iter().map(|(name, _)| &**name).collect();
    assert_eq!(names, ["testsuites", "testsuite", "testcase", "failure", "testcase", "failure", "testcase", "failure"]);
    assert_eq!((attribute(&found[1], "tests"), attribute(&found[1], "failures")), ("3", "3"));
    assert_eq!(attribute(&found[2], "name"), "boilerplate/follow-toggle 3:1");
    assert_eq!((attribute(&found[3], "message"), attribute(&found[3], "type")), ("a < \"b\" & <c>]]><U+000A>", "error"));
    let clean = elements(&report(Format::Junit, Options::default(), &document, &[]));
    assert_eq!((clean.len(), attribute(&clean[1], "tests"), attribute(&clean[1], "failures")), (3, "1", "0"));
    assert_eq!(attribute(&elements(&of_records(Format::Junit))[1], "name"), "set.jsonl (d1)");
}

#[test]
fn checkstyle_has_an_error_for_each_finding() {
    let found = elements(&of_sample(Format::Checkstyle));
    let names: Vec<&str> = found.iter().map(|(name, _)| &**name).collect();
    assert_eq!(names, ["checkstyle", "file", "error", "error", "error"]);
    assert_eq!(attribute(&found[1], "name"), "news/a b.txt");
    let values: Vec<&str> = ["line", "column", "severity", "source"].map(|name| attribute(&found[4], name)).to_vec();
    assert_eq!(values, ["5", "20", "info", "mtlint.style/day"]);
    assert_eq!(attribute(&elements(&of_records(Format::Checkstyle))[2], "message"), "Two spellings (segment 7)");
}

#[test]
fn azure_commands_are_escaped() {
    let (mut document, mut diagnostics) = sample();
    document.path = "a;b]c%.txt".to_owned();
    diagnostics[0].message = "100 %;]\r\n##vso[task.complete]".to_owned();
    let expected = "\
##vso[task.logissue type=error;sourcepath=a%3Bb%5Dc%AZP25.txt;linenumber=3;columnnumber=1;code=boilerplate/follow-toggle]100 %AZP25;]<U+000D><U+000A><U+0023>#vso[task.complete]
##vso[task.logissue type=warning;sourcepath=a%3Bb%5Dc%AZP25.txt;linenumber=5;columnnumber=1;code=grammar/doubled-word]“the” is repeated
##vso[task.logissue type=warning;sourcepath=a%3Bb%5Dc%AZP25.txt;linenumber=5;columnnumber=20;code=style/day]Which Monday?
";
    assert_eq!(report(Format::Azure, Options::default(), &document, &diagnostics), expected);
}

/// The cells of one line of CSV.
fn cells(line: &str) -> Vec<String> {
    let (mut cells, mut quoted) = (vec![String::new()], false);
    let mut rest = line.chars().peekable();
    while let (Some(character), Some(cell)) = (rest.next(), cells.last_mut()) {
        match character {
            '"' if quoted && rest.peek() == Some(&'"') => cell.extend(rest.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            _ => cell.push(character),
        }
    }
    cells
}

#[test]
fn a_row_for_each_finding() {
    let (document, mut diagnostics) = sample();
    diagnostics[0].message = "one, \"two\"\tthree\nfour".to_owned();
    let csv = report(Format::Csv, Options::default(), &document, &diagnostics);
    let tsv = report(Format::Tsv, Options::default(), &document, &diagnostics);
    let rows: Vec<Vec<String>> = csv.lines().map(cells).collect();
    assert_eq!(rows, tsv.lines().map(|line| line.split('\t').map(str::to_owned).collect::<Vec<_>>()).collect::<Vec<_>>());
    assert_eq!((rows.len(), rows[0].len(), rows[0][10].as_str()), (4, 14, "message"));
    assert_eq!(rows[1][10], "one, \"two\"<U+0009>three<U+000A>four");
    assert_eq!(
        rows[2],
        [
            "./news/a b.txt",
            "",
            "",
            "5",
            "1",
            "5",
            "8",
            "warning",
            "grammar/doubled-word",
            "fluency/grammar",
            "“the” is repeated",
            "The the",
            "unsafe",
            "drop one",
        ]
    );
    assert!(of_records(Format::Tsv).lines().nth(1).is_some_and(|row| row.starts_with("set.jsonl\td1\t7\t3\t16\t")));
}

/// What a reader makes of the Markdown `text`: the cells of its tables, and whether there is anything but plain text and code.
fn tables(text: &str) -> (Vec<Vec<String>>, bool) {
    let (mut rows, mut is_plain) = (Vec::<Vec<String>>::new(), true);
    let mut in_cell = false;
    for event in Parser::new_ext(text, Extensions::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::TableRow) => rows.push(Vec::new()),
            Event::Start(Tag::TableCell) => {
                in_cell = true;
                rows.last_mut().into_iter().for_each(|row| row.push(String::new()));
            }
            Event::End(TagEnd::TableCell) => in_cell = false,
            Event::Code(code) | Event::Text(code) if in_cell => {
                rows.last_mut().and_then(|row| row.last_mut()).into_iter().for_each(|cell| cell.push_str(&code));
            }
            Event::Start(Tag::Table(_) | Tag::TableHead | Tag::Heading { .. } | Tag::Paragraph) | Event::End(_) => {}
            Event::Text(_) | Event::Code(_) | Event::SoftBreak => {}
            _ => is_plain = false,
        }
    }
    (rows, is_plain)
}

#[test]
fn tables_of_markdown() {
    let text = of_sample(Format::Markdown);
    let (rows, is_plain) = tables(&text);
    assert!(is_plain && text.starts_with("### `./news/a b.txt`\n\n"), "{text}");
    assert_eq!(rows[1], ["5:1", "warning", "grammar/doubled-word", "“the” is repeated"]);
    assert!(text.ends_with("\n1 article, 12 words: 1 error, 1 warning, 1 note\n\n`mtlint fix` mends 1, with --unsafe-fixes 1 more; `mtlint diff` shows how\n"), "{text}");
}

proptest! {
    #[test]
    fn no_words_break_out_of_a_table(
        message in "([a-z]{1,3}|[|`\\\\*_<>@\\[\\]()#&!~:$ ]|\\n|<b>|</td>|https://a\\.b|@all|```){1,12}",
        path in "[a-z`|<\\\\]{1,8}",
    ) {
        let text = "One word.\n";
        let mut found = finding("a/b", "", Span::new(0, 3));
        found.message.clone_from(&message);
        let written = report(Format::Markdown, Options::default(), &document(&path, text), &[found.clone(), found]);
        let (rows, is_plain) = tables(&written);
        let expected = crate::visible::visible(&message).replace("\\|", "\\<U+007C>");
        prop_assert!(is_plain, "{}", written);
        prop_assert_eq!(rows.len(), 2, "{}", written);
        for row in rows {
            prop_assert_eq!(row, ["1:1", "error", "a/b", &expected], "{}", written);
        }
    }
}
