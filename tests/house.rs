//! What must hold of the source tree itself, read as text: no two rooms need each other, and what is true of a language
//! stands in `src/lang/`. `cargo test --test house -- --nocapture` prints the figures.
//!
//! A room is a folder or a file right below the `src/` of a crate. Its tests may look wherever they like.

#![allow(clippy::print_stdout)]

use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

type Rooms = BTreeMap<String, BTreeSet<String>>;

/// The sources of the crates of the workspace.
const CRATES: [&str; 3] = ["src", "crates/tables/src", "python/src"];

#[test]
fn no_rooms_need_each_other() {
    CRATES.into_iter().for_each(no_rooms_of_a_crate_need_each_other);
}

fn no_rooms_of_a_crate_need_each_other(folder: &str) {
    let mut rooms = Rooms::new();
    let used = Regex::new(r"\bcrate::(?:(\w+)|\{([^}]*)\})").expect("a regex");
    for (path, code) in sources(folder) {
        let room = room_of(&path);
        let needs = rooms.entry(room.clone()).or_default();
        for found in used.captures_iter(&code) {
            let listed = found.get(1).or(found.get(2)).map_or("", |names| names.as_str());
            let names = listed.split(',').filter_map(|name| name.trim().split("::").next());
            needs.extend(names.filter(|name| *name != room).map(str::to_owned));
        }
    }
    let known: BTreeSet<String> = rooms.keys().cloned().collect();
    rooms.values_mut().for_each(|needs| needs.retain(|need| known.contains(need)));
    let floors = floors(&mut rooms);
    for (number, floor) in floors.iter().enumerate() {
        println!("{folder}, floor {number}: {}", floor.join(", "));
    }
    assert!(!floors.is_empty() && rooms.is_empty(), "{folder}: each of these rooms needs another of them: {rooms:#?}");
}

/// Takes the rooms that need none of the others out, and those that then need none, and so on; what is left runs in circles.
fn floors(rooms: &mut Rooms) -> Vec<Vec<String>> {
    let mut floors = Vec::new();
    loop {
        let free: Vec<String> = rooms.iter().filter(|(_, needs)| needs.is_empty()).map(|(room, _)| room.clone()).collect();
        if free.is_empty() {
            return floors;
        }
        rooms.retain(|room, _| !free.contains(room));
        rooms.values_mut().for_each(|needs| needs.retain(|need| !free.contains(need)));
        floors.push(free);
    }
}

/// Language tags (and words spelled like one) in the code outside of `src/lang/`. The number may only fall.
const TAGS: usize = 109;

#[test]
fn languages_are_data() {
    let tag =
        Regex::new(r#""(?:ar|be|bg|bs|cs|da|de|el|en|es|fa|fi|fr|he|hi|hr|hu|hy|it|ja|ka|ko|mk|nl|no|pl|pt|ro|ru|sk|sl|sr|sv|tr|uk|zh)""#)
            .expect("a regex");
    let mut counts: Vec<(usize, PathBuf)> = CRATES
        .into_iter()
        .flat_map(sources)
        .filter(|(path, _)| room_of(path) != "lang")
        .map(|(path, code)| (tag.find_iter(&code).count(), path))
        .filter(|(count, _)| *count > 0)
        .collect();
    counts.sort_by(|a, b| b.cmp(a));
    for (count, path) in &counts {
        println!("{count:4}  {}", path.display());
    }
    let all: usize = counts.iter().map(|(count, _)| count).sum();
    println!("{all:4}  language tags in {} files", counts.len());
    assert!(all <= TAGS, "{all} language tags outside of src/lang/, {TAGS} were there: what is true of a language belongs in its file");
}

/// The files below `folder` with their code, less comments and tests.
fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    collect(Path::new(folder), &mut files);
    files.sort();
    let comment = Regex::new(r"(?m)^\s*//.*$").expect("a regex");
    let read = |path: PathBuf| {
        let code = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let code = code.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
        (path, comment.replace_all(code, "").into_owned())
    };
    let is_test = |path: &PathBuf| path.file_stem().is_some_and(|name| ["tests", "testing"].iter().any(|test| name == *test));
    files.into_iter().filter(|path| !is_test(path)).map(read).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// The folder or file right below `src/` that a file belongs to.
fn room_of(path: &Path) -> String {
    let first = path.iter().skip_while(|part| *part != "src").nth(1).map_or_else(String::new, |part| part.to_string_lossy().into_owned());
    first.trim_end_matches(".rs").to_owned()
}
