//! What a handler may return.

use bytes::Bytes;
use serde::Serialize;

use crate::Failure;

/// What a handler may return: it becomes the bytes of the response, which the platform passes on unchanged.
///
/// An asynchronous caller, such as the MPS trigger, drops the response; the platform still writes it to its log, so
/// it should be short and hold no secret. At most [`MAX_RESPONSE_BYTES`](crate::MAX_RESPONSE_BYTES) are accepted.
///
/// ```
/// use scf_runtime::{Bytes, Failure, IntoResponse};
///
/// /// A line of a table.
/// struct Row(Vec<&'static str>);
///
/// impl IntoResponse for Row {
///     fn into_response(self) -> Result<Bytes, Failure> {
///         Ok(self.0.join(",").into())
///     }
/// }
///
/// assert_eq!(Row(vec!["a", "b"]).into_response()?, "a,b");
/// # Ok::<(), Failure>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be the response of a handler",
    label = "no bytes can be made of this",
    note = "a handler returns `Ok(..)` of `()`, `String`, `&'static str`, `Vec<u8>`, `Bytes`, `Json(value)` or `url::Response`",
    note = "for a type that implements `serde::Serialize`, return `Json(value)`"
)]
pub trait IntoResponse {
    /// Makes the bytes of the response.
    ///
    /// # Errors
    ///
    /// A value that can't be turned into bytes becomes a failure of the invocation.
    fn into_response(self) -> Result<Bytes, Failure>;
}

/// An empty response.
impl IntoResponse for () {
    fn into_response(self) -> Result<Bytes, Failure> {
        Ok(Bytes::new())
    }
}

impl IntoResponse for Bytes {
    fn into_response(self) -> Result<Bytes, Failure> {
        Ok(self)
    }
}

impl IntoResponse for Vec<u8> {
    fn into_response(self) -> Result<Bytes, Failure> {
        Ok(self.into())
    }
}

impl IntoResponse for String {
    fn into_response(self) -> Result<Bytes, Failure> {
        Ok(self.into())
    }
}

impl IntoResponse for &'static str {
    fn into_response(self) -> Result<Bytes, Failure> {
        Ok(Bytes::from_static(self.as_bytes()))
    }
}

/// A value that is sent as JSON.
///
/// ```
/// use scf_runtime::{IntoResponse, Json};
///
/// assert_eq!(Json([1, 2]).into_response().unwrap(), "[1,2]");
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Json<T>(pub T);

impl<T: Serialize> IntoResponse for Json<T> {
    fn into_response(self) -> Result<Bytes, Failure> {
        serde_json::to_vec(&self.0)
            .map(Bytes::from)
            .map_err(|error| Failure::from_error(&error).with_code(Failure::INVALID_RESPONSE))
    }
}
