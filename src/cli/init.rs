//! `mtlint init`: writes a commented configuration.

use super::{Console, Failure, Outcome, output};
use mtlint::config::FILE_NAME;
use std::path::Path;

/// Everything in it is a comment, so that it changes nothing until somebody edits it.
pub(super) const TEMPLATE: &str = "\
# Configuration of mtlint. Options of the command line win over it.

# The language of the texts, where it should not be detected, and the one they were translated from.
# lang = \"en\"
# source-lang = \"de\"

# Folders or files with rules of your own, relative to this file.
# rules = [\"rules\"]

# Packages of rules that others share; `mtlint packages add PATH` writes this.
# packages = [\"mtlint-packages/harbour-style\"]

# Run only these rules, families or MQM types (`mtlint rules list` shows all), or all but these.
# select = [\"boilerplate\", \"quotes\", \"repetition/repeated-word\"]
# ignore = [\"punctuation/double-hyphen\"]

# Findings that are known and not reported again; `mtlint check --write-baseline FILE` writes it.
# baseline = \"mtlint-baseline.json\"

# Where the pages about rules are, to which reports and editors then link; `mtlint rules pages` writes them.
# rule-pages = \"https://news.example/mtlint/{rule}.html\"

# What is left out of folders that are checked, as in a .gitignore beside this file.
# exclude = [\"drafts/\", \"*.old.txt\"]

# Words and names that are right here; rules about spelling, names and untranslated words are silent about them.
# accept = [\"kabayaki\", \"Selenskyj\"]

# Spellings that the house prescribes; any other spelling of these names is reported.
# [names]
# prefer = [\"Kyiv\", \"Zelensky\"]

# Terms of the house or of a client, in TBX, CSV, TSV or TOML.
# glossaries = [\"terms.tbx\", \"house.csv\"]

# What findings weigh for `mtlint score`, in points; these are the published weights.
# [score]
# minor = 1
# major = 5
# non-translation = 25
# minor-punctuation = 0.1

# Another weight for a rule or a family: off, note, warning or error.
# [[override]]
# rule = \"punctuation/double-hyphen\"
# severity = \"note\"

# What holds for some files only.
# [[per-path]]
# paths = [\"wire/\", \"*.srt\"]
# ignore = [\"filler\"]
# severity = { \"quotes\" = \"error\" }

# A finding that is right to be left; `mtlint suppress PATH:LINE --reason TEXT` writes this.
# [[suppress]]
# path = \"/news/flood.srt\"
# rule = \"quotes/mixed\"
# words = \"called it\"
# reason = \"The marks of the speaker's own notes.\"

# Rules of your own may also stand here; `mtlint rules new house/word` prints one to start from.
";

pub(super) fn run(console: &Console) -> Result<Outcome, Failure> {
    let path = Path::new(FILE_NAME);
    if path.symlink_metadata().is_ok() {
        return Err(Failure::at(path, "it is already there, and was left as it is"));
    }
    output::to_file(path, |out| Ok(out.write_all(TEMPLATE.as_bytes())?))?;
    console.say(format_args!("Wrote {FILE_NAME}."));
    Ok(Outcome::Clean)
}
