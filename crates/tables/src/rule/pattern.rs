//! Regexes of rule files: checked, their words expanded, widened to the typography of real texts, and searched for literals.

use super::definition::Pattern;
use super::letters;
use super::literal::{self, Literals, WORD_START};
use super::needs::Needs;
use super::vocabulary;
use crate::text::fold;
use regex_syntax::ast::{self, Ast, ClassBracketed, ClassPerl, ClassPerlKind, ClassSet, ClassSetItem, LiteralKind};
use regex_syntax::hir::translate::TranslatorBuilder;
use regex_syntax::hir::{Hir, HirKind, Look};

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
    prepared(regex, parse(regex)?, hints)
}

/// The same for a pattern that must match a whole block.
pub fn of_line(regex: &str, hints: &[String]) -> Result<Pattern, PatternError> {
    prepared(regex, Hir::concat(vec![Hir::look(Look::Start), parse(regex)?]), hints)
}

fn prepared(regex: &str, hir: Hir, hints: &[String]) -> Result<Pattern, PatternError> {
    let literals = if hints.is_empty() {
        literal::draw(&hir).ok_or_else(|| PatternError {
            message: "it has no fixed text to look for, so it would slow down every article; name words of which one is always in the \
                      paragraph: `hint = [\"…\"]`"
                .to_owned(),
            offset: None,
        })?
    } else {
        // Whoever names a word means one that starts there.
        let hints: Vec<String> = hints.iter().map(|hint| format!("{WORD_START}{}", fold(hint))).collect();
        if let Some(useless) = hints.iter().find(|hint| !literal::is_useful(hint)) {
            let useless = useless.trim_start_matches(WORD_START);
            return Err(PatternError { message: format!("the hint {useless:?} is in nearly every text; it must be longer"), offset: None });
        }
        Literals::Inside { set: hints, lead: None }
    };
    let needs = Needs::draw(&hir, &literals);
    Ok(Pattern { regex: regex.to_owned(), literals, needs, letters: letters::word_bytes(&hir) })
}

/// What apostrophes, quotation marks and spaces of a pattern become.
const APOSTROPHES: &str = "['’‘ʼ´]";
const MARKS: &str = "[\"“”„«»‟]";
const SPACES: &str = r"\s+";

/// The syntax of a regex as a rule file writes it, widened to the typography of real texts. Rules keep what is written, as
/// the widened form is many times longer.
///
/// # Errors
///
/// What is wrong with it, with its place.
pub fn parse(regex: &str) -> Result<Hir, PatternError> {
    let expanded = vocabulary::expand(regex)?;
    let parsed = ast::parse::Parser::new().parse(&expanded.regex);
    let mut ast = parsed
        .map_err(|error| PatternError { message: error.kind().to_string(), offset: Some(expanded.written(error.span().start.offset)) })?;
    widen(&mut ast);
    let translated = TranslatorBuilder::new().build().translate(&expanded.regex, &ast);
    translated.map_err(|error| PatternError { message: error.kind().to_string(), offset: None })
}

/// The groups of a regex that [`parse`] takes, by number and by name, without the whole match.
pub fn groups(regex: &str) -> Vec<String> {
    fn add(hir: &Hir, found: &mut Vec<String>) {
        match hir.kind() {
            HirKind::Capture(group) => {
                found.push(group.index.to_string());
                found.extend(group.name.as_deref().map(str::to_owned));
                add(&group.sub, found);
            }
            HirKind::Repetition(repetition) => add(&repetition.sub, found),
            HirKind::Concat(parts) | HirKind::Alternation(parts) => parts.iter().for_each(|part| add(part, found)),
            HirKind::Empty | HirKind::Literal(_) | HirKind::Class(_) | HirKind::Look(_) => {}
        }
    }
    let mut found = Vec::new();
    if let Ok(hir) = parse(regex) {
        add(&hir, &mut found);
    }
    found
}

/// Writes spaces, quotation marks and apostrophes as wide as texts have them, and `\w` and `\d` as their compact classes.
fn widen(ast: &mut Ast) {
    match ast {
        Ast::Literal(literal) if literal.kind == LiteralKind::Verbatim => match literal.c {
            ' ' => *ast = built(SPACES),
            '\'' => *ast = built(APOSTROPHES),
            '"' => *ast = built(MARKS),
            _ => {}
        },
        // The class holds every letter in both cases, and folding the case of so wide a class takes its time.
        Ast::ClassPerl(class) => {
            if let Some(chars) = perl(class) {
                *ast = in_its_case(Ast::ClassBracketed(bracketed(chars, class.negated)));
            }
        }
        Ast::ClassBracketed(class) => {
            // As above, for `[\w-]` and the like: brackets that hold nothing else with a case.
            let plain = !class.negated && has_word_and_no_letters(&class.kind);
            widen_set(&mut class.kind);
            if plain {
                *ast = in_its_case(ast.clone());
            }
        }
        Ast::Repetition(repetition) => widen(&mut repetition.ast),
        Ast::Group(group) => widen(&mut group.ast),
        Ast::Alternation(alternation) => alternation.asts.iter_mut().for_each(widen),
        Ast::Concat(concat) => concat.asts.iter_mut().for_each(widen),
        Ast::Empty(_) | Ast::Flags(_) | Ast::Literal(_) | Ast::Dot(_) | Ast::Assertion(_) | Ast::ClassUnicode(_) => {}
    }
}

fn widen_set(set: &mut ClassSet) {
    match set {
        ClassSet::Item(item) => widen_item(item),
        ClassSet::BinaryOp(operation) => {
            widen_set(&mut operation.lhs);
            widen_set(&mut operation.rhs);
        }
    }
}

fn widen_item(item: &mut ClassSetItem) {
    match item {
        ClassSetItem::Perl(class) => {
            if let Some(chars) = perl(class) {
                *item = ClassSetItem::Bracketed(bracketed(chars, class.negated));
            }
        }
        ClassSetItem::Bracketed(class) => widen_set(&mut class.kind),
        ClassSetItem::Union(union) => union.items.iter_mut().for_each(widen_item),
        _ => {}
    }
}

/// The syntax of a regex that is known to be right.
fn built(regex: &str) -> Ast {
    ast::parse::Parser::new().parse(regex).unwrap_or_else(|error| unreachable!("{error}"))
}

/// `ast`, whatever flag the regex has for the case of letters.
fn in_its_case(ast: Ast) -> Ast {
    let mut group = built("(?-i:x)");
    if let Ast::Group(group) = &mut group {
        *group.ast = ast;
    }
    group
}

/// The class of these characters, which stand between brackets, or of all others.
fn bracketed(chars: &str, negated: bool) -> Box<ClassBracketed> {
    let mut class = match built(chars) {
        Ast::ClassBracketed(ref class) => class.clone(),
        ref other => unreachable!("{other}"),
    };
    class.negated = negated;
    class
}

/// The characters that a class names, as they stand between brackets.
fn perl(class: &ClassPerl) -> Option<&'static str> {
    match class.kind {
        ClassPerlKind::Word => Some(WORD),
        // Digits of other scripts do not stand in news of the languages we know.
        ClassPerlKind::Digit => Some("[0-9]"),
        ClassPerlKind::Space => None,
    }
}

/// The characters of `\w`: those of ASCII, and beyond it all but the blocks of punctuation and symbols.
///
/// The exact Unicode class has some 800 ranges, which custom rules would wait for. In the text of a newspaper
/// the two differ only in rare signs.
pub const WORD: &str = r"[0-9A-Z_a-z\u{aa}\u{b5}\u{ba}\u{c0}-\u{d6}\u{d8}-\u{f6}\u{f8}-\u{2c1}\u{300}-\u{37d}\u{37f}-\u{386}\u{388}-\u{589}\u{591}-\u{5bd}\u{5bf}-\u{60b}\u{610}-\u{61a}\u{620}-\u{669}\u{66e}-\u{6d3}\u{6d5}-\u{963}\u{966}-\u{167f}\u{1681}-\u{1fff}\u{2c00}-\u{2dff}\u{3005}-\u{3007}\u{3040}-\u{30fa}\u{30fc}-\u{d7ff}\u{f900}-\u{fdff}\u{fe70}-\u{fefc}\u{ff10}-\u{ff19}\u{ff21}-\u{ff3a}\u{ff41}-\u{ff5a}\u{ff66}-\u{ffdc}\u{10000}-\u{1efff}\u{20000}-\u{3ffff}]";

fn has_word_and_no_letters(class: &ClassSet) -> bool {
    let ClassSet::Item(ClassSetItem::Union(union)) = class else { return false };
    let is_word = |item: &ClassSetItem| matches!(item, ClassSetItem::Perl(class) if class.kind == ClassPerlKind::Word && !class.negated);
    let is_mark = |item: &ClassSetItem| matches!(item, ClassSetItem::Literal(literal) if !literal.c.is_alphabetic());
    union.items.iter().any(is_word) && union.items.iter().all(|item| is_word(item) || is_mark(item))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matches(hir: &Hir, text: &str) -> Vec<std::ops::Range<usize>> {
        let built = regex_automata::meta::Regex::builder().build_from_hir(hir).unwrap_or_else(|error| panic!("{error}"));
        built.find_iter(text).map(|found| found.range()).collect()
    }

    #[test]
    fn typography_is_widened_outside_classes_only() {
        let regex = parse(r#"it's "x" [ '"]\x27 ?"#).unwrap_or_else(|error| panic!("{error:?}"));
        for (text, count) in [("it's \"x\"  \"'", 1), ("it’s\u{a0}“x” ''  ", 1), ("it's \"x\" “'", 0), ("it's \"x\" \"’", 0)] {
            assert_eq!(matches(&regex, text).len(), count, "{text}");
        }
    }

    #[test]
    fn word_characters_are_a_compact_class() {
        let regex = parse(r"^\w+[\w-]\W\d$").unwrap_or_else(|error| panic!("{error:?}"));
        for (text, matches) in [
            ("Bürgermeister-,5", true),
            ("Харків— 1", false),
            ("Харків—1", true),
            ("台北，7", true),
            ("a\u{301}b 5", true),
            ("“x” 5", false),
        ] {
            assert_eq!(!super::tests::matches(&regex, text).is_empty(), matches, "{text}");
        }
    }

    #[test]
    fn a_pattern_without_literal_needs_a_hint() {
        assert!(searched(r"\d+ \d+", &[]).is_err());
        let hinted = searched(r"\d+ \d+", &["Tel.".to_owned()]).map(|pattern| pattern.literals);
        assert_eq!(hinted, Ok(Literals::Inside { set: vec!["\u{1}tel.".to_owned()], lead: None }));
    }

    #[test]
    fn a_mistake_is_placed() {
        let error = parse("ab(c").err();
        assert_eq!(error.and_then(|error| error.offset), Some(2));
    }
}
