//! What a file system says, in the words of this crate.

use std::io;

use super::ErrorKind;

/// Returns what a file system's error means; `None` for one that tells nothing of a disk or a folder.
pub(crate) fn of_file_system(error: &io::Error) -> Option<ErrorKind> {
    use io::ErrorKind as Io;
    Some(match error.kind() {
        Io::StorageFull | Io::QuotaExceeded | Io::FileTooLarge => ErrorKind::StorageFull,
        Io::PermissionDenied | Io::ReadOnlyFilesystem => ErrorKind::NotWritable,
        // A segment of the key is a file where a folder must be, or the other way round.
        Io::NotADirectory | Io::IsADirectory | Io::AlreadyExists => ErrorKind::Conflict,
        Io::InvalidFilename | Io::InvalidInput => ErrorKind::InvalidRequest,
        _ => return None,
    })
}
