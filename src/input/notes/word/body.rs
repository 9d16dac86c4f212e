//! The body of a document of Word: its runs, and the marks of comments around them.
//!
//! A mark stands between runs, never in one: the text and its look stay what they are, and nothing is left when it is taken out.

use crate::input::paragraphs::{NAMESPACES, walk};
use crate::input::records::Fault;
use crate::input::write::splice;
use crate::input::xml::attribute;
use crate::text::Span;
use quick_xml::events::{BytesStart, Event};
use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::Range;

#[derive(Default)]
pub(super) struct Body {
    /// Whether it is in the strict form of the standard.
    pub is_strict: bool,
    /// The last id of the marks of others.
    pub last: i64,
    /// The runs that stand in no other, in order.
    runs: Vec<Span>,
    /// What earlier runs of the program wrote, in order.
    old: Vec<Span>,
}

/// An element that is open.
struct Open {
    is_run: bool,
    /// Whether an earlier run of the program wrote it.
    is_ours: bool,
    start: usize,
    content: usize,
    /// Of a run: the references to our comments in it, and whether it holds more than these and its look.
    references: Vec<Span>,
    has_others: bool,
}

impl Body {
    /// That of the part `text`; `ours` are the ids of the comments of earlier runs.
    pub(super) fn read(text: &str, ours: &BTreeSet<String>) -> Result<Self, Fault> {
        let mut body = Self { last: -1, ..Self::default() };
        let (mut open, mut runs) = (Vec::<Open>::new(), 0_usize);
        walk(text, |event, at| {
            match event {
                Event::Start(tag) | Event::Empty(tag) => {
                    if open.is_empty() {
                        body.is_strict = attribute(tag, "xmlns:w").as_deref() == Some(NAMESPACES[1]);
                    }
                    let element = body.element(tag, at.clone(), ours);
                    let name = tag.name();
                    if let Some(run) = open.last_mut().filter(|open| open.is_run) {
                        run.has_others |= name.as_ref() != "w:rPr" && !element.is_ours;
                    }
                    runs += usize::from(element.is_run);
                    open.push(element);
                    if matches!(event, Event::Empty(_)) {
                        body.close(&mut open, &mut runs, at.end..at.end);
                    }
                }
                Event::End(_) => body.close(&mut open, &mut runs, at),
                _ => {}
            }
            Ok(())
        })?;
        // None lies in another one.
        body.old.sort_by_key(|span| (span.start, Reverse(span.end)));
        let mut end = 0;
        body.old.retain(|span| {
            let is_free = span.start >= end;
            end = end.max(span.end);
            is_free
        });
        Ok(body)
    }

    fn element(&mut self, tag: &BytesStart<'_>, at: Range<usize>, ours: &BTreeSet<String>) -> Open {
        let name = tag.name();
        let is_mark = ["w:commentRangeStart", "w:commentRangeEnd", "w:commentReference"].contains(&name.as_ref());
        let id = if is_mark { attribute(tag, "w:id").unwrap_or_default() } else { String::new() };
        let is_ours = is_mark && ours.contains(&id);
        if is_mark && !is_ours {
            self.last = self.last.max(id.parse::<u32>().map_or(-1, i64::from));
        }
        Open { is_run: name.as_ref() == "w:r", is_ours, start: at.start, content: at.end, references: Vec::new(), has_others: false }
    }

    /// The innermost element ends with the tag at `end`, which is empty for one that closes itself. `runs` are open.
    fn close(&mut self, open: &mut Vec<Open>, runs: &mut usize, end: Range<usize>) {
        let Some(element) = open.pop() else { return };
        let span = Span::of(element.start..end.end);
        if element.is_run {
            *runs -= 1;
            match element.references.is_empty() {
                false if !element.has_others => self.old.push(span),
                false => self.old.extend(element.references),
                true => {}
            }
            if *runs == 0 && self.old.last() != Some(&span) {
                self.runs.push(span);
            }
        } else if element.is_ours && element.content == end.start {
            match open.last_mut().filter(|open| open.is_run) {
                Some(run) => run.references.push(span),
                None => self.old.push(span),
            }
        }
    }

    /// The first byte of the first and the last one of the last run in which a part of `span` stands.
    pub(super) fn around(&self, span: Span) -> Option<Range<u32>> {
        let first = self.runs.get(self.runs.partition_point(|run| run.end <= span.start))?;
        let last = &self.runs[self.runs.partition_point(|run| run.start < span.end).checked_sub(1)?];
        (first.start <= last.start).then_some(first.start..last.end)
    }

    /// The part `text` with the marks of these comments, by their ids, in the place of the old ones.
    pub(super) fn written(&self, text: &str, marked: &[(i64, Range<u32>)]) -> String {
        let at = |place: u32, mark: String| (Span::new(place, place), Cow::Owned(mark));
        let end = |(id, runs): &(i64, Range<u32>)| {
            at(runs.end, format!("<w:commentRangeEnd w:id=\"{id}\"/><w:r><w:commentReference w:id=\"{id}\"/></w:r>"))
        };
        let start = |(id, runs): &(i64, Range<u32>)| at(runs.start, format!("<w:commentRangeStart w:id=\"{id}\"/>"));
        let mut pieces: Vec<(Span, Cow<'_, str>)> = marked.iter().map(end).chain(marked.iter().map(start)).collect();
        pieces.extend(self.old.iter().map(|span| (*span, Cow::Borrowed(""))));
        // It is stable: one that ends where another begins ends before it.
        pieces.sort_by_key(|(span, _)| *span);
        splice(text, pieces.iter().map(|(span, text)| (*span, &**text)))
    }
}
