//! Where a sink gets its keys from, each time it needs them.

mod chain;
mod environment;
mod from_fn;

use std::fmt;
use std::sync::Arc;
use std::time::SystemTime;

use async_trait::async_trait;

pub use chain::ChainCredentials;
pub use environment::EnvironmentCredentials;
pub use from_fn::FnCredentials;

use crate::SinkError;

/// Gives credentials whenever a request is signed.
///
/// A sink asks before every request and keeps nothing, so credentials that are replaced while it runs (those of a
/// function's role last for hours) are used at once. A source that fetches them from afar caches them itself, and
/// drops its cache in [`refresh`](Self::refresh).
///
/// [`Credentials`] are a source themselves: a fixed one.
///
/// ```
/// use std::sync::Mutex;
///
/// use cos_sink::{CredentialSource, Credentials, SinkError, async_trait};
///
/// /// Keeps what a slow service gave, until the store calls it expired.
/// #[derive(Debug, Default)]
/// struct Cached(Mutex<Option<Credentials>>);
///
/// impl Cached {
///     async fn fetch(&self) -> Result<Credentials, SinkError> {
///         // Here the service is asked.
///         let fresh = Credentials::new("an-id", "a-key").with_token("a-token");
///         *self.0.lock().unwrap() = Some(fresh.clone());
///         Ok(fresh)
///     }
/// }
///
/// #[async_trait]
/// impl CredentialSource for Cached {
///     async fn credentials(&self) -> Result<Credentials, SinkError> {
///         let cached = self.0.lock().unwrap().clone();
///         match cached {
///             Some(cached) => Ok(cached),
///             None => self.fetch().await,
///         }
///     }
///
///     async fn refresh(&self, _: &Credentials) -> Result<Credentials, SinkError> {
///         self.fetch().await
///     }
/// }
/// ```
#[async_trait]
pub trait CredentialSource: fmt::Debug + Send + Sync {
    /// The credentials to sign the next request with.
    ///
    /// # Errors
    /// [`ErrorKind::CredentialsMissing`](crate::ErrorKind::CredentialsMissing) when there are none, or what kept the source from getting them.
    async fn credentials(&self) -> Result<Credentials, SinkError>;

    /// Credentials after the store has called `rejected` expired. Called once for a record; when it gives the
    /// rejected ones again, the sink reports the failure.
    ///
    /// # Errors
    /// As [`credentials`](Self::credentials).
    async fn refresh(&self, rejected: &Credentials) -> Result<Credentials, SinkError> {
        let _ = rejected;
        self.credentials().await
    }

    /// Returns whether it may ever have other ones than it has now; it may unless implemented. Where it can't, an id that
    /// the store doesn't know was never right, and is not one that ran out.
    fn can_renew(&self) -> bool {
        true
    }
}

#[async_trait]
impl<S: CredentialSource + ?Sized> CredentialSource for Arc<S> {
    async fn credentials(&self) -> Result<Credentials, SinkError> {
        (**self).credentials().await
    }

    async fn refresh(&self, rejected: &Credentials) -> Result<Credentials, SinkError> {
        (**self).refresh(rejected).await
    }

    fn can_renew(&self) -> bool {
        (**self).can_renew()
    }
}

/// A secret id with its key, and a token when they are temporary.
///
/// `Debug` shows the end of the secret id at most. Cloning is cheap.
///
/// ```
/// use cos_sink::Credentials;
///
/// let credentials = Credentials::new("an-id", "a-key").with_token("a-token");
/// assert!(!format!("{credentials:?}").contains("a-key"));
/// assert!(!format!("{credentials:?}").contains("a-token"));
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials(Arc<Inner>);

#[derive(Clone, PartialEq, Eq)]
struct Inner {
    secret_id: String,
    secret_key: String,
    token: Option<String>,
    expires: Option<SystemTime>,
}

impl Credentials {
    /// Credentials of an account or a user (`SecretId`, `SecretKey`). Blanks and line ends around them are removed.
    pub fn new(secret_id: impl AsRef<str>, secret_key: impl AsRef<str>) -> Self {
        Self(Arc::new(Inner {
            secret_id: secret_id.as_ref().trim().to_owned(),
            secret_key: secret_key.as_ref().trim().to_owned(),
            token: None,
            expires: None,
        }))
    }

    /// Adds the token that temporary credentials come with. An empty one is none.
    #[must_use]
    pub fn with_token(mut self, token: impl AsRef<str>) -> Self {
        let token = token.as_ref().trim();
        Arc::make_mut(&mut self.0).token = (!token.is_empty()).then(|| token.to_owned());
        self
    }

    /// Adds when they run out, as far as the source knows.
    #[must_use]
    pub fn with_expiry(mut self, expires: SystemTime) -> Self {
        Arc::make_mut(&mut self.0).expires = Some(expires);
        self
    }

    /// Returns when they run out, as far as the source knows.
    pub fn expiry(&self) -> Option<SystemTime> {
        self.0.expires
    }

    /// Tells whether they have run out at `now`.
    pub fn expired(&self, now: SystemTime) -> bool {
        self.0.expires.is_some_and(|expires| expires <= now)
    }

    /// Returns the secret id: it names the key, it isn't the secret.
    pub fn secret_id(&self) -> &str {
        &self.0.secret_id
    }

    #[cfg(feature = "cos")]
    pub(crate) fn secret_key(&self) -> &str {
        &self.0.secret_key
    }

    #[cfg(feature = "cos")]
    pub(crate) fn token(&self) -> Option<&str> {
        self.0.token.as_deref()
    }
}

#[async_trait]
impl CredentialSource for Credentials {
    async fn credentials(&self) -> Result<Credentials, SinkError> {
        Ok(self.clone())
    }

    fn can_renew(&self) -> bool {
        false
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let id = &self.0.secret_id;
        // Enough to see which key it is among several, too little to be of use to anyone else.
        let end = id.char_indices().rev().nth(3).map_or("", |(at, _)| if at >= 4 { &id[at..] } else { "" });
        f.debug_struct("Credentials")
            .field("secret_id", &format_args!("..{end}"))
            .field("temporary", &self.0.token.is_some())
            .field("expires", &self.0.expires)
            .finish_non_exhaustive()
    }
}
