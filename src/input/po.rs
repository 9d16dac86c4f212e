//! gettext catalogues: the messages of programs and pages with their translations.
//!
//! Each translation is a unit, each plural form too: the first beside the `msgid`, the others beside the `msgid_plural`. What has no
//! translation yet is left out, but for a plural form that is empty beside others; and so are obsolete entries and the header, of which
//! only language and character set count.

use super::Options;
use super::charset::HEAD;
use super::decoded::Meaning;
use super::records::{Fault, shorten};
use super::segments::{Part, Segment};
use super::syntax;
use crate::document::Syntax;
use crate::lang::Lang;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

const EXPECTED: &str = "expected a keyword such as `msgid` with a string in quotation marks, a string or a comment";
/// Names of UTF-8. Templates leave the last one in place.
const CHARSETS: [&str; 3] = ["utf-8", "utf8", "charset"];

/// The document of a catalogue.
pub(super) fn parts(text: &str, _: &Options) -> Result<Vec<Part>, Fault> {
    let mut catalogue = Catalogue { text, ..Catalogue::default() };
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at + (line.len() - line.trim_ascii_start().len());
        catalogue.line(start, line.trim_ascii())?;
        at += line.len();
    }
    catalogue.close_entry()?;
    Ok(vec![Part { end: text.len(), lang: catalogue.lang, segments: catalogue.segments, ..Part::default() }])
}

/// A fault if the header of the catalogue that begins with `head` names a character set other than UTF-8.
pub(super) fn check_charset(head: &str) -> Result<(), Fault> {
    let Some(at) = charset(head) else { return Ok(()) };
    let found = format!("the header says that it is in {}", shorten(&head[at.clone()]));
    Err(Fault::new(at.start, found, "expected UTF-8; convert it with `msgconv -t UTF-8`"))
}

/// Where the header of the catalogue that begins with `head` names a character set other than UTF-8.
pub(super) fn charset(head: &str) -> Option<Range<usize>> {
    let start = head.find("Content-Type:")?;
    let (before, value) = head[start..].lines().next()?.split_once("charset=")?;
    let name = value.split(|char: char| !(char.is_alphanumeric() || "-_.:".contains(char))).next().unwrap_or_default();
    let at = start + before.len() + "charset=".len();
    (!CHARSETS.iter().any(|read| name.eq_ignore_ascii_case(read))).then(|| at..at + name.len())
}

/// A catalogue, read line by line.
#[derive(Default)]
struct Catalogue<'t> {
    text: &'t str,
    segments: Vec<Segment>,
    lang: Option<Lang>,
    /// How many plural forms the language has, as the header says.
    forms: usize,
    /// The messages of the domain at hand, each with its context.
    messages: BTreeSet<(Option<String>, String)>,
    /// The entries so far, without header and obsolete ones.
    count: usize,
    entry: Entry,
}

/// A message with its translations.
#[derive(Default)]
struct Entry {
    is_fuzzy: bool,
    context: Option<Range<usize>>,
    id: Option<Range<usize>>,
    plural: Option<Range<usize>>,
    translations: Vec<Range<usize>>,
    /// The string that may go on in the next line.
    last: Option<Keyword>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Keyword {
    Domain,
    Context,
    Id,
    Plural,
    Translation,
}

impl Catalogue<'_> {
    /// Takes in a line, without the white space around it, that starts at byte `start`.
    fn line(&mut self, start: usize, line: &str) -> Result<(), Fault> {
        let fault = |found: &str| Err(Fault::new(start, found.to_owned(), EXPECTED));
        match line.as_bytes().first() {
            None => {}
            Some(b'#') => {
                if !self.entry.translations.is_empty() {
                    self.close_entry()?;
                }
                self.entry.last = None;
                let flags = line.strip_prefix("#,").unwrap_or_default();
                // The flags above an obsolete entry are its own.
                self.entry.is_fuzzy &= !line.starts_with("#~");
                self.entry.is_fuzzy |= flags.split(',').any(|flag| flag.trim() == "fuzzy");
            }
            Some(b'"') => {
                let content = string(start, line)?;
                let Some(string) = self.entry.last() else { return fault("found a string without a keyword") };
                string.end = content.end;
            }
            Some(_) => {
                let name = line.split(['"', ' ', '\t', '[']).next().unwrap_or_default();
                let rest = line[name.len()..].trim_ascii_start();
                // The number of a plural form may stand apart.
                let form = rest.find(']').filter(|_| rest.starts_with('[')).map_or("", |end| &rest[..=end]);
                let rest = rest[form.len()..].trim_ascii_start();
                let Some(keyword) = keyword(&format!("{name}{form}")) else { return fault(&format!("found `{}`", shorten(line))) };
                let at = start + line.len() - rest.len();
                if !rest.starts_with('"') {
                    return Err(Fault::new(at, format!("found `{}` without a string", shorten(name)), EXPECTED));
                }
                let content = string(at, rest)?;
                let is_next = matches!(keyword, Keyword::Domain | Keyword::Context)
                    || keyword == Keyword::Id && (self.entry.context.is_none() || self.entry.id.is_some());
                if is_next && (self.entry.id.is_some() || self.entry.context.is_some()) {
                    self.close_entry()?;
                }
                if keyword == Keyword::Domain {
                    self.messages.clear();
                }
                if !self.entry.open(keyword, content) {
                    return fault(&format!("found `{}` out of its order", shorten(name)));
                }
            }
        }
        Ok(())
    }

    /// No line follows for the entry at hand.
    fn close_entry(&mut self) -> Result<(), Fault> {
        let Entry { is_fuzzy, context, id, plural, translations, .. } = std::mem::take(&mut self.entry);
        let Some(id) = id.or(context.clone()) else { return Ok(()) };
        if translations.is_empty() {
            return Err(Fault::new(id.start, "found a message without `msgstr`", EXPECTED));
        }
        let decoded = |range: &Range<usize>| Syntax::Po.decode(&self.text[range.clone()]).text;
        if context.is_none() && decoded(&id).is_empty() {
            return self.header(&translations[0]);
        }
        let message = (context.as_ref().map(decoded), decoded(&id));
        if self.messages.contains(&message) {
            let found = format!("found a second entry for `{}`", shorten(&message.1));
            return Err(Fault::new(id.start, found, "expected one; `msguniq` joins them"));
        }
        self.messages.insert(message);
        self.count += 1;
        let forms = translations.len();
        if translations.iter().all(|translation| decoded(translation).is_empty()) {
            return Ok(());
        }
        // Nothing is written behind the last string.
        let behind = translations.last().map_or(0, |last| last.end + 1);
        let missing = (forms..self.forms).filter(|_| plural.is_some()).map(|_| behind..behind);
        // A form that is missing among others is a fault of the translation.
        for (form, target) in translations.into_iter().chain(missing).enumerate() {
            let form_name = plural.as_ref().map_or(String::new(), |_| format!("[{form}]"));
            let state = if is_fuzzy { " (fuzzy)" } else { "" };
            // A language without a plural has one form for both.
            let source = plural.as_ref().filter(|_| form > 0 || forms == 1 && self.forms < 2).unwrap_or(&id).clone();
            let name = format!("{}{form_name}{state}", self.count);
            let is_locked = form >= forms;
            self.segments.push(Segment { name, target, source: Some(source), is_locked, ..Segment::default() });
        }
        Ok(())
    }

    fn header(&mut self, translation: &Range<usize>) -> Result<(), Fault> {
        // What stands before was looked at before the file was decoded.
        if translation.end > HEAD {
            check_charset(&self.text[..translation.end])?;
        }
        let header = Syntax::Po.decode(&self.text[translation.clone()]).text;
        let value = header.lines().find_map(|line| line.strip_prefix("Language:")).unwrap_or_default().trim();
        // As systems name it: `pt_BR.UTF-8`, `sr_RS@latin`. Some write its name instead; it is told from the text then.
        let tag = value.split(['.', '@']).next().unwrap_or_default().replace('_', "-");
        self.lang = tag.parse().ok();
        let forms =
            header.lines().find_map(|line| line.strip_prefix("Plural-Forms:")?.split_once("nplurals=")).map_or("", |(_, rest)| rest);
        let digits = forms.trim_start().split(|char: char| !char.is_ascii_digit()).next().unwrap_or_default();
        // No language has more than six.
        self.forms = digits.parse().unwrap_or(0).min(6);
        Ok(())
    }
}

impl Entry {
    /// Takes in the string of a keyword; whether it may stand here.
    fn open(&mut self, keyword: Keyword, content: Range<usize>) -> bool {
        self.last = Some(keyword);
        let has_id = self.id.is_some() && self.translations.is_empty();
        match keyword {
            Keyword::Domain => true,
            Keyword::Context => self.context.replace(content).is_none(),
            Keyword::Id => self.id.replace(content).is_none(),
            Keyword::Plural => self.plural.replace(content).is_none() && has_id,
            Keyword::Translation => {
                self.translations.push(content);
                self.id.is_some() && (self.plural.is_some() || self.translations.len() == 1)
            }
        }
    }

    fn last(&mut self) -> Option<&mut Range<usize>> {
        match self.last? {
            Keyword::Domain => None,
            Keyword::Context => self.context.as_mut(),
            Keyword::Id => self.id.as_mut(),
            Keyword::Plural => self.plural.as_mut(),
            Keyword::Translation => self.translations.last_mut(),
        }
    }
}

fn keyword(name: &str) -> Option<Keyword> {
    let is_form = |rest: &str| {
        let form = rest.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
        // No language has more than six, and each is set beside the whole plural of the source.
        rest.is_empty() || form.is_some_and(|form| matches!(form.as_bytes(), [b'0'..=b'9']))
    };
    match name {
        "domain" => Some(Keyword::Domain),
        "msgctxt" => Some(Keyword::Context),
        "msgid" => Some(Keyword::Id),
        "msgid_plural" => Some(Keyword::Plural),
        _ => name.strip_prefix("msgstr").filter(|rest| is_form(rest)).map(|_| Keyword::Translation),
    }
}

/// The inside of the string, or of several, that are all of `line`, which starts at byte `start`.
fn string(start: usize, line: &str) -> Result<Range<usize>, Fault> {
    let mut at = 1;
    loop {
        match line.as_bytes().get(at) {
            None => return Err(Fault::new(start, "the string does not end on its line", EXPECTED)),
            Some(b'"') if at + 1 == line.len() => return Ok(start + 1..start + at),
            Some(b'"') if line[at + 1..].trim_ascii_start().starts_with('"') => {
                at = line.len() - line[at + 1..].trim_ascii_start().len() + 1;
            }
            Some(b'"') => {
                let found = format!("found `{}` after the string", shorten(&line[at + 1..]));
                return Err(Fault::new(start + at + 1, found, "expected the end of the line; a quotation mark within is `\\\"`"));
            }
            Some(b'\\') => match escape_at(&line[at..]) {
                Some((len, _)) => at += len,
                None => {
                    let escape: String = line[at..].chars().take(2).collect();
                    let found = format!("found `{}`", shorten(&escape));
                    return Err(Fault::new(start + at, found, "expected an escape such as `\\n`, `\\\"`, `\\\\` or `\\303\\251`"));
                }
            },
            Some(_) => at += 1,
        }
    }
}

/// The length of the escape at the start of `rest`, and the character that it stands for. One beyond ASCII may be written as
/// several escapes, each a byte.
fn escape_at(rest: &str) -> Option<(usize, char)> {
    let char = match rest.as_bytes().get(1)? {
        b'n' => '\n',
        b't' => '\t',
        b'r' => '\r',
        b'a' => '\u{7}',
        b'b' => '\u{8}',
        b'v' => '\u{b}',
        b'f' => '\u{c}',
        &mark @ (b'"' | b'\\' | b'\'' | b'?') => mark.into(),
        _ => return bytes_at(rest),
    };
    Some((2, char))
}

fn bytes_at(rest: &str) -> Option<(usize, char)> {
    let (mut at, mut bytes) = (0, Vec::new());
    while bytes.len() < 4 {
        let digits = rest.get(at..)?.strip_prefix('\\')?;
        let (digits, radix, longest) = digits.strip_prefix('x').map_or((digits, 8, 3), |digits| (digits, 16, 2));
        let len = digits.chars().take(longest).take_while(|char| char.is_digit(radix)).count();
        bytes.push(u8::from_str_radix(&digits[..len], radix).ok()?);
        at = rest.len() - digits.len() + len;
        if let Ok(text) = std::str::from_utf8(&bytes) {
            return text.chars().next().filter(|&char| char != '\0').map(|char| (at, char));
        }
    }
    None
}

/// The character, escape or seam at byte `at` of the strings `raw`, which are well formed.
pub(super) fn piece(raw: &str, at: usize) -> (usize, Meaning) {
    let rest = &raw[at..];
    match rest.as_bytes()[0] {
        b'"' => (rest[1..].find('"').map_or(rest.len(), |next| next + 2), Meaning::Seam),
        b'\\' => escape_at(rest).map_or((1, Meaning::Char('\\')), |(len, char)| (len, Meaning::Char(char))),
        _ => syntax::char_piece(raw, at),
    }
}

/// `text` as the inside of a string; what can't be written, if anything.
pub(super) fn escape(text: &str) -> Result<Cow<'_, str>, &'static str> {
    if text.contains('\0') {
        return Err("a NUL character");
    }
    // With all three digits, as another may follow.
    Ok(syntax::with_escapes(text, |control| format!("\\{control:03o}")))
}
