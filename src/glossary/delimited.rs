//! Glossaries as tables, CSV or TSV: a line that names the columns, and a concept in each row.
//!
//! The columns of terms are called by their language (`de`, `en-GB`), `source` and `target`, or `term` for any language; `|` parts
//! several terms in a cell. Rows with the same `id`, or without one with the same first term, are one concept. What a row says of a
//! status is about the terms behind the first column, which only leads to them, unless there is but one.

use super::entry::{Entry, Lines, PartOfSpeech, Status, Term, TermCase, Tongue, one_line};
use crate::input::{Cell, Fault, csv_cells, csv_delimiter, listed_cells, rows, shorten};
use std::collections::HashMap;

const EXPECTED: &str =
    "expected language tags, `source`, `target` or `term`, and `id`, `status`, `forbidden`, `pos`, `note`, `case` or `translate`";
const YES_OR_NO: &str = "expected `yes` or `no`";

/// What a column says.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Column {
    Term(Tongue),
    Id,
    Status,
    Forbidden,
    Part,
    Note,
    Case,
    Translate,
}

/// The entries of a table whose fields are parted by tabs, or else of one in the form of RFC 4180.
pub(super) fn read(text: &str, is_tabbed: bool) -> Result<Vec<Entry>, Fault> {
    let mut table = Table { lines: Lines::new(text), columns: Vec::new(), entries: Vec::new(), known: HashMap::new() };
    let mut delimiter = None;
    for (start, row) in rows(text, !is_tabbed).filter(|(_, row)| !row.trim().is_empty()) {
        let delimiter = *delimiter.get_or_insert_with(|| if is_tabbed { '\t' } else { csv_delimiter(row) });
        let cells = if is_tabbed { Ok(tabbed(row)) } else { csv_cells(row, delimiter) };
        let added = cells.and_then(|cells| match table.columns.is_empty() {
            true => table.name_columns(&cells),
            false => table.add(start, &cells),
        });
        added.map_err(|fault| Fault { at: start + fault.at, ..fault })?;
    }
    if table.columns.is_empty() { Err(Fault::new(0, "found no line that names the columns", EXPECTED)) } else { Ok(table.entries) }
}

/// The fields between tabs.
fn tabbed(row: &str) -> Vec<Cell<'_>> {
    let mut next = 0;
    let cells = row.split('\t').map(|text| {
        let start = next;
        next += text.len() + 1;
        Cell { text: text.into(), at: start..start + text.len() }
    });
    cells.collect()
}

struct Table<'t> {
    lines: Lines<'t>,
    columns: Vec<Column>,
    entries: Vec<Entry>,
    /// The entries by their ids, or by their first terms.
    known: HashMap<(bool, String), usize>,
}

impl Table<'_> {
    fn name_columns(&mut self, cells: &[Cell<'_>]) -> Result<(), Fault> {
        let mut unknown = Vec::new();
        for cell in cells {
            match column(cell.text.trim()) {
                Some(column) if self.columns.contains(&column) => {
                    let found = format!("the column `{}` occurs twice", shorten(cell.text.trim()));
                    return Err(Fault::new(cell.at.start, found, "expected each name once"));
                }
                Some(column) => self.columns.push(column),
                None => unknown.push(cell),
            }
        }
        if let Some(first) = unknown.first() {
            let found = format!("found unknown columns: {}", listed_cells(unknown.iter().map(|cell| &*cell.text)));
            return Err(Fault::new(first.at.start, found, EXPECTED));
        }
        if !self.columns.iter().any(|column| matches!(column, Column::Term(_))) {
            return Err(Fault::new(0, "found no column of terms", EXPECTED));
        }
        Ok(())
    }

    /// Adds the row that starts at byte `start`.
    fn add(&mut self, start: usize, cells: &[Cell<'_>]) -> Result<(), Fault> {
        if cells.len() != self.columns.len() {
            let found = format!("found {} columns, not {}", cells.len(), self.columns.len());
            return Err(Fault::new(0, found, "expected as many as the header has"));
        }
        let mut row = Entry::new(self.lines.line(start));
        let (mut status, mut is_forbidden, mut case) = (Status::Admitted, false, TermCase::Usual);
        let mut key = None;
        let mut first = None;
        for (cell, column) in cells.iter().zip(&self.columns) {
            let said = one_line(&cell.text);
            if said.is_empty() {
                first = first.or(matches!(column, Column::Term(_)).then_some(column));
                continue;
            }
            let fault = |expected| Fault::new(cell.at.start, format!("found `{}`", shorten(&said)), expected);
            match column {
                Column::Term(tongue) => {
                    let terms = said.split('|').map(str::trim).filter(|term| !term.is_empty());
                    terms.for_each(|term| row.add(Term::new(term, tongue.clone())));
                    if first.is_none() {
                        key = key.or_else(|| Some((false, said.clone())));
                    }
                    first = first.or(Some(column));
                }
                Column::Id => {
                    key = Some((true, said.clone()));
                    row.id = Some(said);
                }
                Column::Status => status = Status::named(&said).ok_or_else(|| fault(Status::EXPECTED))?,
                Column::Forbidden => is_forbidden = yes(&said).ok_or_else(|| fault(YES_OR_NO))?,
                Column::Part => row.part = Some(PartOfSpeech::named(&said)),
                Column::Note => row.note = Some(said),
                Column::Case => case = TermCase::named(&said).ok_or_else(|| fault(TermCase::EXPECTED))?,
                Column::Translate => row.is_translated = yes(&said).ok_or_else(|| fault(YES_OR_NO))?,
            }
        }
        if row.terms.is_empty() {
            return Err(Fault::new(0, "found a row without a term", "expected one at least"));
        }
        let leads = self.columns.iter().filter(|column| matches!(column, Column::Term(_))).count() > 1;
        for term in &mut row.terms {
            term.case = case;
            if !leads || first != Some(&Column::Term(term.tongue.clone())) {
                term.status = if is_forbidden { Status::Forbidden } else { status };
            }
        }
        self.merge(key, row);
        Ok(())
    }

    fn merge(&mut self, key: Option<(bool, String)>, row: Entry) {
        let next = self.entries.len();
        let known = key.map_or(next, |key| *self.known.entry(key).or_insert(next));
        let Some(entry) = self.entries.get_mut(known) else { return self.entries.push(row) };
        entry.note = entry.note.take().or(row.note);
        entry.part = entry.part.or(row.part);
        entry.is_translated &= row.is_translated;
        row.terms.into_iter().for_each(|term| entry.add(term));
    }
}

fn column(name: &str) -> Option<Column> {
    Some(match name.to_ascii_lowercase().as_str() {
        "id" => Column::Id,
        "status" => Column::Status,
        "forbidden" => Column::Forbidden,
        "pos" => Column::Part,
        "note" => Column::Note,
        "case" => Column::Case,
        "translate" => Column::Translate,
        _ => Column::Term(Tongue::named(name)?),
    })
}

fn yes(said: &str) -> Option<bool> {
    let is_one_of = |names: [&str; 3]| names.iter().any(|name| said.eq_ignore_ascii_case(name));
    is_one_of(["Yes", "True", "1"]).then_some(true).or(is_one_of(["No", "False", "0"]).then_some(false))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each entry: its line, and its terms with their status.
    fn entries(text: &str, is_tabbed: bool) -> Vec<(u32, Vec<(String, Status)>)> {
        let entries = read(text, is_tabbed).map_err(|fault| fault.found).expect("a glossary");
        let terms = |entry: &Entry| entry.terms.iter().map(|term| (term.text.clone(), term.status)).collect();
        entries.iter().map(|entry| (entry.line, terms(entry))).collect()
    }

    fn fault(text: &str) -> (usize, String) {
        read(text, false).map(|_| ()).map_err(|fault| (fault.at, fault.found)).expect_err("it is broken")
    }

    #[test]
    fn rows_with_the_same_first_term_are_one_concept() {
        let own = |text: &str, status| (text.to_owned(), status);
        assert_eq!(
            entries("de,en,status\n\"Talsperre\",dam|reservoir  dam,preferred\nWehr,weir,\nTalsperre,barrage,forbidden\n", false),
            [
                (
                    2,
                    vec![
                        own("Talsperre", Status::Admitted),
                        own("dam", Status::Preferred),
                        own("reservoir dam", Status::Preferred),
                        own("barrage", Status::Forbidden)
                    ]
                ),
                (3, vec![own("Wehr", Status::Admitted), own("weir", Status::Admitted)]),
            ]
        );
        assert_eq!(
            entries("en\tforbidden\r\nsluice\tyes\r\n\r\ndam\tno\r\n", true),
            [(2, vec![own("sluice", Status::Forbidden)]), (4, vec![own("dam", Status::Admitted)])]
        );
        // A cell that is empty leads nowhere; an id does.
        assert_eq!(entries("id;de;en\n1;;dam\n1;Damm;\n;;dyke\n", false).len(), 2);
        let entry = &read("term,translate,case,pos,note\nKelda,no,exact,noun,\"The\nmaker\"\n", false).ok().unwrap()[0];
        assert_eq!((entry.is_translated, entry.terms[0].case, entry.note.as_deref()), (false, TermCase::Exact, Some("The maker")));
    }

    #[test]
    fn what_is_wrong_is_named_with_its_place() {
        assert_eq!(fault("de,colour,en,size\n"), (3, "found unknown columns: `colour`, `size`".to_owned()));
        assert_eq!(fault("de,DE\n"), (3, "the column `DE` occurs twice".to_owned()));
        assert_eq!(fault("id,note\n"), (0, "found no column of terms".to_owned()));
        assert_eq!(fault("de,en\nDamm\n"), (6, "found 1 columns, not 2".to_owned()));
        assert_eq!(fault("de,status\nDamm,draft\n"), (15, "found `draft`".to_owned()));
        assert_eq!(fault("de,en\n\"Damm,dam\n"), (6, "found a quotation mark that nothing closes".to_owned()));
        assert_eq!(fault("de,note\n,x\n"), (8, "found a row without a term".to_owned()));
        assert_eq!(fault("\n").1, "found no line that names the columns");
    }
}
