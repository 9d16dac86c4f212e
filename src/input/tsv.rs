//! Fields between tabs, one record a line; no quoting and no escapes.

use super::columns::{self, Cell, Column};
use super::keys::Keys;
use super::records::{Fault, Record};

/// Reads the lines of one file; the first settles what the columns are.
#[derive(Debug, Default)]
pub(super) struct Reader {
    keys: Keys,
    columns: Option<Vec<Column>>,
    /// Those of them that are kept.
    kept: Vec<usize>,
    has_header: bool,
}

impl Reader {
    pub(super) fn new(keys: Keys) -> Self {
        Self { keys, ..Self::default() }
    }

    /// Whether it is known what the columns are.
    pub(super) const fn is_settled(&self) -> bool {
        self.columns.is_some()
    }

    /// The record of `line`, which is without its line end and not empty; `None` for a header.
    pub(super) fn parse<'l>(&mut self, line: &'l str) -> Result<Option<Record<'l>>, Fault> {
        let columns = match &self.columns {
            Some(columns) => columns,
            None => {
                if let Some(columns) = Column::header(cells(line), &self.keys)? {
                    self.columns = Some(columns);
                    self.kept = columns::kept(cells(line), &self.keys);
                    self.has_header = true;
                    return Ok(None);
                }
                let columns = match cells(line).count() {
                    1 => vec![Column::Target],
                    2 => vec![Column::Source, Column::Target],
                    count => {
                        let expected = "expected one (target) or two (source and target), or a header line that names them";
                        return Err(Fault::new(0, format!("found {count} columns"), expected));
                    }
                };
                self.columns.insert(columns)
            }
        };
        columns::check_count(line.split('\t').count(), columns, self.has_header)?;
        let record = Column::record(columns, cells(line))?;
        Ok(Some(Record { kept: columns::values(&self.kept, cells(line)), ..record }))
    }
}

fn cells(line: &str) -> impl Iterator<Item = Cell<'_>> + Clone {
    line.split('\t').scan(0, |next, field| {
        let start = *next;
        *next += field.len() + 1;
        Some(Cell { text: field.into(), at: start..start + field.len() })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_a_header() {
        let mut reader = Reader::default();
        assert_eq!(reader.parse("score\tid\ttext\tsource"), Ok(None));
        let record = reader.parse("0.9\t\tThe dam\t").unwrap().unwrap();
        assert_eq!((&*record.target, record.target_at, record.id, record.source.as_deref()), ("The dam", 5..12, None, Some("")));
        let fault = reader.parse("a\tb").unwrap_err();
        assert_eq!((fault.found.as_str(), fault.expected), ("found 2 columns, not 4", "expected as many as the header has"));
    }

    #[test]
    fn takes_one_or_two_columns_without_a_header() {
        assert_eq!(Reader::default().parse("\"Der Damm\"\tThe \"dam").unwrap().unwrap().target_at, 11..19);
        assert_eq!(Reader::default().parse("The dam").unwrap().unwrap().target, "The dam");
        assert_eq!(Reader::default().parse("a\tb\tc").unwrap_err().found, "found 3 columns");
        assert_eq!(Reader::default().parse("source\tid").unwrap_err().found, "found a header without `target` or `text`");
        assert_eq!(Reader::default().parse("target\tid\tid").unwrap_err().at, 10);
    }
}
