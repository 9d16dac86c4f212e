//! `mtlint rules learn`: lines that stand in several documents, as a rule file.
//!
//! What a site prints under each of its articles no catalogue can know, but the site's own articles give it away: a short
//! line that stands in three of them is no sentence of any. The lines become a rule that a person reads before using it,
//! and not findings of `check`, which sees one document after another and must not depend on what it saw before.

use super::args::Learn;
use super::pipeline::{self, Event};
use super::session::Session;
use super::{Console, Failure, Outcome};
use mtlint::rule::check_id;
use mtlint::visible::toml;
use mtlint::{BlockKind, Document};
use std::collections::HashMap;
use std::collections::hash_map::DefaultHasher;
use std::fmt::Write as _;
use std::hash::{Hash, Hasher};
use std::io::{self, Write as _};

/// Different lines that are remembered. When there are more, those seen in one document only are forgotten, so that a set
/// of any size takes no more than a few hundred megabytes.
const MOST: usize = 4 << 20;

/// Letters without which a line is an ornament or a number.
const LETTERS: usize = 4;

/// What is remembered of a line.
struct Seen {
    /// The number of the latest document it stood in.
    document: u32,
    documents: u32,
    /// The line, once it stood in a second document.
    text: Option<String>,
}

pub(super) fn run(learn: &Learn, console: &Console) -> Result<Outcome, Failure> {
    check_id(&learn.id).map_err(Failure::of)?;
    let Some(session) = Session::new(&learn.common, console)? else { return Ok(Outcome::Clean) };
    let mut lines: HashMap<u64, Seen> = HashMap::new();
    let (mut document_number, mut forgotten) = (0_u32, false);
    let work = |document: &Document| short_lines(document, learn.max_words);
    let failed = pipeline::run_telling(&session, console, pipeline::each(work), |event| {
        match event {
            Event::Document(_, found) => {
                document_number = document_number.saturating_add(1);
                for line in found {
                    remember(&mut lines, line, document_number);
                }
                if lines.len() > MOST {
                    lines.retain(|_, seen| seen.documents > 1);
                    forgotten = true;
                }
            }
            Event::Error(_) | Event::Skipped(_) | Event::File(..) | Event::End | Event::Pause => {}
        }
        Ok(())
    })?;
    let mut repeated: Vec<(u32, String)> =
        lines.into_values().filter(|seen| seen.documents >= learn.min).filter_map(|seen| Some((seen.documents, seen.text?))).collect();
    repeated.sort_by(|one, other| other.0.cmp(&one.0).then_with(|| one.1.cmp(&other.1)));
    if forgotten {
        console.say("there are so many different lines that rare ones were forgotten; give fewer documents at a time");
    }
    let (count, ending) = (repeated.len(), if repeated.len() == 1 { " is" } else { "s are" });
    console.say(format_args!("{count} line{ending} in at least {} of {document_number} documents", learn.min));
    if !repeated.is_empty() {
        io::stdout().lock().write_all(rule(&learn.id, &repeated).as_bytes())?;
    }
    Ok(if failed { Outcome::Failed } else { Outcome::Clean })
}

fn remember(lines: &mut HashMap<u64, Seen>, line: String, document: u32) {
    let mut hasher = DefaultHasher::new();
    line.hash(&mut hasher);
    let seen = lines.entry(hasher.finish()).or_insert(Seen { document, documents: 1, text: None });
    if seen.document != document {
        seen.document = document;
        seen.documents += 1;
        seen.text.get_or_insert(line);
    }
}

/// The lines of a document that are short enough to be a label and long enough to be text.
fn short_lines(document: &Document, max_words: usize) -> Vec<String> {
    let blocks = document.units.iter().map(|unit| &unit.target).filter(|block| block.kind != BlockKind::Cell);
    let lines = blocks.map(|block| document.target(block).trim()).filter(|line| {
        line.chars().filter(|c| c.is_alphabetic()).take(LETTERS).count() == LETTERS
            && line.split_whitespace().take(max_words + 1).count() <= max_words
    });
    lines.map(str::to_owned).collect()
}

/// The rule file.
fn rule(id: &str, lines: &[(u32, String)]) -> String {
    let example = lines.first().map_or("", |(_, line)| line).replace('[', "[[").replace(']', "]]");
    let mut text = format!(
        "# Lines that are in several articles. Read them and delete those that an article may have.\n[[rule]]\nid = \"{id}\"\n\
         message = \"Line that is in several articles\"\n\
         why = \"The source page prints it with each article; it is not part of any.\"\n\
         severity = \"warning\"\ncategory = \"accuracy/addition\"\nmatch.lines = [\n"
    );
    for (documents, line) in lines {
        let pattern = regex_syntax::escape(line);
        let _ = writeln!(text, "  {}, # in {documents} articles", toml(&pattern));
    }
    let bad = toml(&format!("It rained.\n\n[{example}]\n\nIt snowed."));
    let _ = writeln!(text, "]\nfix = {{ delete = \"line\", safety = \"unsafe\" }}");
    let _ = writeln!(text, "bad = [{{ text = {bad}, fix = \"It rained.\\n\\nIt snowed.\" }}]\ngood = [\"It rained.\"]");
    text
}

#[cfg(test)]
mod tests {
    use super::rule;
    use mtlint::examples;
    use mtlint::ruleset::RuleSet;

    #[test]
    fn the_rule_holds_its_example() {
        let lines = [(4, "Write to us: [news@harbour.example] (24/7)".to_owned()), (3, "“Read” the \"Bote\"\\now".to_owned())];
        let mut set = RuleSet::empty();
        set.add("learnt", &rule("boilerplate/repeated-across", &lines)).unwrap_or_else(|error| panic!("{error}"));
        let outcome = examples::run(&set, &|_| true);
        assert!(outcome.failures.is_empty(), "{:?}", outcome.failures.first().map(ToString::to_string));
    }
}
