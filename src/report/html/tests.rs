//! Whole pages, read as a browser reads them.

use super::*;
use crate::diagnostic::{Diagnostic, Edit, Fix, Safety, Severity};
use crate::report::testing::{document, finding, fix, related, report, span};
use crate::report::{Format, Options, PlainText};
use crate::text::{Span, line_blocks};
use html5gum::{State, Token, Tokenizer};
use proptest::prelude::*;

/// What a document is drawn with.
const ELEMENTS: [&str; 25] = [
    "article",
    "b",
    "code",
    "dd",
    "del",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "h2",
    "h3",
    "header",
    "ins",
    "li",
    "mark",
    "ol",
    "p",
    "q",
    "rect",
    "section",
    "small",
    "span",
    "svg",
    "ul",
];
/// Elements that have no end.
const VOID: [&str; 2] = ["meta", "input"];

#[derive(Debug, Default)]
struct Page {
    /// Elements with an attribute each.
    attributes: Vec<(String, String, String)>,
    elements: Vec<String>,
    /// The text of the target, without what fixes put in.
    target: String,
    styles: Vec<String>,
    scripts: Vec<String>,
}

/// Reads a page; elements that are not closed, or closed in another order, are a failure.
fn read(html: &str) -> Page {
    let mut page = Page::default();
    let mut open: Vec<(String, String)> = Vec::new();
    let mut tokenizer = Tokenizer::new(html);
    while let Some(token) = tokenizer.next() {
        match token.expect("a string can be read") {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
                let attributes = tag.attributes.iter().map(|(key, value)| (name.clone(), text(key), text(value)));
                let class = tag.attributes.get(b"class".as_slice()).map(|value| text(value)).unwrap_or_default();
                page.attributes.extend(attributes);
                page.elements.push(name.clone());
                if !VOID.contains(&&*name) && !tag.self_closing {
                    match &*name {
                        "style" => tokenizer.set_state(State::RawText),
                        "script" => tokenizer.set_state(State::ScriptData),
                        "title" => tokenizer.set_state(State::RcData),
                        _ => {}
                    }
                    open.push((name, class));
                }
            }
            Token::EndTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                assert_eq!(open.pop().map(|(open, _)| open), Some(name), "in {html}");
            }
            Token::String(text) => {
                let text = String::from_utf8_lossy(&text);
                let is_in = |element: &str| open.iter().any(|(name, _)| name == element);
                match open.last().map(|(name, _)| &**name) {
                    Some("style") => page.styles.push(text.into_owned()),
                    Some("script") => page.scripts.push(text.into_owned()),
                    _ if open.iter().any(|(_, class)| class == "target") && !is_in("ins") => page.target += &text,
                    _ => {}
                }
            }
            // A browser shows a character that is none like any other it has no sign for.
            Token::Error(error) if error.value == html5gum::Error::NoncharacterInInputStream => {}
            Token::Error(error) => panic!("{error:?} in {html}"),
            _ => {}
        }
    }
    assert_eq!(open, []);
    page
}

/// Everything that a finding may have, at random places.
fn full(text: &str, spans: &[(u32, u32)]) -> (Document, Vec<Diagnostic>) {
    let mut document = document(text, text);
    document.id = Some(text.to_owned());
    document.source = text.to_owned();
    document.source_blocks = line_blocks(text);
    document.pairing = crate::document::Pairing::one_to_one(document.units.len());
    let place = |at: u32| (0..=at.min(text.len() as u32)).rev().find(|&at| text.is_char_boundary(at as usize)).unwrap_or(0);
    let found = spans.iter().enumerate().map(|(number, &(one, other))| {
        let span = Span::new(place(one.min(other)), place(one.max(other)));
        let mut diagnostic = finding(text, text, span);
        diagnostic.severity = [Severity::Error, Severity::Warning, Severity::Note][number % 3];
        diagnostic.category = text.into();
        diagnostic.help = Some(text.into());
        diagnostic.related = vec![related(span, text)];
        diagnostic.source = Some(Box::new(related(span, text)));
        let edit = Edit { span, replacement: text.to_owned() };
        diagnostic.fix = Some(Fix { safety: Safety::Suggest, description: text.to_owned(), edits: vec![edit] });
        diagnostic
    });
    let mut found: Vec<Diagnostic> = found.collect();
    found.sort_by(Diagnostic::order);
    (document, found)
}

fn page(document: &Document, found: &[Diagnostic]) -> (String, Page) {
    let html = report(Format::Html, Options::default(), document, found);
    let page = read(&html);
    (html, page)
}

#[test]
fn only_the_style_and_the_script_of_a_page_may_run() {
    let (document, found) = full("The the vote.\n", &[(0, 7)]);
    let (html, page) = page(&document, &found);
    assert_eq!((page.styles.len(), page.scripts.len()), (1, 1));
    let policy = page.attributes.iter().find(|(_, key, value)| key == "content" && value.starts_with("default-src 'none'"));
    let policy = policy.map(|(_, _, value)| &**value).unwrap_or_default();
    for (kind, content) in [("style-src", &page.styles[0]), ("script-src", &page.scripts[0])] {
        assert!(policy.contains(&format!("{kind} {};", hash(content))), "{policy}");
    }
    assert!(!policy.contains("unsafe") && !html.contains("{{"), "{policy}");
    assert!(is_page(html.as_bytes()));
    let loads = |key: &str| matches!(key, "src" | "href" | "style" | "action" | "srcset" | "data") || key.starts_with("on");
    let loading: Vec<_> = page.attributes.iter().filter(|(_, key, _)| loads(key)).collect();
    assert!(loading.is_empty(), "{loading:?}");
}

#[test]
fn a_finding_is_told_where_it_is() {
    let text = "Ann Berg\n\nThe the vote is on Monday.\n";
    let document = document("news/a.txt", text);
    let mut found = vec![finding("repetition/repeated-word", "“the” is repeated", span(text, "The the"))];
    found[0].help = Some("Said twice.".into());
    found[0].fix = fix(Safety::Safe, "drop one", &[(span(text, " the"), "")]);
    let (html, page) = page(&document, &found);
    assert_eq!(page.target, "Ann BergThe the vote is on Monday.");
    let row = "<section class=\"row\"><div class=\"target\" lang=\"en\"><p dir=\"auto\"><mark class=\"error\" role=\"button\" tabindex=\"0\" \
               data-n=\"1\">The<del class=\"safe\" data-n=\"1\"> the</del></mark> vote is on Monday.</p></div>\n<ol class=\"notes\">\n\
               <li class=\"finding error\" value=\"1\" data-rule=\"repetition/repeated-word\"><p class=\"message\" dir=\"auto\">\
               <span class=\"severity error\">error</span> “the” is repeated</p>";
    assert!(html.contains(row), "{html}");
    assert!(html.contains("<dd dir=\"auto\">Said twice.</dd>") && html.contains("<code>mtlint fix</code> mends 1;"));
    assert!(!html.contains("class=\"source\""));
}

#[test]
fn a_clean_document_says_so() {
    let (html, page) = page(&document("a.txt", "Fine.\n"), &[]);
    assert!(html.contains("1 word: nothing found") && page.target == "Fine." && !page.elements.contains(&"figure".to_owned()));
}

#[test]
fn a_page_grows_with_its_text_and_findings() {
    let size = |count: usize| {
        let text = "bad word \n".repeat(count);
        let found: Vec<_> = text.match_indices("bad").map(|(at, part)| finding("a/b", "Bad", Span::of(at..at + part.len()))).collect();
        page(&document("a.txt", &text), &found).0.len()
    };
    let (none, some, many) = (size(0), size(1_000), size(4_000));
    assert!(many - none < 5 * (some - none), "{none}, {some} and {many} bytes");
}

proptest! {
    #[test]
    fn any_text_stays_in_its_place(
        text in "(?s).{0,60}|([<>&\"'#;a/!\n-]|</script>|<!--|\u{202e}|🙂|e\u{301}|\r\n){0,20}",
        spans in prop::collection::vec((0..80u32, 0..80u32), 0..8),
    ) {
        let (document, found) = full(&text, &spans);
        let mut html = Vec::new();
        let locator = PlainText::new(&text);
        document::write(&CheckedDocument { document: &document, diagnostics: &found, locator: &locator }, None, &mut html).expect("a vector takes all");
        let html = String::from_utf8(html).expect("UTF-8");
        let page = read(&html);
        prop_assert!(page.elements.iter().all(|name| ELEMENTS.contains(&&**name)), "{}", html);
        let shown: String = document.units.iter().map(|unit| crate::visible::visible_lines(document.target(&unit.target)).into_owned()).collect();
        // White space between two units is shown where a finding stands in it.
        let blanks = ["<U+000B>", "<U+000C>", "<U+000D>", "<U+0085>", "<U+2028>", "<U+2029>", "\t", "\n", "\r"];
        let plain = |text: &str| {
            blanks.iter().fold(text.replace("<U+0023>", "#").replace("<U+003A>", ":"), |text, blank| text.replace(blank, ""))
        };
        prop_assert_eq!(plain(&page.target), plain(&shown));
    }
}
