//! TMX 1.4: the translation memories of translators.
//!
//! Each `<tu>` is a unit: the `<seg>` of its `<tuv>` in the target language, beside that in the source language. The source language is
//! that of the options, of the unit or of the header; the target language that of the options or, in a file of two languages, the
//! other one. Other languages, notes and properties are left alone.

use super::Options;
use super::records::{self, Fault, shorten};
use super::segments::{Part, Segment};
use super::xml::{self, attribute};
use crate::lang::Lang;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeSet;
use std::ops::Range;

const EXPECTED: &str = "expected TMX 1.4";
/// So many languages are named in a message.
const MAX_NAMED: usize = 12;

/// What is known of a memory up to a place between two units.
#[derive(Debug, Clone, Default)]
pub(super) struct Memory {
    open: Vec<String>,
    is_begun: bool,
    pub lang: Option<Lang>,
    pub source_lang: Option<Lang>,
    /// Whether the languages above were asked for.
    is_chosen: bool,
    is_source_chosen: bool,
    /// The units so far, those with a target, and some of the languages in them.
    count: usize,
    found: usize,
    langs: BTreeSet<String>,
    unit: Unit,
}

/// A `tu`.
#[derive(Debug, Clone, Default)]
struct Unit {
    at: usize,
    name: String,
    source_lang: Option<Lang>,
    variants: Vec<Variant>,
    /// Where the `seg` that is open starts, and those `sub` in it that are.
    seg: Option<usize>,
    subs: Vec<usize>,
}

/// A `tuv`.
#[derive(Debug, Clone)]
struct Variant {
    lang: Lang,
    seg: Option<Range<usize>>,
    /// What stands for a reader in the codes of the `seg`, such as a footnote.
    subs: Vec<Range<usize>>,
}

impl Memory {
    pub(super) fn new(options: &Options) -> Self {
        Self {
            lang: options.lang.clone(),
            source_lang: options.source_lang.clone(),
            is_chosen: options.lang.is_some(),
            is_source_chosen: options.source_lang.is_some(),
            ..Self::default()
        }
    }

    /// The units of the next stretch of the file as one part, if there are some.
    pub(super) fn read(&mut self, text: &str) -> Result<Vec<Part>, Fault> {
        let before = self.count;
        let segments = self.segments_in(text)?;
        let part = Part { end: text.len(), lang: self.lang.clone(), source_lang: self.source_lang.clone(), segments, ..Part::default() };
        Ok((self.count > before).then_some(part).into_iter().collect())
    }

    fn segments_in(&mut self, text: &str) -> Result<Vec<Segment>, Fault> {
        let mut reader = xml::reader(text);
        let mut segments = Vec::new();
        loop {
            let (event, at) = xml::next(&mut reader, !self.open.is_empty(), EXPECTED)?;
            match event {
                Event::Start(tag) => self.start(&tag, at)?,
                Event::Empty(tag) => {
                    let name = tag.name().as_ref().to_owned();
                    self.start(&tag, at.clone())?;
                    segments.extend(self.end(&name, text, at.end..at.end)?);
                }
                Event::End(tag) => segments.extend(self.end(tag.name().as_ref(), text, at)?),
                Event::Eof => return Ok(segments),
                _ => {}
            }
        }
    }

    /// Whether the file may be cut here: no `tu` is open.
    pub(super) const fn is_between(&self) -> bool {
        self.open.len() < 3
    }

    /// A fault if the file must not end here.
    pub(super) fn finish(&self, len: usize) -> Result<(), Fault> {
        let named: Vec<&str> = self.langs.iter().map(String::as_str).collect();
        match (self.open.last(), &self.lang) {
            (Some(open), _) => Err(xml::cut_off(len, open, EXPECTED)),
            (None, None) if self.count > 0 => {
                Err(Fault::new(0, "found no unit with the source language", "--source-lang and --lang choose the languages"))
            }
            (None, Some(lang)) if self.found == 0 && self.count > 0 => {
                let is_named = named.iter().any(|tag| tag.split('-').next() == Some(lang.primary()));
                let found = match is_named {
                    true => format!("found nothing in `{lang}` that is a translation of something else"),
                    false => format!("found no translation into `{lang}`, only `{}`", named.join("`, `")),
                };
                Err(Fault::new(0, found, "--lang chooses the language"))
            }
            _ if !self.is_begun => Err(Fault::new(0, "found no `tmx`", EXPECTED)),
            _ => Ok(()),
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>, at: Range<usize>) -> Result<(), Fault> {
        let name = tag.name().as_ref().to_owned();
        let parent = self.open.last().map_or("", String::as_str);
        match (self.open.len(), name.as_str(), parent) {
            (0, "tmx", _) if !self.is_begun => self.is_begun = true,
            (0, ..) => return Err(Fault::new(at.start, format!("found `{}`", shorten(&name)), EXPECTED)),
            (_, "header", "tmx") if !self.is_source_chosen => self.source_lang = source_lang(tag, at.start)?,
            (_, "tu", "body") => {
                self.count += 1;
                let name = attribute(tag, "tuid").filter(|id| !id.is_empty()).unwrap_or_else(|| self.count.to_string());
                let source_lang = if self.is_source_chosen { None } else { source_lang(tag, at.start)? };
                self.unit = Unit { at: at.start, name, source_lang, ..Unit::default() };
            }
            (_, "tuv", "tu") => {
                // Without a prefix it is that of older versions.
                let named = lang(tag, "xml:lang", at.start)?;
                let Some(lang) = named.map_or_else(|| lang(tag, "lang", at.start), |lang| Ok(Some(lang)))? else {
                    return Err(Fault::new(at.start, "found a `tuv` without a language", "expected `xml:lang`"));
                };
                if self.langs.len() < MAX_NAMED {
                    self.langs.insert(lang.to_string());
                }
                self.unit.variants.push(Variant { lang, seg: None, subs: Vec::new() });
            }
            (_, "seg", "tuv") => self.unit.seg = Some(at.end),
            (_, "sub", _) if self.unit.seg.is_some() => self.unit.subs.push(at.end),
            _ => {}
        }
        self.open.push(name);
        Ok(())
    }

    /// The innermost element ends, with a tag of this name at `at`; the segments that it was, if any.
    fn end(&mut self, name: &str, text: &str, at: Range<usize>) -> Result<Vec<Segment>, Fault> {
        if self.open.pop_if(|open| open == name).is_none() {
            return Err(xml::unmatched(at.start, name, self.open.last().map(String::as_str), EXPECTED));
        }
        match (name, self.open.last().map(String::as_str)) {
            ("seg", Some("tuv")) => {
                if let (Some(start), Some(variant)) = (self.unit.seg.take(), self.unit.variants.last_mut()) {
                    variant.seg = Some(xml::trimmed(text, start..at.start.max(start)));
                }
                Ok(Vec::new())
            }
            ("sub", _) => {
                // One within another is a part of it.
                if let (Some(start), true, Some(variant)) = (self.unit.subs.pop(), self.unit.subs.is_empty(), self.unit.variants.last_mut())
                {
                    variant.subs.push(xml::trimmed(text, start..at.start.max(start)));
                }
                Ok(Vec::new())
            }
            ("tu", Some("body")) => self.segments(),
            _ => Ok(Vec::new()),
        }
    }

    /// The targets of the unit at hand, each beside the source: the variants in the target language and what their codes hold.
    fn segments(&mut self) -> Result<Vec<Segment>, Fault> {
        let Unit { at, name, source_lang, variants, .. } = std::mem::take(&mut self.unit);
        let source_lang = source_lang.or_else(|| self.source_lang.clone());
        let source = source_lang.as_ref().and_then(|lang| pick(&variants, lang).first().copied());
        let others: Vec<&Variant> =
            variants.iter().enumerate().filter(|(index, _)| Some(*index) != source).map(|(_, variant)| variant).collect();
        if !self.is_chosen {
            self.choose(at, source_lang.as_ref(), source.is_some(), &others)?;
        }
        let mut targets = match &self.lang {
            Some(lang) if self.is_chosen => pick(&variants, lang),
            Some(lang) => near(&variants, lang),
            None => Vec::new(),
        };
        targets.retain(|target| Some(*target) != source);
        let Some(first) = targets.first() else { return Ok(Vec::new()) };
        // Where no source language is named, the other one of two is it.
        let is_pair = source_lang.is_none() && variants.len() == 2;
        let source = source.or(is_pair.then_some(1 - first.min(&1)));
        self.found += 1;
        let mut segments = Vec::new();
        for (index, target) in targets.into_iter().enumerate() {
            let name = if index == 0 { name.clone() } else { format!("{name} ({})", index + 1) };
            add(&mut segments, name, &variants[target], source.map(|source| &variants[source]));
        }
        Ok(segments)
    }

    /// Takes the language of the unit at byte `at` that is not its source for the target language of the file; a fault if there are
    /// several.
    fn choose(&mut self, at: usize, source_lang: Option<&Lang>, has_source: bool, others: &[&Variant]) -> Result<(), Fault> {
        let fault = |lang: &Lang, expected| Err(Fault::new(at, format!("found a unit in `{lang}`"), expected));
        match (source_lang, others.first()) {
            (None, Some(variant)) => return fault(&variant.lang, "the header names no source language; --source-lang and --lang choose"),
            // Which of them is the target can't be told without a source.
            (Some(_), _) if !has_source => return Ok(()),
            _ => {}
        }
        for Variant { lang, .. } in others {
            let chosen = self.lang.get_or_insert_with(|| lang.clone());
            if chosen.primary() != lang.primary() {
                return fault(lang, "expected one target language, but there are others; --lang chooses");
            }
        }
        Ok(())
    }
}

/// Adds the text of a variant, and those in its codes.
fn add(segments: &mut Vec<Segment>, name: String, target: &Variant, source: Option<&Variant>) {
    let Some(text) = target.seg.clone().filter(|text| !text.is_empty()) else { return };
    let their = source.map_or(&[][..], |source| &source.subs);
    let subs = target.subs.iter().enumerate().filter(|(_, sub)| !sub.is_empty()).map(|(index, sub)| Segment {
        name: format!("{name}/sub {}", index + 1),
        target: sub.clone(),
        // Of others it is not known which belong together.
        source: their.get(index).filter(|_| their.len() == target.subs.len()).cloned(),
        ..Segment::default()
    });
    let subs: Vec<Segment> = subs.collect();
    segments.push(Segment { name, target: text, source: source.and_then(|source| source.seg.clone()), ..Segment::default() });
    segments.extend(subs);
}

/// The variants in `lang`, or else those in other forms of it.
fn pick(variants: &[Variant], lang: &Lang) -> Vec<usize> {
    let mut those = near(variants, lang);
    let is_same = |index: &usize| variants[*index].lang.tag().eq_ignore_ascii_case(lang.tag());
    if those.iter().any(is_same) {
        those.retain(is_same);
    }
    those
}

/// The variants in any form of `lang`.
fn near(variants: &[Variant], lang: &Lang) -> Vec<usize> {
    variants.iter().enumerate().filter(|(_, variant)| variant.lang.primary() == lang.primary()).map(|(index, _)| index).collect()
}

/// The language that all of a file or a unit was translated from; `None` for `*all*`, which leaves it open.
fn source_lang(tag: &BytesStart<'_>, at: usize) -> Result<Option<Lang>, Fault> {
    let is_open = attribute(tag, "srclang").is_some_and(|value| value.eq_ignore_ascii_case("*all*"));
    if is_open { Ok(None) } else { lang(tag, "srclang", at) }
}

/// The language that an attribute of the tag at byte `at` names.
fn lang(tag: &BytesStart<'_>, name: &str, at: usize) -> Result<Option<Lang>, Fault> {
    let value = attribute(tag, name).filter(|tag| !tag.is_empty());
    value.map(|value| records::lang(at, &value.replace('_', "-"))).transpose()
}
