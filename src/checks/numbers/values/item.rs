//! One number, date or time as it was read: what it can mean, and how much it asks for a partner in the other text.

/// A reading that can be compared.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Key {
    /// Rounded by [`round`].
    Number(f64),
    /// Minutes of half a day.
    Clock(u16),
    /// From 1.
    Month(u8),
    /// Monday is 1.
    Weekday(u8),
    /// A power of ten and no number: `thousands` is 3.
    Power(u8),
    /// `3:1`, `1:23:45`
    Score(u32, u32, u32),
    /// What `15.9.` may be.
    DayMonth(u8, u8),
}

impl Key {
    pub(super) fn number(value: f64) -> Self {
        Self::Number(round(value))
    }

    /// Whether two readings are of things that can be taken for one another.
    pub(super) fn is_of_kind(self, other: Self) -> bool {
        let group = |key: Self| match key {
            Self::Number(_) | Self::Clock(_) | Self::Score(..) => 0,
            Self::Month(_) => 1,
            Self::Weekday(_) => 2,
            Self::Power(_) => 3,
            Self::DayMonth(..) => 4,
        };
        group(self) == group(other)
    }

    pub(super) const fn is_name(self) -> bool {
        matches!(self, Self::Month(_) | Self::Weekday(_))
    }
}

/// To ten figures, so that values that were reckoned in two ways are equal.
pub(super) fn round(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return value;
    }
    let digits = 9 - value.abs().log10().floor() as i32;
    let scale = 10_f64.powi(digits);
    let rounded = (value * scale).round() / scale;
    // Whole numbers come out whole whatever the scale did.
    if (rounded - rounded.round()).abs() < rounded.abs() * 1e-11 { rounded.round() } else { rounded }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Digits,
    Words,
    Han,
    Roman,
    /// `G20`, `COVID-19`
    Code,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    Cardinal,
    Ordinal,
    Weak,
    Fraction,
}

/// How the digits are divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marks {
    Plain,
    Grouped,
    Decimal,
    /// A time, a score.
    Other,
}

/// How much an item asks for a partner.
pub(super) mod strength {
    /// Digits from 10, decimals, numbers with a unit or a scale word.
    pub(crate) const MUST: u8 = 3;
    /// Smaller digits, number words from three, names of months and days.
    pub(crate) const SHOULD: u8 = 2;
    /// One and two, words that may be something else, codes.
    pub(crate) const MAY: u8 = 1;
    /// May be a partner, and is never missed.
    pub(crate) const NEVER: u8 = 0;
}

/// Positions are bytes of the plain text of its segment.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub start: usize,
    pub end: usize,
    /// Where its digits end, if it is written in digits that a fix can replace.
    pub digits_end: usize,
    /// What it means; more than one where nothing speaks for either.
    pub keys: Vec<Key>,
    /// What it might mean as well: enough for a partner, never for a fault.
    pub others: Vec<Key>,
    /// What together stands for it: the numbers of a score, the groups of 12 000.
    pub parts: Vec<Key>,
    pub form: Form,
    pub sort: Sort,
    pub marks: Marks,
    pub strength: u8,
    /// The unit behind it or the currency sign before it; empty where there is none.
    pub unit: &'static str,
    /// The power of ten of the scale word behind the digits, or 1.
    pub scale: f64,
    /// The number before its scale word.
    pub value: Option<f64>,
    /// Digits behind the decimal mark.
    pub decimals: usize,
    /// Minutes of the day, where it is certainly a time.
    pub clock: Option<u16>,
    pub ordinal: bool,
    pub in_brackets: bool,
    pub decade: bool,
    pub century: bool,
    /// A day beside the name of a month.
    pub date: bool,
    /// The whole of two neighbours, such as six feet and two inches: amount and unit.
    pub group: Option<(f64, &'static str)>,
    pub partner: Option<Partner>,
}

/// What an item was paired with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Partner {
    /// The index among the items of the other side, or none where it stands in another segment.
    pub index: Option<usize>,
    pub how: How,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    Same,
    Other,
    Part,
    Related,
    Neighbour,
}

impl Item {
    pub(super) fn new(start: usize, end: usize, form: Form, keys: Vec<Key>) -> Self {
        Self {
            start,
            end,
            digits_end: 0,
            keys,
            others: Vec::new(),
            parts: Vec::new(),
            form,
            sort: Sort::Cardinal,
            marks: Marks::Plain,
            strength: 0,
            unit: "",
            scale: 1.0,
            value: None,
            decimals: 0,
            clock: None,
            ordinal: false,
            in_brackets: false,
            decade: false,
            century: false,
            date: false,
            group: None,
            partner: None,
        }
    }

    pub(super) fn with(mut self, strength: u8) -> Self {
        self.strength = strength;
        self
    }

    /// A number without more.
    pub(super) fn of(start: usize, end: usize, form: Form, value: f64) -> Self {
        let mut item = Self::new(start, end, form, vec![Key::number(value)]);
        item.value = Some(value);
        item
    }

    /// The number it stands for, if it is one.
    pub(super) fn amount(&self) -> Option<f64> {
        self.keys.iter().find_map(|key| if let Key::Number(value) = key { Some(*value) } else { None })
    }

    pub(super) fn is(&self, key: Key) -> bool {
        self.keys.contains(&key)
    }

    /// Whether it means or might mean `key`.
    pub(super) fn may_be(&self, key: Key) -> bool {
        self.keys.contains(&key) || self.others.contains(&key)
    }

    pub(super) fn shares(&self, other: &Self) -> bool {
        self.keys.iter().any(|key| other.is(*key))
    }

    /// Whether one of both means what the other might mean.
    pub(super) fn may_share(&self, other: &Self) -> bool {
        self.keys.iter().any(|key| other.may_be(*key)) || self.others.iter().any(|key| other.is(*key))
    }

    /// Whether it is the name of a month or a day.
    pub(super) fn is_name(&self) -> bool {
        self.keys.iter().any(|key| key.is_name())
    }

    pub(super) fn is_month(&self) -> bool {
        self.keys.iter().any(|key| matches!(key, Key::Month(_)))
    }

    pub(super) fn is_weekday(&self) -> bool {
        self.keys.iter().any(|key| matches!(key, Key::Weekday(_)))
    }

    /// Adds what it might be.
    pub(super) fn or(&mut self, values: impl IntoIterator<Item = f64>) {
        self.others.extend(values.into_iter().map(Key::number));
    }
}
