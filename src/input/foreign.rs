//! Files that mtlint does not read: what they are, told from the name or from how they begin.
//!
//! Taken for plain text, their markup would be checked as prose, and a fix would break them. A file is refused for how it
//! begins only where no prose begins so; a lone tag, a comment or a brace may open any text.

use super::{docx, extension};
use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

/// A format that mtlint does not read.
struct Foreign {
    name: &'static str,
    /// In lower case.
    extensions: &'static [&'static str],
    begins: Begins,
}

/// How a file of a format begins.
enum Begins {
    /// With any of these bytes.
    With(&'static [&'static [u8]]),
    /// With a tag or declaration of any of these names, behind white space and comments, whatever the case.
    Tag(&'static [&'static str]),
    /// With a head that this function knows.
    Head(fn(&[u8]) -> bool),
    /// As a text may begin, too.
    AsText,
}

use Begins::{AsText, Head, Tag, With};

/// Of two that begin alike the first is named.
const FOREIGN: &[Foreign] = &[
    Foreign { name: "XLIFF", extensions: &[], begins: Tag(&["<xliff"]) },
    Foreign { name: "TMX", extensions: &[], begins: Tag(&["<tmx"]) },
    Foreign { name: "SGML of WMT", extensions: &["sgm", "sgml"], begins: Tag(&["<srcset", "<refset", "<tstset"]) },
    Foreign { name: "TBX", extensions: &["tbx"], begins: AsText },
    Foreign { name: "gettext PO", extensions: &[], begins: Head(is_catalogue) },
    Foreign { name: "HTML", extensions: &[], begins: Tag(&["<!doctype", "<html"]) },
    Foreign { name: "XML", extensions: &["resx", "ttml"], begins: Tag(&["<?xml"]) },
    Foreign { name: "WebVTT", extensions: &[], begins: Head(is_web_vtt) },
    Foreign { name: "RTF", extensions: &["rtf"], begins: With(&[b"{\\rtf"]) },
    Foreign { name: "PDF", extensions: &["pdf"], begins: With(&[b"%PDF-"]) },
    Foreign { name: "EPUB", extensions: &["epub"], begins: AsText },
    Foreign { name: "DOCX", extensions: &[], begins: Head(docx::is_document) },
    Foreign { name: "another format of Word", extensions: &["doc", "docm", "dotx", "dotm"], begins: AsText },
    Foreign { name: "a document of an office program before 2007, or an encrypted one", extensions: &[], begins: With(&[docx::COMPOUND]) },
    Foreign { name: "OpenDocument", extensions: &["odt", "ods", "odp"], begins: AsText },
    Foreign { name: "PowerPoint", extensions: &["pptx", "ppt"], begins: AsText },
    Foreign { name: "Excel", extensions: &["xlsx", "xls"], begins: AsText },
    Foreign { name: "a ZIP archive or an office document", extensions: &["zip"], begins: With(&[b"PK\x03\x04"]) },
    Foreign { name: "a tar archive", extensions: &["tar", "tgz"], begins: AsText },
];

/// So much of a file is enough to tell how it begins.
pub(super) const HEAD: usize = 4096;

/// The format that the extension of `path` announces, if it is one that mtlint does not read.
pub(crate) fn by_name(path: &Path) -> Option<&'static str> {
    let extension = extension(path)?;
    FOREIGN.iter().find(|foreign| foreign.extensions.contains(&extension.as_str())).map(|foreign| foreign.name)
}

/// The format of a file that begins with `head`, behind its byte-order mark and in UTF-8, if mtlint does not read it.
pub(super) fn by_content(head: &[u8]) -> Option<&'static str> {
    let head = &head[..head.len().min(HEAD)];
    FOREIGN.iter().find(|foreign| foreign.begins.is(head)).map(|foreign| foreign.name)
}

impl Begins {
    fn is(&self, head: &[u8]) -> bool {
        match self {
            With(signatures) => signatures.iter().any(|signature| head.starts_with(signature)),
            Tag(names) => {
                let start = without_comments(head);
                names.iter().any(|name| is_tag(start, name.as_bytes()))
            }
            Head(is) => is(head),
            AsText => false,
        }
    }
}

/// `head` behind white space and the comments of markup.
fn without_comments(mut head: &[u8]) -> &[u8] {
    loop {
        head = head.trim_ascii_start();
        let Some(comment) = head.strip_prefix(b"<!--") else { return head };
        let Some(end) = comment.windows(3).position(|three| three == b"-->") else { return head };
        head = &comment[end + 3..];
    }
}

/// Whether `head` starts with `name`, and the name ends there.
fn is_tag(head: &[u8], name: &[u8]) -> bool {
    head.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
        && head.get(name.len()).is_none_or(|next| next.is_ascii_whitespace() || *next == b'>')
}

/// The lines of `head`, without their ends.
fn lines(head: &[u8]) -> impl Iterator<Item = &[u8]> {
    head.split(|&byte| byte == b'\n').map(|line| line.strip_suffix(b"\r").unwrap_or(line))
}

/// Whether a catalogue of gettext begins here: behind comments its first entry, of the empty text.
fn is_catalogue(head: &[u8]) -> bool {
    let mut lines = lines(head).filter(|line| !line.is_empty() && !line.starts_with(b"#"));
    lines.next().is_some_and(|line| line.trim_ascii() == b"msgid \"\"") && lines.next().is_some_and(|line| line.starts_with(b"msgstr \""))
}

/// Whether captions begin here. Prose too may have WEBVTT as its first word, but no time codes then.
fn is_web_vtt(head: &[u8]) -> bool {
    let mut lines = lines(head);
    let is_cue = |line: &[u8]| line.first().is_some_and(u8::is_ascii_digit) && line.windows(5).any(|five| five == b" --> ");
    match lines.next().and_then(|line| line.strip_prefix(b"WEBVTT")) {
        Some(rest) => rest.trim_ascii().is_empty() || (rest.starts_with(b" ") || rest.starts_with(b"\t")) && lines.any(is_cue),
        None => false,
    }
}

/// How many files of which formats were passed over. `Display` says it in a sentence.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Skipped(BTreeMap<&'static str, usize>);

impl Skipped {
    /// Counts one file in `format`.
    pub fn add(&mut self, format: &'static str) {
        *self.0.entry(format).or_default() += 1;
    }

    /// Counts those of `other` too.
    pub fn append(&mut self, other: &Self) {
        other.0.iter().for_each(|(format, count)| *self.0.entry(format).or_default() += count);
    }

    /// Whether no file was passed over.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The formats, the most frequent first: `2 XLIFF, 1 HTML`.
    pub(super) fn formats(&self) -> String {
        let mut formats: Vec<_> = self.0.iter().collect();
        formats.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
        formats.iter().map(|(format, count)| format!("{count} {format}")).collect::<Vec<_>>().join(", ")
    }
}

impl fmt::Display for Skipped {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.0.values().sum::<usize>();
        let (files, were) = if count == 1 { ("file", "was") } else { ("files", "were") };
        write!(formatter, "{count} {files} that mtlint does not read in a folder {were} skipped ({})", self.formats())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatures_are_closed() {
        for (head, name) in [
            ("<?xml version=\"1.0\"?>", "XML"),
            (" \r\n<?XML version='1.0'?>", "XML"),
            ("<!DOCTYPE html>\n", "HTML"),
            ("<!-- saved -->\n<!doctype HTML", "HTML"),
            ("\n<HTML lang=\"en\">", "HTML"),
            ("<html>", "HTML"),
            ("<xliff version=\"1.2\">", "XLIFF"),
            ("%PDF-1.7\n", "PDF"),
            ("PK\u{3}\u{4}", "a ZIP archive or an office document"),
            ("PK\u{3}\u{4}word/document.xml", "DOCX"),
            ("{\\rtf1\\ansi", "RTF"),
            ("WEBVTT", "WebVTT"),
            ("WEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\nIce", "WebVTT"),
            ("WEBVTT - a film\n\n00:01.000 --> 00:02.000\nIce", "WebVTT"),
            ("# A film\n#, fuzzy\nmsgid \"\"\nmsgstr \"\"\n\"Language: de\\n\"", "gettext PO"),
            ("msgid \"\"\r\nmsgstr \"Language: de\\n\"", "gettext PO"),
        ] {
            assert_eq!(by_content(head.as_bytes()), Some(name), "{head}");
        }
        for text in [
            "",
            "<",
            "{",
            "<p>Ice</p>",
            "<p align=\"center\">\n<img src=\"a.png\">\n</p>\n\n# Ice",
            "<div align=center>",
            "<!-- mtlint-ignore -->\n# Ice\n",
            "<!-- html -->",
            "<!-- <html>",
            "<htmlish> is no tag",
            "<!DOCTYPES of the world",
            "<xmlns",
            "PK",
            "PKW stehen im Stau",
            "{\"target\": \"Ice\"}",
            "{\\rt",
            "%PDF is a format",
            "WEBVTT is a format of captions.\nIt is old.",
            "WEBVTTs",
            "msgid and msgstr are words of gettext",
            "# msgid \"\"\nThe harbour froze.",
            "The file begins with <?xml version=\"1.0\"?>",
        ] {
            assert_eq!(by_content(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn names_are_known_in_any_case() {
        assert_eq!(by_name(Path::new("a/b.TBX")), Some("TBX"));
        assert_eq!(by_name(Path::new("b.txt.gz")), None);
        assert_eq!(by_name(Path::new("b.tar.gz")), Some("a tar archive"));
        assert_eq!([".tbx", "tbx", "a.rst", "a.txt", "a.jsonl"].map(|name| by_name(Path::new(name))), [None; 5]);
    }

    #[test]
    fn no_extension_is_read_and_refused_or_named_twice() {
        let mut all: Vec<&str> = FOREIGN.iter().flat_map(|foreign| foreign.extensions).copied().collect();
        assert!(all.iter().all(|extension| crate::input::kind_of(format!("x.{extension}")).is_none()));
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }
}
