//! What the documents list is what the program has.

use super::{blocks, documents};
use mtlint::report::Format;
use mtlint::report::json::JsonReport;
use mtlint::rule::RuleFile;
use mtlint::ruleset::{Rule, RuleSet};
use mtlint_tables::rule::category::DIMENSIONS;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

fn document(name: &str) -> String {
    let found = documents().into_iter().find(|(path, _)| path.ends_with(name));
    found.unwrap_or_else(|| panic!("there is no {name}")).1
}

/// The text between the heading `title` and the next heading.
fn section<'d>(document: &'d str, title: &str) -> &'d str {
    let (_, rest) = document.split_once(&format!("\n## {title}\n")).unwrap_or_else(|| panic!("there is no section {title}"));
    rest.split("\n## ").next().unwrap_or_default()
}

/// The words between backticks.
fn code(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// The cells of the table rows in `text`, without heads.
fn rows(text: &str) -> Vec<Vec<&str>> {
    let rows = text.lines().filter(|line| line.starts_with("| `"));
    rows.map(|line| line.trim_matches('|').split('|').map(str::trim).collect()).collect()
}

/// The names of all properties in a JSON Schema.
fn properties(schema: &Value, found: &mut BTreeSet<String>) {
    match schema {
        Value::Object(object) => {
            if let Some(Value::Object(own)) = object.get("properties") {
                found.extend(own.keys().cloned());
            }
            object.values().for_each(|value| properties(value, found));
        }
        Value::Array(values) => values.iter().for_each(|value| properties(value, found)),
        _ => {}
    }
}

fn properties_of(schema: schemars::Schema) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    properties(schema.as_value(), &mut found);
    assert!(!found.is_empty());
    found
}

fn missing<'n>(names: impl IntoIterator<Item = &'n str>, text: &str) -> Vec<&'n str> {
    let known: BTreeSet<&str> = code(text).flat_map(|code| code.split(|c: char| !(c.is_alphanumeric() || "_-".contains(c)))).collect();
    names.into_iter().filter(|name| !known.contains(name)).collect()
}

/// What is in `all` and not, or not so, in `others`.
fn only_in<'a>(all: &BTreeMap<&'a str, &'a str>, others: &BTreeMap<&str, &str>) -> Vec<(&'a str, &'a str)> {
    all.iter().filter(|(key, value)| others.get(*key) != Some(*value)).map(|(key, value)| (*key, *value)).collect()
}

#[test]
fn keys_and_fields_are_described() {
    let keys = properties_of(schemars::schema_for!(RuleFile));
    let rules = document("docs/rules.md");
    assert_eq!(
        missing(keys.iter().map(String::as_str).chain(DIMENSIONS.iter().flat_map(|(name, kinds)| [&[*name], *kinds].concat())), &rules),
        [""; 0]
    );
    let fields = properties_of(schemars::schema_for!(JsonReport<'_>));
    let cli = document("docs/cli.md");
    assert_eq!(missing(fields.iter().map(String::as_str), section(&cli, "JSON, version 1")), [""; 0]);
    let config = properties_of(schemars::schema_for!(mtlint::config::ConfigFile));
    let config: Vec<&str> = config.iter().map(String::as_str).filter(|key| !keys.contains(*key)).collect();
    assert_eq!(missing(config, section(&cli, "Configuration")), [""; 0]);
}

#[test]
fn report_formats_are_listed() {
    let cli = document("docs/cli.md");
    let listed: Vec<&str> = rows(section(&cli, "Formats of the report")).iter().flat_map(|row| code(row[0])).collect();
    let formats: BTreeSet<&str> = Format::ALL.iter().map(|format| format.name()).collect();
    assert_eq!(listed.iter().copied().collect::<BTreeSet<_>>(), formats);
    assert_eq!(listed.len(), formats.len(), "one is listed twice");
}

#[test]
fn input_formats_are_listed() {
    assert_eq!(missing(mtlint::input::Format::names(), section(&document("docs/cli.md"), "Options of check, diff and fix")), [""; 0]);
}

/// The hooks and the extension for Visual Studio Code name the files that a folder is searched for, less those that are no text.
#[test]
fn hooks_and_editors_take_the_same_files() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let cli = document("docs/cli.md");
    let (_, paths) = cli.split_once("\n## Paths\n").expect("the section");
    let table = paths.lines().filter(|line| line.starts_with("| ")).take_while(|line| !line.starts_with("| `"));
    let listed: BTreeSet<&str> =
        table.filter_map(|row| row.split('|').nth(2)).flat_map(code).filter_map(|name| name.strip_prefix('.')).collect();
    assert!(listed.iter().all(|extension| mtlint::input::kind_of(format!("a.{extension}")).is_some()), "{listed:?}");
    let named_only = ["csv", "json", "xml", "rss", "atom", "nitf"];
    let expected: BTreeSet<&str> = listed.into_iter().filter(|extension| !named_only.contains(extension) && *extension != "docx").collect();
    for (file, before, after, own) in [(".pre-commit-hooks.yaml", "\\.(", ")$", ""), ("editors/vscode/extension.js", "*.{", "}", "toml")] {
        let text = fs::read_to_string(root.join(file)).expect("it is there");
        let list = text.split_once(before).and_then(|(_, rest)| rest.split_once(after)).map_or("", |(list, _)| list);
        let found: BTreeSet<&str> = list.split(['|', ',']).filter(|extension| *extension != own).collect();
        assert_eq!(found, expected, "{file}: not the extensions in docs/cli.md");
    }
}

/// Adds the options of `command` and of the commands below it.
fn options(command: &[&str], found: &mut BTreeSet<String>) {
    let output = Command::new(env!("CARGO_BIN_EXE_mtlint")).args(command).arg("--help").output().expect("it runs");
    let help = String::from_utf8(output.stdout).expect("UTF-8");
    for line in help.lines().map(str::trim_start).filter(|line| line.starts_with('-')) {
        found.extend(line.split_once("--").map(|(_, rest)| name(rest).to_owned()));
    }
    let below = help.split("\nCommands:\n").nth(1).and_then(|rest| rest.split("\n\n").next()).unwrap_or_default();
    for line in below.lines().filter(|line| line.starts_with("  ") && !line.starts_with("   ")) {
        let word = line.split_whitespace().next().unwrap_or_default();
        if word != "help" {
            options(&[command, &[word]].concat(), found);
        }
    }
}

/// The name of an option at the start of `text`.
fn name(text: &str) -> &str {
    text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).next().unwrap_or_default()
}

#[test]
fn options_are_described_and_exist() {
    let mut found = BTreeSet::new();
    options(&[], &mut found);
    assert!(found.contains("show-config") && found.contains("unsafe-fixes"), "{found:?}");
    let documents = documents();
    let described: BTreeSet<&str> =
        documents.iter().flat_map(|(_, text)| code(text)).flat_map(|code| code.split("--").skip(1)).map(name).collect();
    let undescribed: Vec<&String> = found.iter().filter(|option| !described.contains(option.as_str())).collect();
    assert!(undescribed.is_empty(), "no document describes {undescribed:?}");
    for (path, text) in &documents {
        for block in blocks(text).iter().filter(|block| ["console", "sh", "yaml", "text"].contains(&block.kind)) {
            for line in block.text.lines().filter_map(|line| line.split_once("mtlint ").map(|(_, rest)| rest)) {
                let line = line.split(['|', '#', ';', '&', '`']).next().unwrap_or_default();
                for option in line.split(' ').filter_map(|word| word.strip_prefix("--")).map(name) {
                    assert!(found.contains(option), "{}: there is no option --{option}", path.display());
                }
            }
        }
    }
}

#[test]
fn links_lead_somewhere() {
    for (path, text) in documents() {
        links_of(&path, &text);
    }
}

/// Each link of a document that leads into the tree leads to a file, and to a heading in it where it names one. The links that it has.
fn links_of(path: &Path, text: &str) -> usize {
    let folder = path.parent().unwrap_or(Path::new(""));
    let links = text.split("](").skip(1).filter_map(|rest| rest.split(')').next()).filter(|target| !target.contains("://"));
    let check = |target: &str| {
        let (file, heading) = target.split_once('#').unwrap_or((target, ""));
        let there = if file.is_empty() { path.to_owned() } else { folder.join(file) };
        assert!(there.exists(), "{}: nothing is at {target}", path.display());
        let is_named = |text: String| text.lines().filter(|line| line.starts_with('#')).any(|line| anchor(line) == heading);
        assert!(heading.is_empty() || fs::read_to_string(&there).is_ok_and(is_named), "{}: no heading is at {target}", path.display());
    };
    links.map(check).count()
}

/// What a link calls a heading.
fn anchor(heading: &str) -> String {
    let words = heading.trim_start_matches('#').trim().to_lowercase().replace(' ', "-");
    words.chars().filter(|character| character.is_alphanumeric() || "_-".contains(*character)).collect()
}

/// The pages about rules are those of all rules, and lead to one another.
#[test]
fn every_rule_has_a_page() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().expect("a folder");
    let mut command = Command::new(env!("CARGO_BIN_EXE_mtlint"));
    command.args(["rules", "pages", "--isolated", "--judged"]).arg(root.join("docs/judged.tsv")).arg("-o").arg(folder.path());
    assert!(command.status().expect("it runs").success());
    let contents = fs::read_to_string(folder.path().join("SUMMARY.md")).expect("it is there");
    let set = RuleSet::built_in();
    let ids: BTreeSet<&str> = set.rules().iter().map(|rule| &*rule.definition.id).collect();
    let families: BTreeSet<&str> = set.rules().iter().map(|rule| rule.definition.family()).collect();
    assert_eq!(links_of(&folder.path().join("SUMMARY.md"), &contents), ids.len() + families.len());
    for family in families {
        let path = folder.path().join(family).join("index.md");
        links_of(&path, &fs::read_to_string(&path).expect("it is there"));
    }
    for (rule, examples) in set.with_examples() {
        let path = folder.path().join(format!("{}.md", rule.definition.id));
        let page = fs::read_to_string(&path).expect("it is there");
        let bad = examples.bad.first().and_then(|example| example.text.lines().next()).unwrap_or_default();
        assert!(page.contains(&*mtlint::visible::visible(bad)), "{}", path.display());
    }
    let measured = fs::read_to_string(folder.path().join("boilerplate/agency-tail.md")).expect("it is there");
    assert!(measured.contains("**Measured:** of 21 findings"), "{measured}");
}

/// The contents of the book name every guide.
#[test]
fn the_book_has_every_guide() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let contents = fs::read_to_string(root.join("scripts/book/SUMMARY.md")).expect("it is there");
    // Its links count from the root of the tree.
    let listed = links_of(&root.join("SUMMARY.md"), &contents);
    let guides = documents()
        .into_iter()
        .filter(|(path, _)| contents.contains(&format!("({})", path.strip_prefix(root).expect("it is below").display())));
    let all = documents().len();
    assert_eq!(guides.count(), all);
    assert!(listed >= all);
}

/// The table names every rule with the severity that it has, and no error or warning is wrong more often than once in twenty.
#[test]
fn every_rule_is_measured() {
    let measured = document("docs/measured.md");
    let listed: BTreeMap<&str, Vec<&str>> = rows(&measured).into_iter().map(|row| (row[0].trim_matches('`'), row[1..].to_vec())).collect();
    let set = RuleSet::built_in();
    let severity = |rule: &Rule| if rule.is_off() { "preview" } else { rule.severity.name() };
    let rules: BTreeMap<&str, &str> = set.rules().iter().map(|rule| (&*rule.definition.id, severity(rule))).collect();
    let rows: BTreeMap<&str, &str> = listed.iter().map(|(id, row)| (*id, row[0])).collect();
    let (lacking, odd) = (only_in(&rules, &rows), only_in(&rows, &rules));
    assert!(lacking.is_empty() && odd.is_empty(), "docs/measured.md needs rows for {lacking:?}, and those for {odd:?} are of no rule");
    for (id, row) in listed {
        if let ("error" | "warning", Ok(judged), Ok(right)) = (row[0], row[3].parse::<u32>(), row[4].parse::<u32>()) {
            assert!(right * 20 >= judged * 19, "{id}: {right} of {judged} are right");
        }
    }
}
