//! The two signatures that COS takes.

mod cos;
mod query;
mod v4;

use std::sync::Arc;

use http::request::Parts;
use http::{HeaderName, HeaderValue};

pub(super) use query::Query;

use crate::{Credentials, Digest, SinkError};

/// How requests are signed.
///
/// ```
/// use cos_sink::{CosSink, Signature};
///
/// let sink = CosSink::builder()
///     .bucket("archive-1250000000")
///     .region("ap-guangzhou")
///     .signature(Signature::V4)
///     .build()?;
/// # Ok::<(), cos_sink::ConfigError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Signature {
    /// COS's own (`q-sign-algorithm=sha1`, 436/7778). It doesn't cover the body: TLS does, and the CRC-64 that COS answers
    /// is compared.
    Cos,
    /// AWS Signature Version 4, which COS and every server that speaks S3 take (436/37421).
    V4,
}

/// Signs requests for one bucket.
#[derive(Debug, Clone)]
pub(in crate::cos) struct Signer {
    pub(in crate::cos) signature: Signature,
    pub(in crate::cos) region: Arc<str>,
}

/// The token's header differs between the dialects, not between the signatures.
pub(super) struct Signing<'a> {
    pub(super) credentials: &'a Credentials,
    /// Seconds since 1970 on the store's clock.
    pub(super) now: i64,
    pub(super) sha256: Option<Digest>,
    pub(super) has_body: bool,
    pub(super) query: &'a Query,
}

impl Signer {
    /// Adds what proves the caller to `parts`. Every other header, the path and the query are final.
    pub(super) fn sign(&self, parts: &mut Parts, signing: &Signing<'_>) -> Result<(), SinkError> {
        let credentials = signing.credentials;
        if let Some(token) = credentials.token() {
            let name = match self.signature {
                Signature::Cos => HeaderName::from_static("x-cos-security-token"),
                Signature::V4 => HeaderName::from_static("x-amz-security-token"),
            };
            parts.headers.insert(name, secret_value(token)?);
        }
        let authorization = match self.signature {
            Signature::Cos => cos::authorization(parts, signing),
            Signature::V4 => v4::authorization(parts, signing, &self.region)?,
        };
        parts.headers.insert(http::header::AUTHORIZATION, secret_value(&authorization)?);
        Ok(())
    }
}

/// A header value that `Debug` doesn't show.
fn secret_value(text: &str) -> Result<HeaderValue, SinkError> {
    let mut value = HeaderValue::from_str(text).map_err(|_| {
        SinkError::new(crate::ErrorKind::CredentialsMissing)
            .with_message("the secret id or the token holds a character that a header can't carry")
    })?;
    value.set_sensitive(true);
    Ok(value)
}

/// What both signatures encode texts with: all but letters, digits and `-_.~`.
pub(in crate::cos) const STRICT: &percent_encoding::AsciiSet =
    &percent_encoding::NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// The headers that are signed, sorted by name, with `Host` as hyper will send it.
///
/// A proxy may add or change others, so only those count that decide what is done.
fn signed_headers(parts: &Parts) -> Vec<(&str, &[u8])> {
    const ALSO: [&str; 4] = ["content-length", "content-md5", "content-type", "range"];
    let mut headers: Vec<(&str, &[u8])> = Vec::with_capacity(parts.headers.len() + 1);
    headers.push(("host", parts.uri.authority().map_or("", |authority| authority.as_str()).as_bytes()));
    for (name, value) in &parts.headers {
        let name = name.as_str();
        if name.starts_with("x-") || name.starts_with("if-") || ALSO.contains(&name) {
            headers.push((name, value.as_bytes().trim_ascii()));
        }
    }
    headers.sort_unstable();
    headers
}
