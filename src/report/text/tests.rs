use crate::diagnostic::{Diagnostic, Safety, Severity};
use crate::report::testing::{document, finding, fix, related, report, span};
use crate::report::{Format, Options};
use crate::text::Span;
use proptest::prelude::*;

fn shown(path: &str, text: &str, diagnostic: Diagnostic) -> String {
    let options = Options { quiet: true, width: 100, ..Options::default() };
    report(Format::Text, options, &document(path, text), &[diagnostic])
}

#[test]
fn a_finding_with_reason_and_fix() {
    let text = "Ann Berg\n\n• Follow I follow\n\nThe vote is on Monday.\n";
    let mut found = finding("boilerplate/follow-toggle", "Leftover “follow” button", span(text, "• Follow I follow"));
    found.help = Some("A follow toggle carries two labels; extraction keeps both and the translation joins them into one line.".into());
    found.fix = fix(Safety::Safe, "delete the line", &[(Span::new(10, 31), "")]);
    let options = Options { width: 100, ..Options::default() };
    let summary = report(Format::Text, options, &document("article.txt", text), &[found]);
    let expected = "\
error[boilerplate/follow-toggle]: Leftover “follow” button
 --> article.txt:3:1
  |
3 | • Follow I follow
  | ^^^^^^^^^^^^^^^^^
  |
  = help: A follow toggle carries two labels; extraction keeps both and the translation joins them
          into one line.
safe fix: delete the line
  |
3 - • Follow I follow
4 -

1 article, 11 words: 1 error
`mtlint fix` mends 1; `mtlint diff` shows how
";
    assert_eq!(summary, expected);
}

#[test]
fn wide_and_combining_characters_keep_the_marks_in_place() {
    let text = "東京 café cafe\u{301} the the town\nbetween\nKiev is named here.\n";
    let mut found = finding("grammar/doubled-word", "“the” is repeated", span(text, "the the"));
    found.severity = Severity::Warning;
    found.related =
        vec![related(span(text, "東京"), "wide"), related(span(text, "cafe\u{301}"), "combining"), related(span(text, "Kiev"), "below")];
    found.fix = fix(Safety::Unsafe, "drop one", &[(span(text, "the "), "")]);
    let expected = "\
warning[grammar/doubled-word]: “the” is repeated
 --> article.txt:1:15
  |
1 | 東京 café cafe\u{301} the the town
  | ----      ---- ^^^^^^^
  | |         |
  | wide      combining
2 | between
3 | Kiev is named here.
  | ---- below
unsafe fix: drop one
  |
1 - 東京 café cafe\u{301} the the town
1 + 東京 café cafe\u{301} the town

";
    assert_eq!(shown("article.txt", text, found), expected);
}

#[test]
fn a_long_line_is_cut_and_spaces_are_told_apart() {
    let text = "word ".repeat(60) + "with 5 % here" + &" more".repeat(100);
    let at = span(&text, "5 %").start + 1;
    let mut found = finding("typography/percent", "A line may break before the percent sign", Span::new(at, at + 1));
    found.severity = Severity::Note;
    found.fix = fix(Safety::Safe, "put a no-break space", &[(found.span, "\u{a0}")]);
    let expected = "\
note[typography/percent]: A line may break before the percent sign
 --> article.txt:1:307
  |
1 | …word word word word word word word with 5 % here more more more more more more more…
  |                                           ^
safe fix: put a no-break space
  |
1 - …word word word word word word word with 5 % here more more more more more more more…
1 + …word word word word word word word with 5<U+00A0>% here more more more more more more more…

";
    assert_eq!(shown("article.txt", &text, found), expected);
}

#[test]
fn what_would_steer_the_terminal_is_spelled_out() {
    let text = "a\tb\u{1b}[31m zero\u{200b}width\r\nnext\r\n";
    let mut found = finding("encoding/zero-width", "Hidden \u{1b}[2J here", span(text, "\u{200b}"));
    found.fix = fix(Safety::Safe, "delete it", &[(found.span, "")]);
    let expected = "\
error[encoding/zero-width]: Hidden <U+001B>[2J here
 --> a<U+0007>.txt:1:14
  |
1 | a    b<U+001B>[31m zero<U+200B>width
  |                        ^^^^^^^^
safe fix: delete it
  |
1 - a    b<U+001B>[31m zero<U+200B>width
1 + a    b<U+001B>[31m zerowidth

";
    assert_eq!(shown("a\u{7}.txt", text, found), expected);
}

#[test]
fn far_places_are_drawn_apart() {
    let text = "Kiev.\n".to_owned() + &"\n".repeat(120) + "Kyiv.\nZoë";
    let mut found = finding("names/variants", "Two spellings of one name", span(&text, "Kiev"));
    found.related = vec![related(span(&text, "Kyiv"), "the other")];
    found.fix = fix(Safety::Suggest, "choose one", &[(span(&text, "Kiev"), "Kyiv"), (span(&text, "Zoë"), "Zoe")]);
    let expected = "\
error[names/variants]: Two spellings of one name
   --> article.txt:1:1
    |
  1 | Kiev.
    | ^^^^
   ::: article.txt:122
    |
122 | Kyiv.
    | ---- the other
suggestion: choose one
    |
  1 - Kiev.
  1 + Kyiv.
...
123 - Zoë
123 + Zoe

";
    assert_eq!(shown("article.txt", &text, found), expected);
}

#[test]
fn a_span_of_many_lines() {
    let lines: Vec<String> = (1..=14).map(|number| format!("line {number}")).collect();
    let text = lines.join("\n") + "\n";
    let mut found = finding("boilerplate/tail", "Tail of the source page", Span::new(2, span(&text, "line 14").start));
    found.fix = fix(Safety::Suggest, "ask the editor", &[]);
    let expected = "\
error[boilerplate/tail]: Tail of the source page
 --> article.txt:1:3
  |
1 |   line 1
  |  ___^
2 | | line 2
3 | | line 3
4 | | line 4
... |
7 | | line 7
8 | | line 8
  | |______^
  |
  = suggestion: ask the editor

";
    assert_eq!(shown("article.txt", &text, found.clone()), expected);
    found.fix = fix(Safety::Safe, "delete all", &[(Span::new(0, text.len() as u32), "")]);
    let report = shown("article.txt", &text, found);
    assert!(report.contains("10 - line 10\n11 - line 11\n... 3 more lines\n"), "{report}");
}

#[test]
fn a_join_and_an_insertion() {
    let text = "He said\n\nso.\n";
    let mut found = finding("layout/broken-line", "Broken sentence", span(text, "said"));
    found.fix = fix(Safety::Safe, "join", &[(Span::new(0, 0), "“"), (Span::new(7, 9), " "), (Span::new(12, 12), "”")]);
    let expected = "\
error[layout/broken-line]: Broken sentence
 --> article.txt:1:4
  |
1 | He said
  |    ^^^^
safe fix: join
  |
1 - He said
2 -
3 - so.
1 + “He said so.”

";
    assert_eq!(shown("article.txt", text, found), expected);
}

#[test]
fn the_ends_of_a_text_can_be_marked() {
    for (text, at, place) in [("", 0, "1:1"), ("One.\n", 5, "2:1"), ("One.", 4, "1:5")] {
        let report = shown("-", text, finding("a/b", "Here", Span::new(at, at)));
        assert!(report.contains(&format!(" --> -:{place}\n")) && report.contains('^'), "{report}");
    }
}

#[test]
fn colour_only_when_asked_for() {
    let text = "Kiev.\n".to_owned() + &"\n".repeat(120) + "Kyiv.";
    let mut found = finding("names/variants", "Two spellings of one name", span(&text, "Kiev"));
    found.help = Some("Readers take them for two places.".into());
    found.related = vec![related(span(&text, "Kyiv"), "the other")];
    found.fix = fix(Safety::Safe, "write Kyiv", &[(span(&text, "Kiev"), "Kyiv")]);
    let plain = shown("article.txt", &text, found.clone());
    assert!(!plain.contains('\u{1b}'));
    let options = Options { colour: true, quiet: true, width: 100, ..Options::default() };
    let coloured = report(Format::Text, options, &document("article.txt", &text), &[found]);
    assert!(coloured.starts_with("\u{1b}[1m\u{1b}[91merror[names/variants]\u{1b}[0m"), "{coloured:?}");
    let stripped = coloured.split('\u{1b}').enumerate().fold(String::new(), |text, (index, part)| {
        text + if index == 0 { part } else { part.split_once('m').map_or("", |(_, rest)| rest) }
    });
    let trim = |text: &str| text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n");
    assert_eq!(trim(&stripped), trim(&plain));
}

#[test]
fn a_rule_links_to_its_page_where_links_are_known() {
    let text = "He visited the the shelter.";
    let found = finding("repetition/repeated-word", &format!("A title{}", " of many words".repeat(9)), span(text, "the the"));
    let options = |hyperlinks| Options { hyperlinks, rule_pages: "https://news.example/{rule}.html".parse().ok(), ..Options::default() };
    let shown = |options| report(Format::Text, options, &document("article.txt", text), std::slice::from_ref(&found));
    let plain = shown(options(false));
    assert!(!plain.contains('\u{1b}'));
    let id = "repetition/repeated-word";
    let link = format!("\u{1b}]8;;https://news.example/{id}.html\u{1b}\\{id}\u{1b}]8;;\u{1b}\\");
    let linked = shown(options(true));
    assert!(linked.starts_with(&format!("error[{link}]: ")), "{linked:?}");
    assert_eq!(linked.replace(&link, id), plain);
    assert_eq!(shown(Options { hyperlinks: true, ..Options::default() }), plain);
}

#[test]
fn titles_and_labels_keep_to_the_width() {
    let text = "The long line of which the last words are those that count here: in Kiev. And Kyiv.\n";
    let mut found = finding("names/variant", "One name stands here in two spellings, which readers take for two towns", span(text, "Kiev"));
    found.related = vec![related(span(text, "Kyiv"), "the spelling that prevails in the document")];
    found.fix = fix(Safety::Unsafe, "write the spelling that prevails in all of the document", &[(found.span, "Kyiv")]);
    let expected = "\
error[names/variant]: One name stands here in two spellings,
    which readers take for two towns
 --> article.txt:1:69
  |
1 | …in Kiev. And Kyiv.
  |     ^^^^      ---- the spelling that prevails in the document
unsafe fix: write the spelling that prevails in all of the
    document
  |
1 - …words are those that count here: in Kiev. And Kyiv.
1 + …words are those that count here: in Kyiv. And Kyiv.

";
    let options = Options { quiet: true, width: 60, ..Options::default() };
    assert_eq!(report(Format::Text, options, &document("article.txt", text), &[found]), expected);
}

#[test]
fn what_a_fix_changes_stands_out() {
    let text = "He went to the the town.\n";
    let mut found = finding("a/b", "Here", span(text, "the the"));
    found.fix = fix(Safety::Safe, "mend", &[(span(text, "the "), "")]);
    let options = Options { colour: true, quiet: true, ..Options::default() };
    let coloured = report(Format::Text, options, &document("article.txt", text), &[found]);
    assert!(coloured.contains("- He went to the \u{1b}[0m\u{1b}[7m\u{1b}[91mthe \u{1b}[0m\u{1b}[91mtown.\u{1b}[0m\n"), "{coloured:?}");
    assert!(coloured.contains("+ He went to the \u{1b}[0m\u{1b}[92mtown.\u{1b}[0m\n"), "{coloured:?}");
}

#[test]
fn a_large_document_costs_what_its_findings_cost() {
    let text = "one long paragraph of words ".repeat(40_000);
    let found: Vec<Diagnostic> = (0..11)
        .map(|number| {
            let at = number * 100_000 + 28;
            let mut found = finding("a/b", "Here", Span::new(at, at + 3));
            found.fix = fix(Safety::Safe, "delete it", &[(Span::new(at, at + 4), "")]);
            found
        })
        .collect();
    let report = report(Format::Text, Options::default(), &document("large.txt", &text), &found);
    assert!(report.lines().all(|line| line.len() < 110));
}

/// A span of `text` whose ends are the character boundaries nearest to two fractions of it.
fn somewhere(text: &str, ends: (f64, f64)) -> Span {
    let boundary = |fraction: f64| {
        let mut at = (text.len() as f64 * fraction) as usize;
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let (one, other) = (boundary(ends.0), boundary(ends.1));
    Span::of(one.min(other)..one.max(other))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn any_text_any_place(
        text in "([a-z]{1,9}| |\t|\r?\n|\r|東|の|e\u{301}|\u{200b}|\u{200d}|\u{a0}|\u{1b}|\u{2028}|👩‍🚀|\u{301}){0,200}",
        ends in (0.0..=1.0f64, 0.0..=1.0f64),
        others in proptest::collection::vec((0.0..=1.0f64, 0.0..=1.0f64), 0..4),
        edits in proptest::collection::vec((0.0..=1.0f64, 0.0..=1.0f64), 0..4),
        replacement in "[ a\\n東\u{a0}]{0,3}",
    ) {
        let mut found = finding("a/b", "Here", somewhere(&text, ends));
        found.related = others.into_iter().map(|ends| related(somewhere(&text, ends), "there")).collect();
        let mut spans: Vec<Span> = edits.into_iter().map(|ends| somewhere(&text, ends)).collect();
        spans.sort();
        spans.dedup_by(|next, before| next.start < before.end);
        let edits: Vec<(Span, &str)> = spans.into_iter().map(|span| (span, &*replacement)).collect();
        found.fix = fix(Safety::Safe, "mend", &edits);
        let report = shown("a.txt", &text, found);
        prop_assert!(!report.chars().any(|c| matches!(c, '\t' | '\r' | '\u{1b}' | '\u{200b}' | '\u{2028}')), "{}", report);
    }
}
