//! Function URL: a handler of HTTP requests.
//!
//! A function with a URL gets each HTTP request as an event, and its response becomes the HTTP response (583/96099). The
//! handler is the same as any other, for zip and image functions alike:
//!
//! ```no_run
//! use scf_runtime::url::{Request, Response};
//! use scf_runtime::{Context, Error, Failure};
//!
//! async fn greet(request: Request, _: Context) -> Result<Response, Failure> {
//!     if request.method() != "GET" {
//!         return Ok(Response::new(405));
//!     }
//!     let name = request.query("name").unwrap_or("you");
//!     Ok(Response::new(200).with_header("content-type", "text/plain").with_body(format!("Hello, {name}!")))
//! }
//!
//! # fn main() -> Result<(), Error> {
//! scf_runtime::start(greet)
//! # }
//! ```
//!
//! Such a call is synchronous and never tried again by the platform. A handler that fails gives the caller the platform's own
//! error: what the caller should read is a [`Response`] with a status.
//!
//! # With the `http` crate
//!
//! The feature `http` converts both types to and from those of the `http` crate, and takes any `tower::Service` of HTTP
//! requests as the handler, an `axum::Router` among them:
//!
//! ```no_run
//! # #[cfg(feature = "http")]
//! # mod with_router {
//! use axum::Router;
//! use axum::routing::get;
//!
//! fn main() -> Result<(), scf_runtime::Error> {
//!     scf_runtime::start(Router::new().route("/", get(async || "Hello")))
//! }
//! # }
//! ```
//!
//! # What is documented
//!
//! For function URLs the platform's document names `statusCode`, `headers` and `body` of a response and no more. A field
//! that comes several times is an array of texts here, and a body that isn't UTF-8 is base64 beside `isBase64Encoded`, as
//! API Gateway's trigger has both (583/12513), whose place function URLs took.

mod body;
#[cfg(feature = "http")]
mod convert;
mod fields;
mod headers;
mod message;
mod request;
mod response;
#[cfg(feature = "http")]
mod service;

#[cfg(feature = "http")]
pub use convert::HeaderNotText;
pub use headers::Headers;
pub use request::Request;
pub use response::Response;
#[cfg(feature = "http")]
pub use service::ByHttp;
