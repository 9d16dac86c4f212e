//! A segment made plain: lower case, ASCII digits, one kind of blank, apostrophe and hyphen, and the way back to its bytes.

use crate::text::Span;

/// The plain text of a segment. Positions in it are bytes of [`Line::text`].
pub(super) struct Line<'t> {
    pub text: String,
    /// For each byte of `text`, and for its end, the byte of the whole text that it was made from.
    origin: Vec<u32>,
    whole: &'t str,
    pub pieces: Vec<Piece>,
}

/// Digits with their marks, a word, or a mark. Digits are apart from letters that are glued to them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece {
    pub kind: Kind,
    pub start: usize,
    pub end: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Number,
    Word,
    Mark,
}

impl<'t> Line<'t> {
    /// The parts of `whole` that are prose, one after the other, a line feed between two that do not touch.
    pub(super) fn new(whole: &'t str, parts: impl Iterator<Item = Span>) -> Self {
        let mut line = Self { text: String::new(), origin: Vec::new(), whole, pieces: Vec::new() };
        let mut end = 0;
        for part in parts {
            if !line.text.is_empty() {
                line.push('\n', end);
            }
            line.add(part);
            end = part.end;
        }
        line.origin.push(end);
        line.settle_marks();
        line.blank_addresses();
        line.pieces = pieces(&line.text);
        line
    }

    fn add(&mut self, part: Span) {
        let text = part.text(self.whole);
        let mut at = 0;
        while let Some(first) = text[at..].chars().next() {
            let origin = part.start + at as u32;
            // Most text is ASCII, which is taken as it is but for its capitals.
            let ascii = text.as_bytes()[at..].iter().take_while(|byte| matches!(byte, b' '..=b'}') && **byte != b'`').count();
            if ascii == 0 {
                self.push(plain(first), origin);
                at += first.len_utf8();
                continue;
            }
            let start = self.text.len();
            self.text.push_str(&text[at..at + ascii]);
            self.text[start..].make_ascii_lowercase();
            self.origin.extend(origin..origin + ascii as u32);
            at += ascii;
        }
    }

    fn push(&mut self, character: char, origin: u32) {
        self.text.push(character);
        self.origin.resize(self.text.len(), origin);
    }

    /// The bytes of the whole text that were made into some of this one.
    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        let of = |at: usize| self.origin.get(at).or(self.origin.last()).copied().unwrap_or_default();
        Span::new(of(start), of(end).max(of(start)))
    }

    /// The text as it was.
    pub(super) fn raw(&self, start: usize, end: usize) -> &'t str {
        self.span(start, end).text(self.whole)
    }

    pub(super) fn part(&self, start: usize, end: usize) -> &str {
        self.text.get(start..end).unwrap_or_default()
    }

    pub(super) fn from(&self, at: usize) -> &str {
        self.text.get(at..).unwrap_or_default()
    }

    pub(super) fn to(&self, at: usize) -> &str {
        self.text.get(..at).unwrap_or_default()
    }

    pub(super) fn char_before(&self, at: usize) -> Option<char> {
        self.to(at).chars().next_back()
    }

    pub(super) fn char_at(&self, at: usize) -> Option<char> {
        self.from(at).chars().next()
    }

    pub(super) fn piece(&self, index: usize) -> Option<&Piece> {
        self.pieces.get(index)
    }

    /// The text of a piece; empty where there is none.
    pub(super) fn word(&self, index: usize) -> &str {
        self.pieces.get(index).map_or("", |piece| self.part(piece.start, piece.end))
    }

    /// Marks between digits that are written otherwise in ideographic text: `1，000`, `3・5`, `5憶`.
    fn settle_marks(&mut self) {
        if !self.text.contains(['，', '・', '憶']) {
            return;
        }
        let mut settled = String::with_capacity(self.text.len());
        let mut origin = Vec::with_capacity(self.origin.len());
        let mut before = ' ';
        for (at, character) in self.text.char_indices() {
            let rest = &self.text[at + character.len_utf8()..];
            let after_digit = before.is_ascii_digit();
            let own = match character {
                '，' if after_digit && digits(rest) == 3 => ',',
                '・' if after_digit && digits(rest) > 0 => '.',
                '憶' if after_digit => '億',
                _ => character,
            };
            settled.push(own);
            origin.resize(settled.len(), self.origin[at]);
            before = own;
        }
        origin.extend(self.origin.last());
        (self.text, self.origin) = (settled, origin);
    }

    /// Puts blanks in the place of addresses, handles and tags; each stays as long as it was.
    fn blank_addresses(&mut self) {
        if !self.text.contains(['@', '#', '/', '.']) {
            return;
        }
        let bytes = self.text.as_bytes();
        let mut blanks: Vec<(usize, usize)> = Vec::new();
        let mut from = 0;
        // Only a run of ASCII that holds one of these can be one.
        while let Some(found) = bytes[from..].iter().position(|byte| matches!(byte, b'@' | b'#' | b'/' | b'.')) {
            let at = from + found;
            let first = at - bytes[from..at].iter().rev().take_while(|byte| byte.is_ascii_graphic()).count();
            let end = at + bytes[at..].iter().take_while(|byte| byte.is_ascii_graphic()).count();
            blanks.extend(address(&self.text[first..end]).map(|(from, to)| (first + from, first + to)));
            from = end;
        }
        for (from, to) in blanks {
            self.text.replace_range(from..to, &" ".repeat(to - from));
        }
    }
}

/// The part of a run of ASCII that is an address, a handle or a tag.
fn address(run: &str) -> Option<(usize, usize)> {
    if let Some(at) = run.find("http://").or_else(|| run.find("https://")).or_else(|| run.find("www.")) {
        return Some((at, run.len()));
    }
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+');
    if let Some(at) = run.find('@') {
        let start = run[..at].rfind(|c| !is_part(c)).map_or(0, |before| before + 1);
        let len = run[at + 1..].find(|c| !is_part(c)).unwrap_or(run.len() - at - 1);
        return (len > 0 && run[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic())).then_some((start, at + 1 + len));
    }
    if let Some(at) = run.find('#').filter(|at| run[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic())) {
        let len = run[at + 1..].find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(run.len() - at - 1);
        return Some((at, at + 1 + len));
    }
    let start = run.find(|c: char| c.is_ascii_alphanumeric())?;
    let len = run[start..].find(|c| !is_part(c)).unwrap_or(run.len() - start);
    let host = run[start..start + len].trim_end_matches('.');
    let mut labels = host.rsplit('.');
    let last = labels.next()?;
    let is_name = matches!(last, "com" | "org" | "net" | "info" | "eu" | "gov" | "edu" | "io" | "example")
        || last.len() == 2 && host.starts_with(|c: char| c.is_ascii_alphabetic()) && host.len() > 6 && last != "am" && last != "pm";
    let is_number = labels.clone().count() == 3 && host.split('.').all(|label| label.parse::<u8>().is_ok());
    let is_host = labels.next().is_some_and(|label| label.len() > 2) && is_name;
    (is_host || is_number).then(|| (start, if run[start + len..].starts_with('/') { run.len() } else { start + host.len() }))
}

/// How many ASCII digits `text` starts with.
pub(super) fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// One character for one.
fn plain(character: char) -> char {
    let digit = |zero: char| char::from_digit((character as u32).wrapping_sub(zero as u32), 10).unwrap_or(character);
    match character {
        '０'..='９' => digit('０'),
        '०'..='९' => digit('०'),
        '٠'..='٩' => digit('٠'),
        '۰'..='۹' => digit('۰'),
        '\u{a0}' | '\u{202f}' | '\u{2002}'..='\u{2009}' | '\u{3000}' | '\t' => ' ',
        '’' | 'ʼ' | '‘' | '`' | '´' | '′' => '\'',
        '–' | '—' | '‑' | '−' | '‒' | '―' | '－' | '～' | '〜' | '~' => '-',
        '％' => '%',
        '．' => '.',
        '：' => ':',
        '（' => '(',
        '）' => ')',
        '／' => '/',
        '″' | '“' | '”' => '"',
        // The letters that most texts are made of, without a look at the tables of Unicode.
        'а'..='я' | '\u{df}'..='\u{ff}' | '\u{3040}'..='\u{9fff}' => character,
        // Printed either way.
        'ё' | 'Ё' => 'е',
        'А'..='Я' => char::from_u32(character as u32 + 0x20).unwrap_or(character),
        _ => {
            let mut lower = character.to_lowercase();
            lower.next().filter(|_| lower.next().is_none()).unwrap_or(character)
        }
    }
}

fn is_letter(character: char) -> bool {
    matches!(character, 'а'..='я' | '\u{4e00}'..='\u{9fff}')
        || character.is_alphabetic()
        || matches!(character, '\u{300}'..='\u{36f}' | '\u{900}'..='\u{963}' | '\u{970}'..='\u{97f}')
}

fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        let (kind, len) = if first.is_ascii_digit() {
            (Kind::Number, number(rest))
        } else if is_letter(first) {
            (Kind::Word, word(rest))
        } else if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        } else {
            (Kind::Mark, first.len_utf8())
        };
        pieces.push(Piece { kind, start: at, end: at + len });
        at += len;
    }
    pieces
}

/// The bytes of the digits and single marks that `text` starts with, to the last digit.
fn number(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut end = digits(text);
    while let Some(mark) = bytes.get(end).filter(|mark| matches!(mark, b'.' | b',' | b':' | b'\'')) {
        let next = digits(&text[end + 1..]);
        if next == 0 || *mark == b'\'' && next != 3 {
            break;
        }
        end += 1 + next;
    }
    end
}

/// The bytes of the letters, with apostrophes between them, that `text` starts with.
fn word(text: &str) -> usize {
    let mut end = 0;
    loop {
        end += text.as_bytes()[end..].iter().take_while(|byte| byte.is_ascii_lowercase()).count();
        let Some(character) = text[end..].chars().next() else { return end };
        let next = end + character.len_utf8();
        let joins = character == '\'' && end > 0 && text[next..].starts_with(is_letter);
        if !is_letter(character) && !joins {
            return end;
        }
        end = next;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let line = Line::new(text, [Span::of(0..text.len())].into_iter());
        (0..line.pieces.len()).map(|index| line.word(index).to_owned()).collect()
    }

    #[test]
    fn pieces_are_plain_and_lead_back() {
        assert_eq!(
            words("The G20’s 39million, 12.5 % at 18:30."),
            ["the", "g", "20", "'", "s", "39", "million", ",", "12.5", "%", "at", "18:30", "."]
        );
        assert_eq!(words("В １２ годині п’ятнадцять"), ["в", "12", "годині", "п'ятнадцять"]);
        let text = "Rund 1\u{a0}200 Übernachtungen";
        let line = Line::new(text, [Span::of(0..text.len())].into_iter());
        assert_eq!(line.raw(5, 10), "1\u{a0}200");
        assert_eq!(line.part(5, 10), "1 200");
    }

    #[test]
    fn addresses_are_blank() {
        assert_eq!(words("see https://a.example/12 or a3@b.org, @ab12 and #tag9 but #24"), ["see", "or", ",", "and", "but", "#", "24"]);
        assert_eq!(words("on news24.com at 10.0.0.1, 3.5 m"), ["on", "at", ",", "3.5", "m"]);
    }
}
