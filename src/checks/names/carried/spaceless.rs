//! Names in a translation from Chinese or Japanese, which have no capitals: those that nothing in the source can stand for.
//!
//! Both languages write foreign names by their sound, in katakana or in signs that serve for it, and those of their own come out as pinyin
//! or romaji. A name that is neither, that no dictionary has and that nothing in the source of the article sounds like, was made up.

use super::words::{Form, Vocabulary};
use crate::article::{Article, Side};
use crate::bilingual::Segment;
use crate::checks::Finding;
use crate::checks::spelling::non_word;
use crate::names;
use crate::text::{Span, hash};
use std::collections::{HashMap, HashSet};

/// Signs and sounds of an article that are compared with each name.
const MOST: usize = 400;
/// Sounds of the shortest name: of two, something always is alike.
const SHORTEST: usize = 3;
/// Letters that a name in Latin letters has at the least, and that its translation begins with.
const STEM: usize = 4;
/// What joins the parts of an address or a code.
const PARTS: &[char] = &['.', '/', '@', '_', '#', '-', '&', ':', '=', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];
/// Sounds of a run behind those of a name that it may have between them.
const SLACK: usize = 2;

/// What each sign sounds like, as [`sound`] has it: katakana, then the signs that Chinese writes foreign names with.
const SIGNS: &[(&str, &str)] = &[
    ("", "アイウエオァィゥェォヤユヨャュョハヒヘホワヲッー阿艾埃奥欧乌伊亚雅耶约尤哈赫胡霍海乔"),
    ("l", "ラリルレロ尔拉莱劳勒雷里利莉列卢鲁罗洛"),
    ("k", "カキクケコガギグゲゴ加盖戈古格高卡克科库凯考基吉"),
    ("s", "サシスセソザジズゼゾチツヂヅ萨塞西索苏斯色沙谢希休舍什施兹扎泽佐祖察采策茨齐奇切恰楚丘朱哲杰"),
    ("d", "タテトダデド达德迪多杜代道黛塔特蒂托图泰陶铁"),
    ("n", "ナニヌネノンマミムメモ纳娜内尼妮诺努南农宁奈马玛迈麦梅门蒙曼米密莫默穆姆明孟安因恩英昂汉亨洪"),
    ("b", "バビブベボパピプペポフヴ巴贝比彼伯博布鲍柏勃保包波帕佩拜皮普珀弗法菲福夫费瓦维沃韦威"),
    ("bn", "本班邦宾潘彭庞平蓬文温万凡范方芬"),
    ("dn", "丹登当顿邓东坦汤滕通廷腾丁唐敦"),
    ("kn", "金肯坎冈根贡康孔昆甘"),
    ("ln", "兰伦林朗隆龙"),
    ("sn", "桑森松孙申辛山尚赞增曾宗琴"),
];

/// Reports the first name of each segment that is in nothing of the source.
pub(super) fn find(article: &Article<'_>, source: &Side<'_>, findings: &mut Vec<Finding>) {
    let target = Vocabulary::of(&article.target);
    let runs = runs(source.text);
    let latin: HashSet<String> = latin(source.text).collect();
    let mut is_heard: HashMap<usize, bool> = HashMap::new();
    for segment in article.segments().iter().filter(|segment| segment.is_comparable()) {
        let line = target.line(&article.target, &segment.target);
        findings.extend(lost(article, source, segment));
        let is_stranger = |form: &Form<'_>| {
            let sound = sound(&form.sound.folded);
            sound.len() >= SHORTEST && !latin.contains(&form.sound.folded) && !runs.iter().any(|run| is_like(run, &sound))
        };
        let stranger = line.words.iter().filter(|word| !word.opens).find(|word| {
            let form = target.form(word);
            may_be_foreign(form) && !*is_heard.entry(word.form).or_insert_with(|| !is_stranger(form))
        });
        findings.extend(stranger.map(|word| Finding::new("added", word.span).in_source(segment.source.span, "the source")));
    }
}

/// Reports the first name that the source writes in Latin letters and the translation has not: such names are copied.
fn lost(article: &Article<'_>, source: &Side<'_>, segment: &Segment) -> Option<Finding> {
    let (own, written) = (segment.source.text(source), names::plain(segment.target.text(&article.target)));
    let is_letter = |sign: char| sign.is_alphabetic() && sign < '\u{2e80}';
    let mut end = 0;
    while let Some(start) = own[end..].find(is_letter).map(|start| end + start) {
        end = own[start..].find(|sign| !is_letter(sign)).map_or(own.len(), |length| start + length);
        let name = &own[start..end];
        // Beside these a word is a part of an address or a code.
        let is_part = own[..start].ends_with(PARTS) || own[end..].starts_with(PARTS);
        let folded = names::plain(name);
        let Some(stem) = folded.get(..STEM) else { continue };
        let is_word = non_word::may_be_english(name, hash(name.as_bytes()) as u32);
        if !is_part && !is_word && name.starts_with(char::is_uppercase) && name.ends_with(char::is_lowercase) && !written.contains(stem) {
            let span = Span::new(segment.source.span.start + start as u32, segment.source.span.start + end as u32);
            let finding = Finding::new("missing", segment.target.span).value("original", name);
            return Some(finding.in_source(span, format!("“{name}”, for which the translation has nothing")));
        }
    }
    None
}

/// Whether it is written as a name, is no word, no place that is known, and no name of China or Japan.
fn may_be_foreign(form: &Form<'_>) -> bool {
    form.is_name && !form.is_small && !form.is_english() && !form.is_entity() && !names::is_east_asian(&form.sound.folded)
}

/// The sounds of every run of signs that are read by their sound.
fn runs(text: &str) -> Vec<Vec<u8>> {
    let signs: HashMap<char, &str> = SIGNS.iter().flat_map(|(sound, signs)| signs.chars().map(move |sign| (sign, *sound))).collect();
    let mut runs: HashSet<Vec<u8>> = HashSet::new();
    for run in text.split(|sign| !signs.contains_key(&sign)) {
        let sounds = joined(run.chars().flat_map(|sign| signs[&sign].bytes()));
        if sounds.len() > 1 && runs.len() < MOST {
            runs.insert(sounds);
        }
    }
    runs.into_iter().collect()
}

/// The words of a text in Latin letters, as names are folded.
fn latin(text: &str) -> impl Iterator<Item = String> {
    text.split(|sign: char| !sign.is_alphabetic() || sign >= '\u{2e80}').filter(|word| !word.is_empty()).map(names::plain)
}

/// The consonants of a name that both languages keep: no liquid at the end of a syllable, where katakana drops it; both liquids are one.
fn sound(folded: &str) -> Vec<u8> {
    let heard = folded.replace("gh", "").replace('w', "");
    let is_vowel = |at: usize| heard.as_bytes().get(at).is_some_and(|letter| b"aeiouy".contains(letter));
    let kept: String =
        heard.char_indices().filter(|&(at, letter)| !matches!(letter, 'l' | 'r') || is_vowel(at + 1)).map(|(_, letter)| letter).collect();
    joined(names::sounds(&kept).into_iter().map(|sound| match sound {
        b'r' => b'l',
        b'v' => b'b',
        b'm' => b'n',
        other => other,
    }))
}

/// Without repetition.
fn joined(sounds: impl Iterator<Item = u8>) -> Vec<u8> {
    let mut all: Vec<u8> = sounds.collect();
    all.dedup();
    all
}

/// Whether a run has two of three sounds of a name in their order, from its first on.
fn is_like(run: &[u8], name: &[u8]) -> bool {
    let starts = (0..run.len()).filter(|&start| run[start] == name[0]);
    starts.into_iter().any(|start| 3 * common(&run[start..run.len().min(start + name.len() + SLACK)], name) >= 2 * name.len())
}

/// The length of the longest common subsequence.
fn common(one: &[u8], other: &[u8]) -> usize {
    let mut row = vec![0; other.len() + 1];
    for sound in one {
        let mut before = 0;
        for (index, its) in other.iter().enumerate() {
            let above = row[index + 1];
            row[index + 1] = if sound == its { before + 1 } else { above.max(row[index]) };
            before = above;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{is_like, runs, sound};

    fn is_heard(text: &str, name: &str) -> bool {
        runs(text).iter().any(|run| is_like(run, &sound(name)))
    }

    #[test]
    fn one_name_in_two_scripts() {
        for (text, name) in [
            ("市長のマルケッティ氏", "marchetti"),
            ("ブレントフォード駅で", "brentford"),
            ("オストランダーさん", "ostrander"),
            ("记者马尔凯蒂说", "marchetti"),
            ("在布伦特福德", "brentford"),
            ("卡斯特罗纳", "castrona"),
        ] {
            assert!(is_heard(text, name), "{text} {name}");
        }
    }

    #[test]
    fn names_that_have_nothing_in_common() {
        for (text, name) in [("市長のマルケッティ氏", "lindqvist"), ("在布伦特福德", "kovarik"), ("山の上の駅", "tillingham")]
        {
            assert!(!is_heard(text, name), "{text} {name}");
        }
    }
}
