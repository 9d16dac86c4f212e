//! How a document differs from the others of its set: a line that stands in many of them, a style that few of them have,
//! another translation of a segment of the source.
//!
//! All need what a first pass over the set learnt ([`crate::set`]); in a document alone nothing is found.

use crate::article::Article;
use crate::checks::{Asked, Check, Finding};
use crate::diagnostic::Safety;
use crate::set::{Set, Wants, line_hash};
use crate::text::{Case, Paragraph, Prose};

/// Documents in which a line must stand, unless the rule says otherwise; and documents that must have chosen a style.
const MIN: u32 = 4;

/// See the module. `min`: in how many documents a line must stand, or how many must have chosen a style.
pub(crate) struct InSet;

impl Check for InSet {
    fn name(&self) -> &'static str {
        "set"
    }

    fn faults(&self) -> &'static [&'static str] {
        &["line", "style", "translation"]
    }

    fn params(&self) -> &'static [&'static str] {
        &["min"]
    }

    fn wants(&self, fault: &str) -> Wants {
        Wants { lines: fault == "line", styles: fault == "style", translations: fault == "translation", ..Wants::default() }
    }

    fn run(&self, article: &Article<'_>, asked: &Asked<'_>, findings: &mut Vec<Finding>) {
        let Some(set) = asked.set.filter(|set| set.documents() > 1) else { return };
        let min = asked.params.min.unwrap_or(MIN).max(2);
        lines(article, set, min, findings);
        styles(article, set, min, findings);
        translations(article, set, findings);
    }
}

/// Reports lines that are the page's rather than the article's.
fn lines(article: &Article<'_>, set: &Set, min: u32, findings: &mut Vec<Finding>) {
    let prose = &article.target;
    let (mut repeated, mut words, mut of_repeated) = (Vec::new(), 0, 0);
    for paragraph in &prose.paragraphs {
        let own = prose.tokens_of(paragraph).iter().filter(|token| token.is_word()).count();
        words += own;
        let Some(documents) = line_hash(prose, paragraph).map(|hash| set.lines().documents(hash)).filter(|count| *count >= min) else {
            continue;
        };
        of_repeated += own;
        repeated.push((paragraph, documents));
    }
    // An article that comes several times is another matter.
    if of_repeated * 2 > words {
        return;
    }
    for (paragraph, documents) in repeated {
        // Agencies repeat sentences of background; what stands in half of all articles is no news.
        if !is_prose(prose, paragraph) || documents as usize * 2 >= set.documents() {
            let finding = Finding::new("line", paragraph.span).value("count", documents.to_string());
            findings.push(finding.value("documents", set.documents().to_string()).trust(Safety::Unsafe));
        }
    }
}

/// Words from which a line that ends as a sentence does is one.
const SENTENCE: usize = 8;

fn is_prose(prose: &Prose<'_>, paragraph: &Paragraph) -> bool {
    let tokens = prose.tokens_of(paragraph);
    let text = paragraph.span.text(prose.text).trim_end_matches(['"', '”', '“', '»', '«', '’', '\'', ')']);
    let small = tokens.iter().filter(|token| token.is_word() && token.case == Case::Lower).count();
    text.ends_with(['.', '!', '?', '…']) && tokens.iter().filter(|token| token.is_word()).count() >= SENTENCE && small >= SENTENCE / 2
}

/// Reports short segments that most documents translate otherwise.
fn translations(article: &Article<'_>, set: &Set, findings: &mut Vec<Finding>) {
    for (paragraph, pair) in crate::set::pairs(article) {
        let Some(usual) = set.usual_translation(pair) else { continue };
        let finding = Finding::new("translation", article.target.paragraphs[paragraph].span);
        findings.push(finding.value("count", usual.documents.to_string()).value("place", set.place(usual.first)));
    }
}

/// Reports the first place that shows a style, where at least four in five documents have another.
fn styles(article: &Article<'_>, set: &Set, min: u32, findings: &mut Vec<Finding>) {
    for (matter, choice, span) in crate::checks::consistency::style::choices(article) {
        let Some(most) = set.prevailing(article.document.lang.primary(), matter) else { continue };
        if most.choice != choice && most.documents >= min && most.documents * 5 >= most.of * 4 {
            findings.push(
                Finding::new("style", span)
                    .value("matter", matter.name())
                    .value("here", choice)
                    .value("there", most.choice)
                    .value("count", most.documents.to_string())
                    .value("documents", most.of.to_string()),
            );
        }
    }
}
