//! No safe fix takes a headline away, whatever label stands before it: “Photos: Lisbon in the rain” may be the title of an
//! article, “Read also: Lisbon in the rain” a line that an editor wants to see before it goes.
//!
//! `tests/fixtures/headlines` holds headlines and first lines, `tests/fixtures/labels` what rules look for at the head of a
//! line, one file a language, both of our own invention. What the rules show in their examples is tried as a label too.
//!
//! `tests/fixtures/facts` holds short lines that a stamp or a counter of the page looks like, and that say something: the date
//! of the figures in a table, the year of a work, the time of a step or a goal. They stay as they are, wherever they stand.

use mtlint::Linter;
use mtlint::input::{self, Format, Options};
use mtlint::lang::Lang;
use mtlint::rule::Delete;
use mtlint::rule::{Action, Definition, Matcher};
use mtlint::ruleset::RuleSet;
use mtlint::{Diagnostic, Document, Safety};
use std::collections::BTreeSet;
use std::fs;
use std::sync::LazyLock;

static ALL: LazyLock<Linter> = LazyLock::new(|| Linter::new(RuleSet::built_in()));

/// The rules that delete: there are many pairs of labels and headlines.
static DELETING: LazyLock<Linter> = LazyLock::new(|| {
    let mut set = RuleSet::built_in();
    let deletes = |definition: &Definition| definition.fix.as_ref().is_some_and(|fix| matches!(fix.action, Action::Delete(_)));
    let ids: Vec<String> = set.rules().iter().filter(|rule| deletes(&rule.definition)).map(|rule| rule.definition.id.to_string()).collect();
    set.select(&ids, &[]).unwrap_or_else(|error| panic!("{error}"));
    Linter::new(set)
});

/// What parts a label from a headline.
const SEPARATORS: [&str; 6] = [": ", " | ", " – ", " ", " : ", " → "];

/// Each label before each headline, as a paragraph of a text, with one separator after the other; what examples show, before
/// some of them.
fn in_paragraphs(lang: &str) {
    let headlines = lines("headlines", lang);
    assert!(headlines.len() >= 100, "{lang}: only {} headlines", headlines.len());
    let mut wrong = offences(&ALL, lang, Format::Text, &headlines.join("\n\n"));
    let labels = lines("labels", lang).into_iter().map(|label| (label, 1)).chain(shown_labels(lang).into_iter().map(|label| (label, 11)));
    for (first, (label, every)) in labels.enumerate() {
        let line = |(number, headline): (usize, &String)| format!("{label}{}{headline}", SEPARATORS[(first + number) % SEPARATORS.len()]);
        let lines: Vec<String> = headlines.iter().enumerate().skip(first % every).step_by(every).map(line).collect();
        wrong.extend(offences(&DELETING, lang, Format::Text, &lines.join("\n\n")));
    }
    assert!(wrong.is_empty(), "{lang}: {} lines lose letters:\n{}", wrong.len(), wrong.join("\n"));
}

/// Each headline as the first line or the heading of a text, behind some of the labels.
fn in_first_lines(lang: &str) {
    const EVERY: usize = 29;
    let (headlines, labels) = (lines("headlines", lang), lines("labels", lang));
    let mut wrong = Vec::new();
    for (first, label) in labels.iter().enumerate() {
        for (number, headline) in headlines.iter().enumerate().skip(first % EVERY).step_by(EVERY) {
            let separator = SEPARATORS[(first + number / EVERY) % SEPARATORS.len()];
            let (format, mark) = if number % 2 == 0 { (Format::Text, "") } else { (Format::Markdown, "# ") };
            wrong.extend(offences(&ALL, lang, format, &format!("{mark}{label}{separator}{headline}\n\n{}\n", headlines[0])));
        }
    }
    assert!(wrong.is_empty(), "{lang}: {} first lines lose letters:\n{}", wrong.len(), wrong.join("\n"));
}

/// Each fact by itself and within an article.
fn facts(lang: &str) {
    let (facts, headlines) = (lines("facts", lang), lines("headlines", lang));
    assert!(!facts.is_empty(), "{lang}: no facts");
    let alone = facts.iter().map(|fact| format!("{}\n\n{fact}\n\n{}\n", headlines[0], headlines[1]));
    let texts = alone.chain(facts.iter().map(|fact| format!("{fact}\n\n{}\n", headlines[0]))).chain([facts.join("\n")]);
    let wrong: Vec<String> = texts.flat_map(|text| offences(&ALL, lang, Format::Text, &text)).collect();
    assert!(wrong.is_empty(), "{lang}: {} lines lose letters:\n{}", wrong.len(), wrong.join("\n"));
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

            #[test]
            fn facts_stay() {
                super::facts(stringify!($lang));
            }
        }
    )+ };
}

languages!(en de fr es ru uk);

#[test]
fn cells_of_tables_are_data() {
    let table =
        "| Shop | Rating |\n|---|---|\n| Bio Berg | 12 replies |\n| Last updated | Views: 7 |\n| Share on Facebook | Advertisement |\n";
    assert_eq!(offences(&ALL, "en", Format::Markdown, table), [""; 0]);
}

#[test]
fn segments_are_not_emptied() {
    let lines = ["Update: 14:30", "Advertisement", "Share on Facebook", "Follow I follow", "12 replies"];
    let records: Vec<String> = lines.iter().map(|line| format!("{{\"target\":\"{line}\"}}\n")).collect();
    assert_eq!(offences(&ALL, "en", Format::Jsonl, &records.concat()), [""; 0]);
    assert_eq!(offences(&ALL, "en", Format::Tsv, &lines.join("\n")), [""; 0]);
}

#[test]
fn a_first_line_or_a_heading_may_be_the_headline() {
    let article = "The council voted on Monday to close the bridge for two years.";
    for line in
        ["Spread the news", "Hear the story", "Legal information", "Share on Facebook", "12 comments", "Comments: 12", "Follow I follow"]
    {
        let first = format!("{line}\n\n{article}\n");
        assert_eq!(offences(&ALL, "en", Format::Text, &first), [""; 0]);
        let heading = format!("{article}\n\n## {line}\n\n{article}\n");
        assert_eq!(offences(&ALL, "en", Format::Markdown, &heading), [""; 0]);
        let within = format!("{article}\n\n{line}\n\n{article}\n");
        assert_ne!(offences(&ALL, "en", Format::Text, &within), [""; 0], "{line}");
    }
}

/// The lines of a text that a safe fix would take letters from.
fn offences(linter: &Linter, lang: &str, format: Format, text: &str) -> Vec<String> {
    let options = Options { lang: lang.parse::<Lang>().ok(), ..Options::default() };
    let documents = input::documents(text.as_bytes(), "headlines", format, &options);
    let documents: Vec<Document> = documents.map(|document| document.unwrap_or_else(|error| panic!("{error}"))).collect();
    let found = documents.iter().flat_map(|document| linter.check(document).into_iter().map(move |finding| (document, finding)));
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

/// What the examples of the rules for `lang` mark as a line to delete.
fn shown_labels(lang: &str) -> BTreeSet<String> {
    let mut labels = BTreeSet::new();
    for (rule, examples) in ALL.rules().with_examples() {
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
