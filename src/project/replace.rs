//! Puts new contents in the place of a file, so that whatever happens the old or the new ones are whole.

use crate::file_name;
use crate::input::WriteError;
use std::fs::{self, File, Metadata};
use std::io::{self, BufWriter, Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;
use tempfile::NamedTempFile;

/// Which file stood at a path, and in which state: it is another one if the file was replaced or written to since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    len: u64,
    modified: Option<SystemTime>,
    /// Device, inode, and the time of the last change of anything but the name.
    #[cfg(unix)]
    identity: (u64, u64, i64, i64),
}

impl Version {
    /// The version at `path`; `None` if nothing can be learnt of it, such as where there is no file.
    pub fn of(path: &Path) -> Option<Self> {
        fs::metadata(path).ok().map(|metadata| Self::new(&metadata))
    }

    fn new(metadata: &Metadata) -> Self {
        #[cfg(unix)]
        use std::os::unix::fs::MetadataExt;
        Self {
            len: metadata.len(),
            modified: metadata.modified().ok(),
            #[cfg(unix)]
            identity: (metadata.dev(), metadata.ino(), metadata.ctime(), metadata.ctime_nsec()),
        }
    }
}

/// Which file a path leads to, by links of any kind or by another spelling.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct FileId(#[cfg(unix)] (u64, u64), #[cfg(not(unix))] PathBuf);

impl FileId {
    /// That of the file at `path`; `None` where there is none.
    pub fn of(path: &Path) -> Option<Self> {
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt;
            fs::metadata(path).ok().map(|metadata| Self((metadata.dev(), metadata.ino())))
        }
        #[cfg(not(unix))]
        {
            fs::canonicalize(path).ok().map(Self)
        }
    }
}

/// Whether two paths lead to one file that exists.
pub fn is_same_file(one: &Path, other: &Path) -> bool {
    FileId::of(one).is_some_and(|file| FileId::of(other) == Some(file))
}

/// Puts what `write` writes in the place of the file at `path`, wholly or not at all.
///
/// It is written to a temporary file in the same folder, brought to disk, and renamed. Owner, group, permissions, access
/// lists and extended attributes stay as they are. Where the system does not let them be kept, or where the file has
/// other hard links, the file itself is written over, and the temporary file stays until all is on disk. A symbolic link
/// stays one and the file that it leads to is replaced.
///
/// # Errors
///
/// [`WriteError::Io`] with the path, from `write` or the system; the file is as it was, and the temporary one is gone. A
/// file that is write-protected is not replaced. [`WriteError::HalfWritten`] if the disk fails while a file is written over.
pub fn replace_file(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), WriteError> {
    replace(path, None, write)
}

/// As [`replace_file`], but only if the file is still the one that it was.
///
/// # Errors
///
/// As [`replace_file`], and [`WriteError::Changed`].
pub fn replace_version(path: &Path, version: &Version, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), WriteError> {
    replace(path, Some(version), write)
}

/// Removes the temporary files of this process, and lets no file be replaced any more. For a process that is told to end:
/// it returns once no file is being written over.
pub fn abandon() {
    let mut pending = pending();
    for path in pending.drain(..) {
        // Nothing is left to do about one that can't be removed.
        let _ = fs::remove_file(path);
    }
    // Whoever replaces a file waits for this lock.
    std::mem::forget(pending);
}

/// The temporary files that there are. Who holds the lock is about to make one, or to put it in the place of its file.
static PENDING: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

fn pending() -> MutexGuard<'static, Vec<PathBuf>> {
    PENDING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// An entry of [`PENDING`], which lasts as long as this.
struct Listed(PathBuf);

impl Drop for Listed {
    fn drop(&mut self) {
        pending().retain(|path| *path != self.0);
    }
}

/// A temporary file in `folder` that [`abandon`] knows.
fn temporary(folder: &Path, is_new: bool) -> io::Result<(Listed, NamedTempFile)> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".mtlint-");
    #[cfg(unix)]
    if is_new {
        // As for any new file, less what the umask takes away.
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    }
    let mut pending = pending();
    let file = builder.tempfile_in(folder)?;
    pending.push(file.path().to_owned());
    Ok((Listed(file.path().to_owned()), file))
}

fn replace(path: &Path, version: Option<&Version>, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), WriteError> {
    let name = || file_name::of(path);
    let fail = |error| WriteError::Io { path: name(), error };
    let old = match fs::metadata(path) {
        Ok(metadata) => Some(metadata),
        Err(_) if version.is_some() => return Err(WriteError::Changed { path: name() }),
        // A link that leads nowhere is no new file.
        Err(error) if error.kind() == io::ErrorKind::NotFound && fs::symlink_metadata(path).is_err() => None,
        Err(error) => return Err(fail(error)),
    };
    if let Some(old) = &old {
        if !old.is_file() {
            return Err(fail(io::Error::other("this is not a regular file, so its contents can't be replaced")));
        }
        if old.permissions().readonly() {
            return Err(fail(io::Error::other("the file is write-protected")));
        }
    }
    let real = if old.is_some() { fs::canonicalize(path).map_err(fail)? } else { path.to_owned() };
    let folder = real.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // The file goes first, then its entry.
    let (_listed, mut new) = temporary(folder, old.is_none()).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound if !folder.is_dir() => fail(io::Error::other(format!("there is no folder `{}`", file_name::of(folder)))),
        _ => fail(error),
    })?;
    fill(new.as_file_mut(), write).map_err(fail)?;
    let keeps = old.as_ref().is_none_or(|old| keeps_attributes(old, &real, new.as_file()));
    new.as_file().sync_all().map_err(fail)?;
    // From here on the process is not ended by a signal that can be caught.
    let _pending = pending();
    if version.is_some_and(|version| Version::of(&real).as_ref() != Some(version)) {
        return Err(WriteError::Changed { path: name() });
    }
    if keeps {
        new.persist(&real).map_err(|error| fail(error.error))?;
        sync(folder);
        return Ok(());
    }
    sync(folder);
    let old = File::options().write(true).open(&real).map_err(fail)?;
    match write_over(old, new.as_file_mut()) {
        Ok(()) => Ok(()),
        Err(Over { error, is_whole: true }) => Err(fail(error)),
        Err(Over { error, is_whole: false }) => {
            let copy = file_name::of(new.path());
            new.disable_cleanup(true);
            Err(WriteError::HalfWritten { path: name(), copy, error })
        }
    }
}

fn fill(file: &mut File, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut buffered = BufWriter::new(file);
    write(&mut buffered)?;
    buffered.flush()
}

/// That a name survives a power cut is all that this adds, and not every system can do it.
fn sync(folder: &Path) {
    #[cfg(unix)]
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
    #[cfg(not(unix))]
    let _ = folder;
}

/// Gives `new` all that `old`, the file at `path`, has besides its contents; whether that could be done.
#[cfg(unix)]
fn keeps_attributes(old: &Metadata, path: &Path, new: &File) -> bool {
    use std::collections::BTreeMap;
    use std::ffi::OsString;
    use std::os::unix::fs::{MetadataExt, fchown};
    use xattr::FileExt;
    if old.nlink() > 1 {
        return false;
    }
    let is_same_owner = new.metadata().is_ok_and(|new| (new.uid(), new.gid()) == (old.uid(), old.gid()));
    if !is_same_owner && fchown(new, Some(old.uid()), Some(old.gid())).is_err() {
        return false;
    }
    // Later than the owner: a new owner takes special permissions away.
    if new.set_permissions(old.permissions()).is_err() {
        return false;
    }
    let all = |names: io::Result<xattr::XAttrs>, get: &dyn Fn(&OsString) -> io::Result<Option<Vec<u8>>>| match names {
        Ok(names) => names.map(|name| get(&name).map(|value| (name, value))).collect(),
        Err(error) if error.kind() == io::ErrorKind::Unsupported => Ok(BTreeMap::new()),
        Err(error) => Err(error),
    };
    let wanted = all(xattr::list(path), &|name| xattr::get(path, name));
    // A folder may give some to every new file in it.
    let given = all(new.list_xattr(), &|name| new.get_xattr(name));
    let (Ok(wanted), Ok(given)) = (wanted, given) else { return false };
    given.keys().filter(|name| !wanted.contains_key(*name)).all(|name| new.remove_xattr(name).is_ok())
        && wanted
            .iter()
            .filter(|(name, value)| given.get(*name) != Some(*value))
            .all(|(name, value)| value.as_ref().is_none_or(|value| new.set_xattr(name, value).is_ok()))
}

#[cfg(not(unix))]
fn keeps_attributes(old: &Metadata, _: &Path, new: &File) -> bool {
    new.set_permissions(old.permissions()).is_ok()
}

/// Why a file could not be written over, and whether it has its old contents.
struct Over {
    error: io::Error,
    is_whole: bool,
}

/// What is asked of a file that is written over.
trait Contents: Write + Seek {
    fn len(&self) -> io::Result<u64>;
    fn cut(&mut self, len: u64) -> io::Result<()>;
    fn sync(&mut self) -> io::Result<()>;
}

impl Contents for File {
    fn len(&self) -> io::Result<u64> {
        self.metadata().map(|metadata| metadata.len())
    }

    fn cut(&mut self, len: u64) -> io::Result<()> {
        self.set_len(len)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.sync_all()
    }
}

/// Gives `file` the contents of `new`. What is longer than the old contents comes first: if the disk is full for it, it is
/// cut off again.
fn write_over(mut file: impl Contents, new: &mut File) -> Result<(), Over> {
    let whole = |error| Over { error, is_whole: true };
    let old_len = file.len().map_err(whole)?;
    let new_len = new.metadata().map_err(whole)?.len();
    if new_len > old_len {
        let places = [new.seek(io::SeekFrom::Start(old_len)), file.seek(io::SeekFrom::Start(old_len))];
        let longer = places.into_iter().collect::<io::Result<Vec<_>>>().and_then(|_| io::copy(new, &mut file)).and_then(|_| file.sync());
        if let Err(error) = longer {
            return Err(Over { error, is_whole: file.cut(old_len).is_ok() });
        }
    }
    let half = |error| Over { error, is_whole: false };
    new.rewind().and_then(|()| file.rewind()).map_err(half)?;
    io::copy(new, &mut file).and_then(|_| file.cut(new_len)).and_then(|()| file.sync()).map_err(half)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    /// A file on a disk that is full when so many bytes have been written.
    struct Full<'f> {
        file: &'f mut Cursor<Vec<u8>>,
        room: usize,
        can_cut: bool,
    }

    impl Write for Full<'_> {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let taken = bytes.len().min(self.room);
            if taken == 0 && !bytes.is_empty() {
                return Err(io::ErrorKind::StorageFull.into());
            }
            self.room -= taken;
            self.file.write(&bytes[..taken])
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    impl Seek for Full<'_> {
        fn seek(&mut self, place: io::SeekFrom) -> io::Result<u64> {
            self.file.seek(place)
        }
    }

    impl Contents for Full<'_> {
        fn len(&self) -> io::Result<u64> {
            Ok(self.file.get_ref().len() as u64)
        }

        fn cut(&mut self, len: u64) -> io::Result<()> {
            if !self.can_cut {
                return Err(io::ErrorKind::Other.into());
            }
            self.file.get_mut().truncate(usize::try_from(len).unwrap_or(usize::MAX));
            Ok(())
        }

        fn sync(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    /// What becomes of `old` when `new` is written over it on a disk with `room` bytes: the outcome and the contents.
    fn written(old: &str, new: &str, room: usize, can_cut: bool) -> (Result<(), bool>, String) {
        let mut copy = tempfile::tempfile().unwrap();
        copy.write_all(new.as_bytes()).unwrap();
        let mut file = Cursor::new(old.as_bytes().to_vec());
        let outcome = write_over(Full { file: &mut file, room, can_cut }, &mut copy).map_err(|over| over.is_whole);
        (outcome, String::from_utf8(file.into_inner()).unwrap())
    }

    #[test]
    fn a_full_disk_leaves_the_old_contents_or_says_that_they_are_not_whole() {
        for (old, new) in [("one two", "ONE two three"), ("one two three", "ONE two"), ("one", "ONE"), ("", "one"), ("one", "")] {
            for room in 0..=2 * new.len() {
                for can_cut in [true, false] {
                    let (outcome, now) = written(old, new, room, can_cut);
                    match outcome {
                        Ok(()) => assert_eq!(now, new),
                        Err(true) => assert_eq!(now, old, "{room}"),
                        Err(false) => assert!(room >= new.len().saturating_sub(old.len()) || !can_cut, "{old} {new} {room}"),
                    }
                }
            }
            assert_eq!(written(old, new, 2 * new.len(), true), (Ok(()), new.to_owned()));
        }
        assert_eq!(written("one two", "ONE two three", 5, true), (Err(true), "one two".to_owned()));
        assert_eq!(written("one two", "ONE two three", 5, false).0, Err(false));
        assert_eq!(written("one two", "ONE TWO", 5, true), (Err(false), "ONE Two".to_owned()));
    }
}
