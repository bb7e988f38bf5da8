//! A `tower::Service` as a handler.

use std::future::poll_fn;

use bytes::Bytes;
use tower_service::Service;

use crate::{Failure, Handler, IntoFailure, IntoResponse, Invocation};

/// Marks a [`Handler`] that is a `tower::Service` of [`Invocation`]s (feature `tower`).
///
/// The service is asked whether it is ready within the event's time: a service that is never ready fails the event at
/// its deadline.
#[derive(Debug)]
pub enum ByService {}

impl<S> Handler<ByService> for S
where
    S: Service<Invocation>,
    S::Response: IntoResponse,
    S::Error: IntoFailure,
{
    async fn call(&mut self, invocation: Invocation) -> Result<Bytes, Failure> {
        poll_fn(|cx| self.poll_ready(cx)).await.map_err(IntoFailure::into_failure)?;
        Service::call(self, invocation).await.map_err(IntoFailure::into_failure)?.into_response()
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;
    use std::future::{Ready, ready};
    use std::task::{Context, Poll};

    use super::*;
    use crate::testing::Harness;

    struct Counter {
        ready: u32,
    }

    impl Service<Invocation> for Counter {
        type Response = String;
        type Error = Infallible;
        type Future = Ready<Result<String, Infallible>>;

        fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
            self.ready += 1;
            Poll::Ready(Ok(()))
        }

        fn call(&mut self, _: Invocation) -> Self::Future {
            ready(Ok(self.ready.to_string()))
        }
    }

    #[tokio::test]
    async fn a_service_is_asked_whether_it_is_ready_before_each_event() {
        let mut harness = Harness::new(Counter { ready: 0 });
        for times in ["1", "2"] {
            assert_eq!(harness.invoke(Invocation::new("")).await.unwrap(), times);
        }
    }
}
