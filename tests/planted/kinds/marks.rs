//! Punctuation, spaces, quotation marks and dashes.

use super::super::article::{Place, Planting};
use super::{Kind, mended, shown};
use Planting::Replace;

pub(super) const KINDS: &[Kind] = &[
    mended("space before a mark", Place::Any, Replace("([a-zß])([,.;])( |$)", &["$1 $2$3"]), &["punctuation/space-before-mark"]),
    mended(
        "no space after a sentence",
        Place::Any,
        Replace(r"([a-zß]{2}\.) ([A-Z][a-z])", &["$1$2"]),
        &["punctuation/missing-space-after-sentence"],
    ),
    mended(
        "no space after a comma",
        Place::Any,
        Replace("([a-zß]{2},) ([a-zß]{2})", &["$1$2"]),
        &["punctuation/missing-space-after-comma"],
    ),
    mended("double space", Place::Any, Replace("([a-z,]) ([a-z])", &["$1  $2"]), &["punctuation/double-space"]),
    mended("doubled comma", Place::Any, Replace("([a-z]), ", &["$1,, "]), &["punctuation/doubled"]),
    mended("doubled full stop", Place::Any, Replace(r"([a-z]{3})\. ", &["$1.. "]), &["punctuation/doubled"]),
    mended("full-width comma", Place::Any, Replace("([a-zß]), ", &["$1，"]), &["punctuation/fullwidth"]),
    mended("full-width stop", Place::Any, Replace(r"([a-zß]{3})\. ([A-Z])", &["$1。$2", "$1。 $2"]), &["punctuation/fullwidth"]),
    mended("space before an apostrophe", Place::English, Replace("([a-z])(['’]s )", &["$1 $2"]), &["punctuation/space-before-apostrophe"]),
    mended("space inside a bracket", Place::PlainEnglish, Replace(r"\(", &["( "]), &["punctuation/space-in-brackets"]),
    mended(
        "no space before a bracket",
        Place::PlainEnglish,
        Replace(r"([a-z]) \(", &["$1("]),
        &["punctuation/missing-space-before-bracket"],
    ),
    mended("long ellipsis", Place::Straight, Replace(r"\.\.\.", &[".....", "......"]), &["punctuation/long-ellipsis"]),
    mended(
        "compound spaced out",
        Place::PlainEnglish,
        Replace(r"\b(\d+)-(kilometre|month|year)\b", &["$1 - $2"]),
        &["punctuation/spaced-compound"],
    ),
    mended("double hyphen", Place::Any, Replace(r"( – |\b—\b)", &[" -- "]), &["punctuation/double-hyphen"]),
    mended("spaced hyphen", Place::Any, Replace(" – ", &[" - "]), &["punctuation/spaced-hyphen"]),
    mended("another dash", Place::Any, Replace(" – ", &["—", " — "]), &["punctuation/mixed-dashes"]),
    mended("curly among straight quotes", Place::Straight, Replace("\"([^\"]{3,80})\"", &["“$1”"]), &["quotes/mixed"]),
    mended("guillemets", Place::Straight, Replace("\"([^\"]{3,80})\"", &["«$1»", "« $1 »"]), &["quotes/foreign", "quotes/mixed"]),
    mended("keyboard quotes", Place::Straight, Replace("\"([^\"]{3,80})\"", &["``$1''"]), &["quotes/latex"]),
    mended("spaces inside quotes", Place::Straight, Replace("\"([^\"]{3,80})\"", &["\" $1 \""]), &["quotes/space-inside"]),
    mended("quotation glued to the word after", Place::Straight, Replace("([,.?]\") ([a-zA-Z]+)", &["$1$2"]), &["quotes/glued"]),
    mended("quotation glued to the word before", Place::Straight, Replace("([a-z]) (\"[A-Za-z])", &["$1$2"]), &["quotes/glued"]),
    mended("comma after the closing mark", Place::Straight, Replace("([a-z]),\" ", &["$1\", "]), &["quotes/order-mixed"]),
    shown("lost closing mark", Place::Straight, Replace("\"([^\"]{3,80}[,?])\" ([^\"]*\")", &["\"$1 $2"]), &["quotes/unpaired"]),
    mended("straight quotes in German", Place::German, Replace("„([^“„‚]{3,80})“", &["\"$1\""]), &["quotes/straight", "quotes/mixed"]),
    mended("English quotes in German", Place::German, Replace("„([^“„‚]{3,80})“", &["“$1”"]), &["quotes/foreign", "quotes/mixed"]),
];
