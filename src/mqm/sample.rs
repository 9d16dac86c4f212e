//! How far a score can be trusted: it is computed again and again over segments drawn by lot from those that there are (the bootstrap of
//! Koehn, “Statistical Significance Tests for Machine Translation Evaluation”, 2004).

use super::PARTS;
use serde::Serialize;
use std::hash::{DefaultHasher, Hash, Hasher};

/// So many times.
const DRAWS: usize = 1_000;
/// Of more segments than twice as many, neighbours are drawn together.
const MOST: usize = 10_000;

/// Neighbouring segments that are drawn together.
#[derive(Debug, Clone, Copy, Default)]
struct Part {
    /// Thousandths of a point.
    penalty: u64,
    words: u64,
    segments: u64,
}

impl Part {
    fn add(&mut self, other: Self) {
        self.penalty += other.penalty;
        self.words += other.words;
        self.segments += other.segments;
    }
}

/// The segments of a system, of which memory holds a bounded number of sums.
#[derive(Debug, Default)]
pub struct Sample {
    parts: Vec<Part>,
    /// How many segments a part holds.
    size: usize,
    /// What is not yet a whole part.
    rest: Part,
    all: Part,
    /// Of what was translated, in order.
    hasher: DefaultHasher,
}

/// A score and where 95 of 100 samples have theirs.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Interval {
    /// Of all segments.
    pub score: f64,
    /// The 2.5th percentile.
    pub low: f64,
    /// The 97.5th percentile.
    pub high: f64,
}

/// The scores of a system's samples.
#[derive(Debug)]
pub struct Scores {
    /// The penalty of a thousand words.
    pub per_1000_words: Interval,
    /// The penalty of a segment.
    pub per_segment: Interval,
    /// The penalty of a segment in each sample, in the order of the draws.
    pub draws: Vec<f64>,
}

impl Sample {
    /// Adds a segment: the text that it was translated from, the words it has, and the thousandths of a point that its findings weigh.
    pub fn add(&mut self, source: &str, words: usize, penalty: u64) {
        source.hash(&mut self.hasher);
        self.size = self.size.max(1);
        let segment = Part { penalty, words: words as u64, segments: 1 };
        self.all.add(segment);
        self.rest.add(segment);
        if self.rest.segments as usize == self.size {
            self.parts.push(std::mem::take(&mut self.rest));
        }
        if self.parts.len() == 2 * MOST {
            self.size *= 2;
            let twos = self.parts.chunks(2).map(|two| {
                let mut sum = Part::default();
                two.iter().for_each(|part| sum.add(*part));
                sum
            });
            self.parts = twos.collect();
        }
    }

    /// How many segments were added.
    pub const fn segments(&self) -> u64 {
        self.all.segments
    }

    /// Of all segments, in points.
    pub fn penalty(&self) -> f64 {
        self.all.penalty as f64 / f64::from(PARTS)
    }

    /// Whether another system translated the same, segment by segment.
    pub fn is_of_same_segments(&self, other: &Self) -> bool {
        self.all.segments == other.all.segments && self.hasher.finish() == other.hasher.finish()
    }

    /// The scores. Of systems with the same segments the same segments are drawn, because all begin with the same number.
    pub fn scores(&self) -> Scores {
        let mut parts = self.parts.clone();
        if self.rest.segments > 0 {
            parts.push(self.rest);
        }
        let mut numbers = Numbers(0x6d74_6c69_6e74);
        let sums: Vec<Part> = (0..DRAWS)
            .map(|_| {
                let mut sum = Part::default();
                (0..parts.len()).for_each(|_| sum.add(parts[numbers.below(parts.len())]));
                sum
            })
            .collect();
        // What has points and not a word is worse than any text.
        let per_words = |sum: &Part| {
            if sum.words == 0 && sum.penalty > 0 { f64::INFINITY } else { rate(sum.penalty, sum.words) * 1_000.0 }
        };
        let per_segment = |sum: &Part| rate(sum.penalty, sum.segments);
        Scores {
            per_1000_words: interval(per_words(&self.all), sums.iter().map(per_words).collect()),
            per_segment: interval(per_segment(&self.all), sums.iter().map(per_segment).collect()),
            draws: sums.iter().map(per_segment).collect(),
        }
    }
}

/// In how many per cent of the samples, which are of the same segments, the first system has the lower score; half of a tie counts.
pub fn better(first: &Scores, second: &Scores) -> f64 {
    let halves = first.draws.iter().zip(&second.draws).map(|(one, other)| match one.total_cmp(other) {
        std::cmp::Ordering::Less => 2,
        std::cmp::Ordering::Equal => 1,
        std::cmp::Ordering::Greater => 0_u32,
    });
    f64::from(halves.sum::<u32>()) * 50.0 / DRAWS as f64
}

/// Points a unit.
fn rate(parts: u64, of: u64) -> f64 {
    if of == 0 { 0.0 } else { parts as f64 / f64::from(PARTS) / of as f64 }
}

fn interval(score: f64, mut samples: Vec<f64>) -> Interval {
    samples.sort_by(f64::total_cmp);
    let tail = DRAWS / 40;
    // More would only be the error of floats.
    let [score, low, high] = [score, samples[tail], samples[DRAWS - 1 - tail]].map(|score| (score * 1e6).round() / 1e6);
    Interval { score, low, high }
}

/// The numbers of SplitMix64 (Steele, Lea and Flood, 2014).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        ((u128::from(mixed) * end as u128) >> 64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Segments of ten words, each of which weighs so many tenths of a point as `penalty` says.
    fn sample(count: u32, penalty: impl Fn(u32) -> u32) -> Sample {
        let mut sample = Sample::default();
        (0..count).for_each(|index| sample.add(&index.to_string(), 10, u64::from(penalty(index) * PARTS / 10)));
        sample
    }

    #[test]
    fn scores_of_all_and_of_samples() {
        let same = sample(50, |_| 10).scores();
        assert_eq!(same.per_segment, Interval { score: 1.0, low: 1.0, high: 1.0 });
        assert_eq!(same.per_1000_words, Interval { score: 100.0, low: 100.0, high: 100.0 });
        let half = sample(400, |index| index % 2 * 10).scores().per_segment;
        // The standard error of a share of one half in 400 is 0.025.
        assert!((half.score - 0.5).abs() < 1e-9 && (0.43..0.47).contains(&half.low) && (0.53..0.57).contains(&half.high), "{half:?}");
        assert_eq!(sample(0, |_| 0).scores().per_segment, Interval { score: 0.0, low: 0.0, high: 0.0 });
        let mut empty = Sample::default();
        empty.add("1", 0, 25 * u64::from(PARTS));
        assert!(empty.scores().per_1000_words.score.is_infinite(), "translations without words are no good ones");
    }

    #[test]
    fn systems_are_compared_on_the_same_draws() {
        let (good, poor) = (sample(200, |index| index % 10), sample(200, |index| index % 10 + 1));
        assert!(good.is_of_same_segments(&poor) && !good.is_of_same_segments(&sample(199, |_| 0)));
        assert_eq!(better(&good.scores(), &poor.scores()), 100.0);
        assert_eq!(better(&good.scores(), &good.scores()), 50.0);
    }

    #[test]
    fn memory_is_bounded_and_nothing_is_lost() {
        let long = sample(70_001, |_| 10);
        assert!(long.parts.len() < 2 * MOST);
        assert_eq!((long.segments(), long.penalty()), (70_001, 70_001.0));
        assert_eq!(long.scores().per_segment.low, 1.0);
    }
}
