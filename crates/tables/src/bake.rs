//! Bakes the built-in rules: each `rules/<language|any>/**/*.toml` is validated here, so that a mistake fails the build
//! with its place and a run only decodes what is known to be right. And their programs, the index of their literals, that of the known
//! misspellings, the words of English, the tables of numbers, and those of names.

use crate::literals::Index;
use crate::program::Table;
use crate::rule::definition::{Definition, Head};
use crate::rule::{shape, validate};
use crate::{misspellings, names, numbers, words};
use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

/// Reads `rules/` and `data/` in the folder at hand and writes the tables that mtlint includes into the folder `out`.
///
/// Checks and their faults are known to mtlint alone; its tests hold the built-in rules against them.
///
/// # Errors
///
/// The first mistake, with its place.
pub fn bake(out: &Path) -> Result<(), Box<dyn Error>> {
    let mut files = Vec::new();
    collect(Path::new("rules"), &mut files)?;
    files.sort();
    let (mut definitions, mut examples) = (Vec::new(), Vec::new());
    for file in files {
        let name = file.to_string_lossy().replace('\\', "/");
        let folder = name.split('/').nth(1).unwrap_or_default();
        let text = fs::read_to_string(&file)?;
        let rules = validate::read(&name, &text, (folder != "any").then_some(folder), &|_| Ok(()))?;
        if let Some(change) = rules.changes.first() {
            return Err(format!("{name}: a built-in rule file may not change other rules (`{}`)", change.selector.value).into());
        }
        definitions.extend(rules.definitions);
        examples.extend(rules.examples);
    }
    let mut taken = validate::Taken::default();
    definitions.iter().try_for_each(|definition| taken.take(definition))?;
    let open: Vec<String> = definitions.iter().filter_map(open_text).collect();
    if !open.is_empty() {
        return Err(open.join("; ").into());
    }
    fs::write(out.join("definitions.bin"), postcard::to_allocvec(&separately(&definitions)?)?)?;
    fs::write(out.join("programs.bin"), Table::bake(&definitions)?)?;
    fs::write(out.join("index.bin"), postcard::to_allocvec(&Index::of(definitions.iter()))?)?;
    fs::write(out.join("examples.bin"), postcard::to_allocvec(&examples)?)?;
    fs::write(out.join("spelling.bin"), misspellings::index(&fs::read_to_string("data/spelling/misspellings.tsv")?))?;
    let read = |name: &str| fs::read_to_string(format!("data/words/{name}.txt"));
    fs::write(out.join("words.bin"), words::bake(&(read("accepted")? + &read("recent")?), &read("corrections")?))?;
    fs::write(out.join("numbers.bin"), numbers_of_languages()?)?;
    for (file, bytes) in names::bake::files()? {
        fs::write(out.join(file), bytes)?;
    }
    Ok(())
}

/// The definitions, each with its head and decoded by itself.
fn separately(definitions: &[Definition]) -> Result<Vec<(Head, Vec<u8>)>, postcard::Error> {
    definitions.iter().map(|definition| Ok((Head::of(definition), postcard::to_allocvec(definition)?))).collect()
}

/// The tables of numbers, each under the tag of its language and decoded by itself.
fn numbers_of_languages() -> Result<Vec<u8>, Box<dyn Error>> {
    let mut baked: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for entry in fs::read_dir("data/numbers")? {
        let path = entry?.path();
        let table = numbers::Table::parse(&fs::read_to_string(&path)?).map_err(|error| format!("{}: {error}", path.display()))?;
        let tag = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        baked.insert(tag, postcard::to_allocvec(&table)?);
    }
    Ok(postcard::to_allocvec(&baked)?)
}

/// The mistake of a rule that deletes more than its pattern accounts for.
fn open_text(definition: &Definition) -> Option<String> {
    let regex = shape::open_pattern(definition)?;
    Some(format!("{}: `{}` safely deletes open text, which belongs in a group `unsafe`: {regex}", definition.place, definition.id))
}

/// The rule files below `folder`.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            files.push(path);
        }
    }
    Ok(())
}
