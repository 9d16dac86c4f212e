//! Categories of findings: the error types of MQM 2.0 (<https://themqm.org>), written `dimension/type`.

/// The dimensions, each with its types. A type does not repeat its dimension: “awkward style” is `style/awkward`.
#[rustfmt::skip]
pub const DIMENSIONS: &[(&str, &[&str])] = &[
    ("accuracy", &["addition", "do-not-translate", "mistranslation", "omission", "overtranslation", "undertranslation", "untranslated"]),
    ("audience-appropriateness", &["culture-specific-reference", "end-user-suitability", "offensive"]),
    ("design-and-markup", &["layout", "markup", "truncation"]),
    ("linguistic-conventions", &["character-encoding", "grammar", "punctuation", "spelling", "textual-conventions", "unintelligible"]),
    ("locale-conventions", &["address-format", "currency-format", "date-format", "measurement-format", "number-format", "telephone-format", "time-format"]),
    ("style", &["awkward", "inconsistent", "organizational", "register", "third-party", "unidiomatic"]),
    ("terminology", &["inconsistent-use", "wrong-term"]),
];

/// What the first version of MQM called dimensions that have another name now.
const FORMER: [(&str, &str); 4] = [
    ("audience", "audience-appropriateness"),
    ("design", "design-and-markup"),
    ("fluency", "linguistic-conventions"),
    ("locale-convention", "locale-conventions"),
];

/// `category` with the name that its dimension has now, if there is such a dimension. The type is free, so that a house can
/// have types of its own.
pub fn current(category: &str) -> Option<String> {
    let (dimension, rest) = category.split_at(category.find('/').unwrap_or(category.len()));
    let dimension = FORMER.iter().find(|(former, _)| *former == dimension).map_or(dimension, |(_, now)| now);
    DIMENSIONS.iter().any(|(known, _)| *known == dimension).then(|| format!("{dimension}{rest}"))
}

/// Whether the dimension and the type are those of MQM.
pub fn is_standard(category: &str) -> bool {
    let parts = category.split_once('/');
    parts.is_some_and(|(dimension, kind)| DIMENSIONS.iter().any(|(known, kinds)| *known == dimension && kinds.contains(&kind)))
}

#[cfg(test)]
mod tests {
    use super::{current, is_standard};

    #[test]
    fn former_names_are_known() {
        assert_eq!(current("fluency/grammar").as_deref(), Some("linguistic-conventions/grammar"));
        assert_eq!(current("style").as_deref(), Some("style"));
        assert_eq!(current("terminology/of-the-house").as_deref(), Some("terminology/of-the-house"));
        assert_eq!(current("beauty/lines"), None);
        assert!(is_standard("accuracy/addition") && !is_standard("accuracy/adition") && !is_standard("fluency/grammar"));
    }
}
