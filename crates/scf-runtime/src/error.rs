//! Why the runtime ended.

use std::error::Error as StdError;
use std::fmt;

use crate::ConfigError;

/// Why the runtime ended. A `main` that returns it leaves with a status other than zero, upon which the platform
/// starts a fresh instance.
///
/// `Display` prints this level; [`source`](StdError::source) leads to the causes; `Debug` prints all of them, for a `main` that returns
/// this error.
///
/// ```
/// use scf_runtime::{ErrorKind, Failure, Invocation};
///
/// // Outside of SCF there is no runtime API.
/// let error = scf_runtime::start(async |_: Invocation| Ok::<_, Failure>(())).unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Config);
/// assert!(format!("{error:?}").contains("mps-backup dev --function"));
/// ```
pub struct Error {
    kind: ErrorKind,
    message: String,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

/// The kinds of [`Error`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The environment isn't that of the platform. The source is a [`ConfigError`].
    Config,
    /// The operating system refused what the runtime needs at its start.
    Start,
    /// The work before the first event failed or panicked ([`Builder::init`](crate::Builder::init)).
    Init,
    /// The runtime API stayed away, or kept answering what it shouldn't.
    Api,
    /// The handler panicked and [`AfterPanic::Exit`](crate::AfterPanic::Exit) is set. The failure was reported.
    Panicked,
    /// The handler asked for a fresh instance by [`Failure::and_exit`](crate::Failure::and_exit). The failure was
    /// reported.
    Exit,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), source: None }
    }

    pub(crate) fn with_source(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// Returns what kind of end this is.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")?;
        let mut next = self.source();
        while let Some(cause) = next {
            write!(f, ": {cause}")?;
            next = cause.source();
        }
        Ok(())
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}

impl From<ConfigError> for Error {
    fn from(error: ConfigError) -> Self {
        Self::new(ErrorKind::Config, "the function can't start").with_source(error)
    }
}
