//! `mtlint diff`: shows the suggested fixes as a unified diff.

use super::args::Diff;
use super::pipeline::{self, Event};
use super::session::Session;
use super::{Console, Failure, Outcome, first_pass};
use mtlint::fix::FixError;
use mtlint::input::{self, WriteError};
use mtlint::project::without_dots;
use mtlint::report::diff::{causes, name_below, unified, words, work_tree};
use mtlint::visible::visible_lines;
use mtlint::{Document, Safety, file_name};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::{env, fs};

/// Lines around a change, as `diff -u` and git have it.
const CONTEXT: usize = 3;

pub(super) fn run(diff: &Diff, console: &Console) -> Result<Outcome, Failure> {
    let Some(mut session) = Session::new(&diff.common, console)? else { return Ok(Outcome::Clean) };
    for rule in &diff.rule {
        session.linters.common().rules().known(rule).map_err(Failure::of)?;
    }
    first_pass::learn(&mut session)?;
    let least = if diff.safe_only { Safety::Safe } else { Safety::Unsafe };
    let root = Root::find(diff.relative)?;
    let mut out = BufWriter::new(io::stdout().lock());
    let (mut failed, mut changed) = (false, false);
    // The bytes of the file before and after, and whether all of it could be read.
    let (mut file, mut old, mut new, mut whole) = (PathBuf::new(), Vec::new(), Vec::new(), true);
    // Whether they are the text of an archive.
    let mut archived = false;
    let mut why = Vec::new();
    let work = |document: &Document| {
        let fixed = session.fix_some(document, least, &diff.rule)?;
        let causes = causes(document, &fixed);
        Ok::<_, FixError>((lines(document)?, lines(&fixed.document)?, causes, fixed.refused))
    };
    pipeline::run(&session, pipeline::each(work), |event| {
        match event {
            Event::File(path, _) => {
                (file, old, new, whole, archived) = (path, Vec::new(), Vec::new(), true, false);
                why.clear();
            }
            Event::Document(document, Ok((before, after, causes, refused))) => {
                archived |= document.origin.is_archived();
                why.extend(causes);
                failed |= !refused.is_empty();
                refused.into_iter().for_each(|refused| console.error(refused));
                old.extend(before);
                new.extend(after);
            }
            Event::Document(_, Err(FixError::Write(error @ WriteError::ReadOnly { .. }))) => {
                if whole {
                    console.error(error);
                }
                (whole, failed) = (false, true);
            }
            Event::Document(document, Err(error)) => {
                console.error(error);
                failed = true;
                // Others in the file can be mended.
                let same = lines(&document).map_err(Failure::of)?;
                old.extend_from_slice(&same);
                new.extend(same);
            }
            Event::Skipped(skipped) => console.say(skipped),
            Event::Error(error) => {
                console.error(error);
                (whole, failed) = (false, true);
            }
            Event::End if whole && old != new => {
                let path = if file == Path::new("-") { &session.stdin_name } else { &file };
                let text = root.name(path).and_then(|name| {
                    let text = if diff.word {
                        words(&name, &old, &new, CONTEXT, &why, console.color)
                    } else {
                        unified(&name, &old, &new, CONTEXT, &why)
                    };
                    text.map_err(|error| error.to_string())
                });
                let text = text.map(|text| if archived && !diff.word { as_remark(&text) } else { text });
                match text {
                    Ok(text) => {
                        changed = true;
                        if root.is_above(path) && !diff.word && !archived {
                            console.say(Failure::at(
                                path,
                                format_args!("`git apply` passes over this file unless it is run in {}", file_name::of(&root.top)),
                            ));
                        }
                        // A program gets what it can apply, a person what can be seen.
                        let shown = if console.is_terminal && !diff.word { visible_lines(&text) } else { text.as_str().into() };
                        out.write_all(shown.as_bytes())?;
                    }
                    Err(error) => {
                        console.error(Failure::at(path, error));
                        failed = true;
                    }
                }
            }
            Event::End => {}
            Event::Pause => out.flush()?,
        }
        Ok(())
    })?;
    out.flush()?;
    Ok(match (failed, changed) {
        (true, _) => Outcome::Failed,
        (false, true) => Outcome::Findings,
        (false, false) => Outcome::Clean,
    })
}

/// What the diff compares: the bytes of a file, or the text of an archive by paragraphs.
fn lines(document: &Document) -> Result<Vec<u8>, WriteError> {
    input::archived_text(document).map_or_else(|| input::rewrite(document, &[]), |text| Ok(text.into_bytes()))
}

/// A diff that can't be applied, so that what applies others passes over it.
fn as_remark(diff: &str) -> String {
    let mut remark =
        "# The text of an archive by paragraphs, to be read; `mtlint fix` applies it, `git apply` and `patch` pass over it.\n".to_owned();
    for line in diff.lines() {
        remark.push_str("# ");
        remark.push_str(line);
        remark.push('\n');
    }
    remark
}

/// Where the diff is to be applied.
struct Root {
    /// The current folder, and the top of the work tree that it lies in or else the folder itself; both by their real paths.
    here: PathBuf,
    top: PathBuf,
    is_work_tree: bool,
}

impl Root {
    fn find(relative: bool) -> Result<Self, Failure> {
        let here = env::current_dir().and_then(fs::canonicalize).map_err(|error| Failure::io(Path::new("."), error))?;
        let tree = if relative { None } else { work_tree(&here).map(Path::to_owned) };
        let is_work_tree = tree.is_some();
        Ok(Self { top: tree.unwrap_or_else(|| here.clone()), here, is_work_tree })
    }

    fn whole(&self, path: &Path) -> PathBuf {
        // What standard input is called need not be there.
        fs::canonicalize(path).unwrap_or_else(|_| without_dots(&self.here.join(path)))
    }

    /// Whether the file lies in the work tree, but not below the current folder: git then neither applies nor complains.
    fn is_above(&self, path: &Path) -> bool {
        self.is_work_tree && !self.whole(path).starts_with(&self.here)
    }

    /// The name of the file at `path` in the diff, or why there is none. The file that a link leads to is meant, as neither
    /// git nor patch changes one through a link.
    fn name(&self, path: &Path) -> Result<Vec<u8>, String> {
        name_below(&self.top, &self.whole(path)).ok_or_else(|| {
            let kind = if self.is_work_tree { "git work tree" } else { "folder" };
            format!(
                "outside the {kind} {}, where no diff can reach it; run `mtlint diff` from a folder above the file",
                file_name::of(&self.top)
            )
        })
    }
}
