//! Scale words beside digits: `3 million`, `тыс. млрд`, “тысяч 100”.

use super::item::{Form, Item, Key};
use super::line::Kind;
use super::read::Reader;
use mtlint_tables::numbers::Sense;

impl Reader<'_, '_> {
    /// The scale words behind the digits: `million`, `тыс. млрд`.
    pub(super) fn scale(&self, item: &mut Item, next: &mut usize, loose: Option<f64>, has_tail: bool) {
        let line = self.line;
        let value = item.value.unwrap_or_default();
        let (mut scale, mut at, mut gap_from, mut end) = (1.0, *next, item.end, item.end);
        if has_tail {
            return;
        }
        while let Some(piece) = line.piece(at).filter(|piece| piece.kind != Kind::Number) {
            let word = line.word(at);
            let gap = line.part(gap_from, piece.start);
            if word == "-" && gap.is_empty() && line.piece(at + 1).is_some_and(|after| after.kind == Kind::Word && after.start == piece.end)
            {
                (gap_from, at) = (piece.end, at + 1);
                continue;
            }
            if word == "." && scale > 1.0 && gap.is_empty() {
                (at, end, gap_from) = (at + 1, piece.end, piece.end);
                continue;
            }
            if !gap.trim().is_empty() || gap.len() > 1 {
                break;
            }
            let sense = self
                .facts
                .value(word, Sense::Scale)
                .or_else(|| self.facts.valued("scale-word").iter().find(|(own, _)| own == word).map(|(_, value)| *value));
            let Some(power) = sense else {
                if let Some((power, _)) = self.facts.stem("scale-stem", word) {
                    scale *= power;
                    (at, end) = (at + 1, piece.end);
                }
                break;
            };
            let is_letter = word.chars().count() <= 2 && !matches!(word, "bn" | "tn" | "md");
            if is_letter && (!gap.is_empty() || self.facts.language.decimal != '.') {
                break;
            }
            if matches!(word, "m" | "k" | "b") && !self.sign_before(item.start) {
                item.or([value * power]);
                break;
            }
            if self.facts.lists("money-scale", word) && !self.is_money_after(piece.end) {
                break;
            }
            let follows = scale <= 1.0 || power > scale || power >= 1000.0 && scale < 1e6 || scale == 1000.0;
            if !follows {
                break;
            }
            if power == 100.0 && item.decimals == 0 && value > 99.0 || power == 12.0 && value > 99.0 {
                break;
            }
            scale *= power;
            (at, end, gap_from) = (at + 1, piece.end, piece.end);
        }
        if scale > 1.0 {
            item.scale = scale;
            item.keys = vec![Key::number(value * scale)];
            item.others = loose.map(|value| Key::number(value * scale)).into_iter().collect();
            item.parts.clear();
            (item.end, *next) = (end, at);
        }
    }

    /// `mil.` and `mil Kč` are millions, `mil` are miles.
    fn is_money_after(&self, at: usize) -> bool {
        let rest = self.line.from(at);
        rest.starts_with('.') || self.facts.currency(rest.trim_start()).is_some()
    }

    /// `3 million 200 thousand`: adds the item to the one before.
    pub(super) fn joins_larger(&mut self, item: &mut Item, next: usize) -> bool {
        let Some(mut last) = self
            .items
            .pop_if(|last| last.scale > item.scale && last.form == Form::Digits && last.end + 5 >= item.start && last.value.is_some())
        else {
            return false;
        };
        let gap = self.line.part(last.end, item.start).trim();
        if !(gap.is_empty() || self.facts.links(gap, "hundred")) {
            self.items.push(last);
            return false;
        }
        let sum = last.value.unwrap_or_default() * last.scale + item.value.unwrap_or_default() * item.scale;
        (last.end, last.scale, last.value, last.keys) = (item.end, 1.0, Some(sum), vec![Key::number(sum)]);
        last.parts.clear();
        last.digits_end = 0;
        self.unit(&mut last, next);
        self.items.push(last);
        true
    }

    /// “тысяч 100”: about a hundred thousand.
    pub(super) fn inverted(&self, item: &mut Item, index: usize) {
        if index == 0 || item.scale > 1.0 || !self.facts.has("inverted") {
            return;
        }
        let near = self.line.piece(index - 1).is_some_and(|before| before.kind == Kind::Word && before.end + 1 == item.start);
        let power = self.facts.value(self.line.word(index - 1), Sense::Scale).filter(|power| near && *power >= 1000.0);
        let value = item.value.unwrap_or_default();
        item.or(power.map(|power| value * power));
    }
}
