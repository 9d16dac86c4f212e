//! Which language a Cyrillic text is in: by the letters that only some alphabets have, then by function words.

use super::super::{ru, uk};
use super::for_each_word;

/// Frequent words of Bulgarian, which has no letter of its own. Russian shares “до” and “на”.
const BULGARIAN: &[&str] =
    &["беше", "бъде", "във", "до", "е", "които", "като", "който", "на", "са", "се", "след", "със", "това", "че", "ще"];

/// The language of a sample in Cyrillic script; Russian where nothing speaks against it.
pub(super) fn detect(sample: &str) -> &'static str {
    let [mut all, mut ukrainian, mut russian, mut hard, mut short_u, mut i] = [0_usize; 6];
    let [mut balkan, mut serbian, mut macedonian] = [0_usize; 3];
    let [mut turkic, mut kazakh, mut tatar, mut mongolian] = [0_usize; 4];
    for letter in sample.chars().filter(|sign| !sign.is_ascii()).flat_map(char::to_lowercase) {
        all += 1;
        match letter {
            'і' | 'ї' | 'є' | 'ґ' => ukrainian += 1,
            'ы' | 'э' | 'ё' => russian += 1,
            'ъ' => hard += 1,
            'ў' => short_u += 1,
            'и' | 'щ' => i += 1,
            'ј' | 'љ' | 'њ' | 'џ' => balkan += 1,
            'ђ' | 'ћ' => serbian += 1,
            'ѓ' | 'ќ' | 'ѕ' => macedonian += 1,
            'қ' | 'ғ' | 'ұ' => kazakh += 1,
            'җ' => tatar += 1,
            'ө' | 'ү' => mongolian += 1,
            'ә' | 'ң' | 'һ' => turkic += 1,
            _ => {}
        }
    }
    // Above 2 % these are the text's own letters; below it, names.
    if (kazakh + tatar + mongolian + turkic) * 50 >= all {
        return match (kazakh, tatar, turkic) {
            (1.., _, _) => "kk",
            (_, 1.., _) => "tt",
            (_, _, 1..) => "ky",
            _ => "mn",
        };
    }
    if (balkan + serbian + macedonian) * 100 >= all {
        return if macedonian > serbian { "mk" } else { "sr" };
    }
    // Belarusian has neither и nor щ.
    if short_u > i {
        return "be";
    }
    if ukrainian > russian + hard {
        return "uk";
    }
    if russian * 4 < hard && hard >= 2 && hard * 200 >= all {
        return "bg";
    }
    if russian > 0 { "ru" } else { by_words(sample) }
}

/// For a short text without a telling letter.
fn by_words(sample: &str) -> &'static str {
    let [mut russian, mut ukrainian, mut bulgarian] = [0_usize; 3];
    for_each_word(sample, |word, _| {
        russian += usize::from(ru::RU.function_words.binary_search(&word).is_ok());
        ukrainian += usize::from(uk::UK.function_words.binary_search(&word).is_ok());
        bulgarian += usize::from(BULGARIAN.contains(&word));
    });
    if bulgarian > 2 && bulgarian > russian + 1 {
        "bg"
    } else if ukrainian > russian {
        "uk"
    } else {
        "ru"
    }
}
