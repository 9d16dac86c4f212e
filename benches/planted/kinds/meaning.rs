//! Errors in who, whether and according to whom: names, denials, attributions.

use super::Kind;
use crate::random::Random;
use crate::records::{Record, Set};
use regex::{Match, Regex};
use std::sync::OnceLock;

#[rustfmt::skip]
pub(super) static KINDS: &[Kind] = &[
    Kind { name: "name/replaced", plant: name_replaced },
    Kind { name: "name/by-article", plant: name_by_article },
    Kind { name: "name/removed", plant: name_removed },
    Kind { name: "negation/removed", plant: negation_removed },
    Kind { name: "negation/added", plant: negation_added },
    Kind { name: "hearsay/removed", plant: hearsay_removed },
];

/// Names that stand in no article.
const STRANGERS: &[&str] =
    &["Oldcastle", "Varnhagen", "Brightwell", "Kovarik", "Tillingham", "Ostrander", "Marchetti", "Quimper", "Lindqvist", "Zamora"];

/// Words with a capital that are no names.
const COMMON: &str = "January February March April June July August September October November December Monday Tuesday Wednesday Thursday \
    Friday Saturday Sunday President Minister Prime Chancellor Mayor Professor Lord Lady King Queen This That These Those There They When \
    What Where With From Some Many Most After Before While Since Then Here Have More Next Last However Although Because According";

/// The names of a line, by their look: a capital within the sentence. German gives one to every noun, so there the source must have
/// the same word; elsewhere too where it is written in Latin letters and has capitals.
fn names<'r>(record: &'r Record, text: &'r str) -> Vec<Match<'r>> {
    static NAME: OnceLock<Regex> = OnceLock::new();
    let name = NAME.get_or_init(|| Regex::new(r"\b\p{Lu}\p{Ll}{3,}\b").expect("a regex"));
    let inside = |found: &Match<'_>| {
        text[..found.start()].ends_with(' ') && !text[..found.start()].trim_end().ends_with(['.', ':', '!', '?', '“', '"', '-', '–', '—'])
    };
    let common = |found: &Match<'_>| COMMON.split_whitespace().any(|word| word == found.as_str());
    let same = |found: &Match<'_>| !is_latin(&record.source) || record.source.contains(found.as_str());
    name.find_iter(text).filter(|found| inside(found) && !common(found) && same(found)).collect()
}

fn is_latin(text: &str) -> bool {
    let latin = text.chars().filter(char::is_ascii_alphabetic).count();
    latin * 2 > text.chars().filter(|character| character.is_alphabetic()).count()
}

fn name_replaced(record: &Record, _: &Set, random: &mut Random) -> Option<String> {
    let names = names(record, &record.target);
    let name = names.get(random.below(names.len().max(1)))?;
    Some(with(record, name, STRANGERS[random.below(STRANGERS.len())]))
}

/// A name that another segment of the article has, and this one has not.
fn name_by_article(record: &Record, set: &Set, random: &mut Random) -> Option<String> {
    let own = names(record, &record.target);
    let name = own.get(random.below(own.len().max(1)))?;
    let near = set.records.iter().filter(|other| other.doc == record.doc && other.id != record.id);
    let others: Vec<&str> = near.flat_map(|other| names(other, &other.target)).map(|found| found.as_str()).collect();
    let others: Vec<&str> = others.into_iter().filter(|other| !record.target.contains(other)).collect();
    let other = others.get(random.below(others.len().max(1)))?;
    Some(with(record, name, other))
}

fn name_removed(record: &Record, _: &Set, random: &mut Random) -> Option<String> {
    let names = names(record, &record.target);
    let name = names.get(random.below(names.len().max(1)))?;
    Some(format!("{}{}", record.target[..name.start()].trim_end(), &record.target[name.end()..]))
}

fn with(record: &Record, place: &Match<'_>, other: &str) -> String {
    format!("{}{other}{}", &record.target[..place.start()], &record.target[place.end()..])
}

/// The language, what denies in it and what is left of that, and auxiliaries behind or before which a denial makes sense.
type Denials = (&'static str, &'static [(&'static str, &'static str)], &'static [(&'static str, &'static str)]);

#[rustfmt::skip]
const DENIALS: &[Denials] = &[
    ("en",
        &[(" cannot ", " can "), (" did not ", " did "), (" does not ", " does "), (" do not ", " do "), ("n't ", " "), ("n’t ", " "), (" not ", " "), (" never ", " ")],
        &[(" was ", " was not "), (" will ", " will not "), (" is ", " is not "), (" can ", " cannot "), (" has been ", " has not been "), (" were ", " were not ")]),
    ("de",
        &[(" nicht ", " "), (" nie ", " "), (" keine ", " "), (" kein ", " ein "), (" keinen ", " einen "), (" nicht.", ".")],
        &[(" wurde ", " wurde nicht "), (" ist ", " ist nicht "), (" wird ", " wird nicht "), (" sind ", " sind nicht "), (" kann ", " kann nicht ")]),
    ("fr",
        &[(" pas ", " "), (" jamais ", " "), (" aucune ", " une "), (" aucun ", " un ")],
        &[(" est ", " n’est pas "), (" sont ", " ne sont pas "), (" sera ", " ne sera pas "), (" peut ", " ne peut pas ")]),
    ("es",
        &[(" no ", " "), (" nunca ", " "), (" ningún ", " un "), (" ninguna ", " una ")],
        &[(" es ", " no es "), (" son ", " no son "), (" fue ", " no fue "), (" puede ", " no puede ")]),
];

fn denials(record: &Record) -> Option<&'static Denials> {
    DENIALS.iter().find(|(tag, ..)| *tag == record.target_language())
}

/// The first denial of the line goes; one in “not only” denies nothing.
fn negation_removed(record: &Record, _: &Set, _: &mut Random) -> Option<String> {
    let target = &record.target;
    let apparent = ["not only", "not just", "nicht nur", "pas seulement", "no solo", "no sólo"];
    let found = denials(record)?.1.iter().find(|(denial, _)| target.contains(denial))?;
    (!apparent.iter().any(|phrase| target.to_lowercase().contains(phrase))).then(|| target.replacen(found.0, found.1, 1))
}

fn negation_added(record: &Record, _: &Set, _: &mut Random) -> Option<String> {
    let (_, removed, added) = denials(record)?;
    let found = added.iter().find(|(auxiliary, _)| record.target.contains(auxiliary))?;
    let denies = removed.iter().any(|(denial, _)| record.target.contains(denial));
    (!denies && !record.target.contains('?')).then(|| record.target.replacen(found.0, found.1, 1))
}

/// “According to …”, “allegedly” and their like go, and nothing else of the line shows it.
fn hearsay_removed(record: &Record, _: &Set, _: &mut Random) -> Option<String> {
    static PHRASE: OnceLock<Regex> = OnceLock::new();
    let phrase = PHRASE.get_or_init(|| {
        Regex::new(r"(?i), according to [^,.]+|^according to [^,.]+, | (?:allegedly|reportedly|apparently|supposedly)\b|, selon [^,.]+|^selon [^,.]+, |^nach angaben [^,.]+ (?:wurde|ist|sind)| angeblich\b| laut [^,. ]+ [^,. ]+\b|, según [^,.]+|^según [^,.]+, ")
            .expect("a regex")
    });
    let found = phrase.find(&record.target)?;
    let left = format!("{}{}", &record.target[..found.start()], &record.target[found.end()..]);
    let mut letters = left.chars();
    let first = letters.next()?;
    Some(first.to_uppercase().chain(letters).collect())
}
