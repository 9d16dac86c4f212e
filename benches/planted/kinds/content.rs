//! Errors in what a translation says as a whole: text lost, doubled, left as it was, or of another place.

use super::Kind;
use crate::random::Random;
use crate::records::{Record, Set};

#[rustfmt::skip]
pub(super) static KINDS: &[Kind] = &[
    Kind { name: "content/empty", plant: |_, _, _| Some(String::new()) },
    Kind { name: "content/copied", plant: |record, _, _| (words(&record.source).len() >= 4).then(|| record.source.clone()) },
    Kind { name: "content/language", plant: language },
    Kind { name: "content/word-left", plant: word_left },
    Kind { name: "content/mixed", plant: mixed },
    Kind { name: "content/misplaced", plant: misplaced },
    Kind { name: "content/unrelated", plant: unrelated },
    Kind { name: "content/shuffled", plant: shuffled },
    Kind { name: "content/sentence-dropped", plant: sentence_dropped },
    Kind { name: "content/clause-dropped", plant: clause_dropped },
    Kind { name: "content/question", plant: question },
    Kind { name: "content/case", plant: |record, _, _| (words(&record.target).len() >= 4).then(|| record.target.to_lowercase()) },
    Kind { name: "content/final-mark", plant: final_mark },
    Kind { name: "content/repeated", plant: repeated },
    Kind { name: "content/address", plant: address },
];

/// A sentence of each of a few languages, for a segment in the wrong one.
const SENTENCES: &[(&str, &str)] = &[
    ("de", "Der Bürgermeister sagte am Abend, dass die neue Brücke erst im Sommer fertig wird."),
    ("fr", "Le maire a déclaré dans la soirée que le nouveau pont ne serait prêt qu’en été."),
    ("es", "El alcalde dijo por la tarde que el nuevo puente no estará listo hasta el verano."),
    ("it", "Il sindaco ha detto in serata che il nuovo ponte sarà pronto solo in estate."),
    ("pl", "Burmistrz powiedział wieczorem, że nowy most będzie gotowy dopiero latem."),
    ("ru", "Мэр сказал вечером, что новый мост будет готов только летом."),
];

/// Words of other languages that no translation takes over.
const STRAYS: &[(&str, &str)] = &[
    ("de", "weiterhin"),
    ("de", "außerdem"),
    ("fr", "cependant"),
    ("fr", "aujourd’hui"),
    ("es", "entonces"),
    ("es", "también"),
    ("it", "soltanto"),
    ("pl", "również"),
    ("ru", "также"),
    ("zh", "但是"),
    ("ja", "しかし"),
];

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

/// Each sentence with the space behind it. A period behind a figure, an initial or an abbreviation ends none.
fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, mark) in text.match_indices(". ").chain(text.match_indices('。')) {
        let last = text[..at].rsplit(|char: char| !char.is_alphanumeric()).next().unwrap_or_default();
        let letters =
            text[start..at].chars().filter(|char| char.is_alphabetic()).map(|char| if char.is_ascii() { 1 } else { 2 }).sum::<usize>();
        if letters >= 20 && (mark == "。" || last.len() > 3 && !last.starts_with(|char: char| char.is_ascii_digit())) {
            found.push(&text[start..at + mark.len()]);
            start = at + mark.len();
        }
    }
    if text[start..].contains(char::is_alphabetic) {
        found.push(&text[start..]);
    }
    found
}

fn any<T: Copy>(all: &[T], random: &mut Random) -> Option<T> {
    (!all.is_empty()).then(|| all[random.below(all.len())])
}

fn language(record: &Record, _: &Set, random: &mut Random) -> Option<String> {
    let others: Vec<&str> = SENTENCES.iter().filter(|(tag, _)| *tag != record.target_language()).map(|(_, sentence)| *sentence).collect();
    any(&others, random).map(str::to_owned)
}

/// A word of the source in the place of a small word.
fn word_left(record: &Record, _: &Set, random: &mut Random) -> Option<String> {
    let is_plain = |word: &&str| word.chars().count() >= 5 && word.chars().all(|char| char.is_alphabetic() && char.is_lowercase());
    let left: Vec<&str> = words(&record.source).into_iter().filter(is_plain).filter(|word| !record.target.contains(word)).collect();
    let places: Vec<&str> = words(&record.target).into_iter().filter(is_plain).collect();
    let (left, place) = (any(&left, random)?, any(&places, random)?);
    Some(record.target.replacen(place, left, 1))
}

fn mixed(record: &Record, _: &Set, random: &mut Random) -> Option<String> {
    let mut all = words(&record.target);
    let strays: Vec<&str> = STRAYS.iter().filter(|(tag, _)| *tag != record.target_language()).map(|(_, word)| *word).collect();
    let place = (all.len() >= 6).then(|| 1 + random.below(all.len() - 2))?;
    all.insert(place, any(&strays, random)?);
    Some(all.join(" "))
}

/// The translation of a segment of another article.
fn unrelated(record: &Record, set: &Set, random: &mut Random) -> Option<String> {
    let others: Vec<&Record> = set.records.iter().filter(|other| other.doc != record.doc && words(&other.target).len() >= 5).collect();
    any(&others, random).map(|other| other.target.clone())
}

/// The translation of another segment of the article, with which it changes places.
fn misplaced(record: &Record, set: &Set, random: &mut Random) -> Option<String> {
    let is_other = |other: &&Record| other.doc == record.doc && other.id != record.id && words(&other.target).len() >= 5;
    let others: Vec<&Record> = set.records.iter().filter(is_other).collect();
    any(&others, random).map(|other| other.target.clone())
}

fn shuffled(record: &Record, _: &Set, random: &mut Random) -> Option<String> {
    let mut all = words(&record.target);
    random.shuffle(&mut all);
    (all.len() >= 8).then(|| all.join(" "))
}

fn sentence_dropped(record: &Record, _: &Set, random: &mut Random) -> Option<String> {
    let mut all = sentences(&record.target);
    let is_parted = all.len() >= 2 && sentences(&record.source).len() == all.len();
    is_parted.then(|| all.remove(random.below(all.len())))?;
    Some(all.concat().trim_end().to_owned())
}

/// Drops what stands between two commas with a figure or a name in it.
fn clause_dropped(record: &Record, _: &Set, random: &mut Random) -> Option<String> {
    let mut all: Vec<&str> = record.target.split(", ").collect();
    let has_anchor = |part: &str| part.chars().any(|char| char.is_ascii_digit() || char.is_uppercase()) && words(part).len() >= 3;
    let inner: Vec<usize> = (1..all.len().saturating_sub(1)).filter(|&index| has_anchor(all[index])).collect();
    all.remove(any(&inner, random)?);
    Some(all.join(", "))
}

fn question(record: &Record, _: &Set, _: &mut Random) -> Option<String> {
    record.source.ends_with(['?', '？']).then(|| record.target.strip_suffix('?').map(|text| format!("{text}.")))?
}

fn final_mark(record: &Record, _: &Set, _: &mut Random) -> Option<String> {
    record.target.strip_suffix('.').filter(|text| words(text).len() >= 6).map(str::to_owned)
}

fn repeated(record: &Record, _: &Set, random: &mut Random) -> Option<String> {
    let mut all = words(&record.target);
    let is_plain = |index: &usize| all[*index].chars().all(char::is_alphabetic);
    let places: Vec<usize> = (0..all.len()).filter(is_plain).collect();
    let place = any(&places, random)?;
    all.insert(place, all[place]);
    Some(all.join(" "))
}

fn address(record: &Record, _: &Set, _: &mut Random) -> Option<String> {
    let found = words(&record.target).into_iter().find(|word| word.contains("://") || word.contains("www.") || word.contains('@'))?;
    let last = found.char_indices().rfind(|(_, char)| char.is_ascii_lowercase())?.0;
    let changed = format!("{}{}{}", &found[..last], if found[last..].starts_with('q') { 'k' } else { 'q' }, &found[last + 1..]);
    Some(record.target.replacen(found, &changed, 1))
}
