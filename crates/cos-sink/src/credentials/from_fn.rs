//! Credentials from a closure.

use std::fmt;

use async_trait::async_trait;

use crate::{CredentialSource, Credentials, SinkError};

/// Calls a closure each time, for keys that something else in the program keeps fresh.
///
/// ```
/// use cos_sink::{CredentialSource, Credentials, FnCredentials};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), cos_sink::SinkError> {
/// let source = FnCredentials::new(|| Ok(Credentials::new("an-id", "a-key")));
/// assert_eq!(source.credentials().await?.secret_id(), "an-id");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct FnCredentials<F>(F);

impl<F> FnCredentials<F>
where
    F: Fn() -> Result<Credentials, SinkError> + Send + Sync,
{
    /// Creates a source that calls `get`.
    pub const fn new(get: F) -> Self {
        Self(get)
    }
}

#[async_trait]
impl<F> CredentialSource for FnCredentials<F>
where
    F: Fn() -> Result<Credentials, SinkError> + Send + Sync,
{
    async fn credentials(&self) -> Result<Credentials, SinkError> {
        (self.0)()
    }
}

impl<F> fmt::Debug for FnCredentials<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FnCredentials")
    }
}
