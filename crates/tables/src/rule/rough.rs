//! Patterns made rough: quick to compile, and nearly always enough to say that there is no match.

use super::{pattern, vocabulary};
use crate::text::Charset;
use regex_syntax::ast::{self, Ast, RepetitionKind, RepetitionRange};
use regex_syntax::hir::Hir;

/// The syntax of a regex that matches in texts of `charset` wherever that itself does, and is made many times faster: with any text for
/// each word of the vocabulary, and without a bound for what may stand more than some times. `None` where that is the same.
pub fn rough_for(regex: &str, charset: Charset) -> Option<Hir> {
    let rough = vocabulary::rough(regex);
    if rough.is_none() && !counts_far(regex) {
        return None;
    }
    let regex = rough.as_deref().unwrap_or(regex);
    let loosened = |charset| {
        let mut ast = ast::parse::Parser::new().parse(regex).ok()?;
        loosen(&mut ast);
        pattern::translated(regex, ast, charset).ok()
    };
    loosened(charset).or_else(|| loosened(Charset::Any))
}

/// What is counted further is compiled so many times.
const FAR: u32 = 8;

/// Whether there is a `{2,40}` in it; it may be one that is none, as in `\x{40}`.
fn counts_far(regex: &str) -> bool {
    let last = |braced: &str| braced.split('}').next().and_then(|count| count.rsplit(',').next()?.parse::<u32>().ok());
    regex.split('{').skip(1).filter_map(last).any(|count| count > FAR)
}

/// Lets what may stand many times stand any number of times.
fn loosen(ast: &mut Ast) {
    match ast {
        Ast::Repetition(repetition) => {
            if let RepetitionKind::Range(range) = &repetition.op.kind {
                let (least, most) = match *range {
                    RepetitionRange::Exactly(count) | RepetitionRange::AtLeast(count) => (count, count),
                    RepetitionRange::Bounded(least, most) => (least, most),
                };
                if most > FAR {
                    repetition.op.kind = if least == 0 { RepetitionKind::ZeroOrMore } else { RepetitionKind::OneOrMore };
                }
            }
            loosen(&mut repetition.ast);
        }
        Ast::Group(group) => loosen(&mut group.ast),
        Ast::Alternation(alternation) => alternation.asts.iter_mut().for_each(loosen),
        Ast::Concat(concat) => concat.asts.iter_mut().for_each(loosen),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rough_one_matches_wherever_the_other_does() {
        for (regex, text, rough) in [
            (r"said [^.]{5,120} the", "said 1234 the", true),
            (r"a{9}", "aa", true),
            (r"(?:ab{2,40}){9,}c", "abc", true),
            (r"x{0,9}y", "y", true),
            (r"by {name}, {date}", "by nobody, never", true),
            (r"a{2,8}\w{3}", "", false),
        ] {
            let matches = rough_for(regex, Charset::Ascii).map(|hir| {
                let built = regex_automata::meta::Regex::builder().build_from_hir(&hir).unwrap_or_else(|error| panic!("{error}"));
                built.is_match(text)
            });
            assert_eq!(matches, rough.then_some(true), "{regex}");
        }
    }
}
