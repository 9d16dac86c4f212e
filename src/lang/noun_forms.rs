//! Forms of nouns. A stemmer takes words that were made of a noun for forms of it, too: “infected” for “infection”, “Gewinner” for
//! “Gewinn”. Where the endings of nouns are few, they tell.

/// The endings of the nouns of a language.
#[derive(Debug)]
pub(crate) struct NounForms {
    /// Endings that stand for one another.
    endings: &'static [&'static [&'static str]],
    /// The same behind what ends so alone.
    special: &'static [(&'static [&'static str], &'static [&'static str])],
}

/// Those of the language with this primary subtag, if they are known.
pub(super) fn noun_forms(tag: &str) -> Option<&'static NounForms> {
    match tag {
        "de" => Some(&GERMAN),
        "en" => Some(&ENGLISH),
        _ => None,
    }
}

impl NounForms {
    /// Whether two words may be forms of one noun. They are in lower case, and their letters without marks.
    pub(crate) fn are_of_one(&self, one: &str, other: &str) -> bool {
        let are_alike = |endings: &[&str], is_meant: &dyn Fn(&str) -> bool| {
            let root = |ending: &&str| one.strip_suffix(*ending).filter(|root| is_meant(root));
            endings.iter().filter_map(root).any(|root| other.strip_prefix(root).is_some_and(|ending| endings.contains(&ending)))
        };
        one == other
            || self.endings.iter().any(|endings| are_alike(endings, &|_| true))
            || self.special.iter().any(|(endings, roots)| are_alike(endings, &|root| roots.iter().any(|end| root.ends_with(end))))
    }
}

static ENGLISH: NounForms = NounForms { endings: &[&["", "s", "es"], &["y", "ies"]], special: &[] };

static GERMAN: NounForms = NounForms {
    endings: &[&["", "e", "en", "ens", "n", "s", "es", "se", "ses", "sen", "nen"], &["a", "o", "on", "um", "us", "en", "s"]],
    special: &[(&["", "es", "s", "er", "ern"], CHILDREN), (&["e", "em", "en", "er", "es"], ACCUSED)],
};

/// How nouns end whose plural is formed as in “Kinder”. Behind others “er” is who does something: “Spieler”.
const CHILDREN: &[&str] = &[
    "amt", "bad", "bild", "blatt", "brett", "buch", "dach", "dorf", "fach", "fass", "feld", "geist", "geld", "gesicht", "glas", "glied",
    "grab", "gut", "haupt", "haus", "holz", "horn", "huhn", "kalb", "kind", "kleid", "korn", "kraut", "lamm", "land", "leib", "licht",
    "lied", "loch", "mal", "mann", "maul", "mund", "nest", "pfand", "rad", "rand", "rind", "schild", "schloss", "schwert", "spital",
    "strauch", "tal", "tuch", "tum", "volk", "wald", "wort", "wurm",
];

/// How adjectives and participles end that are used as nouns: “Angeklagter”, “die Angeklagten”.
const ACCUSED: &[&str] = &[
    "amt",
    "deutsch",
    "dienstet",
    "end",
    "fangen",
    "fluchtet",
    "fremd",
    "ig",
    "isch",
    "kannt",
    "klagt",
    "krank",
    "letzt",
    "lich",
    "los",
    "nommen",
    "ordnet",
    "schuldigt",
    "stellt",
    "storben",
    "tot",
    "traut",
    "trieben",
    "troffen",
    "uftragt",
    "wachsen",
    "wandt",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_told_from_other_words() {
        for (tag, one, other, are_forms) in [
            ("en", "company", "companies", true),
            ("en", "injury", "injury", true),
            ("en", "match", "matches", true),
            ("en", "infection", "infected", false),
            ("en", "employer", "employs", false),
            ("en", "share", "shared", false),
            ("de", "talsperre", "talsperren", true),
            ("de", "krankenhaus", "krankenhausern", true),
            ("de", "bundesland", "bundeslander", true),
            ("de", "ergebnis", "ergebnisse", true),
            ("de", "trainerin", "trainerinnen", true),
            ("de", "firma", "firmen", true),
            ("de", "spieler", "spielern", true),
            ("de", "angeklagter", "angeklagten", true),
            ("de", "spiel", "spieler", false),
            ("de", "gewinn", "gewinner", false),
            ("de", "unternehmen", "unternehmer", false),
            ("de", "ermittlung", "ermittler", false),
        ] {
            let forms = noun_forms(tag).expect("they are known");
            assert_eq!((forms.are_of_one(one, other), forms.are_of_one(other, one)), (are_forms, are_forms), "{tag} {one} {other}");
        }
    }
}
