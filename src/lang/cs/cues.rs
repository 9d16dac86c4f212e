//! What Czech says no with, and what it says that something was said with.

use crate::lang::{Hearsay, Negation};

pub(super) const NEGATION: Negation = Negation { denies: DENIES, idioms: IDIOMS, weak: WEAK, neutral: NEUTRAL };

pub(super) const HEARSAY: Hearsay = Hearsay { sources: SOURCES, hedges: HEDGES, reports: REPORTS };

#[rustfmt::skip]
const DENIES: &[&str] = &[
    "ne*", "nejde", "nejdou", "nepůjd*", "nesetk*", "nesouhlas*", "nestač*", "neuvěříte", "nic", "nikde", "nikdo", "nikdy", "nikoho",
    "nikoli", "nikoliv", "nikomu", "ničeho", "ničím", "žádn*",
];

#[rustfmt::skip]
const IDIOMS: &[&str] = &[
    "bez ohledu", "bez výjimky", "bezpochyby", "dokud ne*", "jestli ne*", "mimo jiné", "ne jen", "ne méně než", "nebo ne", "nejen",
    "nejenom", "nejenže", "nepochybně", "než ne*", "nic jiného než", "proč ne", "zda ne*", "či ne",
];

#[rustfmt::skip]
const WEAK: &[&str] = &[
    "ani", "aniž", "bez", "bez*", "bezvýsl*", "chyb*", "dokud", "jen", "jenom", "kromě", "moc", "málo", "málokdo", "místo",
    "navzdory", "nebude*", "nebyl*", "nejsem", "nejsou", "nelze", "nemají", "nemohl*", "nemohou", "nemusí*", "nemá", "nemám*",
    "nemůže", "neobvykl*", "neplac*", "není", "nesmí*", "neví*", "než", "nul*", "nýbrž", "odmít*", "popír*", "popř*", "postrád*", "pouze", "proti",
    "přesta*", "příliš", "selh*", "slab*", "sotva", "spíš*", "teprve", "těžk*", "vyhýb*", "vyloučen*", "zabrán*", "zakáz*",
    "zamít*", "zapomn*", "ztrat*", "ztrác*", "zákaz*", "zřídka",
];

#[rustfmt::skip]
const NEUTRAL: &[&str] = &[
    "bezpeč*", "nebe*", "necel*", "nedvěd*", "neodklad*", "nezvěst*", "nebezpeč*", "nebo*", "nebož*", "nechal*", "nechat*", "nechá*", "neckar*", "nedost*", "nedávn*", "neděle*",
    "neděli*", "neděln*", "nedělí*", "neformál*", "negat*", "negroe*", "nehled*", "neho*", "nej*", "nejv*", "nekonečn*",
    "nelegáln*", "nelson*", "nemec*", "nemluv*", "nemoc*", "nemožn*", "neměe*", "neměle*", "neocen*", "neon*",
    "nepatrn*", "nepokoj*", "nepovin*", "neprav*", "neprodl*", "nepál*", "nepřetrž*", "nepřát*", "nepříj*", "nepřít*", "nerost*",
    "nerovn*", "nervo*", "nese*", "nesl*", "neslav*", "nesmysl*", "nespok*", "nest*", "netbox*", "netopýr*", "netopýř*", "netto*",
    "network*", "neuro*", "neurči*", "neustál*", "neutr*", "neuvěř*", "nevin*", "nevlád*", "nevyst*", "nevýhod*", "nevěst*",
    "news*", "newyo*", "nezbytn*", "neznám*", "nezávis*", "neúspěch*", "neštěst*", "zákazník*",
];

#[rustfmt::skip]
const SOURCES: &[&str] = &[
    "dle", "podle",
];

#[rustfmt::skip]
const HEDGES: &[&str] = &[
    "domněl*", "patrně", "podezřel*", "prý", "zřejmě", "údajn*",
];

#[rustfmt::skip]
const REPORTS: &[&str] = &[
    "podle * * norem", "podle * * řádu", "podle * norem", "podle * řádu", "podle norem", "podle plán*", "podle potřeb*", "podle pravid*",
    "podle předpis*", "podle věku", "podle zákon*", "podle řádu",
    "dodal*", "doplnil*", "hlás*", "informov*", "konstat*", "možná", "mysl*", "napsal*", "oznám*", "podot*", "potvrd*",
    "pravděpodobn*", "prohlás*", "píše", "sděl*", "slov*", "soud*", "tvrd*", "uved*", "uvád*", "vysvětl*", "věř*", "zdá", "zdůraz*",
    "řek*",
];
