//! What an error of the file system means for the one who set up the sink.

use std::io;
use std::path::Path;

use crate::{ErrorKind, SinkError, Status};

/// `path` is what could not be used.
pub(super) fn from_io(error: io::Error, path: &Path) -> SinkError {
    let (kind, status) = classify(&error);
    SinkError::new(kind).with_status(status).with_message(path.display().to_string()).with_source(error)
}

fn classify(error: &io::Error) -> (ErrorKind, Status) {
    use io::ErrorKind as Io;
    let kind = match error.kind() {
        Io::StorageFull | Io::QuotaExceeded | Io::FileTooLarge => ErrorKind::StorageFull,
        Io::PermissionDenied | Io::ReadOnlyFilesystem => ErrorKind::NotWritable,
        // A segment of the key is a file where a folder must be, or the other way round.
        Io::NotADirectory | Io::IsADirectory | Io::AlreadyExists => ErrorKind::Conflict,
        Io::InvalidFilename | Io::InvalidInput => ErrorKind::InvalidRequest,
        Io::Interrupted | Io::ResourceBusy | Io::StaleNetworkFileHandle | Io::TimedOut => ErrorKind::Unavailable,
        _ => ErrorKind::Other,
    };
    (kind, kind.status())
}
