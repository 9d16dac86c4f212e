//! What stands at the end: what a page glues behind its labels (“Share this article 10:32”, “Comments (12)”), and the labels that
//! it glues behind its paragraphs (“The ferries kept to the timetable. Share this article”).

use crate::diagnostic::Severity;
use crate::ruleset::Rule;
use crate::ruleset::regex;
use crate::text::{BlockKind, Paragraph, Prose, Span, ends_sentence};
use mtlint_tables::program::{Place, Search};

/// The bytes of the longest line that is looked at: labels are short.
const LONGEST: usize = 200;

/// What stands before a date, a time, a count or word in brackets, or marks that lead on at the end of `line`, if any are there.
pub(super) fn label_of(line: &str) -> Option<&str> {
    if line.len() > LONGEST {
        return None;
    }
    let label = line.trim_end_matches(['…', '.', ':', '>', '»', '›', '→', ' ', '\u{a0}']);
    // A single period is the end of a sentence.
    if label.len() < line.len() && &line[label.len()..] != "." {
        return Some(label);
    }
    // Most lines are told by their last sign, and only the others ask the pattern.
    if !line.ends_with(|last: char| last.is_ascii_digit() || last == ')') {
        return None;
    }
    let tail = regex::tail()?.find(&Place::new(line, Search::Anywhere))?;
    Some(&line[..tail.start]).filter(|label| label.contains(char::is_alphabetic))
}

/// The bytes of the longest one that ends like a sentence.
const SHORT: usize = 80;
/// The words of a label that is told from a sentence by nothing else: “Share.” may be one.
const WORDS: usize = 3;
/// Those of one that reads like a sentence and yet is none.
const CERTAIN: usize = 5;

/// The bytes of what stands behind the sentences of a paragraph and may be a label.
pub(super) fn behind_sentences(prose: &Prose<'_>, paragraph: &Paragraph) -> Option<Span> {
    let last = prose.last_of_several(paragraph).filter(|last| last.len() <= LONGEST)?;
    let text = last.text(prose.text);
    // Nearly all that end like a sentence are one, and to look for labels in each would cost a tenth of the time.
    let is_short = last.len() <= SHORT || !ends_sentence(text);
    (is_short && words(text) >= WORDS).then_some(last)
}

/// What a label at the end of a paragraph weighs, unless the user has decided: where it stands makes it a little less certain, and
/// a mark behind a few words that they are one.
pub(super) fn severity(rule: &Rule, label: &str) -> Severity {
    if rule.severity != rule.definition.severity {
        rule.severity
    } else if ends_sentence(label) && words(label) < CERTAIN {
        Severity::Note
    } else {
        rule.severity.min(Severity::Warning)
    }
}

/// Whether a label at the end of a paragraph may be the article's own: with the mark of a sentence, in a headline, or where a
/// segment of the source has the same.
pub(super) fn may_be_told(label: &str, index: usize, paragraph: &Paragraph) -> bool {
    index == 0 || ends_sentence(label) || matches!(paragraph.kind, BlockKind::Heading | BlockKind::Cell | BlockKind::Segment)
}

fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Safety;
    use crate::document::Document;
    use crate::engine::Linter;
    use crate::ruleset::RuleSet;

    #[test]
    fn labels_stand_before_stamps_and_counts() {
        for (line, label) in [
            ("Share this article 10:32", Some("Share this article")),
            ("Read on | 12 March 2024, 18:40", Some("Read on")),
            ("Lesen Sie auch – 07.06.2023", Some("Lesen Sie auch")),
            ("Comments (12)", Some("Comments")),
            ("Read on…", Some("Read on")),
            ("Share this article >", Some("Share this article")),
            ("Share this article.", None),
            ("Видео дня (видео)", Some("Видео дня")),
            ("12 March 2024", None),
            ("Channel 4", None),
            ("Class of 2024", None),
            ("The mayor (left)", None),
        ] {
            assert_eq!(label_of(line), label, "{line}");
        }
    }

    #[test]
    fn labels_stand_behind_sentences() {
        let mut rules = RuleSet::empty();
        let rule = "[[rule]]\nid = \"house/share\"\nmessage = \"m\"\nwhy = \"w\"\nseverity = \"error\"\ncategory = \"accuracy/addition\"\n\
                    match.lines = ['(?i)share(?: this article)?\\.?']\n\
                    unless = [{ block = 'rained' }]\nfix = { delete = \"line\", safety = \"safe\" }\n\
                    bad = [{ text = \"[Share]\", fix = \"\" }]\ngood = [\"Sharing\"]\n";
        rules.add("house.toml", rule).unwrap_or_else(|error| panic!("{error}"));
        let linter = Linter::new(rules);
        for (last, expected) in [
            ("It rained. Share this article", Some((Severity::Warning, Safety::Safe, "It rained."))),
            ("It rained. Share this article »", Some((Severity::Warning, Safety::Safe, "It rained."))),
            ("It rained. Share this article 10:32", Some((Severity::Warning, Safety::Unsafe, "It rained."))),
            ("It rained. Share this article.", Some((Severity::Note, Safety::Unsafe, "It rained."))),
            ("It rained. Share", None),
            ("It rained, share this article", None),
            ("Share this article", Some((Severity::Error, Safety::Safe, ""))),
        ] {
            let text = format!("The bridge is closed.\n\n{last}");
            let document = Document::plain("en".parse().expect("a language"), &text);
            let found = linter.check(&document);
            let told = found.first().and_then(|finding| {
                let fix = finding.fix.as_ref()?;
                let fixed = crate::input::apply(&document, &fix.edits);
                Some((finding.severity, fix.safety, fixed.strip_prefix("The bridge is closed.")?.trim_start_matches('\n').to_owned()))
            });
            assert_eq!(told.as_ref().map(|(severity, safety, left)| (*severity, *safety, left.as_str())), expected, "{last}");
        }
    }
}
