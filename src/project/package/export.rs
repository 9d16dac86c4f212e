//! Makes a package of what a house has.

use super::{Files, MANIFEST, PackageError, is_inside};
use crate::config::Config;
use crate::input::InputError;
use crate::project::rule_files;
use crate::{file_name, input, visible};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use toml_edit::DocumentMut;

/// Writes a package into the new folder `folder`: the rules that the configuration at `path` names and those that stand in it, its
/// glossaries and its accepted words. What came with packages is left out. Returns how many files of rules it holds.
///
/// # Errors
///
/// What can't be read or written, and where there is nothing to share; then nothing is written.
pub fn export(path: &Path, name: &str, version: &str, folder: &Path) -> Result<usize, PackageError> {
    let refused = |path: &Path, reason: &str| PackageError::Refused { path: file_name::of(path), reason: reason.to_owned() };
    if fs::read_dir(folder).map_or_else(|_| folder.symlink_metadata().is_ok(), |mut entries| entries.next().is_some()) {
        return Err(refused(folder, "it is already there, and was left as it is"));
    }
    let text = input::read_text(path)?;
    let config = Config::read(path, &text)?;
    let home = path.parent().unwrap_or(Path::new(""));
    let mut files = BTreeMap::new();
    let mut add = |into: &str, file: &Path| {
        let below = file.strip_prefix(home).ok().filter(|below| is_inside(below));
        let below = below.unwrap_or_else(|| Path::new(file.file_name().unwrap_or_default()));
        let new = Path::new(into).join(below.strip_prefix(into).unwrap_or(below));
        let content = fs::read(file).map_err(|error| InputError::Io { path: file_name::of(file), error })?;
        match files.insert(new.clone(), content) {
            None => Ok(new),
            Some(_) => Err(refused(file, "another file would stand in its place in the package")),
        }
    };
    let own = own_rules(&text);
    let mut count = usize::from(own.is_some());
    for file in rule_files(config.rules.iter().map(|rules| &rules.value))?.values() {
        add("rules", file)?;
        count += 1;
    }
    let glossaries: Vec<PathBuf> = config.glossaries.iter().map(|file| add("glossaries", &file.value)).collect::<Result<_, _>>()?;
    if let Some(own) = own {
        let place = Path::new("rules/house.toml");
        if files.insert(place.to_owned(), own.into_bytes()).is_some() {
            return Err(refused(place, "the rules of the configuration itself would stand in its place in the package"));
        }
    }
    if count == 0 && glossaries.is_empty() && config.accept.is_empty() {
        return Err(refused(path, "it has no rules, glossaries or accepted words of its own that could be shared"));
    }
    let list = |texts: &mut dyn Iterator<Item = String>| texts.map(|text| visible::toml(&text)).collect::<Vec<_>>().join(", ");
    let mut manifest = format!("name = {}\nversion = {}\n", visible::toml(name), visible::toml(version));
    if count > 0 {
        manifest.push_str("rules = [\"rules\"]\n");
    }
    for (key, texts) in [
        ("glossaries", list(&mut glossaries.iter().map(|path| path.to_string_lossy().replace('\\', "/")))),
        ("accept", list(&mut config.accept.iter().cloned())),
    ] {
        if !texts.is_empty() {
            let _ = writeln!(manifest, "{key} = [{texts}]");
        }
    }
    files.insert(MANIFEST.into(), manifest.into_bytes());
    let files = Files::new(folder, files);
    files.package()?;
    files.install::<PackageError>(folder, || Ok(()))?;
    Ok(count)
}

/// The rules and changes of rules that stand in a configuration, as a rule file.
fn own_rules(text: &str) -> Option<String> {
    let mut document: DocumentMut = text.parse().ok()?;
    document.retain(|key, _| matches!(key, "rule" | "override"));
    document.set_trailing("");
    (!document.is_empty()).then(|| document.to_string().trim_start().to_owned())
}
