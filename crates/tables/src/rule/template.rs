//! `$0`, `$1`, `${name}` in messages and replacements.

/// `template` with the values filled in: `$0` is `text`, other names are looked up in `values` (the last one wins), `$$`
/// is a dollar sign. A name without a value stands for nothing.
pub fn expand(template: &str, text: &str, values: &[(impl AsRef<str>, String)]) -> String {
    let mut expanded = String::with_capacity(template.len() + text.len());
    let mut rest = template;
    while let Some(at) = rest.find('$') {
        expanded.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        if let Some(after) = rest.strip_prefix('$') {
            expanded.push('$');
            rest = after;
            continue;
        }
        let (name, after) = name_of(rest);
        if name.is_empty() {
            expanded.push('$');
            continue;
        }
        expanded.push_str(if name == "0" { text } else { value(values, name) });
        rest = after;
    }
    expanded.push_str(rest);
    expanded
}

/// `template` with an ellipsis for each name, for readers who see the rule and not a finding.
pub fn outline(template: &str) -> String {
    let mut outlined = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(at) = rest.find('$') {
        outlined.push_str(&rest[..at]);
        let (name, after) = name_of(&rest[at + 1..]);
        let dollar = name.is_empty();
        outlined.push(if dollar { '$' } else { '…' });
        rest = if dollar { after.strip_prefix('$').unwrap_or(after) } else { after };
    }
    outlined.push_str(rest);
    outlined
}

/// The names that `template` asks for, in order; the last may be what follows `${` without an end.
pub fn names(template: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let mut rest = template;
    while let Some(at) = rest.find('$') {
        rest = &rest[at + 1..];
        if let Some(after) = rest.strip_prefix('$') {
            rest = after;
            continue;
        }
        if rest.starts_with('{') && !rest.contains('}') {
            names.push(rest);
            break;
        }
        let (name, after) = name_of(rest);
        names.extend(Some(name).filter(|name| !name.is_empty()));
        rest = after;
    }
    names
}

/// The name after a `$` and what follows it.
fn name_of(rest: &str) -> (&str, &str) {
    if let Some((name, after)) = rest.strip_prefix('{').and_then(|inner| inner.split_once('}')) {
        return (name, after);
    }
    let digits = rest.starts_with(|c: char| c.is_ascii_digit());
    let end =
        rest.find(|c: char| if digits { !c.is_ascii_digit() } else { !(c.is_ascii_alphanumeric() || c == '_') }).unwrap_or(rest.len());
    rest.split_at(end)
}

fn value<'v>(values: &'v [(impl AsRef<str>, String)], name: &str) -> &'v str {
    values.iter().rev().find(|(own, _)| own.as_ref() == name).map_or("", |(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::{expand, names, outline};

    #[test]
    fn names_numbers_and_dollars() {
        let values = [("1".to_owned(), "Friday".to_owned()), ("unit".to_owned(), "km".to_owned())];
        assert_eq!(expand("$0: overnight into $1, 5 ${unit}, $$3, $", "hit", &values), "hit: overnight into Friday, 5 km, $3, $");
        assert_eq!(expand("$2 and ${none}!", "hit", &values), " and !");
    }

    #[test]
    fn names_are_found() {
        assert_eq!(names("$0 $$1 ${a b}$x, $ 5 $12th ${open"), ["0", "a b", "x", "12", "{open"]);
    }

    #[test]
    fn names_are_left_open() {
        assert_eq!(outline("“$0”: write “${fix}” for $$5, $x"), "“…”: write “…” for $5, …");
    }
}
