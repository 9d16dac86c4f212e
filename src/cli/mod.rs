//! The program around the library: the only code that touches standard output, standard error and the environment.

mod accept;
mod annotate;
pub(crate) mod args;
mod check;
mod describe;
mod diff;
mod explain;
mod filter;
mod first_pass;
mod fix;
mod house_file;
mod import;
mod init;
mod interrupt;
mod learn;
mod man;
mod markdown;
mod measure;
mod names;
mod output;
mod packages;
mod pages;
mod paths;
mod pending;
mod pipeline;
mod progress;
mod resume;
mod review;
mod rule_pages;
mod rules;
mod score;
#[cfg(feature = "server")]
mod server;
mod session;
mod show;
mod stats;
mod suppress;
mod watch;

use args::{Arguments, Color, Command};
use clap::{CommandFactory, Parser};
use mtlint::file_name;
use mtlint::input::InputError;
use mtlint::project::PackageError;
use mtlint::visible::{Visible, no_command, visible};
use std::ffi::OsString;
use std::fmt;
use std::io::{self, ErrorKind, IsTerminal, Write};
use std::path::Path;

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Nothing to report.
    Clean,
    /// Findings, or a diff.
    Findings,
    /// Some of the work could not be done; what went wrong has been said.
    Failed,
}

/// Why the tool could not do its work.
#[derive(Debug)]
pub(crate) enum Failure {
    /// What went wrong, in words for the user.
    Message(String),
    /// Standard output can't be written.
    Output(io::Error),
}

impl Failure {
    /// A failure to do something with `path`.
    pub(crate) fn at(path: &Path, error: impl fmt::Display) -> Self {
        Self::Message(format!("{}: {error}", file_name::of(path)))
    }

    /// A failure to read or write `path`.
    pub(crate) fn io(path: &Path, error: io::Error) -> Self {
        Self::of(InputError::Io { path: file_name::of(path), error })
    }

    /// A failure to use a temporary file.
    pub(crate) fn temporary(error: io::Error) -> Self {
        Self::at(&std::env::temp_dir(), format_args!("a temporary file can't be written there: {error}"))
    }

    /// A failure of another kind.
    pub(crate) fn of(error: impl fmt::Display) -> Self {
        Self::Message(error.to_string())
    }
}

impl From<PackageError> for Failure {
    fn from(error: PackageError) -> Self {
        Self::of(error)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Message(message) => formatter.write_str(message),
            Self::Output(error) => write!(formatter, "standard output: {error}"),
        }
    }
}

/// Standard output and standard error, and how to write to them.
pub(crate) struct Console {
    /// Whether standard output takes colours.
    pub color: bool,
    /// Whether the user asked for colours, wherever the output goes.
    pub is_color_forced: bool,
    pub quiet: bool,
    /// Whether standard output is a terminal.
    pub is_terminal: bool,
}

impl Console {
    fn new(arguments: &Arguments) -> Self {
        let color = match arguments.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never,
        };
        Self { color, is_color_forced: arguments.color == Color::Always, quiet: arguments.quiet, is_terminal: io::stdout().is_terminal() }
    }

    /// The columns of the terminal; 80 where there is none.
    pub(crate) fn width(&self) -> usize {
        let set = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        let real = || terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| usize::from(width.0));
        set.or_else(real).filter(|&columns| columns > 0).unwrap_or(80)
    }

    /// Whether standard output is a terminal that is known to show hyperlinks, and may be sent more than plain text.
    pub(crate) fn knows_hyperlinks(&self) -> bool {
        self.color && supports_hyperlinks::on(supports_hyperlinks::Stream::Stdout)
    }

    /// Says on standard error what went wrong.
    pub(crate) fn error(&self, message: impl fmt::Display) {
        complain(message);
    }

    /// Says on standard error what was done, unless the user wants quiet.
    pub(crate) fn say(&self, message: impl fmt::Display) {
        if !self.quiet {
            let _ = writeln!(io::stderr().lock(), "{}", no_command(&Visible(message).to_string()));
        }
    }

    /// Whether somebody watches standard error, so that progress is worth showing.
    pub(crate) fn is_watched(&self) -> bool {
        !self.quiet && io::stderr().is_terminal()
    }
}

/// Runs the program with the `words` of a command line, of which the first is its own name, and returns its exit code.
pub(crate) fn main(words: Vec<OsString>) -> u8 {
    match run(arguments(words)) {
        Ok(Outcome::Clean) => 0,
        Ok(Outcome::Findings) => 1,
        Ok(Outcome::Failed) => 2,
        // Whoever read our output has stopped reading. That is how `head` works, and no failure.
        Err(Failure::Output(error)) if error.kind() == ErrorKind::BrokenPipe => 0,
        Err(failure) => {
            complain(failure);
            2
        }
    }
}

/// What the user typed. A mistake in it ends the program.
fn arguments(words: Vec<OsString>) -> Arguments {
    Arguments::try_parse_from(&words).unwrap_or_else(|error| {
        // What is wrong is repeated in the message, so it is read again with all spelled out that can't be seen.
        let spelled = words.iter().map(|word| visible(&file_name::of(word.as_ref())).into_owned());
        Arguments::try_parse_from(spelled).err().unwrap_or(error).exit()
    })
}

/// Says on standard error what went wrong.
fn complain(message: impl fmt::Display) {
    // Nobody is left to tell if standard error is closed.
    let _ = writeln!(io::stderr().lock(), "mtlint: {}", Visible(message));
}

/// Runs the command.
fn run(arguments: Arguments) -> Result<Outcome, Failure> {
    let console = Console::new(&arguments);
    match arguments.command {
        Command::Check(check) => check::run(&check, &console),
        Command::Diff(diff) => diff::run(&diff, &console),
        Command::Fix(fix) => fix::run(&fix, &console),
        Command::Annotate(annotate) => annotate::run(&annotate, &console),
        Command::Filter(filter) => filter::run(&filter, &console),
        Command::Review(review) => review::run(&review, &console),
        Command::Suppress(suppress) => suppress::run(&suppress, &console),
        Command::Accept { words, options } => accept::run(&words, &options, &console),
        Command::Rules(rules) => rules::run(rules, &console),
        Command::Packages(packages) => packages::run(packages, &console),
        Command::Score(score) => score::run(&score, &console),
        Command::Names(names) => names::run(&names, &console),
        Command::Init => init::run(&console),
        Command::Watch(check) => watch::run(&check, &console),
        Command::Man { output } => man::run(output.as_deref(), &console),
        #[cfg(feature = "server")]
        Command::Server => server::run(),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "mtlint", &mut script);
            io::stdout().lock().write_all(&script)?;
            Ok(Outcome::Clean)
        }
    }
}
