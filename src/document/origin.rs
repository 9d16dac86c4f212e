//! What leads from the text of a document back to the bytes on disk.

use super::Half;
use crate::text::Span;

/// How the text of a document stands in its file.
#[derive(Debug, Clone)]
pub enum Origin {
    /// The whole file is the text.
    File(Encoding),
    /// The whole file is the text, and it is Markdown.
    Markdown(Encoding),
    /// The text is the decoded fields of records.
    Records(Records),
}

impl Records {
    /// Where the fields of one half stand in `raw`.
    pub(crate) fn fields(&self, half: Half) -> &[Span] {
        match half {
            Half::Target => &self.targets,
            Half::Source => &self.sources,
        }
    }
}

impl Origin {
    pub fn encoding(&self) -> Encoding {
        match self {
            Self::File(encoding) | Self::Markdown(encoding) => *encoding,
            Self::Records(records) => records.encoding,
        }
    }
}

/// How a file's text is written as bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    /// With a byte-order mark.
    Utf8Bom,
    /// Little-endian with a byte-order mark.
    Utf16Le,
    /// Big-endian with a byte-order mark.
    Utf16Be,
}

/// Where the target fields of a document's records stand.
#[derive(Debug, Clone)]
pub struct Records {
    pub syntax: RecordSyntax,
    pub encoding: Encoding,
    /// The lines of the document as they stand in the (decoded) file, line ends included, with the blank lines and the
    /// unreadable ones among and after them. Those of all documents of a file in order are the file.
    pub raw: String,
    /// The 1-based number of the first of these lines in the file.
    pub first_line: u32,
    /// For each unit the bytes of `raw` that hold the target: for JSON what stands between the quotation marks.
    pub targets: Vec<Span>,
    /// The same for each block of the source.
    pub sources: Vec<Span>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordSyntax {
    /// A JSON string, with its escapes.
    Json,
    /// A field between tabs, as it stands.
    Tsv,
}
