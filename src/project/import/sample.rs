//! A text that a regex finds, as an example of the rule that has it.

use regex_syntax::hir::{Class, Hir, HirKind};

/// A short text that `regex` matches as far as its look-arounds allow.
///
/// # Errors
///
/// Why it is no regex here, or why none can be made.
pub(super) fn sample(regex: &str) -> Result<String, String> {
    let hir = regex_syntax::parse(regex).map_err(|error| match error {
        regex_syntax::Error::Parse(error) => error.kind().to_string(),
        regex_syntax::Error::Translate(error) => error.kind().to_string(),
        _ => "no regex".to_owned(),
    })?;
    let mut text = String::new();
    write(&hir, &mut text)?;
    Ok(text)
}

fn write(hir: &Hir, text: &mut String) -> Result<(), String> {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => Ok(()),
        HirKind::Literal(literal) => {
            text.push_str(str::from_utf8(&literal.0).map_err(|error| error.to_string())?);
            Ok(())
        }
        HirKind::Class(Class::Unicode(class)) => {
            let ranges = || class.ranges().iter();
            let has = |wanted: char| ranges().any(|range| range.start() <= wanted && wanted <= range.end());
            let usual = ['a', 'e', 'A', '1', ' ', ','].into_iter().find(|&wanted| has(wanted));
            // Without regard to case a letter is a class of two.
            let small = || ranges().map(|range| range.start()).find(|letter| letter.is_lowercase());
            text.extend(usual.or_else(small).or_else(|| ranges().next().map(|range| range.start())));
            Ok(())
        }
        HirKind::Class(Class::Bytes(_)) => Err("it is about bytes".to_owned()),
        HirKind::Repetition(repetition) => {
            let times = repetition.min.max(u32::from(repetition.max != Some(0)));
            if times > 100 {
                return Err("it is too long for an example".to_owned());
            }
            (0..times).try_for_each(|_| write(&repetition.sub, text))
        }
        HirKind::Capture(capture) => write(&capture.sub, text),
        HirKind::Concat(parts) => parts.iter().try_for_each(|part| write(part, text)),
        HirKind::Alternation(parts) => parts.first().map_or(Ok(()), |part| write(part, text)),
    }
}
