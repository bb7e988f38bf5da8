//! AWS Signature Version 4, for COS and for servers that speak S3.

use std::fmt::Write;

use http::request::Parts;
use http::{HeaderName, HeaderValue};
use ring::hmac::{HMAC_SHA256, Key, sign};

use super::{Signing, signed_headers};
use crate::digest::hex;
use crate::{Digest, ErrorKind, SinkError};

pub(super) fn authorization(parts: &mut Parts, signing: &Signing<'_>, region: &str) -> Result<String, SinkError> {
    let time = chrono::DateTime::from_timestamp(signing.now, 0).ok_or_else(|| {
        SinkError::new(ErrorKind::ClockSkew).with_message("the clock shows a time that no date can tell")
    })?;
    let time = time.format("%Y%m%dT%H%M%SZ").to_string();
    let date = &time[..8];
    // The digest is known where a record is stored; elsewhere the body isn't signed, TLS covers it.
    let hash = match signing.sha256 {
        Some(digest) => digest.hex(),
        None if signing.has_body => "UNSIGNED-PAYLOAD".to_owned(),
        None => Digest::of(b"").hex(),
    };
    let value = |text: &str| {
        HeaderValue::from_str(text).map_err(|error| SinkError::new(ErrorKind::InvalidRequest).with_source(error))
    };
    parts.headers.insert(HeaderName::from_static("x-amz-date"), value(&time)?);
    parts.headers.insert(HeaderName::from_static("x-amz-content-sha256"), value(&hash)?);

    let headers = signed_headers(parts);
    let mut canonical = String::with_capacity(1024);
    let _ = write!(canonical, "{}\n{}\n{}\n", parts.method, parts.uri.path(), signing.query.canonical());
    let mut names = String::with_capacity(128);
    for (at, (name, value)) in headers.iter().enumerate() {
        // Values are ASCII text. Several blanks count as one.
        let _ = write!(canonical, "{name}:");
        for (at, word) in value.split(|b| *b == b' ').filter(|word| !word.is_empty()).enumerate() {
            if at > 0 {
                canonical.push(' ');
            }
            canonical.push_str(&String::from_utf8_lossy(word));
        }
        canonical.push('\n');
        if at > 0 {
            names.push(';');
        }
        names.push_str(name);
    }
    let _ = write!(canonical, "\n{names}\n{hash}");

    let scope = format!("{date}/{region}/s3/aws4_request");
    let text = format!("AWS4-HMAC-SHA256\n{time}\n{scope}\n{}", Digest::of(canonical.as_bytes()));
    let credentials = signing.credentials;
    let mut key = Key::new(HMAC_SHA256, format!("AWS4{}", credentials.secret_key()).as_bytes());
    for part in [date, region, "s3", "aws4_request"] {
        key = Key::new(HMAC_SHA256, sign(&key, part.as_bytes()).as_ref());
    }
    let signature = hex(sign(&key, text.as_bytes()).as_ref());
    Ok(format!(
        "AWS4-HMAC-SHA256 Credential={}/{scope}, SignedHeaders={names}, Signature={signature}",
        credentials.secret_id()
    ))
}

#[cfg(test)]
mod tests {
    use super::super::Query;
    use super::*;
    use crate::Credentials;

    /// AWS's published example "GET Object" of "Authenticating Requests: Using the Authorization Header".
    #[test]
    fn agrees_with_the_published_example() {
        let request = http::Request::builder()
            .uri("https://examplebucket.s3.amazonaws.com/test.txt")
            .header("range", "bytes=0-9")
            .body(())
            .unwrap();
        let mut parts = request.into_parts().0;
        let credentials = Credentials::new("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
        let signing = Signing {
            credentials: &credentials,
            now: 1_369_353_600,
            sha256: None,
            has_body: false,
            query: &Query::default(),
        };
        let authorization = authorization(&mut parts, &signing, "us-east-1").unwrap();
        assert_eq!(
            authorization,
            "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, \
             SignedHeaders=host;range;x-amz-content-sha256;x-amz-date, \
             Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"
        );
        assert_eq!(parts.headers["x-amz-date"], "20130524T000000Z");
    }
}
