//! The tags of site generators within a text: `{{ name }}`, `{{< youtube id >}}`, `{% if %}`, `{# note #}`.

/// So many bytes is a tag long at most, so that one that never ends is not looked for through the whole text.
const LONGEST: usize = 1_000;

/// The length of the tag at the start of `rest`, if there is one; it does not go on behind a blank line.
pub(super) fn tag_len(rest: &str) -> Option<usize> {
    let (open, close) = [("{{", "}}"), ("{%", "%}"), ("{#", "#}")].into_iter().find(|(open, _)| rest.starts_with(open))?;
    let near = &rest[..rest.floor_char_boundary(LONGEST)];
    let end = near[open.len()..].find(close)? + open.len() + close.len();
    (!near[..end].contains("\n\n")).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::tag_len;

    #[test]
    fn tags_end_where_they_close() {
        for (text, len) in [("{{ a }} b", Some(7)), ("{% if a %}", Some(10)), ("{# a #}b", Some(7)), ("{{< x \"y\" >}}", Some(13))] {
            assert_eq!(tag_len(text), len, "{text}");
        }
        for text in ["{a}", "{{ a", "{", "{{ a\n\nb }}", &format!("{{{{{}}}}}", "a".repeat(2_000))] {
            assert_eq!(tag_len(text), None, "{text}");
        }
    }
}
