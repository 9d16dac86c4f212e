//! Styles of Vale, as its manual describes them: a YAML file for each rule. What mtlint has no like of is left out.

use super::draft::{Draft, Finds, id_of};
use super::sample::sample;
use crate::{Severity, file_name};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

/// The keys that say what a rule finds; the others do not matter here.
#[derive(Debug, Deserialize)]
struct StyleFile {
    extends: String,
    message: String,
    level: Option<String>,
    link: Option<String>,
    #[serde(default)]
    ignorecase: bool,
    /// Words may begin and end anywhere.
    #[serde(default)]
    nonword: bool,
    #[serde(default)]
    tokens: Vec<String>,
    #[serde(default)]
    raw: Vec<String>,
    #[serde(default)]
    swap: BTreeMap<String, String>,
    #[serde(default)]
    either: BTreeMap<String, String>,
    #[serde(default)]
    exceptions: Vec<String>,
}

/// The rules of a file and what of it makes none.
pub(super) fn drafts(file: &Path, text: &str) -> Result<(Vec<Draft>, Vec<String>), String> {
    let style: StyleFile = serde_saphyr::from_str(text).map_err(|error| first_line(&error.to_string()))?;
    let severity = match style.level.as_deref() {
        Some("error") => Severity::Error,
        Some("suggestion") => Severity::Note,
        _ => Severity::Warning,
    };
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let why = match &style.link {
        Some(link) => format!("A rule of the house, made of {name} of a style of Vale; see {link}."),
        None => format!("A rule of the house, made of {name} of a style of Vale."),
    };
    let draft = |message: String, finds: Finds| {
        let named = |text: &String| format!("`{text}`");
        let places = match &finds {
            Finds::Swap(pairs) => pairs.iter().map(|(old, _)| named(old)).collect(),
            Finds::Phrases(phrases) => phrases.iter().map(named).collect(),
            Finds::Pattern { regex, .. } => vec![named(regex)],
            Finds::Variants(groups) => groups.iter().map(|group| named(&group[0])).collect(),
        };
        let (why, exceptions) = (why.clone(), style.exceptions.clone());
        Draft { id: id_of(file), message, why, severity, finds, exceptions, file: file_name::of(file), places }
    };
    let mut drafts = Vec::new();
    let mut left_out = Vec::new();
    match style.extends.as_str() {
        "existence" => {
            let message = message(&style.message, &["$0"]);
            let (patterns, phrases): (Vec<_>, Vec<_>) = style.tokens.iter().cloned().partition(|token| style.is_pattern(token));
            if !phrases.is_empty() {
                drafts.push(draft(message.clone(), Finds::Phrases(phrases)));
            }
            let raw = (!style.raw.is_empty()).then(|| style.raw.concat());
            for token in patterns.iter().map(|token| style.on_words(token)).chain(raw) {
                match style.pattern(&token, None) {
                    Ok(finds) => drafts.push(draft(message.clone(), finds)),
                    Err(error) => left_out.push(error),
                }
            }
        }
        "substitution" => {
            let message = message(&style.message, &["${fix}", "$0"]);
            // Of several words to choose from the first is shown.
            let first = |new: &str| new.split('|').next().unwrap_or_default().to_owned();
            let (patterns, pairs): (Vec<_>, Vec<_>) = style.swap.iter().partition(|(old, _)| style.is_pattern(old));
            if !pairs.is_empty() {
                drafts.push(draft(message.clone(), Finds::Swap(pairs.into_iter().map(|(old, new)| (old.clone(), first(new))).collect())));
            }
            for (old, new) in patterns {
                match style.pattern(&style.on_words(old), Some(first(new))) {
                    Ok(finds) => drafts.push(draft(message.clone(), finds)),
                    Err(error) => left_out.push(error),
                }
            }
        }
        "consistency" => {
            let groups: Vec<_> = style.either.iter().map(|(one, other)| vec![one.clone(), other.clone()]).collect();
            match groups.iter().flatten().find(|form| has_signs(form)) {
                Some(form) => left_out.push(format!("`{form}`: two forms of one word are words here, no regexes")),
                None if groups.is_empty() => {}
                None => drafts.push(draft(message(&style.message, &["${form}"]), Finds::Variants(groups))),
            }
        }
        other => return Err(format!("`extends: {other}` has no like in mtlint")),
    }
    if drafts.is_empty() && left_out.is_empty() {
        return Err("there are no tokens, and nothing to swap".to_owned());
    }
    Ok((drafts, left_out))
}

impl StyleFile {
    /// Whether phrases can't stand for a token: they are words, whatever their case.
    fn is_pattern(&self, token: &str) -> bool {
        self.nonword || has_signs(token) || !self.ignorecase && self.extends == "existence" && token.chars().any(char::is_uppercase)
    }

    fn on_words(&self, token: &str) -> String {
        if self.nonword { token.to_owned() } else { format!(r"\b(?:{token})\b") }
    }

    fn pattern(&self, regex: &str, replace: Option<String>) -> Result<Finds, String> {
        let regex = if self.ignorecase { format!("(?i){regex}") } else { regex.to_owned() };
        if replace.as_ref().is_some_and(|replace| replace.contains('$')) {
            return Err(format!("`{regex}`: a replacement with groups has no like in mtlint"));
        }
        let sample = sample(&regex).map_err(|error| format!("`{regex}`: {}", first_line(&error)))?;
        Ok(Finds::Pattern { regex, replace, sample })
    }
}

fn has_signs(token: &str) -> bool {
    regex_syntax::escape(token).chars().filter(|&sign| sign == '\\').count() > usize::from(token.contains('-')) * token.matches('-').count()
}

/// The message with what stands for its `%s`, in order.
fn message(text: &str, values: &[&str]) -> String {
    let mut message = text.replace('$', "$$");
    for (number, value) in values.iter().enumerate() {
        message = message.replace(&format!("%[{}]s", number + 1), value);
    }
    let count = message.matches("%s").count();
    // With one sign alone, a substitution shows what to write instead.
    for value in values.iter().take(count) {
        message = message.replacen("%s", value, 1);
    }
    message.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The message of a parser that likes to draw, without the drawing.
fn first_line(message: &str) -> String {
    message.lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned()
}
