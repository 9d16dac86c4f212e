//! What words of news mean, coarsely, in whatever language: which of some hundred everyday concepts, nations, places and bodies a
//! word stands for. Enough to see whether two texts speak of the same things, and not to translate.

use super::{Language, Writing};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::{LazyLock, OnceLock};

/// One meaning a line, with a column for each language. A cell holds forms, parted by `|`: the start of words (`regierung`), or a
/// whole word (`kind=`); in Chinese and Japanese any part of a text.
const EVERYDAY: &str = include_str!("../../data/meanings/concepts.tsv");
/// The same for nations, regions and bodies.
const ENTITIES: &str = include_str!("../../data/meanings/entities.tsv");
/// Countries, languages and cities by their names alone, from the Unicode CLDR.
const PLACES: &str = include_str!("../../data/meanings/places.tsv");

/// A meaning: the number of its line.
pub(crate) type Concept = u16;

/// The letters of the shortest start of a word that counts.
const SHORTEST_START: usize = 3;
/// The same of the name of a place: “Chile” is no start of “children”.
const SHORTEST_NAME_START: usize = 5;
/// Letters of a German compound before the word that it ends with.
const LONGEST_COMPOUND: usize = 24;

/// The meanings of the words of one language.
#[derive(Default)]
pub(crate) struct Concepts {
    /// By the hash of the start of a word, or of a part of a text.
    starts: Table,
    words: Table,
    /// The characters of the longest part; 0 where words have spaces between them.
    longest_part: usize,
}

type Table = HashMap<u64, Vec<Concept>, BuildHasherDefault<AsIs>>;

/// A hash is its own hash.
#[derive(Default)]
struct AsIs(u64);

impl Hasher for AsIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, _: &[u8]) {}

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

/// What parts the words of the name of a place.
const NAME_BREAKS: [char; 7] = [' ', '-', '–', '.', ',', '(', ')'];
/// Words that say nothing in a name of several.
const LINKS: &str = "the of and und der die das von des de la le les du et el los las y i del della e in na sur saint";

/// Whether it is a nation, a place or a body, and nothing of every day.
pub(crate) fn is_entity(concept: Concept) -> bool {
    static EVERYDAY_ROWS: LazyLock<usize> = LazyLock::new(|| EVERYDAY.lines().skip(1).count());
    usize::from(concept) >= *EVERYDAY_ROWS
}

impl Concepts {
    /// Those of `language`, if it has a column.
    pub(crate) fn of(language: &Language) -> Option<&'static Self> {
        static ALL: [OnceLock<Concepts>; 16] = [const { OnceLock::new() }; 16];
        let heading = EVERYDAY.lines().next()?.trim_start_matches("# ");
        let column = heading.split('\t').position(|tag| tag == language.tag)?;
        Some(ALL.get(column)?.get_or_init(|| Self::read(column, language)))
    }

    fn read(column: usize, language: &Language) -> Self {
        let is_spaceless = matches!(language.writing, Writing::Chinese | Writing::Japanese);
        let mut concepts = Self::default();
        let (mut single, mut several) = (Vec::new(), Vec::new());
        let rows = [EVERYDAY, ENTITIES, PLACES].into_iter().zip([false, false, true]);
        let rows = rows.flat_map(|(table, is_name)| table.lines().skip(1).map(move |row| (row, is_name)));
        for (number, (row, is_name)) in rows.enumerate() {
            let Some(cell) = row.split('\t').nth(column) else { continue };
            for form in cell.split('|').map(str::trim).filter(|form| !form.is_empty()) {
                if is_spaceless {
                    concepts.longest_part = concepts.longest_part.max(form.chars().count());
                    add(&mut concepts.starts, form, number);
                } else if let Some(word) = form.strip_suffix('=') {
                    add(&mut concepts.words, &word.to_lowercase(), number);
                } else if is_name {
                    let names = if form.contains(NAME_BREAKS) { &mut several } else { &mut single };
                    names.push((form, number));
                } else {
                    form.split([' ', '-', '–']).for_each(|start| add(&mut concepts.starts, &start.to_lowercase(), number));
                }
            }
        }
        // A word that has a meaning already is none of the name's own: “New”, “Island”. So names of one word come before the others.
        for names in [single, several] {
            let words = names.into_iter().flat_map(|(name, number)| name.split(NAME_BREAKS).map(move |word| (word.to_lowercase(), number)));
            let own: Vec<_> = words.filter(|(word, _)| concepts.is_new(word, language)).collect();
            own.into_iter().for_each(|(word, number)| concepts.add_name(&word, number));
        }
        concepts
    }

    /// Whether a word of the name of a place says which, and means nothing else.
    fn is_new(&self, word: &str, language: &Language) -> bool {
        let mut is_known = false;
        self.each(word, |_| is_known = true);
        word.chars().count() >= SHORTEST_START
            && !is_known
            && !LINKS.split(' ').any(|link| link == word)
            && !language.is_function_word(word)
    }

    /// A word of the name of a place, without its ending if it is long enough to be told by its start.
    fn add_name(&mut self, word: &str, number: usize) {
        let is_vowel = |char: char| "aeiouyěáíýояаиеіїьйя".contains(char);
        let stem = word.strip_suffix(is_vowel).unwrap_or(word);
        if stem.chars().count() < SHORTEST_NAME_START {
            add(&mut self.words, word, number);
        } else {
            add(&mut self.starts, stem, number);
        }
    }

    /// Gives `found` the meanings of a word, in lower case; of a run of signs in a script without spaces those of its parts, but of none
    /// within a longer one.
    pub(crate) fn each(&self, word: &str, mut found: impl FnMut(Concept)) {
        let mut give = |table: &Table, hash| table.get(&hash).into_iter().flatten().for_each(|concept| found(*concept));
        if self.longest_part > 0 {
            let mut end = 0;
            for (at, _) in word.char_indices() {
                let mut hash = Hash::START;
                let parts = word[at..].char_indices().take(self.longest_part).filter_map(|(place, char)| {
                    hash = hash.add(char);
                    self.starts.contains_key(&hash.0).then_some((at + place + char.len_utf8(), hash.0))
                });
                if let Some((last, part)) = parts.last().filter(|(last, _)| *last > end) {
                    end = last;
                    give(&self.starts, part);
                }
            }
            return;
        }
        let mut hash = Hash::START;
        for (index, char) in word.chars().enumerate().take(LONGEST_COMPOUND) {
            hash = hash.add(char);
            if index + 1 >= SHORTEST_START {
                give(&self.starts, hash.0);
            }
        }
        give(&self.words, hash.0);
    }
}

fn add(table: &mut Table, form: &str, number: usize) {
    let hash = form.chars().fold(Hash::START, Hash::add).0;
    let concepts = table.entry(hash).or_default();
    let number = Concept::try_from(number).unwrap_or(Concept::MAX);
    if !concepts.contains(&number) {
        concepts.push(number);
    }
}

/// FNV-1a, 64 bits, of characters.
#[derive(Clone, Copy)]
struct Hash(u64);

impl Hash {
    const START: Self = Self(0xcbf2_9ce4_8422_2325);

    fn add(self, char: char) -> Self {
        Self((self.0 ^ u64::from(char)).wrapping_mul(0x0100_0000_01b3))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    fn concepts(tag: &str, word: &str) -> Vec<Concept> {
        let mut found = Vec::new();
        Concepts::of(tag.parse::<Lang>().expect("a tag").data()).expect("it has a column").each(word, |concept| found.push(concept));
        found
    }

    #[test]
    fn words_of_several_languages_mean_one_thing() {
        for words in [
            [("en", "governments"), ("de", "regierungskreise"), ("ru", "правительство"), ("zh", "政府说")],
            [("en", "munich"), ("de", "münchner"), ("ru", "мюнхене"), ("zh", "在慕尼黑")],
            [("en", "denmark"), ("de", "dänemarks"), ("ru", "дании"), ("zh", "丹麦")],
        ] {
            let found: Vec<Vec<Concept>> = words.iter().map(|(tag, word)| concepts(tag, word)).collect();
            assert!(found[0].iter().any(|concept| found.iter().all(|other| other.contains(concept))), "{words:?} {found:?}");
        }
        assert!(concepts("en", "mill").is_empty() && concepts("de", "kin").is_empty());
        assert!(Concepts::of("tr".parse::<Lang>().expect("a tag").data()).is_none());
    }
}
