//! A name of the source for which the translation has another name of the article.
//!
//! The article is the lexicon: a name of the source is known where most segments that have it have a name in their translation that
//! looks or sounds like it. Where such a name has nothing like it in its segment, and there a name stands that belongs to
//! another one, one was put for the other. Scripts without capitals have no names to go by.

use crate::article::{Article, Side};
use crate::checks::{Asked, Check, Finding};
use crate::names;
use crate::text::{Case, Span};
use std::collections::BTreeMap;
use std::ops::Range;

pub(crate) struct ReplacedName;

/// In so many other segments, and in so many of a hundred, a name must have its like.
const KNOWN_IN: usize = 2;
const KNOWN_SHARE: usize = 75;
/// Words of a segment that are looked at: what is longer is no segment.
const MOST_WORDS: usize = 120;

impl Check for ReplacedName {
    fn name(&self) -> &'static str {
        "replaced-name"
    }

    fn faults(&self) -> &'static [&'static str] {
        &["replaced"]
    }

    fn run(&self, article: &Article<'_>, _: &Asked<'_>, findings: &mut Vec<Finding>) {
        let Some(source) = article.source() else { return };
        let segments: Vec<Segment> = (0..article.document.units.len())
            .filter_map(|unit| {
                let sources = article.source_paragraphs(unit);
                let target = Words::of(&article.target, article.target.paragraphs_of(unit..unit + 1))?;
                (!sources.is_empty()).then(|| Some(Segment { source: Words::of(source, sources)?, target }))?
            })
            .collect();
        let known = [
            Known::of(&segments, |segment| (&segment.source, &segment.target)),
            Known::of(&segments, |segment| (&segment.target, &segment.source)),
        ];
        for (index, segment) in segments.iter().enumerate() {
            // What a neighbour has too much may have gone there.
            let near = || [index.wrapping_sub(1), index + 1].into_iter().filter_map(|near| segments.get(near));
            let lost = lone(&segment.source, &known[0], |name| {
                segment.target.has_like(name) || near().any(|near| near.target.has_like(name) && !near.source.has_like(name))
            });
            let found = lone(&segment.target, &known[1], |name| {
                segment.source.has_like(name) || near().any(|near| near.source.has_like(name) && !near.target.has_like(name))
            });
            let (Some(lost), Some(found)) = (lost, found) else { continue };
            // Forms that two languages made of one word long ago: Norway, Noregs.
            if lost.iter().any(|lost| found.iter().any(|found| may_be_one(&lost.sound, &found.sound))) {
                continue;
            }
            let (lost, found) = (span(lost), span(found));
            let (old, new) = (lost.text(source.text), found.text(article.target.text));
            findings.push(
                Finding::new("replaced", found)
                    .value("original", old)
                    .in_source(lost, format!("“{old}”, for which the translation has “{new}”")),
            );
        }
    }
}

/// A segment and its source.
struct Segment {
    source: Words,
    target: Words,
}

/// The words of one side of a segment.
struct Words {
    /// What may be the like of a name.
    all: Vec<Sound>,
    /// Runs of neighbouring words with a capital.
    names: Vec<Vec<Word>>,
}

/// A word folded to a–z, and how it sounds.
#[derive(Clone)]
pub(super) struct Sound {
    pub folded: String,
    sounds: Vec<u8>,
}

struct Word {
    sound: Sound,
    span: Span,
    /// Whether it may have its capital from its place.
    opens: bool,
}

impl Sound {
    pub(super) fn of(word: &str) -> Self {
        let folded = names::plain(word);
        Self { sounds: names::sounds(&folded), folded }
    }
}

impl Words {
    /// The words of some paragraphs; `None` where there are too many.
    fn of(side: &Side<'_>, paragraphs: Range<usize>) -> Option<Self> {
        let mut words = Self { all: Vec::new(), names: Vec::new() };
        for paragraph in &side.paragraphs[paragraphs] {
            let (mut opens, mut end) = (true, 0);
            for token in side.tokens_of(paragraph) {
                let text = token.text(side.text);
                if !token.is_word() {
                    opens |= text.starts_with(['.', '!', '?', '…', ':', ';', '"', '“', '„', '«', '»', '‘', '(', '-', '–', '—', '•', '/']);
                    end = 0;
                    continue;
                }
                let sound = Sound::of(text);
                let is_long = sound.folded.len() > 2;
                let is_name = token.case == Case::Title && is_long && !side.language.is_function_word(&text.to_lowercase());
                if is_name {
                    let word = Word { sound: sound.clone(), span: token.span, opens };
                    match words.names.last_mut() {
                        Some(run) if end > 0 && token.span.start == end + 1 => run.push(word),
                        _ => words.names.push(vec![word]),
                    }
                }
                // Small words of few sounds sound like too much.
                if is_long && (token.case != Case::Lower || sound.sounds.len() > 2) {
                    words.all.push(sound);
                }
                end = if is_name { token.span.end } else { 0 };
                opens = false;
            }
        }
        (words.all.len() <= MOST_WORDS).then_some(words)
    }

    fn has_like(&self, word: &Word) -> bool {
        self.all.iter().any(|other| is_like(&word.sound, other))
    }
}

/// Whether two words may be one name in two languages or scripts, or forms of it. Yes is said readily: a name that has its like is
/// never reported.
pub(super) fn is_like(one: &Sound, other: &Sound) -> bool {
    let (sounds, others) = (&one.sounds, &other.sounds);
    let (one, other) = (one.folded.as_str(), other.folded.as_str());
    let common = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    common >= 4 || common == 3 && short.len() <= 5 || short.len() > 4 && long.contains(short) || {
        let common = sounds.iter().zip(others).take_while(|(a, b)| a == b).count();
        common >= 3 || common == 2 && (sounds.len().min(others.len()) == 2 || sounds.len().max(others.len()) == 3)
    }
}

/// Whether two words begin so much alike that nobody can say they are two names.
fn may_be_one(one: &Sound, other: &Sound) -> bool {
    one.folded.bytes().take(3).eq(other.folded.bytes().take(3)) || one.sounds.iter().take(2).eq(other.sounds.iter().take(2))
}

/// The names of one side that have their like on the other in most segments, by their first letters.
struct Known(BTreeMap<String, (usize, usize)>);

impl Known {
    fn of<'s>(segments: &'s [Segment], sides: impl Fn(&'s Segment) -> (&'s Words, &'s Words)) -> Self {
        let mut known: BTreeMap<String, (usize, usize)> = BTreeMap::new();
        for (own, other) in segments.iter().map(sides) {
            for word in own.names.iter().flatten().filter(|word| !word.opens) {
                let (like, all) = known.entry(stem(&word.sound.folded)).or_default();
                *all += 1;
                *like += usize::from(other.names.iter().flatten().any(|other| is_like(&word.sound, &other.sound)));
            }
        }
        Self(known)
    }

    /// Whether the name is known without the segment at hand, where it has no like.
    fn has(&self, word: &Word) -> bool {
        self.0.get(&stem(&word.sound.folded)).is_some_and(|&(like, all)| {
            let others = all - usize::from(!word.opens);
            like >= KNOWN_IN && like * 100 >= others * KNOWN_SHARE
        })
    }
}

/// What forms of a name have in common.
fn stem(folded: &str) -> String {
    folded[..folded.len().min(5)].to_owned()
}

/// The known names without their like, where they stand together; `None` where there are none or more of them elsewhere.
fn lone<'w>(words: &'w Words, known: &Known, is_there: impl Fn(&Word) -> bool) -> Option<&'w [Word]> {
    let is_lone = |word: &Word| known.has(word) && !is_there(word);
    let mut runs = words.names.iter().filter(|run| run.iter().any(is_lone));
    let run = runs.next().filter(|_| runs.next().is_none())?;
    let (first, last) = (run.iter().position(is_lone)?, run.iter().rposition(is_lone)?);
    Some(&run[first..=last])
}

/// From where the first of some words begins to where the last one ends.
fn span(words: &[Word]) -> Span {
    Span::new(words[0].span.start, words[words.len() - 1].span.end)
}
