//! XLIFF 1.2 and 2.x: the segments of translators.
//!
//! Each `<file>` is a document, and a stretch of the file is one or more of them. A segment is a `<trans-unit>` or, where its target is segmented, one `<mrk mtype="seg">` of it; in 2.x
//! a `<segment>`. Only their own `<source>` and `<target>` are read: suggestions (`alt-trans`, `match`), notes and other modules
//! are nobody's text. What is not to be translated, and what has no target yet, is left out; what was approved is locked.

use super::records::{self, Fault, shorten};
use super::segments::{Part, Segment};
use super::xml::{self, attribute, protects, trimmed};
use crate::lang::Lang;
use quick_xml::events::{BytesStart, Event};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

const EXPECTED: &str = "expected XLIFF 1.2 or 2.x";

/// An element that is open.
#[derive(Debug, Clone)]
struct Open {
    /// As its tags have it.
    full: String,
    /// Without a prefix, but for what is of another namespace than the root.
    name: String,
    /// Whether what it holds is to be translated.
    translates: bool,
}

/// What is known of an XLIFF file up to a place in it.
#[derive(Debug, Clone, Default)]
pub(super) struct Files {
    open: Vec<Open>,
    /// The prefix of the root, with its colon.
    prefix: String,
    is_begun: bool,
    /// The languages of source and target that hold for the whole file.
    langs: (Option<Lang>, Option<Lang>),
    has_files: bool,
    /// The `id`s of the `file`s, and those of the units in the one at hand: each names one.
    file_ids: BTreeSet<String>,
    unit_ids: BTreeSet<String>,
    /// Those `file`s of the stretch at hand.
    parts: Vec<Part>,
    unit: Unit,
    /// The source or target that we are in: what opened it, and how many elements were open before.
    content: Option<(Content, usize)>,
}

/// A `trans-unit`, or a `unit` with one of its segments.
#[derive(Debug, Clone, Default)]
struct Unit {
    id: String,
    segment: Option<String>,
    /// The `id`s of its segments.
    segment_ids: BTreeSet<String>,
    /// Whether all of it is locked.
    is_locked: bool,
    /// Whether the state of the target at hand locks it.
    is_final: bool,
    /// The names of the segments within that a tool has locked.
    locked: BTreeSet<String>,
    is_translated: bool,
    source: Option<Range<usize>>,
    target: Option<Range<usize>>,
    /// The segments within, by their names.
    source_parts: Vec<(String, Range<usize>)>,
    target_parts: Vec<(String, Range<usize>)>,
    /// What stands for a reader in their codes.
    source_subs: Vec<Range<usize>>,
    target_subs: Vec<Range<usize>>,
    /// The segments found in the unit so far.
    count: usize,
}

/// A source or target with what it holds.
#[derive(Debug, Clone, Default)]
struct Content {
    is_target: bool,
    start: usize,
    /// The segment that is open in it: name, start, and how many elements were open before.
    mark: Option<(String, usize, usize)>,
    parts: Vec<(String, Range<usize>)>,
    /// Where each `sub` that is open in it starts, and those that were.
    open_subs: Vec<usize>,
    subs: Vec<Range<usize>>,
}

impl Files {
    /// The parts that end in the next stretch of the file, each a `file`.
    pub(super) fn read(&mut self, text: &str) -> Result<Vec<Part>, Fault> {
        let mut reader = xml::reader(text);
        loop {
            let (event, at) = xml::next(&mut reader, !self.open.is_empty(), EXPECTED)?;
            match event {
                Event::Start(tag) => self.start(&tag, at.start, at.end)?,
                Event::Empty(tag) => {
                    self.start(&tag, at.start, at.end)?;
                    self.end(text, tag.name().as_ref(), at.end..at.end)?;
                }
                Event::End(tag) => self.end(text, tag.name().as_ref(), at)?,
                Event::Eof => return Ok(std::mem::take(&mut self.parts)),
                _ => {}
            }
        }
    }

    /// Whether the file may be cut here: no `file` is open.
    pub(super) const fn is_between(&self) -> bool {
        self.open.len() < 2
    }

    /// A fault if the file must not end here.
    pub(super) fn finish(&self, len: usize) -> Result<(), Fault> {
        match self.open.last() {
            Some(open) => Err(xml::cut_off(len, &open.name, EXPECTED)),
            None if !self.has_files => Err(Fault::new(0, "found no `file` of an `xliff`", EXPECTED)),
            None => Ok(()),
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>, before: usize, after: usize) -> Result<(), Fault> {
        let depth = self.open.len();
        let full = tag.name().as_ref().to_owned();
        if depth == 0 {
            let prefix = full.rfind(':').map_or(0, |colon| colon + 1);
            full[..prefix].clone_into(&mut self.prefix);
        }
        // An element of another namespace keeps its prefix, so that it is none of ours.
        let name = full.strip_prefix(&*self.prefix).unwrap_or(&full).to_owned();
        let parent = self.open.last().map_or("", |open| open.name.as_str());
        let inherited = self.open.last().is_none_or(|open| open.translates);
        let translates = attribute(tag, "translate").map_or(inherited, |value| value == "yes") && !protects(tag);
        if let Some((content, _)) = &mut self.content {
            // A segment within a segment is a part of it.
            if name == "mrk" && translates && content.mark.is_none() && attribute(tag, "mtype").as_deref() == Some("seg") {
                content.mark = Some((attribute(tag, "mid").unwrap_or_default(), after, depth));
            } else if name == "sub" {
                content.open_subs.push(after);
            }
        } else {
            let is_unit = matches!(parent, "trans-unit" | "segment");
            match name.as_str() {
                _ if depth == 0 && (name != "xliff" || self.is_begun) => {
                    return Err(Fault::new(before, format!("found `{}`", shorten(&name)), EXPECTED));
                }
                "xliff" => (self.is_begun, self.langs) = (true, (lang(tag, "srcLang", before)?, lang(tag, "trgLang", before)?)),
                "file" if parent == "xliff" => {
                    let source_lang = lang(tag, "source-language", before)?.or_else(|| self.langs.0.clone());
                    let target_lang = lang(tag, "target-language", before)?.or_else(|| self.langs.1.clone());
                    let own = attribute(tag, "id");
                    only_one(&mut self.file_ids, &name, own.as_deref(), before)?;
                    let id = attribute(tag, "original").or(own).filter(|id| !id.is_empty());
                    self.has_files = true;
                    self.unit_ids.clear();
                    self.parts.push(Part { id, source_lang, lang: target_lang, ..Part::default() });
                }
                "sdl:seg" if attribute(tag, "locked").as_deref() == Some("true") => {
                    self.unit.locked.extend(attribute(tag, "id"));
                }
                "trans-unit" | "unit" => {
                    let is = |name, value| attribute(tag, name).as_deref() == Some(value);
                    let is_locked = is("approved", "yes") || is("locked", "true") || is("locked", "locked");
                    let id = attribute(tag, "id");
                    // In 1.2 programs give the pieces of a paragraph one id.
                    if name == "unit" {
                        only_one(&mut self.unit_ids, &name, id.as_deref(), before)?;
                    }
                    self.unit = Unit { id: id.unwrap_or_default(), is_locked, is_translated: true, ..Unit::default() };
                }
                "segment" => {
                    let state = attribute(tag, "state").unwrap_or_default();
                    let Unit { id, is_locked, locked, count, mut segment_ids, .. } = std::mem::take(&mut self.unit);
                    let segment = attribute(tag, "id");
                    only_one(&mut segment_ids, &name, segment.as_deref(), before)?;
                    self.unit = Unit { id, count, is_locked, locked, segment, segment_ids, ..Unit::default() };
                    self.unit.settle(&state);
                }
                "source" | "seg-source" | "target" if is_unit => {
                    if name == "target" && parent == "trans-unit" {
                        self.unit.settle(&attribute(tag, "state").unwrap_or_default());
                    }
                    if name == "target" && self.unit.target.is_some() {
                        return Err(Fault::new(before, "found a second `target`", "expected one a segment"));
                    }
                    let content = Content { is_target: name == "target", start: after, ..Content::default() };
                    self.content = Some((content, depth));
                }
                _ => {}
            }
        }
        self.open.push(Open { full, name, translates });
        Ok(())
    }

    /// The innermost element ends with a tag of this name at `at`.
    fn end(&mut self, text: &str, name: &str, at: Range<usize>) -> Result<(), Fault> {
        let Some(open) = self.open.pop_if(|open| open.full == name) else {
            return Err(xml::unmatched(at.start, name, self.open.last().map(|open| &*open.full), EXPECTED));
        };
        let (depth, before) = (self.open.len(), at.start);
        if let Some((content, outside)) = &mut self.content {
            if content.mark.as_ref().is_some_and(|(_, _, mark)| *mark == depth) {
                content.parts.extend(content.mark.take().map(|(name, start, _)| (name, trimmed(text, start..before))));
            }
            if open.name == "sub"
                && let Some(start) = content.open_subs.pop()
                // One within another is a part of it.
                && content.open_subs.is_empty()
            {
                content.subs.push(trimmed(text, start..before.max(start)));
            }
            if depth == *outside
                && let Some((content, _)) = self.content.take()
            {
                let range = trimmed(text, content.start..before.max(content.start));
                if content.is_target {
                    (self.unit.target, self.unit.target_parts, self.unit.target_subs) = (Some(range), content.parts, content.subs);
                } else {
                    // A segmented source is as good as the whole one, and says more.
                    self.unit.source = self.unit.source.take().or(Some(range));
                    self.unit.source_subs = content.subs;
                    if !content.parts.is_empty() {
                        self.unit.source_parts = content.parts;
                    }
                }
            }
            return Ok(());
        }
        match open.name.as_str() {
            "trans-unit" | "segment" if open.translates && self.open.get(1).is_some_and(|open| open.name == "file") => {
                if let Some(part) = self.parts.last_mut() {
                    self.unit.add_to(&mut part.segments);
                }
            }
            "file" if depth == 1 => {
                if let Some(part) = self.parts.last_mut() {
                    part.end = at.end;
                }
            }
            _ => {}
        }
        Ok(())
    }
}

impl Unit {
    /// Takes in the state of its target.
    fn settle(&mut self, state: &str) {
        self.is_final = matches!(state, "final" | "signed-off");
        self.is_translated = !matches!(state, "new" | "initial" | "needs-translation");
    }

    fn add_to(&mut self, segments: &mut Vec<Segment>) {
        let Some(target) = self.target.take() else { return };
        self.count += 1;
        self.add_text(target, segments);
        let (sources, targets) = (std::mem::take(&mut self.source_subs), std::mem::take(&mut self.target_subs));
        let are_pairs = sources.len() == targets.len();
        for (index, target) in targets.into_iter().enumerate().filter(|(_, target)| !target.is_empty()) {
            // Of others it is not known which belong together.
            let source = sources.get(index).filter(|_| are_pairs).cloned();
            self.add(segments, Some(&format!("sub {}", index + 1)), target, source);
        }
    }

    /// Adds the target, or the segments in it.
    fn add_text(&mut self, target: Range<usize>, segments: &mut Vec<Segment>) {
        if !self.target_parts.is_empty() {
            let sources: BTreeMap<_, _> = std::mem::take(&mut self.source_parts).into_iter().collect();
            for (name, target) in std::mem::take(&mut self.target_parts) {
                let source = sources.get(&name).cloned();
                self.add(segments, Some(&name), target, source);
            }
            return;
        }
        let segment = match self.segment.take() {
            None if self.count > 1 => Some(self.count.to_string()),
            named => named,
        };
        let source = self.source.take();
        self.add(segments, segment.as_deref(), target, source);
    }

    fn add(&self, segments: &mut Vec<Segment>, part: Option<&str>, target: Range<usize>, source: Option<Range<usize>>) {
        if target.is_empty() && (!self.is_translated || source.as_ref().is_none_or(Range::is_empty)) {
            return;
        }
        let name = match part.filter(|part| !part.is_empty()) {
            Some(part) => format!("{}/{part}", self.id),
            None => self.id.clone(),
        };
        // Nothing can be written into a tag that closes itself.
        let is_locked = self.is_locked || self.is_final || part.is_some_and(|part| self.locked.contains(part)) || target.is_empty();
        segments.push(Segment { name, target, source, is_locked, is_marked_untranslated: !self.is_translated, ..Segment::default() });
    }
}

/// A fault if another element of this name has the id of the one at byte `at`, if it has one.
fn only_one(ids: &mut BTreeSet<String>, name: &str, id: Option<&str>, at: usize) -> Result<(), Fault> {
    match id.filter(|id| !id.is_empty()) {
        Some(id) if !ids.insert(id.to_owned()) => {
            Err(Fault::new(at, format!("found a second `{name}` with the id `{}`", shorten(id)), "expected an id of its own for each"))
        }
        _ => Ok(()),
    }
}

/// The language that an attribute of the tag at byte `at` names.
fn lang(tag: &BytesStart<'_>, name: &str, at: usize) -> Result<Option<Lang>, Fault> {
    attribute(tag, name).filter(|tag| !tag.is_empty()).map(|value| records::lang(at, &value.replace('_', "-"))).transpose()
}
