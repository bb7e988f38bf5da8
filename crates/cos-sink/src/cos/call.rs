//! One call of the store, and one more if its answer told how to do better.

use futures_util::future::BoxFuture;
use http::Extensions;
use object_store::Error as StoreError;

use super::CosSink;
use super::exchange::{Answered, Brief, Exchange, Told};
use super::failure::Failure;
use crate::{Credentials, ErrorKind, SinkError};

/// What came of a call.
pub(super) enum Called<T> {
    Done(T, Answered),
    Taken,
    /// 404: there is no such object, or no such bucket.
    Absent(SinkError),
}

impl CosSink {
    /// Calls the store through `request`, which passes the extensions on. `brief` gives what the transport is told.
    pub(super) async fn call<'a, T>(
        &self,
        brief: impl Fn() -> Brief + Send,
        request: impl Fn(Extensions) -> BoxFuture<'a, Result<T, StoreError>> + Send,
    ) -> Result<Called<T>, SinkError> {
        let mut rejected: Option<Credentials> = None;
        let mut resent = false;
        loop {
            let exchange = Exchange::new(Brief { rejected: rejected.take(), ..brief() });
            let mut extensions = Extensions::new();
            extensions.insert(exchange.clone());
            let failure = match (request(extensions).await, exchange.take()) {
                (Ok(result), Some(Told::Answer(answer))) => return Ok(Called::Done(result, answer)),
                (Ok(result), _) => return Ok(Called::Done(result, Answered::default())),
                (Err(_), Some(Told::Failure(failure))) => *failure,
                // Success for the transport, yet not what `object_store` can read.
                (Err(error), _) => {
                    let unread = SinkError::new(ErrorKind::Unavailable).with_message("the answer can't be read");
                    return Err(unread.with_source(error));
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
            } else if answer.status == 404 {
                return Ok(Called::Absent(Failure::Answer(answer).into_error()));
            } else {
                return Err(Failure::Answer(answer).into_error());
            }
        }
    }
}
