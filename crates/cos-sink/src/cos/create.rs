//! Create-only puts, and looking at what is there.

use std::sync::atomic::Ordering;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use http::HeaderValue;
use md5::Md5;
use object_store::{Attribute, Attributes, GetOptions, ObjectStore, PutMode, PutOptions, PutPayload};

use super::CosSink;
use super::call::Called;
use super::exchange::{Answered, Brief};
use super::integrity::{self, Mismatch};
use crate::create::{self, Answer, CreateOnly, Created, Look};
use crate::{ErrorKind, Guarantee, ObjectKey, Record, SinkError, Status};

impl CosSink {
    async fn put(&self, key: &ObjectKey, record: &Record, mode: &PutMode) -> Result<Put, SinkError> {
        let path = self.path(key)?;
        let md5 = <Md5 as md5::Digest>::digest(record.body());
        let content_md5 = HeaderValue::try_from(BASE64_STANDARD.encode(md5))
            .map_err(|error| SinkError::new(ErrorKind::Other).with_source(error))?;
        let brief = || Brief {
            deadline: record.deadline(),
            sha256: Some(record.body_digest()),
            md5: Some(content_md5.clone()),
            rejected: None,
        };
        let called = self
            .call(brief, |extensions| {
                let options =
                    PutOptions { mode: mode.clone(), attributes: attributes(record), extensions, ..Default::default() };
                self.store.put_opts(&path, PutPayload::from_bytes(record.body().clone()), options)
            })
            .await?;
        match called {
            Called::Done(_, answered) => {
                if answered.versioned {
                    self.check_first.store(true, Ordering::Relaxed);
                }
                Ok(Put::Done(integrity::check(record, &answered, || md5.into()), answered))
            }
            Called::Taken => Ok(Put::Taken),
            Called::Absent(error) => Err(error),
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
        let brief = || Brief { deadline: record.deadline(), ..Brief::default() };
        let called = self.call(brief, |extensions| {
            let options = GetOptions { head: true, extensions, ..GetOptions::default() };
            self.store.get_opts(&path, options)
        });
        let (found, answered) = match called.await? {
            Called::Done(found, answered) => (found, answered),
            Called::Absent(_) => return Ok(Look::Absent),
            Called::Taken => {
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
