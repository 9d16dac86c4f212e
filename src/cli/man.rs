//! `mtlint man`: manual pages, from the same words as `--help`.

use super::args::Arguments;
use super::{Console, Failure, Outcome, output};
use clap::CommandFactory;
use clap_mangen::Man;
use mtlint::file_name;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// Prints the page of the program, or writes that of each command into a folder.
pub(super) fn run(folder: Option<&Path>, console: &Console) -> Result<Outcome, Failure> {
    let mut command = Arguments::command().disable_help_subcommand(true);
    command.build();
    let Some(folder) = folder else {
        io::stdout().lock().write_all(&page(&command)?)?;
        return Ok(Outcome::Clean);
    };
    fs::create_dir_all(folder).map_err(|error| Failure::io(folder, error))?;
    let count = write(&command, folder)?;
    console.say(format_args!("{}: {count} pages", file_name::of(folder)));
    Ok(Outcome::Clean)
}

/// Writes the pages of a command and of those below it; returns how many there are.
fn write(command: &clap::Command, folder: &Path) -> Result<usize, Failure> {
    let page = page(command)?;
    let name = command.get_display_name().unwrap_or_else(|| command.get_name());
    output::to_file(&folder.join(format!("{name}.1")), |out| Ok(out.write_all(&page)?))?;
    command.get_subcommands().try_fold(1, |count, below| Ok(count + write(below, folder)?))
}

fn page(command: &clap::Command) -> Result<Vec<u8>, Failure> {
    let mut page = Vec::new();
    Man::new(command.clone()).render(&mut page)?;
    Ok(page)
}
