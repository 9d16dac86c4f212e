//! What the check finds in pairs of sentences.

use super::Values;
use crate::article::Article;
use crate::checks::testing::document;
use crate::checks::{Asked, Check};

/// The faults in a translation of one line, with the text they stand at.
fn found(from: &str, source: &str, to: &str, target: &str) -> Vec<(&'static str, String)> {
    let mut document = document(to, target);
    document.source_lang = from.parse().ok();
    document.add_source_lines(source);
    let mut findings = Vec::new();
    Values.run(&Article::new(&document), &Asked::default(), &mut findings);
    findings.iter().map(|finding| (finding.fault, finding.span.text(target).to_owned())).collect()
}

#[test]
fn the_same_value_in_every_language() {
    for (from, source, target) in [
        ("de", "Einundzwanzig Kühe und 1.250 Schafe, 3,5 Mio. Euro teuer", "Twenty-one cows and 1,250 sheep worth 3.5 million euros"),
        ("fr", "quatre-vingt-douze maisons et 12 300 arbres à 18 h 30", "ninety-two houses and 12,300 trees at 6:30 p.m."),
        ("es", "treinta y dos casas y 2 mil millones de euros", "thirty-two houses and 2 billion euros"),
        ("it", "ventitré case e duecentocinquanta euro", "twenty-three houses and 250 euros"),
        ("pl", "dwadzieścia pięć domów i 3 tys. drzew", "twenty-five houses and 3,000 trees"),
        ("cs", "pětadvacet domů a 15. září 2020", "twenty-five houses and September 15, 2020"),
        ("ru", "двадцать пять домов, 300-тысячный город, 4,5 млрд рублей", "twenty-five houses, a city of 300,000, 4.5 billion rubles"),
        ("uk", "сорок п’ять будинків і 12 тисяч дерев у листопаді", "forty-five houses and 12,000 trees in November"),
        ("zh", "三百零五所房子，1.2万棵树，百分之十五", "305 houses, 12,000 trees, 15 percent"),
        ("ja", "3億5000万円と午後3時半", "350 million yen and 3:30 p.m."),
        ("hi", "पच्चीस घर और 2 लाख रुपये", "twenty-five houses and 200,000 rupees"),
    ] {
        assert_eq!(found(from, source, "en", target), [], "{source}");
    }
}

#[test]
fn other_values_are_found() {
    for (from, source, to, target, fault, place) in [
        ("de", "Der Turm ist 41 Meter hoch.", "en", "The tower is 14 meters high.", "changed", "14"),
        ("zh", "那里住着1.6万人。", "en", "Some 1.6 million people live there.", "changed", "1.6 million"),
        ("ru", "Прошло семь лет и сорок дней.", "en", "Seven years and fifty days went by.", "likely-changed", "fifty"),
        ("en", "It opens on Wednesday.", "de", "Es öffnet am Dienstag.", "weekday", "Dienstag"),
        ("en", "It opens in November.", "fr", "Il ouvre en octobre.", "month", "octobre"),
        ("de", "Es beginnt um 18:30 Uhr.", "en", "It begins at 5:30 p.m.", "time", "5:30 p.m"),
        ("uk", "Це коштує 900 євро.", "en", "It costs 900 dollars.", "currency", "900"),
        ("fr", "Il y a 4.000 vélos.", "de", "Es gibt 4,0 Räder.", "changed", "4,0"),
        ("fr", "Elle pèse 35 kilos.", "en", "It weighs 35 pounds.", "unit", "35"),
        ("fr", "gratuit avant douze ans", "en", "free before two years", "likely-changed", "two"),
        ("es", "Costó dos millones y medio.", "en", "It cost 3.5 million euros.", "changed", "3.5 million"),
        ("de", "Es begann um halb acht.", "en", "It began at 8:30.", "time", "8:30"),
        ("fr", "Dix-sept ruches", "en", "Nineteen hives", "likely-changed", "Nineteen"),
        ("de", "Jeder fünfte Imker gibt auf.", "en", "Thirty percent of beekeepers give up.", "likely-changed", "Thirty"),
        ("de", "Am Montag waren es 37 Grad.", "en", "On Monday it was 89F.", "changed", "89"),
        ("it", "Sono arrivate persone.", "en", "Some 340 people came.", "added", "340"),
    ] {
        assert_eq!(found(from, source, to, target), [(fault, place.to_owned())], "{source}");
    }
}

#[test]
fn what_says_the_same_is_no_fault() {
    for (from, source, target) in [
        ("ru", "Город стоит в 100 километрах от моря.", "The town lies 60 miles from the sea."),
        ("zh", "耶鲁等3所大学", "Yale and two other universities"),
        ("de", "Altdorf und fünf andere Städte", "six towns, Altdorf among them"),
        ("de", "Es hatte 30 °C.", "It was 86 °F."),
        ("de", "Der Torwart ist 1,98 Meter groß.", "The keeper is 6 feet 6 inches tall."),
        ("ru", "Построен в 30-х годах XX века.", "It was built in the 1930s."),
        ("de", "Das Haus kostete 900 Euro.", "The house cost 900 euros (970 dollars)."),
        ("fr", "La visite dure trois quarts d’heure.", "The tour lasts forty-five minutes."),
        ("ru", "Пришли десятки тысяч людей.", "Tens of thousands of people came."),
        ("de", "Um 15:00 Uhr MEZ beginnt es.", "It begins at 9:00 a.m. EST."),
        ("fr", "ouvert vingt-quatre heures par jour, victoire 3:1", "open around the clock, a 1:3 defeat"),
        ("es", "El equipo juega en octavos.", "The team plays in the round of 16."),
        ("es", "El equipo se clasificó para cuartos.", "The team is through to the last eight."),
        ("fr", "Le match de huitièmes aura lieu samedi.", "The round-of-16 match is on Saturday."),
        ("de", "Die Mannschaft steht im Achtelfinale.", "The team is into the round of 16."),
        ("de", "Das Viertelfinale findet in Ulm statt.", "The last-eight tie will be played in Ulm."),
        ("ru", "Команда вышла в одну восьмую финала.", "The team reached the round of 16."),
        ("ru", "Матч 1/8 финала пройдёт в субботу.", "The last-16 match is on Saturday."),
        ("de", "Zwei Drittel der Befragten sind dagegen.", "Two in three of those polled are against it."),
        ("fr", "Une quinzaine de jours plus tard", "Two weeks later"),
        ("ru", "Нашли полсотни тайников.", "Some 50 caches were found."),
        ("ru", "Полтора миллиона человек остались без воды.", "One and a half million people have no water."),
        ("zh", "营收同比增长两成。", "Revenue was up a fifth from a year earlier."),
        ("zh", "百分之七八十的人", "70 or 80 percent of people"),
        ("fr", "Le 3/4/2021, à toute heure", "On 4/3/2021, around the clock"),
        ("de", "Es kamen 12.345 Menschen.", "Some 12 345 people came."),
        ("zh", "城里有1 234人。", "The town has 1,234 people."),
        ("en", "It cost 1 234 567 dollars.", "It cost 1,234,567 dollars."),
        ("es", "La presa costó dos millones y medio de euros.", "The dam cost 2.5 million euros."),
        ("fr", "Deux millions et demi de ruches", "Some 2.5 million hives"),
        ("it", "Due milioni e mezzo di alveari", "Some 2.5 million hives"),
        ("ru", "Два с половиной миллиона ульев", "Some 2.5 million hives"),
        ("fr", "Dix-sept ruches, mille neuf cents abeilles", "Seventeen hives, 1,900 bees"),
        ("fr", "Quatre-vingt-dix-sept ruches, vingt-neuf au dix-huitième rang", "Ninety-seven hives, 29 in the 18th row"),
        ("es", "mil quinientos apicultores", "1,500 beekeepers"),
        ("de", "Um halb acht begann das Konzert.", "The concert began at 7:30."),
        ("de", "Gegen halb acht begann es.", "It began at around half past seven."),
        ("ru", "Концерт начнётся в половине восьмого.", "The concert starts at half past seven."),
        ("uk", "Концерт почнеться о пів на восьму.", "The concert starts at half past seven."),
        ("cs", "Koncert začíná v půl osmé.", "The concert starts at 7:30."),
        ("pl", "Koncert zacznie się o wpół do ósmej.", "The concert starts at half past seven."),
        ("es", "A las siete y media empezó.", "It began at 7:30."),
        ("fr", "Le concert commence à huit heures moins le quart.", "The concert starts at 7:45."),
        ("de", "Jeder fünfte Imker gibt auf.", "Twenty percent of beekeepers give up."),
        ("de", "Drei von vier Imkern geben auf.", "75 percent of beekeepers give up."),
        ("fr", "Un apiculteur sur cinq renonce.", "20 percent of beekeepers give up."),
        ("ru", "Каждый пятый пасечник сдаётся.", "Twenty percent of beekeepers give up."),
        ("de", "In den Sechzigerjahren gab es drei Mühlen.", "In the 1960s there were three mills."),
        ("de", "Am Montag waren es 37 Grad.", "On Monday it was 98F."),
        ("de", "In Ulm waren es 37 Grad, in Bonn 40.", "It was 98 F in Ulm and 104 F in Bonn."),
    ] {
        assert_eq!(found(from, source, "en", target), [], "{source}");
    }
}

#[test]
fn a_number_may_move_to_the_next_line() {
    let target = "The town grew.\nIt has 7,200 residents.";
    assert_eq!(found("de", "Die Stadt wuchs auf 7.200 Einwohner.\nSie ist schön.", "en", target), []);
}

#[test]
fn ranges_and_empty_lines_do_no_harm() {
    for text in ["", "½ ¾", "1.2.3.4.5", "12:", "9, 680", "第", "百分之", "十", "1'2'3", "3/", "24/7", "'90s", "XVIII", "١٢"] {
        for lang in ["de", "zh", "hi", "en"] {
            found(lang, text, "en", text);
            found(lang, "siebzehn", "en", text);
        }
    }
}
