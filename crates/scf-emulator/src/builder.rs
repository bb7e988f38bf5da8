//! The settings of a platform.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use crate::queue::QueueSettings;
use crate::settings::{CredentialSource, OnLog, Settings};
use crate::{BuildError, Clock, Credentials, Function, LogLine, Platform, Quirk, environment};

/// The settings of a [`Platform`].
#[must_use]
pub struct Builder {
    function: Option<Function>,
    timeout: Duration,
    init_timeout: Duration,
    memory_mb: u32,
    limits_memory: bool,
    max_instances: usize,
    credentials: Option<CredentialSource>,
    overrides: Vec<(String, Option<OsString>)>,
    strict_json: bool,
    image_port: Option<u16>,
    quirks: Vec<Quirk>,
    queue: QueueSettings,
    on_log: Option<OnLog>,
}

impl Default for Builder {
    fn default() -> Self {
        Self {
            function: None,
            timeout: Duration::from_secs(3),
            init_timeout: Duration::from_secs(60),
            memory_mb: 128,
            limits_memory: true,
            max_instances: 16,
            credentials: None,
            overrides: Vec::new(),
            strict_json: false,
            image_port: None,
            quirks: Vec::new(),
            queue: QueueSettings::default(),
            on_log: None,
        }
    }
}

impl Builder {
    /// Sets the function: a [`Function`], or the path of a program.
    pub fn function(mut self, function: impl Into<Function>) -> Self {
        self.function = Some(function.into());
        self
    }

    /// Sets the execution timeout of an event. The default is 3 s, as on the platform.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Sets how long a process may take to become ready. The default is 60 s.
    pub fn init_timeout(mut self, timeout: Duration) -> Self {
        self.init_timeout = timeout;
        self
    }

    /// Sets the memory in MB. The default is 128. A process whose resident memory grows above it
    /// during an event is killed, with status 434; the processes that it starts aren't counted.
    pub fn memory(mut self, megabytes: u32) -> Self {
        self.memory_mb = megabytes;
        self
    }

    /// Sets whether the memory limit is enforced. It is by default, where the system tells a
    /// process's memory.
    pub fn limit_memory(mut self, limit: bool) -> Self {
        self.limits_memory = limit;
        self
    }

    /// Sets how many instances run at a time; an event above that waits. The default is 16.
    pub fn max_instances(mut self, instances: usize) -> Self {
        self.max_instances = instances;
        self
    }

    /// Gives the function the keys of an execution role. Without, it has none.
    pub fn credentials(self, credentials: Credentials) -> Self {
        self.credentials_from(move || credentials.clone())
    }

    /// Gives the function the keys of an execution role, asked anew for each process that starts, or
    /// for each event of a function deployed as an image. A process keeps the keys that it started
    /// with, even if they expire.
    pub fn credentials_from(mut self, source: impl Fn() -> Credentials + Send + Sync + 'static) -> Self {
        self.credentials = Some(Arc::new(source));
        self
    }

    /// Sets a variable of the platform's own, such as `TENCENTCLOUD_REGION`, which [`Function::env`]
    /// refuses.
    pub fn platform_env(mut self, name: impl Into<String>, value: impl AsRef<OsStr>) -> Self {
        self.overrides.push((name.into(), Some(value.as_ref().to_owned())));
        self
    }

    /// Leaves out a variable of the platform's own: regions differ in what they set.
    pub fn without_platform_env(mut self, name: impl Into<String>) -> Self {
        self.overrides.push((name.into(), None));
        self
    }

    /// Refuses an event that isn't JSON with status 400, as the platform's `Invoke` does. By default
    /// it is delivered.
    pub fn strict_json(mut self, strict: bool) -> Self {
        self.strict_json = strict;
        self
    }

    /// Treats the function as one that is deployed as an image: it has no runtime API, it listens on
    /// `port`, and events are posted to it. On the platform the port is 9000. One instance runs at a
    /// time.
    pub fn image(mut self, port: u16) -> Self {
        self.image_port = Some(port);
        self
    }

    /// Adds something that the platform may do, though its documents don't say so.
    pub fn quirk(mut self, quirk: Quirk) -> Self {
        self.quirks.push(quirk);
        self
    }

    /// Sets how often an asynchronous event is tried again. The default is 2.
    pub fn retries(mut self, retries: u32) -> Self {
        self.queue.retries = retries;
        self
    }

    /// Sets how long an asynchronous event is tried again. The default is 6 hours.
    pub fn message_ttl(mut self, ttl: Duration) -> Self {
        self.queue.ttl = ttl;
        self
    }

    /// Sets the clock by which asynchronous events wait. The default is real time.
    pub fn clock(mut self, clock: Clock) -> Self {
        self.queue.clock = clock;
        self
    }

    /// Calls back for each line of the log, as it comes.
    pub fn on_log(mut self, on_log: impl Fn(&LogLine) + Send + Sync + 'static) -> Self {
        self.on_log = Some(Arc::new(on_log));
        self
    }

    /// Makes the platform. No process starts before the first event.
    ///
    /// # Errors
    ///
    /// A setting that the platform refuses. A program that isn't there is no such setting: as on the
    /// platform, the invocation fails.
    pub fn build(self) -> Result<Platform, BuildError> {
        let function = self.function.ok_or(BuildError::NoFunction)?;
        environment::check(&function)?;
        for (name, zero) in [
            ("the timeout", self.timeout.is_zero()),
            ("the init timeout", self.init_timeout.is_zero()),
            ("the memory", self.memory_mb == 0),
            ("the number of instances", self.max_instances == 0),
        ] {
            if zero {
                return Err(BuildError::Zero(name));
            }
        }
        let program = locate(&function.program)?;
        let directory = match &function.directory {
            Some(directory) => absolute(directory)?,
            None => program.parent().map(Path::to_owned).unwrap_or_default(),
        };
        // Two containers can't listen on one port.
        let max_instances = if self.image_port.is_some() { 1 } else { self.max_instances };
        Ok(Platform::new(Settings {
            function,
            program,
            directory,
            credentials: self.credentials,
            overrides: self.overrides,
            timeout: self.timeout,
            init_timeout: self.init_timeout,
            memory_mb: self.memory_mb,
            limits_memory: self.limits_memory,
            max_instances,
            strict_json: self.strict_json,
            image_port: self.image_port,
            quirks: self.quirks,
            queue: self.queue,
            on_log: self.on_log,
        }))
    }
}

impl std::fmt::Debug for Builder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Builder")
            .field("function", &self.function)
            .field("timeout", &self.timeout)
            .field("init_timeout", &self.init_timeout)
            .field("memory_mb", &self.memory_mb)
            .field("quirks", &self.quirks)
            .finish_non_exhaustive()
    }
}

/// A bare name that is no file here is looked up as a shell would.
fn locate(program: &Path) -> Result<PathBuf, BuildError> {
    if program.components().count() == 1 && !program.exists() {
        let own = std::env::var_os("PATH").unwrap_or_default();
        let found = std::env::split_paths(&own)
            .chain(std::env::split_paths(environment::PATH))
            .map(|directory| directory.join(program))
            .find(|candidate| candidate.is_file());
        if let Some(found) = found {
            return Ok(found);
        }
    }
    absolute(program)
}

fn absolute(path: &Path) -> Result<PathBuf, BuildError> {
    std::path::absolute(path).map_err(|_| BuildError::Path(path.to_owned()))
}
