//! One event and what comes with it.

use bytes::Bytes;

use crate::Context;

/// One event as it arrived, and what the platform tells about it.
///
/// ```
/// use scf_runtime::Invocation;
///
/// let invocation = Invocation::new(r#"{"hello": "world"}"#);
/// assert_eq!(invocation.payload.len(), 18);
/// ```
#[derive(Clone)]
#[non_exhaustive]
pub struct Invocation {
    /// The event's bytes, exactly as the platform sent them. They need not be JSON.
    pub payload: Bytes,
    /// What the platform tells about this invocation.
    pub context: Context,
}

impl Invocation {
    /// Creates an event with an empty [`Context`]: for tests.
    pub fn new(payload: impl Into<Bytes>) -> Self {
        Self { payload: payload.into(), context: Context::default() }
    }

    /// Replaces the context.
    #[must_use]
    pub fn with_context(mut self, context: Context) -> Self {
        self.context = context;
        self
    }
}

/// Shows the payload's length, never its bytes.
impl std::fmt::Debug for Invocation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Invocation")
            .field("payload", &format_args!("{} bytes", self.payload.len()))
            .field("context", &self.context)
            .finish()
    }
}
