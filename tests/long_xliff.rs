//! XLIFF that is longer than a stretch: the documents are those of its files read alone, and its bytes come back.

use mtlint::Document;
use mtlint::document::Encoding;
use mtlint::input::{Format, Options, Positions, documents, rewrite};
use mtlint::text::Span;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\">\n";
const END: &str = "\n</xliff>\n<!-- the end -->\n";

fn read_bytes(bytes: &[u8]) -> Vec<Document> {
    let all: Vec<Document> = documents(bytes, "x.xlf", Format::Xliff, &Options::default()).collect::<Result<_, _>>().unwrap();
    let written: Vec<u8> = all.iter().flat_map(|document| rewrite(document, &[]).unwrap()).collect();
    assert!(written == bytes);
    all
}

/// The documents of `text`, whose places are those of the whole.
fn read(text: &str) -> Vec<Document> {
    let all = read_bytes(text.as_bytes());
    for document in &all {
        for (at, words) in document.text.match_indices("dam").take(2) {
            let place = Positions::new(document).place(Span::of(at..at + words.len()));
            let line = text.lines().nth(place.line as usize - 1).unwrap();
            assert_eq!(line.chars().skip(place.column as usize - 1).take(3).collect::<String>(), words);
        }
    }
    all
}

/// What was read before the error, and the error.
fn broken(text: &str) -> (usize, String) {
    let mut all = documents(text.as_bytes(), "x.xlf", Format::Xliff, &Options::default());
    let before = all.by_ref().take_while(Result::is_ok).count();
    assert!(all.next().is_none());
    let error = documents(text.as_bytes(), "x.xlf", Format::Xliff, &Options::default()).find_map(Result::err).unwrap();
    (before, error.to_string())
}

fn units_of(count: usize) -> String {
    let unit = |id| {
        format!("<trans-unit id=\"{id}\"><source>Der Damm hielt die Nacht.</source><target>The dam held all night.</target></trans-unit>\n")
    };
    (0..count).map(unit).collect()
}

fn file(name: &str, inner: &str, units: usize) -> String {
    let name = if name.is_empty() { String::new() } else { format!(" original=\"{name}\"") };
    format!("<file{name} source-language=\"de\" target-language=\"en\">{inner}<body>\n{}</body></file>", units_of(units))
}

fn ids(documents: &[Document]) -> Vec<Option<&str>> {
    documents.iter().map(|document| document.id.as_deref()).collect()
}

fn units(documents: &[Document]) -> Vec<usize> {
    documents.iter().map(|document| document.units.len()).collect()
}

#[test]
fn each_file_is_a_document_wherever_a_stretch_ends() {
    // Files of more than a stretch, of a few to a stretch, and of nothing; beside one another and apart; with names and without.
    for (count, separator) in [(9000, "\n"), (3000, ""), (700, "\r\n  ")] {
        let sizes = [count, 0, count, 1, count, count, count, 3];
        let files: Vec<String> = (0..).zip(sizes).map(|(index, size)| file(if index % 2 == 0 { "a" } else { "" }, "", size)).collect();
        let all = read(&format!("{HEAD}{}{END}", files.join(separator)));
        assert_eq!(units(&all), sizes);
        assert_eq!(ids(&all), [Some("a"), Some("2"), Some("a"), Some("4"), Some("a"), Some("6"), Some("a"), Some("8")]);
    }
    assert_eq!(ids(&read(&format!("{HEAD}{}{END}", file("", "", 30_000)))), [None]);
    assert_eq!(ids(&read(&format!("{HEAD}{}{}{END}", file("", "", 30_000), file("", "", 1)))), [Some("1"), Some("2")]);
}

#[test]
fn prefixes_and_encodings_are_those_of_the_whole_file() {
    let plain = format!("{HEAD}{}{END}", [&*file("a", "", 9000), &file("b", "", 9000), &file("c", "", 2)].join("\n"));
    let prefixed = plain.replace("xmlns=", "xmlns:x=").replace("</", "</x:").replace('<', "<x:");
    let prefixed = prefixed.replace("<x:/", "</").replace("<x:!", "<!").replace("<x:?", "<?").replace("</file>", "</file >");
    let crlf = plain.replace('\n', "\r\n");
    let mut versions = vec![prefixed.into_bytes(), crlf.into_bytes()];
    versions.extend([Encoding::Utf8Bom, Encoding::Utf16Le].map(|encoding| encoding.encode(plain.clone(), true)));
    for bytes in versions {
        let all = read_bytes(&bytes);
        assert_eq!((units(&all), ids(&all)), (vec![9000, 9000, 2], vec![Some("a"), Some("b"), Some("c")]));
    }
    // The languages of the second version are those of the root.
    let unit = |id| format!("<unit id=\"{id}\"><segment><source>Der Damm hielt.</source><target>The dam held.</target></segment></unit>\n");
    let units: String = (0..12_000).map(unit).collect();
    let file = |name| format!("<file id=\"{name}\">{units}</file>");
    let all = read(&format!("<xliff version=\"2.0\" srcLang=\"de\" trgLang=\"en-GB\">{}{}{}</xliff>", file("a"), file("b"), file("c")));
    assert!(all.iter().all(|document| document.units.len() == 12_000));
    assert!(all.iter().all(|document| document.lang.tag() == "en-GB" && document.source_lang.as_ref().unwrap().tag() == "de"));
}

#[test]
fn what_only_looks_like_the_end_of_a_file_ends_no_stretch() {
    let ends = "</file> ".repeat(400_000);
    for inner in [
        format!("<header><note><![CDATA[ {ends}]]></note></header>"),
        format!("<!-- {ends}-->"),
        format!("<?note {ends}?>"),
        format!("<header>{}</header>", "<y:file>a</y:file><file xmlns=\"urn:other\">a</file>\n".repeat(40_000)),
    ] {
        let text = format!("{HEAD}{}{}\n{}{END}", file("a", "", 5), file("b", &inner, 7), file("c", "", 9));
        assert_eq!(units(&read(&text)), [5, 7, 9]);
    }
    let text = format!("{HEAD}{}<!-- {ends}-->{}{END}<!-- {ends}-->", file("a", "", 5), file("b", "", 7));
    assert_eq!(units(&read(&text)), [5, 7]);
    let declared = format!("<!DOCTYPE xliff [<!ENTITY end \"{ends}\">]>\n<xliff>{}</xliff>", file("a", "", 5));
    assert_eq!(units(&read(&declared)), [5]);
}

#[test]
fn a_fault_has_its_place_in_the_whole_file() {
    let files = [file("a", "", 9000), file("b", "", 9000), file("c", "", 9000)].join("\n");
    let whole = format!("{HEAD}{files}\n</xliff>\n");
    let lines = whole.lines().count();
    let last = lines + 1;
    for (text, expected) in [
        (format!("{HEAD}{files}\n"), format!("x.xlf:{lines}:1: the file ends within `xliff` (expected XLIFF 1.2 or 2.x)")),
        (
            format!("{whole}dam"),
            format!("x.xlf:{last}:1: this is not well-formed XML: `dam` outside the document’s element (expected XLIFF 1.2 or 2.x)"),
        ),
        (format!("{whole}<xliff/>"), format!("x.xlf:{last}:1: found `xliff` (expected XLIFF 1.2 or 2.x)")),
        (
            format!("{HEAD}{files}\n</b>"),
            format!("x.xlf:{lines}:1: this is not well-formed XML: found `</b>` within `xliff` (expected XLIFF 1.2 or 2.x)"),
        ),
        (
            format!("{whole}</xliff>"),
            format!("x.xlf:{last}:1: this is not well-formed XML: found `</xliff>` without an element (expected XLIFF 1.2 or 2.x)"),
        ),
    ] {
        let (before, error) = broken(&text);
        assert_eq!(error, expected);
        assert!(before >= 1, "{before}");
    }
    // In a short file it is known before anything of it is told.
    let (before, error) = broken(&format!("{HEAD}{}\n</b>", file("a", "", 5)));
    assert!(before == 0 && error.starts_with("x.xlf:10:1: "), "{error}");
}
