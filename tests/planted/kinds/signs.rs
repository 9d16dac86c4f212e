//! Characters that a conversion broke, and the marks of machines.

use super::super::article::{Place, Planting};
use super::super::random::Random;
use super::{Kind, mended, shown};
use Planting::{Make, Replace};

pub(super) const KINDS: &[Kind] = &[
    mended("HTML entity", Place::Plain, Make("[\"’‘–£üöß]", |mark, _| entity(mark).to_owned()), &["encoding/html-entity"]),
    mended("mojibake", Place::Plain, Make("[’‘“–£üöäß]", |mark, _| mojibake(mark).to_owned()), &["encoding/mojibake"]),
    mended("homoglyph", Place::English, Make(r"\b[a-z]+[aeopc][a-z]{2,}\b", homoglyph), &["encoding/homoglyph"]),
    mended(
        "zero-width character",
        Place::Any,
        Make(r"\b[a-z]{4,}\b", |word, random| inside(word, random, &["\u{200b}", "\u{feff}"])),
        &["encoding/zero-width"],
    ),
    mended(
        "direction mark",
        Place::Any,
        Make(r"\b[a-z]{4,}\b", |word, random| inside(word, random, &["\u{200e}", "\u{200f}"])),
        &["encoding/direction-mark"],
    ),
    mended("soft hyphen", Place::Any, Make(r"\b[a-z]{6,}\b", |word, random| inside(word, random, &["\u{ad}"])), &["encoding/soft-hyphen"]),
    mended(
        "control character",
        Place::Any,
        Make(r"\b[a-z]{4,}\b", |word, random| inside(word, random, &["\u{8}", "\u{1b}", "\u{7f}"])),
        &["encoding/control-character"],
    ),
    mended("control character for a mark", Place::Curly, Replace("’", &["\u{92}"]), &["encoding/control-character"]),
    mended("decomposed letter", Place::German, Make("[äöü]", |letter, _| decomposed(letter)), &["encoding/decomposed-letter"]),
    mended(
        "full-width letters",
        Place::Any,
        Make(r"\b([A-Z][a-z]{3,}|\d{3})\b", |word, _| full_width(word)),
        &["encoding/full-width-letter"],
    ),
    mended("ligature", Place::English, Make("fi|fl", |pair, _| if pair == "fi" { "ﬁ" } else { "ﬂ" }.to_owned()), &["encoding/ligature"]),
    mended(
        "tag",
        Place::PlainEnglish,
        Replace(r"\b([a-z]{4,})\b", &["<b>$1</b>", "<em>$1</em>", "<span class=\"x\">$1</span>"]),
        &["markup/tag"],
    ),
    mended("escape sequence", Place::PlainEnglish, Replace(r"([a-z]{3}\.) ([A-Z])", &["$1\\n$2", "$1\\n\\n$2"]), &["markup/escape"]),
    mended("subword mark", Place::Any, Replace(r"\b([a-z]{3})([a-z]{3,})\b", &["$1@@ $2", "$1 ##$2"]), &["markup/subword-mark"]),
    mended("mark of a tokeniser", Place::Any, Replace(" ([a-z]{4,}) ", &["▁$1▁", " ▁$1 "]), &["markup/subword-mark"]),
    shown("template", Place::PlainEnglish, Replace(r"\b([a-z]{4,})\b", &["$1 {{ad}}", "{{ name }}", "{% ad %} $1"]), &["markup/template"]),
    shown("unfilled slot", Place::PlainEnglish, Replace(r"\b[a-z]{5,}\b", &["__NUM__", "__NAME__"]), &["markup/placeholder"]),
    shown("unknown token", Place::Any, Replace(r"\b[a-z]{5,}\b", &["<unk>", "⁇", "[UNK]"]), &["markup/unknown-token"]),
    shown(
        "word in another script",
        Place::English,
        Replace(r"\b[a-z]{5,}\b", &["завод", "школа", "医院", "γέφυρα"]),
        &["untranslated/foreign-script"],
    ),
];

fn entity(mark: &str) -> &'static str {
    match mark {
        "\"" => "&quot;",
        "’" => "&rsquo;",
        "‘" => "&#8216;",
        "–" => "&ndash;",
        "£" => "&pound;",
        "ü" => "&uuml;",
        "ö" => "&#246;",
        _ => "&szlig;",
    }
}

/// `mark` in UTF-8, read as Windows-1252.
fn mojibake(mark: &str) -> &'static str {
    match mark {
        "’" => "â€™",
        "‘" => "â€˜",
        "“" => "â€œ",
        "–" => "â€“",
        "£" => "Â£",
        "ü" => "Ã¼",
        "ö" => "Ã¶",
        "ä" => "Ã¤",
        _ => "ÃŸ",
    }
}

/// One letter becomes the Cyrillic one that looks like it.
fn homoglyph(word: &str, random: &mut Random) -> String {
    const ALIKE: [(char, char); 5] = [('a', 'а'), ('e', 'е'), ('o', 'о'), ('p', 'р'), ('c', 'с')];
    let alike = |letter: char| ALIKE.iter().find(|(latin, _)| *latin == letter).map(|(_, cyrillic)| *cyrillic);
    let places: Vec<usize> = word.char_indices().filter(|&(_, letter)| alike(letter).is_some()).map(|(at, _)| at).collect();
    let place = random.pick(&places).copied();
    word.char_indices().map(|(at, letter)| if Some(at) == place { alike(letter).unwrap_or(letter) } else { letter }).collect()
}

/// One of `signs` stands in the word.
fn inside(word: &str, random: &mut Random, signs: &[&str]) -> String {
    let at = 1 + random.below(word.len() - 1);
    [&word[..at], random.pick(signs).copied().unwrap_or_default(), &word[at..]].concat()
}

fn decomposed(letter: &str) -> String {
    match letter {
        "ä" => "a\u{308}",
        "ö" => "o\u{308}",
        _ => "u\u{308}",
    }
    .to_owned()
}

fn full_width(word: &str) -> String {
    word.chars().map(|letter| char::from_u32(letter as u32 + 0xfee0).unwrap_or(letter)).collect()
}
