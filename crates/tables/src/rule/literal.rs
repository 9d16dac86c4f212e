//! Which literal text must stand where a pattern matches, so that one scan decides which patterns are worth trying.
//!
//! The method is that of Google's Code Search (Russ Cox, “Regular Expression Matching with a Trigram Index”, 2012):
//! walk the syntax tree and keep the sets of strings that every match must contain. Sets are kept folded.

use super::letters::{word_bytes, word_bytes_in};
use super::parts::Parts;
use crate::text::fold;
use regex_syntax::hir::{Class, ClassUnicode, ClassUnicodeRange, Hir, HirKind, Look};
use serde::{Deserialize, Serialize};

/// A set with more strings than this costs the scan more than it saves the pattern.
const MOST: usize = 400;
/// More characters than this in a class are no literal any more.
const WIDEST_CLASS: u32 = 20;
/// Longer strings decide no better.
const LONGEST: usize = 40;

/// The first character of a literal that only stands where a word starts, or any mark does. None is drawn from a pattern that
/// holds it, so that it always is a mark.
pub const WORD_START: char = '\u{1}';

/// The first character of a literal that only stands near the start of a block: where no more than [`LEAD`] bytes of letters
/// and digits stand before it.
pub const LINE_START: char = '\u{2}';
/// See [`LINE_START`].
pub const LEAD: u32 = 32;

/// What every match of a pattern contains, folded. The sets are not empty, but for built-in rules at run time: their literals
/// are baked into one index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Literals {
    /// Every match starts with one of these.
    Prefix {
        /// The literals, folded; see [`Literals::set`].
        #[serde(skip)]
        set: Vec<String>,
    },
    /// Every match holds one of these.
    Inside {
        /// The literals, folded; see [`Literals::set`].
        #[serde(skip)]
        set: Vec<String>,
        /// The most bytes of letters and digits of a match before the literal, where that has a bound. In a pattern for a
        /// whole block the literal must stand that near the block's start.
        lead: Option<u32>,
    },
}

impl Literals {
    /// The most bytes of letters and digits of a match before its literal, where that has a bound.
    pub const fn lead(&self) -> Option<u32> {
        match self {
            Self::Prefix { .. } => Some(0),
            Self::Inside { lead, .. } => *lead,
        }
    }

    /// The literals themselves.
    pub fn set(&self) -> &[String] {
        match self {
            Self::Prefix { set } | Self::Inside { set, .. } => set,
        }
    }
}

/// The literals of a pattern, or `None` where there are none that would thin out the candidates.
pub fn draw(hir: &Hir) -> Option<Literals> {
    let drawn = walk(hir, false);
    let prefix =
        drawn.exact.clone().or(drawn.prefix.clone()).filter(|set| worth(set) > 0 && !set.iter().any(|s| plain(s).starts_with(' ')));
    let inside = drawn.best().filter(|inside| worth(&inside.set) > 0);
    let prefix = prefix.map(|set| least(&set, |parts, whole| parts.start(whole)));
    match (prefix, inside) {
        (Some(prefix), Some(inside)) if worth(&prefix) >= 4 || worth(&prefix) >= worth(&inside.set) => {
            Some(Literals::Prefix { set: prefix })
        }
        (_, Some(inside)) => {
            let set: Vec<String> = inside.set.iter().map(|literal| behind_space(literal)).collect();
            let kept = least(&set, |parts, whole| parts.first_in(whole).is_some());
            let parts = Parts::of(&kept);
            // What is left of a longer string stands further on than that did.
            let before = |whole: &String| parts.first_in(whole).map_or(0, |at| word_bytes_in(&whole[..at]));
            let before = inside.set.iter().map(before).max();
            let Inside { set: _, lead } = inside.behind(before);
            Some(Literals::Inside { set: kept, lead })
        }
        (Some(prefix), None) => Some(Literals::Prefix { set: prefix }),
        (None, None) => None,
    }
}

/// The literal without the spaces it starts with: where a word starts there nearly always is one.
fn behind_space(literal: &str) -> String {
    match plain(literal).strip_prefix(' ') {
        Some(rest) => marked(rest, rest.starts_with(|first: char| first.is_ascii_alphanumeric())),
        None => literal.to_owned(),
    }
}

/// The strings of a set that hold no other of it: where those stand, one of these stands.
fn least(set: &[String], is_held: fn(&Parts<'_>, &str) -> bool) -> Vec<String> {
    let parts = Parts::of(set);
    set.iter().filter(|whole| !is_held(&parts, whole)).cloned().collect()
}

/// The literal without its mark.
pub(super) fn plain(literal: &str) -> &str {
    literal.trim_start_matches(WORD_START)
}

/// Whether a hint is long enough to be looked for.
pub fn is_useful(literal: &str) -> bool {
    weight(literal) > 0
}

#[derive(Debug, Default)]
pub(super) struct Drawn {
    /// All strings the node can match.
    pub(super) exact: Option<Vec<String>>,
    /// Every match starts with one of these.
    prefix: Option<Vec<String>>,
    /// Every match holds one of these.
    inside: Option<Inside>,
}

#[derive(Debug, Clone)]
struct Inside {
    set: Vec<String>,
    /// The most bytes of word characters before it.
    lead: Option<u32>,
}

impl Inside {
    /// The same set behind `before` more bytes of word characters.
    fn behind(self, before: Option<u32>) -> Self {
        Self { lead: self.lead.zip(before).and_then(|(lead, before)| lead.checked_add(before)), ..self }
    }
}

impl Drawn {
    fn exactly(strings: Vec<String>) -> Self {
        Self { exact: Some(strings), ..Self::default() }
    }

    /// The set that tells most.
    fn best(&self) -> Option<Inside> {
        let start = |set: &Option<Vec<String>>| set.clone().map(|set| Inside { set, lead: Some(0) });
        let sets = [start(&self.exact), self.inside.clone(), start(&self.prefix)];
        sets.into_iter().flatten().max_by_key(|inside| worth(&inside.set))
    }
}

/// The length of the shortest string of a set in characters that tell something; 0 if any tells nothing.
fn worth(set: &[String]) -> usize {
    set.iter().map(|literal| weight(literal)).min().unwrap_or(0)
}

/// A letter of the alphabet, a digit, a space or a comma stands in every sentence and tells nothing; other single marks
/// do, and two letters tell no more than those.
fn weight(literal: &str) -> usize {
    let literal = plain(literal);
    let trimmed = literal.trim();
    let common = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | ',' | '-' | '\'' | '"');
    match trimmed.chars().count() {
        1 if trimmed.chars().all(common) => 0,
        2 if literal.len() == 2 && trimmed.chars().all(|c| c.is_ascii_alphabetic()) => 1,
        count => count,
    }
}

/// What a node draws, where a letter at its start would start a word (`apart`) or not.
pub(super) fn walk(hir: &Hir, apart: bool) -> Drawn {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => Drawn::exactly(vec![marked("", ends_apart(hir, apart))]),
        HirKind::Literal(literal) => match std::str::from_utf8(&literal.0) {
            Ok(text) if !text.contains([WORD_START, LINE_START]) => Drawn::exactly(vec![marked(&fold(text), apart)]),
            _ => Drawn::default(),
        },
        HirKind::Class(class) => of_class(class, apart),
        HirKind::Capture(capture) => walk(&capture.sub, apart),
        HirKind::Repetition(repetition) => of_repetition(walk(&repetition.sub, apart), repetition.min, repetition.max),
        HirKind::Concat(parts) => of_concatenation(parts, apart),
        HirKind::Alternation(parts) => of_alternation(parts, apart),
    }
}

/// The literal with the mark of a word's start, if it is `apart`.
fn marked(literal: &str, apart: bool) -> String {
    if apart { format!("{WORD_START}{}", plain(literal)) } else { literal.to_owned() }
}

fn of_class(class: &Class, apart: bool) -> Drawn {
    let Class::Unicode(class) = class else { return Drawn::default() };
    let mut strings: Vec<String> = Vec::new();
    for range in class.ranges() {
        let (start, end) = (u32::from(range.start()), u32::from(range.end()));
        // Any kind of space folds to one space, so a class of spaces is one literal.
        if end - start >= WIDEST_CLASS || start <= u32::from(LINE_START) && end >= u32::from(WORD_START) {
            return Drawn::default();
        }
        for character in range.start()..=range.end() {
            let folded = if character.is_whitespace() { " ".to_owned() } else { fold(character.encode_utf8(&mut [0; 4])) };
            if !strings.contains(&folded) {
                strings.push(folded);
            }
        }
        if strings.len() > WIDEST_CLASS as usize {
            return Drawn::default();
        }
    }
    if strings.is_empty() { Drawn::default() } else { Drawn::exactly(strings.iter().map(|literal| marked(literal, apart)).collect()) }
}

fn of_repetition(sub: Drawn, min: u32, max: Option<u32>) -> Drawn {
    let is_space = sub.exact.as_deref().is_some_and(|set| set.iter().all(|literal| plain(literal) == " "));
    match (min, max) {
        (0, Some(0)) => Drawn::exactly(vec![String::new()]),
        (1, Some(1)) => sub,
        // A run of spaces folds to one.
        (0, _) if is_space => Drawn::exactly(vec![String::new(), " ".to_owned()]),
        (_, _) if is_space => Drawn::exactly(vec![" ".to_owned()]),
        (0, Some(1)) => match sub.exact {
            Some(mut set) => {
                set.push(String::new());
                Drawn::exactly(set)
            }
            None => Drawn::default(),
        },
        (0, _) => Drawn::default(),
        _ => {
            let inside = sub.best();
            Drawn { exact: None, prefix: sub.exact.or(sub.prefix), inside }
        }
    }
}

fn of_concatenation(parts: &[Hir], mut apart: bool) -> Drawn {
    let mut run = vec![marked("", apart)];
    // The most bytes of word characters before the run, and before the part at hand.
    let (mut run_lead, mut lead) = (Some(0_u32), Some(0_u32));
    let mut candidates: Vec<Inside> = Vec::new();
    let mut prefix: Option<Vec<String>> = None;
    let mut whole = true;
    for part in parts {
        let drawn = walk(part, apart);
        let before = lead;
        apart = ends_apart(part, apart);
        lead = lead.zip(word_bytes(part)).and_then(|(lead, len)| lead.checked_add(len));
        let joined = drawn.exact.as_deref().and_then(|set| cross(&run, set));
        if let Some(joined) = joined {
            run = joined;
            continue;
        }
        // The run ends here, perhaps lengthened by what the part surely starts with.
        let start = drawn.exact.as_deref().or(drawn.prefix.as_deref());
        let ended = start.and_then(|set| cross(&run, set)).unwrap_or_else(|| run.clone());
        if whole {
            prefix = Some(ended.clone());
        }
        whole = false;
        candidates.push(Inside { set: ended, lead: run_lead });
        candidates.extend(drawn.inside.clone().map(|inside| inside.behind(before)));
        (run, run_lead) = match drawn.exact.filter(|set| set.len() <= MOST) {
            Some(set) => (set, before),
            None => (vec![marked("", apart)], lead),
        };
    }
    if whole {
        return Drawn::exactly(run);
    }
    candidates.push(Inside { set: run, lead: run_lead });
    Drawn { exact: None, prefix, inside: candidates.into_iter().max_by_key(|inside| worth(&inside.set)) }
}

/// Whether an ASCII letter or digit that follows a match starts a word, if `before` says so of one at its start.
fn ends_apart(hir: &Hir, before: bool) -> bool {
    match hir.kind() {
        HirKind::Empty => before,
        HirKind::Look(Look::WordUnicodeNegate | Look::WordAsciiNegate) => false,
        // Behind `\b` a letter starts a word, and to anything else it does not matter.
        HirKind::Look(look) => before || !matches!(look, Look::End | Look::EndLF | Look::EndCRLF),
        HirKind::Literal(literal) => !literal.0.last().is_some_and(u8::is_ascii_alphanumeric),
        HirKind::Class(Class::Unicode(class)) => {
            let mut letters = ascii_class();
            letters.intersect(class);
            letters.ranges().is_empty()
        }
        HirKind::Class(Class::Bytes(_)) => false,
        HirKind::Repetition(repetition) => (before || repetition.min > 0) && ends_apart(&repetition.sub, before),
        HirKind::Capture(capture) => ends_apart(&capture.sub, before),
        HirKind::Concat(parts) => parts.iter().fold(before, |before, part| ends_apart(part, before)),
        HirKind::Alternation(parts) => parts.iter().all(|part| ends_apart(part, before)),
    }
}

fn ascii_class() -> ClassUnicode {
    ClassUnicode::new([('0', '9'), ('A', 'Z'), ('a', 'z')].map(|(start, end)| ClassUnicodeRange::new(start, end)))
}

/// Every string of the one set followed by every string of the other; `None` where that gets too many or too long.
pub(super) fn cross(left: &[String], right: &[String]) -> Option<Vec<String>> {
    if left.len() * right.len() > MOST || left.iter().any(|literal| literal.len() > LONGEST) {
        return None;
    }
    let mut joined: Vec<String> = Vec::with_capacity(left.len() * right.len());
    for start in left {
        for end in right {
            // Only in front of the whole literal it matters where a word starts.
            let end = if start.is_empty() { end } else { plain(end) };
            let end = if start.ends_with(' ') { end.trim_start_matches(' ') } else { end };
            let literal = format!("{start}{end}");
            if !joined.contains(&literal) {
                joined.push(literal);
            }
        }
    }
    Some(joined)
}

fn of_alternation(parts: &[Hir], apart: bool) -> Drawn {
    let drawn: Vec<Drawn> = parts.iter().map(|part| walk(part, apart)).collect();
    let union = |sets: Vec<Option<Vec<String>>>| -> Option<Vec<String>> {
        let mut strings: Vec<String> = sets.into_iter().collect::<Option<Vec<_>>>()?.into_iter().flatten().collect();
        strings.sort();
        strings.dedup();
        Some(strings)
    };
    let exact = union(drawn.iter().map(|part| part.exact.clone()).collect()).filter(|set| set.len() <= MOST);
    let prefix = union(drawn.iter().map(|part| part.exact.clone().or(part.prefix.clone())).collect());
    let best: Option<Vec<Inside>> = drawn.iter().map(Drawn::best).collect();
    let inside = best.map(|parts| Inside {
        lead: parts.iter().map(|part| part.lead).collect::<Option<Vec<u32>>>().and_then(|leads| leads.into_iter().max()),
        set: union(parts.into_iter().map(|part| Some(part.set)).collect()).unwrap_or_default(),
    });
    Drawn { exact, prefix, inside }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(pattern: &str) -> Option<Literals> {
        draw(&regex_syntax::parse(pattern).unwrap_or_else(|error| panic!("{error}")))
    }

    fn prefix(literals: &[&str]) -> Option<Literals> {
        Some(Literals::Prefix { set: literals.iter().map(|&literal| literal.to_owned()).collect() })
    }

    fn inside(literals: &[&str], lead: Option<u32>) -> Option<Literals> {
        Some(Literals::Inside { set: literals.iter().map(|&literal| literal.to_owned()).collect(), lead })
    }

    #[test]
    fn a_phrase_is_its_own_prefix() {
        assert_eq!(drawn(r"\b(?i:with the addition) that\b"), prefix(&["\u{1}with the addition that"]));
        assert_eq!(drawn(r"In\s+the\s+night"), prefix(&["in the night"]));
    }

    #[test]
    fn alternatives_are_a_set() {
        assert_eq!(drawn(r"in the (?:night|evening) to (\w+)"), prefix(&["in the evening to ", "in the night to "]));
        assert_eq!(drawn(r"(?:yes|no way)\d"), prefix(&["no way", "yes"]));
    }

    #[test]
    fn what_follows_a_wide_class_is_inside() {
        assert_eq!(drawn(r"\d+(?:\.\d\d)? o'clock"), inside(&["\u{1}o'clock"], None));
        assert_eq!(drawn(r"[A-Z]\w+ said(?:, (?:he|she) added)?"), inside(&["\u{1}said"], None));
    }

    #[test]
    fn the_lead_of_a_literal_is_bounded() {
        assert_eq!(drawn(r"[*+>-]{0,2}\s?(?:[0-9]x|[0-9]y)? ?Follow us"), inside(&["follow us"], Some(2)));
        assert_eq!(drawn(r"[A-Z]?(?:Share|[A-Z]Print)"), inside(&["print", "share"], Some(2)));
    }

    #[test]
    fn where_a_word_starts() {
        assert_eq!(drawn(r"^(?:\bread|also)\b now"), prefix(&["\u{1}also now", "\u{1}read now"]));
        assert_eq!(drawn(r"\d+\b(?:\b(?:read)|also\B)x"), inside(&["\u{1}alsox", "\u{1}readx"], None));
        assert_eq!(drawn(r"\w* \W*read also"), inside(&["\u{1}read also"], None));
        assert_eq!(drawn(r"\w* \W*s?read also"), inside(&["\u{1}sread also", "\u{1}read also"], None));
        assert_eq!(drawn(r"\b(?:un)?like it"), prefix(&["\u{1}unlike it", "\u{1}like it"]));
        assert_eq!(drawn(r"[^a-z]+(?:\d|[.])*read also"), inside(&["read also"], None));
    }

    #[test]
    fn nothing_to_draw() {
        assert_eq!(drawn(r"\d+ \d+"), None);
        assert_eq!(drawn(r"(?:foo)?\w+"), None);
        assert_eq!(drawn(r"a|the end"), None);
        assert_eq!(drawn(r"\x01the end"), None);
        assert_eq!(drawn(r"[\x02-\x05] ?"), None);
    }
}
