//! Brackets without partner, which list marks and smileys make look more frequent than they are.

use crate::checks::Finding;
use crate::text::cursor::Place;

/// Brackets over the document: a parenthesis may be cut into segments.
#[derive(Default)]
pub(super) struct Brackets<'p> {
    open: Vec<Place<'p>>,
    found: Vec<Finding>,
}

impl<'p> Brackets<'p> {
    /// How many paragraphs a parenthesis may run over.
    const REACH: usize = 3;

    /// Looks at one bracket; they come in order.
    pub(super) fn read(&mut self, place: Place<'p>) {
        let mark = place.char();
        let before = place.touching_previous();
        // Smileys
        if before.is_some_and(|before| matches!(before.char(), ':' | ';' | '=' | '-' | '^' | '8') && before.letters() == 1) {
            return;
        }
        if matches!(mark, '(' | '[' | '（') {
            while self.open.first().is_some_and(|first| first.paragraph + Self::REACH < place.paragraph) {
                let lost = self.open.remove(0);
                self.found.push(Finding::new("unbalanced-bracket", lost.span()));
            }
            if self.open.len() < 16 {
                self.open.push(place);
            }
            return;
        }
        let round = |mark: char| mark != '[' && mark != ']';
        let reaches = |open: &Place<'_>| round(open.char()) == round(mark) && open.paragraph + Self::REACH >= place.paragraph;
        if let Some(at) = self.open.iter().rposition(reaches) {
            self.open.remove(at);
            return;
        }
        // `1)`, `a)`, `iv)`, `bb)`; German also writes `a.)`.
        let numeral = |text: &str| {
            let twice = matches!(text.as_bytes(), [first, second] if first == second && first.is_ascii_lowercase());
            let roman = |b: u8| matches!(b.to_ascii_lowercase(), b'i' | b'v' | b'x');
            text.chars().count() == 1 || twice || text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit() || roman(b))
        };
        let name = before.filter(|dot| dot.char() != '.').or_else(|| before?.touching_previous());
        let label = name.is_some_and(|name| !name.is_mark() && numeral(name.text()) && name.touching_previous().is_none());
        if !label && before.is_some() {
            self.found.push(Finding::new("unbalanced-bracket", place.span()));
        }
    }

    /// Adds what has no partner.
    pub(super) fn finish(self, findings: &mut Vec<Finding>) {
        findings.extend(self.found);
        findings.extend(self.open.iter().map(|place| Finding::new("unbalanced-bracket", place.span())));
    }
}
