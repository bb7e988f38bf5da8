//! The platform: it starts instances, hands events to them and tells what became of each.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use bytes::Bytes;

use crate::instance::Instance;
use crate::output::Log;
use crate::settings::{OnLog, Settings};
use crate::status::Fault;
use crate::{BuildError, Credentials, Function, Invoked, LogLine, LogSource, MAX_SYNC_BYTES, environment};

/// The platform side of SCF for one function. Cloning gives another handle to the same platform.
///
/// Instances start when an event needs one and are used again; as many as there are events at a time. They are
/// killed, with every process that they started, when the last handle is dropped or on [`shutdown`](Self::shutdown).
///
/// It needs a Tokio runtime with I/O and time enabled.
#[derive(Debug, Clone)]
pub struct Platform(Arc<Shared>);

struct Shared {
    settings: Settings,
    idle: Mutex<Vec<Instance>>,
}

impl std::fmt::Debug for Shared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Shared").field("settings", &self.settings).finish_non_exhaustive()
    }
}

impl Platform {
    /// Starts with the platform's default settings.
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// Delivers an event and waits for what becomes of it. The bytes are delivered as they are, even if they
    /// aren't JSON, unless [`Builder::strict_json`] is set.
    pub async fn invoke(&self, event: impl Into<Bytes>) -> Invoked {
        self.deliver(request_id(), event.into()).await
    }

    async fn deliver(&self, request_id: Arc<str>, event: Bytes) -> Invoked {
        let settings = &self.0.settings;
        let refused = |fault: Fault| Invoked {
            outcome: Err(fault.into_error(&request_id)),
            request_id: Arc::clone(&request_id),
            duration: Duration::ZERO,
            cold_start: false,
            logs: Vec::new(),
        };
        if event.len() > MAX_SYNC_BYTES {
            return refused(Fault::EventTooLarge { limit: MAX_SYNC_BYTES });
        }
        if settings.strict_json && serde_json::from_slice::<serde::de::IgnoredAny>(&event).is_err() {
            return refused(Fault::NotJson);
        }
        let (instance, cold_start, init) = match self.idle_instance() {
            Some(instance) => {
                instance.log().begin(&request_id);
                write(instance.log(), format!("START RequestId:{request_id}"));
                (instance, false, None)
            }
            None => {
                let log = Arc::new(Log::new(settings.on_log.clone()));
                log.begin(&request_id);
                write(&log, format!("START RequestId:{request_id}"));
                match Instance::start(settings, Arc::clone(&log)).await {
                    Ok((instance, init)) => (instance, true, Some(init)),
                    Err(fault) => {
                        let mut invoked = refused(fault);
                        invoked.cold_start = true;
                        if let Err(error) = &invoked.outcome {
                            write(&log, format!("ERROR RequestId:{request_id} Result:{error}"));
                        }
                        write(&log, format!("END RequestId:{request_id}"));
                        invoked.logs = log.end();
                        return invoked;
                    }
                }
            }
        };
        if let Some(init) = init {
            write(instance.log(), self.init_report(&request_id, &instance, init));
        }
        self.finish(instance, request_id, event, cold_start).await
    }

    async fn finish(&self, instance: Instance, request_id: Arc<str>, event: Bytes, cold_start: bool) -> Invoked {
        let settings = &self.0.settings;
        let dispatched = Instant::now();
        let result = instance.serve(&request_id, event, settings.timeout).await;
        let duration = dispatched.elapsed();
        let memory = instance.peak_memory();
        let log = instance.log_handle();
        // The platform ends an instance after every error but the function's own, and one that left is gone.
        let keeps = matches!(result, Ok(_) | Err(Fault::User(_))) && instance.is_alive();
        let mut spare = None;
        if keeps {
            spare = Some(instance);
        } else {
            instance.stop().await;
        }
        let outcome = result.map_err(|fault| fault.into_error(&request_id));
        match &outcome {
            Ok(body) => {
                let text = String::from_utf8_lossy(body);
                write(&log, format!("Response RequestId:{request_id} RetMsg:{text:?}"));
            }
            Err(error) => write(&log, format!("ERROR RequestId:{request_id} Result:{error}")),
        }
        write(&log, format!("END RequestId:{request_id}"));
        write(
            &log,
            format!(
                "Report RequestId:{request_id} Duration:{}ms Memory:{}MB MemUsage:{}MB",
                duration.as_millis(),
                settings.memory_mb,
                megabytes(memory)
            ),
        );
        let logs = log.end();
        if let Some(instance) = spare {
            self.0.idle.lock().unwrap_or_else(PoisonError::into_inner).push(instance);
        }
        Invoked { outcome, request_id, duration, cold_start, logs }
    }

    /// The instance that was used last and is still alive.
    fn idle_instance(&self) -> Option<Instance> {
        let mut idle = self.0.idle.lock().unwrap_or_else(PoisonError::into_inner);
        idle.retain(Instance::is_alive);
        idle.pop()
    }

    fn init_report(&self, request_id: &str, instance: &Instance, init: Duration) -> String {
        let init = init.as_millis();
        format!(
            "Init Report RequestId: {request_id} Coldstart: {init}ms (PullCode: 0ms InitRuntime: 0ms InitFunction: {init}ms) \
             Memory: {}MB MemUsage: {:.2}MB",
            self.0.settings.memory_mb,
            megabytes(instance.peak_memory())
        )
    }

    /// Kills every instance that serves no event and waits until it is gone.
    pub async fn shutdown(&self) {
        let idle = std::mem::take(&mut *self.0.idle.lock().unwrap_or_else(PoisonError::into_inner));
        for instance in idle {
            instance.stop().await;
        }
    }
}

fn write(log: &Log, text: String) {
    log.write(LogSource::Platform, text);
}

#[expect(clippy::cast_precision_loss, reason = "a size for people")]
fn megabytes(bytes: Option<u64>) -> f64 {
    bytes.unwrap_or_default() as f64 / (1024.0 * 1024.0)
}

/// A random id in the form of the platform's: a UUID of version 4.
fn request_id() -> Arc<str> {
    let bits = fastrand::u128(..) & !(0xf000 << 64) & !(0b11 << 62) | (0x4000 << 64) | (0b10 << 62);
    let hex = format!("{bits:032x}");
    format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]).into()
}

/// The settings of a [`Platform`].
#[must_use]
pub struct Builder {
    function: Option<Function>,
    timeout: Duration,
    init_timeout: Duration,
    memory_mb: u32,
    credentials: Option<Credentials>,
    overrides: Vec<(String, Option<OsString>)>,
    strict_json: bool,
    on_log: Option<OnLog>,
}

impl Default for Builder {
    fn default() -> Self {
        Self {
            function: None,
            timeout: Duration::from_secs(3),
            init_timeout: Duration::from_secs(60),
            memory_mb: 128,
            credentials: None,
            overrides: Vec::new(),
            strict_json: false,
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

    /// Sets the memory in MB. The default is 128.
    pub fn memory(mut self, megabytes: u32) -> Self {
        self.memory_mb = megabytes;
        self
    }

    /// Gives the function the keys of an execution role. Without, it has none.
    pub fn credentials(mut self, credentials: Credentials) -> Self {
        self.credentials = Some(credentials);
        self
    }

    /// Sets a variable of the platform's own, such as `TENCENTCLOUD_REGION`, which [`Function::env`] refuses.
    pub fn platform_env(mut self, name: impl Into<String>, value: impl AsRef<OsStr>) -> Self {
        self.overrides.push((name.into(), Some(value.as_ref().to_owned())));
        self
    }

    /// Leaves out a variable of the platform's own: regions differ in what they set.
    pub fn without_platform_env(mut self, name: impl Into<String>) -> Self {
        self.overrides.push((name.into(), None));
        self
    }

    /// Refuses an event that isn't JSON with status 400, as the platform's `Invoke` does. By default it is delivered.
    pub fn strict_json(mut self, strict: bool) -> Self {
        self.strict_json = strict;
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
    /// A setting that the platform refuses. A program that isn't there is no such setting: as on the platform, the
    /// invocation fails.
    pub fn build(self) -> Result<Platform, BuildError> {
        let function = self.function.ok_or(BuildError::NoFunction)?;
        environment::check(&function)?;
        for (name, zero) in [
            ("the timeout", self.timeout.is_zero()),
            ("the init timeout", self.init_timeout.is_zero()),
            ("the memory", self.memory_mb == 0),
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
        let environment = environment::compose(&function, &directory, self.credentials.as_ref(), &self.overrides);
        Ok(Platform(Arc::new(Shared {
            settings: Settings {
                function,
                program,
                directory,
                environment,
                timeout: self.timeout,
                init_timeout: self.init_timeout,
                memory_mb: self.memory_mb,
                strict_json: self.strict_json,
                on_log: self.on_log,
            },
            idle: Mutex::default(),
        })))
    }
}

impl std::fmt::Debug for Builder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Builder")
            .field("function", &self.function)
            .field("timeout", &self.timeout)
            .field("init_timeout", &self.init_timeout)
            .field("memory_mb", &self.memory_mb)
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
