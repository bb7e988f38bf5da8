//! The function's process, and every process that it starts.

use std::io;
use std::process::{ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rustix::process::{Pid, Signal, kill_process, kill_process_group};
use tokio::process::{Child, Command};

use crate::settings::Settings;

/// A group of processes that is killed when this is dropped.
#[derive(Debug)]
pub(crate) struct ProcessGroup {
    leader: Pid,
    over: Arc<AtomicBool>,
    told: AtomicBool,
}

impl ProcessGroup {
    /// Starts the function's program at the head of a group of its own. `api` is the address of its
    /// runtime API, if it has one.
    pub(crate) fn start(settings: &Settings, api: Option<(&str, u16)>) -> io::Result<(Self, Child)> {
        let arguments = &settings.function.arguments;
        let mut command = if let Some(launcher) = &settings.launcher {
            let (program, arguments) = launcher.wrap(&settings.program, arguments);
            let mut command = Command::new(program);
            command.args(arguments);
            command
        } else {
            let mut command = Command::new(&settings.program);
            command.args(arguments);
            command
        };
        command
            .current_dir(&settings.directory)
            .env_clear()
            .envs(api.map(|(host, _)| ("SCF_RUNTIME_API", host)))
            .envs(api.map(|(_, port)| ("SCF_RUNTIME_API_PORT", port.to_string())))
            .envs(settings.environment())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .process_group(0)
            .kill_on_drop(true);
        let child = command.spawn()?;
        let leader = child
            .id()
            .and_then(|id| i32::try_from(id).ok())
            .and_then(Pid::from_raw)
            .ok_or_else(|| io::Error::other("the process left at once"))?;
        limit_open_files(leader);
        Ok((Self { leader, over: Arc::default(), told: AtomicBool::default() }, child))
    }

    /// The id of the first process.
    pub(crate) fn leader(&self) -> Pid {
        self.leader
    }

    /// Set this once the leader was waited for and its group is gone, because the id may then be given to another group.
    pub(crate) fn over(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.over)
    }

    /// Kills whatever is left of the group.
    pub(crate) fn kill(&self) {
        self.signal(Signal::KILL);
    }

    /// Stops every process of the group from running, until it is thawed.
    pub(crate) fn freeze(&self) {
        self.signal(Signal::STOP);
    }

    /// Lets every process of the group run again.
    pub(crate) fn thaw(&self) {
        self.signal(Signal::CONT);
    }

    fn signal(&self, signal: Signal) {
        if !self.over.load(Ordering::Acquire) {
            // The only failure is that the group is gone.
            let _ = kill_process_group(self.leader, signal);
        }
    }

    /// Tells the leader to stop. Returns whether it was there to be told.
    pub(crate) fn terminate(&self) -> bool {
        self.told.store(true, Ordering::Release);
        let there = !self.over.load(Ordering::Acquire) && kill_process(self.leader, Signal::TERM).is_ok();
        self.thaw();
        there
    }

    /// Whether the leader was told to stop.
    pub(crate) fn told(&self) -> bool {
        self.told.load(Ordering::Acquire)
    }

    /// The resident memory of the leader in bytes, now (`VmRSS`) or at its peak (`VmHWM`); none where
    /// the system doesn't tell.
    pub(crate) fn memory(&self, field: &str) -> Option<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.leader)).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix(field)?.strip_prefix(':'))?;
        let kilobytes = line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()?;
        Some(kilobytes * 1024)
    }
}

impl Drop for ProcessGroup {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Waits until the leader leaves, then kills what it left behind.
pub(crate) async fn wait(mut child: Child, leader: Pid, over: &AtomicBool) -> String {
    let status = child.wait().await;
    // The only failure is that the group is gone.
    let _ = kill_process_group(leader, Signal::KILL);
    over.store(true, Ordering::Release);
    status.map_or_else(|error| format!("unknown: {error}"), |status| describe(&status))
}

/// The platform allows 1024 open files (583/11637).
#[cfg(target_os = "linux")]
fn limit_open_files(process: Pid) {
    use rustix::process::{Resource, getrlimit, prlimit};
    const OPEN_FILES: u64 = 1024;
    let mut limit = getrlimit(Resource::Nofile);
    limit.current = Some(limit.current.map_or(OPEN_FILES, |current| current.min(OPEN_FILES)));
    limit.maximum = Some(limit.maximum.map_or(OPEN_FILES, |maximum| maximum.min(OPEN_FILES)));
    // A process that is gone already has no limits.
    let _ = prlimit(Some(process), Resource::Nofile, limit);
}

#[cfg(not(target_os = "linux"))]
fn limit_open_files(_process: Pid) {}

fn describe(status: &ExitStatus) -> String {
    use std::os::unix::process::ExitStatusExt;
    match (status.code(), status.signal()) {
        (Some(code), _) => format!("exit code {code}"),
        (None, Some(signal)) => format!("signal {signal}"),
        (None, None) => status.to_string(),
    }
}
