//! Numbers by value: is every number, date and amount of the source in the translation, whatever it is written with?
//!
//! Each side of a segment is read into values, the values are paired, and what stays without a partner and without an excuse is
//! reported. Spellings are never compared: other checks look at those.

mod clock;
mod compounds;
mod context;
mod digits;
mod excuse;
mod facts;
mod first_letters;
mod han;
mod ideographs;
mod item;
mod judge;
mod line;
mod names;
mod pair;
mod read;
mod relation;
mod render;
mod scales;
mod sum;
#[cfg(test)]
mod tests;
mod units;
mod words;

use crate::article::{Article, Side};
use crate::checks::{Asked, Check, Finding};
use crate::document::Pair;
use crate::text::Span;
use facts::Facts;
use item::{Item, strength};
use judge::{Sides, Verdict, judge};
use line::Line;

pub(crate) struct Values;

impl Check for Values {
    fn name(&self) -> &'static str {
        "values"
    }

    fn faults(&self) -> &'static [&'static str] {
        &[
            "changed",
            "likely-changed",
            "perhaps-changed",
            "separator",
            "split",
            "missing",
            "perhaps-missing",
            "added",
            "perhaps-added",
            "month",
            "weekday",
            "time",
            "percentage-points",
            "currency",
            "unit",
        ]
    }

    fn run(&self, article: &Article<'_>, _: &Asked<'_>, findings: &mut Vec<Finding>) {
        let Some(source) = article.source() else { return };
        let tag = |lang: &crate::lang::Lang| lang.primary().to_owned();
        let Some(own) = article.document.source_lang.as_ref().map(tag) else { return };
        let from = Facts::of(&own, source.language);
        let to = Facts::of(&tag(&article.document.lang), article.target.language);
        let (Some(from), Some(to)) = (from, to) else { return };
        let mut segments: Vec<Segment<'_>> =
            article.document.pairing.pairs().iter().filter_map(|pair| Segment::read(article, source, pair, from, to)).collect();
        for segment in &mut segments {
            pair::pair(&mut segment.source.items, &mut segment.target.items);
        }
        moved(&mut segments);
        // Of what is no translation of its source nothing more is said.
        let others: Vec<usize> = article.segments().iter().filter(|segment| segment.whole.is_some()).map(|segment| segment.unit).collect();
        for segment in segments.iter().filter(|segment| segment.is_trusted() && others.binary_search(&segment.unit).is_err()) {
            segment.report(to, findings);
        }
    }
}

/// Numbers may move to a segment nearby; only what is left is looked for there, so that no error hides behind a number that is right.
fn moved(segments: &mut [Segment<'_>]) {
    for distance in 1..=2 {
        for index in distance..segments.len() {
            let (before, after) = segments.split_at_mut(index);
            let (Some(one), Some(next)) = (before.get_mut(index - distance), after.first_mut()) else { continue };
            pair::neighbours(&mut one.source.items, &mut next.target.items);
            pair::neighbours(&mut next.source.items, &mut one.target.items);
        }
    }
}

/// One side of a segment.
struct Half<'t> {
    line: Line<'t>,
    items: Vec<Item>,
}

impl<'t> Half<'t> {
    /// Reads some paragraphs of a side, less their masks; none where there is nothing or too much to compare.
    fn read(side: &'t Side<'_>, units: std::ops::Range<usize>, facts: Facts) -> Option<Self> {
        let paragraphs = side.paragraphs.get(side.paragraphs_of(units))?;
        let parts = paragraphs.iter().flat_map(|paragraph| parts(side, paragraph.tokens()));
        let line = Line::new(side.text, parts);
        let items = read::read(&line, facts);
        (!line.text.is_empty() && items.len() <= pair::MOST).then_some(Self { line, items })
    }

    fn span(&self, index: usize) -> Span {
        self.items.get(index).map_or(Span::new(0, 0), |item| self.line.span(item.start, item.end))
    }

    /// All of it.
    fn whole(&self) -> Span {
        self.line.span(0, self.line.text.len())
    }

    fn is_left(&self) -> usize {
        self.items.iter().filter(|item| item.partner.is_none() && item.strength == strength::MUST).count()
    }
}

/// The stretches between the masks of a paragraph with these tokens.
fn parts(side: &Side<'_>, tokens: std::ops::Range<usize>) -> Vec<Span> {
    let mut parts: Vec<Span> = Vec::new();
    let mut opens = true;
    for token in side.tokens.get(tokens).unwrap_or_default() {
        match (token.kind == crate::text::TokenKind::Mask, parts.last_mut()) {
            (true, _) => opens = true,
            (false, Some(last)) if !opens => last.end = token.span.end,
            (false, _) => {
                parts.push(token.span);
                opens = false;
            }
        }
    }
    parts
}

/// A translation beside its source.
struct Segment<'t> {
    /// The index of the first of its units.
    unit: usize,
    source: Half<'t>,
    target: Half<'t>,
    /// Whether the format says that both belong together, rather than an alignment.
    is_given: bool,
}

impl<'t> Segment<'t> {
    fn read(article: &'t Article<'_>, source: &'t Side<'_>, pair: &Pair, from: Facts, to: Facts) -> Option<Self> {
        let source = Half::read(source, pair.source(), from)?;
        let target = Half::read(&article.target, pair.target(), to)?;
        Some(Self { unit: pair.target().start, source, target, is_given: pair.cost == 0.0 })
    }

    /// Whether the two belong together as far as their numbers tell: an alignment that went astray must not raise a chain of findings.
    fn is_trusted(&self) -> bool {
        let (source, target) = (self.source.is_left(), self.target.is_left());
        self.is_given
            || source.max(target) < 2
            || self.source.items.iter().filter(|item| item.partner.is_some()).count() > source.max(target)
    }

    fn report(&self, to: Facts, findings: &mut Vec<Finding>) {
        let sides = Sides { source: &self.source.items, target: &self.target.items };
        let mut verdicts = judge(&sides);
        self.splits(&mut verdicts, findings);
        findings.extend(verdicts.into_iter().map(|verdict| self.finding(verdict, to)));
    }

    /// `9, 680` and `7: 45` are one number, torn apart: takes the verdicts on its pieces out.
    fn splits(&self, verdicts: &mut Vec<Verdict>, findings: &mut Vec<Finding>) {
        for (start, end) in render::torn(&self.target.line.text) {
            let digits: String = self.target.line.part(start, end).chars().filter(char::is_ascii_digit).collect();
            let is_it = |verdict: &&Verdict| {
                verdict.source.is_some_and(|index| {
                    let item = &self.source.items[index];
                    let minutes = digits.parse::<u16>().ok().map(|own| own / 100 * 60 + own % 100);
                    item.clock.is_some_and(|clock| minutes.is_some_and(|own| own % 720 == clock % 720))
                        || item.amount().is_some_and(|amount| digits.parse() == Ok(amount))
                })
            };
            let Some(own) = verdicts.iter().find(is_it).and_then(|verdict| verdict.source) else { continue };
            let inside = |index: usize| self.target.items[index].start >= start && self.target.items[index].end <= end;
            verdicts.retain(|verdict| verdict.source != Some(own) && !verdict.target.is_some_and(inside));
            let span = self.target.line.span(start, end);
            let joined = self.target.line.raw(start, end).replace(' ', "");
            let finding = Finding::new("split", span).replace(format!("write {joined}"), span, joined);
            findings.push(self.beside(finding, own));
        }
    }

    /// Names the place in the source.
    fn beside(&self, finding: Finding, own: usize) -> Finding {
        let item = &self.source.items[own];
        finding.value("original", self.source.line.raw(item.start, item.end)).in_source(self.source.span(own), "the source has this")
    }

    fn finding(&self, verdict: Verdict, to: Facts) -> Finding {
        let span = verdict.target.map_or_else(|| self.target.whole(), |index| self.target.span(index));
        let Some(own) = verdict.source else {
            return Finding::new(verdict.fault, span).in_source(self.source.whole(), "the source has no such number");
        };
        let mut fault = verdict.fault;
        let mut fix: Option<(Span, String)> = None;
        if let Some(other) = verdict.target {
            let (source, target) = (&self.source.items[own], &self.target.items[other]);
            let digits = |half: &Half<'_>, item: &Item| -> String {
                half.line.part(item.start, item.digits_end).chars().filter(char::is_ascii_digit).collect()
            };
            let same = digits(&self.source, source) == digits(&self.target, target);
            let marked = self.target.line.part(target.start, target.digits_end).contains(['.', ',']);
            if fault.ends_with("changed") && same && marked && source.digits_end > 0 && source.scale == target.scale {
                fault = "separator";
            }
            let figure =
                matches!(fault, "changed" | "likely-changed" | "separator").then(|| render::figure(source, target, to.language)).flatten();
            fix = figure.map(|text| (self.target.line.span(target.start, target.digits_end), text));
            let written = self.target.line.raw(target.start, target.end);
            if let Some(name) = render::name(source, written, to.language).filter(|_| matches!(fault, "month" | "weekday")) {
                fix = Some((span, name.to_owned()));
            }
        }
        let finding = self.beside(Finding::new(fault, span), own);
        match fix {
            Some((span, text)) => finding.replace(format!("write {text}"), span, text),
            None => finding,
        }
    }
}
