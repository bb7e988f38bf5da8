//! A `tower::Service` of HTTP requests as a handler (feature `http`).

use std::error::Error as StdError;
use std::future::poll_fn;

use ::http::header::{CONNECTION, CONTENT_LENGTH, TRANSFER_ENCODING};
use ::http::{Request as HttpRequest, Response as HttpResponse};
use bytes::{Buf, Bytes};
use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use tower_service::Service;

use super::{Request, Response};
use crate::handler::read;
use crate::{Failure, Handler, IntoFailure, IntoResponse, Invocation, MAX_RESPONSE_BYTES};

/// Marks a [`Handler`] that is a `tower::Service` of HTTP requests, such as an `axum::Router` (feature `http`).
///
/// The service gets the request that came to the function's URL, with the [`Context`](crate::Context) among its
/// extensions. The body of its response is collected: what has more than [`MAX_RESPONSE_BYTES`] fails the event with
/// [`Failure::RESPONSE_TOO_LARGE`], and a body that never ends fails it there or at the deadline. Fields that tell how a
/// message is framed, such as `Content-Length`, are left to the platform. A request that HTTP can't
/// have is answered with status 400; an event that is no request fails with [`Failure::INVALID_EVENT`].
#[derive(Debug)]
pub enum ByHttp {}

impl<S, B> Handler<ByHttp> for S
where
    S: Service<HttpRequest<Full<Bytes>>, Response = HttpResponse<B>>,
    S::Error: IntoFailure,
    // Every `http_body::Body` is one.
    B: BodyExt<Data: Buf, Error: Into<Box<dyn StdError + Send + Sync>>>,
{
    async fn call(&mut self, invocation: Invocation) -> Result<Bytes, Failure> {
        let Invocation { payload, context } = invocation;
        let request = match HttpRequest::try_from(read::<Request>(&payload)?) {
            Ok(request) => request,
            Err(error) => return Response::new(400).with_body(error.to_string()).into_response(),
        };
        drop(payload);
        let mut request = request.map(Full::new);
        request.extensions_mut().insert(context);
        poll_fn(|cx| self.poll_ready(cx)).await.map_err(IntoFailure::into_failure)?;
        let response = Service::call(self, request).await.map_err(IntoFailure::into_failure)?;
        let (mut parts, body) = response.into_parts();
        // How the message is framed on the wire is the platform's to say.
        for name in [CONNECTION, CONTENT_LENGTH, TRANSFER_ENCODING] {
            parts.headers.remove(name);
        }
        let body = Limited::new(body, MAX_RESPONSE_BYTES).collect().await.map_err(uncollected)?.to_bytes();
        Response::try_from(HttpResponse::from_parts(parts, body))?.into_response()
    }
}

/// Why a body isn't whole.
fn uncollected(error: Box<dyn StdError + Send + Sync>) -> Failure {
    if error.is::<LengthLimitError>() {
        let message =
            format!("the body of the response has more than the {MAX_RESPONSE_BYTES} bytes that the platform takes");
        return Failure::new(Failure::RESPONSE_TOO_LARGE, message);
    }
    error.into_failure()
}
