//! Which language a text is in.
//!
//! The script decides first. Of the scripts that many languages share, Latin is told apart in `latin.rs` and Cyrillic in
//! `cyrillic.rs`; Arabic letters and Chinese against Japanese take a few lines here.

mod cyrillic;
mod latin;
mod others;

use super::Lang;
use mtlint_tables::text::is_letter;

/// How much of a text is looked at, in bytes: the beginning, and as much from the middle.
const SAMPLE: usize = 4096;
/// With fewer letters than this a guess is no better than a coin.
const FEWEST_LETTERS: usize = 20;

/// The language of `text`, judged from a sample of at most 4 KiB; `None` where there are too few letters to say (fewer
/// than twenty, or seven Han characters) or where the script is not known here.
///
/// Addresses, e-mail addresses and tags are not looked at. Method: script, then letters that only some alphabets have,
/// frequent function words, and the trigram model whichlang for what these leave open.
pub fn detect(text: &str) -> Option<Lang> {
    let sample = clean(text);
    let mut counts = [0_usize; SCRIPTS];
    for letter in sample.chars().filter(|sign| is_letter(*sign)) {
        if let Some(script) = script(letter) {
            counts[script as usize] += weight(script);
        }
    }
    // Kana and Han are one text, whose kana share parts Japanese from Chinese.
    let (han, kana) = (counts[Script::Han as usize], counts[Script::Kana as usize]);
    counts[Script::Han as usize] = han + kana;
    counts[Script::Kana as usize] = 0;
    let (index, &most) = counts.iter().enumerate().max_by_key(|&(_, &count)| count)?;
    if most < FEWEST_LETTERS {
        return None;
    }
    let tag = match SCRIPT_TAGS[index] {
        Tag::One(tag) => tag,
        Tag::Han if kana * 20 >= han + kana => "ja",
        Tag::Han => "zh",
        Tag::Arabic => arabic(&sample),
        Tag::Cyrillic => cyrillic::detect(&sample),
        Tag::Latin => latin::detect(&sample),
    };
    Some(Lang(tag.into()))
}

/// Whether texts in the language called `tag` are recognised by words in Latin letters.
pub(super) fn is_latin(tag: &str) -> bool {
    latin::knows(tag)
}

/// The scripts, in the order of [`SCRIPT_TAGS`].
#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Latin,
    Cyrillic,
    Arabic,
    Han,
    Kana,
    Hangul,
    Greek,
    Hebrew,
    Armenian,
    Georgian,
    Devanagari,
    Bengali,
    Gurmukhi,
    Gujarati,
    Tamil,
    Telugu,
    Kannada,
    Malayalam,
    Sinhala,
    Thai,
    Lao,
    Burmese,
    Ethiopic,
    Khmer,
}

const SCRIPTS: usize = Script::Khmer as usize + 1;

/// How the language follows from a script.
#[derive(Clone, Copy)]
enum Tag {
    One(&'static str),
    Latin,
    Cyrillic,
    Arabic,
    Han,
}

#[rustfmt::skip]
const SCRIPT_TAGS: [Tag; SCRIPTS] = [
    Tag::Latin, Tag::Cyrillic, Tag::Arabic, Tag::Han, Tag::Han, Tag::One("ko"), Tag::One("el"), Tag::One("he"),
    Tag::One("hy"), Tag::One("ka"), Tag::One("hi"), Tag::One("bn"), Tag::One("pa"), Tag::One("gu"), Tag::One("ta"),
    Tag::One("te"), Tag::One("kn"), Tag::One("ml"), Tag::One("si"), Tag::One("th"), Tag::One("lo"), Tag::One("my"),
    Tag::One("am"), Tag::One("km"),
];

fn script(letter: char) -> Option<Script> {
    Some(match u32::from(letter) {
        0..=0x24F | 0x1E00..=0x1EFF => Script::Latin,
        0x370..=0x3FF | 0x1F00..=0x1FFF => Script::Greek,
        0x400..=0x52F => Script::Cyrillic,
        0x531..=0x58F => Script::Armenian,
        0x590..=0x5FF => Script::Hebrew,
        0x600..=0x6FF | 0x750..=0x77F | 0xFB50..=0xFDFF | 0xFE70..=0xFEFC => Script::Arabic,
        0x900..=0x97F => Script::Devanagari,
        0x980..=0x9FF => Script::Bengali,
        0xA00..=0xA7F => Script::Gurmukhi,
        0xA80..=0xAFF => Script::Gujarati,
        0xB80..=0xBFF => Script::Tamil,
        0xC00..=0xC7F => Script::Telugu,
        0xC80..=0xCFF => Script::Kannada,
        0xD00..=0xD7F => Script::Malayalam,
        0xD80..=0xDFF => Script::Sinhala,
        0xE00..=0xE7F => Script::Thai,
        0xE80..=0xEFF => Script::Lao,
        0x1000..=0x109F => Script::Burmese,
        0x10A0..=0x10FF | 0x1C90..=0x1CBF => Script::Georgian,
        0x1200..=0x139F => Script::Ethiopic,
        0x1780..=0x17FF => Script::Khmer,
        0x3041..=0x30FF | 0x31F0..=0x31FF | 0xFF66..=0xFF9D => Script::Kana,
        0x3005 | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x2_0000..=0x3_FFFF => Script::Han,
        0x1100..=0x11FF | 0xAC00..=0xD7A3 => Script::Hangul,
        _ => return None,
    })
}

/// How many letters of an alphabet one sign of the script is worth: a Chinese text with Latin names is Chinese.
fn weight(script: Script) -> usize {
    match script {
        Script::Han => 3,
        Script::Kana | Script::Hangul => 2,
        _ => 1,
    }
}

/// Arabic, Persian, Urdu, Pashto or Central Kurdish, by letters that Arabic has not.
fn arabic(sample: &str) -> &'static str {
    let [mut all, mut persian, mut urdu, mut pashto, mut kurdish] = [0_usize; 5];
    for letter in sample.chars() {
        match letter {
            'پ' | 'چ' | 'ژ' | 'گ' | 'ک' | 'ی' => persian += 1,
            'ٹ' | 'ڈ' | 'ڑ' | 'ں' | 'ے' | 'ہ' => urdu += 1,
            'ټ' | 'ډ' | 'ړ' | 'ښ' | 'ګ' | 'ۍ' | 'ې' => pashto += 1,
            'ێ' | 'ۆ' | 'ڕ' | 'ڵ' | 'ە' => kurdish += 1,
            _ => {}
        }
        all += usize::from(script(letter) == Some(Script::Arabic));
    }
    // Each is 3 % or more of the letters in its own language; in Arabic they come in a few foreign names.
    [(urdu, "ur"), (pashto, "ps"), (kurdish, "ckb"), (persian, "fa")]
        .into_iter()
        .find(|(count, _)| count * 40 >= all)
        .map_or("ar", |(_, tag)| tag)
}

/// At most [`SAMPLE`] bytes of `text` without what is no prose: addresses, tags and signs that stand for masked stretches.
fn clean(text: &str) -> String {
    let mut sample = String::with_capacity(text.len().min(SAMPLE) + 1);
    if text.len() <= SAMPLE {
        push_prose(text, &mut sample);
    } else {
        let half = SAMPLE / 2;
        // From the middle of what follows the first part, so that the two can't overlap.
        let middle = half + (text.len() - SAMPLE) / 2;
        push_prose(&text[..floor_boundary(text, half)], &mut sample);
        push_prose(&text[floor_boundary(text, middle)..floor_boundary(text, middle + half)], &mut sample);
    }
    sample
}

/// The last character boundary at or before `index`, which must not be beyond the end.
fn floor_boundary(text: &str, index: usize) -> usize {
    (0..=index).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

fn push_prose(text: &str, sample: &mut String) {
    for chunk in text.split_whitespace() {
        if chunk.contains("://") || chunk.contains('@') || chunk.starts_with("www.") {
            continue;
        }
        if chunk.contains('<') {
            push_outside_tags(chunk, sample);
        } else {
            sample.push_str(chunk);
        }
        sample.push(' ');
    }
}

/// Leaves out the names of tags. A tag with attributes is cut by its spaces; of it the attributes `a=…` remain, too few
/// to matter.
fn push_outside_tags(chunk: &str, sample: &mut String) {
    let mut rest = chunk;
    while let Some((before, tag)) = rest.split_once('<') {
        sample.push_str(before);
        rest = tag.split_once('>').map_or("", |(_, after)| after);
    }
    sample.push_str(rest);
}

/// Hands each word of `sample` (a run of letters) to `each`, in lower case, and whether it began with a capital.
fn for_each_word(sample: &str, mut each: impl FnMut(&str, bool)) {
    let mut word = String::with_capacity(32);
    let mut capital = false;
    for sign in sample.chars().chain(std::iter::once(' ')) {
        if is_letter(sign) {
            if word.is_empty() {
                capital = sign.is_uppercase();
            }
            if sign.is_ascii() {
                word.push(sign.to_ascii_lowercase());
            } else {
                word.extend(sign.to_lowercase().take(1));
            }
        } else if !word.is_empty() {
            each(&word, capital);
            word.clear();
        }
    }
}
