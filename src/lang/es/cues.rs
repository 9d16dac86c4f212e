//! What Spanish says no with, and what it says that something was said with.

use crate::lang::{Hearsay, Negation};

pub(super) const NEGATION: Negation = Negation { denies: DENIES, idioms: IDIOMS, weak: WEAK, neutral: NEUTRAL };

pub(super) const HEARSAY: Hearsay = Hearsay { sources: SOURCES, hedges: HEDGES, reports: REPORTS };

#[rustfmt::skip]
const DENIES: &[&str] = &[
    "jamás", "nada", "nadie", "ninguna", "ninguno", "ningún", "no", "nunca", "tampoco",
];

#[rustfmt::skip]
const IDIOMS: &[&str] = &[
    "a no ser que", "hasta que no", "más que nunca", "nada menos", "nada más", "ni siquiera", "no es más que",
    "no hace falta decir", "no menos de", "no obstante", "no solamente", "no solo", "no sólo", "no tanto", "o no", "por qué no",
    "sin cesar", "sin duda", "sin embargo", "sin ir más lejos", "sin lugar a dudas", "sin precedentes",
];

#[rustfmt::skip]
const WEAK: &[&str] = &[
    "a pesar", "anti*", "apenas", "aunque", "ausen*", "aún", "carec*", "carencia*", "cero", "cesar", "deja*", "dejó*", "demasiado",
    "desacuer*", "desap*", "desaparec*", "desconfi*", "desconoc*", "descuid*", "desemple*", "deshonest*", "desig*", "desinter*",
    "desleal*", "desmint*", "desobed*", "desorden*", "desprot*", "desprovist*", "desventaj*", "difícil*", "en lugar", "en vez",
    "evit*", "excepto", "exclu*", "falt*", "fracas*", "hasta", "hasta que", "ileg*", "ilim*", "ilóg*", "impac*", "impar*", "imped*",
    "imperc*", "imperf*", "impid*", "impos*", "imprev*", "improb*", "imprud*", "impun*", "inaccesib*", "inact*", "inadec*", "inca*",
    "incap*", "incert*", "incompat*", "incompl*", "incompren*", "inconcl*", "inconform*", "inconsist*", "incontro*", "incontrol*",
    "indeb*", "indepx*", "index*", "inefic*", "ineq*", "inesp*", "inest*", "inev*", "inexp*", "infel*", "infiel*", "inhabi*",
    "inhum*", "injust*", "inmed*", "inmov*", "inneces*", "insegur*", "insens*", "insop*", "insufic*", "intol*", "inus*", "inutil*",
    "invari*", "invis*", "invál*", "inút*", "irra*", "irre*", "lejos", "libre de", "mal", "mal*", "menos", "negar*", "nego", "negó",
    "ni", "nieg*", "ningun", "olvid*", "peor*", "perd*", "perdid*", "poca", "pocas", "poco", "pocos", "prohib*", "rara*", "raro*",
    "rechaz*", "salvo", "seguir*", "sigue*", "sin", "sino", "solamente", "solo", "sólo", "todavía", "únicamente",
];

const NEUTRAL: &[&str] = &[];

#[rustfmt::skip]
const SOURCES: &[&str] = &[
    "a decir de", "a juicio de", "al decir de", "de acuerdo con", "en opinión de", "en palabras de", "según",
];

#[rustfmt::skip]
const HEDGES: &[&str] = &[
    "al parecer", "aparentemente", "por lo visto", "presunt*", "presuntamente", "se dice que", "supuest*", "supuestamente",
];

#[rustfmt::skip]
const REPORTS: &[&str] = &[
    "acus*", "advert*", "advirt*", "afirm*", "agreg*", "anunci*", "aparent*", "apunt*", "asegur*", "añad*", "comunic*", "confirm*",
    "conoc*", "consider*", "cree*", "creí*", "de parte", "debería*", "decir", "declar*", "denunc*", "destac*", "dice*", "dicho",
    "diciendo", "dij*", "escrib*", "estim*", "evident*", "explic*", "fuente*", "habría*", "indic*", "inform*", "insist*",
    "manifest*", "opin*", "palabra*", "parec*", "piens*", "podría*", "posibl*", "pregunt*", "pretend*", "prev*", "probabl*",
    "publi*", "quizá*", "reconoc*", "relat*", "report*", "respond*", "revel*", "seguramente", "sería*", "señal*", "sospech*",
    "sostien*", "sostuv*", "subray*", "tal vez",
];
