//! The same fault in a longer line, between paragraphs, and at the start of a sentence.

use super::{OF_MARKS, capitalised};
use crate::random::Random;
use crate::sample::Sample;
use crate::words;

/// Families in which the place of the fault in the text, or what the whole text holds, is what is wrong.
const OF_PLACE: &[&str] = &["case", "segmentation", "omission", "pairs", "source", "layout", "consistency"];

/// Between two sentences of the same line.
pub(super) fn longer_line(sample: &Sample, random: &mut Random) -> Vec<Sample> {
    let line = sample.text.as_str();
    let is_sentence = line.ends_with(['.', '!', '?', '”', '"']) && line.starts_with(|c: char| c.is_uppercase());
    let is_edge = sample.mark.as_ref().is_some_and(|mark| mark.start == 0 || mark.end == line.len());
    if !sample.is_one_line() || !is_sentence || sample.is_first || sample.is_of_set {
        return Vec::new();
    }
    // A label that is all of a line may be part of an article's sentence in a longer one.
    let is_furniture = sample.is_of(&["boilerplate"]) && is_edge;
    if is_furniture || sample.is_of(OF_PLACE) || sample.is_of(OF_MARKS) && is_edge {
        return Vec::new();
    }
    let number = random.below(3);
    let Some((first, second)) = words::sentences(&sample.lang, number) else { return Vec::new() };
    with_source(sample, number, [&format!("{first} "), &format!(" {second}")], [" ", " "]).into_iter().collect()
}

/// Between two paragraphs.
pub(super) fn between_paragraphs(sample: &Sample, random: &mut Random) -> Vec<Sample> {
    let number = random.below(3);
    let Some((first, second)) = words::sentences(&sample.lang, number) else { return Vec::new() };
    // A sentence in a line of its own stands between paragraphs as it stands alone, and a good line may be good as a headline.
    let is_line = sample.label().is_some() || sample.mark.is_none() && sample.text.ends_with(['.', '!', '?', '”', '"']);
    if !is_line || sample.is_of(OF_PLACE) {
        return Vec::new();
    }
    let is_title = sample.is_first || sample.text.starts_with('#');
    let before = if is_title { String::new() } else { format!("{first}\n\n") };
    let breaks = if is_title { ["", "\n\n"] } else { ["\n\n", "\n\n"] };
    with_source(sample, number, [&before, &format!("\n\n{second}")], breaks).into_iter().collect()
}

/// The sample between two texts, its source between the same in its language, with `breaks` between.
fn with_source(sample: &Sample, number: usize, [before, after]: [&str; 2], breaks: [&str; 2]) -> Option<Sample> {
    let mut new = sample.framed(before, after);
    if let Some(source) = &sample.source {
        let (first, second) = words::sentences(sample.source_lang.as_deref()?, number)?;
        let start = if before.is_empty() { String::new() } else { [first, breaks[0]].concat() };
        new.source = Some([&start, source, breaks[1], second].concat());
    }
    Some(new)
}

/// Words with which an adverbial begins that may go before its sentence.
const OPENERS: &[&str] = &[
    "in",
    "on",
    "at",
    "since",
    "according",
    "with",
    "by",
    "under",
    "during",
    "within",
    "from",
    "for",
    "due",
    "thanks",
    "after",
    "before",
    "until",
    "as",
    "despite",
    "because",
    "through",
    "throughout",
    "without",
    "along",
    "regarding",
    "concerning",
    "until",
];
/// Words that may lose their capital behind it.
const SUBJECTS: &[&str] = &[
    "He", "She", "It", "They", "We", "The", "A", "An", "This", "That", "These", "Those", "His", "Her", "Its", "Their", "There", "All",
    "Many", "Some",
];

/// “He has lived here since 15 years.” becomes “Since 15 years he has lived here.”
pub(super) fn start_of_sentence(sample: &Sample, _: &mut Random) -> Vec<Sample> {
    let (before, after) = sample.around();
    let first = |text: &str| text.split_whitespace().next().unwrap_or_default().to_owned();
    let is_adverbial = OPENERS.contains(&first(sample.marked()).as_str()) && SUBJECTS.contains(&first(before).as_str());
    let is_clause = before.ends_with(' ') && before.split_whitespace().count() > 1 && !before.contains(['.', ',', ':', ';', '"', '“']);
    let ends_here = after.ends_with('.') && !after.trim_end_matches('.').contains(['.', ',', ';', ':']);
    if sample.lang != "en"
        || !sample.is_one_line()
        || !is_adverbial
        || !is_clause
        || !ends_here
        || sample.source.is_some()
        || sample.is_of_set
    {
        return Vec::new();
    }
    let mut subject = before.trim_end().to_owned();
    subject[..1].make_ascii_lowercase();
    let turned = |adverbial: &str| format!("{}{}, {subject}.", capitalised(adverbial), after.trim_end_matches('.'));
    let fix = sample.mended().filter(|new| OPENERS.contains(&first(new).as_str())).map(&turned);
    vec![Sample { text: turned(sample.marked()), mark: Some(0..sample.marked().len()), fix, ..sample.clone() }]
}
