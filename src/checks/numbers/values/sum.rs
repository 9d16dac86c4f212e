//! The additive grammar of number words: how the value of a phrase grows, and which word may come next.

/// A sum that grows word by word.
#[derive(Default)]
pub(super) struct Sum {
    /// What scale words have closed.
    pub total: f64,
    /// What the next scale word will multiply.
    pub current: f64,
    /// The value of the last word; none behind a scale word.
    pub last: Option<f64>,
    pub last_scale: f64,
    pub scale: f64,
    pub seen: bool,
    /// Whether all words so far were weak.
    pub weak: bool,
    pub others: Vec<f64>,
}

impl Sum {
    pub(super) fn value(&self) -> f64 {
        self.total + self.current
    }

    /// Whether a word of this value may follow; `base_sixty` where tens take what is below twenty, `hyphen` where one stands before the word.
    pub(super) fn takes(&self, value: f64, base_sixty: bool, hyphen: bool) -> bool {
        match self.last {
            _ if !self.seen => true,
            None => value < self.last_scale && value > 0.0,
            // dix-sept
            Some(10.0) => base_sixty && hyphen && (7.0..=9.0).contains(&value),
            Some(last) if last >= 100.0 => value > 0.0 && value < 100.0,
            Some(last) if last % 10.0 == 0.0 && (20.0..=90.0).contains(&last) => {
                value > 0.0 && value < 10.0 || base_sixty && matches!(last as u32, 60 | 80) && value < 20.0
            }
            Some(_) => false,
        }
    }

    /// Multiplies by a scale word; false where it can't.
    pub(super) fn multiply(&mut self, power: f64) -> bool {
        if power == 100.0 {
            let small = self.last.is_some_and(|last| last < 100.0);
            if self.seen && self.current > 0.0 && self.current < 100.0 && small {
                self.current *= 100.0;
            } else if self.current == 0.0 && !(self.seen && small) {
                self.current += 100.0;
            } else {
                return false;
            }
            self.last = Some(100.0);
        } else if power == 12.0 {
            self.current = 12.0 * if self.current > 0.0 { self.current } else { 1.0 };
            self.last = Some(1.0);
        } else {
            if self.current == 0.0 && self.total > 0.0 {
                self.total *= power;
            } else if self.last_scale > 0.0 && power >= self.last_scale {
                self.total = (self.total + self.current) * power;
            } else {
                self.total += if self.current > 0.0 { self.current } else { 1.0 } * power;
            }
            (self.current, self.last_scale, self.last, self.scale) = (0.0, power, None, power);
        }
        self.seen = true;
        self.weak = false;
        true
    }
}
