//! No safe fix takes a headline away, whatever label stands before it: “Photos: Lisbon in the rain” may be the title of an
//! article, “Read also: Lisbon in the rain” a line that an editor wants to see before it goes.
//!
//! `tests/fixtures/headlines` holds headlines and first lines, `tests/fixtures/labels` what rules look for at the head of a
//! line, one file a language, both of our own invention. What the rules show in their examples is tried as a label too.

use mtlint::engine::Linter;
use mtlint::input::{self, Format, Options};
use mtlint::lang::Lang;
use mtlint::rule::definition::{Action, Matcher};
use mtlint::rule::schema::Delete;
use mtlint::ruleset::RuleSet;
use mtlint::{Diagnostic, Document, Safety};
use std::collections::BTreeSet;
use std::fs;
use std::sync::LazyLock;

static LINTER: LazyLock<Linter> = LazyLock::new(|| Linter::new(RuleSet::built_in()));

/// What parts a label from a headline.
const SEPARATORS: [&str; 6] = [": ", " | ", " – ", " ", " : ", " → "];

/// Each label before each headline, as a paragraph of a text, with one separator after the other.
fn in_paragraphs(lang: &str) {
    let (headlines, labels) = (lines("headlines", lang), labels(lang));
    assert!(headlines.len() >= 100, "{lang}: only {} headlines", headlines.len());
    let mut wrong = offences(lang, Format::Text, &headlines.join("\n\n"));
    for (first, label) in labels.iter().enumerate() {
        let line = |(number, headline): (usize, &String)| format!("{label}{}{headline}", SEPARATORS[(first + number) % SEPARATORS.len()]);
        let lines: Vec<String> = headlines.iter().enumerate().map(line).collect();
        wrong.extend(offences(lang, Format::Text, &lines.join("\n\n")));
    }
    assert!(wrong.is_empty(), "{lang}: {} lines lose letters:\n{}", wrong.len(), wrong.join("\n"));
}

/// Each headline as the first line or the heading of a text, behind some of the labels.
fn in_first_lines(lang: &str) {
    const EVERY: usize = 7;
    let (headlines, labels) = (lines("headlines", lang), labels(lang));
    let mut wrong = Vec::new();
    for (first, label) in labels.iter().enumerate() {
        for (number, headline) in headlines.iter().enumerate().skip(first % EVERY).step_by(EVERY) {
            let separator = SEPARATORS[(first + number / EVERY) % SEPARATORS.len()];
            let (format, mark) = if number % 2 == 0 { (Format::Text, "") } else { (Format::Markdown, "# ") };
            wrong.extend(offences(lang, format, &format!("{mark}{label}{separator}{headline}\n\n{}\n", headlines[0])));
        }
    }
    assert!(wrong.is_empty(), "{lang}: {} first lines lose letters:\n{}", wrong.len(), wrong.join("\n"));
}

macro_rules! languages {
    ($($lang:ident)+) => { $(
        mod $lang {
            #[test]
            fn paragraphs_stay() {
                super::in_paragraphs(stringify!($lang));
            }

            #[test]
            fn first_lines_stay() {
                super::in_first_lines(stringify!($lang));
            }
        }
    )+ };
}

languages!(en de fr es ru uk);

/// The lines of a text that a safe fix would take letters from.
fn offences(lang: &str, format: Format, text: &str) -> Vec<String> {
    let options = Options { lang: lang.parse::<Lang>().ok(), source_lang: None };
    let documents = input::documents(text.as_bytes(), "headlines", format, &options);
    let documents: Vec<Document> = documents.map(|document| document.unwrap_or_else(|error| panic!("{error}"))).collect();
    let found = documents.iter().flat_map(|document| LINTER.check(document).into_iter().map(move |finding| (document, finding)));
    found.filter(|(document, finding)| loses_letters(document, finding)).map(|(document, finding)| shown(document, &finding)).collect()
}

fn loses_letters(document: &Document, finding: &Diagnostic) -> bool {
    let letters = |text: &str| text.chars().filter(|character| character.is_alphanumeric()).count();
    let fix = finding.fix.as_ref().filter(|fix| fix.safety == Safety::Safe);
    fix.is_some_and(|fix| fix.edits.iter().any(|edit| letters(&edit.replacement) < letters(edit.span.text(&document.text))))
}

fn shown(document: &Document, finding: &Diagnostic) -> String {
    format!("{}: {:?}", finding.rule, finding.span.text(&document.text))
}

/// The labels of the file, and what the examples of the rules for `lang` mark as a line or a part of one to delete.
fn labels(lang: &str) -> BTreeSet<String> {
    let mut labels: BTreeSet<String> = lines("labels", lang).into_iter().collect();
    for (rule, examples) in LINTER.rules().with_examples() {
        let definition = &rule.definition;
        let deletes = definition.fix.as_ref().is_some_and(|fix| matches!(fix.action, Action::Delete(Delete::Line)));
        if deletes && definition.is_for(lang) && matches!(definition.matcher, Matcher::Lines(_)) {
            let marked = examples.bad.iter().filter_map(|example| example.text.split_once('[')?.1.rsplit_once(']'));
            labels.extend(marked.map(|(label, _)| label.replace("[[", "[").replace("]]", "]")));
        }
    }
    labels
}

fn lines(folder: &str, lang: &str) -> Vec<String> {
    let path = format!("tests/fixtures/{folder}/{lang}.txt");
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    text.lines().map(str::to_owned).collect()
}
