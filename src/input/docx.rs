//! Documents of Word: the paragraphs of the body, of notes, headers and footers.
//!
//! What the parts are is told by their content types. Each paragraph that holds text is a unit and its number the line of its findings;
//! [`super::word`] says what of it is text. What floats beside the text stands twice in the file, for newer and older programs: it is read
//! once and never edited.

use super::archive::{Changes, Directory};
use super::decode::decode;
use super::packed;
use super::paragraphs::{self, Styles};
use super::records::Fault;
use super::segments::{self, Part, placed};
use super::xml::{self, attribute};
use super::{InputError, Options};
use crate::document::{Document, Encoding, Origin, Package, Syntax};
use crate::lang::{self, Lang};
use quick_xml::events::Event;
use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

pub(super) const EXPECTED: &str = "expected a document of Word (DOCX)";
pub(super) const TYPES: &str = "[Content_Types].xml";
const MAIN: &str = "document.main+xml";
/// The parts that are read besides the main one, in this order, and what their paragraphs are called.
const BESIDES: [(&str, &str); 4] =
    [("footnotes+xml", "footnotes"), ("endnotes+xml", "endnotes"), ("header+xml", "header"), ("footer+xml", "footer")];
/// How the content types of a document begin.
const OF_WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
/// How an encrypted document begins, and any of an office program before 2007.
pub(super) const COMPOUND: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0];

/// Whether a file that begins with `head` is a document of Word.
pub(super) fn is_document(head: &[u8]) -> bool {
    head.starts_with(b"PK\x03\x04") && head.windows(5).any(|five| five == b"word/")
}

/// The document in the file `archive`.
pub(super) fn document(path: &str, archive: Vec<u8>, options: &Options) -> Result<Document, InputError> {
    let fail = |error: String| InputError::Io { path: path.to_owned(), error: io::Error::other(error) };
    if archive.starts_with(COMPOUND) {
        return Err(fail("is encrypted, or of an office program before 2007; save it as DOCX without a password".to_owned()));
    }
    let mut file = File::new(path, archive).map_err(fail)?;
    let types = file.types()?;
    let main = file.members(&types, MAIN);
    let [main] = main[..] else { return Err(fail(what_it_is(&types, main.len()))) };
    let mut styles = Styles::default();
    for member in file.members(&types, "styles+xml") {
        let (text, _) = file.text(member)?;
        styles = file.placed(member, &text, Styles::read(&text))?;
    }
    let mut sources = vec![(main, "")];
    for (kind, name) in BESIDES {
        sources.extend(file.members(&types, kind).into_iter().map(|member| (member, name)));
    }
    let (mut raw, mut part, mut langs) = (String::new(), Part::default(), BTreeMap::new());
    let (mut parts, mut lines, mut count) = (Vec::new(), Vec::new(), 0);
    for (member, name) in sources {
        let (text, encoding) = file.text(member)?;
        let found = file.placed(member, &text, paragraphs::read(&text, &styles))?;
        if !parts.is_empty() {
            raw.push('\0');
        }
        for (number, mut segment) in found.segments {
            segment.name = if name.is_empty() { number.to_string() } else { format!("{name} {number}") };
            segment.target = raw.len() + segment.target.start..raw.len() + segment.target.end;
            part.segments.push(segment);
            lines.push(count + number);
        }
        found.langs.into_iter().for_each(|(tag, len)| *langs.entry(tag).or_default() += len);
        count += found.count;
        raw.push_str(&text);
        parts.push((member, encoding));
    }
    part.lang = options.lang.clone().or_else(|| language(&raw, &part, &langs));
    let mut document = segments::document(path, (&raw, Encoding::Utf8), (0, (1, 1)), Syntax::Word, part, options);
    if let Origin::Islands(islands) = &mut document.origin {
        let File { archive, .. } = file;
        islands.package = Some(Arc::new(Package { archive, parts, paragraphs: lines }));
    }
    Ok(document)
}

/// The language that most of the text is said to be in. Programs mark text that nobody marked with that of their installation: where
/// the text itself is in another one, that counts.
fn language(raw: &str, part: &Part, langs: &BTreeMap<String, usize>) -> Option<Lang> {
    let text: String = part.segments.iter().map(|segment| Syntax::Word.decode(&raw[segment.target.clone()]).text + "\n").collect();
    let found = lang::detect(&text);
    let mut said: Vec<(usize, Lang)> = langs.iter().filter_map(|(tag, len)| Some((*len, tag.parse().ok()?))).collect();
    said.sort_by_key(|(len, _)| std::cmp::Reverse(*len));
    let is_found = |lang: &Lang| found.as_ref().is_none_or(|found| found.primary() == lang.primary());
    said.into_iter().map(|(_, lang)| lang).find(is_found).or(found)
}

/// Why what has these content types, with so many main parts of Word, is not read.
fn what_it_is(types: &[(String, String)], mains: usize) -> String {
    let has = |part: &str| types.iter().any(|(_, kind)| kind.contains(part));
    let what = if mains > 1 {
        "holds more than one document of Word"
    } else if has("ms-word.document.macroEnabled") || has("ms-word.template.macroEnabled") {
        "is a document of Word with macros; save it as DOCX"
    } else if has("template.main+xml") {
        "is a template of Word; save it as DOCX"
    } else {
        "holds no document of Word"
    };
    what.to_owned()
}

/// An archive that is being read.
pub(super) struct File<'p> {
    pub path: &'p str,
    archive: Vec<u8>,
    pub directory: Directory,
    /// So many more bytes of it may be unpacked.
    left: u64,
}

impl<'p> File<'p> {
    /// What messages call `path`; in one line what is wrong with it as an archive.
    pub(super) fn new(path: &'p str, archive: Vec<u8>) -> Result<Self, String> {
        Ok(Self { path, directory: Directory::read(&archive)?, left: packed::most(archive.len() as u64), archive })
    }

    /// The extensions (with a star) and names of parts with their content types.
    fn types(&mut self) -> Result<Vec<(String, String)>, InputError> {
        let none = || InputError::Io { path: self.path.to_owned(), error: io::Error::other("is a ZIP archive, but no office document") };
        let member = self.directory.find(TYPES).ok_or_else(none)?;
        let (text, _) = self.text(member)?;
        let types = types(&text);
        self.placed(member, &text, types)
    }

    /// The members of a content type, in order.
    fn members(&self, types: &[(String, String)], kind: &str) -> Vec<usize> {
        let is_of = |name: &str| {
            let of = |key: &str| types.iter().find(|(part, _)| part.eq_ignore_ascii_case(key)).map(|(_, kind)| kind.as_str());
            let found = of(&format!("/{name}")).or_else(|| of(&format!("*.{}", name.rsplit_once('.')?.1)));
            found.and_then(|found| found.strip_prefix(OF_WORD)) == Some(kind)
        };
        let mut members: Vec<(&str, usize)> =
            self.directory.names().enumerate().filter(|(_, name)| is_of(name)).map(|(member, name)| (name, member)).collect();
        members.sort_by_key(|(name, _)| (name.len(), *name));
        members.into_iter().map(|(_, member)| member).collect()
    }

    /// What messages call a member.
    fn name(&self, member: usize) -> String {
        format!("{} ({})", self.path, self.directory.name(member))
    }

    /// The text of a member.
    pub(super) fn text(&mut self, member: usize) -> Result<(String, Encoding), InputError> {
        let bytes = self.directory.unpack(&self.archive, member, &mut self.left);
        let bytes = bytes.map_err(|error| InputError::Io { path: self.path.to_owned(), error: io::Error::other(error) })?;
        let (text, encoding) = decode(&self.name(member), bytes)?;
        if !encoding.is_utf16() {
            self.placed(member, &text, xml::check_encoding(&text))?;
        }
        Ok((text, encoding))
    }

    pub(super) fn placed<T>(&self, member: usize, text: &str, result: Result<T, Fault>) -> Result<T, InputError> {
        placed(&self.name(member), text, result)
    }
}

/// What a list of content types says.
fn types(text: &str) -> Result<Vec<(String, String)>, Fault> {
    let mut types = Vec::new();
    paragraphs::each(text, |event| {
        if let Event::Start(tag) | Event::Empty(tag) = event {
            let name = match tag.local_name().as_ref() {
                "Override" => attribute(tag, "PartName"),
                "Default" => attribute(tag, "Extension").map(|extension| format!("*.{extension}")),
                _ => None,
            };
            types.extend(name.zip(attribute(tag, "ContentType")));
        }
    })?;
    Ok(types)
}

/// The text of a document that is in an archive, each paragraph in the line that its number says; of no other.
pub fn archived_text(document: &Document) -> Option<String> {
    let package = document.origin.package()?;
    let (mut text, mut line) = (String::new(), 1);
    for (unit, &number) in document.units.iter().zip(&package.paragraphs) {
        for _ in line..number {
            text.push('\n');
        }
        line = number;
        // A paragraph is one line, whatever breaks it holds.
        text.push_str(&document.target(&unit.target).replace('\n', " "));
    }
    text.push('\n');
    Some(text)
}

impl Package {
    /// The archive with these parts, which stand one after the other with a NUL between two: parts that did not change stay as they are.
    pub(super) fn with(&self, parts: &str) -> Result<Vec<u8>, String> {
        let texts = self.parts.iter().zip(parts.split('\0'));
        let members = texts.map(|(&(member, encoding), text)| (member, Some(encoding.encode(text.to_owned(), true)))).collect();
        self.changed(Changes { members, ..Changes::default() })
    }

    /// The archive after these changes: members that become what they are stay as they are.
    pub(super) fn changed(&self, mut changes: Changes) -> Result<Vec<u8>, String> {
        let directory = Directory::read(&self.archive)?;
        let mut left = packed::most(self.archive.len() as u64);
        let mut others = Vec::with_capacity(changes.members.len());
        for (member, bytes) in changes.members {
            if bytes.as_ref() != Some(&directory.unpack(&self.archive, member, &mut left)?) {
                others.push((member, bytes));
            }
        }
        changes.members = others;
        if changes.members.is_empty() && changes.added.is_empty() {
            return Ok(self.archive.clone());
        }
        directory.changed(&self.archive, &changes)
    }
}
