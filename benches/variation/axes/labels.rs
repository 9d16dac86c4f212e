//! Page furniture: the same label in other letters, with other marks and spaces, with a tail, at the end of a paragraph.

use super::{capitalised, regex};
use crate::random::Random;
use crate::sample::Sample;
use crate::words::{self, AGENCIES};

/// A label of one line, with its words.
fn label(sample: &Sample) -> Option<(&str, Vec<&str>)> {
    let label = sample.label().filter(|_| sample.is_of(&["boilerplate"]) && !sample.is_of_set && sample.source.is_none())?;
    let is_address = label.contains("://") || label.contains("www.") || label.contains('@') || label.contains('#');
    (!is_address).then(|| (label, label.split(' ').collect()))
}

/// A label that is no sentence and has nothing behind it yet.
fn bare(sample: &Sample) -> Option<(&str, Vec<&str>)> {
    label(sample)
        .filter(|(label, words)| words.len() <= 8 && label.ends_with(|c: char| c.is_alphabetic()) && !label.contains([':', '|', '–', '—']))
}

/// The sample with another label. The fix stays as it is where nothing of the label is left in it.
fn relabelled(sample: &Sample, new: &str) -> Option<Sample> {
    let (label, mark) = (sample.label()?, sample.mark.clone()?);
    let fix = sample.fix.clone().filter(|fix| !fix.contains(label.split(' ').next().unwrap_or_default()));
    (new != label).then(|| Sample { fix, ..sample.edited(&[(mark, new.to_owned())]) })
}

pub(super) fn case(sample: &Sample, _: &mut Random) -> Vec<Sample> {
    let Some((label, words)) = bare(sample).filter(|(label, _)| !label.contains(|c: char| c.is_ascii_digit())) else { return Vec::new() };
    let mut forms = vec![label.to_uppercase()];
    let is_lower = |word: &&&str| word.starts_with(char::is_lowercase);
    // What has one capital, at its start, has no names; and no nouns of German.
    if words.len() > 1 && words.iter().skip(1).all(|word| is_lower(&word)) {
        if sample.lang != "de" {
            forms.push(label.to_lowercase());
        }
        if sample.lang == "en" && !words.iter().any(|word| AGENCIES.contains(word)) {
            forms.push(words.iter().map(|word| capitalised(word)).collect::<Vec<_>>().join(" "));
        }
    }
    forms.iter().filter_map(|form| relabelled(sample, form)).collect()
}

/// Another dash between the parts of a label, and a dash for a colon.
pub(super) fn dash(sample: &Sample, random: &mut Random) -> Vec<Sample> {
    let Some((label, _)) = label(sample) else { return Vec::new() };
    let dashes = ["-", "–", "—"];
    let dash = dashes[random.below(3)];
    let between = regex(r" [-–—] ");
    let colon = regex(r"^(\p{L}+(?: \p{L}+){0,2}): (\S)");
    let forms = [between.replace(label, format!(" {dash} ")), colon.replace(label, format!("$1 {dash} $2"))];
    forms.iter().filter_map(|form| relabelled(sample, form)).collect()
}

/// Something in brackets, a date or a time behind a label.
pub(super) fn tail(sample: &Sample, random: &mut Random) -> Vec<Sample> {
    let is_short = |words: &Vec<&str>| (2..=6).contains(&words.len());
    let Some((label, _)) = bare(sample).filter(|(label, words)| is_short(words) && !label.contains(|c: char| c.is_ascii_digit())) else {
        return Vec::new();
    };
    let Some(words) = words::of(&sample.lang) else { return Vec::new() };
    let bracketed = words.bracketed[random.below(words.bracketed.len())];
    let date = words.dates[random.below(words.dates.len())];
    let time = ["10:32", "7:05", "18:40"][random.below(3)];
    [bracketed, date, time].iter().filter_map(|tail| relabelled(sample, &format!("{label} {tail}"))).collect()
}

/// A no-break space or two spaces where one stands.
pub(super) fn space(sample: &Sample, random: &mut Random) -> Vec<Sample> {
    let Some((label, words)) = label(sample).filter(|(_, words)| words.len() > 1) else { return Vec::new() };
    let place = 1 + random.below(words.len() - 1);
    let with = |space: &str| [words[..place].join(" "), words[place..].join(" ")].join(space);
    debug_assert_eq!(with(" "), label);
    ["\u{a0}", "  "].iter().filter_map(|space| relabelled(sample, &with(space))).collect()
}

/// Marks behind a label that has none.
pub(super) fn mark(sample: &Sample, random: &mut Random) -> Vec<Sample> {
    // With a mark of its own a name may be anything.
    let is_name = |words: &Vec<&str>| words.len() == 2 && words.iter().all(|word| word.starts_with(char::is_uppercase));
    let Some((label, _)) = bare(sample).filter(|(_, words)| !is_name(words)) else { return Vec::new() };
    let marks = [":", "…", "...", " »", " >", " →"];
    let first = random.below(marks.len());
    [marks[first], marks[(first + 3) % marks.len()]].iter().filter_map(|mark| relabelled(sample, &format!("{label}{mark}"))).collect()
}

/// Behind the last sentence of a paragraph. Labels of one or two words might be anything there.
pub(super) fn end_of_paragraph(sample: &Sample, random: &mut Random) -> Vec<Sample> {
    let is_told = label(sample).is_some_and(|(label, words)| words.len() > 2 && label.starts_with(|c: char| c.is_uppercase()));
    let Some((first, _)) = words::sentences(&sample.lang, random.below(3)).filter(|_| is_told && !sample.is_first) else {
        return Vec::new();
    };
    let Some(mark) = sample.mark.clone() else { return Vec::new() };
    let fix = sample.fix.as_ref().filter(|fix| sample.is_one_line() && fix.trim().is_empty()).map(|_| first.to_owned());
    vec![Sample { fix, ..sample.edited(&[(mark.start..mark.start, format!("{first} "))]) }]
}
