//! What French says no with, and what it says that something was said with.

use crate::lang::{Hearsay, Negation};

pub(super) const NEGATION: Negation = Negation { denies: DENIES, idioms: IDIOMS, weak: WEAK, neutral: NEUTRAL };

pub(super) const HEARSAY: Hearsay = Hearsay { sources: SOURCES, hedges: HEDGES, reports: REPORTS };

#[rustfmt::skip]
const DENIES: &[&str] = &[
    "aucun", "aucune", "aucunement", "jamais", "nullement", "pas", "personne", "rien",
];

#[rustfmt::skip]
const IDIOMS: &[&str] = &[
    "avant qu", "avant que", "avant que * ne *", "cette personne", "de peur que", "en personne", "la personne", "n'* que",
    "n'a cessé", "n'en * pas moins", "n'est ce pas", "n'ont cessé", "ne * que", "ne cesse*", "ne serait ce que", "non loin",
    "non plus", "non seulement", "nul n'ignore", "ou non", "ou pas", "par personne", "pas encore", "pas mal", "pas moins de",
    "pas seulement", "pas uniquement", "pas à pas", "plus que * ne", "plus que jamais", "pourquoi pas", "rien qu", "rien que",
    "sans abri", "sans cesse", "sans compter", "sans doute", "sans parler", "sans précédent", "une personne", "à moins que",
];

#[rustfmt::skip]
const WEAK: &[&str] = &[
    "absen*", "anti*", "avant", "cess*", "difficil*", "défaut", "défavor*", "dément*", "dénu*", "déplor*", "dépourv*", "dépourvu*",
    "désacc*", "désavan*", "désint*", "désobé*", "empêch*", "encore", "exclu*", "faute", "guère", "hors", "illim*", "illog*",
    "illé*", "imma*", "immo*", "impar*", "impi*", "imposs*", "imprud*", "imprév*", "impuiss*", "impun*", "inacc*", "inact*",
    "inad*", "inappr*", "inca*", "incer*", "inconnu*", "inconsc*", "inconsist*", "incontest*", "incontour*", "incontrol*",
    "incontrôl*", "inconv*", "indé*", "ineff*", "inex*", "injust*", "inquiét*", "insatisf*", "insol*", "insolit*", "insoumis*",
    "instab*", "insuf*", "insup*", "interd*", "intol*", "inut*", "invi*", "inégal*", "inév*", "irra*", "irre*", "irré*", "jusqu*",
    "loin", "mal*", "malgré", "manqu*", "mauvais*", "moins", "méconn*", "mécont*", "méfi*", "ne", "ni", "non", "non *", "nul",
    "nulle", "oubli*", "peine", "perd*", "perte", "peu", "pire", "plus", "plutôt", "privé*", "rare*", "refus*", "rejet*", "reste*",
    "sans", "sauf", "seul*", "seulement", "toujours", "trop", "uniquement", "zéro", "échec*", "échou*", "évit*",
];

const NEUTRAL: &[&str] = &["au pas", "faux pas", "le pas", "premier pas", "un pas"];

#[rustfmt::skip]
const SOURCES: &[&str] = &[
    "au dire", "aux dires", "d'après", "de l'avis", "de source*", "dit on", "indique t on", "selon", "suivant les", "à en croire",
];

#[rustfmt::skip]
const HEDGES: &[&str] = &[
    "apparemment", "paraît il", "présumé*", "prétendu*", "prétendument", "semble t il", "soi disant", "supposé*",
    "vraisemblablement",
];

#[rustfmt::skip]
const REPORTS: &[&str] = &[
    "accus*", "admet*", "affirm*", "ajout*", "annonc*", "apparem*", "assur*", "attend*", "aurai*", "auraient", "aurait", "aux yeux",
    "avanc*", "avert*", "avis", "chiffre*", "compte*", "conclu*", "confi*", "confirm*", "connu*", "considér*", "constat*", "croi*",
    "d'après", "devrai*", "dire", "disait", "disent", "dit", "données", "déclar*", "dédui*", "estim*", "expliqu*", "fait savoir",
    "indiqu*", "informa*", "insist*", "jug*", "manifest*", "mot*", "opinion*", "parai*", "paraît", "parl*", "peut être", "possibl*",
    "pourrai*", "probabl*", "propos*", "précis*", "prétend*", "prévoi*", "publi*", "qualifi*", "racont*", "rappel*", "rapport*",
    "répond*", "révél*", "sans doute", "sembl*", "serai*", "seraient", "serait", "signal*", "soulign*", "soupçonn*", "source*",
    "soutenu", "soutien*", "term*", "témoign*", "écri*", "étude*", "évident*", "évoqu*",
];
