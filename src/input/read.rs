//! Files to documents: whole ones, and records as a stream.

use super::align::SourceArticle;
use super::decode::check;
use super::docx;
use super::foreign::{self, HEAD};
use super::long_files::Windows;
use super::packed::{Begun, Unpacked};
use super::record_reader::RecordReader;
use super::{Format, InputError, MAX_DOCUMENT, Options, Reading, charset, decode, front_matter, segments};
use crate::document::{Document, Encoding, Markup, Origin, ReadOnly, SourceFile, Syntax};
use crate::file_name;
use crate::lang::{self, Lang};
use std::fs::File;
use std::io::{BufReader, Cursor, Read};
use std::path::Path;

/// Opens the file at `path`, in the format that [`Format::for_file`] gives.
///
/// # Errors
///
/// As there, [`InputError::Io`] where it can't be opened, [`InputError::TooLong`] where its size says so.
pub fn open(path: &Path, options: &Options) -> Result<Documents<File>, InputError> {
    let name = file_name::of(path);
    let fail = |error| InputError::Io { path: name.clone(), error };
    let format = Format::for_file(path, options)?;
    let file = File::open(path).map_err(fail)?;
    let len = file.metadata().map_err(fail)?.len();
    if !matches!(format.reading(), Reading::Records | Reading::Windows(_)) && len > MAX_DOCUMENT as u64 {
        return Err(InputError::TooLong { path: name, line: None });
    }
    Ok(documents(file, &*name, format, options))
}

/// The article at `path`, from which others were translated.
///
/// # Errors
///
/// As [`read_text`], and [`InputError::Foreign`] or [`InputError::NoArticle`] for a file that is no article.
pub fn read_source(path: &Path, options: &Options) -> Result<SourceArticle, InputError> {
    let format = Format::for_file(path, options)?;
    let name = file_name::of(path);
    if format.has_segments() && format != Format::Lines {
        return Err(InputError::NoArticle { path: name, format: format.title() });
    }
    let (text, encoding) = read_encoded(path)?;
    refuse(&name, text.as_bytes(), options)?;
    Ok(SourceArticle { file: SourceFile { path: name, encoding }, text, format })
}

/// An error if `head` is how no article begins, unless `options` say how to read it all the same.
fn refuse(path: &str, head: &[u8], options: &Options) -> Result<(), InputError> {
    match foreign::by_content(head).filter(|_| options.format.is_none()) {
        Some(format) => Err(InputError::Foreign { path: path.to_owned(), format }),
        None => Ok(()),
    }
}

/// The decoded text of the file at `path`, such as a rule file.
///
/// # Errors
///
/// [`InputError`] where the file can't be read or is no text.
pub fn read_text(path: &Path) -> Result<String, InputError> {
    Ok(read_encoded(path)?.0)
}

fn read_encoded(path: &Path) -> Result<(String, Encoding), InputError> {
    let name = file_name::of(path);
    let file = File::open(path).and_then(Unpacked::open).map_err(|error| InputError::Io { path: name.clone(), error })?;
    let bytes = read_whole(file, &name, MAX_DOCUMENT)?;
    decode(&name, bytes)
}

/// The documents that `source` holds, in order; `path` is their name.
///
/// Text and Markdown are one document. Records, XLIFF and translation memories are read as the iterator goes, and no more than one
/// document (and a few short ones, such as those at the start until their language is known) is in memory; an array of records is read as a whole. A file without records is a document without
/// units. After a line that is no record reading goes on with the next; whoever writes the file back must not if there
/// was any error.
pub fn documents<R: Read>(source: R, path: impl Into<String>, format: Format, options: &Options) -> Documents<R> {
    Documents::new(source, path.into(), format, options.clone(), MAX_DOCUMENT)
}

/// See [`documents`].
#[derive(Debug)]
pub struct Documents<R> {
    state: State<R>,
    read_only: Option<ReadOnly>,
}

#[derive(Debug)]
enum State<R> {
    Closed { source: R, path: String, format: Format, options: Options, limit: usize },
    Ready(std::vec::IntoIter<Document>),
    Windows { source: Begun<Unpacked<R>>, windows: Box<Windows> },
    Records { lines: Lines<R>, reader: Box<RecordReader> },
    Done,
}

/// The bytes looked at already, or the decoded text of the whole file, and what follows.
type Lines<R> = BufReader<Begun<Unpacked<R>>>;

impl<R: Read> Documents<R> {
    fn new(source: R, path: String, format: Format, options: Options, limit: usize) -> Self {
        Self { state: State::Closed { source, path, format, options, limit }, read_only: None }
    }
}

impl<R: Read> Iterator for Documents<R> {
    type Item = Result<Document, InputError>;

    fn next(&mut self) -> Option<Self::Item> {
        let item = loop {
            match std::mem::replace(&mut self.state, State::Done) {
                State::Done => return None,
                State::Closed { source, path, format, options, limit } => {
                    let source = match Unpacked::open(source) {
                        Ok(source) => source,
                        Err(error) => return Some(Err(InputError::Io { path, error })),
                    };
                    self.read_only = if source.is_packed() { Some(ReadOnly::Packed) } else { format.read_only() };
                    match opened(source, path, format, options, limit) {
                        Ok(state) => self.state = state,
                        Err(error) => return Some(Err(error)),
                    }
                }
                State::Ready(mut documents) => {
                    let document = documents.next()?;
                    self.state = State::Ready(documents);
                    break Ok(document);
                }
                State::Windows { mut source, mut windows } => {
                    let item = windows.next(&mut source)?;
                    self.state = State::Windows { source, windows };
                    break item;
                }
                State::Records { mut lines, mut reader } => {
                    while reader.ready.is_empty() && !reader.done {
                        reader.advance(&mut lines);
                    }
                    let item = reader.ready.pop_front()?;
                    self.state = State::Records { lines, reader };
                    break item;
                }
            }
        };
        Some(item.map(|document| Document { read_only: self.read_only, ..document }))
    }
}

/// What reads the documents of `source`, or has read them.
fn opened<R: Read>(source: Unpacked<R>, path: String, format: Format, options: Options, limit: usize) -> Result<State<R>, InputError> {
    match format.reading() {
        Reading::Whole(_) | Reading::Segments(..) => {
            let bytes = read_whole(source, &path, limit)?;
            Ok(State::Ready(whole(path, bytes, format, &options)?.into_iter()))
        }
        Reading::Package => {
            let archive = read_whole(source, &path, limit)?;
            Ok(State::Ready(vec![docx::document(&path, archive, &options)?].into_iter()))
        }
        Reading::Windows(reader) => {
            let (encoding, source) = begin(source, &path, limit, Some(Syntax::Xml))?;
            let reader = reader(&options);
            Ok(State::Windows { source, windows: Box::new(Windows::new(path, encoding, limit, reader, options)) })
        }
        Reading::Records => {
            let mut reader = Box::new(RecordReader::new(path, format, options, limit));
            Ok(State::Records { lines: start(source, &mut reader)?, reader })
        }
        Reading::Array => {
            let mut reader = Box::new(RecordReader::new(path, format, options, limit));
            let mut lines = start(source, &mut reader)?;
            let bytes = read_whole(&mut lines, &reader.path, limit)?;
            let text = check(&reader.path, &bytes, 1)?;
            reader.read_array(text);
            Ok(State::Records { lines, reader })
        }
    }
}

fn read_whole(source: impl Read, path: &str, limit: usize) -> Result<Vec<u8>, InputError> {
    let mut bytes = Vec::new();
    source.take(limit as u64 + 1).read_to_end(&mut bytes).map_err(|error| InputError::Io { path: path.to_owned(), error })?;
    if bytes.len() > limit { Err(InputError::TooLong { path: path.to_owned(), line: None }) } else { Ok(bytes) }
}

/// The documents of a whole file: one, but for a format with segments.
fn whole(path: String, bytes: Vec<u8>, format: Format, options: &Options) -> Result<Vec<Document>, InputError> {
    if let Reading::Segments(syntax, parts) = format.reading() {
        let (text, encoding) = charset::decode(&path, bytes, syntax)?;
        return segments::documents(&path, (&text, encoding), (syntax, parts), options);
    }
    // Before it is decoded: archives are no text, and should be called what they are.
    refuse(&path, &bytes[Encoding::of(&bytes).1..], options)?;
    let (text, encoding) = decode(&path, bytes)?;
    if encoding.is_utf16() {
        refuse(&path, text.as_bytes(), options)?;
    }
    let markup = format.markup();
    let blocks = markup.blocks(&text);
    // What language front matter is in is hard to say.
    let head = if markup == Markup::Markdown { front_matter::len(&text) } else { 0 };
    let first = blocks.iter().find(|block| block.span.start as usize >= head).or(blocks.first());
    let prose = first.map_or("", |block| &text[block.span.start as usize..]);
    let lang = options.lang.clone().or_else(|| lang::detect(prose)).unwrap_or_else(english);
    let origin = Origin::File(encoding, markup);
    let source_lang = options.source_lang.clone();
    Ok(vec![Document { source_lang, origin, ..Document::new(path, lang, text, blocks) }])
}

/// What a text is taken for that is in no known language.
pub(super) fn english() -> Lang {
    "en".parse().expect("`en` is a language tag")
}

/// Looks at how the file begins, and refuses it if no file of records does so.
fn start<R: Read>(source: Unpacked<R>, reader: &mut RecordReader) -> Result<Lines<R>, InputError> {
    let (encoding, source) = begin(source, &reader.path, reader.limit, None)?;
    reader.encoding = encoding;
    refuse(&reader.path, source.get_ref().0.get_ref(), &reader.options)?;
    Ok(BufReader::with_capacity(64 << 10, source))
}

/// The encoding of a file, and its bytes in UTF-8 without a byte-order mark: the first are decoded, and all if it is UTF-16 or in a
/// character set that it names, as a file of this syntax may.
fn begin<R: Read>(mut source: R, path: &str, limit: usize, syntax: Option<Syntax>) -> Result<(Encoding, Begun<R>), InputError> {
    let mut head = Vec::new();
    source.by_ref().take(HEAD as u64).read_to_end(&mut head).map_err(|error| InputError::Io { path: path.to_owned(), error })?;
    let (mut encoding, mark) = Encoding::of(&head);
    // Before it is decoded: a file in another encoding should be told what it says of itself.
    let charset = syntax.map_or(Ok(None), |syntax| charset::named(path, &head, syntax))?;
    if encoding.is_utf16() || charset.is_some() {
        let bytes = read_whole(Cursor::new(head).chain(source.by_ref()), path, limit)?;
        let (text, own) = match syntax {
            Some(syntax) => charset::decode(path, bytes, syntax)?,
            None => decode(path, bytes)?,
        };
        (head, encoding) = (text.into_bytes(), own);
    } else {
        head.drain(..mark);
    }
    Ok((encoding, Cursor::new(head).chain(source)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives `unit` again and again, and counts.
    struct Endless(usize);

    impl Read for Endless {
        fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
            buffer.fill(b'a');
            self.0 += buffer.len();
            assert!(self.0 < 1 << 20, "read on and on");
            Ok(buffer.len())
        }
    }

    #[test]
    fn stops_at_the_limit() {
        for format in [Format::Text, Format::Jsonl, Format::Tsv] {
            let mut documents = Documents::new(Endless(0), "x".into(), format, Options::default(), 1000);
            let error = loop {
                if let Err(error) = documents.next().unwrap() {
                    break error;
                }
            };
            assert!(matches!(error, InputError::TooLong { .. }), "{error}");
            assert!(documents.next().is_none());
        }
        let lines = "{\"doc\": 1, \"target\": \"aaaaaaaaa\"}\n".repeat(5);
        let error = Documents::new(lines.as_bytes(), "x".into(), Format::Jsonl, Options::default(), 100).find_map(Result::err);
        assert!(matches!(error, Some(InputError::TooLong { line: Some(3), .. })));
    }

    #[test]
    fn is_send() {
        fn check(_: impl Iterator + Send) {}
        check(documents(&b""[..], "x", Format::Jsonl, &Options::default()));
    }
}
