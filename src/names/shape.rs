//! What a name of a language can look like, so that a profile is not asked about names it cannot hold.

use super::guards::slavic;
use mtlint_tables::names::fold::Folded;
use mtlint_tables::names::scheme::Profile;

fn ends_with_any(word: &[u8], endings: &[&str]) -> bool {
    endings.iter().any(|ending| word.ends_with(ending.as_bytes()))
}

fn contains(word: &[u8], part: &str) -> bool {
    word.windows(part.len()).any(|window| window == part.as_bytes())
}

/// Letters of Latin alphabets that no romanisation of a script further south uses.
const NORTHERN: &str = "ňřěůðøåõőűąęłńśźżæ";

/// Ends as Slavic words do that are not surnames: places in -sk and -kha.
fn slavic_word(word: &[u8]) -> bool {
    slavic(word) || ends_with_any(word, &["sk", "ikha", "shchi"])
}

/// Do both names look as none does that is not Slavic?
pub(super) fn slavic_pair(a: &Folded, b: &Folded) -> bool {
    let southern = |name: &Folded| !slavic_word(&name.plain) && !name.rich.iter().any(|c| !c.is_ascii() && NORTHERN.contains(*c));
    let neuter = |name: &Folded| ends_with_any(&name.plain, &["vne", "zne", "dne", "shne", "chne", "pne", "rne"]);
    !(southern(a) && southern(b)) || neuter(a) && neuter(b)
}

/// Can both names (folded to a–z) be names of the profile? A text that speaks for the profile is trusted with places too.
pub(super) fn possible(profile: Profile, a: &[u8], b: &[u8], trusting: bool) -> bool {
    match profile {
        Profile::EastSlavic | Profile::SouthSlavic => true,
        Profile::Arabic => {
            let foreign = |word: &[u8]| {
                word.contains(&b'p') || word.last() == Some(&b'x') || ["shch", "cz", "tsch"].iter().any(|part| contains(word, part))
            };
            !foreign(a) && !foreign(b)
        }
        Profile::Persian | Profile::Hebrew => true,
        Profile::Greek => {
            // -is, -os, -ou, -a ...: a Greek name ends in a vowel, s or n.
            let greek = |word: &[u8]| ends_with_any(word, &["is", "os", "as", "es", "us", "a", "i", "o", "e", "y", "u", "on", "ys"]);
            greek(a) && greek(b)
        }
        // The nominative of a Georgian noun ends in a vowel.
        Profile::Georgian | Profile::Armenian if trusting => true,
        Profile::Georgian => {
            let open = |word: &[u8]| ends_with_any(word, &["a", "e", "i", "o", "u", "y"]);
            open(a) && open(b)
        }
        Profile::Armenian => {
            let armenian = |word: &[u8]| ends_with_any(word, &["yan", "ian", "jan", "ean", "yants", "iants", "jants"]);
            armenian(a) && armenian(b)
        }
        Profile::Chinese => false,
    }
}
