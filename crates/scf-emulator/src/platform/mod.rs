//! The platform: it starts instances, hands events to them and tells what became of each.

pub(crate) mod builder;
mod pool;
pub(crate) mod queue;
mod request_id;
pub(crate) mod url;

use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use bytes::Bytes;
use tokio::sync::Semaphore;

use self::pool::Pool;
use self::request_id::request_id;
use crate::instance::Instance;
use crate::instance::running::Running;
use crate::log::Log;
use crate::outcome::fault::Fault;
use crate::settings::{Options, Settings};
use crate::{Invoked, MemoryEnforcement, Quirk, StopSignal};

/// The platform side of SCF for one function. Cloning gives another handle to the same platform.
///
/// Instances start when an event needs one and are used again; there are as many as there are events
/// at a time. They are killed, with every process that they started, when the last handle is dropped;
/// [`shutdown`](Self::shutdown) ends them as [`Builder::stop_signal`](crate::Builder::stop_signal) says.
///
/// It needs a Tokio runtime with I/O and time enabled.
#[derive(Debug, Clone)]
pub struct Platform(Arc<Shared>);

struct Shared {
    settings: Arc<Settings>,
    /// Limits the instances.
    places: Semaphore,
    pool: Arc<Pool>,
    running: Mutex<Vec<Running>>,
    /// How many asynchronous events wait or run.
    queued: AtomicUsize,
    /// How many events the platform itself failed.
    failures: AtomicU32,
}

impl std::fmt::Debug for Shared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Shared").field("settings", &self.settings).finish_non_exhaustive()
    }
}

/// What came of an event in one instance.
struct Served {
    result: Result<Bytes, Fault>,
    duration: Duration,
    memory: Option<u64>,
    log: Arc<Log>,
    spare: Option<Instance>,
}

impl Platform {
    pub(crate) fn new(settings: Settings) -> Self {
        let Options { clock, idle_timeout, stop_signal, max_instances, .. } = &settings.options;
        Self(Arc::new(Shared {
            places: Semaphore::new(*max_instances),
            pool: Arc::new(Pool::new(clock.clone(), *idle_timeout, *stop_signal)),
            settings: Arc::new(settings),
            running: Mutex::default(),
            queued: AtomicUsize::default(),
            failures: AtomicU32::default(),
        }))
    }

    pub(crate) fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// How many asynchronous events wait or run.
    pub(crate) fn queued(&self) -> &AtomicUsize {
        &self.0.queued
    }

    /// Returns how processes are held to their memory on this machine.
    pub fn memory_enforcement(&self) -> MemoryEnforcement {
        match self.0.settings.options.memory_enforcement {
            MemoryEnforcement::Cgroup if self.0.settings.kernel_limit().is_none() => MemoryEnforcement::Watched,
            enforcement => enforcement,
        }
    }

    /// Returns how many instances serve an event.
    pub fn running_instances(&self) -> usize {
        lock(&self.0.running).iter().filter(|running| running.is_alive()).count()
    }

    /// Returns how many instances wait for an event.
    pub fn idle_instances(&self) -> usize {
        self.0.pool.count()
    }

    /// Delivers an event and waits for what becomes of it. The bytes are delivered as they are, even
    /// if they aren't JSON, unless [`Builder::strict_json`](crate::Builder::strict_json) is set.
    pub async fn invoke(&self, event: impl Into<Bytes>) -> Invoked {
        self.invoke_as(request_id(), event).await
    }

    /// Does what [`invoke`](Self::invoke) does under a given request id: the platform may deliver an
    /// event twice.
    pub async fn invoke_as(&self, request_id: impl Into<Arc<str>>, event: impl Into<Bytes>) -> Invoked {
        self.run(request_id.into(), event.into(), "invoke").await
    }

    /// Runs the function for an event. What it comes from is told to images alone; the documents have no list of that.
    async fn run(&self, request_id: Arc<str>, event: Bytes, source: &'static str) -> Invoked {
        if let Err(fault) = self.accepts(&event) {
            return failed(fault, request_id);
        }
        // The semaphore is never closed: without a place, all are taken.
        let place = if self.0.settings.options.refuses_over_limit {
            self.0.places.try_acquire().ok()
        } else {
            self.0.places.acquire().await.ok()
        };
        if place.is_none() {
            return failed(self.0.settings.over_limit(), request_id);
        }
        if let Some(instance) = self.0.pool.take() {
            instance.log().start(&request_id);
            match self.serve(instance, &request_id, &event, source).await {
                // It left before it saw the event, which goes to another.
                Served { result: Err(Fault::Gone(_)), .. } => {}
                served => return self.finish(served, request_id, false),
            }
        }
        match self.start(&request_id).await {
            Ok(instance) => {
                let served = self.serve(instance, &request_id, &event, source).await;
                self.finish(served, request_id, true)
            }
            Err(invoked) => *invoked,
        }
    }

    /// Whether the platform takes an event, as it is now.
    fn accepts(&self, event: &[u8]) -> Result<(), Fault> {
        self.0.settings.accepts(event)?;
        let fails = |quirk: &Quirk| match quirk {
            Quirk::InternalError { times } => self.0.failures.fetch_add(1, Ordering::Relaxed) < *times,
            _ => false,
        };
        if self.0.settings.options.quirks.iter().any(fails) { Err(Fault::Internal) } else { Ok(()) }
    }

    /// Starts an instance for an event; the error is what became of the event without one.
    async fn start(&self, request_id: &Arc<str>) -> Result<Instance, Box<Invoked>> {
        let settings = &self.0.settings;
        let log = Arc::new(Log::new(settings.options.on_log.clone()));
        log.start(request_id);
        match Instance::start(settings, Arc::clone(&log)).await {
            Ok((instance, init)) => {
                log.initialized(request_id, init, settings.options.memory_mb, instance.peak_memory());
                Ok(instance)
            }
            Err(fault) => {
                let mut invoked = failed(fault, Arc::clone(request_id));
                invoked.cold_start = true;
                log.result(request_id, &invoked.outcome);
                (invoked.logs, invoked.breaches) = log.end();
                Err(Box::new(invoked))
            }
        }
    }

    /// Gives an event to an instance, which is then put aside for the next one or stopped.
    async fn serve(&self, instance: Instance, request_id: &Arc<str>, event: &Bytes, source: &'static str) -> Served {
        {
            let mut running = lock(&self.0.running);
            running.retain(Running::is_alive);
            running.push(instance.running(request_id));
        }
        let dispatched = Instant::now();
        let result = instance.serve(request_id, event.clone(), source, &self.0.settings).await;
        let duration = dispatched.elapsed();
        lock(&self.0.running).retain(|running| !running.serves(request_id));
        let memory = instance.peak_memory();
        let log = instance.log_handle();
        let options = &self.0.settings.options;
        // The platform ends an instance after every error but the function's own.
        let spare = match result {
            Ok(_) | Err(Fault::User { .. })
                if instance.is_usable() && options.idle_timeout.is_none_or(|time| !time.is_zero()) =>
            {
                if self.0.settings.has_quirk(&Quirk::Freeze) {
                    instance.freeze();
                }
                Some(instance)
            }
            // The kernel asks nobody.
            Err(Fault::Memory) => stopped(instance, StopSignal::Kill).await,
            _ => stopped(instance, options.stop_signal).await,
        };
        Served { result, duration, memory, log, spare }
    }

    fn finish(&self, served: Served, request_id: Arc<str>, cold_start: bool) -> Invoked {
        let Served { result, duration, memory, log, spare } = served;
        let outcome = result.map_err(|fault| fault.into_error(&request_id));
        log.result(&request_id, &outcome);
        log.report(&request_id, duration, self.0.settings.options.memory_mb, memory);
        let (logs, breaches) = log.end();
        if let Some(instance) = spare {
            self.0.pool.put(instance);
        }
        Invoked { outcome, request_id, duration, cold_start, logs, breaches }
    }

    /// Ends the invocations that are under way, as `TerminateAsyncEvent` does (583/63969), and returns
    /// how many there were.
    ///
    /// With grace each process gets `SIGTERM`, and its event ends as the process makes it; without, it
    /// is killed and its event has status 499.
    pub fn terminate(&self, grace: bool) -> usize {
        let running = lock(&self.0.running);
        running.iter().filter(|running| running.terminate(grace)).count()
    }

    /// Ends every instance that serves no event and waits until it is gone.
    pub async fn shutdown(&self) {
        self.0.pool.clear().await;
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn stopped(instance: Instance, signal: StopSignal) -> Option<Instance> {
    instance.stop(signal).await;
    None
}

fn failed(fault: Fault, request_id: Arc<str>) -> Invoked {
    Invoked {
        outcome: Err(fault.into_error(&request_id)),
        request_id,
        duration: Duration::ZERO,
        cold_start: false,
        logs: Vec::new(),
        breaches: Vec::new(),
    }
}
