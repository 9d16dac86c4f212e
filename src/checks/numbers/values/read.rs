//! Reads a segment from left to right into items.

use super::facts::Facts;
use super::item::{Form, Item, Key, strength};
use super::line::{Kind, Line};
use super::{context, han};

/// A segment while it is read.
pub(super) struct Reader<'r, 't> {
    pub line: &'r Line<'t>,
    pub facts: Facts,
    pub items: Vec<Item>,
}

/// All items of a segment, by place.
pub(super) fn read(line: &Line<'_>, facts: Facts) -> Vec<Item> {
    let mut reader = Reader { line, facts, items: Vec::new() };
    if facts.is_han() {
        han::read(&mut reader);
    } else {
        reader.read();
    }
    last_century(&mut reader);
    reader.items.sort_by_key(|item| (item.start, item.end));
    context::settle(line, facts, &mut reader.items);
    reader.items
}

impl Reader<'_, '_> {
    fn read(&mut self) {
        let mut index = 0;
        while let Some(piece) = self.line.piece(index).copied() {
            index = match piece.kind {
                Kind::Number => self.digits(index),
                Kind::Word => self.word(index),
                Kind::Mark => self.vulgar_fraction(index),
            };
        }
    }

    /// `½`, by itself or behind digits. Gives the next piece.
    fn vulgar_fraction(&mut self, index: usize) -> usize {
        let Some(piece) = self.line.piece(index) else { return index + 1 };
        let value = match self.line.word(index) {
            "½" => 0.5,
            "¼" => 0.25,
            "¾" => 0.75,
            "⅓" => 1.0 / 3.0,
            "⅔" => 2.0 / 3.0,
            "⅛" => 0.125,
            _ => return index + 1,
        };
        if let Some(last) = self.items.last_mut()
            && last.end + 1 >= piece.start
            && last.form == Form::Digits
            && last.scale <= 1.0
            && let Some(whole) = last.value
        {
            last.others.append(&mut last.keys);
            last.keys = vec![Key::number(whole + value)];
            last.value = Some(whole + value);
            last.end = piece.end;
        } else {
            self.items.push(Item::of(piece.start, piece.end, Form::Words, value).with(strength::MAY));
        }
        index + 1
    }
}

/// “The last century” is the twentieth.
fn last_century(reader: &mut Reader<'_, '_>) {
    let phrases = reader.facts.list("last-century");
    let words = reader.line.pieces.iter().filter(|piece| piece.kind == Kind::Word);
    // A run of ideographs is one piece.
    let starts = words.flat_map(|piece| if reader.facts.is_han() { piece.start..piece.end } else { piece.start..piece.start + 1 });
    for start in starts {
        let rest = reader.line.from(start);
        for phrase in phrases.iter().filter(|phrase| rest.starts_with(phrase.as_str())) {
            let mut item = Item::new(start, start + phrase.len(), Form::Words, vec![Key::number(20.0)]);
            item.or([1900.0]);
            reader.items.push(item);
        }
    }
}
