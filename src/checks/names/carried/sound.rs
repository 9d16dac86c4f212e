//! How a word sounds, whatever it is written in, and whether two words may be one name. Yes is said readily: a name that has its like
//! is never reported.

use crate::names;
use std::cell::OnceCell;

/// A word folded to a–z, and how it sounds.
pub(super) struct Sound {
    pub folded: String,
    /// The consonants, roughly.
    pub consonants: Vec<u8>,
    /// Made when nothing at first sight says that a word is like it.
    spoken: OnceCell<Vec<Spoken>>,
}

/// A word as its letters are spoken, without what English derives with.
struct Spoken {
    letters: String,
    consonants: String,
}

/// From so much likeness on, letter by letter, nobody can say that a name is not another one: Jinping, Цзиньпин.
const LIKE: f64 = 0.55;
/// Letters that languages write for one sound, each with one way to write it, in the order in which they are looked for.
const SPOKEN: &str = "dzh:i tsch:c sch:s tch:c x:ks kh:g th:t zh:s ph:f ch:c sh:s ts:s tz:s z:s j:i y:i h:g ge:ie gi:ii";
/// Endings with which English derives a people or an adjective.
const DERIVED: &[&str] = &["ese", "ish", "ian", "ean", "an"];
/// What patronymics have before their last letters.
const PATRONYMIC: &[&str] = &["ovich", "evich", "ovn", "evn", "ivn"];
/// Letters of a stem at the least.
const STEM: usize = 4;

impl Sound {
    pub(super) fn of(word: &str) -> Self {
        let folded = names::plain(word);
        Self { consonants: names::sounds(&folded), folded, spoken: OnceCell::new() }
    }

    /// Whether both may be one name in two languages or scripts, or forms of it.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        let (one, two) = (self.folded.as_str(), other.folded.as_str());
        let common = common(one.as_bytes(), two.as_bytes());
        let (short, long) = if one.len() < two.len() { (one, two) } else { (two, one) };
        common >= STEM || common == 3 && short.len() <= 5 || short.len() > 4 && long.contains(short) || {
            let (sounds, others) = (&self.consonants, &other.consonants);
            let common = self::common(sounds, others);
            common >= 3 || common == 2 && (sounds.len().min(others.len()) == 2 || sounds.len().max(others.len()) == 3)
        }
    }

    /// Whether so many letters of both are the same as they are spoken that one may be written for the other in a language of the same script.
    pub(super) fn is_near(&self, other: &Self) -> bool {
        let mut pairs = self.spoken().iter().flat_map(|one| other.spoken().iter().map(move |other| (one, other)));
        self.is_copy(other)
            || pairs.any(|(one, other)| {
                let (short, long) = if one.letters.len() < other.letters.len() { (one, other) } else { (other, one) };
                // “Kenyan”, “kenianische”
                short.letters.len() >= STEM && long.letters.starts_with(&short.letters)
                    || strsim::normalized_levenshtein(&one.letters, &other.letters) >= LIKE
            })
    }

    /// Whether both begin with the same letters.
    pub(super) fn begins_as(&self, other: &Self) -> bool {
        common(self.folded.as_bytes(), other.folded.as_bytes()) >= STEM
    }

    /// Whether both are so much alike that neither is the like of a third name by its sound alone.
    pub(super) fn is_surely_like(&self, other: &Self) -> bool {
        let common = common(&self.consonants, &other.consonants);
        let shorter = self.consonants.len().min(other.consonants.len());
        self.is_copy(other) || self.begins_as(other) || common >= STEM || common >= 3 && common == shorter
    }

    /// Whether the first sounds are the same or near ones.
    pub(super) fn is_opened_like(&self, other: &Self) -> bool {
        let opening = |spoken: &Spoken| {
            Some(match spoken.letters.bytes().next()? {
                b'a' | b'e' | b'i' | b'o' | b'u' => b'a',
                b'b' | b'p' => b'b',
                b'd' | b't' => b'd',
                b'f' | b'v' => b'v',
                b'c' | b'g' | b'k' | b'q' => b'k',
                letter => letter,
            })
        };
        self.spoken().iter().any(|one| other.spoken().iter().any(|two| opening(one) == opening(two)))
    }

    /// Whether one is spoken nearly as the other, or is a compound with it.
    pub(super) fn is_spoken_like(&self, other: &Self) -> bool {
        let pairs = self.spoken().iter().flat_map(|one| other.spoken().iter().map(move |other| (one, other)));
        pairs.into_iter().any(|(one, other)| one.is_like(other) || other.is_like(one))
    }

    /// Whether they begin so much alike that nobody can say they are two names: Norway, Noregs.
    pub(super) fn begins_like(&self, other: &Self) -> bool {
        self.folded.bytes().take(3).eq(other.folded.bytes().take(3)) || self.consonants.iter().take(2).eq(other.consonants.iter().take(2))
    }

    /// Whether both are the same letters but for a short ending.
    pub(super) fn is_copy(&self, other: &Self) -> bool {
        let (one, two) = (&self.folded, &other.folded);
        one == two
            || one.len() >= STEM && one.len().abs_diff(two.len()) <= 2 && (one.starts_with(two.as_str()) || two.starts_with(one.as_str()))
    }

    /// Whether it is the name of somebody's father, which translations leave out.
    pub(super) fn is_patronymic(&self) -> bool {
        PATRONYMIC.iter().any(|ending| self.folded.contains(ending))
    }

    /// As it is spoken; twice where a w may be a vowel, or a g hard.
    fn spoken(&self) -> &[Spoken] {
        self.spoken.get_or_init(|| {
            let folded = self.folded.as_str();
            let bare = DERIVED.iter().find_map(|ending| folded.strip_suffix(ending)).filter(|bare| bare.len() >= STEM).unwrap_or(folded);
            let mut letters = bare.trim_end_matches('h').to_owned();
            let hard = letters.clone();
            let pairs = SPOKEN.split(' ').filter_map(|pair| pair.split_once(':'));
            pairs.for_each(|(written, spoken)| {
                if letters.contains(written) {
                    letters = letters.replace(written, spoken);
                }
            });
            let ways = if letters.contains('w') { &["v", "u"][..] } else { &["v"] };
            let mut all: Vec<Spoken> = ways.iter().map(|way| Spoken::of(letters.replace('w', way))).collect();
            if ["ge", "gi"].iter().any(|soft| hard.contains(soft)) {
                all.push(Spoken::of(hard));
            }
            all
        })
    }
}

impl Spoken {
    fn of(letters: String) -> Self {
        let consonants = letters.replace(['a', 'e', 'i', 'o', 'u'], "");
        Self { letters, consonants }
    }

    fn is_like(&self, other: &Self) -> bool {
        let (letters, others) = (self.letters.as_str(), other.letters.as_str());
        let start = others.get(..letters.len() + 1).unwrap_or(others);
        let stem = letters.get(..letters.len().saturating_sub(1)).unwrap_or_default();
        let (own, its) = (&self.consonants, &other.consonants);
        stem.len() >= STEM && others.contains(stem)
            || own.len() > 2
                && its.len() > 2
                && own.len().abs_diff(its.len()) <= own.len() / 3
                && strsim::levenshtein(own, its) <= own.len() / 3
            || start.len() * 2 > letters.len() && strsim::normalized_levenshtein(letters, start) >= LIKE
    }
}

/// How many bytes both begin with.
fn common(one: &[u8], other: &[u8]) -> usize {
    one.iter().zip(other).take_while(|(a, b)| a == b).count()
}

#[cfg(test)]
mod tests {
    use super::Sound;

    fn are_like(one: &str, other: &str) -> bool {
        let (one, other) = (Sound::of(one), Sound::of(other));
        one.is_like(&other) || one.is_spoken_like(&other)
    }

    #[test]
    fn one_name_in_two_scripts() {
        for (one, other) in
            [("Харькова", "Kharkiv"), ("Льюису", "Lewis"), ("Цзиньпин", "Jinping"), ("Джорджа", "George"), ("Chang", "Чанг")]
        {
            assert!(are_like(one, other) && are_like(other, one), "{one}, {other}");
        }
    }

    #[test]
    fn names_that_have_nothing_in_common() {
        for (one, other) in [("Харькова", "Poltava"), ("Berger", "Novak"), ("Савченко", "Brightwell"), ("Minsk", "Altdorf")]
        {
            assert!(!are_like(one, other) && !are_like(other, one), "{one}, {other}");
        }
    }
}
