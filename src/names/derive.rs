//! The English spelling of a name that only its German one shows, where German leaves no doubt about the native letters.
//!
//! German writes one `sch` for two letters and mostly one `s`; a name in which that matters has no certain English spelling
//! and gets none. What is derived is held against the tables: they must write it so and take both for one name.

use super::matcher::{Context, Matcher};
use mtlint_tables::names::scheme::Profile;

/// German letters and the English ones, the longest first. Those before a vowel or at the end of the name are below.
const LETTERS: [(&str, &str); 7] = [("schtsch", "shch"), ("tsch", "ch"), ("ch", "kh"), ("ss", "s"), ("ß", "s"), ("w", "v"), ("z", "ts")];
/// Ends of adjectives, the longest first.
const ENDINGS: [(&str, &str); 4] = [("skyj", "skyi"), ("zkyj", "tskyi"), ("skij", "sky"), ("zkij", "tsky")];

/// What both may cost at most.
const SURE: f32 = 0.05;

/// The English spelling of a Ukrainian or Russian name in German spelling; `None` where it is in doubt.
pub(crate) fn in_english(matcher: &mut Matcher, german: &str) -> Option<String> {
    let derived = respell(&german.to_lowercase())?;
    let mut letters = derived.chars();
    let derived: String = letters.next()?.to_uppercase().chain(letters).collect();
    let same = matcher.compare(&derived, german, &Context::new("en")).is_some_and(|found| found.matched && found.cost <= SURE);
    (same && matcher.is_target_scheme(&derived, Profile::EastSlavic, "en")).then_some(derived)
}

fn respell(german: &str) -> Option<String> {
    let (stem, ending) =
        ENDINGS.iter().find_map(|(ending, english)| Some((german.strip_suffix(ending)?, *english))).unwrap_or((german, ""));
    let mut out = String::new();
    let mut at = 0;
    while let Some(letter) = stem[at..].chars().next() {
        let rest = &stem[at..];
        if let Some((from, to)) = LETTERS.iter().find(|(from, _)| rest.starts_with(from)) {
            out.push_str(to);
            at += from.len();
            continue;
        }
        let vowel = |c: Option<char>| c.is_some_and(|c| "aeiouy".contains(c));
        let (before, after) = (stem[..at].chars().next_back(), rest[letter.len_utf8()..].chars().next());
        match letter {
            // ш or ж.
            's' if rest.starts_with("sch") => return None,
            's' if vowel(before) && vowel(after) => out.push('z'),
            's' if matches!(after, Some('t' | 'k' | 'p')) => out.push('s'),
            // с or з.
            's' => return None,
            'j' if vowel(after) => out.push(if at == 0 || vowel(before) { 'y' } else { 'i' }),
            'j' => out.push(if before == Some('i') { 'y' } else { 'i' }),
            letter if letter.is_ascii_lowercase() => out.push(letter),
            _ => return None,
        }
        at += letter.len_utf8();
    }
    Some(out + ending)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_certain_is_derived() {
        let mut matcher = Matcher::new();
        for (german, english) in [
            ("Chomenkiwskyj", "Khomenkivskyi"),
            ("Jermak", "Yermak"),
            ("Wowtschenko", "Vovchenko"),
            ("Kotschubej", "Kochubei"),
            ("Doroschtschuk", "Doroshchuk"),
            ("Winnyzkyj", "Vinnytskyi"),
            ("Jurijenko", "Yuriyenko"),
        ] {
            assert_eq!(in_english(&mut matcher, german).as_deref(), Some(english), "{german}");
        }
    }

    #[test]
    fn what_is_in_doubt_is_not() {
        let mut matcher = Matcher::new();
        for german in ["Luschenko", "Sadowyj", "Kusmenko", "Müller", "Scholz"] {
            assert_eq!(in_english(&mut matcher, german), None, "{german}");
        }
    }
}
