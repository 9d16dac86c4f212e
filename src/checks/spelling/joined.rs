//! Words at the seam of two pieces: the last of a sentence glued to the first of the next without a mark (`on MayThe road`), and a word
//! that was parted at the end of a line and put together with its hyphen (`a com- pany`).

use crate::article::Article;
use crate::checks::spelling::non_word::is_common;
use crate::checks::{Asked, Check, Finding};
use crate::diagnostic::Safety;
use crate::lang::Language;
use crate::text::cursor::{Place, is_blank, marks};
use crate::text::{Case, Script, Span, hash};
use std::cell::OnceCell;
use std::collections::HashSet;

/// The fewest letters of either word: `PlugIn`, `LinkedIn` and `McIt` are names.
const SHORTEST: usize = 3;

/// Further words with which a sentence of English begins, in lower case and sorted.
const OPENERS: [&str; 32] = [
    "about",
    "according",
    "after",
    "all",
    "as",
    "at",
    "before",
    "both",
    "by",
    "despite",
    "during",
    "each",
    "every",
    "following",
    "for",
    "from",
    "how",
    "last",
    "many",
    "more",
    "most",
    "not",
    "one",
    "over",
    "police",
    "several",
    "some",
    "to",
    "two",
    "under",
    "what",
    "with",
];

pub(crate) struct JoinedWords;

impl Check for JoinedWords {
    fn name(&self) -> &'static str {
        "joined-words"
    }

    fn faults(&self) -> &'static [&'static str] {
        &["sentence", "line-end"]
    }

    fn run(&self, article: &Article<'_>, asked: &Asked<'_>, findings: &mut Vec<Finding>) {
        let prose = &article.target;
        if asked.looks_for("sentence") {
            let known = OnceCell::new();
            for (paragraph, found) in prose.paragraphs.iter().enumerate() {
                let places = prose.capitals_of(found).iter().map(|&index| Place { prose, paragraph, index: index as usize });
                findings.extend(places.filter(|place| place.case() == Case::Mixed).filter_map(|place| sentence(place, &known)));
            }
        }
        if asked.looks_for("line-end") && prose.language.has_dictionary() {
            findings.extend(marks(prose, |byte| byte == b'-').filter_map(line_end));
        }
    }
}

/// A word, and without a space behind it another with the capital of a sentence. `known` are the words of the article.
fn sentence(place: Place<'_>, known: &OnceCell<HashSet<u32>>) -> Option<Finding> {
    let text = place.text();
    let (at, _) = text.char_indices().skip(1).find(|(_, letter)| letter.is_uppercase())?;
    let (left, right) = text.split_at(at);
    let language = place.prose.language;
    let plain = |word: &str| word.chars().count() >= SHORTEST && word.chars().skip(1).all(char::is_lowercase);
    // A month or a day of the week is a whole word, and so is a name that stands elsewhere; of any other only a dictionary knows.
    let stands_alone = || {
        let known = known.get_or_init(|| place.prose.tokens.iter().map(|token| token.hash).collect());
        known.contains(&(hash(left.to_lowercase().as_bytes()) as u32))
    };
    let date = language.month(left).is_some() || language.weekday(left).is_some();
    let whole = || date || language.has_dictionary() && is_common(left) || left.starts_with(char::is_uppercase) && stands_alone();
    let runs_on = place.next().is_some_and(|next| next.is_word() && next.case() != Case::Upper && !place.gap_after().is_empty());
    let found = plain(left)
        && plain(right)
        && runs_on
        && matches!(place.token().script, Script::Latin | Script::Cyrillic)
        && place.touching_previous().is_none()
        && opens_sentences(language, &right.to_lowercase())
        && whole()
        && !place.is_in_address();
    let gap = place.span().start + at as u32;
    found.then(|| {
        Finding::new("sentence", place.span())
            .value("words", format!("{left} {right}"))
            .replace("insert a space", Span::new(gap, gap), " ")
            .trust(Safety::Unsafe)
    })
}

fn opens_sentences(language: &Language, word: &str) -> bool {
    let limits = &language.limits;
    [limits.capital, limits.determiners, limits.opening].iter().any(|list| list.contains(&word))
        || language.has_dictionary() && OPENERS.binary_search(&word).is_ok()
}

/// A hyphen behind the first half of a word, and the second half after a space.
fn line_end(hyphen: Place<'_>) -> Option<Finding> {
    let (left, right) = (hyphen.touching_previous()?, hyphen.next()?);
    let gap = hyphen.gap_after();
    let plain = |place: Place<'_>| place.is_word() && place.letters() >= 2 && place.text().is_ascii();
    let lower = right.case() == Case::Lower && matches!(left.case(), Case::Lower | Case::Title);
    if !is_blank(gap.text(hyphen.prose.text)) || !plain(left) || !plain(right) || !lower || left.touching_previous().is_some() {
        return None;
    }
    let whole = format!("{}{}", left.text(), right.text());
    // “Pre- and postwar” leaves a word out; a half that is a word may begin a compound.
    let halves = [left, right].iter().all(|half| is_common(half.text()));
    (is_common(&whole) && !halves).then(|| {
        Finding::new("line-end", Span::new(left.span().start, right.span().end))
            .value("correction", &whole)
            .replace(format!("write “{whole}”"), Span::new(hyphen.span().start, gap.end), "")
            .trust(Safety::Unsafe)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::{fixed, places};

    #[test]
    fn at_the_seam() {
        for (lang, bad, good) in [
            ("en", "The deputy said on MayThe rules came later.", "The deputy said on May The rules came later."),
            ("en", "It rained on the bridgeHowever nobody left.", "It rained on the bridge However nobody left."),
            ("en", "The deputy said on MarchBoth sides met.", "The deputy said on March Both sides met."),
            (
                "en",
                "The town of Grünau lies low. It rained on GrünauThe dam held.",
                "The town of Grünau lies low. It rained on Grünau The dam held.",
            ),
            ("de", "Der Rat tagte am MontagDie Halle blieb leer.", "Der Rat tagte am Montag Die Halle blieb leer."),
            ("en", "The com- pany is old.", "The company is old."),
            ("en", "The govern- ment fell.", "The government fell."),
        ] {
            assert_eq!(fixed(&JoinedWords, lang, bad), good);
        }
    }

    #[test]
    fn openers_are_sorted() {
        assert!(OPENERS.is_sorted());
    }

    #[test]
    fn left_alone() {
        for good in [
            "He paid by PayPal on YouTube and LinkedIn for the McThe of iPhones.",
            "The band XyvriaThe plays at MarchMadness games.",
            "The #BreakTheChain march, @ShareTheRoad and JoinTheParty.",
            "Pre- and postwar houses, two- or three-year terms, a long- term plan, and the ex- minister.",
        ] {
            assert_eq!(places(&JoinedWords, "en", good), [], "{good}");
        }
    }
}
