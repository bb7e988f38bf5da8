//! What is stored: a body under a key.

use std::borrow::Cow;
use std::fmt;
use std::sync::{Arc, OnceLock};
use std::time::Instant;

use bytes::Bytes;

use crate::{Digest, Metadata, ObjectKey};

/// Finds the identity of stored bytes, which are in the encoding of the record; `None` where they have none.
pub(crate) type IdentityOf = Arc<dyn Fn(&[u8]) -> Option<Digest> + Send + Sync>;

/// One thing to store: its bytes, its key, and what makes it the same as another.
///
/// ```
/// use cos_sink::{ObjectKey, Record};
///
/// let key = ObjectKey::parse("dt=2026-11-22/task-1.json")?;
/// let record = Record::new(key, &b"{}"[..])
///     .with_content_type("application/json")
///     .with_metadata("event-type", "WorkflowTask");
/// assert_eq!(record.metadata().get("event-type"), Some("WorkflowTask"));
/// # Ok::<(), cos_sink::ObjectKeyError>(())
/// ```
#[derive(Clone)]
#[non_exhaustive]
pub struct Record {
    key: ObjectKey,
    body: Bytes,
    content_type: Cow<'static, str>,
    content_encoding: Option<Cow<'static, str>>,
    metadata: Metadata,
    identity: Option<Digest>,
    identity_of: Option<IdentityOf>,
    body_digest: OnceLock<Digest>,
    also_at: Vec<ObjectKey>,
    deadline: Option<Instant>,
}

impl Record {
    /// Creates a record of `body` under `key`, as `application/octet-stream`.
    pub fn new(key: ObjectKey, body: impl Into<Bytes>) -> Self {
        Self {
            key,
            body: body.into(),
            content_type: Cow::Borrowed("application/octet-stream"),
            content_encoding: None,
            metadata: Metadata::new(),
            identity: None,
            identity_of: None,
            body_digest: OnceLock::new(),
            also_at: Vec::new(),
            deadline: None,
        }
    }

    /// Sets the media type. A character that a header can't carry becomes `?`.
    #[must_use]
    pub fn with_content_type(mut self, content_type: impl Into<Cow<'static, str>>) -> Self {
        self.content_type = fit(content_type.into());
        self
    }

    /// Says how the body is encoded, such as `gzip`. A character that a header can't carry becomes `?`.
    #[must_use]
    pub fn with_content_encoding(mut self, encoding: impl Into<Cow<'static, str>>) -> Self {
        self.content_encoding = Some(fit(encoding.into()));
        self
    }

    /// Adds an entry to the metadata, fitted as [`Metadata`] tells.
    #[must_use]
    pub fn with_metadata(mut self, name: impl Into<Cow<'static, str>>, value: impl AsRef<str>) -> Self {
        self.metadata.insert(name, value.as_ref());
        self
    }

    /// Says what makes this record the same as another: the SHA-256 of the body unless set.
    ///
    /// Set it when deliveries of one event differ in bytes that don't matter, such as a timestamp of the envelope.
    #[must_use]
    pub fn with_identity(mut self, identity: Digest) -> Self {
        self.identity = Some(identity);
        self
    }

    /// Gives the function that computes the identity of stored bytes, for a record whose identity isn't its body's digest.
    ///
    /// Where a taken key holds other bytes than the body, they are read and given to it: the sink knows nothing of
    /// what it stores, and metadata may be lost or a stranger's. Bytes that can't be understood are `None`, and so
    /// another record.
    ///
    /// ```
    /// use cos_sink::{Digest, ObjectKey, Record};
    ///
    /// // What follows the first line is when it was sent, and makes no other record of it.
    /// fn identity(body: &[u8]) -> Option<Digest> {
    ///     body.split(|byte| *byte == b'\n').next().map(Digest::of)
    /// }
    ///
    /// let body = b"the event\nsent at noon";
    /// let record = Record::new(ObjectKey::parse("event")?, &body[..]).with_identity_of(identity);
    /// assert_eq!(record.identity(), Digest::of(b"the event"));
    /// # Ok::<(), cos_sink::ObjectKeyError>(())
    /// ```
    #[must_use]
    pub fn with_identity_of(mut self, identity_of: impl Fn(&[u8]) -> Option<Digest> + Send + Sync + 'static) -> Self {
        if self.identity.is_none() {
            self.identity = identity_of(&self.body);
        }
        self.identity_of = Some(Arc::new(identity_of));
        self
    }

    /// Gives the SHA-256 of the body where the caller has it already, so that it is not computed again. It must be
    /// the body's: it goes into the metadata, and is the identity unless another is set.
    #[must_use]
    pub fn with_body_digest(mut self, digest: Digest) -> Self {
        self.body_digest = OnceLock::from(digest);
        self
    }

    /// Names keys under which an earlier delivery may have left the same record.
    ///
    /// Each is looked at before the record is stored; where the same identity lies, nothing is stored again. This
    /// is for keys that hold the time of arrival: an event delivered again after midnight renders another key.
    #[must_use]
    pub fn with_also_at(mut self, keys: impl IntoIterator<Item = ObjectKey>) -> Self {
        self.also_at.extend(keys);
        self
    }

    /// Says when storing must have ended. Nothing that a sink does for the record outlives it.
    #[must_use]
    pub fn with_deadline(mut self, deadline: Instant) -> Self {
        self.deadline = Some(deadline);
        self
    }

    /// Returns the same record under another key.
    #[must_use]
    pub fn with_key(mut self, key: ObjectKey) -> Self {
        self.key = key;
        self
    }

    /// Returns the same record with its key, and those under which it may lie, changed alike.
    #[must_use]
    pub fn map_keys(mut self, change: impl Fn(&ObjectKey) -> ObjectKey) -> Self {
        self.key = change(&self.key);
        self.also_at = self.also_at.iter().map(change).collect();
        self
    }

    /// Returns the same record with another body. An identity that was not set follows the body.
    #[must_use]
    pub fn with_body(mut self, body: impl Into<Bytes>) -> Self {
        self.body = body.into();
        self.body_digest = OnceLock::new();
        self
    }

    /// Returns the key.
    pub fn key(&self) -> &ObjectKey {
        &self.key
    }

    /// Returns the bytes.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// Returns the media type.
    pub fn content_type(&self) -> &str {
        &self.content_type
    }

    /// Returns how the body is encoded, unless plain.
    pub fn content_encoding(&self) -> Option<&str> {
        self.content_encoding.as_deref()
    }

    /// Returns the metadata, without `identity` and `sha256`, which a sink adds.
    pub fn metadata(&self) -> &Metadata {
        &self.metadata
    }

    /// Returns what makes two records the same.
    pub fn identity(&self) -> Digest {
        self.identity.unwrap_or_else(|| self.body_digest())
    }

    /// The function that computes the identity of stored bytes, if one was given.
    pub(crate) fn identity_of(&self) -> Option<&IdentityOf> {
        self.identity_of.as_ref()
    }

    /// Returns the SHA-256 of the body, computed once.
    pub fn body_digest(&self) -> Digest {
        *self.body_digest.get_or_init(|| Digest::of(&self.body))
    }

    /// Returns the keys under which an earlier delivery may lie.
    pub fn also_at(&self) -> &[ObjectKey] {
        &self.also_at
    }

    /// Returns when storing must have ended.
    pub fn deadline(&self) -> Option<Instant> {
        self.deadline
    }
}

/// Without the body's bytes: it may hold what no log should.
impl fmt::Debug for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Record")
            .field("key", &self.key)
            .field("bytes", &self.body.len())
            .field("content_type", &self.content_type)
            .field("metadata", &self.metadata)
            .field("identity", &self.identity)
            .field("also_at", &self.also_at)
            .field("deadline", &self.deadline)
            .finish_non_exhaustive()
    }
}

/// A text that a header can carry.
fn fit(text: Cow<'static, str>) -> Cow<'static, str> {
    let fits = |c: char| matches!(c, ' '..='~');
    if text.chars().all(fits) {
        text
    } else {
        Cow::Owned(text.chars().map(|c| if fits(c) { c } else { '?' }).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record() -> Record {
        Record::new(ObjectKey::parse("k").unwrap(), "abc")
    }

    #[test]
    fn the_identity_is_the_body_unless_set() {
        assert_eq!(record().identity(), Digest::of(b"abc"));
        assert_eq!(record().with_identity(Digest::of(b"x")).identity(), Digest::of(b"x"));
        assert_eq!(record().with_identity(Digest::of(b"x")).body_digest(), Digest::of(b"abc"));
        let changed = record();
        changed.identity();
        assert_eq!(changed.with_body("def").identity(), Digest::of(b"def"));
    }

    #[test]
    fn no_debug_text_has_the_body() {
        let text = format!("{:?}", record().with_body("canary"));
        assert!(text.contains("bytes: 6") && !text.contains("canary"), "{text}");
    }

    #[test]
    fn a_content_type_fits_a_header() {
        assert_eq!(record().content_type(), "application/octet-stream");
        let record = record().with_content_type("a/b\r\nx-cos-acl: public-read".to_owned());
        assert_eq!(record.content_type(), "a/b??x-cos-acl: public-read");
    }
}
