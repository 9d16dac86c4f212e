//! The romanisation schemes and the profiles, as closed sets. A closed set fits in a bit mask, and bit masks are what
//! makes the intersection of two automata cheap: "which schemes could still have written this" is one `&`.

/// How a language writes foreign names in Latin letters. `Iso` stands for the scholarly and library systems (ISO 9,
/// DIN 31635, ALA-LC) that belong to no single target language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Scheme {
    /// English newspapers: Zhytomyr.
    English,
    /// German newspapers: Schytomyr.
    German,
    /// French newspapers: Jytomyr.
    French,
    /// Polish newspapers: Żytomierz.
    Polish,
    /// Czech and Slovak newspapers: Žytomyr.
    Czech,
    /// Spanish newspapers: Yitómir.
    Spanish,
    /// Italian newspapers: Scevcenko.
    Italian,
    /// Dutch newspapers: Zjytomyr.
    Dutch,
    /// Swedish newspapers: Zjytomyr.
    Swedish,
    /// Hungarian newspapers: Zsitomir.
    Hungarian,
    /// Portuguese newspapers: Jitomir.
    Portuguese,
    /// Turkish newspapers: Jitomir.
    Turkish,
    /// Scholars and libraries: Žytomyr.
    Iso,
}

/// How many schemes there are; scheme masks of a profile hold this many bits for each of its languages.
pub const SCHEMES: usize = 13;

/// Code in the tables, name in messages, and how surprising the scheme is in a news text (hundredths of a cost unit).
/// English and German agencies write most of what is translated, hence their zero.
const FACTS: [(Scheme, &str, &str, u16); SCHEMES] = [
    (Scheme::English, "en", "English", 0),
    (Scheme::German, "de", "German", 0),
    (Scheme::French, "fr", "French", 3),
    (Scheme::Polish, "pl", "Polish", 5),
    (Scheme::Czech, "cs", "Czech", 5),
    (Scheme::Spanish, "es", "Spanish", 5),
    (Scheme::Italian, "it", "Italian", 10),
    (Scheme::Dutch, "nl", "Dutch", 10),
    (Scheme::Swedish, "sv", "Swedish", 10),
    (Scheme::Hungarian, "hu", "Hungarian", 20),
    (Scheme::Portuguese, "pt", "Portuguese", 15),
    (Scheme::Turkish, "tr", "Turkish", 20),
    (Scheme::Iso, "iso", "scholarly", 15),
];

impl Scheme {
    /// All schemes, in mask order.
    pub fn all() -> impl Iterator<Item = Scheme> {
        FACTS.iter().map(|fact| fact.0)
    }

    /// The scheme a table's code stands for.
    pub fn from_code(code: &str) -> Option<Scheme> {
        FACTS.iter().find(|fact| fact.1 == code).map(|fact| fact.0)
    }

    /// The scheme a text in this language is expected to use; only the primary subtag of the tag counts. `None` for a
    /// language without a scheme of its own in the tables.
    pub fn of_language(tag: &str) -> Option<Scheme> {
        let primary = tag.split(['-', '_']).next().unwrap_or(tag);
        // Neighbours that share a practice: Slovak, Slovene and Croatian write the háček as Czech does.
        let code = match primary.to_ascii_lowercase().as_str() {
            "sk" | "sl" | "hr" | "bs" => "cs",
            "da" | "no" | "nb" | "nn" => "sv",
            "ca" | "gl" => "es",
            "iso" => return None,
            other => return Scheme::from_code(other),
        };
        Scheme::from_code(code)
    }

    /// Name for messages, in English.
    pub fn title(self) -> &'static str {
        FACTS[self as usize].2
    }

    /// Prior cost in hundredths.
    pub fn prior(self) -> u16 {
        FACTS[self as usize].3
    }
}

/// A family of native scripts with one table: see `data/names/<profile>.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Profile {
    /// Russian, Ukrainian and Belarusian.
    EastSlavic,
    /// Bulgarian, Macedonian and Serbian in Cyrillic letters.
    SouthSlavic,
    /// Arabic.
    Arabic,
    /// Persian.
    Persian,
    /// Hebrew.
    Hebrew,
    /// Greek.
    Greek,
    /// Georgian.
    Georgian,
    /// Armenian.
    Armenian,
    /// Not an automaton: exact pinyin and Wade-Giles syllables.
    Chinese,
}

const PROFILES: [(Profile, &str); 9] = [
    (Profile::EastSlavic, "east-slavic"),
    (Profile::SouthSlavic, "south-slavic"),
    (Profile::Arabic, "arabic"),
    (Profile::Persian, "persian"),
    (Profile::Hebrew, "hebrew"),
    (Profile::Greek, "greek"),
    (Profile::Georgian, "georgian"),
    (Profile::Armenian, "armenian"),
    (Profile::Chinese, "chinese"),
];

impl Profile {
    /// The profiles that have a table, in the order they are tried.
    pub fn tabled() -> impl Iterator<Item = Profile> {
        PROFILES.iter().map(|entry| entry.0).filter(|profile| *profile != Profile::Chinese)
    }

    /// Name in data files and output.
    pub fn name(self) -> &'static str {
        PROFILES[self as usize].1
    }

    /// The profile a data file names.
    pub fn from_name(name: &str) -> Option<Profile> {
        PROFILES.iter().find(|entry| entry.1 == name).map(|entry| entry.0)
    }

    /// Profiles that a text translated from this language is likely to need.
    pub fn of_source(tag: &str) -> ProfileSet {
        let primary = tag.split(['-', '_']).next().unwrap_or(tag).to_ascii_lowercase();
        let profiles: &[Profile] = match primary.as_str() {
            "uk" | "ru" | "be" | "kk" | "ky" | "tg" => &[Profile::EastSlavic],
            "sr" | "bg" | "mk" => &[Profile::SouthSlavic, Profile::EastSlavic],
            "ar" => &[Profile::Arabic],
            "fa" | "ps" | "ur" | "prs" => &[Profile::Persian, Profile::Arabic],
            "he" | "yi" => &[Profile::Hebrew, Profile::Arabic],
            "el" => &[Profile::Greek],
            "ka" => &[Profile::Georgian, Profile::EastSlavic],
            "hy" => &[Profile::Armenian, Profile::EastSlavic],
            "zh" => &[Profile::Chinese],
            _ => &[],
        };
        profiles.iter().copied().collect()
    }
}

/// A set of profiles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ProfileSet(u16);

impl ProfileSet {
    /// The empty set.
    pub const NONE: ProfileSet = ProfileSet(0);

    /// Every profile.
    pub const ALL: ProfileSet = ProfileSet((1 << PROFILES.len()) - 1);

    /// The set as the baked data hold it.
    pub const fn bits(self) -> u16 {
        self.0
    }

    /// The set that [`bits`](Self::bits) gave.
    pub const fn from_bits(bits: u16) -> ProfileSet {
        ProfileSet(bits)
    }

    /// Adds one profile.
    pub fn insert(&mut self, profile: Profile) {
        self.0 |= 1 << profile as u16;
    }

    /// Is the profile in the set?
    pub fn contains(self, profile: Profile) -> bool {
        self.0 >> profile as u16 & 1 == 1
    }

    /// What is in both sets.
    pub fn intersection(self, other: ProfileSet) -> ProfileSet {
        ProfileSet(self.0 & other.0)
    }

    /// Both sets together.
    pub fn union(self, other: ProfileSet) -> ProfileSet {
        ProfileSet(self.0 | other.0)
    }
}

impl FromIterator<Profile> for ProfileSet {
    fn from_iter<I: IntoIterator<Item = Profile>>(profiles: I) -> Self {
        let mut set = ProfileSet::NONE;
        for profile in profiles {
            set.insert(profile);
        }
        set
    }
}
