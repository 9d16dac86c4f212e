//! Regexes of rule files: checked, widened to the typography of real texts, and searched for literals.

use super::definition::Pattern;
use super::literal::{self, Literals};
use crate::text::fold;
use regex_syntax::ast::{self, Ast, ClassPerl, ClassPerlKind, ClassSet, ClassSetItem, LiteralKind, Visitor};
use regex_syntax::hir::{Capture, Class, ClassUnicode, ClassUnicodeRange, Hir, HirKind, Look, Repetition};
use std::ops::Range;

/// Why a regex of a rule file can't be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PatternError {
    /// What is wrong, in one line.
    pub message: String,
    /// The byte of the regex where it is wrong, where that is known.
    pub offset: Option<usize>,
}

/// Prepares a pattern that the scan must find by literals: its own, or one of `hints`.
pub fn searched(regex: &str, hints: &[String]) -> Result<Pattern, PatternError> {
    let hir = parse(regex)?;
    let literals = if hints.is_empty() {
        literal::draw(&hir).ok_or_else(|| PatternError {
            message: "no literal text can be drawn from this pattern, so every article would pay for it; name literals of \
                      which one always stands in the block: `hint = [\"…\"]`"
                .to_owned(),
            offset: None,
        })?
    } else {
        let hints: Vec<String> = hints.iter().map(|hint| fold(hint)).collect();
        if let Some(useless) = hints.iter().find(|hint| !literal::is_useful(hint)) {
            return Err(PatternError {
                message: format!("the hint {useless:?} stands in nearly every text; it must be longer"),
                offset: None,
            });
        }
        Literals::Inside { set: hints, lead: None }
    };
    Ok(Pattern { regex: regex.to_owned(), literals, letters: literal::word_bytes(&hir) })
}

/// What apostrophes, quotation marks and spaces of a pattern become.
const APOSTROPHES: &str = "['’‘ʼ´]";
const MARKS: &str = "[\"“”„«»‟]";
const SPACES: &str = r"(?:\s+)";

/// The syntax of a regex as a rule file writes it, widened to the typography of real texts. Rules keep what is written, as
/// the widened form is many times longer and most patterns are never tried.
pub fn parse(regex: &str) -> Result<Hir, PatternError> {
    let wide = widened(regex, false)?;
    regex_syntax::parse(&wide).map_err(|error| PatternError { message: one_line(&error), offset: None })
}

/// The same, for texts that are all ASCII: it matches in them what the other matches, and is compiled several times faster.
pub fn parse_for_ascii(regex: &str) -> Result<Hir, PatternError> {
    let plain = widened(regex, true)?;
    regex_syntax::parse(&plain).map(ascii).map_err(|error| PatternError { message: one_line(&error), offset: None })
}

/// What is left of a pattern when the text is all ASCII.
fn ascii(hir: Hir) -> Hir {
    match hir.into_kind() {
        HirKind::Empty => Hir::empty(),
        HirKind::Literal(literal) if literal.0.is_ascii() => Hir::literal(literal.0),
        HirKind::Literal(_) => Hir::fail(),
        HirKind::Class(Class::Unicode(mut class)) => {
            class.intersect(&ClassUnicode::new([ClassUnicodeRange::new('\0', '\x7f')]));
            Hir::class(Class::Unicode(class))
        }
        HirKind::Class(class) => Hir::class(class),
        HirKind::Look(look) => Hir::look(match look {
            Look::WordUnicode => Look::WordAscii,
            Look::WordUnicodeNegate => Look::WordAsciiNegate,
            Look::WordStartUnicode => Look::WordStartAscii,
            Look::WordEndUnicode => Look::WordEndAscii,
            Look::WordStartHalfUnicode => Look::WordStartHalfAscii,
            Look::WordEndHalfUnicode => Look::WordEndHalfAscii,
            other => other,
        }),
        HirKind::Repetition(repetition) => Hir::repetition(Repetition { sub: Box::new(ascii(*repetition.sub)), ..repetition }),
        HirKind::Capture(capture) => Hir::capture(Capture { sub: Box::new(ascii(*capture.sub)), ..capture }),
        HirKind::Concat(parts) => Hir::concat(parts.into_iter().map(ascii).collect()),
        HirKind::Alternation(parts) => Hir::alternation(parts.into_iter().map(ascii).collect()),
    }
}

/// The regex with spaces and, unless the text is `ascii`, quotation marks and apostrophes as wide as texts have them.
fn widened(regex: &str, ascii: bool) -> Result<String, PatternError> {
    let ast = ast::parse::Parser::new()
        .parse(regex)
        .map_err(|error| PatternError { message: error.kind().to_string(), offset: Some(error.span().start.offset) })?;
    let Ok(places) = ast::visit(&ast, Places { ascii, found: Vec::new() });
    let mut wide = String::with_capacity(regex.len() + places.len() * 8);
    let mut done = 0;
    for (span, instead) in places {
        wide.push_str(&regex[done..span.start]);
        wide.push_str(&instead);
        done = span.end;
    }
    wide.push_str(&regex[done..]);
    Ok(wide)
}

/// The last line of a regex error is the reason; the ones before it draw the place.
fn one_line(error: &regex_syntax::Error) -> String {
    error.to_string().lines().last().unwrap_or_default().trim_start_matches("error: ").to_owned()
}

/// The characters of `\w`: those of ASCII, and beyond it all but the blocks of punctuation and symbols.
///
/// The exact Unicode class has some 800 ranges, and compiling it takes longer than checking an article. In the text of a
/// newspaper the two differ only in rare signs.
pub const WORD: &str = r"0-9A-Z_a-z\u{aa}\u{b5}\u{ba}\u{c0}-\u{d6}\u{d8}-\u{f6}\u{f8}-\u{2c1}\u{300}-\u{37d}\u{37f}-\u{386}\u{388}-\u{589}\u{591}-\u{5bd}\u{5bf}-\u{60b}\u{610}-\u{61a}\u{620}-\u{669}\u{66e}-\u{6d3}\u{6d5}-\u{963}\u{966}-\u{1fff}\u{2c00}-\u{2dff}\u{3005}-\u{3007}\u{3040}-\u{30fa}\u{30fc}-\u{d7ff}\u{f900}-\u{fdff}\u{fe70}-\u{fefc}\u{ff10}-\u{ff19}\u{ff21}-\u{ff3a}\u{ff41}-\u{ff5a}\u{ff66}-\u{ffdc}\u{10000}-\u{1efff}\u{20000}-\u{3ffff}";

/// Where the regex is to be rewritten, and what is to stand there, in order.
struct Places {
    /// Whether the pattern is for texts that are all ASCII.
    ascii: bool,
    found: Vec<(Range<usize>, String)>,
}

impl Places {
    fn perl(&mut self, class: &ClassPerl, in_brackets: bool) {
        let chars = match class.kind {
            ClassPerlKind::Word if self.ascii => "0-9A-Z_a-z",
            ClassPerlKind::Word => WORD,
            // Digits of other scripts do not stand in news of the languages we know.
            ClassPerlKind::Digit => "0-9",
            ClassPerlKind::Space => return,
        };
        let instead = match (class.negated, in_brackets) {
            (true, true) => format!("[^{chars}]"),
            (true, false) => format!("(?-i:[^{chars}])"),
            (false, true) => chars.to_owned(),
            // The class holds every letter in both cases, and folding the case of so wide a class takes its time.
            (false, false) => format!("(?-i:[{chars}])"),
        };
        self.found.push((class.span.start.offset..class.span.end.offset, instead));
    }
}

impl Visitor for Places {
    type Output = Vec<(Range<usize>, String)>;
    type Err = std::convert::Infallible;

    fn finish(mut self) -> Result<Self::Output, Self::Err> {
        self.found.sort_by_key(|(span, _)| span.start);
        Ok(self.found)
    }

    fn visit_pre(&mut self, ast: &Ast) -> Result<(), Self::Err> {
        match ast {
            Ast::Literal(literal) if literal.kind == LiteralKind::Verbatim => {
                let instead = match literal.c {
                    '\'' if !self.ascii => APOSTROPHES,
                    '"' if !self.ascii => MARKS,
                    ' ' => SPACES,
                    _ => return Ok(()),
                };
                self.found.push((literal.span.start.offset..literal.span.end.offset, instead.to_owned()));
            }
            Ast::ClassPerl(class) => self.perl(class, false),
            // As above, for `[\w-]` and the like: brackets that hold nothing else with a case.
            Ast::ClassBracketed(class) if !class.negated && has_word_and_no_letters(&class.kind) => {
                self.found.push((class.span.start.offset..class.span.start.offset, "(?-i:".to_owned()));
                self.found.push((class.span.end.offset..class.span.end.offset, ")".to_owned()));
            }
            _ => {}
        }
        Ok(())
    }

    fn visit_class_set_item_pre(&mut self, item: &ClassSetItem) -> Result<(), Self::Err> {
        if let ClassSetItem::Perl(class) = item {
            self.perl(class, true);
        }
        Ok(())
    }
}

fn has_word_and_no_letters(class: &ClassSet) -> bool {
    let ClassSet::Item(ClassSetItem::Union(union)) = class else { return false };
    let is_word = |item: &ClassSetItem| matches!(item, ClassSetItem::Perl(class) if class.kind == ClassPerlKind::Word && !class.negated);
    let is_mark = |item: &ClassSetItem| matches!(item, ClassSetItem::Literal(literal) if !literal.c.is_alphabetic());
    union.items.iter().any(is_word) && union.items.iter().all(|item| is_word(item) || is_mark(item))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typography_is_widened_outside_classes_only() {
        let regex = widened(r#"it's "x" [ '"]\x27 ?"#, false).unwrap_or_else(|error| panic!("{error:?}"));
        assert_eq!(regex, "it['’‘ʼ´]s(?:\\s+)[\"“”„«»‟]x[\"“”„«»‟](?:\\s+)[ '\"]\\x27(?:\\s+)?");
    }

    #[test]
    fn word_characters_are_a_compact_class() {
        let regex = widened(r"\w+[\w-]\W\d", false).map(|regex| regex::Regex::new(&format!("^{regex}$")));
        let regex = regex.unwrap_or_else(|error| panic!("{error:?}")).unwrap_or_else(|error| panic!("{error}"));
        for (text, matches) in [
            ("Bürgermeister-,5", true),
            ("Харків— 1", false),
            ("Харків—1", true),
            ("台北，7", true),
            ("a\u{301}b 5", true),
            ("“x” 5", false),
        ] {
            assert_eq!(regex.is_match(text), matches, "{text}");
        }
    }

    #[test]
    fn for_ascii_it_matches_the_same() {
        let text = "The mayor's \"plan\" of 12 May, it's  said: a naive K (4 kg) - or no_one at 5.30 p.m.\nFollow I follow";
        for regex in [
            r#"(?i)mayor's "\w+""#,
            r"\bnaïve|\bna.ve\b",
            r"[^\w\s]+",
            r"(?i)k\b",
            r"\d+ \w*",
            r"['’]s\s+said",
            r"(?m)^\w+ I \w+$",
            r"[é-ÿ]|\B_",
        ] {
            let find = |hir: Result<Hir, PatternError>| {
                let hir = hir.unwrap_or_else(|error| panic!("{error:?}"));
                let built = regex_automata::meta::Regex::builder().build_from_hir(&hir).unwrap_or_else(|error| panic!("{error}"));
                built.find_iter(text).map(|found| found.range()).collect::<Vec<_>>()
            };
            assert_eq!(find(parse(regex)), find(parse_for_ascii(regex)), "{regex}");
        }
    }

    #[test]
    fn a_pattern_without_literal_needs_a_hint() {
        assert!(searched(r"\d+ \d+", &[]).is_err());
        let hinted = searched(r"\d+ \d+", &["Tel.".to_owned()]).map(|pattern| pattern.literals);
        assert_eq!(hinted, Ok(Literals::Inside { set: vec!["tel.".to_owned()], lead: None }));
    }

    #[test]
    fn a_mistake_is_placed() {
        let error = parse("ab(c").err();
        assert_eq!(error.and_then(|error| error.offset), Some(2));
    }
}
