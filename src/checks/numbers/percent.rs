//! The space before the percent sign, and the sign and the word in one document.

use crate::article::Article;
use crate::checks::numbers::measures::is_percent;
use crate::checks::{Asked, Check, Finding};
use crate::diagnostic::Safety;
use crate::lang::PercentSign;
use crate::text::cursor::{Place, is_blank};
use crate::text::numeral::Numeral;
use crate::text::{BlockKind, Prose};

pub(crate) struct Percent;

impl Check for Percent {
    fn name(&self) -> &'static str {
        "percent"
    }

    fn faults(&self) -> &'static [&'static str] {
        &["space", "glued", "glued-mixed", "mixed"]
    }

    fn run(&self, article: &Article<'_>, _: &Asked<'_>, findings: &mut Vec<Finding>) {
        let prose = &article.target;
        let language = prose.language;
        if language.is_unknown() || language.percent == PercentSign::Before {
            return;
        }
        let (mut glued, mut spaced, mut words) = (Vec::new(), Vec::new(), Vec::new());
        for numeral in article.target.numerals() {
            let Some(sign) = numeral.next().filter(|next| is_percent(*next)) else { continue };
            // “100%ige” and “50%er” are words of their own.
            if !sign.is_word() && prose.text[sign.span().end as usize..].starts_with(char::is_alphabetic) {
                continue;
            }
            if sign.is_word() {
                words.push((numeral, sign));
            } else if numeral.last.gap_after().is_empty() {
                glued.push((numeral, sign));
            } else if is_blank(numeral.last.gap_after().text(prose.text)) {
                spaced.push((numeral, sign));
            }
        }
        if language.percent == PercentSign::Spaced {
            let fault = if spaced.len() > glued.len() { "glued-mixed" } else { "glued" };
            findings.extend(glued.iter().map(|(numeral, sign)| spacing(fault, *numeral, *sign, "\u{a0}")));
        } else if spaced.len() <= glued.len() || language.percent == PercentSign::Glued {
            findings.extend(spaced.iter().map(|(numeral, sign)| spacing("space", *numeral, *sign, "")));
        }
        glued.append(&mut spaced);
        glued.retain(|(numeral, _)| is_sentence(prose, *numeral));
        words.retain(|(numeral, _)| is_sentence(prose, *numeral));
        findings.extend(mixed(&glued, &words));
    }
}

fn spacing(fault: &'static str, numeral: Numeral<'_>, sign: Place<'_>, space: &str) -> Finding {
    let span = crate::text::Span::new(numeral.span.start, sign.span().end);
    let what = if space.is_empty() { "delete the space" } else { "insert a no-break space" };
    Finding::new(fault, span).replace(what, numeral.last.gap_after(), space)
}

/// Whether the number stands in a sentence: headlines, tables and brackets save room with the sign.
fn is_sentence(prose: &Prose<'_>, numeral: Numeral<'_>) -> bool {
    let paragraph = numeral.place.paragraph();
    let text = paragraph.span.text(prose.text).trim_end_matches(['"', '”', '“', '»', '’', ')']);
    !matches!(paragraph.kind, BlockKind::Heading | BlockKind::Cell)
        && text.ends_with(['.', '!', '?', '…', ':', ';'])
        && numeral.place.touching_previous().is_none_or(|before| before.char() != '(')
}

type Percents<'p> = [(Numeral<'p>, Place<'p>)];

/// The sign and the word in the sentences of one document: one finding, at the first of the fewer.
fn mixed(signs: &Percents<'_>, words: &Percents<'_>) -> Option<Finding> {
    let (few, many) = if signs.len() > words.len() { (words, signs) } else { (signs, words) };
    let ((numeral, sign), (other, with)) = (few.first()?, many.first()?);
    let whole = |numeral: &Numeral<'_>, sign: &Place<'_>| {
        let end = sign
            .next()
            .filter(|next| matches!(next.text(), "cent" | "ciento") && sign.is_word())
            .map_or(sign.span().end, |next| next.span().end);
        crate::text::Span::new(numeral.span.start, end)
    };
    let finding = Finding::new("mixed", whole(numeral, sign)).value("wanted", with.text()).value("count", many.len().to_string());
    Some(finding.related(whole(other, with), "written this way here").trust(Safety::Suggest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::found;

    #[test]
    fn space_before_the_sign() {
        assert_eq!(found(&Percent, "en", "It fell 50 % then."), [("space", "50 %".into(), Some("It fell 50% then.".into()))]);
        assert_eq!(found(&Percent, "de", "Es waren 50% dort."), [("glued", "50%".into(), Some("Es waren 50\u{a0}% dort.".into()))]);
        assert_eq!(found(&Percent, "de", "Es waren 50% dort und 40 % oder 20 % da.")[0].0, "glued-mixed");
        assert_eq!(found(&Percent, "en", "It fell 50% then."), []);
        assert_eq!(found(&Percent, "und", "50 % 50%"), []);
    }

    #[test]
    fn sign_and_word() {
        let text = "Up 5%\n\nIt rose 5 percent. It fell 4 percent.\n\nIt was 7% (8%) at last.";
        assert_eq!(found(&Percent, "en", text), [("mixed", "7%".into(), None)]);
    }
}
