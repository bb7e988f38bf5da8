//! A sink that keeps records in a bucket of COS.

mod builder;
mod connector;
mod dial;
mod dialect;
mod encryption;
mod endpoint;
mod exchange;
mod failure;
mod integrity;
mod names;
mod sign;
mod xml;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use async_trait::async_trait;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use http::{Extensions, HeaderValue};
use md5::Md5;
use object_store::aws::AmazonS3;
use object_store::path::Path;
use object_store::{
    Attribute, Attributes, Error as StoreError, GetOptions, GetResult, ObjectStore, PutMode, PutOptions, PutPayload,
};

pub use builder::CosSinkBuilder;
pub use dialect::Dialect;
pub use encryption::Encryption;
pub use endpoint::AddressingStyle;
pub use sign::Signature;

use crate::create::{self, Answer, CreateOnly, Created, Look};
use crate::{Credentials, ErrorKind, Guarantee, ObjectKey, Receipt, Record, Sink, SinkError, Status};
use connector::Connector;
use exchange::{Answered, Brief, Exchange, Told};
use failure::Failure;
use integrity::Mismatch;

/// Keeps records in a bucket of Tencent COS, each as one object.
///
/// - A put never overwrites (`x-cos-forbid-overwrite`). A taken key is compared by the identity in the object's
///   metadata, with a HEAD; so a lost acknowledgement, or the same event delivered twice, leaves one object.
/// - Each request is signed afresh with credentials asked for then. A clock that is off is corrected by the
///   store's once, expired credentials are refreshed once.
/// - The body is covered by `Content-MD5`; length, CRC-64 and entity tag that COS answers are compared. An object
///   that says it is the record and isn't is put right.
/// - A bucket that ever had versioning enabled can't refuse to overwrite. Its answers show it, or the settings say it
///   ([`CosSinkBuilder::check_first`]); then a look comes before each put, and the receipt says so.
/// - A connection is kept and used again. Nothing connects before the first record.
///
/// A request is tried once: wrap the sink in [`Retry`](crate::Retry). The role needs `cos:PutObject` and `cos:HeadObject` on the prefix.
#[derive(Debug, Clone)]
pub struct CosSink {
    store: AmazonS3,
    connector: Connector,
    prefix: Option<ObjectKey>,
    /// Whether the bucket can't refuse to overwrite, as the user says or as its answers show.
    check_first: Arc<AtomicBool>,
}

impl CosSink {
    /// Starts the settings of a sink.
    pub fn builder() -> CosSinkBuilder {
        CosSinkBuilder::new()
    }

    fn path(&self, key: &ObjectKey) -> Result<Path, SinkError> {
        let invalid = || SinkError::new(ErrorKind::InvalidRequest).with_key(key.clone());
        let key = match &self.prefix {
            Some(prefix) => &key.prefixed(prefix).map_err(|error| invalid().with_source(error))?,
            None => key,
        };
        Path::parse(key).map_err(|error| invalid().with_source(error))
    }

    async fn request(
        &self,
        path: &Path,
        record: &Record,
        operation: Operation<'_>,
        exchange: &Exchange,
    ) -> Result<Option<Box<GetResult>>, StoreError> {
        let mut extensions = Extensions::new();
        extensions.insert(exchange.clone());
        match operation {
            Operation::Put { mode, .. } => {
                let options =
                    PutOptions { mode: mode.clone(), attributes: attributes(record), extensions, ..Default::default() };
                let payload = PutPayload::from_bytes(record.body().clone());
                self.store.put_opts(path, payload, options).await.map(|_| None)
            }
            Operation::Head => {
                let options = GetOptions { head: true, extensions, ..GetOptions::default() };
                self.store.get_opts(path, options).await.map(|found| Some(Box::new(found)))
            }
        }
    }

    /// Calls the store, and once more if its answer told how to do better.
    async fn call(&self, path: &Path, record: &Record, operation: Operation<'_>) -> Result<Called, SinkError> {
        let mut rejected: Option<Credentials> = None;
        let mut resent = false;
        loop {
            let mut brief = Brief { deadline: record.deadline(), rejected: rejected.take(), ..Brief::default() };
            if let Operation::Put { content_md5, .. } = operation {
                brief.sha256 = Some(record.body_digest());
                brief.md5 = Some(content_md5.clone());
            }
            let exchange = Exchange::new(brief);
            let result = self.request(path, record, operation, &exchange).await;
            let failure = match (result, exchange.take()) {
                (Ok(result), Some(Told::Answer(answer))) => return Ok(Called::Done(result, answer)),
                (Ok(result), _) => return Ok(Called::Done(result, Answered::default())),
                (Err(_), Some(Told::Failure(failure))) => *failure,
                // Success for the transport, yet not what `object_store` can read.
                (Err(error), _) => {
                    return Err(SinkError::new(ErrorKind::Unavailable)
                        .with_message("the answer can't be read")
                        .with_source(error));
                }
            };
            let Failure::Answer(answer) = failure else {
                return Err(failure.into_error());
            };
            if answer.says_taken() {
                return Ok(Called::Taken);
            }
            // A signature of the past or the future is called skewed or expired: first the clock is put right.
            let of_time = answer.kind() == ErrorKind::ClockSkew || answer.says_expired();
            if !resent && of_time && self.connector.adjust_clock(&answer) {
                resent = true;
            } else if !resent && answer.says_expired() {
                resent = true;
                rejected = Some(answer.credentials);
            } else if answer.status == 404 && matches!(operation, Operation::Head) {
                return Ok(Called::Absent);
            } else {
                return Err(Failure::Answer(answer).into_error());
            }
        }
    }
}

/// What is asked of the store.
#[derive(Debug, Clone, Copy)]
enum Operation<'a> {
    Put { mode: &'a PutMode, content_md5: &'a HeaderValue },
    Head,
}

/// What came of a call: after a HEAD, `Done` has what was found.
enum Called {
    Done(Option<Box<GetResult>>, Answered),
    Taken,
    Absent,
}

#[async_trait]
impl Sink for CosSink {
    async fn store(&self, record: Record) -> Result<Receipt, SinkError> {
        let stored = create::store_once(self, &record).await;
        stored.map_err(|error| if error.key().is_some() { error } else { error.with_key(record.key().clone()) })
    }
}

impl CosSink {
    async fn put(&self, key: &ObjectKey, record: &Record, mode: &PutMode) -> Result<Put, SinkError> {
        let path = self.path(key)?;
        let md5 = <Md5 as md5::Digest>::digest(record.body());
        let content_md5 = HeaderValue::try_from(BASE64_STANDARD.encode(md5))
            .map_err(|error| SinkError::new(ErrorKind::Other).with_source(error))?;
        let operation = Operation::Put { mode, content_md5: &content_md5 };
        match self.call(&path, record, operation).await? {
            Called::Done(_, answered) => {
                if answered.versioned {
                    self.check_first.store(true, Ordering::Relaxed);
                }
                Ok(Put::Done(integrity::check(record, &answered, || md5.into()), answered))
            }
            Called::Taken => Ok(Put::Taken),
            Called::Absent => Err(SinkError::new(ErrorKind::BucketNotFound)),
        }
    }

    fn answer(&self, answered: Answered) -> Answer {
        let guarantee = match self.check_first.load(Ordering::Relaxed) {
            true => Guarantee::CheckedFirst,
            false => Guarantee::CreateOnly,
        };
        Answer { request_id: answered.request_id, etag: answered.etag, crc64: answered.crc64, guarantee }
    }
}

/// What came of a put.
enum Put {
    Done(Result<(), Mismatch>, Answered),
    Taken,
}

impl CreateOnly for CosSink {
    async fn create(&self, key: &ObjectKey, record: &Record) -> Result<Created, SinkError> {
        if self.check_first.load(Ordering::Relaxed) && !matches!(self.look(key, record).await?, Look::Absent) {
            return Ok(Created::Taken);
        }
        match self.put(key, record, &PutMode::Create).await? {
            Put::Done(Ok(()), answered) => Ok(Created::Stored(self.answer(answered))),
            Put::Done(Err(_), _) => Ok(Created::Doubtful),
            Put::Taken => Ok(Created::Taken),
        }
    }

    async fn repair(&self, key: &ObjectKey, record: &Record) -> Result<Answer, SinkError> {
        match self.put(key, record, &PutMode::Overwrite).await? {
            Put::Done(Ok(()), answered) => Ok(self.answer(answered)),
            Put::Done(Err(mismatch), answered) => {
                let error = SinkError::new(ErrorKind::Integrity).with_key(key.clone()).with_source(mismatch);
                Err(match answered.request_id {
                    Some(id) => error.with_request_id(id),
                    None => error,
                })
            }
            Put::Taken => Err(SinkError::new(ErrorKind::Conflict).with_status(Status::Temporary).with_key(key.clone())),
        }
    }

    async fn look(&self, key: &ObjectKey, record: &Record) -> Result<Look, SinkError> {
        let path = self.path(key)?;
        let (found, answered) = match self.call(&path, record, Operation::Head).await? {
            Called::Done(Some(found), answered) => (found, answered),
            Called::Absent => return Ok(Look::Absent),
            Called::Done(None, _) | Called::Taken => {
                return Err(SinkError::new(ErrorKind::Conflict).with_status(Status::Temporary).with_key(key.clone()));
            }
        };
        let stored = |name: &'static str| found.attributes.get(&Attribute::Metadata(name.into())).map(AsRef::as_ref);
        let intact = || {
            let md5 = || <Md5 as md5::Digest>::digest(record.body()).into();
            found.meta.size == record.body().len() as u64 && integrity::check(record, &answered, md5).is_ok()
        };
        let same_bytes = stored(create::SHA256) == Some(&record.body_digest().hex());
        Ok(match create::same_identity(stored(create::IDENTITY), record) {
            Some(true) if same_bytes && !intact() => Look::Damaged,
            Some(true) => Look::Same(self.answer(answered)),
            Some(false) => Look::Other,
            // Somebody else's object, such as one copied by hand: its content may be the record all the same.
            None => {
                let told = answered.crc64.is_some() || (answered.etag.is_some() && !answered.encrypted);
                if told && record.identity() == record.body_digest() && intact() {
                    Look::Same(self.answer(answered))
                } else {
                    Look::Other
                }
            }
        })
    }
}

/// The headers of the object.
fn attributes(record: &Record) -> Attributes {
    let mut attributes = Attributes::with_capacity(record.metadata().len() + 3);
    attributes.insert(Attribute::ContentType, record.content_type().to_owned().into());
    if let Some(encoding) = record.content_encoding() {
        attributes.insert(Attribute::ContentEncoding, encoding.to_owned().into());
    }
    for (name, value) in record.metadata().iter() {
        attributes.insert(Attribute::Metadata(name.to_owned().into()), value.to_owned().into());
    }
    attributes.insert(Attribute::Metadata(create::IDENTITY.into()), record.identity().hex().into());
    attributes.insert(Attribute::Metadata(create::SHA256.into()), record.body_digest().hex().into());
    attributes
}
