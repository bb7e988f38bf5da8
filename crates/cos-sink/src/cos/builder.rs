//! Settings of a [`CosSink`].

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, HeaderName, HeaderValue};

use super::client::{self, Client, Dial, Setup, Signature, Signer};
use super::dialect::Dialect;
use super::encryption::Encryption;
use super::endpoint::{AddressingStyle, Endpoint};
use super::mode::{CreateMode, Known};
use super::put::{self, PutTemplate};
#[cfg(feature = "object_store")]
use super::store::CosStore;
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
    style: Option<AddressingStyle>,
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
    create_mode: Option<CreateMode>,
    ca_file: Option<PathBuf>,
    content_md5: Option<bool>,
}

impl CosSinkBuilder {
    pub(super) fn new() -> Self {
        Self {
            bucket: String::new(),
            region: String::new(),
            prefix: String::new(),
            endpoint: None,
            style: None,
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
            create_mode: None,
            ca_file: None,
            content_md5: None,
        }
    }

    /// Sets the bucket with its APPID, such as `archive-1250000000` (436/13312).
    pub fn bucket(mut self, bucket: impl Into<String>) -> Self {
        self.bucket = bucket.into();
        self
    }

    /// Sets the region, such as `ap-guangzhou` (436/6224).
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.region = region.into();
        self
    }

    /// Sets what stands before every key, without slashes around it: at most 128 bytes.
    pub fn prefix(mut self, prefix: impl Into<String>) -> Self {
        self.prefix = prefix.into();
        self
    }

    /// Names another server than `https://BUCKET.cos.REGION.myqcloud.com`: scheme, host and port.
    ///
    /// A server on this machine is addressed under COS's name all the same, so that a test takes the path that
    /// production takes; in the dialect S3 the bucket stands in the path instead. Any other server gets the bucket
    /// before its host, unless it stands there already. With [`AddressingStyle::Path`] the host stays as it is.
    pub fn endpoint(mut self, endpoint: impl Into<String>) -> Self {
        self.endpoint = Some(endpoint.into());
        self
    }

    /// Sets how the bucket is named: in the host unless set, for a server on this machine that speaks S3 in the path.
    pub fn style(mut self, style: AddressingStyle) -> Self {
        self.style = Some(style);
        self
    }

    /// Sets what the server speaks: COS unless set.
    pub fn dialect(mut self, dialect: Dialect) -> Self {
        self.dialect = dialect;
        self
    }

    /// Sets how requests are signed: as COS does, or with Signature Version 4 where the dialect is S3, unless set.
    pub fn signature(mut self, signature: Signature) -> Self {
        self.signature = Some(signature);
        self
    }

    /// Sets the storage class of new objects, such as `STANDARD_IA` (436/33417). Classes other than `STANDARD` and
    /// `INTELLIGENT_TIERING` bill at least 64 KB an object.
    pub fn storage_class(mut self, class: impl Into<String>) -> Self {
        self.storage_class = Some(class.into());
        self
    }

    /// Sets the ACL of new objects, such as `private` (436/30752); the bucket's unless set.
    pub fn acl(mut self, acl: impl Into<String>) -> Self {
        self.acl = Some(acl.into());
        self
    }

    /// Sets how COS encrypts new objects; as the bucket says unless set.
    pub fn encryption(mut self, encryption: Encryption) -> Self {
        self.encryption = Some(encryption);
        self
    }

    /// Adds a tag of new objects: at most 10, names of at most 127 characters, values of at most 255 (436/35665, a
    /// feature that COS bills).
    pub fn tag(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.tags.push((name.into(), value.into()));
        self
    }

    /// Adds a header of one's own on every put, such as `x-cos-traffic-limit`. It is signed when its name starts with
    /// `x-`. `Debug` shows its name alone, since its value may be a key (SSE-C).
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Sets where the keys come from: [`EnvironmentCredentials`] unless set. Asked before every request.
    pub fn credentials(mut self, source: impl CredentialSource + 'static) -> Self {
        self.credentials = Arc::new(source);
        self
    }

    /// Sets the most that one request may take (20 s unless set); a record's deadline may end it before.
    pub fn request_timeout(mut self, timeout: Duration) -> Self {
        self.request_timeout = timeout;
        self
    }

    /// Sets the most that a connection may take (3 s unless set).
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

    /// Trusts the certificate authorities of this file (PEM) over https, in the place of Mozilla's: for private
    /// endpoints, and for proxies that break TLS open. Where an [`endpoint`](Self::endpoint) is set and this is not, the
    /// variable `SSL_CERT_FILE` names the file, as it does for OpenSSL.
    pub fn ca_file(mut self, path: impl Into<PathBuf>) -> Self {
        self.ca_file = Some(path.into());
        self
    }

    /// Sets whether puts carry `Content-MD5`, so that the store itself refuses a body that was changed on its way.
    /// Unless set, only in the dialect S3: COS answers the CRC-64 of what it has, which is compared whatever is set
    /// here, and an MD5 takes longer than all else that a put computes. A bucket with object lock wants it
    /// (436/55290).
    pub fn content_md5(mut self, content_md5: bool) -> Self {
        self.content_md5 = Some(content_md5);
        self
    }

    /// Sets how the sink keeps from overwriting: [`CreateMode::Only`] for COS, [`CreateMode::Probe`] for the dialect
    /// S3, unless set. A bucket of COS that keeps versions is recognised by its answers whatever is set here.
    pub fn create_mode(mut self, mode: CreateMode) -> Self {
        self.create_mode = Some(mode);
        self
    }

    /// Builds the sink.
    ///
    /// # Errors
    /// [`ConfigError`] lists every setting that can't be used.
    pub fn build(self) -> Result<CosSink, ConfigError> {
        let mut problems = Vec::new();
        problems.extend(names::check_bucket(&self.bucket, self.dialect));
        problems.extend(names::check_region(&self.region));
        let endpoint = if problems.is_empty() {
            Endpoint::new(&self.bucket, &self.region, self.endpoint.as_deref(), self.style, self.dialect)
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
        let is_https = endpoint.as_ref().is_some_and(|endpoint| endpoint.base.starts_with("https:"));
        let tls = self.tls(is_https).map_err(|problem| problems.push(problem)).ok().flatten();
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
        let base = endpoint.base.parse().map_err(|error| ConfigError::from(format!("endpoint: {error}")))?;
        let client = Client::new(Setup {
            base,
            dial,
            dialect: self.dialect,
            signer: Signer { signature, region: self.region.as_str().into() },
            credentials: self.credentials,
            request_timeout: self.request_timeout,
        });
        let is_s3 = self.dialect == Dialect::S3;
        let put = PutTemplate::new(self.dialect, put_headers, self.content_md5.unwrap_or(is_s3));
        let mode = self.create_mode.unwrap_or(if is_s3 { CreateMode::Probe } else { CreateMode::Only });
        Ok(CosSink { client, put, prefix, mode: Known::new(mode) })
    }

    /// Builds a store of the same settings for DataFusion, Delta, Iceberg and others, which see what lies below the
    /// prefix.
    ///
    /// # Errors
    /// As [`build`](Self::build).
    #[cfg(feature = "object_store")]
    pub fn build_store(self) -> Result<CosStore, ConfigError> {
        let bucket = self.bucket.clone();
        let CosSink { client, put, prefix, mode } = self.build()?;
        Ok(CosStore::new(client, put, mode, bucket, prefix.as_ref().map(ObjectKey::as_str)))
    }

    /// Whom to trust over https, if not Mozilla's authorities.
    fn tls(&self, is_https: bool) -> Result<Option<rustls::ClientConfig>, String> {
        if !self.roots.is_empty() {
            return client::trusting(&self.roots).map(Some).map_err(|error| format!("root_certificate: {error}"));
        }
        let (name, file) = match &self.ca_file {
            Some(file) => ("ca", file.clone()),
            None => match std::env::var_os("SSL_CERT_FILE").filter(|file| !file.is_empty()) {
                Some(file) if is_https && self.endpoint.is_some() => ("SSL_CERT_FILE", file.into()),
                _ => return Ok(None),
            },
        };
        client::trusting_file(&file).map(Some).map_err(|problem| format!("{name}: {}: {problem}", file.display()))
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
            .field("create_mode", &self.create_mode)
            .field("content_md5", &self.content_md5)
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
