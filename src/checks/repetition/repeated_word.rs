//! A word written twice: “the the plan”.
//!
//! Many words stand twice by right: names (Bora Bora), a pronoun after a relative one (“die die”, “nous nous”), words
//! doubled for weight (“a long long way”). So function words that never do are known by a list, and other words count
//! only where neither case, hyphen nor habit explains them.

use crate::article::Article;
use crate::checks::{Asked, Check, Finding, Params};
use crate::diagnostic::Safety;
use crate::lang::particles::{OF_SURNAMES, is_sound};
use crate::text::cursor::{char_after, char_before};
use crate::text::{BlockKind, Case, Paragraph, Script, Span, Token};
use crate::word::same_word;

/// See the module. `except`: words that may stand twice.
pub(crate) struct RepeatedWord;

impl Check for RepeatedWord {
    fn name(&self) -> &'static str {
        "repeated-word"
    }

    fn faults(&self) -> &'static [&'static str] {
        &["function", "content"]
    }

    fn params(&self) -> &'static [&'static str] {
        &["except"]
    }

    fn run(&self, article: &Article<'_>, asked: &Asked<'_>, findings: &mut Vec<Finding>) {
        let text = article.target.text;
        for (number, paragraph) in article.target.paragraphs.iter().enumerate() {
            let tokens = article.target.tokens_of(paragraph);
            let wrapped = article.target.paragraphs.get(number + 1).and_then(|next| across_lines(article, paragraph, next));
            findings.extend(wrapped);
            let mut last = 0;
            // A word has the hash of the one before where it is the same, and hardly anywhere else.
            while let Some(found) = tokens[last..].windows(2).position(|pair| pair[0].hash == pair[1].hash) {
                let first = last + found;
                last = first + 1;
                if !repeats(text, &tokens[first], &tokens[last]) {
                    continue;
                }
                while last + 1 < tokens.len() && repeats(text, &tokens[last], &tokens[last + 1]) {
                    last += 1;
                }
                findings.extend(judge(article, asked.params, &tokens[first..=last], tokens.get(last + 1)));
            }
        }
    }
}

/// A function word that ends one line of a wrapped paragraph and starts the next.
fn across_lines(article: &Article<'_>, line: &Paragraph, next: &Paragraph) -> Option<Finding> {
    let text = article.target.text;
    let (first, second) = (article.target.tokens_of(line).last()?, article.target.tokens_of(next).first()?);
    if first.hash != second.hash {
        return None;
    }
    let after = article.target.tokens_of(next).get(1)?;
    let gap = text.get(line.span.end as usize..next.span.start as usize)?;
    let wrapped = line.kind == BlockKind::Paragraph && next.kind == BlockKind::Paragraph && gap.matches('\n').count() == 1;
    let lower = first.case == Case::Lower && second.case == Case::Lower && after.case == Case::Lower;
    let language = article.target.language;
    let word = second.text(text);
    let function = wrapped && lower && repeats(text, first, second) && is_twice_never(language.limits.twice, word);
    (function && !language.is_repeatable(word) && after.span.start > second.span.end).then(|| {
        let trust = if is_twice_never(language.limits.once, word) { Safety::Safe } else { Safety::Unsafe };
        Finding::new("function", second.span)
            .trust(trust)
            .value("word", word)
            .related(first.span, "the same word at the end of the line before")
            .replace("delete the repeated word", Span::new(second.span.start, after.span.start), "")
    })
}

/// Whether `second` is the word `first` again, with white space and nothing else between them.
fn repeats(text: &str, first: &Token, second: &Token) -> bool {
    first.hash == second.hash
        && first.is_word()
        && second.is_word()
        && second.span.start > first.span.end
        && matches!(first.script, Script::Latin | Script::Cyrillic | Script::Greek)
        && same_word(first.text(text), second.text(text))
}

/// What to say of `run`, a word that stands at least twice; `next` follows it.
fn judge(article: &Article<'_>, params: &Params, run: &[Token], next: Option<&Token>) -> Option<Finding> {
    let text = article.target.text;
    let (first, last) = (run.first()?, run.last()?);
    let word = last.text(text);
    // A lone capital at the start is the sentence's; any other is a name's, as is “iPhone”.
    let plain = run[1..].iter().all(|token| token.case == Case::Lower) && matches!(first.case, Case::Lower | Case::Title);
    // Four and more are a loop.
    if !plain || run.len() > 3 || is_joined(text, first, last) {
        return None;
    }
    // “и и. о. директора”, “в в. Новгороде”: the second letter is an abbreviation.
    if char_after(text, last.span.end as usize) == Some('.') && word.chars().nth(1).is_none() {
        return None;
    }
    let span = Span::new(first.span.start, last.span.end);
    let language = article.target.language;
    let opens = first.case == Case::Title && is_twice_never(language.limits.opening, word);
    if language.is_repeatable(word) && !opens || params.except.iter().any(|except| except == word) {
        return None;
    }
    let function = opens || is_twice_never(language.limits.twice, word);
    // “de de Gaulle”, “von von der Leyen”: a preposition before a name that starts with one.
    if function
        && OF_SURNAMES.contains(&word)
        && next.is_some_and(|next| next.case == Case::Title || OF_SURNAMES.contains(&next.text(text)))
    {
        return None;
    }
    if !function
        && (word.chars().count() < 4
            || language.limits.emphatic.is_none_or(|words| words.binary_search(&word).is_ok())
            || is_sound(word)
            || article.is_quoted(span))
    {
        return None;
    }
    let trust = if first.case == Case::Lower && is_twice_never(language.limits.once, word) { Safety::Safe } else { Safety::Unsafe };
    let finding = Finding::new(if function { "function" } else { "content" }, span).value("word", word);
    Some(finding.replace("delete the repeated word", Span::new(first.span.end, last.span.end), "").trust(trust))
}

/// Whether the sorted `words` hold `word`: none of them rightly stands twice in a row.
fn is_twice_never(words: &[&str], word: &str) -> bool {
    words.binary_search(&word).is_ok()
}

/// Whether either end is part of something longer: “day-to-day day”, “two two-year terms”, “#art art”.
fn is_joined(text: &str, first: &Token, last: &Token) -> bool {
    let glue = |c: char| matches!(c, '-' | '‑' | '–' | '/' | '_' | '@' | '#' | '\'' | '’' | '.' | '=' | '+' | '*' | '&');
    char_before(text, first.span.start as usize).is_some_and(glue)
        || char_after(text, last.span.end as usize).is_some_and(|c| glue(c) && c != '.' || c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::{findings, fixed, places};

    #[test]
    fn function_words() {
        let text = "They saw the the plan, and a a map.";
        assert_eq!(places(&RepeatedWord, "en", text), [("function", "the the"), ("function", "a a")]);
        assert_eq!(fixed(&RepeatedWord, "en", text), "They saw the plan, and a map.");
        assert_eq!(fixed(&RepeatedWord, "en", "The the  the mayor left."), "The mayor left.");
        assert_eq!(fixed(&RepeatedWord, "de", "Er kam und und ging."), "Er kam und ging.");
        assert_eq!(fixed(&RepeatedWord, "uk", "Він приїхав до до Львова."), "Він приїхав до Львова.");
    }

    #[test]
    fn only_what_never_stands_twice_is_deleted_unread() {
        let trust = |lang: &str, text: &str| findings(&RepeatedWord, lang, text).first().map(|finding| finding.trust);
        for (lang, text) in [("en", "They saw the the plan."), ("de", "Er kam und und ging."), ("uk", "Він приїхав і і пішов.")]
        {
            assert_eq!(trust(lang, text), Some(Safety::Safe), "{text}");
        }
        for (lang, text) in [
            ("en", "All he has has been sold, with the sum he asked for."),
            ("en", "The sum he asked for for the car was high."),
            ("de", "Sie kam mit mit Wasser gefüllten Eimern."),
            ("es", "El autobús para para recoger a los niños."),
            ("fr", "Le journal met à la une une photo du pont."),
            ("uk", "Прийшли чоловік та та жінка."),
            ("ru", "Речь шла о мерах в в целом спокойном районе."),
        ] {
            assert_eq!(trust(lang, text), Some(Safety::Unsafe), "{text}");
        }
    }

    #[test]
    fn across_a_line_end() {
        let text = "They saw the\nthe plan of the\n\nthe town.";
        assert_eq!(fixed(&RepeatedWord, "en", text), "They saw the\nplan of the\n\nthe town.");
    }

    #[test]
    fn content_words() {
        assert_eq!(fixed(&RepeatedWord, "en", "The harbour harbour was closed."), "The harbour was closed.");
        assert_eq!(fixed(&RepeatedWord, "en", "The mayor mayor mayor smiled."), "The mayor smiled.");
    }

    #[test]
    fn at_the_start_of_a_sentence() {
        assert_eq!(fixed(&RepeatedWord, "en", "There there is no way back. Who who came?"), "There is no way back. Who came?");
        assert_eq!(places(&RepeatedWord, "en", "What is there there? There, there, he said. That that is, is."), []);
    }

    #[test]
    fn words_that_may_stand_twice() {
        for (lang, text) in [
            ("en", "No no, they flew to Bora Bora with Duran Duran, a long long way."),
            ("en", "A day-to-day day, in two two-year terms: 7 7 and A A, he said, the “the” is odd."),
            ("en", "It rained and rained; what was, was."),
            ("de", "Sie sprach von von der Leyen."),
            ("de", "Die, die die die Stadt kennen, sagen, dass das das Beste ist, das sie sie lehrte."),
            ("fr", "Nous nous levons et vous vous taisez devant la statue de de Gaulle."),
            ("zh", "谢 谢 大家"),
            ("ru", "Министр и и. о. директора были в в. Новгороде, у у. е. свой курс."),
            ("uk", "Міністр і і. о. директора."),
        ] {
            assert_eq!(places(&RepeatedWord, lang, text), [], "{text}");
        }
    }
}
