//! Where people read about a rule: the pages that a house has put on the web.

use crate::visible::visible;
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
        let wrong = |why: fmt::Arguments<'_>| Err(format!("{why}; such as `https://news.example/mtlint/{PLACE}.html`"));
        // What an address can't hold would end it where it is printed, or begin something else.
        let is_unfit = |&sign: &char| !sign.is_ascii_graphic() || "\"<>\\^`|{}".contains(sign);
        // The case of a scheme does not count.
        let is_web = |scheme: &str| ["https", "http"].iter().any(|web| scheme.eq_ignore_ascii_case(web));
        let Some((_, rest)) = address.split_once("://").filter(|(scheme, _)| is_web(scheme)) else {
            return wrong(format_args!("must be an address that begins with `https://` or `http://`"));
        };
        if let Some(sign) = address.replace(PLACE, "").chars().find(is_unfit) {
            return wrong(format_args!("is no address: none holds `{}`", visible(&sign.to_string())));
        }
        let (host, page) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
        if host.contains(PLACE) {
            return wrong(format_args!("has `{PLACE}` in the name of the host: an id holds a `/`, so it goes behind that"));
        }
        if host.is_empty() {
            return wrong(format_args!("names no host"));
        }
        if !page.contains(PLACE) {
            return wrong(format_args!("has no `{PLACE}`, which stands for the id: all rules would have one page"));
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
        for address in ["HTTPS://news.example/{rule}", "http://a.example:80?at={rule}#{rule}", "Http://[::1]/#{rule}"] {
            assert!(address.parse::<RulePages>().is_ok(), "{address}");
        }
        for (address, why) in [
            ("", "begins with"),
            ("{rule}", "begins with"),
            ("ftp://a/{rule}", "begins with"),
            ("javascript:{rule}//://", "begins with"),
            ("https://", "names no host"),
            ("https:///{rule}", "names no host"),
            ("https://a.example/", "has no `{rule}`"),
            ("https://{rule}", "name of the host"),
            ("https://{rule}.example/{rule}", "name of the host"),
            ("https://a b/{rule}", "none holds ` `"),
            ("https://ä/{rule}", "none holds `ä`"),
            ("https://a/{rule}\"x", "none holds `\"`"),
            ("https://a/{rule}\n", "none holds `<U+000A>`"),
            ("https://a/{lang}/{rule}", "none holds `{`"),
        ] {
            let error = address.parse::<RulePages>().expect_err(address);
            assert!(error.contains(why), "{address}: {error}");
        }
    }
}
