//! The large first letter of the source page, glued to the text or parted from it: `DrThree months`, `T he water came`; and what is
//! left of a word that was cut off before the text: `ng The water came`.

use crate::article::Article;
use crate::checks::{Asked, Check, Finding};
use crate::diagnostic::Safety;
use crate::lang::particles::{LOWER_NAMES, SHORT_WORDS};
use crate::text::cursor::Place;
use crate::text::{Case, Span};

pub(crate) struct DropCap;

/// Words with which articles begin, in lower case, sorted. A name that begins in this way is hard to find.
const OPENERS: [&str; 50] = [
    "after", "although", "and", "as", "at", "because", "before", "but", "by", "despite", "during", "every", "few", "for", "four", "from",
    "he", "his", "how", "if", "in", "it", "its", "many", "more", "most", "not", "on", "once", "one", "only", "she", "since", "so", "some",
    "that", "the", "their", "there", "these", "they", "this", "three", "two", "under", "until", "we", "when", "while", "with",
];

/// Names of goods that look like a glued letter, in lower case.
const NAMES: [&str; 4] = ["ifor", "ithe", "xone", "eone"];

impl Check for DropCap {
    fn name(&self) -> &'static str {
        "drop-cap"
    }

    fn faults(&self) -> &'static [&'static str] {
        &["glued", "split", "stray"]
    }

    fn run(&self, article: &Article<'_>, _: &Asked<'_>, findings: &mut Vec<Finding>) {
        let prose = &article.target;
        for paragraph in 0..prose.paragraphs.len() {
            let Some(first) = Place::first(prose, paragraph) else { continue };
            findings.extend(match first.case() {
                Case::Mixed if first.text().is_ascii() => glued(first),
                Case::Title if first.span().len() == 1 => split(first),
                Case::Lower if first.span().len() <= 2 => stray(first),
                _ => None,
            });
        }
    }
}

/// One or two letters before a capitalised word that opens sentences.
fn glued(first: Place<'_>) -> Option<Finding> {
    let text = first.text();
    let at = text.char_indices().skip(1).take(2).find(|(_, letter)| letter.is_ascii_uppercase()).map(|(at, _)| at)?;
    let word = text.get(at..).filter(|word| word.len() >= 2 && word[1..].bytes().all(|byte| byte.is_ascii_lowercase()))?;
    let lower = word.to_ascii_lowercase();
    // More must follow than a name: `McThe left.`
    let running = first.next().is_some_and(|next| !next.gap_before().is_empty()) && first.paragraph().tokens().len() > 4;
    (running && OPENERS.binary_search(&&*lower).is_ok() && !NAMES.contains(&&*text.to_ascii_lowercase()))
        .then(|| Finding::new("glued", first.span()).replace(format!("write “{word}”"), first.span(), word).trust(Safety::Unsafe))
}

/// One or two letters that are no word, before a capitalised word that opens sentences.
fn stray(first: Place<'_>) -> Option<Finding> {
    let letters = first.text();
    let opener = first.next().filter(|next| next.case() == Case::Title && first.gap_after().len() == 1)?;
    let word = [SHORT_WORDS, &OPENERS, LOWER_NAMES].iter().any(|list| list.binary_search(&letters).is_ok());
    let known = word || !letters.bytes().all(|byte| byte.is_ascii_lowercase());
    // `The Hague` may follow a word of another language.
    let name = opener.next().is_none_or(|next| next.is_mark());
    let opens = OPENERS.binary_search(&&*opener.text().to_ascii_lowercase()).is_ok();
    let span = Span::new(first.span().start, opener.span().start);
    (opens && !known && !name).then(|| Finding::new("stray", first.span()).replace("delete the letters", span, "").trust(Safety::Unsafe))
}

/// A capital alone and the rest of an opening word behind it.
fn split(first: Place<'_>) -> Option<Finding> {
    let rest = first.next().filter(|rest| rest.case() == Case::Lower && first.gap_after().len() == 1)?;
    if rest.touching_next().is_some() || rest.next().is_none() {
        return None;
    }
    let joined = format!("{}{}", first.text(), rest.text());
    // `A s` and `I n` are no words, but `A few` and `I for` are.
    let alone = matches!(first.text(), "A" | "I" | "O") && OPENERS.binary_search(&rest.text()).is_ok();
    let span = Span::new(first.span().start, rest.span().end);
    let fits = OPENERS.binary_search(&&*joined.to_ascii_lowercase()).is_ok() && !alone;
    fits.then(|| Finding::new("split", span).replace(format!("write “{joined}”"), span, joined))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::found;

    #[test]
    fn glued_and_split() {
        for (bad, fault, good) in [
            ("DrThree months after the flood it is dry.", "glued", "Three months after the flood it is dry."),
            ("zOn May 3 the ferry left.", "glued", "On May 3 the ferry left."),
            ("TThe town is dry again.", "glued", "The town is dry again."),
            ("T he water came.", "split", "The water came."),
            ("S ince then it has rained.", "split", "Since then it has rained."),
            ("I n May it rained.", "split", "In May it rained."),
            ("ng The water came.", "stray", "The water came."),
            ("s On May 3 the ferry left.", "stray", "On May 3 the ferry left."),
        ] {
            assert_eq!(found(&DropCap, "en", bad).first().map(|found| (found.0, found.2.as_deref())), Some((fault, Some(good))), "{bad}");
        }
        for good in [
            "iPhone sales fell on Monday.",
            "McBeth met eBay in LaTour.",
            "A few came late.",
            "a The Hague hotel was sold.",
            "no They did not come.",
            "x, The end.",
            "U they said.",
            "E-mail it.",
        ] {
            assert_eq!(found(&DropCap, "en", good), [], "{good}");
        }
        assert!(OPENERS.is_sorted() && SHORT_WORDS.is_sorted());
    }
}
