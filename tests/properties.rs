//! What must hold of any text whatever, with all rules that come with mtlint.

#[allow(dead_code)]
#[allow(unreachable_pub, reason = "it is public in the crate it comes from")]
#[path = "../fuzz/src/lib.rs"]
mod targets;

use mtlint::fix::{self, Fixed};
use mtlint::input::{self, Format, Options};
use mtlint::report::{self, CheckedDocument, Places, Report};
use mtlint::{Diagnostic, Document, Safety};
use mtlint_tables::text::Folded;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{FileFailurePersistence, RngSeed};
use std::hash::{BuildHasher, RandomState};
use targets::{LINTER, leads_back, sound};

/// Pieces that rules look for, in any order: words, marks, spaces, entities, leftovers, scripts.
fn piece() -> impl Strategy<Value = String> {
    let marks = "\"'“”„‟«»‹›‘’‚`´″.,;:!?…-–—()[]{}/\\|•*_#>~&%$€@+= \t\u{a0}\u{202f}\u{3000}。，、！？「」『』（）";
    let marks: Vec<String> = marks.chars().map(String::from).collect();
    let words = [
        "the",
        "the the",
        "The harbour",
        "in the night to Friday",
        "he said",
        "and",
        "a",
        "I",
        "U.S.",
        "Dr.",
        "No. 5",
        "10:30",
        "1,000.50",
        "3 - year",
        "--",
        "...",
        "....",
        ",,",
        "..",
        "!!",
        " ,",
        "( x )",
        "Kyiv",
        "Kiev",
        "Follow I follow",
        "[Editor: Wang Lin]",
        "Photo: AP",
        "Read more",
        "Share",
        "Advertisement",
        "&amp;",
        "&nbsp;",
        "&#8220;",
        "&lt;br&gt;",
        "<unk>",
        "⁇",
        "\u{fffd}",
        "Ã¼",
        "â€œ",
        "Ð¿Ñ",
        "\u{200b}",
        "\u{feff}",
        "\u{ad}",
        "\u{200f}",
        "ﬁne",
        "½",
        "™",
        "e\u{301}",
        "\u{301}",
        "ß",
        "İ",
        "Привет",
        "Мocква",
        "українець",
        "中文。",
        "日本語",
        "한국어",
        "العربية",
        "עברית",
        "🙂",
        "👩‍👩‍👧",
        "https://x.org/a_b",
        "**bold**",
        "`code`",
        "- item",
        "# Title",
        "> quote",
        "| a | b |",
        "<!-- mtlint-disable -->",
        "<!-- mtlint-enable quotes -->",
        "<b>",
        "```",
        "he said, ``so''",
        "“so”he",
        "l'eau",
        "« oui »",
        "d. h.",
    ];
    prop_oneof![
        4 => prop::sample::select(marks),
        6 => prop::sample::select(words.map(String::from).to_vec()),
        3 => "[a-zA-Z]{1,8}",
        2 => Just(" ".to_owned()),
        1 => any::<char>().prop_map(String::from),
    ]
}

/// A text of such pieces, with spaces between most of them, in lines.
fn text() -> impl Strategy<Value = String> {
    let end = prop::sample::select(vec!["\n", "\n\n", "\n\n", "\r\n", " \n", ";\n\n", ",\n\n"]);
    let line = (vec((piece(), prop::sample::select(vec!["", " ", " ", " "])), 0..14), end, 1..3_usize)
        .prop_map(|(pieces, end, times)| format!("{}{end}", pieces.concat_pieces()).repeat(times));
    vec(line, 0..6).prop_map(|lines| lines.concat())
}

trait ConcatPieces {
    fn concat_pieces(&self) -> String;
}

impl ConcatPieces for Vec<(String, &str)> {
    fn concat_pieces(&self) -> String {
        self.iter().map(|(piece, space)| format!("{piece}{space}")).collect()
    }
}

fn lang() -> impl Strategy<Value = Option<&'static str>> {
    prop::sample::select(vec![None, Some("en"), Some("en"), Some("en-GB"), Some("de"), Some("fr"), Some("uk"), Some("zh"), Some("und")])
}

fn format() -> impl Strategy<Value = Format> {
    prop::sample::select(vec![Format::Text, Format::Text, Format::Markdown, Format::Jsonl, Format::Tsv])
}

fn options(lang: Option<&str>) -> Options {
    Options { lang: lang.map(|tag| tag.parse().expect("a tag")), ..Options::default() }
}

/// The documents of a file with this text; as records its lines are the targets of one document.
fn documents(text: &str, format: Format, lang: Option<&str>) -> Vec<Document> {
    let file = match format {
        Format::Jsonl => text.lines().map(|line| serde_json::json!({ "doc": 1, "target": line }).to_string() + "\n").collect(),
        Format::Tsv => text.replace(['\t', '\r'], " "),
        _ => text.to_owned(),
    };
    input::documents(file.as_bytes(), "x", format, &options(lang)).filter_map(Result::ok).collect()
}

/// A report in each format.
fn reports(document: &Document, diagnostics: &[Diagnostic]) -> Vec<Vec<u8>> {
    let positions = Places::new(document);
    let checked = CheckedDocument { document, diagnostics, locator: &positions };
    let write = |format| {
        let reporter = report::reporter(format, report::Options::default());
        let mut out = Vec::new();
        let mut report = Report::begin(&*reporter, &mut out).expect("it fits in memory");
        report.document(&checked).and_then(|()| report.finish()).expect("it fits in memory");
        out
    };
    report::Format::ALL.iter().copied().map(write).collect()
}

fn fixed(document: &Document, least: Safety) -> Result<Fixed, TestCaseError> {
    fix::fix(&LINTER, document, least, &|_, all| all).map_err(|error| TestCaseError::fail(format!("{error}\n{:?}", document.text)))
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// New cases in every run, unless `PROPTEST_RNG_SEED` names a seed, as `.ci/run` does: there a change makes it fail, not chance.
/// Every case that ever failed comes first. The seed stands beside what failed.
#[allow(clippy::print_stderr, reason = "a test's word to whoever runs it")]
fn config() -> ProptestConfig {
    let config = ProptestConfig::default();
    let seed = match config.rng_seed {
        RngSeed::Fixed(seed) => seed,
        RngSeed::Random => RandomState::new().hash_one(0),
    };
    eprintln!("PROPTEST_RNG_SEED={seed} tries the same cases again");
    ProptestConfig {
        cases: 400,
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct("tests/properties.regressions"))),
        rng_seed: RngSeed::Fixed(seed),
        ..config
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_is_said_stands_in_the_text(text in text(), format in format(), lang in lang()) {
        for document in documents(&text, format, lang) {
            let diagnostics = LINTER.check(&document);
            sound(&document, &diagnostics);
            prop_assert_eq!(&LINTER.check(&document), &diagnostics);
            prop_assert_eq!(reports(&document, &diagnostics), reports(&document, &diagnostics));
        }
    }

    #[test]
    fn fixing_comes_to_rest(text in text(), format in format(), lang in lang(), is_safe in any::<bool>()) {
        let least = if is_safe { Safety::Safe } else { Safety::Unsafe };
        let (mut texts, mut bytes) = (Vec::new(), Vec::new());
        for document in documents(&text, format, lang) {
            let once = fixed(&document, least)?;
            let twice = fixed(&once.document, least)?;
            prop_assert_eq!(&twice.document.text, &once.document.text);
            prop_assert!(twice.applied.is_empty());
            bytes.extend(input::rewrite(&once.document, &[]).map_err(|error| TestCaseError::fail(error.to_string()))?);
            texts.push(once.document.text);
        }
        // What could be read is written, and read again as it is. Blank lines of records are none.
        prop_assume!(!texts.is_empty());
        let again = input::documents(bytes.as_slice(), "x", format, &options(lang));
        let mut again: Vec<String> = again.map(|again| again.map(|again| again.text)).collect::<Result<_, _>>().map_err(|error| TestCaseError::fail(error.to_string()))?;
        if format == Format::Tsv {
            texts.retain(|text| !text.is_empty());
            again.retain(|text| !text.is_empty());
        }
        prop_assert_eq!(again, texts);
    }

    #[test]
    fn safe_fixes_leave_quoted_words_alone(before in vec(piece(), 0..6), quoted in vec(piece(), 0..8), after in vec(piece(), 0..6), pair in 0..4_usize) {
        let (open, close) = [("“", "”"), ("«", "»"), ("\"", "\""), ("「", "」")][pair];
        // No other mark of the same kind, which would end the quotation, and no line end.
        let clean = |pieces: Vec<String>| pieces.join(" ").replace(['\n', '\r', '"', '“', '”', '„', '‟', '«', '»', '「', '」', '『', '』', '`', '\'', '″', '‹', '›'], " ");
        let text = format!("Before {} {open}Ostart {} oend{close} {}\n", clean(before), clean(quoted), clean(after));
        for document in documents(&text, Format::Text, Some("en")) {
            let once = fixed(&document, Safety::Safe)?.document.text;
            let inside = |text: &str| text.split_once("Ostart").and_then(|(_, rest)| Some(letters(rest.split_once("oend")?.0)));
            // A whole line that the page left behind may go, quotation and all.
            if once.contains("Ostart") || once.contains("oend") {
                prop_assert_eq!(inside(&once), inside(&text), "{:?} became {:?}", text, once);
            }
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in vec(any::<u8>(), 0..300), mark in 0..4_usize, format in format()) {
        let marks: [&[u8]; 4] = [b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"];
        let bytes = [marks[mark], &bytes].concat();
        for document in input::documents(bytes.as_slice(), "x", format, &Options::default()).take(30).flatten() {
            sound(&document, &LINTER.check(&document));
            fixed(&document, Safety::Unsafe)?;
        }
    }

    #[test]
    fn any_characters_are_checked(text in "\\PC{0,120}", format in format()) {
        for document in documents(&text, format, None) {
            let diagnostics = LINTER.check(&document);
            sound(&document, &diagnostics);
            reports(&document, &diagnostics);
            fixed(&document, Safety::Unsafe)?;
        }
    }

    #[test]
    fn folded_text_leads_back(text in prop_oneof![text(), "\\PC{0,80}"], at in 0..1000_u32) {
        let mut folded = Folded::with_capacity(text.len());
        folded.push(&text, at);
        leads_back(&folded, &text, at);
    }
}
