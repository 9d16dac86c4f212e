//! What SARIF says of the tool and of its rules.

use super::Message;
use crate::diagnostic::Severity;
use serde::Serialize;
use std::sync::Arc;

/// What a report says of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleInfo {
    /// `family/name`.
    pub id: Arc<str>,
    /// What is wrong, in one line, without placeholders.
    pub summary: String,
    /// Why it is wrong.
    pub why: String,
    /// How it is mended, with examples, in lines.
    pub help: String,
    /// Its weight in this run.
    pub severity: Severity,
    /// The MQM category.
    pub category: Arc<str>,
    /// The address of its page, if the house has such pages.
    pub page: Option<String>,
}

/// The program, and the rules that it tells of.
#[derive(Serialize)]
pub(super) struct Tool<'r> {
    driver: Driver<'r>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver<'r> {
    name: &'static str,
    semantic_version: &'static str,
    rules: Vec<ReportingDescriptor<'r>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ReportingDescriptor<'r> {
    id: &'r str,
    short_description: Message<'r>,
    full_description: Message<'r>,
    help: Message<'r>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help_uri: Option<&'r str>,
    default_configuration: Configuration,
    properties: RuleProperties<'r>,
}

#[derive(Serialize)]
struct Configuration {
    level: Severity,
}

#[derive(Serialize)]
struct RuleProperties<'r> {
    /// The MQM category.
    category: &'r str,
    tags: Vec<&'r str>,
}

impl<'r> Tool<'r> {
    pub(super) fn new(rules: impl Iterator<Item = &'r RuleInfo>) -> Self {
        let rules = rules.map(ReportingDescriptor::new).collect();
        Self { driver: Driver { name: env!("CARGO_PKG_NAME"), semantic_version: env!("CARGO_PKG_VERSION"), rules } }
    }
}

impl<'r> ReportingDescriptor<'r> {
    fn new(rule: &'r RuleInfo) -> Self {
        let mut tags = vec![&*rule.category];
        tags.extend(rule.category.split_once('/').map(|(dimension, _)| dimension));
        tags.sort_unstable();
        Self {
            id: &rule.id,
            short_description: Message::new(&rule.summary),
            full_description: Message::new(&rule.why),
            help: Message::new(&rule.help),
            help_uri: rule.page.as_deref(),
            default_configuration: Configuration { level: rule.severity },
            properties: RuleProperties { category: &rule.category, tags },
        }
    }
}
