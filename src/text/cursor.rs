//! What stands around a token: the small questions that all checks of spelling marks ask.

use super::{BlockKind, Case, Paragraph, Prose, Span, Token, TokenKind};

/// How many tokens make the longest run without a space that is looked at; the rest is no address of this world.
const LONGEST_RUN: usize = 48;

/// A token in its paragraph.
#[derive(Clone, Copy)]
pub(crate) struct Place<'p> {
    pub prose: &'p Prose<'p>,
    /// The index in [`Prose::paragraphs`].
    pub paragraph: usize,
    /// The index in [`Prose::tokens`].
    pub index: usize,
}

impl<'p> Place<'p> {
    /// The first token of a paragraph; one of characters without width has none.
    pub(crate) fn first(prose: &'p Prose<'p>, paragraph: usize) -> Option<Self> {
        let tokens = prose.paragraphs.get(paragraph)?.tokens();
        (!tokens.is_empty()).then_some(Self { prose, paragraph, index: tokens.start })
    }

    pub(crate) fn paragraph(&self) -> &'p Paragraph {
        &self.prose.paragraphs[self.paragraph]
    }

    pub(crate) fn token(&self) -> &'p Token {
        &self.prose.tokens[self.index]
    }

    pub(crate) fn span(&self) -> Span {
        self.token().span
    }

    pub(crate) fn text(&self) -> &'p str {
        self.token().text(self.prose.text)
    }

    /// The character of a mark; the first one of another token.
    #[inline]
    pub(crate) fn char(&self) -> char {
        match self.prose.text.as_bytes()[self.span().range()].first() {
            Some(byte) if byte.is_ascii() => char::from(*byte),
            _ => self.text().chars().next().unwrap_or(' '),
        }
    }

    pub(crate) fn is_mark(&self) -> bool {
        self.token().kind == TokenKind::Mark
    }

    pub(crate) fn is_word(&self) -> bool {
        self.token().is_word()
    }

    pub(crate) fn is_number(&self) -> bool {
        self.token().kind == TokenKind::Number
    }

    pub(crate) fn case(&self) -> Case {
        self.token().case
    }

    /// Whether the token starts with a capital letter.
    pub(crate) fn is_capitalised(&self) -> bool {
        matches!(self.case(), Case::Title | Case::Upper) || self.case() == Case::Mixed && self.char().is_uppercase()
    }

    pub(crate) fn letters(&self) -> usize {
        let text = self.text();
        if text.is_ascii() { text.len() } else { text.chars().count() }
    }

    /// The token before, within the paragraph.
    pub(crate) fn previous(&self) -> Option<Self> {
        (self.index > self.paragraph().tokens().start).then(|| Self { index: self.index - 1, ..*self })
    }

    /// The token after, within the paragraph.
    pub(crate) fn next(&self) -> Option<Self> {
        (self.index + 1 < self.paragraph().tokens().end).then(|| Self { index: self.index + 1, ..*self })
    }

    /// The token that touches this one from the left.
    pub(crate) fn touching_previous(&self) -> Option<Self> {
        self.previous().filter(|previous| previous.span().end == self.span().start)
    }

    /// The token that touches this one from the right.
    pub(crate) fn touching_next(&self) -> Option<Self> {
        self.next().filter(|next| next.span().start == self.span().end)
    }

    /// Whether the mark follows what stands before it and a space or nothing follows, as after nearly all commas and stops.
    pub(crate) fn is_set_as_usual(&self) -> bool {
        self.gap_before().is_empty() && self.touching_next().is_none()
    }

    /// What stands between the token before and this one; empty at the start of the paragraph.
    pub(crate) fn gap_before(&self) -> Span {
        let start = self.previous().map_or(self.span().start, |previous| previous.span().end);
        Span::new(start, self.span().start)
    }

    /// What stands between this token and the one after; empty at the end of the paragraph.
    pub(crate) fn gap_after(&self) -> Span {
        let end = self.next().map_or(self.span().end, |next| next.span().start);
        Span::new(self.span().end, end)
    }

    /// The run without white space in which the token stands: a word with its marks, or an address.
    pub(crate) fn run(&self) -> &'p str {
        let (mut first, mut last) = (*self, *self);
        for _ in 0..LONGEST_RUN {
            first = first.touching_previous().unwrap_or(first);
            last = last.touching_next().unwrap_or(last);
        }
        Span::new(first.span().start, last.span().end).text(self.prose.text)
    }

    /// Whether the run in which the token stands is an address, a file name, a handle or a piece of code.
    pub(crate) fn is_in_address(&self) -> bool {
        let run = self.run();
        run.contains(['/', '\\', '@', '#', '_', '=', '{', '}', '~', '&']) || run.contains("www.") || run.contains("::")
    }
}

/// The character that ends right before byte `at`.
pub(crate) fn char_before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

/// The character that starts at byte `at`.
pub(crate) fn char_after(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// Whether what stands between two tokens is blank space within one line. Control characters and the marks that part lines and paragraphs
/// are none, though Unicode calls them white space: a tab parts columns, and U+0085 was a letter of another encoding.
pub(crate) fn is_blank(gap: &str) -> bool {
    !gap.is_empty() && gap.chars().all(|c| c.is_whitespace() && !c.is_control() && !matches!(c, '\u{2028}' | '\u{2029}'))
}

/// The marks of the prose whose first byte is `wanted`, in order. No check cares for all of them, and the byte is at hand
/// before anything else of the place.
#[inline]
pub(crate) fn marks<'p>(prose: &'p Prose<'p>, wanted: impl Fn(u8) -> bool) -> impl Iterator<Item = Place<'p>> {
    let (mut marks, mut paragraph) = (prose.marks.iter(), 0);
    std::iter::from_fn(move || {
        loop {
            let index = *marks.next()? as usize;
            if wanted(prose.text.as_bytes()[prose.tokens[index].span.start as usize]) {
                while prose.paragraphs[paragraph].tokens().end <= index {
                    paragraph += 1;
                }
                return Some(Place { prose, paragraph, index });
            }
        }
    })
}

/// Whether the paragraph is running text by its kind.
pub(crate) fn is_running(paragraph: &Paragraph) -> bool {
    matches!(paragraph.kind, BlockKind::Paragraph | BlockKind::Segment)
}

/// Whether the paragraph starts with the mark of a list item or an enumeration: a bullet, `1.`, `a)`, `a.)`, `(iv)`.
pub(crate) fn is_listed(prose: &Prose<'_>, paragraph: &Paragraph) -> bool {
    let tokens = prose.tokens_of(paragraph);
    let Some(first) = tokens.first() else { return false };
    let text = |index: usize| tokens.get(index).map_or("", |token| token.text(prose.text));
    let short = |index: usize| {
        let text = text(index);
        (1..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric())
    };
    match first.kind {
        TokenKind::Mark if first.is_mark(prose.text, '(') => short(1) && text(2) == ")",
        TokenKind::Mark => matches!(text(0), "•" | "-" | "–" | "—" | "*" | "·" | "▪" | "●" | "◦" | "‣" | "+" | "■" | "○" | "►" | "✓"),
        TokenKind::Number => matches!(text(1), "." | ")") && short(0),
        TokenKind::Word => short(0) && (text(1) == ")" || text(1) == "." && text(2) == ")"),
        TokenKind::Mask => false,
    }
}
