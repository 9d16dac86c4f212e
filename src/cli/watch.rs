//! `mtlint watch`: checks again whenever something changes.

use super::args::Check;
use super::paths::paths;
use super::session::configuration;
use super::{Console, Failure, Outcome};
use mtlint::project::{Globs, Version, rule_files, walk};
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};
use std::{env, thread};

/// How long nothing is looked at; and so many times as long as looking takes, for a large folder.
const PAUSE: Duration = Duration::from_millis(300);
const PATIENCE: u32 = 10;

/// Moves to the top of an empty screen.
const CLEAR: &str = "\x1b[H\x1b[2J\x1b[3J";

pub(super) fn run(check: &Check, console: &Console) -> Result<Outcome, Failure> {
    let common = &check.common;
    if common.paths.iter().chain(&common.files_from).any(|path| path == Path::new("-")) {
        return Err(Failure::of("standard input comes once, so there is nothing to watch; name files or folders"));
    }
    let program = env::current_exe().map_err(Failure::of)?;
    let mut arguments: Vec<OsString> = env::args_os().skip(1).collect();
    if let Some(command) = arguments.iter_mut().find(|argument| *argument == "watch") {
        *command = "check".into();
    }
    loop {
        let seen = versions(check);
        if console.is_terminal {
            io::stdout().lock().write_all(CLEAR.as_bytes())?;
        }
        // A process of its own says all that is wrong, with the configuration too, and gives back its memory.
        Command::new(&program).args(&arguments).status().map_err(Failure::of)?;
        if console.is_terminal {
            console.say("Waiting for changes; Ctrl-C ends this.");
        }
        let mut took = Duration::ZERO;
        loop {
            thread::sleep(PAUSE.max(took * PATIENCE));
            let start = Instant::now();
            if versions(check) != seen {
                break;
            }
            took = start.elapsed();
        }
    }
}

/// What a check reads, and in which state it is: articles, sources, rules, glossaries, configuration. What can't be read has none.
fn versions(check: &Check) -> BTreeMap<PathBuf, Option<Version>> {
    let common = &check.common;
    let configuration = configuration(&common.rules).unwrap_or_default();
    let rules = configuration.config.rules.iter().map(|rules| &rules.value).chain(&common.rules.rules);
    let articles = paths(common).unwrap_or_default();
    let files = walk(articles.iter().chain(&common.source), &[], &Globs::nothing()).files.into_iter().flatten();
    let glossaries = configuration.config.glossaries.iter().map(|glossary| &glossary.value).chain(&common.rules.glossary);
    let named =
        configuration.path.iter().chain(glossaries).chain(&common.rules.config).chain(&common.baseline).chain(&common.files_from).cloned();
    let all = files.chain(named).chain(rule_files(rules).unwrap_or_default().into_values());
    all.map(|path| (path.clone(), Version::of(&path))).collect()
}
