//! `mtlint rules pages`: a page in Markdown for every rule, from what the rule itself says, as mdBook reads them.

use super::args::RuleOptions;
use super::explain::facts;
use super::markdown::{escaped, fenced};
use super::measure::{Judged, read_judged};
use super::rules::load;
use super::{Console, Failure, Outcome, output};
use mtlint::file_name;
use mtlint::rule::{Example, Examples};
use mtlint::ruleset::Rule;
use mtlint::visible::visible_lines;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

/// The rules that share an id, and their examples.
type Page<'s> = Vec<(&'s Rule, Examples)>;

/// Stands at the end of each page, which may be written over by this.
const MARK: &str = "<!-- A page of mtlint rules pages. -->";

/// Writes a page for each rule into a folder, one for each family, and the table of contents.
pub(super) fn run(folder: &Path, judged: Option<&Path>, options: &RuleOptions, console: &Console) -> Result<Outcome, Failure> {
    let judged = judged.map(read_judged).transpose()?.unwrap_or_default();
    let set = load(options)?;
    let mut examples = set.with_examples().into_iter().peekable();
    let mut families: BTreeMap<&str, BTreeMap<&str, Page<'_>>> = BTreeMap::new();
    for rule in set.rules() {
        // Both are in the same order.
        let own = examples.next_if(|(owner, _)| std::ptr::eq(*owner, rule)).map(|(_, own)| own).unwrap_or_default();
        let family = families.entry(rule.definition.family()).or_default();
        family.entry(&rule.definition.id).or_default().push((rule, own));
    }
    let mut contents = "# Rules\n\n".to_owned();
    let mut files = Vec::new();
    for (family, pages) in &families {
        let path = folder.join(family);
        // Writing into a string can't fail.
        let _ = writeln!(contents, "- [{family}]({family}/index.md)");
        let mut table = format!("# {family}\n\n| rule | severity | |\n|---|---|---|\n");
        for (id, page) in pages {
            let name = id.strip_prefix(family).unwrap_or(id).trim_start_matches('/');
            let _ = writeln!(contents, "  - [{id}]({id}.md)");
            let (first, _) = page[0];
            let severity = if first.is_off() { "preview" } else { first.severity.name() };
            let _ = writeln!(table, "| [{id}]({name}.md) | {severity} | {} |", escaped(&first.headline()));
            files.push((path.join(format!("{name}.md")), page_of(id, page, judged.get(*id))));
        }
        files.push((path.join("index.md"), table));
    }
    files.push((folder.join("SUMMARY.md"), contents));
    files.iter().try_for_each(|(path, _)| must_be_ours(path))?;
    files.iter().try_for_each(|(path, text)| write(path, text))?;
    let count: usize = families.values().map(BTreeMap::len).sum();
    console.say(format_args!("{}: {count} pages", file_name::of(folder)));
    Ok(Outcome::Clean)
}

/// Refuses to write over what was not written by this.
fn must_be_ours(path: &Path) -> Result<(), Failure> {
    match fs::read(path) {
        Ok(text) if text.trim_ascii_end().ends_with(MARK.as_bytes()) => Ok(()),
        Ok(_) => Err(Failure::at(path, "is no page that this wrote, so nothing was written; name another folder")),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(Failure::io(path, error)),
    }
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| Failure::io(folder, error))?;
    }
    output::to_file(path, |out| Ok(out.write_all(format!("{text}\n{MARK}\n").as_bytes())?))
}

fn page_of(id: &str, rules: &Page<'_>, judged: Option<&Judged>) -> String {
    let mut text = format!("# {id}\n");
    for (rule, examples) in rules {
        if rules.len() > 1 {
            let _ = write!(text, "\n## In {}\n", rule.definition.languages.join(", "));
        }
        let _ = write!(text, "\n**{}**\n\n{}\n\n", escaped(&rule.headline()), escaped(&rule.definition.why));
        for (name, said) in facts(rule) {
            let mut lines = said.lines();
            let _ = writeln!(text, "- **{name}:** {}", escaped(lines.next().unwrap_or_default()));
            for line in lines {
                let _ = writeln!(text, "  - {}", escaped(line.trim_start()));
            }
        }
        if let Some(Judged { read, right, .. }) = judged {
            let _ = writeln!(text, "- **Measured:** of {read} findings in news that were read {right} were right");
        }
        examples.bad.iter().for_each(|example| bad(&mut text, example));
        examples.good.iter().for_each(|example| shown(&mut text, "Not found in", example));
    }
    text
}

fn bad(text: &mut String, example: &Example) {
    shown(text, "Found in", example);
    if let Some(fixed) = &example.fix {
        let _ = write!(text, "\nUse instead:\n\n{}", fenced(&visible_lines(fixed)));
    }
}

/// Adds the text of an example and what it was translated from.
fn shown(text: &mut String, heading: &str, example: &Example) {
    let _ = write!(text, "\n{heading}:\n\n{}", fenced(&visible_lines(&example.text)));
    if let Some(source) = &example.source {
        let _ = write!(text, "\nTranslated from:\n\n{}", fenced(&visible_lines(source)));
    }
}
