//! Findings as notes in the file: where they stand, that other bytes stay, and that a second run changes nothing.

use mtlint::fix::fix;
use mtlint::input::{self, Format, NoteOptions, Options, WriteError, documents};
use mtlint::rule_pages::RulePages;
use mtlint::{Document, Linter, RuleSet, Safety};
use std::fs;

const FIRST: &str = "<?xml version=\"1.0\"?>\n<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\">\n\
<file original=\"dam.html\" source-language=\"de\" target-language=\"en\"><body>\r\n\
\t<trans-unit id=\"7\">\r\n\t\t<source>Er besuchte das Lager.</source>\r\n\t\t<target>He visited the the camp &amp; left.</target>\r\n\
\t\t<note from=\"Petra\">mtlint: not ours</note>\r\n\t\t<alt-trans><target>He visited the the camp.</target></alt-trans>\r\n\t</trans-unit>\r\n\
</body></file>\n<file original=\"b\" source-language=\"de\" target-language=\"en\"><body><trans-unit id=\"8\"><source>Der Damm hielt.</source>\
<target><mrk mtype=\"seg\" mid=\"1\">The the dam held.</mrk> <mrk mtype=\"seg\" mid=\"2\">It held.</mrk></target></trans-unit></body></file>\n</xliff>\n";

const SECOND: &str = "<x:xliff xmlns:x=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.1\" srcLang=\"de\" trgLang=\"en\"><x:file id=\"f\">\n\
 <x:unit id=\"1\">\n  <x:originalData><x:data id=\"d\">b</x:data></x:originalData>\n  <x:segment id=\"a\"><x:source>Er besuchte das Lager.</x:source>\
<x:target>He visited the the <x:ph id=\"1\" dataRef=\"d\"/>camp.</x:target></x:segment>\n </x:unit>\n\
 <x:unit id=\"2\">\n  <x:notes>\n    <x:note>A note.</x:note>\n  </x:notes>\n  <x:segment state=\"final\"><x:source>Er besuchte das Lager.</x:source>\
<x:target>He visited the the camp.</x:target></x:segment>\n </x:unit>\n</x:file></x:xliff>\n";

const CATALOGUE: &str = "msgid \"\"\nmsgstr \"Language: en\\n\"\n\n# By Petra.\n#. The camp.\n#, fuzzy\nmsgid \"Er besuchte das Lager.\"\n\
msgstr \"He visited the the camp.\"\n\nmsgctxt \"dam\"\nmsgid \"%d Damm\"\nmsgid_plural \"%d Dämme\"\nmsgstr[0] \"%d dam\"\n\
msgstr[1] \"%d of the the dams\"\n#~ msgid \"alt\"\n#~ msgstr \"the the\"\n";

const MEMORY: &str = "<tmx version=\"1.4\"><header srclang=\"de\"/><body>\n<tu>\n  <tuv xml:lang=\"de\">\n    <seg>Er besuchte das Lager.</seg>\n\
  </tuv>\n  <tuv xml:lang=\"en\">\n    <note>A note.</note>\n    <seg>He visited the the camp.</seg>\n  </tuv>\n</tu>\n</body></tmx>\n";

fn read(text: &str, format: Format) -> Vec<Document> {
    documents(text.as_bytes(), "x", format, &Options::default()).collect::<Result<_, _>>().expect("it can be read")
}

/// The file with what a rule about repeated words finds noted in it, or with no notes.
fn annotated(text: &str, format: Format, options: Option<NoteOptions<'_>>) -> String {
    let linter = Linter::new(RuleSet::built_in());
    let noted = |document: &Document| {
        let mut found = linter.check(&input::without_marks(document));
        found.retain(|finding| options.is_some() && ["repetition/repeated-word", "punctuation/double-hyphen"].contains(&&*finding.rule));
        input::annotate(document, &found, options.unwrap_or_default()).expect("it has a place for notes")
    };
    String::from_utf8(read(text, format).iter().flat_map(noted).collect()).expect("text")
}

/// The same, once it is sure that nothing else changed and that a second run changes nothing.
fn noted(text: &str, format: Format, options: NoteOptions<'_>) -> String {
    let once = annotated(text, format, Some(options));
    assert_eq!(annotated(&once, format, Some(options)), once, "a second run");
    assert_eq!(annotated(&once, format, None), text, "taken out again");
    let texts = |text: &str| read(text, format).into_iter().map(|document| (document.text, document.source)).collect::<Vec<_>>();
    assert_eq!(texts(&once), texts(text));
    once
}

/// What `new` has more than `old`, which it holds in pieces.
fn added<'n>(old: &str, new: &'n str) -> Vec<&'n str> {
    let (mut at, mut rest, mut added) = (0, new, Vec::new());
    for line in old.split_inclusive('\n') {
        let found = rest.find(line.trim_end()).unwrap_or_else(|| panic!("{line:?} is gone from {new}"));
        added.push(rest[..found].trim());
        at += found + line.trim_end().len();
        rest = &new[at..];
    }
    added.retain(|piece| !piece.is_empty());
    added
}

const SAID: &str = "error[repetition/repeated-word]: “the” is repeated; here: the the; fix: delete the repeated word";

#[test]
fn in_xliff_1_notes_stand_behind_the_target() {
    let once = noted(FIRST, Format::Xliff, NoteOptions::default());
    let note = format!("\r\n\t\t<note from=\"mtlint\" annotates=\"target\" xml:lang=\"en\">{SAID}</note>\r\n\t\t<note from=\"Petra\">");
    assert!(once.contains(&format!("camp &amp; left.</target>{note}")), "{once}");
    let part = SAID.replace("here: the the", "here: The the");
    assert!(
        once.contains(&format!(
            "</target><note from=\"mtlint\" annotates=\"target\" xml:lang=\"en\">segment 8/1: {part}</note></trans-unit>"
        ))
    );
    assert_eq!(once.matches("mtlint").count(), 3);
}

#[test]
fn in_xliff_2_notes_stand_among_those_of_the_unit() {
    let once = noted(SECOND, Format::Xliff, NoteOptions::default());
    let note = |said: &str| format!("<x:note id=\"mtlint-1\" appliesTo=\"target\" category=\"mtlint\">{said}</x:note>");
    let list = format!("<x:unit id=\"1\">\n  <x:notes>\n    {}\n  </x:notes>\n  <x:originalData>", note(SAID));
    assert!(once.contains(&list), "{once}");
    // Nothing is mended in what is final.
    let locked = note(SAID.split("; fix").next().expect("a part"));
    assert!(once.contains(&format!("<x:note>A note.</x:note>\n    {locked}\n  </x:notes>")), "{once}");
}

/// The mend of these changes what the mark stands around.
#[test]
fn marks_of_an_earlier_run_are_in_no_fix_s_way() {
    let file = SECOND.replace("the the <x:ph id=\"1\" dataRef=\"d\"/>camp", "camp , the the the dam ,and  and the mill - -");
    let linter = Linter::new(RuleSet::built_in());
    let marked = |file: &str| {
        let note = |document: &Document| {
            let found = linter.check(&input::without_marks(document));
            assert!(found.iter().filter(|finding| finding.fix.is_some()).count() > 2);
            input::annotate(document, &found, NoteOptions { marks: true, ..NoteOptions::default() }).expect("it has a place for notes")
        };
        String::from_utf8(read(file, Format::Xliff).iter().flat_map(note).collect()).expect("text")
    };
    let once = marked(&file);
    assert!(once.matches("; fix: ").count() > 2 && once.contains("its:version"), "{once}");
    assert_eq!(marked(&once), once);
    assert_eq!(annotated(&once, Format::Xliff, None), file);
}

#[test]
fn its_marks_the_words_but_not_in_what_is_final() {
    let marks = NoteOptions { marks: true, ..NoteOptions::default() };
    let once = noted(SECOND, Format::Xliff, marks);
    let mark = "visited <x:mrk id=\"mtlint-1\" type=\"its:generic\" xmlns:its=\"http://www.w3.org/2005/11/its\" its:version=\"2.0\" \
                its:locQualityIssueType=\"addition\" its:locQualityIssueSeverity=\"100\" \
                its:locQualityIssueComment=\"error[repetition/repeated-word]: “the” is repeated\">the the</x:mrk> <x:ph";
    assert!(once.contains(mark), "{once}");
    assert_eq!(once.matches("its:version").count(), 1);
    // Words with a tag in them, and in a section that can hold none.
    let across = SECOND.replace("the the <x:ph id=\"1\" dataRef=\"d\"/>camp", "the <x:pc id=\"1\">the camp</x:pc>");
    let across = noted(&across, Format::Xliff, marks);
    assert!(across.contains("<x:pc id=\"1\">the<x:em startRef=\"mtlint-1\"/> camp</x:pc>"), "{across}");
    let hidden = noted(&SECOND.replace("the the <x:ph id=\"1\" dataRef=\"d\"/>camp", "<![CDATA[the the camp]]>"), Format::Xliff, marks);
    assert!(!hidden.contains("its:version") && hidden.contains("id=\"mtlint-1\""), "{hidden}");
    let document = &read(FIRST, Format::Xliff)[0];
    assert!(matches!(input::annotate(document, &[], marks), Err(WriteError::NoNotes { marks: true, .. })));
}

#[test]
fn a_list_of_notes_that_was_there_stays_as_it_was() {
    let lists = [
        "<x:notes/>",
        "<x:notes />",
        "<x:notes></x:notes>",
        "<x:notes> </x:notes>",
        "<x:notes>\r\n  </x:notes>",
        "<x:notes><!-- Anna: ask the client --></x:notes>",
        "<x:notes> <?tool kept?> </x:notes>",
        "<x:notes><x:note>A note.</x:note><!-- Anna --></x:notes>",
        "<x:notes><![CDATA[Anna]]></x:notes>",
        "<!-- Anna --><x:notes/> <!-- Petra -->",
        "<y:all xmlns:y=\"u\"><x:notes><x:note>Not of the unit.</x:note></x:notes></y:all>",
        "<x:notes/><x:notes> </x:notes>",
        "<x:notes>\n    <!-- <x:note/> --><x:note>A note.</x:note></x:notes>",
    ];
    for list in lists {
        for before in ["", "\n  ", "\r\n\t"] {
            let text = SECOND.replace("<x:unit id=\"1\">\n  ", &format!("<x:unit id=\"1\">{before}{list}{before}"));
            assert!(text.contains(list));
            for marks in [false, true] {
                let once = noted(&text, Format::Xliff, NoteOptions { marks, ..NoteOptions::default() });
                assert_eq!(once.matches("appliesTo").count(), 2, "{once}");
            }
        }
    }
}

#[test]
fn in_a_catalogue_notes_are_comments_of_translators() {
    let once = noted(CATALOGUE, Format::Po, NoteOptions::default());
    assert!(once.contains(&format!("# By Petra.\n# mtlint: {SAID}\n#. The camp.\n")), "{once}");
    assert!(once.contains(&format!("\n\n# mtlint: msgstr[1]: {SAID}\nmsgctxt \"dam\"\n")), "{once}");
    assert_eq!(added(CATALOGUE, &once).len(), 2);
    let windows = noted(&CATALOGUE.replace('\n', "\r\n"), Format::Po, NoteOptions::default());
    assert_eq!(windows, once.replace('\n', "\r\n"));
}

#[test]
fn in_a_memory_notes_stand_before_the_text() {
    let pages: RulePages = "https://news.example/{rule}.html".parse().expect("an address");
    let once = noted(MEMORY, Format::Tmx, NoteOptions { rule_pages: Some(&pages), marks: false });
    let said = format!("{SAID}; see https://news.example/repetition/repeated-word.html");
    assert_eq!(added(MEMORY, &once), [format!("<note xml:lang=\"en\">mtlint: {said}</note>")]);
}

/// A file with faults of every kind, as translators get it.
#[test]
fn all_that_is_found_in_a_file_is_noted_and_mended() {
    let text = fs::read_to_string("samples/bilingual/waterworks.de-en.xlf").expect("a sample");
    let linter = Linter::new(RuleSet::built_in());
    let noted = |text: &str, is_noted: bool| {
        let document = read(text, Format::Xliff).remove(0);
        let found = if is_noted { linter.check(&document) } else { Vec::new() };
        let bytes = input::annotate(&document, &found, NoteOptions::default()).expect("it has a place for notes");
        (String::from_utf8(bytes).expect("text"), found.len())
    };
    let (once, count) = noted(&text, true);
    assert!(count > 30 && once.matches("<note from=\"mtlint\"").count() == count, "{count}: {once}");
    assert_eq!((noted(&once, true), noted(&once, false).0), ((once.clone(), count), text.clone()));
    // What is mended stands in targets that are open, and the notes on what is left say no more of it.
    let document = read(&once, Format::Xliff).remove(0);
    let fixed = fix(&linter, &document, Safety::Unsafe, &|_, all| all).expect("it can be mended");
    let mended = String::from_utf8(input::rewrite(&fixed.document, &[]).expect("it can be written")).expect("text");
    let changed: Vec<(&str, &str)> = once.lines().zip(mended.lines()).filter(|(before, after)| before != after).collect();
    assert_eq!(once.lines().count(), mended.lines().count());
    assert!(changed.len() > 10 && changed.iter().all(|(before, _)| before.trim_start().starts_with("<target state=\"translated\">")));
    assert!(mended.contains("Confirmed: the the dam holds.") && mended.contains("The municipality answers the the questions."));
    let (left, count) = noted(&mended, true);
    assert_eq!(left.matches("<note from=\"mtlint\"").count(), count);
    assert!(!left.contains("here: the the; fix") && left.contains("markup/tag-lost"), "{left}");
}

#[test]
fn other_formats_have_no_place_for_notes() {
    for (text, format) in
        [("The the dam.", Format::Text), ("{\"target\": \"The the dam.\"}", Format::Jsonl), ("<p>The the dam.", Format::Html)]
    {
        let error = input::annotate(&read(text, format)[0], &[], NoteOptions::default()).expect_err("there is no place");
        assert_eq!(error.to_string(), "x: its format has no place for notes; XLIFF, TMX, gettext PO and DOCX have one");
    }
}

#[test]
fn utf_16_stays_utf_16() {
    let bytes: Vec<u8> = [0xfeff].into_iter().chain(FIRST.encode_utf16()).flat_map(u16::to_be_bytes).collect();
    let all: Vec<Document> =
        documents(&bytes[..], "x", Format::Xliff, &Options::default()).collect::<Result<_, _>>().expect("it can be read");
    let linter = Linter::new(RuleSet::built_in());
    let noted = |findings: bool, all: &[Document]| -> Vec<u8> {
        let one = |document: &Document| {
            let found = if findings { linter.check(document) } else { Vec::new() };
            input::annotate(document, &found, NoteOptions::default()).expect("it has a place for notes")
        };
        all.iter().flat_map(one).collect()
    };
    let once = noted(true, &all);
    assert!(once.starts_with(&bytes[..200]) && once.len() > bytes.len());
    let again: Vec<Document> =
        documents(&once[..], "x", Format::Xliff, &Options::default()).collect::<Result<_, _>>().expect("it can be read");
    assert_eq!(noted(false, &again), bytes);
}
