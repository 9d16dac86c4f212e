//! XLIFF that is longer than a stretch: the documents are those of its files read alone, and its bytes come back.

use mtlint::document::Encoding;
use mtlint::input::{Format, NoteOptions, Options, Positions, WriteError, annotate, documents, rewrite};
use mtlint::text::Span;
use mtlint::{Document, Edit, Linter, RuleSet};

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

#[test]
fn a_character_set_that_the_file_names_is_kept() {
    let text = format!("{HEAD}{}{}{END}", file("a", "<note>\u{e9}</note>", 9000), file("b", "", 2));
    let latin = text.replace("UTF-8", "ISO-8859-1").replace("held all", "h\u{e9}ld <![CDATA[all]]>");
    let bytes: Vec<u8> = latin.chars().map(|char| u32::from(char) as u8).collect();
    let all = read_bytes(&bytes);
    assert_eq!((units(&all), ids(&all)), (vec![9000, 2], vec![Some("a"), Some("b")]));
    let edit = |find: &str, replacement: &str| {
        let at = all[1].text.find(find).unwrap();
        rewrite(&all[1], &[Edit { span: Span::of(at..at + find.len()), replacement: replacement.to_owned() }])
    };
    let edited = edit("h\u{e9}ld", "\u{201c}\u{ea}\u{201d} & \u{142}").unwrap();
    assert!(String::from_utf8_lossy(&edited).contains("The dam &#8220;\u{fffd}&#8221; &amp; &#322; <![CDATA[all]]>"));
    assert!(edited.windows(3).any(|bytes| bytes == b";\xea&"));
    assert!(matches!(edit("all", "\u{142}"), Err(WriteError::Unwritable { .. })));
    // A name that is not so, and a byte that the set lacks.
    let (before, error) = broken(&latin);
    assert!(before == 0 && error.starts_with("x.xlf:1:31: the file says that it is in ISO-8859-1"), "{error}");
    let greek = [latin.replace("ISO-8859-1", "ISO-8859-7").split_once('\u{e9}').unwrap().0.as_bytes(), b"\xff"].concat();
    let error = documents(&greek[..], "x.xlf", Format::Xliff, &Options::default()).find_map(Result::err).unwrap().to_string();
    assert!(error.starts_with("x.xlf:3:") && error.contains("byte 0xFF is none of ISO-8859-7"), "{error}");
}

#[test]
fn a_note_in_an_older_character_set_has_references() {
    let text = format!("{HEAD}{}{END}", file("a", "", 1)).replace("UTF-8", "ISO-8859-1").replace("The dam", "The the dam");
    let document = read_bytes(text.as_bytes()).remove(0);
    let findings = Linter::new(RuleSet::built_in()).check(&document);
    let noted = annotate(&document, &findings, NoteOptions::default()).unwrap();
    assert!(String::from_utf8(noted).unwrap().contains("&#8220;the&#8221;"));
}
