//! XLIFF: which texts of a file are read, and that edits change nothing else.

use mtlint::document::Forbidden;
use mtlint::input::{Format, Options, Positions, WriteError, documents, reread, rewrite};
use mtlint::text::Span;
use mtlint::{Document, Edit, Linter, RuleSet};
use proptest::prelude::*;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\">\n";

fn read(text: &str) -> Vec<Document> {
    documents(text.as_bytes(), "x.xlf", Format::Xliff, &Options::default()).collect::<Result<_, _>>().unwrap()
}

fn error(text: &str) -> String {
    let mut all = documents(text.as_bytes(), "x.xlf", Format::Xliff, &Options::default());
    let error = all.find_map(Result::err).unwrap().to_string();
    assert!(all.next().is_none());
    error
}

/// A file of one document with these units.
fn file(units: &str) -> String {
    format!(
        "{HEAD}<file original=\"dam.html\" source-language=\"de-AT\" target-language=\"en_GB\"><body>\n{units}\n</body></file></xliff>\n"
    )
}

fn unit(target: &str) -> String {
    file(&format!("<trans-unit id=\"7\"><source>Der Damm hielt.</source><target>{target}</target></trans-unit>"))
}

/// Name, source and target of each segment.
fn segments(document: &Document) -> Vec<(&str, Option<&str>, &str)> {
    let segment = |(index, unit): (usize, &mtlint::document::Unit)| {
        let source = document.source_of(index).map(|span| span.text(&document.source));
        (document.units[index].segment.as_deref().unwrap(), source, document.target(&unit.target))
    };
    document.units.iter().enumerate().map(segment).collect()
}

fn edit(document: &Document, find: &str, replacement: &str) -> Edit {
    let at = document.text.find(find).unwrap();
    Edit { span: Span::of(at..at + find.len()), replacement: replacement.to_owned() }
}

/// The texts that a rule of markup finds.
fn markup(document: &Document) -> Vec<&str> {
    let diagnostics = Linter::new(RuleSet::built_in()).check(document);
    let found = diagnostics.into_iter().filter(|found| found.rule.starts_with("markup/"));
    found.map(|found| found.span.text(&document.text)).collect()
}

#[test]
fn markup_that_the_source_has_belongs_to_the_file() {
    let unit = |id: u8, target: &str| {
        let source = "Der &lt;b&gt;Damm&lt;/b&gt; hielt {{ nacht }}, sagte der Wirt.";
        format!("<trans-unit id=\"{id}\"><source>{source}</source><target>{target}</target></trans-unit>\n")
    };
    let kept = unit(1, "The &lt;b&gt;dam&lt;/b&gt; held {{ nacht }}, the innkeeper said.");
    let added = unit(2, "The &lt;i&gt;dam&lt;/b&gt; held {{ night }}, the innkeeper said.");
    let all = read(&file(&format!("{kept}{added}")));
    // The tag of the source is lost, and the other one belongs to the file.
    assert_eq!(markup(&all[0]), ["The <i>dam</b> held {{ night }}, the innkeeper said.", "{{ night }}"]);
    let tag = edit(&all[0], "<i>", "");
    assert!(matches!(rewrite(&all[0], &[tag]), Err(WriteError::Forbidden { why: Forbidden::TakesCode, .. })));
}

#[test]
fn reads_what_is_translated_and_nothing_else() {
    let text = file(
        "<note>The  note .</note>
        <group><trans-unit id=\"1\"><source>Der Damm hielt.</source><target>
            The dam held.
        </target><alt-trans><source>Der Damm.</source><target>The  dam .</target></alt-trans></trans-unit></group>
        <trans-unit id=\"2\" translate=\"no\"><source>A</source><target>A</target></trans-unit>
        <group translate=\"no\"><trans-unit id=\"3\"><source>B</source><target>B</target></trans-unit></group>
        <trans-unit id=\"4\"><source>Neu.</source></trans-unit>
        <trans-unit id=\"5\"><source>Neu.</source><target state=\"needs-translation\"></target></trans-unit>
        <trans-unit id=\"6\"><source>Leer.</source><target/></trans-unit>
        <trans-unit id=\"8\"><source>Eins. Zwei.</source>
            <seg-source><mrk mtype=\"seg\" mid=\"a\">Eins.</mrk> <mrk mtype=\"seg\" mid=\"b\">Zwei.</mrk></seg-source>
            <target><mrk mtype=\"seg\" mid=\"b\">Two <g id=\"1\"><mrk mtype=\"term\">dams</mrk></g>.</mrk> <mrk mtype='seg' mid='c'>Three.</mrk></target></trans-unit>",
    );
    let all = read(&text);
    let [document] = &all[..] else { panic!("{}", all.len()) };
    assert_eq!(document.id.as_deref(), Some("dam.html"));
    assert_eq!((document.lang.tag(), document.source_lang.as_ref().unwrap().tag()), ("en-GB", "de-AT"));
    assert_eq!(
        segments(document),
        [
            ("1", Some("Der Damm hielt."), "The dam held."),
            ("6", Some("Leer."), ""),
            ("8/b", Some("Zwei."), "Two dams."),
            ("8/c", None, "Three.")
        ]
    );
}

#[test]
fn reads_the_second_version() {
    let text = "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.0\" srcLang=\"de\" trgLang=\"en\">
        <file id=\"f1\"><unit id=\"u1\"><notes><note>A  note .</note></notes>
        <mtc:matches><mtc:match><source>x</source><target>y  z</target></mtc:match></mtc:matches>
        <segment id=\"s1\" state=\"final\"><source>Eins.</source><target>One.</target></segment>
        <ignorable><source> </source><target> </target></ignorable>
        <segment><source>Zwei <pc id=\"1\">Dämme</pc>.</source><target>Two <pc id=\"1\">dams</pc> <ph id=\"2\"/>.</target></segment></unit>
        <unit id=\"u2\"><segment state=\"initial\"><source>Neu.</source><target></target></segment></unit></file>
        <file id=\"f2\"><unit id=\"u1\"><segment><source>Drei.</source><target>Three.</target></segment></unit></file></xliff>";
    let all = read(text);
    assert_eq!(all.iter().map(|document| document.id.as_deref().unwrap()).collect::<Vec<_>>(), ["f1", "f2"]);
    assert_eq!(segments(&all[0]), [("u1/s1", Some("Eins."), "One."), ("u1/2", Some("Zwei Dämme."), "Two dams \u{fffc}.")]);
    assert_eq!(segments(&all[1]), [("u1", Some("Drei."), "Three.")]);
    let locked = rewrite(&all[0], &[edit(&all[0], "One", "1")]);
    assert!(matches!(locked, Err(WriteError::Forbidden { why: Forbidden::Locked, .. })));
}

#[test]
fn places_are_those_of_the_file() {
    let both = file("<trans-unit id=\"1\"><source>A</source><target>&lt;é<g id=\"1\">dam</g> held</target></trans-unit>");
    let two = format!("{}{}", both.replace("</file></xliff>\n", "</file>"), &both[HEAD.len()..]);
    for document in read(&two) {
        let at = document.text.find("held").unwrap();
        let place = Positions::new(&document).place(Span::of(at..at + 4));
        let line = two.lines().nth(place.line as usize - 1).unwrap();
        let shown: String = line.chars().skip(place.column as usize - 1).take((place.end_column - place.column) as usize).collect();
        assert_eq!((shown.as_str(), place.segment.as_deref(), place.start), ("held", Some("1"), 7));
    }
    // The second file begins in the line in which the first ends.
    let one_line = "<xliff><file><trans-unit id='1'><target>Ä</target></trans-unit></file><file><trans-unit id='2'><target>B</target></trans-unit></file></xliff>";
    let places: Vec<_> = read(one_line).iter().map(|document| Positions::new(document).place(Span::new(0, 1)).column as usize).collect();
    assert_eq!(places, ["Ä", "B"].map(|text| one_line[..one_line.find(text).unwrap()].chars().count() + 1));
}

#[test]
fn an_edit_is_written_as_its_place_wants_it() {
    for (target, find, better, expected) in [
        ("The <g id=\"1\">dam</g> held.", "dam", "A & B", "The <g id=\"1\">A &amp; B</g> held."),
        ("The <g id=\"1\">dam</g> held.", "The ", "A ", "A <g id=\"1\">dam</g> held."),
        ("The <g id=\"1\">dam</g> held.", " held", " fell", "The <g id=\"1\">dam</g> fell."),
        ("5 &lt; &#54;", "< 6", "<= 6", "5 &lt;= 6"),
        ("<![CDATA[The dam & co]]>", "dam &", "<dam> &", "<![CDATA[The <dam> & co]]>"),
        ("Line\n      two", "e\nt", "e t", "Line two"),
    ] {
        let text = unit(target);
        let document = read(&text).remove(0);
        let edits = [edit(&document, find, better)];
        let written = String::from_utf8(rewrite(&document, &edits).unwrap()).unwrap();
        assert_eq!(written, unit(expected), "{target}");
        let (again, direct) = (reread(&document, &edits).unwrap(), read(&written).remove(0));
        assert_eq!((again.text, again.units), (direct.text, direct.units));
    }
}

#[test]
fn an_edit_never_takes_a_code() {
    for (target, find) in [
        ("The <g id=\"1\">dam</g> held.", "The dam"),
        ("The <x id=\"1\"/> held.", "e \u{fffc}"),
        ("The dam<bpt id=\"1\">&lt;b&gt;</bpt> held<ept id=\"1\">&lt;/b&gt;</ept>.", "dam held"),
        ("The <mrk mtype=\"protected\">dam</mrk> held.", "dam"),
        ("a<!-- b -->c", "ac"),
    ] {
        let document = read(&unit(target)).remove(0);
        let refused = rewrite(&document, &[edit(&document, find, "x")]);
        assert!(matches!(refused, Err(WriteError::Forbidden { why: Forbidden::TakesCode, .. })), "{target}");
    }
    let approved = unit("The dam held.").replace("id=\"7\"", "id=\"7\" approved=\"yes\"");
    let document = read(&approved).remove(0);
    let refused = reread(&document, &[edit(&document, "dam", "x")]);
    assert!(matches!(refused, Err(WriteError::Forbidden { why: Forbidden::Locked, .. })));
    let document = read(&unit("The dam held.")).remove(0);
    assert!(matches!(rewrite(&document, &[edit(&document, "dam", "\u{1}")]), Err(WriteError::Unwritable { .. })));
}

#[test]
fn says_where_a_file_is_broken() {
    let cases = [
        ("", "x.xlf:1:1: found no `file` of an `xliff` (expected XLIFF 1.2 or 2.x)"),
        (
            "The dam held.",
            "x.xlf:1:1: this is not well-formed XML: `The dam held.` outside the document’s element (expected XLIFF 1.2 or 2.x)",
        ),
        ("<!-- The dam held. -->", "x.xlf:1:1: found no `file` of an `xliff` (expected XLIFF 1.2 or 2.x)"),
        ("<xliff>\n<file>", "x.xlf:2:7: the file ends within `file` (expected XLIFF 1.2 or 2.x)"),
        ("<!-- é -->\n  <tmx/>", "x.xlf:2:3: found `tmx` (expected XLIFF 1.2 or 2.x)"),
        (
            "<?xml version='1.0' encoding='ISO-8859-1'?><xliff><file>é</file></xliff>",
            "x.xlf:1:31: the file says that it is in ISO-8859-1 (expected UTF-8 or UTF-16; convert it and its declaration)",
        ),
        (
            "<xliff>\n <file target-language=\"english!\"/></xliff>",
            "x.xlf:2:2: `english!` is not a language tag (expected one such as `en` or `pt-BR`)",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(error(text), expected, "{text}");
    }
    let found = error("<xliff><file>\n<body></file></xliff>");
    assert!(found.starts_with("x.xlf:2:") && found.contains("not well-formed XML"), "{found}");
    // Entities are never expanded.
    let bomb = format!("<!DOCTYPE x [<!ENTITY a \"{}\"><!ENTITY b \"&a;&a;\">]>{}", "dam ".repeat(50), &unit("It &b; held.")[39..]);
    assert_eq!(read(&bomb)[0].text, "It \u{fffc} held.");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: if cfg!(debug_assertions) { 300 } else { 2000 }, ..ProptestConfig::default() })]

    #[test]
    fn any_edit_is_refused_or_changes_only_its_words(
        pieces in prop::collection::vec(prop::sample::select(vec![
            "dam", " ", "é", "&amp;", "&#x1F600;", "<g id=\"1\">a</g>", "<x id=\"2\"/>", "<![CDATA[<b>]]>", "\n  ", "&nbsp;",
            "<ph id=\"3\">&lt;br&gt;</ph>", "<mrk mtype=\"protected\">x</mrk>", "<!-- c -->",
        ]), 0..12),
        from in 0_usize..20,
        len in 0_usize..6,
        better in "[a-z&<> ]{0,3}",
    ) {
        let text = unit(&pieces.concat());
        let document = read(&text).remove(0);
        let ends: Vec<usize> = document.text.char_indices().map(|(at, _)| at).chain([document.text.len()]).collect();
        let start = ends[from.min(ends.len() - 1)];
        let end = ends[(from + len).min(ends.len() - 1)].max(start);
        let edits = [Edit { span: Span::of(start..end), replacement: better.clone() }];
        if let Ok(bytes) = rewrite(&document, &edits) {
            let again = read(std::str::from_utf8(&bytes).unwrap());
            let wanted = format!("{}{better}{}", &document.text[..start], &document.text[end..]);
            let is_white = |char| matches!(char, ' ' | '\n');
            // White space at the edges of a segment is layout, and so is what an edit leaves or puts there.
            let found = again[0].text.trim_matches(is_white).to_owned();
            prop_assert!(found == wanted.trim_matches(is_white) || wanted.contains('\n'), "{found:?} {wanted:?}");
            prop_assert_eq!(&again[0].source, &document.source);
            prop_assert_eq!(rewrite(&again[0], &[]).unwrap(), bytes);
        }
    }
}

#[test]
fn what_is_read_after_an_edit_is_what_the_file_says() {
    // Behind a line end spaces are layout: they are none of the text once the word before them is gone.
    let before = read(&unit("The dam\nheld  fast <x id=\"1\"/> the the wall."));
    let edits = [edit(&before[0], "held", ""), edit(&before[0], "the ", "")];
    let after = reread(&before[0], &edits).unwrap();
    let file = String::from_utf8(rewrite(&before[0], &edits).unwrap()).unwrap();
    let again = &read(&file)[0];
    assert_eq!(after.text, again.text);
    assert_eq!(after.text, "The dam\nfast \u{fffc} the wall.");
    let masks = |document: &Document| document.units[0].target.masks.to_vec();
    assert_eq!(masks(&after), masks(again));
}

#[test]
fn a_segment_within_a_segment_is_a_part_of_it() {
    let nested = unit("<mrk mtype=\"seg\" mid=\"1\">The <mrk mtype=\"seg\" mid=\"2\">the dam</mrk> held.</mrk>");
    let all = read(&nested);
    assert_eq!(segments(&all[0]), [("7/1", None, "The the dam held.")]);
    let file = String::from_utf8(rewrite(&all[0], &[edit(&all[0], "held", "broke")]).unwrap()).unwrap();
    assert_eq!(file, nested.replace("held", "broke"));
}

/// What a fix may change in the targets of a file.
fn edited(text: &str) -> String {
    let mut all = String::new();
    for document in read(text) {
        let every = document
            .text
            .match_indices("the the")
            .map(|(at, found)| Edit { span: Span::of(at..at + found.len()), replacement: "the".to_owned() });
        let allowed: Vec<Edit> = every.filter(|edit| rewrite(&document, std::slice::from_ref(edit)).is_ok()).collect();
        all.push_str(&String::from_utf8(rewrite(&document, &allowed).unwrap()).unwrap());
    }
    all
}

#[test]
fn what_is_protected_is_not_edited() {
    let kept = [
        "We <mrk\nmtype=\"protected\">saw the the dog</mrk> it.",
        "We <mrk\ttranslate = 'no'>saw the the dog</mrk> it.",
        "We <mrk translate=\"n&#111;\">saw the the dog</mrk> it.",
        "<mrk mtype=\"seg\" mid=\"1\" translate=\"no\">We saw the the dog.</mrk>",
        "<mrk mtype=\"protected\"><mrk mtype=\"seg\" mid=\"1\">We saw the the dog.</mrk></mrk>",
        "We <sm id=\"1\" translate=\"no\"/>saw <g id=\"2\">the the dog<em startRef=\"1\"/> it</g>.",
        "We <sm id=\"1\" translate=\"no\"/>saw the the dog.",
        "We <ph id=\"1\"><?x a>b</ph> saw the the ?></ph> dog.",
    ];
    for target in kept {
        assert_eq!(edited(&unit(target)), unit(target));
    }
    let open = unit("We <sm id=\"1\" translate=\"no\"/>saw<em startRef=\"1\"/> the the dog <ph id=\"1\"><?x it's?></ph> and the the cat.");
    assert_eq!(edited(&open), open.replace("the the", "the"));
}

#[test]
fn locks_and_elements_of_other_tools() {
    let trans_unit = |attributes: &str, more: &str| {
        file(&format!(
            "<trans-unit id=\"7\" {attributes}><source>A.</source><target><mrk mtype=\"seg\" mid=\"1\">The the the.</mrk></target>{more}</trans-unit>"
        ))
        .replace("<xliff ", "<xliff xmlns:x=\"urn:x\" xmlns:sdl=\"urn:sdl\" ")
    };
    let locked = [
        trans_unit("x:approved=\"no\" approved=\"yes\"", ""),
        trans_unit("x:translate=\"yes\" translate=\"no\"", ""),
        trans_unit("", "<sdl:seg-defs><sdl:seg id=\"1\" locked=\"true\"/></sdl:seg-defs>"),
    ];
    for text in locked {
        assert_eq!(edited(&text), text);
    }
    let other = trans_unit("", "<x:target>It is the the dam.</x:target>");
    assert_eq!(edited(&other), other.replace("The the the", "The the"));
}

#[test]
fn a_final_segment_locks_no_other() {
    let text = "<xliff version=\"2.0\" srcLang=\"de\" trgLang=\"en\"><file id=\"f\"><unit id=\"u\">\
        <segment id=\"1\" state=\"final\"><source>A</source><target>In the the dam.</target></segment>\
        <segment id=\"2\" state=\"translated\"><source>A</source><target>On the the dam.</target></segment></unit></file></xliff>";
    assert_eq!(edited(text), text.replace("On the the", "On the"));
}

#[test]
fn what_stands_outside_of_files_is_no_segment() {
    let text = "<xliff><file/><trans-unit id=\"1\"><target>It is the the dam.</target></trans-unit><file/></xliff>";
    assert_eq!(edited(text), text);
    assert!(error(&format!("{}<xliff><file/></xliff>", unit("A."))).contains("found `xliff`"));
}

#[test]
fn edits_leave_the_file_well_formed() {
    for target in ["<![CDATA[We saw ]]\u{200b}> it.]]>", "We saw ]]\u{200b}> it."] {
        let document = &read(&unit(target))[0];
        let refused = rewrite(document, &[edit(document, "\u{200b}", "")]);
        assert!(matches!(refused, Err(WriteError::Unwritable { .. })));
    }
    let latin = unit("He said né.").replace("UTF-8", "ISO-8859-1");
    assert!(error(&latin).contains("ISO-8859-1"));
}

#[test]
fn texts_in_codes_are_segments() {
    let note = |text: &str, inner: &str| format!("{text}<ph id='1'>&lt;note <sub>{inner}</sub>></ph>.");
    let (source, target) = (note("Damm", "Ein See"), note("Dam", "A lake"));
    let text = file(&format!("<trans-unit id='7'><source>{source}</source><target>{target}</target></trans-unit>"));
    let documents = read(&text);
    assert_eq!(segments(&documents[0]), [("7", Some("Damm\u{fffc}."), "Dam\u{fffc}."), ("7/sub 1", Some("Ein See"), "A lake")]);
    let edits = [edit(&documents[0], "A lake", "The lake")];
    assert_eq!(String::from_utf8(rewrite(&documents[0], &edits).unwrap()).unwrap(), text.replace("A lake", "The lake"));
}

#[test]
fn what_a_file_says_of_itself_must_be_so() {
    assert_eq!(
        error(&file("").replacen("UTF-8", "UTF-16", 1)),
        "x.xlf:1:31: the file says that it is in UTF-16, but it is not (expected UTF-8 or UTF-16; convert it and its declaration)"
    );
    for (text, found) in [
        (format!("<xliff><file>{}</file></xliff>", "<unit id=\"a\"/>\n".repeat(2)), "x.xlf:2:1: found a second `unit` with the id `a`"),
        ("<xliff><file id=\"a\"/>\n<file id=\"a\"/></xliff>".to_owned(), "x.xlf:2:1: found a second `file` with the id `a`"),
        (
            format!("<xliff><file><unit id=\"a\">{}</unit></file></xliff>", "<segment id=\"a\"/>\n".repeat(2)),
            "x.xlf:2:1: found a second `segment` with the id `a`",
        ),
    ] {
        assert_eq!(error(&text), format!("{found} (expected an id of its own for each)"));
    }
    assert_eq!(read(&file(&"<trans-unit id=\"a\"/>\n".repeat(2))).len(), 1);
    // Each file has its own units, and each unit its own segments.
    let file_of =
        |id| format!("<file id=\"{id}\"><unit id=\"a\"><segment id=\"a\"/></unit><unit id=\"b\"><segment id=\"a\"/></unit></file>");
    assert_eq!(read(&format!("<xliff>{}{}</xliff>", file_of("a"), file_of("b"))).len(), 2);
    let twice = file("<trans-unit id='1'><source>Eis</source><target>Ice</target><target>Snow</target></trans-unit>");
    assert!(error(&twice).contains("found a second `target`"), "{}", error(&twice));
}

#[test]
fn what_is_no_xml_is_refused() {
    for (target, what) in [
        ("init&ially assumed that the dam would hold;", "`&ially assumed that the dam would hold;`"),
        ("A &#xZZ; dam", "`&#xZZ;`"),
        ("A &#; dam", "`&#;`"),
        ("A &#xD800; dam", "`&#xD800;`"),
        ("A &1; dam", "`&1;`"),
        ("A <1/> dam", "`<1`"),
        ("A <g id=1>dam</g>", ""),
        ("A <g id=\"1\" id=\"2\">dam</g>", ""),
        ("A <g id=\"<\">dam</g>", "`<` in an attribute"),
        ("A dam ]]&gt; ]]> held", "`]]>`"),
        ("A <!DOCTYPE dam> held", "a declaration"),
    ] {
        let error = error(&unit(target));
        assert!(error.contains("not well-formed XML") && error.contains(what), "{target}: {error}");
        assert!(error.starts_with("x.xlf:4:"), "{error}");
    }
    for good in
        ["A &nbsp; dam", "A &#x1F600; dam", "A <g id='1' ctype=\"x-]]&gt;\">dam</g> ]] >", "A <![CDATA[ & <1> ]]> dam", "A <é:ü/> dam"]
    {
        assert_eq!(read(&unit(good)).len(), 1, "{good}");
    }
}
