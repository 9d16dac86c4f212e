//! Measures the name engine on labelled pairs and prints what was reached beside what is wanted.
//!
//! `cargo run --release --example names_eval -- DIR` reads the tab-separated files of DIR (columns `a`, `b` and, where a
//! file has them, `lang`, `src`, `label`). `--list SET+` and `--list SET-` print the pairs of a set that matched or did
//! not. Last comes how many of the matches are right, by cost: what a finding says of its confidence.
//! `--articles FILE` reads plain text, articles separated by blank lines, and prints every cluster it finds.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "an example prints")]

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use mtlint::names::{
    Comparison, Context, Matcher, Name, Word, cluster, garbled, group_of, is_slip, neighbours, support, without_possessive,
};

struct Row {
    a: String,
    b: String,
    lang: String,
    label: String,
}

fn read(dir: &str, set: &str) -> Vec<Row> {
    let text = std::fs::read_to_string(format!("{dir}/{set}.tsv")).unwrap_or_default();
    let mut lines = text.lines();
    let header: Vec<&str> = lines.next().unwrap_or("").split('\t').collect();
    let column = |names: &[&str]| header.iter().position(|title| names.contains(title));
    let (a, b, lang, label) = (column(&["a"]), column(&["b"]), column(&["lang", "src"]), column(&["label"]));
    let cells = |line: &str| {
        let cells: Vec<&str> = line.split('\t').collect();
        let get = |at: Option<usize>| at.and_then(|at| cells.get(at)).unwrap_or(&"").to_string();
        Row { a: get(a), b: get(b), lang: get(lang), label: get(label) }
    };
    lines.map(cells).collect()
}

/// Hits and pairs of a set, whole and by language or label.
#[derive(Default)]
struct Tally(BTreeMap<String, (u32, u32)>);

impl Tally {
    fn add(&mut self, key: &str, hit: bool) {
        let entry = self.0.entry(key.to_string()).or_default();
        entry.0 += u32::from(hit);
        entry.1 += 1;
    }

    fn hits(&self, key: &str) -> u32 {
        self.0.get(key).map_or(0, |entry| entry.0)
    }

    fn percent(&self, key: &str) -> f64 {
        self.0.get(key).map_or(f64::NAN, |(hits, pairs)| 100.0 * f64::from(*hits) / f64::from(*pairs))
    }
}

const SETS: [&str; 9] = [
    "same-document-labelled",
    "same-generated",
    "same-across-systems",
    "same-place",
    "same-person-name",
    "different-place",
    "different-person-name",
    "different-gender-family",
    "different-morphology",
];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let option = |name: &str| arguments.iter().position(|argument| argument == name).and_then(|at| arguments.get(at + 1));
    if let Some(file) = option("--articles") {
        return articles(file, arguments.iter().any(|argument| argument == "--quiet"));
    }
    let Some(dir) = arguments.first() else {
        eprintln!("usage: names_eval DIR [--list SET+|SET-] | --articles FILE");
        return;
    };
    let context = Context::new("en");
    let mut matcher = Matcher::new();
    let timed = |what: &str, first_use: &mut dyn FnMut()| {
        let start = Instant::now();
        first_use();
        println!("{what}: {:.2?}", start.elapsed());
    };
    timed("exonyms, first use", &mut || assert!(group_of("Ivrea").is_none()));
    timed("cues, first use", &mut || assert!(!support(["Ivrea"]).japanese));
    timed("all tables and the gazetteer, first use", &mut || drop(matcher.compare("Ivrea", "Yvrea", &context)));
    let mut tallies: BTreeMap<&str, Tally> = BTreeMap::new();
    let mut bands = Bands::default();
    let (mut pairs, mut spent) = (0, Duration::ZERO);
    for set in SETS {
        let rows = read(dir, set);
        let start = Instant::now();
        let outcomes: Vec<Option<Comparison>> = rows.iter().map(|row| matcher.compare(&row.a, &row.b, &context)).collect();
        spent += start.elapsed();
        pairs += rows.len();
        let tally = tallies.entry(set).or_default();
        for (row, outcome) in rows.iter().zip(&outcomes) {
            let hit = outcome.as_ref().is_some_and(|outcome| outcome.matched);
            tally.add("", hit);
            bands.add(set, &row.label, outcome.as_ref().filter(|_| hit));
            if set == "same-document-labelled" {
                tally.add(&format!("slip {}", row.label), is_slip(&mut matcher, &row.a, &row.b, &context));
            }
            tally.add(&row.lang, hit);
            tally.add(&format!("={}", row.label), hit);
            if option("--list").is_some_and(|list| list == &format!("{set}{}", if hit { '+' } else { '-' })) {
                let shown = outcome.as_ref().map(|o| format!("{:.2} {} {:?}", o.cost, o.profile, o.guard));
                println!("{}\t{}\t{}\t{}\t{}", row.lang, row.label, row.a, row.b, shown.unwrap_or_default());
            }
        }
    }
    report(&tallies);
    println!("{:<44}{:>8.1}   <= 20", "one pair, µs", spent.as_secs_f64() * 1e6 / pairs.max(1) as f64);
    bands.print();
}

/// Right and wrong matches by cost. The pairs met in one article stand in the proportion in which articles have them; the
/// other sets were collected, and their sum says only that one band is better than the next.
#[derive(Default)]
struct Bands {
    met: [(u32, u32); BANDS.len()],
    collected: [(u32, u32); BANDS.len()],
}

/// The upper ends of the bands of cost.
const BANDS: [f32; 4] = [0.05, 0.15, 0.30, 0.45];

impl Bands {
    fn add(&mut self, set: &str, label: &str, outcome: Option<&Comparison>) {
        let Some(band) = outcome.and_then(|outcome| BANDS.iter().position(|end| outcome.cost <= end + 1e-4)) else { return };
        let (counts, right) = match (set, label) {
            ("same-document-labelled", "V" | "X") => (&mut self.met, true),
            ("same-document-labelled", "F" | "M") => (&mut self.met, false),
            // A garbled name is neither.
            ("same-document-labelled", _) => return,
            ("same-across-systems", _) => (&mut self.collected, label == "V"),
            _ => (&mut self.collected, set.starts_with("same-")),
        };
        let counts = &mut counts[band];
        *(if right { &mut counts.0 } else { &mut counts.1 }) += 1;
    }

    fn print(&self) {
        println!("\n{:<16}{:>12}{:>8}{:>10}   all other sets", "cost up to", "one article", "wrong", "right, %");
        let percent = |(right, wrong): (u32, u32)| 100.0 * f64::from(right) / f64::from((right + wrong).max(1));
        for ((end, met), collected) in BANDS.iter().zip(self.met).zip(self.collected) {
            let (all, others) = (met.0 + met.1, collected.0 + collected.1);
            println!("{end:<16.2}{all:>12}{:>8}{:>10.1}{others:>8}{:>8.1} %", met.1, percent(met), percent(collected));
        }
    }
}

fn report(tallies: &BTreeMap<&str, Tally>) {
    let document = &tallies["same-document-labelled"];
    let right = f64::from(document.hits("=V"));
    let wrong = f64::from(document.hits("=F") + document.hits("=M"));
    println!("{:<44}{:>8}   wanted", "measure (%)", "reached");
    let line = |name: &str, value: f64, wanted: &str| println!("{name:<44}{value:>8.1}   {wanted}");
    line("same document: precision (V against F, M)", 100.0 * right / (right + wrong), ">= 97");
    line("same document: recall (V)", document.percent("=V"), ">= 88");
    line("generated, uk", tallies["same-generated"].percent("uk"), ">= 99");
    line("generated, ru", tallies["same-generated"].percent("ru"), ">= 99");
    line("different place", tallies["different-place"].percent(""), "<= 2");
    line("different person name", tallies["different-person-name"].percent(""), "<= 8");
    line("gender and family", tallies["different-gender-family"].percent(""), "<= 0.5");
    line("morphology", tallies["different-morphology"].percent(""), "<= 0.2");
    for (lang, wanted) in [("uk", ">= 75"), ("ru", ">= 78"), ("ar", ">= 70")] {
        line(&format!("same place, {lang}"), tallies["same-place"].percent(lang), wanted);
    }
    line("same person name", tallies["same-person-name"].percent(""), ">= 85");
    for lang in ["be", "bg", "sr", "el", "fa", "he", "hy", "ka", "zh"] {
        line(&format!("same place, {lang}"), tallies["same-place"].percent(lang), "");
    }
    for lang in ["bg", "sr", "el", "fa", "he", "hy", "ka", "ar"] {
        line(&format!("generated, {lang}"), tallies["same-generated"].percent(lang), "");
    }
    line("slips among garbled names", document.percent("slip G"), "");
    line("slips among different names and forms", (document.percent("slip F") + document.percent("slip M")) / 2.0, "");
    line("across systems, V", tallies["same-across-systems"].percent("=V"), "");
    line("across systems, N", tallies["same-across-systems"].percent("=N"), "");
}

/// Cuts an article into words, roughly as the linter's tokeniser does.
fn words(article: &str) -> Vec<(Word<'_>, bool)> {
    let mut out: Vec<(Word, bool)> = Vec::new();
    let (mut at, mut end) = (0, 0);
    let inner = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | 'ʼ' | '-');
    while at < article.len() {
        let rest = &article[at..];
        let length = rest.find(|c| !inner(c)).unwrap_or(rest.len());
        if length == 0 {
            at += rest.chars().next().map_or(1, char::len_utf8);
            continue;
        }
        let between = &article[end..at];
        let initial = out.is_empty() || between.contains(['.', '!', '?', ':', '"', '“', '”', '\n', '•']);
        out.push((Word { text: rest[..length].trim_matches(['\'', '’', '-']), joined: between == " " }, initial));
        at += length;
        end = at;
    }
    out
}

fn articles(file: &str, quiet: bool) {
    let text = std::fs::read_to_string(file).unwrap_or_default();
    let all: Vec<&str> = text.split("\n\n").filter(|article| !article.trim().is_empty()).collect();
    let mut lower: BTreeMap<String, u32> = BTreeMap::new();
    for (word, _) in all.iter().flat_map(|article| words(article)) {
        if !word.text.contains(char::is_uppercase) {
            *lower.entry(word.text.to_string()).or_default() += 1;
        }
    }
    let mut matcher = Matcher::new();
    let (mut flagged, mut spent, mut total) = (0, Duration::ZERO, 0);
    for (number, article) in all.iter().enumerate() {
        let words = words(article);
        let beside = neighbours(words.iter().map(|word| word.0));
        let mut names: Vec<Name> = Vec::new();
        for (word, _) in &words {
            let text = without_possessive(word.text);
            let acronym = text.len() <= 5 && !text.contains(char::is_lowercase);
            let name = text.starts_with(char::is_uppercase) && !acronym;
            if !name || lower.get(&text.to_lowercase()).is_some_and(|count| *count > 1) {
                continue;
            }
            match names.iter_mut().find(|name| name.text == text) {
                Some(name) => name.count += 1,
                None => {
                    let neighbours = beside.get(text).cloned().unwrap_or_default();
                    names.push(Name { text: text.to_string(), count: 1, neighbours });
                }
            }
        }
        total += names.len();
        let start = Instant::now();
        let context = Context::of_article("en", None, words.iter().map(|word| word.0.text));
        let clusters = cluster(&mut matcher, &names, &context, &[]);
        let slips = garbled(&mut matcher, &names, &context);
        spent += start.elapsed();
        flagged += usize::from(!clusters.is_empty() || !slips.is_empty());
        for found in clusters.iter().filter(|_| !quiet) {
            let members: Vec<&str> = found.members.iter().map(|member| names[member.name].text.as_str()).collect();
            println!("{number}\t{:.2}\t{}\t{members:?} -> {} ({:?})", found.cost, found.profile, found.preferred, found.reason);
        }
        for slip in slips.iter().filter(|_| !quiet) {
            println!("{number}\tgarbled\t{} for {}", names[slip.wrong].text, names[slip.right].text);
        }
    }
    let each = spent.as_secs_f64() * 1e3 / all.len().max(1) as f64;
    println!("{flagged} of {} articles flagged, {} names an article, {each:.3} ms each", all.len(), total / all.len().max(1));
}
