//! gettext catalogues: which texts of a file are read, and that edits change nothing else.

use mtlint::document::Forbidden;
use mtlint::input::{Format, Options, Positions, WriteError, documents, reread, rewrite};
use mtlint::text::Span;
use mtlint::{Document, Edit};
use proptest::prelude::*;

const HEAD: &str = "# A harbour.\n#, fuzzy\nmsgid \"\"\nmsgstr \"\"\n\"Language: de_AT@euro\\n\"\n\
    \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n";

fn read(text: &str) -> Document {
    let mut all: Vec<Document> = documents(text.as_bytes(), "x.po", Format::Po, &Options::default()).collect::<Result<_, _>>().unwrap();
    assert_eq!(all.len(), 1);
    let document = all.remove(0);
    assert_eq!(rewrite(&document, &[]).unwrap(), text.as_bytes());
    document
}

fn error(bytes: &[u8]) -> String {
    documents(bytes, "x.po", Format::Po, &Options::default()).find_map(Result::err).unwrap().to_string()
}

/// A catalogue of one message, whose strings hold this.
fn message(inside: &str) -> String {
    format!("{HEAD}msgid \"The dam\"\nmsgstr \"{inside}\"\n")
}

/// Name, source and target of each segment.
fn segments(document: &Document) -> Vec<(&str, &str, &str)> {
    let source = |index| document.source_of(index).unwrap().text(&document.source);
    let units = document.units.iter().enumerate();
    units.map(|(index, unit)| (unit.segment.as_deref().unwrap(), source(index), document.target(&unit.target))).collect()
}

fn edit(document: &Document, find: &str, replacement: &str) -> Edit {
    let at = document.text.find(find).unwrap();
    Edit { span: Span::of(at..at + find.len()), replacement: replacement.to_owned() }
}

#[test]
fn reads_what_is_translated_and_nothing_else() {
    let text = format!(
        "{HEAD}#. The  note .\n#: dam.c:7\nmsgctxt \"menu\"\nmsgid \"The dam\"\nmsgstr \"Der Damm\"\n\n\
        #, c-format, fuzzy\n#| msgid \"A  boat\"\nmsgid \"One boat\"\nmsgid_plural \"%d boats\"\nmsgstr[0] \"Ein Boot\"\nmsgstr[1] \"\"\n  \"%d \"\n\"Boote\"\n\
        msgid \"New\"\nmsgstr \"\"\n\n#~ msgid \"Old\"\n#~ msgstr \"Alt  alt\"\n\n\
        msgid \"%d ship\"\nmsgid_plural \"%d ships\"\nmsgstr[0] \"%d Schiff(e)\"\n\
        msgctxt \"\"\nmsgid \"\"\nmsgstr \"leer\"\n"
    );
    for text in [text.clone(), text.replace('\n', "\r\n")] {
        let found = read(&text);
        assert_eq!(found.lang.tag(), "de-AT");
        assert_eq!(
            segments(&found),
            [
                ("1", "The dam", "Der Damm"),
                ("2[0] (fuzzy)", "One boat", "Ein Boot"),
                ("2[1] (fuzzy)", "%d boats", "%d Boote"),
                ("4[0]", "%d ships", "%d Schiff(e)"),
                ("5", "", "leer")
            ]
        );
    }
    let template = HEAD.replace("UTF-8", "CHARSET").replace("de_AT@euro", "") + "msgid \"The dam\"\nmsgstr \"\"\n";
    assert_eq!(read(&template).units.len(), 0);
    assert_eq!(read("").units.len(), 0);
}

#[test]
fn escapes_are_read_and_written() {
    let found = read(&message(r#"5\t\"A\\B\"\n\303\251\xc3\xa9\x41\101!"#));
    assert_eq!(found.text, "5\t\"A\\B\"\nééAA!");
    for (before, find, better, after) in [
        ("Der Damm", "Damm", "\"Wall\\\n\t\u{1}", "Der \\\"Wall\\\\\\n\\t\\001"),
        ("Der \\303\\251 Damm", "é", "e", "Der e Damm"),
        ("Der \"\n\"Damm \"\n\"hält.", "Damm", "Wall", "Der \"\n\"Wall \"\n\"hält."),
        ("\"\n\"Der Damm\"\n\" hielt.", "Der", "Ein", "\"\n\"Ein Damm\"\n\" hielt."),
        // What reaches over the end of a line makes one line of the two.
        ("Der der \"\n\"der Damm \"\n\"hielt.", "der der ", "", "Der Damm \"\n\"hielt."),
        ("Der \"\n\"Damm", "Der ", "Ein ", "Ein \"\n\"Damm"),
    ] {
        let document = read(&message(before));
        let edits = [edit(&document, find, better)];
        let bytes = rewrite(&document, &edits).unwrap();
        assert_eq!(String::from_utf8_lossy(&bytes), message(after));
        let (again, direct) = (reread(&document, &edits).unwrap(), read(std::str::from_utf8(&bytes).unwrap()));
        assert_eq!((again.text, again.units), (direct.text, direct.units));
    }
    // Without the word between them, escape and figure are another escape.
    let document = read(&message("\\1a7"));
    assert!(matches!(rewrite(&document, &[edit(&document, "a", "")]), Err(WriteError::Unwritable { .. })));
    let document = read(&message("Der <b>Damm</b>"));
    assert!(matches!(rewrite(&document, &[edit(&document, "<b>", "")]), Err(WriteError::Forbidden { why: Forbidden::TakesCode, .. })));
    assert!(matches!(rewrite(&document, &[edit(&document, "Damm", "\0")]), Err(WriteError::Unwritable { .. })));
}

#[test]
fn places_are_those_of_the_file() {
    let document = read(&message("Der \\303\\251 \"\n  \"\\\"Damm\\\" hielt."));
    for (word, line, column) in [("é", 9, 13), ("Damm", 10, 6), ("hielt", 10, 13)] {
        let place = Positions::new(&document).place(edit(&document, word, "").span);
        assert_eq!((place.line, place.column, place.segment.as_deref()), (line, column, Some("1")), "{word}");
    }
}

#[test]
fn says_where_a_file_is_broken() {
    let keyword = "(expected a keyword such as `msgid` with a string in quotation marks, a string or a comment)";
    for (text, expected) in [
        ("The dam held.\n", format!("1:1: found `The dam held.` {keyword}")),
        ("msgid \"a\"\nmsgstr \"b\n", format!("2:8: the string does not end on its line {keyword}")),
        ("msgid \"a\"\n  \"b\"\n", format!("1:8: found a message without `msgstr` {keyword}")),
        ("msgid \"a\"\nmsgid \"b\"\n", format!("1:8: found a message without `msgstr` {keyword}")),
        ("msgid a\n", format!("1:7: found `msgid` without a string {keyword}")),
        ("\"a\"\n", format!("1:1: found a string without a keyword {keyword}")),
        ("msgid \"a\"\nmsgstr \"b\"\nmsgstr \"c\"\n", format!("3:1: found `msgstr` out of its order {keyword}")),
        ("msgstr \"b\"\n", format!("1:1: found `msgstr` out of its order {keyword}")),
        (
            "msgid \"a\" b\"\n",
            "1:10: found ` b\"` after the string (expected the end of the line; a quotation mark within is `\\\"`)".into(),
        ),
        (
            "msgid \"a\"\nmsgstr \"b\"\nmsgctxt \"c\"\nmsgid \"a\"\nmsgstr \"d\"\n#~ msgid \"a\"\n\nmsgid \"\"\n\"a\"\nmsgstr \"\"\n",
            "8:8: found a second entry for `a` (expected one; `msguniq` joins them)".into(),
        ),
        ("msgid \"é\\q\"", "1:9: found `\\q` (expected an escape such as `\\n`, `\\\"`, `\\\\` or `\\303\\251`)".into()),
        ("msgid \"\\303a\"", "1:8: found `\\3` (expected an escape such as `\\n`, `\\\"`, `\\\\` or `\\303\\251`)".into()),
    ] {
        assert_eq!(error(text.as_bytes()), format!("x.po:{expected}"), "{text}");
    }
    let latin = b"msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=ISO-8859-1\\n\"\n\nmsgid \"a\"\nmsgstr \"\xe4\"\n";
    // What it says is so.
    let document = documents(&latin[..], "x.po", Format::Po, &Options::default()).next().unwrap().unwrap();
    assert_eq!((&*document.text, rewrite(&document, &[]).unwrap()), ("ä", latin.to_vec()));
    let edited = |replacement: &str| rewrite(&document, &[edit(&document, "ä", replacement)]);
    assert!(edited("ö").unwrap().ends_with(b"\"\xf6\"\n"));
    assert!(matches!(edited("“"), Err(WriteError::Unwritable { .. })));
    let wrong = String::from_utf8_lossy(latin).replace('\u{fffd}', "ä");
    assert_eq!(
        error(wrong.as_bytes()),
        "x.po:3:36: the header says that it is in ISO-8859-1 (expected UTF-8; convert it with `msgconv -t UTF-8`)"
    );
}

#[test]
fn what_others_write_is_read() {
    // The name of a language in the place of its tag, several strings in a line, and the number of a form apart.
    let text = "msgid \"\"\nmsgstr \"Language: German\\n\"\n\nmsgid \"one\" \"dam\"\nmsgid_plural \"\"\t\"dams\"\nmsgstr [0] \"ein Damm\"\nmsgstr[1] \"\"\n";
    let document = read(text);
    // A form that is empty beside another is a segment.
    assert_eq!(segments(&document), [("1[0]", "onedam", "ein Damm"), ("1[1]", "dams", "")]);
    let text = text.replace("ein Damm", "ein \"  \"Damm");
    let document = read(&text);
    let bytes = rewrite(&document, &[edit(&document, "ein Damm", "der")]).unwrap();
    assert_eq!(String::from_utf8(bytes).unwrap(), text.replace("ein \"  \"Damm", "der"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: if cfg!(debug_assertions) { 300 } else { 2000 }, ..ProptestConfig::default() })]

    #[test]
    fn any_edit_is_refused_or_changes_only_its_words(
        pieces in prop::collection::vec(prop::sample::select(vec![
            "dam", " ", "é", "\\n", "\\\"", "\\\\", "\"\n\"", "\"\r\n\t\"", "\\303\\251", "\\x41", "<b>", "\\1", "7",
        ]), 1..12),
        (from, len) in (0_usize..20, 0_usize..6),
        better in "[a-z7&<\"\\\\\n ]{0,3}",
    ) {
        let document = read(&message(&(pieces.concat() + ".")));
        let ends: Vec<usize> = document.text.char_indices().map(|(at, _)| at).chain([document.text.len()]).collect();
        let start = ends[from.min(ends.len() - 1)];
        let end = ends[(from + len).min(ends.len() - 1)].max(start);
        let edits = [Edit { span: Span::of(start..end), replacement: better.clone() }];
        if let Ok(bytes) = rewrite(&document, &edits) {
            let wanted = format!("{}{better}{}", &document.text[..start], &document.text[end..]);
            let again = read(std::str::from_utf8(&bytes).unwrap());
            prop_assert_eq!(again.text, wanted);
            // What is left empty is not translated.
            prop_assert!(again.units.is_empty() || again.source == document.source);
        }
    }
}

#[test]
fn a_plural_form_that_the_header_asks_for_is_missed() {
    let head = "msgid \"\"\nmsgstr \"Language: ru\\nPlural-Forms: nplurals=3; plural=0;\\n\"\n\n";
    let text = format!(
        "{head}msgid \"%d Damm\"\nmsgid_plural \"%d Dämme\"\nmsgstr[0] \"%d дамба\"\nmsgstr[1] \"%d дамбы\"\n\nmsgid \"Eis\"\nmsgstr \"Лёд\"\n"
    );
    let document = read(&text);
    let found = [("1[0]", "%d Damm", "%d дамба"), ("1[1]", "%d Dämme", "%d дамбы"), ("1[2]", "%d Dämme", ""), ("2", "Eis", "Лёд")];
    assert_eq!(segments(&document), found);
    let end = document.units[1].target.span.end;
    let edited = rewrite(&document, &[Edit { span: Span::new(end, end), replacement: "!".to_owned() }]).unwrap();
    assert_eq!(String::from_utf8(edited).unwrap(), text.replace("дамбы", "дамбы!"));
    assert_eq!(segments(&reread(&document, &[edit(&document, "дамбы", "плотины")]).unwrap())[2], found[2]);
    assert!(rewrite(&document, &[Edit { span: document.units[2].target.span, replacement: "%d".to_owned() }]).is_err());
    // One form is all that such a language has.
    let one = read(&text.replace("nplurals=3", "nplurals=1").replace("msgstr[1] \"%d дамбы\"\n", ""));
    assert_eq!(segments(&one)[0], ("1[0]", "%d Dämme", "%d дамба"));
}

#[test]
fn an_unknown_escape_is_shown_whole() {
    let error = error(message("caf\\é").as_bytes());
    assert!(error.contains(":12: found `\\é`"), "{error}");
}

#[test]
fn the_flags_of_an_obsolete_entry_are_its_own() {
    let text = format!("{}\n#, fuzzy\n#~ msgid \"b\"\n#~ msgstr \"c\"\n\nmsgid \"d\"\nmsgstr \"e\"\n", message("Der Damm"));
    assert!(segments(&read(&text)).iter().all(|(name, ..)| !name.contains("fuzzy")));
}
