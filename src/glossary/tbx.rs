//! TBX, the exchange format of term bases: version 3 (`tbx`, in both of its styles) and version 2 (`martif`).
//!
//! A concept is a `conceptEntry` or `termEntry`, a language of it a `langSec` or `langSet`, a term a `termSec`, `tig` or `ntig`. Read are the
//! administrative status, the part of speech, the first note of the concept, and whether it is to be translated, which TBX has no word
//! for: “Translation needed: No”, as Weblate writes it. All else is left alone.

use super::entry::{Entry, Lines, PartOfSpeech, Status, Term, Tongue, one_line};
use crate::input::xml::{self, attribute};
use crate::input::{Fault, shorten};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashSet;
use std::ops::Range;

const EXPECTED: &str = "expected TBX, version 2 or 3";
const KNOWN_REFERENCES: &str = "expected `&amp;`, `&lt;`, `&gt;`, `&quot;`, `&apos;` or one of a character: no other is expanded";

/// The entries of a file.
pub(super) fn read(text: &str) -> Result<Vec<Entry>, Fault> {
    xml::check_encoding(text)?;
    let mut reader = Reader::from_str(text);
    let mut file = File::new(text);
    loop {
        let (event, at) = xml::next(&mut reader, !file.open.is_empty(), EXPECTED)?;
        match event {
            Event::Start(tag) => file.start(&tag, at)?,
            Event::Empty(tag) => {
                file.start(&tag, at)?;
                file.end()?;
            }
            Event::End(_) => file.end()?,
            Event::Text(said) => file.say(&said),
            Event::CData(said) => file.say(&said),
            Event::GeneralRef(_) => file.refer(at)?,
            Event::Eof => return file.finish(),
            _ => {}
        }
    }
}

/// What is known of a file up to a place in it.
struct File<'t> {
    text: &'t str,
    lines: Lines<'t>,
    open: Vec<String>,
    is_begun: bool,
    ids: HashSet<String>,
    entries: Vec<Entry>,
    entry: Option<Entry>,
    lang: Option<Tongue>,
    term: Option<Term>,
    /// What is being read: what it is, how many elements are open around it, where it starts, and its text so far.
    field: Option<(Field, usize, usize, String)>,
}

#[derive(Clone, Copy)]
enum Field {
    Term,
    Status,
    Part,
    Note,
    IsTranslated,
}

impl<'t> File<'t> {
    fn new(text: &'t str) -> Self {
        let (open, entries, ids) = (Vec::new(), Vec::new(), HashSet::new());
        Self { text, lines: Lines::new(text), open, is_begun: false, ids, entries, entry: None, lang: None, term: None, field: None }
    }

    fn start(&mut self, tag: &BytesStart<'_>, at: Range<usize>) -> Result<(), Fault> {
        let name = tag.local_name().as_ref().to_owned();
        match name.as_str() {
            "tbx" | "martif" if self.open.is_empty() && !self.is_begun => self.is_begun = true,
            _ if self.open.is_empty() => return Err(Fault::new(at.start, format!("found `{}`", shorten(&name)), EXPECTED)),
            "conceptEntry" | "termEntry" => {
                let id = attribute(tag, "id").map(|id| one_line(&id)).filter(|id| !id.is_empty());
                if let Some(id) = id.iter().find(|id| !self.ids.insert((*id).clone())) {
                    return Err(Fault::new(at.start, format!("the id `{}` occurs twice", shorten(id)), "expected each id once"));
                }
                self.entry = Some(Entry { id, ..Entry::new(self.lines.line(at.start)) });
            }
            "langSec" | "langSet" => self.lang = Some(lang(tag, &name, at.start)?),
            "termSec" | "tig" | "ntig" => {
                let line = self.lines.line(at.start);
                self.term = self.lang.clone().map(|lang| Term { line, ..Term::new("", lang) });
            }
            _ => {}
        }
        self.open.push(name);
        if self.field.is_none() {
            self.field = self.field_of(tag).map(|field| (field, self.open.len(), at.start, String::new()));
        }
        Ok(())
    }

    /// What the element that has just been opened says of the term or the entry at hand.
    fn field_of(&self, tag: &BytesStart<'_>) -> Option<Field> {
        self.entry.as_ref()?;
        let parent = self.open.len().checked_sub(2).map_or("", |parent| &self.open[parent]);
        let name = self.open.last().map_or("", String::as_str);
        // In one style of version 3 the element is called what in the others its type is.
        let kind = match name {
            "termNote" | "descrip" => attribute(tag, "type").unwrap_or_default(),
            _ => name.to_owned(),
        };
        match kind.as_str() {
            "term" if matches!(parent, "termSec" | "tig" | "termGrp") => Some(Field::Term),
            "administrativeStatus" if self.term.is_some() => Some(Field::Status),
            "partOfSpeech" => Some(Field::Part),
            "note" if matches!(parent, "conceptEntry" | "termEntry") => Some(Field::Note),
            "Translation needed" => Some(Field::IsTranslated),
            _ => None,
        }
    }

    fn say(&mut self, said: &str) {
        if let Some((.., text)) = &mut self.field {
            text.push_str(said);
        }
    }

    /// A reference in the text: none is ever expanded but to a single character.
    fn refer(&mut self, at: Range<usize>) -> Result<(), Fault> {
        let raw = &self.text[at.clone()];
        let Some(char) = xml::referred(raw.trim_start_matches('&').trim_end_matches(';')) else {
            return Err(Fault::new(at.start, format!("found `{}`", shorten(raw)), KNOWN_REFERENCES));
        };
        self.say(char.encode_utf8(&mut [0; 4]));
        Ok(())
    }

    /// The innermost element ends.
    fn end(&mut self) -> Result<(), Fault> {
        let depth = self.open.len();
        if let Some((field, _, at, text)) = self.field.take_if(|(_, open, ..)| *open == depth) {
            self.set(field, at, &one_line(&text))?;
        }
        match self.open.pop().as_deref() {
            Some("termSec" | "tig" | "ntig") => {
                let term = self.term.take().filter(|term| !term.text.is_empty());
                term.into_iter().zip(&mut self.entry).for_each(|(term, entry)| entry.add(term));
            }
            Some("langSec" | "langSet") => self.lang = None,
            Some("conceptEntry" | "termEntry") => self.entries.extend(self.entry.take()),
            _ => {}
        }
        Ok(())
    }

    /// Takes note of what the field that starts at byte `at` says.
    fn set(&mut self, field: Field, at: usize, said: &str) -> Result<(), Fault> {
        let Some(entry) = &mut self.entry else { return Ok(()) };
        match (field, &mut self.term) {
            (Field::Term, Some(term)) => said.clone_into(&mut term.text),
            (Field::Status, Some(term)) if !said.is_empty() => {
                let unknown = || Fault::new(at, format!("found the status `{}`", shorten(said)), Status::EXPECTED);
                term.status = Status::named(said).ok_or_else(unknown)?;
            }
            (Field::Part, _) => entry.part = Some(PartOfSpeech::named(said)),
            (Field::Note, _) if entry.note.is_none() && !said.is_empty() => entry.note = Some(said.to_owned()),
            (Field::IsTranslated, _) => entry.is_translated = !said.eq_ignore_ascii_case("No"),
            _ => {}
        }
        Ok(())
    }

    fn finish(self) -> Result<Vec<Entry>, Fault> {
        match self.open.last() {
            Some(open) => Err(Fault::new(self.text.len(), format!("the file ends within `{}`", shorten(open)), EXPECTED)),
            None if !self.is_begun => Err(Fault::new(0, "found no element", EXPECTED)),
            None => Ok(self.entries),
        }
    }
}

/// The language that the tag at byte `at` names.
fn lang(tag: &BytesStart<'_>, name: &str, at: usize) -> Result<Tongue, Fault> {
    let Some(value) = attribute(tag, "xml:lang").or_else(|| attribute(tag, "lang")) else {
        return Err(Fault::new(at, format!("found a `{name}` without a language"), "expected `xml:lang`"));
    };
    let unknown = |_| Fault::new(at, format!("`{}` is not a language tag", shorten(&value)), "expected one such as `en` or `pt-BR`");
    Ok(Tongue::Language(value.replace('_', "-").parse().map_err(unknown)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The terms of each entry with their status.
    fn terms(body: &str) -> Vec<Vec<(String, Status)>> {
        let entries = read(&format!(
            "<?xml version='1.0'?>\n<!DOCTYPE martif SYSTEM 'x.dtd'>\n<martif type='TBX'><text><body>{body}</body></text></martif>"
        ));
        let entries = entries.expect("it is TBX");
        entries.iter().map(|entry| entry.terms.iter().map(|term| (term.text.clone(), term.status)).collect()).collect()
    }

    fn fault(text: &str) -> (usize, String) {
        read(text).map(|_| ()).map_err(|fault| (fault.at, fault.found)).expect_err("it is broken")
    }

    const VERSION_3: &str = "<tbx type='TBX-Basic' style='dct' xmlns='urn:iso:std:iso:30042:ed-2' xmlns:basic='b' xmlns:min='m'>
<text><body><conceptEntry id='c1'><note>Not the
 weir.</note>
<langSec xml:lang='de'><termSec><term>Talsperre</term><min:partOfSpeech>noun</min:partOfSpeech></termSec></langSec>
<langSec xml:lang='en'><termSec><term>dam &amp; <hi>weir</hi>&#x2014;</term><basic:administrativeStatus>preferredTerm-admn-sts</basic:administrativeStatus></termSec>
<termSec><term>barrier</term><termNote type='administrativeStatus'>deprecatedTerm-admn-sts</termNote></termSec></langSec>
</conceptEntry></body></text></tbx>";

    #[test]
    fn both_versions_and_styles() {
        let entries = read(VERSION_3).unwrap();
        let [entry] = &entries[..] else { panic!("{entries:?}") };
        assert_eq!((entry.id.as_deref(), entry.note.as_deref(), entry.line), (Some("c1"), Some("Not the weir."), 2));
        assert_eq!(entry.part, Some(PartOfSpeech::Noun));
        let found: Vec<(&str, Status)> = entry.terms.iter().map(|term| (term.text.as_str(), term.status)).collect();
        assert_eq!(found, [("Talsperre", Status::Admitted), ("dam & weir—", Status::Preferred), ("barrier", Status::Forbidden)]);
        let old = "<termEntry id='a'><descrip type='definition'>x</descrip><langSet xml:lang='en_GB'>\
                   <ntig><termGrp><term>dam</term><termNote type='administrativeStatus'>admittedTerm-admn-sts</termNote></termGrp></ntig>\
                   <tig><term/></tig></langSet></termEntry><termEntry><descrip type='Translation needed'>No</descrip></termEntry>";
        assert_eq!(terms(old), [vec![("dam".to_owned(), Status::Admitted)], vec![]]);
    }

    #[test]
    fn what_is_broken_is_named_with_its_place() {
        let cut = &VERSION_3[..VERSION_3.find("</langSec>").unwrap()];
        assert_eq!(fault(cut), (cut.len(), "the file ends within `langSec`".to_owned()));
        let twice = "<martif><termEntry id='a'/><termEntry id='a'/></martif>";
        assert_eq!(fault(twice), (27, "the id `a` occurs twice".to_owned()));
        let bomb = "<!DOCTYPE tbx [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><tbx><term>&b;</term></tbx>";
        assert_eq!(fault(bomb), (bomb.find("&b;<").unwrap(), "found `&b;`".to_owned()));
        assert_eq!(fault("<tmx/>"), (0, "found `tmx`".to_owned()));
        assert_eq!(fault("<tbx><langSec/></tbx>").1, "found a `langSec` without a language");
        assert_eq!(fault("").1, "found no element");
        let draft = VERSION_3.replace("deprecatedTerm-admn-sts", "draft");
        assert_eq!(fault(&draft), (draft.find("<termNote").unwrap(), "found the status `draft`".to_owned()));
        assert_eq!(fault("<?xml version='1.0' encoding='windows-1254'?><tbx/>").1, "the file says that it is in windows-1254");
        assert!(fault("<tbx></martif>").1.contains("not well-formed"));
    }
}
