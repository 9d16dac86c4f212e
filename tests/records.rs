//! Tables, arrays and pairs of lines, and what is packed: read, and written back.

use flate2::Compression;
use flate2::read::GzEncoder;
use mtlint::document::ReadOnly;
use mtlint::input::{
    Format, InputError, Keys, Options, SourceArticle, WriteError, align_lines, documents, open, read_source, reread, rewrite,
};
use mtlint::text::Span;
use mtlint::{Document, Edit};
use std::fs;
use std::io::Read;

fn keys(target: &str, source: &str) -> Options {
    let keys = Keys { target: Some(target.to_owned()), source: Some(source.to_owned()), ..Keys::default() };
    Options { keys, ..Options::default() }
}

fn all(text: &str, format: Format, options: &Options) -> Vec<Document> {
    let documents: Vec<Document> = documents(text.as_bytes(), "x", format, options).collect::<Result<_, _>>().unwrap();
    assert_eq!(written(&documents, &[]), text, "what is not edited comes back");
    documents
}

fn errors(text: &str, format: Format, options: &Options) -> Vec<String> {
    documents(text.as_bytes(), "x", format, options).filter_map(Result::err).map(|error| error.to_string()).collect()
}

fn edit(document: &Document, find: &str, replacement: &str) -> Option<Edit> {
    let at = document.text.find(find)?;
    Some(Edit { span: Span::of(at..at + find.len()), replacement: replacement.to_owned() })
}

/// The file after edits of the places where these texts stand first in a document.
fn written(documents: &[Document], edits: &[(&str, &str)]) -> String {
    let edited = |document: &Document| {
        let edits: Vec<Edit> = edits.iter().filter_map(|(find, replacement)| edit(document, find, replacement)).collect();
        let bytes = rewrite(document, &edits).unwrap();
        assert_eq!(rewrite(&reread(document, &edits).unwrap(), &[]).unwrap(), bytes);
        String::from_utf8(bytes).unwrap()
    };
    documents.iter().map(edited).collect()
}

#[test]
fn cells_keep_their_quotation_marks_and_get_those_that_they_need() {
    let table = "id,text,note\r\n1,The dam held,\"a,b\"\r\n2,\"He said: \"\"No\"\".\nThen he left\",\r\n\r\n3,,x\r\n";
    let documents = all(table, Format::Csv, &Options::default());
    let texts: Vec<&str> = documents.iter().map(|document| document.text.as_str()).collect();
    assert_eq!(texts, ["The dam held", "He said: \"No\".\nThen he left", ""]);
    assert_eq!(documents.iter().map(|document| document.id.as_deref()).collect::<Vec<_>>(), [Some("1"), Some("2"), Some("3")]);
    for (edits, expected) in [
        (&[("dam", "dyke")][..], table.replace("dam", "dyke")),
        (&[("The dam", "the dam"), (" held", ", they say, held")], table.replace("The dam held", "\"the dam, they say, held\"")),
        (&[("The dam held", "\"It\" held")], table.replace("The dam held", "\"\"\"It\"\" held\"")),
        (&[("\"No\"", "\"Yes\", and: \"no\"")], table.replace("\"\"No\"\"", "\"\"Yes\"\", and: \"\"no\"\"")),
        (&[("\nThen", " Then")], table.replace("\nThen", " Then")),
    ] {
        assert_eq!(written(&documents, edits), expected, "{edits:?}");
    }
}

#[test]
fn rows_of_one_article_are_one_document() {
    let table = "article;de;en\na;\"Der Damm; alt\";The dam\na;Der See;The lake\nb;Eis;Ice";
    let options = Options { keys: Keys { doc: Some("article".to_owned()), ..keys("en", "de").keys }, ..Options::default() };
    let documents = all(table, Format::Csv, &options);
    let texts: Vec<_> = documents.iter().map(|document| (document.text.as_str(), document.source.as_str())).collect();
    assert_eq!(texts, [("The dam\nThe lake", "Der Damm; alt\nDer See"), ("Ice", "Eis")]);
    assert_eq!(written(&documents, &[("The lake", "A; lake")]), table.replace("The lake", "\"A; lake\""));
}

#[test]
fn broken_tables_are_told_with_their_places() {
    let table = |text: &str| errors(text, Format::Csv, &Options::default());
    assert_eq!(
        table("a,b\n1,2\n"),
        ["x:1:1: found no column `target` or `text`, only `a`, `b` (expected a header; --target-key names the column to check)"]
    );
    let expected = "--target-key, --source-key, --id-key, --doc-key, --system-key and --keep must name what is there";
    assert_eq!(
        errors("a,text\n1,2\n", Format::Csv, &keys("en", "text")),
        [format!("x:1:1: found no column `en`, only `a`, `text` ({expected})")]
    );
    assert_eq!(
        errors("a\ttext\n1\t2\n", Format::Tsv, &keys("en", "text")),
        [format!("x:1:1: found no column `en`, only `a`, `text` ({expected})")]
    );
    let marks = "expected fields with quotation marks around all or none, and doubled within";
    assert_eq!(
        table("text,b\nThe dam,1\nThe \"lake,2\n"),
        [format!("x:3:5: found a quotation mark in a field that has none around it ({marks})")]
    );
    assert_eq!(
        table("text,b\n\"The\ndam\" held,1\n"),
        [format!("x:3:5: found text behind the quotation mark that closes a field ({marks})")]
    );
    assert_eq!(table("text\n\"The dam\nheld"), [format!("x:2:1: found a quotation mark that nothing closes ({marks})")]);
    assert_eq!(table("text,b\nThe dam\nIce,1\n"), ["x:2:1: found 1 column, not 2 (expected as many as the header has)"]);
}

#[test]
fn arrays_are_records() {
    let array = "[\n  {\"doc\": 1, \"t\": {\"en\": \"The \\u0064am\", \"de\": \"Der Damm\"}},\n  {\"doc\": 1, \"t\": {\"de\": null, \"en\": \"Held\"}}, {\"t\":{\"en\":\"Ice\"}}\n]\n";
    let documents = all(array, Format::Json, &keys("t.en", "t.de"));
    let texts: Vec<_> = documents.iter().map(|document| (document.text.as_str(), document.source.as_str())).collect();
    assert_eq!(texts, [("The dam\nHeld", "Der Damm"), ("Ice", "")]);
    assert_eq!(
        written(&documents, &[("Held", "\"It\" held"), ("Ice", "Snow")]),
        array.replace("Held", "\\\"It\\\" held").replace("Ice", "Snow")
    );
    assert_eq!(all(" [] \n", Format::Json, &Options::default()).len(), 1);
    let faults = |text: &str| errors(text, Format::Json, &Options::default());
    assert_eq!(
        faults("{\"target\": \"x\"}"),
        ["x:1:1: found an object (expected an array of objects; one object a line is --input-format jsonl)"]
    );
    assert_eq!(
        faults("[\n{\"target\": \"é\" 1}]"),
        ["x:2:16: expected `,` or `}` (each record must be a JSON object with `target` or `text`)"]
    );
    assert_eq!(
        faults("[{\"target\": \"a\"},\n {\n  \"target\": 5}, 7]"),
        [
            "x:3:13: `target` is a number (expected a string)",
            "x:3:17: found a number (each record must be a JSON object with `target` or `text`)"
        ]
    );
}

#[test]
fn lines_have_their_sources_in_another_file() {
    let folder = tempfile::tempdir().unwrap();
    let (target, source) = (folder.path().join("a.en"), folder.path().join("a.de"));
    let options = Options { format: Some(Format::Lines), ..Options::default() };
    fs::write(&target, "The dam\r\n\nHe said:\tno\n").unwrap();
    fs::write(&source, "Der Damm\nEis\n\u{2028}Nein\n").unwrap();
    let mut document = open(&target, &options).unwrap().next().unwrap().unwrap();
    let article: SourceArticle = read_source(&source, &options).unwrap();
    align_lines(&mut document, &article, None).unwrap();
    let sources: Vec<_> = (0..3).map(|unit| document.source_of(unit).map(|span| span.text(&document.source))).collect();
    assert_eq!(sources, [Some("Der Damm"), Some("Eis"), Some("\u{2028}Nein")]);
    assert_eq!(document.units.iter().filter_map(|unit| unit.segment.as_deref()).collect::<Vec<_>>(), ["1", "2", "3"]);
    assert_eq!(written(&[document.clone()], &[("dam", "dyke")]), "The dyke\r\n\nHe said:\tno\n");
    let place = mtlint::input::Positions::of(&document, mtlint::document::Half::Source).place(Span::new(9, 12));
    assert_eq!((place.line, place.column, place.start), (2, 1, 9));
    let edits = [edit(&document, "no", "no\nyes").unwrap()];
    assert!(matches!(rewrite(&document, &edits), Err(WriteError::Unwritable { .. })));
    fs::write(&source, "Der Damm\nEis").unwrap();
    let error = align_lines(&mut document, &read_source(&source, &options).unwrap(), None).unwrap_err();
    assert!(matches!(error, InputError::LineCounts { lines: 3, source_lines: 2, .. }), "{error}");
}

#[test]
fn what_is_packed_is_only_read() {
    let files = [
        ("a.txt", "The dam held.\n"),
        ("a.jsonl", "{\"target\": \"The dam held.\"}\n{\"target\": \"Ice\"}\n"),
        ("a.tmx", "<tmx><header srclang='de'/><body><tu><tuv lang='de'/><tuv lang='en'><seg>The dam held.</seg></tuv></tu></body></tmx>"),
        ("a.csv", "text\nThe dam held.\n"),
        ("a.json", "[{\"text\": \"The dam held.\"}]"),
        ("a.po", "msgid \"x\"\nmsgstr \"The dam held.\"\n"),
    ];
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let mut packed = Vec::new();
        GzEncoder::new(text.as_bytes(), Compression::default()).read_to_end(&mut packed).unwrap();
        let path = folder.path().join(format!("{name}.GZ"));
        fs::write(&path, packed).unwrap();
        let documents: Vec<Document> = open(&path, &Options::default()).unwrap().collect::<Result<_, _>>().unwrap();
        assert!(documents[0].text.contains("The dam held."), "{name}");
        assert!(documents.iter().all(|document| document.read_only == Some(ReadOnly::Packed)));
        let edits = [edit(&documents[0], "dam", "dyke").unwrap()];
        assert!(matches!(rewrite(&documents[0], &edits), Err(WriteError::ReadOnly { why: ReadOnly::Packed, .. })));
        assert_eq!(written(&documents, &[]), text);
    }
}
