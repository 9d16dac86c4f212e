//! Findings as comments: what is written, what stays, and that a second run changes nothing.

use super::{SPACE, TYPE, archive, main_part, paragraph, read};
use flate2::read::DeflateDecoder;
use mtlint::input::{NoteOptions, annotate};
use mtlint::{Linter, RuleSet};
use std::collections::BTreeMap;
use std::io::Read;

const COMMENTS: &str = "word/comments.xml";
const LINKS: &str = "word/_rels/document.xml.rels";
const TYPES: &str = "[Content_Types].xml";
const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments";
const SAID: &str = "error[repetition/repeated-word]: “the” is repeated; here: the the; fix: delete the repeated word";

type Parts = Vec<(&'static str, String)>;

/// A document with this body and, where they are named, comments and what leads to them.
fn parts(body: &str, comments: Option<&str>) -> Parts {
    let kind = |part: &str, kind: &str| format!("<Override PartName=\"/word/{part}.xml\" ContentType=\"{TYPE}{kind}+xml\"/>");
    let mut types = kind("document", "document.main");
    let mut parts = vec![("word/document.xml", main_part(body)), ("word/media/picture.png", "no XML".to_owned())];
    if let Some(comments) = comments {
        types += &kind("comments", "comments");
        let link = format!("<Relationship Id=\"rId1\" Type=\"{KIND}\" Target=\"comments.xml\"/>");
        parts.push((LINKS, format!("<Relationships>{link}</Relationships>")));
        parts.push((COMMENTS, format!("<w:comments xmlns:w=\"{SPACE}\">{comments}</w:comments>")));
    }
    parts.insert(0, (TYPES, format!("<Types>{types}</Types>")));
    parts
}

fn packed(parts: &[(&str, String)]) -> Vec<u8> {
    archive(&parts.iter().map(|(name, text)| (*name, text.clone().into_bytes())).collect::<Vec<_>>())
}

/// What the members of an archive hold, by the directory.
fn members(archive: &[u8]) -> BTreeMap<String, String> {
    let number = |at: usize, len: usize| archive[at..at + len].iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte));
    let end = (0..archive.len()).rev().find(|&at| archive[at..].starts_with(b"PK\x05\x06")).expect("an end");
    let mut at = number(end + 16, 4);
    let mut members = BTreeMap::new();
    for _ in 0..number(end + 10, 2) {
        let name = String::from_utf8_lossy(&archive[at + 46..at + 46 + number(at + 28, 2)]).into_owned();
        let header = number(at + 42, 4);
        let data = header + 30 + number(header + 26, 2) + number(header + 28, 2);
        let mut text = String::new();
        DeflateDecoder::new(&archive[data..data + number(at + 20, 4)]).read_to_string(&mut text).expect("it is packed");
        assert!(members.insert(name, text).is_none());
        at += 46 + number(at + 28, 2) + number(at + 30, 2) + number(at + 32, 2);
    }
    assert_eq!(at, end);
    members
}

/// The archive with what a rule about repeated words finds as comments, or with none.
fn annotated(archive: &[u8], is_noted: bool) -> Vec<u8> {
    let document = read(archive).expect("it is read");
    let mut found = Linter::new(RuleSet::built_in()).check(&document);
    found.retain(|finding| is_noted && &*finding.rule == "repetition/repeated-word");
    annotate(&document, &found, NoteOptions::default()).expect("it has a place for comments")
}

/// The members with comments, once it is sure that no text changed, that a second run changes nothing, and that taken out again all is as it was.
fn noted(parts: &[(&str, String)]) -> BTreeMap<String, String> {
    let before = packed(parts);
    let once = annotated(&before, true);
    assert_eq!(annotated(&before, true), once, "another run over the same file");
    assert_eq!(annotated(&once, true), once, "a second run");
    assert_eq!(members(&annotated(&once, false)), members(&before), "taken out again");
    assert_eq!(read(&once).expect("it is read").text, read(&before).expect("it is read").text);
    // What is not written stays where it was, byte for byte.
    let picture = before.windows(22).position(|bytes| bytes == b"word/media/picture.png").expect("it is there");
    assert!(once.windows(56).any(|bytes| bytes == &before[picture - 28..picture + 28]));
    members(&once)
}

fn own(id: u32, said: &str) -> String {
    format!(
        "<w:comment w:id=\"{id}\" w:author=\"mtlint\" w:initials=\"mt\"><w:p><w:r><w:t xml:space=\"preserve\">{said}</w:t></w:r></w:p></w:comment>"
    )
}

fn marked(id: u32, runs: &str) -> String {
    format!("<w:commentRangeStart w:id=\"{id}\"/>{runs}<w:commentRangeEnd w:id=\"{id}\"/><w:r><w:commentReference w:id=\"{id}\"/></w:r>")
}

#[test]
fn the_first_comments_make_their_part() {
    let bold = "<w:r><w:rPr><w:b/></w:rPr><w:t>He saw the</w:t></w:r><w:proofErr w:type=\"spellEnd\"/><w:r><w:t xml:space=\"preserve\"> the camp. </w:t></w:r>";
    let body = format!("<w:p>{bold}<w:r><w:t>It held &amp; stood.</w:t></w:r></w:p>");
    let members = noted(&parts(&body, None));
    assert_eq!(members["word/document.xml"], main_part(&body.replace(bold, &marked(0, bold))));
    assert!(members[COMMENTS].ends_with(&format!("<w:comments xmlns:w=\"{SPACE}\">{}</w:comments>", own(0, SAID))));
    assert!(members[TYPES].ends_with(&format!("<Override PartName=\"/word/comments.xml\" ContentType=\"{TYPE}comments+xml\"/></Types>")));
    let link = format!("<Relationship Id=\"mtlint\" Type=\"{KIND}\" Target=\"/word/comments.xml\"/>");
    assert!(members[LINKS].contains(&link));
    // A list of links that leads elsewhere gets a line more.
    let mut others = parts(&body, None);
    others.push((
        LINKS,
        "<x:Relationships xmlns:x=\"u\"><x:Relationship Id=\"rId1\" Type=\"styles\" Target=\"a.xml\"/></x:Relationships>".to_owned(),
    ));
    assert!(noted(&others)[LINKS].ends_with(&format!("Target=\"a.xml\"/>{}</x:Relationships>", link.replace('<', "<x:"))));
    // Where nothing is found nothing is made.
    let clean = packed(&parts(&paragraph("The dam held."), None));
    assert_eq!(annotated(&clean, true), clean);
}

#[test]
fn comments_of_others_stay_and_ours_are_numbered_on() {
    let theirs = "<w:comment w:id=\"6\" w:author=\"Petra\"><w:p><w:r><w:t>Which camp?</w:t></w:r></w:p></w:comment>";
    let run = "<w:r><w:t>He saw the the camp.</w:t></w:r>";
    let parts = parts(&format!("<w:p>{}</w:p><w:p>{run}</w:p>", marked(6, run)), Some(theirs));
    let members = noted(&parts);
    let body = format!("<w:p>{}</w:p><w:p>{}</w:p>", marked(6, &marked(7, run)), marked(8, run));
    assert_eq!(members["word/document.xml"], main_part(&body));
    let comments = format!("<w:comments xmlns:w=\"{SPACE}\">{theirs}{}{}</w:comments>", own(7, SAID), own(8, SAID));
    assert_eq!(members[COMMENTS], comments);
    assert_eq!((&members[TYPES], &members[LINKS]), (&parts[0].1, &parts[3].1));
}

#[test]
fn those_of_an_earlier_run_are_replaced() {
    // As Word writes them again: with other ids, and with a look of the reference.
    let old = "<w:comment w:id=\"3\" w:author=\"mtlint\" w:date=\"2026-01-01T00:00:00Z\"><w:p/></w:comment>";
    let look = "<w:r w:rsidR=\"1\"><w:rPr><w:rStyle w:val=\"a\"/></w:rPr><w:commentReference w:id=\"3\"/></w:r>";
    let run = "<w:r><w:t>He saw the the camp.</w:t></w:r>";
    let stale = format!("<w:commentRangeStart w:id=\"3\"/><w:r><w:t>The dam held.</w:t></w:r><w:commentRangeEnd w:id=\"3\"/>{look}");
    let within = "<w:r><w:t>It stood.</w:t><w:commentReference w:id=\"3\"/></w:r>";
    let before = packed(&parts(&format!("<w:p>{stale}{within}</w:p><w:p>{run}</w:p>"), Some(old)));
    let members = members(&annotated(&before, true));
    let left = "<w:p><w:r><w:t>The dam held.</w:t></w:r><w:r><w:t>It stood.</w:t></w:r></w:p>";
    assert_eq!(members["word/document.xml"], main_part(&format!("{left}<w:p>{}</w:p>", marked(0, run))));
    assert_eq!(members[COMMENTS], format!("<w:comments xmlns:w=\"{SPACE}\">{}</w:comments>", own(0, SAID)));
}

#[test]
fn what_stands_in_other_parts_and_in_text_boxes_is_said_in_the_body() {
    let boxed = "<w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>Saw the the box.</w:t></w:r></w:p></w:txbxContent></mc:Choice></mc:AlternateContent></w:r>";
    let first = "<w:r><w:t>The dam held.</w:t></w:r>";
    let mut parts = parts(&format!("<w:p/><w:p>{first}</w:p><w:p>{boxed}</w:p>"), None);
    let note = format!("<w:footnotes xmlns:w=\"{SPACE}\"><w:footnote>{}</w:footnote></w:footnotes>", paragraph("Saw the the lake."));
    parts[0].1 = parts[0]
        .1
        .replace("</Types>", &format!("<Override PartName=\"/word/footnotes.xml\" ContentType=\"{TYPE}footnotes+xml\"/></Types>"));
    parts.push(("word/footnotes.xml", note.clone()));
    let members = noted(&parts);
    assert_eq!(members["word/document.xml"], main_part(&format!("<w:p/><w:p>{}</w:p><w:p>{}</w:p>", marked(1, first), marked(0, boxed))));
    assert_eq!(members["word/footnotes.xml"], note);
    assert!(members[COMMENTS].contains(&own(1, &format!("footnotes 1: {SAID}"))), "{}", members[COMMENTS]);
}

#[test]
fn what_is_broken_is_refused() {
    let run = paragraph("He saw the the camp.");
    let error = |parts: &[(&str, String)]| {
        let document = read(&packed(parts)).expect("its body is read");
        annotate(&document, &[], NoteOptions::default()).expect_err("it is broken").to_string()
    };
    let mut broken = parts(&run, Some(""));
    broken[4].1 = "<w:comments><w:comment></w:comments>".to_owned();
    assert!(error(&broken).starts_with("a.docx (word/comments.xml):1:24: this is not well-formed XML"), "{}", error(&broken));
    broken[4].1 = format!("<c:comments xmlns:c=\"{SPACE}\"/>");
    assert!(error(&broken).starts_with("a.docx (word/comments.xml):1:1: found `c:comments`, not comments of Word"), "{}", error(&broken));
    broken.pop();
    assert_eq!(error(&broken), "a.docx: lacks the comments that it names, `comments.xml`");
    let mut unnamed = parts(&run, None);
    unnamed.push((COMMENTS, String::new()));
    assert_eq!(error(&unnamed), "a.docx: holds `word/comments.xml`, to which nothing leads");
    let its = NoteOptions { marks: true, ..NoteOptions::default() };
    let document = read(&packed(&parts(&run, None))).expect("it is read");
    assert!(annotate(&document, &[], its).expect_err("it has none").to_string().contains("the marks of ITS go into XLIFF 2 alone"));
}
