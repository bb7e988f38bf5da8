//! Settings of a [`CosSink`].

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, HeaderName, HeaderValue};
use object_store::aws::{AmazonS3Builder, AwsCredential};
use object_store::{RetryConfig, StaticCredentialProvider};

use super::connector::{Connector, Setup};
use super::creation::{Creation, Known};
use super::dial::{self, Dial};
use super::dialect::Dialect;
use super::encryption::Encryption;
use super::endpoint::{AddressingStyle, Endpoint};
use super::put::{self, PutTemplate};
use super::sign::{Signature, Signer};
use super::{CosSink, names, tags};
use crate::{ConfigError, CredentialSource, EnvironmentCredentials, ObjectKey};

/// Makes a [`CosSink`]; [`CosSink::builder`] starts one.
///
/// Every method but `bucket` and `region` is optional. [`build`](Self::build) checks all settings and reports every
/// problem at once; it connects to nothing.
///
/// ```
/// use cos_sink::{CosSink, Credentials};
///
/// let sink = CosSink::builder()
///     .bucket("archive-1250000000")
///     .region("ap-guangzhou")
///     .prefix("mps/events")
///     .storage_class("STANDARD")
///     .credentials(Credentials::new("an-id", "a-key"))
///     .build()?;
/// # Ok::<(), cos_sink::ConfigError>(())
/// ```
#[derive(Clone)]
#[must_use]
pub struct CosSinkBuilder {
    bucket: String,
    region: String,
    prefix: String,
    endpoint: Option<String>,
    style: AddressingStyle,
    dialect: Dialect,
    signature: Option<Signature>,
    storage_class: Option<String>,
    acl: Option<String>,
    encryption: Option<Encryption>,
    tags: Vec<(String, String)>,
    headers: Vec<(String, String)>,
    credentials: Arc<dyn CredentialSource>,
    request_timeout: Duration,
    connect_timeout: Duration,
    roots: Vec<Vec<u8>>,
    creation: Option<Creation>,
}

impl CosSinkBuilder {
    pub(super) fn new() -> Self {
        Self {
            bucket: String::new(),
            region: String::new(),
            prefix: String::new(),
            endpoint: None,
            style: AddressingStyle::VirtualHost,
            dialect: Dialect::Cos,
            signature: None,
            storage_class: None,
            acl: None,
            encryption: None,
            tags: Vec::new(),
            headers: Vec::new(),
            credentials: Arc::new(EnvironmentCredentials::new()),
            request_timeout: Duration::from_secs(20),
            connect_timeout: Duration::from_secs(3),
            roots: Vec::new(),
            creation: None,
        }
    }

    /// The bucket with its APPID, such as `archive-1250000000` (436/13312).
    pub fn bucket(mut self, bucket: impl Into<String>) -> Self {
        self.bucket = bucket.into();
        self
    }

    /// The region, such as `ap-guangzhou` (436/6224).
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.region = region.into();
        self
    }

    /// What stands before every key, without slashes around it: at most 128 bytes.
    pub fn prefix(mut self, prefix: impl Into<String>) -> Self {
        self.prefix = prefix.into();
        self
    }

    /// Another server than `https://BUCKET.cos.REGION.myqcloud.com`: scheme, host and port.
    ///
    /// A server on this machine is addressed under COS's name all the same, so that a test takes the path that
    /// production takes. Any other gets the bucket before its host, unless it stands there already. With
    /// [`AddressingStyle::Path`] the host stays as it is.
    pub fn endpoint(mut self, endpoint: impl Into<String>) -> Self {
        self.endpoint = Some(endpoint.into());
        self
    }

    /// How the bucket is named: in the host unless set.
    pub fn style(mut self, style: AddressingStyle) -> Self {
        self.style = style;
        self
    }

    /// What the server speaks: COS unless set.
    pub fn dialect(mut self, dialect: Dialect) -> Self {
        self.dialect = dialect;
        self
    }

    /// How requests are signed: as COS does, or with Signature Version 4 where the dialect is S3, unless set.
    pub fn signature(mut self, signature: Signature) -> Self {
        self.signature = Some(signature);
        self
    }

    /// The storage class of new objects, such as `STANDARD_IA` (436/33417). Classes other than `STANDARD` and
    /// `INTELLIGENT_TIERING` bill at least 64 KB an object.
    pub fn storage_class(mut self, class: impl Into<String>) -> Self {
        self.storage_class = Some(class.into());
        self
    }

    /// The ACL of new objects, such as `private` (436/30752); the bucket's unless set.
    pub fn acl(mut self, acl: impl Into<String>) -> Self {
        self.acl = Some(acl.into());
        self
    }

    /// How COS encrypts new objects; as the bucket says unless set.
    pub fn encryption(mut self, encryption: Encryption) -> Self {
        self.encryption = Some(encryption);
        self
    }

    /// A tag of new objects: at most 10, names of at most 127 characters, values of at most 255 (436/35665, a feature
    /// that COS bills).
    pub fn tag(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.tags.push((name.into(), value.into()));
        self
    }

    /// A header of one's own on every put, such as `x-cos-traffic-limit`. It is signed when its name starts with `x-`.
    /// `Debug` shows its name alone, since its value may be a key (SSE-C).
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Where the keys come from: [`EnvironmentCredentials`] unless set. Asked before every request.
    pub fn credentials(mut self, source: impl CredentialSource + 'static) -> Self {
        self.credentials = Arc::new(source);
        self
    }

    /// The most that one request may take (20 s unless set); a record's deadline may end it before.
    pub fn request_timeout(mut self, timeout: Duration) -> Self {
        self.request_timeout = timeout;
        self
    }

    /// The most that a connection may take (3 s unless set).
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// Trusts this certificate authority (DER) over https, and those of other calls, in the place of Mozilla's.
    /// For servers of one's own.
    pub fn root_certificate(mut self, der: impl Into<Vec<u8>>) -> Self {
        self.roots.push(der.into());
        self
    }

    /// How the sink keeps from overwriting: [`Creation::Only`] for COS, [`Creation::Probe`] for the dialect S3, unless
    /// set. A bucket of COS that keeps versions is recognised by its answers whatever is set here.
    pub fn creation(mut self, creation: Creation) -> Self {
        self.creation = Some(creation);
        self
    }

    /// The sink.
    ///
    /// # Errors
    /// [`ConfigError`] lists every setting that can't be used.
    pub fn build(self) -> Result<CosSink, ConfigError> {
        let mut problems = Vec::new();
        problems.extend(names::check_bucket(&self.bucket, self.dialect));
        problems.extend(names::check_region(&self.region));
        let endpoint = if problems.is_empty() {
            Endpoint::new(&self.bucket, &self.region, self.endpoint.as_deref(), self.style)
                .map_err(|problem| problems.push(format!("endpoint: {problem}")))
                .ok()
        } else {
            None
        };
        let prefix = match self.prefix.trim_matches('/') {
            "" => None,
            prefix => check_prefix(prefix).map_err(|problem| problems.push(problem)).ok(),
        };
        let put_headers = self.put_headers(&mut problems);
        let tls = (!self.roots.is_empty()).then(|| dial::trusting(&self.roots));
        let tls = tls.transpose().map_err(|error| problems.push(format!("root_certificate: {error}"))).ok().flatten();
        let Some(endpoint) = endpoint.filter(|_| problems.is_empty()) else {
            return Err(ConfigError::new(problems));
        };
        let signature = self.signature.unwrap_or(match self.dialect {
            Dialect::Cos => Signature::Cos,
            Dialect::S3 => Signature::V4,
        });
        let mut dial = Dial::new(endpoint.elsewhere, self.connect_timeout);
        if let Some(tls) = tls {
            dial = dial.with_tls(tls);
        }
        let connector = Connector::new(Setup {
            dial,
            dialect: self.dialect,
            signer: Signer { signature, region: self.region.as_str().into() },
            credentials: self.credentials,
            request_timeout: self.request_timeout,
        });
        let store = AmazonS3Builder::new()
            .with_bucket_name(&self.bucket)
            .with_region(&self.region)
            .with_endpoint(&endpoint.base)
            // The endpoint has the bucket in it, in whichever style.
            .with_virtual_hosted_style_request(true)
            .with_allow_http(true)
            // The connector signs, so that each attempt has fresh credentials and a fresh time.
            .with_skip_signature(true)
            // Never asked for; without any it would set out to look for those of another cloud's machines.
            .with_credentials(Arc::new(StaticCredentialProvider::new(AwsCredential {
                key_id: String::new(),
                secret_key: String::new(),
                token: None,
            })))
            .with_retry(RetryConfig { max_retries: 0, ..RetryConfig::default() })
            .with_http_connector(connector.clone())
            .build()
            .map_err(|error| ConfigError::from(error.to_string()))?;
        let base = endpoint.base.parse().map_err(|error| ConfigError::from(format!("endpoint: {error}")))?;
        let put = PutTemplate::new(base, self.dialect, put_headers);
        let creation = self.creation.unwrap_or(match self.dialect {
            Dialect::Cos => Creation::Only,
            Dialect::S3 => Creation::Probe,
        });
        Ok(CosSink { store, put, base: endpoint.base.into(), connector, prefix, creation: Known::new(creation) })
    }

    fn put_headers(&self, problems: &mut Vec<String>) -> HeaderMap {
        let mut headers = HeaderMap::new();
        let mut add =
            |setting: &str, name: String, value: &str| match (HeaderName::try_from(name), HeaderValue::try_from(value))
            {
                (Ok(name), Ok(mut value)) => {
                    value.set_sensitive(setting == "header");
                    headers.insert(name, value);
                }
                _ => problems.push(format!("{setting}: a header can't carry this name or value")),
            };
        let prefix = self.dialect.prefix();
        if let Some(class) = &self.storage_class {
            add("storage_class", format!("{prefix}storage-class"), class);
        }
        if let Some(acl) = &self.acl {
            add("acl", format!("{prefix}acl"), acl);
        }
        for (name, value) in self.encryption.iter().flat_map(|encryption| encryption.headers(self.dialect)) {
            add("sse", format!("{prefix}{name}"), &value);
        }
        if !self.tags.is_empty() {
            add("tags", format!("{prefix}tagging"), &tags::header(&self.tags));
        }
        for (name, value) in &self.headers {
            add("header", name.to_ascii_lowercase(), value);
        }
        for (name, _) in self.headers.iter().filter(|(name, _)| put::is_reserved(&name.to_ascii_lowercase())) {
            problems.push(format!("header: {name} is the sink's own to set"));
        }
        problems.extend(tags::check(&self.tags));
        if let Some(class) = &self.storage_class {
            problems.extend(names::check_storage_class(class, self.dialect));
        }
        if let Some(acl) = &self.acl {
            problems.extend(names::check_acl(acl, self.dialect));
        }
        headers
    }
}

impl fmt::Debug for CosSinkBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let headers: Vec<_> = self.headers.iter().map(|(name, _)| name).collect();
        f.debug_struct("CosSinkBuilder")
            .field("bucket", &self.bucket)
            .field("region", &self.region)
            .field("prefix", &self.prefix)
            .field("style", &self.style)
            .field("dialect", &self.dialect)
            .field("signature", &self.signature)
            .field("storage_class", &self.storage_class)
            .field("acl", &self.acl)
            .field("encryption", &self.encryption)
            .field("tags", &self.tags)
            .field("headers", &headers)
            .field("credentials", &self.credentials)
            .field("creation", &self.creation)
            // An endpoint isn't checked yet: it may hold a password that will be refused.
            .finish_non_exhaustive()
    }
}

/// The most bytes of a prefix: what a rendered key and its distinct mark leave of COS's 850.
const MAX_PREFIX_LEN: usize = 128;

fn check_prefix(prefix: &str) -> Result<ObjectKey, String> {
    if prefix.len() > MAX_PREFIX_LEN {
        return Err(format!("prefix: it has {} bytes, use at most {MAX_PREFIX_LEN}", prefix.len()));
    }
    ObjectKey::parse(prefix).map_err(|error| format!("prefix: {error}"))
}
