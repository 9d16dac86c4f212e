//! Chinese names: pinyin against Wade-Giles, syllable by syllable and exactly. Fuzziness would be wrong here: Chinese
//! has some four hundred syllables, and nearly every small change of one is another.

use std::sync::OnceLock;

use mtlint_tables::names::Syllable;
use mtlint_tables::names::fold::Folded;

use super::baked;

/// Sorted by their pinyin.
fn syllables() -> &'static [Syllable] {
    static TABLE: OnceLock<Vec<Syllable>> = OnceLock::new();
    // The build script wrote them, so that they can be read.
    TABLE.get_or_init(|| postcard::from_bytes(baked::SYLLABLES).unwrap_or_default())
}

/// The letter that pinyin does not write, and those that end its syllables.
const FOREIGN: u8 = b'v';
const FINAL: [u8; 8] = *b"aegionru";

/// Longest pinyin syllable, in letters (zhuang).
const LONGEST: usize = 6;

/// A syllable as a number, in the order of the alphabet; 0 for what is too long for one.
fn packed(text: &[u8]) -> u64 {
    if text.len() > 8 {
        return 0;
    }
    text.iter().fold(0, |key, letter| key << 8 | u64::from(letter.to_ascii_lowercase())) << (8 * (8 - text.len()) % 64)
}

/// The syllable that this text is, in pinyin.
fn find(text: &[u8]) -> Option<&'static Syllable> {
    static KEYS: OnceLock<Vec<u64>> = OnceLock::new();
    let table = syllables();
    let keys = KEYS.get_or_init(|| table.iter().map(|syllable| packed(syllable.pinyin.as_bytes())).collect());
    keys.binary_search(&packed(text)).ok().map(|at| &table[at])
}

/// Is the text, in whatever case, one syllable of pinyin or of Wade-Giles?
pub(super) fn is_syllable(text: &[u8]) -> bool {
    static KEYS: OnceLock<Vec<u64>> = OnceLock::new();
    let keys = KEYS.get_or_init(|| {
        let spellings = syllables().iter().flat_map(|known| known.wade_giles.iter().chain([&known.pinyin]));
        let mut keys: Vec<u64> = spellings.map(|spelling| packed(spelling.as_bytes())).collect();
        keys.sort_unstable();
        keys
    });
    !text.is_empty() && keys.binary_search(&packed(text)).is_ok()
}

/// How many ways lead from each letter to the end in whole pinyin syllables; the fewest syllables of any.
fn fewest(plain: &[u8]) -> Option<usize> {
    // Most names are told from pinyin by their last letter.
    if plain.len() > 24 || plain.last().is_none_or(|last| !FINAL.contains(last)) || plain.contains(&FOREIGN) {
        return None;
    }
    let mut best = [usize::MAX; 25];
    best[plain.len()] = 0;
    for start in (0..plain.len()).rev() {
        // Inside a word, pinyin sets an apostrophe before a, e and o, so that a bare one begins no syllable.
        if start > 0 && matches!(plain[start], b'a' | b'e' | b'o') {
            continue;
        }
        for end in start + 1..=plain.len().min(start + LONGEST) {
            if best[end] != usize::MAX && find(&plain[start..end]).is_some() {
                best[start] = best[start].min(best[end] + 1);
            }
        }
    }
    Some(best[0]).filter(|count| *count != usize::MAX)
}

/// Is the whole name pinyin syllables?
pub(super) fn is_pinyin(plain: &[u8]) -> bool {
    fewest(plain).is_some()
}

/// Is the name Chinese beyond doubt: two or more pinyin syllables, and among its letters some that hardly any other
/// language joins that way?
fn surely_pinyin(plain: &[u8]) -> bool {
    const STRONG: [&str; 3] = ["zh", "x", "q"];
    // Not ou, which is French for u.
    const MARKS: [&str; 12] = ["ang", "eng", "ing", "ong", "iao", "uan", "ian", "uo", "ao", "iu", "ui", "ei"];
    let has = |mark: &str| plain.windows(mark.len()).any(|window| window == mark.as_bytes());
    let (strong, marks) = (STRONG.iter().any(|mark| has(mark)), MARKS.iter().filter(|mark| has(mark)).count());
    // Benghazi can be read as three syllables with one mark: more syllables need more marks.
    plain.len() > 3 && (strong || marks > 0) && fewest(plain).is_some_and(|count| count == 2 || count > 2 && (strong || marks + 1 >= count))
}

/// Two names in good pinyin, at least one of them Chinese beyond doubt: two names, for pinyin has one spelling for each.
pub(super) fn distinct(a: &Folded, b: &Folded) -> bool {
    // ž or š is no tone mark.
    if a.rich.iter().chain(&b.rich).any(|c| matches!(c, 'ž' | 'š' | 'č' | 'ż' | 'ł' | 'ć')) {
        return false;
    }
    let (a, b) = (&a.plain[..], &b.plain[..]);
    // Surnames: two syllables of either system, Chang and Cheng, that `same` does not bring together.
    let nasal = |word: &[u8]| word.len() > 3 && word.ends_with(b"ng") && is_syllable(word);
    if nasal(a) && nasal(b) {
        return true;
    }
    // What Chinese places are named after, as a last syllable: mountain, sea, river, pass.
    let landscape = |word: &[u8]| ["shan", "hai", "jiang", "he", "kou"].iter().any(|last| word.ends_with(last.as_bytes()));
    let sure = |word: &[u8]| surely_pinyin(word) || landscape(word) && fewest(word) == Some(2);
    (sure(a) || sure(b)) && fewest(a).is_some_and(|count| count > 1) && fewest(b).is_some_and(|count| count > 1)
}

/// Is one name pinyin and the other its Wade-Giles spelling?
pub(super) fn same(a: &Folded, b: &Folded) -> bool {
    one_way(a, b) || one_way(b, a)
}

/// Can two surnames of one syllable be the pinyin and the Wade-Giles spelling of one? Chang is Zhang as often as Chang, so
/// this proves nothing alone; beside one given name it is no proof of two people either.
pub(super) fn surnames(a: &[u8], b: &[u8]) -> bool {
    let spells = |pinyin: &[u8], other: &[u8]| find(pinyin).is_some_and(|known| known.wade_giles.iter().any(|it| it.as_bytes() == other));
    spells(a, b) || spells(b, a)
}

fn one_way(pinyin: &Folded, other: &Folded) -> bool {
    let marked = other.rich.iter().any(|c| matches!(c, '-' | '\''));
    if key(&pinyin.plain) != key(&other.plain) {
        return false;
    }
    // Both are good pinyin: nothing says that one of them is the other system.
    if !marked && is_pinyin(&other.plain) {
        return false;
    }
    let hyphens = other.rich.iter().filter(|c| **c == '-').count();
    let count = fewest(&pinyin.plain);
    // One syllable alone proves nothing (Chang may be Zhang or Chang), unless the apostrophe marks the system.
    if count.is_none() || count == Some(1) && !marked {
        return false;
    }
    walk(&pinyin.plain, &other.plain, 0, false, &mut |syllables, changed| changed && (hyphens == 0 || hyphens + 1 == syllables))
}

/// Reads pinyin and Wade-Giles syllables in step; `accept` sees the number of syllables and whether any differed.
fn walk(pinyin: &[u8], other: &[u8], syllables: usize, changed: bool, accept: &mut dyn FnMut(usize, bool) -> bool) -> bool {
    if pinyin.is_empty() {
        return other.is_empty() && accept(syllables, changed);
    }
    for end in 1..=pinyin.len().min(LONGEST) {
        let Some(syllable) = find(&pinyin[..end]) else { continue };
        for wade_giles in &syllable.wade_giles {
            if let Some(rest) = other.strip_prefix(wade_giles.as_bytes()) {
                let changed = changed || *wade_giles != syllable.pinyin;
                if walk(&pinyin[end..], rest, syllables + 1, changed, accept) {
                    return true;
                }
            }
        }
    }
    false
}

/// A blocking key that pinyin and Wade-Giles share: m, n, l and f, which both write alike, and r for what is j in
/// Wade-Giles only at the start of jih, jo, ju and so on; so r and j both count as nothing.
pub(super) fn key(plain: &[u8]) -> u32 {
    let mut key = 0u32;
    for &letter in plain {
        let code = match letter {
            b'l' => 1,
            b'm' => 2,
            b'n' => 3,
            b'f' => 4,
            _ => continue,
        };
        key = key.wrapping_mul(5).wrapping_add(code);
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(name: &str) -> Folded {
        let mut folded = Folded::default();
        folded.set(name);
        folded
    }

    #[test]
    fn wade_giles() {
        for (a, b) in [
            ("Qingdao", "Ch'ing-tao"),
            ("Xiaoping", "Hsiao-p'ing"),
            ("Guangzhou", "Kuang-chou"),
            ("Zedong", "Tse-tung"),
            ("Gaoxiong", "Kaohsiung"),
            ("Renqiu", "Jen-ch'iu"),
        ] {
            assert!(same(&folded(a), &folded(b)), "{a} {b}");
            assert_eq!(key(&folded(a).plain), key(&folded(b).plain), "{a} {b}");
        }
        for (a, b) in [("Deng", "Teng"), ("Shanxi", "Shaanxi"), ("Jinan", "Hunan"), ("Changsha", "Zhangjia")] {
            assert!(!same(&folded(a), &folded(b)), "{a} {b}");
        }
    }

    #[test]
    fn surnames_of_one_syllable() {
        for (a, b) in [("zhang", "chang"), ("teng", "deng"), ("zhou", "chou")] {
            assert!(surnames(a.as_bytes(), b.as_bytes()), "{a} {b}");
        }
        for (a, b) in [("zhang", "wang"), ("li", "liu"), ("smith", "smyth")] {
            assert!(!surnames(a.as_bytes(), b.as_bytes()), "{a} {b}");
        }
    }

    #[test]
    fn letters_of_pinyin() {
        for syllable in syllables() {
            let pinyin = syllable.pinyin.as_bytes();
            assert!(!pinyin.contains(&FOREIGN) && pinyin.last().is_some_and(|last| FINAL.contains(last)), "{}", syllable.pinyin);
        }
    }

    #[test]
    fn surely_chinese() {
        for name in ["Zhangjin", "Xinjing", "Shanghai"] {
            assert!(surely_pinyin(&folded(name).plain), "{name}");
        }
        for name in ["Kharkiv", "Hassan", "Hanna", "Sakhalin"] {
            assert!(!surely_pinyin(&folded(name).plain), "{name}");
        }
    }
}
