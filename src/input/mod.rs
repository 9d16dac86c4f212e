//! Bytes in, documents out, and edits back into bytes; one file a format.

use crate::text::Span;

/// The most bytes of one document: a plain file, or one record line of a file of records.
pub const MAX_DOCUMENT: usize = 256 << 20;

/// How the text of a document stands in its file.
#[derive(Debug, Clone)]
pub enum Origin {
    /// The whole file is the text.
    File(Encoding),
    /// The text is the decoded fields of records.
    Records(Records),
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
    /// The lines of the document as they stand in the (decoded) file, line ends included.
    pub raw: String,
    /// The 1-based number of the first of these lines in the file.
    pub first_line: u32,
    /// For each unit the bytes of `raw` that hold the target: for JSON what stands between the quotation marks.
    pub targets: Vec<Span>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordSyntax {
    /// A JSON string, with its escapes.
    Json,
    /// A field between tabs, as it stands.
    Tsv,
}
#[derive(Debug)]
pub struct WriteError;
impl std::fmt::Display for WriteError { fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { write!(f, "x") } }
pub fn plain(text: &str, lang: crate::lang::Lang) -> crate::Document {
    let mut units = Vec::new(); let mut at = 0;
    for line in text.split_inclusive('\n') { let t = line.trim_end_matches(['\n','\r']); units.push(crate::Unit{segment:None,target:crate::Block::new(Span::of(at..at+t.len()), crate::BlockKind::Paragraph),source:None}); at += line.len(); }
    crate::Document { path: String::new(), id: None, lang, source_lang: None, text: text.to_owned(), source: String::new(), units, origin: Origin::File(Encoding::Utf8) }
}
pub fn reread(d: &crate::Document, edits: &[crate::Edit]) -> Result<crate::Document, WriteError> {
    let mut t = d.text.clone(); for e in edits.iter().rev() { t.replace_range(e.span.range(), &e.replacement); }
    let mut n = plain(&t, d.lang.clone()); n.source_lang = d.source_lang.clone(); Ok(n)
}
