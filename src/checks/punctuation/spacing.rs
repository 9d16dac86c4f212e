//! Spaces at punctuation marks: too many, too few, or on the wrong side.
//!
//! Subword models and careless joining of segments leave them; a reader sees them at once, and a fix loses nothing.

use crate::article::Article;
use crate::checks::{Asked, Check, Finding};
use crate::lang::Language;
use crate::text::cursor::{Place, is_blank, marks};
use crate::text::{Case, Prose, Script, Span, Token, TokenKind};

pub(crate) struct Spacing;

impl Check for Spacing {
    fn name(&self) -> &'static str {
        "spacing"
    }

    fn faults(&self) -> &'static [&'static str] {
        &[
            "double-space",
            "space-before-mark",
            "missing-space-after-sentence",
            "missing-space-after-comma",
            "missing-space-before-bracket",
            "space-in-brackets",
            "space-before-apostrophe",
        ]
    }

    fn run(&self, article: &Article<'_>, asked: &Asked<'_>, findings: &mut Vec<Finding>) {
        let prose = &article.target;
        double_spaces(prose, findings);
        let apostrophe = asked.looks_for("space-before-apostrophe");
        // The typographic apostrophe begins with the last.
        let wanted = |byte| matches!(byte, b',' | b'.' | b'!' | b'?' | b';' | b':' | b'(' | b'[' | b'\'' | 0xe2);
        for place in marks(prose, wanted) {
            findings.extend(match place.char() {
                ',' | '.' | '!' | '?' | ';' | ':' if place.is_set_as_usual() => None,
                ',' => space_before(place).or_else(|| after_comma(place)),
                '.' | '!' | '?' => space_before(place).or_else(|| after_sentence(place)),
                ';' | ':' => space_before(place),
                '(' => before_bracket(place).or_else(|| in_brackets(place, ')')),
                '[' => in_brackets(place, ']'),
                '\'' | '’' if apostrophe => before_apostrophe(place),
                _ => None,
            });
        }
    }
}

/// Two or more spaces between two tokens of a line.
fn double_spaces(prose: &Prose<'_>, findings: &mut Vec<Finding>) {
    let start = findings.len();
    // How many sentences are parted by two spaces.
    let mut double = 0;
    for paragraph in &prose.paragraphs {
        let tokens = prose.tokens_of(paragraph);
        let mut at = 0;
        while let Some(found) = tokens[at..].windows(2).position(|pair| pair[1].span.start > pair[0].span.end + 1) {
            let before = &tokens[at + found];
            at += found + 1;
            let gap = Span::new(before.span.end, tokens[at].span.start);
            let blanks = gap.text(prose.text);
            // More than three spaces set a table; a bullet may stand at any distance from its text.
            if !is_blank(blanks) || !(2..=3).contains(&blanks.chars().count()) || at == 1 && before.kind == TokenKind::Mark {
                continue;
            }
            let stop = matches!(before.text(prose.text), "." | "!" | "?");
            double += usize::from(stop);
            let fault = Finding::new("double-space", gap);
            findings.push(fault.replace("leave one space", gap, if blanks.contains('\u{a0}') { "\u{a0}" } else { " " }));
        }
    }
    // Who types two throughout means it.
    if double >= 3 && double > sentences_after_one_space(prose) {
        let stop = |finding: &Finding| prose.text[..finding.span.start as usize].ends_with(['.', '!', '?']);
        let kept: Vec<Finding> = findings.drain(start..).filter(|finding| !stop(finding)).collect();
        findings.extend(kept);
    }
}

/// How many sentences one space parts from the sentence before.
fn sentences_after_one_space(prose: &Prose<'_>) -> usize {
    let parted = |pair: &&[Token]| {
        let stop = matches!(prose.text.as_bytes()[pair[0].span.start as usize], b'.' | b'!' | b'?');
        stop && pair[1].span.start - pair[0].span.end == 1
    };
    prose.paragraphs.iter().map(|paragraph| prose.tokens_of(paragraph).windows(2).filter(parted).count()).sum()
}

fn text_of<'p>(place: Place<'p>, span: Span) -> &'p str {
    span.text(place.prose.text)
}

/// Whether the language may set a space before `mark`; unknown languages may be French.
fn takes_space(language: &Language, mark: char) -> bool {
    language.space_before.contains(&mark) || language.marks.may_space_before.contains(&mark)
}

fn space_before(place: Place<'_>) -> Option<Finding> {
    let (gap, mark) = (place.gap_before(), place.char());
    if gap.is_empty() || takes_space(place.prose.language, mark) || !is_blank(text_of(place, gap)) {
        return None;
    }
    let previous = place.previous()?;
    let closing = previous.is_mark() && matches!(previous.char(), ')' | ']' | '”' | '»' | '“' | '"' | '%' | '’' | '°' | '€' | '$');
    // `Word "quoted" .` has a closing mark before the gap, `he said " .` an opening one.
    let closing = closing && (!matches!(previous.char(), '"' | '“' | '»') || previous.touching_previous().is_some());
    if !(previous.is_word() || previous.is_number() || closing) {
        return None;
    }
    let glued = place.touching_next();
    // `The ferry left .The crew rested`; `.NET` and `.Com` are names, and nothing tells a name from a word where nouns have capitals.
    let stop = mark == '.' && glued.is_some_and(|next| opens_sentence(place.prose.language, next)) && previous.case() == Case::Lower;
    let comma = mark == ',' && glued.is_some_and(|next| next.is_word() && next.letters() > 1);
    match glued {
        None => {}
        // `word ,word` has its space on the wrong side.
        Some(_) if comma || stop => {}
        Some(next) if matches!(next.char(), '"' | '”' | '»' | '“' | '’' | ')') && mark != ':' && mark != ';' && next.is_mark() => {}
        // `...`, `:-)`, `.NET`, `.5`, `!=`
        Some(_) => return None,
    }
    let after = place.next();
    // `. . .`; `16 : 9`; `a : b` of a ratio.
    if after
        .is_some_and(|next| next.is_mark() && matches!(next.char(), '.' | ',') || mark == ':' && previous.is_number() && next.is_number())
    {
        return None;
    }
    let face = |next: Place<'_>| next.char() == ')' || next.char() == '(' && !next.gap_after().is_empty();
    if matches!(mark, ':' | ';') && after.is_some_and(face) {
        return None;
    }
    let finding = Finding::new("space-before-mark", Span::new(gap.start, place.span().end)).value("mark", mark);
    let whole = finding.span;
    let mended = if comma || stop { format!("{mark} ") } else { mark.to_string() };
    Some(finding.replace(format!("delete the space before “{mark}”"), whole, mended))
}

/// Whether `word` has the capital of a sentence that it opens, for others follow it.
fn opens_sentence(language: &Language, word: Place<'_>) -> bool {
    let goes_on = word.next().is_some_and(|next| next.is_word() && !word.gap_after().is_empty());
    word.is_word() && word.case() == Case::Title && goes_on && !is_domain(word.text()) && !language.is_abbreviation(word.text())
}

/// Ends of names in the domain name system that are glued to a word so often that a capital there starts no sentence.
const DOMAINS: [&str; 40] = [
    "com", "net", "org", "de", "ru", "ua", "uk", "eu", "fr", "pl", "js", "py", "biz", "info", "tv", "gov", "edu", "io", "co", "aero", "ai",
    "app", "cn", "jp", "ch", "at", "es", "it", "by", "kz", "us", "ca", "me", "fm", "today", "news", "media", "online", "life", "club",
];

fn after_sentence(place: Place<'_>) -> Option<Finding> {
    let (before, next) = (place.touching_previous()?, place.touching_next()?);
    let scripts = |place: Place<'_>| matches!(place.token().script, Script::Latin | Script::Cyrillic | Script::Greek);
    if !next.is_word() || next.case() != Case::Title || !scripts(next) {
        return None;
    }
    let year = before.is_number() && before.text().len() == 4 && before.text().bytes().all(|b| b.is_ascii_digit());
    let word = before.is_word() && scripts(before) && before.letters() >= 2;
    if !(year || word) || before.token().script != next.token().script && word {
        return None;
    }
    let language = place.prose.language;
    // After a capitalised word and before a domain only a sentence that goes on in lower case is one.
    let goes_on = next.next().is_some_and(|after| !next.gap_after().is_empty() && after.is_word() && after.case() == Case::Lower);
    let sentence = match before.case() {
        _ if next.letters() < 2 => {
            matches!(next.text(), "I" | "A" | "В" | "И" | "С" | "У" | "О" | "Я" | "А") && goes_on && before.case() == Case::Lower
        }
        _ if language.is_abbreviation(before.text()) => false,
        Case::Lower => {
            // No domain is written `It`.
            let plain = next.case() == Case::Title && next.letters() == 2;
            !is_domain(next.text()) || goes_on && (plain || is_function_word(language, next.text()))
        }
        Case::Title | Case::Upper | Case::None => {
            // A German noun ends many a sentence, and another begins the next.
            let opener = language.noun_capitals
                && matches!(next.text(), "Am" | "Das" | "Der" | "Die" | "Doch" | "Ein" | "Eine" | "Es" | "Im" | "In" | "Mit")
                && next.next().is_some_and(|after| !next.gap_after().is_empty() && after.is_word());
            place.char() == '.' && (goes_on && !is_domain(next.text()) || opener) && before.letters() >= 4
        }
        Case::Mixed => false,
    };
    let alone = before.touching_previous().is_none_or(|mark| !matches!(mark.char(), '.' | '@' | '/' | '#' | ':'))
        && next.touching_next().is_none_or(|mark| !matches!(mark.char(), '@' | '/' | '(' | '_' | '='));
    let dotted = next.touching_next().is_some_and(|mark| mark.char() == '.' && mark.touching_next().is_some_and(|word| word.is_word()));
    if !sentence || !alone || dotted || place.is_in_address() {
        return None;
    }
    let at = Span::new(place.span().end, place.span().end);
    let span = Span::new(before.span().start, next.span().end);
    Some(Finding::new("missing-space-after-sentence", span).replace("insert a space after the sentence", at, " "))
}

fn is_domain(word: &str) -> bool {
    word.len() <= 6 && DOMAINS.iter().any(|domain| word.eq_ignore_ascii_case(domain))
}

fn is_function_word(language: &Language, word: &str) -> bool {
    language.function_words.binary_search(&word.to_lowercase().as_str()).is_ok()
}

fn after_comma(place: Place<'_>) -> Option<Finding> {
    let (before, next) = (place.touching_previous()?, place.touching_next()?);
    let letters = |place: Place<'_>| {
        place.is_word() && place.letters() >= 2 && matches!(place.token().script, Script::Latin | Script::Cyrillic | Script::Greek)
    };
    // `1,3-Butadien` is a name; four digits are a year.
    let figures = before.is_number() && before.text().bytes().all(|b| b.is_ascii_digit());
    let year = figures && (next.case() == Case::Lower || next.case() == Case::Title && before.text().len() == 4);
    if !letters(next) || !(letters(before) || year) || place.is_in_address() {
        return None;
    }
    let at = Span::new(place.span().end, place.span().end);
    let span = Span::new(before.span().start, next.span().end);
    Some(Finding::new("missing-space-after-comma", span).replace("insert a space after the comma", at, " "))
}

/// The bracket that closes `place`, not farther than a long parenthesis reaches.
fn closing(place: Place<'_>, close: char) -> Option<Place<'_>> {
    let (open, mut depth, mut at) = (place.char(), 0, place);
    for _ in 0..80 {
        at = at.next()?;
        match at.char() {
            c if at.is_mark() && c == open => depth += 1,
            c if at.is_mark() && c == close && depth == 0 => return Some(at),
            c if at.is_mark() && c == close => depth -= 1,
            _ => {}
        }
    }
    None
}

fn before_bracket(place: Place<'_>) -> Option<Finding> {
    let before = place.touching_previous().filter(|before| before.is_word() && before.letters() >= 3)?;
    let first = place.touching_next()?;
    let close = closing(place, ')')?;
    // `person(s)`, `Lehrer(innen)`, `Fe(CN)6`, `parse(text)`: only a name or several words are a remark.
    let inside = text_of(place, Span::new(place.span().end, close.span().start));
    let remark = inside.contains(' ') || first.is_capitalised() && first.letters() >= 3;
    let latin = |place: Place<'_>| matches!(place.token().script, Script::Latin | Script::Cyrillic | Script::Greek | Script::None);
    // A remark, not the arguments of a call.
    let code = inside.contains(['(', '"', '=', '_']);
    if !remark
        || code
        || !latin(before)
        || !latin(first)
        || close.touching_next().is_some_and(|next| !next.is_mark())
        || place.is_in_address()
    {
        return None;
    }
    let at = Span::new(place.span().start, place.span().start);
    let span = Span::new(before.span().start, place.span().end);
    Some(Finding::new("missing-space-before-bracket", span).replace("insert a space before the bracket", at, " "))
}

fn in_brackets(place: Place<'_>, close: char) -> Option<Finding> {
    // `: (` is a sad face, `% ( name ) s` a slot.
    if place.previous().is_some_and(|before| matches!(before.char(), ':' | ';' | '=' | '%' | '$' | '#')) {
        return None;
    }
    let first = place.next()?;
    let close = closing(place, close)?;
    let last = close.previous()?;
    // `[ ]` and `[ x ]` are boxes to tick.
    if first.index == close.index || first.index == last.index && first.letters() == 1 {
        return None;
    }
    let gaps = [place.gap_after(), close.gap_before()].map(|gap| Some(gap).filter(|gap| is_blank(text_of(place, *gap))));
    let span = match gaps {
        [Some(_), Some(_)] => Span::new(place.span().start, close.span().end),
        [Some(gap), None] if !gap.is_empty() && first.char() != ')' => Span::new(place.span().start, gap.end),
        [None, Some(gap)] if last.char() != ':' && last.char() != ';' => Span::new(gap.start, close.span().end),
        _ => return None,
    };
    let edits = gaps.into_iter().flatten().map(|span| crate::diagnostic::Edit { span, replacement: String::new() }).collect();
    Some(Finding::new("space-in-brackets", span).edits("delete the space inside the brackets", edits))
}

fn before_apostrophe(place: Place<'_>) -> Option<Finding> {
    let gap = place.gap_before();
    let before = place.previous().filter(|before| before.is_word() && is_blank(text_of(place, gap)))?;
    let ending = place.touching_next().filter(|ending| ending.is_word() && ending.touching_next().is_none_or(|next| next.char() != '-'))?;
    let fits = match ending.text() {
        "s" | "re" | "ve" | "ll" => before.letters() > 1 || before.text() == "I",
        "m" => before.text() == "I",
        "t" => before.text().ends_with('n'),
        "d" => matches!(before.text(), "he" | "she" | "they" | "we" | "I" | "you" | "He" | "She" | "They" | "We" | "You" | "who"),
        _ => false,
    };
    let span = Span::new(before.span().start, ending.span().end);
    fits.then(|| Finding::new("space-before-apostrophe", span).replace("delete the space before the apostrophe", gap, ""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::found;

    fn bad(lang: &str, text: &str, fault: &str, fixed: &str) {
        let all = found(&Spacing, lang, text);
        assert_eq!(all.len(), 1, "{text}: {all:?}");
        assert_eq!((all[0].0, all[0].2.as_deref()), (fault, Some(fixed)));
    }

    #[test]
    fn too_many() {
        bad("en", "It  ended.", "double-space", "It ended.");
        bad("en", "It ended .", "space-before-mark", "It ended.");
        bad("en", "Maps ,tents and rope", "space-before-mark", "Maps, tents and rope");
        bad("en", "The ferry left .The crew rested.", "space-before-mark", "The ferry left. The crew rested.");
        bad("en", "She said \"no\" .", "space-before-mark", "She said \"no\".");
        bad("en", "The port ( and the mole ) stayed.", "space-in-brackets", "The port (and the mole) stayed.");
        bad("en", "The firm 's plan", "space-before-apostrophe", "The firm's plan");
    }

    #[test]
    fn too_few() {
        bad("en", "It ended.Then rain fell.", "missing-space-after-sentence", "It ended. Then rain fell.");
        bad("ru", "Он сдал тест.Это стало поводом.", "missing-space-after-sentence", "Он сдал тест. Это стало поводом.");
        bad("en", "Pack maps,tents and rope", "missing-space-after-comma", "Pack maps, tents and rope");
        bad("en", "In 2019,The port was rebuilt.", "missing-space-after-comma", "In 2019, The port was rebuilt.");
        bad("en", "The bank(Sparkasse Nord) lent.", "missing-space-before-bracket", "The bank (Sparkasse Nord) lent.");
    }

    #[test]
    fn left_alone() {
        for good in [
            "See www.Example.Com, Booking.Com and Node.js at a.Smith@mail.org or x.pdf.",
            "The U.S. and the St.Petersburg line, J.Smith and the Ph.D at 5 p.m. sharp.",
            "It is .5 of .NET ... and :-) or : ( too. Then 16 : 9 it was.",
            "The person(s), the 401(k) and Fe(CN)6 stay, as does [ ] a box.",
            "He had the boys ' hats, and 's-Hertogenbosch, and 'single' words.",
            "Dear % ( name ) s, $ ( total ) it is.",
            "He wrote it in .Net and in .NET for years.",
            "The 1,3-butadiene and N,N-dimethyl of 12,000 tons.",
        ] {
            assert_eq!(found(&Spacing, "en", good), [], "{good}");
        }
        assert_eq!(found(&Spacing, "fr", "Que faire ? Rien : attendre !"), []);
    }
}
