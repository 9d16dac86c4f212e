//! The command line program: parses arguments, runs, and turns the outcome into an exit code.

mod cli;

use cli::{Failure, Outcome};
use std::io::ErrorKind;
use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::run(cli::arguments()) {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Ok(Outcome::Failed) => ExitCode::from(2),
        // Whoever read our output has stopped reading. That is how `head` works, and no failure.
        Err(Failure::Output(error)) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(failure) => {
            cli::complain(failure);
            ExitCode::from(2)
        }
    }
}
