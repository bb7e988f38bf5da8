//! Create, then look, then compare: how a record is stored exactly once in a store that can refuse to overwrite.

mod backend;
mod compare;

#[cfg(feature = "cos")]
pub(crate) use compare::most_read;

pub use backend::{Answer, Backend, Created, Found, Look};

use async_trait::async_trait;

use crate::archive::passes_archive_on;
use crate::{Archive, ErrorKind, ObjectKey, Outcome, Receipt, Record, Sink, SinkError, Status};
use compare::{Seen, see};

/// Names of the metadata that every record carries.
pub(crate) const IDENTITY: &str = "identity";
pub(crate) const SHA256: &str = "sha256";

/// Makes a [`Sink`] of a [`Backend`]: each record is stored under its key, once.
///
/// 1. Each key of [`Record::also_at`] is looked at. Where the same record lies, nothing is stored.
/// 2. The record is created under its key. If that is taken, what lies there is compared.
/// 3. If it is another record, this one is created under [`ObjectKey::distinct`], which is a
///    [`Conflict`](Outcome::Conflict) to be looked into.
///
/// # What makes a stored object the same record
///
/// | what is known | then |
/// |---|---|
/// | the store's own checksum and the length are those of the bytes in hand ([`Found::is_proven`]) | the same |
/// | anything else | the stored bytes are read |
/// | the bytes read are those in hand | the same |
/// | the record's [`identity_of`](Record::with_identity_of) finds its identity in the bytes read | the same |
/// | the maker of the record gave no such function, and the object's metadata has the record's identity beside a SHA-256 that is the bytes' own | the same |
/// | nothing of that | another |
///
/// So metadata alone decide nothing: a copy that lost them is still the same record, and a stranger's object that
/// carries them is not. Nothing is ever overwritten, not even a damaged object: it holds its key, and the record goes to
/// its distinct one.
///
/// ```
/// use std::collections::HashMap;
/// use std::sync::Mutex;
///
/// use bytes::Bytes;
/// use cos_sink::{Answer, Backend, Created, Found, Look, ObjectKey, Once, Outcome, Record, Sink, SinkError};
///
/// #[derive(Debug, Default)]
/// struct Map(Mutex<HashMap<ObjectKey, Bytes>>);
///
/// impl Backend for Map {
///     async fn create(&self, key: &ObjectKey, record: &Record) -> Result<Created, SinkError> {
///         let mut map = self.0.lock().unwrap();
///         if map.contains_key(key) {
///             return Ok(Created::Taken);
///         }
///         map.insert(key.clone(), record.body().clone());
///         Ok(Created::New(Answer::new()))
///     }
///
///     async fn look(&self, key: &ObjectKey, _: &Record, _: Look) -> Result<Option<Found>, SinkError> {
///         Ok(self.0.lock().unwrap().get(key).map(|body| Found::with_body(body.clone())))
///     }
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let sink = Once::new(Map::default());
/// let record = Record::new(ObjectKey::parse("a.json")?, "{}");
/// assert_eq!(sink.store(record.clone()).await?.outcome, Outcome::Stored);
/// assert_eq!(sink.store(record.clone()).await?.outcome, Outcome::AlreadyStored);
/// assert_eq!(sink.store(record.with_body("{ }")).await?.outcome, Outcome::Conflict);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Default)]
pub struct Once<B>(B);

impl<B: Backend> Once<B> {
    /// Makes a sink of `backend`.
    pub const fn new(backend: B) -> Self {
        Self(backend)
    }

    /// Returns the backend.
    pub const fn get_ref(&self) -> &B {
        &self.0
    }

    /// Returns the backend, and drops the sink.
    pub fn into_inner(self) -> B {
        self.0
    }
}

passes_archive_on!([B: Archive] Once<B>, this => this.0);

#[async_trait]
impl<B: Backend> Sink for Once<B> {
    async fn store(&self, record: Record) -> Result<Receipt, SinkError> {
        store(&self.0, &record).await
    }
}

/// Stores `record` in `backend` once.
pub(crate) async fn store(backend: &impl Backend, record: &Record) -> Result<Receipt, SinkError> {
    for key in record.also_at().iter().filter(|key| *key != record.key()) {
        if let Seen::Same(answer) = see(backend, key, record).await? {
            return Ok(receipt(key, record, Outcome::AlreadyStored, answer));
        }
    }
    if let Some(receipt) = place(backend, record.key(), record, Outcome::Stored).await? {
        return Ok(receipt);
    }
    let key = record.key().distinct(&record.identity());
    place(backend, &key, record, Outcome::Conflict).await?.ok_or_else(|| {
        SinkError::new(ErrorKind::Conflict)
            .with_message("its key and its distinct key both hold other objects")
            .with_key(key)
    })
}

/// Creates `record` under `key`, which is then `outcome`; `None` when another record lies there.
async fn place(
    backend: &impl Backend,
    key: &ObjectKey,
    record: &Record,
    outcome: Outcome,
) -> Result<Option<Receipt>, SinkError> {
    let doubt = match backend.create(key, record).await? {
        Created::New(answer) => return Ok(Some(receipt(key, record, outcome, answer))),
        Created::Taken => None,
        Created::Doubtful(doubt) => Some(doubt),
    };
    match (see(backend, key, record).await, doubt) {
        // The doubt was in the answer, not in the object.
        (Ok(Seen::Same(answer)), Some(_)) => Ok(Some(receipt(key, record, outcome, answer))),
        (Ok(Seen::Same(answer)), None) => Ok(Some(receipt(key, record, Outcome::AlreadyStored, answer))),
        (Ok(Seen::Other), _) => Ok(None),
        // What came of the put says more than what came of the look after it.
        (Ok(Seen::Absent) | Err(_), Some(doubt)) => Err(doubt.with_key(key.clone())),
        (Ok(Seen::Absent), None) => Err(SinkError::new(ErrorKind::Conflict)
            .with_message("the store says that the key is taken, yet nothing lies there")
            .with_status(Status::Temporary)
            .with_key(key.clone())),
        (Err(error), None) => Err(error),
    }
}

fn receipt(key: &ObjectKey, record: &Record, outcome: Outcome, answer: Answer) -> Receipt {
    let mut receipt = Receipt::new(key.clone(), outcome, record.body().len() as u64);
    receipt.request_id = answer.request_id;
    receipt.etag = answer.etag;
    receipt.crc64 = answer.crc64;
    receipt.guarantee = answer.guarantee;
    receipt
}
