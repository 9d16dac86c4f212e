//! How a text names what it has named before: acronyms ahead of their expansion, titles in full again.

use crate::article::Article;
use crate::checks::{Asked, Check, Finding};
use crate::text::cursor::{Place, is_running};
use crate::text::{Case, Paragraph, Prose, Span, WordFilter, ends_in_prose};
use std::collections::HashMap;

pub(crate) struct Mentions;

impl Check for Mentions {
    fn name(&self) -> &'static str {
        "mentions"
    }

    fn faults(&self) -> &'static [&'static str] {
        &["acronym-first", "full-title"]
    }

    fn run(&self, article: &Article<'_>, asked: &Asked<'_>, findings: &mut Vec<Finding>) {
        acronyms(&article.target, findings);
        if asked.looks_for("full-title") {
            titles(article, findings);
        }
    }
}

/// `The OVA said …`, and only later `the Oblast Military Administration (OVA)`.
fn acronyms(prose: &Prose<'_>, findings: &mut Vec<Finding>) {
    let acronyms_of = |(paragraph, found): (usize, &Paragraph)| {
        let places = prose.capitals_of(found).iter().map(move |&index| Place { prose, paragraph, index: index as usize });
        places.filter(|place| is_acronym(*place))
    };
    let paragraphs = || prose.paragraphs.iter().enumerate();
    if !paragraphs().flat_map(acronyms_of).any(is_bracketed) {
        return;
    }
    // Where each acronym that is explained later was first used.
    let mut seen: HashMap<&str, Span> = HashMap::new();
    // A headline may run ahead.
    for place in paragraphs().filter(|(_, found)| is_running(found) && ends_in_prose(found.span.text(prose.text))).flat_map(acronyms_of) {
        if is_bracketed(place) && is_expanded(place) {
            if let Some(first) = seen.get(place.text()) {
                findings.push(Finding::new("acronym-first", *first).value("acronym", place.text()).related(place.span(), "explained here"));
            }
            // Reported once, and known from here on.
            seen.remove(place.text());
        } else {
            seen.entry(place.text()).or_insert(place.span());
        }
    }
}

/// Whether the token is written as an acronym that needs to be explained.
fn is_acronym(place: Place<'_>) -> bool {
    place.case() == Case::Upper && (3..=7).contains(&place.letters())
}

fn is_bracketed(place: Place<'_>) -> bool {
    place.touching_previous().is_some_and(|open| open.char() == '(') && place.touching_next().is_some_and(|close| close.char() == ')')
}

/// Whether words that begin with the letters of the acronym stand before its bracket.
fn is_expanded(place: Place<'_>) -> bool {
    let mut letters: Vec<char> = place.text().chars().flat_map(char::to_lowercase).collect();
    let mut at = place;
    for _ in 0..=letters.len() * 2 + 2 {
        let Some(before) = at.previous() else { break };
        at = before;
        if before.is_word() && before.char().to_lowercase().next() == letters.last().copied() {
            letters.pop();
            if letters.is_empty() {
                return true;
            }
        }
    }
    false
}

/// Words that end a title, sorted.
const TITLES: [&str; 22] = [
    "Ambassador",
    "Archbishop",
    "Chairman",
    "Chancellor",
    "Chief",
    "Commissioner",
    "Director",
    "General",
    "Governor",
    "Judge",
    "King",
    "Leader",
    "Mayor",
    "Minister",
    "President",
    "Prosecutor",
    "Representative",
    "Secretary",
    "Senator",
    "Speaker",
    "Spokesman",
    "Spokesperson",
];

static FILTER: WordFilter<32> = WordFilter::of(&TITLES);

/// How often a title has been used.
#[derive(Default)]
struct Uses {
    /// With the full name, by all of it: which word is the surname differs from one country to the next.
    names: HashMap<String, Span>,
    all: usize,
}

/// `NATO Secretary General Jens Stoltenberg` once more, and the bare title for the third time.
fn titles(article: &Article<'_>, findings: &mut Vec<Finding>) {
    let prose = &article.target;
    let mut uses: HashMap<String, Uses> = HashMap::new();
    for (paragraph, found) in prose.paragraphs.iter().enumerate() {
        let titled = |&index: &u32| FILTER.may_hold(prose.tokens[index as usize].hash);
        if !prose.capitals_of(found).iter().any(titled) || !is_running(found) || !ends_in_prose(found.span.text(prose.text)) {
            continue;
        }
        let mut end = 0;
        for index in prose.capitals_of(found).iter().map(|&index| index as usize) {
            if index < end {
                continue;
            }
            let Some(run) = Run::at(Place { prose, paragraph, index }) else { continue };
            end = run.end;
            if let Some(mut title) = run.title(prose) {
                // The first word of a sentence has a capital too: `Later NATO Secretary General …`
                let shorter = title
                    .text
                    .split_once(' ')
                    .map(|(_, rest)| rest)
                    .filter(|rest| !uses.contains_key(&title.text) && uses.contains_key(*rest));
                if let Some(shorter) = shorter {
                    title.span.start = prose.tokens[title.start + 1].span.start;
                    title.text = shorter.to_owned();
                }
                let used = uses.entry(title.text).or_default();
                used.all += 1;
                match title.name {
                    Some(name) => match used.names.get(&name) {
                        Some(before) => {
                            let finding = Finding::new("full-title", title.span).value("name", name);
                            findings.push(finding.related(*before, "named in full here"));
                        }
                        None => {
                            used.names.insert(name, title.span);
                        }
                    },
                    None if title.bare && used.all >= 3 && title.words >= 3 && used.names.len() == 1 => {
                        let name = used.names.keys().next().cloned().unwrap_or_default();
                        findings.push(Finding::new("full-title", title.span).value("name", name));
                    }
                    None => {}
                }
            }
        }
    }
}

/// Words with capitals side by side.
struct Run {
    start: usize,
    end: usize,
    paragraph: usize,
}

struct Title {
    text: String,
    words: usize,
    /// A name that has two words or three.
    name: Option<String>,
    /// Whether no name follows.
    bare: bool,
    /// The index of its first token.
    start: usize,
    span: Span,
}

impl Run {
    fn at(first: Place<'_>) -> Option<Self> {
        let is_name = |place: Place<'_>| place.is_word() && (place.is_capitalised() || place.text() == "of");
        if !is_name(first) || first.text() == "of" {
            return None;
        }
        let mut last = first;
        while let Some(next) = last.next().filter(|next| is_name(*next) && next.gap_before().len() == 1) {
            last = next;
        }
        Some(Self { start: first.index, end: last.index + 1, paragraph: first.paragraph })
    }

    /// The title in the run, if it is one of two words or more.
    fn title(&self, prose: &Prose<'_>) -> Option<Title> {
        let word = |index: usize| prose.tokens[index].text(prose.text);
        let is_title = |index: &usize| FILTER.may_hold(prose.tokens[*index].hash) && TITLES.binary_search(&word(*index)).is_ok();
        let mut end = (self.start..self.end).rev().find(is_title)? + 1;
        let mut start = self.start;
        // The first word of a sentence may be any; so is an article.
        while matches!(word(start), "The" | "In" | "On" | "But" | "And" | "As" | "When" | "While" | "For" | "After") {
            start += 1;
        }
        // `Secretary of State`, `Minister of Defense`
        if end + 1 < self.end && word(end) == "of" {
            end += 2;
        }
        let words = end - start;
        let names = self.end - end;
        if words < 2 || names > 3 {
            return None;
        }
        let place = Place { prose, paragraph: self.paragraph, index: self.end - 1 };
        let span = Span::new(prose.tokens[start].span.start, place.span().end);
        let text = (start..end).map(word).collect::<Vec<_>>().join(" ");
        let name = (names >= 2).then(|| (end..self.end).map(word).collect::<Vec<_>>().join(" "));
        // `Kim Jong-un` goes on behind its hyphen.
        let behind = place.touching_next().filter(|dash| dash.char() == '-').and_then(|dash| dash.touching_next());
        let name = name.map(|name| behind.map_or_else(|| name.clone(), |behind| format!("{name}-{}", behind.text())));
        let name = name.map(|name| name.trim_end_matches("'s").trim_end_matches("’s").to_owned());
        Some(Title { text, words, name, bare: names == 0, start, span })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::found;

    fn spans(lang: &str, text: &str) -> Vec<(&'static str, String)> {
        found(&Mentions, lang, text).into_iter().map(|(fault, at, _)| (fault, at)).collect()
    }

    #[test]
    fn acronyms_come_after_their_words() {
        let text = "The OVA said so.\n\nThe Oblast Military Administration (OVA) of the region, or Oblast Vital Authority (OVA).";
        assert_eq!(spans("en", "The OVA said so. The Oblast Vital Authority (OVA) agreed."), [("acronym-first", "OVA".into())]);
        assert_eq!(spans("en", text).len(), 1);
        assert_eq!(spans("en", "The Oblast Vital Authority (OVA) agreed. The OVA said so. He (OVA) left."), []);
    }

    #[test]
    fn titles_in_full_again() {
        let text = "NATO Secretary General Jens Berg spoke.\n\nNATO Secretary General Berg left.\n\nNATO Secretary General Jens Berg’s car left, said the NATO Secretary General.";
        let all = spans("en", text);
        assert_eq!(all[0].1, "NATO Secretary General Jens Berg’s");
        assert_eq!(all[1].1, "NATO Secretary General");
        // The surname may come first; only the whole name tells two people apart.
        assert_eq!(spans("en", "Vice President Nguyen Van Minh spoke. Vice President Tran Thi Minh left."), []);
        let text = "Chinese President Xi Jinping spoke. Chinese President Xi Jinping left.";
        let article = crate::checks::testing::document("en", text);
        let mut findings = Vec::new();
        Mentions.run(&Article::new(&article), &Asked::default(), &mut findings);
        assert!(findings[0].values.iter().any(|(key, value)| *key == "name" && value == "Xi Jinping"));
        assert_eq!(spans("en", "President Ann Berg spoke. President Berg left. The President is here."), []);
    }
}
