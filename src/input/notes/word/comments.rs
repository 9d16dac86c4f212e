//! The part of an archive that holds the comments, and what leads to it.
//!
//! Where ours are the first comments, the part is made: the list of content types and that of what the body leads to name it then. With the
//! last of ours it goes again, and so do its lines in these lists.

use super::OURS;
use crate::document::Encoding;
use crate::input::InputError;
use crate::input::archive::Changes;
use crate::input::docx::{EXPECTED, File, TYPES};
use crate::input::paragraphs::{NAMESPACES, walk};
use crate::input::records::{Fault, shorten};
use crate::input::write::splice;
use crate::input::xml::attribute;
use crate::text::Span;
use quick_xml::events::{BytesStart, Event};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io;
use std::ops::Range;

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n";
const TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
/// How the body leads to comments, as most write it and as the strict form of the standard has it.
const KINDS: [&str; 2] = [
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
    "http://purl.oclc.org/ooxml/officeDocument/relationships/comments",
];
const NO_LINKS: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>";

/// The comments of a document.
pub(super) struct Comments {
    /// The ids of ours, and the last of the others.
    pub ours: BTreeSet<String>,
    pub last: i64,
    /// The part that holds them, if there is one.
    part: Option<(usize, List<bool>)>,
    /// Its name, or that of the one to be made.
    name: String,
    /// Whether an earlier run made it.
    is_made: bool,
    /// The part that says what the body leads to.
    links_name: String,
    links: Option<usize>,
}

impl Comments {
    /// Those of the document whose body is the member `main`.
    pub(super) fn read(file: &mut File<'_>, main: usize) -> Result<Self, InputError> {
        let main = file.directory.name(main).to_owned();
        let (folder, body) = main.rsplit_once('/').unwrap_or(("", &main));
        let links_name = resolved(folder, &format!("_rels/{body}.rels"));
        let links = file.directory.find(&links_name);
        let name = resolved(folder, "comments.xml");
        let mut comments = Self { ours: BTreeSet::new(), last: -1, part: None, name, is_made: false, links_name, links };
        let listed = match links {
            Some(links) => List::read(file, links, link)?.items.into_iter().find_map(|(link, _)| link),
            None => None,
        };
        let fail = |what: String| InputError::Io { path: file.path.to_owned(), error: io::Error::other(what) };
        let Some((target, is_made)) = listed else {
            // What nothing leads to is nobody's, and nothing that one could write to.
            let is_taken = file.directory.find(&comments.name).is_some();
            return if is_taken { Err(fail(format!("holds `{}`, to which nothing leads", comments.name))) } else { Ok(comments) };
        };
        (comments.name, comments.is_made) = (resolved(folder, &target), is_made);
        let member =
            file.directory.find(&comments.name).ok_or_else(|| fail(format!("lacks the comments that it names, `{}`", shorten(&target))))?;
        let list = List::read(file, member, |tag| {
            let id = attribute(tag, "w:id").unwrap_or_default();
            let is_ours = attribute(tag, "w:author").as_deref() == Some(OURS);
            if is_ours {
                comments.ours.insert(id);
            } else {
                comments.last = comments.last.max(id.parse::<u32>().map_or(-1, i64::from));
            }
            is_ours
        })?;
        if list.root != "w:comments" {
            let fault = Fault::new(0, format!("found `{}`, not comments of Word with the prefix `w`", shorten(&list.root)), EXPECTED);
            return file.placed(member, &list.text, Err(fault));
        }
        comments.part = Some((member, list));
        Ok(comments)
    }

    /// Adds to `changes` what becomes of the archive if ours are these `comments`.
    pub(super) fn write(&self, file: &mut File<'_>, comments: &str, is_strict: bool, changes: &mut Changes) -> Result<(), InputError> {
        let (is_none, form) = (comments.is_empty(), usize::from(is_strict));
        match &self.part {
            None if is_none => {}
            None => {
                let part = format!("{DECLARATION}<w:comments xmlns:w=\"{}\">{comments}</w:comments>", NAMESPACES[form]);
                changes.added.push((self.name.clone(), part.into_bytes()));
                self.lead_there(file, KINDS[form], changes)?;
            }
            Some((member, list)) if is_none && self.is_made && list.items.iter().all(|(is_ours, _)| *is_ours) => {
                changes.members.push((*member, None));
                self.lead_nowhere(file, changes)?;
            }
            Some((member, list)) => changes.members.push((*member, Some(list.changed(|is_ours| *is_ours, comments)))),
        }
        Ok(())
    }

    /// The part is made: the others name it.
    fn lead_there(&self, file: &mut File<'_>, kind: &str, changes: &mut Changes) -> Result<(), InputError> {
        if let Some(member) = file.directory.find(TYPES) {
            let types = List::read(file, member, |tag| self.is_type(tag))?;
            let line = format!("<{} PartName=\"/{}\" ContentType=\"{TYPE}\"/>", types.name("Override"), self.name);
            changes.members.push((member, Some(types.changed(|is_own| *is_own, &line))));
        }
        let line = |name: &str| format!("<{name} Id=\"{OURS}\" Type=\"{kind}\" Target=\"/{}\"/>", self.name);
        match self.links {
            Some(member) => {
                let links = List::read(file, member, |_| ())?;
                changes.members.push((member, Some(links.changed(|()| false, &line(&links.name("Relationship"))))));
            }
            None => {
                let part = DECLARATION.to_owned() + &NO_LINKS.replacen("><", &format!(">{}<", line("Relationship")), 1);
                changes.added.push((self.links_name.clone(), part.into_bytes()));
            }
        }
        Ok(())
    }

    /// The part goes: the others no longer name it.
    fn lead_nowhere(&self, file: &mut File<'_>, changes: &mut Changes) -> Result<(), InputError> {
        if let Some(member) = file.directory.find(TYPES) {
            let types = List::read(file, member, |tag| self.is_type(tag))?;
            changes.members.push((member, Some(types.changed(|is_own| *is_own, ""))));
        }
        if let Some(member) = self.links {
            let links = List::read(file, member, |tag| link(tag).is_some_and(|(_, is_made)| is_made))?;
            let left = links.changed(|is_own| *is_own, "");
            changes.members.push((member, (left != (DECLARATION.to_owned() + NO_LINKS).as_bytes()).then_some(left)));
        }
        Ok(())
    }

    /// Whether a line of the list of content types is about the part.
    fn is_type(&self, tag: &BytesStart<'_>) -> bool {
        attribute(tag, "PartName").and_then(|name| Some(name.strip_prefix('/')?.eq_ignore_ascii_case(&self.name))).unwrap_or_default()
    }
}

/// Where a line that leads to comments leads, and whether an earlier run wrote it.
fn link(tag: &BytesStart<'_>) -> Option<(String, bool)> {
    KINDS.contains(&attribute(tag, "Type")?.as_str()).then_some((attribute(tag, "Target")?, attribute(tag, "Id").as_deref() == Some(OURS)))
}

/// The member that a part in `folder` names so.
fn resolved(folder: &str, target: &str) -> String {
    let mut names: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for name in target.split('/') {
        match name {
            ".." => drop(names.pop()),
            "." => {}
            _ => names.push(name),
        }
    }
    names.retain(|name| !name.is_empty());
    names.join("/")
}

/// What stands right below the root of a part.
struct List<T> {
    text: String,
    encoding: Encoding,
    root: String,
    /// What was taken of each element, and its place.
    items: Vec<(T, Span)>,
    /// The tag that ends the root; of one that closes itself, how it does.
    end: Range<usize>,
}

impl<T> List<T> {
    fn read(file: &mut File<'_>, member: usize, mut take: impl FnMut(&BytesStart<'_>) -> T) -> Result<Self, InputError> {
        let (text, encoding) = file.text(member)?;
        let (mut root, mut items, mut end) = (String::new(), Vec::new(), 0..0);
        let (mut depth, mut item) = (0_usize, None);
        let read = walk(&text, |event, at| {
            match event {
                Event::Start(tag) | Event::Empty(tag) if depth == 0 => {
                    root = tag.name().as_ref().to_owned();
                    end = at.end - 2..at.end;
                }
                Event::Empty(tag) if depth == 1 => items.push((take(tag), Span::of(at))),
                Event::Start(tag) if depth == 1 => item = Some((take(tag), at.start)),
                Event::End(_) if depth == 2 => items.extend(item.take().map(|(taken, start)| (taken, Span::of(start..at.end)))),
                Event::End(_) if depth == 1 => end = at,
                _ => {}
            }
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                _ => {}
            }
            Ok(())
        });
        file.placed(member, &text, read)?;
        Ok(Self { text, encoding, root, items, end })
    }

    /// The bytes of the part without some elements, and with `new` ones at the end.
    fn changed(&self, is_gone: impl Fn(&T) -> bool, new: &str) -> Vec<u8> {
        let gone = self.items.iter().filter(|(item, _)| is_gone(item)).map(|(_, span)| (*span, Cow::Borrowed("")));
        let Range { start, end } = self.end;
        let last = if self.text[start..].starts_with("</") || new.is_empty() {
            (Span::of(start..start), Cow::Borrowed(new))
        } else {
            (Span::of(start..end), Cow::Owned(format!(">{new}</{}>", self.root)))
        };
        let pieces: Vec<_> = gone.chain([last]).collect();
        self.encoding.encode(splice(&self.text, pieces.iter().map(|(span, text)| (*span, &**text))), true)
    }

    /// The name of an element with the prefix of the root.
    fn name(&self, local: &str) -> String {
        self.root.rsplit_once(':').map_or_else(|| local.to_owned(), |(prefix, _)| format!("{prefix}:{local}"))
    }
}
