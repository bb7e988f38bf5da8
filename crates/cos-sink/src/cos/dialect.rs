//! From the names that `object_store` speaks to those of COS, and back.

use http::header::IF_NONE_MATCH;
use http::{HeaderMap, HeaderName, HeaderValue};

/// What the server speaks.
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

    /// Rewrites a request's headers.
    pub(super) fn translate_request(self, headers: &mut HeaderMap) {
        if self == Self::S3 {
            return;
        }
        if headers.remove(IF_NONE_MATCH).is_some_and(|value| value == "*") {
            headers.insert(HeaderName::from_static("x-cos-forbid-overwrite"), HeaderValue::from_static("true"));
        }
        rename(headers, "x-amz-", "x-cos-");
    }

    /// Rewrites an answer's headers.
    pub(super) fn translate_response(self, headers: &mut HeaderMap) {
        if self == Self::Cos {
            rename(headers, "x-cos-", "x-amz-");
        }
    }
}

/// Gives each header whose name starts with `from` one that starts with `to` instead.
fn rename(headers: &mut HeaderMap, from: &str, to: &str) {
    let names: Vec<HeaderName> = headers.keys().filter(|name| name.as_str().starts_with(from)).cloned().collect();
    for name in names {
        let renamed = format!("{to}{}", &name.as_str()[from.len()..]);
        if let (Ok(renamed), Some(value)) = (HeaderName::try_from(renamed), headers.remove(name)) {
            headers.insert(renamed, value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs.iter().map(|(n, v)| (HeaderName::from_static(n), HeaderValue::from_static(v))).collect()
    }

    #[test]
    fn cos_gets_its_own_names() {
        let mut map = headers(&[
            ("x-amz-meta-identity", "1"),
            ("x-amz-storage-class", "STANDARD"),
            ("if-none-match", "*"),
            ("content-type", "a/b"),
        ]);
        Dialect::Cos.translate_request(&mut map);
        let expected = [
            ("x-cos-meta-identity", "1"),
            ("x-cos-storage-class", "STANDARD"),
            ("x-cos-forbid-overwrite", "true"),
            ("content-type", "a/b"),
        ];
        assert_eq!(map, headers(&expected));
        let mut answer = headers(&[("x-cos-meta-identity", "1"), ("etag", "\"e\"")]);
        Dialect::Cos.translate_response(&mut answer);
        assert_eq!(answer, headers(&[("x-amz-meta-identity", "1"), ("etag", "\"e\"")]));
    }

    #[test]
    fn s3_stays_as_it_is() {
        let pairs = [("x-amz-meta-identity", "1"), ("if-none-match", "*")];
        let mut map = headers(&pairs);
        Dialect::S3.translate_request(&mut map);
        Dialect::S3.translate_response(&mut map);
        assert_eq!(map, headers(&pairs));
    }
}
