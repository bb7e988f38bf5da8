//! Several sources, one after another.

use std::sync::Arc;

use async_trait::async_trait;

use crate::{CredentialSource, Credentials, ErrorKind, SinkError};

/// Asks its sources in order and takes what the first gives. Only a source that has none
/// ([`ErrorKind::CredentialsMissing`]) passes the question on: one that fails otherwise is not silently replaced.
///
/// ```
/// use cos_sink::{ChainCredentials, CredentialSource, Credentials, EnvironmentCredentials};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), cos_sink::SinkError> {
/// let source = ChainCredentials::new()
///     .then(EnvironmentCredentials::new())
///     .then(Credentials::new("an-id", "a-key"));
/// source.credentials().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Default)]
pub struct ChainCredentials {
    sources: Vec<Arc<dyn CredentialSource>>,
}

impl ChainCredentials {
    /// Creates a chain without sources.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a source behind those that are there.
    #[must_use]
    pub fn then(mut self, source: impl CredentialSource + 'static) -> Self {
        self.sources.push(Arc::new(source));
        self
    }
}

/// Asks each source with the same method.
macro_rules! first {
    ($self:ident, $method:ident($($argument:ident)?)) => {{
        let mut last = SinkError::new(ErrorKind::CredentialsMissing).with_message("the chain has no source");
        for source in &$self.sources {
            match source.$method($($argument)?).await {
                Err(error) if error.kind() == ErrorKind::CredentialsMissing => last = error,
                other => return other,
            }
        }
        Err(last)
    }};
}

#[async_trait]
impl CredentialSource for ChainCredentials {
    async fn credentials(&self) -> Result<Credentials, SinkError> {
        first!(self, credentials())
    }

    async fn refresh(&self, rejected: &Credentials) -> Result<Credentials, SinkError> {
        first!(self, refresh(rejected))
    }

    fn can_renew(&self) -> bool {
        self.sources.iter().any(CredentialSource::can_renew)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::FnCredentials;

    fn failing(kind: ErrorKind) -> impl CredentialSource + 'static {
        FnCredentials::new(move || Err(SinkError::new(kind)))
    }

    #[tokio::test]
    async fn only_a_missing_one_passes_on() {
        let found = Credentials::new("id", "key");
        let chain = ChainCredentials::new().then(failing(ErrorKind::CredentialsMissing)).then(found.clone());
        assert_eq!(chain.credentials().await.unwrap(), found);
        assert_eq!(chain.refresh(&found).await.unwrap(), found);
        let chain = ChainCredentials::new().then(failing(ErrorKind::Timeout)).then(found);
        assert_eq!(chain.credentials().await.unwrap_err().kind(), ErrorKind::Timeout);
        let empty = ChainCredentials::new().credentials().await.unwrap_err();
        assert_eq!(empty.kind(), ErrorKind::CredentialsMissing);
    }
}
