//! What Italian says no with, and what it says that something was said with.

use crate::lang::{Hearsay, Negation};

pub(super) const NEGATION: Negation = Negation { denies: DENIES, idioms: IDIOMS, weak: WEAK, neutral: NEUTRAL };

pub(super) const HEARSAY: Hearsay = Hearsay { sources: SOURCES, hedges: HEDGES, reports: REPORTS };

#[rustfmt::skip]
const DENIES: &[&str] = &[
    "mai", "neanche", "nemmeno", "neppure", "nessun", "nessuna", "nessuno", "niente", "non", "nulla",
];

#[rustfmt::skip]
const IDIOMS: &[&str] = &[
    "a meno che non", "finché non", "fino a quando non", "non altro che", "non appena", "non fosse altro", "non meno di",
    "non solo", "non soltanto", "non tanto", "non ultimo", "non è che", "o no", "perché no", "più che mai", "se non", "senz'altro",
    "senza dubbio", "senza precedenti", "senza tetto",
];

#[rustfmt::skip]
const WEAK: &[&str] = &[
    "anti*", "anziché", "appena", "assen*", "bensì", "difficil*", "dimentic*", "disacc*", "disapp*", "disin*", "disobb*", "disocc*",
    "disonest*", "disordin*", "disugu*", "disuni*", "eccetto", "esclu*", "evit*", "fall*", "fino", "illeg*", "illim*", "illog*",
    "immob*", "impar*", "impaz*", "impedi*", "imperf*", "imposs*", "imprev*", "improb*", "imprud*", "impun*", "inabil*",
    "inaccett*", "inadeg*", "inattiv*", "incap*", "incapac*", "incert*", "incompl*", "incompr*", "incons*", "inconsap*", "incontr*",
    "incred*", "indipx*", "indix*", "ineffic*", "inesper*", "inevit*", "infed*", "infel*", "ingiust*", "innocen*", "inquiet*",
    "insens*", "insicur*", "insoddis*", "insoli*", "insost*", "insuff*", "intoll*", "inutil*", "inutile*", "invalid*", "invis*",
    "invol*", "irra*", "irre*", "lontan*", "male", "malgrado", "manc*", "meno", "nega", "negano", "negare", "negat*", "no",
    "nonostante", "né", "perd*", "persa", "perse", "persi", "perso", "piuttosto", "poca", "poche", "pochi", "poco", "priva",
    "prive", "privi", "privo", "proib*", "rara", "raramente", "raro", "respin*", "rifiut*", "scomod*", "sconfi*", "scontr*",
    "senza", "sfiduc*", "sleal*", "smess*", "smett*", "solo", "soltanto", "spiac*", "tranne", "troppo", "viet*", "zero",
];

const NEUTRAL: &[&str] = &[];

#[rustfmt::skip]
const SOURCES: &[&str] = &[
    "a detta", "a dire di", "a giudizio", "a quanto pare", "secondo", "stando a",
];

#[rustfmt::skip]
const HEDGES: &[&str] = &[
    "apparentemente", "pare che", "presumibilmente", "presunt*", "sedicente",
];

#[rustfmt::skip]
const REPORTS: &[&str] = &[
    "accus*", "afferm*", "aggiung*", "aggiunt*", "annunc*", "assicur*", "avrebb*", "cred*", "dett*", "dic*", "dichiar*", "diss*",
    "fonte", "fonti", "forse", "pare", "parla*", "parol*", "potrebb*", "probabil*", "racconta*", "riferi*", "riport*", "riten*",
    "ritien*", "sarebb*", "scritt*", "scriv*", "sembra*", "sospett*", "sosten*", "sostien*", "sottoline*", "spieg*",
];
