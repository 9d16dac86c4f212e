//! Articles, number of nouns, possessives; English.

use super::{OF_WORDS, any_of, capital_as, regex};
use crate::random::Random;
use crate::sample::Sample;
use crate::words::en::{IRREGULAR_NOUNS, NOUNS};
use regex::Captures;

/// Whether words of the sample may take another form.
fn is_free(sample: &Sample) -> bool {
    sample.lang == "en" && sample.is_of(OF_WORDS)
}

/// “A” becomes “the” and the other way round, before a noun that takes both, where nothing behind it makes it this one or any.
pub(super) fn article(sample: &Sample, _: &mut Random) -> Vec<Sample> {
    if !is_free(sample) {
        return Vec::new();
    }
    let pattern = regex(&format!(r"(\w+ )?\b(a|an|the|A|An|The) ({})\b( \w+)?", any_of(NOUNS.iter().copied())));
    let swapped = |found: &Captures<'_>| {
        let [before, next] = [1, 4].map(|group| found.get(group).map_or("", |it| it.as_str()));
        let (article, noun) = (&found[2], &found[3]);
        let is_bound =
            ["such ", "what ", "quite ", "half ", "many ", "a ", "an ", "the "].iter().any(|word| before.eq_ignore_ascii_case(word));
        let is_definite = article.eq_ignore_ascii_case("the");
        let is_this =
            [" of", " that", " which", " who", " when", " where"].contains(&next) || next.trim().starts_with(|c: char| c.is_ascii_digit());
        let is_part = NOUNS.contains(&next.trim());
        let new = if is_definite { indefinite(noun) } else { "the" };
        (!(is_bound || is_part || is_definite && is_this)).then(|| format!("{before}{} {noun}{next}", capital_as(article, new)))
    };
    sample.rewrite_words(&pattern, swapped).into_iter().collect()
}

fn indefinite(noun: &str) -> &'static str {
    if noun.starts_with(['a', 'e', 'i', 'o']) || noun.starts_with("un") && noun != "union" { "an" } else { "a" }
}

/// What may follow a noun that is no part of a longer one.
const BEHIND: &str = r"( (?:of|in|on|at|for|with|to|by|from|that|which|who|was|were|is|are|has|have|will|and|or)\b|[,.;:!?]|$)";

/// “The decision was” becomes “the decisions were” and the other way round.
pub(super) fn number(sample: &Sample, _: &mut Random) -> Vec<Sample> {
    if !is_free(sample) {
        return Vec::new();
    }
    let pairs: Vec<(String, String)> = NOUNS
        .iter()
        .filter(|noun| !IRREGULAR_NOUNS.iter().any(|(one, _)| one == *noun))
        .map(|noun| ((*noun).to_owned(), plural(noun)))
        .chain(IRREGULAR_NOUNS.iter().map(|(one, many)| ((*one).to_owned(), (*many).to_owned())))
        .collect();
    let nouns = any_of(pairs.iter().flat_map(|(one, many)| [one.as_str(), many.as_str()]));
    let pattern = regex(&format!(r"\b(the|The|his|her|its|their) ({nouns}){BEHIND}"));
    let other = |found: &Captures<'_>| {
        let (determiner, noun, behind) = (&found[1], &found[2], &found[3]);
        let pair = pairs.iter().find(|(one, many)| one == noun || many == noun)?;
        let verbs = [(" was", " were"), (" is", " are"), (" has", " have")];
        let is_one = pair.0 == noun;
        let verb = verbs.iter().map(|&(one, many)| if is_one { (one, many) } else { (many, one) }).find(|(own, _)| *own == behind);
        let new = if is_one { &pair.1 } else { &pair.0 };
        Some(format!("{determiner} {new}{}", verb.map_or(behind, |(_, other)| other)))
    };
    sample.rewrite_words(&pattern, other).into_iter().collect()
}

fn plural(noun: &str) -> String {
    match noun.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
        _ if noun.ends_with(['s', 'x']) || noun.ends_with("ch") || noun.ends_with("sh") => format!("{noun}es"),
        _ => format!("{noun}s"),
    }
}

/// Families in which the person is what is wrong.
const OF_PERSONS: &[&str] = &["reference", "names", "pairs", "omission", "source", "register", "address", "consistency", "grammar"];

/// “His” becomes “her” or “their”, before a noun.
pub(super) fn possessive(sample: &Sample, random: &mut Random) -> Vec<Sample> {
    if sample.lang != "en" || sample.is_of(OF_PERSONS) {
        return Vec::new();
    }
    let all = ["his", "her", "their"];
    let step = 1 + random.below(2);
    let pattern = regex(r"\b(his|her|their|His|Her|Their)( (?:own )?\p{L}+)");
    let objects = [
        "that", "to", "and", "in", "on", "at", "about", "for", "with", "of", "by", "the", "a", "an", "how", "what", "if", "when", "as",
        "or", "from",
    ];
    let other = |found: &Captures<'_>| {
        let place = all.iter().position(|word| found[1].eq_ignore_ascii_case(word))?;
        let is_noun = !objects.contains(&found[2].trim());
        is_noun.then(|| format!("{}{}", capital_as(&found[1], all[(place + step) % all.len()]), &found[2]))
    };
    sample.rewrite(&pattern, other).into_iter().collect()
}
