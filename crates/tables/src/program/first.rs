//! The bytes that a match may begin with.

use super::{Class, Code, Step};
use std::sync::Arc;

/// A set of bytes.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bytes([u64; 4]);

impl Bytes {
    pub(super) fn holds(&self, byte: u8) -> bool {
        self.0[usize::from(byte >> 6)] >> (byte & 63) & 1 == 1
    }

    fn add(&mut self, byte: u8) {
        self.0[usize::from(byte >> 6)] |= 1 << (byte & 63);
    }

    fn add_char(&mut self, char: char) {
        self.add(first_byte(char));
    }

    fn add_class(&mut self, class: &Class) {
        class.ascii().for_each(|byte| self.add(byte));
        for &(start, end) in class.beyond() {
            (first_byte(start)..=first_byte(end)).for_each(|byte| self.add(byte));
        }
    }
}

fn first_byte(char: char) -> u8 {
    char.encode_utf8(&mut [0; 4]).as_bytes()[0]
}

/// Those of a whole program; `None` if it may match the empty text.
pub(super) fn of(code: &Code, classes: &[Arc<Class>]) -> Option<Bytes> {
    from(code, 0, |class| &classes[class as usize])
}

/// Those of what `code` matches from a step on; `None` if it may be empty. Steps that are not there yet end it.
pub(super) fn from<'c>(code: &Code, start: u32, class: impl Fn(u32) -> &'c Class) -> Option<Bytes> {
    let mut bytes = Bytes::default();
    let mut is_seen = vec![false; code.steps.len()];
    let mut open = vec![start];
    while let Some(at) = open.pop() {
        if std::mem::replace(is_seen.get_mut(at as usize)?, true) {
            continue;
        }
        match code.steps[at as usize] {
            Step::Char(char) => bytes.add_char(char),
            Step::Class(number) => bytes.add_class(class(number)),
            Step::Run { class: number, .. } => {
                bytes.add_class(class(number));
                open.push(at + 1);
            }
            Step::Look(_) | Step::Save(_) => open.push(at + 1),
            Step::Split(one, other) => open.extend([one, other]),
            Step::Switch(switch) => open.extend(code.switches[switch as usize].targets()),
            Step::Jump(to) => open.push(to),
            Step::Match => return None,
        }
    }
    Some(bytes)
}
