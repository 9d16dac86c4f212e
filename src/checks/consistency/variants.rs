//! One word in two forms in one document: with and without a hyphen, “US” and “U.S.”

use crate::article::Article;
use crate::checks::{Asked, Check, Finding};
use crate::diagnostic::Safety;
use crate::text::cursor::{Place, marks};
use crate::text::{BlockKind, Case, Prose, Script, Span, Token, TokenKind, ends_in_prose, hash};
use std::borrow::Cow;

pub(crate) struct Variants;

impl Check for Variants {
    fn name(&self) -> &'static str {
        "variants"
    }

    fn faults(&self) -> &'static [&'static str] {
        &["hyphenation", "dotted-abbreviation"]
    }

    fn run(&self, article: &Article<'_>, asked: &Asked<'_>, findings: &mut Vec<Finding>) {
        let prose = &article.target;
        if asked.looks_for("hyphenation") {
            hyphenation(article, findings);
        }
        if asked.looks_for("dotted-abbreviation") {
            dotted(prose, findings);
        }
    }
}

/// The two words of `north-east` and the letters of both.
struct Compound {
    joined: String,
    span: Span,
}

/// Words that mean another thing with a hyphen than without.
const OTHER_WORDS: [&str; 22] = [
    "coop",
    "copay",
    "inhouse",
    "inter",
    "overall",
    "recover",
    "recovered",
    "recreate",
    "recreated",
    "recreation",
    "reform",
    "reformed",
    "relay",
    "release",
    "released",
    "represent",
    "research",
    "resent",
    "resign",
    "resigned",
    "resort",
    "unionized",
];

fn hyphenation(article: &Article<'_>, findings: &mut Vec<Finding>) {
    let prose = &article.target;
    let mut compounds: Vec<Compound> = marks(prose, |byte| byte == b'-').filter_map(compound).collect();
    if compounds.is_empty() {
        return;
    }
    compounds.sort_by(|a, b| (&a.joined, a.span).cmp(&(&b.joined, b.span)));
    let names = !prose.language.noun_capitals;
    // Most words of the document are ruled out by their hashes. Those of a word in lower case and of one with a capital
    // differ only where the capital is no ASCII letter.
    let bit = |hash: u32| 1_u64 << (hash >> 26);
    let bit_of = |word: &str| bit(hash(word.as_bytes()) as u32);
    let mut bits = 0;
    for compound in &compounds {
        bits |= bit_of(&compound.joined) | if names { 0 } else { bit_of(&capital_first(&compound.joined)) };
    }
    let mut words: Vec<(&str, &Token)> = Vec::new();
    for token in &prose.tokens {
        // Where nouns have none, a capital may be a name, whose hyphen is its own.
        if bits & bit(token.hash) == 0 || token.kind != TokenKind::Word || names && token.case != Case::Lower {
            continue;
        }
        let text = token.text(prose.text);
        let lower = if token.case == Case::Lower { Cow::Borrowed(text) } else { Cow::Owned(text.to_lowercase()) };
        if let Ok(index) = compounds.binary_search_by(|compound| compound.joined.as_str().cmp(&lower)) {
            words.push((&compounds[index].joined, token));
        }
    }
    words.sort_by_key(|(joined, token)| (*joined, token.span));
    for group in words.chunk_by(|a, b| a.0 == b.0) {
        let (Some(&(joined, first)), start) = (group.first(), compounds.partition_point(|compound| compound.joined.as_str() < group[0].0))
        else {
            continue;
        };
        let end = compounds.partition_point(|compound| compound.joined.as_str() <= joined);
        let (hyphens, bare) = (&compounds[start..end], group);
        if hyphens.len() < bare.len() {
            for compound in hyphens {
                let better: String = compound.span.text(prose.text).chars().filter(|&c| c != '-').collect();
                let better = if prose.language.noun_capitals { capital_first(&better) } else { better };
                findings.push(mixed(compound.span, better, first.span));
            }
        } else {
            let Some(model) = hyphens.first() else { continue };
            let at = model.span.text(prose.text).find('-').unwrap_or(0);
            for (_, token) in bare {
                let text = token.text(prose.text);
                let Some((left, right)) = text.split_at_checked(at) else { continue };
                let right = if prose.language.noun_capitals && token.case == Case::Title { capital_first(right) } else { right.to_owned() };
                findings.push(mixed(token.span, format!("{left}-{right}"), model.span));
            }
        }
    }
}

/// The word with a capital first letter and no other.
fn capital_first(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters.flat_map(char::to_lowercase)).collect()
}

fn mixed(span: Span, better: String, other: Span) -> Finding {
    let finding = Finding::new("hyphenation", span).value("wanted", better.clone());
    finding.replace(format!("write “{better}”"), span, better).related(other, "written differently here").trust(Safety::Unsafe)
}

fn compound(place: Place<'_>) -> Option<Compound> {
    let (left, right) = (place.touching_previous()?, place.touching_next()?);
    let word = |place: Place<'_>| {
        place.is_word() && matches!(place.token().script, Script::Latin) && !matches!(place.case(), Case::Upper | Case::Mixed)
    };
    let alone = |other: Option<Place<'_>>| {
        other.is_none_or(|other| {
            !matches!(other.char(), '-' | '/' | '.' | '@' | '_')
                || other.char() == '.' && other.touching_next().is_none_or(|next| next.is_mark())
        })
    };
    if !word(left) || !word(right) || !alone(left.touching_previous()) || !alone(right.touching_next()) {
        return None;
    }
    // A second capital is a name: `Anglo-Saxon`.
    if !place.prose.language.noun_capitals && (left.case() != Case::Lower || right.case() != Case::Lower) {
        return None;
    }
    let joined = [left.text(), right.text()].concat().to_lowercase();
    if joined.len() < 5 || OTHER_WORDS.binary_search(&joined.as_str()).is_ok() {
        return None;
    }
    Some(Compound { joined, span: Span::new(left.span().start, right.span().end) })
}

/// Abbreviations that news writes with and without periods.
const DOTTED: [&str; 5] = ["US", "UK", "UN", "EU", "USA"];

/// `US` and `U.S.`, `UN` and `U.N.` in one document.
fn dotted(prose: &Prose<'_>, findings: &mut Vec<Finding>) {
    let mut uses: [(Vec<Span>, Vec<Span>); DOTTED.len()] = Default::default();
    for (index, paragraph) in prose.paragraphs.iter().enumerate() {
        let is_candidate = |place: &Place<'_>| {
            place.span().len() <= 3
                && matches!(place.case(), Case::Upper | Case::Title)
                && matches!(prose.text.as_bytes()[place.span().start as usize], b'E' | b'U')
        };
        let capitals = prose.capitals_of(paragraph).iter().map(|&at| Place { prose, paragraph: index, index: at as usize });
        for place in capitals.filter(is_candidate) {
            // Headlines save the periods that the text has.
            if matches!(paragraph.kind, BlockKind::Heading | BlockKind::Cell) || !ends_in_prose(paragraph.span.text(prose.text)) {
                break;
            }
            for (name, (plain, dotted)) in DOTTED.iter().zip(&mut uses) {
                if place.text() == *name {
                    plain.extend(is_plain(place).then_some(place.span()));
                } else if place.span().len() == 1 {
                    dotted.extend(with_dots(place, name));
                }
            }
        }
    }
    for (name, (plain, dotted)) in DOTTED.iter().zip(&uses) {
        let few_dots = dotted.len() <= plain.len();
        let (few, many) = if few_dots { (dotted, plain) } else { (plain, dotted) };
        let (Some(_), Some(other)) = (few.first(), many.first()) else { continue };
        for span in few {
            let better: String = if few_dots { (*name).to_owned() } else { name.chars().flat_map(|c| [c, '.']).collect() };
            let rest = &prose.text[span.end as usize..];
            // The last period may end the sentence as well.
            let edit = if few_dots { *span } else { Span::new(span.start, span.end + u32::from(rest.starts_with('.'))) };
            let closes = few_dots && ends_there(rest);
            let replacement = if closes { format!("{better}.") } else { better.clone() };
            let finding =
                Finding::new("dotted-abbreviation", *span).value("wanted", better.clone()).related(*other, "written this way here");
            findings.push(finding.replace(format!("write “{better}”"), edit, replacement));
        }
    }
}

/// Whether a sentence ends where `rest` begins.
fn ends_there(rest: &str) -> bool {
    let rest = rest.trim_start_matches(['"', '”', '’', ')']);
    match rest.strip_prefix([' ', '\u{a0}']) {
        None => rest.is_empty() || rest.starts_with(['\n', '\r']),
        // A capital after `U.S.` is a sentence or a name; only openers tell.
        Some(next) => {
            let word: &str = next.split([' ', ',']).next().unwrap_or_default();
            matches!(word, "The" | "It" | "In" | "He" | "She" | "They" | "But" | "And" | "This" | "We" | "At" | "On" | "However,")
        }
    }
}

fn is_plain(place: Place<'_>) -> bool {
    let beside = |other: Option<Place<'_>>| {
        other.is_some_and(|other| {
            other.is_number()
                || matches!(other.char(), '$' | '/' | '.' | '_' | '@' | '#')
                    && (other.char() != '.' || other.touching_next().is_some_and(|next| !next.is_mark()))
        })
    };
    // In a line of capitals `US` may be the pronoun.
    let capitals = |other: Option<Place<'_>>| other.is_some_and(|other| other.case() == Case::Upper);
    let shouted = capitals(place.previous()) && capitals(place.next())
        || place.previous().is_some_and(|before| before.case() == Case::Upper && before.letters() > 3)
        || place.next().is_some_and(|after| after.case() == Case::Upper && after.letters() > 4);
    !beside(place.touching_previous()) && !beside(place.touching_next()) && !shouted
}

/// The span of `U.S.` that starts at `place`, if its letters are those of `name`.
fn with_dots(place: Place<'_>, name: &str) -> Option<Span> {
    if place.touching_previous().is_some_and(|before| matches!(before.char(), '.' | '-' | '&')) {
        return None;
    }
    let mut at = place;
    let mut letters = name.chars().peekable();
    while let Some(letter) = letters.next() {
        if !at.is_word() || at.text().len() != 1 || at.char() != letter {
            return None;
        }
        at = at.touching_next().filter(|dot| dot.char() == '.')?;
        if letters.peek().is_some() {
            at = at.touching_next()?;
        }
    }
    // `U.S.A.`, `U.S.S.R.`
    let goes_on = at.touching_next().is_some_and(|next| next.is_word() && next.text().len() == 1);
    (!goes_on).then(|| Span::new(place.span().start, at.span().end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::found;

    #[test]
    fn hyphens() {
        let text = "In the north-east it rained; the north-east is wet, the northeast too.";
        let fixed = text.replace("northeast", "north-east");
        assert_eq!(found(&Variants, "en", text), [("hyphenation", "northeast".into(), Some(fixed))]);
        let text = "Das Coronavirus kam; das Coronavirus blieb, und das Corona-Virus auch.";
        assert_eq!(
            found(&Variants, "de", text),
            [("hyphenation", "Corona-Virus".into(), Some(text.replace("Corona-Virus", "Coronavirus")))]
        );
        for good in ["They re-sign him, so others resign.", "The north-east, north of it, is east.", "A well-to-do welltodo."] {
            assert_eq!(found(&Variants, "en", good), [], "{good}");
        }
    }

    #[test]
    fn periods() {
        let text = "US troops left the US. They came from the U.S.";
        assert_eq!(
            found(&Variants, "en", text),
            [("dotted-abbreviation", "U.S.".into(), Some("US troops left the US. They came from the US.".into()))]
        );
        let text = "The U.S. left, the U.S. came, then the US.";
        assert_eq!(
            found(&Variants, "en", text),
            [("dotted-abbreviation", "US".into(), Some("The U.S. left, the U.S. came, then the U.S.".into()))]
        );
        for good in [
            "It cost US$5 in the U.S.",
            "U.S. STORM HITS US COAST\n\nThe U.S. saw it.",
            "Storm hits US coast\n\nThe U.S. saw it.",
            "The U.S.S.R. and the US.",
        ] {
            assert_eq!(found(&Variants, "en", good), [], "{good}");
        }
    }
}
