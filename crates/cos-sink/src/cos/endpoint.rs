//! Where a bucket is, and under which name it is addressed.

use std::net::IpAddr;

use http::Uri;
use url::{Host, Url};

use super::dialect::Dialect;

/// How a bucket is named in a request.
///
/// ```
/// use cos_sink::{CosSink, AddressingStyle, Dialect};
///
/// let sink = CosSink::builder()
///     .bucket("archive-1250000000")
///     .region("ap-guangzhou")
///     .endpoint("https://s3.example.com")
///     .dialect(Dialect::S3)
///     .style(AddressingStyle::Path)
///     .build()?;
/// # Ok::<(), cos_sink::ConfigError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AddressingStyle {
    /// In the host, as COS wants it: buckets made since 2024 refuse the other style (436/102489).
    VirtualHost,
    /// At the start of the path.
    Path,
}

/// The result: what requests are addressed to, and where the connection goes if elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Endpoint {
    /// What stands before `/KEY`.
    pub(super) base: String,
    /// A server on this machine that is spoken to under the name in `base`.
    pub(super) elsewhere: Option<Uri>,
}

/// The longest host that COS takes (436/14518).
const MAX_HOST_LEN: usize = 60;

impl Endpoint {
    /// Tells what is wrong in words that fit behind "endpoint: ".
    pub(super) fn new(
        bucket: &str,
        region: &str,
        endpoint: Option<&str>,
        style: Option<AddressingStyle>,
        dialect: Dialect,
    ) -> Result<Self, String> {
        let name = format!("{bucket}.cos.{region}.myqcloud.com");
        let Some(endpoint) = endpoint else {
            if style == Some(AddressingStyle::Path) {
                return Err("COS refuses style=path: name an endpoint of another server, or drop style".to_owned());
            }
            if name.len() > MAX_HOST_LEN {
                return Err(format!("the host {name} has more than {MAX_HOST_LEN} characters, which COS doesn't take"));
            }
            return Ok(Self { base: format!("https://{name}"), elsewhere: None });
        };
        let url =
            // Without the text: what can't be taken apart may hold a password.
            Url::parse(endpoint).map_err(|error| format!("it is no URL such as https://host: {error}"))?;
        let scheme = url.scheme();
        if !matches!(scheme, "http" | "https") {
            return Err(format!("{scheme:?} is not spoken: use http or https"));
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err("it holds a user or a password: give credentials by the environment instead".to_owned());
        }
        if !matches!(url.path(), "" | "/") || url.query().is_some() || url.fragment().is_some() {
            return Err("it has more than a host and a port: the prefix belongs behind the bucket".to_owned());
        }
        let Some(host) = url.host() else {
            return Err("it has no host".to_owned());
        };
        let authority = &url[url::Position::BeforeHost..url::Position::AfterPort];
        // Only COS itself, and what stands in for it, has a COS name.
        let by_path = dialect == Dialect::S3 && is_this_machine(&host);
        let unset = if by_path { AddressingStyle::Path } else { AddressingStyle::VirtualHost };
        if style.unwrap_or(unset) == AddressingStyle::Path {
            return Ok(Self { base: format!("{scheme}://{authority}/{bucket}"), elsewhere: None });
        }
        if is_this_machine(&host) {
            let elsewhere: Uri = format!("{scheme}://{authority}/").parse().map_err(|error| format!("{error}"))?;
            return Ok(Self { base: format!("{scheme}://{name}"), elsewhere: Some(elsewhere) });
        }
        match host {
            Host::Domain(domain) if domain.starts_with(&format!("{bucket}.")) => {
                Ok(Self { base: format!("{scheme}://{authority}"), elsewhere: None })
            }
            Host::Domain(_) => Ok(Self { base: format!("{scheme}://{bucket}.{authority}"), elsewhere: None }),
            Host::Ipv4(_) | Host::Ipv6(_) => {
                Err(format!("{authority} is an address, which can't have the bucket before it: add style=path"))
            }
        }
    }
}

fn is_this_machine(host: &Host<&str>) -> bool {
    match host {
        Host::Domain(domain) => *domain == "localhost" || domain.ends_with(".localhost"),
        Host::Ipv4(address) => IpAddr::V4(*address).is_loopback(),
        Host::Ipv6(address) => IpAddr::V6(*address).is_loopback(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn endpoint(endpoint: Option<&str>, style: AddressingStyle) -> Result<Endpoint, String> {
        Endpoint::new("b-1250000000", "ap-guangzhou", endpoint, Some(style), Dialect::Cos)
    }

    #[test]
    fn follows_the_rule() {
        use AddressingStyle::{Path, VirtualHost};
        for (given, style, base, elsewhere) in [
            (None, VirtualHost, "https://b-1250000000.cos.ap-guangzhou.myqcloud.com", None),
            (
                Some("http://127.0.0.1:9000"),
                VirtualHost,
                "http://b-1250000000.cos.ap-guangzhou.myqcloud.com",
                Some("http://127.0.0.1:9000/"),
            ),
            (
                Some("https://[::1]:9000/"),
                VirtualHost,
                "https://b-1250000000.cos.ap-guangzhou.myqcloud.com",
                Some("https://[::1]:9000/"),
            ),
            (Some("http://localhost:9000"), Path, "http://localhost:9000/b-1250000000", None),
            (Some("https://s3.example.com:8443"), VirtualHost, "https://b-1250000000.s3.example.com:8443", None),
            (
                Some("https://b-1250000000.cos-internal.ap-guangzhou.tencentcos.cn"),
                VirtualHost,
                "https://b-1250000000.cos-internal.ap-guangzhou.tencentcos.cn",
                None,
            ),
            (
                Some("https://cos.accelerate.myqcloud.com"),
                VirtualHost,
                "https://b-1250000000.cos.accelerate.myqcloud.com",
                None,
            ),
            (Some("https://10.0.0.1"), Path, "https://10.0.0.1/b-1250000000", None),
        ] {
            let expected = Endpoint { base: base.to_owned(), elsewhere: elsewhere.map(|uri| uri.parse().unwrap()) };
            assert_eq!(endpoint(given, style), Ok(expected), "{given:?}");
        }
    }

    #[test]
    fn a_server_on_this_machine_that_speaks_s3_is_not_called_cos() {
        let local = Some("http://127.0.0.1:9000");
        let base = |style, dialect| Endpoint::new("b-1250000000", "r", local, style, dialect).unwrap().base;
        assert_eq!(base(None, Dialect::S3), "http://127.0.0.1:9000/b-1250000000");
        assert_eq!(base(None, Dialect::Cos), "http://b-1250000000.cos.r.myqcloud.com");
        // Whoever asks for it gets it.
        assert_eq!(base(Some(AddressingStyle::VirtualHost), Dialect::S3), "http://b-1250000000.cos.r.myqcloud.com");
    }

    #[test]
    fn says_what_is_wrong() {
        use AddressingStyle::{Path, VirtualHost};
        for (given, style, words) in [
            (None, Path, "refuses style=path"),
            (Some("127.0.0.1:9000"), VirtualHost, "is no URL"),
            (Some("https://u:canary@h h"), VirtualHost, "is no URL"),
            (Some("ftp://h"), VirtualHost, "use http or https"),
            (Some("https://u:canary@h"), VirtualHost, "credentials by the environment"),
            (Some("https://h/path"), VirtualHost, "more than a host"),
            (Some("https://10.0.0.1"), VirtualHost, "add style=path"),
        ] {
            let problem = endpoint(given, style).unwrap_err();
            assert!(problem.contains(words), "{problem}");
            assert!(!problem.contains("canary"));
        }
        let long = Endpoint::new(&format!("{}-1250000000", "b".repeat(30)), "ap-guangzhou", None, None, Dialect::Cos);
        assert!(long.unwrap_err().contains("60 characters"));
    }
}
