//! Quotation marks: the first thing that machine translation loses, for it sees a quotation one segment at a time.
//!
//! All faults are judged over the document: an unclosed quotation may be closed paragraphs later, and a style is mixed
//! only if the other one prevails.

use crate::article::Article;
use crate::checks::{Asked, Check, Finding};
use crate::diagnostic::{Edit, Safety};
use crate::lang::Language;
use crate::text::{Family, Prose, Quotations, QuoteMark, Role, Script, Span, Token, TokenKind};

pub(super) struct Quotes;

impl Check for Quotes {
    fn name(&self) -> &'static str {
        "quotes"
    }

    fn faults(&self) -> &'static [&'static str] {
        &["space-inside", "glued", "mixed", "unpaired", "straight", "straight-common", "foreign", "turned", "latex"]
    }

    fn run(&self, article: &Article<'_>, _: &Asked<'_>, findings: &mut Vec<Finding>) {
        let (prose, quotations) = (&article.target, article.target.quotations());
        let Some(style) = Style::of(prose, quotations) else { return };
        let mut broken = Vec::new();
        for mark in &quotations.marks {
            if is_unpaired(mark) {
                broken.push(mark.paragraph);
                let what = if mark.role == Role::Open { "closing" } else { "opening" };
                findings.push(Finding::new("unpaired", mark.span).value("missing", what));
            }
        }
        findings.extend(style.keyboard(prose, quotations));
        let whole = |mark: &QuoteMark| broken.binary_search(&mark.paragraph).is_err();
        for (open, close) in quotations.pairs() {
            let judged = style.judge(prose, open, close);
            // Spaces in « so » go when the marks are exchanged.
            let spaced = open.family == Family::Guillemets && (judged.is_some() || style.is_spaced(open.glyph));
            findings.extend(judged);
            if open.paragraph == close.paragraph && open.family != Family::StraightSingle {
                let trust = if whole(open) { Safety::Safe } else { Safety::Suggest };
                if !spaced {
                    findings.extend(space_inside(prose, open, close).map(|finding| finding.trust(trust)));
                }
                if whole(open) && open.family.is_double() {
                    findings.extend(glued(prose, open, close));
                }
            }
        }
    }
}

fn is_unpaired(mark: &QuoteMark) -> bool {
    matches!(mark.role, Role::Open | Role::Close)
        && mark.partner.is_none()
        && !mark.continued
        && mark.family.is_double()
        && mark.family != Family::Ascii
}

/// From the opening mark to the closing one, or the opening one alone where they stand in two paragraphs.
fn pair_span(open: &QuoteMark, close: &QuoteMark) -> Span {
    if open.paragraph == close.paragraph { Span::new(open.span.start, close.span.end) } else { open.span }
}

/// The white space between `from` and `to` if there is nothing else.
fn blank(prose: &Prose<'_>, from: u32, to: u32) -> Option<Span> {
    let span = Span::new(from, to.max(from));
    crate::text::cursor::is_blank(span.text(prose.text)).then_some(span)
}

fn space_inside(prose: &Prose<'_>, open: &QuoteMark, close: &QuoteMark) -> Option<Finding> {
    let width = |mark: &QuoteMark| if mark.family == Family::Ascii { 2 } else { 1 };
    let (first, last) = (open.token + width(open), close.token.checked_sub(1)?);
    if first > last {
        return None;
    }
    let token = |index: usize| prose.tokens.get(index);
    // A thin or no-break space between two marks is good typography: “ ‘So?’ ”
    let thin = |gap: &Span, inner: Option<&Token>| {
        !gap.text(prose.text).contains(' ')
            && inner.is_some_and(|inner| matches!(inner.text(prose.text), "‘" | "’" | "'" | "“" | "”" | "\""))
    };
    let after = blank(prose, open.span.end, token(first)?.span.start).filter(|gap| !thin(gap, token(first)));
    let before = blank(prose, token(last)?.span.end, close.span.start).filter(|gap| !thin(gap, token(last)));
    let inches = |mark: &QuoteMark| mark.token.checked_sub(1).and_then(token).is_some_and(|token| token.kind == TokenKind::Number);
    let span = match (after, before) {
        (Some(_), Some(_)) if inches(open) && inches(close) => return None,
        (Some(_), Some(_)) => pair_span(open, close),
        (Some(gap), None) => Span::new(open.span.start, gap.end),
        (None, Some(gap)) => Span::new(gap.start, close.span.end),
        (None, None) => return None,
    };
    let edits = [after, before].into_iter().flatten().map(|span| Edit { span, replacement: String::new() }).collect();
    Some(Finding::new("space-inside", span).edits("delete the space inside the quotation marks", edits))
}

fn glued(prose: &Prose<'_>, open: &QuoteMark, close: &QuoteMark) -> Option<Finding> {
    let before = open.token.checked_sub(1).and_then(|index| prose.tokens.get(index)).filter(|token| token.span.end == open.span.start);
    let after = prose.tokens.get(close.token + if close.family == Family::Ascii { 2 } else { 1 });
    let after = after.filter(|token| token.span.start == close.span.end);
    // Scripts without case write particles and endings right behind the mark, or no spaces at all.
    let spaced = |token: &Token| matches!(token.script, Script::Latin | Script::Cyrillic | Script::Greek);
    let sticks = |token: &&Token| match token.kind {
        TokenKind::Word => spaced(token),
        TokenKind::Mark => matches!(token.text(prose.text), "," | ";" | "!" | "?"),
        _ => false,
    };
    let ending = |token: &Token| token.text(prose.text).chars().count() <= 3 && token.case == crate::text::Case::Lower;
    // `"A"s` takes its ending without a space.
    let after = after.filter(|token| token.is_word() && spaced(token) && (!ending(token) || is_function_word(prose, token)));
    let insert = |at: u32| Edit { span: Span::new(at, at), replacement: " ".into() };
    let (left, right) = (insert(open.span.start), insert(close.span.end));
    let (span, edits) = match (before.filter(sticks), after) {
        (Some(before), Some(after)) => (Span::new(before.span.start, after.span.end), vec![left, right]),
        (Some(before), None) => (Span::new(before.span.start, open.span.end), vec![left]),
        (None, Some(after)) => (Span::new(close.span.start, after.span.end), vec![right]),
        (None, None) => return None,
    };
    Some(Finding::new("glued", span).edits("insert a space outside the quotation marks", edits))
}

fn is_function_word(prose: &Prose<'_>, token: &Token) -> bool {
    prose.language.function_words.binary_search(&token.text(prose.text)).is_ok()
        || matches!(token.text(prose.text), "he" | "she" | "and" | "to")
}

/// How the document writes quotations of the first level.
pub(crate) struct Style {
    language: &'static Language,
    straight: bool,
    open: char,
    close: char,
    /// Whether both straight and typographic marks are in use.
    mixed: bool,
    /// The first quotation in the style that prevails.
    first: Option<Span>,
}

impl Style {
    /// The style that prevails; `None` where there are no quotation marks.
    pub(super) fn of(prose: &Prose<'_>, quotations: &Quotations) -> Option<Self> {
        if quotations.marks.is_empty() {
            return None;
        }
        let language = prose.language;
        let (mut straight, mut paired) = ((0, None), (0, None));
        let mut own = None;
        for (open, close) in quotations.pairs().filter(|(open, close)| open.depth == 0 && open.family == close.family) {
            let count = match open.family {
                Family::Straight => &mut straight,
                Family::Curly | Family::Guillemets if !is_foreign(language, open, close) => {
                    own = own.or(Some((open.glyph, close.glyph)));
                    &mut paired
                }
                _ => continue,
            };
            count.0 += 1;
            count.1 = count.1.or(Some(pair_span(open, close)));
        }
        let is_straight = straight.0 > paired.0 && language.marks.straight_quotes;
        let preferred = language.quotes.iter().find(|pair| pair.outer).map(|pair| (pair.open, pair.close));
        let (open, close) = own.or(preferred).unwrap_or(('“', '”'));
        Some(Self {
            language,
            straight: is_straight,
            open,
            close,
            mixed: straight.0 > 0 && paired.0 > 0,
            first: if is_straight { straight.1 } else { paired.1 },
        })
    }

    /// The marks to write.
    fn pair(&self) -> (char, char) {
        if self.straight { ('"', '"') } else { (self.open, self.close) }
    }

    /// Whether a space belongs inside such a mark in this language.
    fn is_spaced(&self, glyph: char) -> bool {
        matches!(glyph, '«' | '»') && self.language.marks.spaced_quotes
    }

    fn judge(&self, prose: &Prose<'_>, open: &QuoteMark, close: &QuoteMark) -> Option<Finding> {
        if !open.family.is_double() || !close.family.is_double() {
            return None;
        }
        let fault = if open.family == Family::Ascii || close.family == Family::Ascii {
            "latex"
        } else if open.family != close.family {
            "mixed"
        } else if is_foreign(self.language, open, close) {
            // Both marks look alike in most fonts, so this is a slip of the keyboard rather than a remnant of the source.
            if open.glyph == self.open && matches!(close.glyph, '“' | '”') { "turned" } else { "foreign" }
        } else if open.depth > 0 || open.family == Family::Corner {
            return None;
        } else if self.mixed && (open.family == Family::Straight) != self.straight {
            "mixed"
        } else {
            return None;
        };
        let (left, right) = self.pair();
        let finding = Finding::new(fault, pair_span(open, close)).value("wanted", format!("{left}…{right}"));
        let finding = finding.edits(format!("write {left}…{right}"), self.restyle(prose, open, close));
        Some(match self.first.filter(|_| fault == "mixed") {
            Some(first) => finding.related(first, "the style that prevails in the document"),
            None => finding,
        })
    }

    /// The straight marks of a text that has no others, where the language has marks of its own: said once, with one fix for all.
    fn keyboard(&self, prose: &Prose<'_>, quotations: &Quotations) -> Option<Finding> {
        let marks = &self.language.marks;
        let fault = match (marks.straight_quotes, marks.straight_common) {
            (false, _) => "straight",
            (true, true) => "straight-common",
            (true, false) => return None,
        };
        let is_straight = |(open, close): &(&QuoteMark, &QuoteMark)| [open, close].iter().all(|mark| mark.family == Family::Straight);
        let mut pairs = quotations.pairs().filter(|pair| pair.0.depth == 0).filter(is_straight).peekable();
        let first = pairs.peek().filter(|_| !self.mixed).map(|(open, close)| pair_span(open, close))?;
        let typographic = Self { straight: false, ..*self };
        let (left, right) = typographic.pair();
        let edits: Vec<Edit> = pairs.flat_map(|(open, close)| typographic.restyle(prose, open, close)).collect();
        let finding = Finding::new(fault, first).value("wanted", format!("{left}…{right}"));
        Some(finding.edits(format!("write {left}…{right} everywhere"), edits))
    }

    /// Whether the language sets one there.
    fn sets_space(&self, glyph: char) -> bool {
        matches!(glyph, '«' | '»') && self.language.quote_space
    }

    /// The edits that write a pair in the style that prevails, with its spaces.
    fn restyle(&self, prose: &Prose<'_>, open: &QuoteMark, close: &QuoteMark) -> Vec<Edit> {
        let (left, right) = self.pair();
        let text = prose.text;
        let inside = |mark: &QuoteMark, space: &str| mark.family == Family::Guillemets || !space.is_empty();
        let (before, after) = (if self.sets_space(left) { "\u{a0}" } else { "" }, if self.sets_space(right) { "\u{a0}" } else { "" });
        let mut edits = Vec::new();
        let rest = &text[open.span.end as usize..];
        let gap =
            if inside(open, before) { rest.len() - rest.trim_start_matches([' ', '\u{a0}', '\u{202f}', '\u{2009}']).len() } else { 0 };
        let gap = gap.min((close.span.start - open.span.end) as usize);
        edits.push(Edit { span: Span::new(open.span.start, open.span.end + gap as u32), replacement: format!("{left}{before}") });
        let body = &text[open.span.end as usize + gap..close.span.start as usize];
        let gap = if inside(close, after) { body.len() - body.trim_end_matches([' ', '\u{a0}', '\u{202f}', '\u{2009}']).len() } else { 0 };
        edits.push(Edit { span: Span::new(close.span.start - gap as u32, close.span.end), replacement: format!("{after}{right}") });
        edits.retain(|edit| edit.span.text(text) != edit.replacement);
        edits
    }

    /// The edits that bring the quotations of a paragraph into the style that prevails.
    pub(super) fn mend(&self, prose: &Prose<'_>, quotations: &Quotations, paragraph: usize) -> Vec<Edit> {
        let opens = quotations.marks_in(paragraph).iter().filter(|mark| mark.role == Role::Open);
        let pairs = opens.filter_map(|open| Some((open, quotations.marks.get(open.partner?)?)));
        let mixed = pairs
            .filter(|(open, close)| close.paragraph == paragraph && self.judge(prose, open, close).is_some_and(|f| f.fault == "mixed"));
        let mut edits: Vec<Edit> = mixed.flat_map(|(open, close)| self.restyle(prose, open, close)).collect();
        edits.sort_unstable();
        edits
    }
}

/// Whether the marks are no pair of the language. Where guillemets are at home, some houses turn them the other way.
fn is_foreign(language: &Language, open: &QuoteMark, close: &QuoteMark) -> bool {
    if open.family == Family::Guillemets && language.quotes.iter().any(|pair| matches!(pair.open, '«' | '»')) {
        return false;
    }
    if language.is_unknown() || language.quotes.is_empty() {
        return false;
    }
    matches!(open.family, Family::Curly | Family::Guillemets | Family::Corner)
        && !language.quotes.iter().any(|pair| (pair.open, pair.close) == (open.glyph, close.glyph))
        && !(open.family == Family::Corner && language.marks.full_width)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::found;

    fn one(lang: &str, text: &str) -> (&'static str, String, Option<String>) {
        let mut all = found(&Quotes, lang, text);
        assert_eq!(all.len(), 1, "{all:?}");
        all.remove(0)
    }

    fn fixed(lang: &str, text: &str) -> (&'static str, String) {
        let (fault, _, fix) = one(lang, text);
        (fault, fix.unwrap_or_default())
    }

    #[test]
    fn spaces_at_the_marks() {
        assert_eq!(fixed("en", r#"He said " no " twice."#), ("space-inside", r#"He said "no" twice."#.into()));
        assert_eq!(fixed("en", "He said “ no” twice."), ("space-inside", "He said “no” twice.".into()));
        assert_eq!(fixed("en", r#"He said"no" twice."#), ("glued", r#"He said "no" twice."#.into()));
        assert_eq!(fixed("en", r#"The "pilot"project ends."#), ("glued", r#"The "pilot" project ends."#.into()));
        for good in [r#"A 6'2" guard and a 5 " pipe."#, r#"All "A"s and "yes"/"no" forms."#, "He said “ ‘Stop!’ ” loudly."] {
            assert_eq!(found(&Quotes, "en", &good.replace("“ ‘", "“\u{202f}‘").replace("’ ”", "’\u{202f}”")), []);
        }
    }

    #[test]
    fn styles() {
        let (fault, span, fix) = one("en", "\"One\" and \"two\" and “three”.");
        assert_eq!((fault, span.as_str(), fix.as_deref()), ("mixed", "“three”", Some("\"One\" and \"two\" and \"three\".")));
        assert_eq!(fixed("de", "„Ja\", sagte sie. „Nein“, sagte er."), ("mixed", "„Ja“, sagte sie. „Nein“, sagte er.".into()));
        // Straight marks are right in no German newspaper, however many there are.
        let text = "Sie rief “halt”, er rief \"ja\" und \"nein\".";
        let all = found(&Quotes, "de", text);
        assert_eq!(all.iter().map(|one| one.0).collect::<Vec<_>>(), ["foreign", "straight"]);
        assert_eq!(all[0].2.as_deref(), Some("Sie rief „halt“, er rief \"ja\" und \"nein\"."));
        assert_eq!(all[1].2.as_deref(), Some("Sie rief “halt”, er rief „ja“ und „nein“."));
        assert_eq!(fixed("es", "La llamó \"sabia\" y \"lista\"."), ("straight-common", "La llamó “sabia” y “lista”.".into()));
        assert_eq!(fixed("en", "a ``plain'' word"), ("latex", "a “plain” word".into()));
        assert_eq!(fixed("en", "the 「plain」 word"), ("foreign", "the “plain” word".into()));
        assert_eq!(fixed("en", "the “plain“ word"), ("turned", "the “plain” word".into()));
        assert_eq!(fixed("de", "das „schlichte” Wort"), ("turned", "das „schlichte“ Wort".into()));
    }

    #[test]
    fn marks_without_partner() {
        assert_eq!(found(&Quotes, "de", "Er rief «Halt» und «Los»."), []);
        assert_eq!(one("en", "He called it \"a win and left.").0, "unpaired");
        assert_eq!(one("en", "He called it a win” and left.").1, "”");
        assert_eq!(one("en", "“One, he said.\n\nIt rained.\n\nIt froze.\n\n“Two,” he said.").0, "unpaired");
        assert_eq!(found(&Quotes, "en", "“One.\n\n“Two,” he said. It was 5\" long and ’twas the dogs’."), []);
    }
}
