//! The settings of a runtime.

use std::sync::Arc;
use std::time::Duration;

use crate::alarm::Alarm;
use crate::service::Service;
use crate::{AfterPanic, Config, Error, Handler, Init, MAX_EVENT_BYTES, Margin, Runtime};

/// The settings of a [`Runtime`].
///
/// ```
/// use scf_runtime::{AfterPanic, Config, Failure, Invocation, Runtime};
///
/// # fn main() -> Result<(), scf_runtime::Error> {
/// let runtime = Runtime::builder()
///     .config(Config::new("127.0.0.1", 9001))
///     .after_panic(AfterPanic::Continue)
///     .build(async |_: Invocation| Ok::<_, Failure>("done"))?;
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct Builder {
    config: Option<Config>,
    margin: Margin,
    after_panic: AfterPanic,
    grace: Duration,
    max_event_bytes: usize,
    api_patience: Duration,
}

impl Default for Builder {
    fn default() -> Self {
        Self {
            config: None,
            margin: Margin::default(),
            after_panic: AfterPanic::default(),
            grace: Duration::from_secs(2),
            max_event_bytes: MAX_EVENT_BYTES,
            api_patience: Duration::from_secs(5),
        }
    }
}

impl Builder {
    /// Uses this configuration instead of the environment's.
    pub fn config(mut self, config: Config) -> Self {
        self.config = Some(config);
        self
    }

    /// Sets how long before the deadline a handler is cancelled: a [`Margin`] or a fixed [`Duration`].
    pub fn margin(mut self, margin: impl Into<Margin>) -> Self {
        self.margin = margin.into();
        self
    }

    /// Sets what happens after a panic of the handler was reported.
    pub fn after_panic(mut self, after_panic: AfterPanic) -> Self {
        self.after_panic = after_panic;
        self
    }

    /// Sets how long a handler may go on after `SIGTERM` before it is cancelled. The default is 2 s; the platform
    /// names no limit of its own.
    pub fn grace(mut self, grace: Duration) -> Self {
        self.grace = grace;
        self
    }

    /// Sets the most bytes of an event that are read; a larger one fails with
    /// [`Failure::EVENT_TOO_LARGE`](crate::Failure::EVENT_TOO_LARGE). The default is [`MAX_EVENT_BYTES`].
    pub fn max_event_bytes(mut self, bytes: usize) -> Self {
        self.max_event_bytes = bytes;
        self
    }

    /// Sets how long the runtime API may fail, without a break, before the runtime gives up. The default is 5 s.
    pub fn api_patience(mut self, patience: Duration) -> Self {
        self.api_patience = patience;
        self
    }

    /// Makes the runtime.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) if no configuration was given and the environment isn't that
    /// of the platform.
    pub fn build<M, H: Handler<M>>(self, handler: H) -> Result<Runtime<M, H>, Error> {
        let config = match self.config.clone() {
            Some(config) => config,
            None => Config::from_env()?,
        };
        let patience = self.api_patience;
        let mut service = self.service(handler);
        service.function = Arc::clone(config.function());
        service.credentials = config.credentials().cloned().map(Arc::new);
        Ok(Runtime::new(config, service, patience))
    }

    /// Makes the runtime with a handler that is the result of work before the first event, such as opening a connection
    /// or reading a table: `init` does it, and returns the handler.
    ///
    /// The platform hears that the function is ready when the work is done, within the function's init timeout (3 s to
    /// 300 s, 583/19805), which it doesn't tell the process. What goes wrong there is logged completely: the failure with its
    /// causes and its detail, or the panic with its place. The platform has no call to report it by; it shows the log of the
    /// process (583/47274), which then leaves with an error.
    ///
    /// ```no_run
    /// use scf_runtime::{Context, Failure, Runtime};
    ///
    /// # struct Table;
    /// # impl Table {
    /// #     async fn load() -> std::io::Result<Self> { Ok(Self) }
    /// #     fn get(&self, _: &str) -> Option<String> { None }
    /// # }
    /// # fn main() -> Result<(), scf_runtime::Error> {
    /// Runtime::builder()
    ///     .init(async || {
    ///         let table = Table::load().await?;
    ///         Ok::<_, Failure>(async move |name: String, _: Context| {
    ///             table.get(&name).ok_or_else(|| Failure::new("NoSuchName", "the table has no such name"))
    ///         })
    ///     })?
    ///     .start()
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) if no configuration was given and the environment isn't that
    /// of the platform.
    pub fn init<I>(mut self, init: I) -> Result<Init<I>, Error> {
        if self.config.is_none() {
            self.config = Some(Config::from_env()?);
        }
        Ok(Init::new(self, init))
    }

    /// The handler with these settings.
    pub(crate) fn service<M, H: Handler<M>>(&self, handler: H) -> Service<M, H> {
        Service {
            handler,
            margin: self.margin,
            after_panic: self.after_panic,
            grace: self.grace,
            max_event_bytes: self.max_event_bytes,
            function: Arc::default(),
            credentials: None,
            cold_start: true,
            alarm: Alarm::default(),
            form: std::marker::PhantomData,
        }
    }
}
