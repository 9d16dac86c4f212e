//! What was found, written for people and for programs; one file a format.
//!
//! A [`Reporter`] turns one document at a time into bytes and keeps no state, so documents can be rendered in many threads
//! at once. A [`Report`] puts what they rendered together, in the order in which it gets it.

mod azure;
mod checkstyle;
mod concise;
mod delimited;
pub mod diff;
mod github;
mod gitlab;
mod grouped;
pub mod html;
pub mod json;
mod junit;
mod limit;
mod markdown;
mod marot;
mod place;
mod rdjson;
mod sarif;
mod spans;
pub mod statistics;
mod style;
mod summary;
mod text;
mod totals;
mod xml;

pub use place::{Locator, Places, PlainText};
pub use sarif::RuleInfo;
pub use summary::{Counts, Summary};
pub use totals::{Tallies, Tally, Totals};

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::input::Place;
use crate::rule_pages::RulePages;
use std::fmt;
use std::io::{self, Write};
use std::str::FromStr;

/// A document and what was found in it.
#[derive(Clone, Copy)]
pub struct CheckedDocument<'d> {
    /// The document that was checked.
    pub document: &'d Document,
    /// In the order of the report; see [`Diagnostic::order`].
    pub diagnostics: &'d [Diagnostic],
    /// Leads from its spans to places in the file.
    pub locator: &'d dyn Locator,
}

/// The table of formats: each is a variant, its name on the command line, and what renders it from the [`Options`].
macro_rules! formats {
    ($($(#[$about:meta])* $variant:ident = $name:literal => $reporter:expr;)*) => {
        /// The formats of a report.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Format {
            $($(#[$about])* $variant,)*
        }

        impl Format {
            /// All of them, in the order of the help.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// As the command line has it.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }
        }

        /// The reporter of `format`.
        pub fn reporter(format: Format, options: Options) -> Box<dyn Reporter> {
            let make: fn(Options) -> Box<dyn Reporter> = match format {
                $(Format::$variant => $reporter,)*
            };
            make(options)
        }
    };
}

formats! {
    /// For people.
    Text = "text" => |options| Box::new(text::Text::new(&options));
    /// For people, one line a finding, which editors and problem matchers read too.
    Concise = "concise" => |options| Box::new(concise::Concise::new(&options));
    /// For people, one line a finding, below the name of its document.
    Grouped = "grouped" => |options| Box::new(grouped::Grouped::new(&options));
    /// One JSON object; see [`json`].
    Json = "json" => |_| Box::new(json::Json);
    /// One JSON object a document, each on a line.
    Jsonl = "jsonl" => |_| Box::new(json::Jsonl);
    /// SARIF 2.1.0, for code hosts and editors.
    Sarif = "sarif" => |options| Box::new(sarif::Sarif::new(options.rules));
    /// Workflow commands that show as annotations on GitHub.
    Github = "github" => |_| Box::new(github::Github);
    /// GitLab's Code Quality report.
    Gitlab = "gitlab" => |_| Box::new(gitlab::Gitlab);
    /// Logging commands of Azure Pipelines.
    Azure = "azure" => |_| Box::new(azure::Azure);
    /// The XML of JUnit, for CI servers.
    Junit = "junit" => |_| Box::new(junit::Junit);
    /// The XML of Checkstyle.
    Checkstyle = "checkstyle" => |_| Box::new(checkstyle::Checkstyle);
    /// The format of reviewdog.
    Rdjson = "rdjson" => |_| Box::new(rdjson::Rdjson);
    /// A table with a row a finding.
    Csv = "csv" => |options| Box::new(delimited::Delimited::csv(options.keep));
    /// The same, separated by tabs.
    Tsv = "tsv" => |options| Box::new(delimited::Delimited::tsv(options.keep));
    /// Tables for the summary that a CI server shows.
    Markdown = "markdown" => |options| Box::new(markdown::Markdown::new(&options));
    /// A page that shows the articles with the findings in them.
    Html = "html" => |options| Box::new(html::Html::new(options.rule_pages));
    /// The ten columns of MQM data that the viewer Marot reads.
    Marot = "marot" => |_| Box::new(marot::Marot);
    /// One JSON object a segment with its spans of errors, for tools of annotation.
    Spans = "spans" => |_| Box::new(spans::Spans);
}

impl fmt::Display for Format {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

impl FromStr for Format {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        Self::ALL.iter().find(|format| format.name() == name).copied().ok_or_else(|| {
            let names: Vec<&str> = Self::ALL.iter().map(|format| format.name()).collect();
            format!("`{name}` is not a report format; expected one of {}", names.join(", "))
        })
    }
}

/// How a report looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Whether the formats for people may use ANSI colours.
    pub colour: bool,
    /// Whether what prints the report knows hyperlinks; the text format then links rules to their pages.
    pub hyperlinks: bool,
    /// The columns of the terminal; the formats for people keep to them.
    pub width: usize,
    /// Of the findings of one rule and severity in a document, the text format and Markdown show only so many; 0 stands for all.
    pub max_per_rule: usize,
    /// Leaves the last lines, which sum up, out of the formats for people.
    pub quiet: bool,
    /// Further keys of records, for the formats that are tables.
    pub keep: Vec<String>,
    /// The rules of the run, for the formats that describe them (SARIF).
    pub rules: Vec<RuleInfo>,
    /// Where people read about a rule, for the formats that link there (text, HTML).
    pub rule_pages: Option<RulePages>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            colour: false,
            hyperlinks: false,
            width: 80,
            max_per_rule: 0,
            quiet: false,
            keep: Vec::new(),
            rules: Vec::new(),
            rule_pages: None,
        }
    }
}

/// Renders the parts of a report in one format.
pub trait Reporter: Send + Sync {
    /// Writes what stands before the first document.
    fn begin(&self, out: &mut dyn Write) -> io::Result<()> {
        let _ = out;
        Ok(())
    }

    /// Writes one document; nothing at all if the format has nothing to say of it.
    fn document(&self, checked: &CheckedDocument<'_>, out: &mut dyn Write) -> io::Result<()>;

    /// What stands between two documents of which something was written.
    fn separator(&self) -> &'static str {
        ""
    }

    /// Writes what stands after the last document.
    fn finish(&self, totals: &Totals, out: &mut dyn Write) -> io::Result<()> {
        let _ = (totals, out);
        Ok(())
    }
}

/// A report under way: puts separators between the documents and counts what they hold.
pub struct Report<'a> {
    reporter: &'a dyn Reporter,
    out: &'a mut dyn Write,
    totals: Totals,
    written: bool,
}

impl<'a> Report<'a> {
    /// Begins a report.
    pub fn begin(reporter: &'a dyn Reporter, out: &'a mut dyn Write) -> io::Result<Self> {
        reporter.begin(out)?;
        Ok(Self { reporter, out, totals: Totals::default(), written: false })
    }

    /// Renders one document and writes it as it is rendered.
    pub fn document(&mut self, checked: &CheckedDocument<'_>) -> io::Result<()> {
        self.partly(checked, Totals::of(checked))
    }

    /// The same for a document with more findings than `checked` shows; `totals` is made of all.
    pub fn partly(&mut self, checked: &CheckedDocument<'_>, totals: Totals) -> io::Result<()> {
        self.totals += totals;
        let separator = if self.written { self.reporter.separator() } else { "" };
        let mut out = Separated { out: self.out, separator, written: false };
        self.reporter.document(checked, &mut out)?;
        self.written |= out.written;
        Ok(())
    }

    /// Writes a document that [`Reporter::document`] has rendered elsewhere, and adds its totals.
    pub fn rendered(&mut self, rendered: &[u8], totals: Totals) -> io::Result<()> {
        self.totals += totals;
        if rendered.is_empty() {
            return Ok(());
        }
        if self.written {
            self.out.write_all(self.reporter.separator().as_bytes())?;
        }
        self.written = true;
        self.out.write_all(rendered)
    }

    /// Writes out what is buffered.
    pub fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    /// Ends the report and says what all documents held.
    pub fn finish(self) -> io::Result<Summary> {
        self.reporter.finish(&self.totals, self.out)?;
        self.out.flush()?;
        Ok(self.totals.summary)
    }
}

/// Writes a separator before the first byte, if one ever comes.
struct Separated<'w> {
    out: &'w mut dyn Write,
    separator: &'static str,
    written: bool,
}

impl Write for Separated<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if !self.written && !bytes.is_empty() {
            self.written = true;
            self.out.write_all(self.separator.as_bytes())?;
        }
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// The path of the file that the source of a document stands in.
fn source_path(document: &Document) -> &str {
    document.source_file.as_ref().map_or(&document.path, |file| &file.path)
}

/// What tells people the segment of a place, in a format with segments; not yet fit to be printed.
fn in_segment(place: &Place) -> String {
    place.segment.as_deref().map(|name| format!(" (segment {name})")).unwrap_or_default()
}

/// A path as code hosts want it: forward slashes, no `./` in front.
fn host_path(path: &str) -> std::borrow::Cow<'_, str> {
    let path = path.strip_prefix("./").filter(|rest| !rest.is_empty()).unwrap_or(path);
    if cfg!(windows) { path.replace('\\', "/").into() } else { path.into() }
}

#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
