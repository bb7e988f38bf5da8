//! Where events come from and answers go: the two ways in which the platform talks to a function.

use std::time::Duration;

use bytes::Bytes;

use crate::api::{Api, Posted};
use crate::arrival::Arrival;
use crate::config::Place;
use crate::image::Image;
use crate::{Error, Failure};

/// One event after the other, each answered before the next.
///
/// There is one loop for both, so that a program has its handler's code once.
pub(crate) enum Source {
    Api(Api),
    Image(Image),
}

impl Source {
    /// Tells the platform that the function is ready.
    pub(crate) async fn open(place: &Place, api_patience: Duration, max_event_bytes: usize) -> Result<Self, Error> {
        match place {
            Place::Api { host, port } => {
                let mut api = Api::new(host, *port, api_patience, max_event_bytes)?;
                api.ready().await?;
                Ok(Self::Api(api))
            }
            Place::Image { port } => Ok(Self::Image(Image::listen(*port, max_event_bytes).await?)),
        }
    }

    /// Waits for the next event, for ever if need be. It may be given up.
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
}
