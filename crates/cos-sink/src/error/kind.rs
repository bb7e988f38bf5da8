//! Kinds of failure, and whether trying again can help.

/// What happened. Each kind says what to do.
///
/// ```
/// use cos_sink::{ErrorKind, Status};
///
/// assert_eq!(ErrorKind::Throttled.status(), Status::Temporary);
/// assert_eq!(ErrorKind::AccessDenied.as_str(), "access_denied");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The store knows the caller and refuses: give the role the permissions that the docs of the sink list, or
    /// check the secret key (COS: 403 `AccessDenied`, `SignatureDoesNotMatch`, `InvalidAccessKeyId`).
    AccessDenied,
    /// There is no such bucket: check its name, the APPID and the region (COS: 404 `NoSuchBucket`).
    BucketNotFound,
    /// The store can't accept the request as it is: this is a matter of configuration, or of this record.
    InvalidRequest,
    /// The key can't be had: it changes under our hands, is locked, or a folder has its name.
    Conflict,
    /// The store asks to slow down (COS: 503 `SlowDown`).
    Throttled,
    /// The store can't be reached, broke the connection, or failed inside.
    Unavailable,
    /// The deadline passed, or the store didn't answer in time. The record may or may not be stored.
    Timeout,
    /// What the store has isn't what was sent: length, MD5 or CRC64 differ.
    Integrity,
    /// This machine's clock is off by more than the store accepts (COS: 403 `RequestTimeTooSkewed`).
    ClockSkew,
    /// Temporary credentials ran out and no newer ones came (COS: 400 `ExpiredToken`).
    CredentialsExpired,
    /// No credentials were found.
    CredentialsMissing,
    /// The disk, or the quota, is full.
    StorageFull,
    /// The folder can't be written: it is read-only, or the user has no right to.
    NotWritable,
    /// The store doesn't know how (HTTP 501).
    Unsupported,
    /// What answers isn't the store: a web server, a proxy or a page of somebody's sits at the endpoint. Nothing that it
    /// says is taken for success.
    WrongServer,
    /// Anything else; the source tells more.
    Other,
}

impl ErrorKind {
    /// Tells whether trying again can help with this kind by itself.
    pub const fn status(self) -> Status {
        match self {
            Self::Throttled | Self::Unavailable | Self::Timeout | Self::Integrity | Self::WrongServer => {
                Status::Temporary
            }
            Self::AccessDenied
            | Self::BucketNotFound
            | Self::InvalidRequest
            | Self::Conflict
            | Self::ClockSkew
            | Self::CredentialsExpired
            | Self::CredentialsMissing
            | Self::StorageFull
            | Self::NotWritable
            | Self::Unsupported
            | Self::Other => Status::Permanent,
        }
    }

    /// Its name in logs and metrics, such as `access_denied`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AccessDenied => "access_denied",
            Self::BucketNotFound => "bucket_not_found",
            Self::InvalidRequest => "invalid_request",
            Self::Conflict => "conflict",
            Self::Throttled => "throttled",
            Self::Unavailable => "unavailable",
            Self::Timeout => "timeout",
            Self::Integrity => "integrity",
            Self::ClockSkew => "clock_skew",
            Self::CredentialsExpired => "credentials_expired",
            Self::CredentialsMissing => "credentials_missing",
            Self::StorageFull => "storage_full",
            Self::NotWritable => "not_writable",
            Self::Unsupported => "unsupported",
            Self::WrongServer => "wrong_server",
            Self::Other => "other",
        }
    }

    pub(super) const fn what(self) -> &'static str {
        match self {
            Self::AccessDenied => "the store refused access",
            Self::BucketNotFound => "there is no such bucket",
            Self::InvalidRequest => "the store can't accept this request",
            Self::Conflict => "the key can't be had",
            Self::Throttled => "the store asks to slow down",
            Self::Unavailable => "the store can't be reached or failed",
            Self::Timeout => "no answer came in time",
            Self::Integrity => "what the store has isn't what was sent",
            Self::ClockSkew => "this machine's clock is off by more than the store accepts",
            Self::CredentialsExpired => "the credentials ran out",
            Self::CredentialsMissing => "there are no credentials",
            Self::StorageFull => "there is no space left",
            Self::NotWritable => "the folder can't be written",
            Self::Unsupported => "the store doesn't support this request",
            Self::WrongServer => "what answers isn't the store",
            Self::Other => "storing failed",
        }
    }

    pub(super) const fn advice(self) -> &'static str {
        match self {
            Self::AccessDenied => "check the role's permissions (PutObject, HeadObject, GetObject) and the secret key",
            Self::BucketNotFound => "check the bucket's name with its APPID, and the region",
            Self::InvalidRequest => "check the sink's settings and the record's key and metadata",
            Self::Conflict => "look at what lies under the key",
            Self::Throttled | Self::Unavailable | Self::Timeout => "try again later",
            Self::Integrity => "try again, and report the request id if it lasts",
            Self::ClockSkew => "set the clock",
            Self::CredentialsExpired => "get new ones and try again",
            Self::CredentialsMissing => "give the function a role, or set COS_SECRET_ID and COS_SECRET_KEY",
            Self::StorageFull => "free space or raise the quota",
            Self::NotWritable => "name another folder or change its permissions",
            Self::Unsupported => "choose the dialect that the store speaks",
            Self::WrongServer => "check endpoint= and region=, and what proxies stand between",
            Self::Other => "see the cause",
        }
    }
}

/// Whether trying again can help.
///
/// ```
/// use cos_sink::{SinkError, Status};
///
/// /// What becomes of a record that isn't stored.
/// fn next(error: &SinkError) -> &'static str {
///     match error.status() {
///         Status::Temporary => "try again at once: nobody did",
///         Status::Persistent => "let the queue deliver it again",
///         _ => "tell somebody",
///     }
/// }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Status {
    /// No: something must be changed first.
    Permanent,
    /// Yes, a little later.
    Temporary,
    /// It was tried again, and it lasted: leave it to the next delivery.
    Persistent,
}
