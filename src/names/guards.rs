//! Guards on word forms: two spellings that differ as a man's and a woman's surname, a name and its adjective, or a
//! singular and a plural differ are two words, however close their letters are. Tables cannot see this, because each
//! form alone is a possible spelling of the other.

use mtlint_tables::names::scheme::Profile;

/// What the ending of a Slavic name says about its form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Masculine,
    Feminine,
    Neuter,
    Plural,
    Patronymic,
    PatronymicFeminine,
}

const POSSESSIVE: [&str; 12] = ["ov", "ev", "ow", "ew", "in", "yn", "iv", "iw", "off", "eff", "yov", "jow"];
const ADJECTIVE: [&str; 12] = ["sk", "ck", "zk", "tsk", "szk", "shk", "sc", "skk", "dsk", "tzk", "tk", "cck"];

fn ends<'a>(word: &'a [u8], endings: &[&str]) -> Option<&'a [u8]> {
    endings.iter().find_map(|ending| word.strip_suffix(ending.as_bytes()))
}

/// Is there a stem of the kind before one of the endings?
fn stem_before(word: &[u8], stems: &[&str], endings: &[&str]) -> bool {
    endings.iter().any(|ending| word.strip_suffix(ending.as_bytes()).is_some_and(|stem| ends(stem, stems).is_some()))
}

fn form(word: &[u8]) -> Option<Form> {
    use Form::*;
    const FEMININE: [&str; 8] = ["aya", "aja", "aia", "aa", "aiia", "aija", "a", "aiya"];
    const NEUTER: [&str; 8] = ["oye", "oje", "oe", "oie", "oië", "e", "o", "oyee"];
    const MASCULINE: [&str; 12] = ["y", "i", "iy", "yi", "yy", "ij", "yj", "ii", "iyi", "yyi", "ey", "ji"];
    if stem_before(word, &["ov", "ev", "iv", "ow", "ew", "iw", "yov"], &["na"]) && !word.ends_with(b"ovnna") {
        return Some(PatronymicFeminine);
    }
    if stem_before(word, &["ov", "ev", "ow", "ew", "yov"], &["ich", "ych", "itch", "icz", "yc", "ic", "itsch", "itsj"]) {
        return Some(Patronymic);
    }
    if stem_before(word, &ADJECTIVE, &FEMININE) || stem_before(word, &POSSESSIVE, &["a"]) {
        return Some(Feminine);
    }
    // -ine is the French spelling of -in, so that -e says neuter after -ov and -ev only.
    let village = stem_before(word, &["ov", "ev", "iv", "ow", "ew", "iw"], &["e"]);
    if stem_before(word, &ADJECTIVE, &NEUTER) || stem_before(word, &POSSESSIVE, &["o"]) || village {
        return Some(Neuter);
    }
    if stem_before(word, &POSSESSIVE, &["s", "y", "i", "tsi", "tsy", "ci"]) {
        return Some(Plural);
    }
    if ends(word, &POSSESSIVE).is_some() || stem_before(word, &ADJECTIVE, &MASCULINE) {
        return Some(Masculine);
    }
    None
}

/// Two Slavic forms that disagree in gender or kind.
pub(super) fn inflection(a: &[u8], b: &[u8]) -> bool {
    let (Some(form_a), Some(form_b)) = (form(a), form(b)) else { return false };
    if form_a == form_b {
        return false;
    }
    // A Ukrainian village in -ове, -еве, -ине is the Russian -ово, -ево, -ино: both are neuter. Bulgarian and Polish
    // names in -ovo and -owo stay with them.
    true
}

/// What may follow a name to make another word of it: plurals, adjectives, inhabitants, followers, derived surnames.
const SUFFIXES: [&str; 60] = [
    "a", "o", "e", "i", "y", "n", "s", "an", "ian", "ean", "er", "ers", "ese", "ish", "ist", "ism", "ists", "ov", "ova", "ovo", "ev",
    "eva", "evo", "ka", "ko", "in", "ina", "ino", "ich", "ans", "ians", "ic", "ite", "ites", "is", "en", "ens", "ien", "iens", "ne", "ni",
    "vka", "ski", "sky", "ska", "ovka", "ivka", "ovich", "h", "es", "ia", "im", "ists", "skyi", "skaya", "na", "ana", "ina", "ies", "ene",
];

fn vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// A suffix that makes another word: the longer name is the shorter one and an ending that the spelling alone does not
/// explain.
pub(super) fn suffix(a: &[u8], b: &[u8]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let (Some(ending), Some(&last)) = (long.strip_prefix(short), short.last()) else { return false };
    match ending {
        [] => false,
        // Donbas, Donbass; Zimmerman, Zimmermann.
        [one] if *one == last => false,
        // -i, -iy; -y, -yi: one Slavic adjective ending.
        b"y" | b"i" if matches!(last, b'i' | b'y' | b'j') => false,
        // -a, -ah and -c, -ch.
        b"h" => false,
        b"e" if matches!(last, b'a' | b'e' | b'i') => false,
        // French -ine for -in, -ane for -an. Women's given names in -ine are in the gazetteer of pairs.
        b"e" if short.len() > 4 && ends(short, &["in", "an", "en", "oun"]).is_some() => false,
        _ => SUFFIXES.iter().any(|known| known.as_bytes() == ending),
    }
}

/// Folds final vowels that are spelled differently and heard alike.
fn ending_class(vowels: &[u8]) -> &[u8] {
    match vowels {
        b"y" | b"i" | b"yi" | b"iy" | b"yy" | b"ii" | b"j" | b"ey" | b"ie" | b"ee" | b"iyi" | b"yyi" => b"i",
        b"ou" | b"oo" | b"u" => b"u",
        b"ae" => b"e",
        other => other,
    }
}

/// Pairs of final vowels that two schemes write for one native ending.
const SAME_ENDING: [(&[u8], &[u8]); 29] = [
    (b"eou", b"eu"),
    (b"iou", b"iu"),
    (b"aou", b"au"),
    (b"e", b"ye"),
    (b"aa", b"aya"),
    (b"aa", b"aia"),
    (b"ei", b"iy"),
    (b"ia", b"iya"),
    (b"ia", b"ya"),
    (b"iia", b"ia"),
    (b"iia", b"iya"),
    (b"iia", b"ya"),
    (b"iya", b"ya"),
    (b"ea", b"eya"),
    (b"aya", b"aia"),
    (b"oe", b"oye"),
    (b"oe", b"oie"),
    (b"oie", b"oye"),
    (b"iye", b"ie"),
    (b"iie", b"iye"),
    (b"iie", b"ie"),
    (b"e", b"oe"),
    (b"e", b"oye"),
    (b"e", b"oie"),
    (b"uya", b"uia"),
    (b"eya", b"eia"),
    (b"ie", b"ye"),
    (b"io", b"yo"),
    (b"iu", b"yu"),
];

fn without_mute_u(word: &[u8]) -> Vec<u8> {
    let mute = |at: usize| word[at] == b'u' && at > 0 && word[at - 1] == b'g' && matches!(word.get(at + 1), Some(b'e' | b'i'));
    (0..word.len()).filter(|at| !mute(*at)).map(|at| word[at]).collect()
}

/// One stem with two final vowels: number, gender or case (Roztoky, Roztoka), not spelling.
pub(super) fn final_vowel(a: &[u8], b: &[u8], profile: Profile, supported: bool) -> bool {
    // French writes gu for g before e and i: the u belongs to the stem.
    let (a, b) = (&without_mute_u(a)[..], &without_mute_u(b)[..]);
    let stem = |word: &[u8]| word.iter().rposition(|letter| !vowel(*letter)).map_or(0, |at| at + 1);
    let (cut_a, cut_b) = (stem(a), stem(b));
    // A final vowel against none is the suffix guard's business.
    let bare = cut_a == a.len() || cut_b == b.len();
    if bare || a.len() < 4 || b.len() < 4 || a[..cut_a] != b[..cut_b] {
        return false;
    }
    let (stem, end_a, end_b) = (&a[..cut_a], &a[cut_a..], &b[cut_b..]);
    let same = |x: &[u8], y: &[u8]| {
        let letter = |c: u8| if c == b'y' || c == b'j' { b'i' } else { c };
        let squeeze = |word: &[u8]| {
            let mut out = [0u8; 8];
            let mut length = 0;
            for c in word.iter().map(|c| letter(*c)) {
                if !(length > 0 && c == b'i' && out[length - 1] == b'i') && length < out.len() {
                    out[length] = c;
                    length += 1;
                }
            }
            out
        };
        x.len() == y.len() && x.iter().map(|c| letter(*c)).eq(y.iter().map(|c| letter(*c)))
            || x.len() > 1 && y.len() > 1 && squeeze(x) == squeeze(y)
    };
    if same(end_a, end_b) || ending_class(end_a) == ending_class(end_b) {
        return false;
    }
    let either = |x: &[u8], y: &[u8]| end_a == x && end_b == y || end_a == y && end_b == x;
    if SAME_ENDING.iter().any(|(x, y)| either(x, y)) {
        return false;
    }
    match profile {
        // Belarusian -енка is Ukrainian -енко; Ukrainian -ове is Russian -ово.
        Profile::EastSlavic => {
            let surname = either(b"a", b"o") && ends(stem, &["enk", "onk"]).is_some();
            let village = either(b"e", b"o") && ends(stem, &["ov", "ev", "in", "yn", "ow", "ew"]).is_some();
            !(surname || village)
        }
        // Ta marbuta and the Persian silent he: -a, -ah, -e, -eh.
        Profile::Arabic | Profile::Persian if nisba(end_a) && nisba(end_b) => false,
        Profile::Arabic | Profile::Persian if supported => {
            let open = |end: &[u8]| matches!(end, b"a" | b"e" | b"i" | b"y");
            !(open(end_a) && open(end_b)) || slavic(a) || slavic(b)
        }
        _ => true,
    }
}

/// -iya, -iyya, -iye: the Arabic ending of places and qualities.
fn nisba(ending: &[u8]) -> bool {
    matches!(ending, b"iya" | b"iyya" | b"iye" | b"iyye")
}

/// Short names of the languages that leave vowels unwritten, where the vowel is all that keeps two names apart: the
/// active participle and the noun (Saleh, Salah; Nasser, Naseer), and four letters with another vowel (Gaza, Giza).
pub(super) fn vowel_pattern(a: &[u8], b: &[u8], profile: Profile) -> bool {
    if !matches!(profile, Profile::Arabic | Profile::Persian | Profile::Hebrew) {
        return false;
    }
    if has_long_e(a) != has_long_e(b) && squeezed(a) == squeezed(b) {
        return true;
    }
    if a.len() != b.len() || a.len() > 5 {
        return false;
    }
    let mut differing = (0..a.len()).filter(|at| a[*at] != b[*at]);
    let (Some(at), None) = (differing.next(), differing.next()) else { return false };
    let vowels = vowel(a[at]) && vowel(b[at]);
    let participle = a.len() == 5 && at == 3 && a[4] == b'h' && a[1] == b'a' && !vowel(a[0]) && !vowel(a[2]);
    vowels && (a.len() <= 4 || participle)
}

fn has_long_e(word: &[u8]) -> bool {
    word.windows(2).any(|two| two == b"ee")
}

/// The word with each doubled letter once.
fn squeezed(word: &[u8]) -> Vec<u8> {
    let mut word = word.to_vec();
    word.dedup();
    word
}

/// Does the name end as Slavic names do? Then it is no Arabic, Persian, Hebrew or Greek one.
pub(super) fn slavic(word: &[u8]) -> bool {
    const VOWELLED: [&str; 9] = ["v", "w", "ff", "va", "wa", "vo", "wo", "vka", "wka"];
    const ENDINGS: [&str; 40] = [
        "sky", "ski", "skyi", "skiy", "skij", "skyy", "skaya", "skaja", "skaia", "ska", "skoye", "skoe", "ske", "cki", "cky", "enko",
        "enka", "vych", "vich", "vych", "vitch", "witsch", "wicz", "tsk", "zk", "ck", "nik", "chuk", "czuk", "tschuk", "ovna", "evna",
        "ovka", "evka", "ivka", "ovi", "uvi", "vic", "ovy", "tskyi",
    ];
    ends(word, &ENDINGS).is_some()
        || ends(word, &VOWELLED).is_some_and(|stem| stem.len() > 2 && stem.last().is_some_and(|c| matches!(c, b'o' | b'e' | b'i')))
}
