//! The command line: one struct a subcommand.

mod rules;
mod shared;

pub(crate) use rules::{Learn, Measure, Rules, Stats, StatsFormat};
pub(crate) use shared::{Align, Color, Common, Fail, RuleOptions};

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use mtlint::lang::Lang;
use mtlint::report::Format;
use mtlint::{Safety, Severity};
use shared::{RuleName, report_format, severity, whole};
use std::path::PathBuf;
use std::str::FromStr;

const EXIT_CODES: &str = "Exit codes: 0 nothing found, 1 findings or a diff, 2 something could not be done.";

/// Finds what machine translation and web extraction leave behind in news text, and mends it.
#[derive(Debug, Parser)]
#[command(name = "mtlint", version, max_term_width = 100, after_help = EXIT_CODES)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub command: Command,
    /// Whether to colour the output.
    #[arg(long, value_enum, default_value_t, global = true, value_name = "WHEN", help_heading = "Output")]
    pub color: Color,
    /// Say nothing but findings and errors.
    #[arg(short, long, global = true, help_heading = "Output")]
    pub quiet: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Report what is wrong; exit code 1 if anything is.
    Check(Check),
    /// Show all fixes, the unsafe ones too, as a unified diff for `git apply` or `patch -p1`; exit code 1 if there is any.
    Diff(Diff),
    /// Apply the safe fixes in place; standard input goes to standard output.
    Fix(Fix),
    /// Write the findings into the files as notes, in XLIFF, TMX, gettext PO and DOCX; standard input goes to standard output.
    Annotate(Annotate),
    /// Pass on the lines of TSV or JSON Lines without those in question, or mended, or tagged.
    #[command(subcommand)]
    Filter(Filter),
    /// Go through the suggested fixes one by one, in a terminal.
    Review(Review),
    /// Write into mtlint.toml that findings are right to be left.
    Suppress(Suppress),
    /// Write into mtlint.toml that words or names are right.
    Accept {
        /// Words, or names of several in quotation marks of the shell.
        #[arg(required = true, value_name = "WORD")]
        words: Vec<String>,
        #[command(flatten)]
        options: RuleOptions,
    },
    /// List, explain, test, measure, learn and start rules.
    #[command(subcommand)]
    Rules(Rules),
    /// Take in rules that others share, or list those taken in.
    #[command(subcommand)]
    Packages(Packages),
    /// Weigh the findings of each system as MQM does, and compare systems.
    Score(Score),
    /// Every name of the articles, with its spellings and the preferred one.
    Names(Names),
    /// Write a commented mtlint.toml.
    Init,
    /// Check, and check again whenever an article, a rule or the configuration changes.
    Watch(Check),
    /// Check documents while they are open: the language server for editors, on standard input and output.
    #[cfg(feature = "server")]
    Server,
    /// Print a completion script for a shell.
    Completions { shell: Shell },
    /// Print the manual page, or write those of all commands into a folder.
    Man {
        /// The folder; it is made if it is not there.
        #[arg(short, long, value_name = "DIR")]
        output: Option<PathBuf>,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Check {
    #[command(flatten)]
    pub common: Common,
    /// Format of the report.
    #[arg(long, value_parser = report_format(), default_value = "text", value_name = "FORMAT", help_heading = "Output")]
    pub format: Format,
    /// Show at most N findings of one rule in a document, in full text and in Markdown; 0 shows all.
    #[arg(long, default_value_t = 5, value_name = "N", help_heading = "Output")]
    pub max_per_rule: usize,
    /// Count the findings by document, rule, family and MQM type instead of showing them; as text, json or csv.
    #[arg(long, help_heading = "Output")]
    pub statistics: bool,
    /// Leave less severe findings out of the report; exit code and summary stay the same.
    #[arg(long, value_parser = severity(), default_value = "note", value_name = "SEVERITY", help_heading = "Output")]
    pub level: Severity,
    /// Write the report to a file; --format html writes to a folder, too, a page a document and an index.
    #[arg(short, long, value_name = "PATH", help_heading = "Output")]
    pub output: Option<PathBuf>,
    /// Pass the values of these columns or keys of records through to the report, in json, jsonl, csv or tsv; may be given again.
    #[arg(long, value_name = "KEY", value_delimiter = ',', help_heading = "Records")]
    pub keep: Vec<String>,
    /// Check only every Nth document, beginning with the Kth: one of N runs that can go on beside one another.
    #[arg(long, value_name = "K/N")]
    pub shard: Option<Shard>,
    /// Go on where the same run was cut off, if it was; --output names the file, in jsonl, csv or tsv.
    #[arg(long, requires = "output", conflicts_with_all = ["statistics", "write_baseline", "changed_since"])]
    pub resume: bool,
    #[command(flatten)]
    pub fail: Fail,
    /// Record all findings in FILE as known, and report none.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["output", "shard"])]
    pub write_baseline: Option<PathBuf>,
}

/// One of the parts that a run is cut into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Shard {
    /// From 0.
    index: usize,
    count: usize,
}

impl Shard {
    /// Whether it has the document that comes behind so many others.
    pub(crate) const fn takes(self, document: usize) -> bool {
        document % self.count == self.index
    }
}

impl FromStr for Shard {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let numbers = text.split_once('/').and_then(|(number, count)| Some((number.parse().ok()?, count.parse().ok()?)));
        match numbers {
            Some((number, count)) if (1..=count).contains(&number) => Ok(Self { index: number - 1, count }),
            _ => Err("expected one such as 3/16: which it is, from 1, and of how many"),
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct Diff {
    #[command(flatten)]
    pub common: Common,
    /// Only the safe fixes: what `mtlint fix` would do without --unsafe-fixes.
    #[arg(long)]
    pub safe_only: bool,
    /// Only the fixes of these rules or families; may be given again.
    #[arg(long, value_parser = RuleName, hide_possible_values = true, value_name = "RULE", value_delimiter = ',')]
    pub rule: Vec<String>,
    /// Show the words that change, for reading: it can't be applied.
    #[arg(long, help_heading = "Output")]
    pub word: bool,
    /// Name files as seen from the current folder, not from the top of the git work tree.
    #[arg(long, help_heading = "Output")]
    pub relative: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Fix {
    #[command(flatten)]
    pub common: Common,
    /// Also apply fixes that may change the meaning.
    #[arg(long)]
    pub unsafe_fixes: bool,
    /// Make the exit code 1 if anything was fixed, too.
    #[arg(long)]
    pub exit_non_zero_on_fix: bool,
    #[command(flatten)]
    pub fail: Fail,
}

impl Fix {
    pub(crate) const fn least(&self) -> Safety {
        if self.unsafe_fixes { Safety::Unsafe } else { Safety::Safe }
    }
}

#[derive(Debug, Args)]
pub(crate) struct Annotate {
    #[command(flatten)]
    pub common: Common,
    /// Note only findings of at least this severity.
    #[arg(long, value_parser = severity(), default_value = "note", value_name = "SEVERITY")]
    pub level: Severity,
    /// Also mark the words in the text, as ITS 2.0 has it (XLIFF 2 alone).
    #[arg(long)]
    pub its: bool,
    /// Take the notes and marks of earlier runs out, and write none.
    #[arg(long, conflicts_with_all = ["its", "level"])]
    pub remove: bool,
}

/// What becomes of the lines; all others are passed on as they are, in order.
#[derive(Debug, Subcommand)]
pub(crate) enum Filter {
    /// Leave out the lines that have findings.
    Drop(Box<Sift>),
    /// Leave out the lines that have none.
    Keep(Box<Sift>),
    /// Apply the safe fixes.
    Mend(Box<Mend>),
    /// Add a column or a key with the rules of the findings of each line.
    Tag(Box<Tag>),
}

impl Filter {
    pub(crate) fn common(&self) -> &Common {
        match self {
            Self::Drop(sift) | Self::Keep(sift) => &sift.common,
            Self::Mend(mend) => &mend.common,
            Self::Tag(tag) => &tag.common,
        }
    }

    /// What was done to the lines that it is about, for a message.
    pub(crate) const fn done(&self) -> &'static str {
        match self {
            Self::Drop(_) | Self::Keep(_) => "left out",
            Self::Mend(_) => "mended",
            Self::Tag(_) => "tagged",
        }
    }
}

/// Which lines are in question.
#[derive(Debug, Args)]
#[command(mut_arg("paths", |paths| paths.default_value("-")))]
pub(crate) struct Sift {
    #[command(flatten)]
    pub common: Common,
    /// The least severity of findings that count.
    #[arg(long, value_parser = severity(), default_value = "warning", value_name = "SEVERITY")]
    pub level: Severity,
    /// So many findings must there be.
    #[arg(long, default_value_t = 1, value_name = "N", value_parser = whole::<1, usize>)]
    pub min: usize,
    /// Where they are counted: in each line, or in each document, which is then passed on as a whole or not at all.
    #[arg(long, value_enum, default_value_t, value_name = "WHAT")]
    pub by: By,
}

/// How lines are mended.
#[derive(Debug, Args)]
#[command(mut_arg("paths", |paths| paths.default_value("-")))]
pub(crate) struct Mend {
    #[command(flatten)]
    pub common: Common,
    /// Also apply fixes that may change the meaning.
    #[arg(long)]
    pub unsafe_fixes: bool,
}

impl Mend {
    pub(crate) const fn least(&self) -> Safety {
        if self.unsafe_fixes { Safety::Unsafe } else { Safety::Safe }
    }
}

/// What is added to lines.
#[derive(Debug, Args)]
#[command(mut_arg("paths", |paths| paths.default_value("-")))]
pub(crate) struct Tag {
    #[command(flatten)]
    pub common: Common,
    /// The least severity of findings that count.
    #[arg(long, value_parser = severity(), default_value = "note", value_name = "SEVERITY")]
    pub level: Severity,
    /// The name of the key, and of the column where the columns have names.
    #[arg(long, default_value = "mtlint", value_name = "NAME", value_parser = column_name)]
    pub key: String,
}

/// Takes what can stand in one field of a header.
fn column_name(name: &str) -> Result<String, &'static str> {
    if name.is_empty() || name.contains(char::is_control) {
        Err("expected a name without tabs, line ends and the like")
    } else {
        Ok(name.to_owned())
    }
}

/// Where findings are counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum By {
    #[default]
    Line,
    Document,
}

#[derive(Debug, Args)]
pub(crate) struct Review {
    #[command(flatten)]
    pub common: Common,
    /// Only findings of these rules or families; may be given again.
    #[arg(long, value_parser = RuleName, hide_possible_values = true, value_name = "RULE", value_delimiter = ',')]
    pub rule: Vec<String>,
}

#[derive(Debug, Args)]
#[command(
    override_usage = "mtlint suppress [OPTIONS] --reason <TEXT> <PATH[:LINE[:COLUMN]]>...",
    after_help = "The PATHs say which findings are meant, as `mtlint check --format concise` writes them: news/flood.srt:12:5."
)]
pub(crate) struct Suppress {
    #[command(flatten)]
    pub common: Common,
    /// Only findings of this rule or family; without a line, all of them in the file.
    #[arg(long, value_parser = RuleName, hide_possible_values = true, value_name = "RULE")]
    pub rule: Option<String>,
    /// Why the findings are right to be left.
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
}

/// What `score` weighs, and how it says so.
#[derive(Debug, Args)]
#[command(after_help = "A system is what the records or the file call so; else the file of the records, or the folder of the articles. \
                        Segments have to stand in the same order in each system for a comparison.")]
pub(crate) struct Score {
    #[command(flatten)]
    pub common: Common,
    /// A row for each system, or for each of its documents.
    #[arg(long, value_enum, default_value_t, value_name = "WHAT")]
    pub by: ScoreBy,
    /// Format of the output.
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: StatsFormat,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ScoreBy {
    #[default]
    System,
    Document,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Packages {
    /// Take a package in: a folder, an archive, or what a local git repository held; it is kept beside mtlint.toml.
    Add {
        /// A folder with a file mtlint-package.toml, or a tar archive of one, also packed by gzip.
        #[arg(value_name = "PATH")]
        path: PathBuf,
        /// PATH is a git repository, or a folder in one: take what it held at this commit, tag or branch.
        #[arg(long = "rev", value_name = "REVISION", allow_hyphen_values = true)]
        revision: Option<String>,
        #[command(flatten)]
        options: RuleOptions,
    },
    /// The packages of the configuration: name, version, languages and folder.
    List {
        #[command(flatten)]
        options: RuleOptions,
    },
}

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Names {
    #[command(subcommand)]
    pub command: Option<NamesCommand>,
    #[command(flatten)]
    pub common: Common,
    /// Format of the list.
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: ListFormat,
    /// Only names with more than one spelling.
    #[arg(long)]
    pub several: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum NamesCommand {
    /// Say whether two spellings could be one name. Prints the cost, the profile and the schemes.
    Compare(Compare),
}

#[derive(Debug, Args)]
pub(crate) struct Compare {
    /// A spelling.
    #[arg(required_unless_present = "tsv", requires = "b")]
    pub a: Option<String>,
    /// Another one.
    pub b: Option<String>,
    /// Compare the columns `a` and `b` of a tab-separated file with a header row, and append the answers to each row.
    #[arg(long, value_name = "FILE", conflicts_with = "a")]
    pub tsv: Option<PathBuf>,
    /// The language of the text [default: en].
    #[arg(long, value_name = "TAG")]
    pub lang: Option<Lang>,
    /// The language it was translated from.
    #[arg(long, value_name = "TAG")]
    pub source_lang: Option<Lang>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    #[default]
    Text,
    Json,
    Csv,
}
