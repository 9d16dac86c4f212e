//! Habits of a text that change on the way: weekdays with and without “on”, the same connective again and again.

use crate::article::Article;
use crate::checks::{Asked, Check, Finding};
use crate::diagnostic::Safety;
use crate::text::cursor::{Place, is_running};
use crate::text::{BlockKind, Case, Span, WordFilter};

pub(crate) struct Usage;

impl Check for Usage {
    fn name(&self) -> &'static str {
        "usage"
    }

    fn faults(&self) -> &'static [&'static str] {
        &["weekday-style", "connective"]
    }

    fn params(&self) -> &'static [&'static str] {
        &["max"]
    }

    fn run(&self, article: &Article<'_>, asked: &Asked<'_>, findings: &mut Vec<Finding>) {
        weekdays(article, findings);
        connectives(article, asked.params.max.unwrap_or(5), findings);
    }
}

/// `said Thursday` and `said on Thursday`.
fn weekdays(article: &Article<'_>, findings: &mut Vec<Finding>) {
    let prose = &article.target;
    const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    static FILTER: WordFilter<16> = WordFilter::of(&WEEKDAYS);
    let (mut with, mut without) = (Vec::new(), Vec::new());
    for (paragraph, found) in prose.paragraphs.iter().enumerate() {
        if matches!(found.kind, BlockKind::Heading | BlockKind::Cell) {
            continue;
        }
        for index in prose.capitals_of(found).iter().map(|&index| index as usize) {
            let token = &prose.tokens[index];
            if token.case != Case::Title || !FILTER.may_hold(token.hash) || !WEEKDAYS.contains(&token.text(prose.text)) {
                continue;
            }
            let place = Place { prose, paragraph, index };
            let Some(before) = place.previous().filter(|before| before.is_word()) else { continue };
            match before.text() {
                // `On Friday, …` and `But on Friday, …` open a sentence so in either style.
                "on" if before.previous().is_some_and(|first| first.case() == Case::Lower || first.is_number()) => with.push(place),
                word if is_report(word) && !article.is_quoted(place.span()) => without.push(place),
                _ => {}
            }
        }
    }
    let few = |few: usize, many: usize| few > 0 && many >= 2 && many > few;
    if few(without.len(), with.len()) {
        for place in &without {
            let at = Span::new(place.span().start, place.span().start);
            let from = place.previous().map_or(place.span().start, |before| before.span().start);
            let finding = Finding::new("weekday-style", Span::new(from, place.span().end)).value("wanted", format!("on {}", place.text()));
            findings
                .push(finding.replace("insert “on”", at, "on ").related(with[0].span(), "written with “on” here").trust(Safety::Unsafe));
        }
    } else if few(with.len(), without.len()) {
        for place in with.iter().filter(|place| place.previous().and_then(|on| on.previous()).is_some_and(|verb| is_report(verb.text()))) {
            let from = place.gap_before().start - 2;
            let finding = Finding::new("weekday-style", Span::new(from, place.span().end)).value("wanted", place.text());
            let finding = finding.replace("delete “on”", Span::new(from, place.span().start), "");
            findings.push(finding.related(without[0].span(), "written without “on” here").trust(Safety::Unsafe));
        }
    }
}

/// Verbs of news in the past tense, after which a weekday stands with or without “on”.
fn is_report(word: &str) -> bool {
    const VERBS: [&str; 16] =
        ["began", "broke", "came", "died", "fell", "left", "made", "met", "opened", "rose", "said", "spoke", "told", "took", "went", "won"];
    VERBS.binary_search(&word).is_ok() || word.len() > 5 && word.ends_with("ed") && word.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// Words that join a sentence to the one before, sorted.
const CONNECTIVES: [&str; 7] = ["accordingly", "additionally", "consequently", "furthermore", "meanwhile", "nevertheless", "nonetheless"];

/// `meanwhile` twice within `reach` paragraphs.
fn connectives(article: &Article<'_>, reach: u32, findings: &mut Vec<Finding>) {
    let prose = &article.target;
    static FILTER: WordFilter<16> = WordFilter::of(&CONNECTIVES);
    let mut last: [Option<(usize, Span)>; CONNECTIVES.len()] = [None; CONNECTIVES.len()];
    for (paragraph, found) in prose.paragraphs.iter().enumerate().filter(|(_, found)| is_running(found)) {
        for token in prose.tokens_of(found) {
            if !FILTER.may_hold(token.hash) {
                continue;
            }
            let Ok(which) = CONNECTIVES.binary_search(&token.text(prose.text).to_ascii_lowercase().as_str()) else { continue };
            if article.is_quoted(token.span) {
                continue;
            }
            if let Some((_, first)) = last[which].filter(|(before, _)| paragraph - before <= reach as usize) {
                findings.push(Finding::new("connective", token.span).value("word", CONNECTIVES[which]).related(first, "used here already"));
            }
            last[which] = Some((paragraph, token.span));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::found;

    #[test]
    fn weekdays_with_and_without_preposition() {
        let text = "It rained on Friday. It fell on Monday. He said Thursday that it was over.";
        let fixed = text.replace("said Thursday", "said on Thursday");
        assert_eq!(found(&Usage, "en", text), [("weekday-style", "said Thursday".into(), Some(fixed))]);
        let text = "He said Friday it was wet. She said Monday it was dry. They said on Sunday it was over.";
        assert_eq!(found(&Usage, "en", text), [("weekday-style", "on Sunday".into(), Some(text.replace("on Sunday", "Sunday")))]);
        assert_eq!(found(&Usage, "en", "Friday came. It rained on Friday and Monday, last Sunday, and Tuesday."), []);
        let openers = "On Friday, it rained. But on Sunday it snowed. Then, on Monday, fog came. The mayor spoke Tuesday of it.";
        assert_eq!(found(&Usage, "en", openers), []);
    }

    #[test]
    fn connectives_come_again() {
        assert_eq!(found(&Usage, "en", "Meanwhile, it rained.\n\nIt snowed, meanwhile.")[0].1, "meanwhile");
        let far = format!("Meanwhile, it rained.\n{}Meanwhile, it snowed.", "It was dry.\n".repeat(9));
        assert_eq!(found(&Usage, "en", &far), []);
    }
}
