//! French.

use super::Words;

#[rustfmt::skip]
pub(super) const WORDS: Words = Words {
    tag: "fr",
    numbers: &[
        (2, "deux"), (3, "trois"), (4, "quatre"), (5, "cinq"), (6, "six"), (7, "sept"), (8, "huit"), (9, "neuf"), (10, "dix"),
        (11, "onze"), (12, "douze"), (13, "treize"), (14, "quatorze"), (15, "quinze"), (16, "seize"), (20, "vingt"), (30, "trente"),
        (40, "quarante"), (50, "cinquante"), (60, "soixante"),
    ],
    measures: &["pour", "min", "sec", "euros", "dollars", "degrés", "fois", "heures", "cents", "mille", "millions", "milliards"],
    months: &["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
    weekdays: &["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
    given_names: &[
        "Jean", "Pierre", "Paul", "Jacques", "Michel", "Philippe", "Nicolas", "Louis", "Luc", "Marie", "Anne", "Claire", "Julie",
        "Sophie", "Camille", "Hélène", "Nathalie", "Laura", "Hans", "Juan", "John",
    ],
    surnames: &[
        "Dupont", "Durand", "Martin", "Bernard", "Petit", "Robert", "Moreau", "Laurent", "Simon", "Lefebvre", "Leroy", "Roux", "Girard",
        "Bonnet", "Mercier", "Müller", "Garcia", "Smith",
    ],
    cities: &[
        "Paris", "Lyon", "Marseille", "Toulouse", "Lille", "Bordeaux", "Nantes", "Strasbourg", "Berlin", "Londres", "Madrid", "Rome",
        "Varsovie", "Prague", "Kiev", "Moscou", "Bruxelles", "Washington", "Pékin", "Tokyo",
    ],
    countries: &[],
    bracketed: &["(vidéo)", "(photos)", "(mis à jour)", "(2)"],
    dates: &["12 mars 2024", "07/06/2023", "21.11.2024", "lundi"],
    sentences: [
        ("Le vieux pont a été fermé lundi matin.", "Mardi, les voitures ont pris un autre chemin."),
        ("La rue voisine du marché était calme.", "Le soir, les magasins avaient rouvert."),
        ("Il a plu toute la journée sur le port.", "Les bacs ont respecté les horaires."),
    ],
};
