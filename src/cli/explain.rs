//! What there is to say about a rule, in words for people.

use mtlint::rule::{Action, Definition, Delete, Examples, Guard, Matcher, Status, When};
use mtlint::rule_pages::RulePages;
use mtlint::ruleset::Rule;
use mtlint::visible::{Visible, visible};
use std::fmt::Write as _;

/// What a rule is, finds and does: the names of facts, and what is to be said, in one line but for the shapes of lines.
pub(super) fn facts(rule: &Rule) -> Vec<(String, String)> {
    let definition = &rule.definition;
    let state = match (rule.enabled, definition.status) {
        (true, _) => "on",
        (false, Status::Preview) => "preview: runs when selected",
        (false, Status::Stable) => "off",
    };
    let languages = if definition.languages.is_empty() { "any".to_owned() } else { definition.languages.join(", ") };
    let mut facts = vec![
        ("Severity".to_owned(), format!("{} ({state})", rule.severity)),
        ("Category".to_owned(), definition.category.to_string()),
        ("Languages".to_owned(), languages),
    ];
    let mut add = |name: &str, said: String| facts.push((name.to_owned(), visible(&said).into_owned()));
    if !definition.sources.is_empty() {
        let strict = if definition.sources_strict { "" } else { ", or an unknown language" };
        add("Translated from", format!("{}{strict}", definition.sources.join(", ")));
    }
    if !definition.aliases.is_empty() {
        add("Once called", definition.aliases.join(", "));
    }
    facts.push(("Finds".to_owned(), finds(&definition.matcher)));
    let mut add = |name: &str, said: String| facts.push((name.to_owned(), visible(&said).into_owned()));
    let When { source, source_lacks, scope } = &definition.when;
    if !scope.is_empty() {
        add("Only in", scope.iter().map(|scope| scope.name()).collect::<Vec<_>>().join(", "));
    }
    if let Some(regex) = source {
        add("Only where the source matches", regex.clone());
    }
    if let Some(regex) = source_lacks {
        add("Only where the source does not match", regex.clone());
    }
    for (language, regex) in &definition.witnesses {
        add(&format!("Borne out by the {language} source"), regex.clone());
    }
    if !definition.unless.is_empty() {
        add("Unless", definition.unless.iter().map(guard).collect::<Vec<_>>().join("; or "));
    }
    add("Fix", remedy(definition));
    add("Defined at", Visible(&definition.place).to_string());
    facts
}

/// What `rules explain` prints.
pub(super) fn text(rule: &Rule, examples: Option<&Examples>, pages: Option<&RulePages>) -> String {
    let definition = &rule.definition;
    let id = &definition.id;
    // Writing into a string can't fail.
    let mut text = format!("{id}\n{}\n\n{}\n\n{}\n\n", "=".repeat(id.len()), visible(&rule.headline()), definition.why);
    for (name, said) in facts(rule) {
        let _ = writeln!(text, "{:<11} {said}", format!("{name}:"));
    }
    if let Some(pages) = pages {
        let _ = writeln!(text, "Read more:  {}", pages.of(id));
    }
    let Some(examples) = examples else { return text };
    for example in &examples.bad {
        let _ = writeln!(text, "\nBad:\n{}", indented(&example.text));
        if let Some(fixed) = &example.fix {
            let _ = writeln!(text, "\nUse instead:\n{}", indented(fixed));
        }
    }
    for example in &examples.good {
        let _ = writeln!(text, "\nGood:\n{}", indented(&example.text));
    }
    text
}

fn finds(matcher: &Matcher) -> String {
    const MOST: usize = 6;
    let several = |items: Vec<String>, kind: &str| {
        let rest = items.len().saturating_sub(MOST);
        let more = if rest > 0 { format!(" and {rest} more") } else { String::new() };
        format!("{kind} {}{more}", items.into_iter().take(MOST).collect::<Vec<_>>().join(", "))
    };
    match matcher {
        Matcher::Phrases(phrases) => several(phrases.iter().map(|phrase| format!("“{phrase}”")).collect(), "the words"),
        Matcher::Swap(swaps) => several(swaps.iter().map(|(old, new)| format!("“{old}” (better “{new}”)")).collect(), "the words"),
        Matcher::Lines(lines) => {
            let shapes: Vec<String> = lines.iter().map(|line| format!("\n    {}", line.regex)).collect();
            format!("whole lines of such a shape:{}", shapes.concat())
        }
        Matcher::Pattern(pattern) => format!("the pattern {}", pattern.regex),
        Matcher::Variants(groups) => several(groups.iter().map(|group| group.join("/")).collect(), "two forms of one group in a document:"),
        Matcher::Check { check, fault, .. } => format!("the fault “{fault}” of the native check “{check}”"),
    }
}

fn guard(guard: &Guard) -> String {
    let parts = [
        guard.text.as_ref().map(|regex| format!("it touches “{regex}”")),
        guard.before.as_ref().map(|regex| format!("“{}” comes before it", bare(regex))),
        guard.after.as_ref().map(|regex| format!("“{}” comes after it", bare(regex))),
        guard.block.as_ref().map(|regex| format!("the block holds “{regex}”")),
        guard.quoted.map(|quoted| if quoted { "it is in quotation marks".to_owned() } else { "it is outside quotation marks".to_owned() }),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" and ")
}

/// The regex as its author wrote it, without what ties it to the hit.
fn bare(regex: &str) -> &str {
    let inner = regex.trim_start_matches('^').trim_end_matches('$');
    inner.strip_prefix("(?:").and_then(|inner| inner.strip_suffix(')')).unwrap_or(inner)
}

/// How a rule is mended.
pub(super) fn remedy(definition: &Definition) -> String {
    let Some(repair) = &definition.fix else { return "none".to_owned() };
    let action = match &repair.action {
        Action::Replace(template) if template.contains('$') => "rewrite it as in the example".to_owned(),
        Action::Replace(text) => format!("write “{text}”"),
        Action::Delete(Delete::Match) => "delete it".to_owned(),
        Action::Delete(Delete::Line) => "delete the line".to_owned(),
        Action::Suggested => "as the finding suggests".to_owned(),
    };
    let safety = match repair.safety {
        mtlint::Safety::Safe => "safe: `mtlint fix` applies it",
        mtlint::Safety::Unsafe => "unsafe: `mtlint fix --unsafe-fixes` applies it",
        mtlint::Safety::Suggest => "only shown",
    };
    format!("{action} ({safety})")
}

fn indented(text: &str) -> String {
    text.lines().map(|line| if line.is_empty() { String::new() } else { format!("    {line}") }).collect::<Vec<_>>().join("\n")
}
