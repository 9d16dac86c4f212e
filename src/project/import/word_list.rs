//! Lists of words in CSV or TSV: what is wrong, and in the second column, where there is one, what to write instead.

use super::draft::{Draft, Finds, id};
use crate::input::{csv_cells, csv_delimiter, rows};
use crate::{Severity, file_name};
use std::collections::BTreeSet;
use std::path::Path;

/// How a first line calls its first column when it names columns.
const HEADERS: &[&str] =
    &["wrong", "from", "old", "avoid", "error", "incorrect", "term", "word", "find", "search", "original", "falsch", "faux"];

/// Two rules, words with something better and words without, and which lines make none.
pub(super) fn drafts(file: &Path, text: &str, is_tabbed: bool) -> Result<(Vec<Draft>, Vec<String>), String> {
    let mut delimiter = None;
    let (mut pairs, mut phrases, mut left_out) = (Vec::new(), Vec::new(), Vec::new());
    let mut known = BTreeSet::new();
    let mut line = 1;
    let mut counted = 0;
    for (start, row) in rows(text, !is_tabbed) {
        line += text[counted..start].matches('\n').count();
        counted = start;
        if row.trim().is_empty() {
            continue;
        }
        let is_first = delimiter.is_none();
        let delimiter = *delimiter.get_or_insert_with(|| if is_tabbed { '\t' } else { csv_delimiter(row) });
        let cells: Vec<String> = if is_tabbed {
            row.split('\t').map(|cell| cell.trim().to_owned()).collect()
        } else {
            match csv_cells(row, delimiter) {
                Ok(cells) => cells.into_iter().map(|cell| cell.text.trim().to_owned()).collect(),
                Err(fault) => {
                    left_out.push(format!("line {line}: {}", fault.found));
                    continue;
                }
            }
        };
        let wrong = cells[0].split_whitespace().collect::<Vec<_>>().join(" ");
        let right = cells.get(1).filter(|right| !right.is_empty());
        if is_first && HEADERS.contains(&wrong.to_lowercase().as_str()) {
            continue;
        }
        match right {
            _ if wrong.is_empty() => left_out.push(format!("line {line}: there is no word in the first column")),
            _ if !known.insert(wrong.to_lowercase()) => left_out.push(format!("line {line}: “{wrong}” stands above already")),
            Some(right) if *right == wrong => left_out.push(format!("line {line}: “{wrong}” is to be written as it is")),
            Some(right) => pairs.push((line, (wrong, right.clone()))),
            None => phrases.push((line, wrong)),
        }
    }
    let family = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let draft = |name: &str, message: &str, lines: Vec<usize>, finds| Draft {
        id: id(&family, name),
        message: message.to_owned(),
        why: "The list of words of the house has it.".to_owned(),
        severity: Severity::Warning,
        finds,
        exceptions: Vec::new(),
        file: file_name::of(file),
        places: lines.into_iter().map(|line| format!("line {line}")).collect(),
    };
    let mut drafts = Vec::new();
    if !pairs.is_empty() {
        let (lines, pairs) = pairs.into_iter().unzip();
        drafts.push(draft("instead", "“$0” should be “${fix}”", lines, Finds::Swap(pairs)));
    }
    if !phrases.is_empty() {
        let (lines, phrases) = phrases.into_iter().unzip();
        drafts.push(draft("avoid", "“$0” is a word that the house avoids", lines, Finds::Phrases(phrases)));
    }
    if drafts.is_empty() && left_out.is_empty() { Err("there is no word in it".to_owned()) } else { Ok((drafts, left_out)) }
}
