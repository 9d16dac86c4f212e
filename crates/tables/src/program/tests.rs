//! Programs match what the `regex` crate matches: patterns of all kinds, and all of the built-in rules, in many texts.

use super::{Place, Program, Search};
use crate::rule::pattern;
use regex_automata::meta::Regex;
use regex_automata::{Anchored, Input};
use std::ops::Range;

type Groups = Vec<Option<Range<usize>>>;

/// The matches with their groups as the program finds them within `range`, and as the library does.
fn found(program: &Program, regex: &Regex, text: &str, range: &Range<usize>) -> (Vec<Groups>, Vec<Groups>) {
    let count = program.groups().len();
    let place = Place::new(text, Search::Anywhere).within(range.clone());
    let own = program.captures_iter(place).map(|captures| (0..=count).map(|group| captures.group(group)).collect());
    let theirs = regex.captures_iter(Input::new(text).range(range.clone()));
    let theirs = theirs.map(|captures| captures.iter().map(|group| group.map(|group| group.range())).collect());
    (own.collect(), theirs.collect())
}

/// Holds the program of a pattern against the library, wherever it may match.
fn compare(pattern: &str, texts: &[&str]) {
    let hir = pattern::parse(pattern).unwrap_or_else(|error| panic!("{pattern}: {error:?}"));
    let program = Program::of(&hir).unwrap_or_else(|error| panic!("{pattern}: {error}"));
    let regex = Regex::builder().build_from_hir(&hir).unwrap_or_else(|error| panic!("{pattern}: {error}"));
    let whole = pattern::parse(&format!(r"\A(?:{pattern})\z")).unwrap_or_else(|error| panic!("{pattern}: {error:?}"));
    let whole = Regex::builder().build_from_hir(&whole).unwrap_or_else(|error| panic!("{pattern}: {error}"));
    for text in texts {
        let middle = text.floor_char_boundary(text.len() / 3)..text.floor_char_boundary(text.len() - text.len() / 4);
        for range in [0..text.len(), middle] {
            let (own, theirs) = found(&program, &regex, text, &range);
            assert_eq!(own, theirs, "{pattern} in {text:?} at {range:?}");
            let here = Place::new(text, Search::Here).within(range.clone());
            let anchored = Input::new(text).range(range.clone()).anchored(Anchored::Yes);
            assert_eq!(program.find(&here), regex.find(anchored).map(|found| found.range()), "{pattern} from {range:?} of {text:?}");
            assert_eq!(program.matches(&here), program.find(&here).is_some());
        }
        assert_eq!(program.matches(&Place::new(text, Search::Whole)), whole.is_match(text), "{pattern} as all of {text:?}");
    }
}

const TEXTS: [&str; 12] = [
    "",
    "a",
    "ab abc abcd aabbcc",
    "Follow I follow",
    "The mayor’s “plan” of 12 May: 3,500 — so it’s said…\r\nOn Tuesday\nit rained.",
    "Straße in Kyjiw, Харків — 台北，7 été; naïve K",
    "aaaaaaaaaaaaaaaaaaaaaaaa",
    "xyxyxyx yx\n\n yxy",
    "foo_bar foo-bar 5€ 5 € é",
    "1.000,50 und 1,000.50",
    " \u{a0}\u{202f} a\u{301}b ",
    "ſtraße İstanbul ǅ 𝒳 👍🏽",
];

#[test]
fn patterns_of_all_kinds() {
    for pattern in [
        "",
        "a",
        "a*",
        "a*?",
        "a+",
        "(?:)*",
        "(?:a*)*",
        "(?:a*)+",
        "(?:a|b*)*c?",
        "(?:a?){3}",
        "(?:a??){2,4}?b",
        "(a|ab)(c|bcd)(d*)",
        "(a+)(b+)?(c+)*",
        "(?:(a)|(b)|(c))+",
        "(?:(a)|b)*",
        "(?i)FOLLOW I (?P<last>follow)",
        "(?i)straße|k|ſ",
        r"\bfoo\b",
        r"\Boo\B",
        r"\b",
        r"\B",
        r"\b{start}\w+\b{end}",
        r"\b{start-half}[-_]|\w\b{end-half}",
        r"(?-u:\b)\w",
        r"(?m)^\w+|\w+\.?$",
        r"(?mR)^\w+|\S+$",
        r"\A\w+|\w+\z",
        r".{2,5}?[yb]",
        r"[^a]{2,40}x",
        r"(?s).*",
        r"(?s).+?\s",
        r"[^\w\s]+",
        r"\p{Lu}\p{Ll}*(?: \p{Lu}\p{Ll}*){0,3}",
        r"[\p{L}--[a-z]]+|\P{L}",
        r"\d{1,3}(?:[.,]\d{3})*(?:[.,]\d+)?",
        "x*|y",
        "(?:x|y|xy|)+z?",
        "(?:foo|for|far|f|)(?:_bar|-bar)?",
        "(?:|a|b)c",
        "(?:a|b|$)b?",
        r"(?:\b|a|b)(?:c|$)",
        "é|e\u{301}|a\u{301}",
        "(x(y(x)?)?)+",
        "(a{0,3}){2}a",
        "(a{0,3}?)(a*)a",
        r"[a&&b]|c",
        "{date}|{number}|{name}",
        r"(?:{time}|{agency})\W+\w",
    ] {
        compare(pattern, &TEXTS);
    }
}

/// Patterns made of parts that are put together in all ways, each with what may stand many times and not at all.
#[test]
fn patterns_put_together() {
    let parts = ["a", "b?", "[ab]*", "(a|b)", "(?:ab|a|b|)", r"\b", "a{1,2}", ".+?", "(?:b*)*"];
    let texts = ["ab", "aab ba", "bbaba\nab", "b-a b"];
    for one in parts {
        for other in parts {
            for pattern in [
                format!("{one}{other}"),
                format!("{one}|{other}"),
                format!("(?:{one}|{other}|c)*{one}"),
                format!("({one}){{0,2}}?{other}"),
                format!("(?:{one}{other}){{2,}}"),
                format!("(({one})+({other})*)+?$"),
            ] {
                compare(&pattern, &texts);
            }
        }
    }
}

/// What would take a search back and forth takes it forth.
#[test]
fn a_search_is_linear() {
    let text = "a".repeat(20_000);
    for pattern in ["(?:a*)*b", "a*a*a*b", "(?:a|a)*b", r"\w+\w+\d", "(?:a+)+b", ".*.*x", "a{0,50}a{0,50}b"] {
        let program = Program::of(&pattern::parse(pattern).expect("a pattern")).expect("it is small");
        assert!(!program.matches(&Place::new(&text, Search::Anywhere)), "{pattern}");
    }
}

#[test]
fn what_is_too_large() {
    let size = |pattern| Program::of(&pattern::parse(pattern).expect("a pattern")).map(drop).is_ok();
    assert_eq!([size("(?:ab){1000}"), size("(?:(?:ab){1000}){1000}")], [true, false]);
}
