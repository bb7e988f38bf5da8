//! One instance: a process, its runtime API, and the event that it serves.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use bytes::Bytes;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::LogSource;
use crate::api::{Api, serve};
use crate::output::{Log, Stream};
use crate::process::{ProcessGroup, wait};
use crate::settings::Settings;
use crate::slot::{Answer, Event, Seen, Slot};
use crate::status::Fault;

const HOST: &str = "127.0.0.1";

/// One process of the function. It is killed when this is dropped.
pub(crate) struct Instance {
    group: ProcessGroup,
    slot: Arc<Slot>,
    log: Arc<Log>,
    streams: [Arc<Stream>; 2],
    server: JoinHandle<()>,
    reaper: JoinHandle<()>,
}

impl Instance {
    /// Starts a process and waits until it is ready.
    pub(crate) async fn start(settings: &Settings, log: Arc<Log>) -> Result<(Self, Duration), Fault> {
        if !is_executable(&settings.program) {
            return Err(Fault::NotExecutable);
        }
        let started = Instant::now();
        let instance = Self::spawn(settings, log).await.map_err(|error| Fault::StartFailed(error.to_string()))?;
        let fault = match tokio::time::timeout(settings.init_timeout, instance.slot.until_ready()).await {
            Ok(Seen::Happened(())) => return Ok((instance, started.elapsed())),
            Ok(Seen::Exited(how)) => Fault::InitExit(how),
            Err(_elapsed) => Fault::InitTimeout(settings.init_timeout),
        };
        instance.stop().await;
        Err(fault)
    }

    async fn spawn(settings: &Settings, log: Arc<Log>) -> std::io::Result<Self> {
        let listener = TcpListener::bind((HOST, 0)).await?;
        let port = listener.local_addr()?.port();
        let (group, mut child) = ProcessGroup::start(settings, HOST, port)?;
        let pipes = (child.stdout.take(), child.stderr.take());
        let (Some(stdout), Some(stderr)) = pipes else {
            return Err(std::io::Error::other("the process has no output"));
        };
        let streams = [
            Arc::new(Stream::new(stdout.into_owned_fd()?, LogSource::Stdout)?),
            Arc::new(Stream::new(stderr.into_owned_fd()?, LogSource::Stderr)?),
        ];
        for stream in &streams {
            let (stream, log) = (Arc::clone(stream), Arc::clone(&log));
            tokio::spawn(async move { stream.follow(&log).await });
        }
        let slot = Arc::new(Slot::new());
        let api = Api {
            slot: Arc::clone(&slot),
            log: Arc::clone(&log),
            timeout: settings.timeout,
            memory_mb: settings.memory_mb,
        };
        let server = tokio::spawn(serve(listener, Arc::new(api)));
        let (leader, over, waited) = (group.leader(), group.over(), Arc::clone(&slot));
        let reaper = tokio::spawn(async move { waited.exited(wait(child, leader, &over).await) });
        Ok(Self { group, slot, log, streams, server, reaper })
    }

    /// Whether the process is still there.
    pub(crate) fn is_alive(&self) -> bool {
        self.slot.exit().is_none()
    }

    pub(crate) fn log_handle(&self) -> Arc<Log> {
        Arc::clone(&self.log)
    }

    pub(crate) fn log(&self) -> &Log {
        &self.log
    }

    /// Hands over an event and waits for the result. After an error other than the function's own the instance is
    /// of no more use.
    pub(crate) async fn serve(&self, request_id: &Arc<str>, payload: Bytes, timeout: Duration) -> Result<Bytes, Fault> {
        self.slot.dispatch(Event::new(Arc::clone(request_id), payload));
        let seen = tokio::time::timeout(timeout, self.slot.until_answered()).await;
        let fetched = self.slot.withdraw();
        self.drain();
        match seen {
            Ok(Seen::Happened(Answer::Response(body))) => Ok(body),
            Ok(Seen::Happened(Answer::Error(body))) => Err(Fault::User(String::from_utf8_lossy(&body).into_owned())),
            Ok(Seen::Happened(Answer::TooLarge)) => Err(Fault::ResponseTooLarge),
            Ok(Seen::Exited(how)) => Err(Fault::Exit(how)),
            Err(_elapsed) if fetched => Err(Fault::Timeout(timeout)),
            Err(_elapsed) => Err(Fault::NotFetched(timeout)),
        }
    }

    /// The most memory that the process has used so far, in bytes; none where the system doesn't tell.
    pub(crate) fn peak_memory(&self) -> Option<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.group.leader())).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
        line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok().map(|kilobytes| kilobytes * 1024)
    }

    /// Kills the process and waits until it is gone.
    pub(crate) async fn stop(mut self) {
        self.group.kill();
        // The task ends when the process does; it can't be cancelled from elsewhere.
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
        self.server.abort();
    }
}

fn is_executable(program: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    program.metadata().is_ok_and(|metadata| metadata.is_file() && metadata.permissions().mode() & 0o111 != 0)
}
