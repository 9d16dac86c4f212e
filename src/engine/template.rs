//! `$0`, `$1`, `${name}` in messages and replacements.

/// `template` with the values filled in: `$0` is `text`, other names are looked up in `values` (the last one wins), `$$`
/// is a dollar sign. A name without a value stands for nothing.
pub fn expand(template: &str, text: &str, values: &[(String, String)]) -> String {
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

fn value<'v>(values: &'v [(String, String)], name: &str) -> &'v str {
    values.iter().rev().find(|(own, _)| own == name).map_or("", |(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::expand;

    #[test]
    fn names_numbers_and_dollars() {
        let values = [("1".to_owned(), "Friday".to_owned()), ("unit".to_owned(), "km".to_owned())];
        assert_eq!(expand("$0: overnight into $1, 5 ${unit}, $$3, $", "hit", &values), "hit: overnight into Friday, 5 km, $3, $");
        assert_eq!(expand("$2 and ${none}!", "hit", &values), " and !");
    }
}
