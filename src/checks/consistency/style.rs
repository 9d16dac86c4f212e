//! The style that an article chooses, where it is of one mind: which quotation marks, which dash, whose spelling, day or
//! month first.

use crate::article::Article;
use crate::checks::consistency::english::spelling_side;
use crate::checks::dates::date_order;
use crate::checks::punctuation::dashes::sentence_dash;
use crate::set::{Choice, Matter};
use crate::text::{Family, QuoteMark, Role, Span};

/// What a document chooses, and the first place that shows it. A document that is not of one mind has not chosen.
pub(crate) fn choices(article: &Article<'_>) -> Vec<(Matter, Choice, Span)> {
    let all = [
        (Matter::Quotes, quotes(article)),
        (Matter::Dash, sentence_dash(article)),
        (Matter::Spelling, spelling_side(article)),
        (Matter::Date, date_order(article)),
    ];
    all.into_iter().filter_map(|(matter, found)| found.map(|(choice, span)| (matter, choice, span))).collect()
}

/// The one family of its outer quotation marks.
fn quotes(article: &Article<'_>) -> Option<(Choice, Span)> {
    let outer = |mark: &&QuoteMark| mark.role == Role::Open && mark.depth <= 1 && mark.partner.is_some() && mark.family.is_double();
    let mut marks = article.target.quotations().marks.iter().filter(outer);
    let first = marks.next()?;
    if marks.any(|mark| (mark.family, mark.glyph) != (first.family, first.glyph)) {
        return None;
    }
    let choice = match (first.family, first.glyph) {
        (Family::Straight, _) => "\"…\"",
        (Family::Curly, '„') => "„…“",
        (Family::Curly, _) => "“…”",
        (Family::Guillemets, '»') => "»…«",
        (Family::Guillemets, _) => "«…»",
        _ => return None,
    };
    Some((choice, first.span))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::document as article_of;

    fn chosen(lang: &str, text: &str) -> Vec<(Matter, Choice)> {
        let document = article_of(lang, text);
        choices(&Article::new(&document)).into_iter().map(|(matter, choice, _)| (matter, choice)).collect()
    }

    #[test]
    fn each_matter_has_its_choices() {
        let text = "The mill—a ruin—burnt on 3 May. “The centre is shut,” she said.";
        assert_eq!(chosen("en", text), [(Matter::Quotes, "“…”"), (Matter::Dash, "a—b"), (Matter::Date, "3 May")]);
        let text = "The color of the mill – a ruin – was gray on May 3, 2022.";
        assert_eq!(chosen("en", text), [(Matter::Dash, "a – b"), (Matter::Spelling, "American"), (Matter::Date, "May 3")]);
        assert_eq!(chosen("de", "Er rief: »Halt!«"), [(Matter::Quotes, "»…«")]);
    }

    #[test]
    fn who_writes_both_has_chosen_neither() {
        let text = "It was “wet” and \"dry\" in the centre or center – or not — from 3 May to May 5.";
        assert_eq!(chosen("en", text), []);
    }
}
