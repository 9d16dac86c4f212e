//! Notes of XLIFF and TMX, each where its format has a place for it: behind the target of a unit (XLIFF 1.2), among the notes of a unit
//! (XLIFF 2), before the text of a variant (TMX).

use super::{Note, OURS, its};
use crate::input::xml::{attribute, parsed};
use crate::text::Span;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

/// What XML takes for white space.
const WHITE: [char; 4] = [' ', '\t', '\r', '\n'];
/// How the tag of an element without content ends.
const SELF_CLOSING: &str = "/>";

/// Where notes go in a part of a file, and those of ours that are there.
#[derive(Default)]
pub(super) struct Places {
    holders: Vec<Holder>,
    /// What earlier runs wrote, in order: notes, and tags in the text.
    old: Vec<Span>,
    old_tags: Vec<Span>,
}

/// A place for notes.
struct Holder {
    kind: Kind,
    /// Where the segments are whose notes go here.
    range: Range<usize>,
    /// What the notes are written in the place of: nothing, but for a list of notes that closed itself before there were some.
    place: Range<usize>,
    /// The white space before each note, and before what stands around them.
    layout: (String, String),
    /// The prefix of the elements, with its colon.
    prefix: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A `trans-unit` of XLIFF 1.2.
    Target,
    /// A `unit` of XLIFF 2 whose list of notes is made for ours, and goes with them.
    Made,
    /// One with a list that stays: it holds something else, was there without anything in it, or closed itself.
    Listed,
    Empty,
    Closed,
    /// A `tuv` of TMX.
    Variant,
}

/// An element that is open.
struct Open {
    name: String,
    start: usize,
    content: usize,
    /// Whether an earlier run wrote it.
    is_ours: bool,
}

/// The `unit` of XLIFF 2 at hand.
#[derive(Default)]
struct Unit {
    /// Where the first thing stands that notes come before.
    first: Option<usize>,
    /// The list that is open, and where notes go if there was one.
    list: List,
    listed: Option<(Kind, Range<usize>, String)>,
}

/// The notes of a unit.
#[derive(Default)]
struct List {
    own: Vec<Span>,
    /// The kind of place that the first of ours says that it was written in.
    kind: Option<Kind>,
    /// Whether anything else is in it, be it a comment.
    has_others: bool,
}

impl Places {
    /// Those of the well-formed part `raw` of a file, which may begin and end within elements.
    pub(super) fn read(raw: &str) -> Result<Self, quick_xml::Error> {
        let mut reader = Reader::from_str(raw);
        reader.config_mut().check_end_names = false;
        reader.config_mut().allow_unmatched_ends = true;
        let mut places = Self::default();
        let (mut open, mut unit) = (Vec::<Open>::new(), Unit::default());
        loop {
            let before = position(&reader);
            let event = reader.read_event()?;
            let at = before..position(&reader);
            if lists_notes(&open) {
                // Ours are counted out where they end.
                let is_note = matches!(&event, Event::Start(tag) | Event::Empty(tag) if is_ours(tag));
                unit.list.has_others |= !is_note && !matches!(event, Event::End(_)) && white(&raw[at.clone()]).len() < at.len();
            }
            match &event {
                Event::Start(tag) | Event::Empty(tag) => {
                    let parent = open.last();
                    if local(tag.name().as_ref()) == "unit" {
                        unit = Unit::default();
                    } else if parent.is_some_and(|parent| local(&parent.name) == "unit")
                        && ["segment", "ignorable", "originalData"].contains(&local(tag.name().as_ref()))
                    {
                        unit.first.get_or_insert(at.start);
                    }
                    open.push(Open { name: tag.name().as_ref().to_owned(), start: at.start, content: at.end, is_ours: is_ours(tag) });
                    if matches!(event, Event::Empty(_)) {
                        places.close(raw, &mut open, at.end..at.end, &mut unit);
                    } else if is_ours(tag) && local(tag.name().as_ref()) == "mrk" {
                        places.old_tags.push(Span::of(at));
                    }
                }
                Event::End(_) => places.close(raw, &mut open, at, &mut unit),
                Event::Eof => break,
                _ => {}
            }
        }
        places.old_tags.sort();
        Ok(places)
    }

    /// The innermost element ends with the tag at `end`, which is empty for one that closes itself.
    fn close(&mut self, raw: &str, open: &mut Vec<Open>, end: Range<usize>, unit: &mut Unit) {
        let Some(Open { name, start, content, is_ours }) = open.pop() else { return };
        let parent = open.last().map_or("", |open| local(&open.name));
        let prefix = &name[..name.len() - local(&name).len()];
        let (whole, with_space) = (start..end.end, white_before(raw, start)..end.end);
        let layout = || raw[with_space.start..start].to_owned();
        match (local(&name), parent) {
            ("target", "trans-unit") => self.holders.push(Holder {
                kind: Kind::Target,
                place: whole.end..whole.end,
                range: whole,
                layout: (layout(), String::new()),
                prefix: prefix.to_owned(),
            }),
            ("seg", "tuv") => self.holders.push(Holder {
                kind: Kind::Variant,
                range: whole,
                place: with_space.start..with_space.start,
                layout: (layout(), String::new()),
                prefix: prefix.to_owned(),
            }),
            ("note", "trans-unit") if is_ours => self.old.push(Span::of(with_space)),
            ("note", "tuv") if raw[content..end.start.max(content)].starts_with(&format!("{OURS}: ")) => {
                self.old.push(Span::of(with_space))
            }
            ("note", "notes") if is_ours && lists_notes(open) => {
                unit.list.kind.get_or_insert(Kind::of_note(&raw[start..content]));
                unit.list.own.push(Span::of(with_space));
            }
            ("notes", "unit") => self.close_list(raw, (with_space.start, content), end, unit),
            ("unit", _) => self.close_unit(raw, whole, prefix, unit),
            ("mrk", _) if is_ours => self.old_tags.push(Span::of(end)),
            ("sm" | "em", _) if is_ours => self.old_tags.push(Span::of(whole)),
            _ => {}
        }
    }

    /// The list of notes of a unit that starts at byte `start`, with the white space before it, and its content at `content`, has its `end`.
    fn close_list(&mut self, raw: &str, (start, content): (usize, usize), end: Range<usize>, unit: &mut Unit) {
        let List { own, kind, has_others } = std::mem::take(&mut unit.list);
        if unit.listed.is_some() {
            // There may be but one.
            return self.old.extend(own);
        }
        let kind = match kind {
            _ if has_others => Kind::Listed,
            Some(kind) => kind,
            None if end.is_empty() => Kind::Closed,
            None => Kind::Empty,
        };
        match kind {
            // Without our notes nothing is left in it.
            Kind::Made => self.old.push(Span::of(start..end.end)),
            Kind::Closed if end.is_empty() => unit.listed = Some((kind, content - SELF_CLOSING.len()..content, String::new())),
            Kind::Closed => unit.listed = Some((kind, content - 1..end.end, String::new())),
            _ => {
                let inside = &raw[content..end.start];
                let (inner, last) = (white(inside).to_owned(), white_before(raw, end.start));
                self.old.extend(own);
                unit.listed = Some((kind, last..last, inner));
            }
        }
    }

    fn close_unit(&mut self, raw: &str, range: Range<usize>, prefix: &str, unit: &mut Unit) {
        let Unit { first: Some(first), listed, .. } = std::mem::take(unit) else { return };
        let before = white_before(raw, first);
        let outer = raw[before..first].to_owned();
        let step = match (outer.contains('\n'), outer.ends_with('\t')) {
            (true, true) => "\t",
            (true, false) => "  ",
            (false, _) => "",
        };
        let inner = format!("{outer}{step}");
        let (kind, place, inner) = match listed {
            Some((Kind::Closed, place, _)) => (Kind::Closed, place, inner),
            Some(listed) => listed,
            None => (Kind::Made, before..before, inner),
        };
        self.holders.push(Holder { kind, range, place, layout: (inner, outer), prefix: prefix.to_owned() });
    }

    /// Whether words can be marked with what ITS says about them.
    pub(super) fn take_marks(&self) -> bool {
        self.holders.iter().all(|holder| !matches!(holder.kind, Kind::Target | Kind::Variant))
    }

    /// Whether there are marks of an earlier run.
    pub(super) fn hold_marks(&self) -> bool {
        !self.old_tags.is_empty()
    }

    /// What is written in the part `raw`, in order.
    pub(super) fn pieces(&self, raw: &str, targets: &[Span], notes: &[Note<'_>]) -> Vec<(Span, Cow<'static, str>)> {
        let mut by_holder: BTreeMap<usize, Vec<(usize, &Note<'_>)>> = BTreeMap::new();
        for note in notes {
            let start = note.island.start as usize;
            let index = self.holders.partition_point(|holder| holder.range.start <= start).checked_sub(1);
            let Some(index) = index.filter(|&index| start <= self.holders[index].range.end) else { continue };
            let own = by_holder.entry(index).or_default();
            own.push((own.len() + 1, note));
        }
        let old = self.old.iter().chain(&self.old_tags).map(|span| (*span, Cow::Borrowed("")));
        let mut pieces: Vec<(Span, Cow<'static, str>)> = Vec::new();
        for (index, holder) in self.holders.iter().enumerate() {
            let place = Span::of(holder.place.clone());
            if let Some(notes) = by_holder.get(&index) {
                pieces.push((place, Cow::Owned(holder.written(targets, notes))));
                pieces.extend(its::tags(raw, &holder.prefix, notes, &self.old_tags));
            } else if holder.kind == Kind::Closed && place.text(raw) != SELF_CLOSING {
                pieces.push((place, Cow::Borrowed(SELF_CLOSING)));
            }
        }
        pieces.extend(old);
        // It is stable, so that what is written at one place stays in order.
        pieces.sort_by_key(|(span, _)| *span);
        pieces
    }
}

impl Holder {
    /// These notes as they are written here.
    fn written(&self, targets: &[Span], notes: &[(usize, &Note<'_>)]) -> String {
        let segments = targets.partition_point(|target| (target.start as usize) < self.range.end)
            - targets.partition_point(|target| (target.start as usize) < self.range.start);
        let (inner, outer) = &self.layout;
        let prefix = &self.prefix;
        let mut written = String::new();
        for (number, note) in notes {
            let segment = if segments > 1 { format!("segment {}: ", crate::visible::visible(note.segment)) } else { String::new() };
            let text = format!("{segment}{}", note.text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
            let (attributes, mark) = match self.kind {
                Kind::Target => (format!("from=\"{OURS}\" annotates=\"target\" xml:lang=\"en\""), String::new()),
                Kind::Made | Kind::Listed | Kind::Empty | Kind::Closed => {
                    (format!("id=\"{}{number}\" appliesTo=\"target\" category=\"{OURS}\"", self.kind.id()), String::new())
                }
                Kind::Variant => ("xml:lang=\"en\"".to_owned(), format!("{OURS}: ")),
            };
            written += &format!("{inner}<{prefix}note {attributes}>{mark}{text}</{prefix}note>");
        }
        match self.kind {
            Kind::Made => format!("{outer}<{prefix}notes>{written}{outer}</{prefix}notes>"),
            Kind::Closed => format!(">{written}{outer}</{prefix}notes>"),
            _ => written,
        }
    }
}

impl Kind {
    /// How the ids of notes in XLIFF 2 begin, which say what a list was without them.
    const fn id(self) -> &'static str {
        match self {
            Self::Empty => "mtlint-empty-",
            Self::Closed => "mtlint-closed-",
            _ => "mtlint-",
        }
    }

    /// The kind of list that the note with this tag was the first in.
    fn of_note(tag: &str) -> Self {
        let id = attribute(&parsed(tag), "id").unwrap_or_default();
        let of = |kind: &Self| id.starts_with(kind.id());
        [Self::Empty, Self::Closed].into_iter().find(of).unwrap_or(Self::Made)
    }
}

/// Whether an earlier run wrote the element of this tag, as far as the tag says.
fn is_ours(tag: &BytesStart<'_>) -> bool {
    let is = |name, value| attribute(tag, name).as_deref() == Some(value);
    let begins = |name| attribute(tag, name).and_then(|value| Some(value.strip_prefix(OURS)?.starts_with('-'))).unwrap_or(false);
    match local(tag.name().as_ref()) {
        "note" => is("from", OURS) || is("category", OURS),
        "mrk" | "sm" => begins("id") && is("type", "its:generic"),
        "em" => begins("startRef"),
        _ => false,
    }
}

/// Whether the innermost element is the list of notes of a unit of XLIFF 2.
fn lists_notes(open: &[Open]) -> bool {
    matches!(open, [.., unit, notes] if local(&unit.name) == "unit" && local(&notes.name) == "notes")
}

/// The name without its prefix.
fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// Where the white space starts that ends at byte `end`.
fn white_before(raw: &str, end: usize) -> usize {
    raw[..end].trim_end_matches(WHITE).len()
}

/// The white space that `raw` begins with.
fn white(raw: &str) -> &str {
    &raw[..raw.len() - raw.trim_start_matches(WHITE).len()]
}

fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}
