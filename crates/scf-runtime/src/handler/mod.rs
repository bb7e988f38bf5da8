//! What serves events.

pub(crate) mod failure;
pub(crate) mod into_failure;
pub(crate) mod response;
#[cfg(feature = "tower")]
pub(crate) mod tower;

use bytes::Bytes;
use serde::de::DeserializeOwned;

use crate::{Context, Failure, IntoFailure, IntoResponse, Invocation};

/// What serves events, one at a time.
///
/// Implemented for
/// - `async fn(Invocation) -> Result<impl IntoResponse, impl IntoFailure>`: the event's bytes as they came;
/// - `async fn(T, Context) -> Result<..>` for `T: DeserializeOwned`: the event read from JSON;
/// - a `tower::Service` of [`Invocation`]s (feature `tower`), or of HTTP requests (feature `http`), such as an
///   `axum::Router`;
///
/// and for closures of the first two forms, which may own or borrow state and change it. `M` tells the forms apart and is
/// inferred. A type of one's own implements the trait with an `M` of its own, such as `()`.
///
/// A returned future need not be `Send`. It is dropped at its next suspension once time is up; a handler that never
/// suspends can't be cancelled. A task that the handler spawns is the handler's own business: it should
/// have ended when the handler returns, because the platform may stop the processor then.
///
/// ```
/// use scf_runtime::{Context, Failure, Invocation, Json};
///
/// async fn length(invocation: Invocation) -> Result<String, Failure> {
///     Ok(invocation.payload.len().to_string())
/// }
///
/// async fn sum(numbers: Vec<u64>, context: Context) -> Result<Json<u64>, Failure> {
///     Ok(Json(numbers.iter().sum()))
/// }
///
/// fn serves<M>(_: impl scf_runtime::Handler<M>) {}
/// serves(length);
/// serves(sum);
/// let mut seen = 0;
/// serves(async move |_: Invocation| {
///     seen += 1;
///     Ok::<_, Failure>(format!("{seen} so far"))
/// });
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't serve events",
    label = "this isn't a handler",
    note = "a handler is `async fn(Invocation) -> Result<R, E>` or `async fn(T, Context) -> Result<R, E>`, \
            or a closure such as `async |_: Invocation| ..`; the types of a closure's arguments are written out",
    note = "`T` is owned and implements `serde::de::DeserializeOwned`; `R` implements `IntoResponse`: `()`, text, bytes, \
            or `Json(value)`; `E` implements `IntoFailure`: `Failure`, an error type, or a box of one",
    note = "`scf_runtime::testing::takes_invocation(handler)` and `takes_event(handler)` tell which of these it is"
)]
pub trait Handler<M> {
    /// Serves one event.
    fn call(&mut self, invocation: Invocation) -> impl Future<Output = Result<Bytes, Failure>>;
}

/// Marks a [`Handler`] that takes the event's bytes.
#[derive(Debug)]
pub enum ByInvocation {}

/// Marks a [`Handler`] that takes the event read from JSON.
#[derive(Debug)]
pub struct ByEvent<T>(std::marker::PhantomData<T>);

impl<F, R, E> Handler<ByInvocation> for F
where
    F: AsyncFnMut(Invocation) -> Result<R, E>,
    R: IntoResponse,
    E: IntoFailure,
{
    async fn call(&mut self, invocation: Invocation) -> Result<Bytes, Failure> {
        self(invocation).await.map_err(IntoFailure::into_failure)?.into_response()
    }
}

impl<F, T, R, E> Handler<ByEvent<T>> for F
where
    F: AsyncFnMut(T, Context) -> Result<R, E>,
    T: DeserializeOwned,
    R: IntoResponse,
    E: IntoFailure,
{
    async fn call(&mut self, invocation: Invocation) -> Result<Bytes, Failure> {
        let Invocation { payload, context } = invocation;
        let event = read::<T>(&payload)?;
        drop(payload);
        self(event, context).await.map_err(IntoFailure::into_failure)?.into_response()
    }
}

/// Reads an event to its last byte. The failure tells the place and nothing of the text, which may be secret.
pub(crate) fn read<T: DeserializeOwned>(payload: &[u8]) -> Result<T, Failure> {
    // `from_slice` refuses anything but white space after the value.
    serde_json::from_slice(payload).map_err(|error| {
        let what = match error.classify() {
            serde_json::error::Category::Syntax => "isn't JSON",
            serde_json::error::Category::Eof => "ends too early",
            serde_json::error::Category::Data => "has JSON of another shape",
            serde_json::error::Category::Io => "can't be read",
        };
        Failure::new(
            Failure::INVALID_EVENT,
            format!(
                "expected an event that is a {}; this one {what} at line {}, column {}",
                std::any::type_name::<T>(),
                error.line(),
                error.column()
            ),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_event_is_told_by_place_and_not_by_text() {
        for (payload, what) in [
            (r#"{"a": "canary"}"#, "of another shape at line 1"),
            ("[\"canary\",\n 1]", "of another shape at line 1"),
            ("[canary]", "isn't JSON at line 1, column 2"),
            ("[1", "ends too early"),
            ("", "ends too early at line 1, column 0"),
            ("[1]\n\n canary", "isn't JSON at line 3, column 2"),
        ] {
            let failure = read::<Vec<u8>>(payload.as_bytes()).unwrap_err();
            assert_eq!(failure.code(), Failure::INVALID_EVENT);
            assert!(failure.message().contains(what), "{failure}");
            assert!(!format!("{failure:?}").contains("canary"), "{failure:?}");
        }
    }
}
