//! What a platform was built with.

use std::ffi::OsString;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use hyper::header::{HeaderMap, HeaderName, HeaderValue};

use crate::function::environment;
use crate::log::OnLog;
use crate::outcome::fault::Fault;
use crate::process::cgroup::CgroupParent;
use crate::process::isolation::{CODE, Launcher};
use crate::{Clock, Credentials, Function, MAX_SYNC_BYTES, MemoryEnforcement, Quirk, StopSignal};

pub(crate) type CredentialSource = Arc<dyn Fn() -> Credentials + Send + Sync>;

/// What an asynchronous event's caller configured.
#[derive(Debug, Clone)]
pub(crate) struct QueueSettings {
    pub(crate) retries: u32,
    pub(crate) ttl: Duration,
    pub(crate) limit: usize,
}

impl Default for QueueSettings {
    fn default() -> Self {
        Self { retries: 2, ttl: Duration::from_secs(6 * 3600), limit: 100_000 }
    }
}

/// What a [`Builder`](crate::Builder) may change.
pub(crate) struct Options {
    pub(crate) timeout: Duration,
    pub(crate) init_timeout: Duration,
    pub(crate) memory_mb: u32,
    pub(crate) memory_enforcement: MemoryEnforcement,
    pub(crate) max_instances: usize,
    pub(crate) refuses_over_limit: bool,
    pub(crate) idle_timeout: Option<Duration>,
    pub(crate) stop_signal: StopSignal,
    pub(crate) credentials: Option<CredentialSource>,
    /// What a test changes in the platform's own variables.
    pub(crate) overrides: Vec<(String, Option<OsString>)>,
    pub(crate) strict_json: bool,
    /// The port of the container's server, if the function is deployed as an image.
    pub(crate) image_port: Option<u16>,
    /// Whether each instance has a network of its own.
    pub(crate) own_network: bool,
    pub(crate) quirks: Vec<Quirk>,
    pub(crate) queue: QueueSettings,
    pub(crate) clock: Clock,
    pub(crate) on_log: Option<OnLog>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            timeout: Duration::from_secs(3),
            init_timeout: Duration::from_secs(60),
            memory_mb: 128,
            memory_enforcement: MemoryEnforcement::Cgroup,
            max_instances: 16,
            refuses_over_limit: false,
            idle_timeout: None,
            stop_signal: StopSignal::Kill,
            credentials: None,
            overrides: Vec::new(),
            strict_json: false,
            image_port: None,
            own_network: false,
            quirks: Vec::new(),
            queue: QueueSettings::default(),
            clock: Clock::default(),
            on_log: None,
        }
    }
}

impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Options")
            .field("timeout", &self.timeout)
            .field("init_timeout", &self.init_timeout)
            .field("memory_mb", &self.memory_mb)
            .field("memory_enforcement", &self.memory_enforcement)
            .field("max_instances", &self.max_instances)
            .field("idle_timeout", &self.idle_timeout)
            .field("quirks", &self.quirks)
            .finish_non_exhaustive()
    }
}

/// What a platform was built with; checked.
#[derive(Debug)]
pub(crate) struct Settings {
    pub(crate) function: Function,
    /// The program as an absolute path.
    pub(crate) program: PathBuf,
    pub(crate) directory: PathBuf,
    /// Where the control groups of the processes are made, if they have any.
    pub(crate) cgroups: Option<CgroupParent>,
    /// What gives the processes a file system of their own, if they have one.
    pub(crate) launcher: Option<Launcher>,
    pub(crate) options: Options,
}

impl Settings {
    /// Whether the platform takes an event.
    pub(crate) fn accepts(&self, event: &[u8]) -> Result<(), Fault> {
        if event.len() > MAX_SYNC_BYTES {
            return Err(Fault::EventTooLarge { limit: MAX_SYNC_BYTES });
        }
        if self.options.strict_json && serde_json::from_slice::<serde::de::IgnoredAny>(event).is_err() {
            return Err(Fault::NotJson);
        }
        Ok(())
    }

    /// What becomes of an event for which there is no instance.
    pub(crate) fn over_limit(&self) -> Fault {
        let instances = u64::try_from(self.options.max_instances).unwrap_or(u64::MAX);
        let quota_mb = instances.saturating_mul(self.options.memory_mb.into());
        Fault::OverLimit { function: self.function.name.clone(), quota_mb }
    }

    pub(crate) fn current_credentials(&self) -> Option<Credentials> {
        self.options.credentials.as_ref().map(|source| source())
    }

    pub(crate) fn has_quirk(&self, quirk: &Quirk) -> bool {
        self.options.quirks.contains(quirk)
    }

    /// What the first quirk that has an answer says.
    pub(crate) fn quirk<T>(&self, answer: impl Fn(&Quirk) -> Option<T>) -> Option<T> {
        self.options.quirks.iter().find_map(answer)
    }

    /// Changes the headers that come with an event as the quirks say.
    pub(crate) fn bend(&self, headers: &mut HeaderMap) {
        for quirk in &self.options.quirks {
            let Quirk::Header { name, value } = quirk else { continue };
            // The builder refused what can't be a header.
            let Ok(name) = HeaderName::from_bytes(name.as_bytes()) else { continue };
            match value.as_ref().map(|value| HeaderValue::from_bytes(value.as_bytes())) {
                Some(Ok(value)) => drop(headers.insert(name, value)),
                Some(Err(_)) => {}
                None => drop(headers.remove(name)),
            }
        }
    }

    /// How long an instance may take to be ready.
    pub(crate) fn start_limit(&self) -> Duration {
        let port = self.quirk(|quirk| match quirk {
            Quirk::PortLimit(limit) => Some(*limit),
            _ => None,
        });
        let port = port.filter(|_| self.options.image_port.is_some()).unwrap_or(Duration::MAX);
        self.options.init_timeout.min(port)
    }

    /// What becomes of an event whose instance uses too much memory before it is ready.
    pub(crate) fn over_memory_at_start(&self) -> Fault {
        let status = self.quirk(|quirk| match quirk {
            Quirk::StartMemoryStatus(status) => Some(*status),
            _ => None,
        });
        Fault::StartMemory { status: status.unwrap_or(434) }
    }

    /// The most memory that an instance may use, in bytes.
    pub(crate) fn memory_bytes(&self) -> u64 {
        u64::from(self.options.memory_mb) << 20
    }

    /// The same, if it is the kernel that sees to it.
    pub(crate) fn kernel_limit(&self) -> Option<u64> {
        // What is in the /tmp of an isolated instance would count as memory.
        let by_kernel = self.options.memory_enforcement == MemoryEnforcement::Cgroup && self.launcher.is_none();
        (by_kernel && self.cgroups.is_some()).then(|| self.memory_bytes())
    }

    /// The whole environment of a new process but the address of its runtime API. Its instance's name is its `HOSTNAME`.
    pub(crate) fn environment(&self, name: &str) -> Vec<(String, OsString)> {
        let is_image = self.options.image_port.is_some();
        // A container gets its keys with each event instead.
        let credentials = if is_image { None } else { self.current_credentials() };
        let overrides = &self.options.overrides;
        let code = if self.launcher.is_some() { Path::new(CODE) } else { &self.directory };
        let mut all = environment::compose(&self.function, code, name, credentials.as_ref(), overrides);
        if is_image {
            all.retain(|(name, _)| {
                environment::OF_IMAGES.contains(&name.as_str())
                    || self.function.environment.iter().any(|(own, _)| own == name)
                    || overrides.iter().any(|(own, _)| own == name)
            });
        }
        all
    }
}
