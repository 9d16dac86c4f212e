//! What is wrong with all of a segment: no translation at all, the source once more, or another language.

use super::Segment;
use crate::document::Document;
use crate::lang::function_words::{LONGEST, WORDS};
use crate::lang::{self, Language, Writing};
use crate::text::{Case, Prose, Script, Token};

/// What explains all of a segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Whole {
    /// There is no translation.
    Empty,
    /// The translation is the source.
    Copied,
    /// Most letters are in the script of the source, which is not that of the target.
    Script,
    /// The words are of another language, which has this name.
    Language(&'static str),
    /// It is the translation of another segment: the index of that one among all segments.
    Misplaced(usize),
    /// It is the translation of something else.
    Unrelated,
}

/// From so many words on a segment is long enough to be of a language.
const FEWEST_WORDS: usize = 4;

pub(super) fn judge(document: &Document, target: &Prose<'_>, source: &Prose<'_>, segment: &Segment) -> Option<Whole> {
    let text = segment.target.text(target);
    if segment.source.span.is_empty() {
        return None;
    }
    if !text.contains(char::is_alphanumeric) {
        let letters = segment.source.text(source).chars().filter(|character| character.is_alphabetic()).count();
        return (letters >= 2).then_some(Whole::Empty);
    }
    if document.source_lang.as_ref().is_none_or(|lang| lang.same(&document.lang)) {
        return None;
    }
    if is_same(segment, target, source) && is_of_source(document, (target, source), segment) {
        return Some(Whole::Copied);
    }
    if in_other_script(document, target, source, segment) {
        return Some(Whole::Script);
    }
    other_language(document, target, segment).map(|language| Whole::Language(language.name))
}

/// Whether both sides are the same words.
fn is_same(segment: &Segment, target: &Prose<'_>, source: &Prose<'_>) -> bool {
    let (own, its) = (&segment.target, &segment.source);
    own.words == its.words
        && own.words > 0
        && own
            .words(target)
            .zip(its.words(source))
            .all(|(one, other)| one.hash == other.hash && one.text(target.text) == other.text(source.text))
}

/// Whether the words of the source are of its language and of no other: it is no name, no number and no quotation in the
/// language of the target.
fn is_of_source(document: &Document, (target, source): (&Prose<'_>, &Prose<'_>), segment: &Segment) -> bool {
    let source_lang = document.source_lang.as_ref();
    if source_lang.and_then(lang::Lang::writing) != document.lang.writing() {
        return segment.source.words(source).any(|word| !matches!(word.script, Script::Latin | Script::None));
    }
    let lower = |word: &&Token| word.case == Case::Lower;
    let counts = Counts::of(segment.source.words(source), source.text);
    let own = lang::all().iter().position(|known| document.lang.primary() == known.tag);
    let foreign = counts.of_language(source.language);
    let is_foreign = || lang::detect(segment.source.text(source)).is_some_and(|found| !found.same(&document.lang));
    let lower = segment.source.words(source).filter(lower).count();
    own.is_none_or(|own| counts.0[own] == 0)
        && lower >= 2
        && (foreign >= 2 || foreign == 1 && segment.source.words >= FEWEST_WORDS || opens_sentence(target, source, segment) || is_foreign())
}

/// Whether it is a sentence that begins with a function word of the source, and not of the target: “La grève continue.”
fn opens_sentence(target: &Prose<'_>, source: &Prose<'_>, segment: &Segment) -> bool {
    let Some(first) = segment.source.words(source).next() else { return false };
    let small = first.text(source.text).to_lowercase();
    let has = |language: &Language| language.function_words.contains(&small.as_str());
    has(source.language) && !has(target.language) && segment.source.text(source).ends_with(['.', '!', '?'])
}

/// Whether most letters are in the script of the source and not in that of the target.
fn in_other_script(document: &Document, target: &Prose<'_>, source: &Prose<'_>, segment: &Segment) -> bool {
    let Some(home) = document.lang.writing() else { return false };
    if document.source_lang.as_ref().and_then(lang::Lang::writing).is_none_or(|writing| writing == home) {
        return false;
    }
    let is_of_source: fn(Script) -> bool = match document.source_lang.as_ref().and_then(lang::Lang::writing) {
        Some(Writing::Latin) => |script| script == Script::Latin,
        Some(Writing::Cyrillic) => |script| script == Script::Cyrillic,
        Some(Writing::Greek) => |script| script == Script::Greek,
        Some(Writing::Chinese) => |script| script == Script::Han,
        Some(Writing::Japanese) => |script| matches!(script, Script::Han | Script::Kana),
        Some(Writing::Korean) => |script| script == Script::Hangul,
        Some(Writing::Arabic) => |script| script == Script::Arabic,
        Some(Writing::Hebrew) => |script| script == Script::Hebrew,
        Some(Writing::Other) => |script| script == Script::Other,
        None => return false,
    };
    let (mut all, mut foreign, mut small) = (0, 0, 0);
    for word in segment.target.words(target) {
        let letters = word.text(target.text).chars().count();
        all += letters;
        if is_of_source(word.script) {
            foreign += letters;
            small += usize::from(word.case == Case::Lower);
        }
    }
    if is_of_source(Script::Latin) {
        // Every script borrows names in Latin letters, in capitals.
        return foreign * 5 > all * 4 && small >= 3;
    }
    foreign * 2 > all && segment.source.words(source).any(|word| is_of_source(word.script))
}

/// The language of the Latin script that the target is in, if that is not its own.
fn other_language(document: &Document, target: &Prose<'_>, segment: &Segment) -> Option<&'static Language> {
    if segment.target.words < FEWEST_WORDS {
        return None;
    }
    let own = lang::all().iter().position(|known| known.tag == document.lang.primary())?;
    let counts = Counts::of(segment.target.words(target), target.text);
    let (best, &count) =
        counts.0.iter().enumerate().filter(|(index, _)| *index != own).max_by_key(|(index, count)| (**count, usize::MAX - index))?;
    let language = *lang::all().get(best)?;
    if count <= 2 * counts.0[own] && counts.0[own] > 0 {
        return None;
    }
    let is_source = |language: &Language| document.source_lang.as_ref().is_some_and(|lang| lang.primary() == language.tag);
    let detected = || lang::detect(segment.target.text(target)).filter(|found| !found.same(&document.lang));
    if count >= 2 {
        let sure = detected().is_some_and(|found| count >= 3 || found.primary() == language.tag || is_source(language));
        return sure.then_some(language);
    }
    // Too few function words: letters of another alphabet and the model agree, and no word is of the language of the target.
    let alien = alien_words(target, segment);
    let lower = segment.target.words(target).filter(|word| word.case == Case::Lower).count();
    if alien + count < 2 || lower < FEWEST_WORDS || alien * 8 < lower {
        return None;
    }
    let found = detected()?;
    lang::all().iter().copied().find(|known| known.tag == found.primary())
}

/// How many words in lower case have a Latin letter that the language of the target has not.
fn alien_words(target: &Prose<'_>, segment: &Segment) -> usize {
    let alien = |letter: char| !letter.is_ascii() && letter.is_lowercase() && !target.language.letters.contains(letter);
    let words = segment.target.words(target).filter(|word| word.case == Case::Lower && word.script == Script::Latin);
    words.filter(|word| word.text(target.text).contains(alien)).count()
}

/// How many function words there are of each language in [`lang::all`].
struct Counts([usize; lang::function_words::MOST]);

impl Counts {
    fn of<'p>(words: impl Iterator<Item = &'p Token>, text: &str) -> Self {
        let mut counts = [0; lang::function_words::MOST];
        for word in words.filter(|word| word.case == Case::Lower && word.span.len() <= LONGEST) {
            if let Some(language) = WORDS.language(word.text(text), word.hash) {
                counts[language] += 1;
            }
        }
        Self(counts)
    }

    fn of_language(&self, language: &Language) -> usize {
        lang::all().iter().position(|known| known.tag == language.tag).map_or(0, |index| self.0[index])
    }
}
