//! Sentences: where one ends and the next begins, made once from the tokens.

use super::{Span, Token, TokenKind, token::Case};
use crate::lang::Language;

/// Appends the sentences of one paragraph, whose tokens are `tokens` of `text`, those at `marks` being marks. Sentences
/// cover all tokens.
///
/// A sentence ends after `.`, `!`, `?`, `…` or their full-width forms with the closing marks that follow, unless the
/// period belongs to an abbreviation, an initial or a number, or a lower-case word follows.
pub(super) fn split(text: &str, tokens: &[Token], marks: impl Iterator<Item = usize>, language: &Language, sentences: &mut Vec<Span>) {
    let [first, .., end] = tokens else {
        sentences.extend(tokens.first().map(|token| token.span));
        return;
    };
    let mut start = first.span.start;
    // Tokens before this one belong to an end that was found.
    let mut index = 0;
    for mark in marks {
        if mark < index || !is_end_mark(text, &tokens[mark]) {
            continue;
        }
        let mut last = mark;
        while last + 1 < tokens.len() && tokens[last + 1].span.start == tokens[last].span.end && closes(text, &tokens[last + 1]) {
            last += 1;
        }
        index = last + 1;
        let Some(next) = tokens.get(index) else { break };
        if is_end(text, tokens, mark, next, tokens[last].span.end, language) {
            sentences.push(Span::new(start, tokens[last].span.end));
            start = next.span.start;
        }
    }
    sentences.push(Span::new(start, end.span.end));
}

/// Whether a sentence ends where the text does, whatever closes behind its mark; a colon counts, as what follows may stand on
/// the next line.
pub(crate) fn ends_sentence(text: &str) -> bool {
    without_closing(text).ends_with(['.', '!', '?', '…', ':', '。', '！', '？', '：', '؟', '।'])
}

/// Whether the text ends as running text does: with a sentence, or with a mark behind which it goes on.
pub(crate) fn ends_in_prose(text: &str) -> bool {
    ends_sentence(text) || without_closing(text).ends_with([';', ','])
}

fn without_closing(text: &str) -> &str {
    text.trim_end().trim_end_matches(['"', '\'', '”', '“', '’', '»', '«', ')', ']', '」', '』'])
}

/// Whether the mark may end a sentence.
fn is_end_mark(text: &str, mark: &Token) -> bool {
    match text.as_bytes()[mark.span.start as usize] {
        b'.' | b'!' | b'?' => true,
        0x80.. => matches!(mark.text(text), "…" | "。" | "！" | "？"),
        _ => false,
    }
}

/// Marks that belong to the sentence whose end mark they follow directly.
fn closes(text: &str, token: &Token) -> bool {
    token.kind == TokenKind::Mark
        && matches!(token.text(text), "." | "!" | "?" | "…" | "\"" | "”" | "’" | "'" | "»" | "“" | ")" | "]" | "」" | "』" | "）")
}

fn is_end(text: &str, tokens: &[Token], mark: usize, next: &Token, end: u32, language: &Language) -> bool {
    let spaced = next.span.start > end;
    match tokens[mark].text(text) {
        "。" | "！" | "？" => return true,
        _ if !spaced => return false,
        _ if next.case == Case::Lower => return false,
        "." => {}
        _ => return true,
    }
    let Some(before) = mark.checked_sub(1).and_then(|index| tokens.get(index)) else { return true };
    if before.span.end != tokens[mark].span.start {
        return true;
    }
    let word = before.text(text);
    match before.kind {
        TokenKind::Word => {
            // An initial (`J. Smith`), or the last letter of `U.S.`: a sentence end only before a frequent opener, which
            // nobody can tell; news has far more initials.
            let initial = word.chars().count() == 1 && before.case == Case::Title;
            if initial && next.is_word() {
                return is_dotted(text, tokens, mark)
                    && language.function_words.binary_search(&next.text(text).to_lowercase().as_str()).is_ok();
            }
            let abbreviation = dotted_word(text, tokens, mark);
            let before_number = next.kind == TokenKind::Number && language.is_number_abbreviation(abbreviation);
            !before_number && !language.is_abbreviation(abbreviation)
        }
        // An ordinal of German and others: `am 3. Oktober`.
        TokenKind::Number => !(language.ordinal_period && word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit())),
        _ => true,
    }
}

/// Whether the word before `mark` is itself preceded by a letter and a period, as the `S` of `U.S.` is.
fn is_dotted(text: &str, tokens: &[Token], mark: usize) -> bool {
    mark >= 2 && tokens[mark - 2].is_mark(text, '.') && tokens[mark - 2].span.end == tokens[mark - 1].span.start
}

/// The abbreviation that ends before `mark`, with its inner periods: `e.g` of `e.g.`, `Co` of `Co.`
fn dotted_word<'t>(text: &'t str, tokens: &[Token], mark: usize) -> &'t str {
    let mut first = mark - 1;
    while first >= 2
        && tokens[first - 1].is_mark(text, '.')
        && tokens[first - 1].span.end == tokens[first].span.start
        && tokens[first - 2].is_word()
        && tokens[first - 2].span.end == tokens[first - 1].span.start
    {
        first -= 2;
    }
    Span::new(tokens[first].span.start, tokens[mark].span.start).text(text)
}
