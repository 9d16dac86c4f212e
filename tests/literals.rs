//! The literal search against a plain one: random literals of many scripts in texts of every length about the borders of its
//! blocks.

#[allow(unreachable_pub, reason = "it is public in the crate it comes from")]
#[path = "../fuzz/src/plain.rs"]
mod plain;

use mtlint::Linter;
use mtlint::input::{self, Format, Options};
use mtlint::ruleset::RuleSet;
use mtlint_tables::literals::LiteralSet;
use mtlint_tables::rule::literal::{LINE_START, WORD_START};
use plain::Plain;

/// Characters of many scripts, of one to four bytes; marks, controls, and what fills up a block.
const CHARACTERS: &str =
    "aabbeekmnorstz019 ,.-—'\"\n\0\u{1}\u{2}äéßøбвжэієґαβωابتשלםकखि\u{94d}กขิ中文国語の한국어🙂👩\u{200d}\u{301}\u{308}\u{fffd}";

/// The same numbers in every run (SplitMix64).
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ mixed >> 31) % bound as u64) as usize
    }

    fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }

    fn text(&mut self, characters: &[char], len: usize) -> String {
        (0..len).map(|_| self.pick(characters)).collect()
    }

    /// Different literals of one to fourteen characters, most with a mark.
    fn literals(&mut self, characters: &[char], count: usize) -> Vec<String> {
        let mut literals = std::collections::BTreeSet::new();
        while literals.len() < count {
            let mark = self.pick(&["", "\u{1}", "\u{1}", "\u{2}"]);
            let len = 1 + self.below(5) + self.below(10);
            let text = self.text(characters, len);
            // Without a mark of its own it would take its first character for one.
            if !mark.is_empty() || !text.starts_with([WORD_START, LINE_START]) {
                literals.insert(format!("{mark}{text}"));
            }
        }
        literals.into_iter().collect()
    }

    /// A text of `len` bytes, made of literals, parts of literals, and characters.
    fn made_of(&mut self, literals: &[String], characters: &[char], len: usize) -> String {
        let mut text = String::new();
        while text.len() < len {
            if self.below(3) == 0 {
                text.push(self.pick(characters));
                continue;
            }
            let literal = &literals[self.below(literals.len())];
            let end = if self.below(2) == 0 { literal.len() } else { self.below(literal.len()) };
            text.push_str(&literal[..literal.floor_char_boundary(end)]);
        }
        text.truncate(text.floor_char_boundary(len));
        text
    }
}

/// How many places are found of `count` literals in texts of all lengths that matter, all of which the plain search finds too.
fn agrees(seed: u64, count: usize, characters: &str) -> usize {
    let mut random = Random(seed);
    let characters: Vec<char> = characters.chars().collect();
    let literals = random.literals(&characters, count);
    let set = LiteralSet::new(literals.iter().map(String::as_str));
    let plain = Plain::new(&literals);
    let borders = [256, 320, 640].into_iter().flat_map(|border| border - 2..border + 3);
    let mut places = 0;
    for len in (0..=200).chain(borders) {
        let text = random.made_of(&literals, &characters, len);
        let mut found = Vec::new();
        set.find(&text, |index, place| found.push((place.start, place.end, index)));
        assert!(found.is_sorted_by_key(|&(start, ..)| start), "seed {seed}, {count} literals, {text:?}");
        found.sort_unstable();
        assert_eq!(found, plain.find(&text), "seed {seed}, {count} literals, {text:?}");
        places += found.len();
    }
    places
}

#[test]
fn few_literals_as_the_plain_search_finds_them() {
    for seed in 0..10 {
        assert!(agrees(seed, 20 + 40 * seed as usize, CHARACTERS) > 100);
        // Of few characters, so that many overlap.
        assert!(agrees(seed, 20, "abé \n") > 100);
    }
}

#[test]
fn many_literals_as_the_plain_search_finds_them() {
    for (seed, count) in [(100, 1_500), (101, 5_000), (102, 50_000)] {
        assert!(agrees(seed, count, CHARACTERS) > 1000);
    }
    // Long ones of letters alone fill the filter of eight bytes, where nothing would then be rare.
    for seed in 200..210 {
        agrees(seed, 1_500, "abcdefghijklmnopqrstuvwxyzäöüабвгд");
    }
}

/// A linter with one rule for these phrases, as TOML.
fn linter(phrases: &str) -> Linter {
    let rule = format!(
        "[[rule]]\nid = \"house/words\"\nmessage = \"m\"\nwhy = \"w\"\nseverity = \"note\"\ncategory = \"style/awkward\"\n\
         match.phrases = [{phrases}]\nbad = [\"[x]\"]\ngood = [\"y\"]\n"
    );
    let mut rules = RuleSet::empty();
    rules.add("house.toml", &rule).unwrap_or_else(|error| panic!("{error}"));
    Linter::new(rules)
}

fn hits(linter: &Linter, text: &str) -> Vec<String> {
    let documents = input::documents(text.as_bytes(), "x", Format::Text, &Options { lang: "en".parse().ok(), ..Options::default() });
    let documents: Vec<_> = documents.map(|document| document.expect("it is text")).collect();
    documents
        .iter()
        .flat_map(|document| linter.check(document).into_iter().map(|found| found.span.text(&document.text).to_owned()))
        .collect()
}

#[test]
fn a_house_word_crashes_no_run() {
    assert_eq!(hits(&linter(r#""kontroversen""#), "The dam held all night."), [""; 0]);
    assert_eq!(hits(&linter(r#""kontroversen", "dam held""#), "The dam held all night."), ["dam held"]);
}

#[test]
fn no_list_of_phrases_crashes_a_run() {
    let mut random = Random(7);
    let letters: Vec<char> = "abcdefghijklmnopqrstuvwxyz".chars().collect();
    for _ in 0..10 {
        let phrases: Vec<String> = (0..1_500).map(|_| random.text(&letters, 12)).collect();
        let linter = linter(&format!("{phrases:?}")[1..].replace(']', ""));
        for len in (1..100).chain([127, 128, 129, 191, 192, 193]) {
            let text = "The dam held all night, and so it went. ".repeat(5)[..len].to_owned();
            assert_eq!(hits(&linter, &text), [""; 0], "{text}");
            let phrase = &phrases[len % phrases.len()];
            assert_eq!(hits(&linter, &format!("{text}; {phrase}")), [phrase.as_str()]);
        }
    }
}

/// The search marks literals with two controls of its own.
#[test]
fn phrases_may_hold_controls() {
    let phrases = [r"\u0001", r"\u0002way", r"\u0001\u0002"];
    let rule = phrases.map(|phrase| format!("\"{phrase}\"")).join(", ");
    let linter = linter(&rule);
    assert_eq!(hits(&linter, "a way \u{2}way and \u{1}."), ["\u{2}way", "\u{1}"]);
}
