//! Fields between tabs, one record a line; no quoting and no escapes.

use super::records::{self, Fault, Record, shorten};
use std::borrow::Cow;

/// The columns with a meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Target,
    Text,
    Source,
    Id,
    Doc,
    Lang,
    SourceLang,
    Other,
}

impl Column {
    fn of(name: &str) -> Self {
        match name {
            "target" => Self::Target,
            "text" => Self::Text,
            "source" => Self::Source,
            "id" => Self::Id,
            "doc" => Self::Doc,
            "lang" => Self::Lang,
            "source_lang" => Self::SourceLang,
            _ => Self::Other,
        }
    }
}

/// Reads the lines of one file; the first settles what the columns are.
#[derive(Debug, Default)]
pub(super) struct Reader {
    columns: Option<Vec<Column>>,
    has_header: bool,
}

impl Reader {
    /// The record of `line`, which is without its line end and not empty; `None` for a header.
    pub(super) fn parse<'l>(&mut self, line: &'l str) -> Result<Option<Record<'l>>, Fault> {
        let columns = match &self.columns {
            Some(columns) => columns,
            None => {
                if let Some(columns) = header(line)? {
                    self.columns = Some(columns);
                    self.has_header = true;
                    return Ok(None);
                }
                let columns = match line.split('\t').count() {
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
        let count = line.split('\t').count();
        if count != columns.len() {
            let expected = if self.has_header { "expected as many as the header has" } else { "expected as many as in the first line" };
            let found = format!("found {count} column{}, not {}", if count == 1 { "" } else { "s" }, columns.len());
            return Err(Fault::new(0, found, expected));
        }
        let mut record = Record::default();
        let mut at = 0;
        for (field, column) in line.split('\t').zip(columns) {
            let named = || Some(field).filter(|field| !field.is_empty());
            match column {
                Column::Target | Column::Text => {
                    record.target = field.into();
                    record.target_at = at..at + field.len();
                }
                Column::Source => {
                    record.source = Some(field.into());
                    record.source_at = at..at + field.len();
                }
                Column::Id => record.id = named().map(Cow::Borrowed),
                Column::Doc => record.doc = named().map(Cow::Borrowed),
                Column::Lang => record.lang = named().map(|tag| records::lang(at, tag)).transpose()?,
                Column::SourceLang => record.source_lang = named().map(|tag| records::lang(at, tag)).transpose()?,
                Column::Other => {}
            }
            at += field.len() + 1;
        }
        Ok(Some(record))
    }
}

/// The columns, if `line` is a header: it names a target, or it holds nothing but known names and at least two.
fn header(line: &str) -> Result<Option<Vec<Column>>, Fault> {
    let mut columns: Vec<Column> = line.split('\t').map(Column::of).collect();
    let has_target = columns.contains(&Column::Target);
    let is_named = has_target || columns.contains(&Column::Text);
    if !is_named && (columns.len() < 2 || columns.contains(&Column::Other)) {
        return Ok(None);
    }
    if !is_named {
        return Err(Fault::new(0, "found a header without `target` or `text`", "expected a column with one of these names"));
    }
    let mut at = 0;
    for (index, name) in line.split('\t').enumerate() {
        if columns[index] != Column::Other && columns[..index].contains(&columns[index]) {
            return Err(Fault::new(at, format!("the column `{}` occurs twice", shorten(name)), "expected each name once"));
        }
        at += name.len() + 1;
    }
    if has_target {
        // As in JSON Lines, `text` is an ordinary column beside a `target`.
        columns.iter_mut().filter(|column| **column == Column::Text).for_each(|column| *column = Column::Other);
    }
    Ok(Some(columns))
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
