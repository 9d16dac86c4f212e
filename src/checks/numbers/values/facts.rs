//! What the reading of numbers asks of a language: its table, and the facts in `lang`.

use super::first_letters::FirstLetters;
use crate::lang::Language;
use mtlint_tables::numbers::{Sense, Table};
use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

/// The baked tables, each decoded when a text in its language is first compared.
static TABLES: OnceLock<BTreeMap<String, Baked>> = OnceLock::new();

/// A table as it was baked, and decoded.
type Baked = (Vec<u8>, OnceLock<Option<Loaded>>);

struct Loaded {
    table: Table,
    words: HashMap<String, Vec<(Sense, f64)>>,
    months: HashMap<String, u8>,
    weekdays: HashMap<String, u8>,
    /// The most words that a unit has.
    unit_words: usize,
    /// How the words begin that mean a number, a day or a month, or are made of one.
    heads: FirstLetters,
    /// Of ideographic text: words that hold no number, names of days, and what stands for a number.
    no_number: ByFirst<()>,
    days: ByFirst<u8>,
    stands: ByFirst<f64>,
}

/// Forms by their first letter.
pub(super) struct ByFirst<V>(HashMap<char, Vec<(String, V)>>);

impl<V: Copy> ByFirst<V> {
    fn new<'f>(forms: impl Iterator<Item = (&'f String, V)>) -> Self {
        let mut all: HashMap<char, Vec<(String, V)>> = HashMap::new();
        for (form, value) in forms {
            if let Some(first) = form.chars().next() {
                all.entry(first).or_default().push((form.clone(), value));
            }
        }
        Self(all)
    }

    /// Every place of `text` where one of the forms stands: its start and end, and the value of the form.
    pub(super) fn places<'p>(&'p self, text: &'p str) -> impl Iterator<Item = (usize, usize, V)> + 'p {
        text.char_indices().filter(|(_, first)| !first.is_ascii()).flat_map(move |(at, first)| {
            let forms = self.0.get(&first).map_or(&[][..], Vec::as_slice);
            let here = forms.iter().filter(move |(form, _)| text[at..].starts_with(form.as_str()));
            here.map(move |(form, value)| (at, at + form.len(), *value))
        })
    }
}

/// What is known of the numbers of one language.
#[derive(Clone, Copy)]
pub(super) struct Facts {
    loaded: &'static Loaded,
    pub language: &'static Language,
}

impl Facts {
    /// Those of the language with this primary subtag, if its numbers can be read.
    pub(super) fn of(tag: &str, language: &'static Language) -> Option<Self> {
        let tables = TABLES.get_or_init(|| {
            let baked: BTreeMap<String, Vec<u8>> =
                postcard::from_bytes(include_bytes!(concat!(env!("OUT_DIR"), "/numbers.bin"))).unwrap_or_default();
            baked.into_iter().map(|(tag, bytes)| (tag, (bytes, OnceLock::new()))).collect()
        });
        let (bytes, loaded) = tables.get(tag)?;
        let loaded = loaded.get_or_init(|| Some(Loaded::new(postcard::from_bytes(bytes).ok()?, language)));
        Some(Self { loaded: loaded.as_ref()?, language })
    }

    fn table(self) -> &'static Table {
        &self.loaded.table
    }

    /// What `word` can mean.
    pub(super) fn senses(self, word: &str) -> &'static [(Sense, f64)] {
        self.loaded.words.get(word).map_or(&[], Vec::as_slice)
    }

    /// The value of `word` in one of its meanings.
    pub(super) fn value(self, word: &str, sense: Sense) -> Option<f64> {
        self.senses(word).iter().find(|(own, _)| *own == sense).map(|(_, value)| *value)
    }

    pub(super) fn prefix(self, part: &str) -> Option<f64> {
        self.table().prefixes.get(part).copied()
    }

    pub(super) fn has_prefixes(self) -> bool {
        !self.table().prefixes.is_empty()
    }

    pub(super) fn unit(self, words: &str) -> Option<&'static str> {
        self.table().units.get(words).map(String::as_str)
    }

    pub(super) fn unit_words(self) -> usize {
        self.loaded.unit_words
    }

    pub(super) fn sign(self, sign: &str) -> Option<&'static str> {
        self.table().signs.get(sign).map(String::as_str)
    }

    /// The currency whose word begins `word`, with the bytes of its stem.
    pub(super) fn currency(self, word: &str) -> Option<(&'static str, usize)> {
        let found = self.table().currencies.iter().filter(|(stem, _)| word.starts_with(stem.as_str()));
        found.max_by_key(|(stem, _)| stem.len()).map(|(stem, unit)| (unit.as_str(), stem.len()))
    }

    pub(super) fn unit_stem(self, word: &str) -> Option<&'static str> {
        self.table().unit_stems.iter().find(|(stem, _)| word.starts_with(stem.as_str())).map(|(_, unit)| unit.as_str())
    }

    pub(super) fn month(self, word: &str) -> Option<u8> {
        self.loaded.months.get(word).copied()
    }

    pub(super) fn weekday(self, word: &str) -> Option<u8> {
        self.loaded.weekdays.get(word).copied()
    }

    /// False where `word` and what stands behind its apostrophe neither are nor begin anything that is told by a number.
    pub(super) fn may_count(self, word: &str) -> bool {
        let heads = &self.loaded.heads;
        heads.may_begin(word) || word.split_once('\'').is_some_and(|(_, noun)| heads.may_begin(noun))
    }

    pub(super) fn no_number(self) -> &'static ByFirst<()> {
        &self.loaded.no_number
    }

    /// All names of days with what they name.
    pub(super) fn days(self) -> &'static ByFirst<u8> {
        &self.loaded.days
    }

    /// What stands for a number in ideographs.
    pub(super) fn stands(self) -> &'static ByFirst<f64> {
        &self.loaded.stands
    }

    /// Whether names of months and days have a capital.
    pub(super) fn names_have_capitals(self) -> bool {
        self.language.months[0].first().is_some_and(|name| name.starts_with(char::is_uppercase))
    }

    pub(super) fn names_have_no_capitals(self) -> bool {
        !self.names_have_capitals()
    }

    /// Whether `word` links a number of hundreds (`hundred`) or tens (`ten`) with the rest of it.
    pub(super) fn links(self, word: &str, place: &str) -> bool {
        self.table().links.get(word).is_some_and(|own| own == place)
    }

    pub(super) fn list(self, kind: &str) -> &'static [String] {
        self.table().lists.get(kind).map_or(&[], Vec::as_slice)
    }

    /// Whether the list of this kind holds `word`.
    pub(super) fn lists(self, kind: &str, word: &str) -> bool {
        self.list(kind).iter().any(|own| own == word)
    }

    /// Whether the language has the list at all, be it empty.
    pub(super) fn has(self, kind: &str) -> bool {
        self.table().lists.contains_key(kind)
    }

    pub(super) fn valued(self, kind: &str) -> &'static [(String, f64)] {
        self.table().valued.get(kind).map_or(&[], Vec::as_slice)
    }

    /// The value of the form of this kind that begins `word`, with its length.
    pub(super) fn stem(self, kind: &str, word: &str) -> Option<(f64, usize)> {
        self.valued(kind).iter().find(|(stem, _)| word.starts_with(stem.as_str())).map(|(stem, value)| (*value, stem.len()))
    }

    /// Whether numbers may be written in ideographs.
    pub(super) fn is_han(self) -> bool {
        self.has("counter")
    }

    /// Whether blanks may group thousands.
    pub(super) fn groups_by_space(self) -> bool {
        self.language.group.contains(&' ') && !self.language.is_unknown()
    }
}

impl Loaded {
    fn new(table: Table, language: &Language) -> Self {
        let names = |lists: &[&'static [&'static str]], own: &BTreeMap<String, u8>| -> HashMap<String, u8> {
            let listed = lists.iter().zip(1_u8..).flat_map(|(forms, number)| forms.iter().map(move |form| (plain(form), number)));
            listed.chain(own.iter().map(|(form, number)| (form.clone(), *number))).collect()
        };
        let (months, weekdays) = (names(&language.months, &table.months), names(&language.weekdays, &table.weekdays));
        let valued = |kind: &str| table.valued.get(kind).into_iter().flatten();
        let list = |kind: &str| table.lists.get(kind).into_iter().flatten();
        Self {
            heads: heads(&table, months.keys().chain(weekdays.keys())),
            no_number: ByFirst::new(list("no-number").map(|word| (word, ()))),
            days: ByFirst::new(table.weekdays.iter().map(|(name, day)| (name, *day))),
            stands: ByFirst::new(valued("stands").map(|(word, value)| (word, *value))),
            words: table.words.clone().into_iter().collect(),
            months,
            weekdays,
            unit_words: table.units.keys().map(|unit| unit.split(' ').count()).max().unwrap_or_default(),
            table,
        }
    }
}

/// The beginnings of all words that a number, a day or a month is read from.
fn heads<'n>(table: &Table, names: impl Iterator<Item = &'n String>) -> FirstLetters {
    let mut heads = FirstLetters::new();
    let list = |kind: &str| table.lists.get(kind).into_iter().flatten();
    let valued = |kind: &str| table.valued.get(kind).into_iter().flatten();
    let is_glued = table.lists.contains_key("glue-hundred");
    for (word, senses) in &table.words {
        heads.add_word(word);
        if senses.iter().any(|(sense, _)| *sense == Sense::Cardinal) {
            if is_glued {
                heads.add_stem(word);
            }
            // threefold, twenties
            ["fold", "some", "pence"].iter().for_each(|ending| heads.add_word(&format!("{word}{ending}")));
            heads.add_word(&format!("{}ies", word.strip_suffix('y').unwrap_or(word)));
        }
    }
    // einhundert
    if table.lists.contains_key("glue-and") {
        heads.add_stem("ein");
    }
    for name in names {
        heads.add_word(name);
        ["'s", "s"].iter().for_each(|ending| heads.add_word(&format!("{name}{ending}")));
        list("day-part").chain(list("month-part")).for_each(|part| heads.add_word(&format!("{name}{part}")));
    }
    valued("century-name").for_each(|(word, _)| heads.add_word(word));
    valued("weekday-stem").chain(valued("month-stem")).for_each(|(stem, _)| heads.add_stem(stem));
    let stems = list("glue-hundred").chain(list("glue-thousand"));
    stems.chain(table.prefixes.keys()).for_each(|stem| heads.add_stem(stem));
    heads
}

/// In lower case and with plain apostrophes, as [`super::line::Line`] has the text.
fn plain(form: &str) -> String {
    form.to_lowercase().replace(['’', 'ʼ'], "'")
}
