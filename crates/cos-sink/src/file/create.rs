//! Makes files that are whole, durable and nobody else's.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::place::standing;

/// Where files are written that must have a name from the start, on file systems that know no others.
const TEMPORARY: &str = ".tmp";

/// A writer that hasn't ended after this time was killed: no store of a record lasts so long.
const ABANDONED: Duration = Duration::from_secs(3600);

/// Makes the file `path` below `root` with `bytes`, unless the name is taken, which is `false`. No link inside `root` is
/// followed on the way.
///
/// `describe` is called before the file has its name. After `true` the file and its name last.
pub(super) fn file(
    root: &Path,
    path: &Path,
    bytes: &[u8],
    describe: impl FnOnce(&File) -> io::Result<()>,
) -> io::Result<bool> {
    let folder = path.parent().unwrap_or(root);
    // A look first: it costs a few microseconds, the bytes and their sync a thousand times as much.
    if standing(root, path)?.is_some() {
        return taken(folder);
    }
    let unnamed = match Unnamed::open(root, folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            self::folder(folder)?;
            Unnamed::open(root, folder)
        }
        opened => opened,
    }?;
    let mut written = unnamed.file();
    written.write_all(bytes)?;
    describe(written)?;
    written.sync_all()?;
    match unnamed.link(path) {
        Ok(()) => {
            sync(folder)?;
            Ok(true)
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists => taken(folder),
        Err(error) => Err(error),
    }
}

/// The name is taken, perhaps since a moment ago: whoever counts on it mustn't lose it with the power.
fn taken(folder: &Path) -> io::Result<bool> {
    sync(folder)?;
    Ok(false)
}

/// Tries whether `root` can be written, and removes what killed writers left there.
pub(super) fn probe(root: &Path) -> io::Result<()> {
    clean(&root.join(TEMPORARY));
    Unnamed::open(root, root).map(drop)
}

/// Makes `folder` and its parents, and syncs each new name.
pub(super) fn folder(folder: &Path) -> io::Result<()> {
    match fs::create_dir(folder) {
        Ok(()) => sync(folder.parent().unwrap_or(Path::new("."))),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            self::folder(folder.parent().ok_or(error)?)?;
            self::folder(folder)
        }
        Err(error) => Err(error),
    }
}

/// Makes the names in `folder` last. Other systems than Unix can't open a folder.
fn sync(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

/// A file that is being written and goes away unless it is linked.
enum Unnamed {
    /// The system's own: a writer that is killed leaves nothing.
    #[cfg(target_os = "linux")]
    Anonymous(File),
    Temporary(File, PathBuf),
}

impl Unnamed {
    fn open(root: &Path, folder: &Path) -> io::Result<Self> {
        #[cfg(target_os = "linux")]
        match anonymous::open(folder) {
            Err(error) if anonymous::is_unknown(&error) => {}
            opened => return opened.map(Self::Anonymous),
        }
        if !folder.is_dir() {
            return Err(ErrorKind::NotFound.into());
        }
        let temporary = root.join(TEMPORARY);
        // Not through a link: what is written here stays in the folder.
        match fs::symlink_metadata(&temporary) {
            Ok(metadata) if metadata.is_dir() => {}
            Ok(_) => return Err(io::Error::new(ErrorKind::NotADirectory, format!("{TEMPORARY} is no folder"))),
            Err(_) => self::folder(&temporary)?,
        }
        let path = temporary.join(name());
        Ok(Self::Temporary(File::create_new(&path)?, path))
    }

    fn file(&self) -> &File {
        match self {
            #[cfg(target_os = "linux")]
            Self::Anonymous(file) => file,
            Self::Temporary(file, _) => file,
        }
    }

    fn link(&self, path: &Path) -> io::Result<()> {
        match self {
            #[cfg(target_os = "linux")]
            Self::Anonymous(file) => anonymous::link(file, path),
            Self::Temporary(_, temporary) => fs::hard_link(temporary, path),
        }
    }
}

impl Drop for Unnamed {
    fn drop(&mut self) {
        if let Self::Temporary(_, path) = self {
            // What can't be removed now is removed by age.
            drop(fs::remove_file(path));
        }
    }
}

/// A name that no other writer uses. Process ids repeat among machines that share a folder, so the time is part of it.
fn name() -> String {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    let next = NEXT.fetch_add(1, Ordering::Relaxed);
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    format!("{}-{:x}-{next}", std::process::id(), now.as_nanos())
}

/// Removes files of killed writers. What can't be read or removed harms nobody.
fn clean(temporary: &Path) {
    if !fs::symlink_metadata(temporary).is_ok_and(|metadata| metadata.is_dir()) {
        return;
    }
    for entry in fs::read_dir(temporary).into_iter().flatten().flatten() {
        let modified = entry.metadata().and_then(|metadata| metadata.modified());
        let age = modified.ok().and_then(|modified| SystemTime::now().duration_since(modified).ok());
        if age.is_some_and(|age| age > ABANDONED) {
            drop(fs::remove_file(entry.path()));
        }
    }
}

#[cfg(target_os = "linux")]
mod anonymous {
    //! Files without a name (`O_TMPFILE`).

    use std::fs::File;
    use std::io;
    use std::os::fd::AsRawFd;
    use std::path::Path;

    use rustix::fs::{AtFlags, CWD, Mode, OFlags};
    use rustix::io::Errno;

    pub(super) fn open(folder: &Path) -> io::Result<File> {
        let flags = OFlags::TMPFILE | OFlags::RDWR | OFlags::CLOEXEC;
        let mode = Mode::from_raw_mode(0o666);
        Ok(rustix::fs::open(folder, flags, mode).map(File::from)?)
    }

    pub(super) fn link(file: &File, path: &Path) -> io::Result<()> {
        let open = format!("/proc/self/fd/{}", file.as_raw_fd());
        Ok(rustix::fs::linkat(CWD, open.as_str(), CWD, path, AtFlags::SYMLINK_FOLLOW)?)
    }

    /// Whether the file system or the kernel has no such files, as overlays and network mounts may.
    pub(super) fn is_unknown(error: &io::Error) -> bool {
        let unknown = [Errno::OPNOTSUPP, Errno::ISDIR, Errno::INVAL, Errno::NOSYS];
        unknown.iter().any(|errno| error.raw_os_error() == Some(errno.raw_os_error()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The way of file systems without files that have no name.
    fn temporary(root: &Path) -> Unnamed {
        folder(&root.join(TEMPORARY)).unwrap();
        let path = root.join(TEMPORARY).join(name());
        Unnamed::Temporary(File::create_new(&path).unwrap(), path)
    }

    #[test]
    fn one_of_many_makes_the_file_and_nothing_else_is_left() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("a/b");
        let made = std::thread::scope(|scope| {
            let writers: Vec<_> = (0..16)
                .map(|n: u32| {
                    let (root, path) = (root.path(), &path);
                    scope.spawn(move || file(root, path, &n.to_le_bytes(), |_| Ok(())).unwrap())
                })
                .collect();
            writers.into_iter().filter(|_| true).map(|writer| writer.join().unwrap()).filter(|made| *made).count()
        });
        assert_eq!((made, fs::read(&path).unwrap().len()), (1, 4));
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }

    #[test]
    fn a_temporary_file_is_linked_once_and_goes_away() {
        let root = tempfile::tempdir().unwrap();
        for expected in [true, false] {
            let unnamed = temporary(root.path());
            unnamed.file().write_all(b"1").unwrap();
            assert_eq!(unnamed.link(&root.path().join("a")).is_ok(), expected);
        }
        assert_eq!(fs::read(root.path().join("a")).unwrap(), b"1");
        assert_eq!(fs::read_dir(root.path().join(TEMPORARY)).unwrap().count(), 0);
    }

    #[test]
    fn what_killed_writers_left_is_removed_by_age() {
        let root = tempfile::tempdir().unwrap();
        let left: Vec<PathBuf> = ["old", "new"].map(|name| root.path().join(TEMPORARY).join(name)).into();
        folder(&root.path().join(TEMPORARY)).unwrap();
        for path in &left {
            fs::write(path, "").unwrap();
        }
        let long_ago = SystemTime::now() - ABANDONED - Duration::from_secs(60);
        File::options().write(true).open(&left[0]).unwrap().set_modified(long_ago).unwrap();
        probe(root.path()).unwrap();
        assert_eq!(left.iter().map(|path| path.exists()).collect::<Vec<_>>(), [false, true]);
    }
}
