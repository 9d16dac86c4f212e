//! What must hold of any input: a function for each target, which panics where it does not. The fuzzers call them with bytes
//! that they make up, the tests with those that once failed.

#![forbid(unsafe_code)]

pub mod plain;

use flate2::Crc;
use mtlint::config::Config;
use mtlint::input::{self, Format, NoteOptions, Options};
use mtlint::names::{Context, Matcher};
use mtlint::project::{Linters, RuleSources};
use mtlint::ruleset::RuleSet;
use mtlint::suppress::{self, Baseline};
use mtlint::text::Span;
use mtlint::{Diagnostic, Document, Linter, Safety, fix};
use mtlint_tables::literals::LiteralSet;
use mtlint_tables::text::Folded;
use plain::Plain;
use std::cell::RefCell;
use std::path::Path;
use std::sync::LazyLock;

type Target = fn(&[u8]);

/// All targets by name.
pub const TARGETS: &[(&str, Target)] = &[
    ("config", config),
    ("decode", decode),
    ("docx", docx),
    ("fix", fix),
    ("fold", fold),
    ("glossary", glossary),
    ("islands", islands),
    ("jsonl", jsonl),
    ("literals", literals),
    ("markdown", markdown),
    ("names", names),
    ("rules", rules),
    ("suppress", suppress),
    ("text", text),
    ("tsv", tsv),
    ("xliff", xliff),
];

/// Runs all rules, those in preview too.
pub static LINTER: LazyLock<Linter> = LazyLock::new(|| {
    let mut rules = RuleSet::built_in();
    let all: Vec<String> = rules.rules().iter().map(|rule| rule.definition.id.to_string()).collect();
    rules.select(&all, &[]).expect("these are its own rules");
    Linter::new(rules)
});

const LANGUAGES: [Option<&str>; 16] = [
    None,
    Some("en"),
    Some("en-GB"),
    Some("de"),
    Some("fr"),
    Some("es"),
    Some("it"),
    Some("pt"),
    Some("nl"),
    Some("pl"),
    Some("ru"),
    Some("uk"),
    Some("zh"),
    Some("ja"),
    Some("ar"),
    Some("und"),
];

/// The first byte, which chooses, and the rest.
fn choice(data: &[u8]) -> (usize, &[u8]) {
    data.split_first().map_or((0, data), |(&first, rest)| (first.into(), rest))
}

/// The documents of a file in the language that `choice` stands for.
fn documents(bytes: &[u8], format: Format, choice: usize) -> Vec<Document> {
    let lang = LANGUAGES[choice % LANGUAGES.len()].map(|tag| tag.parse().expect("a tag"));
    input::documents(bytes, "x", format, &Options { lang, ..Options::default() }).take(30).filter_map(Result::ok).collect()
}

/// Reads a file in the language of its first byte, and checks it.
fn checked(data: &[u8], format: Format) {
    let (choice, bytes) = choice(data);
    for document in documents(bytes, format, choice) {
        sound(&document, &LINTER.check(&document));
    }
}

pub fn text(data: &[u8]) {
    checked(data, Format::Text);
}

pub fn markdown(data: &[u8]) {
    checked(data, Format::Markdown);
}

pub fn jsonl(data: &[u8]) {
    checked(data, Format::Jsonl);
}

pub fn tsv(data: &[u8]) {
    checked(data, Format::Tsv);
}

/// An XLIFF file, or by the first byte the inside of its first target.
pub fn xliff(data: &[u8]) {
    let (choice, bytes) = choice(data);
    let inside = [XLIFF_HEAD, bytes, XLIFF_END].concat();
    written_back(if (choice / LANGUAGES.len()).is_multiple_of(2) { bytes } else { &inside }, Format::Xliff, choice);
}

/// A file of another format with segments, which the first byte chooses.
pub fn islands(data: &[u8]) {
    let (choice, bytes) = choice(data);
    let format = [Format::SubRip, Format::WebVtt, Format::Po, Format::Tmx, Format::Html][choice / LANGUAGES.len() % 5];
    written_back(bytes, format, choice);
}

/// An archive, or by the first byte the inside of the body of a document of Word: it is refused, or what is mended reads again so and
/// coming back to it changes nothing. Comments change no text, are the same when written again, and can be taken out.
pub fn docx(data: &[u8]) {
    let (choice, bytes) = choice(data);
    let whole = (choice / LANGUAGES.len()).is_multiple_of(2);
    let archive = if whole { bytes.to_vec() } else { document_of_word(&[WORD_HEAD, bytes, WORD_END].concat()) };
    for document in documents(&archive, Format::Docx, choice) {
        let found = LINTER.check(&document);
        sound(&document, &found);
        assert_eq!(input::rewrite(&document, &[]).expect("nothing is changed"), archive);
        commented(&document, &found, choice);
        let Ok(fixed) = fix::fix(&LINTER, &document, Safety::Unsafe, &|_, all| all) else { continue };
        let written = input::rewrite(&fixed.document, &[]).expect("it was reread");
        let again = documents(&written, Format::Docx, choice);
        // A paragraph without text is none of it.
        let texts = |document: &Document| {
            let all = document.units.iter().map(|unit| document.target(&unit.target).to_owned());
            all.filter(|text| !text.trim().is_empty()).collect::<Vec<_>>()
        };
        assert_eq!(again.iter().flat_map(texts).collect::<Vec<_>>(), texts(&fixed.document));
    }
}

/// What must hold of the comments on `found`.
fn commented(document: &Document, found: &[Diagnostic], choice: usize) {
    let annotate = |document: &Document, found: &[Diagnostic]| input::annotate(document, found, NoteOptions::default());
    let read = |archive: &[u8]| {
        let mut all = documents(archive, Format::Docx, choice);
        assert_eq!(all.len(), 1);
        all.remove(0)
    };
    let Ok(bare) = annotate(document, &[]) else { return };
    let once = annotate(document, found).expect("there is a place for comments");
    let again = read(&once);
    assert_eq!(again.text, document.text);
    assert_eq!(annotate(&again, found).expect("there is a place for comments"), once);
    let left = read(&annotate(&again, &[]).expect("they can be taken out"));
    let bare = read(&bare);
    assert_eq!((left.text, left.units.len()), (bare.text, bare.units.len()));
}

const WORD_HEAD: &[u8] = b"<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>";
const WORD_END: &[u8] = b"<w:p><w:r><w:t>It rained , it said ..</w:t></w:r></w:p></w:body></w:document>";
const WORD_TYPES: &[u8] = b"<Types><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";

/// An archive with this main part, nothing in it packed.
fn document_of_word(part: &[u8]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, bytes) in [("[Content_Types].xml", WORD_TYPES), ("word/document.xml", part)] {
        let mut sum = Crc::new();
        sum.update(bytes);
        let len = bytes.len() as u32;
        let facts = [0, 0x5765_4321, sum.sum(), len, len, name.len() as u32].map(u32::to_le_bytes).concat();
        // The version and the flags stand before the facts: the last of them holds the lengths of the name and of nothing more.
        let head = [&[20, 0][..], &facts].concat();
        let start = out.len() as u32;
        out.extend([&b"PK\x03\x04"[..], &head, name.as_bytes(), bytes].concat());
        directory.extend([&b"PK\x01\x02\x14\x00"[..], &head, &[0; 10], &start.to_le_bytes(), name.as_bytes()].concat());
    }
    let (len, start) = (directory.len() as u32, out.len() as u32);
    let end = [&b"PK\x05\x06"[..], &[0, 0, 0, 0, 2, 0, 2, 0], &len.to_le_bytes(), &start.to_le_bytes(), &[0, 0]].concat();
    [out, directory, end].concat()
}

/// A glossary in the format that the first byte chooses: it is refused with its place, or texts are checked with it.
pub fn glossary(data: &[u8]) {
    let (choice, bytes) = choice(data);
    let extension = ["toml", "csv", "tsv", "tbx"][choice % 4];
    // Glossaries are files: their names say what they are.
    let path = std::env::temp_dir().join(format!("mtlint-fuzz-{}.{extension}", std::process::id()));
    std::fs::write(&path, bytes).expect("there is room");
    let paths = [path];
    let sources = RuleSources { glossaries: &paths, select: &["terminology".to_owned()], preview: true, ..RuleSources::default() };
    let linters = Linters::new(Path::new(""), &mut Config::default(), &sources);
    std::fs::remove_file(&paths[0]).expect("it is there");
    match linters {
        Ok(linters) => {
            for lang in 0..LANGUAGES.len() {
                for document in documents("The weir held. Der Damm hielt, und das Wehr auch.\n".as_bytes(), Format::Text, lang) {
                    sound(&document, &linters.of(&document).check(&document));
                }
            }
        }
        Err(error) => assert!(error.to_string().contains(extension), "{error}"),
    }
}

/// Edits change nothing outside of targets, and are read again as what was written.
fn written_back(bytes: &[u8], format: Format, choice: usize) {
    for (index, document) in documents(bytes, format, choice).into_iter().enumerate() {
        let found = LINTER.check(&document);
        sound(&document, &found);
        assert_eq!(input::rewrite(&document, &[]).expect("nothing is changed"), bytes);
        noted(&document, &found, format, choice);
        let Ok(fixed) = fix::fix(&LINTER, &document, Safety::Unsafe, &|_, all| all) else { continue };
        let written = input::rewrite(&fixed.document, &[]).expect("it was reread");
        let again = documents(&written, format, choice);
        // What an edit leaves nothing of is no unit any more, and one that took a full stop may have made one unit of two.
        let texts = |document: &Document| {
            let texts = document.units.iter().map(|unit| document.target(&unit.target).trim_ascii());
            let is_text = |text: &&str| text.contains(|char: char| char != '\u{fffc}' && !char.is_whitespace());
            texts.filter(is_text).collect::<Vec<_>>().join("\n")
        };
        assert_eq!(texts(&again[index]), texts(&fixed.document));
    }
}

/// Notes change no text, and are the same when they are written again. One who writes notes as we do is taken for us, so it is not said
/// that all is as before when they are taken out.
fn noted(document: &Document, found: &[Diagnostic], format: Format, choice: usize) {
    let options = NoteOptions::default();
    let Ok(once) = input::annotate(document, found, options) else { return };
    let again = documents(&once, format, choice);
    let [read] = &again[..] else { return };
    assert_eq!(read.text, document.text);
    let anew = LINTER.check(read);
    assert_eq!(input::annotate(read, &anew, options).expect("it has a place for notes"), once);
}

const XLIFF_HEAD: &[u8] = b"<xliff version=\"1.2\"><file original=\"a\" source-language=\"de\" target-language=\"en\"><body><trans-unit id=\"1\"><source>Der Damm <g id=\"1\">hielt</g>, 35 % <x id=\"2\"/> nicht.</source><target>";
const XLIFF_END: &[u8] = b"</target></trans-unit><trans-unit id=\"2\"><source>Es regnete.</source><target>It &amp; rained , it said ..</target></trans-unit></body></file></xliff>";

/// Everything that is said of a document stands in it.
pub fn sound(document: &Document, diagnostics: &[Diagnostic]) {
    for diagnostic in diagnostics {
        let related = diagnostic.related.iter().map(|related| related.span);
        let edits = diagnostic.fix.iter().flat_map(|fix| &fix.edits).map(|edit| edit.span);
        for span in related.chain(edits).chain([diagnostic.span]) {
            assert!(document.text.get(span.range()).is_some(), "{diagnostic:#?}");
        }
        // Nothing but what says that a segment is empty, or white space, stands at nothing.
        let is_blank = |span: Span| span.contains(diagnostic.span) && span.text(&document.text).trim().is_empty();
        let is_empty_segment = || document.units.iter().any(|unit| is_blank(unit.target.span));
        assert!(!diagnostic.span.is_empty() || is_empty_segment(), "{diagnostic:#?}");
        assert!(!diagnostic.message.is_empty() && !diagnostic.message.contains('\n'), "{diagnostic:#?}");
        if let Some(fix) = &diagnostic.fix {
            let is_in_order = fix.edits.is_sorted_by(|a, b| a.span.end <= b.span.start && a.span != b.span);
            assert!(!fix.edits.is_empty() && is_in_order, "{diagnostic:#?}");
        }
    }
    assert!(diagnostics.is_sorted_by(|a, b| a.order(b).is_le()));
}

/// What is read and not changed is written as it was.
pub fn decode(data: &[u8]) {
    let Ok((text, _)) = input::decode("x", data.to_vec()) else { return };
    assert!(text.len() <= data.len() * 2);
    for format in [Format::Text, Format::Markdown] {
        for document in documents(data, format, 1) {
            assert_eq!(document.text, text);
            assert_eq!(input::rewrite(&document, &[]).expect("nothing is changed"), data);
        }
    }
}

/// A fixed text is at rest, and nothing but the edited spans was changed on the way.
pub fn fix(data: &[u8]) {
    let (choice, bytes) = choice(data);
    let format = [Format::Text, Format::Markdown, Format::Jsonl, Format::Tsv][choice / LANGUAGES.len() % 4];
    let least = if (choice / LANGUAGES.len() / 4).is_multiple_of(2) { Safety::Unsafe } else { Safety::Safe };
    for document in documents(bytes, format, choice) {
        let mut end = 0;
        let mut first = LINTER.check(&document);
        first.retain(|diagnostic| {
            let Some(fix) = diagnostic.fix.as_ref().filter(|fix| fix.safety >= least) else { return false };
            let is_free = fix.edits.iter().all(|edit| edit.span.start > end || end == 0);
            end = if is_free { fix.edits.iter().map(|edit| edit.span.end).fold(end, u32::max) } else { end };
            is_free
        });
        let first = fix::in_order(&first);
        if let Ok(next) = input::reread(&document, &first) {
            let (mut old, mut new) = (document.text.as_str(), next.text.as_str());
            let mut at = 0;
            for edit in &first {
                let kept = &old[..edit.span.start as usize - at];
                old = &old[edit.span.end as usize - at..];
                new = new.strip_prefix(kept).and_then(|new| new.strip_prefix(edit.replacement.as_str())).expect("the rest is kept");
                at = edit.span.end as usize;
            }
            assert_eq!(new, old);
        }
        // Fixes that never come to rest, or that the format can't hold, are refused in so many words.
        let Ok(once) = fix::fix(&LINTER, &document, least, &|_, all| all) else { continue };
        let twice = fix::fix(&LINTER, &once.document, least, &|_, all| all).expect("it is at rest");
        assert_eq!(twice.document.text, once.document.text);
        assert!(twice.applied.is_empty(), "{:#?}", twice.applied);
        assert!(input::rewrite(&once.document, &[]).is_ok());
    }
}

/// A rule file is refused with its place, or its rules run.
pub fn rules(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let mut rules = RuleSet::empty();
    match rules.add("rules.toml", text) {
        Err(error) => assert!(error.line > 0 && error.column > 0 && !error.message.is_empty()),
        Ok(()) => {
            let linter = Linter::new(rules);
            for sample in [SAMPLE.as_bytes(), data] {
                for document in documents(sample, Format::Text, 1) {
                    sound(&document, &linter.check(&document));
                }
            }
        }
    }
}

const SAMPLE: &str =
    "The dam held all night, “said” Wang Lin on 3 May.\n\nFotos: “ﬁne” — the the\u{1} \u{2}harbour; l'eau, Київ, 中文。 🙂\n";

pub fn config(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    if let Err(error) = Config::read(Path::new("a/mtlint.toml"), text) {
        assert!(error.line > 0 && error.column > 0 && !error.message.is_empty());
    }
}

/// The first line is a text, in which a tab stands for a line feed; all others are literals. Each is found wherever a plain
/// search finds it.
pub fn literals(data: &[u8]) {
    let Ok(data) = std::str::from_utf8(data) else { return };
    let mut lines = data.split('\n');
    let text = lines.next().unwrap_or_default().replace('\t', "\n");
    let mut literals: Vec<String> = lines.map(str::to_owned).collect();
    literals.sort_unstable();
    literals.dedup();
    literals.retain(|literal| !literal.is_empty());
    let set = LiteralSet::new(literals.iter().map(String::as_str));
    let mut found = Vec::new();
    set.find(&text, |index, place| found.push((place.start, place.end, index)));
    assert!(found.is_sorted_by_key(|&(start, ..)| start));
    found.sort_unstable();
    assert_eq!(found, Plain::new(&literals).find(&text));
}

/// Folding twice is folding once, and the way back is known.
pub fn fold(data: &[u8]) {
    let (choice, bytes) = choice(data);
    let text = String::from_utf8_lossy(bytes);
    let at = choice as u32;
    let mut folded = Folded::with_capacity(text.len());
    folded.push(&text, at);
    leads_back(&folded, &text, at);
}

/// Each character of a folded text stands for one of `text`, which begins at byte `at`, in order.
pub fn leads_back(folded: &Folded, text: &str, at: u32) {
    let mut last = at;
    for (offset, _) in folded.text.char_indices() {
        let offset = offset as u32;
        let original = folded.original(offset);
        assert!(original >= last && text.is_char_boundary((original - at) as usize), "{offset} of {:?}", folded.text);
        last = original;
        // Back again is where the character begins, if it folds into several.
        let back = folded.folded(original);
        assert!(back <= offset && folded.original(back) == original, "{back} for {offset} of {:?}", folded.text);
    }
    let mut last = 0;
    for (offset, _) in text.char_indices() {
        let there = folded.folded(at + offset as u32);
        assert!(there >= last && folded.text.is_char_boundary(there as usize), "{offset} of {text:?}");
        last = there;
    }
}

/// Two names, one a line. What is said of them does not hang on what was compared before.
pub fn names(data: &[u8]) {
    thread_local! {
        static MATCHER: RefCell<Matcher> = RefCell::default();
    }
    let (choice, bytes) = choice(data);
    let text = String::from_utf8_lossy(bytes);
    let Some((a, b)) = text.split_once('\n') else { return };
    let tag = |choice: usize| LANGUAGES[choice % LANGUAGES.len()];
    let target = tag(choice).unwrap_or("en");
    let context = match choice / LANGUAGES.len() {
        0 => Context::new(target),
        source => Context::of_article(target, tag(source), text.split_whitespace()),
    };
    let context = Context { explain: choice % 3 == 0, aligned: choice % 5 == 0, ..context };
    MATCHER.with_borrow_mut(|matcher| {
        let compared = matcher.compare(a, b, &context);
        assert!(compared.as_ref().is_none_or(|compared| !compared.cost.is_nan() && compared.cost >= 0.0));
        let turned = matcher.compare(b, a, &context);
        assert_eq!(compared.as_ref().map(|one| one.matched), turned.as_ref().map(|one| one.matched));
        assert_eq!(compared, matcher.compare(a, b, &context));
    });
}

/// Directives in a text; or a baseline, which is written as it is read.
pub fn suppress(data: &[u8]) {
    let (choice, bytes) = choice(data);
    if let Some(baseline) = std::str::from_utf8(bytes).ok().and_then(|text| Baseline::read(text).ok()) {
        let written = baseline.to_text();
        let again = Baseline::read(&written).expect("it was written");
        assert_eq!((again.len(), again.to_text()), (baseline.len(), written));
    }
    let format = [Format::Text, Format::Markdown, Format::Jsonl][choice / LANGUAGES.len() % 3];
    for document in documents(bytes, format, choice) {
        let found = LINTER.check(&document);
        let mut baseline = Baseline::default();
        baseline.add("x", &document, &found);
        assert!(baseline.without_known("x", &document, LINTER.rules(), found.clone()).is_empty());
        sound(&document, &suppress::apply(&document, LINTER.rules(), None, found));
    }
}
