//! Makes programs of the syntax of patterns. What a repetition and an alternation become follows the compiler of `regex-automata`.

use super::{Class, Code, Program, Step, Switch, first};
use regex_syntax::hir::{self, Hir, HirKind, Repetition};
use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::sync::Arc;

/// A pattern of more steps is too large.
const MOST: usize = 100_000;
/// From so many ways on the next byte chooses.
const MANY: usize = 3;

/// A pattern takes more steps than a program may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooLarge;

impl fmt::Display for TooLarge {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "it takes more than {MOST} steps; repeat less in it")
    }
}

impl std::error::Error for TooLarge {}

impl Program {
    /// The program of a pattern of text.
    ///
    /// # Errors
    ///
    /// It is too large.
    pub fn of(hir: &Hir) -> Result<Self, TooLarge> {
        let (code, classes) = compile(hir)?;
        Ok(Self::new(code, classes.into_iter().map(Arc::new).collect()))
    }
}

/// The code of a pattern, and its classes.
pub(super) fn compile(hir: &Hir) -> Result<(Code, Vec<Class>), TooLarge> {
    let mut compiler = Compiler::default();
    compiler.add(hir)?;
    compiler.push(Step::Match)?;
    let mut code = compiler.code;
    code.longest = hir.properties().maximum_len().and_then(|bytes| u32::try_from(bytes).ok());
    Ok((code, compiler.classes))
}

#[derive(Default)]
struct Compiler {
    code: Code,
    classes: Vec<Class>,
    numbers: HashMap<Class, u32>,
}

impl Compiler {
    /// The number of the next step.
    fn next(&self) -> u32 {
        self.code.steps.len() as u32
    }

    fn push(&mut self, step: Step) -> Result<u32, TooLarge> {
        if self.code.steps.len() == MOST {
            return Err(TooLarge);
        }
        self.code.steps.push(step);
        Ok(self.next() - 1)
    }

    /// Adds what matches `hir` and then goes on behind it.
    fn add(&mut self, hir: &Hir) -> Result<(), TooLarge> {
        match hir.kind() {
            HirKind::Empty => {}
            HirKind::Literal(literal) => {
                for char in String::from_utf8_lossy(&literal.0).chars() {
                    self.push(Step::Char(char))?;
                }
            }
            HirKind::Class(class) => {
                let class = self.class(class);
                self.push(Step::Class(class))?;
            }
            HirKind::Look(look) => {
                self.push(Step::Look((*look).into()))?;
            }
            HirKind::Repetition(repetition) => self.add_repetition(repetition)?,
            HirKind::Capture(group) => {
                let index = group.index as usize;
                if self.code.groups.len() < index {
                    self.code.groups.resize(index, None);
                }
                self.code.groups[index - 1] = group.name.as_deref().map(str::to_owned);
                self.push(Step::Save(2 * group.index))?;
                self.add(&group.sub)?;
                self.push(Step::Save(2 * group.index + 1))?;
            }
            HirKind::Concat(parts) => parts.iter().try_for_each(|part| self.add(part))?,
            HirKind::Alternation(ways) => self.add_ways(ways)?,
        }
        Ok(())
    }

    fn class(&mut self, class: &hir::Class) -> u32 {
        let class = Class::of(class);
        let next = self.numbers.len() as u32;
        *self.numbers.entry(class).or_insert_with_key(|class| {
            self.classes.push(class.clone());
            next
        })
    }

    /// A way forward and one behind what is not yet there; `close` says where that is.
    fn open(&mut self) -> Result<u32, TooLarge> {
        self.push(Step::Match)
    }

    /// Makes of the `open` step the choice between `way` and what follows here.
    fn close(&mut self, open: u32, way: u32, greedy: bool) {
        let end = self.next();
        self.code.steps[open as usize] = choice(way, end, greedy);
    }

    fn add_repetition(&mut self, repetition: &Repetition) -> Result<(), TooLarge> {
        let Repetition { min, max, greedy, sub } = repetition;
        let (min, greedy) = (*min, *greedy);
        if let Some(class) = single(sub) {
            let class = self.class(&class);
            for _ in 0..min {
                self.push(Step::Class(class))?;
            }
            let most = max.map(|max| max.saturating_sub(min));
            if most != Some(0) {
                self.push(Step::Run { class, most, greedy })?;
            }
            return Ok(());
        }
        let is_never_empty = sub.properties().minimum_len().is_some_and(|least| least > 0);
        match max {
            None if min == 0 && is_never_empty => {
                let head = self.open()?;
                self.add(sub)?;
                self.push(Step::Jump(head))?;
                self.close(head, head + 1, greedy);
            }
            None => {
                // What may be empty must be tried once before it is left.
                let question = if min == 0 { Some(self.open()?) } else { None };
                for _ in 1..min {
                    self.add(sub)?;
                }
                let start = self.next();
                self.add(sub)?;
                let again = self.open()?;
                self.close(again, start, greedy);
                question.into_iter().for_each(|question| self.close(question, start, greedy));
            }
            Some(max) => {
                for _ in 0..min {
                    self.add(sub)?;
                }
                let mut open = Vec::new();
                for _ in min..*max {
                    open.push(self.open()?);
                    self.add(sub)?;
                }
                open.into_iter().for_each(|open| self.close(open, open + 1, greedy));
            }
        }
        Ok(())
    }

    fn add_ways(&mut self, ways: &[Hir]) -> Result<(), TooLarge> {
        let is_switch = ways.len() >= MANY;
        let switch = if is_switch { Some(self.open()?) } else { None };
        let (mut starts, mut ends) = (Vec::new(), Vec::new());
        for (number, way) in ways.iter().enumerate() {
            let is_last = number + 1 == ways.len();
            let split = if is_switch || is_last { None } else { Some(self.open()?) };
            starts.push(self.next());
            self.add(way)?;
            if !is_last {
                ends.push(self.push(Step::Jump(0))?);
            }
            split.into_iter().for_each(|split| self.close(split, split + 1, true));
        }
        let end = self.next();
        ends.into_iter().for_each(|jump| self.code.steps[jump as usize] = Step::Jump(end));
        if let Some(open) = switch {
            let switch = self.switch(&starts);
            self.code.steps[open as usize] = Step::Switch(self.code.switches.len() as u32);
            self.code.switches.push(switch);
        }
        Ok(())
    }

    /// Which of the ways that begin at these steps each byte can take.
    fn switch(&self, starts: &[u32]) -> Switch {
        let class = |number: u32| &self.classes[number as usize];
        // A way that may be empty goes on with what is not yet known: any byte may follow.
        let firsts: Vec<_> = starts.iter().map(|&start| first::from(&self.code, start, class)).collect();
        let mut lists: BTreeMap<Vec<u32>, u32> = BTreeMap::new();
        let mut ways = Vec::new();
        let mut number = |list: Vec<u32>| {
            let next = ways.len() as u32;
            *lists.entry(list).or_insert_with_key(|list| {
                ways.push(list.clone());
                next
            })
        };
        let empty = || starts.iter().zip(&firsts).filter(|(_, first)| first.is_none()).map(|(start, _)| *start);
        number(empty().collect());
        let mut bytes = Vec::new();
        for byte in 0..=u8::MAX {
            let can = starts.iter().zip(&firsts).filter(|(_, first)| first.is_none_or(|first| first.holds(byte)));
            let list = number(can.map(|(start, _)| *start).collect());
            if list != 0 {
                bytes.push((byte, list));
            }
        }
        Switch { bytes, ways }
    }
}

fn choice(way: u32, end: u32, greedy: bool) -> Step {
    if greedy { Step::Split(way, end) } else { Step::Split(end, way) }
}

/// The class of what is always one character.
fn single(hir: &Hir) -> Option<hir::Class> {
    match hir.kind() {
        HirKind::Class(class) => Some(class.clone()),
        HirKind::Literal(literal) => {
            let text = std::str::from_utf8(&literal.0).ok()?;
            let char = text.chars().next().filter(|char| char.len_utf8() == text.len())?;
            Some(hir::Class::Unicode(hir::ClassUnicode::new([hir::ClassUnicodeRange::new(char, char)])))
        }
        _ => None,
    }
}
