//! What is true of a language, one file a language: quotation marks, number format, names of days and months,
//! abbreviations, words that may stand twice.
//!
//! `cldr.rs` is generated from the Unicode CLDR (see scripts/cldr/convert.py); the file of a language names those tables
//! and adds what CLDR has not. Regions that print otherwise than their language are in `regions.rs`.

mod ar;
mod calendar;
mod cldr;
pub(crate) mod concepts;
mod cs;
mod de;
mod detect;
mod en;
mod es;
pub(crate) mod everyday;
mod facts;
mod fr;
pub(crate) mod function_words;
mod it;
mod ja;
mod nl;
mod noun_forms;
mod others;
pub(crate) mod particles;
mod pl;
mod pt;
mod regions;
mod ru;
pub(crate) mod shared;
mod stem;
mod sv;
mod tag;
#[cfg(test)]
mod tests;
mod tr;
mod uk;
mod und;
mod zh;

use calendar::Calendar;
pub use detect::detect;
pub(crate) use facts::{
    Address, Clock, Counting, Coupling, Currency, DateOrder, Dates, Hearsay, Limits, Marks, Negation, PercentSign, Salutation, StopAtQuote,
};

pub(crate) use noun_forms::NounForms;
pub(crate) use others::Writing;
pub use tag::{Lang, LangError};

/// Facts of one language, as its newspapers print it.
#[derive(Debug)]
pub(crate) struct Language {
    /// The primary language subtag of BCP 47: `en`, `de`.
    pub tag: &'static str,
    /// The name in English.
    pub name: &'static str,
    pub writing: Writing,
    /// The pairs of quotation marks in use, the preferred one first. Straight marks are no pair of any language.
    pub quotes: &'static [QuotePair],
    /// Whether a (no-break) space stands inside the guillemets, as in French « oui ».
    pub quote_space: bool,
    /// The mark before a fraction: `.` in 3.5.
    pub decimal: char,
    /// The marks that may group thousands, the preferred one first; a space stands for any kind of space.
    pub group: &'static [char],
    /// How many digits stand before the first grouping mark at the least: 1 where 1,000 is usual, 2 where 1000 and
    /// 10 000 are (Spanish, Italian, Polish).
    pub minimum_grouping: u8,
    /// Names of the months in order, each with the inflected and abbreviated forms a date may use, without final periods
    /// and with the capital that running text has. Some short forms are words too (`May`, `Mar`): look for a number
    /// beside them.
    pub months: [&'static [&'static str]; 12],
    /// Names of the days from Monday to Sunday, each with its inflected and abbreviated forms, without final periods.
    /// Abbreviations of two letters are left out; they are words too (`So`, `po`).
    pub weekdays: [&'static [&'static str]; 7],
    /// What [`Language::month`] and [`Language::weekday`] look at first.
    pub(crate) calendar: &'static Calendar,
    /// Words for powers of ten from a thousand up, smallest first; see [`Language::scale`].
    pub scales: &'static [Scale],
    /// The letters of the alphabet that are not a–z, lower-case, in order of code points; all of it where the script is
    /// not Latin, and empty for Chinese and Japanese.
    pub letters: &'static str,
    /// Abbreviations whose period does not end a sentence, in lower case, sorted. The key is the text of the
    /// abbreviation without its last period: `dr`, and with inner periods `e.g` or `z.b`. Of a spaced one (`z. B.`,
    /// `т. е.`) each lower-case part has its own entry (`z`, `т`); capital letters are initials anyway. Some may end a
    /// sentence as well (`a.m`, `etc`, `inc`, `usw`, `г`): after those, a frequent opener (`The`) tells.
    pub abbreviations: &'static [&'static str],
    /// Abbreviations only where a number follows (`no` of “No. 5”, `jan` of “Jan. 5”), words otherwise; same form.
    pub number_abbreviations: &'static [&'static str],
    /// Words that may rightly stand twice in a row (“had had”, “sie sie”), in lower case, sorted.
    pub repeatable: &'static [&'static str],
    /// Frequent function words that no other language here uses often, in lower case, sorted: enough to know a run of
    /// words of this language inside a text of another. None for Chinese and Japanese.
    pub function_words: &'static [&'static str],
    /// Whether a period after a number makes it an ordinal (`3. Oktober`).
    pub ordinal_period: bool,
    /// What is written after the digits of an ordinal: `th` of 4th, `e` of 4e; after a hyphen in Russian and Ukrainian.
    pub ordinal_suffixes: &'static [&'static str],
    /// The punctuation marks that take a (no-break) space before them, as in French.
    pub space_before: &'static [char],
    /// The dash of running text with its spaces, the preferred one first: `—` in American English, ` – ` in German.
    pub dashes: &'static [&'static str],
    /// The space that is written where one groups thousands.
    pub group_space: char,
    /// Whether every noun has a capital, as in German: a capital then makes no name.
    pub noun_capitals: bool,
    /// Whether its regions spell so differently that a document is on one side.
    pub spelling_by_region: bool,
    pub counting: Counting,
    pub percent: PercentSign,
    /// None where nobody has gathered it.
    pub currency: Option<Currency>,
    pub dates: Dates,
    /// None where nobody has gathered it.
    pub clock: Option<Clock>,
    /// None where there is one form of address, or nobody has gathered them.
    pub address: Option<Address>,
    pub salutation: Salutation,
    pub limits: Limits,
    pub negation: Negation,
    pub hearsay: Hearsay,
    pub marks: Marks,
}

/// The words for one power of ten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Scale {
    /// 6 for a million.
    pub exponent: u8,
    /// The word in all forms, abbreviations without their period, in lower case. May be two words: Spanish “mil
    /// millones”.
    pub words: &'static [&'static str],
}

/// An opening and a closing quotation mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct QuotePair {
    pub open: char,
    pub close: char,
    /// Whether it encloses speech at the first level; otherwise a quotation within a quotation.
    pub outer: bool,
}

impl Language {
    /// Whether `word` (any case, without its last period) is an abbreviation whose period does not end a sentence.
    pub(crate) fn is_abbreviation(&self, word: &str) -> bool {
        contains_folded(self.abbreviations, word)
    }

    /// Whether `word` (any case, without its last period) is an abbreviation when a number follows: `No` of “No. 5”.
    pub(crate) fn is_number_abbreviation(&self, word: &str) -> bool {
        contains_folded(self.number_abbreviations, word)
    }

    /// Whether `word` may rightly stand twice in a row.
    pub(crate) fn is_repeatable(&self, word: &str) -> bool {
        contains_folded(self.repeatable, word)
    }

    /// Whether `word` (any case) is a frequent word of this language and of no other here.
    pub(crate) fn is_function_word(&self, word: &str) -> bool {
        contains_folded(self.function_words, word)
    }

    /// Whether this is the neutral [`unknown`], of which no habit is known.
    pub(crate) fn is_unknown(&self) -> bool {
        self.tag == und::UND.tag
    }

    /// How many characters a text of this language has for each of its English translation, where that was measured: on
    /// news, over whole articles.
    pub(crate) fn length(&self) -> Option<f64> {
        Some(match self.tag {
            "cs" => 0.89,
            "de" => 1.08,
            "en" => 1.0,
            "es" | "fr" | "it" => 1.1,
            "ja" => 0.38,
            "pl" => 0.97,
            "ru" => 0.95,
            "uk" => 0.92,
            "zh" => 0.25,
            _ => return None,
        })
    }

    /// Whether the words of this language are known, so that others can be told from them.
    pub(crate) fn has_dictionary(&self) -> bool {
        self.tag == en::EN.tag
    }

    /// The word that stands after a time of day: `Uhr`.
    pub(crate) fn hour_word(&self) -> Option<&'static str> {
        match self.clock? {
            Clock::Whole { word, .. } => word,
            Clock::Twelve => None,
        }
    }

    /// The power of ten that `word` (any case) stands for: 6 for “million”.
    pub(crate) fn scale(&self, word: &str) -> Option<u8> {
        let word = word.to_lowercase();
        self.scales.iter().find(|scale| scale.words.contains(&word.as_str())).map(|scale| scale.exponent)
    }
}

/// Whether the sorted `list` of lower-case words holds `word` in any case.
fn contains_folded(list: &[&str], word: &str) -> bool {
    // Room for nearly every word, so that nothing is allocated.
    let mut room = [0; 32];
    if let Some(folded) = room.get_mut(..word.len()).filter(|_| word.is_ascii()) {
        folded.copy_from_slice(word.as_bytes());
        folded.make_ascii_lowercase();
        return list.binary_search_by(|entry| entry.as_bytes().cmp(folded)).is_ok();
    }
    list.binary_search(&word.to_lowercase().as_str()).is_ok()
}

#[rustfmt::skip]
const LANGUAGES: &[&Language] = &[
    &ar::AR, &cs::CS, &de::DE, &en::EN, &es::ES, &fr::FR, &it::IT, &ja::JA, &nl::NL, &pl::PL, &pt::PT, &ru::RU, &sv::SV,
    &tr::TR, &uk::UK, &zh::ZH,
];

/// All languages of which something is known.
pub(crate) fn all() -> &'static [&'static Language] {
    LANGUAGES
}

/// The facts that hold where the language is not known.
pub(crate) fn unknown() -> &'static Language {
    &und::UND
}
