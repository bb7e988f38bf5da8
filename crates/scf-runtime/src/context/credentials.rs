//! The temporary keys of the function's role.

use std::fmt;
use std::time::{Duration, Instant};

/// The temporary keys of the function's execution role.
///
/// A function from a zip file gets them once, in the environment of its process (583/30228), and they live for at
/// most 6 hours (583/51519); [`age`](Self::age) tells how old they are at least. `Debug` shows none of them.
///
/// ```
/// use scf_runtime::{Context, Credentials};
///
/// let context = Context::new("8e9a-1").with_credentials(Credentials::new("AKID", "key").with_session_token("token"));
/// let keys = context.credentials().ok_or("the function has no execution role")?;
/// assert_eq!((keys.secret_id(), keys.session_token()), ("AKID", Some("token")));
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Credentials {
    secret_id: String,
    secret_key: String,
    session_token: Option<String>,
    received: Instant,
}

impl Credentials {
    /// Creates keys that were received now.
    pub fn new(secret_id: impl Into<String>, secret_key: impl Into<String>) -> Self {
        Self {
            secret_id: secret_id.into(),
            secret_key: secret_key.into(),
            session_token: None,
            received: Instant::now(),
        }
    }

    /// Sets the token that makes temporary keys valid.
    #[must_use]
    pub fn with_session_token(mut self, token: impl Into<String>) -> Self {
        self.session_token = Some(token.into());
        self
    }

    /// Sets when the keys were received, from which [`age`](Self::age) counts.
    #[must_use]
    pub fn with_received(mut self, received: Instant) -> Self {
        self.received = received;
        self
    }

    /// Both keys or nothing: without an execution role the variables are absent or empty.
    pub(crate) fn from_lookup(lookup: &impl Fn(&str) -> Option<String>) -> Option<Self> {
        let mut credentials = Self::new(lookup("TENCENTCLOUD_SECRETID")?, lookup("TENCENTCLOUD_SECRETKEY")?);
        credentials.session_token = lookup("TENCENTCLOUD_SESSIONTOKEN");
        Some(credentials)
    }

    /// Returns the `SecretId`.
    pub fn secret_id(&self) -> &str {
        &self.secret_id
    }

    /// Returns the `SecretKey`.
    pub fn secret_key(&self) -> &str {
        &self.secret_key
    }

    /// Returns the session token; the keys of a role always have one.
    pub fn session_token(&self) -> Option<&str> {
        self.session_token.as_deref()
    }

    /// Returns how long ago the keys reached this process. They may have been issued earlier.
    pub fn age(&self) -> Duration {
        self.received.elapsed()
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credentials").field("received", &self.received).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_shows_no_key() {
        let credentials = Credentials::new("canary-id", "canary-key").with_session_token("canary-token");
        assert!(!format!("{credentials:?}").contains("canary"));
    }
}
