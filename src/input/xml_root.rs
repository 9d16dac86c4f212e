//! XML files that are told apart by their first element.

use super::records::{Fault, shorten};
use super::segments::Part;
use super::{Options, news, wmt, xml};
use quick_xml::Reader;
use quick_xml::events::Event;

pub(super) const EXPECTED: &str = "expected XML of WMT, NewsML-G2, NITF, RSS or Atom; --input-format names others, such as xliff";

/// The documents of a file, as its first element has it.
pub(super) fn parts(text: &str, _: &Options) -> Result<Vec<Part>, Fault> {
    let mut reader = Reader::from_str(text);
    loop {
        let (event, at) = xml::next(&mut reader, false, EXPECTED)?;
        let (Event::Start(tag) | Event::Empty(tag)) = &event else {
            if matches!(event, Event::Eof) {
                return Err(Fault::new(0, "found no element", EXPECTED));
            }
            continue;
        };
        let parts = match tag.local_name().as_ref() {
            "dataset" => wmt::parts(text)?,
            "rss" | "RDF" | "feed" | "nitf" => news::parts(text)?,
            // Of what NewsML-G2 knows besides news (concepts, plans, packages) nothing is an article.
            name if name == "newsMessage" || name.ends_with("Item") => news::parts(text)?,
            name => return Err(Fault::new(at.start, format!("found `{}`", shorten(name)), EXPECTED)),
        };
        // A file without articles is a document too, if only so that it can be counted.
        return Ok(if parts.is_empty() { vec![Part { end: text.len(), ..Part::default() }] } else { parts });
    }
}
