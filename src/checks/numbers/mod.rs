//! Grouping and decimal marks that belong to another language than the text, and thousands without any.
//!
//! A model copies the figures of its source more often than it converts them. `12.000` then stands in English for twelve
//! thousand and reads as twelve: a reader can't tell, so a fix counts as unsafe wherever the marks have two readings.

mod measures;
pub(super) mod percent;
pub(super) mod scales;
pub(super) mod separators;
pub(super) mod values;

use crate::article::Article;
use crate::checks::numbers::measures::{is_measured, is_unit};
use crate::checks::numbers::separators::{bare, is_about, is_named};
use crate::checks::{Asked, Check, Finding};
use crate::diagnostic::Safety;
use crate::lang::Language;
use crate::text::Case;
use crate::text::numeral::{Numeral, Shape, is_currency};

pub(super) struct Numbers;

impl Check for Numbers {
    fn name(&self) -> &'static str {
        "numbers"
    }

    fn faults(&self) -> &'static [&'static str] {
        &[
            "foreign-grouping",
            "foreign-decimal",
            "missing-separator",
            "missing-separator-mixed",
            "four-digit",
            "four-digit-mixed",
            "mixed-grouping",
            "broken-grouping",
        ]
    }

    fn run(&self, article: &Article<'_>, _: &Asked<'_>, findings: &mut Vec<Finding>) {
        let prose = &article.target;
        let language = prose.language;
        if language.is_unknown() {
            return;
        }
        let mut styles = Styles::default();
        for numeral in article.target.numerals() {
            if numeral.span.len() < 3 || !numeral.is_free() {
                continue;
            }
            styles.count(numeral);
            findings.extend(
                foreign_grouping(language, numeral)
                    .filter(|_| !is_decimal_in_source(article, numeral))
                    .or_else(|| foreign_decimal(language, numeral))
                    .or_else(|| bare(language, numeral))
                    .or_else(|| broken_grouping(language, numeral)),
            );
        }
        styles.report(article, findings);
    }
}

/// The number with the marks of the language instead of its own.
fn rewritten(language: &Language, numeral: Numeral<'_>) -> String {
    let whole = numeral.whole();
    let fraction = match numeral.shape {
        Shape::Fraction { mark, .. } => numeral.text().split_once(mark).map(|(_, rest)| rest),
        Shape::Full { decimal, .. } => numeral.text().rsplit_once(decimal).map(|(_, rest)| rest),
        _ => None,
    };
    let mut text = if whole.len() > 4 || whole.len() == 4 && language.minimum_grouping <= 1 { grouped(language, &whole) } else { whole };
    if let Some(fraction) = fraction {
        text.push(language.decimal);
        text.push_str(fraction);
    }
    text
}

fn grouped(language: &Language, whole: &str) -> String {
    let mark = match language.group.first() {
        Some(' ') | None => language.group_space,
        Some(&mark) => mark,
    };
    let mut text = String::with_capacity(whole.len() * 2);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            text.push(mark);
        }
        text.push(digit);
    }
    text
}

pub(crate) fn finding(fault: &'static str, language: &Language, numeral: Numeral<'_>) -> Finding {
    let better = rewritten(language, numeral);
    Finding::new(fault, numeral.span).replace(format!("write {better}"), numeral.span, better)
}

/// Whether `.` or `,` between three digits and others can be read in two ways in this language.
fn foreign_grouping(language: &Language, numeral: Numeral<'_>) -> Option<Finding> {
    let (mark, groups) = match numeral.shape {
        Shape::Grouped { mark, groups } => (mark, groups),
        Shape::Full { group, decimal } if decimal != language.decimal => (group, 2),
        _ => return None,
    };
    if language.group.contains(&mark) {
        return None;
    }
    let round = numeral.text().ends_with("00") && !numeral.word_after().is_some_and(|next| is_parted(next.text()));
    let about = numeral.word_before().is_some_and(|before| is_about(before.text()));
    // A price has two decimals, unless it is one in millions.
    let price = numeral.place.touching_previous().is_some_and(|before| is_currency(before.char()))
        && numeral.tail().is_empty()
        && !numeral.word_after().is_some_and(|next| language.scale(next.text()).is_some() || next.letters() <= 3);
    let counted = numeral.word_after().is_some_and(|next| is_counted(language, next.text(), next.case()));
    if mark == ' ' {
        // A telephone number is grouped by spaces too.
        if numeral.place.touching_previous().is_some_and(|before| before.char() == '+')
            || numeral.last.next().is_some_and(|next| next.is_number())
        {
            return None;
        }
        // `of the 12 300 were`: two numbers may meet.
        let spaced = numeral.place.gap_after().text(numeral.place.prose.text) != " ";
        let counts = numeral.word_after().is_some_and(|next| next.case() == Case::Lower) || is_measured(&numeral);
        let after_word =
            numeral.word_before().is_some_and(|word| word.case() == Case::Lower && !matches!(word.text(), "the" | "these" | "those"));
        if !(spaced || price || (groups > 1 || round) && (counts || about) || counted && after_word)
            || numeral.word_before().is_some_and(|word| is_named(word.text()))
        {
            return None;
        }
    } else if mark == language.decimal && groups == 1 {
        // `1.618` may be a fraction; nobody ends one in two zeros, and no measured one in three digits is likely to be round.
        let tens = numeral.text().ends_with('0') || counted;
        if !(round || price || tens && counted) || numeral.word_before().is_some_and(|word| is_named(word.text())) {
            return None;
        }
    } else if !numeral.tail().is_empty() && !is_measured(&numeral) || mark == '.' && is_address(numeral.text()) {
        return None;
    }
    let trust = if mark == '\'' || mark == ' ' { Safety::Safe } else { Safety::Unsafe };
    Some(finding("foreign-grouping", language, numeral).value("mark", name_of(mark)).trust(trust))
}

/// Whether the source has the same digits with a decimal mark of its own among them: then they are no thousands here either.
fn is_decimal_in_source(article: &Article<'_>, numeral: Numeral<'_>) -> bool {
    let (Some(source), Some(paragraph)) = (article.source(), article.target.paragraph_at(numeral.span.start)) else { return false };
    let Some(paragraphs) = source.paragraphs.get(article.source_paragraphs(article.target.paragraphs[paragraph].unit())) else {
        return false;
    };
    let (Some(first), Some(last)) = (paragraphs.first(), paragraphs.last()) else { return false };
    let own = source.numerals_in(first.span.start..last.span.end);
    let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).collect::<Vec<u8>>();
    own.into_iter().any(|own| match own.shape {
        Shape::Grouped { mark, groups: 1 } | Shape::Fraction { mark, .. } => {
            mark == source.language.decimal && digits(own.text()) == digits(numeral.text())
        }
        _ => false,
    })
}

fn name_of(mark: char) -> &'static str {
    match mark {
        '.' => "a period",
        ',' => "a comma",
        ' ' => "a space",
        _ => "an apostrophe",
    }
}

/// Words that name what is counted by ones: nobody counts them in thousandths.
pub(crate) fn is_counted(language: &Language, word: &str, case: Case) -> bool {
    let noun = if language.noun_capitals { Case::Title } else { Case::Lower };
    let plural = case == noun && word.chars().nth(3).is_some() && language.counting.plurals.iter().any(|ending| word.ends_with(ending));
    plural && !is_unit(language, word) && language.scale(word).is_none() && !is_parted(word)
}

/// Words for what is counted in thousandths too: seconds of a race.
fn is_parted(word: &str) -> bool {
    matches!(
        word,
        "seconds"
            | "Sekunden"
            | "secondes"
            | "segundos"
            | "секунды"
            | "секунд"
            | "points"
            | "Punkte"
            | "times"
            | "inches"
            | "percent"
            | "Prozent"
    )
}

/// Whether the digits are an address of the Internet.
fn is_address(text: &str) -> bool {
    let mut parts = text.split('.');
    parts.clone().count() == 4 && parts.all(|part| part.parse::<u8>().is_ok())
}

fn foreign_decimal(language: &Language, numeral: Numeral<'_>) -> Option<Finding> {
    let Shape::Fraction { mark, digits } = numeral.shape else { return None };
    let other = match language.decimal {
        '.' => ',',
        ',' => '.',
        _ => return None,
    };
    let whole = numeral.text().find(mark)?;
    if mark != other || !(1..=2).contains(&digits) || whole > 3 || !is_measured(&numeral) {
        return None;
    }
    // `18.30 Uhr`, `5,50 m` of a list; a dotted date has no unit.
    Some(finding("foreign-decimal", language, numeral).value("mark", name_of(mark)).trust(Safety::Unsafe))
}

/// `3,400,17`: after groups of three a last one of another length, so that a digit was lost or one too many came. Lakh and crore
/// (`12,34,567`) end in three.
fn broken_grouping(language: &Language, numeral: Numeral<'_>) -> Option<Finding> {
    let text = numeral.text();
    let mark = text.chars().find(|c| !c.is_ascii_digit()).filter(|mark| *mark != ' ' && language.group.contains(mark))?;
    let counts = is_measured(&numeral)
        || numeral.word_after().is_some_and(|next| is_counted(language, next.text(), next.case()))
        || numeral.place.touching_previous().is_some_and(|before| is_currency(before.char()));
    let mut parts = text.split(mark);
    let (head, last) = (parts.next()?, parts.next_back()?);
    let grouped = (1..=3).contains(&head.len()) && !head.starts_with('0') && parts.clone().count() > 0 && parts.all(|part| part.len() == 3);
    let is_broken = numeral.shape == Shape::Other && grouped && matches!(last.len(), 1 | 2 | 4) && counts;
    is_broken.then(|| Finding::new("broken-grouping", numeral.span))
}

fn digits(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).count()
}

/// The ways in which the document groups its digits.
#[derive(Default)]
struct Styles<'p> {
    /// Numbers by their mark.
    marks: Vec<(char, Vec<Numeral<'p>>)>,
}

impl<'p> Styles<'p> {
    fn count(&mut self, numeral: Numeral<'p>) {
        let Shape::Grouped { mark, .. } = numeral.shape else { return };
        match self.marks.iter_mut().find(|(own, _)| *own == mark) {
            Some((_, all)) => all.push(numeral),
            None => self.marks.push((mark, vec![numeral])),
        }
    }

    fn report(&self, article: &Article<'_>, findings: &mut Vec<Finding>) {
        let language = article.target.language;
        // Long numbers without a mark are a matter of taste, unless the document has both: who parts 4,500 parts 40,000 too.
        let parted = self.marks.iter().filter(|(mark, _)| language.group.contains(mark)).flat_map(|(_, all)| all);
        if let Some(shortest) = parted.map(|numeral| digits(numeral.text())).min() {
            let text = article.target.text;
            for finding in findings.iter_mut().filter(|finding| digits(finding.span.text(text)) >= shortest) {
                match finding.fault {
                    "four-digit" => finding.fault = "four-digit-mixed",
                    "missing-separator" => finding.fault = "missing-separator-mixed",
                    _ => {}
                }
            }
        }
        let own: Vec<&(char, Vec<Numeral<'_>>)> = self.marks.iter().filter(|(mark, _)| language.group.contains(mark)).collect();
        let Some(most) = own.iter().max_by_key(|(_, all)| all.len()).filter(|_| own.len() > 1) else { return };
        for (mark, few) in own.iter().filter(|(mark, _)| *mark != most.0) {
            for numeral in few {
                let better: String = numeral.text().chars().map(|c| if c.is_ascii_digit() { c } else { most.0 }).collect();
                let fault = Finding::new("mixed-grouping", numeral.span).value("mark", name_of(*mark)).value("wanted", name_of(most.0));
                let fault = fault.replace(format!("write {better}"), numeral.span, better).trust(Safety::Unsafe);
                findings.extend(most.1.first().map(|first| fault.related(first.span, "grouped otherwise here")));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::found;

    fn only(lang: &str, text: &str) -> (&'static str, String, String) {
        let mut all = found(&Numbers, lang, text);
        assert_eq!(all.len(), 1, "{text}: {all:?}");
        let (fault, at, fix) = all.remove(0);
        (fault, at, fix.unwrap_or_default())
    }

    #[test]
    fn marks_of_another_language() {
        assert_eq!(only("en", "Some 12.000 people came."), ("foreign-grouping", "12.000".into(), "Some 12,000 people came.".into()));
        assert_eq!(only("en", "Some 12\u{a0}000 people came.").2, "Some 12,000 people came.");
        assert_eq!(only("en", "It raised £4.315. Then it rained.").2, "It raised £4,315. Then it rained.");
        assert_eq!(only("en", "It is a village of 1 240 people.").2, "It is a village of 1,240 people.");
        assert_eq!(only("de", "Rund 7,000 Menschen kamen.").2, "Rund 7.000 Menschen kamen.");
        assert_eq!(only("en", "It cost €1.234,50 in all.").2, "It cost €1,234.50 in all.");
        assert_eq!(only("en", "It cost 1,2 billion euros.").2, "It cost 1.2 billion euros.");
        assert_eq!(only("de", "Um 3.5 Prozent stieg es.").2, "Um 3,5 Prozent stieg es.");
    }

    #[test]
    fn marks_that_are_missing() {
        assert_eq!(only("en", "Some 40000 people came.").2, "Some 40,000 people came.");
        assert_eq!(only("ru", "Пришли 40000 человек.").2, "Пришли 40\u{a0}000 человек.");
        assert_eq!(only("en", "There were 3009 cases.").0, "four-digit");
        let all = found(&Numbers, "en", "There were 3009 cases and 4,500 tests.");
        assert_eq!(all[0].0, "four-digit-mixed");
        assert_eq!(only("en", "Some 12,000 came; 40000 people left.").0, "missing-separator-mixed");
        assert_eq!(only("en", "Some 400,000 came; 40000 people left.").0, "missing-separator");
    }

    #[test]
    fn left_alone() {
        for (lang, good) in [
            ("en", "In 2019 it was 1.618, 3-2, 18:30, 192.168.10.1 and 0.125 seconds; see section 3.5 and list 1,2,3."),
            ("en", "It cost $1.125 million, then £1.125bn and $1.125 bn; of the 12 305 people came by bus."),
            ("en", "Flight 12345 of No. 90210 went by the asteroid 99942; call 5551234. In 2022 people left."),
            ("de", "Am 3.5. um 18.30 Uhr in 10115 Berlin zahlte sie 1.250,50 Euro für Windows 8.1 und Industrie 4.0."),
            ("de", "Es waren 12 000 Menschen und 3000 Hunde."),
            ("fr", "Il y avait 12 000 personnes, soit 3,5 % de plus, à 75000 Paris."),
            ("und", "12.000 12,000 12'000 40000"),
        ] {
            let all = found(&Numbers, lang, good);
            assert!(all.iter().all(|(fault, ..)| fault.starts_with("four-digit")), "{good}: {all:?}");
        }
    }
}
