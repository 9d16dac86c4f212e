//! The index of the pages of a run.

use super::escape::Escaped;
use super::{SCRIPT_MARK, TITLE_MARK, bar, head, write_last_lines};
use crate::document::Document;
use crate::report::summary::Grouped;
use crate::report::{Counts, Summary, Totals};
use std::collections::{BTreeMap, HashSet};
use std::io::{self, Write};
use std::path::Path;

/// The name of its file.
pub const INDEX: &str = "index.html";

const FRAME: &str = include_str!("index.html");
const SCRIPT: &str = include_str!("index.js");
const BODY: &str = "<!-- tables -->\n";

/// The longest name of a page that is made of the name of its document, in bytes; some file systems take no more than 143.
const LONGEST: usize = 100;

/// What was written of each document, and the sums of that.
#[derive(Debug)]
pub struct Index {
    entries: Vec<Entry>,
    totals: Totals,
    folders: BTreeMap<String, Summary>,
    systems: BTreeMap<String, Summary>,
    /// The names of the pages in lower case, as on some systems files are the same by these.
    names: HashSet<String>,
}

#[derive(Debug)]
struct Entry {
    /// The name of its page.
    page: String,
    path: String,
    id: Option<String>,
    summary: Summary,
}

impl Default for Index {
    fn default() -> Self {
        let names = HashSet::from([INDEX.to_owned()]);
        Self { entries: Vec::new(), totals: Totals::default(), folders: BTreeMap::new(), systems: BTreeMap::new(), names }
    }
}

impl Index {
    /// Adds a document, and returns the name that the file of its page has: ASCII letters, digits, points, hyphens and underscores.
    pub fn add(&mut self, document: &Document, totals: Totals) -> String {
        let summary = totals.summary;
        let page = self.name(document);
        let folder = Path::new(&document.path).parent().map_or_else(String::new, |folder| folder.to_string_lossy().into_owned());
        *self.folders.entry(folder).or_default() += summary;
        if let Some(system) = &document.system {
            *self.systems.entry(system.clone()).or_default() += summary;
        }
        self.totals += totals;
        self.entries.push(Entry { page: page.clone(), path: document.path.clone(), id: document.id.clone(), summary });
        page
    }

    /// What all documents held.
    pub const fn totals(&self) -> &Totals {
        &self.totals
    }

    fn name(&mut self, document: &Document) -> String {
        let id = document.id.as_deref().unwrap_or_default();
        let mut stem = String::new();
        for character in document.path.chars().chain(" ".chars()).chain(id.chars()) {
            let safe = if character.is_ascii_alphanumeric() || matches!(character, '.' | '_') { character } else { '-' };
            // No file is hidden, and none looks like an option.
            let is_doubled = matches!(safe, '-' | '.') && (stem.is_empty() || stem.ends_with(['-', '.']));
            if !is_doubled && stem.len() < LONGEST {
                stem.push(safe);
            }
        }
        let stem = stem.trim_end_matches(['-', '.']);
        let stem = if stem.is_empty() { "document" } else { stem };
        let mut names =
            std::iter::once(format!("{stem}.html")).chain((self.entries.len() + 1..).map(|number| format!("{stem}-{number}.html")));
        names.find(|name| self.names.insert(name.to_ascii_lowercase())).unwrap_or_default()
    }

    /// Writes the page.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let (before, after) = FRAME.split_once(BODY).unwrap_or((FRAME, ""));
        out.write_all(head(before, SCRIPT).replace(TITLE_MARK, "mtlint report").as_bytes())?;
        write_last_lines(&self.totals, out)?;
        bar::write(self.totals.categories.iter().map(|(name, tally)| (&**name, tally.counts.findings())), out)?;
        let systems = self.systems.iter().map(|(name, summary)| (Escaped(name).to_string(), summary));
        write_table("System", systems, out)?;
        if self.folders.len() > 1 {
            let name = |folder: &str| Escaped(if folder.is_empty() { "." } else { folder }).to_string();
            write_table("Folder", self.folders.iter().map(|(folder, summary)| (name(folder), summary)), out)?;
        }
        let name = |entry: &Entry| {
            let id = entry.id.as_deref().map(|id| format!(" <small>{}</small>", Escaped(id))).unwrap_or_default();
            format!("<a href=\"{}\">{}</a>{id}", Escaped(&entry.page), Escaped(&entry.path))
        };
        write_table("Document", self.entries.iter().map(|entry| (name(entry), &entry.summary)), out)?;
        out.write_all(after.replace(SCRIPT_MARK, SCRIPT).as_bytes())
    }
}

/// Writes a table of what is called `kind`, with a row for each of its names, which are HTML; nothing where there are none.
fn write_table<'s>(kind: &str, rows: impl Iterator<Item = (String, &'s Summary)>, out: &mut dyn Write) -> io::Result<()> {
    let mut rows = rows.peekable();
    if rows.peek().is_none() {
        return Ok(());
    }
    let has_documents = kind != "Document";
    let documents = if has_documents { "<th scope=\"col\">Documents</th>" } else { "" };
    writeln!(
        out,
        "<div class=\"scroll\" role=\"region\" aria-label=\"By {0}\" tabindex=\"0\"><table>\n<thead><tr><th scope=\"col\">{1}</th>{documents}\
         <th scope=\"col\">Words</th><th scope=\"col\">Errors</th><th scope=\"col\">Warnings</th><th scope=\"col\">Notes</th>\
         <th scope=\"col\">Findings</th><th scope=\"col\">per 1,000 words</th></tr></thead>\n<tbody>",
        kind.to_lowercase(),
        kind
    )?;
    for (name, Summary { documents, words, counts }) in rows {
        let Counts { errors, warnings, notes, .. } = *counts;
        write!(out, "<tr><th scope=\"row\" dir=\"auto\">{name}</th>")?;
        if has_documents {
            write!(out, "<td>{}</td>", Grouped(*documents))?;
        }
        for number in [*words, errors, warnings, notes, counts.findings()] {
            write!(out, "<td>{}</td>", Grouped(number))?;
        }
        let rate = if *words > 0 { format!("{:.1}", counts.findings() as f64 * 1000.0 / *words as f64) } else { String::new() };
        writeln!(out, "<td>{rate}</td></tr>")?;
    }
    out.write_all(b"</tbody>\n</table></div>\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::testing::document;

    #[test]
    fn every_page_has_a_name_of_its_own() {
        let mut index = Index::default();
        let mut name = |path: &str, id: Option<&str>| {
            let mut document = document(path, "One.");
            document.id = id.map(str::to_owned);
            index.add(&document, Totals::default())
        };
        assert_eq!(name("news/flood.de-en.txt", None), "news-flood.de-en.txt.html");
        assert_eq!(name("news\u{1b}/flood.DE-en.txt", None), "news-flood.DE-en.txt-2.html");
        assert_eq!(name("../../etc/passwd", None), "etc-passwd.html");
        assert_eq!(name("set.jsonl", Some("d/1 <b>")), "set.jsonl-d-1-b.html");
        assert_eq!(name("паводок", None), "document.html");
        assert_eq!(name("потоп", None), "document-6.html");
        assert_eq!(name("index", None), "index-7.html");
        assert_eq!(name("document-9", None), "document-9.html");
        assert_eq!(name("тут", None), "document-10.html");
        assert!(name(&"a/".repeat(500), None).len() < 120);
    }
}
