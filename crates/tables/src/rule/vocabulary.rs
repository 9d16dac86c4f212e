//! Words in braces that patterns of rules may use, such as `Reading time: {duration}`: what many rules must find is written once,
//! in `vocabulary.toml` beside this file, and each of them finds all its forms.

use super::pattern::PatternError;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

/// The words, each with the regexes of which one must match.
static WORDS: LazyLock<BTreeMap<String, Vec<String>>> = LazyLock::new(|| {
    let parsed = toml::from_str(include_str!("vocabulary.toml"));
    parsed.unwrap_or_else(|error| unreachable!("vocabulary.toml: {error}"))
});

/// Words stand in words no deeper than this.
const DEEPEST: usize = 4;

/// The escapes that take something in braces.
const BRACED: [&str; 9] = [r"\p{", r"\P{", r"\x{", r"\u{", r"\U{", r"\b{start}", r"\b{end}", r"\b{start-half}", r"\b{end-half}"];

/// A regex with each word replaced by what it stands for.
#[derive(Debug)]
pub struct Expanded<'r> {
    /// The regex without words in braces.
    pub regex: Cow<'r, str>,
    /// Where the words stood as written, and where they stand now, in bytes.
    replaced: Vec<(Range<usize>, Range<usize>)>,
}

impl Expanded<'_> {
    /// The byte of the regex as it was written, by the byte of the expanded one. Within a word it is the word's.
    pub fn written(&self, offset: usize) -> usize {
        match self.replaced.iter().rev().find(|(_, now)| now.start <= offset) {
            Some((written, now)) if offset < now.end => written.start,
            Some((written, now)) => written.end + (offset - now.end),
            None => offset,
        }
    }
}

/// Replaces the words of `regex`. A brace before a letter opens a word, except behind an escape that takes one (`\p{Lu}`).
///
/// # Errors
///
/// The first word that there is not, with its place.
pub fn expand(regex: &str) -> Result<Expanded<'_>, PatternError> {
    expand_to(regex, DEEPEST)
}

fn expand_to(regex: &str, depth: usize) -> Result<Expanded<'_>, PatternError> {
    let mut expanded = Expanded { regex: Cow::Borrowed(regex), replaced: Vec::new() };
    let mut rest = 0;
    let mut now = String::new();
    while let Some(word) = next_word(regex, rest) {
        let name = &regex[word.start + 1..word.end - 1];
        let meanings = WORDS.get(name).filter(|_| depth > 0).ok_or_else(|| unknown(name, word.start))?;
        now.push_str(&regex[rest..word.start]);
        let start = now.len();
        now.push_str("(?:");
        for (number, meaning) in meanings.iter().enumerate() {
            now.push_str(if number == 0 { "" } else { "|" });
            now.push_str(&expand_to(meaning, depth - 1)?.regex);
        }
        now.push(')');
        expanded.replaced.push((word.clone(), start..now.len()));
        rest = word.end;
    }
    if rest > 0 {
        now.push_str(&regex[rest..]);
        expanded.regex = Cow::Owned(now);
    }
    Ok(expanded)
}

fn unknown(name: &str, offset: usize) -> PatternError {
    let known: Vec<String> = WORDS.keys().map(|word| format!("{{{word}}}")).collect();
    PatternError {
        message: format!("there is no word `{{{name}}}`; expected one of {}; write `\\{{` for the sign itself", known.join(", ")),
        offset: Some(offset),
    }
}

/// Where the next word stands from byte `from` on, with its braces.
fn next_word(regex: &str, from: usize) -> Option<Range<usize>> {
    let bytes = regex.as_bytes();
    let mut at = from;
    while at < bytes.len() {
        match bytes[at] {
            // An escape takes the sign behind it, and some also what stands in braces behind that.
            b'\\' => {
                let braced = BRACED.iter().any(|escape| regex[at..].starts_with(escape));
                at += if braced { regex[at..].find('}').unwrap_or(2) } else { 2 };
            }
            b'{' if bytes.get(at + 1).is_some_and(u8::is_ascii_lowercase) => {
                return regex[at..].find('}').map(|length| at..at + length + 1);
            }
            _ => at += 1,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::pattern;

    fn matches(word: &str, text: &str) -> bool {
        let hir = pattern::parse(&format!(r"\A{{{word}}}\z")).unwrap_or_else(|error| panic!("{word}: {error:?}"));
        let regex = regex_automata::meta::Regex::builder().build_from_hir(&hir).unwrap_or_else(|error| panic!("{error}"));
        regex.is_match(text)
    }

    #[test]
    fn each_word_finds_its_forms() {
        for (word, texts) in [
            ("number", "4|12,500|1.2k|three|zwei|две|5000"),
            (
                "date",
                "9 September 2022|September 9|Friday, 12 September 2025|09.09.2022|2022-09-09|9. September|le 9 septembre 2022|9 сентября 2022 года|today|5 мая|9 de mayo de 2023|Sept. 2022",
            ),
            ("time", "18:30|6.30 p.m.|18h30|9 am|18.30 Uhr|10:00 GMT|18:30 MSK|10:15 AM ET"),
            ("duration", "4 min|4 minutes|1 hour 5 minutes|about three minutes|3:45|4-minute|2 хв|5 Min.|6 min 12 sec|zwei Stunden"),
            ("ago", "3 hours ago|vor 3 Stunden|il y a 3 heures|hace dos días|3 часа назад|2 години тому|just now|before 3 hours|5h ago"),
            ("name", "Ann Berg|Ludwig van der Aa|Анна Берг"),
            ("agency", "dpa|AFP|Getty Images|РИА Новости|NurPhoto"),
            ("outlet", "Harbour Post|The Bay Times|Neue Zeitung|harbour.example|Le Phare|Bay Courier News"),
            ("mail", "ann.berg@harbour.example"),
            ("network", "Facebook|X|Google News|Telegram"),
        ] {
            for text in texts.split('|') {
                assert!(matches(word, text), "{{{word}}} does not find {text:?}");
            }
        }
        for (word, texts) in [
            ("date", "32 May|9 bridges|May"),
            ("time", "98:30|18"),
            ("duration", "4 boats|soon"),
            ("agency", "ap|Bridge"),
            ("name", "the bay"),
        ] {
            for text in texts.split('|') {
                assert!(!matches(word, text), "{{{word}}} finds {text:?}");
            }
        }
    }

    #[test]
    fn a_word_is_no_escape_and_no_repetition() {
        let regex = r"\p{Lu}\x{e9}\u{e9}\d{2,3}a{2}\{date}\b{start}";
        assert!(matches!(expand(regex), Ok(expanded) if expanded.regex == regex));
        assert_eq!(expand("seen {dates}").err().and_then(|error| error.offset), Some(5));
    }

    #[test]
    fn a_mistake_behind_a_word_is_placed_as_it_was_written() {
        let error = pattern::parse("{agency} ab(c").err();
        assert_eq!(error.and_then(|error| error.offset), Some("{agency} ab".len()));
    }
}
