//! What a run works with: configuration, rules and the files to look at.

use super::args::{Common, RuleOptions};
use super::{Console, Failure};
use mtlint::config::{Config, FILE_NAME};
use mtlint::engine::Linter;
use mtlint::input;
use mtlint::rule::validate::Source;
use mtlint::ruleset::{RuleSet, known_check};
use mtlint::suppress::Baseline;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// A run of check, diff or fix.
pub struct Session {
    pub linter: Linter,
    pub options: input::Options,
    pub paths: Vec<PathBuf>,
    pub stdin_name: PathBuf,
    /// The path and the text of the source article.
    pub source: Option<(PathBuf, String)>,
    pub baseline: Baseline,
    /// Spellings of names that the house prescribes.
    pub prefer: Vec<String>,
    pub threads: usize,
}

impl Session {
    /// Gets everything ready; `Ok(None)` if the user only wanted to see the configuration.
    pub fn new(common: &Common, console: &Console) -> Result<Option<Self>, Failure> {
        let (config, path) = configuration(&common.rules)?;
        if common.show_config {
            show(common, &config, path.as_deref())?;
            return Ok(None);
        }
        let rules = rule_set(&common.rules, &config, path.as_deref())?;
        let baseline = match common.baseline.as_ref().or(config.baseline.as_ref()) {
            Some(path) => {
                let text = fs::read_to_string(path).map_err(|error| Failure::at(path, error))?;
                Baseline::read(&text).map_err(|error| Failure::at(path, error))?
            }
            None => Baseline::default(),
        };
        let source = match &common.source {
            Some(_) if common.paths.len() != 1 || common.paths[0].is_dir() => {
                return Err(Failure::of("--source goes with exactly one PATH, a file"));
            }
            Some(path) => Some((path.clone(), input::read_text(path).map_err(Failure::of)?)),
            None => None,
        };
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let _ = console;
        Ok(Some(Self {
            linter: Linter::new(rules),
            options: input::Options {
                lang: common.lang.clone().or(config.lang),
                source_lang: common.source_lang.clone().or(config.source_lang),
            },
            paths: common.paths.clone(),
            stdin_name: common.stdin_filename.clone().unwrap_or_else(|| PathBuf::from("stdin.txt")),
            source,
            baseline,
            prefer: config.prefer,
            threads: common.jobs.map_or(cores, usize::from),
        }))
    }
}

/// The configuration in force, and the file it came from.
pub fn configuration(options: &RuleOptions) -> Result<(Config, Option<PathBuf>), Failure> {
    let path = match &options.config {
        _ if options.isolated => None,
        Some(path) => Some(path.clone()),
        None => closest(),
    };
    let Some(path) = path else { return Ok((Config::default(), None)) };
    let text = fs::read_to_string(&path).map_err(|error| Failure::at(&path, error))?;
    Ok((Config::read(&path, &text).map_err(Failure::of)?, Some(path)))
}

/// The closest configuration file, named relative to the current folder where it is in it.
fn closest() -> Option<PathBuf> {
    let here = env::current_dir().ok()?;
    if Path::new(FILE_NAME).is_file() {
        return Some(PathBuf::from(FILE_NAME));
    }
    here.ancestors().skip(1).map(|folder| folder.join(FILE_NAME)).find(|path| path.is_file())
}

/// The rules of the run: built-in ones, those of the configuration, those of the command line, and what is selected.
pub fn rule_set(options: &RuleOptions, config: &Config, config_path: Option<&Path>) -> Result<RuleSet, Failure> {
    let mut set = RuleSet::built_in();
    for path in config.rules.iter().chain(&options.rules) {
        add_rules(&mut set, path)?;
    }
    if let Some(path) = config_path {
        let text = fs::read_to_string(path).map_err(|error| Failure::at(path, error))?;
        let name = path.to_string_lossy();
        let source = Source { file: name.as_ref().into(), text: &text, checks: &known_check };
        set.add_rules(config.own.clone(), &source).map_err(Failure::of)?;
    }
    set.prefer_names(&config.prefer);
    let select = if options.select.is_empty() { &config.select } else { &options.select };
    let ignore: Vec<String> = config.ignore.iter().chain(&options.ignore).cloned().collect();
    set.select(select, &ignore).map_err(Failure::of)?;
    Ok(set)
}

/// Adds the rules of a file, or of all rule files below a folder, in order of their paths.
pub fn add_rules(set: &mut RuleSet, path: &Path) -> Result<(), Failure> {
    let mut files = Vec::new();
    if path.is_dir() {
        collect(path, &mut files)?;
        files.sort();
        if files.is_empty() {
            return Err(Failure::at(path, "no rule file (*.toml) in this folder"));
        }
    } else {
        files.push(path.to_owned());
    }
    for file in files {
        let text = fs::read_to_string(&file).map_err(|error| Failure::at(&file, error))?;
        set.add(&file.to_string_lossy(), &text).map_err(Failure::of)?;
    }
    Ok(())
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Failure> {
    for entry in fs::read_dir(folder).map_err(|error| Failure::at(folder, error))? {
        let entry = entry.map_err(|error| Failure::at(folder, error))?;
        let path = entry.path();
        let kind = entry.file_type().map_err(|error| Failure::at(&path, error))?;
        if kind.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            files.push(path);
        }
    }
    Ok(())
}

/// Prints the configuration in force as a configuration file.
fn show(common: &Common, config: &Config, path: Option<&Path>) -> Result<(), Failure> {
    let mut text = match path {
        Some(path) => format!("# from {}\n", path.display()),
        None => "# no configuration file\n".to_owned(),
    };
    let select = if common.rules.select.is_empty() { &config.select } else { &common.rules.select };
    let lines = [
        ("lang", common.lang.as_ref().or(config.lang.as_ref()).map(|lang| quoted(lang.tag()))),
        ("source-lang", common.source_lang.as_ref().or(config.source_lang.as_ref()).map(|lang| quoted(lang.tag()))),
        ("rules", list(config.rules.iter().chain(&common.rules.rules).map(|path| path.to_string_lossy().into_owned()))),
        ("select", list(select.iter().cloned())),
        ("ignore", list(config.ignore.iter().chain(&common.rules.ignore).cloned())),
        ("baseline", common.baseline.as_ref().or(config.baseline.as_ref()).map(|path| quoted(&path.to_string_lossy()))),
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
    for change in &config.own.overrides {
        let severity = change.severity.severity().map_or("off", mtlint::Severity::name);
        let _ = writeln!(text, "\n[[override]]\nrule = {}\nseverity = {}", quoted(change.rule.get_ref()), quoted(severity));
    }
    for definition in &config.own.definitions {
        let _ = writeln!(text, "\n# and the rule {} at {}", definition.id, definition.place);
    }
    std::io::Write::write_all(&mut std::io::stdout(), text.as_bytes())?;
    Ok(())
}

fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}

fn list(items: impl Iterator<Item = String>) -> Option<String> {
    let items: Vec<String> = items.map(|item| quoted(&item)).collect();
    (!items.is_empty()).then(|| format!("[{}]", items.join(", ")))
}
