//! `mtlint score`: what the findings of each system weigh, side by side.

use super::args::{Score, ScoreBy, StatsFormat};
use super::pipeline::{self, Event};
use super::session::Session;
use super::{Console, Failure, Outcome, first_pass};
use mtlint::Document;
use mtlint::mqm::sample::{self, Interval, Sample, Scores};
use mtlint::mqm::{self, Grade, Weights};
use mtlint::visible::{self, no_command, visible};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, BufWriter, Write};

/// What the score is and is not.
const ABOUT: &str = "MQM score by rules: what rules find, weighed as people's marks are. It holds nothing that only a reader sees.";

/// What is said where nothing was read that could be weighed.
const NOTHING: &str = "nothing to score: no article and no record was read";

/// What the findings of one system, or of one of its documents, weigh.
#[derive(Default)]
struct Tally {
    documents: u64,
    words: u64,
    /// How many findings there are of each of [`Grade::ALL`].
    grades: [u64; Grade::ALL.len()],
    sample: Sample,
}

/// Whose work a row of the table is about, and which document, where it is about one.
type Name = (String, Option<String>);

/// What a document adds.
struct Weighed {
    system: String,
    grades: Vec<Grade>,
    /// The words of each segment, and the thousandths of a point that its findings weigh.
    segments: Vec<(usize, u64)>,
}

impl Weighed {
    fn new(document: &Document, diagnostics: &[mtlint::Diagnostic], weights: &Weights) -> Self {
        let penalties = mqm::penalties(document, diagnostics, weights);
        let words = document.units.iter().map(|unit| document.target(&unit.target).split_ascii_whitespace().count());
        Self {
            system: mqm::system(document),
            grades: diagnostics.iter().map(|diagnostic| Grade::of(document, diagnostic)).collect(),
            segments: words.zip(penalties).collect(),
        }
    }
}

impl Tally {
    fn add(&mut self, document: &Document, weighed: &Weighed) {
        self.documents += 1;
        for grade in &weighed.grades {
            self.grades[*grade as usize] += 1;
        }
        for (unit, &(words, penalty)) in weighed.segments.iter().enumerate() {
            self.words += words as u64;
            let source = document.source_of(unit).map_or("", |span| span.text(&document.source));
            self.sample.add(source, words, penalty);
        }
    }
}

/// A row of the table.
#[derive(Serialize)]
struct Row<'t> {
    system: &'t str,
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<&'t str>,
    documents: u64,
    segments: u64,
    words: u64,
    non_translation: u64,
    major: u64,
    minor: u64,
    minor_punctuation: u64,
    neutral: u64,
    penalty: f64,
    per_1000_words: Interval,
    per_segment: Interval,
}

/// Two systems with neighbouring scores that translated the same segments.
#[derive(Serialize)]
struct Comparison<'t> {
    better: &'t str,
    worse: &'t str,
    /// In how many samples of a hundred the first has the lower score.
    percent: f64,
}

pub(super) fn run(score: &Score, console: &Console) -> Result<Outcome, Failure> {
    let Some(mut session) = Session::new(&score.common, console)? else { return Ok(Outcome::Clean) };
    first_pass::learn(&mut session)?;
    let mut tallies: BTreeMap<Name, Tally> = BTreeMap::new();
    let work =
        pipeline::checked(&session.linters, |document, found| Weighed::new(document, &session.counted(document, found), &session.weights));
    let failed = pipeline::run_telling(&session, console, work, |event| {
        // A file without a record, or without a line, is nobody's work.
        if let Event::Document(document, weighed) = event
            && !document.units.is_empty()
        {
            let name = document.id.as_ref().unwrap_or(&document.path);
            let name = (weighed.system.clone(), (score.by == ScoreBy::Document).then(|| name.clone()));
            tallies.entry(name).or_default().add(&document, &weighed);
        }
        Ok(())
    })?;
    let mut ranked: Vec<(&Name, &Tally, Scores)> = tallies.iter().map(|(name, tally)| (name, tally, tally.sample.scores())).collect();
    // It is stable, so those with the same score stay in the order of their names.
    ranked.sort_by(|(_, _, one), (_, _, other)| one.per_1000_words.score.total_cmp(&other.per_1000_words.score));
    let rows: Vec<Row<'_>> = ranked.iter().map(|(name, tally, scores)| row(name, tally, scores)).collect();
    // A search for each is only quick among systems; documents are not compared.
    let comparisons = if score.by == ScoreBy::System { compare(&ranked) } else { Vec::new() };
    if rows.is_empty() && score.format != StatsFormat::Text {
        console.say(NOTHING);
    }
    let mut out = BufWriter::new(io::stdout().lock());
    match score.format {
        StatsFormat::Text => write_text(score.by, &rows, &comparisons, &mut out)?,
        StatsFormat::Tsv => write_tsv(&rows, &mut out)?,
        StatsFormat::Json => {
            let report = serde_json::json!({ "version": 1, "about": ABOUT, "scores": rows, "comparisons": comparisons });
            writeln!(out, "{}", visible::json_pretty(&report).map_err(Failure::of)?)?;
        }
    }
    out.flush()?;
    Ok(if failed { Outcome::Failed } else { Outcome::Clean })
}

fn row<'t>((system, document): &'t Name, tally: &Tally, scores: &Scores) -> Row<'t> {
    let of = |grade: Grade| tally.grades[grade as usize];
    Row {
        system,
        document: document.as_deref(),
        documents: tally.documents,
        segments: tally.sample.segments(),
        words: tally.words,
        non_translation: of(Grade::NonTranslation),
        major: of(Grade::Major),
        minor: of(Grade::Minor),
        minor_punctuation: of(Grade::MinorPunctuation),
        neutral: of(Grade::Neutral),
        penalty: tally.sample.penalty(),
        per_1000_words: scores.per_1000_words,
        per_segment: scores.per_segment,
    }
}

/// Each system beside the next one behind it that translated the same segments.
fn compare<'t>(ranked: &[(&'t Name, &Tally, Scores)]) -> Vec<Comparison<'t>> {
    let beside = |(index, (name, tally, scores)): (usize, &(&'t Name, &Tally, Scores))| {
        let next = ranked[index + 1..].iter().find(|(_, other, _)| tally.sample.is_of_same_segments(&other.sample));
        next.map(|(worse, _, others)| Comparison { better: &name.0, worse: &worse.0, percent: sample::better(scores, others) })
    };
    ranked.iter().enumerate().filter_map(beside).collect()
}

fn write_text(by: ScoreBy, rows: &[Row<'_>], comparisons: &[Comparison<'_>], out: &mut dyn Write) -> io::Result<()> {
    if rows.is_empty() {
        return writeln!(out, "{NOTHING}");
    }
    let what = if by == ScoreBy::System { "system" } else { "system, document" };
    writeln!(out, "{ABOUT}\n")?;
    writeln!(out, "per 1,000 words (95 %)      per segment (95 %)       none  major  minor  marks  notes  segments      words  {what}")?;
    let interval = |Interval { score, low, high }: Interval| format!("{score:>8.2} ({low:.2}–{high:.2})");
    for row in rows {
        let Row { non_translation, major, minor, minor_punctuation, neutral, segments, words, .. } = row;
        let [per_words, per_segment] = [row.per_1000_words, row.per_segment].map(interval);
        write!(out, "{per_words:<26}  {per_segment:<23}  {non_translation:>4}  {major:>5}  {minor:>5}  {minor_punctuation:>5}  ")?;
        write!(out, "{neutral:>5}  {segments:>8}  {words:>9}  {}", visible(row.system))?;
        match row.document {
            Some(document) => writeln!(out, " {}", visible(document))?,
            None => writeln!(out)?,
        }
    }
    for (index, Comparison { better, worse, percent }) in comparisons.iter().enumerate() {
        let gap = if index == 0 { "\n" } else { "" };
        let line = format!("{} is ahead of {} in {percent:.1} % of 1,000 samples.", visible(better), visible(worse));
        writeln!(out, "{gap}{}", no_command(&line))?;
    }
    Ok(())
}

fn write_tsv(rows: &[Row<'_>], out: &mut dyn Write) -> io::Result<()> {
    write!(out, "system\tdocument\tdocuments\tsegments\twords\tnon_translation\tmajor\tminor\tminor_punctuation\tneutral\tpenalty")?;
    writeln!(out, "\tper_1000_words\tlow\thigh\tper_segment\tlow\thigh")?;
    for row in rows {
        let [system, document] = [row.system, row.document.unwrap_or_default()].map(visible);
        let Row { documents, segments, words, non_translation, major, minor, minor_punctuation, neutral, penalty, .. } = row;
        write!(out, "{system}\t{document}\t{documents}\t{segments}\t{words}\t{non_translation}\t{major}\t{minor}")?;
        write!(out, "\t{minor_punctuation}\t{neutral}\t{penalty:?}")?;
        for Interval { score, low, high } in [row.per_1000_words, row.per_segment] {
            write!(out, "\t{score:.4}\t{low:.4}\t{high:.4}")?;
        }
        writeln!(out)?;
    }
    Ok(())
}
