//! The files of a package that comes from elsewhere, held until all of them have been looked at.

use super::{MANIFEST, Package, is_inside, paths};
use crate::input::{InputError, Unpacked, decode};
use crate::project::git;
use crate::ruleset::known_check;
use crate::{Error, RuleSet, file_name};
use mtlint_tables::rule::source::Placed;
use mtlint_tables::rule::validate::{self, Rules};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs::{self, File};
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};

/// A package is some text: what is longer is something else, or means harm.
const LONGEST: u64 = 64 << 20;

/// What git keeps beside the files is none of them.
const GIT: &str = ".git";

/// Why a package can't be taken in.
#[derive(Debug)]
#[non_exhaustive]
pub enum PackageError {
    /// It holds what no package may hold.
    Refused {
        /// What messages call the file or folder.
        path: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A file of it can't be read or written, or its manifest or one of its rules says something wrong.
    Content(Error),
}

impl fmt::Display for PackageError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused { path, reason } => write!(formatter, "{path}: {reason}"),
            Self::Content(error) => error.fmt(formatter),
        }
    }
}

impl std::error::Error for PackageError {}

impl<E: Into<Error>> From<E> for PackageError {
    fn from(error: E) -> Self {
        Self::Content(error.into())
    }
}

/// The files of a package by their paths below its folder.
#[derive(Debug)]
pub struct Files {
    /// What messages call the folder, the archive or the repository.
    origin: PathBuf,
    files: BTreeMap<PathBuf, Vec<u8>>,
    bytes: u64,
}

impl Files {
    /// The files of a package that is made anew in the folder `origin`.
    pub(super) fn new(origin: &Path, files: BTreeMap<PathBuf, Vec<u8>>) -> Self {
        Self { origin: origin.to_owned(), files, bytes: 0 }
    }

    /// Reads a folder, an archive (tar, also packed by gzip), or what the git repository at `path` held at `revision`.
    ///
    /// # Errors
    ///
    /// What can't be read, and what no package may hold: links, paths that lead elsewhere, more than 64 MiB.
    pub fn read(path: &Path, revision: Option<&str>) -> Result<Self, PackageError> {
        let mut files = Self { origin: path.to_owned(), files: BTreeMap::new(), bytes: 0 };
        match revision {
            Some(revision) => {
                let mut archive = git::archive(path, revision).map_err(|reason| refused(path, reason))?;
                let unpacked = archive.stdout.take().map_or(Ok(()), |output| files.unpack(output));
                // What it still has to say is not wanted; it ends with its output.
                let ended = archive.wait().map_err(|error| unreadable(path, error))?;
                unpacked?;
                if !ended.success() {
                    return Err(refused(path, "git failed to write an archive of it"));
                }
            }
            None if path.is_dir() => files.walk(path, Path::new(""))?,
            None => {
                let file = File::open(path).map(BufReader::new).and_then(Unpacked::open).map_err(|error| unreadable(path, error))?;
                files.unpack(file)?;
            }
        }
        files.at_manifest()
    }

    fn walk(&mut self, folder: &Path, below: &Path) -> Result<(), PackageError> {
        for entry in fs::read_dir(folder).map_err(|error| unreadable(folder, error))? {
            let entry = entry.map_err(|error| unreadable(folder, error))?;
            let (path, name) = (entry.path(), below.join(entry.file_name()));
            let kind = entry.file_type().map_err(|error| unreadable(&path, error))?;
            if kind.is_dir() {
                if entry.file_name() != GIT {
                    self.walk(&path, &name)?;
                }
            } else if kind.is_file() {
                self.add(name, File::open(&path).map_err(|error| unreadable(&path, error))?)?;
            } else {
                return Err(refused(&path, "a package holds files and folders, no links or devices"));
            }
        }
        Ok(())
    }

    fn unpack(&mut self, archive: impl Read) -> Result<(), PackageError> {
        let origin = self.origin.clone();
        let mut member = None::<PathBuf>;
        let broken = |member: Option<&Path>, error: io::Error| match member {
            None => refused(&origin, format_args!("no package: neither a folder nor an archive made by tar, also with gzip ({error})")),
            Some(path) => refused(&origin.join(path), format_args!("the archive is cut off or damaged here or right behind ({error})")),
        };
        // The headers of long names and the gaps between files are bounded too.
        let mut archive = tar::Archive::new(archive.take(2 * LONGEST));
        for entry in archive.entries().map_err(|error| broken(None, error))? {
            let entry = entry.map_err(|error| broken(member.as_deref(), error))?;
            let path = entry.path().map_err(|error| broken(member.as_deref(), error))?.into_owned();
            let path: PathBuf = path.strip_prefix(".").map_or(path.clone(), Path::to_owned);
            member = Some(path.clone());
            match entry.header().entry_type() {
                tar::EntryType::Directory | tar::EntryType::XGlobalHeader => {}
                _ if path.iter().any(|part| part == GIT) => {}
                tar::EntryType::Regular | tar::EntryType::Continuous if is_inside(&path) => self.add(path, entry)?,
                tar::EntryType::Regular | tar::EntryType::Continuous => {
                    return Err(refused(&origin.join(path), "a path in an archive leads down from its top, without `..`"));
                }
                _ => return Err(refused(&origin.join(path), "a package holds files and folders, no links or devices")),
            }
        }
        // An archive says where it ends, and nobody has yet asked whether what it is packed in ends well.
        io::copy(&mut archive.into_inner(), &mut io::sink()).map_err(|error| unreadable(&origin, error))?;
        Ok(())
    }

    fn add(&mut self, name: PathBuf, file: impl Read) -> Result<(), PackageError> {
        let shown = self.origin.join(&name);
        let mut content = Vec::new();
        file.take(LONGEST + 1).read_to_end(&mut content).map_err(|error| unreadable(&shown, error))?;
        self.bytes += content.len() as u64;
        if self.bytes > LONGEST {
            return Err(refused(&self.origin, format_args!("a package holds at most {} MiB", LONGEST >> 20)));
        }
        match self.files.insert(name, content) {
            None => Ok(()),
            Some(_) => Err(refused(&shown, "the file is there twice")),
        }
    }

    /// The same from the folder of the manifest on: archives usually hold one folder.
    fn at_manifest(mut self) -> Result<Self, PackageError> {
        let top = self.files.keys().filter(|path| path.ends_with(MANIFEST)).min_by_key(|path| path.components().count());
        let Some(top) = top.and_then(|path| path.parent()).filter(|top| top.components().count() < 2).map(Path::to_owned) else {
            return Err(refused(&self.origin, format_args!("no package: there is no {MANIFEST} at its top")));
        };
        let below = |(path, content): (PathBuf, Vec<u8>)| Some((path.strip_prefix(&top).ok()?.to_owned(), content));
        self.files = std::mem::take(&mut self.files).into_iter().filter_map(below).collect();
        self.origin.push(top);
        Ok(self)
    }

    /// What the manifest says, once all that it names has been found and its rules have been read.
    ///
    /// # Errors
    ///
    /// What is wrong with the manifest or a rule, with its place, and files that other systems can't hold.
    pub fn package(&self) -> Result<Package, PackageError> {
        for path in self.files.keys() {
            if let Some(reason) = path.iter().find_map(paths::unfit) {
                return Err(refused(&self.origin.join(path), reason));
            }
        }
        if let Some((path, other)) = paths::clash(self.files.keys()) {
            let reason =
                format_args!("many disks take this and {} for the same file or folder; one needs another name", file_name::of(other));
            return Err(refused(&self.origin.join(path), reason));
        }
        let package = Package::parse(&self.name(Path::new(MANIFEST)), &self.text(Path::new(MANIFEST))?)?;
        for glossary in &package.glossaries {
            if !self.files.contains_key(&glossary.value) {
                return Err(glossary.error("the package holds no such file").into());
            }
        }
        RuleSet::built_in().add_all(self.rules(&package)?)?;
        Ok(package)
    }

    /// The rules of `package`, which is what the manifest says, one entry a file.
    pub(in crate::project) fn rules(&self, package: &Package) -> Result<Vec<Rules>, Error> {
        // A file that is named twice, or by its folder too, is one.
        let mut paths = BTreeSet::new();
        for named in &package.rules {
            paths.extend(self.below(named)?);
        }
        paths.into_iter().map(|path| Ok(validate::read(&self.name(path), &self.text(path)?, None, &known_check)?)).collect()
    }

    /// The rule files that a path of the manifest stands for.
    fn below(&self, named: &Placed<PathBuf>) -> Result<Vec<&PathBuf>, Error> {
        let is_meant = |path: &&PathBuf| {
            **path == named.value || path.starts_with(&named.value) && path.extension().is_some_and(|extension| extension == "toml")
        };
        let found: Vec<_> = self.files.keys().filter(is_meant).collect();
        if found.is_empty() { Err(named.error("the package holds no rule file (*.toml) there").into()) } else { Ok(found) }
    }

    /// The glossaries of `package`, each with its name and its text.
    pub(in crate::project) fn glossaries(&self, package: &Package) -> Result<Vec<(String, String)>, Error> {
        package.glossaries.iter().map(|place| Ok((self.name(&place.value), self.text(&place.value)?))).collect()
    }

    /// Writes the files into `folder`, in the place of what was there, and then does what names it there.
    ///
    /// # Errors
    ///
    /// What can't be written, or why `then` failed; then the folder is as it was.
    pub fn install<E: From<PackageError>>(&self, folder: &Path, then: impl FnOnce() -> Result<(), E>) -> Result<(), E> {
        let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let is_new = !parent.exists();
        let installed = self.exchange(folder, parent, then);
        if installed.is_err() && is_new {
            // It was made for this alone. Where it holds something by now it stays.
            let _ = fs::remove_dir(parent);
        }
        installed
    }

    fn exchange<E: From<PackageError>>(&self, folder: &Path, parent: &Path, then: impl FnOnce() -> Result<(), E>) -> Result<(), E> {
        let failed = |error: io::Error| unreadable(folder, error);
        if parent.symlink_metadata().is_ok() && !parent.is_dir() {
            return Err(refused(parent, "is no folder, so no package can be put there").into());
        }
        fs::create_dir_all(parent).map_err(failed)?;
        let staged = tempfile::Builder::new().prefix(".mtlint-").tempdir_in(parent).map_err(failed)?;
        let (new, old) = (staged.path().join("new"), staged.path().join("old"));
        for (path, content) in &self.files {
            let path = new.join(path);
            fs::create_dir_all(path.parent().unwrap_or(&new)).and_then(|()| fs::write(&path, content)).map_err(failed)?;
        }
        let had = folder.symlink_metadata().is_ok();
        if had {
            fs::rename(folder, &old).map_err(failed)?;
        }
        let done = fs::rename(&new, folder).map_err(|error| failed(error).into()).and_then(|()| {
            then().inspect_err(|_| {
                // What was made above goes back there, and is taken away with it.
                let _ = fs::rename(folder, &new);
            })
        });
        if done.is_err() && had {
            // It was there a moment ago, so it can go back.
            let _ = fs::rename(&old, folder);
        }
        done
    }

    fn name(&self, path: &Path) -> String {
        file_name::of(&self.origin.join(path))
    }

    fn text(&self, path: &Path) -> Result<String, Error> {
        Ok(decode(&self.name(path), self.files.get(path).cloned().unwrap_or_default())?.0)
    }
}

fn unreadable(path: &Path, error: io::Error) -> PackageError {
    InputError::Io { path: file_name::of(path), error }.into()
}

fn refused(path: &Path, reason: impl fmt::Display) -> PackageError {
    PackageError::Refused { path: file_name::of(path), reason: reason.to_string() }
}
