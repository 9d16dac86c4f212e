//! Reading the marks one by one: what each does, given its sides and what is open.

use super::{Family, Quotations, QuoteMark, Role};
use crate::text::{Prose, Span, TokenKind};

/// An opening mark is not paired with a closing one that comes later than this many paragraphs without a new opening
/// mark: a forgotten closing mark must not swallow the rest of the article.
const REACH: usize = 8;

/// How many marks can be open at a time.
const MOST_OPEN: usize = 16;

/// How many tokens are looked through to see whether a single quotation ends later.
const LOOKAHEAD: usize = 120;

/// The marks of the prose and what they enclose, in the order in which the quotations end.
pub(super) fn read(prose: &Prose<'_>) -> Quotations {
    let mut reader = Reader { prose, found: Quotations::default(), open: Vec::new(), skip: 0 };
    for (index, paragraph) in prose.paragraphs.iter().enumerate() {
        for &mark in prose.marks_of(paragraph) {
            if mark as usize >= reader.skip {
                reader.read(index, mark as usize);
            }
        }
        reader.end_paragraph();
    }
    reader.found
}

/// What the two sides of a mark say of it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lean {
    Open,
    Close,
    Either,
}

/// What stands on one side of a mark.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Space,
    /// What a quotation may follow without a space: an opening bracket, a dash, a slash.
    Opener,
    /// What a quotation may be followed by without a space: a stop, a closing bracket.
    Closer,
    Quote,
    Word,
}

struct Reader<'p> {
    prose: &'p Prose<'p>,
    found: Quotations,
    /// Indices of the marks that are open.
    open: Vec<usize>,
    /// Tokens before this one are part of a mark that was read.
    skip: usize,
}

impl Reader<'_> {
    fn read(&mut self, paragraph: usize, token: usize) {
        let text = self.prose.text;
        let mut span = self.prose.tokens[token].span;
        // All but a few marks are known for others by their first byte.
        if !matches!(text.as_bytes()[span.start as usize], b'"' | b'\'' | b'`' | b',' | b'<' | b'>' | 0xc2 | 0xe2 | 0xe3 | 0xef) {
            return;
        }
        let Some(glyph) = span.text(text).chars().next() else { return };
        let mut family = Family::of(glyph);
        if matches!(glyph, '\'' | '`' | ',' | '<' | '>') && self.is_doubled(paragraph, token, glyph) {
            family = Some(Family::Ascii);
            span.end += 1;
        }
        let Some(family) = family else { return };
        let whole = self.prose.paragraphs[paragraph].span;
        let before = text[whole.start as usize..span.start as usize].chars().next_back();
        let mut rest = text[span.end as usize..whole.end as usize].chars();
        let (after, later) = (rest.next(), rest.next());
        let (left, right) = (side(before, true), side(after, false));
        // Two commas are a mark only before a word: `,,so`; after one they are a comma too many.
        if family == Family::Ascii {
            let lone = left == Side::Space && right == Side::Space;
            if lone || (glyph == ',' || glyph == '<') && right == Side::Space || glyph == ',' && matches!(left, Side::Word | Side::Closer) {
                return;
            }
            self.skip = token + 2;
        }
        let lean = lean(left, right, after, later);
        let mark = QuoteMark { span, token, paragraph, glyph, family, role: Role::Unknown, partner: None, continued: false, depth: 0 };
        let role = if family.is_double() { self.double(&mark, lean, before) } else { self.single(&mark, lean, before, right) };
        match role {
            Role::Open => self.push(mark),
            Role::Close => self.close(mark),
            role => self.found.marks.push(QuoteMark { role, ..mark }),
        }
    }

    /// Whether exactly two of `glyph` stand at `token`, and not between digits.
    fn is_doubled(&self, paragraph: usize, token: usize, glyph: char) -> bool {
        let (tokens, text) = (&self.prose.tokens, self.prose.text.as_bytes());
        let at = tokens[token].span.start as usize;
        token + 1 < self.prose.paragraphs[paragraph].tokens().end
            && text.get(at + 1) == Some(&(glyph as u8))
            && text.get(at + 2) != Some(&(glyph as u8))
            && (at == 0 || text[at - 1] != glyph as u8)
    }

    /// Whether a mark of `family` is open.
    fn is_open(&self, family: Family) -> bool {
        self.open.iter().any(|&index| self.found.marks[index].family == family)
    }

    fn double(&self, mark: &QuoteMark, lean: Lean, before: Option<char>) -> Role {
        let opened_by = |glyph| self.open.iter().any(|&index| self.found.marks[index].glyph == glyph);
        let open = self.is_open(mark.family);
        let by_shape = |role, other_way: bool| match (other_way, role) {
            (false, role) => role,
            (true, Role::Open) => Role::Close,
            (true, _) => Role::Open,
        };
        match mark.glyph {
            '„' | '‟' | '「' | '『' | '`' => Role::Open,
            '」' | '』' => Role::Close,
            // “ closes what „ opened, and opens everywhere else.
            '“' => by_shape(Role::Open, lean == Lean::Close || lean == Lean::Either && opened_by('„')),
            '”' => by_shape(Role::Close, lean == Lean::Open && !(open && opened_by('“'))),
            '«' => by_shape(Role::Open, lean == Lean::Close || lean == Lean::Either && opened_by('»')),
            '»' => by_shape(Role::Close, lean == Lean::Open || lean == Lean::Either && !open && !opened_by('«') && self.reversed()),
            '<' | ',' => Role::Open,
            '>' => Role::Close,
            _ => {
                let feet = self.prose.tokens[mark.token.saturating_sub(1)].text(self.prose.text).contains('\'');
                match lean {
                    Lean::Open => Role::Open,
                    _ if before.is_some_and(|c| c.is_ascii_digit()) && (!open || feet) => Role::Prime,
                    Lean::Either if !open && self.is_lone_inch(mark) => Role::Prime,
                    Lean::Either if !open => Role::Open,
                    _ => Role::Close,
                }
            }
        }
    }

    /// Whether a number stands before the mark and no other such mark later in the paragraph: `a 5 " pipe`.
    fn is_lone_inch(&self, mark: &QuoteMark) -> bool {
        let (text, tokens) = (self.prose.text, &self.prose.tokens);
        let paragraph = self.prose.paragraphs[mark.paragraph].tokens();
        let later = mark.token + 1..paragraph.end.min(mark.token + LOOKAHEAD);
        let number = mark.token > paragraph.start && tokens[mark.token - 1].kind == TokenKind::Number;
        number && !tokens[later].iter().any(|token| token.is_mark(text, mark.glyph))
    }

    /// Whether the language writes »so«.
    fn reversed(&self) -> bool {
        self.prose.language.quotes.iter().any(|pair| pair.open == '»')
    }

    fn single(&self, mark: &QuoteMark, lean: Lean, before: Option<char>, right: Side) -> Role {
        let (text, tokens) = (self.prose.text, &self.prose.tokens);
        let open = self.is_open(mark.family);
        let next = tokens.get(mark.token + 1).filter(|token| token.span.start == mark.span.end);
        let elided = next.is_some_and(|token| token.kind == TokenKind::Number || is_elision(token.text(text)));
        match (mark.glyph, lean) {
            ('‚' | '‛', Lean::Open) => Role::Open,
            ('‹', _) => {
                if lean == Lean::Close {
                    Role::Close
                } else {
                    Role::Open
                }
            }
            ('›', _) => {
                if lean == Lean::Open {
                    Role::Open
                } else {
                    Role::Close
                }
            }
            ('\'' | '’' | '‘', Lean::Open) if elided && !(mark.glyph == '‘' && self.ends_later(mark)) => Role::Apostrophe,
            ('\'' | '‘', Lean::Open) => Role::Open,
            ('’', Lean::Open) if self.prose.language.quotes.iter().any(|pair| pair.open == '’') => Role::Open,
            ('\'' | '’', Lean::Close | Lean::Either) => match before {
                Some('s' | 'S' | 'z' | 'x') if open && right == Side::Space && self.ends_later(mark) => Role::Apostrophe,
                _ if open => Role::Close,
                Some(c) if c.is_alphabetic() => Role::Apostrophe,
                Some(c) if c.is_ascii_digit() => Role::Prime,
                _ => Role::Unknown,
            },
            ('‘', Lean::Close | Lean::Either) if open => Role::Close,
            _ => Role::Unknown,
        }
    }

    /// Whether a closing single mark stands after a stop or before one later in the paragraph.
    fn ends_later(&self, mark: &QuoteMark) -> bool {
        let (text, tokens) = (self.prose.text, &self.prose.tokens);
        let end = self.prose.paragraphs[mark.paragraph].tokens().end.min(mark.token + LOOKAHEAD);
        (mark.token + 2..end).any(|index| {
            let token = tokens[index];
            let closing = if mark.glyph == '\'' { token.is_mark(text, '\'') } else { token.is_mark(text, '’') };
            let touches = |other: usize| {
                tokens.get(other).is_some_and(|other| {
                    (other.span.end == token.span.start || other.span.start == token.span.end)
                        && other.kind == TokenKind::Mark
                        && matches!(other.text(text), "." | "," | "!" | "?" | ";" | ":" | "…" | "\"" | "”" | ")")
                })
            };
            closing && (touches(index - 1) || touches(index + 1))
        })
    }

    fn push(&mut self, mark: QuoteMark) {
        let first = mark.token == self.prose.paragraphs[mark.paragraph].tokens().start;
        if let Some(at) = self.open.iter().position(|&index| self.found.marks[index].family == mark.family).filter(|_| first) {
            let former = self.open[at];
            let former = &mut self.found.marks[former];
            // At most a stray line stands between the paragraphs of one quotation.
            former.continued = (1..=2).contains(&(mark.paragraph - former.paragraph));
            let end = self.prose.paragraphs[former.paragraph].span.end;
            self.found.spans.push(Span::new(former.span.end, end.max(former.span.end)));
            self.open.truncate(at);
        }
        // Marks that were never closed must not make each later one slower to judge.
        if self.open.len() >= MOST_OPEN {
            self.open.remove(0);
        }
        let depth = u8::try_from(self.open.len()).unwrap_or(u8::MAX);
        self.open.push(self.found.marks.len());
        self.found.marks.push(QuoteMark { role: Role::Open, depth, ..mark });
    }

    fn close(&mut self, mut mark: QuoteMark) {
        mark.role = Role::Close;
        let own = self.found.marks.len();
        let marks = &mut self.found.marks;
        let same = self.open.iter().rposition(|&index| marks[index].family == mark.family);
        // A pair of two families (`„so"`) is a slip, but a pair all the same.
        let kin = || self.open.iter().rposition(|&index| marks[index].family.is_double() && mark.family.is_double());
        let at = same.or_else(kin).filter(|&at| mark.paragraph - marks[self.open[at]].paragraph <= REACH);
        if let Some(at) = at {
            let partner = self.open[at];
            self.open.truncate(at);
            marks[partner].partner = Some(own);
            mark.partner = Some(partner);
            mark.depth = marks[partner].depth;
            self.found.spans.push(Span::new(marks[partner].span.end, mark.span.start));
        }
        self.found.marks.push(mark);
    }

    /// Straight single marks do not reach beyond their paragraph: too many of them are apostrophes.
    fn end_paragraph(&mut self) {
        let marks = &mut self.found.marks;
        self.open.retain(|&index| {
            let single = marks[index].family == Family::StraightSingle;
            if single {
                marks[index].role = Role::Unknown;
            }
            !single
        });
    }
}

/// Words that are written with an apostrophe in front: ’tis, ’em, rock ’n’ roll; Dutch ’s and ’t.
fn is_elision(word: &str) -> bool {
    const WORDS: [&str; 14] = ["tis", "twas", "em", "til", "till", "cause", "cos", "n", "bout", "s", "t", "un", "kay", "nuff"];
    WORDS.iter().any(|elision| word.eq_ignore_ascii_case(elision))
}

fn side(character: Option<char>, left: bool) -> Side {
    let Some(character) = character else { return Side::Space };
    match character {
        c if c.is_whitespace() => Side::Space,
        '.' | ',' | ';' | ':' | '!' | '?' | '…' | ')' | ']' | '}' | '。' | '，' => Side::Closer,
        '(' | '[' | '{' | '¿' | '¡' => Side::Opener,
        '/' | '-' | '–' | '—' | '\u{2011}' | '|' | '*' | '_' | '=' | '+' | '>' | '<' if left => Side::Opener,
        '/' | '-' | '–' | '—' | '\u{2011}' | '|' | '*' | '_' | '<' => Side::Closer,
        '`' => Side::Quote,
        c if Family::of(c).is_some() => Side::Quote,
        _ => Side::Word,
    }
}

fn lean(left: Side, right: Side, after: Option<char>, later: Option<char>) -> Lean {
    match (left, right) {
        (Side::Space | Side::Opener, Side::Word | Side::Opener | Side::Quote) | (Side::Quote, Side::Word | Side::Opener) => Lean::Open,
        // `"...and so on` and `"-5` open; ` ".` closes.
        (Side::Space | Side::Opener, Side::Closer) => match (after, later) {
            (Some('…' | '.' | '-' | '–' | '—'), Some(c)) if !c.is_whitespace() && side(later, false) != Side::Quote => Lean::Open,
            _ => Lean::Either,
        },
        (Side::Word | Side::Closer, Side::Space | Side::Closer | Side::Quote) | (Side::Quote, Side::Space | Side::Closer) => Lean::Close,
        _ => Lean::Either,
    }
}
