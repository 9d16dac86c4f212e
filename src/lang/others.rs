//! What is known of languages that have no file, such as their script; and what is asked of a language of origin or of a
//! whole script: whether names take endings, which letters and short words of Cyrillic a language has.

use super::detect;

/// What a language is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Writing {
    Latin,
    Cyrillic,
    Greek,
    Chinese,
    Japanese,
    Korean,
    Arabic,
    Hebrew,
    /// A script that nothing here is known of, or more than one.
    Other,
}

/// What a language called `tag` that has no file is written in, where that is known.
pub(super) fn writing(tag: &str) -> Option<Writing> {
    Some(match tag {
        "be" | "bg" | "mk" | "kk" | "ky" | "mn" | "tg" => Writing::Cyrillic,
        "el" => Writing::Greek,
        "ko" => Writing::Korean,
        "fa" | "ur" | "ps" => Writing::Arabic,
        "he" | "yi" => Writing::Hebrew,
        "sr" => Writing::Other,
        _ if has_script_of_its_own(tag) => Writing::Other,
        _ if detect::is_latin(tag) => Writing::Latin,
        _ => return None,
    })
}

/// Whether the language is written in none of the scripts that languages here have.
fn has_script_of_its_own(tag: &str) -> bool {
    #[rustfmt::skip]
    const TAGS: [&str; 35] = [
        "am", "as", "bho", "bn", "bo", "chr", "dv", "dz", "gu", "hi", "hy", "ka", "km", "kn", "kok", "lo", "mai", "ml",
        "mni", "mr", "my", "ne", "new", "or", "pa", "sa", "sat", "sd", "shn", "si", "ta", "te", "th", "ti", "tig",
    ];
    TAGS.binary_search(&tag).is_ok()
}

/// Whether the language called `tag`, which is written in Cyrillic, has `letter`.
pub(super) fn has_cyrillic(tag: &str, letter: char) -> bool {
    match letter {
        'І' | 'і' => matches!(tag, "uk" | "be" | "kk"),
        'Ї' | 'ї' => tag == "uk",
        'Ѕ' | 'ѕ' => tag == "mk",
        'Ј' | 'ј' => matches!(tag, "mk" | "sr"),
        'Ё' | 'ё' => tag != "uk",
        _ => true,
    }
}

/// The words of one letter of the language called `tag`, in lower case, as far as they look like Latin letters.
pub(super) fn short_words(tag: &str) -> &'static [&'static str] {
    match tag {
        "ru" | "be" => &["а", "о", "с", "у"],
        "uk" => &["а", "о", "с", "у", "і"],
        _ => &[],
    }
}

/// Whether names take endings in the language called `tag`.
pub(super) fn inflects_names(tag: &str) -> bool {
    matches!(tag, "be" | "bg" | "bs" | "cs" | "hr" | "lt" | "lv" | "pl" | "ru" | "sk" | "sl" | "sr" | "uk")
}

/// Whether function words of the languages with a file prove a stretch foreign in the language called `tag`, which has
/// no file: it does not share them.
pub(super) fn is_apart(tag: &str) -> bool {
    matches!(tag, "da" | "fi" | "hu" | "no" | "ro" | "sk")
}
