//! Text for the formats that are XML.

use crate::visible::visible;
use quick_xml::escape::escape;

/// The head of an XML file.
pub(super) const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// `text` as an attribute's value or an element's content. What XML 1.0 can't hold, such as controls, is hidden and so spelled out.
pub(super) fn escaped(text: &str) -> String {
    escape(&*visible(text)).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use quick_xml::escape::unescape;

    proptest! {
        #[test]
        fn any_text_is_xml(text in any::<String>()) {
            let written = escaped(&text);
            prop_assert!(!written.contains(['<', '>', '"', '\'']));
            let of_xml = |c: char| matches!(c, ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
            prop_assert!(written.chars().all(of_xml), "{:?}", written);
            prop_assert_eq!(unescape(&written).expect("XML"), visible(&text));
        }
    }
}
