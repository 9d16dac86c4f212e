//! Where people read about a rule: the pages that a house has put on the web.

use std::fmt;
use std::str::FromStr;

/// What stands for the id of a rule.
const PLACE: &str = "{rule}";

/// The addresses of the pages of rules, one like the other: `https://news.example/mtlint/{rule}.html`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RulePages(String);

impl RulePages {
    /// The address of the page of the rule called `id`.
    pub fn of(&self, id: &str) -> String {
        self.0.replace(PLACE, id)
    }
}

impl fmt::Display for RulePages {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl FromStr for RulePages {
    type Err = String;

    fn from_str(address: &str) -> Result<Self, String> {
        let is_web = ["https://", "http://"].iter().any(|scheme| address.strip_prefix(scheme).is_some_and(|rest| !rest.is_empty()));
        // What an address can't hold would end it where it is printed, or begin something else.
        let is_plain = address.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"<>\\^`|".contains(&byte));
        if !is_web || !is_plain || !address.contains(PLACE) {
            return Err(format!("must be an address with `{PLACE}` in it, such as `https://news.example/mtlint/{PLACE}.html`"));
        }
        Ok(Self(address.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::RulePages;

    #[test]
    fn only_addresses_are_taken() {
        let pages: RulePages = "https://news.example/{rule}.html".parse().expect("an address");
        assert_eq!(pages.of("house/ship"), "https://news.example/house/ship.html");
        let wrong = [
            "",
            "{rule}",
            "https://",
            "https://a.example/",
            "ftp://a/{rule}",
            "javascript:{rule}",
            "https://a b/{rule}",
            "https://ä/{rule}",
            "https://a/{rule}\"x",
        ];
        for address in wrong {
            assert!(address.parse::<RulePages>().is_err(), "{address}");
        }
    }
}
