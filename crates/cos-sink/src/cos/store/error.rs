//! Failures as `object_store` tells them.

use http::StatusCode;
use object_store::Error;
use object_store::path::Path;

use crate::cos::client::Failure;
use crate::{ErrorKind, SinkError};

/// The store's name in errors.
const STORE: &str = "COS";

/// A request that concerned `location` failed.
pub(super) fn of(location: &Path, failure: Failure) -> Error {
    let (status, is_absent) = match &failure {
        Failure::Answer(answer) => (Some(answer.status), answer.says_absent()),
        _ => (None, false),
    };
    let path = location.to_string();
    let taken = matches!(&failure, Failure::Answer(answer) if answer.says_taken());
    let error = failure.into_error();
    let (kind, source) = (error.kind(), Box::new(error));
    match status {
        Some(StatusCode::NOT_MODIFIED) => Error::NotModified { path, source },
        Some(StatusCode::PRECONDITION_FAILED) => Error::Precondition { path, source },
        _ if taken => Error::AlreadyExists { path, source },
        _ if is_absent => Error::NotFound { path, source },
        _ => match kind {
            ErrorKind::AccessDenied => Error::PermissionDenied { path, source },
            ErrorKind::CredentialsExpired | ErrorKind::CredentialsMissing => Error::Unauthenticated { path, source },
            ErrorKind::Unsupported => Error::NotSupported { source },
            _ => Error::Generic { store: STORE, source },
        },
    }
}

/// An answer came that proves nothing, or isn't what was asked for.
pub(super) fn unproven(error: SinkError) -> Error {
    Error::Generic { store: STORE, source: Box::new(error) }
}

/// Something that this store doesn't know how to do: `operation` is the call, and why.
pub(super) fn not_implemented(operation: &str) -> Error {
    Error::NotImplemented { operation: operation.to_owned(), implementer: STORE.to_owned() }
}

/// Something that turned out not to hold here.
pub(super) fn unsupported(message: &'static str) -> Error {
    Error::NotSupported { source: Box::new(SinkError::new(ErrorKind::Unsupported).with_message(message)) }
}

/// A request that can't be written.
pub(super) fn invalid(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Error {
    unproven(SinkError::new(ErrorKind::InvalidRequest).with_source(error))
}
