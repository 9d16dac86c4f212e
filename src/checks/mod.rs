//! Native checks: faults that no phrase or pattern can describe. A folder or a file for each family; the table below is all of them.
//!
//! A check finds *faults*; a rule in `rules/` binds one fault of one check to an id, a severity, a message and examples.
//! So a check is on only while a rule asks for it, and words and weights stay data.

mod address;
pub(crate) mod consistency;
mod currency;
mod dates;
mod encoding;
mod hearsay;
mod labels;
mod layout;
mod letter_case;
mod marks;
mod names;
mod negation;
mod numbers;
mod omission;
mod pairs;
mod punctuation;
mod quotes;
mod reference;
mod register;
mod repetition;
mod segmentation;
mod source;
mod spelling;
mod state;
mod tags;
mod terminology;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
mod typography;
mod untranslated;

use crate::article::Article;
use crate::diagnostic::{Edit, Related, Safety};
use crate::glossary::Glossary;
use crate::set::{Set, Wants};
use crate::text::Span;
use serde::{Deserialize, Serialize};

/// A native check.
pub(crate) trait Check: Sync {
    /// The name used in `match.check`.
    fn name(&self) -> &'static str;

    /// The faults it can find: the names used in `match.fault`.
    fn faults(&self) -> &'static [&'static str];

    /// The keys of [`Params`] that it reads.
    fn params(&self) -> &'static [&'static str] {
        &[]
    }

    /// What it must know of the whole set to find `fault`.
    fn wants(&self, _fault: &str) -> Wants {
        Wants::default()
    }

    /// Looks at the whole article and adds what it finds, in any order.
    fn run(&self, article: &Article<'_>, asked: &Asked<'_>, findings: &mut Vec<Finding>);
}

/// What a rule can set of a check. A check says in [`Check::params`] which of them it reads; a rule that sets another
/// is refused.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct Params {
    /// The least number of repetitions, items or letters that counts; each check says of what.
    pub min: Option<u32>,
    /// The greatest number or distance that counts.
    pub max: Option<u32>,
    /// Words or phrases that are exempt, folded.
    pub except: Vec<String>,
    /// Spellings that the house prescribes, as they are to be written.
    pub prefer: Vec<String>,
}

/// What a check is given besides the article.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Asked<'a> {
    pub params: &'a Params,
    /// What a first pass learnt of the set that the article belongs to, if there was one.
    pub set: Option<&'a Set>,
    /// The terms of the house, if it has any.
    pub glossary: Option<&'a Glossary>,
    /// The faults that some rule reports in texts of this language, each with its rule; none where all are looked for.
    pub faults: Option<&'a [(String, usize)]>,
}

impl Asked<'_> {
    /// Whether some rule reports `fault` in texts of this language. So the languages of a fault stand in its rule.
    pub(crate) fn looks_for(&self, fault: &str) -> bool {
        self.faults.is_none_or(|faults| faults.iter().any(|(asked, _)| asked == fault))
    }
}

impl Default for Asked<'_> {
    /// A rule that sets nothing, no set and no glossary.
    fn default() -> Self {
        static NOTHING: Params = Params { min: None, max: None, except: Vec::new(), prefer: Vec::new() };
        Self { params: &NOTHING, set: None, glossary: None, faults: None }
    }
}

/// A fault that a check found.
#[derive(Debug, Clone)]
pub(crate) struct Finding {
    /// One of [`Check::faults`].
    pub fault: &'static str,
    /// Bytes of the target text.
    pub span: Span,
    /// What `$name` in the message of the rule stands for. `$0` is always the text at `span`.
    pub values: Vec<(&'static str, String)>,
    pub related: Vec<Related>,
    /// The place in the source that it goes by; bytes of the source text.
    pub source: Option<Box<Related>>,
    /// The edits that mend it and, in the imperative, what they do.
    pub fix: Option<(String, Vec<Edit>)>,
    /// The most the fix can be trusted here; the rule's own `fix.safety` may be lower.
    pub trust: Safety,
    /// How many of such findings are right, in per cent, where that has been measured; `${confidence}` in a message.
    pub confidence: Option<u8>,
}

impl Finding {
    /// A finding without a fix.
    pub(crate) fn new(fault: &'static str, span: Span) -> Self {
        Self { fault, span, values: Vec::new(), related: Vec::new(), source: None, fix: None, trust: Safety::Safe, confidence: None }
    }

    /// Adds the one edit that mends it.
    pub(crate) fn replace(mut self, description: impl Into<String>, span: Span, replacement: impl Into<String>) -> Self {
        self.fix = Some((description.into(), vec![Edit { span, replacement: replacement.into() }]));
        self
    }

    /// Adds the edits that mend it.
    pub(crate) fn edits(mut self, description: impl Into<String>, edits: Vec<Edit>) -> Self {
        self.fix = Some((description.into(), edits));
        self
    }

    /// Adds a value for the message.
    pub(crate) fn value(mut self, name: &'static str, value: impl Into<String>) -> Self {
        debug_assert!(VALUES.contains(&name), "`{name}` is missing in `VALUES`");
        self.values.push((name, value.into()));
        self
    }

    /// Adds a place that belongs to the finding.
    pub(crate) fn related(mut self, span: Span, message: impl Into<String>) -> Self {
        self.related.push(Related { span, message: message.into() });
        self
    }

    /// Adds the place in the source that it goes by.
    pub(crate) fn in_source(mut self, span: Span, message: impl Into<String>) -> Self {
        self.source = Some(Box::new(Related { span, message: message.into() }));
        self
    }

    /// Says that the fix can be trusted no more than this.
    pub(crate) fn trust(mut self, trust: Safety) -> Self {
        self.trust = trust;
        self
    }

    /// Says how many of such findings are right, in per cent.
    pub(crate) fn confidence(mut self, percent: u8) -> Self {
        self.confidence = Some(percent);
        self
    }
}

/// The names of all values that checks give to messages; which of them each fault has is in the documentation.
#[rustfmt::skip]
pub(crate) static VALUES: &[&str] = &[
    "acronym",
    "all",
    "character",
    "code",
    "correction",
    "corrections",
    "count",
    "day",
    "days",
    "documents",
    "encoding",
    "entry",
    "here",
    "instead",
    "language",
    "letters",
    "mark",
    "matter",
    "missing",
    "month",
    "name",
    "open",
    "original",
    "other",
    "others",
    "own",
    "paragraphs",
    "phrase",
    "place",
    "plain",
    "right",
    "russian",
    "script",
    "side",
    "sign",
    "single",
    "spellings",
    "style",
    "term",
    "text",
    "there",
    "times",
    "ukrainian",
    "unit",
    "usual",
    "usual_times",
    "wanted",
    "word",
    "words",
    "wrong",
];

/// All checks, by name.
#[rustfmt::skip]
pub(crate) static CHECKS: &[&dyn Check] = &[
    &repetition::added::Added,
    &address::Addresses,
    &consistency::terms::ArticleTerms,
    &segmentation::broken_paragraph::BrokenParagraph,
    &typography::calendar_case::CalendarCase,
    &dates::clock::Clock,
    &repetition::coupled::CoupledWord,
    &currency::Currency,
    &punctuation::dashes::Dashes,
    &dates::Dates,
    &segmentation::drop_cap::DropCap,
    &encoding::Encoding,
    &untranslated::foreign_script::ForeignScript,
    &reference::gender::Gender,
    &terminology::Terminology,
    &hearsay::Hearsay,
    &spelling::joined::JoinedWords,
    &labels::Labels,
    &layout::Layout,
    &letter_case::LetterCase,
    &typography::local_marks::LocalMarks,
    &repetition::loops::Loop,
    &marks::Marks,
    &consistency::mentions::Mentions,
    &spelling::misspelling::Misspelling,
    &encoding::mixed_script::MixedScript,
    &encoding::mojibake::Mojibake,
    &spelling::nominalised::Nominalised,
    &spelling::non_word::NonWord,
    &negation::Negation,
    &numbers::Numbers,
    &numbers::percent::Percent,
    &names::Names,
    &omission::Omission,
    &pairs::Pairs,
    &punctuation::Punctuation,
    &quotes::Quotes,
    &register::Register,
    &repetition::repeated_line::RepeatedLine,
    &repetition::repeated_word::RepeatedWord,
    &names::carried::CarriedNames,
    &numbers::scales::Scales,
    &segmentation::sentence_ends::SentenceEnds,
    &consistency::set::InSet,
    &source::Source,
    &state::State,
    &punctuation::spacing::Spacing,
    &consistency::english::Spelling,
    &tags::Tags,
    &names::translated_name::TranslatedName,
    &untranslated::foreign_word::ForeignWord,
    &untranslated::segment::Segment,
    &consistency::usage::Usage,
    &numbers::values::Values,
    &consistency::variants::Variants,
];

/// The check called `name`.
pub(crate) fn find(name: &str) -> Option<&'static dyn Check> {
    CHECKS.iter().copied().find(|check| check.name() == name)
}
