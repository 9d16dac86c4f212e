//! `--show-config`: the configuration in force.

use super::Failure;
use super::args::Common;
use super::session::rule_sources;
use mtlint::config::{Config, PerPath, Suppression};
use mtlint::file_name;
use mtlint::mqm::{Grade, Weights};
use mtlint::rule::{Change, Placed};
use mtlint::visible::{toml, visible};
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

/// Prints the configuration in force as a configuration file.
pub(super) fn configuration(common: &Common, config: &Config, path: Option<&Path>) -> Result<(), Failure> {
    let mut text = match path {
        Some(path) => format!("# from {}\n", visible(&file_name::of(path))),
        None => "# no configuration file\n".to_owned(),
    };
    let (select, ignore) = rule_sources(&common.rules).selection(config);
    let glossaries = config.glossaries.iter().map(|glossary| &glossary.value);
    let lines = [
        ("lang", common.lang.as_ref().or(config.lang.as_ref()).map(|lang| toml(lang.tag()))),
        ("source-lang", common.source_lang.as_ref().or(config.source_lang.as_ref()).map(|lang| toml(lang.tag()))),
        ("rules", list(config.rules.iter().map(|rules| &rules.value).chain(&common.rules.rules).map(|path| file_name::of(path)))),
        ("select", list(select.iter().cloned())),
        ("ignore", list(ignore.into_iter())),
        ("preview", (common.rules.preview || config.preview).then(|| "true".to_owned())),
        ("exclude", list(named(&config.exclude))),
        ("accept", list(config.accept.iter().cloned())),
        ("glossaries", list(glossaries.chain(&common.rules.glossary).map(|path| file_name::of(path)))),
        (
            "baseline",
            common.baseline.as_ref().or(config.baseline.as_ref().map(|baseline| &baseline.value)).map(|path| toml(&file_name::of(path))),
        ),
        ("rule-pages", config.rule_pages.as_ref().map(|pages| toml(&pages.to_string()))),
    ];
    for (key, value) in lines {
        if let Some(value) = value {
            // Writing into a string can't fail.
            let _ = writeln!(text, "{key} = {value}");
        }
    }
    if let Some(spellings) = list(config.prefer.iter().cloned()) {
        let _ = writeln!(text, "\n[names]\nprefer = {spellings}");
    }
    if config.weights != Weights::default() {
        let names = ["neutral", "minor-punctuation", "minor", "major", "non-translation"];
        let lines = Grade::ALL.into_iter().zip(names).map(|(grade, name)| format!("{name} = {:?}\n", config.weights.of(grade)));
        let _ = write!(text, "\n[score]\n{}", lines.collect::<String>());
    }
    config.per_path.iter().for_each(|section| show_section(&mut text, section));
    for Suppression { path, rule, words, reason, .. } in &config.suppress {
        let words = words.as_ref().map_or_else(String::new, |words| format!("words = {}\n", toml(words)));
        let (path, rule, reason) = (toml(&path.value), toml(&rule.value), toml(reason));
        let _ = write!(text, "\n[[suppress]]\npath = {path}\nrule = {rule}\n{words}reason = {reason}\n");
    }
    for change in &config.own.changes {
        let _ = writeln!(text, "\n[[override]]\nrule = {}\nseverity = {}", toml(&change.selector.value), weight(change));
    }
    for definition in &config.own.definitions {
        let _ = writeln!(text, "\n# and the rule {} at {}", definition.id, visible(&definition.place.to_string()));
    }
    std::io::stdout().write_all(text.as_bytes())?;
    Ok(())
}

fn list(items: impl Iterator<Item = String>) -> Option<String> {
    let items: Vec<String> = items.map(|item| toml(&item)).collect();
    (!items.is_empty()).then(|| format!("[{}]", items.join(", ")))
}

fn named(list: &[Placed<String>]) -> impl Iterator<Item = String> {
    list.iter().map(|named| named.value.clone())
}

fn weight(change: &Change) -> String {
    toml(change.weight.severity().map_or("off", mtlint::Severity::name))
}

/// Adds what holds for some files only.
fn show_section(text: &mut String, section: &PerPath) {
    let severities: Vec<String> =
        section.severity.iter().map(|change| format!("{} = {}", toml(&change.selector.value), weight(change))).collect();
    let lines = [
        ("paths", list(named(&section.paths))),
        ("lang", section.lang.as_ref().map(|lang| toml(lang.tag()))),
        ("source-lang", section.source_lang.as_ref().map(|lang| toml(lang.tag()))),
        ("select", list(named(&section.select))),
        ("ignore", list(named(&section.ignore))),
        ("severity", (!severities.is_empty()).then(|| format!("{{ {} }}", severities.join(", ")))),
        ("accept", list(section.accept.iter().cloned())),
        ("names.prefer", list(section.prefer.iter().cloned())),
    ];
    text.push_str("\n[[per-path]]\n");
    for (key, value) in lines {
        if let Some(value) = value {
            let _ = writeln!(text, "{key} = {value}");
        }
    }
}
