//! What a handler may give as its error.

use std::error::Error as StdError;
use std::fmt;

use crate::Failure;

/// What a handler may return as its error: it becomes the [`Failure`] of the event.
///
/// Implemented for all that converts into `Box<dyn Error + Send + Sync>`: every error type that is `Send`, `Sync` and
/// `'static`, that box itself, `anyhow::Error`, the errors of a `tower` stack, text, and [`Failure`], which comes out as
/// it went in. Any other error has the code [`Failure::HANDLER_ERROR`], its message, and the messages of its causes.
///
/// ```
/// use scf_runtime::testing::Harness;
/// use scf_runtime::{Failure, Invocation};
///
/// async fn handle(_: Invocation) -> anyhow::Result<()> {
///     use anyhow::Context;
///     "x".parse::<u8>().context("the number of the task can't be read")?;
///     Ok(())
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// let failure = Harness::new(handle).invoke(Invocation::new("{}")).await.unwrap_err();
/// assert_eq!(failure.code(), Failure::HANDLER_ERROR);
/// assert_eq!(failure.message(), "the number of the task can't be read");
/// assert_eq!(failure.causes(), ["invalid digit found in string"]);
/// # }
/// ```
///
/// A handler that gives codes of its own returns [`Failure`], and takes the errors of others into it:
///
/// ```
/// use scf_runtime::{Failure, IntoFailure, Invocation};
///
/// fn load() -> anyhow::Result<u8> {
///     anyhow::bail!("the table is empty")
/// }
///
/// async fn handle(_: Invocation) -> Result<String, Failure> {
///     match load().map_err(IntoFailure::into_failure)? {
///         0 => Err(Failure::new("NoSuchTask", "tasks start at 1")),
///         task => Ok(task.to_string()),
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be the error of a handler",
    label = "no `scf_runtime::Failure` can be made of this",
    note = "a handler's error is `Failure`, an error type that is `Send + Sync + 'static`, \
            `Box<dyn Error + Send + Sync>`, or `anyhow::Error`",
    note = "implement `std::error::Error` for `{Self}`, or return `Failure` and write `.map_err(..)`"
)]
pub trait IntoFailure {
    /// Makes the failure.
    fn into_failure(self) -> Failure;
}

#[diagnostic::do_not_recommend]
impl<E: Into<Box<dyn StdError + Send + Sync>>> IntoFailure for E {
    fn into_failure(self) -> Failure {
        match self.into().downcast::<Boxed>() {
            Ok(boxed) => boxed.0,
            Err(error) => Failure::from_error(&*error),
        }
    }
}

/// A failure on its way through code that knows boxed errors alone, such as a `tower` layer.
#[derive(Debug)]
struct Boxed(Failure);

impl fmt::Display for Boxed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl StdError for Boxed {}

/// Boxes a failure, which [`IntoFailure`] takes out again whole.
impl From<Failure> for Box<dyn StdError + Send + Sync> {
    fn from(failure: Failure) -> Self {
        Box::new(Boxed(failure))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_comes_out_of_a_box_as_it_went_in() {
        let failure = Failure::new("Code", "message").with_cause("cause").with_detail("detail").and_exit();
        let (shown, boxed) = (format!("{failure:?}"), Box::<dyn StdError + Send + Sync>::from(failure));
        assert_eq!(boxed.to_string(), "Code: message");
        assert_eq!(format!("{:?}", boxed.into_failure()), shown);
    }

    #[test]
    fn text_and_errors_of_any_kind_are_taken() {
        assert_eq!("why".into_failure().message(), "why");
        assert_eq!(String::from("why").into_failure().code(), Failure::HANDLER_ERROR);
        assert_eq!(std::io::Error::other("why").into_failure().message(), "why");
        let outer = anyhow::anyhow!("inner").context("middle").context("outer").into_failure();
        assert_eq!((outer.message(), outer.causes()), ("outer", &["middle".to_owned(), "inner".to_owned()][..]));
    }
}
