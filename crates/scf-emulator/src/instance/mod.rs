//! One instance: a process, its runtime API, and the event that it serves.

mod api;
mod image;
pub(crate) mod running;
mod slot;

use std::io;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use bytes::Bytes;
use tokio::net::TcpListener;
use tokio::process::Child;
use tokio::task::JoinHandle;

use self::api::{Api, serve};
use self::image::Bridge;
use self::running::Running;
use self::slot::{Answer, Event, Seen, Slot};
use crate::log::{Log, Stream};
use crate::outcome::fault::Fault;
use crate::process::cgroup::Cgroup;
use crate::process::group::{ProcessGroup, wait};
use crate::settings::Settings;
use crate::{LogSource, MemoryEnforcement, Quirk, StopSignal};

const HOST: &str = "127.0.0.1";
/// How long a process that was told to stop may take for that once its event is answered.
const GRACE: Duration = Duration::from_secs(2);
/// How often the memory of a process is looked at.
const MEMORY_CHECK: Duration = Duration::from_millis(20);

/// One process of the function. It is killed when this is dropped.
pub(crate) struct Instance {
    group: Arc<ProcessGroup>,
    cgroup: Option<Arc<Cgroup>>,
    slot: Arc<Slot>,
    log: Arc<Log>,
    streams: [Arc<Stream>; 2],
    server: JoinHandle<()>,
    reaper: JoinHandle<()>,
}

impl Instance {
    /// Starts a process and waits until it is ready.
    pub(crate) async fn start(settings: &Arc<Settings>, log: Arc<Log>) -> Result<(Self, Duration), Fault> {
        if !is_executable(&settings.program) {
            return Err(Fault::NotExecutable);
        }
        let started = Instant::now();
        let instance = Self::spawn(settings, log).await.map_err(|error| Fault::StartFailed(error.to_string()))?;
        let limit = settings.options.init_timeout;
        let ready = tokio::time::timeout(limit, instance.slot.until_ready()).await;
        let fault = match ready {
            Ok(Seen::Happened(())) => return Ok((instance, started.elapsed())),
            Ok(Seen::Exited(_)) if instance.is_over_memory() => Fault::Memory,
            Ok(Seen::Exited(how)) => Fault::InitExit(how),
            Ok(Seen::Cancelled) => Fault::Cancelled,
            Err(_elapsed) if settings.options.image_port.is_some() => Fault::PortTimeout(limit),
            Err(_elapsed) => Fault::InitTimeout(limit),
        };
        instance.stop(settings.options.stop_signal).await;
        Err(fault)
    }

    async fn spawn(settings: &Arc<Settings>, log: Arc<Log>) -> io::Result<Self> {
        let slot = Arc::new(Slot::new());
        let (group, child, server) = if let Some(port) = settings.options.image_port {
            let (group, child) = ProcessGroup::start(settings, None)?;
            let (slot, log) = (Arc::clone(&slot), Arc::clone(&log));
            let bridge = Bridge { slot, log, port, settings: Arc::clone(settings) };
            (group, child, tokio::spawn(bridge.run()))
        } else {
            let listener = TcpListener::bind((HOST, 0)).await?;
            let port = listener.local_addr()?.port();
            let (group, child) = ProcessGroup::start(settings, Some((HOST, port)))?;
            let api = Api::new(Arc::clone(&slot), Arc::clone(&log), Arc::clone(settings));
            (group, child, tokio::spawn(serve(listener, Arc::new(api))))
        };
        let cgroup = settings.cgroups.as_ref().and_then(|parent| {
            let limit = u64::from(settings.options.memory_mb) << 20;
            let made = parent.make(limit).and_then(|cgroup| cgroup.add(group.leader()).map(|()| Arc::new(cgroup)));
            let text = |error: &io::Error| format!("the process has no memory cgroup and is watched instead: {error}");
            made.inspect_err(|error| log.write(LogSource::Emulator, text(error))).ok()
        });
        Self::watch(group, cgroup, child, server, slot, log)
    }

    fn watch(
        group: ProcessGroup,
        cgroup: Option<Arc<Cgroup>>,
        mut child: Child,
        server: JoinHandle<()>,
        slot: Arc<Slot>,
        log: Arc<Log>,
    ) -> io::Result<Self> {
        let (Some(stdout), Some(stderr)) = (child.stdout.take(), child.stderr.take()) else {
            return Err(io::Error::other("the process has no output"));
        };
        let streams = [
            Arc::new(Stream::new(stdout.into_owned_fd()?, LogSource::Stdout)?),
            Arc::new(Stream::new(stderr.into_owned_fd()?, LogSource::Stderr)?),
        ];
        for stream in &streams {
            let (stream, log) = (Arc::clone(stream), Arc::clone(&log));
            tokio::spawn(async move { stream.follow(&log).await });
        }
        let (leader, over, waited) = (group.leader(), group.over(), Arc::clone(&slot));
        let held = cgroup.clone();
        let reaper = tokio::spawn(async move {
            waited.exited(wait(child, leader, &over).await);
            // The group can go only after its processes.
            drop(held);
        });
        Ok(Self { group: Arc::new(group), cgroup, slot, log, streams, server, reaper })
    }

    /// Whether the process may get another event: it is there and wasn't told to stop.
    pub(crate) fn is_usable(&self) -> bool {
        self.slot.exit().is_none() && !self.group.told()
    }

    pub(crate) fn log(&self) -> &Log {
        &self.log
    }

    pub(crate) fn log_handle(&self) -> Arc<Log> {
        Arc::clone(&self.log)
    }

    /// Hands over an event and waits for the result. After an error other than the function's own the
    /// instance is of no more use.
    pub(crate) async fn serve(
        &self,
        request_id: &Arc<str>,
        payload: Bytes,
        settings: &Settings,
    ) -> Result<Bytes, Fault> {
        let limit = settings.options.timeout;
        self.group.thaw();
        self.slot.dispatch(Event::new(Arc::clone(request_id), payload));
        let seen = tokio::select! {
            seen = tokio::time::timeout(limit, self.answer(settings)) => Some(seen),
            () = self.until_too_large(settings) => None,
        };
        let fetched = self.slot.withdraw();
        self.drain();
        if self.is_over_memory() {
            // Whatever it answered: some process of it is gone.
            return Err(Fault::Memory);
        }
        match seen {
            Some(Ok(Seen::Happened(Answer::Response(body)))) => Ok(body),
            Some(Ok(Seen::Happened(Answer::Error(body)))) => {
                let status = settings.quirk(|quirk| match quirk {
                    Quirk::UserErrorStatus(status) => Some(*status),
                    _ => None,
                });
                let status = status.unwrap_or(430);
                Err(Fault::User { status, text: String::from_utf8_lossy(&body).into_owned() })
            }
            Some(Ok(Seen::Happened(Answer::TooLarge))) => Err(Fault::ResponseTooLarge),
            Some(Ok(Seen::Exited(how))) if fetched => Err(Fault::Exit(how)),
            Some(Ok(Seen::Exited(how))) => Err(Fault::Gone(how)),
            Some(Ok(Seen::Cancelled)) => Err(Fault::Cancelled),
            Some(Err(_elapsed)) if fetched => Err(Fault::Timeout(limit)),
            Some(Err(_elapsed)) => Err(Fault::NotFetched(limit)),
            None => Err(Fault::Memory),
        }
    }

    /// Waits for the answer to the event.
    async fn answer(&self, settings: &Settings) -> Seen<Answer> {
        let seen = self.slot.until_answered().await;
        let late =
            matches!(seen, Seen::Exited(_)) && self.slot.is_fetched() && settings.has_quirk(&Quirk::ExitUnnoticed);
        if late { std::future::pending().await } else { seen }
    }

    /// Waits until the process uses more memory than it may.
    async fn until_too_large(&self, settings: &Settings) {
        let limit = u64::from(settings.options.memory_mb) << 20;
        let watched = self.cgroup.is_none() && settings.options.memory_enforcement != MemoryEnforcement::Off;
        loop {
            tokio::time::sleep(MEMORY_CHECK).await;
            if self.is_over_memory() || watched && self.group.memory("VmRSS").is_some_and(|used| used > limit) {
                return;
            }
        }
    }

    /// Whether the kernel killed a process of this instance for its memory.
    fn is_over_memory(&self) -> bool {
        self.cgroup.as_ref().is_some_and(|cgroup| cgroup.has_killed())
    }

    /// Stops the process from running until its next event.
    pub(crate) fn freeze(&self) {
        self.group.freeze();
    }

    /// The most memory that the process has used so far, in bytes; none where the system doesn't tell.
    pub(crate) fn peak_memory(&self) -> Option<u64> {
        self.group.memory("VmHWM")
    }

    /// A handle by which the invocation can be ended.
    pub(crate) fn running(&self, request_id: &Arc<str>) -> Running {
        Running {
            request_id: Arc::clone(request_id),
            group: Arc::downgrade(&self.group),
            slot: Arc::clone(&self.slot),
            log: Arc::clone(&self.log),
        }
    }

    /// Ends the process and waits until it is gone.
    pub(crate) async fn stop(mut self, signal: StopSignal) {
        let grace = match signal {
            // It was told to stop and may take a moment for that.
            StopSignal::Kill => self.group.told().then_some(GRACE),
            StopSignal::TermThenKill { grace } => {
                self.group.terminate();
                Some(grace)
            }
        };
        if let Some(grace) = grace {
            let _ = tokio::time::timeout(grace, &mut self.reaper).await;
        }
        self.group.kill();
        if self.reaper.is_finished() {
            return self.drain();
        }
        // The task ends when the process does; nobody cancels it.
        let _ = (&mut self.reaper).await;
        self.drain();
    }

    fn drain(&self) {
        for stream in &self.streams {
            stream.drain(&self.log);
        }
    }
}

impl Drop for Instance {
    fn drop(&mut self) {
        self.group.kill();
        self.server.abort();
    }
}

fn is_executable(program: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    program.metadata().is_ok_and(|metadata| metadata.is_file() && metadata.permissions().mode() & 0o111 != 0)
}
