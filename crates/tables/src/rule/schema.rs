//! Exactly what a rule file may say. Nothing here is validated beyond its shape; `validate.rs` does the rest.

use crate::{Safety, Severity};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{MapAccess, Visitor, value::MapAccessDeserializer};
use serde::{Deserialize, Deserializer};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use toml::Spanned;

/// A rule file.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleFile {
    /// The rules of the file, in order.
    #[serde(default)]
    pub rule: Vec<RuleTable>,
    /// Changes to rules that others wrote.
    #[serde(default, rename = "override")]
    pub overrides: Vec<Override>,
}

/// A change to a rule that someone else wrote.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Override {
    /// A rule id (`family/name`) or a family (`family/`).
    #[schemars(with = "String")]
    pub rule: Spanned<String>,
    /// The new weight, or `off`.
    pub severity: Weight,
}

/// A severity or `off`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Weight {
    /// The rule does not run.
    Off,
    /// Worth a look.
    Note,
    /// A fault an editor would mend.
    Warning,
    /// A fault that must not be published.
    Error,
}

impl Weight {
    /// The severity, none for `off`.
    pub const fn severity(self) -> Option<Severity> {
        match self {
            Self::Off => None,
            Self::Note => Some(Severity::Note),
            Self::Warning => Some(Severity::Warning),
            Self::Error => Some(Severity::Error),
        }
    }
}

/// One rule: what to find, what to say, how to mend it, and the examples that prove it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleTable {
    /// `family/name` in kebab-case: names the fault rather than the cure, and is never reused.
    #[schemars(with = "String", regex(pattern = r"^[a-z][a-z0-9-]*/[a-z0-9][a-z0-9-]*$"))]
    pub id: Spanned<String>,
    /// One line: what is wrong here. `$0`, `$1`, `${name}` and `${fix}` stand for the hit, its groups, the suggestion.
    #[schemars(with = "String")]
    pub message: Spanned<String>,
    /// Where the fault comes from and why it matters.
    pub why: String,
    /// How much a finding matters.
    pub severity: Severity,
    /// The MQM category, such as `accuracy/addition`.
    #[schemars(with = "String")]
    pub category: Spanned<String>,
    /// Whether it runs without being asked for.
    #[serde(default)]
    pub status: Status,
    /// Target languages (`en`, `de`); none means any.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub languages: Vec<Spanned<String>>,
    /// Only for text translated from one of these, or from nobody knows what.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub sources: Vec<Spanned<String>>,
    /// Only where the source language is known.
    #[serde(default)]
    pub sources_strict: bool,
    /// Ids that the rule had before.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// What to find.
    #[serde(rename = "match")]
    #[schemars(with = "MatchTable")]
    pub matches: Spanned<MatchTable>,
    /// Literals of which one always stands in the block, for a pattern from which none can be drawn.
    #[serde(default)]
    pub hint: Vec<String>,
    /// Where a hit counts.
    #[serde(default)]
    #[schemars(with = "WhenTable")]
    pub when: WhenTable,
    /// For each source language a regex for the words that lead to the fault. Where the text that a hit was translated from has
    /// them the finding weighs more, and where it has not, less.
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, String>")]
    pub witness: BTreeMap<Spanned<String>, Spanned<String>>,
    /// Guards, tried only after a hit; any of them silences it.
    #[serde(default)]
    #[schemars(with = "Vec<GuardTable>")]
    pub unless: Vec<Spanned<GuardTable>>,
    /// How to mend it.
    #[schemars(with = "Option<FixTable>")]
    pub fix: Option<Spanned<FixTable>>,
    /// Texts in which `[…]` marks the exact span that must be reported.
    #[schemars(with = "Vec<ExampleForm>")]
    pub bad: Spanned<Vec<ExampleForm>>,
    /// Texts that must stay silent.
    #[schemars(with = "Vec<ExampleForm>")]
    pub good: Spanned<Vec<ExampleForm>>,
    /// Why the fault has no other form than that of the examples: they are then not varied to see whether the rule knows others.
    #[schemars(with = "Option<String>")]
    pub fixed: Option<Spanned<String>>,
}

/// Whether a rule runs without being asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, serde::Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Runs unless it is switched off.
    #[default]
    Stable,
    /// Runs only when selected by its id or family.
    Preview,
}

/// What to find: exactly one kind.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MatchTable {
    /// Words, whatever their case, spacing and typography, on word boundaries.
    #[schemars(with = "Option<Vec<String>>")]
    pub phrases: Option<Spanned<Vec<Spanned<String>>>>,
    /// Phrases, each with its suggestion.
    #[schemars(with = "Option<BTreeMap<String, String>>")]
    pub swap: Option<Spanned<BTreeMap<String, String>>>,
    /// Regexes, each for a whole line or block.
    #[schemars(with = "Option<Vec<String>>")]
    pub lines: Option<Spanned<Vec<Spanned<String>>>>,
    /// A regex within one block.
    #[schemars(with = "Option<String>")]
    pub pattern: Option<Spanned<String>>,
    /// Groups of forms of which one document uses one; the first of a group is preferred.
    #[schemars(with = "Option<Vec<Vec<String>>>")]
    pub variants: Option<Spanned<Vec<Vec<String>>>>,
    /// The name of a native check.
    #[schemars(with = "Option<String>")]
    pub check: Option<Spanned<String>>,
    /// The fault of the check.
    #[schemars(with = "Option<String>")]
    pub fault: Option<Spanned<String>>,
    /// For a check: the least number that counts.
    pub min: Option<u32>,
    /// For a check: the greatest number or distance that counts.
    pub max: Option<u32>,
    /// For a check: words or phrases that are exempt.
    pub except: Option<Vec<String>>,
    /// Spellings that the house prescribes, as they are to be written.
    pub prefer: Option<Vec<String>>,
}

/// A guard: it holds if all of its keys hold.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GuardTable {
    /// A regex that matches in the block and touches the hit.
    #[schemars(with = "Option<String>")]
    pub text: Option<Spanned<String>>,
    /// A regex that matches right up to the start of the hit.
    #[schemars(with = "Option<String>")]
    pub before: Option<Spanned<String>>,
    /// A regex that matches right from the end of the hit.
    #[schemars(with = "Option<String>")]
    pub after: Option<Spanned<String>>,
    /// A regex that matches anywhere in the block.
    #[schemars(with = "Option<String>")]
    pub block: Option<Spanned<String>>,
    /// The hit stands inside quotation marks.
    pub quoted: Option<bool>,
}

/// Where a hit counts: all of it must hold.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WhenTable {
    /// A regex that matches in the text that the block was translated from.
    #[schemars(with = "Option<String>")]
    pub source: Option<Spanned<String>>,
    /// A regex that does not match in the text that the block was translated from.
    #[schemars(with = "Option<String>")]
    pub source_lacks: Option<Spanned<String>>,
    /// The block is one of these.
    #[schemars(with = "Option<Vec<Scope>>")]
    pub scope: Option<Spanned<Vec<Scope>>>,
}

/// What kind of block a hit stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, serde::Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// The first block of the article, whatever its kind.
    FirstLine,
    /// A heading marked as one.
    Heading,
    /// A list item marked as one.
    ListItem,
    /// A paragraph, or a line of plain text.
    Paragraph,
    /// A segment of a format with records.
    Segment,
    /// A table cell.
    TableCell,
}

impl Scope {
    /// As rule files write it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::FirstLine => "first-line",
            Self::Heading => "heading",
            Self::ListItem => "list-item",
            Self::Paragraph => "paragraph",
            Self::Segment => "segment",
            Self::TableCell => "table-cell",
        }
    }
}

/// How to mend it: `replace`, `delete`, or neither where the match brings its own suggestion.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FixTable {
    /// The text to stand instead; `$1` and `${name}` are groups of the pattern.
    #[schemars(with = "Option<String>")]
    pub replace: Option<Spanned<String>>,
    /// What to take away.
    pub delete: Option<Delete>,
    /// How far the fix can be trusted.
    #[serde(default = "suggest")]
    pub safety: Safety,
}

const fn suggest() -> Safety {
    Safety::Suggest
}

/// What a fix deletes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, serde::Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Delete {
    /// The hit and one space beside it.
    Match,
    /// The block with its line end and one of the blank lines around it.
    Line,
}

/// An example: a text, or a table with `text` and what goes with it.
#[derive(Debug)]
pub struct ExampleForm(pub Example);

/// A text that shows a rule at work or at rest.
#[derive(Debug, Clone, Default, Deserialize, serde::Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The text; in a `bad` example `[…]` marks what must be found.
    pub text: String,
    /// The text after the fix.
    pub fix: Option<String>,
    /// The target language, where the rule is for several or any.
    pub lang: Option<String>,
    /// The language it was translated from.
    pub source_lang: Option<String>,
    /// The text it was translated from, line by line.
    pub source: Option<String>,
    /// The lines, counted from 1, that a file would mark as not translated yet.
    #[serde(default)]
    pub marked_untranslated: Vec<u32>,
    /// Spellings of names that the house prescribes, as `[names]` of `mtlint.toml` does.
    #[serde(default)]
    pub prefer: Vec<String>,
    /// A glossary of the house as a CSV table, for a rule about its terms.
    pub glossary: Option<String>,
    /// The other articles of the set, for a rule that compares articles.
    #[serde(default)]
    pub set: Vec<String>,
    /// The texts they were translated from, one for each.
    #[serde(default)]
    pub set_source: Vec<String>,
}

impl<'de> Deserialize<'de> for ExampleForm {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Form;

        impl<'de> Visitor<'de> for Form {
            type Value = Example;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(
                    "a text, or a table with `text` and optionally `fix`, `lang`, `source_lang`, `source`, `marked_untranslated`, `prefer`, `glossary`, `set`, `set_source`",
                )
            }

            fn visit_str<E>(self, text: &str) -> Result<Example, E> {
                Ok(Example { text: text.to_owned(), ..Example::default() })
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Example, A::Error> {
                Example::deserialize(MapAccessDeserializer::new(map))
            }
        }

        deserializer.deserialize_any(Form).map(Self)
    }
}

impl JsonSchema for ExampleForm {
    fn schema_name() -> Cow<'static, str> {
        "ExampleForm".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let table = generator.subschema_for::<Example>();
        json_schema!({ "anyOf": [{ "type": "string" }, table] })
    }
}
