//! What leads from the text of a document back to the bytes on disk.

use super::Half;
use crate::text::Span;
use std::sync::Arc;

/// How the text of a document stands in its file.
#[derive(Debug, Clone)]
pub enum Origin {
    /// The whole file is the text.
    File(Encoding, Markup),
    /// The text is what stands in islands of the file, such as the fields of records or the segments of an XML file.
    Islands(Islands),
}

impl Islands {
    /// Whether `raw` is how the file begins.
    pub(crate) const fn starts_file(&self) -> bool {
        self.first_line == 1 && self.first_column == 1
    }

    /// Where the islands of one half stand in `raw`.
    pub(crate) fn of(&self, half: Half) -> &[Span] {
        match half {
            Half::Target => &self.targets,
            Half::Source => &self.sources,
        }
    }
}

impl Origin {
    /// Whether the text is that of parts of an archive, such as a document of Word.
    pub fn is_archived(&self) -> bool {
        self.package().is_some()
    }

    /// The archive that the text is in, if it is in one.
    pub(crate) fn package(&self) -> Option<&Package> {
        match self {
            Self::File(..) => None,
            Self::Islands(islands) => islands.package.as_deref(),
        }
    }

    /// The 1-based line of the file, and the column in Unicode scalar values, at which the document's part of it starts.
    pub const fn start(&self) -> (u32, u32) {
        match self {
            Self::File(..) => (1, 1),
            Self::Islands(islands) => (islands.first_line, islands.first_column),
        }
    }

    /// How the file is written on disk.
    pub fn encoding(&self) -> Encoding {
        match self {
            Self::File(encoding, _) => *encoding,
            Self::Islands(islands) => islands.encoding,
        }
    }
}

/// What marks the blocks of a text that is a whole file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Markup {
    /// Nothing does but its lines.
    Plain,
    /// That of CommonMark.
    Markdown,
}

/// How a file's text is written as bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// Without a byte-order mark.
    Utf8,
    /// With a byte-order mark.
    Utf8Bom,
    /// Little-endian with a byte-order mark.
    Utf16Le,
    /// Big-endian with a byte-order mark.
    Utf16Be,
    /// In an older character set that the file names.
    Charset(Charset),
}

/// A character set with one byte a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Charset {
    pub(crate) table: &'static encoding_rs::Encoding,
    /// The last character that it has, if it has fewer than the table.
    pub(crate) most: char,
}

/// The part of a file that a document takes up, and the islands of text in it: only these are checked and edited.
#[derive(Debug, Clone)]
pub struct Islands {
    /// How the islands are written.
    pub syntax: Syntax,
    /// How the whole file is written on disk.
    pub encoding: Encoding,
    /// The part of the (decoded) file. Those of all documents of a file in order are the file.
    pub raw: String,
    /// The 1-based number of the first line of `raw` in the file.
    pub first_line: u32,
    /// The 1-based column, in Unicode scalar values, at which `raw` starts in that line.
    pub first_column: u32,
    /// For each unit the bytes of `raw` that hold the target: for JSON what stands between the quotation marks.
    pub targets: Vec<Span>,
    /// The same for each block of the source.
    pub sources: Vec<Span>,
    /// The indices of the units that must not be edited, in order.
    pub locked: Vec<u32>,
    /// Where inline codes that have no width stand in the text of the target, in bytes, in order.
    pub codes: Vec<u32>,
    /// The archive of which `raw` are parts, if it is one.
    pub package: Option<Arc<Package>>,
}

/// An archive of which some parts are the text, such as one of Word. [`Islands::raw`] are these parts, with a NUL between two of them.
#[derive(Debug)]
pub struct Package {
    /// The archive as it was read.
    pub(crate) archive: Vec<u8>,
    /// The members of it that are the text, by their numbers in its directory, and how each is encoded.
    pub(crate) parts: Vec<(usize, Encoding)>,
    /// For each unit the 1-based number of its paragraph, which is its line for people: those of the file mean nothing to them.
    pub(crate) paragraphs: Vec<u32>,
}

/// How the text of an island is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Syntax {
    /// A JSON string, with its escapes.
    Json,
    /// A field between tabs, or a whole line, as it stands.
    Tsv,
    /// A field of a table with quotation marks: what stands between them, or a whole field without any.
    Csv,
    /// The content of an XML element: text, references, CDATA sections and inline codes.
    Xml,
    /// HTML within XML, escaped or not.
    Feed,
    /// Lines of one or more cues of SubRip, with their tags and the times between.
    SubRip,
    /// The same of WebVTT, which has references too.
    WebVtt,
    /// The inside of one or more strings of a gettext catalogue, which are one text.
    Po,
    /// The inside of a block or an attribute of HTML.
    Html,
    /// A paragraph of Word, from the tag of its first text to the last character of its text.
    Word,
}

impl Syntax {
    /// Whether slots and markup in a text are those of its source: what translators work in.
    pub(crate) const fn is_of_translators(self) -> bool {
        matches!(self, Self::Xml | Self::Po)
    }

    /// Whether line breaks are part of the file's layout, and an empty line ends the text.
    pub(crate) const fn is_of_lines(self) -> bool {
        matches!(self, Self::SubRip | Self::WebVtt)
    }
}
