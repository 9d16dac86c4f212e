//! Sets the paragraphs of a source text beside those of its translation.
//!
//! They are aligned by length, after W. A. Gale and K. W. Church, “A Program for Aligning Sentences in Bilingual Corpora”,
//! Computational Linguistics 19(1), 1993: a paragraph of the translation is about as long as that of the source, and
//! dynamic programming finds the cheapest way to pair one with one, one with two, two with one, or one with none. Unlike
//! theirs, a pair of one and two counts as two pairs, each judged by its own length, and needs a sentence to end between
//! them: what stands beside a paragraph without a partner is far too often taken in otherwise. Beside length it counts what
//! two paragraphs have in common whatever the languages ([`Anchors`]): two lists of equal length need not be one article.

use super::Format;
use super::anchors::Anchors;
use crate::document::{Document, Pair, SourceFile};
use crate::lang::{self, Lang};
use crate::text::{Block, Span};

/// The variance of the length of the translation for each character of the source. Gale and Church (section 3.1) found 6.8; where figures
/// and names are counted too, length has less to say.
const VARIANCE: f64 = 12.0;
/// The kinds of pairs as source and target paragraphs, with their prior probability. Gale and Church (table 5) counted
/// sentences; a paragraph of a web page is left out or added more often than a sentence, and seldom parted.
const KINDS: [(usize, usize, f64); 5] = [(1, 1, 0.80), (1, 0, 0.08), (0, 1, 0.08), (2, 1, 0.02), (1, 2, 0.02)];
/// Up to so many pairs of paragraphs are all compared; beyond, only those near the diagonal.
const MAX_PAIRS: usize = 4 << 20;
const BAND: usize = 300;

/// An article from which others were translated, as a whole.
#[derive(Debug, Clone)]
pub struct SourceArticle {
    /// Where it was read.
    pub file: SourceFile,
    /// Decoded, without a byte-order mark.
    pub text: String,
    /// What it is in, which says where its paragraphs begin.
    pub format: Format,
}

/// Sets `source` beside the text of `document` and pairs their paragraphs. The source language is `lang`, or the one detected.
pub fn align_source(document: &mut Document, source: &SourceArticle, lang: Option<Lang>) {
    document.source_lang = lang.or_else(|| lang::detect(&source.text));
    document.source_blocks = source.format.markup().blocks(&source.text);
    document.source.clone_from(&source.text);
    document.source_file = Some(source.file.clone());
    pair(document);
}

/// Pairs the units of `document` with its source blocks.
pub(crate) fn pair(document: &mut Document) {
    let Document { lang, source_lang, text, source, units, source_blocks, pairing, .. } = document;
    let sources: Vec<Length> = source_blocks.iter().map(|block| Length::new(source, block)).collect();
    let targets: Vec<Length> = units.iter().map(|unit| Length::new(text, &unit.target)).collect();
    let source_lang = source_lang.as_ref().map_or_else(lang::unknown, Lang::data);
    let anchors = Anchors::new(
        (source_lang, source_blocks.iter().map(|block| block.span.text(source))),
        (lang.data(), units.iter().map(|unit| unit.target.span.text(text))),
    );
    *pairing = pairs(&sources, &targets, &anchors).into_iter().collect();
}

/// The share of the first of two paragraphs that follow one another in both.
fn share(first: &Length, second: &Length) -> f64 {
    first.chars / (first.chars + second.chars).max(1.0)
}

/// How long a paragraph is, and where its sentences seem to end.
struct Length {
    chars: f64,
    /// Characters and bytes up to the end of each sentence but the last.
    ends: Vec<(f64, usize)>,
}

impl Length {
    fn new(text: &str, block: &Block) -> Self {
        let base = block.span.start as usize;
        let text = block.span.text(text);
        let is_end = |char: char| matches!(char, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '।' | '؟');
        let is_closing = |char: char| matches!(char, '"' | '”' | '“' | '»' | '’' | ')' | '」' | '』');
        let mut ends = Vec::new();
        let (mut chars, mut counted) = (0, 0);
        for (at, mark) in text.match_indices(is_end) {
            let rest = text[at + mark.len()..].trim_start_matches(is_closing);
            let end = text.len() - rest.len();
            let is_apart = rest.starts_with(char::is_whitespace) || matches!(mark, "。" | "！" | "？");
            let is_masked = block.masks.iter().any(|mask| mask.overlaps(Span::of(base + at..base + end)));
            if end > counted && is_apart && !is_masked && !rest.trim_start().is_empty() {
                chars += text[counted..end].chars().count();
                counted = end;
                ends.push((chars as f64, end));
            }
        }
        Self { chars: (chars + text[counted..].chars().count()) as f64, ends }
    }

    /// The end of a sentence nearest to a share of the length.
    fn end_near(&self, share: f64) -> Option<&(f64, usize)> {
        let goal = self.chars * share;
        let next = self.ends.partition_point(|end| end.0 < goal);
        let around = self.ends.get(next.saturating_sub(1)..(next + 1).min(self.ends.len())).unwrap_or_default();
        around.iter().min_by(|a, b| (a.0 - goal).abs().total_cmp(&(b.0 - goal).abs()))
    }

    /// What it costs to take this for what follows one another in `first` and `second`, `ratio` times as long.
    fn cost_of_parting(&self, first: &Self, second: &Self, ratio: f64) -> f64 {
        let Some(&(chars, _)) = self.end_near(share(first, second)) else { return f64::INFINITY };
        distance(chars * ratio, first.chars) + distance((self.chars - chars) * ratio, second.chars)
    }
}

/// The cheapest sequence of pairs.
fn pairs(sources: &[Length], targets: &[Length], anchors: &Anchors) -> Vec<Pair> {
    let (rows, columns) = (sources.len(), targets.len());
    let total = |lengths: &[Length]| lengths.iter().map(|length| length.chars).sum::<f64>().max(1.0);
    let ratio = total(targets) / total(sources);
    let cost_of = |sources: &[Length], targets: &[Length]| match (sources, targets) {
        ([source], [first, second]) => source.cost_of_parting(first, second, ratio),
        ([first, second], [target]) => target.cost_of_parting(first, second, 1.0 / ratio),
        ([source], [target]) => distance(source.chars * ratio, target.chars),
        ([source], _) => distance(source.chars * ratio, 0.0),
        (_, targets) => distance(0.0, total(targets)),
    };
    let reach = if rows * columns <= MAX_PAIRS { columns } else { BAND + columns / rows.max(1) + 2 };
    // The columns of a row that are looked at, and for each the kind of the last pair.
    let band = |row: usize| {
        let middle = row * columns / rows.max(1);
        middle.saturating_sub(reach)..(middle + reach).min(columns) + 1
    };
    let mut choices: Vec<Vec<u8>> = Vec::with_capacity(rows + 1);
    let mut costs: Vec<Vec<f64>> = Vec::with_capacity(rows + 1);
    for row in 0..=rows {
        let mut choice = vec![u8::MAX; band(row).len()];
        let mut cost = vec![f64::INFINITY; band(row).len()];
        for column in band(row) {
            let here = column - band(row).start;
            if row == 0 && column == 0 {
                cost[here] = 0.0;
                continue;
            }
            for (kind, &(down, across, prior)) in KINDS.iter().enumerate() {
                if down > row || across > column || !band(row - down).contains(&(column - across)) {
                    continue;
                }
                let back = column - across - band(row - down).start;
                let before = if down == 0 { cost[back] } else { costs[row - down][back] };
                let (source, target) = (row - down..row, column - across..column);
                let common = if down > 0 && across > 0 { anchors.cost(source.clone(), target.clone()) } else { 0.0 };
                let sum = before + cost_of(&sources[source], &targets[target]) + common - prior.ln();
                if sum < cost[here] {
                    (cost[here], choice[here]) = (sum, kind as u8);
                }
            }
        }
        if row >= 2 {
            // Only the last two rows are looked at again.
            costs[row - 2] = Vec::new();
        }
        costs.push(cost);
        choices.push(choice);
    }
    let (mut row, mut column) = (rows, columns);
    let mut pairs = Vec::new();
    while (row, column) != (0, 0) {
        let Some(&(down, across, _)) = KINDS.get(usize::from(choices[row][column - band(row).start])) else { break };
        let (target, source) = (column - across..column, row - down..row);
        let common = if down > 0 && across > 0 { anchors.cost(source.clone(), target.clone()) } else { 0.0 };
        let cost = (cost_of(&sources[source.clone()], &targets[target.clone()]) + common).max(0.0);
        pairs.push(Pair::new(target, source, cost as f32));
        (row, column) = (row - down, column - across);
    }
    pairs.reverse();
    pairs
}

/// The negative logarithm of the probability that a text whose translation should have `expected` characters has one with
/// `length`.
pub(crate) fn distance(expected: f64, length: f64) -> f64 {
    let mean = f64::midpoint(expected, length);
    if mean == 0.0 {
        return 0.0;
    }
    let deviation = ((expected - length) / (mean * VARIANCE).sqrt()).abs();
    if deviation > 5.0 {
        // The tail of the normal distribution, where the formula below has no digits left.
        return deviation * deviation / 2.0 + (deviation * (std::f64::consts::PI / 2.0).sqrt()).ln();
    }
    // Abramowitz and Stegun, Handbook of Mathematical Functions, 26.2.17, as in the program of the paper.
    let t = 1.0 / (1.0 + 0.231_641_9 * deviation);
    let series = t * (0.319_381_530 + t * (-0.356_563_782 + t * (1.781_477_937 + t * (-1.821_255_978 + t * 1.330_274_429))));
    let tail = (-deviation * deviation / 2.0).exp() / (2.0 * std::f64::consts::PI).sqrt() * series;
    -(2.0 * tail).ln()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Encoding;
    use crate::input::{Options, documents};

    fn aligned(target: &str, source: &str) -> Vec<Option<String>> {
        let mut document = documents(target.as_bytes(), "x.txt", Format::Text, &Options::default()).next().unwrap().unwrap();
        let file = SourceFile { path: "y.txt".to_owned(), encoding: Encoding::Utf8 };
        align_source(&mut document, &SourceArticle { file, text: source.to_owned(), format: Format::Text }, None);
        (0..document.units.len()).map(|unit| Some(document.source_of(unit)?.text(&document.source).to_owned())).collect()
    }

    const LONG: &str =
        "Nach elf Jahren Planung haben am Montag die Bauarbeiten an der Talsperre begonnen. Der alte Damm gilt seit Langem als undicht.";
    const OTHER: &str = "Aus dem See beziehen rund 180.000 Menschen in drei Landkreisen ihr Trinkwasser.";

    fn some(texts: &[&str]) -> Vec<Option<String>> {
        texts.iter().map(|text| (!text.is_empty()).then(|| (*text).to_owned())).collect()
    }

    #[test]
    fn pairs_paragraphs() {
        let target_long =
            "After eleven years of planning, work on the dam began on Monday. The old dam has long been considered leaky by all.";
        let target_other = "About 180,000 people in three districts get their drinking water from the lake.";
        let all = format!("{target_long}\n\n{target_other}\n");
        assert_eq!(aligned(&all, &format!("{LONG}\n{OTHER}")), some(&[LONG, OTHER]));
        // One without a partner on either side.
        assert_eq!(
            aligned(&format!("{target_long}\nFollow I follow\n{target_other}"), &format!("{LONG}\n{OTHER}")),
            some(&[LONG, "", OTHER])
        );
        assert_eq!(aligned(&all, &format!("{LONG}\nIch folge\n{OTHER}")), some(&[LONG, OTHER]));
        // Two that belong to one, and one that belongs to two.
        let parted = LONG.replace(". Der", ".\n\nDer");
        assert_eq!(aligned(&all, &format!("{parted}\n{OTHER}")), some(&[&parted, OTHER]));
        assert_eq!(aligned(&all.replace(". The", ".\nThe"), &format!("{LONG}\n{OTHER}")), some(&[LONG, LONG, OTHER]));
        // As many on both sides, and yet one left out and one added.
        assert_eq!(
            aligned(&format!("Follow I follow\n{target_long}\n{target_other}"), &format!("{LONG}\n{OTHER}\nDie Behörde prüft den Fall.")),
            some(&["", LONG, OTHER])
        );
        assert_eq!(aligned(&all, ""), some(&["", ""]));
        assert_eq!(aligned("", LONG), some(&[]));
    }

    /// Paragraphs of which nothing but their number is known.
    fn nothing(sources: usize, targets: usize) -> Anchors {
        let blank = |count| (lang::unknown(), std::iter::repeat_n("", count));
        Anchors::new(blank(sources), blank(targets))
    }

    #[test]
    fn copes_with_many_paragraphs() {
        let length = |chars: u32| Length { chars: f64::from(chars), ends: Vec::new() };
        let lengths: Vec<Length> = (0..5000).map(|index| length(40 + index * 7919 % 311)).collect();
        let fewer: Vec<Length> = (0..5000).filter(|index| *index != 2500).map(|index| length(40 + index * 7919 % 311)).collect();
        let pairs = pairs(&lengths, &fewer, &nothing(lengths.len(), fewer.len()));
        let straight = |back: usize| move |row: usize| (row - back..row + 1 - back, row..row + 1);
        let pairs: Vec<_> = pairs.iter().map(|pair| (pair.target(), pair.source())).collect();
        assert!((0..2490).map(straight(0)).chain((2510..5000).map(straight(1))).all(|pair| pairs.contains(&pair)));
        let many: Vec<Length> = (0..100_000).map(|_| length(10)).collect();
        assert_eq!(super::pairs(&[length(10)], &many, &nothing(1, many.len())).len(), 100_000);
    }
}
