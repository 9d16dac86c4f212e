//! How the reader is spoken to: du and Sie, tu and vous, tú and usted, ты and вы in one document.
//!
//! English has one “you”, and a system that translates sentence by sentence chooses anew in each. What people say in
//! quotation marks is their own choice and does not count.

use crate::article::Article;
use crate::checks::{Asked, Check, Finding};
use crate::lang::Address;
use crate::text::cursor::Place;
use crate::text::{BlockKind, Case, Span};

/// How often each form must occur to be a choice and not a quotation that nobody marked.
const MIN: u32 = 2;

/// See the module. `min`: how often each of the two must occur.
pub(super) struct Register;

impl Check for Register {
    fn name(&self) -> &'static str {
        "register"
    }

    fn faults(&self) -> &'static [&'static str] {
        &["mixed"]
    }

    fn params(&self) -> &'static [&'static str] {
        &["min"]
    }

    fn run(&self, article: &Article<'_>, asked: &Asked<'_>, findings: &mut Vec<Finding>) {
        let Some(forms) = &article.target.language.address else { return };
        let min = asked.params.min.unwrap_or(MIN) as usize;
        let (mut close, mut polite) = (Vec::new(), Vec::new());
        let prose = &article.target;
        for (paragraph, found) in prose.paragraphs.iter().enumerate() {
            // A dash or a name with a colon opens what somebody says.
            let spoken = Place::first(prose, paragraph)
                .is_some_and(|first| matches!(first.char(), '-' | '–' | '—') || first.next().is_some_and(|next| next.char() == ':'));
            if spoken || found.kind == BlockKind::Heading {
                continue;
            }
            for index in found.tokens().filter(|&index| prose.tokens[index].is_word() && prose.tokens[index].span.len() <= 16) {
                let place = Place { prose, paragraph, index };
                let Some(is_polite) = kind(forms, place) else { continue };
                if !article.is_quoted(place.span()) {
                    if is_polite { &mut polite } else { &mut close }.push(place.span());
                }
            }
        }
        if close.len() >= min && polite.len() >= min {
            let (few, many) = if close.len() <= polite.len() { (&close, &polite) } else { (&polite, &close) };
            findings.extend(finding(few, many, prose.text));
        }
    }
}

fn finding(few: &[Span], many: &[Span], text: &str) -> Option<Finding> {
    let (first, usual) = (*few.first()?, *many.first()?);
    let finding = Finding::new("mixed", first)
        .value("usual", usual.text(text))
        .value("times", few.len().to_string())
        .value("usual_times", many.len().to_string());
    Some(finding.related(usual, "the reader is addressed differently here"))
}

/// Whether the word is of the polite form (`true`), of the familiar one (`false`) or neither.
fn kind(forms: &Address, place: Place<'_>) -> Option<bool> {
    let word = place.text();
    if forms.capital && forms.polite.binary_search(&word).is_ok() {
        // Behind these marks a sentence may begin, and “Sie” may be “she”.
        let inside = place.previous().is_some_and(|previous| !previous.is_mark() || matches!(previous.char(), ',' | ';'));
        return inside.then_some(true);
    }
    match place.case() {
        Case::Lower => kind_of_lower(forms, word),
        Case::Title => kind_of_lower(forms, &word.to_lowercase()),
        _ => None,
    }
}

fn kind_of_lower(forms: &Address, word: &str) -> Option<bool> {
    if forms.close.contains(&word) {
        return Some(false);
    }
    (!forms.capital && forms.polite.contains(&word)).then_some(true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::found;

    #[test]
    fn both_forms() {
        for (lang, text) in [
            ("de", "Wenn Sie fahren, sollten Sie früh buchen. Nimm deine Karte mit, wenn du gehst."),
            ("fr", "Vous pouvez réserver votre place. Si tu viens, prends tes bottes."),
            ("es", "Si usted viaja, usted paga. Lleva tu billete y tus botas."),
            ("ru", "Если вы едете, возьмите ваш билет. Ты можешь взять твой зонт."),
        ] {
            assert_eq!(found(&Register, lang, text).len(), 1, "{text}");
        }
    }

    #[test]
    fn one_form_or_another_voice() {
        for (lang, text) in [
            ("de", "Sie fuhr. Dann kam sie an. „Wenn du willst, nimm dein Rad“, sagte sie. Buchen Sie, wenn Sie wollen."),
            ("fr", "Vous pouvez réserver votre place. « Si tu viens, prends tes bottes », dit-elle."),
            ("ru", "– Ты идёшь? Твой зонт там.\nЕсли вы едете, возьмите ваш билет."),
            ("en", "You and your boots."),
        ] {
            assert_eq!(found(&Register, lang, text), [], "{text}");
        }
    }
}
