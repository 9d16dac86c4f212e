//! Languages of Latin script that are only recognised, not checked: whichlang knows none of them but Vietnamese, and
//! would call each by the name of a neighbour.

/// What a language is recognised by.
pub(super) struct Other {
    pub tag: &'static str,
    /// The letters of its alphabet that are not a–z, in lower case.
    pub letters: &'static str,
    /// Frequent words, in lower case, that are no words of the big languages; neighbours share some of theirs.
    pub words: &'static [&'static str],
}

#[rustfmt::skip]
pub(super) const OTHERS: &[Other] = &[
    Other { tag: "ca", letters: "àçèéíïòóúü", words: &[
        "amb", "aquest", "aquesta", "dels", "els", "fins", "molt", "més", "només", "però", "seva", "també",
        "tots", "és",
    ] },
    Other { tag: "da", letters: "åæø", words: &[
        "af", "blev", "bliver", "deres", "efter", "eller", "flere", "havde", "hvor", "ikke", "kunne", "mellem",
        "nogle", "og", "også", "siger", "skal", "til", "været",
    ] },
    Other { tag: "et", letters: "äõöüšž", words: &[
        "aga", "ei", "kes", "kui", "kuid", "mis", "ning", "oli", "oma", "pärast", "siis", "või", "ütles",
    ] },
    Other { tag: "fi", letters: "äöå", words: &[
        "ei", "ennen", "että", "hän", "joka", "jotka", "jälkeen", "kanssa", "kuin", "kun", "mukaan", "mutta",
        "myös", "nyt", "oli", "ollut", "ovat", "sanoo", "sekä", "vain",
    ] },
    Other { tag: "hr", letters: "čćđšž", words: &[
        "ali", "bilo", "bio", "biti", "ili", "iz", "kako", "koja", "koje", "koji", "nije", "od", "samo",
        "također", "što",
    ] },
    Other { tag: "hu", letters: "áéíóöúüőű", words: &[
        "az", "csak", "egy", "ez", "hogy", "lesz", "már", "még", "nem", "pedig", "szerint", "után", "vagy",
        "volt", "és",
    ] },
    Other { tag: "id", letters: "", words: &[
        "adalah", "akan", "bahwa", "dalam", "dari", "dengan", "ini", "itu", "juga", "karena", "oleh", "pada",
        "tidak", "untuk", "yang",
    ] },
    Other { tag: "is", letters: "áéíóúýþæöð", words: &[
        "að", "eftir", "ekki", "eru", "fyrir", "hafa", "hann", "hefur", "hún", "með", "og", "segir", "sé", "til",
        "verið", "við", "á", "ég", "í", "þar", "það", "þegar", "þess", "þetta",
    ] },
    Other { tag: "lt", letters: "ąčęėįšųūž", words: &[
        "apie", "buvo", "dėl", "ir", "iš", "jau", "kad", "kaip", "po", "tai", "taip", "yra",
    ] },
    Other { tag: "lv", letters: "āčēģīķļņšūž", words: &[
        "arī", "bija", "ir", "kas", "lai", "pēc", "uz",
    ] },
    Other { tag: "nb", letters: "åæø", words: &[
        "av", "ble", "blir", "deres", "eller", "etter", "flere", "hadde", "hvor", "ikke", "kunne", "mellom",
        "noen", "og", "også", "sier", "skal", "til", "vært",
    ] },
    Other { tag: "ro", letters: "âîășțşţ", words: &[
        "această", "acest", "cu", "către", "din", "după", "fost", "mai", "pentru", "prin", "sau", "sunt", "să",
        "în", "și",
    ] },
    Other { tag: "sk", letters: "áäčďéíĺľňóôŕšťúýž", words: &[
        "aj", "ako", "alebo", "bol", "bola", "bolo", "ktorá", "ktoré", "ktorí", "ktorý", "nie", "od", "po",
        "podľa", "pre", "som", "sú", "tak", "už", "že",
    ] },
    Other { tag: "sl", letters: "čšž", words: &[
        "bil", "bila", "bilo", "kar", "ker", "ki", "kot", "pri", "tudi", "za", "še", "že",
    ] },
    Other { tag: "vi", letters: "àáâãèéêìíòóôõùúýăđĩũơư", words: &[
        "cho", "các", "có", "của", "không", "là", "một", "người", "những", "này", "trong", "và", "với", "được",
    ] },
];
