//! HTML: which texts of a page are read, and that edits change nothing else.

use mtlint::document::Forbidden;
use mtlint::input::{Format, Options, Positions, WriteError, documents, reread, rewrite};
use mtlint::text::{BlockKind, Span};
use mtlint::{Document, Edit, Linter, RuleSet, Safety, fix};
use proptest::prelude::*;

fn read(text: &str) -> Document {
    let mut all: Vec<Document> = documents(text.as_bytes(), "x.html", Format::Html, &Options::default()).collect::<Result<_, _>>().unwrap();
    assert_eq!(all.len(), 1);
    let document = all.remove(0);
    assert_eq!(rewrite(&document, &[]).unwrap(), text.as_bytes());
    document
}

/// The texts of a page.
fn texts(text: &str) -> Vec<String> {
    let document = read(text);
    document.units.iter().map(|unit| document.target(&unit.target).to_owned()).collect()
}

fn edit(document: &Document, find: &str, replacement: &str) -> Edit {
    let at = document.text.find(find).unwrap();
    Edit { span: Span::of(at..at + find.len()), replacement: replacement.to_owned() }
}

fn written(text: &str, find: &str, better: &str) -> String {
    let document = read(text);
    let edits = [edit(&document, find, better)];
    let bytes = rewrite(&document, &edits).unwrap();
    assert_eq!(rewrite(&reread(&document, &edits).unwrap(), &[]).unwrap(), bytes);
    String::from_utf8(bytes).unwrap()
}

#[test]
fn reads_what_people_see() {
    let page = "<!doctype html>\r\n<html lang=\"en-GB\"><head><title>The  dam\n held</title>\n\
        <meta name=\"description\" content=\"A dam &amp; a wall\"><meta name=viewport content=\"width=1\">\n\
        <style>p { color: red }</style><script>if (a < b) { \"<p>no</p>\" }</script></head>\n<body>\n\
        <h1>The <em>dam</em></h1><!-- no -->\n<p>\n  It held&nbsp;all <b>night</b>,\n  he said<!-- no -->.<br>Then it <i>rained</i>.\n</p>\n\
        <ul><li>One<li><p>Two</p></ul><table><tr><th>A<td>B</table>\n\
        <img src=a alt=\"A dam\"><a title='“Ice”' href=b>ice</a> fell\n<pre>  no  </pre><textarea>no</textarea>\
        <p translate=\"no\">no</p><p class='x notranslate'>no <p>yes</p></p><p lang=\"de\">nein</p><p lang=en>yes, too</p>\n<svg><text>no</text></svg></body></html>\n";
    let document = read(page);
    assert_eq!(document.lang.tag(), "en-GB");
    assert_eq!(
        texts(page),
        [
            "The dam\nheld",
            "A dam & a wall",
            "The dam",
            "It held\u{a0}all night,\nhe said.",
            "Then it rained.",
            "One",
            "Two",
            "A",
            "B",
            "A dam",
            "“Ice”",
            "\u{fffc}ice fell",
            "yes",
            "yes, too"
        ]
    );
    let kinds: Vec<BlockKind> = document.units.iter().map(|unit| unit.target.kind).collect();
    assert_eq!((kinds[0], kinds[2], kinds[3]), (BlockKind::Heading, BlockKind::Heading, BlockKind::Paragraph));
    assert_eq!(
        (kinds[5], kinds[6], kinds[8], kinds[11]),
        (BlockKind::ListItem, BlockKind::ListItem, BlockKind::Cell, BlockKind::Paragraph)
    );
    assert_eq!(texts(""), [""; 0]);
    assert_eq!(texts("Ice fell"), ["Ice fell"]);
    // Unclosed things, and what only looks like markup.
    assert_eq!(texts("<p>5 < 6 &foo; &copy 7 &#233; &lt;b&gt; <b>x"), ["5 < 6 &foo; &copy 7 é <b> x"]);
    assert_eq!(texts("<p>a <code>b</code> c <!-- d"), ["a \u{fffc} c"]);
    assert_eq!(texts("<p>a <script>b"), ["a"]);
}

#[test]
fn what_is_no_prose_in_a_sentence_is_masked() {
    for (inside, text) in [
        ("Use <code>a  b</code> now", "Use \u{fffc} now"),
        ("<kbd>Ctrl</kbd> is pressed", "\u{fffc} is pressed"),
        ("The <span lang=\"de\">Damm <b>hielt</b></span> held", "The \u{fffc} held"),
        ("The <span translate='no'>D <span>a</span> m</span> held", "The \u{fffc} held"),
        ("The <a href=\"x>y\" title=\"\">dam</a> held", "The dam held"),
    ] {
        let document = read(&format!("<p>{inside}</p>"));
        assert_eq!(document.text, text);
        if let Some(at) = text.find('\u{fffc}') {
            let refused = rewrite(&document, &[Edit { span: Span::of(at..at + 3), replacement: String::new() }]);
            assert!(matches!(refused, Err(WriteError::Forbidden { why: Forbidden::TakesCode, .. })));
        }
    }
}

#[test]
fn what_was_struck_out_and_tags_of_templates_are_no_prose() {
    for tag in ["s", "del", "strike"] {
        assert_eq!(texts(&format!("<p>He spoke <{tag}>of</{tag}> of Rome.</p>")), ["He spoke \u{fffc} of Rome."]);
    }
    assert_eq!(texts("<p>{{ lead }} The dam {% if wet %}held{% endif %}.</p>"), ["\u{fffc} The dam \u{fffc}held\u{fffc}."]);
}

#[test]
fn an_edit_is_written_as_its_place_wants_it() {
    for (before, find, better, after) in [
        ("<p>The <b>dam</b> &mdash; held</p>", "dam", "A & <B>", "<p>The <b>A &amp; &lt;B&gt;</b> &mdash; held</p>"),
        ("<p>The dam &mdash; held</p>", "—", "\u{a0}–", "<p>The dam &#160;– held</p>"),
        ("<p>He said \"no\"</p>", "no", "\"yes\" ‘it's’", "<p>He said \"\"yes\" ‘it's’\"</p>"),
        ("<img alt=\"The dam\">", "dam", "\"A\" 'b'", "<img alt=\"The &quot;A&quot; 'b'\">"),
        ("<img alt='The dam'>", "dam", "\"A\" 'b'", "<img alt='The \"A\" &#39;b&#39;'>"),
        ("<p>See <a title=\"the dam\">it</a> now</p>", "the dam", "a wall", "<p>See <a title=\"a wall\">it</a> now</p>"),
        ("<p>See <a title=\"the dam\">it</a> now</p>", "now", "here", "<p>See <a title=\"the dam\">it</a> here</p>"),
        ("<p>The\r\n   dam\r\n held</p>", "\ndam\n", " dam ", "<p>The dam held</p>"),
    ] {
        assert_eq!(written(before, find, better), after);
    }
    // Edits in an attribute and around its tag.
    let document = read("<p>See <a title=\"the dam\">it</a> now</p>");
    let edits = [edit(&document, "the dam", "a"), edit(&document, "See", "Watch"), edit(&document, "now", "here")];
    let bytes = rewrite(&document, &edits).unwrap();
    assert_eq!(String::from_utf8(bytes.clone()).unwrap(), "<p>Watch <a title=\"a\">it</a> here</p>");
    assert_eq!(rewrite(&reread(&document, &edits).unwrap(), &[]).unwrap(), bytes);
    let refused = rewrite(&document, &[edit(&document, "See it", "Watch it")]);
    assert!(matches!(refused, Err(WriteError::Forbidden { why: Forbidden::TakesCode, .. })));
    let bare = read("<img alt=dam>");
    assert!(matches!(rewrite(&bare, &[edit(&bare, "dam", "a b")]), Err(WriteError::Forbidden { why: Forbidden::Locked, .. })));
    // What follows the tag is none of its value.
    assert_eq!(written("<p>a<b title=g>\"b\"</b></p>", "\"b\"", "“b”"), "<p>a<b title=g>“b”</b></p>");
    let joined = read("<p>5 < b</p>");
    assert!(matches!(rewrite(&joined, &[edit(&joined, " b", "b")]), Err(WriteError::Unwritable { .. })));
}

#[test]
fn a_fix_changes_its_words_only() {
    let page =
        "<html lang=en><body><p>It was <i>the the</i> dam &ndash; it held .</p><p>Advertisement</p><img alt='the the dam'></body></html>";
    let fixed = fix::fix(&Linter::new(RuleSet::built_in()), &read(page), Safety::Safe, &|_, all| all).unwrap();
    let expected = page.replace("the the", "the").replace("held .", "held.").replace("Advertisement", "");
    assert_eq!(String::from_utf8(rewrite(&fixed.document, &[]).unwrap()).unwrap(), expected);
}

#[test]
fn places_are_those_of_the_file() {
    let page = "<title>é &amp; dam</title>\r\n<p>\r\n  The <b>wall</b>\r\n   held</p>";
    let document = read(page);
    for (word, line, column) in [("dam", 1, 16), ("wall", 3, 10), ("held", 4, 4)] {
        let place = Positions::new(&document).place(edit(&document, word, "").span);
        assert_eq!((place.line, place.column), (line, column), "{word}");
    }
}

#[test]
fn an_encoding_that_is_not_so_or_not_read_is_refused_by_its_name() {
    for (page, column) in [
        (&b"<html><meta charset=windows-1252><p>caf\xc3\xa9"[..], 21),
        (b"<!-- <meta charset=koi8-r> --><meta charset=windows-1252>\xc3\xa9", 45),
        (b"<meta http-equiv='Content-Type' content='text/html; charset=windows-1252'>\xc3\xa9", 61),
    ] {
        let error = documents(page, "x.html", Format::Html, &Options::default()).find_map(Result::err).unwrap().to_string();
        assert_eq!(
            error,
            format!("x.html:1:{column}: the page says that it is in windows-1252 (expected UTF-8; convert it and its `meta`)")
        );
    }
    let error = documents(&b"<meta charset=shift_jis>"[..], "x.html", Format::Html, &Options::default()).find_map(Result::err).unwrap();
    assert!(error.to_string().contains("the page says that it is in shift_jis"));
    let page = &b"<html><meta charset=windows-1252><p title='caf\xe9'>caf\xe9 \x93it\x94"[..];
    let document = documents(page, "x.html", Format::Html, &Options::default()).next().unwrap().unwrap();
    assert_eq!((&*document.text, rewrite(&document, &[]).unwrap()), ("café\n\ncafé “it”", page.to_vec()));
    let edits: Vec<Edit> = document
        .text
        .match_indices("café")
        .map(|(at, word)| Edit { span: Span::of(at..at + word.len()), replacement: "łé".to_owned() })
        .collect();
    assert_eq!(rewrite(&document, &edits).unwrap(), b"<html><meta charset=windows-1252><p title='&#322;\xe9'>&#322;\xe9 \x93it\x94");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: if cfg!(debug_assertions) { 300 } else { 2000 }, ..ProptestConfig::default() })]

    #[test]
    fn any_edit_is_refused_or_changes_only_its_words(
        pieces in prop::collection::vec(prop::sample::select(vec![
            "dam", " ", "é", "&amp;", "&#x1F600;", "<b>", "</b>", "<p>", "<img alt=\"a b\">", "<a title='c'>", "\n  ", "&nbsp;", "<", "&",
            "<code>x</code>", "<!-- c -->", "<br/>", "<script>y</script>", "b", "amp;", "<span lang=de>", "</span>", "\"", "=",
        ]), 0..14),
        (from, len) in (0_usize..20, 0_usize..6),
        better in "[a-z&<>\"' ]{0,3}",
    ) {
        let document = read(&pieces.concat());
        let ends: Vec<usize> = document.text.char_indices().map(|(at, _)| at).chain([document.text.len()]).collect();
        let start = ends[from.min(ends.len() - 1)];
        let end = ends[(from + len).min(ends.len() - 1)].max(start);
        let edits = [Edit { span: Span::of(start..end), replacement: better.clone() }];
        if let Ok(bytes) = rewrite(&document, &edits) {
            let again = read(std::str::from_utf8(&bytes).unwrap());
            let wanted = format!("{}{better}{}", &document.text[..start], &document.text[end..]);
            // An object without a text beside it is nothing to read.
            let words = |text: &str| text.replace('\u{fffc}', " ").split_ascii_whitespace().map(str::to_owned).collect::<Vec<_>>();
            prop_assert_eq!(words(&again.text), words(&wanted));
        }
    }
}

#[test]
fn the_encoding_of_xhtml_may_stand_in_its_declaration() {
    let page = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><html><p>É</p></html>";
    let error = documents(page.as_bytes(), "x.xhtml", Format::Html, &Options::default()).find_map(Result::err).unwrap().to_string();
    assert!(error.starts_with("x.xhtml:1:31: the file says that it is in ISO-8859-1"), "{error}");
    assert_eq!(texts("<!-- <meta charset=koi8-r> --><script>'<meta charset=x>'</script><p>Ice"), ["Ice"]);
}

#[test]
fn what_is_left_out_ends_without_its_end_tag() {
    assert_eq!(texts("<ul><li translate=no>no<ul><li>no</ul><li>Two<li CLASS=notranslate>no</ul><p>Three"), ["Two", "Three"]);
    assert_eq!(texts("<body lang=en><p lang=de>nein<p>Yes<div lang=de>nein<p>nein</div>Then"), ["Yes", "Then"]);
    assert_eq!(texts("<p>Use <code>no.</p><p>Two <span lang=de>nein<p>Three"), ["Use \u{fffc}", "Two \u{fffc}", "Three"]);
    assert_eq!(texts("<table><tr><td translate=no>no<td>Two<tr translate=no><td>no<tr><td>Four</table>"), ["Two", "Four"]);
    assert_eq!(texts("<p>A <svg class=i /> dam</p><p>Two</p>").last().map(String::as_str), Some("Two"));
}

#[test]
fn languages_of_blocks_and_of_the_root_are_respected() {
    let english = "<p>The mayor said that the dam had held and that the people of the town could go home.</p>";
    assert_eq!(texts(&format!("<p lang=de>Der Damm</p>{english}<div xml:lang='fr'>Le barrage</div><p lang=en-GB>It held.</p>")).len(), 2);
    assert_eq!(texts("<p lang=de>Der Damm</p><p lang=de>hielt.</p><p lang=fr>Oui.</p>"), ["Der Damm", "hielt."]);
    assert_eq!(texts("<html xml:lang=de><p lang=fr>Oui.</p><p>Ja.</p>"), ["Ja."]);
    for root in ["<html translate=no>", "<body class='notranslate'>"] {
        assert_eq!(texts(&format!("{root}<p>The the dam</p>")), [""; 0]);
    }
}

#[test]
fn comments_end_as_browsers_have_it() {
    assert_eq!(texts("<p>The <!-- a --!> dam <!-->held<!---> on <!-- b > c -->.</p>"), ["The  dam held on ."]);
}

#[test]
fn blocks_are_no_lines_of_one_paragraph() {
    for page in ["<p>End of the</p><p>the next one</p>", "<option>the</option><option>the dam</option>", "<a title='See the'>the dam</a>"] {
        let fixed = fix::fix(&Linter::new(RuleSet::built_in()), &read(page), Safety::Unsafe, &|_, all| all).unwrap();
        assert_eq!(rewrite(&fixed.document, &[]).unwrap(), page.as_bytes(), "{page}");
    }
    assert_eq!(texts("<p>One</p><noscript><style>no</style><p>no</noscript><xmp>no</xmp><p>Two"), ["One", "Two"]);
}

#[test]
fn a_tag_that_is_shown_is_no_markup_to_delete() {
    let page = "<p>Use the &lt;b&gt; tag to make the the text bold.</p>";
    let fixed = fix::fix(&Linter::new(RuleSet::built_in()), &read(page), Safety::Unsafe, &|_, all| all).unwrap();
    let expected = page.replace("the the", "the");
    assert_eq!(String::from_utf8(rewrite(&fixed.document, &[]).unwrap()).unwrap(), expected);
}

#[test]
fn a_tag_with_too_many_attributes_is_refused() {
    let tag = |count: usize| format!("<p>One<p{}>Two", " a=\"=\"".repeat(count));
    assert_eq!(texts(&tag(200)).len(), 2);
    let error = documents(tag(100_000).as_bytes(), "x.html", Format::Html, &Options::default()).find_map(Result::err).unwrap();
    assert_eq!(error.to_string(), "x.html:1:7: found a tag with more than 200 attributes (expected HTML)");
}
