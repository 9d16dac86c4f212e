//! Letters of Latin, Cyrillic and Greek that look the same in print.

use crate::lang::Lang;

/// Latin and Cyrillic, in the upright letters of newspaper type.
const CYRILLIC: &[(char, char)] = &[
    ('A', 'А'),
    ('B', 'В'),
    ('C', 'С'),
    ('E', 'Е'),
    ('H', 'Н'),
    ('I', 'І'),
    ('J', 'Ј'),
    ('K', 'К'),
    ('M', 'М'),
    ('O', 'О'),
    ('P', 'Р'),
    ('S', 'Ѕ'),
    ('T', 'Т'),
    ('X', 'Х'),
    ('Y', 'У'),
    ('a', 'а'),
    ('c', 'с'),
    ('e', 'е'),
    ('i', 'і'),
    ('j', 'ј'),
    ('k', 'к'),
    ('o', 'о'),
    ('p', 'р'),
    ('s', 'ѕ'),
    ('x', 'х'),
    ('y', 'у'),
    ('Ë', 'Ё'),
    ('Ï', 'Ї'),
    ('ë', 'ё'),
    ('ï', 'ї'),
];

/// Latin and Greek.
const GREEK: &[(char, char)] = &[
    ('A', 'Α'),
    ('B', 'Β'),
    ('E', 'Ε'),
    ('H', 'Η'),
    ('I', 'Ι'),
    ('K', 'Κ'),
    ('M', 'Μ'),
    ('N', 'Ν'),
    ('O', 'Ο'),
    ('P', 'Ρ'),
    ('T', 'Τ'),
    ('X', 'Χ'),
    ('Y', 'Υ'),
    ('Z', 'Ζ'),
    ('o', 'ο'),
    ('v', 'ν'),
    ('ó', 'ό'),
];

fn first(pairs: &[(char, char)], second: char) -> Option<char> {
    pairs.iter().find(|pair| pair.1 == second).map(|pair| pair.0)
}

fn second(pairs: &[(char, char)], first: char) -> Option<char> {
    pairs.iter().find(|pair| pair.0 == first).map(|pair| pair.1)
}

/// The Latin letter that looks like `character`.
pub(crate) fn to_latin(character: char) -> Option<char> {
    first(CYRILLIC, character).or_else(|| first(GREEK, character))
}

/// The Cyrillic letter that looks like `character`, if the language writes it.
pub(crate) fn to_cyrillic(character: char, lang: &Lang) -> Option<char> {
    let found = second(CYRILLIC, character).or_else(|| first(GREEK, character).and_then(|latin| second(CYRILLIC, latin)))?;
    lang.has_cyrillic(found).then_some(found)
}

/// The Greek letter that looks like `character`.
pub(crate) fn to_greek(character: char) -> Option<char> {
    second(GREEK, character).or_else(|| first(CYRILLIC, character).and_then(|latin| second(GREEK, latin)))
}
