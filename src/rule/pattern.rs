//! Regexes of rule files: checked, widened to the typography of real texts, and searched for literals.

use super::definition::Pattern;
use super::literal::{self, Literals};
use crate::text::fold;
use regex_syntax::ast::{self, Ast, LiteralKind, Visitor};

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
    let (regex, hir) = widened(regex)?;
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
    Ok(Pattern { regex, literals, longest: hir.properties().maximum_len().and_then(|len| u32::try_from(len).ok()) })
}

/// Prepares a pattern that is tried only after a hit.
pub fn guard(regex: &str) -> Result<String, PatternError> {
    widened(regex).map(|(regex, _)| regex)
}

/// What apostrophes, quotation marks and spaces of a pattern become.
const APOSTROPHES: &str = "['’‘ʼ´]";
const MARKS: &str = "[\"“”„«»‟″]";
const SPACES: &str = r"(?:\s+)";

/// A widened pattern as it was written, for people.
pub fn as_written(regex: &str) -> String {
    regex.replace(APOSTROPHES, "'").replace(MARKS, "\"").replace(SPACES, " ")
}

fn widened(regex: &str) -> Result<(String, regex_syntax::hir::Hir), PatternError> {
    let ast = ast::parse::Parser::new()
        .parse(regex)
        .map_err(|error| PatternError { message: error.kind().to_string(), offset: Some(error.span().start.offset) })?;
    let Ok(places) = ast::visit(&ast, Places::default());
    let mut wide = String::with_capacity(regex.len() + places.len() * 8);
    let mut done = 0;
    for (offset, character) in places {
        wide.push_str(&regex[done..offset]);
        wide.push_str(match character {
            '\'' => APOSTROPHES,
            '"' => MARKS,
            _ => SPACES,
        });
        done = offset + 1;
    }
    wide.push_str(&regex[done..]);
    let hir = regex_syntax::parse(&wide).map_err(|error| PatternError { message: one_line(&error), offset: None })?;
    Ok((wide, hir))
}

/// The last line of a regex error is the reason; the ones before it draw the place.
fn one_line(error: &regex_syntax::Error) -> String {
    error.to_string().lines().last().unwrap_or_default().trim_start_matches("error: ").to_owned()
}

/// Byte offsets of the plain apostrophes, quotation marks and spaces outside classes, in order.
#[derive(Default)]
struct Places(Vec<(usize, char)>);

impl Visitor for Places {
    type Output = Vec<(usize, char)>;
    type Err = std::convert::Infallible;

    fn finish(self) -> Result<Self::Output, Self::Err> {
        Ok(self.0)
    }

    fn visit_pre(&mut self, ast: &Ast) -> Result<(), Self::Err> {
        if let Ast::Literal(literal) = ast
            && literal.kind == LiteralKind::Verbatim
            && matches!(literal.c, '\'' | '"' | ' ')
        {
            self.0.push((literal.span.start.offset, literal.c));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typography_is_widened_outside_classes_only() {
        let regex = guard(r#"it's "x" [ '"]\x27 ?"#).unwrap_or_else(|error| panic!("{error:?}"));
        assert_eq!(regex, "it['’‘ʼ´]s(?:\\s+)[\"“”„«»‟″]x[\"“”„«»‟″](?:\\s+)[ '\"]\\x27(?:\\s+)?");
    }

    #[test]
    fn a_pattern_without_literal_needs_a_hint() {
        assert!(searched(r"\d+ \d+", &[]).is_err());
        let hinted = searched(r"\d+ \d+", &["Tel.".to_owned()]).map(|pattern| pattern.literals);
        assert_eq!(hinted, Ok(Literals::Inside { set: vec!["tel.".to_owned()], lead: None }));
    }

    #[test]
    fn a_mistake_is_placed() {
        let error = guard("ab(c").err();
        assert_eq!(error.and_then(|error| error.offset), Some(2));
    }
}
