//! Findings as notes in the file itself, for whoever works on in another program: put in, put in anew, taken out.
//!
//! A note of ours can be told from those of others, so that each run replaces what the one before wrote. Notes stand beside the text, which
//! stays as it is; only the marks of ITS, where they are asked for, stand in it.

mod its;
mod po;
mod word;
mod xml;

use super::raw_map::RawMap;
use super::write::{splice, unwritable, without};
use super::{WriteError, rewrite, shorten};
use crate::diagnostic::Diagnostic;
use crate::document::{Document, Half, Islands, Origin, Syntax};
use crate::rule_pages::RulePages;
use crate::text::Span;
use crate::visible::visible;
use std::borrow::Cow;
use std::io;

/// What tells our notes from those of others.
const OURS: &str = "mtlint";

/// How notes are written.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoteOptions<'o> {
    /// Where people read about a rule.
    pub rule_pages: Option<&'o RulePages>,
    /// Whether the words of a finding are marked in the text, too, with its kind and weight, as ITS 2.0 has it in XLIFF 2.
    pub marks: bool,
}

/// One finding, where it is to be noted.
struct Note<'n> {
    finding: &'n Diagnostic,
    /// What the note says.
    text: String,
    /// The name of the segment, for places that several share.
    segment: &'n str,
    /// Where the segment stands in the part of the file.
    island: Span,
    /// The bytes of the part of the file that the words of the finding take up, if they are to be marked and may be.
    words: Option<Span>,
}

/// The bytes of `document` on disk with a note for each finding, in the place of the notes that an earlier run wrote; without any
/// finding these are only taken out. All other bytes stay. See [`rewrite`] for documents that share a file. What is found in a document
/// that has marks is found in it [without them](without_marks).
///
/// # Errors
///
/// [`WriteError::NoNotes`] where the format has no place for notes, or for marks where they are asked for; [`WriteError::ReadOnly`];
/// [`WriteError::Part`] where notes of others can't be read that stand in a part of an archive.
pub fn annotate(document: &Document, findings: &[Diagnostic], options: NoteOptions<'_>) -> Result<Vec<u8>, WriteError> {
    if let Some(why) = document.read_only {
        return Err(WriteError::ReadOnly { path: document.path.clone(), why });
    }
    let none = || WriteError::NoNotes { path: document.path.clone(), marks: options.marks };
    let Origin::Islands(islands) = &document.origin else { return Err(none()) };
    let notes = notes(document, islands, findings, options);
    let raw = &islands.raw;
    if let Some(package) = islands.package.as_ref().filter(|_| !options.marks) {
        return word::annotated(document, islands, package, &notes);
    }
    let pieces = match islands.syntax {
        Syntax::Xml => {
            let places =
                xml::Places::read(raw).map_err(|error| WriteError::Io { path: document.path.clone(), error: io::Error::other(error) })?;
            if options.marks && !places.take_marks() && !document.units.is_empty() {
                return Err(none());
            }
            places.pieces(raw, &islands.targets, &notes)
        }
        Syntax::Po if !options.marks => po::pieces(raw, &islands.targets, &notes),
        _ => return Err(none()),
    };
    if pieces.is_empty() {
        return rewrite(document, &[]);
    }
    let fitted = |(span, text)| Ok((span, islands.encoding.fitted(text, islands.syntax == Syntax::Xml)?));
    let pieces: Vec<_> = pieces.into_iter().map(fitted).collect::<Result<_, _>>().map_err(|what| unwritable(document, None, what))?;
    Ok(islands.encoding.encode(splice(raw, pieces.iter().map(|(span, text)| (*span, &**text))), islands.starts_file()))
}

/// `document` as it was before an earlier run wrote into it, so that what is found is the same again: a fix can't take a mark away.
/// The other notes stand beside the text.
pub fn without_marks(document: &Document) -> Cow<'_, Document> {
    let Origin::Islands(islands) = &document.origin else { return Cow::Borrowed(document) };
    let places = (islands.syntax == Syntax::Xml).then(|| xml::Places::read(&islands.raw).ok()).flatten();
    match places.filter(xml::Places::hold_marks) {
        Some(places) => Cow::Owned(without(document, islands, &places.pieces(&islands.raw, &islands.targets, &[]))),
        None => Cow::Borrowed(document),
    }
}

fn notes<'n>(document: &'n Document, islands: &Islands, findings: &'n [Diagnostic], options: NoteOptions<'_>) -> Vec<Note<'n>> {
    let map = RawMap::new(document, islands, Half::Target);
    let note = |finding: &'n Diagnostic| {
        let index = document.unit_at(finding.span.start);
        let (unit, island) = (document.units.get(index)?, islands.targets.get(index)?);
        let is_locked = islands.locked.binary_search(&(index as u32)).is_ok();
        let is_marked = options.marks || islands.syntax == Syntax::Word;
        let words = (is_marked && !is_locked).then(|| words(&map, unit.target.span, finding.span)).flatten();
        let segment = unit.segment.as_deref().unwrap_or_default();
        Some(Note { finding, text: said(document, finding, options.rule_pages), segment, island: *island, words })
    };
    findings.iter().filter_map(note).collect()
}

/// Where the words of a finding in this segment stand in the part of the file; `None` where no tag can stand around them.
fn words(map: &RawMap<'_>, segment: Span, finding: Span) -> Option<Span> {
    let end = finding.end.min(segment.end);
    let (start, state) = map.start_state(finding.start);
    let words = Span::new(start, map.end(end).max(start));
    (finding.start < end && !words.is_empty() && !state.in_cdata).then_some(words)
}

/// What a note says, on one line.
fn said(document: &Document, finding: &Diagnostic, rule_pages: Option<&RulePages>) -> String {
    let Diagnostic { rule, severity, message, span, fix, .. } = finding;
    let mut said = format!("{}[{rule}]: {message}", severity.name());
    let words = span.text(&document.text).trim();
    if !words.is_empty() && !message.contains(words) {
        said += &format!("; here: {}", shorten(words));
    }
    if let Some(fix) = fix {
        said += &format!("; fix: {}", fix.description);
    }
    if let Some(pages) = rule_pages {
        said += &format!("; see {}", pages.of(rule));
    }
    visible(&said).into_owned()
}
