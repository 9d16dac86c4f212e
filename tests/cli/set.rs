//! Rules about a set of documents: a first pass, then the report.

use super::{folder, run, run_with_input};

const BALAKLIYA: &[u8] = b"In Ukraine, they rebuilt Balakliya, and people came back to Balakliya.\n";
const BALAKLIJA: &[u8] = b"The Ukrainian army left Balaklija on Monday, and Balaklija was quiet.\n";

#[test]
fn another_article_has_another_spelling() {
    let folder = folder(&[("a.txt", BALAKLIYA), ("b.txt", BALAKLIJA), ("c.txt", b"It rained in Ukraine.\n")]);
    let options = ["check", "--isolated", "--select", "names/set-spelling", "--format", "github"];
    let all = run(folder.path(), &[&options[..], &["a.txt", "b.txt", "c.txt"]].concat());
    assert_eq!(all.code, Some(1), "{all:?}");
    assert_eq!(all.text().lines().count(), 1, "{all:?}");
    assert!(all.text().contains("file=b.txt") && all.text().contains("“Balakliya” in another document of the set"), "{all:?}");
    let alone = run(folder.path(), &[&options[..], &["b.txt"]].concat());
    assert_eq!((alone.code, alone.text()), (Some(0), ""), "{alone:?}");
}

#[test]
fn a_rule_about_sets_runs_only_if_it_is_selected() {
    let folder = folder(&[("a.txt", BALAKLIYA), ("b.txt", BALAKLIJA)]);
    let report = run(folder.path(), &["check", "--isolated", "--format", "github", "."]);
    assert_eq!((report.code, report.text()), (Some(0), ""), "{report:?}");
}

#[test]
fn standard_input_is_part_of_the_set() {
    let folder = folder(&[("a.txt", BALAKLIYA)]);
    let arguments = ["fix", "--isolated", "--unsafe-fixes", "--select", "names/set-spelling", "-", "a.txt"];
    let fixed = run_with_input(folder.path(), &arguments, BALAKLIJA);
    assert_eq!(fixed.text(), "The Ukrainian army left Balakliya on Monday, and Balakliya was quiet.\n", "{fixed:?}");
}

#[test]
fn any_number_of_threads_learns_the_same() {
    let texts: Vec<(String, String)> = (0..600)
        .map(|number| {
            let town = ["Balakliya", "Balaklija", "Balakleya"][number % 3];
            let mark = if number % 7 == 0 { "“" } else { "\"" };
            let text = format!("In Ukraine, {town} is {mark}quiet\" on day {number}.\n\nShare this with a friend of yours\n");
            (format!("{number:03}.txt"), text)
        })
        .collect();
    let files: Vec<(&str, &[u8])> = texts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    let folder = folder(&files);
    let rules = ["--select", "names/set-spelling", "--select", "boilerplate/repeated-in-set", "--select", "consistency/set-style"];
    let report = |jobs: &str| run(folder.path(), &[&["check", "--isolated", "--format", "jsonl", "-j", jobs, "."], &rules[..]].concat());
    let one = report("1");
    assert!(one.text().contains("set-spelling") && one.text().contains("repeated-in-set"), "{}", one.err);
    assert!(report("4").out == one.out);
}
