//! The command line program: parses arguments, runs, and turns the outcome into an exit code.

mod cli;

use clap::Parser;
use cli::{Failure, Outcome};
use std::io::{ErrorKind, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::run(cli::args::Arguments::parse()) {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Ok(Outcome::Failed) => ExitCode::from(2),
        // Whoever read our output has stopped reading. That is how `head` works, and no failure.
        Err(Failure::Output(error)) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(failure) => {
            // Nobody is left to tell if standard error is closed.
            let _ = writeln!(std::io::stderr(), "mtlint: {failure}");
            ExitCode::from(2)
        }
    }
}
