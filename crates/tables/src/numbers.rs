//! What stands in a table of `data/numbers/`: the number words of one language, its units, and what stands beside its numbers.
//!
//! A line is a kind, a value, and forms in lower case with plain apostrophes, parted by tabs. The build script reads the tables and
//! bakes them; a kind that nobody knows fails the build.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a number word does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sense {
    /// `twenty`
    Cardinal,
    /// `twentieth`
    Ordinal,
    /// A power of ten or another unit that a number before it multiplies: `million`, `dozen`.
    Scale,
    /// Stands for a number without asking for one: `both`, `decade`, `a`.
    Weak,
    /// `half`, `tercio`
    Fraction,
    /// Adds to the number behind it, as Hindi साढ़े does.
    Adding,
    /// `thousands`: a power of ten and no number.
    Vague,
}

/// What is known of the numbers of a language.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// Number words, each with what it does and its value.
    pub words: BTreeMap<String, Vec<(Sense, f64)>>,
    /// First parts of compounds: `dvou` of dvouletý.
    pub prefixes: BTreeMap<String, f64>,
    /// Unit words, with spaces for hyphens.
    pub units: BTreeMap<String, String>,
    /// How words for a currency begin.
    pub currencies: Vec<(String, String)>,
    /// How adjectives of a unit begin.
    pub unit_stems: Vec<(String, String)>,
    /// Signs of currencies.
    pub signs: BTreeMap<String, String>,
    /// Names that the facts of the language have not.
    pub months: BTreeMap<String, u8>,
    /// The same for days of the week; Monday is 1.
    pub weekdays: BTreeMap<String, u8>,
    /// Words between parts of a number, with the part that they stand behind: `hundred` or `ten`.
    pub links: BTreeMap<String, String>,
    /// Forms with a number, by kind: see `VALUED`.
    pub valued: BTreeMap<String, Vec<(String, f64)>>,
    /// Forms by kind: see `LISTS`.
    pub lists: BTreeMap<String, Vec<String>>,
}

/// The kinds of rows whose forms have a number: how adjectives of a power of ten, of a day and of a month begin, names of centuries, time zones
/// with their minutes from UTC, eras with the year before their first; and what stands for a number in ideographs.
const VALUED: &[&str] = &["scale-stem", "scale-word", "weekday-stem", "month-stem", "century-name", "zone", "era", "stands"];

/// The kinds of rows that are lists.
///
/// `hour` stands after a time of day, `at` before one. `half` adds a half, `half-before` takes half an hour from a time
/// and `quarter-less` a quarter. `share` stands between the numbers of one in five, `each` before the number of every fifth. `second` is how second parts of compounds begin, with `$`
/// where that is all of them. `doubtful` names of months and days want a number beside them, or a word of `near`. `singular` scale
/// words are a number when they stand alone; where there is a `vague-plural` the others are not. `loose-marks` says that both decimal
/// marks are met, `inverted` that a scale word before its number means “about”.
const LISTS: &[&str] = &[
    "after-digits",
    "at",
    "century",
    "counter",
    "day-part",
    "decade",
    "decade-tail",
    "doubtful",
    "each",
    "elided",
    "few",
    "glue-and",
    "glue-hundred",
    "glue-thousand",
    "half",
    "half-before",
    "hour",
    "inverted",
    "last-century",
    "loose-marks",
    "money-scale",
    "month-part",
    "near",
    "no-number",
    "ordinal-tail",
    "others",
    "quarter-less",
    "second",
    "share",
    "singular",
    "tail",
    "vague-plural",
];

impl Table {
    /// Reads the lines of a table; the error names the line.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let mut table = Self::default();
        for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
            let mut fields = line.split('\t');
            let (kind, value) = (fields.next().unwrap_or_default(), fields.next().unwrap_or_default());
            for form in fields.map(str::to_owned) {
                table.add(kind, value, form).ok_or_else(|| format!("line {}: no such kind or value: {kind} {value}", index + 1))?;
            }
            if line.ends_with('\t') {
                table.lists.entry(kind.to_owned()).or_default();
            }
        }
        Ok(table)
    }

    fn add(&mut self, kind: &str, value: &str, form: String) -> Option<()> {
        match kind {
            "card" => self.word(form, Sense::Cardinal, value)?,
            "ord" => self.word(form, Sense::Ordinal, value)?,
            "mult" => self.word(form, Sense::Scale, value)?,
            "weak" => self.word(form, Sense::Weak, value)?,
            "frac" => self.word(form, Sense::Fraction, value)?,
            "add" => self.word(form, Sense::Adding, value)?,
            "vague" => self.word(form, Sense::Vague, value)?,
            "prefix" => drop(self.prefixes.insert(form, number(value)?)),
            "unit" => drop(self.units.insert(form, value.to_owned())),
            "currency" => self.currencies.push((form, value.to_owned())),
            "unit-stem" => self.unit_stems.push((form, value.to_owned())),
            "sign" => drop(self.signs.insert(form, value.to_owned())),
            "link" => drop(self.links.insert(form, value.to_owned())),
            "month" => drop(self.months.insert(form, value.parse().ok()?)),
            "weekday" => drop(self.weekdays.insert(form, value.parse().ok()?)),
            _ if VALUED.contains(&kind) => self.valued.entry(kind.to_owned()).or_default().push((form, number(value)?)),
            _ if LISTS.contains(&kind) && value.is_empty() => self.lists.entry(kind.to_owned()).or_default().push(form),
            _ => return None,
        }
        Some(())
    }

    fn word(&mut self, form: String, sense: Sense, value: &str) -> Option<()> {
        self.words.entry(form).or_default().push((sense, number(value)?));
        Some(())
    }
}

/// A whole number, a decimal or a fraction.
fn number(text: &str) -> Option<f64> {
    match text.split_once('/') {
        Some((above, below)) => Some(above.parse::<f64>().ok()? / below.parse::<f64>().ok().filter(|below| *below != 0.0)?),
        None => text.parse().ok(),
    }
}
