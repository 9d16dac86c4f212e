//! German: `etwas interessantes`, where the adjective has become a noun and takes a capital.
//!
//! English has no such nouns, so engines keep the small letter of “something interesting”.

use crate::article::Article;
use crate::checks::{Asked, Check, Finding};
use crate::text::Case;
use crate::text::cursor::Place;
use crate::word::capitalised;

pub(crate) struct Nominalised;

/// Words after which an adjective in -es without a noun is one itself, sorted.
const BEFORE: [&str; 6] = ["allerlei", "etwas", "nichts", "viel", "wenig", "zuviel"];

/// Words in -es that are no adjectives, or stay small by rule (“etwas anderes”), sorted.
const SMALL: [&str; 34] = [
    "alles",
    "anderes",
    "beides",
    "bereits",
    "des",
    "deines",
    "dieses",
    "dergleichen",
    "eines",
    "es",
    "etliches",
    "ihres",
    "indes",
    "jedes",
    "jenes",
    "keines",
    "manches",
    "mehreres",
    "meines",
    "meistes",
    "nichts",
    "seines",
    "solches",
    "stets",
    "unseres",
    "unterdes",
    "vieles",
    "weiteres",
    "welches",
    "weniges",
    "eures",
    "einiges",
    "folgendes",
    "übriges",
];

impl Check for Nominalised {
    fn name(&self) -> &'static str {
        "german-noun"
    }

    fn faults(&self) -> &'static [&'static str] {
        &["adjective"]
    }

    fn run(&self, article: &Article<'_>, _: &Asked<'_>, findings: &mut Vec<Finding>) {
        let prose = &article.target;
        for (paragraph, found) in prose.paragraphs.iter().enumerate() {
            for index in found.tokens() {
                let place = Place { prose, paragraph, index };
                if place.case() == Case::Lower && place.text().ends_with("es") && place.letters() >= 5 && place.is_word() {
                    findings.extend(adjective(place));
                }
            }
        }
    }
}

fn adjective(place: Place<'_>) -> Option<Finding> {
    let before = place.previous().filter(|before| before.is_word())?;
    if BEFORE.binary_search(&before.text().to_lowercase().as_str()).is_err() || SMALL.contains(&place.text()) {
        return None;
    }
    // `etwas rotes Licht`, `viel gutes, starkes Bier`, `etwas buntes und altes Glas`: a noun follows the adjectives.
    let mut at = place.next();
    for _ in 0..6 {
        let Some(next) = at else { break };
        let adjective =
            next.case() == Case::Lower && (next.text().ends_with("es") || matches!(next.text(), "und" | "oder" | "aber" | "sehr"));
        if next.is_word() && next.is_capitalised() || next.char() == '-' || next.is_number() {
            return None;
        }
        if !(adjective || next.is_mark() && matches!(next.char(), ',' | '"' | '„')) {
            break;
        }
        at = next.next();
    }
    let capital = capitalised(place.text());
    Some(Finding::new("adjective", place.span()).value("right", capital.clone()).replace(
        format!("write “{capital}”"),
        place.span(),
        capital,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::found;

    #[test]
    fn adjectives_that_became_nouns() {
        let all = found(&Nominalised, "de", "Das ist etwas interessantes für uns. Es gab nichts neues.");
        assert_eq!(all.iter().map(|found| found.1.as_str()).collect::<Vec<_>>(), ["interessantes", "neues"]);
        for good in [
            "Es gab etwas rotes Licht, viel gutes, starkes Bier und etwas anderes.",
            "Er wusste nichts dieses Jahr. Etwas Neues kam.",
            "Nichts des alten blieb, wenig meines alten.",
        ] {
            assert_eq!(found(&Nominalised, "de", good), [], "{good}");
        }
    }
}
