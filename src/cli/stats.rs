//! `mtlint rules stats`: how often each rule hits over a set of documents, and every hit with its line.
//!
//! Whether a rule is right nobody can say but a reader. So the numbers come with the lines: run it over articles that are
//! known to be good, list the hits of a rule, read them, and its precision on texts of your own kind is measured.

use super::args::{Stats, StatsFormat};
use super::pipeline::{self, Event};
use super::session::Session;
use super::{Console, Failure, Outcome, first_pass};
use mtlint::input::Positions;
use mtlint::text::Span;
use mtlint::visible::{self, no_command, visible};
use mtlint::{Diagnostic, Document};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufWriter, Write};
use std::sync::Arc;

/// Characters shown on each side of a hit.
const CONTEXT: usize = 80;

/// What one rule found.
#[derive(Default)]
pub(super) struct Count {
    pub hits: u64,
    pub documents: u64,
}

/// What the rules found in a set of documents.
pub(super) struct Tally {
    pub documents: u64,
    pub words: u64,
    pub counts: BTreeMap<Arc<str>, Count>,
}

impl Tally {
    /// Nothing yet of each rule that runs.
    pub(super) fn new(session: &Session) -> Self {
        let rules = session.linters.common().rules().rules().iter().filter(|rule| rule.enabled);
        Self { documents: 0, words: 0, counts: rules.map(|rule| (rule.definition.id.clone(), Count::default())).collect() }
    }

    /// Adds a document of `words` words.
    pub(super) fn add(&mut self, words: usize, diagnostics: &[Diagnostic]) {
        self.documents += 1;
        self.words += words as u64;
        let mut hit = BTreeSet::new();
        for diagnostic in diagnostics {
            let count = self.counts.entry(diagnostic.rule.clone()).or_default();
            count.hits += 1;
            count.documents += u64::from(hit.insert(&diagnostic.rule));
        }
    }
}

/// A hit as it is listed.
struct Listed {
    rule: Arc<str>,
    path: String,
    id: Option<String>,
    line: u32,
    column: u32,
    before: String,
    hit: String,
    after: String,
}

pub(super) fn run(stats: &Stats, console: &Console) -> Result<Outcome, Failure> {
    let mut common = stats.common.clone();
    if !stats.list.is_empty() {
        common.rules.select.clone_from(&stats.list);
    }
    let Some(mut session) = Session::new(&common, console)? else { return Ok(Outcome::Clean) };
    first_pass::learn(&mut session)?;
    let mut out = BufWriter::new(io::stdout().lock());
    let mut tally = Tally::new(&session);
    let listing = !stats.list.is_empty();
    let work = |document: &Document, diagnostics: Vec<Diagnostic>| {
        let listed = if listing { list(document, &diagnostics) } else { Vec::new() };
        (document.words(), diagnostics, listed)
    };
    let failed = pipeline::run_telling(&session, console, pipeline::checked(&session.linters, work), |event| {
        match event {
            Event::Document(_, (own, diagnostics, listed)) => {
                tally.add(own, &diagnostics);
                for one in &listed {
                    write_hit(&mut out, stats.format, one)?;
                }
            }
            Event::Pause => out.flush()?,
            Event::Error(_) | Event::Skipped(_) | Event::File(..) | Event::End => {}
        }
        Ok(())
    })?;
    let Tally { documents, words, counts } = tally;
    let mut sorted: Vec<(Arc<str>, Count)> = counts.into_iter().collect();
    sorted.sort_by(|(one, a), (other, b)| b.hits.cmp(&a.hits).then_with(|| one.cmp(other)));
    if listing {
        let hits: u64 = sorted.iter().map(|(_, count)| count.hits).sum();
        out.flush()?;
        let ending = if hits == 1 { "" } else { "s" };
        console.say(format_args!("{hits} hit{ending} in {documents} documents of {words} words"));
    } else {
        write_counts(&mut out, stats.format, &sorted, documents, words, &session)?;
        out.flush()?;
    }
    Ok(if failed { Outcome::Failed } else { Outcome::Clean })
}

/// The hits of a document with what stands around them in their line.
fn list(document: &Document, diagnostics: &[Diagnostic]) -> Vec<Listed> {
    let positions = Positions::new(document);
    let listed = diagnostics.iter().map(|diagnostic| {
        let place = positions.place(diagnostic.span);
        let [before, hit, after] = context(&document.text, diagnostic.span);
        Listed {
            rule: diagnostic.rule.clone(),
            path: document.path.clone(),
            id: place.segment.or_else(|| document.id.clone()),
            line: place.line,
            column: place.column,
            before,
            hit,
            after,
        }
    });
    listed.collect()
}

/// What stands before `span` in its line, the hit, and what follows it; line breaks inside the hit as `⏎`.
fn context(text: &str, span: Span) -> [String; 3] {
    let range = span.range();
    let (before, after) = (text.get(..range.start).unwrap_or_default(), text.get(range.end..).unwrap_or_default());
    let before = before.rsplit('\n').next().unwrap_or_default();
    let after = after.split('\n').next().unwrap_or_default();
    let cut = before.char_indices().rev().nth(CONTEXT).map_or(0, |(at, character)| at + character.len_utf8());
    let end = after.char_indices().nth(CONTEXT).map_or(after.len(), |(at, _)| at);
    let mark = |cut: bool| if cut { "…" } else { "" };
    let hit = text.get(range).unwrap_or_default().replace('\n', "⏎").replace(['\r', '\t'], " ");
    [
        format!("{}{}", mark(cut > 0), &before[cut..]).replace(['\r', '\t'], " "),
        hit,
        format!("{}{}", &after[..end], mark(end < after.len())).replace(['\r', '\t'], " "),
    ]
}

fn write_hit(out: &mut impl Write, format: StatsFormat, one: &Listed) -> Result<(), Failure> {
    let Listed { rule, line, column, .. } = one;
    let [path, id, before, hit, after] =
        [&*one.path, one.id.as_deref().unwrap_or_default(), &*one.before, &*one.hit, &*one.after].map(visible);
    match format {
        StatsFormat::Text => {
            let gap = if id.is_empty() { "" } else { " " };
            writeln!(out, "{rule}  {path}:{line}:{column}{gap}{id}\n    {}⟦{hit}⟧{after}", no_command(&before))?;
        }
        StatsFormat::Tsv => writeln!(out, "{rule}\t{path}\t{line}\t{column}\t{id}\t{before}\t{hit}\t{after}")?,
        StatsFormat::Json => {
            let value = json!({
                "rule": &**rule, "path": one.path, "line": line, "column": column, "id": one.id,
                "before": one.before, "hit": one.hit, "after": one.after,
            });
            writeln!(out, "{}", visible::json(&value).map_err(Failure::of)?)?;
        }
    }
    Ok(())
}

fn write_counts(
    out: &mut impl Write,
    format: StatsFormat,
    counts: &[(Arc<str>, Count)],
    documents: u64,
    words: u64,
    session: &Session,
) -> Result<(), Failure> {
    // Counts of words stay far below the 2^52 from which a float would lose any.
    #[allow(clippy::cast_precision_loss)]
    let rate = |hits: u64| if words == 0 { 0.0 } else { hits as f64 * 1000.0 / words as f64 };
    let severity = |id: &str| session.linters.common().rules().find(id).map_or("", |rules| rules[0].severity.name());
    match format {
        StatsFormat::Text => {
            let width = counts.iter().map(|(id, _)| id.len()).max().unwrap_or(0).max(4);
            writeln!(out, "{:width$}  severity      hits  documents  per 1,000 words", "rule")?;
            for (id, Count { hits, documents }) in counts.iter().filter(|(_, count)| count.hits > 0) {
                writeln!(out, "{id:width$}  {:8}  {hits:8}  {documents:9}  {:15.3}", severity(id), rate(*hits))?;
            }
            let silent = counts.iter().filter(|(_, count)| count.hits == 0).count();
            writeln!(out, "\n{documents} documents, {words} words; {silent} other rules found nothing.")?;
        }
        StatsFormat::Tsv => {
            writeln!(out, "rule\tseverity\thits\tdocuments\tper_1000_words")?;
            for (id, Count { hits, documents }) in counts {
                writeln!(out, "{id}\t{}\t{hits}\t{documents}\t{:.4}", severity(id), rate(*hits))?;
            }
        }
        StatsFormat::Json => {
            let rules: Vec<_> = counts
                .iter()
                .map(|(id, count)| {
                    json!({
                        "rule": &**id, "severity": severity(id), "hits": count.hits, "documents": count.documents,
                        "per_1000_words": rate(count.hits),
                    })
                })
                .collect();
            let value = json!({ "documents": documents, "words": words, "rules": rules });
            writeln!(out, "{}", visible::json_pretty(&value).map_err(Failure::of)?)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::context;
    use mtlint::text::Span;

    #[test]
    fn the_line_around_a_hit() {
        let text = "One.\nThe the rain fell.\nTwo.";
        assert_eq!(context(text, Span::new(5, 12)), ["", "The the", " rain fell."]);
        assert_eq!(context(text, Span::new(20, 26)), ["The the rain fe", "ll.⏎Tw", "o."]);
        let long = format!("{}x{}", "ä".repeat(200), "б".repeat(200));
        let [before, hit, after] = context(&long, Span::new(400, 401));
        assert_eq!((before.chars().count(), &*hit, after.chars().count()), (81, "x", 81));
    }
}
