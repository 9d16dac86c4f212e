//! `mtlint init`: writes a commented configuration.

use super::{Console, Failure, Outcome};
use mtlint::config::FILE_NAME;
use std::fs::File;
use std::io::Write;
use std::path::Path;

/// Everything in it is a comment, so that it changes nothing until somebody edits it.
pub const TEMPLATE: &str = "\
# Configuration of mtlint. Options of the command line win over it.

# The language of the texts, where it should not be detected, and the one they were translated from.
# lang = \"en\"
# source-lang = \"de\"

# Folders or files with rules of your own, relative to this file.
# rules = [\"rules\"]

# Run only these rules or families (`mtlint rules list` shows all), or all but these.
# select = [\"boilerplate\", \"quotes\", \"repetition/repeated-word\"]
# ignore = [\"punctuation/double-hyphen\"]

# Findings that are known and not reported again; `mtlint check --write-baseline FILE` writes it.
# baseline = \"mtlint-baseline.json\"

# Spellings that the house prescribes; any other spelling of these names is reported.
# [names]
# prefer = [\"Kyiv\", \"Zelensky\"]

# Another weight for a rule or a family: off, note, warning or error.
# [[override]]
# rule = \"punctuation/double-hyphen\"
# severity = \"note\"

# Rules of your own may also stand here; `mtlint rules new house/word` prints one to start from.
";

pub fn run(console: &Console) -> Result<Outcome, Failure> {
    let path = Path::new(FILE_NAME);
    let mut file = File::create_new(path).map_err(|error| Failure::at(path, error))?;
    file.write_all(TEMPLATE.as_bytes()).map_err(|error| Failure::at(path, error))?;
    console.say(format_args!("Wrote {FILE_NAME}."));
    Ok(Outcome::Clean)
}
