//! What can go wrong from the bytes on disk to a document, each with its place.

use super::{MAX_DOCUMENT, Skipped, name_of};
use std::fmt;
use std::io;

/// Why something could not be read. `Display` gives one line, `path:line:column: what was found, what is expected`.
#[derive(Debug)]
#[non_exhaustive]
pub enum InputError {
    /// The file or folder could not be opened or read.
    Io {
        /// The path as it was given, as in all others.
        path: String,
        /// What the system said.
        error: io::Error,
    },
    /// A symbolic link leads back to a folder that holds it.
    Loop {
        /// The link.
        path: String,
        /// The folder that it leads back to.
        ancestor: String,
    },
    /// A file in a format that isn't read.
    Foreign {
        /// The file.
        path: String,
        /// What people call the format.
        format: &'static str,
    },
    /// A file that is no article from which others can be translated.
    NoArticle {
        /// The file.
        path: String,
        /// What people call its format.
        format: &'static str,
    },
    /// A folder of files in formats that aren't read, and of nothing else.
    ForeignFolder {
        /// The folder.
        path: String,
        /// How many files of which formats.
        skipped: Skipped,
    },
    /// Nothing in the folder of the sources belongs to the file.
    NoSource {
        /// The file without a source.
        path: String,
        /// Where one was looked for.
        folder: String,
    },
    /// Several files may be the source of the file.
    ManySources {
        /// The file.
        path: String,
        /// Their paths, in order.
        sources: Vec<String>,
    },
    /// A file and its source, of which each line should be one of the other, have so many lines.
    LineCounts {
        /// The file.
        path: String,
        /// Its lines.
        lines: usize,
        /// The path of the source.
        source: String,
        /// The lines of that.
        source_lines: usize,
    },
    /// The bytes are no text in an encoding that can be read.
    Encoding {
        /// The file.
        path: String,
        /// 1-based, of the first bad byte.
        line: u32,
        /// 1-based, in Unicode scalar values.
        column: u32,
        /// What is wrong with the byte.
        fault: EncodingFault,
    },
    /// A file, a line of records or the lines of one `doc` are longer than [`MAX_DOCUMENT`].
    TooLong {
        /// The file.
        path: String,
        /// The line, in a format with records.
        line: Option<u32>,
    },
    /// A line that is no record.
    Record {
        /// The file.
        path: String,
        /// 1-based.
        line: u32,
        /// 1-based, in Unicode scalar values.
        column: u32,
        /// What stands there.
        found: String,
        /// What should stand there.
        expected: &'static str,
    },
    /// So many lines are no records that reading stopped.
    GaveUp {
        /// The file.
        path: String,
        /// How many lines were none.
        errors: usize,
    },
}

/// Why bytes are no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum EncodingFault {
    /// A NUL byte, which no text holds.
    Binary,
    /// UTF-16 without a byte-order mark, by the places of its NUL bytes.
    Utf16WithoutMark {
        /// Whether the high byte of each unit comes first.
        big_endian: bool,
    },
    /// The byte isn't UTF-8, as in a file of Windows-1252 or Latin-1.
    Latin {
        /// The byte.
        byte: u8,
    },
    /// The byte isn't UTF-8, and so many high bytes stand together that the script isn't Latin.
    EightBit {
        /// The byte.
        byte: u8,
    },
    /// The byte isn't UTF-8, but other characters before it are.
    Damaged {
        /// The byte.
        byte: u8,
    },
    /// The byte and what follows it start a character of UTF-8, but the text ends before the character does.
    CutOff {
        /// The byte.
        byte: u8,
    },
    /// UTF-16 with a surrogate that has no partner at byte `offset` of the file.
    LoneSurrogate {
        /// From the start of the file.
        offset: usize,
    },
    /// UTF-16 with half a unit at its end, at byte `offset` of the file.
    OddLength {
        /// From the start of the file.
        offset: usize,
    },
}

impl fmt::Display for EncodingFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Binary => formatter.write_str("a NUL byte; this looks like a binary file, not text"),
            Self::Utf16WithoutMark { big_endian } => write!(
                formatter,
                "NUL bytes; this looks like UTF-16 without a byte-order mark; convert it, for example with `iconv -f UTF-16{} -t UTF-8`",
                if big_endian { "BE" } else { "LE" }
            ),
            Self::Latin { byte } => write!(
                formatter,
                "byte 0x{byte:02X} is not UTF-8; this looks like Windows-1252 (Latin-1); \
                 convert it, for example with `iconv -f WINDOWS-1252 -t UTF-8`"
            ),
            Self::EightBit { byte } => write!(
                formatter,
                "byte 0x{byte:02X} is not UTF-8; this looks like an older encoding such as Windows-1251 or GB 18030; \
                 convert it, for example with `iconv -f WINDOWS-1251 -t UTF-8`"
            ),
            Self::Damaged { byte } => write!(
                formatter,
                "byte 0x{byte:02X} is not UTF-8, though characters before it are; the file looks damaged, or made of pieces in two encodings"
            ),
            Self::CutOff { byte } => {
                write!(
                    formatter,
                    "byte 0x{byte:02X} starts a character of UTF-8 that the end of the file cuts off; the file is not whole, or in another encoding"
                )
            }
            Self::LoneSurrogate { offset } => {
                write!(formatter, "the UTF-16 surrogate at byte {offset} has no partner; the file looks damaged")
            }
            Self::OddLength { offset } => {
                write!(formatter, "half a UTF-16 unit at byte {offset}, the end of the file; the file looks cut off")
            }
        }
    }
}

impl InputError {
    /// The path as the user gave it.
    pub fn path(&self) -> &str {
        match self {
            Self::Io { path, .. }
            | Self::Loop { path, .. }
            | Self::Foreign { path, .. }
            | Self::NoArticle { path, .. }
            | Self::ForeignFolder { path, .. }
            | Self::NoSource { path, .. }
            | Self::ManySources { path, .. }
            | Self::LineCounts { path, .. }
            | Self::Encoding { path, .. }
            | Self::TooLong { path, .. }
            | Self::Record { path, .. }
            | Self::GaveUp { path, .. } => path,
        }
    }

    /// The 1-based line, where it is known.
    pub fn line(&self) -> Option<u32> {
        match self {
            Self::Encoding { line, .. } | Self::Record { line, .. } => Some(*line),
            Self::TooLong { line, .. } => *line,
            _ => None,
        }
    }

    /// The 1-based column in Unicode scalar values, where it is known.
    pub fn column(&self) -> Option<u32> {
        match self {
            Self::Encoding { column, .. } | Self::Record { column, .. } => Some(*column),
            _ => None,
        }
    }
}

impl fmt::Display for InputError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.path())?;
        for number in [self.line(), self.column()].into_iter().flatten() {
            write!(formatter, ":{number}")?;
        }
        formatter.write_str(": ")?;
        let limit = MAX_DOCUMENT >> 20;
        match self {
            Self::Io { error, .. } => write_io(formatter, error),
            Self::Loop { ancestor, .. } => write!(formatter, "this link leads back to `{ancestor}`, which holds it"),
            Self::Foreign { format, .. } if name_of(format).is_some() => {
                let name = name_of(format).unwrap_or_default();
                write!(formatter, "is {format}; --input-format {name} reads it as such, --input-format text as plain text")
            }
            Self::Foreign { format, .. } => {
                write!(formatter, "is {format}, which mtlint does not read; --input-format text reads it as plain text")
            }
            Self::NoArticle { format, .. } => write!(formatter, "is {format}; a source article is plain text or Markdown"),
            Self::ForeignFolder { skipped, .. } => {
                write!(formatter, "holds only files that mtlint does not read in a folder ({})", skipped.formats())
            }
            Self::NoSource { folder, .. } => {
                write!(formatter, "`{folder}` holds no source for it: neither a file of this name nor one that differs in its language tag")
            }
            Self::ManySources { sources, .. } => {
                write!(formatter, "more than one file may be its source: `{}`; --source-lang chooses", sources.join("`, `"))
            }
            Self::LineCounts { lines, source, source_lines, .. } => {
                write!(formatter, "has {lines} lines and its source `{source}` {source_lines}; with --align lines both must have as many")
            }
            Self::Encoding { fault, .. } => write!(formatter, "{fault}"),
            Self::TooLong { line: None, .. } => write!(formatter, "longer than {limit} MiB, the most that one document may have"),
            Self::TooLong { line: Some(_), .. } => {
                write!(formatter, "the record and those of the same `doc` before it are longer than {limit} MiB")
            }
            Self::Record { found, expected, .. } => write!(formatter, "{found} ({expected})"),
            Self::GaveUp { errors, .. } => write!(formatter, "gave up after {errors} lines that are not records"),
        }
    }
}

impl std::error::Error for InputError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { error, .. } => Some(error),
            _ => None,
        }
    }
}

/// The commonest errors in plain words, the others as the system has them.
pub(super) fn write_io(formatter: &mut fmt::Formatter<'_>, error: &io::Error) -> fmt::Result {
    match error.kind() {
        io::ErrorKind::NotFound => formatter.write_str("no such file or folder"),
        io::ErrorKind::PermissionDenied => formatter.write_str("permission denied"),
        io::ErrorKind::IsADirectory => formatter.write_str("this is a folder, not a file"),
        io::ErrorKind::NotADirectory => formatter.write_str("what stands before the last `/` is a file, not a folder"),
        io::ErrorKind::StorageFull => formatter.write_str("there is no space left on the device"),
        io::ErrorKind::ReadOnlyFilesystem => formatter.write_str("it can't be written: the file system is read-only"),
        _ => {
            let said = error.to_string();
            // The number is of use to nobody.
            formatter.write_str(said.split_once(" (os error ").map_or(&said, |(said, _)| said))
        }
    }
}
