//! `mtlint rules`: lists, explains, tests, measures and starts rules.

use super::args::{RuleOptions, Rules};
use super::session::{configuration, rule_sources};
use super::{Console, Failure, Outcome, import, learn, measure, stats};
use mtlint::examples;
use mtlint::file_name;
use mtlint::project::{RuleSources, rule_files, rule_set};
use mtlint::rule::check_id;
use mtlint::rule::{Action, Definition, Examples, Guard, Matcher, When};
use mtlint::rule::{Delete, RuleFile, Status};
use mtlint::ruleset::{Rule, RuleSet};
use mtlint::visible::{Visible, visible, visible_lines};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::PathBuf;

pub(super) fn run(rules: Rules, console: &Console) -> Result<Outcome, Failure> {
    match rules {
        Rules::List { options } => list(&options),
        Rules::Explain { id, options } => explain(&load(&options)?, &id),
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

fn explain(set: &RuleSet, id: &str) -> Result<Outcome, Failure> {
    let family: Vec<&Rule> = set.rules().iter().filter(|rule| rule.definition.family() == id.trim_end_matches('/')).collect();
    if !family.is_empty() {
        return print(&table(family));
    }
    let found = set.find(id).map_err(Failure::of)?;
    let pairs = set.with_examples();
    let explained = found.into_iter().map(|wanted| {
        let examples = pairs.iter().find(|(rule, _)| std::ptr::eq(*rule, wanted)).map(|(_, examples)| examples);
        explanation(wanted, examples)
    });
    print(&explained.collect::<Vec<_>>().join("\n"))
}

fn explanation(rule: &Rule, examples: Option<&Examples>) -> String {
    let definition = &rule.definition;
    let mut text = String::new();
    let _ =
        writeln!(text, "{}\n{}\n\n{}\n\n{}\n", definition.id, "=".repeat(definition.id.len()), visible(&rule.headline()), definition.why);
    let state = match (rule.enabled, definition.status) {
        (true, _) => "on",
        (false, Status::Preview) => "preview: runs when selected",
        (false, Status::Stable) => "off",
    };
    let _ = writeln!(text, "Severity:   {} ({state})", rule.severity);
    let _ = writeln!(text, "Category:   {}", definition.category);
    let _ =
        writeln!(text, "Languages:  {}", if definition.languages.is_empty() { "any".to_owned() } else { definition.languages.join(", ") });
    if !definition.sources.is_empty() {
        let strict = if definition.sources_strict { "" } else { ", or an unknown language" };
        let _ = writeln!(text, "Translated from: {}{strict}", definition.sources.join(", "));
    }
    if !definition.aliases.is_empty() {
        let _ = writeln!(text, "Once called: {}", visible(&definition.aliases.join(", ")));
    }
    let _ = writeln!(text, "Finds:      {}", finds(&definition.matcher));
    let When { source, source_lacks, scope } = &definition.when;
    if !scope.is_empty() {
        let scopes: Vec<&str> = scope.iter().map(|scope| scope.name()).collect();
        let _ = writeln!(text, "Only in:    {}", scopes.join(", "));
    }
    if let Some(regex) = source {
        let _ = writeln!(text, "Only where the source matches: {}", visible(regex));
    }
    if let Some(regex) = source_lacks {
        let _ = writeln!(text, "Only where the source does not match: {}", visible(regex));
    }
    for (language, regex) in &definition.witnesses {
        let _ = writeln!(text, "Borne out by the {language} source: {}", visible(regex));
    }
    if !definition.unless.is_empty() {
        let _ = writeln!(text, "Unless:     {}", definition.unless.iter().map(guard).collect::<Vec<_>>().join("; or "));
    }
    let _ = writeln!(text, "Fix:        {}", visible(&remedy(definition)));
    let _ = writeln!(text, "Defined at: {}", Visible(&definition.place));
    let Some(examples) = examples else { return text };
    for example in &examples.bad {
        let _ = writeln!(text, "\nBad:\n{}", indented(&example.text));
        if let Some(fixed) = &example.fix {
            let _ = writeln!(text, "\nUse instead:\n{}", indented(fixed));
        }
    }
    for example in &examples.good {
        let _ = writeln!(text, "\nGood:\n{}", indented(&example.text));
    }
    text
}

fn finds(matcher: &Matcher) -> String {
    const MOST: usize = 6;
    let several = |items: Vec<String>, kind: &str| {
        let rest = items.len().saturating_sub(MOST);
        let more = if rest > 0 { format!(" and {rest} more") } else { String::new() };
        format!("{kind} {}{more}", items.into_iter().take(MOST).collect::<Vec<_>>().join(", "))
    };
    match matcher {
        Matcher::Phrases(phrases) => several(phrases.iter().map(|phrase| format!("“{phrase}”")).collect(), "the words"),
        Matcher::Swap(swaps) => several(swaps.iter().map(|(old, new)| format!("“{old}” (better “{new}”)")).collect(), "the words"),
        Matcher::Lines(lines) => {
            let shapes: Vec<String> = lines.iter().map(|line| format!("\n    {}", line.regex)).collect();
            format!("whole lines of such a shape:{}", shapes.concat())
        }
        Matcher::Pattern(pattern) => format!("the pattern {}", pattern.regex),
        Matcher::Variants(groups) => several(groups.iter().map(|group| group.join("/")).collect(), "two forms of one group in a document:"),
        Matcher::Check { check, fault, .. } => format!("the fault “{fault}” of the native check “{check}”"),
    }
}

fn guard(guard: &Guard) -> String {
    let parts = [
        guard.text.as_ref().map(|regex| format!("it touches “{regex}”")),
        guard.before.as_ref().map(|regex| format!("“{}” comes before it", bare(regex))),
        guard.after.as_ref().map(|regex| format!("“{}” comes after it", bare(regex))),
        guard.block.as_ref().map(|regex| format!("the block holds “{regex}”")),
        guard.quoted.map(|quoted| if quoted { "it is in quotation marks".to_owned() } else { "it is outside quotation marks".to_owned() }),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" and ")
}

/// The regex as its author wrote it, without what ties it to the hit.
fn bare(regex: &str) -> &str {
    let inner = regex.trim_start_matches('^').trim_end_matches('$');
    inner.strip_prefix("(?:").and_then(|inner| inner.strip_suffix(')')).unwrap_or(inner)
}

/// How a rule is mended.
pub(super) fn remedy(definition: &Definition) -> String {
    let Some(repair) = &definition.fix else { return "none".to_owned() };
    let action = match &repair.action {
        Action::Replace(template) if template.contains('$') => "rewrite it as in the example".to_owned(),
        Action::Replace(text) => format!("write “{text}”"),
        Action::Delete(Delete::Match) => "delete it".to_owned(),
        Action::Delete(Delete::Line) => "delete the line".to_owned(),
        Action::Suggested => "as the finding suggests".to_owned(),
    };
    let safety = match repair.safety {
        mtlint::Safety::Safe => "safe: `mtlint fix` applies it",
        mtlint::Safety::Unsafe => "unsafe: `mtlint fix --unsafe-fixes` applies it",
        mtlint::Safety::Suggest => "only shown",
    };
    format!("{action} ({safety})")
}

fn indented(text: &str) -> String {
    text.lines().map(|line| if line.is_empty() { String::new() } else { format!("    {line}") }).collect::<Vec<_>>().join("\n")
}

fn test(paths: &[PathBuf], options: &RuleOptions, console: &Console) -> Result<Outcome, Failure> {
    let config = configuration(options)?.config;
    let all: Vec<PathBuf> = options.rules.iter().chain(paths).cloned().collect();
    let set = rule_set(&config, &RuleSources { paths: &all, ..rule_sources(options) }).map_err(Failure::of)?;
    let wanted = rule_files(paths.iter()).map_err(Failure::of)?;
    // The configuration first, as its rules are called by the name under which it was found.
    let named = rule_files(config.path.iter().chain(config.rules.iter().map(|rules| &rules.value)).chain(&all)).map_err(Failure::of)?;
    let names: BTreeSet<_> = named.iter().filter(|(real, _)| wanted.contains_key(*real)).map(|(_, name)| file_name::of(name)).collect();
    let chosen = |rule: &Rule| paths.is_empty() || rule.built_in.is_none() && names.contains(&*rule.definition.place.file);
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
