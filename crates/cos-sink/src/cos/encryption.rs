//! Encryption of objects at rest (436/18145).

use super::dialect::Dialect;

/// How COS encrypts new objects.
///
/// ```
/// use cos_sink::{CosSink, Encryption};
///
/// let sink = CosSink::builder()
///     .bucket("archive-1250000000")
///     .region("ap-guangzhou")
///     .encryption(Encryption::Kms { key_id: None })
///     .build()?;
/// # Ok::<(), cos_sink::ConfigError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Encryption {
    /// SSE-COS: with keys that COS manages.
    Cos,
    /// SSE-KMS: with a key of the account's KMS, or the default one.
    Kms {
        /// The id of the key.
        key_id: Option<String>,
    },
}

impl Encryption {
    /// The headers without the dialect's prefix.
    pub(super) fn headers(&self, dialect: Dialect) -> Vec<(&'static str, String)> {
        const ALGORITHM: &str = "server-side-encryption";
        match self {
            Self::Cos => vec![(ALGORITHM, "AES256".to_owned())],
            Self::Kms { key_id } => {
                let (value, key) = match dialect {
                    Dialect::Cos => ("cos/kms", "server-side-encryption-cos-kms-key-id"),
                    Dialect::S3 => ("aws:kms", "server-side-encryption-aws-kms-key-id"),
                };
                let mut headers = vec![(ALGORITHM, value.to_owned())];
                headers.extend(key_id.clone().map(|id| (key, id)));
                headers
            }
        }
    }
}
