//! Asks the source about hits: whether a rule looks there at all, and whether the words that lead to its fault stand there.

use super::Hit;
use super::compile::Compiled;
use crate::article::Article;
use crate::diagnostic::{Related, Severity};
use crate::ruleset::Rule;
use crate::text::{BlockKind, Paragraph, Span};
use mtlint_tables::program::{Place, Search};
use mtlint_tables::rule::definition::When;
use mtlint_tables::rule::schema::Scope;
use std::collections::BTreeMap;
use std::ops::Range;

/// Drops the hits that do not count where they stand, and those of witnesses that say otherwise; the others weigh more or less
/// by what their witnesses say.
pub(super) fn ask(compiled: &Compiled, article: &Article<'_>, hits: &mut Vec<Hit>) {
    let is_asked = |hit: &Hit| {
        let definition = &compiled.rule(hit.rule).definition;
        let When { source, source_lacks, scope } = &definition.when;
        source.is_some() || source_lacks.is_some() || !scope.is_empty() || !definition.witnesses.is_empty()
    };
    if !hits.iter().any(is_asked) {
        return;
    }
    let mut inquiry = Inquiry { compiled, article, found: BTreeMap::new() };
    hits.retain_mut(|hit| inquiry.counts(hit) && inquiry.weighs(hit));
}

struct Inquiry<'a, 'd> {
    compiled: &'a Compiled,
    article: &'a Article<'d>,
    /// The first match of a regex (by its slot) in the paragraphs of the source that begin with one: all hits in a paragraph of the
    /// target ask the same.
    found: BTreeMap<(usize, usize), Option<Span>>,
}

impl Inquiry<'_, '_> {
    /// Whether a hit of the rule counts at its place.
    fn counts(&mut self, hit: &Hit) -> bool {
        let When { source, source_lacks, scope } = &self.compiled.rule(hit.rule).definition.when;
        let paragraph = self.article.target.paragraph_at(hit.span.start);
        if !scope.is_empty() && !paragraph.is_some_and(|index| looks_at(scope, index, &self.article.target.paragraphs[index])) {
            return false;
        }
        if source.is_none() && source_lacks.is_none() {
            return true;
        }
        let slot = self.compiled.source_slot(hit.rule);
        let sources = self.sources(hit);
        !sources.is_empty()
            && source.as_ref().is_none_or(|regex| self.first(slot, regex, &sources).is_some())
            && source_lacks.as_ref().is_none_or(|regex| self.first(slot + 1, regex, &sources).is_none())
    }

    /// Says in the hit what its witness says. False where it takes the last weight from it.
    fn weighs(&mut self, hit: &mut Hit) -> bool {
        let rule = self.compiled.rule(hit.rule);
        let source = self.article.document.source_lang.as_ref().map(|lang| lang.primary());
        let witness = rule.definition.witnesses.iter().position(|(language, _)| Some(language.as_str()) == source);
        let Some(number) = witness else { return true };
        let sources = self.sources(hit);
        if sources.is_empty() {
            return true;
        }
        match self.first(self.compiled.witness_slot(hit.rule, number), &rule.definition.witnesses[number].1, &sources) {
            Some(span) => {
                hit.severity = Some(borne_out(rule));
                hit.source.get_or_insert_with(|| Box::new(Related { span, message: "what the source says".to_owned() }));
            }
            None => match rule.severity {
                Severity::Note => return false,
                Severity::Warning => hit.severity = Some(Severity::Note),
                Severity::Error => hit.severity = Some(Severity::Warning),
            },
        }
        true
    }

    /// The paragraphs of the source that the hit was translated from.
    fn sources(&self, hit: &Hit) -> Range<usize> {
        let paragraph = self.article.target.paragraph_at(hit.span.start);
        paragraph.map_or(0..0, |index| self.article.source_paragraphs(self.article.target.paragraphs[index].unit()))
    }

    /// Where a regex first matches in some paragraphs of the source.
    fn first(&mut self, slot: usize, regex: &str, paragraphs: &Range<usize>) -> Option<Span> {
        let (compiled, side) = (self.compiled, self.article.source()?);
        *self.found.entry((slot, paragraphs.start)).or_insert_with(|| {
            side.paragraphs[paragraphs.clone()].iter().find_map(|paragraph| {
                let text = paragraph.span.text(side.text);
                let found = compiled.regex(slot).get(regex)?.find(&Place::new(text, Search::Anywhere))?;
                let start = paragraph.span.start as usize;
                Some(Span::of(start + found.start..start + found.end))
            })
        })
    }
}

/// What a finding weighs that the source bears out: it is no matter of taste then, unless the user has decided.
fn borne_out(rule: &Rule) -> Severity {
    if rule.severity == rule.definition.severity { rule.severity.max(Severity::Warning) } else { rule.severity }
}

/// Whether a rule of this scope looks at a paragraph of the target, which has this index.
pub(super) fn looks_at(scope: &[Scope], index: usize, paragraph: &Paragraph) -> bool {
    scope.is_empty() || scope.iter().any(|scope| is_in(*scope, index, paragraph))
}

fn is_in(scope: Scope, index: usize, paragraph: &Paragraph) -> bool {
    match scope {
        Scope::FirstLine => index == 0,
        Scope::Heading => paragraph.kind == BlockKind::Heading,
        Scope::ListItem => paragraph.kind == BlockKind::ListItem,
        Scope::Paragraph => paragraph.kind == BlockKind::Paragraph,
        Scope::Segment => paragraph.kind == BlockKind::Segment,
        Scope::TableCell => paragraph.kind == BlockKind::Cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Linter;
    use crate::input::{self, Format, Options};
    use crate::ruleset::RuleSet;

    const CALQUE: &str = "match.phrases = [\"actual\"]\nwitness = { de = '(?i)\\baktuell', fr = '(?i)\\bactuel' }";

    /// A rule file, of which `keys` begin at the eighth line.
    fn rule(severity: &str, keys: &str) -> String {
        format!(
            "[[rule]]\nid = \"house/words\"\nmessage = \"m\"\nwhy = \"w\"\nseverity = \"{severity}\"\ncategory = \"style/awkward\"\n\
             bad = [\"[x]\"]\n{keys}\ngood = [\"y\"]\n"
        )
    }

    /// What a rule with these keys finds in a document, as the severity, the hit and what the source says.
    fn found(severity: &str, keys: &str, format: Format, text: &str) -> Vec<(String, String, String)> {
        let mut rules = RuleSet::empty();
        rules.add("house.toml", &rule(severity, keys)).unwrap_or_else(|error| panic!("{error}"));
        let linter = Linter::new(rules);
        let options = Options { lang: "en".parse().ok(), ..Options::default() };
        let documents = input::documents(text.as_bytes(), "x", format, &options).map(|document| document.expect("it is read"));
        documents
            .flat_map(|document| {
                let findings = linter.check(&document).into_iter();
                findings
                    .map(|finding| {
                        let source = finding.source.map_or(String::new(), |source| source.span.text(&document.source).to_owned());
                        (finding.severity.name().to_owned(), finding.span.text(&document.text).to_owned(), source)
                    })
                    .collect::<Vec<_>>()
            })
            .collect()
    }

    fn record(source_lang: &str, source: &str, target: &str) -> String {
        format!("{{\"source_lang\": \"{source_lang}\", \"source\": \"{source}\", \"target\": \"{target}\", \"lang\": \"en\"}}\n")
    }

    fn one(severity: &str, keys: &str, source_lang: &str, source: &str) -> Vec<(String, String)> {
        let found = found(severity, keys, Format::Jsonl, &record(source_lang, source, "The actual price is known."));
        found.into_iter().map(|(severity, _, source)| (severity, source)).collect()
    }

    #[test]
    fn a_witness_raises_and_lowers() {
        let said = |severity: &str, source: &str| vec![(severity.to_owned(), source.to_owned())];
        for (severity, borne_out, otherwise) in
            [("note", "warning", vec![]), ("warning", "warning", said("note", "")), ("error", "error", said("warning", ""))]
        {
            assert_eq!(one(severity, CALQUE, "de", "Der aktuelle Preis ist bekannt."), said(borne_out, "aktuell"));
            assert_eq!(one(severity, CALQUE, "de", "Der wahre Preis ist bekannt."), otherwise);
            // Nobody was asked.
            assert_eq!(one(severity, CALQUE, "cs", "Cena je známa."), said(severity, ""));
            assert_eq!(one(severity, CALQUE, "de", ""), said(severity, ""));
        }
        assert_eq!(one("note", CALQUE, "fr", "Le prix actuel est connu."), said("warning", "actuel"));
    }

    #[test]
    fn a_severity_of_the_users_is_not_raised() {
        let mut rules = RuleSet::empty();
        rules.add("a.toml", &rule("note", CALQUE)).expect("it is a rule");
        rules.add("b.toml", "[[override]]\nrule = \"house/words\"\nseverity = \"error\"\n").expect("it is known");
        assert_eq!(borne_out(&rules.rules()[0]), Severity::Error);
        rules.add("c.toml", "[[override]]\nrule = \"house/words\"\nseverity = \"note\"\n").expect("it is known");
        assert_eq!(borne_out(&rules.rules()[0]), Severity::Warning);
    }

    #[test]
    fn each_segment_asks_its_own_source() {
        let records: String = [("Der aktuelle Preis.", "The actual price."), ("Der wahre Preis.", "The actual price.")]
            .iter()
            .map(|(source, target)| record("de", source, target).replace("{\"source_lang", "{\"doc\": \"a\", \"source_lang"))
            .collect();
        let found = found("warning", CALQUE, Format::Jsonl, &records);
        let severities: Vec<&str> = found.iter().map(|(severity, ..)| severity.as_str()).collect();
        assert_eq!(severities, ["warning", "note"]);
    }

    #[test]
    fn a_condition_drops_the_hit() {
        let must = "match.phrases = [\"actual\"]\nwhen.source = 'aktuell'";
        let must_not = "match.phrases = [\"actual\"]\nwhen.source_lacks = 'wahr'";
        for (keys, source, count) in [
            (must, "Der aktuelle Preis ist bekannt.", 1),
            (must, "Der wahre Preis ist bekannt.", 0),
            (must, "", 0),
            (must_not, "Der aktuelle Preis ist bekannt.", 1),
            (must_not, "Der wahre Preis ist bekannt.", 0),
            (must_not, "", 0),
        ] {
            assert_eq!(one("note", keys, "de", source).len(), count, "{keys} {source}");
        }
    }

    #[test]
    fn a_scope_is_where_a_hit_counts() {
        let text = "actual one\n\n# The actual two\n\n- actual three\n\nThe actual four.\n\n| a | b |\n|---|---|\n| actual five | b |\n";
        let found = |scope: &str| {
            let keys = format!("match.pattern = 'actual \\w+'\nwhen.scope = [{scope}]");
            let found = found("note", &keys, Format::Markdown, text).into_iter();
            found.map(|(_, hit, _)| hit.rsplit(' ').next().unwrap_or_default().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(found("\"first-line\""), ["one"]);
        assert_eq!(found("\"heading\""), ["two"]);
        assert_eq!(found("\"list-item\""), ["three"]);
        assert_eq!(found("\"paragraph\""), ["one", "four"]);
        assert_eq!(found("\"table-cell\", \"heading\""), ["two", "five"]);
        assert_eq!(found("\"segment\""), [""; 0]);
    }

    #[test]
    fn a_mistake_has_its_place() {
        for (keys, place) in [
            ("match.phrases = [\"x\"]\nwhen.scope = []", "`scope` is empty"),
            ("match.phrases = [\"x\"]\nwhen.scope = [\"title\"]", "unknown value `title`"),
            ("match.phrases = [\"x\"]\nwhen.source = '('", "in the regex `(`"),
            ("match.phrases = [\"x\"]\nwitness = { deutsch = 'x' }", "`deutsch` is not a language"),
            ("match.phrases = [\"x\"]\nwitness = { de = '[' }", "in the regex `[`"),
        ] {
            let error = RuleSet::empty().add("house.toml", &rule("note", keys)).expect_err(keys).to_string();
            assert!(error.starts_with("house.toml:") && error.contains(place), "{error}");
        }
    }
}
