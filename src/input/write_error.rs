//! What can go wrong from the edits of a document back to the bytes on disk.

use super::error::{InputError, write_io};
use crate::document::{Forbidden, ReadOnly};
use std::fmt;
use std::io;

/// Why edits could not be written.
#[derive(Debug)]
#[non_exhaustive]
pub enum WriteError {
    /// The file could not be written; it is as it was.
    Io {
        /// The file, as in all others.
        path: String,
        /// What the system said.
        error: io::Error,
    },
    /// The file is no longer the one that was read; it is as it was found.
    Changed {
        /// The file.
        path: String,
    },
    /// The file was being written over when the disk failed; its new contents are whole in `copy`.
    HalfWritten {
        /// The file.
        path: String,
        /// The path of the copy.
        copy: String,
        /// What the system said.
        error: io::Error,
    },
    /// Two edits overlap, or one lies outside the text or inside a character: a fault of whoever made the edits.
    BadEdit {
        /// The path of the document.
        path: String,
        /// The first byte of the edit, in the text of the document.
        start: u32,
        /// The byte behind its last one.
        end: u32,
    },
    /// An edit that the document does not allow.
    Forbidden {
        /// The path of the document.
        path: String,
        /// The segment, in a format with segments.
        segment: Option<String>,
        /// What it would break.
        why: Forbidden,
    },
    /// Edits of a document that is only read.
    ReadOnly {
        /// The path of the document.
        path: String,
        /// Why it can't be written.
        why: ReadOnly,
    },
    /// Notes where the format has no place for them.
    NoNotes {
        /// The path of the document.
        path: String,
        /// Whether they were to mark words in the text, too.
        marks: bool,
    },
    /// A part of the file that no text was read from, and in which something is to be written, can't be read.
    Part(InputError),
    /// What the format has no way to write.
    Unwritable {
        /// The path of the document.
        path: String,
        /// The segment, in a format with segments.
        segment: Option<String>,
        /// What can't be written, as a message calls it.
        what: &'static str,
    },
}

impl fmt::Display for WriteError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = |formatter: &mut fmt::Formatter<'_>, path: &str, segment: &Option<String>| match segment {
            Some(segment) => write!(formatter, "{path}: segment {segment}: "),
            None => write!(formatter, "{path}: "),
        };
        match self {
            Self::Io { path, error } => {
                write!(formatter, "{path}: ")?;
                write_io(formatter, error)
            }
            Self::Changed { path } => {
                write!(formatter, "{path}: another program changed it after it was read, so it was left as it is; run mtlint again")
            }
            Self::HalfWritten { path, copy, error } => {
                write!(formatter, "{path}: only half written ({error}); all of the new text is in `{copy}`")
            }
            Self::BadEdit { path, start, end } => {
                write!(formatter, "{path}: the edit of bytes {start} to {end} overlaps another or lies outside the text")
            }
            Self::Forbidden { path, segment, why } => {
                place(formatter, path, segment)?;
                formatter.write_str(match why {
                    Forbidden::CrossesSegments => "an edit reaches past the end of the segment",
                    Forbidden::Locked => "an edit changes a segment that the file locks",
                    Forbidden::TakesCode => "an edit removes an inline code or what one protects",
                    Forbidden::CrossesRuns => "an edit reaches over the end of a run, or over a tab or break",
                    Forbidden::BreaksLine => "an edit removes a line break or a whole line of a subtitle",
                })
            }
            Self::ReadOnly { path, why: ReadOnly::Packed } => {
                write!(formatter, "{path}: is packed with gzip, which is only read; unpack it to have it fixed")
            }
            Self::ReadOnly { path, why: ReadOnly::Format } => {
                write!(formatter, "{path}: is in a format that is only read, so nothing in it is fixed")
            }
            Self::NoNotes { path, marks: false } => {
                write!(formatter, "{path}: its format has no place for notes; XLIFF, TMX, gettext PO and DOCX have one")
            }
            Self::NoNotes { path, marks: true } => {
                write!(formatter, "{path}: the marks of ITS go into XLIFF 2 alone; without --its there are only notes")
            }
            Self::Part(error) => error.fmt(formatter),
            Self::Unwritable { path, segment, what } => {
                place(formatter, path, segment)?;
                write!(formatter, "the edited text would hold {what}, which this format can't write")
            }
        }
    }
}

impl std::error::Error for WriteError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { error, .. } | Self::HalfWritten { error, .. } => Some(error),
            Self::Part(error) => Some(error),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_half_written_file_names_its_copy() {
        let (path, copy) = ("a.txt".to_owned(), ".mtlint-x1".to_owned());
        let error = WriteError::HalfWritten { path, copy, error: io::Error::other("the disk failed") };
        assert_eq!(error.to_string(), "a.txt: only half written (the disk failed); all of the new text is in `.mtlint-x1`");
    }
}
