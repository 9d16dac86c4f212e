//! Leaves out the findings that a baseline knows.

use crate::ruleset::RuleSet;
use crate::suppress::Baseline;
use crate::{Diagnostic, Document, file_name, input};
use std::io;
use std::path::{Component, Path, PathBuf};

/// The findings of an earlier run, and the file that says so.
#[derive(Debug)]
pub struct KnownFindings {
    baseline: Baseline,
    path: PathBuf,
}

impl KnownFindings {
    /// Reads the baseline at `path`.
    ///
    /// # Errors
    ///
    /// What is wrong with it, in one line that names the file.
    pub fn read(path: &Path) -> Result<Self, String> {
        if path.symlink_metadata().is_err_and(|error| error.kind() == io::ErrorKind::NotFound) {
            return Err(format!("{}: no such file; --write-baseline writes one", file_name::of(path)));
        }
        let text = input::read_text(path).map_err(|error| error.to_string())?;
        let baseline = Baseline::read(&text).map_err(|error| format!("{}{error}", file_name::of(path)))?;
        Ok(Self { baseline, path: path.to_owned() })
    }

    /// Those of the `found` in `document`, by `rules`, that are not known.
    pub fn without_known(&self, found: Vec<Diagnostic>, document: &Document, rules: &RuleSet) -> Vec<Diagnostic> {
        self.baseline.without_known(&seen_from(&self.path, &document.path), document, rules, found)
    }
}

/// `path` as seen from the folder of `file`, or as it is if it lies elsewhere.
pub fn seen_from(file: &Path, path: &str) -> String {
    let whole = |path: &Path| std::path::absolute(path).ok().map(|path| without_dots(&path));
    let (file, inside) = (whole(file), whole(&file_name::path(path)));
    match (file.as_deref().and_then(Path::parent), &inside) {
        (Some(folder), Some(inside)) => {
            let name = file_name::of(inside.strip_prefix(folder).unwrap_or(inside));
            if cfg!(windows) { name.replace('\\', "/") } else { name }
        }
        _ => path.to_owned(),
    }
}

/// `path` without `..`, as it is written and whatever links there are.
pub fn without_dots(path: &Path) -> PathBuf {
    path.components().fold(PathBuf::new(), |mut parts, part| {
        if part == Component::ParentDir {
            parts.pop();
        } else {
            parts.push(part);
        }
        parts
    })
}
