//! The settings of a runtime.

use std::sync::Arc;
use std::time::Duration;

use crate::serve::service::Rules;
use crate::{AfterPanic, Config, Context, Error, Handler, MAX_EVENT_BYTES, Margin, Runtime};

impl Runtime<(), ()> {
    /// Starts with the default settings and the configuration of the environment.
    pub fn builder() -> Builder {
        Builder::default()
    }
}

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
    rules: Rules,
    default_time_limit: Duration,
    api_patience: Duration,
}

impl Default for Builder {
    fn default() -> Self {
        Self {
            config: None,
            margin: Margin::default(),
            rules: Rules {
                after_panic: AfterPanic::default(),
                grace: Duration::from_secs(2),
                max_event_bytes: MAX_EVENT_BYTES,
            },
            default_time_limit: Duration::from_secs(3),
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
        self.rules.after_panic = after_panic;
        self
    }

    /// Sets how long a handler may go on after `SIGTERM` before it is cancelled. The default is 2 s; the platform
    /// names no limit of its own. The process leaves within this and [`api_patience`](Self::api_patience), also where the
    /// platform doesn't take the answer.
    pub fn grace(mut self, grace: Duration) -> Self {
        self.rules.grace = grace;
        self
    }

    /// Sets the time limit of an event with which the platform sends none, or none that can be read. The default is 3 s,
    /// as that of a function whose owner sets none (583/19805).
    ///
    /// Where it is shorter than the function's own, such an event is cancelled too early and tried again; where it is longer, the
    /// platform kills the process at the deadline.
    pub fn default_time_limit(mut self, limit: Duration) -> Self {
        self.default_time_limit = limit;
        self
    }

    /// Sets the most bytes of an event that are read; a larger one fails with
    /// [`Failure::EVENT_TOO_LARGE`](crate::Failure::EVENT_TOO_LARGE). The default is [`MAX_EVENT_BYTES`].
    pub fn max_event_bytes(mut self, bytes: usize) -> Self {
        self.rules.max_event_bytes = bytes;
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
        let Self { config, rules, api_patience, .. } = &self;
        let config = match config {
            Some(config) => config.clone(),
            None => Config::from_env()?,
        };
        let mut base = self.base().with_function(Arc::clone(config.function()));
        if let Some(credentials) = config.credentials() {
            base = base.with_credentials(credentials.clone());
        }
        Ok(Runtime::new(config, base, *rules, *api_patience, handler))
    }

    /// Reads the configuration of the environment, unless there is one.
    pub(crate) fn configured(mut self) -> Result<Self, Error> {
        if self.config.is_none() {
            self.config = Some(Config::from_env()?);
        }
        Ok(self)
    }

    /// Returns what is known of every event before it comes.
    fn base(&self) -> Context {
        Context::default().with_margin(self.margin).with_time_limit(self.default_time_limit)
    }

    /// Returns what the runtime adds to a handler.
    pub(crate) fn rules(&self) -> Rules {
        self.rules
    }
}
