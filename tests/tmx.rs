//! Translation memories: which texts of a file are read, that a long one is read in stretches, and that edits change nothing else.

use mtlint::document::Forbidden;
use mtlint::input::{Format, Options, Positions, WriteError, documents, rewrite};
use mtlint::text::Span;
use mtlint::{Document, Edit};

const HEAD: &str = "<?xml version=\"1.0\"?>\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx version=\"1.4\">\n<header srclang=\"de-AT\"><prop>x</prop></header>\n<body>\n";
const END: &str = "</body>\n</tmx>\n";

fn options(lang: Option<&str>, source_lang: Option<&str>) -> Options {
    let parsed = |tag: Option<&str>| tag.map(|tag| tag.parse().unwrap());
    Options { lang: parsed(lang), source_lang: parsed(source_lang), ..Options::default() }
}

fn read_with(text: &str, options: &Options) -> Vec<Document> {
    let all: Vec<Document> = documents(text.as_bytes(), "x.tmx", Format::Tmx, options).collect::<Result<_, _>>().unwrap();
    let bytes: Vec<u8> = all.iter().flat_map(|document| rewrite(document, &[]).unwrap()).collect();
    assert!(bytes == text.as_bytes());
    all
}

fn read(text: &str) -> Document {
    let mut all = read_with(text, &Options::default());
    assert_eq!(all.len(), 1);
    all.remove(0)
}

fn error_with(text: &str, options: &Options) -> String {
    documents(text.as_bytes(), "x.tmx", Format::Tmx, options).find_map(Result::err).unwrap().to_string()
}

fn error(text: &str) -> String {
    error_with(text, &Options::default())
}

/// A memory of these units.
fn memory(units: &str) -> String {
    format!("{HEAD}{units}{END}")
}

/// A unit with these languages and their texts.
fn unit(variants: &[(&str, &str)]) -> String {
    let variant = |(lang, text): &(&str, &str)| format!("<tuv xml:lang=\"{lang}\"><prop>the  the</prop><seg>{text}</seg></tuv>");
    format!("<tu>{}</tu>\n", variants.iter().map(variant).collect::<String>())
}

/// Name, source and target of each segment.
fn segments(document: &Document) -> Vec<(&str, Option<&str>, &str)> {
    let source = |index| document.source_of(index).map(|span| span.text(&document.source));
    let units = document.units.iter().enumerate();
    units.map(|(index, unit)| (unit.segment.as_deref().unwrap(), source(index), document.target(&unit.target))).collect()
}

fn edit(document: &Document, find: &str, replacement: &str) -> Edit {
    let at = document.text.find(find).unwrap();
    Edit { span: Span::of(at..at + find.len()), replacement: replacement.to_owned() }
}

#[test]
fn a_unit_is_the_target_beside_the_source() {
    let text = memory(
        "<tu tuid=\"a\"><note>The  note .</note><tuv xml:lang=\"EN_gb\"><seg>\n  The <bpt i=\"1\">{\\b </bpt>dam<ept i=\"1\">}</ept> held<ph>x</ph>\n</seg></tuv>\
         <tuv lang='de'><seg>Der <hi>Damm</hi> hielt.</seg></tuv></tu>\n\
         <tu><tuv xml:lang=\"en-GB\"><seg>It rained.</seg></tuv></tu>\n<tu><tuv xml:lang=\"de\"><seg>Neu.</seg></tuv></tu>\n\
         <tu><tuv xml:lang=\"de\"><seg>Leer.</seg></tuv><tuv xml:lang=\"en-GB\"><seg/></tuv></tu>\n",
    );
    let found = read(&text);
    assert_eq!((found.lang.tag(), found.source_lang.as_ref().unwrap().tag(), &found.id), ("en-gb", "de-AT", &None));
    assert_eq!(segments(&found), [("a", Some("Der Damm hielt."), "The dam held\u{fffc}"), ("2", None, "It rained.")]);
    let edits = [edit(&found, "held", "broke & fell")];
    assert_eq!(String::from_utf8(rewrite(&found, &edits).unwrap()).unwrap(), text.replace("held", "broke &amp; fell"));
    assert!(matches!(rewrite(&found, &[edit(&found, "The dam", "It")]), Err(WriteError::Forbidden { why: Forbidden::TakesCode, .. })));
}

#[test]
fn second_variants_and_texts_in_codes_are_read() {
    let text = memory(&unit(&[("de", "Eis"), ("en-GB", "Ice"), ("en-US", "Ice too")]));
    assert_eq!(segments(&read(&text)), [("1", Some("Eis"), "Ice"), ("1 (2)", Some("Eis"), "Ice too")]);
    let british = read_with(&text, &options(Some("en-GB"), None));
    assert_eq!(segments(&british[0]), [("1", Some("Eis"), "Ice")]);
    let note = |text: &str, inner: &str| format!("{text}<ph>&lt;note <sub type=\"fn\">{inner} <ph>x</ph></sub>></ph>.");
    let text = memory(&unit(&[("de", &note("Damm", "Ein See")), ("en", &note("Dam", "A lake"))]));
    let document = read(&text);
    assert_eq!(
        segments(&document),
        [("1", Some("Damm\u{fffc}."), "Dam\u{fffc}."), ("1/sub 1", Some("Ein See \u{fffc}"), "A lake \u{fffc}")]
    );
    let nested = memory(&unit(&[("de", "Eis"), ("en", &format!("Ice<ph>{}Snow{}</ph>", "<sub>".repeat(9), "</sub>".repeat(9)))]));
    assert_eq!(segments(&read(&nested)), [("1", Some("Eis"), "Ice\u{fffc}"), ("1/sub 1", None, "Snow")]);
    let edits = [edit(&document, "Dam", "Dyke"), edit(&document, "A lake", "The lake")];
    assert_eq!(
        String::from_utf8(rewrite(&document, &edits).unwrap()).unwrap(),
        text.replace("Dam<", "Dyke<").replace("A lake", "The lake")
    );
}

#[test]
fn languages_are_chosen() {
    let three = memory(&unit(&[("de", "Eins."), ("fr", "Un."), ("it", "Uno.")]));
    for (lang, source_lang, source, target) in
        [("it", None, "Eins.", "Uno."), ("it", Some("fr"), "Un.", "Uno."), ("de", Some("it"), "Uno.", "Eins.")]
    {
        let all = read_with(&three, &options(Some(lang), source_lang));
        assert_eq!(segments(&all[0]), [("1", Some(source), target)]);
    }
    assert_eq!(error(&three), "x.tmx:6:1: found a unit in `it` (expected one target language, but there are others; --lang chooses)");
    assert_eq!(
        error_with(&three, &options(Some("pl"), None)),
        "x.tmx:1:1: found no translation into `pl`, only `de`, `fr`, `it` (--lang chooses the language)"
    );
    let open = memory(&unit(&[("de", "Eins."), ("fr", "Un.")])).replace("de-AT", "*all*");
    assert_eq!(error(&open), "x.tmx:6:1: found a unit in `de` (the header names no source language; --source-lang and --lang choose)");
    for chosen in [options(Some("fr"), None), options(None, Some("de"))] {
        assert_eq!(segments(&read_with(&open, &chosen)[0]), [("1", Some("Eins."), "Un.")]);
    }
    let own = memory("<tu srclang=\"fr\"><tuv xml:lang=\"de\"><seg>Eins.</seg></tuv><tuv xml:lang=\"fr\"><seg>Un.</seg></tuv></tu>\n");
    assert_eq!(segments(&read(&own)), [("1", Some("Un."), "Eins.")]);
    // Two forms of one language are two languages.
    let forms = memory(&unit(&[("de-AT", "Jänner"), ("de-DE", "Januar")]));
    assert_eq!(segments(&read(&forms)), [("1", Some("Jänner"), "Januar")]);
}

#[test]
fn a_long_memory_is_read_in_stretches() {
    let unit = unit(&[("de", "Der Damm hielt die ganze Nacht."), ("en", "The dam held all <ph>x</ph> night.")]);
    let count = (5 << 19) / unit.len();
    for (text, stretches) in [(memory(&unit.repeat(count)), 2), (memory(&unit.trim_end().repeat(count)), 2)] {
        let all = read_with(&text, &Options::default());
        assert_eq!(all.len(), stretches);
        assert_eq!(all.iter().map(|document| document.units.len()).sum::<usize>(), count);
        let last = &all[1];
        assert_eq!(last.units.last().unwrap().segment.as_deref(), Some(&*count.to_string()));
        let at = last.text.rfind("dam").unwrap();
        let place = Positions::new(last).place(Span::of(at..at + 3));
        let line = text.lines().nth(place.line as usize - 1).unwrap();
        assert_eq!(line.chars().skip(place.column as usize - 1).take(3).collect::<String>(), "dam");
    }
    // A comment over more than one stretch, and one that never ends.
    let comment = "<tu></tu>".repeat(300_000);
    let text = memory(&format!("{unit}<!-- {comment} -->{unit}"));
    assert_eq!(read_with(&text, &Options::default()).iter().map(|document| document.units.len()).sum::<usize>(), 2);
    assert!(error(&memory(&format!("{unit}<!-- {comment}"))).starts_with("x.tmx:7:1: this is not well-formed XML"));
    let cut = memory(&unit.repeat(count)).replace(END, "");
    assert_eq!(error(&cut), format!("x.tmx:{}:1: the file ends within `body` (expected TMX 1.4)", count + 6));
}

#[test]
fn says_where_a_file_is_broken() {
    for (text, expected) in [
        ("", "1:1: found no `tmx` (expected TMX 1.4)"),
        ("<xliff/>", "1:1: found `xliff` (expected TMX 1.4)"),
        ("<tmx/><tmx/>", "1:7: found `tmx` (expected TMX 1.4)"),
        ("<tmx>\n<body></tmx>", "2:7: this is not well-formed XML: found `</tmx>` within `body` (expected TMX 1.4)"),
        ("<tmx>\n</body>", "2:1: this is not well-formed XML: found `</body>` within `tmx` (expected TMX 1.4)"),
        ("<tmx>\n<body><tu><tuv/></tu>", "2:11: found a `tuv` without a language (expected `xml:lang`)"),
        (
            "<?xml version='1.0' encoding='latin1'?><tmx>é</tmx>",
            "1:31: the file says that it is in latin1 (expected UTF-8 or UTF-16; convert it and its declaration)",
        ),
    ] {
        assert_eq!(error(text), format!("x.tmx:{expected}"), "{text}");
    }
    let bytes = [memory("<tu/>\n").as_bytes(), b"\xe9 x"].concat();
    let found = documents(&bytes[..], "x.tmx", Format::Tmx, &Options::default()).find_map(Result::err).unwrap().to_string();
    assert!(found.starts_with("x.tmx:9:1: byte 0xE9 is not UTF-8"), "{found}");
}

#[test]
fn nothing_stands_outside_of_the_memory() {
    let good = memory(&unit(&[("de-AT", "Ja."), ("en", "Yes.")]));
    for (text, found) in [
        (format!(" {good}"), "x.tmx:1:2: this is not well-formed XML: an XML declaration that is not at the start"),
        (good.replace("<tmx version", "junk <tmx version"), "x.tmx:3:1: this is not well-formed XML: `junk` outside"),
        (format!("{good}junk"), "x.tmx:9:1: this is not well-formed XML: `junk` outside"),
    ] {
        let error = error(&text);
        assert!(error.starts_with(found), "{error}");
    }
}

#[test]
fn what_cannot_be_chosen_is_said() {
    let text = memory(&unit(&[("de-AT", "Ja."), ("en", "Yes.")]));
    let same = error_with(&text, &options(Some("de-AT"), None));
    assert!(same.contains("found nothing in `de-AT` that is a translation"), "{same}");
    let source = error_with(&text, &options(Some("de"), None));
    assert!(source.starts_with("x.tmx:1:1: found nothing in `de` that is a translation"), "{source}");
    let long = memory(&unit(&[("de-AT", "Ja."), ("en", "Yes.")]).repeat(30_000));
    assert!(error_with(&long, &options(Some("pl"), None)).starts_with("x.tmx:1:1: found no translation into `pl`"));
    let none = error(&memory(&unit(&[("fr", "Oui."), ("en", "Yes.")])));
    assert!(none.contains("found no unit with the source language"), "{none}");
    // The attribute of older versions counts only where there is no other.
    let both = text.replace("xml:lang=\"en\"", "lang=\"fr\" xml:lang=\"en\"");
    assert_eq!(read(&both).lang.tag(), "en");
}
