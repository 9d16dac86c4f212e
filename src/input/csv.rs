//! Tables with named columns, as in RFC 4180: fields between commas (or semicolons), in quotation marks where they hold one of these, a
//! quotation mark or a line end.
//!
//! Crates that read these tables do not say at which byte of a row a field stands, which an edit must know.

use super::columns::{self, Cell, Column};
use super::decoded::Meaning;
use super::keys::Keys;
use super::records::{Fault, Record};
use super::syntax;
use std::borrow::Cow;

const EXPECTED: &str = "expected fields with quotation marks around all or none, and doubled within";

/// Reads the rows of one file; the first names the columns.
#[derive(Debug, Default)]
pub(super) struct Reader {
    keys: Keys,
    columns: Option<Vec<Column>>,
    /// Those of them that are kept.
    kept: Vec<usize>,
    delimiter: char,
    /// Whether the lines of the row so far end within quotation marks.
    is_open: bool,
}

impl Reader {
    pub(super) fn new(keys: Keys) -> Self {
        Self { keys, ..Self::default() }
    }

    /// Whether it is known what the columns are.
    pub(super) const fn is_settled(&self) -> bool {
        self.columns.is_some()
    }

    /// Whether the row goes on behind `line`.
    pub(super) fn goes_on(&mut self, line: &[u8]) -> bool {
        // Marks within a field are doubled and change nothing.
        self.is_open ^= line.iter().filter(|&&byte| byte == b'"').count() % 2 == 1;
        self.is_open
    }

    /// The record of `row`, which is without its line end and not empty; `None` for the header.
    pub(super) fn parse<'l>(&mut self, row: &'l str) -> Result<Option<Record<'l>>, Fault> {
        let Some(columns) = &self.columns else {
            self.delimiter = delimiter(row);
            let names = cells(row, self.delimiter)?;
            let named = || borrowed(&names);
            let Some(columns) = Column::header(named(), &self.keys)? else {
                let found = format!("found no column `target` or `text`, only {}", columns::listed(named().map(|cell| cell.text)));
                return Err(Fault::new(0, found, "expected a header; --target-key names the column to check"));
            };
            self.kept = columns::kept(named(), &self.keys);
            self.columns = Some(columns);
            return Ok(None);
        };
        let cells = cells(row, self.delimiter)?;
        columns::check_count(cells.len(), columns, true)?;
        let kept = columns::values(&self.kept, borrowed(&cells));
        Ok(Some(Record { kept, ..Column::record(columns, cells.into_iter())? }))
    }
}

fn borrowed<'c>(cells: &'c [Cell<'_>]) -> impl Iterator<Item = Cell<'c>> + Clone {
    cells.iter().map(|cell| Cell { text: Cow::Borrowed(&cell.text), at: cell.at.clone() })
}

/// The rows of a whole text with their places, without line ends; blank ones too. In quotation marks, if there are any in this form of a
/// table, a row goes on over a line end.
pub(crate) fn rows(text: &str, has_marks: bool) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let mut reader = Reader::default();
        let mut len = 0;
        for line in text[start..].split_inclusive('\n') {
            len += line.len();
            if !has_marks || !reader.goes_on(line.as_bytes()) {
                break;
            }
        }
        let row = text[start..start + len].trim_end_matches(['\n', '\r']);
        let end = start + len;
        let at = std::mem::replace(&mut start, end);
        (len > 0).then_some((at, row))
    })
}

/// What parts the fields of `header`: the first of the two marks in it that is not within quotation marks.
pub(crate) fn delimiter(header: &str) -> char {
    let mut is_quoted = false;
    let mut outside = header.chars().filter(|char| {
        is_quoted ^= *char == '"';
        !is_quoted
    });
    outside.find(|char| matches!(char, ',' | ';')).unwrap_or(',')
}

/// The fields of `row`.
pub(crate) fn cells(row: &str, delimiter: char) -> Result<Vec<Cell<'_>>, Fault> {
    let mut cells = Vec::new();
    let mut at = 0;
    loop {
        let rest = &row[at..];
        let end = if let Some(inner) = rest.strip_prefix('"') {
            let len = quoted_len(inner).ok_or_else(|| Fault::new(at, "found a quotation mark that nothing closes", EXPECTED))?;
            let text = &inner[..len];
            let text = if text.contains('"') { Cow::Owned(text.replace("\"\"", "\"")) } else { Cow::Borrowed(text) };
            cells.push(Cell { text, at: at + 1..at + 1 + len });
            at + len + 2
        } else {
            let text = rest.split(delimiter).next().unwrap_or_default();
            if let Some(mark) = text.find('"') {
                return Err(Fault::new(at + mark, "found a quotation mark in a field that has none around it", EXPECTED));
            }
            cells.push(Cell { text: Cow::Borrowed(text), at: at..at + text.len() });
            at + text.len()
        };
        match row[end..].chars().next() {
            None => return Ok(cells),
            Some(char) if char == delimiter => at = end + 1,
            Some(_) => return Err(Fault::new(end, "found text behind the quotation mark that closes a field", EXPECTED)),
        }
    }
}

/// The bytes of `inner` up to the quotation mark that is not doubled.
fn quoted_len(inner: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        at += inner[at..].find('"')?;
        if !inner[at + 1..].starts_with('"') {
            return Some(at);
        }
        at += 2;
    }
}

/// The character at byte `at` of a field, or the two marks that are one. A field without quotation marks around it has none within.
pub(super) fn piece(raw: &str, at: usize) -> (usize, Meaning) {
    if raw[at..].starts_with("\"\"") { (2, Meaning::Char('"')) } else { syntax::char_piece(raw, at) }
}

/// Whether a field that holds `text` must stand in quotation marks, whatever parts the fields.
pub(super) fn asks_for_marks(text: &str) -> bool {
    text.contains(['"', ',', ';', '\t', '\n', '\r'])
}

/// `text` as it is written within quotation marks.
pub(super) fn escape(text: &str) -> Result<Cow<'_, str>, &'static str> {
    match text {
        _ if text.contains('\0') => Err("a NUL character"),
        _ if text.contains('"') => Ok(Cow::Owned(text.replace('"', "\"\""))),
        _ => Ok(Cow::Borrowed(text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(row: &str, delimiter: char) -> Result<Vec<String>, (usize, String)> {
        let cells = cells(row, delimiter).map_err(|fault| (fault.at, fault.found))?;
        Ok(cells.into_iter().map(|cell| cell.text.into_owned()).collect())
    }

    #[test]
    fn fields_are_those_of_the_standard() {
        assert_eq!(texts("a,\"b, \"\"c\"\"\r\nd\",,\"\"", ',').unwrap(), ["a", "b, \"c\"\r\nd", "", ""]);
        assert_eq!(texts("a,b;\"c\"", ';').unwrap(), ["a,b", "c"]);
        assert_eq!(texts("a,\"b", ',').unwrap_err(), (2, "found a quotation mark that nothing closes".to_owned()));
        assert_eq!(texts("a,b\"c", ',').unwrap_err().0, 3);
        assert_eq!(texts("\"a\" ,b", ',').unwrap_err().0, 3);
        assert_eq!(["a;b,c", "\"a,b\";c", "a"].map(delimiter), [';', ';', ',']);
    }

    #[test]
    fn columns_are_named() {
        let mut reader = Reader::default();
        assert_eq!(reader.parse("score,text,source"), Ok(None));
        let record = reader.parse("1,\"The dam\",").unwrap().unwrap();
        assert_eq!((&*record.target, record.target_at, record.source.as_deref()), ("The dam", 3..10, Some("")));
        assert_eq!(reader.parse("1,2").unwrap_err().found, "found 2 columns, not 3");
        let fault = Reader::default().parse("de;\"en, new\"").unwrap_err();
        assert_eq!(fault.found, "found no column `target` or `text`, only `de`, `en, new`");
        let keys = Keys { target: Some("en".to_owned()), source: Some("de".to_owned()), ..Keys::default() };
        let mut reader = Reader::new(keys.clone());
        assert_eq!(reader.parse("de;en;target"), Ok(None));
        assert_eq!(reader.parse("Der Damm;The dam;x").unwrap().unwrap().target, "The dam");
        assert_eq!(Reader::new(keys).parse("en,target").unwrap_err().found, "found no column `de`, only `en`, `target`");
    }
}
