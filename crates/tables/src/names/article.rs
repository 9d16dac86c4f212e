//! The Arabic article, in the forms that assimilation and the schemes give it. It comes and goes in front of a name
//! (al-Assad, Assad), and its spelling says nothing about which name it is.

const FORMS: [&str; 29] = [
    "al", "el", "ul", "il", "as", "ash", "ar", "an", "at", "ath", "ad", "adh", "az", "es", "esh", "er", "en", "ed", "et", "ez", "ach",
    "asch", "ech", "ehl", "ehd", "ehz", "ehr", "ehs", "ol",
];

/// How many letters of a folded name are an article and what joins it to the name. A joint is needed, a hyphen or a space.
pub fn joined(rich: &[char]) -> usize {
    // "L'Ariana", but not "L'vov".
    if let ['l', '\'', 'a' | 'e' | 'i' | 'o' | 'u', _, _, ..] = rich {
        return 2;
    }
    let Some(end) = rich.iter().take(6).position(|c| matches!(c, '-' | ' ')) else { return 0 };
    // El'-: the soft sign of the Russian spelling. An apostrophe alone is no joint (Il'inskoye).
    let form = rich[..end].strip_suffix(&['\'']).unwrap_or(&rich[..end]);
    if FORMS.iter().any(|known| known.chars().eq(form.iter().copied())) && rich.len() >= end + 4 { end + 1 } else { 0 }
}

/// The same for an Arabic name, where the article may be written together with it: al + consonant + more, in a word
/// long enough to have one. "Alexander" has none, and neither has "Allah".
pub fn length(rich: &[char]) -> usize {
    let joined = joined(rich);
    if joined > 0 {
        return joined;
    }
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'j' | 'l');
    match rich {
        ['a' | 'e', 'l', '\'', c, next, ..] if rich.len() > 7 && c.is_alphabetic() && !vowel(*c) && *next != 'l' => 3,
        ['a' | 'e', 'l', c, next, ..] if rich.len() > 6 && c.is_alphabetic() && !vowel(*c) && *next != 'l' => 2,
        _ => 0,
    }
}
