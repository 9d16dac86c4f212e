//! Which language a Latin text is in.
//!
//! Three witnesses are added up: function words (one point each), words that only some alphabets can spell (half a point;
//! half of that if capitalised, since it may be a foreign name), and whichlang, whose word counts for as much as one
//! function word in twenty words, and a little less than one in a headline. A long text in a language known here is
//! settled by its function words alone.

use super::super::{LANGUAGES, Language, Writing};
use super::for_each_word;
use super::others::OTHERS;
use std::collections::HashMap;
use std::sync::OnceLock;

/// One bit for each language of [`Table::tags`].
type Mask = u32;

/// The languages of Latin script with what tells them apart.
struct Table {
    tags: Vec<&'static str>,
    words: HashMap<&'static str, Mask>,
    letters: HashMap<char, Mask>,
}

/// Function words are counted in quarters of a point, so that halves and twentieths stay whole numbers.
const WORD: u32 = 4;
const LETTERS: u32 = 2;
const NAME_LETTERS: u32 = 1;
/// So many function words of one language, and four times those of any other, need no second opinion.
const CLEAR: u32 = 8 * WORD;

/// The language of a sample in Latin script.
pub(super) fn detect(sample: &str) -> &'static str {
    let table = table();
    let mut scores = vec![0_u32; table.tags.len()];
    let mut spelled = vec![0_u32; table.tags.len()];
    let mut count = 0_u32;
    for_each_word(sample, |word, capital| {
        count += 1;
        add(&mut scores, table.words.get(word).copied().unwrap_or(0), WORD);
        if !word.is_ascii() {
            add(&mut spelled, table.spellers(word), if capital { NAME_LETTERS } else { LETTERS });
        }
    });
    if let Some(clear) = clear_winner(&scores) {
        return table.tags[clear];
    }
    for (score, more) in scores.iter_mut().zip(spelled) {
        *score += more;
    }
    if let Some(index) = model(sample).and_then(|tag| table.tags.iter().position(|other| *other == tag)) {
        scores[index] += (count * WORD / 20).max(WORD - 1);
    }
    // The first of equals: without any evidence, English.
    let best = scores.iter().enumerate().rev().max_by_key(|&(_, &score)| score).map_or(0, |(index, _)| index);
    table.tags[best]
}

/// Whether `tag` is one of the languages that are told apart here.
pub(super) fn knows(tag: &str) -> bool {
    let own = LANGUAGES.iter().any(|language| language.tag == tag && language.writing == Writing::Latin);
    own || OTHERS.iter().any(|other| other.tag == tag)
}

fn add(scores: &mut [u32], mask: Mask, points: u32) {
    let mut rest = mask;
    while rest != 0 {
        scores[rest.trailing_zeros() as usize] += points;
        rest &= rest - 1;
    }
}

fn clear_winner(scores: &[u32]) -> Option<usize> {
    let (best, &most) = scores.iter().enumerate().max_by_key(|&(_, &score)| score)?;
    let second = scores.iter().enumerate().filter(|&(index, _)| index != best).map(|(_, &score)| score).max()?;
    (most >= CLEAR && most >= 4 * second).then_some(best)
}

impl Table {
    /// The languages whose alphabets have all letters of `word`.
    fn spellers(&self, word: &str) -> Mask {
        let letters = word.chars().filter(|letter| !letter.is_ascii());
        letters.fold(Mask::MAX, |mask, letter| mask & self.letters.get(&letter).copied().unwrap_or(0))
    }

    fn add(&mut self, tag: &'static str, words: &'static [&'static str], letters: &str) {
        let bit = 1 << self.tags.len();
        self.tags.push(tag);
        for word in words {
            *self.words.entry(word).or_default() |= bit;
        }
        for letter in letters.chars() {
            *self.letters.entry(letter).or_default() |= bit;
        }
        // Vietnamese stacks two marks on a vowel.
        if tag == "vi" {
            for letter in 'ạ'..='ỹ' {
                *self.letters.entry(letter).or_default() |= bit;
            }
        }
    }
}

/// Made at first use, which takes about a tenth of a millisecond.
fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = Table { tags: Vec::new(), words: HashMap::new(), letters: HashMap::new() };
        // English first: it is the answer where nothing speaks for any language.
        let (english, rest): (Vec<&Language>, Vec<&Language>) =
            LANGUAGES.iter().filter(|language| knows(language.tag)).partition(|language| language.tag == "en");
        for language in english.into_iter().chain(rest) {
            table.add(language.tag, language.function_words, language.letters);
        }
        for other in OTHERS {
            table.add(other.tag, other.words, other.letters);
        }
        table
    })
}

/// What whichlang says, if it is a language of Latin script.
fn model(sample: &str) -> Option<&'static str> {
    use whichlang::Lang;
    Some(match whichlang::detect_language(sample) {
        Lang::Deu => "de",
        Lang::Eng => "en",
        Lang::Fra => "fr",
        Lang::Ita => "it",
        Lang::Nld => "nl",
        Lang::Por => "pt",
        Lang::Spa => "es",
        Lang::Swe => "sv",
        Lang::Tur => "tr",
        Lang::Vie => "vi",
        Lang::Ara | Lang::Cmn | Lang::Hin | Lang::Jpn | Lang::Kor | Lang::Rus => return None,
    })
}
