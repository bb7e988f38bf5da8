//! The names of headers: those of COS, and those of S3.

use http::header::IF_NONE_MATCH;
use http::{HeaderName, HeaderValue};

/// What the server speaks.
///
/// ```
/// use cos_sink::{CosSink, Dialect};
///
/// let sink = CosSink::builder()
///     .bucket("archive-1250000000")
///     .region("ap-guangzhou")
///     .endpoint("http://127.0.0.1:9000")
///     .dialect(Dialect::S3)
///     .build()?;
/// # Ok::<(), cos_sink::ConfigError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Dialect {
    /// Tencent COS: `x-cos-` headers, and `x-cos-forbid-overwrite: true` for a put that must not overwrite. The
    /// header has no effect in a bucket that ever had versioning enabled, even suspended (436/7749).
    Cos,
    /// S3: `x-amz-` headers and `If-None-Match: *`, for Ceph RGW, `MinIO` and others. Never for COS, which ignores
    /// that condition.
    S3,
}

impl Dialect {
    /// What its headers start with.
    pub(super) const fn prefix(self) -> &'static str {
        match self {
            Self::Cos => "x-cos-",
            Self::S3 => "x-amz-",
        }
    }

    /// The header of a put that must not overwrite.
    pub(super) fn create_only(self) -> (HeaderName, HeaderValue) {
        match self {
            Self::Cos => (HeaderName::from_static("x-cos-forbid-overwrite"), HeaderValue::from_static("true")),
            Self::S3 => (IF_NONE_MATCH, HeaderValue::from_static("*")),
        }
    }

    /// The headers of the metadata that every object carries.
    pub(super) const fn identity_and_sha256(self) -> (HeaderName, HeaderName) {
        let [identity, sha256] = match self {
            Self::Cos => ["x-cos-meta-identity", "x-cos-meta-sha256"],
            Self::S3 => ["x-amz-meta-identity", "x-amz-meta-sha256"],
        };
        (HeaderName::from_static(identity), HeaderName::from_static(sha256))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::once;

    #[test]
    fn every_dialect_names_what_every_object_carries() {
        for dialect in [Dialect::Cos, Dialect::S3] {
            let (identity, sha256) = dialect.identity_and_sha256();
            let named = [once::IDENTITY, once::SHA256].map(|name| format!("{}meta-{name}", dialect.prefix()));
            assert_eq!([identity.as_str(), sha256.as_str()], named.each_ref().map(String::as_str));
        }
    }
}
