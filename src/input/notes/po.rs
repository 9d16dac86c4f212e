//! Comments of a gettext catalogue: a line for each finding behind the comments of translators, above those of programs.

use super::{Note, OURS};
use crate::text::Span;
use std::borrow::Cow;

/// An entry: where it starts, and where comments of translators end above it.
struct Entry {
    start: usize,
    comments: usize,
}

/// What is written in a catalogue, in order.
pub(super) fn pieces(raw: &str, targets: &[Span], notes: &[Note<'_>]) -> Vec<(Span, Cow<'static, str>)> {
    let line_end = if raw.lines().next().is_some_and(|line| raw[line.len()..].starts_with("\r\n")) { "\r\n" } else { "\n" };
    let ours = format!("# {OURS}: ");
    let (mut entries, mut pieces) = (Vec::<Entry>::new(), Vec::new());
    // Where comments may be added above the next entry, and whether its keywords have begun.
    let (mut above, mut is_begun) = (None, false);
    let mut at = 0;
    for line in raw.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let content = line.trim();
        if content.is_empty() {
            above = None;
        } else if let Some(comment) = content.strip_prefix('#') {
            is_begun = false;
            if line.starts_with(&ours) {
                pieces.push((Span::of(start..at), Cow::Borrowed("")));
            }
            let is_of_people = comment.chars().next().is_none_or(char::is_whitespace);
            above = if is_of_people { None } else { above.or(Some(start)) };
        } else if content.starts_with("msgctxt") || content.starts_with("msgid") && !content.starts_with("msgid_plural") {
            // A context comes before the text itself.
            if !is_begun {
                entries.push(Entry { start, comments: above.take().unwrap_or(start) });
            }
            is_begun = content.starts_with("msgctxt");
        }
    }
    let entry_of = |island: usize| entries.partition_point(|entry| entry.start <= island).checked_sub(1);
    for note in notes {
        let Some(index) = entry_of(note.island.start as usize) else { continue };
        let end = entries.get(index + 1).map_or(raw.len(), |next| next.start);
        let forms = targets.partition_point(|target| (target.start as usize) < end)
            - targets.partition_point(|target| (target.start as usize) < entries[index].start);
        // The number of an entry changes with those before it; that of a plural form does not.
        let form = note.segment.find('[').filter(|_| forms > 1).map_or("", |form| note.segment[form..].trim_end_matches(" (fuzzy)"));
        let form = if form.is_empty() { String::new() } else { format!("msgstr{form}: ") };
        let place = entries[index].comments as u32;
        pieces.push((Span::new(place, place), Cow::Owned(format!("{ours}{form}{}{line_end}", note.text))));
    }
    // It is stable, so that the notes of one place stay in order.
    pieces.sort_by_key(|(span, _)| *span);
    pieces
}
