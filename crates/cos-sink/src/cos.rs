//! A sink that keeps records in a bucket of COS.

mod builder;
mod connector;
mod dial;
mod dialect;
mod encryption;
mod endpoint;
mod exchange;
mod failure;
mod names;
mod sign;
mod xml;

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
use crate::digest::hex;
use crate::{Credentials, ErrorKind, ObjectKey, Receipt, Record, Sink, SinkError, Status};
use connector::Connector;
use exchange::{Answered, Brief, Exchange, Told};
use failure::Failure;

/// Keeps records in a bucket of Tencent COS, each as one object.
///
/// - A put never overwrites (`x-cos-forbid-overwrite`). A taken key is compared by the identity in the object's
///   metadata, with a HEAD; so a lost acknowledgement, or the same event delivered twice, leaves one object.
/// - Each request is signed afresh with credentials asked for then. A clock that is off is corrected by the
///   store's once, expired credentials are refreshed once.
/// - The body is covered by `Content-MD5`; the CRC-64 and the entity tag that COS answers are compared.
/// - A connection is kept and used again. Nothing connects before the first record.
///
/// A request is tried once: wrap the sink in [`Retry`](crate::Retry). The role needs `cos:PutObject` and `cos:HeadObject` on the prefix.
#[derive(Debug, Clone)]
pub struct CosSink {
    store: AmazonS3,
    connector: Connector,
    prefix: Option<ObjectKey>,
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
            Operation::Create { .. } => {
                let options = PutOptions {
                    mode: PutMode::Create,
                    attributes: attributes(record),
                    extensions,
                    ..Default::default()
                };
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
            if let Operation::Create { content_md5 } = operation {
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
            if !resent && answer.kind() == ErrorKind::ClockSkew && self.connector.adjust_clock(&answer) {
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
    Create { content_md5: &'a HeaderValue },
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

impl CreateOnly for CosSink {
    async fn create(&self, key: &ObjectKey, record: &Record) -> Result<Created, SinkError> {
        let path = self.path(key)?;
        let md5 = <Md5 as md5::Digest>::digest(record.body());
        let content_md5 = HeaderValue::try_from(BASE64_STANDARD.encode(md5))
            .map_err(|error| SinkError::new(ErrorKind::Other).with_source(error))?;
        let operation = Operation::Create { content_md5: &content_md5 };
        match self.call(&path, record, operation).await? {
            Called::Done(_, answered) => {
                check(record, &answered, &md5)?;
                Ok(Created::Stored(answer(answered)))
            }
            Called::Taken => Ok(Created::Taken),
            Called::Absent => Err(SinkError::new(ErrorKind::BucketNotFound)),
        }
    }

    async fn look(&self, key: &ObjectKey, record: &Record) -> Result<Look, SinkError> {
        let path = self.path(key)?;
        match self.call(&path, record, Operation::Head).await? {
            Called::Done(Some(found), answered) => {
                let identity = found.attributes.get(&Attribute::Metadata(create::IDENTITY.into()));
                let same = match create::same_identity(identity.map(AsRef::as_ref), record) {
                    Some(same) => same,
                    // Somebody else's object, such as one copied by hand: its content may be the record all the same.
                    None => {
                        let md5 = <Md5 as md5::Digest>::digest(record.body());
                        record.identity() == record.body_digest()
                            && found.meta.size == record.body().len() as u64
                            && answered.etag.as_deref() == Some(&hex(&md5))
                    }
                };
                Ok(if same { Look::Same(answer(answered)) } else { Look::Other })
            }
            Called::Absent => Ok(Look::Absent),
            Called::Done(None, _) | Called::Taken => {
                Err(SinkError::new(ErrorKind::Conflict).with_status(Status::Temporary))
            }
        }
    }
}

fn answer(answered: Answered) -> Answer {
    Answer { request_id: answered.request_id, etag: answered.etag, crc64: answered.crc64 }
}

/// The headers of the object.
fn attributes(record: &Record) -> Attributes {
    let mut attributes = Attributes::with_capacity(record.metadata().len() + 3);
    attributes.insert(Attribute::ContentType, record.content_type().to_owned().into());
    for (name, value) in record.metadata().iter() {
        attributes.insert(Attribute::Metadata(name.to_owned().into()), value.to_owned().into());
    }
    attributes.insert(Attribute::Metadata(create::IDENTITY.into()), record.identity().hex().into());
    attributes.insert(Attribute::Metadata(create::SHA256.into()), record.body_digest().hex().into());
    attributes
}

/// Compares what the store says of the object with the body.
fn check(record: &Record, answered: &Answered, md5: &[u8]) -> Result<(), SinkError> {
    let differs = |what: &str, expected: &str, found: &str| {
        let mut error =
            SinkError::new(ErrorKind::Integrity).with_message(format!("{what} {expected} was sent, {found} came back"));
        if let Some(id) = &answered.request_id {
            error = error.with_request_id(id.as_str());
        }
        Err(error)
    };
    if let Some(found) = answered.crc64 {
        let expected = crc64(record.body());
        if expected != found {
            return differs("CRC64", &expected.to_string(), &found.to_string());
        }
    } else if let Some(found) = &answered.etag {
        // An entity tag is the MD5 only where nothing is encrypted with a key of one's own: 32 hex digits that
        // differ are all the same suspicious, for COS answers the CRC64 then.
        let expected = hex(md5);
        let looks_like_md5 = found.len() == 32 && found.bytes().all(|b| b.is_ascii_hexdigit());
        if looks_like_md5 && !found.eq_ignore_ascii_case(&expected) {
            return differs("MD5", &expected, found);
        }
    }
    Ok(())
}

/// CRC-64/XZ, which COS calls `crc64ecma` (436/40334).
fn crc64(bytes: &[u8]) -> u64 {
    crc_fast::checksum(crc_fast::CrcAlgorithm::Crc64Xz, bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_crc_is_the_one_that_cos_answers() {
        assert_eq!(crc64(b"123456789"), 11_051_210_869_376_104_954);
        assert_eq!(crc64(b""), 0);
    }
}
