//! The command line program: parses arguments, runs, and turns the outcome into an exit code.

mod cli;

use clap::Parser;
use cli::{Failure, Outcome};
use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::run(cli::args::Arguments::parse()) {
        Ok(Outcome::Clean) | Err(Failure::BrokenPipe) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Ok(Outcome::Failed) => ExitCode::from(2),
        Err(Failure::Message(message)) => {
            // Nobody is left to tell if standard error is closed.
            let _ = writeln!(std::io::stderr(), "mtlint: {message}");
            ExitCode::from(2)
        }
    }
}
