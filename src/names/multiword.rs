//! Names of several words: those that are one name are joined, and those that a hyphen only brings together are parted.
//!
//! Two words are one name if the gazetteer has them so (Krivoy Rog), or if the first is a part of Arabic names that comes
//! joined, hyphenated or apart (Abdel Fattah, Abdelfattah; Al Assad, al-Assad; bin Salman). Two names with a hyphen are two
//! if one of them is a place by itself (the Kiev-Moscow talks) or stands alone elsewhere in the article.

use std::cell::LazyCell;
use std::collections::HashSet;
use std::sync::OnceLock;

use crate::text::{Prose, Span, hash};

use super::exonyms;
use super::hash::Bits;
use super::prefilter::{NEAR, Sketch};
use super::words::Piece;
use mtlint_tables::names::article;
use mtlint_tables::names::exonyms::Kind;
use mtlint_tables::names::fold::Folded;

/// First parts of Arabic names, and the article; `El` is Spanish as often (El País).
const FIRST: [&str; 9] = ["Abdul", "Abdel", "Abdal", "Abdol", "Abd", "Abu", "Abou", "Al", "Ould"];
/// Son of; small before a capital, between two names.
const SON: [&str; 3] = ["bin", "ben", "ibn"];
/// Shorter parts leave too much to chance.
const SHORTEST: usize = 4;

/// Are the names spelled alike but for case, hyphens, spaces and an article that only one of them has (al-Assad, Assad)?
/// None of these is a matter of romanisation.
pub(crate) fn spelled_alike(a: &str, b: &str) -> bool {
    let bare = |name: &str| -> String { name.chars().filter(|c| !matches!(c, '-' | ' ')).flat_map(char::to_lowercase).collect() };
    let after_article = |name: &str| -> Option<String> {
        let letters: Vec<char> = name.to_lowercase().chars().collect();
        let length = article::joined(&letters);
        (length > 0).then(|| bare(&letters[length..].iter().collect::<String>()))
    };
    let (bare_a, bare_b) = (bare(a), bare(b));
    bare_a == bare_b || after_article(a).is_some_and(|rest| rest == bare_b) || after_article(b).is_some_and(|rest| rest == bare_a)
}

/// Joins and parts the pieces of a text.
pub(super) fn arrange(prose: &Prose<'_>, pieces: &mut Vec<Piece>) {
    join(prose, pieces);
    if pieces.iter().any(|piece| is_compound(prose, piece)) {
        part(prose, pieces);
    }
}

fn join(prose: &Prose<'_>, pieces: &mut Vec<Piece>) {
    let belongs = |at: usize| {
        let (before, piece) = (&pieces[at - 1], &pieces[at]);
        piece.joined && (is_father(prose, before, piece) || piece.follows(before) && belong(prose, before, piece))
    };
    // Few articles have any, and then nothing is moved.
    let Some(first) = (1..pieces.len()).find(|at| belongs(*at)) else { return };
    let mut kept = first - 1;
    let mut at = kept;
    while at < pieces.len() {
        let mut piece = pieces[at];
        if piece.joined && piece.latin && pieces[..kept].last().is_some_and(|before| is_father(prose, before, &piece)) {
            piece.span.start = pieces[kept - 1].whole.end + 1;
            piece.whole.start = piece.span.start;
            piece.upper = false;
            piece.hash = hash_of(prose, piece.span);
        } else if let Some(next) = pieces.get(at + 1).filter(|next| next.follows(&piece) && next.latin && piece.latin)
            // A possessive closes a name.
            && piece.whole == piece.span
            && belong(prose, &piece, next)
        {
            piece.span.end = next.span.end;
            piece.whole.end = next.whole.end;
            piece.upper &= next.upper;
            // The capital of the second word owes nothing to the start of the sentence.
            piece.opening &= next.opening;
            piece.compound |= next.compound;
            piece.hash = hash_of(prose, piece.span);
            at += 1;
        }
        pieces[kept] = piece;
        kept += 1;
        at += 1;
    }
    pieces.truncate(kept);
}

fn hash_of(prose: &Prose<'_>, span: Span) -> u32 {
    hash(span.text(prose.text).as_bytes()) as u32
}

/// Does nothing but “son of” stand between two names?
fn is_father(prose: &Prose<'_>, before: &Piece, piece: &Piece) -> bool {
    let between = Span::new(before.whole.end, piece.whole.start.max(before.whole.end));
    between.len() == 5
        && before.whole == before.span
        // German has a verb that is written so.
        && prose.language.tag != "de"
        && between.text(prose.text).strip_prefix(' ').and_then(|rest| rest.strip_suffix(' ')).is_some_and(|word| SON.contains(&word))
}

/// Are the two one name?
fn belong(prose: &Prose<'_>, first: &Piece, second: &Piece) -> bool {
    opens_name(first.text(prose), first.hash)
        .is_some_and(|certain| certain || exonyms::may_be_form(Span::new(first.span.start, second.span.end).text(prose.text)))
}

/// Could a name of several words begin with this one? If so, is that certain? Asked before the whole is put together.
fn opens_name(word: &str, own: u32) -> Option<bool> {
    static FIRST_WORDS: OnceLock<(Bits, Vec<&str>)> = OnceLock::new();
    let (bits, words) = FIRST_WORDS.get_or_init(|| {
        let groups = include_str!("../../data/names/exonyms.toml");
        let forms = groups.lines().filter(|line| line.starts_with("forms = ")).flat_map(|line| line.split('"').skip(1).step_by(2));
        let mut words: Vec<&str> = forms.filter_map(|form| form.split_once('-')).map(|(first, _)| first).collect();
        words.extend(FIRST);
        words.sort_unstable();
        words.dedup();
        (words.iter().map(|word| hash(word.as_bytes()) as u32).collect(), words)
    });
    (bits.has(own) && words.binary_search(&word).is_ok()).then(|| FIRST.contains(&word))
}

fn is_compound(prose: &Prose<'_>, piece: &Piece) -> bool {
    // The syllables of a Chinese given name (Hsiao-mei) are no two names.
    let second_is_named = |text: &str| text.split('-').skip(1).any(|part| part.starts_with(char::is_uppercase));
    piece.compound && piece.capital && piece.latin && second_is_named(piece.text(prose))
}

fn part(prose: &Prose<'_>, pieces: &mut Vec<Piece>) {
    // A line of German nouns resembles everything.
    let sketch = |text: &str, folded: &mut Folded| if prose.language.noun_capitals { None } else { Sketch::of(text, folded) };
    // Few articles have a compound that anybody asks this about.
    let alone = LazyCell::new(|| {
        let mut folded = Folded::default();
        let single = pieces.iter().filter(|piece| piece.capital && piece.latin).map(|piece| piece.text(prose));
        let mut words: HashSet<&str> = HashSet::new();
        let mut sketches: Vec<Sketch> = Vec::new();
        for text in single.filter(|text| !text.contains(['-', ' '])) {
            if words.insert(text) {
                sketches.extend(sketch(text, &mut folded));
            }
        }
        sketches.sort_by_key(|sketch| sketch.skeleton);
        (words, sketches)
    });
    let mut parted = Vec::with_capacity(pieces.len());
    let mut folded = Folded::default();
    for (at, piece) in pieces.iter().enumerate() {
        let text = piece.text(prose);
        // Between other capitals it is a double name of a person.
        let person = pieces[..at].last().is_some_and(|before| piece.follows(before) && before.capital && !before.opening)
            || pieces.get(at + 1).is_some_and(|next| next.follows(piece) && next.capital);
        if !is_compound(prose, piece) || exonyms::may_be_form(text) || !text.starts_with(char::is_uppercase) {
            parted.push(*piece);
            continue;
        }
        let known = |part: &str| exonyms::groups_of(part).any(|group| group.kind == Kind::Place);
        let mut stands_alone = |part: &str| {
            let (words, sketches) = &*alone;
            words.contains(part)
                || sketch(part, &mut folded).is_some_and(|own| {
                    let block = &sketches[sketches.partition_point(|other| other.skeleton < own.skeleton)..];
                    let block = block.iter().take(NEAR).take_while(|other| other.skeleton == own.skeleton);
                    block.into_iter().any(|other| own.resembles(other))
                })
        };
        let mut parts = text.split('-').filter(|part| part.chars().count() >= SHORTEST);
        let two = parts.clone().any(|part| exonyms::may_be_form(part) && known(part)) || !person && parts.any(&mut stands_alone);
        if two { parted.extend(parts_of(prose, piece)) } else { parted.push(*piece) }
    }
    *pieces = parted;
}

/// The parts of a compound; they stand beside nobody.
fn parts_of<'p>(prose: &'p Prose<'_>, piece: &'p Piece) -> impl Iterator<Item = Piece> + 'p {
    let text = piece.text(prose);
    let mut start = piece.span.start;
    text.split('-').map(move |part| {
        let span = Span::new(start, start + part.len() as u32);
        start = span.end + 1;
        let whole = if span.end == piece.span.end { Span::new(span.start, piece.whole.end) } else { span };
        Piece {
            span,
            whole,
            hash: hash_of(prose, span),
            capital: part.starts_with(char::is_uppercase),
            upper: part.chars().count() > 1 && part.chars().all(char::is_uppercase),
            joined: piece.joined && span.start == piece.span.start,
            compound: false,
            ..*piece
        }
    })
}

#[cfg(test)]
mod tests {
    use super::super::words::pieces;
    use super::*;
    use crate::checks::testing::document as article_of;

    fn names(lang: &str, text: &str) -> Vec<String> {
        // Words enough not to be taken for a headline.
        let document = article_of(lang, &format!("{text} {}", "nobody answered, ".repeat(9)));
        let prose = document.prose();
        pieces(&prose).iter().filter(|piece| piece.capital && !piece.opening).map(|piece| piece.text(&prose).to_owned()).collect()
    }

    #[test]
    fn words_of_one_name_are_joined() {
        assert_eq!(names("en", "They left the town of Krivoy Rog and Krivoy Rog's river."), ["Krivoy Rog", "Krivoy Rog"]);
        assert_eq!(names("en", "There Abdel Fattah al-Sisi met Abu Bakr."), ["Abdel Fattah", "al-Sisi", "Abu Bakr"]);
        assert_eq!(names("en", "It was Mohammed bin Salman, a bin Laden."), ["Mohammed", "bin Salman", "Laden"]);
        assert_eq!(names("en", "The Krivoy Mine and the Al. Rog."), ["Krivoy", "Mine", "Al", "Rog"]);
        assert_eq!(names("de", "Gestern sagte Karl bin Anna nichts."), ["Karl", "Anna"]);
    }

    #[test]
    fn two_names_with_a_hyphen_are_parted() {
        assert_eq!(names("en", "The Kiev-Moscow talks failed."), ["Kiev", "Moscow"]);
        assert_eq!(names("en", "The Kakhovka-Tokmak road leads to Kachowka."), ["Kakhovka", "Tokmak", "Kachowka"]);
        assert_eq!(names("de", "Die Kiew-Reise und die Corona-Krise enden."), ["Kiew", "Reise", "Corona-Krise"]);
    }

    #[test]
    fn one_name_with_a_hyphen_stays_one() {
        let text = "There Jean-Paul Petrov left Ivano-Frankivsk for Saint-Denis, and Paul met al-Assad.";
        assert_eq!(names("en", text), ["Jean-Paul", "Petrov", "Ivano-Frankivsk", "Saint-Denis", "Paul", "al-Assad"]);
        assert_eq!(names("en", "There Chang Hsiao-mei met a Petrov-led party."), ["Chang", "Hsiao-mei", "Petrov"]);
    }

    #[test]
    fn hyphens_and_articles_make_no_other_spelling() {
        for (a, b) in [("al-Assad", "Assad"), ("Al Assad", "al-Assad"), ("Abdul-Rahman", "Abdulrahman"), ("Tel Aviv", "Tel-Aviv")] {
            assert!(spelled_alike(a, b) && spelled_alike(b, a), "{a}, {b}");
        }
        assert!(!spelled_alike("al-Assad", "el-Assad") && !spelled_alike("al-Assad", "Asad"));
    }
}
