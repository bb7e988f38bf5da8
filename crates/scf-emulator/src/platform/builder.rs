//! The settings of a platform.

use std::ffi::OsStr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use crate::function::environment;
use crate::function::locate::{absolute, check, locate};
use crate::process::cgroup::CgroupParent;
use crate::process::network::Network;
use crate::settings::{Options, Settings};
use crate::{
    BuildError, Clock, Credentials, Function, Isolation, LogLine, MemoryEnforcement, Platform, Quirk, StopSignal,
};

/// The settings of a [`Platform`].
#[must_use]
#[derive(Debug, Default)]
pub struct Builder {
    function: Option<Function>,
    isolation: Option<Isolation>,
    options: Options,
}

impl Platform {
    /// Starts with the platform's default settings.
    pub fn builder() -> Builder {
        Builder::default()
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
        self.options.timeout = timeout;
        self
    }

    /// Sets how long a process may take to become ready. The default is 60 s.
    pub fn init_timeout(mut self, timeout: Duration) -> Self {
        self.options.init_timeout = timeout;
        self
    }

    /// Sets the memory in MB. The default is 128. A process that uses more is killed, with status 434.
    pub fn memory(mut self, megabytes: u32) -> Self {
        self.options.memory_mb = megabytes;
        self
    }

    /// Sets how a process is held to its memory. [`Platform::memory_enforcement`] tells what came of it on this machine:
    /// the default is a cgroup where that is possible, and watching else.
    pub fn memory_enforcement(mut self, enforcement: MemoryEnforcement) -> Self {
        self.options.memory_enforcement = enforcement;
        self
    }

    /// Gives each process the platform's file system: a read-only root and a `/tmp` of its own. Without, it has this
    /// machine's. Its memory is then watched, because the kernel counts what is in that `/tmp` as memory.
    pub fn isolation(mut self, isolation: Isolation) -> Self {
        self.isolation = Some(isolation);
        self
    }

    /// Sets how many instances run at a time; an event above that waits. The default is 16.
    pub fn max_instances(mut self, instances: usize) -> Self {
        self.options.max_instances = instances;
        self
    }

    /// Refuses an event above [`max_instances`](Self::max_instances) with status 432, as the platform does with one above
    /// the function's quota (583/42611). An asynchronous event then comes again every minute until its time to live ends,
    /// which under [`Clock::skipping`] is at once.
    pub fn refuse_over_limit(mut self, refuse: bool) -> Self {
        self.options.refuses_over_limit = refuse;
        self
    }

    /// Ends an instance that serves no event for so long, by the platform's [`clock`](Self::clock). Zero starts a process
    /// for every event. On the platform the time varies and isn't told (583/45757); the default is never.
    pub fn idle_timeout(mut self, timeout: Duration) -> Self {
        self.options.idle_timeout = Some(timeout);
        self
    }

    /// Sets how a process is ended. The default is `SIGKILL`.
    pub fn stop_signal(mut self, signal: StopSignal) -> Self {
        self.options.stop_signal = signal;
        self
    }

    /// Gives the function the keys of an execution role. Without, it has none.
    pub fn credentials(self, credentials: Credentials) -> Self {
        self.credentials_from(move || credentials.clone())
    }

    /// Gives the function the keys of an execution role, asked anew for each process that starts, or
    /// for each event of a function deployed as an image. A process keeps the keys that it started
    /// with, even if they expire; see [`KeyIssuer`](crate::KeyIssuer).
    pub fn credentials_from(mut self, source: impl Fn() -> Credentials + Send + Sync + 'static) -> Self {
        self.options.credentials = Some(Arc::new(source));
        self
    }

    /// Sets a variable of the platform's own, such as `TENCENTCLOUD_REGION`, which [`Function::env`]
    /// refuses.
    pub fn platform_env(mut self, name: impl Into<String>, value: impl AsRef<OsStr>) -> Self {
        self.options.overrides.push((name.into(), Some(value.as_ref().to_owned())));
        self
    }

    /// Leaves out a variable of the platform's own: regions differ in what they set.
    pub fn without_platform_env(mut self, name: impl Into<String>) -> Self {
        self.options.overrides.push((name.into(), None));
        self
    }

    /// Refuses an event that isn't JSON with status 400, as the platform's `Invoke` does. By default
    /// it is delivered.
    pub fn strict_json(mut self, strict: bool) -> Self {
        self.options.strict_json = strict;
        self
    }

    /// Treats the function as one that is deployed as an image: it has no runtime API, it listens on
    /// `port` on every address, and events are posted to it. On the platform the port is 9000. Whoever else listens
    /// there gets nothing: the event has status 446.
    ///
    /// One instance runs at a time. Platforms of one process that use one port take turns: an instance that is idle
    /// gives way. For many side by side see [`own_network`](Self::own_network).
    pub fn image(mut self, port: u16) -> Self {
        self.options.image_port = Some(port);
        self
    }

    /// Gives each instance a network of its own, so that many listen on one port at a time. There is nothing in it but
    /// the instance: it reaches neither this machine nor the world. Linux, as root.
    pub fn own_network(mut self, own: bool) -> Self {
        self.options.own_network = own;
        self
    }

    /// Adds something that the platform may do, though its documents don't say so.
    pub fn quirk(mut self, quirk: Quirk) -> Self {
        self.options.quirks.push(quirk);
        self
    }

    /// Sets how often an asynchronous event is tried again after a failed run. The default is 2.
    pub fn retries(mut self, retries: u32) -> Self {
        self.options.queue.retries = retries;
        self
    }

    /// Sets how long an asynchronous event is tried again. The default is 6 hours.
    pub fn message_ttl(mut self, ttl: Duration) -> Self {
        self.options.queue.ttl = ttl;
        self
    }

    /// Sets how many asynchronous events may wait or run at a time; one above that dies. The default is the platform's
    /// 100,000 (583/11637).
    pub fn queue_limit(mut self, events: usize) -> Self {
        self.options.queue.limit = events;
        self
    }

    /// Sets the clock by which asynchronous events wait and idle instances end. The default is real time.
    pub fn clock(mut self, clock: Clock) -> Self {
        self.options.clock = clock;
        self
    }

    /// Calls back for each line of the log, as it comes.
    pub fn on_log(mut self, on_log: impl Fn(&LogLine) + Send + Sync + 'static) -> Self {
        self.options.on_log = Some(Arc::new(on_log));
        self
    }

    /// Makes the platform. No process of the function starts before the first event.
    ///
    /// # Errors
    ///
    /// A setting that the platform refuses, a program that isn't there or isn't executable, or
    /// [`isolation`](Self::isolation) or a [network](Self::own_network) that this machine doesn't give.
    pub fn build(self) -> Result<Platform, BuildError> {
        let Self { function, isolation, mut options } = self;
        let function = function.ok_or(BuildError::NoFunction)?;
        environment::check(&function)?;
        for (name, zero) in [
            ("the timeout", options.timeout.is_zero()),
            ("the init timeout", options.init_timeout.is_zero()),
            ("the memory", options.memory_mb == 0),
            ("the number of instances", options.max_instances == 0),
        ] {
            if zero {
                return Err(BuildError::Zero(name));
            }
        }
        if let Some(quirk) = options.quirks.iter().find(|quirk| !quirk.is_possible()) {
            return Err(BuildError::ImpossibleQuirk(quirk.clone()));
        }
        let program = locate(&function.program)?;
        check(&program)?;
        let directory = match &function.directory {
            Some(directory) => absolute(directory)?,
            None => program.parent().map(Path::to_owned).unwrap_or_default(),
        };
        if options.image_port.is_some() && !options.own_network {
            // Two containers can't listen on one port.
            options.max_instances = 1;
        }
        if options.own_network {
            Network::new().map_err(|error| BuildError::Network(error.to_string()))?;
        }
        let launcher = isolation.map(|isolation| isolation.launcher(&program, &directory)).transpose()?;
        let cgroups = CgroupParent::find();
        Ok(Platform::new(Settings { function, program, directory, cgroups, launcher, options }))
    }
}
