//! What an error of the file system means for the one who set up the sink.

use std::io;
use std::path::Path;

use crate::error::of_file_system;
use crate::{ErrorKind, SinkError};

/// `path` is what could not be used.
pub(super) fn from_io(error: io::Error, path: &Path) -> SinkError {
    SinkError::new(classify(&error)).with_message(path.display().to_string()).with_source(error)
}

fn classify(error: &io::Error) -> ErrorKind {
    use io::ErrorKind as Io;
    of_file_system(error).unwrap_or(match error.kind() {
        Io::Interrupted | Io::ResourceBusy | Io::StaleNetworkFileHandle | Io::TimedOut => ErrorKind::Unavailable,
        _ => ErrorKind::Other,
    })
}
