//! The clean articles, and the ways to plant something in them.

use super::random::Random;
use mtlint::Document;
use mtlint::input::{self, Format, Options};
use mtlint::text::Span;
use regex::Regex;
use std::fs;

/// A clean article.
pub(crate) struct Article {
    pub path: &'static str,
    pub text: String,
    /// The lines of prose: what may be changed, and what in it may not.
    prose: Vec<(Span, Vec<Span>)>,
}

/// An article with an artifact, and where that stands.
pub(crate) struct Plant {
    pub text: String,
    pub span: Span,
}

/// Which articles a kind goes into.
#[derive(Clone, Copy)]
pub(crate) enum Place {
    English,
    /// English, and not in Markdown.
    PlainEnglish,
    /// Any language, and not in Markdown.
    Plain,
    /// The one English article with double quotation marks, straight, in plain text.
    Straight,
    /// The English articles with curly apostrophes.
    Curly,
    German,
    Any,
}

/// How an artifact is made.
pub(crate) enum Planting {
    /// A line of its own between two paragraphs, one of these.
    Line(&'static [&'static str]),
    /// A line above the text, one of these.
    Top(&'static [&'static str]),
    /// What the pattern finds becomes one of these templates, in which `$1` or `${name}` stand for groups.
    Replace(&'static str, &'static [&'static str]),
    /// What the pattern finds becomes what the function makes of it.
    Make(&'static str, fn(&str, &mut Random) -> String),
    /// A paragraph comes again: at once, or further down.
    ParagraphTwice,
    ParagraphAgain,
}

impl Place {
    pub(crate) fn suits(self, article: &Article) -> bool {
        let is_german = article.path.contains(".de.");
        match self {
            Self::English => !is_german,
            Self::PlainEnglish => !is_german && article.path.ends_with(".txt"),
            Self::Straight => article.path.contains("harbour"),
            Self::Curly => article.path.contains("railway"),
            Self::German => is_german,
            Self::Plain => article.path.ends_with(".txt"),
            Self::Any => true,
        }
    }
}

impl Article {
    pub(crate) fn all() -> Vec<Self> {
        let paths = [
            "samples/clean/harbour.en.txt",
            "samples/clean/railway.en.txt",
            "samples/clean/vaccine.en.md",
            "samples/clean/haushalt.de.txt",
        ];
        paths.into_iter().map(Self::read).collect()
    }

    fn read(path: &'static str) -> Self {
        let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
        let document = document(path, &text);
        let mut prose: Vec<(Span, Vec<Span>)> =
            document.units.into_iter().map(|unit| (unit.target.span, unit.target.masks.to_vec())).collect();
        prose.retain(|(span, _)| span.text(&text).split_whitespace().count() > 5);
        // Addresses are words to the reader of plain text, but nothing that a translation would change.
        for address in pattern(r"\S*(://|www\.|@)\S*").find_iter(&text) {
            prose.iter_mut().for_each(|(_, masks)| masks.push(Span::of(address.range())));
        }
        Self { path, text, prose }
    }

    /// `text` as a document of this article's format.
    pub(crate) fn document(&self, text: &str) -> Document {
        document(self.path, text)
    }

    /// Puts `new` in the place of `old`.
    fn with(&self, old: Span, new: &str) -> Plant {
        let (before, after) = (&self.text[..old.start as usize], &self.text[old.end as usize..]);
        let start = before.len();
        Plant { text: [before, new, after].concat(), span: Span::of(start..start + new.len()) }
    }

    /// The paragraphs after the title, in order.
    fn paragraphs(&self) -> Vec<Span> {
        let is_paragraph = |span: &Span| span.len() > 100 && !span.text(&self.text).starts_with(['#', '-', '|']);
        self.prose.iter().map(|(span, _)| *span).filter(is_paragraph).collect()
    }

    /// Puts `line` as a paragraph of its own before one of `before`.
    fn with_line(&self, line: &str, before: Span) -> Plant {
        let mut plant = self.with(Span::new(before.start, before.start), &format!("{line}\n\n"));
        plant.span = Span::new(plant.span.start, plant.span.end - 2);
        plant
    }
}

impl Planting {
    /// Plants the artifact at a random suitable place; `None` if there is none.
    pub(crate) fn plant(&self, article: &Article, random: &mut Random) -> Option<Plant> {
        match self {
            Self::Line(lines) => {
                let before = *random.pick(&article.paragraphs()[1..])?;
                Some(article.with_line(random.pick(lines)?, before))
            }
            Self::Top(lines) => Some(article.with_line(random.pick(lines)?, article.prose.first()?.0)),
            Self::Replace(source, templates) => {
                let (span, template) = (site(article, source, random)?, random.pick(templates)?);
                Some(article.with(span, &expanded(article, source, span, template)))
            }
            Self::Make(source, make) => {
                let span = site(article, source, random)?;
                Some(article.with(span, &make(span.text(&article.text), random)))
            }
            Self::ParagraphTwice | Self::ParagraphAgain => {
                let paragraphs = article.paragraphs();
                let first = random.below(paragraphs.len() - 2);
                let again = first + 2 + random.below(paragraphs.len() - first - 2);
                let twice = matches!(self, Self::ParagraphTwice);
                let mut plant = article.with_line(paragraphs[first].text(&article.text), paragraphs[if twice { first } else { again }]);
                if twice {
                    // It is the second of the two that is too many.
                    let width = plant.span.len() as u32 + 2;
                    plant.span = Span::new(plant.span.start + width, plant.span.end + width);
                }
                Some(plant)
            }
        }
    }
}

/// A random one of the places in the prose that the pattern finds. It sees one line of prose at a time.
fn site(article: &Article, source: &str, random: &mut Random) -> Option<Span> {
    let pattern = pattern(source);
    let mut sites = Vec::new();
    for (block, masks) in &article.prose {
        for found in pattern.find_iter(block.text(&article.text)) {
            let span = Span::of(block.start as usize + found.start()..block.start as usize + found.end());
            if !masks.iter().any(|mask| mask.overlaps(span)) {
                sites.push(span);
            }
        }
    }
    random.pick(&sites).copied()
}

/// `template` with the groups of what the pattern finds at `span`.
fn expanded(article: &Article, source: &str, span: Span, template: &str) -> String {
    let mut new = String::new();
    let block = article.prose.iter().map(|(block, _)| *block).find(|block| block.contains(span));
    let found = block.and_then(|block| {
        let text = block.text(&article.text);
        pattern(source).captures_iter(text).find(|found| found.get(0).is_some_and(|all| all.start() as u32 + block.start == span.start))
    });
    if let Some(found) = found {
        found.expand(template, &mut new);
    }
    new
}

fn pattern(source: &str) -> Regex {
    Regex::new(source).unwrap_or_else(|error| panic!("{error}"))
}

fn document(path: &str, text: &str) -> Document {
    let mut documents = input::documents(text.as_bytes(), path, Format::of(path), &Options::default());
    match documents.next() {
        Some(Ok(document)) => document,
        other => panic!("{path}: {other:?}"),
    }
}

/// Whether two spans share a byte, or one is empty and stands in or at the edge of the other.
pub(crate) fn touch(one: Span, other: Span) -> bool {
    one.overlaps(other) || (one.is_empty() || other.is_empty()) && one.start <= other.end && other.start <= one.end
}

/// The text at `span` with some words on both sides, on one line.
pub(crate) fn around(text: &str, span: Span) -> String {
    let start = (0..=(span.start as usize).saturating_sub(30)).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let end = (span.end as usize + 30..text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
    text[start..end].escape_debug().to_string()
}

/// Where two texts differ, on one line each.
pub(crate) fn difference(was: &str, is: &str) -> (String, String) {
    let same = |pair: &(char, char)| pair.0 == pair.1;
    let before: usize = was.chars().zip(is.chars()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    let (was_rest, is_rest) = (&was[before..], &is[before..]);
    let after: usize = was_rest.chars().rev().zip(is_rest.chars().rev()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    let shown = |text: &str, rest: &str| around(text, Span::of(before..before + rest.len() - after));
    (shown(was, was_rest), shown(is, is_rest))
}
