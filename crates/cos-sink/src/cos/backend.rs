//! A bucket as a store that can refuse to overwrite.

use http::header::CONTENT_LENGTH;
use http::{Method, StatusCode};

use super::CosSink;
use super::archive::Read;
use super::client::{Client, Failure, Head, Request};
use super::mode::CreateMode;
use super::put::{self, Condition, Put};
use crate::once::{self, Answer, Backend, Created, Found, Look};
use crate::{ErrorKind, Guarantee, ObjectKey, Record, SinkError};

impl CosSink {
    /// Finds out with the `first` put, made after a look, whether the store heeds the condition, and gives what came
    /// of the record.
    async fn probe(&self, key: &ObjectKey, record: &Record, first: Result<Put, SinkError>) -> Result<Put, SinkError> {
        match first {
            Ok(Put::Stored(head)) => {
                // The same bytes once more: a store that takes them would take others too.
                match self.put(key, record, Condition::CreateOnly).await {
                    Ok(Put::Taken) => self.mode.set(CreateMode::Only),
                    Ok(Put::Stored(_)) => self.mode.set(CreateMode::CheckFirst),
                    // It tells nothing: the next record asks again.
                    Ok(Put::Doubtful(_)) | Err(_) => {}
                }
                Ok(Put::Stored(head))
            }
            Ok(Put::Taken) => {
                self.mode.set(CreateMode::Only);
                Ok(Put::Taken)
            }
            first => first,
        }
    }

    fn answer(&self, head: Head) -> Answer {
        let guarantee = match self.mode.get() {
            CreateMode::Only => Guarantee::CreateOnly,
            CreateMode::Probe | CreateMode::CheckFirst => Guarantee::CheckedFirst,
        };
        let mut answer = Answer::new().with_guarantee(guarantee);
        (answer.request_id, answer.etag, answer.crc64) = (head.request_id, head.etag, head.crc64);
        answer
    }

    /// The facts of an object that HEAD or GET answered; `None` when nothing lies there.
    pub(super) async fn head_of(&self, request: &Request) -> Result<Option<Head>, SinkError> {
        match self.client.call(request).await {
            Ok(answer) => {
                let head = answer.into_head();
                self.client.check_object(&head)?;
                Ok(Some(head))
            }
            Err(Failure::Answer(answer)) if answer.says_absent() => Ok(None),
            Err(failure) => Err(failure.into_error()),
        }
    }

    fn found(&self, head: Head, record: &Record, found: Found) -> Found {
        let digest = |name: &str| {
            let name = format!("{}meta-{name}", self.client.dialect().prefix());
            head.headers.get(name)?.to_str().ok()?.parse().ok()
        };
        let found = found.with_metadata(digest(once::IDENTITY), digest(once::SHA256));
        let is_proven = put::compare(&head, record.body()) == Some(true);
        found.with_proof(is_proven).with_answer(self.answer(head))
    }
}

impl Client {
    /// A whole object is answered with status 200, an entity tag and a length: an answer without them is no object's.
    pub(super) fn check_object(&self, head: &Head) -> Result<(), SinkError> {
        let missing = if head.status != StatusCode::OK {
            "of a status other than 200"
        } else if head.etag.is_none() {
            "without an ETag"
        } else if length(head).is_none() {
            "without a length"
        } else {
            return Ok(());
        };
        let error = head.not_the_store(missing, self.dialect());
        self.warn_of(&error);
        Err(error)
    }
}

/// The length of an object, as its head tells it.
pub(super) fn length(head: &Head) -> Option<u64> {
    head.headers.get(CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

impl Backend for CosSink {
    async fn create(&self, key: &ObjectKey, record: &Record) -> Result<Created, SinkError> {
        let mode = self.mode.get();
        if mode != CreateMode::Only && self.look(key, record, Look::Checksums).await?.is_some() {
            return Ok(Created::Taken);
        }
        let mut put = self.put(key, record, self.mode.condition()).await;
        // A server that doesn't know conditions says so (501), and is asked without from then on.
        if put.as_ref().is_err_and(|error| error.kind() == ErrorKind::Unsupported) && mode != CreateMode::Only {
            self.mode.set_unconditional();
            put = self.put(key, record, Condition::None).await;
        } else if mode == CreateMode::Probe {
            put = self.probe(key, record, put).await;
        }
        Ok(match put? {
            Put::Stored(head) => {
                if head.is_versioned() {
                    self.mode.set(CreateMode::CheckFirst);
                }
                Created::New(self.answer(head))
            }
            Put::Taken => Created::Taken,
            Put::Doubtful(doubt) => Created::Doubtful(doubt),
        })
    }

    async fn look(&self, key: &ObjectKey, record: &Record, look: Look) -> Result<Option<Found>, SinkError> {
        let method = match look {
            Look::Checksums => Method::HEAD,
            Look::Bytes => Method::GET,
        };
        let request = Request::new(method, self.full_key(key)?).with_deadline(record.deadline());
        let looked = match look {
            Look::Checksums => self.head_of(&request).await.map(|head| {
                let head = head?;
                // `head_of` has seen that it is there.
                let found = Found::new(length(&head)?);
                Some(self.found(head, record, found))
            }),
            Look::Bytes => match self.read(&request, once::most_read(record)).await {
                // HEAD told less than there is, or nothing true: it is no record's.
                Ok(Read::TooLarge) => Ok(Some(Found::unreadable())),
                Ok(Read::Object(head, body)) => Ok(Some(self.found(head, record, Found::with_body(body)))),
                Ok(Read::Absent) => Ok(None),
                Err(error) => Err(error),
            },
        };
        looked.map_err(|error| error.with_key(key.clone()))
    }
}
