//! The programs of the built-in rules, each decoded when it is first asked for.

use super::compile::compile;
use super::{Class, Code, Program, TooLarge};
use crate::rule::definition::Definition;
use crate::rule::pattern;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::{Arc, OnceLock};

/// Programs as they are written down.
#[derive(Debug, Serialize, Deserialize)]
struct Baked<'b> {
    /// Each class of characters, once.
    #[serde(borrow)]
    classes: Vec<&'b [u8]>,
    /// Each program, once, with the numbers of its classes.
    #[serde(borrow)]
    programs: Vec<&'b [u8]>,
    /// For each rule the place of its first program in `numbers`.
    first: Vec<u32>,
    /// The numbers of the programs of all rules, each in the order of [`Definition::regexes`]; [`NONE`] where it has no regex.
    numbers: Vec<u32>,
    /// The number of the program of [`TAIL`].
    tail: u32,
}

/// What may stand behind a label, at the end of a line.
const TAIL: &str = r"(?:{tail})+\z";

/// Stands for no program.
const NONE: u32 = u32::MAX;

/// The programs of rules.
#[derive(Debug)]
pub struct Table {
    baked: Baked<'static>,
    classes: Vec<OnceLock<Arc<Class>>>,
}

impl Table {
    /// The bytes of a table of the programs of `definitions`.
    ///
    /// # Errors
    ///
    /// The first regex that is too large, with its rule.
    pub fn bake(definitions: &[Definition]) -> Result<Vec<u8>, String> {
        let (mut classes, mut programs) = (Numbered::default(), Numbered::default());
        let (mut first, mut numbers) = (Vec::new(), Vec::new());
        let mut number = |regex: &str| -> Result<u32, String> {
            let parsed = pattern::parse(regex).map_err(|error| error.message);
            let compiled = parsed.and_then(|hir| compile(&hir).map_err(|TooLarge| TooLarge.to_string()));
            let (code, own) = compiled.map_err(|error| format!("the regex `{regex}`: {error}"))?;
            let own: Vec<u32> = own.iter().map(|class| classes.number(written(class))).collect();
            Ok(programs.number(written(&(code, own))))
        };
        for definition in definitions {
            first.push(numbers.len() as u32);
            for regex in definition.regexes() {
                let number = regex.map_or(Ok(NONE), &mut number);
                numbers.push(number.map_err(|error| format!("{}: {error}", definition.place))?);
            }
        }
        let tail = number(TAIL)?;
        let (classes, programs) = (classes.items(), programs.items());
        Ok(written(&Baked { classes, programs, first, numbers, tail }))
    }

    /// The table that [`Table::bake`] wrote; `None` if these are other bytes.
    pub fn new(bytes: &'static [u8]) -> Option<Self> {
        let baked: Baked<'static> = postcard::from_bytes(bytes).ok()?;
        Some(Self { classes: baked.classes.iter().map(|_| OnceLock::new()).collect(), baked })
    }

    /// The program of regex `number` of `rule`, in the order of [`Definition::regexes`].
    pub fn program(&self, rule: u32, number: u32) -> Option<Program> {
        let place = self.baked.first.get(rule as usize)? + number;
        self.decoded(*self.baked.numbers.get(place as usize)?)
    }

    /// The program of what may stand behind a label, at the end of a line.
    pub fn tail(&self) -> Option<Program> {
        self.decoded(self.baked.tail)
    }

    fn decoded(&self, number: u32) -> Option<Program> {
        let bytes = self.baked.programs.get(number as usize)?;
        let (code, classes): (Code, Vec<u32>) = postcard::from_bytes(bytes).ok()?;
        let classes: Option<Vec<_>> = classes.into_iter().map(|class| self.class(class as usize)).collect();
        Some(Program::new(code, classes?))
    }

    fn class(&self, number: usize) -> Option<Arc<Class>> {
        let class = self.classes.get(number)?;
        if class.get().is_none() {
            let decoded = postcard::from_bytes(self.baked.classes.get(number)?).ok()?;
            return Some(Arc::clone(class.get_or_init(|| Arc::new(decoded))));
        }
        class.get().cloned()
    }
}

/// `value` as it is written down.
fn written<T: Serialize>(value: &T) -> Vec<u8> {
    postcard::to_allocvec(value).unwrap_or_else(|error| unreachable!("memory takes all: {error}"))
}

/// Things that are kept once and known by a number.
#[derive(Debug, Default)]
struct Numbered {
    numbers: HashMap<Vec<u8>, u32>,
}

impl Numbered {
    fn number(&mut self, item: Vec<u8>) -> u32 {
        let next = self.numbers.len() as u32;
        match self.numbers.entry(item) {
            Entry::Occupied(known) => *known.get(),
            Entry::Vacant(new) => *new.insert(next),
        }
    }

    /// All of them, in order.
    fn items(&self) -> Vec<&[u8]> {
        let mut items: Vec<(&u32, &[u8])> = self.numbers.iter().map(|(item, number)| (number, item.as_slice())).collect();
        items.sort_unstable();
        items.into_iter().map(|(_, item)| item).collect()
    }
}
