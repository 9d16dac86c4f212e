//! American and British spellings in one document.
//!
//! A model has read both and keeps to neither. The pairs are in `data/spelling/american-british.txt`; the majority of the document is what
//! its writer wanted. Names (Labour Party, Pearl Harbor) and quotations say nothing.

use crate::article::Article;
use crate::checks::{Asked, Check, Finding};
use crate::diagnostic::Safety;
use crate::text::cursor::marks;
use crate::text::{Case, Span, Token, hash};

use std::collections::HashMap;
use std::sync::OnceLock;

pub(crate) struct Spelling;

impl Check for Spelling {
    fn name(&self) -> &'static str {
        "spelling"
    }

    fn faults(&self) -> &'static [&'static str] {
        &["mixed", "british-form"]
    }

    fn run(&self, article: &Article<'_>, _: &Asked<'_>, findings: &mut Vec<Finding>) {
        let prose = &article.target;
        let table = Table::get();
        let mut words = Vec::new();
        for token in prose.tokens.iter().filter(|token| table.may_hold(token.hash)) {
            // Names have capitals, and so has the first word of a sentence; the others are enough, and so are longer words.
            if token.case == Case::Lower && token.span.len() >= 5 {
                let entry = table.find(token.text(prose.text)).filter(|_| !article.is_quoted(token.span));
                words.extend(entry.map(|entry| (token, entry)));
            }
        }
        let count = |side: Side| words.iter().filter(|(_, entry)| entry.side == side).count();
        let (american, british, oxford, ise) = (count(Side::American), count(Side::British), count(Side::Oxford), count(Side::Ise));
        let region = article.document.lang.region();
        let wanted = match (american, british + ise) {
            (us, uk) if us > uk => Side::American,
            (us, uk) if us < uk => Side::British,
            _ if region.is_some_and(|region| !region.eq_ignore_ascii_case("us")) => Side::British,
            _ => Side::American,
        };
        let wrong = |side: Side| match wanted {
            Side::American => matches!(side, Side::British | Side::Ise),
            _ => side == Side::American || side == Side::Oxford && ise > oxford || side == Side::Ise && oxford >= ise,
        };
        let (own, few): (Vec<_>, Vec<_>) =
            words.iter().filter(|(_, entry)| entry.side != Side::Weak).partition(|(_, entry)| !wrong(entry.side));
        // An -ize is Oxford’s as well, and gives way only to an -ise.
        let witness = |entry: &Entry| {
            own.iter().find(|(_, other)| {
                entry.side != Side::Oxford && other.side != Side::Oxford || other.side == Side::Ise || entry.side == Side::Ise
            })
        };
        for (token, entry) in &few {
            let Some((other, _)) = witness(entry) else { continue };
            let name = if wanted == Side::American || entry.side == Side::Ise && american == 0 { "American" } else { "British" };
            findings.push(finding("mixed", token, entry, name).related(other.span, "spelled the other way"));
        }
        if wanted == Side::American && american >= 3 && british + ise == 0 {
            let first = words.iter().find(|(_, entry)| entry.side == Side::American);
            if let Some((other, _)) = first {
                hyphens(article, other, findings);
            }
            for (token, entry) in words.iter().filter(|(_, entry)| entry.side == Side::Weak) {
                let found = finding("british-form", token, entry, "American");
                findings.extend(first.map(|(other, _)| found.related(other.span, "spelled the American way").trust(Safety::Suggest)));
            }
        }
    }
}

/// Whose spelling the document keeps to, and the first word that shows it.
pub(crate) fn spelling_side(article: &Article<'_>) -> Option<(&'static str, Span)> {
    let prose = &article.target;
    if !prose.language.spelling_by_region {
        return None;
    }
    let table = Table::get();
    let words = prose.tokens.iter().filter(|token| token.case == Case::Lower && table.may_hold(token.hash));
    let mut seen = words.filter_map(|token| {
        // Oxford writes -ize with the British, so that -ise alone speaks for a side.
        let side = match table.find(token.text(prose.text))?.side {
            Side::American => "American",
            Side::British | Side::Ise => "British",
            Side::Oxford | Side::Weak => return None,
        };
        (!article.is_quoted(token.span)).then_some((side, token.span))
    });
    let first = seen.next()?;
    seen.all(|(side, _)| side == first.0).then_some(first)
}

fn finding(fault: &'static str, token: &Token, entry: &Entry, name: &'static str) -> Finding {
    let found = Finding::new(fault, token.span).value("wanted", entry.other).value("style", name);
    found.replace(format!("write “{}”", entry.other), token.span, entry.other).trust(Safety::Unsafe)
}

/// Which desk writes a word so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    American,
    British,
    /// British with -ise, which Oxford writes as Americans do.
    Ise,
    /// American with -ize, or Oxford’s.
    Oxford,
    /// British rather than American, but not enough to tell a writer by.
    Weak,
}

#[derive(Debug, Clone, Copy)]
struct Entry {
    side: Side,
    /// The spelling of the other side.
    other: &'static str,
}

/// Words that Americans write now and then, with what their style books say.
const WEAK: [(&str, &str); 5] =
    [("towards", "toward"), ("afterwards", "afterward"), ("whilst", "while"), ("amongst", "among"), ("upwards", "upward")];

struct Table {
    words: HashMap<&'static str, Entry>,
    /// A bit for each hash that a word has: rules out nearly all words without a search.
    bits: [u64; BITS / 64],
}

const BITS: usize = 1 << 16;

impl Table {
    fn get() -> &'static Self {
        static TABLE: OnceLock<Table> = OnceLock::new();
        TABLE.get_or_init(|| {
            let mut table = Self { words: HashMap::with_capacity(1 << 12), bits: [0; BITS / 64] };
            for line in include_str!("../../../data/spelling/american-british.txt").lines().filter(|line| !line.starts_with('#')) {
                let mut parts = line.split(' ');
                let (Some(us), Some(uk)) = (parts.next(), parts.next()) else { continue };
                let oxford = parts.next().is_some();
                table.add(us, Entry { side: if oxford { Side::Oxford } else { Side::American }, other: uk });
                table.add(uk, Entry { side: if oxford { Side::Ise } else { Side::British }, other: us });
            }
            for (uk, us) in WEAK {
                table.add(uk, Entry { side: Side::Weak, other: us });
            }
            table
        })
    }

    fn add(&mut self, word: &'static str, entry: Entry) {
        let hash = hash(word.as_bytes()) as u32;
        let bit = bit(hash);
        self.bits[bit / 64] |= 1 << (bit % 64);
        self.words.entry(word).or_insert(entry);
    }

    /// Whether a word with this hash may be in the table.
    #[inline]
    fn may_hold(&self, hash: u32) -> bool {
        let bit = bit(hash);
        self.bits[bit / 64] >> (bit % 64) & 1 != 0
    }

    fn find(&self, word: &str) -> Option<Entry> {
        self.words.get(word).copied()
    }
}

/// The bit of a hash in [`Table::bits`].
const fn bit(hash: u32) -> usize {
    (hash >> 16) as usize
}

/// Words that American newspapers write without the hyphen that British ones give them, sorted.
const JOINED: [&str; 24] = [
    "cooperate",
    "cooperated",
    "cooperates",
    "cooperating",
    "cooperation",
    "cooperative",
    "coordinate",
    "coordinated",
    "coordinates",
    "coordinating",
    "coordination",
    "coordinator",
    "counterattack",
    "counterattacks",
    "counteroffensive",
    "counteroffensives",
    "counterterrorism",
    "northeast",
    "northeastern",
    "northwest",
    "northwestern",
    "southeast",
    "southeastern",
    "southwest",
];

/// Hyphens of British spelling in an American text. Where the document has the word without as well, that is another fault.
fn hyphens(article: &Article<'_>, other: &Token, findings: &mut Vec<Finding>) {
    let prose = &article.target;
    for place in marks(prose, |byte| byte == b'-') {
        let (Some(left), Some(right)) = (place.touching_previous(), place.touching_next()) else { continue };
        let lower = left.case() == Case::Lower && right.case() == Case::Lower && left.text().len() + right.text().len() <= 20;
        if !lower || article.is_quoted(place.span()) {
            continue;
        }
        let joined = [left.text(), right.text()].concat();
        let Ok(index) = JOINED.binary_search(&joined.as_str()) else { continue };
        let wanted = JOINED[index];
        if prose.tokens.iter().any(|token| token.text(prose.text) == wanted) {
            continue;
        }
        let span = Span::new(left.span().start, right.span().end);
        let finding = Finding::new("british-form", span).value("wanted", wanted).value("style", "American");
        findings.push(
            finding
                .replace(format!("write “{wanted}”"), span, wanted)
                .related(other.span, "spelled the American way")
                .trust(Safety::Suggest),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::found;

    #[test]
    fn two_desks() {
        let text = "The center of defense saw the colour of it.";
        assert_eq!(found(&Spelling, "en", text), [("mixed", "colour".into(), Some("The center of defense saw the color of it.".into()))]);
        let text = "They organised it and realised it, then organized more.";
        assert_eq!(
            found(&Spelling, "en", text),
            [("mixed", "organized".into(), Some("They organised it and realised it, then organised more.".into()))]
        );
        assert_eq!(found(&Spelling, "en-GB", "The center had colour.")[0].1, "center");
        assert_eq!(found(&Spelling, "en", "The center of defense, a kilometers-long line, lies towards it.")[0].0, "british-form");
    }

    #[test]
    fn names_and_quotations() {
        for good in [
            "The Labour Party met at the center of the city.",
            "“My favourite colour,” she said in the center.",
            "They organized the centre in colour.",
            "The defence of the centre lies towards it.",
        ] {
            assert_eq!(found(&Spelling, "en", good), [], "{good}");
        }
    }
}
