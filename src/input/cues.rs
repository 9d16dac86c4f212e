//! SubRip and WebVTT: the cues of subtitles.
//!
//! A cue is a line of its times, mostly under its number or name, and the text below. A sentence may run over lines and over cues, so
//! that a unit is what one speaker says up to the end of a sentence: lines of a cue, and of those that follow. The lines between
//! two cues of a unit are one line break of its text. Tags such as `<i>`, `<v Name>`, `{\an8}` and times within a cue are codes.
//!
//! Players disagree about blank lines within a cue: what stands below one is read as a paragraph of its own.

use super::Options;
use super::decoded::Meaning;
use super::records::{Fault, shorten};
use super::segments::{Part, Segment};
use super::{syntax, xml};
use crate::document::Syntax;
use crate::text::ends_sentence;
use std::borrow::Cow;
use std::ops::Range;

const EXPECTED: &str = "expected times such as `00:01:02,500 --> 00:01:04,000`";
const SIGNATURE: &str = "WEBVTT";
/// A unit goes on over so many cues at most: what a machine wrote down may have no full stop at all.
const MAX_CUES: usize = 8;
/// The references of WebVTT that XML does not know.
const REFERENCES: [(&str, char); 3] = [("&nbsp;", '\u{a0}'), ("&lrm;", '\u{200e}'), ("&rlm;", '\u{200f}')];
/// With these begins what a speaker says, a sound or a song.
const OPENERS: [char; 7] = ['-', '–', '—', '‐', '[', '♪', '♫'];
/// With these a sound or a song ends.
const CLOSERS: [char; 3] = [']', '♪', '♫'];

/// The document of a SubRip file.
pub(super) fn sub_rip(text: &str, _: &Options) -> Result<Vec<Part>, Fault> {
    Cues::read(text, 0, Syntax::SubRip)
}

/// The document of a WebVTT file.
pub(super) fn web_vtt(text: &str, _: &Options) -> Result<Vec<Part>, Fault> {
    let is_signed = text.strip_prefix(SIGNATURE).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t', '\n', '\r']));
    if !is_signed {
        return Err(Fault::new(0, "found no `WEBVTT`", "expected it as the first word of the file"));
    }
    // The lines right below belong to the head, up to a blank one or the times of a cue.
    let ends_head = |line: &Range<usize>| is_blank(&text[line.clone()]) || is_timing(&text[line.clone()]);
    let body = lines(text, 0).find(ends_head).map_or(text.len(), |line| line.start);
    Cues::read(text, body, Syntax::WebVtt)
}

/// The ranges of the lines of `text` from byte `start` on, without their ends.
fn lines(text: &str, start: usize) -> impl Iterator<Item = Range<usize>> {
    let mut end = start;
    text[start..].split_inclusive('\n').map(move |line| {
        let start = end;
        end += line.len();
        let content = line.strip_suffix('\n').map_or(line, |line| line.strip_suffix('\r').unwrap_or(line));
        start..start + content.len()
    })
}

/// Where a carriage return stands within a line.
fn stray_return(text: &str) -> Option<usize> {
    lines(text, 0).find_map(|line| Some(line.start + text[line].trim_end_matches('\r').find('\r')?))
}

fn is_blank(line: &str) -> bool {
    line.trim_matches([' ', '\t', '\r']).is_empty()
}

/// The cues of a file, read line by line.
struct Cues<'t> {
    text: &'t str,
    syntax: Syntax,
    segments: Vec<Segment>,
    /// What goes on if the next cue does not begin anew, and the number of its cues.
    unit: Option<(Segment, usize)>,
    /// The cue at hand: its name, the lines of its text, each with whether a blank one stands before it, and the number of units
    /// that begin in it.
    name: String,
    lines: Vec<(Range<usize>, bool)>,
    count: usize,
}

impl<'t> Cues<'t> {
    fn read(text: &'t str, start: usize, syntax: Syntax) -> Result<Vec<Part>, Fault> {
        if let Some(at) = stray_return(text) {
            return Err(Fault::new(at, "found a carriage return without a line feed", "expected lines that end in LF or CRLF"));
        }
        let mut cues = Self { text, syntax, segments: Vec::new(), unit: None, name: String::new(), lines: Vec::new(), count: 0 };
        let (mut is_after_blank, mut is_skipped) = (true, false);
        for line in lines(text, start) {
            let content = &text[line.clone()];
            if is_blank(content) {
                (is_after_blank, is_skipped) = (true, false);
                continue;
            }
            if is_timing(content) {
                cues.begin(is_after_blank)?;
                is_skipped = false;
            } else if syntax == Syntax::WebVtt && is_after_blank && is_block(content) {
                cues.close_cue()?;
                cues.close_unit();
                is_skipped = true;
            } else if is_skipped {
                continue;
            } else if content.contains("-->") || is_time(content) {
                return Err(Fault::new(line.start, format!("found `{}`", shorten(content)), EXPECTED));
            } else {
                cues.lines.push((line, is_after_blank));
            }
            is_after_blank = false;
        }
        cues.close_cue()?;
        cues.close_unit();
        Ok(vec![Part { end: text.len(), segments: cues.segments, ..Part::default() }])
    }

    /// A cue begins: the line before its times may be its name, if no blank one parts them; of SubRip the number may stand apart.
    fn begin(&mut self, is_apart: bool) -> Result<(), Fault> {
        let (text, is_numbered) = (self.text, self.syntax == Syntax::SubRip);
        let name = self.lines.pop_if(|(line, is_after_blank)| match is_apart {
            true => is_numbered && *is_after_blank && is_name(&text[line.clone()], false),
            false => is_name(&text[line.clone()], *is_after_blank),
        });
        self.close_cue()?;
        self.count += 1;
        self.name = name.map_or_else(|| self.count.to_string(), |(line, _)| self.text[line].trim().to_owned());
        Ok(())
    }

    /// No line follows for the cue at hand.
    fn close_cue(&mut self) -> Result<(), Fault> {
        let lines = std::mem::take(&mut self.lines);
        if lines.is_empty() {
            // Nothing is said, and so nothing goes on.
            self.close_unit();
            return Ok(());
        }
        if self.count == 0 {
            let is_number = |line: &Range<usize>| is_name(&self.text[line.clone()], false);
            let line = lines.iter().map(|(line, _)| line.clone()).find(|line| !is_number(line)).unwrap_or_else(|| lines[0].0.clone());
            let found = format!("found `{}` without times", shorten(&self.text[line.clone()]));
            return Err(Fault::new(line.start, found, EXPECTED));
        }
        let mut units = 0;
        for (index, (line, is_after_blank)) in lines.into_iter().enumerate() {
            let begins = if index > 0 { is_after_blank || self.begins_turn(&line) } else { !self.goes_on(&line) };
            if begins {
                self.close_unit();
            }
            match &mut self.unit {
                Some((segment, cues)) => {
                    segment.target.end = line.end;
                    *cues += usize::from(index == 0);
                }
                None => {
                    units += 1;
                    let name = if units == 1 { self.name.clone() } else { format!("{}/{units}", self.name) };
                    self.unit = Some((Segment { name, target: line, ..Segment::default() }, 1));
                }
            }
        }
        Ok(())
    }

    fn close_unit(&mut self) {
        self.segments.extend(self.unit.take().map(|(segment, _)| segment));
    }

    /// Whether the unit at hand goes on with `line`, the first of a cue.
    fn goes_on(&self, line: &Range<usize>) -> bool {
        let Some((segment, cues)) = &self.unit else { return false };
        let last = self.text[segment.target.clone()].rsplit('\n').next().unwrap_or_default();
        let (last, next) = (self.shown(last), self.shown(&self.text[line.clone()]));
        let ends = ends_sentence(&last) || last.trim_end().ends_with(CLOSERS);
        let is_lower = next.trim_start_matches(|char: char| !char.is_alphanumeric()).starts_with(char::is_lowercase);
        *cues < MAX_CUES && !self.begins_turn(line) && (!ends || is_lower)
    }

    /// Whether another speaker, a sound or a song begins with `line`.
    fn begins_turn(&self, line: &Range<usize>) -> bool {
        let line = &self.text[line.clone()];
        self.shown(line).trim_start().starts_with(OPENERS) || line.trim_start().starts_with("<v")
    }

    /// `line` without its codes.
    fn shown(&self, line: &str) -> String {
        self.syntax.decode(line).text
    }
}

/// Whether `line` begins a block of WebVTT that holds no cue.
fn is_block(line: &str) -> bool {
    let word = line.split([' ', '\t', '\r']).next().unwrap_or_default();
    matches!(word, "NOTE" | "STYLE" | "REGION")
}

/// Whether the line above the times of a cue is its number or its name, and no text of the cue before.
fn is_name(line: &str, is_after_blank: bool) -> bool {
    is_after_blank || line.trim().bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether `line` says from when to when a cue is shown, and perhaps where.
fn is_timing(line: &str) -> bool {
    let white = [' ', '\t', '\r'];
    let times = after_time(line.trim_start_matches(white)).and_then(|rest| rest.trim_start_matches(white).strip_prefix("-->"));
    let rest = times.and_then(|rest| after_time(rest.trim_start_matches(white)));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(white))
}

/// Whether `line` begins with a time to the millisecond, as no text does: what follows is not what times need.
fn is_time(line: &str) -> bool {
    after_time(line.trim_start()).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t', '\r', '-']))
}

/// What follows the time, such as `01:02.500` or `00:01:02,500`, at the start of `text`.
fn after_time(text: &str) -> Option<&str> {
    let digits = |text: &str| text.bytes().take(9).take_while(u8::is_ascii_digit).count();
    let (mut at, mut fields) = (digits(text), 1);
    while at > 0 && text[at..].starts_with(':') {
        let len = digits(&text[at + 1..]);
        if !(1..=2).contains(&len) {
            return None;
        }
        (at, fields) = (at + 1 + len, fields + 1);
    }
    let fraction = text[at..].strip_prefix([',', '.']).map(|rest| (digits(rest), rest));
    match fraction {
        Some((len @ 1..=3, rest)) if (2..=3).contains(&fields) => Some(&rest[len..]),
        _ => None,
    }
}

pub(super) fn sub_rip_piece(raw: &str, at: usize) -> (usize, Meaning) {
    let rest = &raw[at..];
    let is_tag = |rest: &str| rest[1..].starts_with(|char: char| char.is_ascii_alphabetic() || char == '/');
    match rest.as_bytes()[0] {
        b'<' if is_tag(rest) => code(rest, '<', '>'),
        b'{' if rest.starts_with("{\\") => code(rest, '{', '}'),
        _ => char_piece(rest),
    }
}

pub(super) fn web_vtt_piece(raw: &str, at: usize) -> (usize, Meaning) {
    let rest = &raw[at..];
    match rest.as_bytes()[0] {
        b'<' => code(rest, '<', '>'),
        b'&' => {
            let own = REFERENCES.iter().find(|(name, _)| rest.starts_with(name));
            own.map_or_else(|| xml::reference(rest), |&(name, char)| (name.len(), Meaning::Char(char)))
        }
        _ => char_piece(rest),
    }
}

/// The code that starts `rest` with `open`, if it ends in the same line.
fn code(rest: &str, open: char, close: char) -> (usize, Meaning) {
    match rest[1..].find([open, close, '\n']) {
        Some(end) if rest[1 + end..].starts_with(close) => (end + 2, Meaning::Code),
        _ => char_piece(rest),
    }
}

/// The character at the start of `rest`. All between the last line of a cue and the first of the next is one line break.
fn char_piece(rest: &str) -> (usize, Meaning) {
    match line_end(rest) {
        0 => syntax::char_piece(rest, 0),
        len => (cue_break(rest).unwrap_or(len), Meaning::Char('\n')),
    }
}

/// The length of the line end at the start of `rest`.
fn line_end(rest: &str) -> usize {
    if rest.starts_with("\r\n") { 2 } else { usize::from(rest.starts_with('\n')) }
}

/// The length of what parts two cues at the line end that starts `rest`.
fn cue_break(rest: &str) -> Option<usize> {
    let mut below = lines(rest, line_end(rest)).peekable();
    let is_after_blank = below.peek().is_some_and(|line| is_blank(&rest[line.clone()]));
    let mut filled = below.filter(|line| !is_blank(&rest[line.clone()]));
    let first = filled.next()?;
    if !is_timing(&rest[first.clone()]) {
        let is_name = is_name(&rest[first.clone()], is_after_blank);
        let is_next = |second: &Range<usize>| second.start - first.end <= 2 && is_timing(&rest[second.clone()]);
        filled.next().filter(|second| is_name && is_next(second))?;
    }
    Some(filled.next()?.start)
}

/// `text` as it is written in a cue; what can't be written, if anything.
pub(super) fn escape(text: &str, has_references: bool) -> Result<Cow<'_, str>, &'static str> {
    if text.contains(['\n', '\r', '\0']) {
        return Err("a line end");
    }
    match text.contains("-->") {
        _ if has_references => xml::escape(text, false),
        true => Err("the arrow between two times"),
        false => Ok(Cow::Borrowed(text)),
    }
}

/// What edits may have made of the cues `before` that would end one, or be another code, if anything.
pub(super) fn damage(syntax: Syntax, before: &str, after: &str) -> Option<&'static str> {
    let count = |text: &str, what: &str| text.matches(what).count();
    if count(after, "-->") != count(before, "-->") {
        return Some("the arrow between two times");
    }
    let (before, after) = (syntax.decode(before), syntax.decode(after));
    // A line may hold nothing but a tag.
    let blank = |text: &str| text.split('\n').filter(|line| is_blank(line)).count();
    if count(&before.text, "\n") != count(&after.text, "\n") || blank(&after.text) > blank(&before.text) {
        return Some("an empty line");
    }
    let turns = |text: &str| text.split('\n').filter(|line| line.trim_start().starts_with(OPENERS)).count();
    if turns(&before.text) != turns(&after.text) {
        return Some("a line of another speaker");
    }
    (before.codes.len() != after.codes.len()).then_some("another tag")
}
