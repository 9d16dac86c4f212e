//! Bakes the built-in rules: each `rules/<language|any>/**/*.toml` is validated here, so that a mistake fails the build
//! with its place and a run only decodes what is known to be right. And the index of their literals, that of the known
//! misspellings, the words of English, and the tables of names.

#![allow(dead_code, unreachable_pub)]

#[path = "src/diagnostic.rs"]
mod diagnostic;
#[path = "src/engine"]
mod engine {
    pub mod baked;
    pub mod filter;
    pub mod index;
    pub mod literals;
}
#[path = "src/rule/mod.rs"]
mod rule;
#[path = "src/text"]
mod text {
    mod charset;
    mod fold;
    mod runs;
    mod span;
    pub use crate::word::hash;
    pub use charset::Charset;
    pub use fold::fold;
    pub use span::Span;
}

#[path = "src/word.rs"]
mod word;

#[path = "src/checks/spelling/misspelling/table.rs"]
mod misspellings;
#[path = "src/checks/numbers/values/table.rs"]
mod numbers;
#[path = "src/checks/spelling/non_word/table.rs"]
mod words;

/// What the tables of names are made with and made for; of the crate's own modules those that this takes.
#[path = "src/names"]
mod names {
    mod article;
    mod automaton;
    pub mod bake;
    mod chinese;
    mod exonyms;
    mod fold;
    mod lexicon;
    mod pairings;
    mod scheme;

    /// Stands for what is baked here.
    mod baked {
        pub const LEXICON: &[u8] = &[];
        pub const GROUPS: &[u8] = &[];
        pub const SYLLABLES: &[u8] = &[];
        pub const AUTOMATA: [&[u8]; 0] = [];
    }
}

use rule::definition::Definition;
use rule::{shape, validate};
use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    if let Err(error) = bake() {
        println!("cargo::error={error}");
        std::process::exit(1);
    }
}

fn bake() -> Result<(), Box<dyn Error>> {
    // Checks and their faults are known to the crate alone; its tests hold the built-in rules against them.
    for watched in [
        "data",
        "rules",
        "src/rule",
        "src/text/charset.rs",
        "src/text/fold.rs",
        "src/word.rs",
        "src/text/span.rs",
        "src/diagnostic.rs",
        "src/engine/baked.rs",
        "src/engine/filter.rs",
        "src/engine/index.rs",
        "src/engine/literals.rs",
        "src/checks/spelling/misspelling/table.rs",
        "src/checks/spelling/non_word/table.rs",
        "src/checks/numbers/values/table.rs",
        "src/names",
    ] {
        println!("cargo::rerun-if-changed={watched}");
    }
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
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?);
    fs::write(out.join("definitions.bin"), postcard::to_allocvec(&definitions)?)?;
    fs::write(out.join("index.bin"), postcard::to_allocvec(&engine::index::Index::of(definitions.iter()))?)?;
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
    Some(format!("{}: `{}` safely deletes open text, which belongs into a group `unsafe`: {regex}", definition.place, definition.id))
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
