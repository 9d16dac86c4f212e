//! Runs a program: tries the better way first, goes back to the others, and never takes a step twice at one place of the text, so that
//! a search is linear in the text and the program.

use super::{Alphabet, Assertion, Boundary, Class, NONE, Program, Step};
use std::cell::RefCell;
use std::ops::Range;

/// Where a program is run.
#[derive(Debug, Clone)]
pub struct Place<'t> {
    /// All that its assertions may look at.
    text: &'t str,
    /// The bytes in which a match must lie.
    range: Range<usize>,
    search: Search,
}

/// How a program is searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Search {
    /// From the start of the place.
    Here,
    /// To match all of it.
    Whole,
    /// Anywhere in it.
    Anywhere,
}

impl<'t> Place<'t> {
    /// The whole of `text`.
    pub fn new(text: &'t str, search: Search) -> Self {
        Self { text, range: 0..text.len(), search }
    }

    /// Only these bytes of it, which start and end with a character.
    #[must_use]
    pub fn within(self, range: Range<usize>) -> Self {
        Self { range, ..self }
    }
}

/// The bytes of a match and of its groups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Captures(Vec<Option<u32>>);

impl Captures {
    /// Those of the whole match.
    pub fn range(&self) -> Range<usize> {
        self.group(0).unwrap_or_default()
    }

    /// Those of a group; 0 is the whole match.
    pub fn group(&self, index: usize) -> Option<Range<usize>> {
        let at = |slot: usize| self.0.get(slot).copied().flatten();
        Some(at(2 * index)? as usize..at(2 * index + 1)? as usize)
    }
}

impl Program {
    /// Whether there is a match.
    pub fn matches(&self, place: &Place<'_>) -> bool {
        self.search(place, None).is_some()
    }

    /// The bytes of the first match.
    pub fn find(&self, place: &Place<'_>) -> Option<Range<usize>> {
        self.search(place, None)
    }

    /// The first match with its groups.
    pub fn captures(&self, place: &Place<'_>) -> Option<Captures> {
        let mut slots = vec![None; 2 * (self.groups().len() + 1)];
        let found = self.search(place, Some(&mut slots))?;
        (slots[0], slots[1]) = (Some(found.start as u32), Some(found.end as u32));
        Some(Captures(slots))
    }

    /// The matches that follow one another.
    pub fn find_iter(&self, place: Place<'_>) -> impl Iterator<Item = Range<usize>> {
        iterate(place, |place| self.find(place), Range::clone)
    }

    /// The same with their groups.
    pub fn captures_iter(&self, place: Place<'_>) -> impl Iterator<Item = Captures> {
        iterate(place, |place| self.captures(place), Captures::range)
    }

    fn search(&self, place: &Place<'_>, slots: Option<&mut [Option<u32>]>) -> Option<Range<usize>> {
        let (start, end) = (place.range.start, place.range.end);
        let can_start = |at: usize| self.first.is_none_or(|first| at < end && first.holds(place.text.as_bytes()[at]));
        // Most places are told by their first byte.
        if place.search != Search::Anywhere && !can_start(start) {
            return None;
        }
        MEMORY.with_borrow_mut(|memory| {
            memory.clear();
            let mut machine = Machine { program: self, text: place.text, end, is_whole: place.search == Search::Whole, slots, memory };
            let mut at = start;
            while at <= end {
                if let Some(first) = &self.first {
                    at += place.text.as_bytes()[at..end].iter().position(|&byte| first.holds(byte))?;
                }
                if let Some(found) = machine.run(at) {
                    return Some(at..found);
                }
                if place.search != Search::Anywhere {
                    return None;
                }
                at += place.text[at..].chars().next().map_or(1, char::len_utf8);
            }
            None
        })
    }
}

/// What `find` finds in what is left behind each match. An empty one right behind the last one is none.
fn iterate<'t, M>(place: Place<'t>, find: impl Fn(&Place<'t>) -> Option<M>, range: impl Fn(&M) -> Range<usize>) -> impl Iterator<Item = M> {
    let (mut place, mut last) = (place, None);
    std::iter::from_fn(move || {
        let mut found = find(&place)?;
        if range(&found).is_empty() && Some(range(&found).end) == last {
            let next = place.text[place.range.start..].chars().next()?.len_utf8();
            place.range.start += next;
            if place.range.start > place.range.end {
                return None;
            }
            found = find(&place)?;
        }
        place.range.start = range(&found).end;
        last = Some(place.range.start);
        Some(found)
    })
}

/// What is left to be tried.
#[derive(Debug, Clone, Copy)]
enum Left {
    /// A step at a byte of the text.
    Try(u32, u32),
    /// The step behind a run, a character sooner than at `at` and down to `least`.
    Shorter { step: u32, least: u32, at: u32 },
    /// A run with one character more than at `at`, if so many are left.
    Longer { step: u32, at: u32, left: u32 },
    /// A group is where it was before.
    Restore(u32, Option<u32>),
}

/// What a search remembers; kept for the next one.
#[derive(Debug, Default)]
struct Memory {
    left: Vec<Left>,
    /// For each 64 bytes of the text from `base` on, for each column of the program: where it was.
    tried: Vec<u64>,
    /// The elements of `tried` in which something is.
    touched: Vec<u32>,
    base: usize,
    /// The furthest byte that is marked.
    reach: usize,
}

thread_local! {
    static MEMORY: RefCell<Memory> = RefCell::default();
}

/// More elements are not kept.
const KEPT: usize = 1 << 16;

impl Memory {
    fn clear(&mut self) {
        if self.tried.len() > KEPT {
            self.tried = Vec::new();
            self.touched.clear();
        }
        self.touched.drain(..).for_each(|at| self.tried[at as usize] = 0);
        (self.base, self.reach) = (0, 0);
    }

    /// From here on nothing before byte `start` is asked.
    fn begin(&mut self, start: usize) {
        if self.touched.is_empty() || self.reach < start {
            self.clear();
            (self.base, self.reach) = (start, start);
        }
    }

    /// Marks a column at a byte of the text, one of `count`; whether it was not yet.
    fn mark(&mut self, column: u32, at: u32, count: usize) -> bool {
        let from_base = at as usize - self.base;
        let element = (from_base >> 6) * count + column as usize;
        if element >= self.tried.len() {
            self.tried.resize(element + count, 0);
        }
        let bits = &mut self.tried[element];
        let bit = 1 << (from_base & 63);
        if *bits & bit != 0 {
            return false;
        }
        if *bits == 0 {
            self.touched.push(element as u32);
        }
        *bits |= bit;
        self.reach = self.reach.max(at as usize);
        true
    }
}

struct Machine<'p, 't, 'm> {
    program: &'p Program,
    text: &'t str,
    /// The byte behind the place.
    end: usize,
    is_whole: bool,
    slots: Option<&'m mut [Option<u32>]>,
    memory: &'m mut Memory,
}

impl Machine<'_, '_, '_> {
    /// Where the match ends that starts at byte `start`.
    fn run(&mut self, start: usize) -> Option<usize> {
        self.memory.begin(start);
        self.memory.left.clear();
        self.memory.left.push(Left::Try(0, start as u32));
        while let Some(left) = self.memory.left.pop() {
            let found = match left {
                Left::Try(step, at) => self.follow(step, at),
                Left::Shorter { step, least, at } => {
                    let before = self.text[..at as usize].chars().next_back().map_or(1, char::len_utf8);
                    let at = at - before as u32;
                    if at > least {
                        self.memory.left.push(Left::Shorter { step, least, at });
                    }
                    self.follow(step, at)
                }
                Left::Longer { step, at, left } => self.lengthen(step, at, left),
                Left::Restore(slot, old) => {
                    if let Some(slots) = &mut self.slots {
                        slots[slot as usize] = old;
                    }
                    None
                }
            };
            if found.is_some() {
                return found;
            }
        }
        None
    }

    /// Takes one step after the other until there is a match, or none.
    fn follow(&mut self, mut step: u32, mut at: u32) -> Option<usize> {
        loop {
            if !self.is_new(step, at) {
                return None;
            }
            match self.program.code.steps[step as usize] {
                Step::Char(char) => at = self.behind(at, char)?,
                Step::Class(class) => at = self.behind_class(at, class)?,
                Step::Run { class, most, greedy: true } => at = self.run_on(step, at, class, most),
                Step::Run { most, greedy: false, .. } => {
                    self.memory.left.push(Left::Longer { step, at, left: most.unwrap_or(u32::MAX) });
                }
                Step::Look(assertion) => {
                    if !holds(assertion, self.text, at as usize) {
                        return None;
                    }
                }
                Step::Save(slot) => {
                    if let Some(slots) = &mut self.slots {
                        let old = slots[slot as usize].replace(at);
                        self.memory.left.push(Left::Restore(slot, old));
                    }
                }
                Step::Split(one, other) => {
                    self.memory.left.push(Left::Try(other, at));
                    step = one;
                    continue;
                }
                Step::Switch(switch) => {
                    let byte = self.text.as_bytes()[..self.end].get(at as usize).copied();
                    let (first, others) = self.program.code.switches[switch as usize].ways(byte).split_first()?;
                    self.memory.left.extend(others.iter().rev().map(|&way| Left::Try(way, at)));
                    step = *first;
                    continue;
                }
                Step::Jump(to) => {
                    step = to;
                    continue;
                }
                Step::Match if self.is_whole && at as usize != self.end => return None,
                Step::Match => return Some(at as usize),
            }
            step += 1;
        }
    }

    /// Whether the step was not yet taken at byte `at`, as far as that is remembered.
    fn is_new(&mut self, step: u32, at: u32) -> bool {
        let column = self.program.columns[step as usize];
        column == NONE || self.memory.mark(column, at, self.program.count)
    }

    /// Where a run as long as can be ends; the shorter ones are left to be tried.
    fn run_on(&mut self, step: u32, start: u32, class: u32, most: Option<u32>) -> u32 {
        let mut at = start;
        let mut left = most.unwrap_or(u32::MAX);
        while left > 0
            && let Some(next) = self.behind_class(at, class)
            // A run without a bound goes on from each place in one way, whoever came there.
            && (most.is_some() || self.is_new(step, next))
        {
            at = next;
            left -= 1;
        }
        if at > start {
            self.memory.left.push(Left::Shorter { step: step + 1, least: start, at });
        }
        at
    }

    /// Goes on behind one character more of a run as short as can be.
    fn lengthen(&mut self, step: u32, at: u32, left: u32) -> Option<usize> {
        let Step::Run { class, most, .. } = self.program.code.steps[step as usize] else { return None };
        let next = if left > 0 { self.behind_class(at, class)? } else { return None };
        if most.is_none() && !self.is_new(step, next) {
            return None;
        }
        self.memory.left.push(Left::Longer { step, at: next, left: left - 1 });
        self.follow(step + 1, next)
    }

    /// The byte behind `char`, if that stands at byte `at`.
    fn behind(&self, at: u32, char: char) -> Option<u32> {
        if char.is_ascii() {
            let byte = self.text.as_bytes()[..self.end].get(at as usize)?;
            return (*byte == char as u8).then_some(at + 1);
        }
        let mut buffer = [0; 4];
        let bytes = char.encode_utf8(&mut buffer).as_bytes();
        let rest = &self.text.as_bytes()[at as usize..self.end];
        rest.starts_with(bytes).then(|| at + bytes.len() as u32)
    }

    /// The byte behind the character at byte `at`, if the class holds it.
    fn behind_class(&self, at: u32, class: u32) -> Option<u32> {
        let class: &Class = &self.program.classes[class as usize];
        let byte = *self.text.as_bytes()[..self.end].get(at as usize)?;
        if byte.is_ascii() {
            return class.holds_ascii(byte).then_some(at + 1);
        }
        let char = self.text[at as usize..].chars().next()?;
        class.holds(char).then_some(at + char.len_utf8() as u32)
    }
}

/// Whether `assertion` holds at byte `at` of `text`.
fn holds(assertion: Assertion, text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    let (before, next) = (at.checked_sub(1).map(|at| bytes[at]), bytes.get(at).copied());
    match assertion {
        Assertion::Start => before.is_none(),
        Assertion::End => next.is_none(),
        Assertion::StartLine => before.is_none_or(|byte| byte == b'\n'),
        Assertion::EndLine => next.is_none_or(|byte| byte == b'\n'),
        Assertion::StartLineCrlf => before.is_none_or(|byte| byte == b'\n' || byte == b'\r' && next != Some(b'\n')),
        Assertion::EndLineCrlf => next.is_none_or(|byte| byte == b'\r' || byte == b'\n' && before != Some(b'\r')),
        Assertion::Word(boundary, alphabet) => {
            let is_part = |byte: u8, char: &dyn Fn() -> Option<char>| match alphabet {
                _ if byte.is_ascii() => byte.is_ascii_alphanumeric() || byte == b'_',
                Alphabet::Ascii => false,
                Alphabet::Unicode => char().is_some_and(regex_syntax::is_word_character),
            };
            let before = before.is_some_and(|byte| is_part(byte, &|| text[..at].chars().next_back()));
            let next = next.is_some_and(|byte| is_part(byte, &|| text[at..].chars().next()));
            match boundary {
                Boundary::Either => before != next,
                Boundary::Neither => before == next,
                Boundary::Start => !before && next,
                Boundary::End => before && !next,
                Boundary::StartHalf => !before,
                Boundary::EndHalf => !next,
            }
        }
    }
}
