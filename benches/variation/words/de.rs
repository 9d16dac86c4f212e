//! German.

use super::Words;

#[rustfmt::skip]
pub(super) const WORDS: Words = Words {
    tag: "de",
    numbers: &[
        (2, "zwei"), (3, "drei"), (4, "vier"), (5, "fünf"), (6, "sechs"), (7, "sieben"), (8, "acht"), (9, "neun"), (10, "zehn"),
        (11, "elf"), (12, "zwölf"), (13, "dreizehn"), (14, "vierzehn"), (15, "fünfzehn"), (16, "sechzehn"), (17, "siebzehn"),
        (18, "achtzehn"), (19, "neunzehn"), (20, "zwanzig"), (30, "dreißig"), (40, "vierzig"), (50, "fünfzig"), (60, "sechzig"),
        (70, "siebzig"), (80, "achtzig"), (90, "neunzig"),
    ],
    measures: &["Prozent", "Uhr", "Min", "Sek", "Std", "Euro", "Dollar", "Grad", "Mal", "Hundert", "Tausend", "Millionen", "Milliarden", "Mio", "Mrd"],
    months: &["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"],
    weekdays: &["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
    given_names: &[
        "Hans", "Peter", "Klaus", "Thomas", "Michael", "Martin", "Stefan", "Jürgen", "Karl", "Max", "Paul", "Jan", "Anna", "Maria",
        "Julia", "Sabine", "Petra", "Ursula", "Monika", "Eva", "Clara", "Lena", "Olga", "Iwan", "Pierre", "Juan", "John",
    ],
    surnames: &[
        "Müller", "Schmidt", "Schneider", "Fischer", "Weber", "Meyer", "Wagner", "Becker", "Hoffmann", "Koch", "Richter", "Klein",
        "Wolf", "Neumann", "Schwarz", "Krüger", "Novak", "Petrow", "Dupont", "Smith",
    ],
    cities: &[
        "Berlin", "Hamburg", "München", "Köln", "Frankfurt", "Stuttgart", "Leipzig", "Dresden", "Wien", "Bern", "Paris", "London",
        "Madrid", "Rom", "Warschau", "Prag", "Kiew", "Moskau", "Brüssel", "Washington", "Peking", "Tokio",
    ],
    countries: &[
        "Deutschland", "Frankreich", "Spanien", "Italien", "Polen", "Ungarn", "Schweden", "Norwegen", "Finnland", "Portugal", "Russland",
        "China", "Japan", "Kanada",
    ],
    bracketed: &["(Video)", "(Fotos)", "(aktualisiert)", "(2)"],
    dates: &["12. März 2024", "07.06.2023", "21.11.2024", "Montag"],
    sentences: [
        ("Die alte Brücke wurde am Montagmorgen gesperrt.", "Am Dienstag fuhr man einen anderen Weg."),
        ("In der Straße neben dem Markt war es ruhig.", "Bis zum Abend hatten die Läden wieder geöffnet."),
        ("Im Hafen regnete es den ganzen Tag.", "Die Fähren hielten sich an den Fahrplan."),
    ],
};
