//! Where a request goes to: the bucket stands in the host (436/6224), and in the path of old buckets alone.

use http::Method;
use http::request::Parts;
use percent_encoding::percent_decode_str;

use crate::wire::Refusal;

/// The bucket's place among the names of COS.
#[derive(Debug, Clone)]
pub(crate) struct Address {
    /// The bucket with its APPID.
    pub(crate) bucket: String,
    pub(crate) region: String,
    /// Whether the bucket may stand in the path, as that of one created before 2024 (436/102489).
    pub(crate) path_style: bool,
}

/// What a request is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Target {
    /// All buckets.
    Service,
    /// The bucket, or the object under a key that isn't empty.
    Bucket(String),
}

/// The domains that COS is reached below (436/6224).
pub(crate) const DOMAINS: [&str; 2] = ["myqcloud.com", "tencentcos.cn"];

impl Address {
    /// The host that requests name.
    pub(crate) fn host(&self) -> String {
        format!("{}.cos.{}.myqcloud.com", self.bucket, self.region)
    }

    /// Tells whether a host is one of COS's.
    pub(crate) fn is_of_cos(host: &str) -> bool {
        DOMAINS.iter().any(|domain| host.strip_suffix(domain).is_some_and(|name| name.ends_with('.')))
    }

    /// Tells whether a host is one of the bucket's, in its region.
    pub(crate) fn is_of_bucket(&self, host: &str) -> bool {
        let mut services = ["cos", "cos-internal"].into_iter();
        services.any(|service| {
            let start = format!("{}.{service}.{}.", self.bucket, self.region);
            host.strip_prefix(&start).is_some_and(|domain| DOMAINS.contains(&domain))
        })
    }

    /// Tells what a request is about by its host and its path.
    pub(crate) fn target(&self, parts: &Parts) -> Result<Target, Refusal> {
        let host = parts.headers.get("host").and_then(|host| host.to_str().ok()).unwrap_or("");
        let host = host.rsplit_once(':').map_or(host, |(host, _)| host);
        // Two keys that aren't UTF-8 must not become one.
        let path = percent_decode_str(parts.uri.path()).decode_utf8();
        let path = path.map_err(|_| Refusal::bad_request("InvalidURI", "The key is not UTF-8."))?;
        let path = path.strip_prefix('/').unwrap_or(&path);
        let Some(name) = DOMAINS.iter().find_map(|domain| host.strip_suffix(domain)?.strip_suffix('.')) else {
            return self.of_path(parts, path);
        };
        if path.is_empty() && (name == "service.cos" || name == format!("cos.{}", self.region)) {
            return Ok(Target::Service);
        }
        // What stands before the bucket's domain, which tells how the bucket is reached.
        let Some((bucket, place)) = name.split_once('.') else { return self.of_path(parts, path) };
        match place.split_once('.') {
            Some(("cos" | "cos-internal", region)) if region == self.region && bucket == self.bucket => {
                Ok(Target::Bucket(path.to_owned()))
            }
            Some(("cos", "accelerate")) => Err(Refusal::bad_request(
                "BucketAccelerateNotEnabled",
                "Global acceleration is not enabled for this bucket.",
            )),
            // A bucket is known in its region alone.
            Some(("cos" | "cos-internal", _)) => Err(other_bucket(parts, path)),
            // A website's host, one that processes images, and the like.
            Some((service, _)) if bucket == self.bucket => Err(Refusal::not_done(&format!("hosts of {service}"))),
            _ => self.of_path(parts, path),
        }
    }

    fn of_path(&self, parts: &Parts, path: &str) -> Result<Target, Refusal> {
        if !self.path_style {
            return Err(Refusal::forbidden(
                "PathStyleDomainForbidden",
                "The bucket you are attempting to access must be addressed using COS virtual-styled domain.",
            ));
        }
        let (bucket, key) = path.split_once('/').unwrap_or((path, ""));
        match bucket {
            "" => Ok(Target::Service),
            bucket if bucket == self.bucket => Ok(Target::Bucket(key.to_owned())),
            _ => Err(other_bucket(parts, key)),
        }
    }
}

/// Refuses a bucket that isn't the double's, which isn't there and can't be created.
fn other_bucket(parts: &Parts, key: &str) -> Refusal {
    if parts.method == Method::PUT && key.is_empty() {
        return Refusal::not_done("a second bucket");
    }
    no_such_bucket()
}

pub(super) fn no_such_bucket() -> Refusal {
    Refusal::not_found("NoSuchBucket", "The specified bucket does not exist.")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed expectation is the test's result")]

    use super::*;

    fn target(host: &str, path: &str, path_style: bool) -> Result<Target, String> {
        let address = Address { bucket: "b-1".to_owned(), region: "ap-guangzhou".to_owned(), path_style };
        let (parts, ()) = http::Request::get(path).header("host", host).body(()).unwrap().into_parts();
        address.target(&parts).map_err(|refusal| refusal.code.into_owned())
    }

    #[test]
    fn hosts_are_told_apart() {
        let key = || Ok(Target::Bucket("a/b".to_owned()));
        let no = |code: &str| Err(code.to_owned());
        for (host, found) in [
            ("b-1.cos.ap-guangzhou.myqcloud.com", key()),
            ("b-1.cos.ap-guangzhou.tencentcos.cn:443", key()),
            ("b-1.cos-internal.ap-guangzhou.tencentcos.cn", key()),
            ("b-2.cos.ap-guangzhou.myqcloud.com", no("NoSuchBucket")),
            ("b-1.cos.ap-beijing.myqcloud.com", no("NoSuchBucket")),
            ("b-1.cos.accelerate.myqcloud.com", no("BucketAccelerateNotEnabled")),
            ("b-1.cos-website.ap-guangzhou.myqcloud.com", no("NotImplemented")),
            ("cos.ap-guangzhou.myqcloud.com", no("PathStyleDomainForbidden")),
            ("127.0.0.1:9000", no("PathStyleDomainForbidden")),
        ] {
            assert_eq!(target(host, "/a/b", false), found, "{host}");
        }
    }

    #[test]
    fn a_copy_names_the_bucket_by_its_hosts() {
        let address = Address { bucket: "b-1".to_owned(), region: "ap-guangzhou".to_owned(), path_style: false };
        for (host, found) in [
            ("b-1.cos.ap-guangzhou.myqcloud.com", true),
            ("b-1.cos-internal.ap-guangzhou.tencentcos.cn", true),
            ("b-1.cos.ap-beijing.myqcloud.com", false),
            ("b-1.cos.ap-guangzhou.example.com", false),
            ("b-2.cos.ap-guangzhou.myqcloud.com", false),
        ] {
            assert_eq!(address.is_of_bucket(host), found, "{host}");
        }
    }

    #[test]
    fn a_key_that_is_no_text_is_refused() {
        let host = "b-1.cos.ap-guangzhou.myqcloud.com";
        assert_eq!(target(host, "/a%ff", false), Err("InvalidURI".to_owned()));
        assert_eq!(target(host, "/%E6%97%A5", false), Ok(Target::Bucket("日".to_owned())));
    }

    #[test]
    fn an_old_bucket_is_found_in_the_path_too() {
        for host in ["127.0.0.1:9000", "cos.ap-guangzhou.myqcloud.com"] {
            assert_eq!(target(host, "/b-1/a/b", true), Ok(Target::Bucket("a/b".to_owned())), "{host}");
            assert_eq!(target(host, "/b-1", true), Ok(Target::Bucket(String::new())), "{host}");
            assert_eq!(target(host, "/b-2/a", true), Err("NoSuchBucket".to_owned()), "{host}");
            assert_eq!(target(host, "/", true), Ok(Target::Service), "{host}");
        }
    }
}
