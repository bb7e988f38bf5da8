//! The headers that ask for something: what the double doesn't do is refused by its name, as parameters are.

use http::{HeaderMap, Method};

use crate::wire::Refusal;

/// What a request may ask for by a header, behind `x-cos-` or `x-amz-`.
const KNOWN: [&str; 29] = [
    "acl",
    "content-sha256",
    "copy-source",
    "copy-source-if-match",
    "copy-source-if-modified-since",
    "copy-source-if-none-match",
    "copy-source-if-unmodified-since",
    "copy-source-range",
    "date",
    "forbid-overwrite",
    "grant-full-control",
    "grant-read",
    "grant-read-acp",
    "grant-write",
    "grant-write-acp",
    "metadata-directive",
    "security-token",
    "server-side-encryption",
    "server-side-encryption-aws-kms-key-id",
    "server-side-encryption-context",
    "server-side-encryption-cos-kms-key-id",
    "storage-class",
    "tagging",
    // They change nothing that is stored or answered: the speed, a retry's mark, what SDKs say of themselves.
    "mp-object-size",
    "request-payer",
    "sdk-checksum-algorithm",
    "sdk-retry",
    "traffic-limit",
    "user-agent",
];

/// Refuses a request with a header that would be passed over, or that its method can't have.
pub(super) fn check(method: &Method, headers: &HeaderMap) -> Result<(), Refusal> {
    for name in headers.keys().map(http::HeaderName::as_str) {
        let asks = name.strip_prefix("x-cos-").or_else(|| name.strip_prefix("x-amz-"));
        // COS ignores the checksums of AWS's SDKs, and reads no image.
        let known = asks.is_none_or(|asks| {
            KNOWN.contains(&asks) || asks.starts_with("meta-") || name.starts_with("x-amz-checksum-")
        });
        if !known || name == "pic-operations" {
            return Err(Refusal::not_done(&format!("the header {name} of this request")));
        }
        // A read finds out itself how an object is encrypted (436/7753).
        let reads = method == Method::GET || method == Method::HEAD;
        if reads && asks.is_some_and(|asks| asks.starts_with("server-side-encryption")) {
            let message = format!("The header {name} is not allowed in a {method}.");
            return Err(Refusal::bad_request("SSEHeaderNotAllowed", message));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed expectation is the test's result")]

    use super::*;

    #[test]
    fn what_is_not_done_is_named() {
        let found = |method: &Method, name: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(name, http::HeaderValue::from_static("1"));
            check(method, &headers).map_err(|refusal| (refusal.status.as_u16(), refusal.message.into_owned()))
        };
        for name in ["x-cos-acl", "x-amz-acl", "x-cos-meta-a", "x-amz-checksum-crc32", "x-cos-grant-read", "range"] {
            assert_eq!(found(&Method::PUT, name), Ok(()), "{name}");
        }
        for name in [
            "x-cos-object-lock-mode",
            "x-amz-website-redirect-location",
            "x-cos-server-side-encryption-customer-key",
            "x-cos-checksum-crc32",
            "pic-operations",
        ] {
            let (status, message) = found(&Method::PUT, name).unwrap_err();
            assert!(status == 501 && message.contains(name), "{message}");
        }
        let (status, _) = found(&Method::GET, "x-cos-server-side-encryption").unwrap_err();
        assert_eq!((status, found(&Method::PUT, "x-cos-server-side-encryption")), (400, Ok(())));
    }
}
