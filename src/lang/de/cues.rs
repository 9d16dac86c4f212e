//! What German says no with, and what it says that something was said with.

use crate::lang::{Hearsay, Negation};

pub(super) const NEGATION: Negation = Negation { denies: DENIES, idioms: IDIOMS, weak: WEAK, neutral: NEUTRAL };

pub(super) const HEARSAY: Hearsay = Hearsay { sources: SOURCES, hedges: HEDGES, reports: REPORTS };

#[rustfmt::skip]
const DENIES: &[&str] = &[
    "kein", "keine", "keinem", "keinen", "keiner", "keinerlei", "keines", "keineswegs", "mitnichten", "nicht", "nichts", "nie",
    "niemals", "niemand", "niemandem", "niemanden", "weder",
];

#[rustfmt::skip]
const IDIOMS: &[&str] = &[
    "egal", "nicht allein", "nicht anders", "nicht einmal", "nicht einverstanden", "nicht erst", "nicht immer",
    "nicht mehr und nicht weniger", "nicht minder", "nicht nur", "nicht schlecht*", "nicht selten", "nicht umsonst", "nicht un*",
    "nicht unerheblich", "nicht von ungefähr", "nicht wahr", "nicht weniger als", "nicht zu vergessen", "nicht zuletzt",
    "nichts anderes als", "ob * nicht", "oder nicht", "ohne weiteres", "ohnehin", "seit * nicht", "warum nicht", "wenn nicht",
    "wenn nicht gar", "wie seit * nicht", "zweifellos",
];

#[rustfmt::skip]
const WEAK: &[&str] = &[
    "*frei", "*freie", "*freiem", "*freien", "*freier", "*freies", "*freis", "*los", "*lose*", "abgelehnt*", "abgesehen", "ablehn*",
    "allein*", "allenfalls", "anders", "anstatt", "ausbleib*", "ausgeblieb*", "ausgeschlossen", "außer", "bestreit*", "bestritt*",
    "bevor", "bisher", "bislang", "bleib*", "dement*", "entfall*", "entfäll*", "entgegen", "enttäusch*", "ersparen", "erst",
    "falsch*", "fehl*", "fern", "frei von", "jemals", "kaum", "lediglich", "leer*", "lehnen", "lehnt", "lehnte", "lehnten",
    "mangel*", "miss*", "nein", "nich", "niemand*", "nirgend*", "nix", "noch", "null", "nur", "nämlich", "ohne", "scheiter*",
    "schlecht*", "schwer", "selbst*", "selten", "solange", "sondern", "sonst", "statt", "trotz*", "un*", "ungern", "unterlass*",
    "verbiet*", "verbot*", "verhinder*", "verlier*", "verlor*", "verlust*", "vermeid*", "verweiger*", "verzicht*", "weg", "weiger*",
    "weiterhin", "wenig*", "übrig*",
];

#[rustfmt::skip]
const NEUTRAL: &[&str] = &[
    "und", "und*", "unfall*", "ungar*", "ungefähr*", "uniform*", "union*", "univer*", "uns*", "unter*",
];

#[rustfmt::skip]
const SOURCES: &[&str] = &[
    "angaben zufolge", "eigenen angaben", "hieß es", "laut", "nach angaben", "nach ansicht", "nach auskunft", "nach aussage*",
    "nach darstellung", "nach eigenen angaben", "nach einschätzung", "nach meinung", "wie es hieß", "zufolge",
];

#[rustfmt::skip]
const HEDGES: &[&str] = &[
    "angeblich*", "anscheinend", "dem vernehmen nach", "mutmasslich*", "mutmaßlich*", "offenbar", "vermeintlich*", "vermutlich",
    "wohl",
];

#[rustfmt::skip]
const REPORTS: &[&str] = &[
    "angabe*", "angegeben", "angekündigt", "ansicht", "antwort*", "aussag*", "behaupt*", "bekannt*", "bericht*", "beschr*",
    "beschuldig*", "bestätig*", "beton*", "dachte*", "darstellung", "demnach", "denk*", "dürfte*", "einschätzung", "ergänz*",
    "erklär*", "erwart*", "erzähl*", "fügt*", "gab an", "galt", "geben an", "gehe", "gelten", "gemeldet", "gemäß", "gesagt",
    "geschrieben", "gibt an", "gilt", "glaub*", "habe", "halten", "heißt", "hieß*", "hingewiesen", "hält", "hätte*", "informa*",
    "komme", "könne", "könnte*", "kündig*", "meint*", "meinung", "meld*", "mitgeteilt", "mitteil*", "möglich*", "müsse",
    "offensichtlich*", "prognos*", "quelle*", "rechn*", "sag*", "scheinbar", "scheinen", "scheint", "schien*", "schreib*",
    "schrieb*", "schätz*", "sei", "seien", "seitens", "sogenannt*", "soll", "sollen", "sollte*", "sprach*", "sprech*", "spricht",
    "teilt* mit", "teilte*", "verdacht", "verdächtig*", "verweis*", "vielleicht", "vorgeworfen", "wahrscheinlich*", "warn*",
    "werde", "wirft", "wolle", "wonach", "wort", "worte*", "wäre*", "würde*", "zitat", "zitier*", "äußer*",
];
