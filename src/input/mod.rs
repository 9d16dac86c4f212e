//! Bytes in, documents out, and edits back into bytes.
//!
//! - [`kind_of`] says in which format a file is;
//! - [`documents`] reads: a plain file or a Markdown file as one document, a file of records document by document in
//!   bounded memory; [`align_source`] sets a source text beside a plain document;
//! - [`Positions`] leads from a span to the place in the file, and to the lines that a report shows;
//! - [`record_lines`] gives back the lines of a file of records, each with its record;
//! - [`apply`], [`rewrite`] and [`reread`] apply edits, [`in_part`] says what they change in the file;
//! - [`annotate`] writes findings into the file as notes.
//!
//! # Formats
//!
//! **Text** (`.txt`, `.text`, and any other file named on the command line): each line is a block, or, where the whole
//! text is hard-wrapped, each paragraph between blank lines.
//!
//! **Markdown** (`.md`, `.markdown`): CommonMark with tables, footnotes, strikethrough, task lists. Paragraphs, headings, list items, cells, blocks
//! of HTML, title and description in front matter, and what stands for an image on a line of its own are blocks; markup in them is masked.
//!
//! **JSON Lines** (`.jsonl`, `.ndjson`): one object a line with a string `target` (or `text`), and optionally `id` and
//! `doc` (strings or numbers), `source`, `lang`, `source_lang` (strings). `null` in an optional field is as good as
//! nothing, other keys are left alone, blank lines are skipped.
//!
//! **TSV** (`.tsv`): two columns are source and target, one is target. A first line that names its columns (`target` or
//! `text`, and the other names above, in any order, with others between them) is a header. There is no quoting and there
//! are no escapes: a field is what stands between two tabs. All lines have the same number of columns.
//!
//! **XLIFF** (`.xliff`, `.xlf`, `.sdlxliff`, `.mqxliff`, `.mxliff`): 1.2 and 2.x. Each `file` is a document, and the longest one is held; each
//! translated segment is a unit with its source. Inline codes are no text; approved, final and locked segments are reported, not edited.
//!
//! **HTML** (`.html`, `.htm`, `.xhtml`): the text of each block, each `alt` and `title` and the description of the page is a unit. Scripts,
//! styles, code, what is not to be translated and what is marked as another language are left out; references stay as they are written.
//!
//! **TMX** (`.tmx`): 1.4. Each `tu` is a unit, in the language of the options or the one that is not the source; a megabyte or so of
//! them is a document, so that a memory of any size is read.
//!
//! **gettext PO** (`.po`, `.pot`): each translation and each plural form is a unit with its `msgid` or `msgid_plural` as its source. Obsolete
//! entries and the header are left alone; the header says the language. A fuzzy entry is read, and its name says so.
//!
//! **SubRip** (`.srt`) and **WebVTT** (`.vtt`): a unit is what one speaker says up to the end of a sentence, over lines and cues. Times,
//! numbers, names, notes and styles are left alone, tags are never taken away, and no line is taken away or left empty.
//!
//! **CSV** (`.csv`): as TSV with a header, but with commas or semicolons between the fields and quotation marks around those that
//! need them.
//!
//! **JSON** (`.json`): an array of objects as those of JSON Lines.
//!
//! [`Options::keys`] names other columns or keys, in JSON also within objects.
//!
//! **DOCX** (`.docx`): the paragraphs of body, tables, text boxes, notes, headers and footers are units, their numbers lines. Inserted text counts,
//! deleted and hidden text does not. An edit within one run is written; all else of the archive stays byte for byte. Notes are comments.
//!
//! **XML** (`.xml`, `.rss`, `.atom`, `.nitf`), which is only read, by its first element: of WMT's XML each reference and each system's
//! translation of a document is a document, beside the source; of NewsML-G2, NITF, RSS and Atom each item is one, with the blocks of its
//! text.
//!
//! CSV, JSON and XML hold all sorts of things: in a folder they are passed over.
//!
//! **Lines**: each line is a unit, a blank one too; [`align_lines`] sets the lines of another file beside them.
//!
//! Records that follow one another and have the same `doc` (and no two languages) are one document.
//!
//! Other formats are refused where the extension announces them or where a file begins as no prose does, unless
//! [`Options::format`] says how to read it.
//!
//! All may be packed with gzip, and are then only read: at most 200 MB, and a hundred times the size of the file. All may be UTF-8, with or
//! without a byte-order mark, UTF-16 with one, or in a set of one byte a character that they name; lines end in LF or CRLF.

pub(crate) mod align;
pub(crate) mod anchors;
mod archive;
mod charset;
mod codes;
mod columns;
mod csv;
mod cues;
mod decode;
mod decoded;
mod docx;
mod error;
mod feed;
pub(crate) mod foreign;
mod front_matter;
mod html;
mod html_text;
mod json;
mod jsonl;
mod keys;
mod lines;
mod long_files;
mod markdown;
mod memory;
mod news;
mod notes;
mod offsets;
mod packed;
mod paragraphs;
mod place;
mod plain;
mod po;
mod raw_map;
mod read;
mod record_lines;
mod record_reader;
mod records;
mod segments;
mod syntax;
mod template;
mod tmx;
mod tsv;
mod wmt;
mod word;
mod write;
mod write_error;
mod xliff;
pub(crate) mod xml;
mod xml_root;

pub use align::{SourceArticle, align_source};
pub(crate) use codes::{Edge, Form, InlineCode, inline_codes, written_line_ends};
pub(crate) use columns::{Cell, listed as listed_cells};
pub(crate) use csv::{cells as csv_cells, delimiter as csv_delimiter, rows};
pub use decode::decode;
pub use docx::archived_text;
pub use error::{EncodingFault, InputError};
pub use foreign::Skipped;
pub use keys::Keys;
pub use lines::align_lines;
pub(crate) use markdown::markdown_html;
pub use notes::{NoteOptions, annotate, without_marks};
use offsets::{floor_boundary, holds};
#[cfg(feature = "cli")]
pub(crate) use packed::Unpacked;
pub use place::{Place, Positions, Snippet};
pub use read::{Documents, documents, open, read_source, read_text};
pub use record_lines::{RecordLine, record_lines};
pub(crate) use records::{Fault, shorten};
pub(crate) use segments::place_of;
pub use write::{apply, in_part, reread, rewrite};
pub use write_error::WriteError;

use crate::document::{Markup, ReadOnly, Syntax};
use crate::file_name;
use crate::lang::Lang;
use crate::text::Block;
use std::path::Path;
use std::str::FromStr;

/// The most bytes of one document: a plain file, or the records of one `doc` in a file of records.
pub const MAX_DOCUMENT: usize = 256 << 20;

/// What is in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    Text,
    /// CommonMark with tables and front matter.
    Markdown,
    /// One JSON object a line.
    Jsonl,
    /// Fields between tabs, one record a line.
    Tsv,
    /// The exchange format of translators, 1.2 or 2.x.
    Xliff,
    /// Pages of the web.
    Html,
    /// Translation memories.
    Tmx,
    /// Catalogues of gettext: messages of programs and pages.
    Po,
    /// Subtitles in SubRip.
    SubRip,
    /// Subtitles in WebVTT.
    WebVtt,
    /// Tables with quotation marks, and a line that names the columns.
    Csv,
    /// An array of objects.
    Json,
    /// One segment a line.
    Lines,
    /// Documents of Word.
    Docx,
    /// XML that is only read, told apart by its first element: that of WMT, NewsML-G2, NITF, RSS and Atom.
    Xml,
}

/// What the reader is told beyond the bytes.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The language of the target where a record doesn't say; detected if `None`.
    pub lang: Option<Lang>,
    /// The language of the source where a record doesn't say; detected if `None` and there is a source.
    pub source_lang: Option<Lang>,
    /// The format, whatever the name of a file and its first bytes say.
    pub format: Option<Format>,
    /// What columns and keys of records are called, where not as usual.
    pub keys: Keys,
}

/// A format in one line: what it is called, which files are in it, and how it is read.
struct Entry {
    format: Format,
    /// As the command line has it.
    name: &'static str,
    /// As people call it.
    title: &'static str,
    /// In lower case.
    extensions: &'static [&'static str],
    reading: Reading,
}

/// How the files of a format become documents.
#[derive(Clone, Copy)]
enum Reading {
    /// The whole file is the text.
    Whole(Markup),
    /// Record by record, each a line or more.
    Records,
    /// The whole file is read, and the records in it are the text.
    Array,
    /// The whole file is read, and the segments in it are the text.
    Segments(Syntax, segments::Parts),
    /// The whole file is an archive, and the paragraphs in it are the text.
    Package,
    /// One stretch after the other is read, and the segments in it are the text.
    Windows(fn(&Options) -> long_files::Reader),
}

const FORMATS: &[Entry] = &[
    Entry { format: Format::Text, name: "text", title: "plain text", extensions: &["txt", "text"], reading: Reading::Whole(Markup::Plain) },
    Entry {
        format: Format::Markdown,
        name: "markdown",
        title: "Markdown",
        extensions: &["md", "markdown"],
        reading: Reading::Whole(Markup::Markdown),
    },
    Entry { format: Format::Jsonl, name: "jsonl", title: "JSON Lines", extensions: &["jsonl", "ndjson"], reading: Reading::Records },
    Entry { format: Format::Tsv, name: "tsv", title: "TSV", extensions: &["tsv"], reading: Reading::Records },
    Entry {
        format: Format::Xliff,
        name: "xliff",
        title: "XLIFF",
        extensions: &["xliff", "xlf", "sdlxliff", "mqxliff", "mxliff"],
        reading: Reading::Windows(long_files::Reader::xliff),
    },
    Entry {
        format: Format::Html,
        name: "html",
        title: "HTML",
        extensions: &["html", "htm", "xhtml"],
        reading: Reading::Segments(Syntax::Html, html::parts),
    },
    Entry { format: Format::Tmx, name: "tmx", title: "TMX", extensions: &["tmx"], reading: Reading::Windows(long_files::Reader::tmx) },
    Entry {
        format: Format::Po,
        name: "po",
        title: "gettext PO",
        extensions: &["po", "pot"],
        reading: Reading::Segments(Syntax::Po, po::parts),
    },
    Entry {
        format: Format::SubRip,
        name: "srt",
        title: "SubRip",
        extensions: &["srt"],
        reading: Reading::Segments(Syntax::SubRip, cues::sub_rip),
    },
    Entry {
        format: Format::WebVtt,
        name: "vtt",
        title: "WebVTT",
        extensions: &["vtt"],
        reading: Reading::Segments(Syntax::WebVtt, cues::web_vtt),
    },
    Entry { format: Format::Csv, name: "csv", title: "CSV", extensions: &["csv"], reading: Reading::Records },
    Entry { format: Format::Json, name: "json", title: "JSON", extensions: &["json"], reading: Reading::Array },
    Entry {
        format: Format::Lines,
        name: "lines",
        title: "one segment a line",
        extensions: &[],
        reading: Reading::Segments(Syntax::Tsv, lines::parts),
    },
    Entry { format: Format::Docx, name: "docx", title: "DOCX", extensions: &["docx"], reading: Reading::Package },
    Entry {
        format: Format::Xml,
        name: "xml",
        title: "XML",
        extensions: &["xml", "rss", "atom", "nitf"],
        reading: Reading::Segments(Syntax::Xml, xml_root::parts),
    },
];

/// What hold all sorts of things, and are read as articles only by whoever names them.
#[cfg(feature = "cli")]
const NAMED_ONLY: [Format; 3] = [Format::Csv, Format::Json, Format::Xml];

/// The format that the extension of `path` announces, whatever its case and if it is packed with gzip; `None` for an unknown one
/// or none.
pub fn kind_of(path: impl AsRef<Path>) -> Option<Format> {
    let extension = extension(path.as_ref())?;
    FORMATS.iter().find(|entry| entry.extensions.contains(&extension.as_str())).map(|entry| entry.format)
}

/// The extension of `path` in lower case; of `a.tmx.gz` the first.
fn extension(path: &Path) -> Option<String> {
    let of = |path: &Path| Some(path.extension()?.to_str()?.to_ascii_lowercase());
    match of(path)? {
        packed if packed == "gz" => of(Path::new(path.file_stem()?)),
        extension => Some(extension),
    }
}

/// Whether a file in a folder is an article by its name, or else what it is.
#[cfg(feature = "cli")]
pub(crate) fn in_folder(path: &Path) -> Result<(), Option<&'static str>> {
    match kind_of(path) {
        Some(format) if NAMED_ONLY.contains(&format) => Err(Some(format.title())),
        Some(_) => Ok(()),
        None => Err(foreign::by_name(path)),
    }
}

/// The name on the command line of the format that people call `title`, if it is read.
fn name_of(title: &str) -> Option<&'static str> {
    FORMATS.iter().find(|entry| entry.title == title).map(|entry| entry.name)
}

impl FromStr for Format {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        FORMATS.iter().find(|entry| entry.name == name).map(|entry| entry.format).ok_or_else(|| {
            let names: Vec<&str> = FORMATS.iter().map(|entry| entry.name).collect();
            let (last, others) = names.split_last().unwrap_or((&"", &[]));
            format!("expected {} or {last}", others.join(", "))
        })
    }
}

impl Format {
    /// What the formats are called on the command line.
    pub fn names() -> impl Iterator<Item = &'static str> {
        FORMATS.iter().map(|entry| entry.name)
    }

    /// The format of a file that was named explicitly: the one of its extension, or plain text.
    pub fn of(path: impl AsRef<Path>) -> Self {
        kind_of(path).unwrap_or(Self::Text)
    }

    /// The format in which the file at `path` is read.
    ///
    /// # Errors
    ///
    /// [`InputError::Foreign`] where its extension says that it is none of them, and `options` do not name one.
    pub fn for_file(path: &Path, options: &Options) -> Result<Self, InputError> {
        match (options.format, foreign::by_name(path)) {
            (Some(format), _) => Ok(format),
            (None, Some(format)) => Err(InputError::Foreign { path: file_name::of(path), format }),
            (None, None) => Ok(Self::of(path)),
        }
    }

    /// Whether a file in this format has segments, each of which may have its source beside it.
    pub fn has_segments(self) -> bool {
        !matches!(self.reading(), Reading::Whole(..))
    }

    /// Why documents in this format are never written, if they are not.
    fn read_only(self) -> Option<ReadOnly> {
        (self == Self::Xml).then_some(ReadOnly::Format)
    }

    /// As people call it.
    fn title(self) -> &'static str {
        FORMATS.iter().find(|entry| entry.format == self).map_or("", |entry| entry.title)
    }

    fn reading(self) -> Reading {
        FORMATS.iter().find(|entry| entry.format == self).map_or(Reading::Records, |entry| entry.reading)
    }

    /// What marks the blocks of a whole text in this format; nothing does in a format with segments.
    fn markup(self) -> Markup {
        match self.reading() {
            Reading::Whole(markup) => markup,
            Reading::Records | Reading::Array | Reading::Segments(..) | Reading::Package | Reading::Windows(_) => Markup::Plain,
        }
    }
}

impl Markup {
    /// The blocks of a whole text.
    fn blocks(self, text: &str) -> Vec<Block> {
        match self {
            Self::Plain => plain::blocks(text),
            Self::Markdown => markdown::blocks(text),
        }
    }
}
