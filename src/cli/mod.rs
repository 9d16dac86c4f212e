//! The program around the library: the only code that touches standard output, standard error and the environment.

pub mod args;
mod check;
mod diff;
mod fix;
mod init;
mod names;
mod pipeline;
mod rules;
mod session;

use args::{Arguments, Color, Command};
use clap::CommandFactory;
use std::fmt;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing to report.
    Clean,
    /// Findings, or a diff.
    Findings,
    /// Some of the work could not be done; what went wrong has been said.
    Failed,
}

/// Why the tool could not do its work.
#[derive(Debug)]
pub enum Failure {
    /// What went wrong, in words for the user.
    Message(String),
    /// Whoever read our output has stopped reading. That is how `head` works, and no failure.
    BrokenPipe,
}

impl Failure {
    /// A failure to do something with `path`.
    pub fn at(path: &Path, error: impl fmt::Display) -> Self {
        Self::Message(format!("{}: {error}", path.display()))
    }

    /// A failure of another kind.
    pub fn of(error: impl fmt::Display) -> Self {
        Self::Message(error.to_string())
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe { Self::BrokenPipe } else { Self::of(error) }
    }
}

/// Standard output and standard error, and how to write to them.
pub struct Console {
    /// Whether standard output takes colours.
    pub color: bool,
    pub quiet: bool,
}

impl Console {
    fn new(arguments: &Arguments) -> Self {
        let color = match arguments.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never,
        };
        Self { color, quiet: arguments.quiet }
    }

    /// The columns of the terminal; 100 where there is none.
    pub fn width(&self) -> usize {
        let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        columns.filter(|&columns| columns >= 40).unwrap_or(100)
    }

    /// Says on standard error what went wrong.
    pub fn error(&self, message: impl fmt::Display) {
        // Nobody is left to tell if standard error is closed.
        let _ = writeln!(io::stderr().lock(), "mtlint: {message}");
    }

    /// Says on standard error what was done, unless the user wants quiet.
    pub fn say(&self, message: impl fmt::Display) {
        if !self.quiet {
            let _ = writeln!(io::stderr().lock(), "{message}");
        }
    }

    /// Whether somebody watches standard error.
    pub fn is_watched(&self) -> bool {
        !self.quiet && io::stderr().is_terminal()
    }
}

/// Runs the command.
pub fn run(arguments: Arguments) -> Result<Outcome, Failure> {
    let console = Console::new(&arguments);
    match arguments.command {
        Command::Check(check) => check::run(&check, &console),
        Command::Diff(diff) => diff::run(&diff, &console),
        Command::Fix(fix) => fix::run(&fix, &console),
        Command::Rules(rules) => rules::run(rules, &console),
        Command::Names(names) => names::run(&names, &console),
        Command::Init => init::run(&console),
        Command::Completions { shell } => {
            clap_complete::generate(shell, &mut Arguments::command(), "mtlint", &mut io::stdout());
            Ok(Outcome::Clean)
        }
    }
}
