//! Marks that a language has and English has not: the space before `:` and `?` in French, the `¿` of Spanish.
//!
//! Engines that learned from English leave them out, in one sentence of ten or in all.

use crate::article::Article;
use crate::checks::{Asked, Check, Finding};
use crate::text::cursor::{Place, marks};
use crate::text::{Case, Role, Span};

pub(crate) struct LocalMarks;

impl Check for LocalMarks {
    fn name(&self) -> &'static str {
        "local-marks"
    }

    fn faults(&self) -> &'static [&'static str] {
        &["missing-space-before", "missing-inverted-mark"]
    }

    fn run(&self, article: &Article<'_>, _: &Asked<'_>, findings: &mut Vec<Finding>) {
        let prose = &article.target;
        let (spaced, inverted) = (!prose.language.space_before.is_empty(), prose.language.marks.inverted);
        if !spaced && !inverted {
            return;
        }
        for place in marks(prose, |_| true) {
            if spaced && prose.language.space_before.contains(&place.char()) {
                findings.extend(missing_space(article, place));
            }
            if inverted && matches!(place.char(), '?' | '!') {
                findings.extend(missing_inverted(place));
            }
        }
    }
}

fn missing_space(article: &Article<'_>, place: Place<'_>) -> Option<Finding> {
    let before = place.touching_previous()?;
    let word = before.is_word() && before.letters() >= 2 || before.is_number() || matches!(before.char(), '»' | ')' | '%' | '”' | '"');
    let closes = |next: Place<'_>| next.is_mark() && matches!(next.char(), '»' | '”' | '"' | ')');
    // Inside an opening mark no space stands.
    let opens = matches!(before.char(), '»' | '”' | '"')
        && article.target.quotations().marks_in(place.paragraph).iter().any(|mark| mark.token == before.index && mark.role != Role::Close);
    // `12:30`, `http:`, `a:b`, `:)`, `?!`
    let free = place.touching_next().is_none_or(closes);
    if !word || opens || !free || place.is_in_address() || before.is_in_address() {
        return None;
    }
    let at = Span::new(place.span().start, place.span().start);
    let space = if place.char() == ':' { "\u{a0}" } else { "\u{202f}" };
    let finding = Finding::new("missing-space-before", Span::new(before.span().start, place.span().end)).value("mark", place.char());
    Some(finding.replace("insert a no-break space", at, space))
}

/// A question or an exclamation without the mark that opens it in Spanish.
fn missing_inverted(place: Place<'_>) -> Option<Finding> {
    place.touching_previous().filter(|before| before.is_word() || matches!(before.char(), '»' | '”' | '"' | ')'))?;
    // `Yahoo! desde ayer`
    let goes_on = place.next().is_some_and(|next| next.is_word() && next.case() == Case::Lower);
    if goes_on || place.is_in_address() || place.touching_next().is_some_and(|next| !next.is_mark()) {
        return None;
    }
    let (mut at, mut words) = (place, 0);
    // The mark may open with the sentence or with one of its clauses; a short sentence before may be its first half.
    while let Some(before) = at.previous() {
        match before.char() {
            '¿' | '¡' if before.is_mark() => return None,
            '?' | '!' | '.' | '…' if before.is_mark() && words >= 2 => break,
            _ => words += usize::from(before.is_word()),
        }
        at = before;
    }
    // One word may be a name: `Yahoo!`, `Jeopardy!`
    (words >= 3).then(|| Finding::new("missing-inverted-mark", place.span()).value("open", if place.char() == '?' { "¿" } else { "¡" }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::found;

    #[test]
    fn french_space() {
        let fixed = |text: &str| found(&LocalMarks, "fr", text).into_iter().map(|found| found.2).collect::<Vec<_>>();
        assert_eq!(fixed("Que faire?"), [Some("Que faire\u{202f}?".to_owned())]);
        assert_eq!(fixed("Il a dit: non."), [Some("Il a dit\u{a0}: non.".to_owned())]);
        for good in ["Que faire ?", "À 12:30, http://pont.example, :) et « quoi ?! »", "Ratio 16:9", "Il a écrit \": non\"."] {
            assert_eq!(fixed(good), [], "{good}");
        }
        assert_eq!(found(&LocalMarks, "en", "What now? It said: no."), []);
        for (lang, good) in [
            ("fr-CA", "Que faire? Le pont est fermé! Il a dit : non; puis rien."),
            ("fr-CH", "Que faire? Le pont est fermé! Il a dit: non; puis «rien»."),
            ("fr-ch", "Que faire ? Le pont est fermé ! Il a dit : non ; puis « rien »."),
        ] {
            assert_eq!(found(&LocalMarks, lang, good), [], "{good}");
        }
        assert_eq!(found(&LocalMarks, "fr-BE", "Que faire?").len(), 1);
    }

    #[test]
    fn spanish_openers() {
        assert_eq!(found(&LocalMarks, "es", "Qué hacemos ahora con el puente?").len(), 1);
        for good in ["¿Qué hacemos ahora?", "Y ahora, ¿qué hacemos?", "Trabaja en Yahoo! desde ayer.", "¡Corre! ¡Corre ya!"] {
            assert_eq!(found(&LocalMarks, "es", good), [], "{good}");
        }
    }
}
