//! Latin words left in Cyrillic text: “взломали сервер county”.
//!
//! Brands, acronyms and units stay Latin by right; a word in lower case that is none of the few borrowed ones does not.

use crate::checks::Finding;
use crate::checks::untranslated::foreign_script::Search;
use crate::text::{Case, Script, Span, TokenKind};

/// Reports the Latin words of a paragraph in Cyrillic script.
pub(crate) fn find(search: &Search<'_, '_>, findings: &mut Vec<Finding>) {
    search.latin(findings);
}

impl Search<'_, '_> {
    /// Adds what is found.
    fn latin(&self, findings: &mut Vec<Finding>) {
        // A line of names is no Cyrillic text.
        if self.tokens.iter().filter(|token| token.script == Script::Cyrillic).take(3).count() < 3 {
            return;
        }
        let mut index = 0;
        while index < self.tokens.len() {
            if self.tokens[index].script != Script::Latin || !self.tokens[index].is_word() {
                index += 1;
                continue;
            }
            // A whole run, so that one capital in it tells a name: `the New York Times`.
            let first = index;
            while index < self.tokens.len() && (self.tokens[index].script == Script::Latin || self.is_inner_mark(index)) {
                index += 1;
            }
            let last = (first..index).rev().find(|&i| self.tokens[i].is_word()).unwrap_or(first);
            index = last + 1;
            findings.extend(self.latin_run(first, last));
        }
    }

    fn is_inner_mark(&self, index: usize) -> bool {
        matches!(self.text(index), "&" | "'" | "’" | "." | "-" | "/" | "@" | "_" | ":")
            && self.tokens.get(index + 1).is_some_and(|token| token.script == Script::Latin)
    }

    fn latin_run(&self, first: usize, last: usize) -> Option<Finding> {
        let text = self.article.target.text;
        let span = Span::new(self.tokens[first].span.start, self.tokens[last].span.end);
        let run = span.text(text);
        let words = || self.tokens[first..=last].iter().filter(|token| token.is_word());
        let glue =
            |c: char| matches!(c, '-' | '‑' | '–' | '/' | '_' | '@' | '#' | '.' | '\'' | '’' | '=' | '\\' | '+') || c.is_ascii_digit();
        let glued = crate::text::cursor::char_before(text, span.start as usize).is_some_and(glue)
            || crate::text::cursor::char_after(text, span.end as usize).is_some_and(|c| glue(c) && c != '.' || c == ':');
        let plain = words().all(|token| token.case == Case::Lower);
        let letters = run.chars().filter(|c| c.is_alphabetic()).count();
        let code = run.contains(['@', '_', '/', ':', '.', '-']) || glued;
        if code || self.is_bracketed(first, last) || self.params.except.contains(&run.to_lowercase()) {
            return None;
        }
        let before = first.checked_sub(1).map_or("", |index| self.text(index));
        let quoted = matches!(before, "«" | "“" | "„" | "\"") || self.article.is_quoted(span);
        if plain {
            let number = first.checked_sub(1).is_some_and(|index| self.tokens[index].kind == TokenKind::Number);
            let known = words().all(|token| BORROWED.binary_search(&token.text(text)).is_ok());
            return (letters >= 3 && !number && !known && !quoted).then(|| Finding::new("latin-word", span).value("word", run));
        }
        let name = words().any(|token| token.case == Case::Title && token.span.len() >= 4) && !quoted;
        name.then(|| Finding::new("latin-name", span).value("word", run))
    }
}

/// Lower-case Latin words at home in Cyrillic news, sorted.
const BORROWED: &[&str] = &[
    "a",
    "ad",
    "adidas",
    "al",
    "alma",
    "alter",
    "bitcoin",
    "curriculum",
    "de",
    "dj",
    "ego",
    "email",
    "et",
    "etc",
    "ex",
    "facto",
    "fashion",
    "gr",
    "hoc",
    "in",
    "iphone",
    "jure",
    "kg",
    "km",
    "kwh",
    "lifestyle",
    "mater",
    "mm",
    "modus",
    "offline",
    "online",
    "operandi",
    "pdf",
    "per",
    "persona",
    "post",
    "pro",
    "quo",
    "scriptum",
    "sic",
    "sms",
    "status",
    "studio",
    "terra",
    "versus",
    "via",
    "vip",
    "vitae",
    "vitro",
    "vivo",
    "vs",
    "wifi",
    "www",
];

#[cfg(test)]
mod tests {
    use super::BORROWED;

    #[test]
    fn the_list_is_sorted() {
        assert!(BORROWED.is_sorted());
    }
}
