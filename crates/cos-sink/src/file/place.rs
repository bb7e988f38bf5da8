//! What stands under a name in the folder, without following a link.

use std::fs::{self, File, Metadata};
use std::io;
use std::path::Path;

/// Returns what stands at `path`, which is below `root`; `None` when nothing does.
///
/// No link below the root is followed: what lies behind one isn't listed, and may be anywhere. A last segment that is a
/// link is told as one.
///
/// # Errors
/// `NotADirectory`, with the path, when a folder on the way is a link or no folder.
pub(super) fn standing(root: &Path, path: &Path) -> io::Result<Option<Metadata>> {
    let mut at = root.to_path_buf();
    let mut segments = path.strip_prefix(root).unwrap_or(path).components().peekable();
    while let Some(segment) = segments.next() {
        at.push(segment);
        let metadata = match fs::symlink_metadata(&at) {
            Ok(metadata) => metadata,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        if segments.peek().is_none() {
            return Ok(Some(metadata));
        }
        if metadata.is_symlink() {
            return Err(is_link(&at));
        }
    }
    Ok(None)
}

fn is_link(path: &Path) -> io::Error {
    let path = path.display();
    let message =
        format!("{path} is a link, and none is followed inside the sink's folder: make it a folder, or mount it");
    io::Error::new(io::ErrorKind::NotADirectory, message)
}

/// What stands under a file's name.
pub(super) enum Opened {
    Absent,
    /// Something that no record can be: it isn't opened, since a pipe would hang and a link lead elsewhere.
    NoFile,
    File(File),
}

/// Opens the file at `path`, which is below `root`, for reading.
pub(super) fn open(root: &Path, path: &Path) -> io::Result<Opened> {
    match standing(root, path)? {
        None => return Ok(Opened::Absent),
        Some(metadata) if !metadata.is_file() => return Ok(Opened::NoFile),
        Some(_) => {}
    }
    match File::open(path) {
        Ok(file) => Ok(Opened::File(file)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Opened::Absent),
        Err(error) => Err(error),
    }
}
