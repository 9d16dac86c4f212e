//! Names of persons that were translated: Friedrich Schmidt as Frederick Smith. English only.
//!
//! With the source, a given name and a surname that stand there side by side are looked for in translation. Without it,
//! only the author of a foreign paper can be suspected: somebody whose whole name is English and could be translated, with
//! a post for a title.

use crate::article::Article;
use crate::checks::layout::is_role;
use crate::checks::{Asked, Check, Finding};
use crate::diagnostic::Safety;
use crate::text::cursor::Place;
use crate::text::{Case, Prose, Span, TokenKind, WordFilter, hash};
use std::ops::Range;

/// See the module.
pub(crate) struct TranslatedName;

/// How many words behind a name its post may begin.
const POST: usize = 6;

impl Check for TranslatedName {
    fn name(&self) -> &'static str {
        "translated-name"
    }

    fn faults(&self) -> &'static [&'static str] {
        &["name", "author"]
    }

    fn run(&self, article: &Article<'_>, _: &Asked<'_>, findings: &mut Vec<Finding>) {
        let prose = &article.target;
        if article.document.source_lang.as_ref().is_some_and(|lang| lang.same(&article.document.lang)) {
            return;
        }
        for paragraph in 0..prose.paragraphs.len() {
            for name in names(prose, paragraph).filter(|name| name.is_english() && name.is_long()) {
                findings.extend(match article.source() {
                    Some(source) => in_source(&name, article.source_paragraphs(prose.paragraphs[paragraph].unit()), source, prose),
                    None => author(&name, prose),
                });
            }
        }
    }
}

/// Two words with capitals side by side, perhaps a given name and a surname.
struct Pair<'p> {
    given: &'p str,
    surname: &'p str,
    place: Place<'p>,
    span: Span,
}

impl Pair<'_> {
    /// Whether one of the words is an English name that has forms elsewhere.
    fn is_english(&self) -> bool {
        GIVEN.forms(self.given).is_some() || SURNAMES.forms(self.surname).is_some()
    }

    /// Whether neither is an initial or as short as one.
    fn is_long(&self) -> bool {
        self.place.letters() > 2 && self.place.next().is_some_and(|surname| surname.letters() > 2)
    }
}

fn names<'p>(prose: &'p Prose<'p>, paragraph: usize) -> impl Iterator<Item = Pair<'p>> {
    prose.capitals_of(&prose.paragraphs[paragraph]).iter().filter_map(move |&index| {
        let place = Place { prose, paragraph, index: index as usize };
        let named = |place: &Place<'_>| matches!(place.case(), Case::Title | Case::Mixed);
        let next = place.next().filter(|next| named(&place) && named(next) && next.gap_before().len() == 1)?;
        let surname = match next.text() {
            genitive if genitive.ends_with("'s") || genitive.ends_with("’s") => genitive.trim_end_matches("'s").trim_end_matches("’s"),
            surname => surname,
        };
        let span = Span::new(place.span().start, next.span().start + surname.len() as u32);
        Some(Pair { given: place.text(), surname, place, span })
    })
}

/// The name as the source has it, if that is what was translated.
fn in_source(name: &Pair<'_>, mut paragraphs: Range<usize>, source: &Prose<'_>, target: &Prose<'_>) -> Option<Finding> {
    let from = |table: &Table, english: &str, own: &str| table.forms(english).is_some_and(|forms| forms.contains(&own));
    let original = paragraphs.find_map(|paragraph| {
        names(source, paragraph).find(|own| {
            let (given, surname) = (from(&GIVEN, name.given, own.given), from(&SURNAMES, name.surname, own.surname));
            (given && (surname || own.surname == name.surname) || surname && own.given == name.given) && own.is_long()
        })
    })?;
    let right = format!("{} {}", original.given, original.surname);
    // Somebody else of that name, or somebody whom English knows by this one.
    if target.text.contains(&right) || HISTORICAL.contains(&name.surname) {
        return None;
    }
    Some(
        Finding::new("name", name.span)
            .replace(format!("write “{right}”"), name.span, right.clone())
            .value("original", right)
            .trust(Safety::Unsafe),
    )
}

/// An author with a post behind the name, or in the next line.
fn author(name: &Pair<'_>, prose: &Prose<'_>) -> Option<Finding> {
    let (given, surname) = (GIVEN.forms(name.given)?, SURNAMES.forms(name.surname)?);
    let next = name.place.next()?;
    let post = match next.next() {
        Some(comma) if comma.char() == ',' => comma,
        // The name has the line to itself.
        None if name.place.previous().is_none() => Place::first(prose, next.paragraph + 1)?,
        _ => return None,
    };
    let words = std::iter::successors(Some(post), Place::next).filter(|place| place.token().kind == TokenKind::Word).take(POST);
    let role = words.into_iter().find(|place| is_role(place.text()))?;
    let original = format!("{} {}", given.first()?, surname.first()?);
    Some(Finding::new("author", name.span).value("original", original).related(role.span(), "the post of a foreign paper"))
}

/// English names and their forms elsewhere.
struct Table {
    /// Sorted by the English name.
    rows: &'static [(&'static str, &'static [&'static str])],
    filter: WordFilter<32>,
}

impl Table {
    const fn of(rows: &'static [(&'static str, &'static [&'static str])]) -> Self {
        Self { rows, filter: WordFilter::of_keys(rows) }
    }

    /// The forms elsewhere of an English name.
    fn forms(&self, english: &str) -> Option<&'static [&'static str]> {
        if !self.filter.may_hold(hash(english.as_bytes()) as u32) {
            return None;
        }
        self.rows.binary_search_by_key(&english, |(name, _)| name).ok().map(|index| self.rows[index].1)
    }
}

/// English given names and their forms elsewhere, sorted.
#[rustfmt::skip]
static GIVEN: Table = Table::of(&[
    ("Andrew", &["Andreas", "Andrés", "André", "Andrea"]), ("Anthony", &["Anton", "Antonio", "Antoine"]), ("Bernard", &["Bernhard", "Bernardo"]),
    ("Catherine", &["Katharina", "Catalina", "Caterina"]), ("Charles", &["Karl", "Carlos", "Carlo"]), ("Christopher", &["Christoph", "Christophe"]),
    ("Edward", &["Eduard", "Eduardo", "Édouard"]), ("Elizabeth", &["Elisabeth", "Élisabeth", "Isabel"]), ("Eugene", &["Eugen", "Eugène", "Eugenio"]),
    ("Francis", &["Franz", "François", "Francisco", "Francesco"]), ("Frederick", &["Friedrich", "Frédéric", "Federico"]),
    ("Geoffrey", &["Gottfried", "Geoffroy"]), ("George", &["Georg", "Georges", "Jorge", "Giorgio"]), ("Godfrey", &["Gottfried"]),
    ("Henry", &["Heinrich", "Henri", "Enrique", "Enrico"]), ("James", &["Jacques", "Jaime", "Giacomo"]), ("John", &["Johann", "Johannes", "Hans", "Jean", "Juan", "Giovanni"]),
    ("Joseph", &["Josef", "José", "Giuseppe"]), ("Lawrence", &["Lorenz", "Laurent", "Lorenzo"]), ("Louis", &["Ludwig", "Luis", "Luigi"]),
    ("Margaret", &["Margarete", "Marguerite", "Margarita"]), ("Mark", &["Markus", "Marc", "Marcos", "Marco"]), ("Martha", &["Marthe", "Marta"]),
    ("Mary", &["Maria", "Marie", "María"]), ("Matthew", &["Matthias", "Matthieu", "Mateo", "Matteo"]), ("Michael", &["Michel", "Miguel", "Michele"]),
    ("Nicholas", &["Nikolaus", "Nicolas", "Nicolás", "Nicola"]), ("Paul", &["Pablo", "Paolo"]), ("Peter", &["Pierre", "Pedro", "Pietro"]),
    ("Philip", &["Philipp", "Philippe", "Felipe", "Filippo"]), ("Ralph", &["Rolf", "Raúl"]), ("Rudolph", &["Rudolf", "Rodolfo"]),
    ("Stephen", &["Stefan", "Stephan", "Étienne", "Esteban", "Stefano"]), ("Susan", &["Susanne", "Susana"]), ("Theodore", &["Theodor", "Théodore", "Teodoro"]),
    ("William", &["Wilhelm", "Guillaume", "Guillermo", "Guglielmo"]),
]);

/// English surnames and the words that they translate, sorted.
#[rustfmt::skip]
static SURNAMES: Table = Table::of(&[
    ("Baker", &["Becker", "Bäcker", "Boulanger", "Panadero"]), ("Bird", &["Vogel", "Loiseau"]), ("Black", &["Schwarz", "Lenoir"]), ("Brown", &["Braun", "Lebrun"]),
    ("Carpenter", &["Zimmermann", "Charpentier", "Carpintero"]), ("Cook", &["Koch", "Lecuyer"]), ("Farmer", &["Bauer"]), ("Fisher", &["Fischer", "Pêcheur", "Pescador"]),
    ("Flowers", &["Flores"]), ("Fox", &["Fuchs", "Renard"]), ("Green", &["Grün", "Levert"]), ("Hunter", &["Jäger", "Chasseur", "Cazador"]), ("Judge", &["Richter", "Lejuge"]),
    ("King", &["König", "Leroy", "Rey"]), ("Knight", &["Ritter", "Chevalier", "Caballero"]), ("Little", &["Klein", "Petit"]), ("Long", &["Lang", "Lelong"]),
    ("Mason", &["Maurer", "Maçon"]), ("Miller", &["Müller", "Mueller", "Meunier", "Molinero"]), ("Newman", &["Neumann"]), ("Priest", &["Priester", "Leprêtre"]),
    ("Shepherd", &["Schäfer", "Berger", "Pastor"]), ("Shoemaker", &["Schuster", "Schuhmacher", "Zapatero"]), ("Short", &["Kurz", "Lecourt"]), ("Small", &["Klein", "Petit"]),
    ("Smith", &["Schmidt", "Schmitt", "Schmid", "Lefebvre", "Lefèvre", "Herrero"]), ("Stone", &["Stein", "Lapierre", "Piedra"]), ("Summer", &["Sommer"]),
    ("Tailor", &["Schneider", "Sastre"]), ("Taylor", &["Schneider", "Letailleur", "Sastre"]), ("Warrior", &["Guerrero"]), ("Weaver", &["Weber", "Tisserand", "Tejedor"]),
    ("White", &["Weiß", "Weiss", "Leblanc", "Blanco"]), ("Winter", &["Hiver", "Invierno"]), ("Wolf", &["Loup", "Lobo"]), ("Young", &["Jung", "Lejeune"]),
]);

/// Surnames of people whom English has always known by a translated given name.
const HISTORICAL: [&str; 3] = ["Columbus", "Habsburg", "Tell"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::found;

    #[test]
    fn tables_are_sorted() {
        assert!(GIVEN.rows.is_sorted_by_key(|row| row.0) && SURNAMES.rows.is_sorted_by_key(|row| row.0));
    }

    #[test]
    fn authors() {
        let text = "Frederick Smith\nPolitical correspondent for the coast in Lindenau.";
        assert_eq!(found(&TranslatedName, "en", text), [("author", "Frederick Smith".into(), None)]);
        assert_eq!(found(&TranslatedName, "en", "By Henry Fisher, our correspondent in Lindenau.").len(), 1);
        for good in [
            "Frederick Smith\nHe came in May.",
            "Frederick Smith, a farmer, came.",
            "Frederick Okafor\nPolitical correspondent in Lindenau.",
            "Okafor Smith, our correspondent.",
        ] {
            assert_eq!(found(&TranslatedName, "en", good), [], "{good}");
        }
    }
}
