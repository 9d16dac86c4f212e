//! `mtlint rules`: lists, explains, documents, tests, measures and starts rules.

use super::args::{RuleOptions, Rules};
use super::session::{configuration, rule_sources};
use super::{Console, Failure, Outcome, explain, import, learn, measure, rule_pages, stats};
use mtlint::examples;
use mtlint::file_name;
use mtlint::project::{RuleSources, rule_files, rule_set};
use mtlint::rule::check_id;
use mtlint::rule::{RuleFile, Status};
use mtlint::ruleset::{Rule, RuleSet};
use mtlint::visible::{visible, visible_lines};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::PathBuf;

pub(super) fn run(rules: Rules, console: &Console) -> Result<Outcome, Failure> {
    match rules {
        Rules::List { options } => list(&options),
        Rules::Explain { id, options } => explain(&options, &id),
        Rules::Pages { output, judged, options } => rule_pages::run(&output, judged.as_deref(), &options, console),
        Rules::Test { paths, options } => test(&paths, &options, console),
        Rules::New { id } => new(&id),
        Rules::Import { path } => import::import(&path, console),
        Rules::Export { folder, name, version, options } => import::export(&folder, &name, &version, &options, console),
        Rules::Stats(options) => stats::run(&options, console),
        Rules::Learn(options) => learn::run(&options, console),
        Rules::Measure(options) => measure::run(&options, console),
        Rules::Schema => {
            let schema = serde_json::to_string_pretty(&schemars::schema_for!(RuleFile)).map_err(Failure::of)?;
            print(&format!("{schema}\n"))
        }
    }
}

pub(super) fn load(options: &RuleOptions) -> Result<RuleSet, Failure> {
    rule_set(&configuration(options)?.config, &rule_sources(options)).map_err(Failure::of)
}

fn print(text: &str) -> Result<Outcome, Failure> {
    io::stdout().lock().write_all(visible_lines(text).as_bytes())?;
    Ok(Outcome::Clean)
}

fn list(options: &RuleOptions) -> Result<Outcome, Failure> {
    let set = load(options)?;
    // Who selects wants to see those; else all are shown, with those that are off.
    print(&table(set.rules().iter().filter(|rule| options.select.is_empty() || rule.enabled).collect()))
}

/// A line for each of `rules`.
fn table(mut rules: Vec<&Rule>) -> String {
    rules.sort_by_key(|rule| rule.definition.id.clone());
    let width = rules.iter().map(|rule| rule.definition.id.len()).max().unwrap_or(0);
    let mut text = String::new();
    for rule in &rules {
        let state = match (rule.enabled, rule.definition.status) {
            (true, _) => rule.severity.name(),
            (false, Status::Preview) => "preview",
            (false, Status::Stable) => "off",
        };
        let languages = match rule.definition.languages.as_slice() {
            [] => "any".to_owned(),
            [one, two, _, ..] => format!("{one},{two},…"),
            few => few.join(","),
        };
        let _ = writeln!(text, "{:width$}  {state:7}  {languages:7}  {}", rule.definition.id, visible(&rule.headline()));
    }
    let enabled = rules.iter().filter(|rule| rule.enabled).count();
    let _ = writeln!(text, "\n{} {}, {enabled} switched on.", rules.len(), if rules.len() == 1 { "rule" } else { "rules" });
    text
}

fn explain(options: &RuleOptions, id: &str) -> Result<Outcome, Failure> {
    let config = configuration(options)?.config;
    let set = rule_set(&config, &rule_sources(options)).map_err(Failure::of)?;
    let family: Vec<&Rule> = set.rules().iter().filter(|rule| rule.definition.family() == id.trim_end_matches('/')).collect();
    if !family.is_empty() {
        return print(&table(family));
    }
    let found = set.find(id).map_err(Failure::of)?;
    let pairs = set.with_examples();
    let explained = found.into_iter().map(|wanted| {
        let examples = pairs.iter().find(|(rule, _)| std::ptr::eq(*rule, wanted)).map(|(_, examples)| examples);
        explain::text(wanted, examples, config.rule_pages.as_ref())
    });
    print(&explained.collect::<Vec<_>>().join("\n"))
}

fn test(paths: &[PathBuf], options: &RuleOptions, console: &Console) -> Result<Outcome, Failure> {
    let config = configuration(options)?.config;
    let all: Vec<PathBuf> = options.rules.iter().chain(paths).cloned().collect();
    let set = rule_set(&config, &RuleSources { paths: &all, ..rule_sources(options) }).map_err(Failure::of)?;
    let wanted = rule_files(paths.iter()).map_err(Failure::of)?;
    // The configuration first, as its rules are called by the name under which it was found.
    let named = rule_files(config.path.iter().chain(config.rules.iter().map(|rules| &rules.value)).chain(&all)).map_err(Failure::of)?;
    let names: BTreeSet<_> = named.iter().filter(|(real, _)| wanted.contains_key(*real)).map(|(_, name)| file_name::of(name)).collect();
    let chosen = |rule: &Rule| {
        let is_named = paths.is_empty() || rule.built_in.is_none() && names.contains(&*rule.definition.place.file);
        is_named && (options.select.is_empty() || rule.enabled)
    };
    let outcome = examples::run(&set, &chosen);
    let mut text = String::new();
    for failure in &outcome.failures {
        let _ = writeln!(text, "FAILED {failure}\n");
    }
    if !console.quiet || !outcome.failures.is_empty() {
        let rules = if outcome.rules == 1 { "rule" } else { "rules" };
        let examples = if outcome.passed == 1 { "example" } else { "examples" };
        let _ = writeln!(text, "{} {rules}: {} {examples} passed, {} failed", outcome.rules, outcome.passed, outcome.failures.len());
    }
    print(&text)?;
    // A rule that does not hold its own examples is a mistake in a rule file: the tool can't do its work with it.
    Ok(if outcome.failures.is_empty() { Outcome::Clean } else { Outcome::Failed })
}

fn new(id: &str) -> Result<Outcome, Failure> {
    check_id(id).map_err(Failure::of)?;
    let template = format!(
        r#"# A rule of mtlint; `mtlint rules test FILE` runs its examples. All keys: `mtlint rules schema`.
[[rule]]
id       = "{id}"
message  = "“$0” should be “${{fix}}”"
why      = "Say here where the fault comes from and why it matters."
severity = "warning"              # error, warning or note
category = "terminology/wrong-term"   # an MQM category
languages = ["en"]                # leave out for any language
match.swap = {{ "traffic shield" = "traffic sign" }}
fix  = {{ safety = "suggest" }}     # safe, unsafe or suggest
# […] marks what must be found; fix is the text after it.
bad  = [{{ text = "He ignored a [traffic shield].", fix = "He ignored a traffic sign." }}]
good = ["The traffic signs are new."]
"#
    );
    print(&template)
}
