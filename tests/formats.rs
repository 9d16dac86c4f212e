//! Every format read and written back.

use mtlint::document::{Encoding, Forbidden, Origin, SourceFile};
use mtlint::input::{
    Documents, Format, InputError, Options, Place, Positions, SourceArticle, WriteError, align_source, apply, documents, open, read_text,
    reread, rewrite,
};
use mtlint::project::replace_file;
use mtlint::text::Span;
use mtlint::{Document, Edit};
use proptest::prelude::*;
use std::fs;

/// Those of text that are written too.
fn formats() -> Vec<Format> {
    Format::names().map(|name| name.parse().expect("a format")).filter(|format| !matches!(format, Format::Xml | Format::Docx)).collect()
}

const ENCODINGS: [Encoding; 4] = [Encoding::Utf8, Encoding::Utf8Bom, Encoding::Utf16Le, Encoding::Utf16Be];

fn read(bytes: &[u8], format: Format) -> Documents<&[u8]> {
    documents(bytes, "x", format, &Options::default())
}

fn all(bytes: &[u8], format: Format) -> Vec<Document> {
    read(bytes, format).collect::<Result<_, _>>().unwrap()
}

fn one(bytes: &[u8], format: Format) -> Document {
    let mut all = all(bytes, format);
    assert_eq!(all.len(), 1);
    all.remove(0)
}

fn errors(bytes: &[u8], format: Format) -> Vec<String> {
    read(bytes, format).filter_map(|document| document.err().map(|error| error.to_string())).collect()
}

fn encode(text: &str, encoding: Encoding) -> Vec<u8> {
    match encoding {
        Encoding::Utf8 | Encoding::Charset(_) => text.as_bytes().to_vec(),
        Encoding::Utf8Bom => format!("\u{feff}{text}").into_bytes(),
        Encoding::Utf16Le => format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect(),
        Encoding::Utf16Be => format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_be_bytes).collect(),
    }
}

/// The edit of the only place where `find` stands in the text.
fn edit(document: &Document, find: &str, replacement: &str) -> Edit {
    let mut found = document.text.match_indices(find);
    let (at, _) = found.next().unwrap();
    assert!(found.next().is_none());
    Edit { span: Span::of(at..at + find.len()), replacement: replacement.to_owned() }
}

fn rewritten(documents: &[Document]) -> Vec<u8> {
    documents.iter().flat_map(|document| rewrite(document, &[]).unwrap()).collect()
}

/// What must hold of any document.
fn check(document: &Document) {
    let mut end = 0;
    for unit in &document.units {
        let target = &unit.target;
        assert!(target.span.start >= end);
        end = target.span.end;
        let text = document.target(target);
        assert!(matches!(document.origin, Origin::Islands(_)) || !text.trim().is_empty());
        let mut at = target.span.start;
        for mask in target.masks.iter() {
            assert!(at <= mask.start && mask.start < mask.end && mask.end <= target.span.end);
            assert!(!mask.text(&document.text).is_empty());
            at = mask.end;
        }
    }
    for block in &document.source_blocks {
        block.span.text(&document.source);
    }
    let (mut unit, mut block) = (0, 0);
    for pair in document.pairing.pairs() {
        assert!(pair.target().start >= unit && pair.source().start >= block, "pairs are in order");
        (unit, block) = (pair.target().end, pair.source().end);
        assert!(unit <= document.units.len() && block <= document.source_blocks.len());
    }
    let positions = Positions::new(document);
    for (at, char) in document.text.char_indices() {
        let span = Span::of(at..at + char.len_utf8());
        let place = positions.place(span);
        assert!(place.start <= place.end && (place.line, place.column) <= (place.end_line, place.end_column));
        assert!(place.column as usize <= positions.line_text(place.line).chars().count() + 2);
        let snippet = positions.snippet(span);
        assert!(snippet.text.get(snippet.range.clone()).is_some());
        assert!(snippet.text.chars().count() <= 700);
    }
}

#[test]
fn every_encoding_comes_back_byte_for_byte() {
    let texts = [
        (Format::Text, "Der Damm\r\n\r\nist 41 Meter 😀 hoch.\n\nEnde"),
        (Format::Text, ""),
        (Format::Markdown, "# Der *Damm*\r\n\r\nist `41` Meter 😀 hoch.\r\n"),
        (Format::Jsonl, "\n{\"target\": \"Der \\u00e9 Damm 😀\", \"x\": [1]}\r\n\r\n{\"id\":\"a\",\"text\":\"b\\/\"}\n\n"),
        (
            Format::Jsonl,
            "{\"doc\": 1, \"target\": \"a\"}\n{\"doc\": 1, \"target\": \"\"}\n{\"doc\": 2, \"target\": \"ü\", \"source\": \"u\"}",
        ),
        (Format::Jsonl, ""),
        (Format::Jsonl, "\n\r\n"),
        (Format::Tsv, "source\ttarget\r\nDer \"Damm\tThe 😀 dam\r\n\nb\tc"),
        (Format::Tsv, "target\tid\n"),
        (Format::Tsv, "The dam\nThe lake\n"),
        (
            Format::Xliff,
            "<?xml version='1.0'?>\r\n<xliff><file><trans-unit id='é'><source/><target> Der <g>D</g>amm\r\n  😀 </target></trans-unit></file><file/></xliff>\n",
        ),
        (Format::Html, "<title>Der &amp; Damm</title>\r\n<p>ist <b title='é'>41</b>\r\n  Meter 😀<br>hoch <!-- x"),
        (
            Format::Tmx,
            "<tmx><header srclang='de'/><body><tu><tuv lang='de'/><tuv lang='en'><seg>Der 😀 &#233;\r\n</seg></tuv></tu></body></tmx>\r\n",
        ),
        (Format::Po, "msgid \"a\"\r\nmsgstr \"\"\r\n  \"Der \\303\\251 \"\n\"Damm 😀\"\n\n#~ msgid \"b\""),
        (Format::SubRip, "1\r\n00:00:01,000 --> 00:00:02,000\r\nDer <i>Damm</i>\r\n\r\n2\n00:00:02,000 --> 00:00:03,000\nist 😀 hoch"),
        (Format::Csv, "text,id\r\n\"Der \"\"Damm\"\"\r\n😀\",1\r\n\nü,\"2\""),
        (Format::Json, " [{\"text\": \"Der \\u00e9 Damm 😀\"} ,\r\n{\"target\": \"\"}]\r\n"),
        (Format::Lines, "Der Damm\r\n\nist 😀\thoch"),
        (Format::WebVtt, "WEBVTT\r\n\r\nNOTE x\n\n00:01.000 --> 00:02.000\nDer &amp; Damm\nist 😀 hoch.\n\n"),
    ];
    for (format, text) in texts {
        for encoding in ENCODINGS {
            let bytes = encode(text, encoding);
            let documents = all(&bytes, format);
            assert!(!documents.is_empty());
            documents.iter().for_each(check);
            assert!(documents.iter().all(|document| document.origin.encoding() == encoding) || bytes.is_empty());
            assert_eq!(rewritten(&documents), bytes, "{text:?} in {encoding:?}");
        }
    }
}

#[test]
fn an_edit_changes_nothing_else() {
    let cases = [
        (Format::Text, "Ein Damm\r\nam See 😀\r\n", "am See", "\"über\" dem See", "Ein Damm\r\n\"über\" dem See 😀\r\n"),
        (
            Format::Jsonl,
            "{\"x\" : 1.0, \"target\":\"\\u0045in \\ud83d\\ude00 Damm\\/\\t\\u00e9\"}\r\n{\"target\": \"b\"}\n",
            "Damm/",
            "\"W\\\n\u{1}",
            "{\"x\" : 1.0, \"target\":\"\\u0045in \\ud83d\\ude00 \\\"W\\\\\\n\\u0001\\t\\u00e9\"}\r\n{\"target\": \"b\"}\n",
        ),
        (Format::Tsv, "target\tsource\r\nEin \"Damm\tA\r\n", "\"Damm", "Wall", "target\tsource\r\nEin Wall\tA\r\n"),
    ];
    for (format, text, find, replacement, expected) in cases {
        for encoding in ENCODINGS {
            let mut documents = all(&encode(text, encoding), format);
            let first = documents.remove(0);
            let edits = [edit(&first, find, replacement)];
            let mut bytes = rewrite(&first, &edits).unwrap();
            bytes.extend(rewritten(&documents));
            assert_eq!(bytes, encode(expected, encoding));
            let next = reread(&first, &edits).unwrap();
            check(&next);
            assert_eq!(next.text, apply(&first, &edits));
            assert_eq!(rewrite(&next, &[]).unwrap(), rewrite(&first, &edits).unwrap());
        }
    }
}

#[test]
fn records_that_share_a_doc_are_one_document() {
    let lines = r#"{"doc": "a", "id": "a1", "target": "One", "source": "Eins"}
{"doc": "a", "target": "Two"}

{"doc": "a", "id": 7, "target": "Three", "source": "Drei", "source_lang": "de"}
{"id": "b", "target": "Four", "lang": "fr"}
{"target": "Five", "doc": null}
{"doc": "c", "target": "Six", "lang": "fr"}
{"doc": "c", "target": "Seven", "lang": "it"}
"#;
    let documents = all(lines.as_bytes(), Format::Jsonl);
    let ids: Vec<_> = documents.iter().map(|document| document.id.as_deref()).collect();
    assert_eq!(ids, [Some("a"), Some("b"), None, Some("c"), Some("c")]);
    let first = &documents[0];
    assert_eq!((first.text.as_str(), first.source.as_str()), ("One\nTwo\nThree", "Eins\nDrei"));
    let segments: Vec<_> = first.units.iter().map(|unit| unit.segment.as_deref().unwrap()).collect();
    assert_eq!(segments, ["a1", "2", "7"]);
    let sources: Vec<_> = (0..first.units.len()).map(|unit| first.source_of(unit).map(|span| span.text(&first.source))).collect();
    assert_eq!(sources, [Some("Eins"), None, Some("Drei")]);
    assert_eq!(first.source_lang.as_ref().unwrap().tag(), "de");
    assert_eq!(documents[1].lang.tag(), "fr");
    assert_eq!(documents[2].units[0].segment.as_deref(), Some("5"));
    let edits = [edit(first, "e\nT", "x")];
    assert!(rewrite(first, &[]).is_ok());
    assert!(matches!(
        rewrite(first, &[Edit { span: Span::new(2, 5), replacement: String::new() }]),
        Err(WriteError::Forbidden { why: Forbidden::CrossesSegments, .. })
    ));
    assert!(matches!(
        reread(first, &[Edit { span: Span::new(3, 4), replacement: String::new() }]),
        Err(WriteError::Forbidden { why: Forbidden::CrossesSegments, .. })
    ));
    assert_eq!(edits.len(), 1);
}

#[test]
fn options_give_languages_that_records_lack() {
    let options = Options { lang: "de".parse().ok(), source_lang: "uk".parse().ok(), ..Options::default() };
    let lines = "{\"target\": \"a\", \"lang\": \"fr\"}\n{\"target\": \"b\"}\n";
    let tags: Vec<_> =
        documents(lines.as_bytes(), "x", Format::Jsonl, &options).map(|document| document.unwrap().lang.to_string()).collect();
    assert_eq!(tags, ["fr", "de"]);
    let plain = documents(&b"a"[..], "x", Format::Text, &options).next().unwrap().unwrap();
    assert_eq!((plain.lang.tag(), plain.source_lang.unwrap().tag()), ("de", "uk"));
}

#[test]
fn language_of_short_records_is_told_from_their_neighbours() {
    let line = "Die Talsperre bekommt einen neuen Damm, und die Bauarbeiten haben am Montag nach elf Jahren begonnen.\n";
    let text = format!("Ja.\nAha.\n{line}{line}Taxi.\n");
    let documents = all(text.as_bytes(), Format::Tsv);
    assert_eq!(documents.len(), 5);
    assert!(documents.iter().all(|document| document.lang == documents[3].lang));
}

#[test]
fn places_are_those_of_the_file() {
    let place = |segment: Option<&str>, (start, end), (line, column), (end_line, end_column)| Place {
        segment: segment.map(str::to_owned),
        start,
        end,
        line,
        column,
        end_line,
        end_column,
    };
    let text = "Über\r\nden 😀 Damm\r\n";
    for (encoding, start, end) in
        [(Encoding::Utf8, 16, 20), (Encoding::Utf8Bom, 19, 23), (Encoding::Utf16Le, 28, 36), (Encoding::Utf16Be, 28, 36)]
    {
        let document = one(&encode(text, encoding), Format::Text);
        let positions = Positions::new(&document);
        let span = edit(&document, "Damm", "").span;
        assert_eq!(positions.place(span), place(None, (start, end), (2, 7), (2, 11)));
        assert_eq!(positions.line_text(1), "Über");
        assert_eq!(positions.line_text(9), "");
        let snippet = positions.snippet(span);
        assert_eq!((&*snippet.text, &snippet.text[snippet.range.clone()], snippet.first_line), ("den 😀 Damm", "Damm", 2));
    }
    let lines = "\n{\"target\": \"x\"}\n{\"id\": \"s\", \"target\": \"\\u00dcber 😀 \\ud83d\\ude00\\n\\\"Damm\\\"\"}\n";
    let documents = all(lines.as_bytes(), Format::Jsonl);
    let document = &documents[1];
    let positions = Positions::new(document);
    let span = edit(document, "Damm", "").span;
    assert_eq!(positions.place(span), place(Some("s"), (17, 21), (3, 52), (3, 56)));
    assert_eq!(lines.lines().nth(2).unwrap().chars().skip(51).take(4).collect::<String>(), "Damm");
    assert_eq!(positions.line_text(3), lines.lines().nth(2).unwrap());
    let snippet = positions.snippet(span);
    assert_eq!((&*snippet.text, snippet.range, snippet.first_line), ("\"Damm\"", 1..5, 3));
    // A span over a segment's end ends there, and one over lines brings them all.
    let document = one(b"{\"doc\":1,\"target\":\"One\"}\n{\"doc\":1,\"target\":\"Two\"}\n", Format::Jsonl);
    let positions = Positions::new(&document);
    assert_eq!(positions.place(Span::new(1, 6)), place(Some("1"), (1, 3), (1, 21), (1, 23)));
    assert_eq!(positions.place(Span::new(5, 99)), place(Some("2"), (1, 3), (2, 21), (2, 23)));
    let document = one(b"One\r\nTwo\r\nThree", Format::Text);
    let positions = Positions::new(&document);
    assert_eq!(positions.snippet(Span::new(1, 5)).text, "One");
    assert_eq!(positions.snippet(Span::new(1, 6)).text, "One\r\nTwo");
    assert_eq!(positions.place(Span::new(0, 5)), place(None, (0, 5), (1, 1), (2, 1)));
    assert_eq!(positions.snippet(Span::new(99, 999)).text, "Three");
}

#[test]
fn long_texts_have_the_same_places() {
    let text = "ü😀a\\n \\\"\\u00e9\\ud83d\\ude00".repeat(500);
    let record = format!("{{\"target\": \"{text}\"}}\n");
    let document = one(record.as_bytes(), Format::Jsonl);
    let positions = Positions::new(&document);
    for (at, char) in document.text.char_indices().filter(|(_, char)| matches!(char, 'a' | 'é')) {
        let place = positions.place(Span::of(at..at + char.len_utf8()));
        let raw: String = record.chars().skip(place.column as usize - 1).take((place.end_column - place.column) as usize).collect();
        assert_eq!(raw, if char == 'a' { "a" } else { "\\u00e9" });
    }
    let long = "ü😀a".repeat(5000);
    for encoding in ENCODINGS {
        let bytes = encode(&long, encoding);
        let document = one(&bytes, Format::Text);
        let positions = Positions::new(&document);
        for at in (0..long.len()).step_by(7 * 131) {
            let place = positions.place(Span::of(at..long.len()));
            assert_eq!(place.column as usize, long[..at].chars().count() + 1);
            assert_eq!((place.start, place.end), (encode(&long[..at], encoding).len(), bytes.len()));
            let snippet = positions.snippet(Span::of(at..at + 7));
            assert_eq!(&snippet.text[snippet.range.clone()], &long[at..at + 7]);
            assert!(snippet.text.chars().count() < 250 && snippet.text.contains('…'));
        }
    }
}

#[test]
fn bad_input_is_named_with_its_place() {
    let line = |found: &str| format!("x:2:{found}");
    let jsonl = |second: &str| errors(format!("{{\"target\": \"a\"}}\n{second}\n{{\"target\": \"a\"}}").as_bytes(), Format::Jsonl);
    assert_eq!(
        jsonl("{\"target\": \"é\" 1}"),
        [line("16: expected `,` or `}` (each record must be a JSON object with `target` or `text`)")]
    );
    assert_eq!(jsonl("[]"), [line("1: found an array (each record must be a JSON object with `target` or `text`)")]);
    assert_eq!(jsonl("{\"target\": 1}"), [line("12: `target` is a number (expected a string)")]);
    assert_eq!(jsonl("{\"target\": \"a\", \"doc\": {}}"), [line("24: `doc` is an object (expected a string or a number)")]);
    let tsv = |second: &str| errors(format!("a\tb\n{second}\nc\td").as_bytes(), Format::Tsv);
    assert_eq!(tsv("a"), [line("1: found 1 column, not 2 (expected as many as in the first line)")]);
    assert_eq!(tsv("a\tb\tc"), [line("1: found 3 columns, not 2 (expected as many as in the first line)")]);
    assert_eq!(tsv("").len(), 0);
    for format in formats() {
        // Without a header nothing more of a table is read.
        let first = if format == Format::Csv { &b"text"[..] } else { b"{}" };
        assert_eq!(
            errors(&[first, b"\n\xe9t\xe9"].concat(), format)
                .last()
                .map(|error| error.starts_with("x:2:1: byte 0xE9 is not UTF-8; this looks like")),
            Some(true)
        );
        assert!(errors(b"\0\x01", format)[0].contains("binary"));
        assert!(errors(b"\xff\xfea\0b", format)[0].contains("cut off"));
    }
    let many = "no record\n".repeat(100);
    let errors = errors(many.as_bytes(), Format::Jsonl);
    assert_eq!((errors.len(), errors[20].as_str()), (21, "x: gave up after 20 lines that are not records"));
    // A line that is no text is one bad record, and so is each of a few among many.
    let bytes = b"{\"target\": \"a\"}\n{\"target\": \"\xff\"}\n{\"target\": \"\0\"}\n{\"target\": \"b\"}\n{\"target\": 1}\n";
    let results: Vec<_> = read(bytes, Format::Jsonl).collect();
    let places: Vec<_> = results.iter().filter_map(|result| Some(result.as_ref().err()?.to_string()[..6].to_owned())).collect();
    assert_eq!(places, ["x:2:13", "x:3:13", "x:5:12"]);
    let last = results.iter().rev().find_map(|result| result.as_ref().ok()).expect("the last line was read");
    assert_eq!((last.text.as_str(), last.origin.start()), ("b", (4, 1)));
    let some = format!("{}no record\n", "{\"target\": \"a\"}\n".repeat(20)).repeat(30);
    assert_eq!(self::errors(some.as_bytes(), Format::Jsonl).len(), 30);
    // What could be read is there, and so is every line.
    let bytes = b"{\"doc\":1,\"target\":\"a\"}\n{\"doc\":1}\n{\"doc\":1,\"target\":\"b\"}\n";
    let documents: Vec<_> = read(bytes, Format::Jsonl).filter_map(Result::ok).collect();
    assert_eq!((documents.len(), documents[0].text.as_str()), (1, "a\nb"));
    assert_eq!(rewritten(&documents), bytes);
}

#[test]
fn edits_that_a_format_cannot_hold_are_refused() {
    let document = one(b"a\rb", Format::Tsv);
    for replacement in ["\t", "\n", "\r", "\0"] {
        let edits = [edit(&document, "b", replacement)];
        assert!(matches!(rewrite(&document, &edits), Err(WriteError::Unwritable { .. })), "{replacement:?}");
    }
    let document = one(b"a\rb\n", Format::Tsv);
    assert!(matches!(rewrite(&document, &[edit(&document, "b", "")]), Err(WriteError::Unwritable { .. })));
    let document = one("aéb".as_bytes(), Format::Text);
    let bad = |start, end| Edit { span: Span::new(start, end), replacement: "x".into() };
    for edits in [vec![bad(0, 2)], vec![bad(0, 9)], vec![bad(0, 3), bad(1, 4)]] {
        assert!(matches!(rewrite(&document, &edits), Err(WriteError::BadEdit { .. })));
    }
    assert_eq!(apply(&document, &[bad(0, 2), bad(3, 4), bad(0, 9), bad(1, 4)]), "ax");
    assert_eq!(apply(&document, &[bad(1, 3), bad(1, 1), bad(4, 4)]), "axxbx");
}

#[test]
fn a_source_stays_beside_its_target() {
    let mut document = one(b"The old dam has long been considered leaky by all who know it.\nFollow I follow\nThe lake gives water to three districts in the north.\n", Format::Text);
    let source =
        "Der Damm gilt allen, die ihn kennen, seit Langem als undicht.\n\nAus dem See kommt das Wasser von drei Landkreisen im Norden.";
    let file = SourceFile { path: "y.txt".to_owned(), encoding: Encoding::Utf8 };
    align_source(&mut document, &SourceArticle { file, text: source.to_owned(), format: Format::Text }, "de".parse().ok());
    let sources = |document: &Document| -> Vec<Option<String>> {
        (0..document.units.len()).map(|unit| document.source_of(unit).map(|span| span.text(&document.source)[..8].to_owned())).collect()
    };
    assert_eq!(sources(&document), [Some("Der Damm".into()), None, Some("Aus dem ".into())]);
    let next = reread(&document, &[edit(&document, "Follow I follow\n", "")]).unwrap();
    assert_eq!(sources(&next), [Some("Der Damm".into()), Some("Aus dem ".into())]);
    let next = reread(&document, &[edit(&document, "old", "oldest")]).unwrap();
    assert_eq!(sources(&next), sources(&document));
}

#[test]
fn files_are_replaced_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.txt");
    fs::write(&path, "old").unwrap();
    let error = replace_file(&path, |file| {
        file.write_all(&[b'x'; 100_000])?;
        Err(std::io::Error::from(std::io::ErrorKind::StorageFull))
    });
    assert!(error.unwrap_err().to_string().contains("a.txt: "));
    assert_eq!(fs::read(&path).unwrap(), b"old");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    replace_file(&path, |file| file.write_all(b"new")).unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"new");
    replace_file(&folder.path().join("b.txt"), |file| file.write_all(b"b")).unwrap();
    assert!(replace_file(&folder.path().join("gone/b.txt"), |_| Ok(())).is_err());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[cfg(unix)]
#[test]
fn permissions_and_links_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = tempfile::tempdir().unwrap();
    let (path, link) = (folder.path().join("a.txt"), folder.path().join("link.txt"));
    fs::write(&path, "old").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    symlink("a.txt", &link).unwrap();
    replace_file(&link, |file| file.write_all(b"new")).unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"new");
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o440)).unwrap();
    assert!(replace_file(&path, |file| file.write_all(b"x")).is_err());
    assert_eq!(fs::read(&path).unwrap(), b"new");
}

#[test]
fn files_are_opened_by_extension() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("A.NDJSON");
    fs::write(&path, "{\"text\": \"a\"}\n{\"text\": \"b\"}\n").unwrap();
    assert_eq!(open(&path, &Options::default()).unwrap().count(), 2);
    let error = open(&folder.path().join("gone.txt"), &Options::default()).unwrap_err();
    assert!(error.to_string().ends_with("gone.txt: no such file or folder"));
    assert!(matches!(
        open(folder.path(), &Options::default()).map(|mut documents| documents.next()),
        Ok(Some(Err(InputError::Io { .. }))) | Err(InputError::Io { .. })
    ));
    assert_eq!(read_text(&path).unwrap().len(), 28);
    assert_eq!(mtlint::input::kind_of("a.b.Markdown"), Some(Format::Markdown));
    assert_eq!((mtlint::input::kind_of("a.rst"), Format::of("a.rst"), mtlint::input::kind_of(".txt")), (None, Format::Text, None));
}

#[test]
fn samples_are_lines() {
    for folder in ["clean", "flagged"] {
        for entry in fs::read_dir(format!("{}/samples/{folder}", env!("CARGO_MANIFEST_DIR"))).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "txt") {
                let document = open(&path, &Options::default()).unwrap().next().unwrap().unwrap();
                assert_eq!(document.units.len(), document.text.lines().filter(|line| !line.trim().is_empty()).count());
            }
        }
    }
}

/// Characters of every length in both encodings, and those with a meaning somewhere.
fn text() -> impl Strategy<Value = String> {
    let char = prop_oneof![
        4 => prop::sample::select(vec!['a', 'B', ' ', '\n', 'é', '中', '😀']),
        2 => prop::sample::select(vec!['\r', '\t', '"', '\\', '*', '_', '`', '[', ']', '(', ')', '<', '>', '#', '-', '|', '&', ';', '!', ':', '.', '/', '1', '~', '^', '\u{feff}', '\u{2028}']),
        1 => any::<char>(),
    ];
    prop::collection::vec(char, 0..60).prop_map(|chars| chars.into_iter().filter(|&char| char != '\0').collect())
}

fn edits(text: &str, places: &[(prop::sample::Index, usize, String)]) -> Vec<Edit> {
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let edits = places.iter().map(|(index, len, replacement)| {
        let start = index.index(starts.len());
        let end = (start + len).min(starts.len() - 1);
        Edit { span: Span::of(starts[start]..starts[end]), replacement: replacement.clone() }
    });
    let mut edits: Vec<Edit> = edits.collect();
    edits.sort_by_key(|edit| edit.span);
    edits.dedup_by(|next, edit| next.span.start < edit.span.end);
    edits
}

fn places() -> impl Strategy<Value = Vec<(prop::sample::Index, usize, String)>> {
    prop::collection::vec((any::<prop::sample::Index>(), 0_usize..4, text()), 0..4)
}

const MARKUP: [&str; 48] = [
    "a",
    "é😀 ",
    "word",
    " ",
    "  ",
    "\n",
    "\n\n",
    "\n> ",
    "\n>> ",
    "\n- ",
    "\n  - ",
    "\n1. ",
    "\n    ",
    "\n\t",
    "\n# ",
    " #",
    "\n===\n",
    "\n---\n",
    "+++\n",
    "```\n",
    "`",
    "``",
    "*",
    "**",
    "_",
    "~~",
    "[",
    "](",
    "](<",
    "][",
    "]",
    ")",
    "![",
    "<b>",
    "<!-- ",
    " -->",
    "\n<div>\n",
    "<http://x.org>",
    "https://x.org/a_b_",
    "[^1]",
    "\n[^1]: ",
    "\n[x]: /y \"z\"\n",
    "&amp;",
    "&#65;",
    "\\",
    "|",
    "\n|a|b|\n|-|-|\n|",
    "[x] ",
];

proptest! {
    #[test]
    fn any_text_is_edited_and_read_again(text in text(), places in places(), encoding in prop::sample::select(ENCODINGS.to_vec()), markdown: bool) {
        let format = if markdown { Format::Markdown } else { Format::Text };
        let bytes = encode(&text, encoding);
        let document = one(&bytes, format);
        check(&document);
        prop_assert_eq!(rewrite(&document, &[]).unwrap(), bytes);
        let edits = edits(&document.text, &places);
        match rewrite(&document, &edits) {
            Ok(bytes) => {
                let again = one(&bytes, format);
                prop_assert_eq!(&again.text, &apply(&document, &edits));
                let reread = reread(&document, &edits).unwrap();
                prop_assert_eq!(&reread.units, &again.units);
                prop_assert_eq!(&reread.text, &again.text);
            }
            Err(WriteError::Unwritable { .. }) => assert!(apply(&document, &edits).starts_with('\u{feff}')),
            Err(error) => return Err(TestCaseError::fail(error.to_string())),
        }
    }

    #[test]
    fn any_json_is_edited_and_read_again(texts in prop::collection::vec((text(), any::<bool>(), prop::option::of(text())), 1..4), places in places(), encoding in prop::sample::select(ENCODINGS.to_vec()), ends in prop::sample::select(vec!["\n", "\r\n", "\n\n"])) {
        let lines: Vec<String> = texts.iter().map(|(target, ascii, source)| {
            let mut literal = serde_json::to_string(target).unwrap();
            if *ascii {
                literal = literal.chars().map(|char| if char.is_ascii() { char.to_string() } else { char.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04X}")).collect() }).collect();
            }
            format!("{{\"source\": {}, \"target\":{literal}, \"doc\": 1}}", serde_json::to_string(source).unwrap())
        }).collect();
        let bytes = encode(&lines.join(ends), encoding);
        let document = one(&bytes, Format::Jsonl);
        check(&document);
        prop_assert_eq!(rewrite(&document, &[]).unwrap(), bytes);
        let edits = edits(&document.text, &places);
        match rewrite(&document, &edits) {
            Ok(bytes) => {
                let again = one(&bytes, Format::Jsonl);
                prop_assert_eq!(&again.text, &apply(&document, &edits));
                let reread = reread(&document, &edits).unwrap();
                prop_assert_eq!(&reread.units, &again.units);
                prop_assert_eq!(format!("{:?}", reread.origin), format!("{:?}", again.origin));
            }
            Err(error) => assert!(matches!(error, WriteError::Forbidden { why: Forbidden::CrossesSegments, .. })),
        }
    }

    #[test]
    fn any_field_is_edited_and_read_again(source in "[^\t\n\r\0]{0,9}", target in "[^\t\n\0]{1,20}[^\t\n\r\0]", places in places()) {
        let line = format!("doc\ttarget\tsource\n1\t{target}\t{source}\n");
        let document = one(line.as_bytes(), Format::Tsv);
        let edits = edits(&document.text, &places);
        match rewrite(&document, &edits) {
            Ok(bytes) => prop_assert_eq!(&one(&bytes, Format::Tsv).text, &apply(&document, &edits)),
            Err(error) => assert!(matches!(error, WriteError::Unwritable { .. })),
        }
    }

    #[test]
    fn any_markup_is_masked_within_its_block(pieces in prop::collection::vec(prop::sample::select(MARKUP.to_vec()), 0..40)) {
        for text in [pieces.concat(), pieces.concat().replace('\n', "\r\n")] {
            let document = one(text.as_bytes(), Format::Markdown);
            check(&document);
            assert_eq!(rewrite(&document, &[]).unwrap(), text.as_bytes());
        }
    }

    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..200), text in text(), cut in 0_usize..64) {
        let half = format!("{{\"target\": \"{text}\"}}\n{text}\t{text}\n");
        let half = &half.as_bytes()[..half.len().min(cut)];
        for format in formats() {
            for bytes in [&bytes[..], half, &[b"\xff\xfe", &bytes[..]].concat()] {
                let documents: Vec<_> = read(bytes, format).collect();
                documents.iter().flatten().for_each(check);
                if documents.iter().all(Result::is_ok) {
                    let documents: Vec<Document> = documents.into_iter().flatten().collect();
                    prop_assert_eq!(rewritten(&documents), bytes);
                }
                for error in read(bytes, format).filter_map(Result::err) {
                    assert!(!error.to_string().contains('\n'));
                }
            }
        }
    }
}

#[test]
fn what_frames_a_markdown_text_stays_whole() {
    let text = "---\ntitle: \"The  dam\"\ndescription: The  dam held\nslug: the-dam\n---\n<p title=\"The  dam\">The  dam &amp; it</p>\n\nThe  dam.\n";
    let document = one(text.as_bytes(), Format::Markdown);
    let blocks: Vec<&str> = document.units.iter().map(|unit| document.target(&unit.target)).collect();
    assert_eq!(blocks, ["The  dam", "The  dam held", "The  dam", "The  dam &amp; it", "The  dam."]);
    let edits: Vec<Edit> =
        text.match_indices("The  ").map(|(at, _)| Edit { span: Span::of(at..at + 5), replacement: "A ".to_owned() }).collect();
    assert_eq!(rewrite(&document, &edits).unwrap(), text.replace("The  ", "A ").as_bytes());
    let broken = [(0, "\""), (1, "- "), (1, "a: "), (1, "a\nb"), (1, "a #"), (2, "\""), (3, "<b>"), (3, "&lt;")];
    for (index, replacement) in broken {
        let edit = Edit { replacement: replacement.to_owned(), ..edits[index].clone() };
        assert!(matches!(rewrite(&document, &[edit]), Err(WriteError::Unwritable { .. })), "{index} {replacement}");
    }
    // In Markdown itself anything may stand.
    for replacement in ["\"", "- ", "<b>"] {
        rewrite(&document, &[Edit { replacement: replacement.to_owned(), ..edits[4].clone() }]).unwrap();
    }
    let all = Edit { span: document.units[0].target.span, replacement: String::new() };
    assert!(rewrite(&document, &[all]).unwrap().starts_with(b"---\ntitle: \"\"\n"));
}
