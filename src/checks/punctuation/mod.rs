//! Punctuation marks that stand twice, in the wrong script, on both sides of a quotation mark, or without partner.

mod brackets;
pub(super) mod dashes;
pub(super) mod spacing;

use crate::article::Article;
use crate::checks::{Asked, Check, Finding};
use crate::diagnostic::{Edit, Safety};
use crate::lang::StopAtQuote;
use crate::text::cursor::{Place, marks};
use crate::text::{Case, Family, Prose, Quotations, QuoteMark, Role, Script, Span, Token, TokenKind};

pub(super) struct Punctuation;

impl Check for Punctuation {
    fn name(&self) -> &'static str {
        "punctuation"
    }

    fn faults(&self) -> &'static [&'static str] {
        &["doubled", "both-sides", "order-mixed", "long-ellipsis", "repeated-mark", "fullwidth", "unbalanced-bracket"]
    }

    fn run(&self, article: &Article<'_>, asked: &Asked<'_>, findings: &mut Vec<Finding>) {
        let prose = &article.target;
        let full_width = prose.language.marks.full_width;
        let mut brackets = brackets::Brackets::default();
        // The ellipsis and the marks of Chinese and Japanese print begin with the last three.
        let wanted = |byte| matches!(byte, b'.' | b'!' | b'?' | b',' | b';' | b':' | b'(' | b'[' | b')' | b']' | 0xe2 | 0xe3 | 0xef);
        for place in marks(prose, wanted) {
            match place.char() {
                // A word or the end follows nearly all of them.
                '.' | '!' | '?' | ',' | ';' | ':' => {
                    let followed = place.next().filter(|next| next.is_mark());
                    findings.extend(followed.and_then(|_| run_of_marks(place).or_else(|| doubled(place))));
                }
                '(' | '[' | ')' | ']' => brackets.read(place),
                '…' => findings.extend(run_of_marks(place)),
                mark if !full_width => {
                    if matches!(mark, '（' | '）') {
                        brackets.read(place);
                    }
                    findings.extend(fullwidth(place));
                }
                _ => {}
            }
        }
        brackets.finish(findings);
        both_sides(prose, article.target.quotations(), findings);
        if asked.looks_for("order-mixed") {
            order(prose, article.target.quotations(), findings);
        }
    }
}

/// A run of one mark: dots beyond an ellipsis, or a heap of question or exclamation marks.
fn run_of_marks(place: Place<'_>) -> Option<Finding> {
    let mark = place.char();
    if place.touching_previous().is_some_and(|before| before.char() == mark) {
        return None;
    }
    let mut last = place;
    let mut count = 1;
    while let Some(next) = last.touching_next().filter(|next| next.char() == mark) {
        last = next;
        count += 1;
    }
    let span = Span::new(place.span().start, last.span().end);
    let dots = usize::from(place.prose.language.marks.too_many_dots);
    // Dots that lead to a page number, or fill a form.
    let leader = || last.next().is_none_or(|next| next.is_number()) && count > 6 || place.previous().is_none();
    match mark {
        '.' if count >= dots && !leader() => Some(Finding::new("long-ellipsis", span).replace("leave three dots", span, "...")),
        '…' if count >= 2 && !leader() => Some(Finding::new("long-ellipsis", span).replace("leave one ellipsis", span, "…")),
        // Letters that an encoding could not hold become question marks too: nothing is certain about them.
        '?' | '!' if count >= 4 => {
            let trust = if mark == '!' { Safety::Unsafe } else { Safety::Suggest };
            Some(Finding::new("repeated-mark", span).replace(format!("leave one “{mark}”"), span, mark.to_string()).trust(trust))
        }
        _ => None,
    }
}

/// Two marks of which one is too many.
fn doubled(place: Place<'_>) -> Option<Finding> {
    let (first, before) = (place.char(), place.previous()?);
    let next = match place.touching_next() {
        Some(next) => next,
        // `, ,` is what a lost word leaves.
        None => place.next().filter(|next| first == ',' && next.char() == ',' && next.is_mark())?,
    };
    let second = next.char();
    let touches = |place: Place<'_>| place.touching_previous().map_or(' ', |before| before.char());
    if !next.is_mark() || is_stop(touches(place)) || next.touching_next().is_some_and(|after| is_stop(after.char())) {
        return None;
    }
    // A period that belongs to an abbreviation may be followed by another mark.
    let word = before.is_word() && before.span().end == place.span().start;
    let plain = word && before.case() == Case::Lower && before.letters() >= 5 && !place.prose.language.is_abbreviation(before.text());
    let inner = before.touching_previous().is_some_and(|mark| matches!(mark.char(), '.' | '/' | '@'));
    let (wanted, trust) = match (first, second) {
        (',', ',') if touches(place) != ',' && !opens_quotation(next) => (',', Safety::Safe),
        (';', ';') => (';', Safety::Safe),
        ('.', '.') => {
            let ends = next.next().is_none_or(|after| !next.gap_after().is_empty() && (after.is_capitalised() || after.is_mark()));
            let path = next.touching_next().is_some_and(|after| after.char() == '/' || !after.is_mark());
            if path || !(before.is_word() || before.is_number() || before.is_mark() && matches!(before.char(), ')' | '"' | '”' | '“' | '»'))
            {
                return None;
            }
            ('.', if ends && word { Safety::Safe } else { Safety::Suggest })
        }
        (',' | ';' | ':', '.') if word => ('.', Safety::Unsafe),
        ('.', ',' | ';' | ':') if plain && !inner => (second, Safety::Unsafe),
        (',', ';' | ':') | (';', ':') if word => (second, Safety::Unsafe),
        (';' | ':', ',') | (':', ';') if word => (first, Safety::Unsafe),
        ('?' | '!', '.') if word && plain => (first, Safety::Unsafe),
        _ => return None,
    };
    // `1,.5`, `:;`, smileys and the like
    if next.touching_next().is_some_and(|after| after.is_number() || matches!(after.char(), '-' | '/' | '\\')) || place.is_in_address() {
        return None;
    }
    let span = Span::new(place.span().start, next.span().end);
    Some(Finding::new("doubled", span).replace(format!("leave one “{wanted}”"), span, wanted.to_string()).trust(trust))
}

fn is_stop(mark: char) -> bool {
    matches!(mark, '.' | ',' | ';' | ':' | '!' | '?' | '…')
}

/// Whether the second of two commas is the first half of a low quotation mark: `,,so''`.
fn opens_quotation(second: Place<'_>) -> bool {
    second.touching_next().is_some_and(|next| !next.is_mark())
        && second.touching_previous().is_some_and(|first| !first.gap_before().is_empty())
}

/// A full stop or comma before a closing quotation mark and another one after it.
fn both_sides(prose: &Prose<'_>, quotations: &Quotations, findings: &mut Vec<Finding>) {
    let stop = prose.language.marks.stop_at_quote;
    let outside = stop == StopAtQuote::Outside;
    for mark in quotations.marks.iter().filter(|mark| mark.role == Role::Close) {
        let Some((before, after)) = stops(prose, mark) else { continue };
        let (Some(before), Some(after)) = (before, after) else { continue };
        let text = |token: &Token| token.text(prose.text).chars().next().unwrap_or(' ');
        let (inner, outer) = (text(before), text(after));
        let index = mark.token;
        let word = index.checked_sub(2).and_then(|index| prose.tokens.get(index));
        let Some(word) = word.filter(|word| word.span.end == before.span.start) else { continue };
        let dotted = index.checked_sub(3).and_then(|index| prose.tokens.get(index)).is_some_and(|dot| dot.is_mark(prose.text, '.'));
        // `“the U.S.”.` and `«и т. д.».` end in an abbreviation, `«Wait...».` in an ellipsis.
        let short = word.kind != TokenKind::Mark && (dotted || word.text(prose.text).chars().count() < 3);
        let abbreviation = inner == '.' && (short || !word.is_word() || prose.language.is_abbreviation(word.text(prose.text)));
        if abbreviation || word.kind == TokenKind::Mark && is_stop(text(word)) {
            continue;
        }
        let drop = |token: &Token| Edit { span: token.span, replacement: String::new() };
        let (edits, trust) = match (inner, outer) {
            ('.', '.') | (',', ',') => (vec![drop(if outside { before } else { after })], Safety::Safe),
            (',', '.') | ('.', ',') if stop == StopAtQuote::Inside => {
                let edit = Edit { span: before.span, replacement: outer.to_string() };
                (if inner == outer { vec![drop(after)] } else { vec![edit, drop(after)] }, Safety::Unsafe)
            }
            (',', '.') | ('.', ',') => (vec![drop(before)], Safety::Unsafe),
            _ => continue,
        };
        let span = Span::new(before.span.start, after.span.end);
        findings.push(Finding::new("both-sides", span).edits("leave one mark", edits).trust(trust));
    }
}

/// The full stop or comma right before the mark, and the one right after it.
fn stops<'p>(prose: &'p Prose<'_>, mark: &QuoteMark) -> Option<(Option<&'p Token>, Option<&'p Token>)> {
    let width = if mark.family == Family::Ascii { 2 } else { 1 };
    let paragraph = prose.paragraphs.get(mark.paragraph)?;
    let stop = |token: &&Token| token.is_mark(prose.text, '.') || token.is_mark(prose.text, ',');
    let before = mark.token.checked_sub(1).filter(|&index| index >= paragraph.tokens().start).and_then(|index| prose.tokens.get(index));
    let after = Some(mark.token + width).filter(|&index| index < paragraph.tokens().end).and_then(|index| prose.tokens.get(index));
    let before = before.filter(stop).filter(|token| token.span.end == mark.span.start);
    Some((before, after.filter(stop).filter(|token| token.span.start == mark.span.end)))
}

/// Full stops and commas now before, now after the closing mark of quoted fragments. Whole sentences are compared with
/// each other, and for their commas only: they keep their own full stop in every style.
fn order(prose: &Prose<'_>, quotations: &Quotations, findings: &mut Vec<Finding>) {
    let (mut inside, mut outside) = (Vec::new(), Vec::new());
    let (mut spoken_inside, mut spoken_outside, mut surely_spoken) = (Vec::new(), Vec::new(), Vec::new());
    for (open, close) in quotations.pairs() {
        let first = prose.tokens.get(open.token + 1).filter(|token| token.is_word() && token.case == Case::Lower);
        let leads = open.token.checked_sub(1).and_then(|index| prose.tokens.get(index));
        // Marks of other languages are the business of `quotes`, and bring their own order.
        let foreign = matches!(close.family, Family::Guillemets | Family::Corner);
        if open.paragraph != close.paragraph || open.depth > 0 || foreign {
            continue;
        }
        if first.is_none() || !leads.is_some_and(Token::is_word) {
            match stops(prose, close) {
                Some((Some(stop), None)) if stop.is_mark(prose.text, ',') => spoken_inside.push((stop, close)),
                Some((None, Some(stop))) if stop.is_mark(prose.text, ',') => {
                    spoken_outside.push((stop, close));
                    if is_speech(prose, open, close) {
                        surely_spoken.push((stop, close));
                    }
                }
                _ => {}
            }
            continue;
        }
        match stops(prose, close) {
            Some((Some(stop), None)) => inside.push((stop, close)),
            Some((None, Some(stop))) => outside.push((stop, close)),
            _ => {}
        }
    }
    let (few, many) = if inside.len() > outside.len() { (&outside, &inside) } else { (&inside, &outside) };
    let is_style = |few: usize, many: usize| many > few && many > 1;
    if is_style(few.len(), many.len()) {
        swap(prose, few, many, findings);
    }
    // After what somebody says, “…,” he said, all styles have the comma inside.
    if is_style(spoken_outside.len(), spoken_inside.len()) {
        swap(prose, &spoken_outside, &spoken_inside, findings);
    } else if spoken_inside.len() >= surely_spoken.len() {
        swap(prose, &surely_spoken, &spoken_inside, findings);
    }
}

/// Whether the quotation is what somebody says rather than a title: it opens a paragraph or a sentence and has some length.
fn is_speech(prose: &Prose<'_>, open: &QuoteMark, close: &QuoteMark) -> bool {
    let before = open.token.checked_sub(1).filter(|&index| index >= prose.paragraphs[open.paragraph].tokens().start);
    let starts = before.is_none_or(|index| matches!(prose.tokens[index].text(prose.text), "." | "!" | "?" | "…" | ":"));
    starts && prose.tokens[open.token..close.token].iter().filter(|token| token.is_word()).count() > 3
}

/// Reports the `few` that stand otherwise than the `many`.
fn swap(prose: &Prose<'_>, few: &[(&Token, &QuoteMark)], many: &[(&Token, &QuoteMark)], findings: &mut Vec<Finding>) {
    let Some((other, mark)) = many.first() else { return };
    for (stop, close) in few {
        let span = Span::new(stop.span.start.min(close.span.start), stop.span.end.max(close.span.end));
        let (stop_text, close_text) = (stop.text(prose.text), close.span.text(prose.text));
        let swapped =
            if stop.span.start < close.span.start { format!("{close_text}{stop_text}") } else { format!("{stop_text}{close_text}") };
        let first = Span::new(other.span.start.min(mark.span.start), other.span.end.max(mark.span.end));
        let finding = Finding::new("order-mixed", span).replace(format!("write {swapped}"), span, swapped);
        findings.push(finding.related(first, "the order that prevails in the document"));
    }
}

/// A mark of Chinese or Japanese print in a text of another script. Corner brackets are the business of `quotes`, and
/// `【】` is layout, which goes as a pair.
fn fullwidth(place: Place<'_>) -> Option<Finding> {
    let plain = match place.char() {
        '。' | '．' | '｡' => ".",
        '，' | '、' | '､' => ",",
        '：' => ":",
        '；' => ";",
        '！' => "!",
        '？' => "?",
        '（' => "(",
        '）' => ")",
        '［' => "[",
        '］' => "]",
        '％' => "%",
        _ => return None,
    };
    let asian = |place: Place<'_>| matches!(place.token().script, Script::Han | Script::Kana | Script::Hangul);
    let (before, after) = (place.previous(), place.next());
    if before.is_some_and(asian) || after.is_some_and(asian) {
        return None;
    }
    let letters = |place: Option<Place<'_>>| place.is_some_and(|place| place.is_word() || place.is_number());
    if !letters(before) && !letters(after) {
        return None;
    }
    let opens = matches!(plain, "(" | "[");
    let space_before = opens && letters(place.touching_previous());
    let space_after = !opens && plain != "%" && letters(place.touching_next());
    let wanted = format!("{}{plain}{}", if space_before { " " } else { "" }, if space_after { " " } else { "" });
    Some(Finding::new("fullwidth", place.span()).value("plain", plain).replace(format!("write “{plain}”"), place.span(), wanted))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::found;

    fn bad(lang: &str, text: &str, fault: &str, fixed: &str) {
        let all = found(&Punctuation, lang, text);
        assert_eq!(all.len(), 1, "{text}: {all:?}");
        assert_eq!((all[0].0, all[0].2.as_deref()), (fault, Some(fixed)));
    }

    #[test]
    fn marks_too_many() {
        bad("en", "The ministry,, which paid", "doubled", "The ministry, which paid");
        bad("en", "The votes were counted.. Then it rained.", "doubled", "The votes were counted. Then it rained.");
        bad("en", "\"We have won.\". He left.", "both-sides", "\"We have won.\" He left.");
        bad("ru", "«Мы победили.». Он ушел.", "both-sides", "«Мы победили». Он ушел.");
        bad("en", "He left......... Then he came.", "long-ellipsis", "He left... Then he came.");
        bad("en", "It was open，and cold.", "fullwidth", "It was open, and cold.");
        bad(
            "en",
            "A “first” and “so it was”, a “then”, and a “third.”",
            "order-mixed",
            "A “first” and “so it was”, a “then”, and a “third”.",
        );
        bad(
            "en",
            "“We won,” he said. “We sang,” she said. “It rained”, they said.",
            "order-mixed",
            "“We won,” he said. “We sang,” she said. “It rained,” they said.",
        );
        bad(
            "en",
            "“We sang all night,” he said. “We slept all day”, she said.",
            "order-mixed",
            "“We sang all night,” he said. “We slept all day,” she said.",
        );
    }

    #[test]
    fn marks_without_partner() {
        assert_eq!(found(&Punctuation, "en", "(The officials said so.")[0].1, "(");
        assert_eq!(found(&Punctuation, "en", "The officials) said so.")[0].1, ")");
    }

    #[test]
    fn left_alone() {
        for good in [
            "Acme Co., Ltd., the U.S., etc., and 9 p.m.; so what?! Well...",
            "1) first, a) second :) and (so\n\nit goes on) here.",
            "a.) the pumps failed, b.) the gates stuck, and 3.) or IV.) or bb) follow.",
            "He wrote “in the U.S.”. She read “Wait...”. ../path and 5..10 stay.",
            "“We have won,” he said. It was “so”.",
            "“We sang all night,” he said. Her book, “The Long Night of Love”, is out.",
        ] {
            assert_eq!(found(&Punctuation, "en", good), [], "{good}");
        }
        assert_eq!(found(&Punctuation, "en", "The paper 人民日報，北京 said."), []);
    }
}
