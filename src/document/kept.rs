//! What records say beside what is checked.

/// The values of further keys of records, which reports pass through.
#[derive(Debug, Clone, Default)]
pub struct Kept {
    keys: Vec<String>,
    /// JSON; for each unit as many as there are keys.
    values: Vec<Option<Box<str>>>,
}

impl Kept {
    /// The `values` of `keys` in one record after the other.
    pub(crate) fn new(keys: &[String], values: Vec<Option<Box<str>>>) -> Self {
        Self { keys: keys.to_vec(), values }
    }

    /// The keys with what the record of a unit says, as JSON; nothing if no keys were asked for.
    pub fn of(&self, unit: usize) -> impl Iterator<Item = (&str, Option<&str>)> {
        let values = self.values.iter().skip(unit * self.keys.len());
        self.keys.iter().zip(values).map(|(key, value)| (key.as_str(), value.as_deref()))
    }
}
