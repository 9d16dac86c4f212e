//! The options that several subcommands share, and what values an option takes.

use clap::builder::{ArgPredicate, PossibleValue, PossibleValuesParser, StringValueParser, TypedValueParser};
use clap::{Arg, Args, ValueEnum};
use mtlint::lang::Lang;
use mtlint::report::{Counts, Format};
use mtlint::rule::ALL;
use mtlint::{RuleSet, Severity, input};
use mtlint_tables::rule::category::DIMENSIONS;
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::PathBuf;

/// Which findings make the exit code 1.
#[derive(Debug, Args)]
pub(crate) struct Fail {
    /// The least severity that makes the exit code 1.
    #[arg(long, value_enum, default_value_t, value_name = "SEVERITY")]
    pub fail_on: FailOn,
    /// Let up to N warnings pass without making the exit code 1; errors always make it 1.
    #[arg(long, default_value_t = 0, value_name = "N")]
    pub max_warnings: usize,
}

impl Fail {
    pub(crate) fn fails(&self, mut counts: Counts) -> bool {
        if counts.warnings <= self.max_warnings {
            counts.warnings = 0;
        }
        self.fail_on.least().is_some_and(|least| counts.any_at(least))
    }
}

/// What check, diff and fix share.
#[derive(Debug, Clone, Args)]
pub(crate) struct Common {
    /// Files or folders; `-` is standard input. Folders are walked, .gitignore respected.
    #[arg(value_name = "PATH", default_value = ".", default_value_if("files_from", ArgPredicate::IsPresent, None))]
    pub paths: Vec<PathBuf>,
    /// Read further PATHs from a file, one a line (or one before each NUL); `-` is standard input.
    #[arg(long, value_name = "FILE")]
    pub files_from: Option<PathBuf>,
    /// Leave out what the configuration excludes even if it is named.
    #[arg(long)]
    pub force_exclude: bool,
    /// Look only at what changed since a git revision, or since the work tree branched off from it.
    #[arg(long, value_name = "REV")]
    pub changed_since: Option<String>,
    /// The language of the texts, where a record does not name it [default: detected].
    #[arg(long, value_name = "TAG")]
    pub lang: Option<Lang>,
    /// The language they were translated from.
    #[arg(long, value_name = "TAG")]
    pub source_lang: Option<Lang>,
    /// The source article of the one PATH, aligned by paragraph; or, where PATH is a folder, the folder of the source articles.
    #[arg(long, value_name = "PATH")]
    pub source: Option<PathBuf>,
    /// How a source in a file of its own is set beside the text: paragraph by paragraph, or each line beside its line.
    #[arg(long, value_enum, default_value_t, requires = "source", value_name = "HOW")]
    pub align: Align,
    /// The name that standard input goes by; its extension says the format.
    #[arg(long, value_name = "NAME")]
    pub stdin_filename: Option<PathBuf>,
    /// Read everything in this format, whatever names and bytes say.
    #[arg(long, value_parser = input_format(), value_name = "FORMAT")]
    pub input_format: Option<input::Format>,
    #[command(flatten)]
    pub keys: Keys,
    #[command(flatten)]
    pub rules: RuleOptions,
    /// Leave out the findings recorded in FILE.
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Number of threads, at most four a core [default: one a core].
    #[arg(short, long, value_name = "N", value_parser = whole::<1, u16>)]
    pub jobs: Option<u16>,
    /// Show no progress.
    #[arg(long, help_heading = "Output")]
    pub no_progress: bool,
    /// Print the configuration in force, and do nothing else.
    #[arg(long)]
    pub show_config: bool,
}

/// What columns and keys of records are called; in JSON `a.b` is the key `b` of the object `a`.
#[derive(Debug, Clone, Args)]
pub(crate) struct Keys {
    /// The column or key of the text to check [default: target, or else text].
    #[arg(long, value_name = "KEY", help_heading = "Records")]
    pub target_key: Option<String>,
    /// That of the text it was translated from [default: source].
    #[arg(long, value_name = "KEY", help_heading = "Records")]
    pub source_key: Option<String>,
    /// That of the name of a record [default: id].
    #[arg(long, value_name = "KEY", help_heading = "Records")]
    pub id_key: Option<String>,
    /// That of the article which a record is a part of [default: doc].
    #[arg(long, value_name = "KEY", help_heading = "Records")]
    pub doc_key: Option<String>,
    /// That of the system whose translation it is [default: system].
    #[arg(long, value_name = "KEY", help_heading = "Records")]
    pub system_key: Option<String>,
}

impl From<Keys> for input::Keys {
    fn from(Keys { target_key, source_key, id_key, doc_key, system_key }: Keys) -> Self {
        Self { target: target_key, source: source_key, id: id_key, doc: doc_key, system: system_key, keep: Vec::new() }
    }
}

/// How a source is set beside its translation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Align {
    #[default]
    Paragraphs,
    Lines,
}

/// Which rules run.
#[derive(Debug, Clone, Args)]
pub(crate) struct RuleOptions {
    /// A folder or file of further rules; may be given again.
    #[arg(long, value_name = "PATH", help_heading = "Rules")]
    pub rules: Vec<PathBuf>,
    /// A glossary (TBX, CSV, TSV or TOML) besides those of the configuration; may be given again.
    #[arg(long, value_name = "FILE", help_heading = "Rules")]
    pub glossary: Vec<PathBuf>,
    /// Run only these rules, families or MQM types, or `ALL`; may be given again.
    #[arg(long, value_parser = RuleName, hide_possible_values = true, value_name = "RULE", value_delimiter = ',', help_heading = "Rules")]
    pub select: Vec<String>,
    /// Do not run these rules, families or MQM types; may be given again.
    #[arg(long, value_parser = RuleName, hide_possible_values = true, value_name = "RULE", value_delimiter = ',', help_heading = "Rules")]
    pub ignore: Vec<String>,
    /// Run the preview rules too.
    #[arg(long, help_heading = "Rules")]
    pub preview: bool,
    /// The configuration file [default: the closest mtlint.toml].
    #[arg(long, value_name = "FILE", help_heading = "Rules")]
    pub config: Option<PathBuf>,
    /// Read no configuration file.
    #[arg(long, conflicts_with = "config", help_heading = "Rules")]
    pub isolated: bool,
}

/// Takes any text, as a house has rules of its own; completions list the families, the rules and the MQM dimensions that there are.
#[derive(Debug, Clone)]
pub(super) struct RuleName;

impl TypedValueParser for RuleName {
    type Value = String;

    fn parse_ref(&self, command: &clap::Command, argument: Option<&Arg>, value: &OsStr) -> Result<String, clap::Error> {
        StringValueParser::new().parse_ref(command, argument, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let rules = RuleSet::built_in();
        let definitions = rules.rules().iter().map(|rule| &rule.definition);
        let mut names: BTreeSet<String> = definitions.flat_map(|rule| [rule.id.to_string(), rule.family().to_owned()]).collect();
        names.extend(DIMENSIONS.iter().map(|(name, _)| (*name).to_owned()).chain([ALL.to_owned()]));
        Some(Box::new(names.into_iter().map(PossibleValue::new)))
    }
}

/// Takes the name of a report format; help and completions list them.
pub(super) fn report_format() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(Format::ALL.iter().map(|format| format.name())).try_map(|name| name.parse::<Format>())
}

/// Takes the name of a format that is read.
fn input_format() -> impl TypedValueParser<Value = input::Format> {
    PossibleValuesParser::new(input::Format::names()).try_map(|name| name.parse::<input::Format>())
}

/// Takes the name of a severity.
pub(super) fn severity() -> impl TypedValueParser<Value = Severity> {
    let all = [Severity::Error, Severity::Warning, Severity::Note];
    PossibleValuesParser::new(all.map(Severity::name))
        .try_map(move |name| all.into_iter().find(|severity| severity.name() == name).ok_or("no severity"))
}

/// A number from `LEAST` on that fits.
pub(super) fn whole<const LEAST: u64, N: TryFrom<u64>>(text: &str) -> Result<N, String> {
    let number = text.parse::<u64>().ok().filter(|&number| number >= LEAST).and_then(|number| N::try_from(number).ok());
    number.ok_or_else(|| format!("expected a whole number from {LEAST} to {}", u64::MAX >> (64 - 8 * size_of::<N>())))
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    #[default]
    Auto,
    Always,
    Never,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    Error,
    #[default]
    Warning,
    Note,
    Never,
}

impl FailOn {
    /// The least severity that fails; `None` if nothing does.
    pub(crate) const fn least(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Note => Some(Severity::Note),
            Self::Never => None,
        }
    }
}
