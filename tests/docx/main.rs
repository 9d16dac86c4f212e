//! Documents of Word, made here: read, mended, and broken in many ways.

mod comments;

use flate2::Compression;
use flate2::Crc;
use flate2::read::DeflateEncoder;
use mtlint::document::Forbidden;
use mtlint::input::{Format, Options, Positions, WriteError, archived_text, documents, reread, rewrite};
use mtlint::text::{BlockKind, Span};
use mtlint::{Document, Edit};
use std::io::Read;

const SPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

/// An archive of these members; each second one has its sizes behind its data.
fn archive(members: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (index, (name, bytes)) in members.iter().enumerate() {
        let is_late = index % 2 == 1;
        let mut packed = Vec::new();
        DeflateEncoder::new(bytes.as_slice(), Compression::best()).read_to_end(&mut packed).expect("it is packed");
        let mut sum = Crc::new();
        sum.update(bytes);
        let facts = [sum.sum(), packed.len() as u32, bytes.len() as u32].map(u32::to_le_bytes).concat();
        let head = |facts: &[u8]| {
            let flags: [u8; 2] = if is_late { [8, 0] } else { [0, 0] };
            let lens = [name.len() as u16, 0].map(u16::to_le_bytes).concat();
            [&[20, 0][..], &flags, &[8, 0, 0x21, 0x43, 0x65, 0x57], facts, &lens].concat()
        };
        let start = out.len() as u32;
        out.extend(b"PK\x03\x04");
        out.extend(head(if is_late { &[0; 12] } else { &facts }));
        out.extend(name.as_bytes());
        out.extend(&packed);
        if is_late {
            out.extend(b"PK\x07\x08");
            out.extend(&facts);
        }
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(head(&facts));
        directory.extend([0; 10]);
        directory.extend(start.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let (count, start) = ((members.len() as u16).to_le_bytes(), out.len() as u32);
    out.extend(&directory);
    out.extend([b"PK\x05\x06".as_slice(), &[0; 4], &count, &count].concat());
    out.extend([directory.len() as u32, start].map(u32::to_le_bytes).concat());
    out.extend([7, 0]);
    out.extend(b"remark\n");
    out
}

fn main_part(body: &str) -> String {
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<w:document xmlns:w=\"{SPACE}\"><w:body>{body}<w:sectPr/></w:body></w:document>")
}

/// A document with this body and further parts: what follows `TYPE`, the content of the root, as bytes.
fn with_parts(body: Vec<u8>, others: &[(&str, String)]) -> Vec<u8> {
    let mut types = format!("<Override PartName=\"/word/document.xml\" ContentType=\"{TYPE}document.main+xml\"/>");
    let mut members = vec![("word/document.xml", body)];
    let names: Vec<String> = others.iter().map(|(kind, _)| format!("word/{}.xml", kind.trim_end_matches("+xml"))).collect();
    for ((kind, part), name) in others.iter().zip(&names) {
        types.push_str(&format!("<Override PartName=\"/{name}\" ContentType=\"{TYPE}{kind}\"/>"));
        members.push((name, part.clone().into_bytes()));
    }
    members.insert(0, ("[Content_Types].xml", format!("<Types>{types}</Types>").into_bytes()));
    members.push(("word/media/picture.png", b"\x89PNG and no XML".to_vec()));
    archive(&members)
}

fn file(body: &str) -> Vec<u8> {
    with_parts(main_part(body).into_bytes(), &[])
}

fn read(bytes: &[u8]) -> Result<Document, String> {
    let mut documents = documents(bytes, "a.docx", Format::Docx, &Options::default());
    documents.next().expect("there is one").map_err(|error| error.to_string())
}

fn document(body: &str) -> Document {
    read(&file(body)).expect("it is read")
}

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
}

fn texts(document: &Document) -> Vec<&str> {
    document.units.iter().map(|unit| document.target(&unit.target)).collect()
}

fn edit(document: &Document, find: &str, replacement: &str) -> Edit {
    let at = document.text.find(find).expect("it is there");
    Edit { span: Span::of(at..at + find.len()), replacement: replacement.to_owned() }
}

/// The main part of what the edits make of a document.
fn mended(document: &Document, edits: &[Edit]) -> Result<String, WriteError> {
    let bytes = rewrite(document, edits)?;
    let again = read(&bytes).expect("it is read again");
    let next = reread(document, edits)?;
    assert_eq!(texts(&again), texts(&next));
    assert_eq!(rewrite(&next, &[])?, bytes);
    Ok(part(&bytes, "word/document.xml"))
}

/// A member, which was deflated.
fn part(bytes: &[u8], name: &str) -> String {
    let at = bytes.windows(name.len()).position(|window| window == name.as_bytes()).expect("there is one") + name.len();
    let mut text = String::new();
    flate2::read::DeflateDecoder::new(&bytes[at..]).read_to_string(&mut text).expect("it is unpacked");
    text
}

#[test]
fn paragraphs_are_units_and_their_numbers_lines() {
    let styles = format!(
        "<w:styles xmlns:w=\"{SPACE}\"><w:docDefaults><w:rPr><w:lang w:val=\"en-GB\" w:eastAsia=\"zh-CN\"/></w:rPr></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:styleId=\"b1\"><w:name w:val=\"heading 1\"/></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"my\"><w:basedOn w:val=\"b1\"/></w:style></w:styles>"
    );
    let notes = format!("<w:footnotes xmlns:w=\"{SPACE}\"><w:footnote>{}</w:footnote></w:footnotes>", paragraph("A note on the dam."));
    let body = format!(
        "<w:p><w:pPr><w:pStyle w:val=\"my\"/></w:pPr><w:r><w:t>The dam holds</w:t></w:r></w:p><w:p/>\
         {}<w:p><w:pPr><w:numPr><w:numId w:val=\"3\"/></w:numPr></w:pPr><w:r><w:t>One</w:t></w:r></w:p>\
         <w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>",
        paragraph("The lake behind the dam rose by two metres on Monday, and the town was told to leave."),
        paragraph("Cell")
    );
    let bytes = with_parts(main_part(&body).into_bytes(), &[("styles+xml", styles), ("footnotes+xml", notes)]);
    let document = read(&bytes).expect("it is read");
    assert_eq!(rewrite(&document, &[]).expect("it is written"), bytes);
    assert_eq!(document.lang.tag(), "en-GB");
    let kinds: Vec<BlockKind> = document.units.iter().map(|unit| unit.target.kind).collect();
    assert_eq!(kinds, [BlockKind::Heading, BlockKind::Paragraph, BlockKind::ListItem, BlockKind::Cell, BlockKind::Paragraph]);
    let names: Vec<_> = document.units.iter().filter_map(|unit| unit.segment.as_deref()).collect();
    assert_eq!(names, ["1", "3", "4", "5", "footnotes 1"]);
    let positions = Positions::new(&document);
    let place = |find: &str| {
        let place = positions.place(edit(&document, find, "").span);
        (place.line, place.column, place.end_line, place.end_column)
    };
    assert_eq!([place("lake"), place("note on")], [(3, 5, 3, 9), (6, 3, 6, 10)]);
    assert_eq!([positions.line_text(5), positions.line_text(2)], ["Cell", ""]);
    assert_eq!(archived_text(&document).map(|text| text.lines().nth(4) == Some("Cell")), Some(true));
}

#[test]
fn what_readers_see_is_the_text() {
    let field = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let box_of = |text: &str| format!("<w:txbxContent>{}</w:txbxContent>", paragraph(text));
    let body = [
        // An end that was deleted joins two paragraphs.
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>One </w:t></w:r></w:p><w:p><w:r><w:t>two</w:t></w:r></w:p>".to_owned(),
        format!(
            "<w:p><w:r><w:t>Around</w:t></w:r><w:r><mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback>\
             </mc:AlternateContent></w:r><w:r><w:t xml:space=\"preserve\"> it</w:t></w:r></w:p>",
            box_of("A box"),
            box_of("A box")
        ),
        // Word makes contents itself.
        format!(
            "<w:p>{}<w:r><w:instrText>TOC \\o</w:instrText></w:r>{}<w:r><w:t>Chapter</w:t></w:r></w:p>{}<w:p>{}</w:p>",
            field("begin"),
            field("separate"),
            paragraph("Another"),
            field("end")
        ),
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Click here</w:t></w:r></w:p></w:sdtContent></w:sdt>"
            .to_owned(),
        paragraph("End"),
    ]
    .concat();
    let document = document(&body);
    assert_eq!(texts(&document), ["Onetwo", "Around it", "A box", "Chapter", "End"]);
    assert_eq!(document.units[3].target.masks.len(), 1);
    let within = rewrite(&document, &[edit(&document, "A box", "A bag")]);
    assert!(matches!(within, Err(WriteError::Forbidden { why: Forbidden::Locked, .. })));
}

#[test]
fn an_edit_within_a_run_changes_nothing_else() {
    let body = "<w:p><w:r><w:t>The  dam &amp; the lake</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>s</w:t></w:r></w:p><w:p><w:r><w:t>Ice</w:t></w:r></w:p>";
    let bytes = file(body);
    let document = read(&bytes).expect("it is read");
    let edits = [edit(&document, "  ", " "), edit(&document, "Ice", "<Snow>")];
    let expected = main_part(&body.replace("  ", " ").replace("Ice", "&lt;Snow&gt;"));
    assert_eq!(mended(&document, &edits).ok(), Some(expected));
    // All before and behind that member is as it was.
    let now = rewrite(&document, &edits).expect("it is written");
    let start = |bytes: &[u8]| bytes.windows(4).enumerate().filter(|(_, four)| four == b"PK\x03\x04").map(|(at, _)| at).collect::<Vec<_>>();
    let (old_starts, new_starts) = (start(&bytes), start(&now));
    assert_eq!(bytes[..old_starts[1]], now[..new_starts[1]]);
    let picture = |bytes: &[u8], at: usize| bytes[at..at + 80].to_vec();
    assert_eq!(picture(&bytes, old_starts[2]), picture(&now, new_starts[2]));
    assert!(now.ends_with(b"remark\n"));
    // White space at an end is said to be text.
    let said = mended(&document, &[edit(&document, "lake", "")]).expect("it is written");
    assert!(said.contains("<w:t xml:space=\"preserve\">The  dam &amp; the </w:t>"), "{said}");
    let forbidden = rewrite(&document, &[edit(&document, "lakes", "lake")]);
    assert!(matches!(forbidden, Err(WriteError::Forbidden { why: Forbidden::CrossesRuns, .. })));
    let spans: Vec<Span> = (0..=document.text.len()).map(|at| Span::of(at..at)).collect();
    for span in spans {
        let edit = Edit { span, replacement: "x".to_owned() };
        let is_between = document.units.iter().all(|unit| !unit.target.span.contains(span));
        assert_eq!(mended(&document, &[edit]).is_err(), is_between, "{span:?}");
    }
}

#[test]
fn white_space_that_was_layout_stays_none() {
    let runs = [
        "<w:t> The  dam </w:t>",
        "<w:t>\n held it </w:t>",
        "<w:t xml:space='default'> all\t</w:t>",
        "<w:t xml:space=\"preserve\"> the</w:t>",
        "<w:t> night </w:t>",
    ];
    let body: Vec<String> = runs.iter().map(|text| format!("<w:r>{text}</w:r>")).collect();
    let document = document(&format!("<w:p>{}</w:p><w:p><w:r><w:t> Ice </w:t></w:r></w:p>", body.concat()));
    assert_eq!(texts(&document), ["The  damheld itall thenight", "Ice"]);
    for core in ["The  dam", "held it", "all", " the", "night", "Ice"] {
        let start = document.text.find(core).expect("it is there");
        for (from, to) in (0..=core.len()).flat_map(|from| (from..=core.len()).map(move |to| (from, to))) {
            for replacement in ["", "x", " ", " x "] {
                let edit = Edit { span: Span::of(start + from..start + to), replacement: replacement.to_owned() };
                let is_gone = core == "Ice" && from == 0 && to == core.len() && replacement.trim().is_empty();
                let written = if is_gone { rewrite(&document, &[edit]).map(drop) } else { mended(&document, &[edit]).map(drop) };
                assert!(written.is_ok(), "{core:?} {from}..{to} {replacement:?}: {written:?}");
            }
        }
    }
    let said = mended(&document, &[edit(&document, "night", "")]).expect("it is written");
    assert!(said.contains("<w:t> The  dam </w:t>"), "{said}");
    let said = mended(&document, &[edit(&document, "The  dam", "The ")]).expect("it is written");
    assert!(said.contains("<w:t xml:space=\"preserve\">The </w:t>"), "{said}");
    let said = mended(&document, &[edit(&document, "all", "al ")]).expect("it is written");
    assert!(said.contains("<w:t xml:space='preserve'>al </w:t>"), "{said}");
}

#[test]
fn parts_may_be_utf16() {
    let text = main_part(&paragraph("The  dam")).replace("UTF-8", "UTF-16");
    let utf16 = |text: &str| format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let bytes = with_parts(utf16(&text), &[]);
    let document = read(&bytes).expect("it is read");
    assert_eq!(rewrite(&document, &[]).expect("it is written"), bytes);
    let now = rewrite(&document, &[edit(&document, "  ", " ")]).expect("it is written");
    assert_eq!(texts(&read(&now).expect("it is read again")), ["The dam"]);
}

#[test]
fn what_is_no_document_is_told() {
    let error = |bytes: &[u8]| read(bytes).map(|document| document.text).unwrap_err();
    let whole = file(&paragraph("The dam held."));
    assert!(error(b"").contains("no ZIP archive"));
    assert!(error(&whole[..whole.len() - 3]).contains("no ZIP archive"));
    assert!(error(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1").contains("is encrypted"));
    assert!(error(&archive(&[("a.txt", b"a".to_vec())])).contains("no office document"));
    let typed = |kind: &str| {
        let types = format!("<Types><Override PartName=\"/word/document.xml\" ContentType=\"{kind}\"/></Types>");
        archive(&[("[Content_Types].xml", types.into_bytes()), ("word/document.xml", b"<w:document/>".to_vec())])
    };
    assert!(error(&typed("application/vnd.ms-word.document.macroEnabled.main+xml")).contains("with macros"));
    assert!(error(&typed(&format!("{TYPE}template.main+xml"))).contains("is a template"));
    assert!(error(&typed("text/plain")).contains("holds no document"));
    assert!(error(&typed(&format!("{TYPE}document.main+xml"))).starts_with("a.docx (word/document.xml):1:1: found `w:document`"));
    let main = |text: &str| error(&with_parts(text.as_bytes().to_vec(), &[]));
    assert!(main(&main_part("<w:p>")).contains("not well-formed"));
    assert!(main("<!DOCTYPE a [<!ENTITY b \"c\">]><w:document/>").contains("(DTD)"));
    assert!(main(&main_part(&"<w:sdt>".repeat(300))).contains("256 elements"));
    assert!(main(&main_part("<w:p><w:r><w:t>a<![CDATA[b]]></w:t></w:r></w:p>")).contains("does not write"));
    for (within, found) in [("<w:p><w:t>b</w:t></w:p>", "`w:p`"), ("<w:r><w:t>a<w:tab/></w:t></w:r>", "`w:tab`")] {
        assert!(
            main(&main_part(&format!("<w:p><w:r><w:t>a</w:t></w:r>{within}</w:p>")))
                .contains(&format!("found {found} in the text of a paragraph"))
        );
    }
    // The flag of encryption, and a checksum that is another.
    let damaged = |find: &[u8], at: usize, by: u8| {
        let mut bytes = whole.clone();
        let start = bytes.windows(find.len()).rposition(|window| window == find).expect("it is there") + at;
        bytes[start] ^= by;
        error(&bytes)
    };
    assert!(damaged(b"PK\x01\x02", 8, 1).contains("is encrypted"));
    assert!(damaged(b"PK\x05\x06", 16, 1).contains("at byte") || damaged(b"PK\x05\x06", 16, 1).contains("does not end"));
    let bomb = file(&paragraph(&" ".repeat(40 << 20)));
    assert!(bomb.len() < 100_000 && error(&bomb).contains("unpacks to more than"));
}

#[test]
fn damage_never_ends_in_more_than_an_error() {
    let body = format!("{}<w:p><w:r><w:t>One</w:t><w:tab/><w:t>two</w:t></w:r></w:p>", paragraph("The  dam held."));
    let whole = file(&body);
    let mut seed = 0x9e37_79b9_u64;
    let mut next = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    for _ in 0..4000 {
        // Either the archive is damaged or the XML in it.
        let mut text = main_part(&body).into_bytes();
        let mut bytes = whole.clone();
        let target = if next(2) == 0 { &mut text } else { &mut bytes };
        for _ in 0..=next(3) {
            let at = next(target.len());
            match next(4) {
                0 => target[at] ^= 1 << next(8),
                1 => drop(target.remove(at)),
                2 => target.truncate(at.max(1)),
                _ => {
                    let from = next(target.len());
                    let piece = target[from..(from + 12).min(target.len())].to_vec();
                    target.splice(at..at, piece);
                }
            }
        }
        for bytes in [bytes, with_parts(text, &[])] {
            let Ok(document) = read(&bytes) else { continue };
            assert_eq!(rewrite(&document, &[]).expect("it is written"), bytes);
            if document.text.contains("  ") {
                let edits = [edit(&document, "  ", " ")];
                assert!(mended(&document, &edits).is_ok());
            }
        }
    }
}
