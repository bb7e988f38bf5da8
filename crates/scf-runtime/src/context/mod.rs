//! What the platform tells about one invocation.

pub(crate) mod credentials;
pub(crate) mod function;
pub(crate) mod invocation;
pub(crate) mod margin;

use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::{Credentials, FunctionMetadata, Margin};

/// What the platform tells about one invocation (583/47274): its id, its limits, and when time is up.
///
/// What the platform may leave out is optional. Cloning is cheap.
///
/// ```
/// use std::time::Duration;
/// use scf_runtime::Context;
///
/// let context = Context::new("8e9a-1").with_time_limit(Duration::from_secs(30));
/// assert!(context.remaining().unwrap() <= Duration::from_secs(30));
/// ```
#[derive(Debug, Clone)]
pub struct Context {
    request_id: Arc<str>,
    memory_limit_mb: Option<u32>,
    time_limit: Option<Duration>,
    margin: Margin,
    received: Instant,
    cold_start: bool,
    function: Arc<FunctionMetadata>,
    credentials: Option<Arc<Credentials>>,
}

impl Context {
    /// Creates a context that was received now, with no limits: for tests.
    pub fn new(request_id: impl Into<Arc<str>>) -> Self {
        Self {
            request_id: request_id.into(),
            memory_limit_mb: None,
            time_limit: None,
            margin: Margin::default(),
            received: Instant::now(),
            cold_start: false,
            function: Arc::default(),
            credentials: None,
        }
    }

    /// Sets the memory limit in MB.
    #[must_use]
    pub fn with_memory_limit_mb(mut self, limit: u32) -> Self {
        self.memory_limit_mb = Some(limit);
        self
    }

    /// Sets the time limit, from which the deadline follows.
    #[must_use]
    pub fn with_time_limit(mut self, limit: Duration) -> Self {
        self.time_limit = Some(limit);
        self
    }

    /// Sets how long before the deadline the handler is cancelled.
    #[must_use]
    pub fn with_margin(mut self, margin: impl Into<Margin>) -> Self {
        self.margin = margin.into();
        self
    }

    /// Sets when the event arrived.
    #[must_use]
    pub fn with_received(mut self, received: Instant) -> Self {
        self.received = received;
        self
    }

    /// Sets whether this is the first event of the process.
    #[must_use]
    pub fn with_cold_start(mut self, cold_start: bool) -> Self {
        self.cold_start = cold_start;
        self
    }

    /// Sets what is known about the function.
    #[must_use]
    pub fn with_function(mut self, function: impl Into<Arc<FunctionMetadata>>) -> Self {
        self.function = function.into();
        self
    }

    /// Sets the keys of the role.
    #[must_use]
    pub fn with_credentials(mut self, credentials: impl Into<Arc<Credentials>>) -> Self {
        self.credentials = Some(credentials.into());
        self
    }

    /// Returns the id of the request: a UUID, the same in every retry of an asynchronous event.
    /// Empty if the platform sent none.
    pub fn request_id(&self) -> &str {
        &self.request_id
    }

    /// Returns the configured memory in MB.
    pub fn memory_limit_mb(&self) -> Option<u32> {
        self.memory_limit_mb
    }

    /// Returns the configured execution timeout. Where the platform sends none that can be read it is
    /// [`Builder::default_time_limit`](crate::Builder::default_time_limit).
    pub fn time_limit(&self) -> Option<Duration> {
        self.time_limit
    }

    /// Returns when the event arrived.
    pub fn received(&self) -> Instant {
        self.received
    }

    /// Returns when the platform kills the process: arrival plus the limit.
    ///
    /// The platform counts from its dispatch, which is a little earlier; the margin covers the difference.
    pub fn deadline(&self) -> Option<Instant> {
        self.received.checked_add(self.time_limit?)
    }

    /// Returns when the runtime cancels the handler: the deadline less the [`Margin`].
    pub fn cancel_at(&self) -> Option<Instant> {
        let limit = self.time_limit?;
        self.received.checked_add(limit - self.margin.of(limit))
    }

    /// Returns the time left until the [`deadline`](Self::deadline); zero when it has passed.
    pub fn remaining(&self) -> Option<Duration> {
        Some(self.deadline()?.saturating_duration_since(Instant::now()))
    }

    /// Returns the keys of the function's role; none without an execution role.
    pub fn credentials(&self) -> Option<&Credentials> {
        self.credentials.as_deref()
    }

    pub(crate) fn margin(&self) -> Margin {
        self.margin
    }

    pub(crate) fn shared_request_id(&self) -> Arc<str> {
        Arc::clone(&self.request_id)
    }

    /// Returns this context for the event of that id, which was received then.
    pub(crate) fn for_event(&self, request_id: Arc<str>, received: Instant) -> Self {
        Self { request_id, received, ..self.clone() }
    }

    /// Returns what is known about the function.
    pub fn function(&self) -> &FunctionMetadata {
        &self.function
    }

    /// Returns whether this is the first event of this process.
    pub fn cold_start(&self) -> bool {
        self.cold_start
    }
}

/// A context with an empty request id, received now.
impl Default for Context {
    fn default() -> Self {
        Self::new("")
    }
}
