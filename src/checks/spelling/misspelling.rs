//! Words that are known misspellings.
//!
//! Only what somebody has seen misspelt and corrected is looked up, not what a dictionary lacks: news is full of names,
//! terms and new words that no dictionary has. Translation engines misspell seldom, but they copy the slips of the source
//! and of the texts they learned from, and post-editors type.

use crate::article::Article;
use crate::checks::spelling::own_word::{Names, is_cited, is_free, starts_sentence};
use crate::checks::{Asked, Check, Finding};
use crate::diagnostic::Safety;
use crate::text::cursor::Place;
use crate::text::{Case, Script};
use crate::word::capitalised;
use mtlint_tables::misspellings;

static TEXT: &str = include_str!("../../../data/spelling/misspellings.tsv");
static INDEX: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/spelling.bin"));

/// Letters of a word from which a misspelling can be told from a name or a code.
const SHORTEST: usize = 5;

/// At the start of a sentence a name may stand; the longer a word, the less it is one.
const SHORTEST_CAPITALISED: usize = 7;

pub(crate) struct Misspelling;

impl Check for Misspelling {
    fn name(&self) -> &'static str {
        "misspelling"
    }

    fn faults(&self) -> &'static [&'static str] {
        &["misspelling"]
    }

    fn params(&self) -> &'static [&'static str] {
        &["except"]
    }

    fn run(&self, article: &Article<'_>, asked: &Asked<'_>, findings: &mut Vec<Finding>) {
        let prose = &article.target;
        let Some(filter) = misspellings::filter(INDEX) else { return };
        let names = Names::default();
        for (paragraph, found) in prose.paragraphs.iter().enumerate() {
            let tokens = prose.tokens_of(found).iter().zip(found.tokens().start..);
            for (token, index) in tokens.filter(|(token, _)| misspellings::may_hold(filter, token.hash)) {
                // Nothing but words has a case.
                if !matches!(token.case, Case::Lower | Case::Title)
                    || !(SHORTEST..=30).contains(&token.span.len())
                    || token.script != Script::Latin
                {
                    continue;
                }
                let text = token.text(prose.text);
                let corrections = match token.case {
                    Case::Lower => misspellings::corrections(TEXT, INDEX, text, token.hash),
                    Case::Title if text.len() >= SHORTEST_CAPITALISED && text.is_ascii() && starts_sentence(article, paragraph, index) => {
                        misspellings::corrections(TEXT, INDEX, &text.to_ascii_lowercase(), token.hash)
                    }
                    _ => None,
                };
                let Some(corrections) = corrections else { continue };
                let place = Place { prose, paragraph, index };
                let lower = text.to_ascii_lowercase();
                if is_free(place) && !is_cited(article, place) && !asked.params.except.contains(&lower) && !names.holds(article, token.hash)
                {
                    findings.push(finding(place, corrections));
                }
            }
        }
    }
}

fn finding(place: Place<'_>, corrections: &str) -> Finding {
    let capital = place.is_capitalised();
    let all: Vec<String> = corrections.split(',').map(|one| if capital { capitalised(one) } else { one.to_owned() }).collect();
    let list = all.iter().map(|one| format!("“{one}”")).collect::<Vec<_>>().join(" or ");
    let finding = Finding::new("misspelling", place.span()).value("corrections", list.clone());
    match all.as_slice() {
        [only] => finding.replace(format!("write {list}"), place.span(), only.clone()).trust(Safety::Unsafe),
        _ => finding,
    }
}

/// Whether the word, in lower case and with this hash, is a known misspelling.
pub(crate) fn is_known(word: &str, hash: u32) -> bool {
    misspellings::filter(INDEX).is_some_and(|filter| misspellings::may_hold(filter, hash))
        && misspellings::corrections(TEXT, INDEX, word, hash).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::found;
    use crate::text::hash;

    #[test]
    fn misspellings() {
        let all = found(&Misspelling, "en", "The goverment did not recieve it. It was an ommision.");
        let words: Vec<&str> = all.iter().map(|(_, word, _)| word.as_str()).collect();
        assert_eq!(words, ["goverment", "recieve", "ommision"]);
        assert_eq!(all[0].2.as_deref(), Some("The government did not recieve it. It was an ommision."));
        assert_eq!(all[2].2, None);
    }

    #[test]
    fn the_capital_stays() {
        let text = "It rained. Goverment officials of the town met for three hours in the hall.";
        let all = found(&Misspelling, "en", text);
        assert_eq!(all.first().and_then(|found| found.2.as_deref()), Some(&*text.replace("Goverment", "Government")));
    }

    #[test]
    fn left_alone() {
        for good in [
            "The colour of the centre and the program of the organisation.",
            "Mr Recieve met Goverment Records, whose goverment label is old.",
            "He wrote “recieve” and goverment [sic] on goverment.example and recieve-only lines.",
            "We were lookin’ at #goverment and @recieve.",
        ] {
            assert_eq!(found(&Misspelling, "en", good), [], "{good}");
        }
    }

    #[test]
    fn every_entry_is_found() {
        for line in TEXT.lines().filter(|line| !line.starts_with('#')) {
            let (right, wrong) = line.split_once('\t').unwrap_or_else(|| panic!("{line}"));
            for word in wrong.split(' ') {
                assert!(word.bytes().all(|byte| byte.is_ascii_lowercase()), "{line}");
                assert_eq!(misspellings::corrections(TEXT, INDEX, word, hash(word.as_bytes()) as u32), Some(right));
            }
        }
    }
}
