//! `mtlint rules`: what rules there are, and tools for those who write them.

use super::shared::{Common, RuleName, RuleOptions, whole};
use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub(crate) enum Rules {
    /// Every rule with its severity and message.
    List {
        #[command(flatten)]
        options: RuleOptions,
    },
    /// What a rule finds and why, how it mends it, and its examples.
    Explain {
        /// The rule's id, or a family, to list its rules.
        #[arg(value_parser = RuleName, hide_possible_values = true)]
        id: String,
        #[command(flatten)]
        options: RuleOptions,
    },
    /// Write a page in Markdown for every rule, and a table of contents, as mdBook reads them.
    Pages {
        /// The folder to write into.
        #[arg(short, long, value_name = "DIR")]
        output: PathBuf,
        /// A file that says how many hits of a rule were read and how many of them were right.
        #[arg(long, value_name = "FILE")]
        judged: Option<PathBuf>,
        #[command(flatten)]
        options: RuleOptions,
    },
    /// Run the examples of rules as tests.
    Test {
        /// Rule files or folders [default: all rules of the configuration and the built-in ones].
        #[arg(value_name = "PATH")]
        paths: Vec<PathBuf>,
        #[command(flatten)]
        options: RuleOptions,
    },
    /// Print a commented rule to start from.
    New {
        /// The new rule's id, `family/name`.
        id: String,
    },
    /// Count the hits of each rule over a set of documents, or list them with their lines.
    #[command(
        after_help = "Run it over articles that you know to be good and read the hits of a rule with --list: that measures how often the rule is \
                            right on texts of your kind. Preview rules count if --select names them or with --preview."
    )]
    Stats(Box<Stats>),
    /// Print a table of how often each rule hits in good texts and in others, and how often it was right.
    #[command(
        after_help = "The PATHs are the texts in question, such as machine translations; preview rules count too. The file of judgements \
                            has lines of a rule, the hits that were read and those that were right, separated by tabs."
    )]
    Measure(Box<Measure>),
    /// Print a rule for the short lines that are in several documents: what a site prints under each article.
    #[command(
        after_help = "Read the rule before you use it: mtlint rules learn articles > site.toml && mtlint check --rules site.toml articles"
    )]
    Learn(Box<Learn>),
    /// Print rules made of a style of Vale, or of a list of words in CSV or TSV.
    #[command(
        after_help = "What can't be a rule here is named on standard error, and the exit code is then 2. Read the rules before you use them: \
                            mtlint rules import styles/House > house.toml && mtlint rules test house.toml"
    )]
    Import {
        /// The folder of a style or one of its files (*.yml); or a file with what is wrong in the first column and what is right in the second.
        #[arg(value_name = "PATH")]
        path: PathBuf,
    },
    /// Write a package of the rules, glossaries and accepted words of the configuration, for others to take in.
    Export {
        /// The folder of the package; it must not be there yet.
        #[arg(value_name = "DIR")]
        folder: PathBuf,
        /// What the package is called: small letters, digits and hyphens.
        #[arg(long)]
        name: String,
        /// Its version.
        #[arg(long, default_value = "1.0.0")]
        version: String,
        #[command(flatten)]
        options: RuleOptions,
    },
    /// Print the JSON Schema of rule files.
    Schema,
}

/// What `rules stats` counts, and how it says so.
#[derive(Debug, Args)]
pub(crate) struct Stats {
    #[command(flatten)]
    pub common: Common,
    /// Print each hit of these rules or families with its line, instead of counting; may be given again.
    #[arg(long, value_parser = RuleName, hide_possible_values = true, value_name = "RULE", value_delimiter = ',')]
    pub list: Vec<String>,
    /// Format of the output; with --list, `json` is one object a line.
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: StatsFormat,
}

/// What `rules measure` counts.
#[derive(Debug, Args)]
pub(crate) struct Measure {
    #[command(flatten)]
    pub common: Common,
    /// A file or folder of texts that are known to be good; may be given again.
    #[arg(long, value_name = "PATH", required = true)]
    pub clean: Vec<PathBuf>,
    /// A file that says how many hits of a rule were read and how many of them were right.
    #[arg(long, value_name = "FILE")]
    pub judged: Option<PathBuf>,
}

/// From what `rules learn` learns.
#[derive(Debug, Args)]
pub(crate) struct Learn {
    #[command(flatten)]
    pub common: Common,
    /// In how many documents a line must be.
    #[arg(long, default_value_t = 3, value_name = "N", value_parser = whole::<2, u32>)]
    pub min: u32,
    /// The most words that a line may have.
    #[arg(long, default_value_t = 25, value_name = "N", value_parser = whole::<1, usize>)]
    pub max_words: usize,
    /// The id of the rule.
    #[arg(long, default_value = "boilerplate/repeated-across", value_name = "ID")]
    pub id: String,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum StatsFormat {
    #[default]
    Text,
    Json,
    Tsv,
}
