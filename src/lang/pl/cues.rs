//! What Polish says no with, and what it says that something was said with.

use crate::lang::{Hearsay, Negation};

pub(super) const NEGATION: Negation = Negation { denies: DENIES, idioms: IDIOMS, weak: WEAK, neutral: NEUTRAL };

pub(super) const HEARSAY: Hearsay = Hearsay { sources: SOURCES, hedges: HEDGES, reports: REPORTS };

#[rustfmt::skip]
const DENIES: &[&str] = &[
    "nic", "niczego", "niczym", "nie", "nigdy", "nigdzie", "nikim", "nikogo", "nikomu", "nikt", "żaden", "żadn*",
];

#[rustfmt::skip]
const IDIOMS: &[&str] = &[
    "bez przerwy", "bez wyjątku", "bez wyjścia", "bez wątpienia", "czy nie", "dlaczego nie", "dopóki nie", "nic innego jak",
    "nie bez", "nie licząc", "nie ma wątpliwości", "nie mniej niż", "nie mówiąc", "nie sposób", "nie tylko", "o mało nie",
    "póki nie", "zanim nie",
];

#[rustfmt::skip]
const WEAK: &[&str] = &[
    "ani", "anty*", "antyk*", "bez", "bez*", "brak*", "dopiero", "dopóki", "koniec", "lecz", "ledwie", "ledwo", "mało", "mimo",
    "nie*", "niż", "odmow*", "odmów*", "odrzuc*", "oprócz", "poza", "pozbaw*", "przeciw*", "przesta*", "raczej", "rzadko", "strac*",
    "stracił*", "słab*", "trudn*", "tylko", "unik*", "utrac*", "wbrew", "wyklucz*", "zakaz*", "zamiast", "zanim", "zapob*",
    "zapom*", "zaprzecz*", "zbyt", "zero",
];

#[rustfmt::skip]
const NEUTRAL: &[&str] = &[
    "bezpiec*", "bezpoś*", "nieba*", "niebies*", "niebo*", "niech", "niedaw*", "niedziel*", "niektór*", "niemc*", "niemie*",
    "nietoperz*", "niewiel*", "niezwyk*",
];

#[rustfmt::skip]
const SOURCES: &[&str] = &[
    "jak donosi", "jak podaje", "jak podał*", "jak poinformował*", "jak twierdzi*", "według", "zdaniem",
];

#[rustfmt::skip]
const HEDGES: &[&str] = &[
    "domniemana", "domniemanego", "domniemany", "najwyraźniej", "podobno", "ponoć", "rzekom*",
];

#[rustfmt::skip]
const REPORTS: &[&str] = &[
    "chyba", "dodaj*", "dodał*", "inform*", "może", "mówi*", "napisał*", "ogłosi*", "oświadcz*", "pisz*", "podaj*", "podał*",
    "podkreśl*", "poinform*", "powiedział*", "prawdopodobn*", "przyzna*", "relacj*", "stwierdz*", "sądz*", "słow*", "twierdz*",
    "uważa*", "wydaje", "wyjaśni*", "zapewni*", "zapowie*",
];
