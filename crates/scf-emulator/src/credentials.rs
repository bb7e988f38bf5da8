//! The keys that the platform gives to a function with an execution role.

use std::fmt;

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

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credentials").finish_non_exhaustive()
    }
}
