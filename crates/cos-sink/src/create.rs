//! Create, then compare: how every sink of ours stores a record once.

use std::future::Future;

use crate::{Digest, ErrorKind, Guarantee, ObjectKey, Outcome, Receipt, Record, SinkError, Status};

/// The two things that a store must be able to do.
pub(crate) trait CreateOnly: Sync {
    /// Stores the record's body and metadata under `key` unless the key is taken.
    fn create(&self, key: &ObjectKey, record: &Record) -> impl Future<Output = Result<Created, SinkError>> + Send;

    /// Puts the record in the place of a damaged copy of itself.
    fn repair(&self, key: &ObjectKey, record: &Record) -> impl Future<Output = Result<Answer, SinkError>> + Send;

    /// What lies under `key`, seen from `record`.
    fn look(&self, key: &ObjectKey, record: &Record) -> impl Future<Output = Result<Look, SinkError>> + Send;
}

/// What came of a create-only put.
pub(crate) enum Created {
    Stored(Answer),
    Taken,
    /// Stored, but what the store says of it isn't what was sent.
    Doubtful,
}

/// What lies under a key.
pub(crate) enum Look {
    Absent,
    Same(Answer),
    /// It says that it is this very record, and its content is another.
    Damaged,
    Other,
}

/// What the store tells beside success.
#[derive(Debug, Default)]
pub(crate) struct Answer {
    pub(crate) request_id: Option<String>,
    pub(crate) etag: Option<String>,
    pub(crate) crc64: Option<u64>,
    pub(crate) guarantee: Guarantee,
}

/// Names of the metadata that every record carries.
pub(crate) const IDENTITY: &str = "identity";
pub(crate) const SHA256: &str = "sha256";

/// Whether an object with this stored metadata is the record; `None` when the metadata doesn't tell.
pub(crate) fn same_identity(identity: Option<&str>, record: &Record) -> Option<bool> {
    let identity: Digest = identity?.parse().ok()?;
    Some(identity == record.identity())
}

pub(crate) async fn store_once(store: &impl CreateOnly, record: &Record) -> Result<Receipt, SinkError> {
    let receipt = |key: &ObjectKey, outcome, answer: Answer| {
        let mut receipt = Receipt::new(key.clone(), outcome, record.body().len() as u64);
        receipt.request_id = answer.request_id;
        receipt.etag = answer.etag;
        receipt.crc64 = answer.crc64;
        receipt.guarantee = answer.guarantee;
        receipt
    };
    for key in record.also_at().iter().filter(|key| *key != record.key()) {
        if let Look::Same(answer) = store.look(key, record).await? {
            return Ok(receipt(key, Outcome::AlreadyStored, answer));
        }
    }
    let key = record.key();
    match put(store, key, record).await? {
        Put::Stored(answer) => return Ok(receipt(key, Outcome::Stored, answer)),
        Put::Same(answer) => return Ok(receipt(key, Outcome::AlreadyStored, answer)),
        Put::Other => {}
    }
    let key = key.distinct(&record.identity());
    match put(store, &key, record).await? {
        Put::Stored(answer) => Ok(receipt(&key, Outcome::Conflict, answer)),
        Put::Same(answer) => Ok(receipt(&key, Outcome::AlreadyStored, answer)),
        Put::Other => Err(SinkError::new(ErrorKind::Conflict)
            .with_message("its key and its distinct key both hold other objects")
            .with_key(key)),
    }
}

enum Put {
    Stored(Answer),
    Same(Answer),
    Other,
}

async fn put(store: &impl CreateOnly, key: &ObjectKey, record: &Record) -> Result<Put, SinkError> {
    let created = store.create(key, record).await?;
    if let Created::Stored(answer) = created {
        return Ok(Put::Stored(answer));
    }
    match store.look(key, record).await? {
        // The doubt was in the answer, not in the object.
        Look::Same(answer) if matches!(created, Created::Doubtful) => Ok(Put::Stored(answer)),
        Look::Same(answer) => Ok(Put::Same(answer)),
        Look::Damaged => Ok(Put::Stored(store.repair(key, record).await?)),
        Look::Other => Ok(Put::Other),
        Look::Absent => Err(SinkError::new(ErrorKind::Conflict)
            .with_message("the store says that the key is taken, yet nothing lies there")
            .with_status(Status::Temporary)
            .with_key(key.clone())),
    }
}
