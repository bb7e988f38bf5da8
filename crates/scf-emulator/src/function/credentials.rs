//! The keys that the platform gives to a function with an execution role.

use std::fmt;
use std::time::Duration;

use hyper::header::{HeaderMap, HeaderValue};

use crate::Clock;

/// The temporary keys that the platform gives to a function with an execution role. `Debug` shows none of them.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Credentials {
    /// The `SecretId`.
    pub secret_id: String,
    /// The `SecretKey`.
    pub secret_key: String,
    /// The session token.
    pub session_token: String,
}

impl Credentials {
    /// Keys and their token.
    pub fn new(secret_id: impl Into<String>, secret_key: impl Into<String>, session_token: impl Into<String>) -> Self {
        Self { secret_id: secret_id.into(), secret_key: secret_key.into(), session_token: session_token.into() }
    }
}

impl Credentials {
    /// Writes them as the platform does for an image (583/56051). What is no text is left out.
    pub(crate) fn write(&self, headers: &mut HeaderMap) {
        for (name, value) in [
            ("x-scf-secret-id", &self.secret_id),
            ("x-scf-secret-key", &self.secret_key),
            ("x-scf-session-token", &self.session_token),
        ] {
            if let Ok(value) = HeaderValue::from_str(value) {
                headers.insert(name, value);
            }
        }
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credentials").finish_non_exhaustive()
    }
}

/// Issues temporary keys that expire, as those of a role do: for [`Builder::credentials_from`](crate::Builder::credentials_from),
/// and for a double of a service that has to refuse expired ones.
///
/// On the platform such keys live for 6 hours at most (583/51519), and a zip function keeps those that its process
/// started with.
///
/// ```
/// use std::time::Duration;
/// use scf_emulator::{Clock, KeyIssuer};
///
/// let clock = Clock::manual();
/// let keys = KeyIssuer::new(Duration::from_secs(6 * 3600), clock.clone());
/// let first = keys.issue();
/// assert!(keys.is_valid(&first.secret_id));
/// clock.advance(Duration::from_secs(6 * 3600));
/// assert!(!keys.is_valid(&first.secret_id) && keys.is_valid(&keys.issue().secret_id));
/// ```
#[derive(Debug, Clone)]
pub struct KeyIssuer {
    lifetime: Duration,
    clock: Clock,
}

impl KeyIssuer {
    /// Keys that live for `lifetime` by `clock`.
    pub fn new(lifetime: Duration, clock: Clock) -> Self {
        Self { lifetime, clock }
    }

    /// Keys that are good from now on. They are made up: no service of Tencent Cloud knows them.
    pub fn issue(&self) -> Credentials {
        let expiry = (self.clock.now() + self.lifetime).as_millis();
        Credentials::new(format!("AKID-emulated-{expiry}"), format!("key-{expiry}"), format!("token-{expiry}"))
    }

    /// Tells whether keys with this id were issued and aren't expired.
    pub fn is_valid(&self, secret_id: &str) -> bool {
        let expiry = secret_id.strip_prefix("AKID-emulated-").and_then(|text| text.parse::<u128>().ok());
        expiry.is_some_and(|expiry| self.clock.now().as_millis() < expiry)
    }
}
