//! `mtlint packages`: takes in the rules of other houses, and says which there are.

use super::args::{Packages, RuleOptions};
use super::house_file::House;
use super::session::{configuration, rule_sources};
use super::{Console, Failure, Outcome};
use mtlint::file_name;
use mtlint::project::{Configuration, PACKAGE_FOLDER, Package, PackageFiles, RuleSources, rule_set};
use mtlint::visible::{visible, visible_lines};
use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::Path;

pub(super) fn run(packages: Packages, console: &Console) -> Result<Outcome, Failure> {
    match packages {
        Packages::Add { path, revision, options } => add(&path, revision.as_deref(), &options, console),
        Packages::List { options } => list(&options),
    }
}

fn add(path: &Path, revision: Option<&str>, options: &RuleOptions, console: &Console) -> Result<Outcome, Failure> {
    let is_address = |path: &str| path.contains("://") || path.starts_with("git@");
    if path.to_str().is_some_and(is_address) && !path.exists() {
        return Err(Failure::at(path, "is an address; mtlint uses no network: fetch the package first and name its folder or archive"));
    }
    let house = House::of(options)?;
    let files = PackageFiles::read(path, revision).map_err(Failure::of)?;
    let package = files.package().map_err(Failure::of)?;
    let below = format!("{PACKAGE_FOLDER}/{}", package.name);
    let folder = house.path().parent().unwrap_or(Path::new("")).join(&below);
    let before = folder.is_dir().then(|| Package::read(&folder)).transpose().map_err(Failure::of)?;
    // Its rules were read by themselves; here they meet those of the house.
    if let Some(config) = Configuration::beside_package(house.path(), &folder).map_err(Failure::of)? {
        rule_set(&config, &RuleSources { package: Some((&files, &package)), ..rule_sources(options) }).map_err(Failure::of)?;
    }
    files.install(&folder, || house.use_package(&below))?;
    let Package { name, version, .. } = &package;
    let replaced = before.map(|before| format!(" in the place of {}", visible(&before.version))).unwrap_or_default();
    console.say(format_args!("{}: {name} {} is in {}{replaced}", file_name::of(house.path()), visible(version), file_name::of(&folder)));
    Ok(Outcome::Clean)
}

fn list(options: &RuleOptions) -> Result<Outcome, Failure> {
    let Configuration { config, .. } = configuration(options)?;
    let mut text = String::new();
    for place in &config.packages {
        let Package { name, version, description, languages, .. } = Package::read(&place.value).map_err(Failure::of)?;
        let languages: Vec<String> = languages.iter().map(ToString::to_string).collect();
        let languages = if languages.is_empty() { "any".to_owned() } else { languages.join(",") };
        let _ = writeln!(text, "{name}  {}  {languages}  {}", visible(&version), visible(&file_name::of(&place.value)));
        if let Some(description) = description {
            let _ = writeln!(text, "    {}", visible(&description));
        }
    }
    io::stdout().lock().write_all(visible_lines(&text).as_bytes())?;
    Ok(Outcome::Clean)
}
