//! One instance: a process, its runtime API, and the event that it serves.

mod api;
mod diagnosis;
pub(crate) mod image;
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
use self::image::turn::{self, Held, Turn};
use self::image::{Bridge, is_free};
use self::running::Running;
use self::slot::{Answer, Event, Seen, Slot};
use crate::log::{Log, Stream};
use crate::outcome::fault::Fault;
use crate::process::group::{ProcessGroup, wait};
use crate::process::network::Network;
use crate::process::{Members, Program};
use crate::settings::Settings;
use crate::{LogSource, MemoryEnforcement, Quirk, StopSignal};

const HOST: &str = "127.0.0.1";
/// How long a process that was told to stop may take for that once its event is answered.
const GRACE: Duration = Duration::from_secs(2);
/// How long an instance waits at the least for a port that another platform of this process has.
const TURN: Duration = Duration::from_secs(60);
/// How often the memory of a process is looked at.
const MEMORY_CHECK: Duration = Duration::from_millis(20);

/// One process of the function. It is killed when this is dropped, with all that it started.
pub(crate) struct Instance {
    group: Arc<ProcessGroup>,
    slot: Arc<Slot>,
    log: Arc<Log>,
    streams: [Arc<Stream>; 2],
    server: JoinHandle<()>,
    reaper: JoinHandle<()>,
    /// For its port, if it uses one of this machine's.
    turn: Option<Arc<Turn>>,
}

impl Instance {
    /// Starts a process and waits until it is ready.
    pub(crate) async fn start(settings: &Arc<Settings>, log: Arc<Log>) -> Result<(Self, Duration), Fault> {
        // It was when the platform was built.
        if !is_executable(&settings.program) {
            return Err(Fault::NotExecutable);
        }
        let port = match settings.options.image_port {
            Some(port) if !settings.options.own_network => Some(hold(port, settings.options.init_timeout).await?),
            _ => None,
        };
        let started = Instant::now();
        let spawned = Self::spawn(settings, log, port).await;
        let instance = spawned.map_err(|error| {
            let why = diagnosis::of_program(&settings.program);
            Fault::StartFailed(why.map_or_else(|| error.to_string(), |why| format!("{error}: {why}")))
        })?;
        let limit = settings.start_limit();
        let ready = tokio::select! {
            seen = tokio::time::timeout(limit, instance.ready(settings)) => Some(seen),
            () = instance.until_too_large(settings) => None,
        };
        let fault = match ready {
            Some(Ok(Seen::Happened(()))) => return Ok((instance, started.elapsed())),
            Some(Ok(Seen::Exited(_))) if instance.group.members().is_over_memory() => settings.over_memory_at_start(),
            Some(Ok(Seen::Exited(how))) => {
                instance.drain();
                Fault::InitExit { why: diagnosis::of_exit(&settings.program, &how, &instance.log), how }
            }
            Some(Ok(Seen::Cancelled)) => Fault::Cancelled,
            Some(Err(_elapsed)) if settings.options.image_port.is_some() => {
                Fault::PortTimeout { limit, why: instance.slot.hindrance() }
            }
            Some(Err(_elapsed)) => Fault::InitTimeout(limit),
            None => settings.over_memory_at_start(),
        };
        instance.stop(settings.options.stop_signal).await;
        Err(fault)
    }

    async fn spawn(settings: &Arc<Settings>, log: Arc<Log>, port: Option<Held>) -> io::Result<Self> {
        let options = &settings.options;
        let slot = Arc::new(Slot::new());
        let network = options.own_network.then(Network::new).transpose()?.map(Arc::new);
        let listener = match options.image_port {
            Some(_) => None,
            None => Some(TcpListener::bind((HOST, 0)).await?),
        };
        let name = Program::instance_name();
        let mut environment = settings.environment(&name);
        if let Some(listener) = &listener {
            let port = listener.local_addr()?.port();
            environment.insert(0, ("SCF_RUNTIME_API".to_owned(), HOST.into()));
            environment.insert(1, ("SCF_RUNTIME_API_PORT".to_owned(), port.to_string().into()));
        }
        let program = Program {
            path: &settings.program,
            arguments: &settings.function.arguments,
            directory: &settings.directory,
            environment,
            launcher: settings.launcher.as_ref(),
        };
        let warn = |text| log.write(LogSource::Emulator, text);
        let (groups, limit) = (settings.cgroups.as_ref(), settings.kernel_limit());
        let (members, child) = program.start(name, groups, limit, network.as_deref(), warn)?;
        let members = Arc::new(members);
        let server = match (listener, options.image_port) {
            (Some(listener), _) => {
                let api = Api::new(Arc::clone(&slot), Arc::clone(&log), Arc::clone(settings));
                tokio::spawn(serve(listener, Arc::new(api)))
            }
            (None, port) => {
                let port = port.unwrap_or_default();
                let (slot, log, members) = (Arc::clone(&slot), Arc::clone(&log), Arc::clone(&members));
                tokio::spawn(Bridge { slot, log, port, settings: Arc::clone(settings), members, network }.run())
            }
        };
        Self::watch(members, child, server, slot, log, port)
    }

    fn watch(
        members: Arc<Members>,
        mut child: Child,
        server: JoinHandle<()>,
        slot: Arc<Slot>,
        log: Arc<Log>,
        port: Option<Held>,
    ) -> io::Result<Self> {
        let group = Arc::new(ProcessGroup::new(Arc::clone(&members)));
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
        let (waited, turn) = (Arc::clone(&slot), port.as_ref().map(|port| Arc::clone(port.turn())));
        let reaper = tokio::spawn(async move {
            waited.exited(wait(child, &members).await);
            // Another instance may have the port only after the processes of this one.
            drop(port);
        });
        Ok(Self { group, slot, log, streams, server, reaper, turn })
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
        source: &'static str,
        settings: &Settings,
    ) -> Result<Bytes, Fault> {
        let limit = settings.options.timeout;
        self.group.thaw();
        self.slot.dispatch(Event::new(Arc::clone(request_id), payload, source));
        let seen = tokio::select! {
            seen = tokio::time::timeout(limit, self.answer(settings)) => Some(seen),
            () = self.until_too_large(settings) => None,
        };
        let fetched = self.slot.withdraw();
        self.drain();
        if self.group.members().is_over_memory() {
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

    /// Waits until the function is ready.
    async fn ready(&self, settings: &Settings) -> Seen<()> {
        let seen = self.slot.until_ready().await;
        let late = matches!(seen, Seen::Exited(_)) && settings.has_quirk(&Quirk::StartExitUnnoticed);
        if late { std::future::pending().await } else { seen }
    }

    /// Waits for the answer to the event.
    async fn answer(&self, settings: &Settings) -> Seen<Answer> {
        let seen = self.slot.until_answered().await;
        let late =
            matches!(seen, Seen::Exited(_)) && self.slot.is_fetched() && settings.has_quirk(&Quirk::ExitUnnoticed);
        if late { std::future::pending().await } else { seen }
    }

    /// Waits until the processes use more memory than they may.
    async fn until_too_large(&self, settings: &Settings) {
        let members = self.group.members();
        let watched = !members.is_limited() && settings.options.memory_enforcement != MemoryEnforcement::Off;
        loop {
            tokio::time::sleep(MEMORY_CHECK).await;
            if members.is_over_memory() || watched && members.look() > settings.memory_bytes() {
                return;
            }
        }
    }

    /// Stops the process from running until its next event.
    pub(crate) fn freeze(&self) {
        self.group.freeze();
    }

    /// Returns the most memory that the processes have used together so far, in bytes; none where the system doesn't tell.
    pub(crate) fn peak_memory(&self) -> Option<u64> {
        self.group.members().peak()
    }

    /// Returns the turn of the port that this instance uses, if it uses one of this machine's.
    pub(crate) fn turn(&self) -> Option<&Arc<Turn>> {
        self.turn.as_ref()
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

/// Waits for a port of this machine, which is one instance's at a time.
async fn hold(port: u16, limit: Duration) -> Result<Held, Fault> {
    let Ok(held) = tokio::time::timeout(limit.max(TURN), turn::of(port).take()).await else {
        return Err(Fault::PortTaken { port, by: "an instance of another platform in this process".to_owned() });
    };
    is_free(port).await?;
    Ok(held)
}

fn is_executable(program: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    program.metadata().is_ok_and(|metadata| metadata.is_file() && metadata.permissions().mode() & 0o111 != 0)
}
