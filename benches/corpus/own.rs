//! A varied set of our own: everything that this tree says in English, put into articles.
//!
//! It is running text that people wrote, but no news as such: the samples, the examples and reasons of the rules, the documentation, and
//! the comments in the sources. When all of it is used up, it is taken once more with other words of the same ending, other names and
//! other figures in the place of half of its own. No line stands in two articles.

use crate::article::{Article, Segment};
use crate::random::Random;
use mtlint::examples::{unescape, unmark};
use mtlint::rule::{Definition, Example};
use mtlint::ruleset::{Defined, RuleSet};
use regex::{Captures, Regex};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;
use std::path::Path;

/// Bytes of target text.
const ENOUGH: usize = 4 << 20;
/// Words that stand so often hold the text together, and stay.
const OF_ALL_TEXTS: usize = 300;
const ROUNDS: usize = 12;

/// Articles without a source.
pub(crate) fn target_only() -> Vec<Article> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut lines = Vec::new();
    for entry in ["samples", "docs", "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "src", "crates", "tests", "benches"] {
        ignore::Walk::new(root.join(entry)).flatten().for_each(|entry| lines_of(entry.path(), &mut lines));
    }
    for (_, example) in examples(&RuleSet::built_in()) {
        lines.extend(text_of(&example).lines().map(str::to_owned));
    }
    lines.extend(RuleSet::built_in().rules().iter().map(|rule| rule.definition.why.to_string()));
    let segments = lines.into_iter().filter(|line| line.len() > 20).map(|target| Segment { target, source: None }).collect();
    articles(segments, ENOUGH, &Exchange::of_words)
}

/// Articles with a source.
pub(crate) fn bilingual() -> Vec<Article> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut segments = Vec::new();
    for file in ignore::Walk::new(root.join("samples/bilingual")).flatten() {
        let is_set = file.path().extension().is_some_and(|extension| extension == "jsonl");
        let text = if is_set { fs::read_to_string(file.path()).unwrap_or_default() } else { String::new() };
        for record in text.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok()) {
            let field = |name: &str| record[name].as_str().unwrap_or_default().to_owned();
            if field("lang") == "en" && !field("source").is_empty() {
                segments.push(Segment { target: field("target"), source: Some((field("source"), field("source_lang"))) });
            }
        }
    }
    for (definition, example) in examples(&RuleSet::built_in()) {
        let lang = example.source_lang.as_ref().or(definition.sources.first()).cloned();
        let (text, Some(lang), Some(source)) = (text_of(&example), lang, &example.source) else { continue };
        if text.lines().count() == source.lines().count() {
            let pairs = text.lines().zip(source.lines()).filter(|(_, source)| !source.trim().is_empty());
            segments
                .extend(pairs.map(|(text, source)| Segment { target: text.to_owned(), source: Some((source.to_owned(), lang.clone())) }));
        }
    }
    articles(segments, ENOUGH / 2, &Exchange::of_both_sides)
}

/// The examples in English that stand by themselves.
fn examples(rules: &RuleSet) -> Vec<(Defined, Example)> {
    let is_english = |definition: &Definition, example: &Example| {
        let lang = example.lang.as_ref().or(definition.languages.first());
        lang.is_none_or(|lang| lang.starts_with("en")) && example.set.is_empty() && example.glossary.is_none()
    };
    let mut all = Vec::new();
    for (rule, examples) in rules.with_examples() {
        let own = examples.good.into_iter().chain(examples.bad);
        all.extend(own.filter(|example| is_english(&rule.definition, example)).map(|example| (rule.definition.clone(), example)));
    }
    all
}

/// The text of an example, without the marks of what is to be found.
fn text_of(example: &Example) -> String {
    unmark(&example.text).map_or_else(|_| unescape(&example.text), |(text, _)| text)
}

/// The lines of prose of a file of this tree.
fn lines_of(path: &Path, lines: &mut Vec<String>) {
    let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let Ok(text) = fs::read_to_string(path) else { return };
    let is_ours = |line: &&str| !line.trim().is_empty();
    if name.ends_with(".en.txt") || name.ends_with("-en.txt") && !name.contains("expected") {
        lines.extend(text.lines().filter(is_ours).map(str::to_owned));
    } else if name.ends_with(".md") {
        lines.extend(text.split("\n\n").filter(|block| !block.contains(['|', '#', '<']) && !block.contains("```")).map(prose));
    } else if name.ends_with(".rs") {
        let comment = |line: &str| {
            let text = line.trim_start().strip_prefix("//")?.trim_start_matches(['/', '!']);
            Some(text.trim().to_owned()).filter(|text| !text.is_empty())
        };
        let all: Vec<Option<String>> = text.lines().map(comment).collect();
        let blocks = all.split(Option::is_none).filter(|block| !block.is_empty());
        lines.extend(blocks.map(|block| prose(&block.iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" "))));
    }
}

/// Running text without what sets words off in Markdown.
fn prose(block: &str) -> String {
    block.replace(['`', '*', '[', ']'], "").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Puts segments into articles until there is `enough`, with others made by `vary` once they are used up.
fn articles(segments: Vec<Segment>, enough: usize, vary: &dyn Fn(&Exchange, &Segment, &mut Random) -> Segment) -> Vec<Article> {
    let exchange = Exchange::new(&segments);
    let mut known = HashSet::new();
    let mut all: Vec<Article> = Vec::new();
    let mut bytes = 0;
    for round in 0..ROUNDS {
        let mut random = Random::of("corpus", round as u64);
        let mut fresh: Vec<Segment> =
            segments.iter().map(|segment| if round == 0 { segment.clone() } else { vary(&exchange, segment, &mut random) }).collect();
        random.shuffle(&mut fresh);
        fresh.retain(|segment| known.insert(segment.target.clone()));
        // A document has sources in one language.
        let lang = |segment: &Segment| segment.source.as_ref().map(|(_, lang)| lang.clone());
        fresh.sort_by_key(lang);
        for of_a_language in fresh.chunk_by(|one, next| lang(one) == lang(next)) {
            let mut rest = of_a_language;
            while !rest.is_empty() && bytes < enough {
                let (article, others) = rest.split_at(rest.len().min(8 + random.below(40)));
                let article = Article { lang: "en".to_owned(), segments: article.to_vec() };
                bytes += article.target_bytes();
                all.push(article);
                rest = others;
            }
        }
    }
    all
}

/// What words are exchanged for.
struct Exchange {
    word: Regex,
    /// Words of the target, by what they end in and whether they have a capital.
    words: HashMap<String, Vec<String>>,
    often: HashSet<String>,
    /// Capitalised words that a target shares with its source.
    shared: Vec<String>,
}

impl Exchange {
    fn new(segments: &[Segment]) -> Self {
        let word = Regex::new(r"\b\w{4,}\b").unwrap_or_else(|error| panic!("{error}"));
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        let mut shared: Vec<String> = Vec::new();
        for segment in segments {
            for found in word.find_iter(&segment.target).map(|found| found.as_str()) {
                *counts.entry(found).or_default() += 1;
                let is_shared = segment.source.as_ref().is_some_and(|(source, _)| source.contains(found));
                if is_shared && found.starts_with(char::is_uppercase) {
                    shared.push(found.to_owned());
                }
            }
        }
        shared.sort();
        shared.dedup();
        let mut by_count: Vec<(&str, usize)> = counts.iter().map(|(word, count)| (*word, *count)).collect();
        by_count.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
        let often: HashSet<String> = by_count.iter().take(OF_ALL_TEXTS).map(|(word, _)| (*word).to_owned()).collect();
        let mut words: HashMap<String, Vec<String>> = HashMap::new();
        for found in counts.into_keys().filter(|found| !often.contains(*found)) {
            words.entry(Self::kind(found)).or_default().push(found.to_owned());
        }
        Self { word, words, often, shared }
    }

    fn kind(word: &str) -> String {
        let end: String = word.chars().skip(word.chars().count().saturating_sub(3)).collect();
        format!("{end} {}", word.starts_with(char::is_uppercase))
    }

    /// Other words, names and figures in the place of half of those that do not stand in all texts.
    fn of_words(&self, segment: &Segment, random: &mut Random) -> Segment {
        let random = std::cell::RefCell::new(random);
        let other = |found: &Captures<'_>| {
            let random = &mut *random.borrow_mut();
            let own = found[0].to_owned();
            if own.bytes().all(|byte| byte.is_ascii_digit()) {
                return other_figures(&own, random);
            }
            let others = self.words.get(&Self::kind(&own)).filter(|_| !self.often.contains(&own) && random.below(2) == 0);
            others.and_then(|others| random.pick(others)).cloned().unwrap_or(own)
        };
        Segment { target: self.word.replace_all(&segment.target, other).into_owned(), source: segment.source.clone() }
    }

    /// Other names and figures in the place of those that both sides have, the same on both.
    fn of_both_sides(&self, segment: &Segment, random: &mut Random) -> Segment {
        let Some((source, lang)) = &segment.source else { return segment.clone() };
        let (mut target, mut source) = (segment.target.clone(), source.clone());
        let figures = |text: &str| {
            let runs = text.split(|letter: char| !letter.is_ascii_digit()).filter(|run| !run.is_empty());
            runs.map(str::to_owned).collect::<HashSet<_>>()
        };
        let mut own: Vec<String> = figures(&target).intersection(&figures(&source)).cloned().collect();
        let words = self.word.find_iter(&segment.target).map(|found| found.as_str().to_owned());
        own.extend(words.filter(|word| self.shared.binary_search(word).is_ok() && source.contains(word.as_str())));
        own.sort();
        for old in own {
            let is_figure = old.starts_with(|letter: char| letter.is_ascii_digit());
            let new = if is_figure { other_figures(&old, random) } else { random.pick(&self.shared).cloned().unwrap_or_default() };
            target = target.replace(&old, &new);
            source = source.replace(&old, &new);
        }
        Segment { target, source: Some((source, lang.clone())) }
    }
}

/// As many figures, the first one the same.
fn other_figures(own: &str, random: &mut Random) -> String {
    let digit = |(place, digit): (usize, char)| if place == 0 { digit } else { char::from(b'0' + random.below(10) as u8) };
    own.chars().enumerate().map(digit).collect()
}
