//! Create-only puts, and looking at what is there.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use md5::Md5;
use object_store::path::Path;
use object_store::{Attribute, GetOptions, ObjectStore};

use super::CosSink;
use super::call::Called;
use super::creation::Creation;
use super::dialect::Dialect;
use super::exchange::{Answered, Brief};
use super::failure::Failure;
use super::integrity::{self, Mismatch};
use super::put::Mode;
use crate::create::{self, Answer, CreateOnly, Created, Look};
use crate::{ErrorKind, Guarantee, ObjectKey, Record, SinkError, Status};

impl CosSink {
    async fn put(&self, key: &ObjectKey, record: &Record, mode: Mode) -> Result<Put, SinkError> {
        let full = self.full_key(key)?;
        let md5 = <Md5 as md5::Digest>::digest(record.body());
        let content_md5 = BASE64_STANDARD.encode(md5);
        let (full, content_md5) = (&full, &content_md5);
        let called = self
            .settle(move |rejected| async move {
                let request = self.put.request(full, record, content_md5, mode).map_err(Failure::Unsent)?;
                let brief = Brief { deadline: record.deadline(), sha256: Some(record.body_digest()), rejected };
                Ok(((), self.connector.put(request, &brief).await?))
            })
            .await?;
        match called {
            Called::Done((), answered) => {
                if answered.versioned {
                    self.creation.set(Creation::CheckFirst);
                }
                Ok(Put::Done(integrity::check(record, &answered, || md5.into()), answered))
            }
            Called::Taken => Ok(Put::Taken),
            Called::Absent(error) => Err(error),
        }
    }

    /// The condition that a put has. COS may be told it in any case; another server that is known to ignore it may as
    /// well refuse it (501).
    fn mode(&self, creation: Creation) -> Mode {
        match (creation, self.put.dialect()) {
            (Creation::CheckFirst, Dialect::S3) => Mode::Overwrite,
            _ => Mode::CreateOnly,
        }
    }

    /// Finds out with the `first` put, made after a look, whether the store heeds the condition, and gives what came
    /// of the record.
    async fn probe(&self, key: &ObjectKey, record: &Record, first: Result<Put, SinkError>) -> Result<Put, SinkError> {
        match first {
            Ok(Put::Done(stored, answered)) => {
                // The same bytes once more: a store that takes them would take others too.
                match self.put(key, record, Mode::CreateOnly).await {
                    Ok(Put::Taken) => self.creation.set(Creation::Only),
                    Ok(Put::Done(..)) => self.creation.set(Creation::CheckFirst),
                    // It tells nothing: the next record asks again.
                    Err(_) => {}
                }
                Ok(Put::Done(stored, answered))
            }
            Ok(Put::Taken) => {
                self.creation.set(Creation::Only);
                Ok(Put::Taken)
            }
            Err(error) if error.kind() == ErrorKind::Unsupported => {
                self.creation.set(Creation::CheckFirst);
                self.put(key, record, Mode::Overwrite).await
            }
            Err(error) => Err(error),
        }
    }

    /// A refused HEAD has no body that says why; a GET of one byte gets the code and the message.
    async fn in_the_stores_words(&self, path: &Path, record: &Record, refused: SinkError) -> SinkError {
        let called = self.read_through(record.deadline(), |extensions| {
            let options = GetOptions { range: Some((0..1).into()), extensions, ..GetOptions::default() };
            self.store.get_opts(path, options)
        });
        match called.await {
            Err(told) if told.kind() == refused.kind() => told,
            _ => refused,
        }
    }

    fn answer(&self, answered: Answered) -> Answer {
        let guarantee = match self.creation.get() {
            Creation::Only => Guarantee::CreateOnly,
            Creation::Probe | Creation::CheckFirst => Guarantee::CheckedFirst,
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
        let creation = self.creation.get();
        if creation != Creation::Only && !matches!(self.look(key, record).await?, Look::Absent) {
            return Ok(Created::Taken);
        }
        let mut put = self.put(key, record, self.mode(creation)).await;
        if creation == Creation::Probe {
            put = self.probe(key, record, put).await;
        }
        match put? {
            Put::Done(Ok(()), answered) => Ok(Created::Stored(self.answer(answered))),
            Put::Done(Err(_), _) => Ok(Created::Doubtful),
            Put::Taken => Ok(Created::Taken),
        }
    }

    async fn repair(&self, key: &ObjectKey, record: &Record) -> Result<Answer, SinkError> {
        match self.put(key, record, Mode::Overwrite).await? {
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
        let called = self.read_through(record.deadline(), |extensions| {
            let options = GetOptions { head: true, extensions, ..GetOptions::default() };
            self.store.get_opts(&path, options)
        });
        let called = match called.await {
            Err(refused) if refused.code().is_none() && refused.http_status() == Some(403) => {
                return Err(self.in_the_stores_words(&path, record, refused).await);
            }
            called => called?,
        };
        let (found, answered) = match called {
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
