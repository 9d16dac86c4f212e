//! Reads a romanisation table: the file a linguist edits, one native letter a line.
//!
//! A line has five tab-separated columns: the slot (a name for the native letter or letter group), where it may stand
//! (`any`, `start`, `inner`, `soft` for between consonant and vowel,
//! `hush` for after ж ш ч щ, `end`), the languages (`*` or a list), the native letters (for the reader only), and the
//! spellings. A spelling cell such as `de+fr:ch|sch@.3` says that German and French write `ch` freely and `sch` at a
//! cost of 0.3; `*` is every scheme, `*-de` every scheme but the German, and `-` is "nothing is written".
//! A cost with a question mark (`@.2?`) counts only in long names, or where the text speaks for the profile. Lines of one slot name belong together.
//! `@digraph kh sh` names letters that are read as one sound: taking them apart costs extra.
//! `@include other` takes the slots of another table that this one does not define.

use crate::names::automaton::Place;
use crate::names::scheme::{SCHEMES, Scheme};

/// One way to write a slot: a grapheme (may be empty), the scheme mask, and the cost in hundredths.
#[derive(Clone, Debug)]
pub(crate) struct Spelling<'t> {
    pub grapheme: &'t str,
    pub mask: u64,
    pub cost: u16,
    /// Believed only in a text that speaks for the profile.
    pub risky: bool,
}

/// A native letter, or a doublet of two languages, with everything the schemes write for it.
#[derive(Clone, Debug)]
pub(crate) struct Slot<'t> {
    pub name: &'t str,
    pub place: Place,
    pub spellings: Vec<Spelling<'t>>,
}

/// A parsed table. Bit `language * SCHEMES + scheme` of a mask stands for that scheme of that language.
#[derive(Clone, Debug, Default)]
pub(crate) struct Table<'t> {
    pub languages: Vec<&'t str>,
    pub digraphs: Vec<&'t str>,
    pub slots: Vec<Slot<'t>>,
}

/// What is wrong with a table, and on which line (from 1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TableError {
    pub line: usize,
    pub message: String,
}

/// Parses a table; `lookup` finds the text of an included one.
pub(crate) fn parse<'t>(text: &'t str, lookup: &dyn Fn(&str) -> Option<&'t str>) -> Result<Table<'t>, TableError> {
    let mut table = Table::default();
    let mut included = None;
    for (index, line) in text.lines().enumerate() {
        let fail = |message: String| TableError { line: index + 1, message };
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(directive) = line.strip_prefix('@') {
            let (key, value) = directive.split_once('\t').ok_or_else(|| fail("directive without a value".into()))?;
            match key {
                "languages" => table.languages = value.split(' ').collect(),
                "digraph" => table.digraphs = value.split(' ').collect(),
                "include" => included = Some(value),
                other => return Err(fail(format!("unknown directive @{other}; allowed: @languages, @digraph, @include"))),
            }
            continue;
        }
        let mut columns = line.split('\t');
        let (Some(name), Some(place), Some(languages), Some(_native), Some(cells)) =
            (columns.next(), columns.next(), columns.next(), columns.next(), columns.next())
        else {
            return Err(fail("expected slot, where, language, native, spellings".into()));
        };
        let place = match place {
            "any" => Place::Any,
            "start" => Place::Start,
            "inner" => Place::Inner,
            "soft" => Place::Soft,
            "hush" => Place::Hush,
            "end" => Place::End,
            other => return Err(fail(format!("where is `{other}`; allowed: any, start, inner, soft, hush, end"))),
        };
        let spellings = spellings(cells, languages, &table.languages).map_err(fail)?;
        match table.slots.iter_mut().find(|slot| slot.name == name) {
            Some(slot) if slot.place != place => return Err(fail(format!("slot {name} stands in two places"))),
            Some(slot) => slot.spellings.extend(spellings),
            None => table.slots.push(Slot { name, place, spellings }),
        }
    }
    if let Some(name) = included {
        let fail = |message: String| TableError { line: 1, message };
        let text = lookup(name).ok_or_else(|| fail(format!("no table {name} to include")))?;
        // An included table speaks of one language, and so does the including one: their masks agree.
        for slot in parse(text, &|_| None)?.slots {
            if !table.slots.iter().any(|own| own.name == slot.name) {
                table.slots.push(slot);
            }
        }
    }
    Ok(table)
}

fn spellings<'t>(cells: &'t str, languages: &str, known: &[&str]) -> Result<Vec<Spelling<'t>>, String> {
    let mut bases = Vec::new();
    for (index, language) in known.iter().enumerate() {
        if languages == "*" || languages.split(' ').any(|wanted| wanted == *language) {
            bases.push(index * SCHEMES);
        }
    }
    if bases.is_empty() {
        return Err(format!("language {languages} is not among @languages"));
    }
    let mut out = Vec::new();
    for cell in cells.split(' ') {
        let (schemes, graphemes) = cell.split_once(':').ok_or_else(|| format!("no colon in cell `{cell}`"))?;
        let mut mask = 0u64;
        for code in schemes.split('+') {
            let bit = |code: &str| match Scheme::from_code(code) {
                Some(scheme) => Ok(1u64 << scheme as u64),
                None => Err(format!("unknown scheme `{code}`")),
            };
            let mut parts = code.split('-');
            let bits = match parts.next() {
                Some("*") => {
                    let mut bits = (1u64 << SCHEMES) - 1;
                    for code in parts {
                        bits &= !bit(code)?;
                    }
                    bits
                }
                _ => bit(code)?,
            };
            for base in &bases {
                mask |= bits << base;
            }
        }
        for spelling in graphemes.split('|') {
            let (grapheme, cost) = match spelling.split_once('@') {
                Some((grapheme, cost)) => (grapheme, cost),
                None => (spelling, ".0"),
            };
            let risky = cost.ends_with('?');
            let cost = hundredths(cost.trim_end_matches('?')).ok_or_else(|| format!("bad cost `{cost}`"))?;
            out.push(Spelling { grapheme: if grapheme == "-" { "" } else { grapheme }, mask, cost, risky });
        }
    }
    Ok(out)
}

/// `.3` is 30, `.05` is 5: costs are below one, and whole numbers compare exactly.
fn hundredths(cost: &str) -> Option<u16> {
    let digits = cost.strip_prefix('.')?;
    match digits.len() {
        1 => digits.parse::<u16>().ok().map(|value| value * 10),
        2 => digits.parse().ok(),
        _ => None,
    }
}
