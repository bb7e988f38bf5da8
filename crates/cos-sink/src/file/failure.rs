//! What an error of the file system means for the one who set up the sink.

use std::error::Error;
use std::io;
use std::path::Path;

use crate::{ErrorKind, SinkError, Status};

/// `place` says what could not be used.
pub(super) fn from_io(error: io::Error, place: String) -> SinkError {
    let (kind, status) = classify(&error);
    SinkError::new(kind).with_status(status).with_message(place).with_source(error)
}

/// An error of `object_store`, whose cause is somewhere behind it.
pub(super) fn from_store(error: object_store::Error, path: &Path) -> SinkError {
    let mut source: Option<&(dyn Error + 'static)> = Some(&error);
    while let Some(cause) = source {
        if let Some(io) = cause.downcast_ref::<io::Error>() {
            let (kind, status) = classify(io);
            let message = format!("{}", path.display());
            return SinkError::new(kind).with_status(status).with_message(message).with_source(error);
        }
        source = cause.source();
    }
    // What is no error of the system is a name that the file system can't have, such as `a#1`.
    SinkError::new(ErrorKind::InvalidRequest).with_message(format!("{}", path.display())).with_source(error)
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
