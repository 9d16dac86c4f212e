//! `mtlint rules import` and `export`: takes over what a house has, and gives on what it made.

use super::args::RuleOptions;
use super::house_file::House;
use super::{Console, Failure, Outcome};
use mtlint::file_name;
use mtlint::project;
use mtlint::visible::{visible, visible_lines};
use std::io::{self, Write as _};
use std::path::Path;

pub(super) fn import(path: &Path, console: &Console) -> Result<Outcome, Failure> {
    let imported = project::import(path).map_err(Failure::of)?;
    for (name, reason) in &imported.left_out {
        console.error(format_args!("left out: {}: {}", visible(name), visible(reason)));
    }
    io::stdout().lock().write_all(visible_lines(&imported.rules).as_bytes())?;
    let rules = if imported.count == 1 { "rule" } else { "rules" };
    console.say(format_args!("{} {rules}, {} left out.", imported.count, imported.left_out.len()));
    Ok(if imported.left_out.is_empty() { Outcome::Clean } else { Outcome::Failed })
}

pub(super) fn export(folder: &Path, name: &str, version: &str, options: &RuleOptions, console: &Console) -> Result<Outcome, Failure> {
    let house = House::of(options)?;
    let files = project::export(house.path(), name, version, folder).map_err(Failure::of)?;
    let files = if files == 1 { "1 rule file".to_owned() } else { format!("{files} rule files") };
    console.say(format_args!("{}: {name} {} with {files}.", file_name::of(folder), visible(version)));
    Ok(Outcome::Clean)
}
