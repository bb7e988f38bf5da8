//! Where events come from and answers go: the two ways in which the platform talks to a function.

pub(crate) mod api;
pub(crate) mod arrival;
pub(crate) mod backoff;
pub(crate) mod current;
pub(crate) mod image;

use std::time::Duration;

use bytes::Bytes;

use crate::config::Place;
use crate::platform::api::Api;
use crate::platform::arrival::Arrival;
use crate::platform::image::Image;
use crate::{Context, Error, Failure};

/// One event after the other, each answered before the next.
///
/// There is one loop for both, so that a program has its handler's code once.
pub(crate) enum Source {
    Api(Box<Api>),
    Image(Image),
}

/// What became of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Posted {
    Accepted,
    /// The platform no longer waits for it: time was up, or another answer came first.
    Refused(u16),
    /// It was sent whole and no acknowledgement came. The next call of [`Source::next`] finds out.
    Unknown,
}

impl Source {
    /// Tells the platform that the function is ready. `base` is what is known of every event.
    pub(crate) async fn open(
        place: &Place,
        base: Context,
        api_patience: Duration,
        max_event_bytes: usize,
    ) -> Result<Self, Error> {
        match place {
            Place::Api { host, port } => {
                let mut api = Api::new(host, *port, base, api_patience, max_event_bytes)?;
                api.ready().await?;
                Ok(Self::Api(Box::new(api)))
            }
            Place::Image { port } => Ok(Self::Image(Image::listen(*port, base, max_event_bytes).await?)),
        }
    }

    /// Waits for the next event, for ever if need be. It may be given up, and called again.
    pub(crate) async fn next(&mut self) -> Result<Arrival, Error> {
        match self {
            Self::Api(api) => api.next().await,
            Self::Image(image) => image.next().await,
        }
    }

    /// Answers the event. When this returns, the answer has left.
    pub(crate) async fn answer(&mut self, result: Result<Bytes, Failure>) -> Result<Posted, Error> {
        match (self, result) {
            (Self::Api(api), Ok(body)) => api.respond(body).await,
            (Self::Api(api), Err(failure)) => api.fail(failure.to_body()).await,
            (Self::Image(image), result) => {
                image.answer(result).await;
                Ok(Posted::Accepted)
            }
        }
    }

    /// Returns whether the fate of the last answer is unknown.
    pub(crate) fn is_unsettled(&self) -> bool {
        match self {
            Self::Api(api) => api.is_unsettled(),
            Self::Image(_) => false,
        }
    }
}
