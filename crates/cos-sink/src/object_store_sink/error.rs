//! What a store's errors mean.

use object_store::Error;

use crate::error::of_file_system;
use crate::{ErrorKind, ObjectKey, SinkError};

/// The most bytes of a store's words that are kept.
const MAX_LEN: usize = 512;

/// The error of a request that concerned `key`.
pub(super) fn of(error: &Error, key: &ObjectKey) -> SinkError {
    of_listing(error).with_key(key.clone())
}

/// The error of a request that concerned no object.
pub(super) fn of_listing(error: &Error) -> SinkError {
    let kind = kind(error);
    SinkError::new(kind).with_message(said(&error.to_string()))
}

fn kind(error: &Error) -> ErrorKind {
    match error {
        // An object that isn't there is no error; what is missing then is where it would lie.
        Error::NotFound { .. } => ErrorKind::BucketNotFound,
        Error::InvalidPath { .. } | Error::UnknownConfigurationKey { .. } => ErrorKind::InvalidRequest,
        Error::NotSupported { .. } | Error::NotImplemented { .. } => ErrorKind::Unsupported,
        Error::AlreadyExists { .. } | Error::Precondition { .. } | Error::NotModified { .. } => ErrorKind::Conflict,
        Error::PermissionDenied { .. } | Error::Unauthenticated { .. } => ErrorKind::AccessDenied,
        // A network that failed, a server that did: the next attempt may pass. A disk says more.
        error => of_disk(error).unwrap_or(ErrorKind::Unavailable),
    }
}

/// What a file system said, if one did.
fn of_disk(error: &Error) -> Option<ErrorKind> {
    let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(error) = cause {
        if let Some(kind) = error.downcast_ref().and_then(of_file_system) {
            return Some(kind);
        }
        cause = error.source();
    }
    None
}

/// The store's words as a log may have them: bounded, printable, and without what stands behind `?` in a URL, which may be
/// a signature.
fn said(text: &str) -> String {
    let words = text.split_whitespace().map(|word| match word.split_once('?') {
        Some((start, _)) if start.contains("://") => format!("{start}?.."),
        _ => word.chars().filter(|c| !c.is_control()).collect(),
    });
    let mut said = words.collect::<Vec<_>>().join(" ");
    said.truncate(said.floor_char_boundary(MAX_LEN.min(said.len())));
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    fn generic(source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Error {
        Error::Generic { store: "S3", source: source.into() }
    }

    #[test]
    fn a_signed_url_is_not_told() {
        let error =
            generic("error sending request for url (https://a.blob.example/c/k?sig=canary&se=1) \u{1b}[2J at all");
        let error = of(&error, &ObjectKey::parse("k").unwrap());
        let text = format!("{error} {error:?}");
        assert!(text.contains("https://a.blob.example/c/k?.. [2J at all"), "{text}");
        assert!(!text.contains("canary"), "{text}");
        assert!(of_listing(&generic("x".repeat(100_000))).to_string().len() < 1000);
    }

    #[test]
    fn what_passes_is_told_from_what_lasts() {
        use std::io::{Error as IoError, ErrorKind as Io};

        for (error, kind) in [
            (generic("503 after 10 retries"), ErrorKind::Unavailable),
            (generic(IoError::from(Io::ConnectionReset)), ErrorKind::Unavailable),
            (generic(IoError::from(Io::StorageFull)), ErrorKind::StorageFull),
            (generic(IoError::from(Io::ReadOnlyFilesystem)), ErrorKind::NotWritable),
            (Error::Unauthenticated { path: "k".into(), source: "no".into() }, ErrorKind::AccessDenied),
            (Error::NotFound { path: "k".into(), source: "no".into() }, ErrorKind::BucketNotFound),
        ] {
            assert_eq!(of_listing(&error).kind(), kind);
        }
    }
}
