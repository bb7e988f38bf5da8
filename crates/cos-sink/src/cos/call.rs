//! One call of the store, and one more if its answer told how to do better.

use std::time::Instant;

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
    /// Makes an attempt, and a second if the answer to the first told how to do better. An attempt is given the
    /// credentials that the one before was refused with.
    pub(super) async fn settle<T, A, F>(&self, attempt: A) -> Result<Called<T>, SinkError>
    where
        A: Fn(Option<Credentials>) -> F + Send + Sync,
        F: Future<Output = Result<(T, Answered), Failure>> + Send,
    {
        let mut rejected: Option<Credentials> = None;
        let mut resent = false;
        loop {
            let answer = match attempt(rejected.take()).await {
                Ok((result, answered)) => return Ok(Called::Done(result, answered)),
                Err(Failure::Answer(answer)) => answer,
                Err(failure) => return Err(failure.into_error()),
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

    /// The same through `object_store`: `request` passes the extensions on.
    pub(super) async fn read_through<'a, T, R>(
        &self,
        deadline: Option<Instant>,
        request: R,
    ) -> Result<Called<T>, SinkError>
    where
        T: Send,
        R: Fn(Extensions) -> BoxFuture<'a, Result<T, StoreError>> + Send + Sync,
    {
        let request = &request;
        self.settle(move |rejected| async move {
            let exchange = Exchange::new(Brief { deadline, rejected, sha256: None });
            let mut extensions = Extensions::new();
            extensions.insert(exchange.clone());
            match (request(extensions).await, exchange.take()) {
                (Ok(result), Some(Told::Answer(answered))) => Ok((result, answered)),
                (Ok(result), _) => Ok((result, Answered::default())),
                (Err(_), Some(Told::Failure(failure))) => Err(*failure),
                // Success for the transport, yet not what `object_store` can read.
                (Err(error), _) => {
                    let message = "the answer can't be read".to_owned();
                    let source = Some(Box::new(error) as _);
                    Err(Failure::Transport { kind: ErrorKind::Unavailable, message, source })
                }
            }
        })
        .await
    }
}
